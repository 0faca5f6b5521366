/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/import-report.h"

#include "ui/import/days-report.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

static void
add_count (GtkBox *box, const char *name, gsize count)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, count);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_label_set_width_chars (GTK_LABEL (figure), 7);
  gtk_widget_add_css_class (figure, "heading");
  gtk_box_append (GTK_BOX (line), figure);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static const char *
words_of_kind (DubanImportKind kind)
{
  switch (kind)
    {
    case DUBAN_IMPORT_PORTFOLIO:
      return _ ("A portfolio");
    case DUBAN_IMPORT_UNITS:
      return _ ("A list of units");
    case DUBAN_IMPORT_HOLIDAYS:
      return _ ("A holiday calendar");
    case DUBAN_IMPORT_AUTO:
    case DUBAN_IMPORT_LEDGER:
    default:
      return _ ("A ledger of tasks");
    }
}

static void
add_counts (GtkBox *box, const DubanImportResult *result, gboolean done)
{
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (counts, "duban-card");
  add_count (GTK_BOX (counts), done ? _ ("added") : _ ("would be added"), result->added);
  add_count (GTK_BOX (counts), done ? _ ("changed") : _ ("would be changed"), result->changed);
  add_count (GTK_BOX (counts), _ ("as they were"), result->unchanged);
  add_count (GTK_BOX (counts), _ ("not taken in"), result->refused->len);
  gtk_box_append (box, GTK_WIDGET (counts));
}

static void
add_refusals (GtkBox *box, GPtrArray *refused)
{
  if (refused->len == 0)
    return;
  gtk_box_append (box, duban_text_label_new (_ ("Rows that were not taken in"), "heading"));
  for (guint i = 0; i < MIN (refused->len, DUBAN_REPORT_MAX_LINES); i++)
    {
      const DubanRefusal *refusal = g_ptr_array_index (refused, i);
      g_autofree char *line
          = refusal->column != NULL
                /* Translators: row number, column heading, why */
                ? g_strdup_printf (_ ("Row %u, %s: %s"), refusal->row, refusal->column,
                                   refusal->reason)
                : g_strdup_printf (_ ("Row %u: %s"), refusal->row, refusal->reason);

      gtk_box_append (box, duban_text_label_new (line, NULL));
    }
  duban_import_rest_add (box, refused->len);
}

void
duban_import_report_fill (GtkBox *box, const DubanImportResult *result, DubanDay today,
                          gboolean done, const char *problem)
{
  /* With what was seen of the file there is a part where they can be corrected. */
  const gboolean is_shown_elsewhere = result != NULL && result->look != NULL;
  GtkWidget *child;
  g_autofree char *head = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (problem != NULL)
    gtk_box_append (box, duban_text_label_new (problem, "error"));
  if (result == NULL)
    return;
  head = g_strdup_printf (done ? _ ("%s was taken in.") : _ ("%s. Nothing has been written yet."),
                          words_of_kind (result->kind));
  if (problem == NULL)
    gtk_box_append (box, duban_text_label_new (head, "heading"));
  for (; result != NULL; result = result->next)
    {
      if (result->sheet != NULL)
        gtk_box_append (box, duban_text_label_new (result->sheet, "heading"));
      add_counts (box, result, done);
      if (result->kind == DUBAN_IMPORT_HOLIDAYS && !is_shown_elsewhere)
        duban_import_entries_add (box, result);
      else if (done || !is_shown_elsewhere)
        add_refusals (box, result->refused);
      duban_import_days_add (box, result, today);
      duban_import_moves_add (box, result, today);
      duban_import_notes_add (box, result);
    }
}
