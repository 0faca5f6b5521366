/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/figure-table.h"

#include "ui/units/positions.h"
#include "ui/widgets/scale.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define LINE_CHARS 120
#define SHARE_MIN 110 /* of a text that shares what is left, at scale 1.0 */
#define GAP 4         /* between cells */
#define EDGES 28      /* left and right of a row together */
#define SCREENFUL 24
#define FRESH_AT_ONCE 3 /* rows in one turn of the main loop */

struct _DubanFigureTable
{
  GtkWidget parent_instance;

  const DubanTableSource *source;
  gpointer owner; /* borrowed */
  DubanPositions *positions;
  GHashTable *bound; /* of GtkListItem: what is realised */
  GHashTable *stale; /* those of them that are out of sight and shown anew by and by */
  guint freshening;  /* source id, or 0 */
  guint sorted;
  gboolean reversed;
  guint yielded;  /* columns that yield up to here are hidden */
  guint relayout; /* source id, or 0 */
  double scale;   /* that the cells have their widths of */
  guint n_rows;

  GtkWidget *outer, *header, *inner, *list, *empty;
};

G_DEFINE_FINAL_TYPE (DubanFigureTable, duban_figure_table, GTK_TYPE_WIDGET)

static void
cell_clear (DubanTableCell *cell)
{
  g_free (cell->text);
  g_free (cell->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanTableCell, cell_clear)

/* Telling the services of accessibility costs more than drawing: only what is another name. */
static void
name_widget (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "name"), name) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), "name", g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

static void
size_cell (DubanFigureTable *table, GtkWidget *widget, const DubanTableColumn *column)
{
  const double scale = duban_scale_get (GTK_WIDGET (table));
  const int width = (int) ((column->width > 0 ? column->width : SHARE_MIN) * scale);
  const gboolean shown = column->yields == 0 || column->yields > table->yielded;
  int before;

  gtk_widget_get_size_request (widget, &before, NULL);
  if (before != width)
    gtk_widget_set_size_request (widget, width, -1);
  if (gtk_widget_get_visible (widget) != shown)
    gtk_widget_set_visible (widget, shown);
}

/* Its column says how wide it is, not what is in it. */
static void
append_cell (DubanFigureTable *table, GtkWidget *row, GtkWidget *cell, guint column)
{
  size_cell (table, cell, &table->source->columns[column]);
  gtk_widget_set_hexpand (cell, table->source->columns[column].width == 0);
  if (GTK_IS_LABEL (cell))
    gtk_label_set_max_width_chars (GTK_LABEL (cell), 1);
  gtk_box_append (GTK_BOX (row), cell);
}

static void
pressed_cb (GtkWidget *button, DubanFigureTable *table)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "item");
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  table->source->press (table->owner, gtk_list_item_get_position (item), column, button);
}

static GtkWidget *
build_label (double align)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), (float) align);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

/* What a button leads to is said when it is asked for: a tooltip for each would cost too much. */
static gboolean
tooltip_cb (GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");

  gtk_tooltip_set_text (tooltip, name);
  return name != NULL && gtk_widget_get_sensitive (button);
}

static GtkWidget *
build_button (DubanFigureTable *table, GtkListItem *item, guint column)
{
  GtkWidget *button = gtk_button_new ();

  if (table->source->columns[column].kind == DUBAN_CELL_FIGURE)
    gtk_button_set_child (GTK_BUTTON (button), build_label (0.5));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  g_object_set_data (G_OBJECT (button), "item", item);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (pressed_cb), table, 0);
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect (button, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return button;
}

static void
setup_cb (DubanFigureTable *table, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  for (guint i = 0; i < table->source->n_columns; i++)
    {
      GtkWidget *cell = table->source->columns[i].kind == DUBAN_CELL_TEXT
                            ? build_label (0)
                            : build_button (table, item, i);

      append_cell (table, row, cell, i);
    }
  gtk_widget_add_css_class (row, "table-row");
  gtk_list_item_set_child (item, row);
}

/* It may be cut short by its width as well: the tooltip has all of it. */
static void
show_text (GtkLabel *label, const char *text)
{
  const char *before = gtk_widget_get_tooltip_text (GTK_WIDGET (label));

  if (g_strcmp0 (before != NULL ? before : "", text != NULL ? text : "") == 0)
    return;
  duban_text_show_line (label, text, LINE_CHARS);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text != NULL && *text != '\0' ? text : NULL);
}

