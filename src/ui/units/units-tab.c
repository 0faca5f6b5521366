/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/units-tab.h"

#include "app/view/unit-load.h"
#include "ui/units/ranking-chart.h"
#include "ui/preferences/remembered.h"
#include "ui/units/figure-table.h"
#include "ui/units/unit-dialog.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_QUARTERS 5 /* to choose from: the running one and those before it */

enum
{
  COLUMN_NAME,
  COLUMN_CATEGORY,
  COLUMN_FIGURES,
  COLUMN_PARTS = COLUMN_FIGURES + DUBAN_N_UNIT_FIGURES,
  COLUMN_SCORE = COLUMN_PARTS + DUBAN_N_PARTS,
  COLUMN_RANK,
  COLUMN_EDIT,
  N_COLUMNS
};

struct _DubanUnitsTab
{
  DubanPage parent_instance;

  /* owned */
  GArray *order;  /* of guint: the rows of the load that are shown */
  char *category; /* NULL: all */
  int back;       /* how many quarters ago; -1: the usual one */
  guint sorted;
  gboolean reversed;
  gboolean only_idle;
  gboolean showing; /* the choices are being filled: nobody chose anything */

  GtkWidget *box, *quarters, *categories, *idle, *stack, *table, *chart, *as_of;
};

G_DEFINE_FINAL_TYPE (DubanUnitsTab, duban_units_tab, DUBAN_TYPE_PAGE)

static DubanUnitLoad *
get_load (DubanUnitsTab *tab)
{
  return duban_page_get_made (DUBAN_PAGE (tab));
}

static const DubanUnitLoadRow *
get_row (DubanUnitsTab *tab, guint row)
{
  DubanUnitLoad *load = get_load (tab);

  if (load == NULL || row >= tab->order->len)
    return NULL;
  return &g_array_index (load->rows, DubanUnitLoadRow, g_array_index (tab->order, guint, row));
}

static gboolean
is_figure (guint column)
{
  return column >= COLUMN_FIGURES && column < COLUMN_PARTS;
}

static gboolean
is_part (guint column)
{
  return column >= COLUMN_PARTS && column < COLUMN_SCORE;
}

static const char *
get_rate_title (DubanPart part)
{
  switch (part)
    {
    case DUBAN_PART_DEPLOY:
      return C_ ("on-time rate", "Deployment");
    case DUBAN_PART_APPROACH:
      return C_ ("on-time rate", "Approach");
    case DUBAN_PART_FEEDBACK:
      return C_ ("on-time rate", "Feedback");
    case DUBAN_PART_COMPLETION:
    case DUBAN_N_PARTS:
    default:
      return C_ ("on-time rate", "Completion");
    }
}

static const char *
get_title (guint column)
{
  if (is_figure (column))
    return duban_unit_load_get_title ((DubanUnitFigure) (column - COLUMN_FIGURES));
  if (is_part (column))
    return get_rate_title ((DubanPart) (column - COLUMN_PARTS));
  switch (column)
    {
    case COLUMN_NAME:
      return C_ ("column", "Unit");
    case COLUMN_CATEGORY:
      return _ ("Category");
    case COLUMN_SCORE:
      return _ ("Score");
    case COLUMN_RANK:
      return _ ("Rank");
    default:
      return "";
    }
}

static void
fill_figure (const DubanUnitLoadRow *row, guint column, DubanTableCell *cell)
{
  const guint figure = column - COLUMN_FIGURES;

  duban_table_cell_set_figure (cell, row->facts->name, get_title (column), row->n[figure],
                               figure == DUBAN_UNIT_RED      ? "duban-red"
                               : figure == DUBAN_UNIT_YELLOW ? "duban-yellow"
                                                             : NULL);
}

static void
fill_part (const DubanUnitLoadRow *row, guint column, DubanTableCell *cell)
{
  const DubanShare share = row->ranking->parts[column - COLUMN_PARTS];

  cell->text = duban_unit_load_dup_rate (share);
  if (share.due > 0)
    /* Translators: the unit, the stage; of how many that fell due how many were on time */
    cell->name
        = g_strdup_printf (_ ("%s, %s: %u due, %u on time"), row->facts->name,
                           duban_unit_load_get_part_title ((DubanPart) (column - COLUMN_PARTS)),
                           share.due, share.on_time);
}

