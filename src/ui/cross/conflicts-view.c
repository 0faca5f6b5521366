/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/conflicts-view.h"

#include "app/wording/wording.h"
#include "ui/cross/conflict-card.h"
#include "ui/cross/growing-list.h"
#include "ui/cross/waive-dialog.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/print/print.h"
#include "ui/widgets/text.h"
#include "ui/widgets/wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIRST_CARDS 3 /* of each kind, at first */
#define MORE_CARDS 20
#define WIDEST 1000 /* lines longer than this are hard to read */

struct _DubanConflictsView
{
  GtkWidget parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanTerms *terms;
  DubanConflictCards *cards; /* what is shown, or being built; or NULL */

  DubanConflictQuestion question;
  DubanConflictCardHandlers handlers;
  GtkWidget *list;

  /* where the building has got to */
  guint group, card;
  GtkWidget *box; /* of the group under way */
};

G_DEFINE_FINAL_TYPE (DubanConflictsView, duban_conflicts_view, GTK_TYPE_WIDGET)

enum
{
  ASKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_title (const DubanConflictGroup *group)
{
  return group->rule == DUBAN_N_RULES ? C_ ("record", "Set aside")
                                      : duban_wording_of_rule (group->rule);
}

static const DubanConflictCard *
find_card (const DubanConflictsView *view, DubanRule rule, guint32 task, gboolean waived)
{
  for (guint i = 0; view->cards != NULL && i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];

      for (guint j = 0; j < group->cards->len; j++)
        {
          const DubanConflictCard *card = group->cards->pdata[j];

          if (card->rule == rule && card->task == task && card->waived == waived)
            return card;
        }
    }
  return NULL;
}

static gboolean
way_deed (DubanSession *session, gpointer data, GError **error)
{
  return duban_conflict_way_do (session, data, error);
}

static void
go_elsewhere (DubanConflictsView *view, const DubanConflictWay *way)
{
  GtkWidget *from = GTK_WIDGET (view);
  const guint32 task = way->tasks->len > 0 ? g_array_index (way->tasks, guint32, 0) : 0;

  switch (way->kind)
    {
    case DUBAN_WAY_PORTFOLIO:
      gtk_widget_activate_action (from, "win.page", "s", "units");
      break;
    case DUBAN_WAY_URGE:
      duban_page_send_tasks (from, "win.urge", &task, 1);
      break;
    case DUBAN_WAY_ACCOUNT:
      gtk_widget_activate_action (from, "win.account", "u", task);
      break;
    case DUBAN_WAY_ACT:
      duban_page_act (from, task, way->act);
      break;
    case DUBAN_WAY_EDIT:
      gtk_widget_activate_action (from, "win.edit-task", "u", task);
      break;
    default:
      break;
    }
}

static void
waive (DubanConflictsView *view, DubanRule rule, guint32 task)
{
  const DubanConflictCard *card = find_card (view, rule, task, FALSE);

  if (card != NULL)
    duban_waive_dialog_open (GTK_WIDGET (view), view->desk, view->terms, card);
}

static void
take_way (gpointer user_data, DubanRule rule, guint32 task, const DubanConflictWay *way)
{
  DubanConflictsView *view = user_data;

  if (way->kind == DUBAN_WAY_WAIVE)
    waive (view, rule, task);
  else if (duban_conflict_way_is_deed (way))
    duban_deed_run (GTK_WIDGET (view), view->desk, way_deed, duban_conflict_way_copy (way),
                    (GDestroyNotify) duban_conflict_way_free, way->done);
  else
    go_elsewhere (view, way);
}

/* The statement as a sheet of one column, a paragraph a row. (transfer full) */
static DubanSheet *
dup_statement_sheet (const DubanConflictCard *card, const char *text, const char *as_of)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  DubanSheet *sheet = duban_sheet_new (g_strdup (lines[0]), NULL, g_strdup (as_of));

  sheet->portrait = TRUE;
  duban_sheet_add_column (sheet, "", 1, FALSE);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      {
        const char *const texts[] = { lines[i], NULL };

        duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
      }
  return sheet;
}

