/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/columns-part.h"

#include "ui/import/fate.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_COLUMNS 60 /* of a sheet; the others are counted */
#define MAX_LINES 12
#define CELL_CHARS 18
#define HEAD_ROWS 4 /* of the grid: heading, field, why, what it may be */

struct _DubanImportColumns
{
  AdwBin parent_instance;

  GtkWidget *grid, *sheets, *sheet, *take, *lines, *more; /* borrowed from the tree */
  guint building; /* the idle that makes the grid, a column at a time */
  guint n_built;
  gboolean is_filling; /* it writes into its own controls */

  /* borrowed */
  const GPtrArray *look;
  DubanImportAsked *asked;
};

G_DEFINE_FINAL_TYPE (DubanImportColumns, duban_import_columns, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Which lines are shown. */
static const DubanFate wanted_fates[] = { DUBAN_FATE_NONE, DUBAN_FATE_ADDED, DUBAN_FATE_CHANGED,
                                          DUBAN_FATE_UNCHANGED, DUBAN_FATE_REFUSED };

static const DubanLookSheet *
get_sheet (DubanImportColumns *columns)
{
  const guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (columns->sheet));

  if (columns->look == NULL || columns->look->len == 0)
    return NULL;
  return columns->look->pdata[MIN (at, columns->look->len - 1)];
}

/* The n-th line that is shown, or NULL. */
static const DubanLookLine *
find_line (DubanImportColumns *columns, guint n)
{
  const DubanLookSheet *sheet = get_sheet (columns);
  const DubanFate wanted
      = wanted_fates[gtk_drop_down_get_selected (GTK_DROP_DOWN (columns->lines))];

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const DubanLookLine *line = sheet->lines->pdata[i];

      if ((wanted == DUBAN_FATE_NONE || line->fate == wanted) && n-- == 0)
        return line;
    }
  return NULL;
}

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, CELL_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static const char *
words_of_reason (const DubanLookColumn *column)
{
  switch (column->reason)
    {
    case DUBAN_HEADING_BY_NAME:
      return _ ("known by its name");
    case DUBAN_HEADING_BY_CONTAINING:
      return _ ("known by words in its name");
    case DUBAN_HEADING_REMEMBERED:
      return _ ("as you said before");
    case DUBAN_HEADING_CHOSEN:
      return _ ("as you said");
    case DUBAN_HEADING_BY_NOTHING:
    default:
      return _ ("not known");
    }
}

/* The fields that a column of the sheet can be: first the notes, then nothing, then its own. */
static guint
list_fields (const DubanLookSheet *sheet, DubanColumn fields[DUBAN_N_COLUMNS],
             const char *names[DUBAN_N_COLUMNS])
{
  const DubanTableKind kind = sheet->kind == DUBAN_SHEET_ANY ? DUBAN_SHEET_LEDGER : sheet->kind;
  guint n = 0;

  fields[n] = DUBAN_COLUMN_UNKNOWN;
  names[n++] = _ ("Keep in the notes");
  fields[n] = DUBAN_COLUMN_IGNORED;
  names[n++] = _ ("Leave out");
  for (DubanColumn i = DUBAN_COLUMN_IGNORED + 1; i < DUBAN_N_COLUMNS; i++)
    if (duban_column_is_of (kind, i))
      {
        fields[n] = i;
        names[n++] = duban_column_get_name (i);
      }
  return n;
}

static void
say (DubanImportColumns *columns, guint column, DubanColumn field)
{
  duban_import_asked_choose (columns->asked, get_sheet (columns), column, field);
  g_signal_emit (columns, signals[CHANGED], 0);
}

static void
field_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, DubanImportColumns *columns)
{
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "column"));
  DubanColumn fields[DUBAN_N_COLUMNS];
  const char *names[DUBAN_N_COLUMNS];

  list_fields (get_sheet (columns), fields, names);
  say (columns, column, fields[gtk_drop_down_get_selected (choice)]);
}

/* Takes the proposal: the choice above says so, and with it the person. */
static void
proposal_cb (GtkWidget *button, GtkDropDown *choice)
{
  gtk_drop_down_set_selected (choice,
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field")));
  gtk_widget_set_sensitive (button, FALSE);
}

static GtkWidget *
new_choice (DubanImportColumns *columns, guint at, guint *proposed)
{
  const DubanLookSheet *sheet = get_sheet (columns);
  const DubanLookColumn *column = sheet->columns->pdata[at];
  DubanColumn fields[DUBAN_N_COLUMNS];
  const char *names[DUBAN_N_COLUMNS];
  const guint n = list_fields (sheet, fields, names);
  g_autofree char *name = g_strdup_printf (_ ("Column %s is"), column->heading);
  GtkWidget *choice = duban_choice_new (names, n, name);

  *proposed = 0;
  for (guint i = 0; i < n; i++)
    {
      if (fields[i] == column->field)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
      if (column->proposal.field != DUBAN_COLUMN_UNKNOWN && fields[i] == column->proposal.field)
        *proposed = i;
    }
  g_object_set_data (G_OBJECT (choice), "column", GUINT_TO_POINTER (at));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (field_chosen_cb), columns, 0);
  return choice;
}

