/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/result.h"

#include <glib/gi18n-lib.h>

static const char *const codes[] = { NULL, "ledger", "portfolio", "units", "holidays" };

static void
refusal_free (gpointer data)
{
  DubanRefusal *refusal = data;

  g_free (refusal->column);
  g_free (refusal->reason);
  g_free (refusal);
}

static void
suggestion_free (gpointer data)
{
  DubanUnitSuggestion *suggestion = data;

  g_free (suggestion->name);
  g_free (suggestion->candidate);
  g_free (suggestion);
}

static void
day_free (gpointer data)
{
  DubanImportDay *day = data;

  g_free (day->name);
  g_free (day);
}

static void
move_free (gpointer data)
{
  DubanDeadlineMove *move = data;

  g_free (move->number);
  g_free (move->title);
  g_free (move);
}

static int
compare_refusals_cb (gconstpointer a, gconstpointer b)
{
  const DubanRefusal *first = *(const DubanRefusal *const *) a;
  const DubanRefusal *second = *(const DubanRefusal *const *) b;

  return (first->row > second->row) - (first->row < second->row);
}

const char *
duban_import_kind_get_code (DubanImportKind kind)
{
  return codes[kind];
}

DubanImportKind
duban_import_kind_parse (const char *code)
{
  for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i], code))
      return i;
  return DUBAN_IMPORT_AUTO;
}

DubanImportResult *
duban_import_result_new (const char *file, const char *sheet)
{
  DubanImportResult *result = g_new0 (DubanImportResult, 1);

  result->file = g_strdup (file);
  result->sheet = g_strdup (sheet);
  result->refused = g_ptr_array_new_with_free_func (refusal_free);
  result->notes = g_ptr_array_new_with_free_func (g_free);
  result->suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  result->days = g_ptr_array_new_with_free_func (day_free);
  result->moves = g_ptr_array_new_with_free_func (move_free);
  return result;
}

void
duban_import_result_free (DubanImportResult *result)
{
  while (result)
    {
      DubanImportResult *next = result->next;

      g_free (result->file);
      g_free (result->sheet);
      g_ptr_array_unref (result->refused);
      g_ptr_array_unref (result->notes);
      g_clear_pointer (&result->look, g_ptr_array_unref);
      g_ptr_array_unref (result->suggestions);
      g_ptr_array_unref (result->days);
      g_ptr_array_unref (result->moves);
      g_free (result);
      result = next;
    }
}

void
duban_import_result_refuse (DubanImportResult *result, guint row, const char *column, char *reason)
{
  DubanRefusal *refusal = g_new0 (DubanRefusal, 1);

  refusal->row = row;
  refusal->column = column && *column ? g_strdup (column) : NULL;
  refusal->reason = reason;
  g_ptr_array_add (result->refused, refusal);
}

void
duban_import_result_tell_day (DubanImportResult *result, const DubanCalendarDay *day,
                              DubanFate fate)
{
  DubanImportDay *told = g_new0 (DubanImportDay, 1);

  told->day = day->day;
  told->kind = day->kind;
  told->name = g_strdup (day->name ? day->name : "");
  told->fate = fate;
  g_ptr_array_add (result->days, told);
}

void
duban_import_result_sort (DubanImportResult *result)
{
  g_ptr_array_sort (result->refused, compare_refusals_cb);
}

/* A name as a shell takes it. */
static char *
quote (const char *name)
{
  for (const char *at = name; *at; at++)
    if ((guchar) *at < 0x80 && !g_ascii_isalnum (*at))
      return g_shell_quote (name);
  return g_strdup (name);
}

void
duban_import_result_suggest (DubanImportResult *result, const char *name, const char *candidate,
                             DubanLikeness why)
{
  DubanUnitSuggestion *suggestion = g_new0 (DubanUnitSuggestion, 1);

  suggestion->name = g_strdup (name);
  suggestion->candidate = g_strdup (candidate);
  suggestion->why = why;
  g_ptr_array_add (result->suggestions, suggestion);
}

void
duban_import_result_say_suggestions (DubanImportResult *result)
{
  for (guint i = 0; i < result->suggestions->len; i++)
    {
      const DubanUnitSuggestion *suggestion = g_ptr_array_index (result->suggestions, i);
      g_autofree char *name = quote (suggestion->name);
      g_autofree char *candidate = quote (suggestion->candidate);

      g_ptr_array_add (result->notes,
                       g_strdup_printf (_ ("“%s”, which was entered, is probably the unit %s; if "
                                           "it is, join them: dubanctl units merge %s %s"),
                                        suggestion->name, suggestion->candidate, name, candidate));
    }
}
