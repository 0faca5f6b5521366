/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/portfolio-tab.h"

#include "app/edit/portfolio-draft.h"
#include "app/search/needle.h"
#include "app/view/as-of.h"
#include "app/view/portfolio-rows.h"
#include "app/wording/wording.h"
#include "ui/page/deed.h"
#include "ui/units/draft-bar.h"
#include "ui/units/effects-window.h"
#include "ui/units/holding-dialog.h"
#include "ui/units/figure-table.h"
#include "ui/widgets/text.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_HELD,
  COLUMN_LEADER,
  COLUMN_KIND,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_STATE,
  COLUMN_CHANGE,
  COLUMN_END,
  N_COLUMNS
};

struct _DubanPortfolioTab
{
  DubanPage parent_instance;

  GPtrArray *shown;            /* of DubanPortfolioLine: those that are listed; of the rows */
  DubanPortfolioDraft *before; /* that was thrown away or applied, or NULL: to be brought back */

  GtkWidget *box, *bar, *search, *only_changed, *only_gaps, *table, *as_of;
};

G_DEFINE_FINAL_TYPE (DubanPortfolioTab, duban_portfolio_tab, DUBAN_TYPE_PAGE)

static DubanPortfolioRows *
get_rows (DubanPortfolioTab *tab)
{
  return duban_page_get_made (DUBAN_PAGE (tab));
}

static const DubanPortfolioLine *
get_line (DubanPortfolioTab *tab, guint place)
{
  return get_rows (tab) != NULL && place < tab->shown->len ? tab->shown->pdata[place] : NULL;
}

static const char *
get_title (guint column)
{
  switch (column)
    {
    case COLUMN_HELD:
      return _ ("Unit or field");
    case COLUMN_LEADER:
      return C_ ("column", "Leader");
    case COLUMN_KIND:
      return _ ("Way");
    case COLUMN_FROM:
      return _ ("From");
    case COLUMN_TO:
      return _ ("To");
    case COLUMN_STATE:
      return _ ("Draft");
    default:
      return "";
    }
}

static void
fill_act (const DubanPortfolioLine *line, guint column, DubanTableCell *cell)
{
  const gboolean drafted
      = line->state == DUBAN_PORTFOLIO_ENDS || line->state == DUBAN_PORTFOLIO_TAKEN;

  if (column == COLUMN_CHANGE && line->state == DUBAN_PORTFOLIO_GAP)
    {
      cell->icon = "list-add-symbolic";
      cell->name = g_strdup_printf (_ ("Say who takes over “%s”"), line->name);
    }
  else if (column == COLUMN_CHANGE && !drafted)
    {
      cell->icon = "document-edit-symbolic";
      cell->name = g_strdup_printf (_ ("Give “%s” to another leader than %s"), line->name,
                                    line->leader_name);
    }
  else if (column == COLUMN_END && drafted)
    {
      cell->icon = "edit-undo-symbolic";
      cell->name
          = g_strdup_printf (_ ("Take out of the draft: “%s”, %s"), line->name, line->leader_name);
    }
  else if (column == COLUMN_END && line->state == DUBAN_PORTFOLIO_STAYS)
    {
      cell->icon = "list-remove-symbolic";
      cell->name = g_strdup_printf (_ ("%s gives up “%s”"), line->leader_name, line->name);
    }
}

static char *
dup_day (const DubanPortfolioRows *rows, DubanDay day)
{
  return duban_wording_of_day (day, rows->snapshot->terms->today);
}

static void
fill_cb (gpointer owner, guint place, guint column, DubanTableCell *cell)
{
  const DubanPortfolioRows *rows = get_rows (owner);
  const DubanPortfolioLine *line = get_line (owner, place);

  if (line == NULL)
    return;
  switch (column)
    {
    case COLUMN_HELD:
      cell->text = g_strdup (line->name);
      break;
    case COLUMN_LEADER:
      cell->text = g_strdup (line->leader_name);
      break;
    case COLUMN_KIND:
      cell->text = g_strdup (
          line->state != DUBAN_PORTFOLIO_GAP ? duban_wording_of_holding (line->kind) : "");
      break;
    case COLUMN_FROM:
      cell->text = dup_day (rows, line->from);
      break;
    case COLUMN_TO:
      cell->text = dup_day (rows, line->to);
      break;
    case COLUMN_STATE:
      cell->text = duban_portfolio_rows_dup_state (rows, line);
      break;
    default:
      fill_act (line, column, cell);
    }
  if (column < COLUMN_CHANGE && line->state == DUBAN_PORTFOLIO_ENDS)
    cell->class = "dim-label";
  else if (column < COLUMN_CHANGE && line->state == DUBAN_PORTFOLIO_TAKEN)
    cell->class = "accent";
  else if (column == COLUMN_STATE && line->state == DUBAN_PORTFOLIO_GAP)
    cell->class = "duban-red";
}