/* “Perhaps 责任单位”, where the file says so by its heading or its cells. */
static GtkWidget *
new_proposal (const DubanLookColumn *column, GtkWidget *choice, guint field)
{
  g_autofree char *words
      = g_strdup_printf (_ ("Perhaps %s"), duban_column_get_name (column->proposal.field));
  g_autofree char *name = g_strdup_printf (_ ("Column %s: take it for %s"), column->heading,
                                           duban_column_get_name (column->proposal.field));
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (button, "clicked", G_CALLBACK (proposal_cb), choice, 0);
  return button;
}

static void
build_column (DubanImportColumns *columns, guint at)
{
  GtkGrid *grid = GTK_GRID (columns->grid);
  const DubanLookColumn *column = get_sheet (columns)->columns->pdata[at];
  const gboolean is_known = column->reason != DUBAN_HEADING_BY_NOTHING;
  guint proposed;
  GtkWidget *choice = new_choice (columns, at, &proposed);
  const DubanLookLine *line;

  gtk_grid_attach (grid, new_label (column->heading, "heading"), at + 1, 0, 1, 1);
  gtk_grid_attach (grid, choice, at + 1, 1, 1, 1);
  gtk_grid_attach (grid, new_label (words_of_reason (column), is_known ? "dim-label" : "warning"),
                   at + 1, 2, 1, 1);
  if (proposed > 0)
    gtk_grid_attach (grid, new_proposal (column, choice, proposed), at + 1, 3, 1, 1);
  for (guint i = 0; i < MAX_LINES && (line = find_line (columns, i)) != NULL; i++)
    if (at < line->n_cells)
      gtk_grid_attach (
          grid, new_label (line->cells[at].text, line->column == (gssize) at ? "error" : NULL),
          at + 1, HEAD_ROWS + i, 1, 1);
}

static gboolean
build_cb (gpointer data)
{
  DubanImportColumns *columns = data;
  const guint n = MIN (get_sheet (columns)->columns->len, MAX_COLUMNS);

  if (columns->n_built < n)
    build_column (columns, columns->n_built++);
  if (columns->n_built < n)
    return G_SOURCE_CONTINUE;
  columns->building = 0;
  return G_SOURCE_REMOVE;
}

/* The first column of the grid: which row it is, and what becomes of it. */
static void
build_rows (DubanImportColumns *columns)
{
  GtkGrid *grid = GTK_GRID (columns->grid);
  const DubanLookLine *line;

  gtk_grid_attach (grid, new_label (_ ("Column"), "dim-label"), 0, 0, 1, 1);
  gtk_grid_attach (grid, new_label (_ ("is taken for"), "dim-label"), 0, 1, 1, 1);
  for (guint i = 0; i < MAX_LINES && (line = find_line (columns, i)) != NULL; i++)
    {
      g_autofree char *row = g_strdup_printf (_ ("Row %u"), line->row);
      g_autofree char *text = line->fate == DUBAN_FATE_NONE
                                  ? g_strdup (row)
                                  : g_strdup_printf ("%s · %s", row, duban_fate_word (line->fate));
      GtkWidget *label = new_label (text, line->fate == DUBAN_FATE_REFUSED ? "error" : "dim-label");

      if (line->reason != NULL)
        gtk_widget_set_tooltip_text (label, line->reason);
      gtk_grid_attach (grid, label, 0, HEAD_ROWS + i, 1, 1);
    }
}

static void
say_more (DubanImportColumns *columns, const DubanLookSheet *sheet)
{
  g_autofree char *text = NULL;
  const guint n = sheet->columns->len > MAX_COLUMNS ? sheet->columns->len - MAX_COLUMNS : 0;

  if (sheet->kind == DUBAN_SHEET_ANY)
    text = g_strdup (
        _ ("The headings of this sheet are not understood. Say which column holds 事项, "
           "then check the file again."));
  else if (n > 0)
    text = g_strdup_printf (
        ngettext ("%u more column is not shown here.", "%u more columns are not shown here.", n),
        n);
  gtk_widget_set_visible (columns->more, text != NULL);
  duban_text_show (GTK_LABEL (columns->more), text);
}

