/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/past-row.h"

#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 100
#define DETAILS_CHARS 160

struct _DubanPastRow
{
  GtkWidget parent_instance;

  DubanPastItem *item; /* or NULL */
  gulong changed;      /* of item */
  const char *act_words, *done_words;
  GtkWidget *box, *title, *details, *button, *done;
};

G_DEFINE_FINAL_TYPE (DubanPastRow, duban_past_row, GTK_TYPE_WIDGET)

static guint acted_signal;

static void
clicked_cb (DubanPastRow *row)
{
  if (row->item != NULL)
    g_signal_emit (row, acted_signal, 0, duban_past_item_get_id (row->item));
}

static void
forget (DubanPastRow *row)
{
  if (row->item != NULL)
    g_clear_signal_handler (&row->changed, row->item);
  g_clear_object (&row->item);
}

static void
duban_past_row_dispose (GObject *object)
{
  DubanPastRow *row = DUBAN_PAST_ROW (object);

  forget (row);
  g_clear_pointer (&row->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_past_row_parent_class)->dispose (object);
}

static void
duban_past_row_class_init (DubanPastRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_past_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  acted_signal = g_signal_new ("acted", DUBAN_TYPE_PAST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
duban_past_row_init (DubanPastRow *row)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->title = new_label (NULL);
  row->details = new_label ("dim-label");
  row->button = gtk_button_new ();
  row->done = new_label ("dim-label");
  gtk_widget_add_css_class (row->box, "duban-today-line");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (row->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), row->title);
  gtk_box_append (GTK_BOX (lines), row->details);
  gtk_box_append (GTK_BOX (row->box), lines);
  gtk_box_append (GTK_BOX (row->box), row->done);
  gtk_box_append (GTK_BOX (row->box), row->button);
  gtk_widget_set_parent (row->box, GTK_WIDGET (row));
  g_signal_connect_swapped (row->button, "clicked", G_CALLBACK (clicked_cb), row);
}

GtkWidget *
duban_past_row_new (const char *act, const char *done)
{
  DubanPastRow *row = g_object_new (DUBAN_TYPE_PAST_ROW, NULL);

  row->act_words = act;
  row->done_words = done;
  /* As a child: the name that is told below holds in all versions then. */
  gtk_button_set_child (GTK_BUTTON (row->button), gtk_label_new (act));
  gtk_label_set_text (GTK_LABEL (row->done), done);
  return GTK_WIDGET (row);
}

/* The names are read out: of the line as a sentence, of the button with what it concerns. */
static void
show_state (DubanPastRow *row)
{
  const gboolean stands = duban_past_item_stands (row->item);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  /* Translators: what was done, its task and time, and that it was taken back; read out */
  g_autofree char *name
      = g_strdup_printf (C_ ("past", "%s, %s%s%s"), duban_past_item_get_title (row->item),
                         duban_past_item_get_details (row->item), stands ? "" : C_ ("past", ", "),
                         stands ? "" : row->done_words);
  /* Translators: an act and what it concerns, read out */
  g_autofree char *act = g_strdup_printf (C_ ("past", "%s: %s"), row->act_words,
                                          duban_past_item_get_title (row->item));

  gtk_widget_set_visible (row->button, stands);
  gtk_widget_set_visible (row->done, !stands);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, act,
                                  -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

void
duban_past_row_show (DubanPastRow *row, DubanPastItem *item)
{
  forget (row);
  if (item == NULL)
    return;
  row->item = g_object_ref (item);
  row->changed = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_state), row);
  duban_text_show_line (GTK_LABEL (row->title), duban_past_item_get_title (item), TITLE_CHARS);
  duban_text_show_line (GTK_LABEL (row->details), duban_past_item_get_details (item),
                        DETAILS_CHARS);
  gtk_widget_set_tooltip_text (row->title, duban_past_item_get_title (item));
  gtk_widget_set_tooltip_text (row->details, duban_past_item_get_details (item));
  show_state (row);
}
