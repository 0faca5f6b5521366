/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/run.h"
#include "app/input.h"
#include "cli/command.h"
#include "cli/complaint.h"
#include "cli/exchange.h"
#include "exchange/bundle/file.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* The options as they were typed. */
typedef struct
{
  char *as, *year, *tracked_from, *confirm;
  char **sheets, **map;
  DubanMapping *mapping; /* of map */
  gboolean preview, all_or_nothing, forget;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->as);
  g_free (options->year);
  g_strfreev (options->sheets);
  g_free (options->tracked_from);
  g_free (options->confirm);
  g_strfreev (options->map);
  g_clear_pointer (&options->mapping, duban_mapping_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_kind (const char *as, DubanImportKind *kind, GError **error)
{
  *kind = as ? duban_import_kind_parse (as) : DUBAN_IMPORT_AUTO;
  if (!as || *kind != DUBAN_IMPORT_AUTO || g_str_equal (as, "exchange"))
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--as: “%s” is none of ledger, portfolio, units, holidays, exchange."), as);
  return FALSE;
}

static gboolean
read_year (const char *text, int *year, GError **error)
{
  guint64 value;

  *year = 0;
  if (!text)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 1900, 2999, &value, NULL))
    {
      *year = (int) value;
      return TRUE;
    }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--year: “%s” is no year; write it as 2026."), text);
  return FALSE;
}

static gboolean
read_tracked_from (const char *text, DubanDay *day, GError **error)
{
  *day = text ? duban_day_parse (text) : DUBAN_NO_DAY;
  if (!text || *day != DUBAN_NO_DAY)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--tracked-from: “%s” is no date; write it as 2026-11-23."), text);
  return FALSE;
}