static void
use_statement (gpointer user_data, DubanRule rule, guint32 task, gboolean waived,
               DubanStatementUse use)
{
  DubanConflictsView *view = user_data;
  const DubanConflictCard *card = find_card (view, rule, task, waived);
  g_autofree char *text = NULL;

  if (card == NULL)
    return;
  text = duban_conflict_card_dup_statement (card, view->terms, view->cards->as_of);
  if (use == DUBAN_STATEMENT_COPY)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
      duban_page_toast (GTK_WIDGET (view), _ ("The statement is on the clipboard"), FALSE);
      return;
    }
  duban_print_sheet (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                     dup_statement_sheet (card, text, view->cards->as_of));
}

typedef struct
{
  DubanConflictsView *view;
  DubanRule rule;
} OfGroup;

static void
of_group_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
connect_of_group (GtkWidget *button, GCallback callback, DubanConflictsView *view, DubanRule rule)
{
  OfGroup *data = g_new (OfGroup, 1);

  data->view = view;
  data->rule = rule;
  g_signal_connect_data (button, "clicked", callback, data, of_group_free, 0);
}

static const DubanConflictGroup *
find_group (const DubanConflictsView *view, DubanRule rule)
{
  for (guint i = 0; view->cards != NULL && i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];

      if (group->rule == rule)
        return group;
    }
  return NULL;
}

static void
show_tasks_cb (GtkButton *button, const OfGroup *data)
{
  const DubanConflictGroup *group = find_group (data->view, data->rule);

  if (group != NULL && group->tasks->len > 0)
    duban_page_show_tasks (GTK_WIDGET (data->view), get_title (group),
                           (const guint32 *) (gpointer) group->tasks->data, group->tasks->len);
}

static void
more_cb (GtkButton *button, const OfGroup *data)
{
  data->view->question.limits[data->rule] += MORE_CARDS;
  g_signal_emit (data->view, signals[ASKED], 0);
}

/* (transfer full) */
static char *
dup_count (const DubanConflictGroup *group)
{
  return g_strdup_printf (
      /* Translators: how many tasks; the text of a button */
      g_dngettext (GETTEXT_PACKAGE, "%u task", "%u tasks", group->tasks->len), group->tasks->len);
}

static GtkWidget *
group_head_new (DubanConflictsView *view, const DubanConflictGroup *group)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (get_title (group));
  GtkWidget *count;
  g_autofree char *number = dup_count (group);
  /* Translators: in order: a kind of conflict, how many tasks */
  g_autofree char *name = g_strdup_printf (_ ("%s: show %s"), get_title (group), number);

  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (head), title);
  if (group->tasks->len > 0)
    {
      count = gtk_button_new_with_label (number);
      gtk_widget_add_css_class (count, "flat");
      gtk_widget_set_tooltip_text (count, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      connect_of_group (count, G_CALLBACK (show_tasks_cb), view, group->rule);
      gtk_box_append (GTK_BOX (head), count);
    }
  return head;
}

static GtkWidget *
measure_new (DubanRule rule)
{
  /* Translators: a measure of the notice, and its words */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), duban_wording_of_measure (rule),
                                           duban_wording_quote_measure (rule));
  GtkWidget *label = duban_text_label_new (text, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static GtkWidget *
group_new (DubanConflictsView *view, const DubanConflictGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), group_head_new (view, group));
  if (group->rule != DUBAN_N_RULES)
    gtk_box_append (GTK_BOX (box), measure_new (group->rule));
  return box;
}

static void
add_more (DubanConflictsView *view, GtkWidget *box, const DubanConflictGroup *group)
{
  const guint rest = group->n_cards - group->cards->len;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (rest == 0)
    return;
  text = g_strdup_printf (_ ("Show more (%u left)"), rest);
  /* Translators: in order: a kind of conflict, the words of a button */
  name = g_strdup_printf (_ ("%s: %s"), get_title (group), text);
  button = gtk_button_new_with_label (text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect_of_group (button, G_CALLBACK (more_cb), view, group->rule);
  gtk_box_append (GTK_BOX (box), button);
}

static void
jump_cb (GtkButton *button, const OfGroup *data)
{
  DubanGrowingList *growing = DUBAN_GROWING_LIST (data->view->list);
  GtkWidget *list = duban_growing_list_get_list (growing);
  GtkWidget *child = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "duban-rule"))
        == (int) data->rule + 1)
      duban_growing_list_go_to (growing, child);
}