static void
set_sensitive (GtkWidget *widget, gboolean sensitive)
{
  if (gtk_widget_get_sensitive (widget) != sensitive)
    gtk_widget_set_sensitive (widget, sensitive);
}

/* Figures are numbers of ours, no text of users. */
static void
fill_button (GtkWidget *button, const DubanTableColumn *column, const DubanTableCell *cell)
{
  const char *text = cell->text != NULL ? cell->text : "";

  if (column->kind == DUBAN_CELL_FIGURE)
    {
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

      if (!g_str_equal (gtk_label_get_text (label), text))
        gtk_label_set_text (label, text);
    }
  else
    {
      if (cell->icon != NULL
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), cell->icon) != 0)
        gtk_button_set_icon_name (GTK_BUTTON (button), cell->icon);
      gtk_widget_set_opacity (button, cell->icon == NULL ? 0 : 1);
    }
  set_sensitive (button, cell->name != NULL);
  name_widget (button, cell->name != NULL ? cell->name : *text != '\0' ? text : "–");
}

/* At most one class of a cell is its own. */
static void
set_class (GtkWidget *widget, const char *class)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "class");

  if (before == class)
    return;
  if (before != NULL)
    gtk_widget_remove_css_class (widget, before);
  if (class != NULL)
    gtk_widget_add_css_class (widget, class);
  g_object_set_data (G_OBJECT (widget), "class", (gpointer) class);
}

static void
show_item (DubanFigureTable *table, GtkListItem *item)
{
  const guint row = gtk_list_item_get_position (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *cell_widget = gtk_widget_get_first_child (box);
  g_autofree char *sentence = table->source->dup_sentence (table->owner, row);

  for (guint i = 0; i < table->source->n_columns; i++)
    {
      g_auto (DubanTableCell) cell = { 0 };

      table->source->fill (table->owner, row, i, &cell);
      size_cell (table, cell_widget, &table->source->columns[i]);
      if (GTK_IS_LABEL (cell_widget))
        show_text (GTK_LABEL (cell_widget), cell.text);
      else
        fill_button (cell_widget, &table->source->columns[i], &cell);
      set_class (cell_widget, cell.class);
      cell_widget = gtk_widget_get_next_sibling (cell_widget);
    }
  if (gtk_widget_get_parent (box) != NULL)
    name_widget (gtk_widget_get_parent (box), sentence);
}

static void
bind_cb (DubanFigureTable *table, GtkListItem *item)
{
  g_hash_table_add (table->bound, item);
  g_hash_table_remove (table->stale, item);
  show_item (table, item);
}

/* The positions that can be seen, and one more at each end. */
static void
find_sight (DubanFigureTable *table, guint *first, guint *last)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (table->inner));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (table->positions));
  const double height = gtk_adjustment_get_upper (adjustment) / MAX (n, 1);
  const double top = gtk_adjustment_get_value (adjustment);

  *first = 0;
  *last = SCREENFUL;
  if (height < 1)
    return;
  *first = (guint) MAX (top / height - 1, 0);
  *last = (guint) ((top + gtk_adjustment_get_page_size (adjustment)) / height + 1);
}

/* A few rows that are out of sight. */
static gboolean
freshen_cb (gpointer user_data)
{
  DubanFigureTable *table = user_data;
  GHashTableIter iter;
  gpointer item;

  for (int i = 0; i < FRESH_AT_ONCE; i++)
    {
      g_hash_table_iter_init (&iter, table->stale);
      if (!g_hash_table_iter_next (&iter, &item, NULL))
        {
          table->freshening = 0;
          return G_SOURCE_REMOVE;
        }
      g_hash_table_iter_remove (&iter);
      if (gtk_list_item_get_position (item) < table->n_rows)
        show_item (table, item);
    }
  return G_SOURCE_CONTINUE;
}

static void
unbind_cb (DubanFigureTable *table, GtkListItem *item)
{
  g_hash_table_remove (table->bound, item);
  g_hash_table_remove (table->stale, item);
}

static void
activated_cb (DubanFigureTable *table, guint position)
{
  if (table->source->activate != NULL)
    table->source->activate (table->owner, position);
}