static char *
dup_sentence_cb (gpointer owner, guint place)
{
  const DubanPortfolioLine *line = get_line (owner, place);

  return line != NULL ? duban_portfolio_rows_dup_sentence (get_rows (owner), line) : g_strdup ("");
}

static void
kept_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (!succeeded)
    duban_problem_tell (from, message);
  duban_page_ask (DUBAN_PAGE (from));
}

static gboolean
keep_deed (DubanSession *session, gpointer data, GError **error)
{
  return duban_edit_keep_draft (session, data, error);
}

static void
free_draft (gpointer data)
{
  duban_portfolio_draft_free (data);
}

/* The draft as it is from now on. (transfer full) */
static void
keep (GtkWidget *tab, DubanPortfolioDraft *draft)
{
  duban_deed_run_then (tab, duban_page_get_desk (DUBAN_PAGE (tab)), keep_deed, draft, free_draft,
                       kept_cb, NULL);
}

static void
open_form (DubanPortfolioTab *tab, const DubanPortfolioLine *line)
{
  if (get_rows (tab) != NULL)
    duban_holding_dialog_open (GTK_WIDGET (tab), get_rows (tab), line, keep);
}

static void
press_cb (gpointer owner, guint place, guint column, GtkWidget *from)
{
  DubanPortfolioTab *tab = owner;
  const DubanPortfolioLine *line = get_line (tab, place);
  DubanPortfolioDraft *draft;

  if (line == NULL)
    return;
  if (column == COLUMN_CHANGE)
    {
      open_form (tab, line);
      return;
    }
  draft = duban_portfolio_draft_copy (get_rows (tab)->draft);
  if (line->state == DUBAN_PORTFOLIO_STAYS)
    duban_portfolio_draft_end (draft, &line->held, line->name, &line->leader, line->kind);
  else
    duban_portfolio_draft_drop (draft, &line->held, &line->leader);
  keep (GTK_WIDGET (tab), draft);
}

static void
activate_cb (gpointer owner, guint place)
{
  const DubanPortfolioLine *line = get_line (owner, place);

  if (line != NULL && (line->state == DUBAN_PORTFOLIO_STAYS || line->state == DUBAN_PORTFOLIO_GAP))
    open_form (owner, line);
}

static const DubanTableColumn columns[N_COLUMNS] = {
  [COLUMN_HELD] = { DUBAN_CELL_TEXT, 0, FALSE, 0 },
  [COLUMN_LEADER] = { DUBAN_CELL_TEXT, 110, FALSE, 0 },
  [COLUMN_KIND] = { DUBAN_CELL_TEXT, 44, FALSE, 0 },
  [COLUMN_FROM] = { DUBAN_CELL_TEXT, 110, FALSE, 1 },
  [COLUMN_TO] = { DUBAN_CELL_TEXT, 110, FALSE, 2 },
  [COLUMN_STATE] = { DUBAN_CELL_TEXT, 140, FALSE, 0 },
  [COLUMN_CHANGE] = { DUBAN_CELL_ACT, 36, FALSE, 0 },
  [COLUMN_END] = { DUBAN_CELL_ACT, 36, FALSE, 0 },
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
  DubanPortfolioDraft *draft;

  if (!duban_edit_load_draft (session, &draft, error))
    return NULL;
  return duban_portfolio_rows_new (
      snapshot, draft, duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE));
}

static void
free_made (gpointer made)
{
  duban_portfolio_rows_free (made);
}

static const DubanPageSource source = { make, free_made, NULL };

static gboolean
is_drafted (const DubanPortfolioLine *line)
{
  return line->state == DUBAN_PORTFOLIO_ENDS || line->state == DUBAN_PORTFOLIO_TAKEN;
}

static gboolean
is_wanted (DubanPortfolioTab *tab, const DubanPortfolioLine *line, const DubanNeedle *needle)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab->only_changed)) && !is_drafted (line))
    return FALSE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab->only_gaps))
      && line->state != DUBAN_PORTFOLIO_GAP)
    return FALSE;
  return duban_needle_matches (needle, line->name)
         || duban_needle_matches (needle, line->leader_name);
}

