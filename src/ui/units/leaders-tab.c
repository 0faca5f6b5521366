/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/leaders-tab.h"

#include "app/view/as-of.h"
#include "app/view/leader-load.h"
#include "ui/units/figure-table.h"
#include "ui/units/unit-dialog.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_NAME,
  COLUMN_TITLE,
  COLUMN_HOLDS,
  COLUMN_FIGURES,
  COLUMN_EDIT = COLUMN_FIGURES + DUBAN_N_LEADER_FIGURES,
  N_COLUMNS
};

struct _DubanLeadersTab
{
  DubanPage parent_instance;

  GtkWidget *box, *table, *as_of;
};

G_DEFINE_FINAL_TYPE (DubanLeadersTab, duban_leaders_tab, DUBAN_TYPE_PAGE)

static DubanLeaderLoad *
get_load (DubanLeadersTab *tab)
{
  return duban_page_get_made (DUBAN_PAGE (tab));
}

static const DubanLeaderLoadRow *
get_row (DubanLeadersTab *tab, guint place)
{
  DubanLeaderLoad *load = get_load (tab);

  return load != NULL && place < load->rows->len
             ? &g_array_index (load->rows, DubanLeaderLoadRow, place)
             : NULL;
}

static gboolean
is_figure (guint column)
{
  return column >= COLUMN_FIGURES && column < COLUMN_EDIT;
}

static const char *
get_title (guint column)
{
  if (is_figure (column))
    return duban_leader_load_get_title ((DubanLeaderFigure) (column - COLUMN_FIGURES));
  switch (column)
    {
    case COLUMN_NAME:
      return C_ ("column", "Leader");
    case COLUMN_TITLE:
      return _ ("Title");
    case COLUMN_HOLDS:
      return C_ ("column", "Holds");
    default:
      return "";
    }
}

static void
fill_figure (const DubanLeaderLoadRow *row, guint column, DubanTableCell *cell)
{
  const guint figure = column - COLUMN_FIGURES;

  duban_table_cell_set_figure (cell, row->facts->name, get_title (column), row->n[figure],
                               figure == DUBAN_LEADER_RED      ? "duban-red"
                               : figure == DUBAN_LEADER_YELLOW ? "duban-yellow"
                                                               : NULL);
}

static void
fill_cb (gpointer owner, guint place, guint column, DubanTableCell *cell)
{
  const DubanLeaderLoadRow *row = get_row (owner, place);

  if (row == NULL)
    return;
  if (is_figure (column))
    fill_figure (row, column, cell);
  else if (column == COLUMN_NAME)
    cell->text = g_strdup (row->facts->name);
  else if (column == COLUMN_TITLE)
    cell->text = duban_leader_load_dup_title (row, get_load (owner)->snapshot->terms->today);
  else if (column == COLUMN_HOLDS)
    cell->text = g_strdup (row->holds);
  else
    duban_table_cell_set_edit (cell, row->facts->name);
  if (row->has_left && column < COLUMN_FIGURES)
    cell->class = "dim-label";
}

static char *
dup_sentence_cb (gpointer owner, guint place)
{
  const DubanLeaderLoadRow *row = get_row (owner, place);

  return row != NULL
             ? duban_leader_load_dup_sentence (row, get_load (owner)->snapshot->terms->today)
             : g_strdup ("");
}

static void
edit (DubanLeadersTab *tab, guint32 leader)
{
  duban_leader_dialog_open (GTK_WIDGET (tab), duban_page_get_desk (DUBAN_PAGE (tab)), leader);
}

static void
press_cb (gpointer owner, guint place, guint column, GtkWidget *from)
{
  const DubanLeaderLoadRow *row = get_row (owner, place);
  g_autoptr (GArray) tasks = NULL;
  g_autofree char *words = NULL;

  if (row == NULL)
    return;
  if (!is_figure (column))
    {
      edit (owner, row->leader);
      return;
    }
  tasks = duban_leader_load_list_tasks (get_load (owner), row->leader,
                                        (DubanLeaderFigure) (column - COLUMN_FIGURES));
  words = g_strdup_printf ("%s · %s", row->facts->name, get_title (column));
  duban_page_show_tasks (from, words, (const guint32 *) (gpointer) tasks->data, tasks->len);
}