static void
heading_cb (GtkWidget *button, DubanFigureTable *table)
{
  table->source->sort (table->owner,
                       GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column")));
}

static void
show_heading (DubanFigureTable *table, GtkWidget *heading, guint column)
{
  const char *title = table->source->get_title (column);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GtkWidget *label = heading;

  if (GTK_IS_BUTTON (heading))
    {
      label = gtk_button_get_child (GTK_BUTTON (heading));
      /* Translators: the name of a heading that sorts the list */
      name = g_strdup_printf (_ ("Sort by: %s"), title);
      name_widget (heading, name);
      gtk_widget_set_tooltip_text (heading, name);
    }
  if (GTK_IS_BUTTON (heading) && column == table->sorted)
    text = g_strdup_printf ("%s %s", title, table->reversed ? "▾" : "▴");
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : title);
}

static GtkWidget *
build_heading (DubanFigureTable *table, guint column)
{
  const DubanTableColumn *spec = &table->source->columns[column];
  GtkWidget *label = build_label (spec->kind == DUBAN_CELL_TEXT ? 0 : 0.5);
  GtkWidget *button;

  if (!spec->sorts)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (heading_cb), table, 0);
  return button;
}

static void
show_headings (DubanFigureTable *table)
{
  GtkWidget *heading = gtk_widget_get_first_child (table->header);

  for (guint i = 0; heading != NULL; i++, heading = gtk_widget_get_next_sibling (heading))
    {
      size_cell (table, heading, &table->source->columns[i]);
      show_heading (table, heading, i);
    }
}

static void
build_header (DubanFigureTable *table)
{
  table->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  gtk_widget_add_css_class (table->header, "table-header");
  for (guint i = 0; i < table->source->n_columns; i++)
    append_cell (table, table->header, build_heading (table, i), i);
  show_headings (table);
}

static int
measure_columns (DubanFigureTable *table, guint yielded)
{
  const double scale = duban_scale_get (GTK_WIDGET (table));
  double width = EDGES;

  for (guint i = 0; i < table->source->n_columns; i++)
    {
      const DubanTableColumn *column = &table->source->columns[i];

      if (column->yields == 0 || column->yields > yielded)
        width += GAP + scale * (column->width > 0 ? column->width : SHARE_MIN);
    }
  return (int) width;
}

static guint
find_yielded (DubanFigureTable *table, int width)
{
  guint most = 0;
  guint yielded = 0;

  for (guint i = 0; i < table->source->n_columns; i++)
    most = MAX (most, table->source->columns[i].yields);
  while (yielded < most && measure_columns (table, yielded) > width)
    yielded++;
  return yielded;
}

static void
relayout_cb (gpointer user_data)
{
  DubanFigureTable *table = user_data;

  table->relayout = 0;
  table->yielded = find_yielded (table, gtk_widget_get_width (GTK_WIDGET (table)));
  table->scale = duban_scale_get (GTK_WIDGET (table));
  duban_figure_table_show (table, table->n_rows);
}

/* Children may not be hidden while sizes are handed out: it is done right after. */
static void
duban_figure_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanFigureTable *table = DUBAN_FIGURE_TABLE (widget);

  gtk_widget_allocate (table->outer, width, height, baseline, NULL);
  if ((find_yielded (table, width) != table->yielded
       || table->scale != duban_scale_get (GTK_WIDGET (table)))
      && table->relayout == 0)
    table->relayout = g_idle_add_once (relayout_cb, table);
}

static void
duban_figure_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (DUBAN_FIGURE_TABLE (widget)->outer, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
build_list (DubanFigureTable *table, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (table->positions)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), table, G_CONNECT_SWAPPED);
  table->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_widget_add_css_class (table->list, "table-list");
  name_widget (table->list, name);
  g_signal_connect_object (table->list, "activate", G_CALLBACK (activated_cb), table,
                           G_CONNECT_SWAPPED);
}

