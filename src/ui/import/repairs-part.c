/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/repairs-part.h"

#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 100 /* that are shown at once; the others come when these are mended */
#define AT_ONCE 2    /* built before the main loop goes on */
#define MAX_CELLS 60 /* of one row */
#define NAME_CHARS 16

struct _DubanImportRepairs
{
  AdwBin parent_instance;

  GtkWidget *box;                     /* borrowed from the tree */
  guint building;                     /* the idle that makes the rows, a few at a time */
  guint sheet, line, n_shown, n_left; /* how far it is */

  /* borrowed */
  const GPtrArray *look;
  DubanImportAsked *asked;
};

G_DEFINE_FINAL_TYPE (DubanImportRepairs, duban_import_repairs, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One cell that can be corrected. */
typedef struct
{
  DubanImportRepairs *repairs;
  const DubanLookSheet *sheet;
  const DubanLookLine *line;
  guint column;
} Cell;

static void
free_cell_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
changed_cb (GtkEditable *entry, Cell *cell)
{
  duban_import_asked_correct (cell->repairs->asked, cell->sheet, cell->line, cell->column,
                              gtk_editable_get_text (entry));
  g_signal_emit (cell->repairs, signals[CHANGED], 0);
}

static GtkWidget *
new_entry (DubanImportRepairs *repairs, const DubanLookSheet *sheet, const DubanLookLine *line,
           guint column)
{
  const DubanLookColumn *head = sheet->columns->pdata[column];
  const DubanLookCell *cell = &line->cells[column];
  g_autofree char *name = g_strdup_printf (_ ("Row %u, %s"), line->row, head->heading);
  GtkWidget *entry = gtk_entry_new ();
  Cell *of = g_new (Cell, 1);

  gtk_editable_set_text (GTK_EDITABLE (entry), cell->text);
  gtk_widget_set_sensitive (entry, !cell->is_cut);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *of = (Cell){ repairs, sheet, line, column };
  g_signal_connect_data (entry, "changed", G_CALLBACK (changed_cb), of, free_cell_cb, 0);
  return entry;
}

static void
add_cell (GtkGrid *grid, int at, DubanImportRepairs *repairs, const DubanLookSheet *sheet,
          const DubanLookLine *line, guint column)
{
  const DubanLookColumn *head = sheet->columns->pdata[column];
  GtkWidget *name = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (name), head->heading, NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_grid_attach (grid, name, 0, at, 1, 1);
  gtk_grid_attach (grid, new_entry (repairs, sheet, line, column), 1, at, 1, 1);
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  return grid;
}

/* The other cells of the row, made when they are asked for. */
static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, Cell *of)
{
  GtkWidget *grid;

  if (gtk_expander_get_child (expander) != NULL)
    return;
  grid = new_grid ();
  for (guint i = 0; i < MIN (MIN (of->line->n_cells, of->sheet->columns->len), MAX_CELLS); i++)
    if (of->line->column != (gssize) i)
      add_cell (GTK_GRID (grid), (int) i, of->repairs, of->sheet, of->line, i);
  gtk_expander_set_child (expander, grid);
}

