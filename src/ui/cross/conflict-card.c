/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/conflict-card.h"

#include "app/wording/wording.h"
#include "ui/page/page.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 80
#define PORTFOLIO_CHARS 12 /* both days are given the same width */

/* What a button needs when it is pressed. */
typedef struct
{
  const DubanConflictCardHandlers *handlers;
  DubanRule rule;
  guint32 task;
  gboolean waived;
  DubanConflictWay *way; /* or NULL */
  DubanStatementUse use;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  g_clear_pointer (&press->way, duban_conflict_way_free);
  g_free (press);
}

static Press *
press_new (const DubanConflictCard *card, const DubanConflictCardHandlers *handlers)
{
  Press *press = g_new0 (Press, 1);

  press->handlers = handlers;
  press->rule = card->rule;
  press->task = card->task;
  press->waived = card->waived;
  return press;
}

static void
way_cb (GtkButton *button, Press *press)
{
  press->handlers->take_way (press->handlers->user_data, press->rule, press->task, press->way);
}

static void
statement_cb (GtkButton *button, Press *press)
{
  press->handlers->use_statement (press->handlers->user_data, press->rule, press->task,
                                  press->waived, press->use);
}

static void
open_cb (GtkButton *button, Press *press)
{
  duban_page_open_task (GTK_WIDGET (button), press->task);
}

static void
connect (GtkWidget *button, GCallback callback, Press *press)
{
  g_signal_connect_data (button, "clicked", callback, press, press_free, 0);
}

static DubanLight
get_light (const DubanConflictCard *card)
{
  if (card->waived)
    return DUBAN_LIGHT_GREY;
  switch (card->severity)
    {
    case DUBAN_SEVERITY_CRITICAL:
      return DUBAN_LIGHT_RED;
    case DUBAN_SEVERITY_WARNING:
      return DUBAN_LIGHT_YELLOW;
    default:
      return DUBAN_LIGHT_GREY;
    }
}

static GtkWidget *
title_button_new (const DubanConflictCard *card, const DubanConflictCardHandlers *handlers)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *title = card->number != NULL
                               ? g_strdup_printf ("%s %s", card->number, card->title)
                               : g_strdup (card->title);
  /* Translators: %s is the number and title of a task */
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), title);

  duban_text_show_line (GTK_LABEL (label), title, TITLE_CHARS);
  gtk_widget_set_tooltip_text (label, title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duban-title-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect (button, G_CALLBACK (open_cb), press_new (card, handlers));
  return button;
}

static GtkWidget *
head_new (const DubanConflictCard *card, const DubanConflictCardHandlers *handlers)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *word = gtk_label_new (card->waived ? C_ ("record", "Set aside")
                                                : duban_wording_of_severity (card->severity));

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), get_light (card));
  gtk_widget_add_css_class (word, "duban-badge");
  gtk_widget_set_valign (word, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), mark);
  if (card->title != NULL)
    gtk_box_append (GTK_BOX (head), title_button_new (card, handlers));
  gtk_box_append (GTK_BOX (head), word);
  return head;
}