static void
clear_grid (DubanImportColumns *columns)
{
  GtkWidget *child;

  g_clear_handle_id (&columns->building, g_source_remove);
  columns->n_built = 0;
  while ((child = gtk_widget_get_first_child (columns->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (columns->grid), child);
}

static void
show_sheet (DubanImportColumns *columns)
{
  const DubanLookSheet *sheet = get_sheet (columns);

  clear_grid (columns);
  if (sheet == NULL)
    return;
  columns->is_filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (columns->take),
                               duban_import_asked_takes (columns->asked, sheet));
  columns->is_filling = FALSE;
  say_more (columns, sheet);
  build_rows (columns);
  columns->building = g_idle_add (build_cb, columns);
}

static void
turn_cb (DubanImportColumns *columns)
{
  if (!columns->is_filling)
    show_sheet (columns);
}

static void
take_cb (GtkCheckButton *button, DubanImportColumns *columns)
{
  if (columns->is_filling)
    return;
  duban_import_asked_take (columns->asked, columns->look, get_sheet (columns),
                           gtk_check_button_get_active (button));
  g_signal_emit (columns, signals[CHANGED], 0);
}

/* A sheet in the list of them: its name, and what it is. */
static char *
dup_sheet_words (const DubanLookSheet *sheet)
{
  return g_strdup_printf (
      /* Translators: a sheet's name, how many rows, and whether it is hidden (or nothing). */
      ngettext ("%s (%u row)%s", "%s (%u rows)%s", (guint) sheet->n_rows), sheet->name,
      (guint) sheet->n_rows, sheet->is_hidden ? _ (", hidden") : "");
}

static void
list_sheets (DubanImportColumns *columns)
{
  const guint before = gtk_drop_down_get_selected (GTK_DROP_DOWN (columns->sheet));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint at = 0;

  for (guint i = 0; i < columns->look->len; i++)
    {
      const DubanLookSheet *sheet = columns->look->pdata[i];
      g_autofree char *words = sheet->name != NULL ? dup_sheet_words (sheet) : NULL;

      gtk_string_list_append (list, words != NULL ? words : "");
      if (sheet->is_taken && !((DubanLookSheet *) columns->look->pdata[at])->is_taken)
        at = i;
    }
  columns->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (columns->sheet), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (columns->sheet),
                              before < columns->look->len ? before : at);
  columns->is_filling = FALSE;
  gtk_widget_set_visible (columns->sheets, columns->look->len > 1);
}

void
duban_import_columns_show (DubanImportColumns *columns, const GPtrArray *look,
                           DubanImportAsked *asked)
{
  columns->look = look;
  columns->asked = asked;
  clear_grid (columns);
  if (look == NULL || look->len == 0)
    return;
  list_sheets (columns);
  show_sheet (columns);
}

static void
duban_import_columns_dispose (GObject *object)
{
  DubanImportColumns *columns = DUBAN_IMPORT_COLUMNS (object);

  g_clear_handle_id (&columns->building, g_source_remove);
  G_OBJECT_CLASS (duban_import_columns_parent_class)->dispose (object);
}

static void
duban_import_columns_class_init (DubanImportColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_import_columns_dispose;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_grid_pane (DubanImportColumns *columns)
{
  GtkWidget *pane = gtk_scrolled_window_new ();

  columns->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (columns->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (columns->grid), 6);
  gtk_widget_add_css_class (columns->grid, "import-grid");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), columns->grid);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns and first rows"), -1);
  return pane;
}

static GtkWidget *
new_bar (DubanImportColumns *columns)
{
  const char *const words[] = { _ ("First rows"), _ ("New ones"), _ ("Changed ones"),
                                _ ("Unchanged ones"), _ ("Refused ones") };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == G_N_ELEMENTS (wanted_fates));
  columns->sheets = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  columns->sheet = duban_choice_new (NULL, 0, _ ("Sheet of the workbook"));
  columns->take = gtk_check_button_new_with_mnemonic (_ ("_Take this sheet in"));
  gtk_box_append (GTK_BOX (columns->sheets), columns->sheet);
  gtk_box_append (GTK_BOX (columns->sheets), columns->take);
  columns->lines = duban_choice_new (words, G_N_ELEMENTS (words), _ ("Rows that are shown"));
  gtk_box_append (GTK_BOX (bar), columns->sheets);
  gtk_box_append (GTK_BOX (bar), columns->lines);
  g_signal_connect_swapped (columns->sheet, "notify::selected", G_CALLBACK (turn_cb), columns);
  g_signal_connect_swapped (columns->lines, "notify::selected", G_CALLBACK (turn_cb), columns);
  g_signal_connect (columns->take, "toggled", G_CALLBACK (take_cb), columns);
  return bar;
}

static void
duban_import_columns_init (DubanImportColumns *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (box), new_bar (columns));
  columns->more = duban_text_label_new ("", "warning");
  gtk_widget_set_visible (columns->more, FALSE);
  gtk_box_append (GTK_BOX (box), columns->more);
  gtk_box_append (GTK_BOX (box), new_grid_pane (columns));
  adw_bin_set_child (ADW_BIN (columns), box);
}

GtkWidget *
duban_import_columns_new (void)
{
  return g_object_new (DUBAN_TYPE_IMPORT_COLUMNS, NULL);
}