static char *
dup_sentence (const DubanLookSheet *sheet, const DubanLookLine *line)
{
  const DubanLookColumn *head = line->column >= 0 && line->column < (gssize) sheet->columns->len
                                    ? sheet->columns->pdata[line->column]
                                    : NULL;
  g_autofree char *sentence
      = head != NULL
            /* Translators: row number, column heading, why */
            ? g_strdup_printf (_ ("Row %u, %s: %s"), line->row, head->heading, line->reason)
            : g_strdup_printf (_ ("Row %u: %s"), line->row, line->reason);

  if (sheet->name == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: a sheet, then a sentence on one of its rows. */
  return g_strdup_printf (_ ("%s: %s"), sheet->name, sentence);
}

static void
add_line (DubanImportRepairs *repairs, const DubanLookSheet *sheet, const DubanLookLine *line)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *more = gtk_expander_new_with_mnemonic (_ ("The _whole row"));
  g_autofree char *sentence = dup_sentence (sheet, line);
  g_autofree char *name = g_strdup_printf (_ ("Row %u, %s"), line->row, _ ("the whole row"));
  Cell *of = g_new (Cell, 1);

  gtk_widget_add_css_class (card, "duban-card");
  gtk_box_append (GTK_BOX (card), duban_text_label_new (sentence, NULL));
  if (line->column >= 0 && line->column < (gssize) MIN (sheet->columns->len, line->n_cells))
    {
      GtkWidget *grid = new_grid ();

      add_cell (GTK_GRID (grid), 0, repairs, sheet, line, (guint) line->column);
      gtk_box_append (GTK_BOX (card), grid);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *of = (Cell){ repairs, sheet, line, 0 };
  g_signal_connect_data (more, "notify::expanded", G_CALLBACK (expanded_cb), of, free_cell_cb, 0);
  gtk_box_append (GTK_BOX (card), more);
  gtk_box_append (GTK_BOX (repairs->box), card);
}

/* The next refused line, or NULL after the last. */
static const DubanLookLine *
next_line (DubanImportRepairs *repairs, const DubanLookSheet **sheet)
{
  for (; repairs->sheet < repairs->look->len; repairs->sheet++, repairs->line = 0)
    {
      *sheet = repairs->look->pdata[repairs->sheet];
      while (repairs->line < (*sheet)->lines->len)
        {
          const DubanLookLine *line = (*sheet)->lines->pdata[repairs->line++];

          if (line->fate == DUBAN_FATE_REFUSED)
            return line;
        }
    }
  return NULL;
}

static void
say_rest (DubanImportRepairs *repairs)
{
  g_autofree char *text = NULL;

  if (repairs->n_left == 0)
    return;
  text
      = g_strdup_printf (ngettext ("and %u more", "and %u more", repairs->n_left), repairs->n_left);
  gtk_box_append (GTK_BOX (repairs->box), duban_text_label_new (text, "dim-label"));
}

static gboolean
build_cb (gpointer data)
{
  DubanImportRepairs *repairs = data;
  const DubanLookSheet *sheet = NULL;
  const DubanLookLine *line;

  for (guint i = 0; i < AT_ONCE && repairs->n_shown < MAX_ROWS; i++)
    {
      line = next_line (repairs, &sheet);
      if (line == NULL)
        break;
      repairs->n_shown++;
      repairs->n_left--;
      add_line (repairs, sheet, line);
    }
  if (repairs->n_shown < MAX_ROWS && repairs->sheet < repairs->look->len)
    return G_SOURCE_CONTINUE;
  say_rest (repairs);
  repairs->building = 0;
  return G_SOURCE_REMOVE;
}

static void
begin (DubanImportRepairs *repairs)
{
  repairs->sheet = repairs->line = repairs->n_shown = repairs->n_left = 0;
  for (guint i = 0; i < repairs->look->len; i++)
    repairs->n_left
        += (guint) ((DubanLookSheet *) repairs->look->pdata[i])->fates[DUBAN_FATE_REFUSED];
  gtk_box_append (
      GTK_BOX (repairs->box),
      duban_text_label_new (repairs->n_left > 0
                                ? _ ("Correct here what is wrong; the file itself stays as it is. "
                                     "Rows that are left as they are will not be taken in.")
                                : _ ("Every row can be taken in."),
                            "dim-label"));
  repairs->building = g_idle_add (build_cb, repairs);
}

void
duban_import_repairs_show (DubanImportRepairs *repairs, const GPtrArray *look,
                           DubanImportAsked *asked)
{
  GtkWidget *child;

  g_clear_handle_id (&repairs->building, g_source_remove);
  while ((child = gtk_widget_get_first_child (repairs->box)) != NULL)
    gtk_box_remove (GTK_BOX (repairs->box), child);
  repairs->look = look;
  repairs->asked = asked;
  if (look != NULL)
    begin (repairs);
}

static void
duban_import_repairs_dispose (GObject *object)
{
  DubanImportRepairs *repairs = DUBAN_IMPORT_REPAIRS (object);

  g_clear_handle_id (&repairs->building, g_source_remove);
  G_OBJECT_CLASS (duban_import_repairs_parent_class)->dispose (object);
}

static void
duban_import_repairs_class_init (DubanImportRepairsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_import_repairs_dispose;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_IMPORT_REPAIRS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_import_repairs_init (DubanImportRepairs *repairs)
{
  GtkWidget *pane = gtk_scrolled_window_new ();

  repairs->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (repairs->box, "form");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (pane), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), repairs->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows that are not taken in"), -1);
  adw_bin_set_child (ADW_BIN (repairs), pane);
}

GtkWidget *
duban_import_repairs_new (void)
{
  return g_object_new (DUBAN_TYPE_IMPORT_REPAIRS, NULL);
}