static void
fill_cb (gpointer owner, guint place, guint column, DubanTableCell *cell)
{
  const DubanUnitLoadRow *row = get_row (owner, place);

  if (row == NULL)
    return;
  if (is_figure (column))
    fill_figure (row, column, cell);
  else if (is_part (column))
    fill_part (row, column, cell);
  else if (column == COLUMN_NAME)
    cell->text = g_strdup (row->facts->name);
  else if (column == COLUMN_CATEGORY)
    cell->text = g_strdup (row->facts->category);
  else if (column == COLUMN_SCORE)
    {
      cell->text = duban_unit_load_dup_score (row->ranking->score);
      if (row->ranking->score != DUBAN_NO_SCORE)
        cell->name = g_strdup_printf (_ ("%s, what its score was made of"), row->facts->name);
    }
  else if (column == COLUMN_RANK)
    cell->text = row->ranking->rank != 0 ? g_strdup_printf ("%u", row->ranking->rank)
                                         : g_strdup (_ ("unranked"));
  else
    duban_table_cell_set_edit (cell, row->facts->name);
}

static char *
dup_sentence_cb (gpointer owner, guint place)
{
  const DubanUnitLoadRow *row = get_row (owner, place);

  return row != NULL ? duban_unit_load_dup_sentence (row) : g_strdup ("");
}

static void
show_part (DubanUnitsTab *tab, const DubanUnitLoadRow *row, DubanPart part, const char *title,
           GtkWidget *from)
{
  DubanUnitLoad *load = get_load (tab);
  g_autoptr (GArray) tasks = duban_ranking_list_tasks (load->ranking, row->unit, part, FALSE);
  g_autofree char *quarter = duban_unit_load_dup_quarter (duban_ranking_get_period (load->ranking));
  /* Translators: the words for a list of tasks: the unit, what fell due, in which quarter */
  g_autofree char *words
      = g_strdup_printf (_ ("%s · due: %s · %s"), row->facts->name, title, quarter);

  duban_page_show_tasks (from, words, (const guint32 *) (gpointer) tasks->data, tasks->len);
}

static void
show_figure (DubanUnitsTab *tab, const DubanUnitLoadRow *row, guint column, GtkWidget *from)
{
  g_autoptr (GArray) tasks = duban_unit_load_list_tasks (
      get_load (tab), row->unit, (DubanUnitFigure) (column - COLUMN_FIGURES));
  g_autofree char *words = g_strdup_printf ("%s · %s", row->facts->name, get_title (column));

  duban_page_show_tasks (from, words, (const guint32 *) (gpointer) tasks->data, tasks->len);
}

static void
press_cb (gpointer owner, guint place, guint column, GtkWidget *from)
{
  DubanUnitsTab *tab = owner;
  const DubanUnitLoadRow *row = get_row (tab, place);

  if (row == NULL)
    return;
  if (is_figure (column))
    show_figure (tab, row, column, from);
  else if (is_part (column))
    show_part (tab, row, (DubanPart) (column - COLUMN_PARTS),
               duban_unit_load_get_part_title ((DubanPart) (column - COLUMN_PARTS)), from);
  else if (column == COLUMN_SCORE)
    show_part (tab, row, DUBAN_N_PARTS, _ ("all stages and deadlines"), from);
  else if (column == COLUMN_EDIT)
    duban_unit_dialog_open (from, duban_page_get_desk (DUBAN_PAGE (tab)), row->unit);
}

static void
activate_cb (gpointer owner, guint place)
{
  DubanUnitsTab *tab = owner;
  const DubanUnitLoadRow *row = get_row (tab, place);

  if (row != NULL)
    duban_unit_dialog_open (GTK_WIDGET (tab), duban_page_get_desk (DUBAN_PAGE (tab)), row->unit);
}