/* Where it does not fit the width, header and rows are moved together. */
static void
build (DubanFigureTable *table, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  build_header (table);
  build_list (table, name);
  table->inner = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, table->list);
  gtk_widget_set_vexpand (table->inner, TRUE);
  gtk_box_append (GTK_BOX (box), table->header);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), table->inner);
  table->empty = duban_text_label_new ("", "dim-label");
  gtk_label_set_selectable (GTK_LABEL (table->empty), FALSE);
  gtk_label_set_justify (GTK_LABEL (table->empty), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (table->empty), 0.5f);
  gtk_widget_set_vexpand (table->empty, TRUE);
  gtk_widget_set_visible (table->empty, FALSE);
  gtk_box_append (GTK_BOX (box), table->empty);
  table->outer = duban_scroll_new (DUBAN_SCROLL_ACROSS, NULL, box);
  gtk_widget_set_parent (table->outer, GTK_WIDGET (table));
}

static void
duban_figure_table_dispose (GObject *object)
{
  DubanFigureTable *table = DUBAN_FIGURE_TABLE (object);

  if (table->list != NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (table->list), NULL);
      gtk_list_view_set_factory (GTK_LIST_VIEW (table->list), NULL);
      table->list = NULL;
    }
  g_clear_handle_id (&table->relayout, g_source_remove);
  g_clear_handle_id (&table->freshening, g_source_remove);
  g_clear_pointer (&table->outer, gtk_widget_unparent);
  g_clear_object (&table->positions);
  G_OBJECT_CLASS (duban_figure_table_parent_class)->dispose (object);
}

static void
duban_figure_table_finalize (GObject *object)
{
  g_hash_table_unref (DUBAN_FIGURE_TABLE (object)->bound);
  g_hash_table_unref (DUBAN_FIGURE_TABLE (object)->stale);
  G_OBJECT_CLASS (duban_figure_table_parent_class)->finalize (object);
}

static void
duban_figure_table_class_init (DubanFigureTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_figure_table_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_figure_table_finalize;
  GTK_WIDGET_CLASS (class)->size_allocate = duban_figure_table_size_allocate;
  GTK_WIDGET_CLASS (class)->measure = duban_figure_table_measure;
}

static void
duban_figure_table_init (DubanFigureTable *table)
{
  table->positions = duban_positions_new ();
  table->bound = g_hash_table_new (NULL, NULL);
  table->stale = g_hash_table_new (NULL, NULL);
  table->sorted = G_MAXUINT;
}

GtkWidget *
duban_figure_table_new (const DubanTableSource *source, gpointer owner, const char *name)
{
  DubanFigureTable *table = g_object_new (DUBAN_TYPE_FIGURE_TABLE, NULL);

  table->source = source;
  table->owner = owner;
  build (table, name);
  return GTK_WIDGET (table);
}

void
duban_figure_table_show (DubanFigureTable *table, guint n_rows)
{
  GHashTableIter iter;
  gpointer item;
  guint first, last;

  table->n_rows = n_rows;
  gtk_widget_set_visible (table->empty, n_rows == 0);
  gtk_widget_set_visible (table->inner, n_rows > 0);
  duban_positions_set_n (table->positions, n_rows);
  show_headings (table);
  find_sight (table, &first, &last);
  g_hash_table_iter_init (&iter, table->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      const guint position = gtk_list_item_get_position (item);

      if (position >= first && position <= last && position < n_rows)
        show_item (table, item);
      else
        g_hash_table_add (table->stale, item);
    }
  if (table->freshening == 0 && g_hash_table_size (table->stale) > 0)
    table->freshening = g_idle_add (freshen_cb, table);
}

void
duban_figure_table_set_empty (DubanFigureTable *table, const char *text)
{
  duban_text_show (GTK_LABEL (table->empty), text);
}

void
duban_figure_table_set_sorted (DubanFigureTable *table, guint column, gboolean reversed)
{
  table->sorted = column;
  table->reversed = reversed;
  show_headings (table);
}

void
duban_table_cell_set_figure (DubanTableCell *cell, const char *whose, const char *what, guint n,
                             const char *class)
{
  cell->text = g_strdup_printf ("%u", n);
  if (n == 0)
    return;
  /* Translators: what a figure leads to: the unit or leader, what is counted, how many tasks */
  cell->name
      = g_strdup_printf (ngettext ("%s, %s: %u task", "%s, %s: %u tasks", n), whose, what, n);
  cell->class = class;
}

void
duban_table_cell_set_edit (DubanTableCell *cell, const char *whose)
{
  cell->icon = "document-edit-symbolic";
  cell->name = g_strdup_printf (_ ("Edit %s"), whose);
}