static GtkWidget *
text_new (const char *text, const char *class)
{
  GtkWidget *label = duban_text_label_new (text, class);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static void
attach (GtkGrid *grid, const char *text, int column, int row, const char *class)
{
  GtkWidget *label = text_new (text, class);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (column >= 2)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), PORTFOLIO_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), PORTFOLIO_CHARS);
      gtk_widget_set_hexpand (label, TRUE);
    }
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* Who stands where: by the portfolio of the day of assignment and by today's. */
static GtkWidget *
sides_new (const DubanConflictCard *card, DubanDay today)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *then = duban_wording_of_day (card->assigned, today);
  g_autofree char *now = duban_wording_of_day (today, today);
  /* Translators: heads of columns; %s is a day */
  g_autofree char *then_head = g_strdup_printf (_ ("When assigned, %s"), then);
  g_autofree char *now_head = g_strdup_printf (_ ("Today, %s"), now);
  const gboolean has_then = card->assigned != DUBAN_NO_DAY;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_add_css_class (grid, "duban-facts");
  attach (GTK_GRID (grid), _ ("Leader"), 0, 0, "dim-label");
  attach (GTK_GRID (grid), C_ ("of a leader in a task", "Part"), 1, 0, "dim-label");
  if (has_then)
    attach (GTK_GRID (grid), then_head, 2, 0, "dim-label");
  attach (GTK_GRID (grid), now_head, has_then ? 3 : 2, 0, "dim-label");
  for (guint i = 0; i < card->sides->len; i++)
    {
      const DubanConflictSide *side = card->sides->pdata[i];

      attach (GTK_GRID (grid), side->name, 0, (int) i + 1, NULL);
      attach (GTK_GRID (grid), side->role, 1, (int) i + 1, NULL);
      if (has_then)
        attach (GTK_GRID (grid), side->then, 2, (int) i + 1, NULL);
      attach (GTK_GRID (grid), side->now, has_then ? 3 : 2, (int) i + 1, NULL);
    }
  return grid;
}

static GtkWidget *
facts_new (const DubanConflictCard *card)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_add_css_class (grid, "duban-facts");
  for (guint i = 0; i < card->facts->len; i++)
    {
      const DubanConflictFact *fact = card->facts->pdata[i];

      attach (GTK_GRID (grid), fact->label, 0, (int) i, "dim-label");
      attach (GTK_GRID (grid), fact->text, 2, (int) i, NULL);
    }
  return grid;
}

static void
add_way (GtkWidget *box, const DubanConflictCard *card, const DubanConflictWay *way,
         const DubanConflictCardHandlers *handlers)
{
  GtkWidget *button = gtk_button_new_with_label (way->label);
  Press *press = press_new (card, handlers);

  press->way = duban_conflict_way_copy (way);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, way->label);
  connect (button, G_CALLBACK (way_cb), press);
  duban_wrap_box_append (DUBAN_WRAP_BOX (box), button);
}

static void
add_statement (GtkWidget *box, const DubanConflictCard *card, const char *icon, const char *name,
               DubanStatementUse use, const DubanConflictCardHandlers *handlers)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  Press *press = press_new (card, handlers);

  press->use = use;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect (button, G_CALLBACK (statement_cb), press);
  duban_wrap_box_append (DUBAN_WRAP_BOX (box), button);
}

static GtkWidget *
ways_new (const DubanConflictCard *card, const DubanConflictCardHandlers *handlers)
{
  GtkWidget *box = duban_wrap_box_new (6);

  for (guint i = 0; i < card->ways->len; i++)
    add_way (box, card, card->ways->pdata[i], handlers);
  if (card->task == 0)
    return box;
  add_statement (box, card, "edit-copy-symbolic", _ ("Copy the statement of the case"),
                 DUBAN_STATEMENT_COPY, handlers);
  add_statement (box, card, "printer-symbolic", _ ("Print the statement of the case"),
                 DUBAN_STATEMENT_PRINT, handlers);
  return box;
}

GtkWidget *
duban_conflict_card_widget_new (const DubanConflictCard *card, DubanDay today,
                                const DubanConflictCardHandlers *handlers)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "duban-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  card->sentence, -1);
  gtk_box_append (GTK_BOX (box), head_new (card, handlers));
  if (card->summary != NULL && card->summary[0] != '\0')
    {
      GtkWidget *summary = text_new (card->summary, "dim-label");

      gtk_widget_add_css_class (summary, "caption");
      gtk_box_append (GTK_BOX (box), summary);
    }
  gtk_box_append (GTK_BOX (box), text_new (card->sentence, NULL));
  if (card->sides->len > 0)
    gtk_box_append (GTK_BOX (box), sides_new (card, today));
  if (card->facts->len > 0)
    gtk_box_append (GTK_BOX (box), facts_new (card));
  gtk_box_append (GTK_BOX (box), ways_new (card, handlers));
  return box;
}