/* What a column sorts by: the most first. */
static double
get_key (const DubanUnitLoadRow *row, guint column)
{
  const DubanShare *share;

  if (is_figure (column))
    return row->n[column - COLUMN_FIGURES];
  if (column == COLUMN_SCORE)
    return row->ranking->score;
  share = &row->ranking->parts[column - COLUMN_PARTS];
  return share->due > 0 ? (double) share->on_time / share->due : -1;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  DubanUnitsTab *tab = data;
  const GArray *rows = get_load (tab)->rows;
  const guint place_a = *(const guint *) a;
  const guint place_b = *(const guint *) b;
  const DubanUnitLoadRow *x = &g_array_index (rows, DubanUnitLoadRow, place_a);
  const DubanUnitLoadRow *y = &g_array_index (rows, DubanUnitLoadRow, place_b);
  int order = 0;

  if (tab->sorted == COLUMN_NAME)
    order = g_utf8_collate (x->facts->name, y->facts->name);
  else if (tab->sorted != COLUMN_RANK)
    order = (get_key (x, tab->sorted) < get_key (y, tab->sorted))
            - (get_key (x, tab->sorted) > get_key (y, tab->sorted));
  if (order == 0)
    order = place_a < place_b ? -1 : 1;
  return tab->reversed ? -order : order;
}

static gboolean
is_wanted (DubanUnitsTab *tab, const DubanUnitLoadRow *row)
{
  return (!tab->only_idle || row->is_idle)
         && (tab->category == NULL || g_strcmp0 (row->facts->category, tab->category) == 0);
}

static void
show_rows (DubanUnitsTab *tab)
{
  const DubanUnitLoad *load = get_load (tab);

  g_array_set_size (tab->order, 0);
  for (guint i = 0; i < load->rows->len; i++)
    if (is_wanted (tab, &g_array_index (load->rows, DubanUnitLoadRow, i)))
      g_array_append_val (tab->order, i);
  g_array_sort_with_data (tab->order, compare_rows, tab);
  duban_figure_table_set_sorted (DUBAN_FIGURE_TABLE (tab->table), tab->sorted,
                                 (tab->sorted == COLUMN_NAME || tab->sorted == COLUMN_RANK)
                                     == tab->reversed);
  duban_figure_table_set_empty (DUBAN_FIGURE_TABLE (tab->table),
                                load->rows->len == 0
                                    ? _ ("There is no unit yet. Add one, or import a list of units "
                                         "or a ledger.")
                                    : _ ("No unit is left by what was chosen above."));
  duban_figure_table_show (DUBAN_FIGURE_TABLE (tab->table), tab->order->len);
  duban_ranking_chart_show (DUBAN_RANKING_CHART (tab->chart), load, tab->category);
}

static void
sort_cb (gpointer owner, guint column)
{
  DubanUnitsTab *tab = owner;

  tab->reversed = tab->sorted == column && !tab->reversed;
  tab->sorted = column;
  duban_preferences_set_int ("units-sort", (int) column);
  duban_preferences_set_boolean ("units-reversed", tab->reversed);
  if (get_load (tab) != NULL)
    show_rows (tab);
}

static const DubanTableColumn columns[N_COLUMNS] = {
  [COLUMN_NAME] = { DUBAN_CELL_TEXT, 0, TRUE, 0 },
  [COLUMN_CATEGORY] = { DUBAN_CELL_TEXT, 44, FALSE, 1 },
  [COLUMN_FIGURES] = { DUBAN_CELL_FIGURE, 50, TRUE, 0 },
  [COLUMN_FIGURES + 1] = { DUBAN_CELL_FIGURE, 50, TRUE, 0 },
  [COLUMN_FIGURES + 2] = { DUBAN_CELL_FIGURE, 50, TRUE, 0 },
  [COLUMN_FIGURES + 3] = { DUBAN_CELL_FIGURE, 50, TRUE, 0 },
  [COLUMN_PARTS] = { DUBAN_CELL_FIGURE, 54, TRUE, 2 },
  [COLUMN_PARTS + 1] = { DUBAN_CELL_FIGURE, 54, TRUE, 2 },
  [COLUMN_PARTS + 2] = { DUBAN_CELL_FIGURE, 54, TRUE, 2 },
  [COLUMN_PARTS + 3] = { DUBAN_CELL_FIGURE, 54, TRUE, 2 },
  [COLUMN_SCORE] = { DUBAN_CELL_FIGURE, 64, TRUE, 0 },
  [COLUMN_RANK] = { DUBAN_CELL_TEXT, 54, TRUE, 3 },
  [COLUMN_EDIT] = { DUBAN_CELL_ACT, 36, FALSE, 0 },
};

static const DubanTableSource table_source = {
  .columns = columns,
  .n_columns = N_COLUMNS,
  .get_title = get_title,
  .fill = fill_cb,
  .dup_sentence = dup_sentence_cb,
  .press = press_cb,
  .activate = activate_cb,
  .sort = sort_cb,
};

