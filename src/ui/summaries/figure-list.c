/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/figure-list.h"

#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define LABEL_CHARS 120
#define ROWS_A_STEP 24 /* made at a time, so that no frame waits */

/* One line, used again for the figure that takes its place. */
typedef struct
{
  GtkWidget *row, *label, *value;
} Line;

struct _DubanFigureList
{
  GtkWidget parent_instance;

  DubanEdition *edition;
  GArray *lines; /* of Line */
  guint fill_idle;
  GtkWidget *scroll, *list, *none;
};

G_DEFINE_FINAL_TYPE (DubanFigureList, duban_figure_list, GTK_TYPE_WIDGET)

static guint
count_figures (const DubanFigureList *list)
{
  return list->edition != NULL ? list->edition->document->figures->len : 0;
}

static void
add_line (DubanFigureList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Line line = { gtk_list_box_row_new (), gtk_label_new (NULL), gtk_label_new (NULL) };

  gtk_label_set_xalign (GTK_LABEL (line.label), 0);
  gtk_label_set_wrap (GTK_LABEL (line.label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line.label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (line.label, TRUE);
  gtk_widget_add_css_class (line.value, "heading");
  gtk_widget_add_css_class (line.value, "numeric");
  gtk_box_append (GTK_BOX (box), line.label);
  gtk_box_append (GTK_BOX (box), line.value);
  gtk_widget_add_css_class (box, "summaries-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line.row), box);
  gtk_list_box_append (GTK_LIST_BOX (list->list), line.row);
  g_array_append_val (list->lines, line);
}

static void
fill_line (DubanFigureList *list, guint i)
{
  const Line *line = &g_array_index (list->lines, Line, i);
  const DubanFigure *figure = list->edition->document->figures->pdata[i];
  /* Translators: a figure of a report read out: what it is, what it says, how many tasks it
   * counts */
  g_autofree char *name
      = g_strdup_printf (ngettext ("%s, %s, %u task", "%s, %s, %u tasks", figure->tasks->len),
                         figure->label, figure->value, figure->tasks->len);

  duban_text_show_line (GTK_LABEL (line->label), figure->label, LABEL_CHARS);
  gtk_label_set_text (GTK_LABEL (line->value), figure->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* As many lines as figures, some more at a time. */
static gboolean
fill (DubanFigureList *list)
{
  const guint n = count_figures (list);

  for (guint made = 0; list->lines->len < n && made < ROWS_A_STEP; made++)
    {
      add_line (list);
      fill_line (list, list->lines->len - 1);
    }
  return list->lines->len < n;
}

static gboolean
fill_cb (gpointer user_data)
{
  DubanFigureList *list = user_data;

  if (fill (list))
    return G_SOURCE_CONTINUE;
  list->fill_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (DubanFigureList *list, GtkListBoxRow *row)
{
  g_signal_emit_by_name (list, "figure", (guint) gtk_list_box_row_get_index (row) + 1);
}

static void
duban_figure_list_dispose (GObject *object)
{
  DubanFigureList *list = DUBAN_FIGURE_LIST (object);

  g_clear_handle_id (&list->fill_idle, g_source_remove);
  g_clear_pointer (&list->scroll, gtk_widget_unparent);
  g_clear_pointer (&list->edition, duban_edition_unref);
  g_clear_pointer (&list->lines, g_array_unref);
  G_OBJECT_CLASS (duban_figure_list_parent_class)->dispose (object);
}

static void
duban_figure_list_class_init (DubanFigureListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_figure_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("figure", DUBAN_TYPE_FIGURE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duban_figure_list_init (DubanFigureList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  list->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  list->list = gtk_list_box_new ();
  list->none = duban_text_label_new (_ ("There is no figure in this report."), "dim-label");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Figures; each opens the tasks it counts"), -1);
  g_signal_connect_swapped (list->list, "row-activated", G_CALLBACK (chosen_cb), list);
  gtk_widget_add_css_class (box, "summaries-list");
  gtk_box_append (GTK_BOX (box), list->none);
  gtk_box_append (GTK_BOX (box), list->list);
  list->scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, box);
  gtk_widget_set_parent (list->scroll, GTK_WIDGET (list));
}

GtkWidget *
duban_figure_list_new (void)
{
  return g_object_new (DUBAN_TYPE_FIGURE_LIST, NULL);
}

void
duban_figure_list_show (DubanFigureList *list, DubanEdition *edition)
{
  g_clear_pointer (&list->edition, duban_edition_unref);
  list->edition = duban_edition_ref (edition);
  while (list->lines->len > count_figures (list))
    {
      const guint last = list->lines->len - 1;

      gtk_list_box_remove (GTK_LIST_BOX (list->list), g_array_index (list->lines, Line, last).row);
      g_array_set_size (list->lines, last);
    }
  for (guint i = 0; i < list->lines->len; i++)
    fill_line (list, i);
  gtk_widget_set_visible (list->none, count_figures (list) == 0);
  gtk_widget_set_visible (list->list, count_figures (list) > 0);
  if (fill (list) && list->fill_idle == 0)
    list->fill_idle = g_idle_add (fill_cb, list);
}
