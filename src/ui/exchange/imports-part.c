/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/parts.h"

#include "ui/exchange/pieces.h"

#include <glib/gi18n-lib.h>

static void
add_waiting (GtkBox *box, const DubanOverview *overview)
{
  GtkWidget *list;

  if (overview->waiting->len == 0)
    return;
  gtk_box_append (
      box, duban_pieces_heading_new (
               _ ("Waiting"), _ ("What these files go on from is not here yet: this desk was "
                                 "restored, or a part is still to come. They are taken in by "
                                 "themselves once it is.")));
  list = duban_pieces_list_new (_ ("Waiting"));
  for (guint i = 0; i < overview->waiting->len; i++)
    {
      const DubanOverviewWaiting *one = overview->waiting->pdata[i];
      /* Translators: in order: a colleague, day and time */
      g_autofree char *what = g_strdup_printf (_ ("from %s, %s"), one->from, one->time);
      g_autofree char *deed = g_strdup_printf (
          _ ("Export to %s once; his next file then brings everything."), one->from);
      const char *const texts[] = { what, deed, NULL };

      gtk_list_box_append (GTK_LIST_BOX (list),
                           duban_pieces_row_new (one->file != NULL ? one->file : "–", texts));
    }
  gtk_box_append (box, list);
}

static void
add_rest (GtkBox *box, guint n_left)
{
  g_autofree char *rest = NULL;

  if (n_left == 0)
    return;
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n_left), n_left);
  gtk_box_append (box, duban_pieces_text_new (rest, "dim-label"));
}

GtkWidget *
duban_imports_part_new (const DubanOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const guint n_left = overview->n_imports - overview->imports->len;

  add_waiting (GTK_BOX (box), overview);
  gtk_box_append (
      GTK_BOX (box),
      duban_pieces_heading_new (_ ("Taken in"), overview->imports->len == 0
                                                    ? _ ("No exchange file has been taken in yet.")
                                                    : NULL));
  add_rest (GTK_BOX (box), n_left);
  if (overview->imports->len > 0)
    gtk_box_append (GTK_BOX (box), duban_pieces_list_new (_ ("Taken in")));
  return box;
}

static GtkWidget *
undo_button_new (const DubanOverviewImport *one)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take back…"));
  /* Translators: what an import's button does; %s is a colleague, then a day and a time */
  g_autofree char *name
      = g_strdup_printf (_ ("Take back what came from %s, %s"), one->from, one->time);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "exchange.undo-import");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", one->n);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
import_row_new (const DubanOverviewImport *one)
{
  /* Translators: in order: day and time, a colleague */
  g_autofree char *title = g_strdup_printf (_ ("%s, from %s"), one->time, one->from);
  g_autofree char *what
      = one->n_changes <= 0
            ? g_strdup (_ ("nothing new, a receipt alone"))
            : g_strdup_printf (ngettext ("%d change", "%d changes", (gulong) one->n_changes),
                               (int) one->n_changes);
  const char *const texts[]
      = { one->file != NULL ? one->file : "", what, one->is_undone ? _ ("undone") : "", NULL };
  GtkWidget *row = duban_pieces_row_new (title, texts);

  if (one->n_changes > 0 && !one->is_undone)
    duban_pieces_row_add (row, undo_button_new (one));
  return row;
}

gboolean
duban_imports_part_add (GtkBox *box, const DubanOverview *overview, guint i)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (box));

  if (i >= overview->imports->len)
    return FALSE;
  gtk_list_box_append (GTK_LIST_BOX (list), import_row_new (overview->imports->pdata[i]));
  return TRUE;
}