static DubanPeriod
get_quarter (const DubanTerms *terms, int back)
{
  DubanPeriod quarter;

  if (back < 0)
    return duban_unit_load_get_quarter (terms->today);
  quarter = duban_period_of (DUBAN_PERIOD_QUARTER, terms->today);
  for (int i = 0; i < back; i++)
    quarter = duban_period_of (DUBAN_PERIOD_QUARTER, quarter.from - 1);
  return quarter;
}

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer question, GCancellable *cancellable,
      GError **error)
{
  const int back = *(const int *) question;

  return duban_unit_load_make (session, snapshot, get_quarter (snapshot->terms, back), cancellable,
                               error);
}

static void
free_made (gpointer made)
{
  duban_unit_load_free (made);
}

static const DubanPageSource source = { make, free_made, g_free };

static gpointer
ask (DubanPage *page)
{
  return g_memdup2 (&DUBAN_UNITS_TAB (page)->back, sizeof (int));
}

static void
fill_quarters (DubanUnitsTab *tab, const DubanUnitLoad *load)
{
  const DubanPeriod shown = duban_ranking_get_period (load->ranking);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (int back = 0; back < N_QUARTERS; back++)
    {
      const DubanPeriod quarter = get_quarter (load->snapshot->terms, back);

      gtk_string_list_take (names, duban_unit_load_dup_quarter (quarter));
      if (quarter.from == shown.from)
        chosen = (guint) back;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (tab->quarters), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (tab->quarters), chosen);
}

/* In the ranking's order, each once. */
static void
fill_categories (DubanUnitsTab *tab, const DubanUnitLoad *load)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *before = NULL;
  guint chosen = 0;

  gtk_string_list_append (names, _ ("All categories"));
  for (guint i = 0; i < load->rows->len; i++)
    {
      const char *category = g_array_index (load->rows, DubanUnitLoadRow, i).facts->category;

      if (category == NULL || g_strcmp0 (category, before) == 0)
        continue;
      gtk_string_list_append (names, category);
      if (g_strcmp0 (category, tab->category) == 0)
        chosen = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
      before = category;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (tab->categories), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (tab->categories), chosen);
}

static void
show_bar (DubanUnitsTab *tab, const DubanUnitLoad *load)
{
  g_autofree char *idle = g_strdup_printf (_ ("Units without open tasks %u"), load->n_idle);
  g_autofree char *quarter = duban_unit_load_dup_quarter (duban_ranking_get_period (load->ranking));
  g_autofree char *words = NULL;

  tab->showing = TRUE;
  fill_quarters (tab, load);
  fill_categories (tab, load);
  tab->showing = FALSE;
  gtk_button_set_label (GTK_BUTTON (tab->idle), idle);
  gtk_widget_set_visible (tab->idle, load->has_idle);
  /* Translators: as of when the page is; which quarter the on-time rates and the score are of */
  words = g_strdup_printf (_ ("%s · rates and score: %s"), load->as_of, quarter);
  duban_text_show_line (GTK_LABEL (tab->as_of), words, 200);
  gtk_widget_set_tooltip_text (tab->as_of, words);
}

static void
show (DubanPage *page, gpointer made)
{
  DubanUnitsTab *tab = DUBAN_UNITS_TAB (page);

  show_bar (tab, made);
  show_rows (tab);
}

static DubanSheet *
dup_sheet (DubanPage *page)
{
  DubanUnitsTab *tab = DUBAN_UNITS_TAB (page);

  return get_load (tab) != NULL ? duban_unit_load_dup_sheet (get_load (tab), tab->order) : NULL;
}

static void
quarter_cb (DubanUnitsTab *tab)
{
  if (tab->showing)
    return;
  tab->back = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (tab->quarters));
  duban_page_ask (DUBAN_PAGE (tab));
}

static void
category_cb (DubanUnitsTab *tab)
{
  GtkDropDown *choice = GTK_DROP_DOWN (tab->categories);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choice);

  if (tab->showing || chosen == NULL)
    return;
  g_free (tab->category);
  tab->category = gtk_drop_down_get_selected (choice) > 0
                      ? g_strdup (gtk_string_object_get_string (chosen))
                      : NULL;
  if (get_load (tab) != NULL)
    show_rows (tab);
}

static void
idle_cb (DubanUnitsTab *tab)
{
  tab->only_idle = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab->idle));
  if (get_load (tab) != NULL)
    show_rows (tab);
}