/* NULL for none. */
static gboolean
read_mapping (char *const *map, DubanMapping **mapping, GError **error)
{
  if (!map || !*map)
    return TRUE;
  *mapping = duban_mapping_new ();
  for (; *map; map++)
    if (!duban_mapping_parse (*mapping, *map, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_options (Options *typed, DubanImportOptions *options, GError **error)
{
  if (!read_mapping (typed->map, &typed->mapping, error))
    return FALSE;
  *options = (DubanImportOptions){ .preview = typed->preview,
                                   .all_or_nothing = typed->all_or_nothing,
                                   .sheets = (const char *const *) typed->sheets,
                                   .mapping = typed->mapping,
                                   .forget = typed->forget };
  return read_kind (typed->as, &options->kind, error)
         && read_year (typed->year, &options->year, error)
         && read_tracked_from (typed->tracked_from, &options->tracked_from, error);
}

static void
print_moves (DubanJson *json, const DubanImportResult *result)
{
  if (result->kind != DUBAN_IMPORT_HOLIDAYS)
    return;
  duban_json_begin_array (json, "moves");
  for (guint i = 0; i < result->moves->len; i++)
    {
      const DubanDeadlineMove *move = g_ptr_array_index (result->moves, i);

      duban_json_begin_object (json, NULL);
      duban_json_begin_object (json, "task");
      duban_json_id (json, "id", &move->task);
      duban_json_text (json, "number", move->number);
      duban_json_text (json, "title", move->title);
      duban_json_end_object (json);
      duban_json_text (json, "what", move->what);
      duban_json_day (json, "from", move->from);
      duban_json_day (json, "to", move->to);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_json (DubanJson *json, const DubanImportResult *result)
{
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "file", result->file);
  duban_json_text (json, "sheet", result->sheet);
  duban_json_text (json, "kind", duban_import_kind_get_code (result->kind));
  duban_json_number (json, "added", (gint64) result->added);
  duban_json_number (json, "changed", (gint64) result->changed);
  duban_json_number (json, "unchanged", (gint64) result->unchanged);
  duban_json_begin_array (json, "refused");
  for (guint i = 0; i < result->refused->len; i++)
    {
      const DubanRefusal *refusal = g_ptr_array_index (result->refused, i);

      duban_json_begin_object (json, NULL);
      duban_json_number (json, "row", refusal->row);
      duban_json_text (json, "column", refusal->column);
      duban_json_text (json, "reason", refusal->reason);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_begin_array (json, "notes");
  for (guint i = 0; i < result->notes->len; i++)
    duban_json_text (json, NULL, g_ptr_array_index (result->notes, i));
  duban_json_end_array (json);
  print_moves (json, result);
  duban_json_end_object (json);
}

static void
print_text (const DubanImportResult *result, gboolean preview)
{
  g_autofree char *what = result->sheet
                              /* Translators: a file, and a sheet of it. */
                              ? g_strdup_printf (_ ("%s, sheet %s"), result->file, result->sheet)
                              : g_strdup (result->file);

  if (preview)
    /* Translators: a file, then counts of its rows. */
    printf (_ ("%s (preview, nothing is written): %zu to add, %zu to change, %zu unchanged, %u "
               "refused\n"),
            what, result->added, result->changed, result->unchanged, result->refused->len);
  else
    /* Translators: a file, then counts of its rows. */
    printf (_ ("%s: %zu added, %zu changed, %zu unchanged, %u refused\n"), what, result->added,
            result->changed, result->unchanged, result->refused->len);
  for (guint i = 0; i < result->refused->len; i++)
    {
      const DubanRefusal *refusal = g_ptr_array_index (result->refused, i);

      if (refusal->column)
        /* Translators: a row's number, its column's heading, why it is refused. */
        printf (_ ("  row %u, %s: %s\n"), refusal->row, refusal->column, refusal->reason);
      else
        /* Translators: a row's number, why it is refused. */
        printf (_ ("  row %u: %s\n"), refusal->row, refusal->reason);
    }
  for (guint i = 0; i < result->notes->len; i++)
    printf ("  %s\n", (const char *) g_ptr_array_index (result->notes, i));
}

/* The sheet, row and column of a refusal, and why. */
static char *
describe (const DubanImportResult *result, const DubanRefusal *refusal)
{
  if (result->sheet && refusal->column)
    /* Translators: a sheet, a row's number, its column's heading, why it is refused. */
    return g_strdup_printf (_ ("Sheet %s, row %u, %s: %s"), result->sheet, refusal->row,
                            refusal->column, refusal->reason);
  if (result->sheet)
    /* Translators: a sheet, a row's number, why it is refused. */
    return g_strdup_printf (_ ("Sheet %s, row %u: %s"), result->sheet, refusal->row,
                            refusal->reason);
  if (refusal->column)
    /* row number, column heading, why */
    return g_strdup_printf (_ ("Row %u, %s: %s"), refusal->row, refusal->column, refusal->reason);
  return g_strdup_printf (_ ("Row %u: %s"), refusal->row, refusal->reason);
}

/* Adds the first refusal to the error: who reads standard error alone must know what to mend. */
static void
say_first (const DubanImportResult *result, GError *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *first = NULL;

  while (result && result->refused->len == 0)
    result = result->next;
  if (!result)
    return;
  first = describe (result, g_ptr_array_index (result->refused, 0));
  sentence = g_steal_pointer (&error->message);
  /* Translators: a sentence on the file; its first bad row, and why. */
  error->message
      = g_strdup_printf (_ ("%s %s Correct it and import the file again."), sentence, first);
}

/* One file.  Its results are printed also where every row was refused. */
static gboolean
import_file (DubanSession *session, const char *path, const DubanImportOptions *options,
             DubanJson *json, GError **error)
{
  g_autoptr (DubanImportResult) refused = NULL;
  g_autoptr (DubanImportResult) result
      = duban_import_run (session, path, options, NULL, NULL, NULL, &refused, error);

  for (const DubanImportResult *at = result ? result : refused; at; at = at->next)
    if (json)
      print_json (json, at);
    else
      print_text (at, options->preview);
  if (refused)
    say_first (refused, *error);
  return result != NULL;
}

/* Whether the file was given by a colleague; --as says so, or its beginning. */
static gboolean
is_of_exchange (const char *path, const char *as)
{
  g_autoptr (GBytes) file = as == NULL ? duban_exchange_read_file (path, NULL) : NULL;
  gconstpointer data;
  gsize size;

  if (file == NULL)
    return g_strcmp0 (as, "exchange") == 0;
  data = g_bytes_get_data (file, &size);
  return duban_exchange_tell_kind (data, size) == DUBAN_EXCHANGE_BUNDLE;
}

static gboolean
take_file (DubanSession *session, const char *path, const Options *typed, DubanJson *json,
           GError **error)
{
  DubanTakingOptions options = { .preview = typed->preview };
  g_auto (DubanTaking) taking = { 0 };

  if (!duban_cli_read_confirm (typed->confirm, &options.confirm, error)
      || !duban_exchange_take (session, path, &options, &taking, error))
    return FALSE;
  duban_cli_print_taking (json, &taking, typed->preview);
  return TRUE;
}

static gboolean
import_files (DubanSession *session, char *const *paths, const Options *typed,
              const DubanImportOptions *options, DubanJson *json, GError **error)
{
  g_autoptr (GError) last = NULL;

  for (; *paths; paths++)
    {
      g_autoptr (GError) cause = NULL;

      if (is_of_exchange (*paths, typed->as) ? take_file (session, *paths, typed, json, &cause)
                                             : import_file (session, *paths, options, json, &cause))
        continue;
      if (last)
        duban_cli_complain (last->message);
      g_clear_error (&last);
      last = g_steal_pointer (&cause);
    }
  if (!last)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&last));
  return FALSE;
}

/* One is tried in a transaction that is then rolled back, which only a database that can be written
 * lets. */
static gboolean
has_of_exchange (char *const *paths, const char *as)
{
  while (*paths != NULL && !is_of_exchange (*paths, as))
    paths++;
  return *paths != NULL;
}

gboolean
duban_cli_import (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) typed = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &typed.as, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &typed.preview, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_STRING, &typed.year, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.sheets, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.map, NULL, NULL },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &typed.forget, NULL, NULL },
    { "tracked-from", 0, 0, G_OPTION_ARG_STRING, &typed.tracked_from, NULL, NULL },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &typed.all_or_nothing, NULL, NULL },
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &typed.confirm, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanJson) json = NULL;
  DubanImportOptions options;
  gboolean is_done;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, -1, error)
      || !read_options (&typed, &options, error))
    return FALSE;
  session = duban_cli_open (cli, options.preview && !has_of_exchange (argv + 1, typed.as), error);
  if (!session)
    return FALSE;
  if (cli->json)
    {
      json = duban_json_new ();
      duban_json_begin_array (json, NULL);
    }
  is_done = import_files (session, argv + 1, &typed, &options, json, error);
  if (json)
    duban_json_end_array (json);
  return (!json || duban_json_finish (json, is_done ? error : NULL)) && is_done;
}
