/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/take-report.h"

#include "ui/exchange/pieces.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 200 /* widgets of a list; the rest is counted */

static void
add_count (GtkBox *box, const char *name, gsize count)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, count);
  GtkWidget *figure = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_label_set_width_chars (GTK_LABEL (figure), 7);
  gtk_widget_add_css_class (figure, "heading");
  gtk_box_append (GTK_BOX (line), figure);
  gtk_box_append (GTK_BOX (line), gtk_label_new (name));
  gtk_box_append (box, line);
}

/* What is not there for most files is told only where it is. */
static void
add_counts (GtkBox *box, const DubanTaking *taking)
{
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (counts, "duban-card");
  add_count (GTK_BOX (counts), _ ("new tasks"), taking->added);
  add_count (GTK_BOX (counts), _ ("changed tasks"), taking->changed);
  add_count (GTK_BOX (counts), _ ("new conflicts to decide"), taking->conflicts);
  add_count (GTK_BOX (counts), _ ("tasks as they were"), taking->unchanged);
  if (taking->n_turned > 0)
    add_count (GTK_BOX (counts), _ ("open tasks closed, deleted or led by another"),
               taking->n_turned);
  if (taking->n_directory > 0)
    add_count (GTK_BOX (counts), _ ("changes of the directory and the settings"),
               taking->n_directory);
  if (taking->waiting > 0)
    add_count (GTK_BOX (counts), _ ("files that wait"), taking->waiting);
  if (taking->not_understood > 0)
    add_count (GTK_BOX (counts), _ ("changes of a newer version, kept"), taking->not_understood);
  gtk_box_append (box, counts);
}

static void
add_rest (GtkBox *box, guint n)
{
  g_autofree char *rest = NULL;

  if (n <= MAX_LINES)
    return;
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_LINES), n - MAX_LINES);
  gtk_box_append (box, duban_pieces_text_new (rest, "dim-label"));
}

static void
add_notes (GtkBox *box, const GPtrArray *notes)
{
  for (guint i = 0; i < MIN (notes->len, MAX_LINES); i++)
    gtk_box_append (box, duban_pieces_text_new (notes->pdata[i], NULL));
  add_rest (box, notes->len);
}

static GtkWidget *
task_row_new (const DubanTakenTask *task)
{
  g_autofree char *title = g_strdup_printf ("%s %s", task->number != NULL ? task->number : "–",
                                            task->title != NULL ? task->title : "–");
  const char *state
      = task->is_new ? C_ ("a task in a file", "new") : C_ ("a task in a file", "changed");
  g_autofree char *contested
      = task->is_contested ? g_strdup_printf ("%s · %s", state, _ ("in conflict: to be decided"))
                           : NULL;
  const char *const texts[] = { contested != NULL ? contested : state, NULL };

  return duban_pieces_row_new (title, texts);
}

static void
add_tasks (GtkBox *box, const GPtrArray *tasks)
{
  GtkWidget *list;

  if (tasks->len == 0)
    return;
  gtk_box_append (box, duban_pieces_heading_new (_ ("By task"), NULL));
  list = duban_pieces_list_new (_ ("By task"));
  for (guint i = 0; i < MIN (tasks->len, MAX_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), task_row_new (tasks->pdata[i]));
  gtk_box_append (box, list);
  add_rest (box, tasks->len);
}

void
duban_take_report_fill (GtkBox *box, const DubanTaking *taking, gboolean done)
{
  g_autofree char *head
      = done ? g_strdup_printf (_ ("The file of %s was taken in"), taking->from)
             : g_strdup_printf (_ ("From %s. Nothing has been written yet"), taking->from);

  gtk_box_append (box, duban_pieces_heading_new (taking->is_repeated ? taking->from : head, NULL));
  if (!taking->is_repeated)
    add_counts (box, taking);
  add_notes (box, taking->notes);
  add_tasks (box, taking->tasks);
}