static void
chart_cb (DubanUnitsTab *tab, GParamSpec *pspec, GtkToggleButton *button)
{
  gtk_stack_set_visible_child_name (GTK_STACK (tab->stack),
                                    gtk_toggle_button_get_active (button) ? "chart" : "table");
}

static void
add_cb (DubanUnitsTab *tab)
{
  duban_unit_dialog_open (GTK_WIDGET (tab), duban_page_get_desk (DUBAN_PAGE (tab)), 0);
}

static GtkWidget *
build_choice (DubanUnitsTab *tab, GtkWidget *bar, const char *name, GCallback callback)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  duban_choice_set_name (choice, name);
  gtk_widget_set_tooltip_text (choice, name);
  g_signal_connect_object (choice, "notify::selected", callback, tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), choice);
  return choice;
}

static void
build_bar (DubanUnitsTab *tab)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chart = gtk_toggle_button_new_with_label (_ ("Chart"));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a unit…"));

  tab->quarters = build_choice (tab, bar, _ ("Quarter"), G_CALLBACK (quarter_cb));
  tab->categories = build_choice (tab, bar, _ ("Category"), G_CALLBACK (category_cb));
  gtk_widget_set_tooltip_text (chart, _ ("The ranking as a chart"));
  g_signal_connect_object (chart, "notify::active", G_CALLBACK (chart_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), chart);
  tab->idle = gtk_toggle_button_new_with_label ("");
  g_signal_connect_object (tab->idle, "toggled", G_CALLBACK (idle_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), tab->idle);
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_widget_add_css_class (bar, "filter-bar");
  gtk_box_append (GTK_BOX (tab->box), bar);
}

static void
build (DubanUnitsTab *tab)
{
  GtkWidget *scroll;

  tab->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  build_bar (tab);
  tab->table = duban_figure_table_new (&table_source, tab, _ ("Units"));
  tab->chart = duban_ranking_chart_new ();
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, _ ("The ranking as a chart"), tab->chart);
  tab->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (tab->stack), tab->table, "table");
  gtk_stack_add_named (GTK_STACK (tab->stack), scroll, "chart");
  gtk_widget_set_vexpand (tab->stack, TRUE);
  gtk_box_append (GTK_BOX (tab->box), tab->stack);
  tab->as_of = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (tab->as_of), 0);
  gtk_label_set_ellipsize (GTK_LABEL (tab->as_of), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tab->as_of, "page-foot");
  gtk_box_append (GTK_BOX (tab->box), tab->as_of);
  gtk_widget_set_parent (tab->box, GTK_WIDGET (tab));
}

static void
duban_units_tab_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_UNITS_TAB (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_units_tab_parent_class)->dispose (object);
}

static void
duban_units_tab_finalize (GObject *object)
{
  DubanUnitsTab *tab = DUBAN_UNITS_TAB (object);

  g_array_unref (tab->order);
  g_free (tab->category);
  G_OBJECT_CLASS (duban_units_tab_parent_class)->finalize (object);
}

static void
duban_units_tab_class_init (DubanUnitsTabClass *class)
{
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_units_tab_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_units_tab_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  page_class->needs_register = TRUE;
  page_class->source = &source;
  page_class->ask = ask;
  page_class->show = show;
  page_class->dup_sheet = dup_sheet;
}

/* What was remembered of the last time. */
static void
recall (DubanUnitsTab *tab)
{
  const int sorted = duban_preferences_get_int ("units-sort", COLUMN_FIGURES);

  tab->sorted = sorted >= 0 && sorted < N_COLUMNS && columns[sorted].sorts ? (guint) sorted
                                                                           : COLUMN_FIGURES;
  tab->reversed = duban_preferences_get_boolean ("units-reversed", FALSE);
}

static void
duban_units_tab_init (DubanUnitsTab *tab)
{
  tab->order = g_array_new (FALSE, FALSE, sizeof (guint));
  tab->back = -1;
  recall (tab);
  build (tab);
}

GtkWidget *
duban_units_tab_new (DubanDesk *desk)
{
  DubanUnitsTab *tab = g_object_new (DUBAN_TYPE_UNITS_TAB, NULL);

  duban_page_set_desk (DUBAN_PAGE (tab), desk);
  return GTK_WIDGET (tab);
}
