/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/filter-chips.h"

#include "app/wording/wording.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define CHIP_CHARS 24
#define KEY "duban-chip"

typedef enum
{
  CHIP_NONE,
  CHIP_SET,
  CHIP_DIRECTION,
  CHIP_STATUSES,
  CHIP_RULE,
  CHIP_IMPORTANCE,
  CHIP_SOURCE,
  CHIP_LEADER,
  CHIP_UNIT,
  CHIP_DATE,
  N_CHIPS
} Chip;

struct _DubanFilterChips
{
  GtkWidget parent_instance;

  GtkWidget *box;
  Chip clicked;
};

G_DEFINE_FINAL_TYPE (DubanFilterChips, duban_filter_chips, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The query without anything but what the chip stands for; FALSE: nothing of it. */
static gboolean
take_part (const DubanListingQuery *query, Chip chip, DubanListingQuery *part)
{
  duban_listing_query_init (part);
  part->statuses = 0;
  switch (chip)
    {
    case CHIP_SET:
      part->set_words = g_strdup (query->set_words);
      return query->set != NULL;
    case CHIP_DIRECTION:
      part->direction = query->direction;
      return query->direction != DUBAN_DIRECTION_ANY;
    case CHIP_STATUSES:
      part->statuses = query->statuses;
      return query->statuses != 0 && query->statuses != DUBAN_LISTING_UNDER_WAY;
    case CHIP_RULE:
      part->rule = query->rule;
      return query->rule != DUBAN_LISTING_ANY_RULE;
    case CHIP_IMPORTANCE:
      part->importance = query->importance;
      return query->importance != 0;
    case CHIP_SOURCE:
      part->source = g_strdup (query->source);
      return query->source != NULL;
    case CHIP_LEADER:
      part->leader = query->leader;
      return query->leader != 0;
    case CHIP_UNIT:
      part->unit = query->unit;
      return query->unit != 0;
    case CHIP_DATE:
      part->date = query->date;
      part->span = query->span;
      part->from = query->from;
      part->to = query->to;
      return query->date != DUBAN_LISTING_DATE_NONE;
    case CHIP_NONE:
    case N_CHIPS:
    default:
      return FALSE;
    }
}

static void
clicked_cb (GtkWidget *button, DubanFilterChips *chips)
{
  chips->clicked = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), KEY));
  g_signal_emit (chips, signals[CHANGED], 0);
}

static void
add_chip (DubanFilterChips *chips, Chip chip, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  /* Translators: a button; %s is what a list is narrowed to */
  g_autofree char *name = g_strdup_printf (_ ("Take away: %s"), words);

  duban_text_show_line (GTK_LABEL (label), words, CHIP_CHARS);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), KEY, GUINT_TO_POINTER (chip));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), chips);
  gtk_flow_box_append (GTK_FLOW_BOX (chips->box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
duban_filter_chips_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_FILTER_CHIPS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_filter_chips_parent_class)->dispose (object);
}

static void
duban_filter_chips_class_init (DubanFilterChipsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_filter_chips_dispose;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_FILTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_filter_chips_init (DubanFilterChips *chips)
{
  gtk_widget_set_visible (GTK_WIDGET (chips), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the list is narrowed to"), -1);
}

/* Built when it is first needed. */
static void
clear (DubanFilterChips *chips)
{
  GtkWidget *child;

  if (chips->box == NULL)
    {
      chips->box = gtk_flow_box_new ();
      gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (chips->box), GTK_SELECTION_NONE);
      gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (chips->box), N_CHIPS);
      gtk_widget_set_halign (chips->box, GTK_ALIGN_START);
      gtk_widget_add_css_class (chips->box, "filter-chips");
      gtk_accessible_update_property (GTK_ACCESSIBLE (chips->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("What the list is narrowed to"), -1);
      gtk_widget_set_parent (chips->box, GTK_WIDGET (chips));
    }
  while ((child = gtk_widget_get_first_child (chips->box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (chips->box), child);
}

void
duban_filter_chips_show (DubanFilterChips *chips, const DubanListingQuery *query,
                         const DubanTerms *terms)
{
  gboolean any = FALSE;

  for (int chip = CHIP_SET; chip < N_CHIPS; chip++)
    {
      g_auto (DubanListingQuery) part = { 0 };
      g_autofree char *words = NULL;

      if (!take_part (query, chip, &part))
        continue;
      if (!any)
        clear (chips);
      any = TRUE;
      words = duban_listing_query_say (&part, terms);
      add_chip (chips, chip, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (chips), any);
}

void
duban_filter_chips_take (DubanFilterChips *chips, DubanListingQuery *query)
{
  g_auto (DubanListingQuery) part = { 0 };

  if (!take_part (query, chips->clicked, &part))
    return;
  if (chips->clicked == CHIP_SET)
    {
      g_clear_pointer (&query->set, g_bytes_unref);
      g_clear_pointer (&query->set_words, g_free);
      query->statuses = DUBAN_LISTING_UNDER_WAY;
    }
  if (chips->clicked == CHIP_STATUSES)
    query->statuses = DUBAN_LISTING_UNDER_WAY;
  if (chips->clicked == CHIP_SOURCE)
    g_clear_pointer (&query->source, g_free);
  query->direction = part.direction != 0 ? DUBAN_DIRECTION_ANY : query->direction;
  query->rule = chips->clicked == CHIP_RULE ? DUBAN_LISTING_ANY_RULE : query->rule;
  query->importance = part.importance != 0 ? 0 : query->importance;
  query->leader = part.leader != 0 ? 0 : query->leader;
  query->unit = part.unit != 0 ? 0 : query->unit;
  query->date = part.date != 0 ? DUBAN_LISTING_DATE_NONE : query->date;
}