static void
show_lines (DubanPortfolioTab *tab)
{
  const DubanPortfolioRows *rows = get_rows (tab);
  g_autoptr (DubanNeedle) needle
      = duban_needle_new (gtk_editable_get_text (GTK_EDITABLE (tab->search)));

  g_ptr_array_set_size (tab->shown, 0);
  for (guint i = 0; i < rows->lines->len; i++)
    if (is_wanted (tab, rows->lines->pdata[i], needle))
      g_ptr_array_add (tab->shown, rows->lines->pdata[i]);
  duban_figure_table_set_empty (
      DUBAN_FIGURE_TABLE (tab->table),
      rows->lines->len == 0
          ? _ ("Nobody holds anything yet. Import a portfolio, or add the lines one by one.")
          : _ ("No line is left by what was chosen above."));
  duban_figure_table_show (DUBAN_FIGURE_TABLE (tab->table), tab->shown->len);
}

static void
show_counts (DubanPortfolioTab *tab, guint n_gaps, guint n_changed)
{
  g_autofree char *gaps = g_strdup_printf (_ ("Nobody in charge %u"), n_gaps);
  g_autofree char *changed = g_strdup_printf (_ ("In the draft %u"), n_changed);

  gtk_button_set_label (GTK_BUTTON (tab->only_gaps), gaps);
  gtk_button_set_label (GTK_BUTTON (tab->only_changed), changed);
}

static void
show (DubanPage *page, gpointer made)
{
  DubanPortfolioTab *tab = DUBAN_PORTFOLIO_TAB (page);
  const DubanPortfolioRows *rows = made;
  guint n_changed = 0;

  if (rows->draft->lines->len > 0)
    g_clear_pointer (&tab->before, duban_portfolio_draft_free);
  duban_draft_bar_set_restores (DUBAN_DRAFT_BAR (tab->bar), tab->before != NULL);
  duban_draft_bar_show (DUBAN_DRAFT_BAR (tab->bar), rows);
  for (guint i = 0; i < rows->lines->len; i++)
    n_changed += is_drafted (rows->lines->pdata[i]);
  show_counts (tab, rows->n_gaps, n_changed);
  show_lines (tab);
  duban_text_show_line (GTK_LABEL (tab->as_of), rows->as_of, 200);
  gtk_widget_set_tooltip_text (tab->as_of, rows->as_of);
}

static DubanSheet *
dup_sheet (DubanPage *page)
{
  DubanPortfolioRows *rows = get_rows (DUBAN_PORTFOLIO_TAB (page));

  return rows != NULL ? duban_portfolio_rows_dup_sheet (rows) : NULL;
}

static gboolean
search (DubanPage *page)
{
  return gtk_widget_grab_focus (DUBAN_PORTFOLIO_TAB (page)->search);
}

static void
filter_cb (DubanPortfolioTab *tab)
{
  if (get_rows (tab) != NULL)
    show_lines (tab);
}

/* The draft with what the bar says; NULL where its date is none. (transfer full) */
static DubanPortfolioDraft *
dup_draft (DubanPortfolioTab *tab)
{
  g_autoptr (DubanPortfolioDraft) draft = NULL;

  if (get_rows (tab) == NULL)
    return NULL;
  draft = duban_portfolio_draft_copy (get_rows (tab)->draft);
  return duban_draft_bar_take (DUBAN_DRAFT_BAR (tab->bar), draft) ? g_steal_pointer (&draft) : NULL;
}

static void
edited_cb (DubanPortfolioTab *tab)
{
  DubanPortfolioDraft *draft = dup_draft (tab);
  const DubanPortfolioDraft *kept = draft != NULL ? get_rows (tab)->draft : NULL;

  if (draft == NULL)
    return;
  if (draft->effective == kept->effective && g_str_equal (draft->document, kept->document))
    duban_portfolio_draft_free (draft);
  else
    keep (GTK_WIDGET (tab), draft);
}

/* So that it can be brought back: after an undo, too. */
static void
remember (DubanPortfolioTab *tab, const DubanPortfolioDraft *draft)
{
  g_clear_pointer (&tab->before, duban_portfolio_draft_free);
  tab->before = duban_portfolio_draft_copy (draft);
}

static void
preview_cb (DubanPortfolioTab *tab)
{
  DubanPortfolioDraft *draft = dup_draft (tab);

  if (draft != NULL)
    duban_effects_window_preview (GTK_WIDGET (tab), duban_page_get_desk (DUBAN_PAGE (tab)), draft);
}

static void
apply_cb (DubanPortfolioTab *tab)
{
  g_autoptr (DubanPortfolioDraft) draft = dup_draft (tab);

  if (draft == NULL
      || !duban_draft_bar_check (DUBAN_DRAFT_BAR (tab->bar), draft,
                                 get_rows (tab)->snapshot->terms->today))
    return;
  remember (tab, draft);
  duban_effects_window_apply (GTK_WIDGET (tab), duban_page_get_desk (DUBAN_PAGE (tab)),
                              g_steal_pointer (&draft));
}

