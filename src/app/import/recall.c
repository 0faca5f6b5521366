/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/recall.h"

#include <glib/gi18n-lib.h>

#define MAX_FORMER 8 /* mappings by which a ledger may have been read before */

static DubanTableKind
parse_kind (const char *code)
{
  static const DubanTableKind kinds[] = {
    [DUBAN_IMPORT_AUTO] = DUBAN_SHEET_ANY,
    [DUBAN_IMPORT_LEDGER] = DUBAN_SHEET_LEDGER,
    [DUBAN_IMPORT_PORTFOLIO] = DUBAN_SHEET_PORTFOLIO,
    [DUBAN_IMPORT_UNITS] = DUBAN_SHEET_UNITS,
    [DUBAN_IMPORT_HOLIDAYS] = DUBAN_SHEET_HOLIDAYS,
  };

  return kinds[duban_import_kind_parse (code)];
}

static const char *
get_kind_code (DubanTableKind kind)
{
  static const DubanImportKind kinds[DUBAN_N_SHEETS] = {
    [DUBAN_SHEET_LEDGER] = DUBAN_IMPORT_LEDGER,
    [DUBAN_SHEET_PORTFOLIO] = DUBAN_IMPORT_PORTFOLIO,
    [DUBAN_SHEET_UNITS] = DUBAN_IMPORT_UNITS,
    [DUBAN_SHEET_HOLIDAYS] = DUBAN_IMPORT_HOLIDAYS,
  };

  return duban_import_kind_get_code (kinds[kind]);
}

/* What is remembered of the first row of which something is. */
static gboolean
load (DubanDb *db, const DubanFileTable *table, DubanKeptMapping *kept, GError **error)
{
  gsize n_rows = MIN (duban_file_table_get_n_rows (table), DUBAN_HEADING_MAX_ROWS);

  for (gsize row = 0; row < n_rows && !kept->kind; row++)
    {
      DubanHash hash;

      if (duban_heading_hash_row (table, row, &hash)
          && !duban_mappings_get (db, &hash, kept, error))
        return FALSE;
    }
  return TRUE;
}

/* NULL where nothing is remembered, or it was forgotten. (transfer full) */
static DubanMapping *
read_words (const DubanKeptMapping *kept)
{
  DubanTableKind kind = kept->kind ? parse_kind (kept->kind) : DUBAN_SHEET_ANY;

  return kind != DUBAN_SHEET_ANY && kept->words && *kept->words
             ? duban_mapping_new_from_text (kind, kept->words)
             : NULL;
}

/* The columns by which a row is known again. */
static gboolean
is_known_alike (const DubanHeading *one, const DubanHeading *other)
{
  return one->places[DUBAN_COLUMN_NUMBER] == other->places[DUBAN_COLUMN_NUMBER]
         && one->places[DUBAN_COLUMN_TITLE] == other->places[DUBAN_COLUMN_TITLE]
         && one->places[DUBAN_COLUMN_UNIT] == other->places[DUBAN_COLUMN_UNIT]
         && one->places[DUBAN_COLUMN_ASSIGNED] == other->places[DUBAN_COLUMN_ASSIGNED];
}

/* Rows that an earlier import took in may be known by other columns: as the ledger is read by the
 * mapping (NULL: by none). */
static void
add_former (DubanImportSheet *sheet, const DubanFileTable *table, const DubanMapping *mapping)
{
  g_autoptr (DubanHeading) former
      = duban_heading_find (table, DUBAN_SHEET_LEDGER, mapping, "", NULL);

  if (!former || former->row != sheet->heading->row || is_known_alike (former, sheet->heading))
    return;
  for (guint i = 0; i < sheet->former->len; i++)
    if (is_known_alike (former, g_ptr_array_index (sheet->former, i)))
      return;
  g_ptr_array_add (sheet->former, g_steal_pointer (&former));
}

static void
former_free (gpointer data)
{
  duban_heading_free (data);
}

