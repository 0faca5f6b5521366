/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/outlook-grid.h"

#include "app/exchange/outlook.h"
#include "ui/exchange/pieces.h"

#include <glib/gi18n-lib.h>

#define KEPT "duban-outlook" /* by the box */
#define NAME_CHARS 12

static const char *const heads[DUBAN_N_OUTLOOK] = {
  [DUBAN_OUTLOOK_NEW] = NC_ ("exchange", "New for him"),
  [DUBAN_OUTLOOK_CHANGED] = NC_ ("exchange", "Changed"),
  [DUBAN_OUTLOOK_LEAVES] = NC_ ("exchange", "Handed over"),
};

/* What the tasks are, of one colleague. (transfer full) */
static char *
dup_head (const DubanOutlook *outlook, DubanOutlookKind kind)
{
  switch (kind)
    {
    case DUBAN_OUTLOOK_NEW:
      return g_strdup_printf (_ ("New for %s"), outlook->name);
    case DUBAN_OUTLOOK_LEAVES:
      return g_strdup_printf (
          _ ("Leave the desk of %s, where they stand as handed over from then on"), outlook->name);
    case DUBAN_OUTLOOK_CHANGED:
    case DUBAN_N_OUTLOOK:
    default:
      return g_strdup_printf (_ ("Changed for %s"), outlook->name);
    }
}

/* owned by the box */
typedef struct
{
  GPtrArray *outlooks;
  GtkWidget *list; /* what is below the figures */
} Kept;

/* owned by its button */
typedef struct
{
  guint who;
  DubanOutlookKind kind;
} Cell;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_ptr_array_unref (kept->outlooks);
  g_free (kept);
}

static Kept *
get_kept (GtkWidget *widget)
{
  GtkWidget *box = widget;

  while (g_object_get_data (G_OBJECT (box), KEPT) == NULL)
    box = gtk_widget_get_parent (box);
  return g_object_get_data (G_OBJECT (box), KEPT);
}

static void
show_list (Kept *kept, const DubanOutlook *outlook, DubanOutlookKind kind)
{
  static const char *const nothing[] = { NULL };
  const GPtrArray *lines = outlook->lines[kind];
  g_autofree char *head = dup_head (outlook, kind);
  GtkWidget *list = duban_pieces_list_new (head);
  const guint n_left = (guint) outlook->counts[kind] - lines->len;
  g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n_left), n_left);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (kept->list)) != NULL)
    gtk_box_remove (GTK_BOX (kept->list), child);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), duban_pieces_row_new (lines->pdata[i], nothing));
  gtk_box_append (GTK_BOX (kept->list), duban_pieces_text_new (head, "heading"));
  gtk_box_append (GTK_BOX (kept->list), list);
  if (n_left > 0)
    gtk_box_append (GTK_BOX (kept->list), duban_pieces_text_new (rest, "dim-label"));
}

static void
chosen_cb (GtkToggleButton *button, Cell *cell)
{
  Kept *kept = get_kept (GTK_WIDGET (button));

  if (gtk_toggle_button_get_active (button))
    show_list (kept, kept->outlooks->pdata[cell->who], cell->kind);
}

static void
cell_free (gpointer cell, GClosure *closure)
{
  g_free (cell);
}

/* A figure; one of nothing is no button. */
static GtkWidget *
figure_new (Kept *kept, guint who, DubanOutlookKind kind, GtkToggleButton **first)
{
  const DubanOutlook *outlook = kept->outlooks->pdata[who];
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, outlook->counts[kind]);
  g_autofree char *head = dup_head (outlook, kind);
  /* Translators: what the tasks are, and how many */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s tasks"), head, number);
  GtkWidget *button;
  Cell *cell;

  if (outlook->counts[kind] == 0)
    return duban_pieces_text_new (number, "dim-label");
  button = gtk_toggle_button_new_with_label (number);
  cell = g_new (Cell, 1);
  *cell = (Cell){ who, kind };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (*first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *first);
  else
    *first = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_data (button, "toggled", G_CALLBACK (chosen_cb), cell, cell_free, 0);
  return button;
}

static void
add_row (Kept *kept, GtkGrid *grid, guint who, GtkToggleButton **first)
{
  const DubanOutlook *outlook = kept->outlooks->pdata[who];
  const gsize n_tasks = outlook->counts[DUBAN_OUTLOOK_NEW] + outlook->counts[DUBAN_OUTLOOK_CHANGED]
                        + outlook->counts[DUBAN_OUTLOOK_LEAVES];
  GtkWidget *name = duban_pieces_text_new (outlook->name, "heading");
  const int row = 1 + (int) who;

  gtk_label_set_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  for (int kind = 0; n_tasks > 0 && kind < DUBAN_N_OUTLOOK; kind++)
    {
      GtkWidget *figure = figure_new (kept, who, (DubanOutlookKind) kind, first);

      gtk_widget_set_halign (figure, GTK_ALIGN_CENTER);
      gtk_grid_attach (grid, figure, 1 + kind, row, 1, 1);
    }
  if (n_tasks == 0)
    gtk_grid_attach (
        grid,
        duban_pieces_text_new (outlook->n_changes > 0
                                   ? _ ("no task; the directory and the settings")
                                   : _ ("nothing new: a receipt alone, of what was taken in here"),
                               "dim-label"),
        1, row, DUBAN_N_OUTLOOK, 1);
}

GtkWidget *
duban_outlook_grid_new (GPtrArray *outlooks)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  Kept *kept = g_new0 (Kept, 1);
  GtkToggleButton *first = NULL;

  kept->outlooks = outlooks;
  kept->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set_data_full (G_OBJECT (box), KEPT, kept, kept_free);
  gtk_widget_add_css_class (grid, "duban-card");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int kind = 0; kind < DUBAN_N_OUTLOOK; kind++)
    {
      GtkWidget *head
          = duban_pieces_text_new (g_dpgettext2 (NULL, "exchange", heads[kind]), "dim-label");

      gtk_widget_set_hexpand (head, TRUE);
      gtk_widget_set_halign (head, GTK_ALIGN_CENTER);
      gtk_grid_attach (GTK_GRID (grid), head, 1 + kind, 0, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), kept->list);
  for (guint i = 0; i < outlooks->len; i++)
    add_row (kept, GTK_GRID (grid), i, &first);
  if (first != NULL)
    gtk_toggle_button_set_active (first, TRUE);
  return box;
}
