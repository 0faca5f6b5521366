/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/tally.h"

#include <glib/gi18n-lib.h>

#define MAX_ITEMS 10 /* that are named; the rest is counted */

typedef struct
{
  gsize count;
  GString *items; /* the first few, with 、 between; NULL for none */
} Entry;

struct _DubanImportTally
{
  Entry entries[DUBAN_N_TALLIES];
};

static char *
say_entered (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_LEADERS_CREATED:
      return g_strdup_printf (ngettext ("%u leader was not known and was entered: %s",
                                        "%u leaders were not known and were entered: %s", count),
                              (guint) count, items);
    case DUBAN_TALLY_UNITS_CREATED:
      return g_strdup_printf (ngettext ("%u unit was not known and was entered: %s",
                                        "%u units were not known and were entered: %s", count),
                              (guint) count, items);
    case DUBAN_TALLY_FIELDS_CREATED:
      return g_strdup_printf (ngettext ("%u field of work was not known and was entered: %s",
                                        "%u fields of work were not known and were entered: %s",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_COLUMNS_KEPT:
      return g_strdup_printf (ngettext ("%u column is not known and is kept in the notes: %s",
                                        "%u columns are not known and are kept in the notes: %s",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_PROGRESS_COLUMNS:
      return g_strdup_printf (
          ngettext (
              "%u column has the progress of a period: the latest that is filled is 进展情况, "
              "the earlier ones are notes of their periods: %s",
              "%u columns have the progress of periods: the latest that is filled is "
              "进展情况, the earlier ones are notes of their periods: %s",
              count),
          (guint) count, items);
    default:
      return NULL;
    }
}

static char *
say_rows_passed (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_SECTIONS:
      return g_strdup_printf (ngettext ("%u row is the title of a section, which the rows below it "
                                        "have in their notes (row %s).",
                                        "%u rows are titles of sections, which the rows below them "
                                        "have in their notes (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_TOTALS:
      return g_strdup_printf (ngettext ("%u row is a total and no task (row %s).",
                                        "%u rows are totals and no tasks (rows %s).", count),
                              (guint) count, items);
    case DUBAN_TALLY_REMARKS:
      return g_strdup_printf (ngettext ("%u row is a remark on the table and no task (row %s).",
                                        "%u rows are remarks on the table and no tasks (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_HEADINGS:
      return g_strdup_printf (ngettext ("%u row has the headings once more (row %s).",
                                        "%u rows have the headings once more (rows %s).", count),
                              (guint) count, items);
    default:
      return NULL;
    }
}

static char *
say_people (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_LEADS_FILLED:
      return g_strdup_printf (ngettext ("%u empty lead was filled from the portfolio (row %s).",
                                        "%u empty leads were filled from the portfolio (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_SEVERAL_LEADS:
      return g_strdup_printf (ngettext ("%u row names several leads: the first leads, the others "
                                        "cooperate (row %s).",
                                        "%u rows name several leads: the first leads, the others "
                                        "cooperate (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_NUMBERS_TAKEN:
      return g_strdup_printf (ngettext ("%u number belongs to another task and is kept in the "
                                        "notes (row %s).",
                                        "%u numbers belong to other tasks and are kept in the "
                                        "notes (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_PARENTS_UNKNOWN:
      return g_strdup_printf (ngettext ("%u number of a parent task is not known and is kept in "
                                        "the notes (row %s).",
                                        "%u numbers of parent tasks are not known and are kept in "
                                        "the notes (rows %s).",
                                        count),
                              (guint) count, items);
    default:
      return NULL;
    }
}

static char *
say_words (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_RHYTHMS:
      return g_strdup_printf (ngettext ("%u row has a rhythm where a date of something done "
                                        "belongs: nothing was recorded for it (row %s).",
                                        "%u rows have a rhythm where a date of something done "
                                        "belongs: nothing was recorded for it (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_WORDS_KEPT:
      return g_strdup_printf (ngettext ("%u row has a word that is not understood; it is kept in "
                                        "the notes (row %s).",
                                        "%u rows have a word that is not understood; it is kept in "
                                        "the notes (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_DUES_UNCLEAR:
      return g_strdup_printf (ngettext ("%u deadline could not be read as a date and is kept as "
                                        "worded (row %s).",
                                        "%u deadlines could not be read as dates and are kept as "
                                        "worded (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_COMPLETIONS_KEPT:
      return g_strdup_printf (ngettext ("%u cell of 完成时间 stands beside another deadline or "
                                        "closing day and is kept in the notes (row %s).",
                                        "%u cells of 完成时间 stand beside another deadline or "
                                        "closing day and are kept in the notes (rows %s).",
                                        count),
                              (guint) count, items);
    default:
      return NULL;
    }
}

static char *
say_cells (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_LIGHTS_KEPT:
      return g_strdup_printf (ngettext ("%u row has a light for a status; it says nothing of the "
                                        "status and is kept in the notes (row %s).",
                                        "%u rows have a light for a status; it says nothing of the "
                                        "status and is kept in the notes (rows %s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_RUN_TOGETHER:
      return g_strdup_printf (ngettext ("%u cell has units run together that are not all known; it "
                                        "is kept as worded: %s",
                                        "%u cells have units run together that are not all known; "
                                        "they are kept as worded: %s",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_PEOPLE_KEPT:
      return g_strdup_printf (ngettext ("%u name of a person among units is kept in the notes: %s",
                                        "%u names of people among units are kept in the notes: %s",
                                        count),
                              (guint) count, items);
    default:
      return NULL;
    }
}

static char *
say_meeting (DubanTally what, gsize count, const char *items)
{
  switch (what)
    {
    case DUBAN_TALLY_CONFLICTS:
      return g_strdup_printf (ngettext ("%u field was changed here as well; both values are kept "
                                        "until someone decides (%s).",
                                        "%u fields were changed here as well; both values are kept "
                                        "until someone decides (%s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_HAND_STAYS:
      return g_strdup_printf (ngettext ("%u field was changed here as well; the value by hand "
                                        "stays (%s).",
                                        "%u fields were changed here as well; the values by hand "
                                        "stay (%s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_DELETED:
      return g_strdup_printf (ngettext ("%u row belongs to a task that was deleted here (row %s).",
                                        "%u rows belong to tasks that were deleted here (rows "
                                        "%s).",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_COLLECTIVE:
      return g_strdup_printf (ngettext ("%u collective name stands for no single unit and was "
                                        "passed over: %s",
                                        "%u collective names stand for no single unit and were "
                                        "passed over: %s",
                                        count),
                              (guint) count, items);
    case DUBAN_TALLY_HOLDINGS_ENDED:
      return g_strdup_printf (ngettext ("%u entry of the portfolio is no longer in the file and "
                                        "ends: %s",
                                        "%u entries of the portfolio are no longer in the file and "
                                        "end: %s",
                                        count),
                              (guint) count, items);
    default:
      return NULL;
    }
}

DubanImportTally *
duban_import_tally_new (void)
{
  return g_new0 (DubanImportTally, 1);
}

void
duban_import_tally_free (DubanImportTally *tally)
{
  if (!tally)
    return;
  for (guint i = 0; i < DUBAN_N_TALLIES; i++)
    if (tally->entries[i].items)
      g_string_free (tally->entries[i].items, TRUE);
  g_free (tally);
}

void
duban_import_tally_count (DubanImportTally *tally, DubanTally what, const char *item)
{
  Entry *entry = &tally->entries[what];

  entry->count++;
  if (entry->count > MAX_ITEMS + 1)
    return;
  if (!entry->items)
    entry->items = g_string_new (item);
  else if (entry->count > MAX_ITEMS)
    g_string_append (entry->items, "…");
  else
    g_string_append_printf (entry->items, "、%s", item);
}

void
duban_import_tally_count_row (DubanImportTally *tally, DubanTally what, guint row)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", row);
  duban_import_tally_count (tally, what, text);
}

void
duban_import_tally_say (const DubanImportTally *tally, DubanImportResult *result)
{
  static char *(*const groups[]) (DubanTally, gsize, const char *)
      = { say_entered, say_rows_passed, say_people, say_words, say_cells, say_meeting };

  for (guint i = 0; i < DUBAN_N_TALLIES; i++)
    {
      const Entry *entry = &tally->entries[i];
      char *sentence = NULL;

      for (guint k = 0; entry->count > 0 && !sentence && k < G_N_ELEMENTS (groups); k++)
        sentence = groups[k](i, entry->count, entry->items->str);
      if (sentence)
        g_ptr_array_add (result->notes, sentence);
    }
}