/* As the sheet is read by what was remembered, by what was before that, and by nothing. */
static void
add_all_former (DubanImportSheet *sheet, const DubanFileTable *table,
                const DubanMapping *remembered)
{
  g_auto (GStrv) texts = g_strsplit (sheet->kept.former ? sheet->kept.former : "", "\n\n", -1);

  if (remembered)
    add_former (sheet, table, remembered);
  for (gsize i = 0; texts[i]; i++)
    {
      g_autoptr (DubanMapping) mapping
          = *texts[i] ? duban_mapping_new_from_text (DUBAN_SHEET_LEDGER, texts[i]) : NULL;

      if (mapping)
        add_former (sheet, table, mapping);
    }
  if (sheet->mapping)
    add_former (sheet, table, NULL);
}

gboolean
duban_import_recall (DubanDb *db, const DubanFileTable *table, const DubanImportOptions *options,
                     DubanTableKind kind, const char *name, DubanImportSheet *sheet, GError **error)
{
  g_autoptr (DubanMapping) remembered = NULL;

  if (!load (db, table, &sheet->kept, error))
    return FALSE;
  remembered = read_words (&sheet->kept);
  if (options->mapping || (remembered && !options->forget))
    {
      sheet->mapping
          = remembered && !options->forget ? duban_mapping_copy (remembered) : duban_mapping_new ();
      duban_mapping_lay_over (sheet->mapping, options->mapping);
    }
  sheet->heading = duban_heading_find (table, kind, sheet->mapping, name, error);
  sheet->former = g_ptr_array_new_with_free_func (former_free);
  if (sheet->heading && sheet->heading->sheet == DUBAN_SHEET_LEDGER)
    add_all_former (sheet, table, remembered);
  return sheet->heading != NULL;
}

/* What was remembered before it is put away: the words themselves, then those before them, each
 * once. (transfer full) */
static char *
put_away (const DubanKeptMapping *kept, const char *words)
{
  g_auto (GStrv) texts = g_strsplit (kept->former ? kept->former : "", "\n\n", -1);
  GString *former = g_string_new (NULL);
  guint n = 0;

  if (kept->words && *kept->words && !g_str_equal (kept->words, words))
    {
      g_string_append (former, kept->words);
      n++;
    }
  for (gsize i = 0; texts[i] && n < MAX_FORMER; i++)
    {
      if (!*texts[i] || g_strcmp0 (texts[i], kept->words) == 0 || g_str_equal (texts[i], words))
        continue;
      g_string_append_printf (former, "%s%s", n++ ? "\n\n" : "", texts[i]);
    }
  return g_string_free (former, FALSE);
}

gboolean
duban_import_remember (DubanDb *db, const DubanImportSheet *sheet,
                       const DubanImportOptions *options, GError **error)
{
  g_auto (GStrv) keys = duban_mapping_dup_keys (sheet->heading->texts);
  g_auto (DubanKeptMapping) kept = { 0 };
  DubanHash hash;

  if ((!options->mapping && !(options->forget && sheet->kept.kind))
      || !duban_heading_hash_row (sheet->sheet->table, sheet->heading->row, &hash))
    return TRUE;
  kept.kind = g_strdup (get_kind_code (sheet->heading->sheet));
  kept.words = sheet->mapping ? duban_mapping_to_text (sheet->mapping, sheet->heading->sheet,
                                                       (const char *const *) keys)
                              : g_strdup ("");
  kept.former = put_away (&sheet->kept, kept.words);
  return duban_mappings_put (db, &hash, &kept, error);
}

static const char *
describe_field (DubanColumn field)
{
  if (field == DUBAN_COLUMN_UNKNOWN)
    return _ ("kept in the notes");
  return field == DUBAN_COLUMN_IGNORED ? _ ("left out") : duban_column_get_name (field);
}

void
duban_import_say_recalled (const DubanImportSheet *sheet, DubanImportResult *result)
{
  const DubanHeading *heading = sheet->heading;
  g_autoptr (GString) pairs = g_string_new (NULL);

  for (gsize i = 0; i < heading->n_columns; i++)
    {
      g_autofree char *text = NULL;

      if (heading->reasons[i] != DUBAN_HEADING_REMEMBERED)
        continue;
      text = duban_heading_dup_label (heading, i);
      g_string_append_printf (pairs, "%s%s=%s", pairs->len ? "、" : "", text,
                              describe_field (heading->columns[i]));
    }
  if (pairs->len > 0)
    g_ptr_array_add (result->notes,
                     g_strdup_printf (_ ("Read as was confirmed last time: %s"), pairs->str));
}
