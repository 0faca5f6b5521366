/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/days-report.h"

#include "app/wording/wording.h"
#include "ui/import/fate.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 24

void
duban_import_rest_add (GtkBox *box, guint n)
{
  g_autofree char *rest = NULL;

  if (n <= DUBAN_REPORT_MAX_LINES)
    return;
  n -= DUBAN_REPORT_MAX_LINES;
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  gtk_box_append (box, duban_text_label_new (rest, "dim-label"));
}

static const char *
word_of_kind (DubanDayKind kind)
{
  switch (kind)
    {
    case DUBAN_DAY_OFF:
      return C_ ("day", "off");
    case DUBAN_DAY_MAKEUP:
      return C_ ("day", "worked");
    case DUBAN_DAY_PLAIN:
    default:
      /* Translators: neither a holiday nor worked instead: what was known of the day goes. */
      return C_ ("day", "ordinary");
    }
}

static GtkWidget *
add_cell (GtkGrid *grid, guint row, int column, const char *text, guint max_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, max_chars);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, column, (int) row, 1, 1);
  return label;
}

static void
add_day (GtkGrid *grid, guint row, const DubanImportDay *day, DubanDay today)
{
  g_autofree char *date = duban_wording_of_day (day->day, today);
  GtkWidget *kind, *fate;

  add_cell (grid, row, 0, date, NAME_CHARS);
  add_cell (grid, row, 1, duban_wording_of_weekday (day->day), NAME_CHARS);
  kind = add_cell (grid, row, 2, word_of_kind (day->kind), NAME_CHARS);
  gtk_widget_add_css_class (kind, "duban-badge");
  add_cell (grid, row, 3, day->name, NAME_CHARS);
  fate = add_cell (grid, row, 4, duban_fate_word (day->fate), NAME_CHARS);
  if (day->fate == DUBAN_FATE_UNCHANGED)
    gtk_widget_add_css_class (fate, "dim-label");
}

static guint
count_kind (const GPtrArray *days, DubanDayKind kind)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    n += ((const DubanImportDay *) days->pdata[i])->kind == kind;
  return n;
}

guint
duban_import_days_count_new (const DubanImportResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->days->len; i++)
    n += ((const DubanImportDay *) result->days->pdata[i])->fate != DUBAN_FATE_UNCHANGED;
  return n;
}

static char *
say_days (const DubanImportResult *result)
{
  const guint n_off = count_kind (result->days, DUBAN_DAY_OFF);
  const guint n_worked = count_kind (result->days, DUBAN_DAY_MAKEUP);
  const guint n_new = duban_import_days_count_new (result);

  if (n_new == 0)
    return g_strdup_printf (
        _ ("Days off: %u, worked instead: %u. The calendar has them all already."), n_off,
        n_worked);
  /* Translators: days of a notice on holidays; how many of them are news to the calendar. */
  return g_strdup_printf (_ ("Days off: %u, worked instead: %u (new or changed: %u)"), n_off,
                          n_worked, n_new);
}

void
duban_import_days_add (GtkBox *box, const DubanImportResult *result, DubanDay today)
{
  g_autofree char *head = NULL;
  GtkWidget *grid;

  if (result->days->len == 0)
    return;
  head = say_days (result);
  gtk_box_append (box, duban_text_label_new (head, "heading"));
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "duban-card");
  for (guint i = 0; i < MIN (result->days->len, DUBAN_REPORT_MAX_LINES); i++)
    add_day (GTK_GRID (grid), i, result->days->pdata[i], today);
  gtk_box_append (box, grid);
  duban_import_rest_add (box, result->days->len);
}

void
duban_import_moves_add (GtkBox *box, const DubanImportResult *result, DubanDay today)
{
  g_autofree char *head = NULL;

  if (result->moves->len == 0)
    {
      if (result->moves_note != NULL)
        gtk_box_append (box, duban_text_label_new (result->moves_note, "heading"));
      return;
    }
  head = g_strdup_printf (ngettext ("%u deadline of open tasks moves",
                                    "%u deadlines of open tasks move", result->moves->len),
                          result->moves->len);
  gtk_box_append (box, duban_text_label_new (head, "heading"));
  for (guint i = 0; i < MIN (result->moves->len, DUBAN_REPORT_MAX_LINES); i++)
    {
      g_autofree char *words = duban_deadline_move_dup_words (result->moves->pdata[i], today);

      gtk_box_append (box, duban_text_label_new (words, NULL));
    }
  duban_import_rest_add (box, result->moves->len);
}

void
duban_import_entries_add (GtkBox *box, const DubanImportResult *result)
{
  if (result->refused->len == 0)
    return;
  gtk_box_append (box, duban_text_label_new (_ ("What cannot be taken in"), "heading"));
  for (guint i = 0; i < MIN (result->refused->len, DUBAN_REPORT_MAX_LINES); i++)
    {
      const DubanRefusal *refusal = result->refused->pdata[i];
      /* Translators: the number of an item of a notice, why it is refused. */
      g_autofree char *line = g_strdup_printf (_ ("Item %u: %s"), refusal->row, refusal->reason);

      gtk_box_append (box, duban_text_label_new (line, "error"));
    }
  duban_import_rest_add (box, result->refused->len);
}

void
duban_import_notes_add (GtkBox *box, const DubanImportResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->notes->len; i++)
    {
      /* Said with the deadlines themselves. */
      if (result->notes->pdata[i] == result->moves_note)
        continue;
      if (n == 0)
        gtk_box_append (box, duban_text_label_new (_ ("What you should know"), "heading"));
      if (n++ < DUBAN_REPORT_MAX_LINES)
        gtk_box_append (box, duban_text_label_new (result->notes->pdata[i], NULL));
    }
  duban_import_rest_add (box, n);
}