static void
activate_cb (gpointer owner, guint place)
{
  const DubanLeaderLoadRow *row = get_row (owner, place);

  if (row != NULL)
    edit (owner, row->leader);
}

static const DubanTableColumn columns[N_COLUMNS] = {
  [COLUMN_NAME] = { DUBAN_CELL_TEXT, 110, FALSE, 0 },
  [COLUMN_TITLE] = { DUBAN_CELL_TEXT, 100, FALSE, 1 },
  [COLUMN_HOLDS] = { DUBAN_CELL_TEXT, 0, FALSE, 0 },
  [COLUMN_FIGURES] = { DUBAN_CELL_FIGURE, 52, FALSE, 0 },
  [COLUMN_FIGURES + 1] = { DUBAN_CELL_FIGURE, 52, FALSE, 0 },
  [COLUMN_FIGURES + 2] = { DUBAN_CELL_FIGURE, 52, FALSE, 0 },
  [COLUMN_FIGURES + 3] = { DUBAN_CELL_FIGURE, 52, FALSE, 0 },
  [COLUMN_FIGURES + 4] = { DUBAN_CELL_FIGURE, 52, FALSE, 0 },
  [COLUMN_FIGURES + 5] = { DUBAN_CELL_FIGURE, 60, FALSE, 0 },
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
};

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer question, GCancellable *cancellable,
      GError **error)
{
  return duban_leader_load_new (
      snapshot, duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE));
}

static void
free_made (gpointer made)
{
  duban_leader_load_free (made);
}

static const DubanPageSource source = { make, free_made, NULL };

static void
show (DubanPage *page, gpointer made)
{
  DubanLeadersTab *tab = DUBAN_LEADERS_TAB (page);
  const DubanLeaderLoad *load = made;

  duban_figure_table_set_empty (
      DUBAN_FIGURE_TABLE (tab->table),
      _ ("There is no leader yet. Add one, or import a portfolio or a ledger."));
  duban_figure_table_show (DUBAN_FIGURE_TABLE (tab->table), load->rows->len);
  duban_text_show_line (GTK_LABEL (tab->as_of), load->as_of, 200);
  gtk_widget_set_tooltip_text (tab->as_of, load->as_of);
}

static DubanSheet *
dup_sheet (DubanPage *page)
{
  DubanLeaderLoad *load = get_load (DUBAN_LEADERS_TAB (page));

  return load != NULL ? duban_leader_load_dup_sheet (load) : NULL;
}

static void
add_cb (DubanLeadersTab *tab)
{
  edit (tab, 0);
}

static void
build (DubanLeadersTab *tab)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a leader…"));

  tab->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_widget_add_css_class (bar, "filter-bar");
  gtk_box_append (GTK_BOX (tab->box), bar);
  tab->table = duban_figure_table_new (&table_source, tab, _ ("Leaders"));
  gtk_widget_set_vexpand (tab->table, TRUE);
  gtk_box_append (GTK_BOX (tab->box), tab->table);
  tab->as_of = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (tab->as_of), 0);
  gtk_label_set_ellipsize (GTK_LABEL (tab->as_of), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tab->as_of, "page-foot");
  gtk_box_append (GTK_BOX (tab->box), tab->as_of);
  gtk_widget_set_parent (tab->box, GTK_WIDGET (tab));
}

static void
duban_leaders_tab_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_LEADERS_TAB (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_leaders_tab_parent_class)->dispose (object);
}

static void
duban_leaders_tab_class_init (DubanLeadersTabClass *class)
{
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_leaders_tab_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  page_class->needs_register = TRUE;
  page_class->source = &source;
  page_class->show = show;
  page_class->dup_sheet = dup_sheet;
}

static void
duban_leaders_tab_init (DubanLeadersTab *tab)
{
  build (tab);
}

GtkWidget *
duban_leaders_tab_new (DubanDesk *desk)
{
  DubanLeadersTab *tab = g_object_new (DUBAN_TYPE_LEADERS_TAB, NULL);

  duban_page_set_desk (DUBAN_PAGE (tab), desk);
  return GTK_WIDGET (tab);
}