/* Throws the draft away, or brings the last one back. */
static void
discard_cb (DubanPortfolioTab *tab)
{
  if (get_rows (tab) == NULL)
    return;
  if (tab->before != NULL)
    {
      keep (GTK_WIDGET (tab), g_steal_pointer (&tab->before));
      return;
    }
  remember (tab, get_rows (tab)->draft);
  keep (GTK_WIDGET (tab), duban_portfolio_draft_new (get_rows (tab)->snapshot->terms->today));
}

static void
add_cb (DubanPortfolioTab *tab)
{
  open_form (tab, NULL);
}

static GtkWidget *
add_toggle (DubanPortfolioTab *tab, GtkWidget *line)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label ("");

  g_signal_connect_object (toggle, "toggled", G_CALLBACK (filter_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), toggle);
  return toggle;
}

static void
build_filter (DubanPortfolioTab *tab)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a line…"));
  GtkWidget *import = gtk_button_new_with_label (_ ("Import…"));

  tab->search = gtk_search_entry_new ();
  g_object_set (tab->search, "placeholder-text", _ ("Unit, field or leader"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Unit, field or leader"), -1);
  gtk_widget_set_hexpand (tab->search, TRUE);
  g_signal_connect_object (tab->search, "search-changed", G_CALLBACK (filter_cb), tab,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), tab->search);
  tab->only_gaps = add_toggle (tab, line);
  tab->only_changed = add_toggle (tab, line);
  show_counts (tab, 0, 0);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), add);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  gtk_widget_set_tooltip_text (import, _ ("Take in a portfolio from a file"));
  gtk_box_append (GTK_BOX (line), import);
  gtk_widget_add_css_class (line, "filter-bar");
  gtk_box_append (GTK_BOX (tab->box), line);
}

static void
build_foot (DubanPortfolioTab *tab)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  tab->as_of = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (tab->as_of), 0);
  gtk_label_set_ellipsize (GTK_LABEL (tab->as_of), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (tab->as_of, TRUE);
  gtk_widget_add_css_class (tab->as_of, "page-foot");
  gtk_box_append (GTK_BOX (foot), tab->as_of);
  gtk_box_append (GTK_BOX (foot), duban_draft_bar_get_actions (DUBAN_DRAFT_BAR (tab->bar)));
  gtk_widget_add_css_class (foot, "filter-bar");
  gtk_box_append (GTK_BOX (tab->box), foot);
}

static void
build (DubanPortfolioTab *tab)
{
  tab->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  tab->bar = duban_draft_bar_new ();
  g_signal_connect_object (tab->bar, "edited", G_CALLBACK (edited_cb), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->bar, "preview", G_CALLBACK (preview_cb), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->bar, "apply", G_CALLBACK (apply_cb), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->bar, "discard", G_CALLBACK (discard_cb), tab, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tab->box), tab->bar);
  build_filter (tab);
  tab->table = duban_figure_table_new (&table_source, tab, _ ("Portfolio"));
  gtk_widget_set_vexpand (tab->table, TRUE);
  gtk_box_append (GTK_BOX (tab->box), tab->table);
  build_foot (tab);
  gtk_widget_set_parent (tab->box, GTK_WIDGET (tab));
}

static void
duban_portfolio_tab_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_PORTFOLIO_TAB (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_portfolio_tab_parent_class)->dispose (object);
}

static void
duban_portfolio_tab_finalize (GObject *object)
{
  DubanPortfolioTab *tab = DUBAN_PORTFOLIO_TAB (object);

  g_ptr_array_unref (tab->shown);
  g_clear_pointer (&tab->before, duban_portfolio_draft_free);
  G_OBJECT_CLASS (duban_portfolio_tab_parent_class)->finalize (object);
}

static void
duban_portfolio_tab_class_init (DubanPortfolioTabClass *class)
{
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_portfolio_tab_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_portfolio_tab_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  page_class->needs_register = TRUE; /* for the preview */
  page_class->source = &source;
  page_class->show = show;
  page_class->search = search;
  page_class->dup_sheet = dup_sheet;
}

static void
duban_portfolio_tab_init (DubanPortfolioTab *tab)
{
  tab->shown = g_ptr_array_new ();
  build (tab);
}

GtkWidget *
duban_portfolio_tab_new (DubanDesk *desk)
{
  DubanPortfolioTab *tab = g_object_new (DUBAN_TYPE_PORTFOLIO_TAB, NULL);

  duban_page_set_desk (DUBAN_PAGE (tab), desk);
  return GTK_WIDGET (tab);
}