/* A strip of all kinds with their counts: each goes to its cards. */
static GtkWidget *
strip_new (DubanConflictsView *view)
{
  GtkWidget *strip = duban_wrap_box_new (6);

  for (guint i = 0; i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];
      /* Translators: in order: a kind of conflict, how many */
      g_autofree char *text
          = g_strdup_printf (C_ ("a kind of conflict", "%s %u"), get_title (group), group->n_cards);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "duban-chip");
      connect_of_group (button, G_CALLBACK (jump_cb), view, group->rule);
      duban_wrap_box_append (DUBAN_WRAP_BOX (strip), button);
    }
  return strip;
}

static GtkWidget *
nothing_new (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No conflicts of responsibility"),
                       "description",
                       _ ("Who is in charge leads, and whomever it crosses "
                          "cooperates."),
                       "vexpand", TRUE, NULL);
}

/* One card, or the end of a group; FALSE at the end of all. */
static gboolean
add_next (GtkBox *list, gpointer user_data)
{
  DubanConflictsView *view = user_data;
  const DubanConflictGroup *group;

  if (view->group >= view->cards->groups->len)
    return FALSE;
  group = view->cards->groups->pdata[view->group];
  if (view->box == NULL)
    {
      view->box = group_new (view, group);
      g_object_set_data (G_OBJECT (view->box), "duban-rule",
                         GINT_TO_POINTER ((int) group->rule + 1));
      gtk_box_append (list, view->box);
    }
  if (view->card < group->cards->len)
    {
      gtk_box_append (GTK_BOX (view->box),
                      duban_conflict_card_widget_new (group->cards->pdata[view->card++],
                                                      view->cards->today, &view->handlers));
      return TRUE;
    }
  add_more (view, view->box, group);
  view->group++;
  view->card = 0;
  view->box = NULL;
  return TRUE;
}

static void
duban_conflicts_view_dispose (GObject *object)
{
  DubanConflictsView *view = DUBAN_CONFLICTS_VIEW (object);

  g_clear_pointer (&view->list, gtk_widget_unparent);
  g_clear_pointer (&view->cards, duban_conflict_cards_free);
  g_clear_pointer (&view->terms, duban_terms_unref);
  g_clear_object (&view->desk);
  G_OBJECT_CLASS (duban_conflicts_view_parent_class)->dispose (object);
}

static void
duban_conflicts_view_class_init (DubanConflictsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_conflicts_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ASKED] = g_signal_new ("asked", DUBAN_TYPE_CONFLICTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_conflicts_view_init (DubanConflictsView *view)
{
  view->handlers = (DubanConflictCardHandlers){ take_way, use_statement, view };
  for (int i = 0; i <= DUBAN_N_RULES; i++)
    view->question.limits[i] = FIRST_CARDS;
  view->list = duban_growing_list_new (WIDEST);
  gtk_widget_set_parent (view->list, GTK_WIDGET (view));
}

GtkWidget *
duban_conflicts_view_new (DubanDesk *desk)
{
  DubanConflictsView *view = g_object_new (DUBAN_TYPE_CONFLICTS_VIEW, NULL);

  view->desk = g_object_ref (desk);
  return GTK_WIDGET (view);
}

const DubanConflictQuestion *
duban_conflicts_view_get_question (DubanConflictsView *view)
{
  return &view->question;
}

void
duban_conflicts_view_take (DubanConflictsView *view, DubanConflictCards *cards, DubanTerms *terms)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  duban_growing_list_stop (DUBAN_GROWING_LIST (view->list));
  g_clear_pointer (&view->terms, duban_terms_unref);
  g_clear_pointer (&view->cards, duban_conflict_cards_free);
  view->terms = duban_terms_ref (terms);
  view->cards = cards;
  view->group = view->card = 0;
  view->box = NULL;
  gtk_box_append (GTK_BOX (list), cards->groups->len > 0 ? strip_new (view) : nothing_new ());
  duban_growing_list_begin (DUBAN_GROWING_LIST (view->list), list, add_next, view);
}

DubanSheet *
duban_conflicts_view_dup_sheet (DubanConflictsView *view)
{
  return view->cards != NULL ? duban_conflict_cards_dup_sheet (view->cards) : NULL;
}
