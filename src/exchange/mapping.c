/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mapping.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/table.h"

#define MAX_SAID 120            /* bytes of what was typed, in an error */
#define NO_WORD DUBAN_N_COLUMNS /* of a sheet without such a field */

/* What is said of one column: what it is on each kind of sheet. */
typedef struct
{
  char *key;
  DubanMappingSource source;
  DubanColumn columns[DUBAN_N_SHEETS];
} Word;

struct _DubanMapping
{
  GPtrArray *words; /* Word */
};

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->key);
  g_free (word);
}

static Word *
word_new (const char *key, DubanMappingSource source)
{
  Word *word = g_new0 (Word, 1);

  word->key = g_strdup (key);
  word->source = source;
  for (guint i = 0; i < DUBAN_N_SHEETS; i++)
    word->columns[i] = NO_WORD;
  return word;
}

static Word *
word_copy (const Word *word)
{
  Word *copy = g_memdup2 (word, sizeof *word);

  copy->key = g_strdup (word->key);
  return copy;
}

static Word *
get (const DubanMapping *mapping, guint i)
{
  return g_ptr_array_index (mapping->words, i);
}

/* (transfer full) */
static char *
fold_key (const char *heading)
{
  g_autofree char *folded = duban_text_fold_heading (heading);

  return g_ascii_strdown (folded, -1);
}

static gssize
find_key (const DubanMapping *mapping, const char *key)
{
  for (guint i = 0; i < mapping->words->len; i++)
    if (g_str_equal (get (mapping, i)->key, key))
      return i;
  return -1;
}

/* Whether two words give a sheet's field to two columns. */
static gboolean
meet (const Word *one, const Word *other)
{
  for (guint i = DUBAN_SHEET_LEDGER; i < DUBAN_N_SHEETS; i++)
    if (one->columns[i] == other->columns[i] && one->columns[i] != NO_WORD
        && one->columns[i] > DUBAN_COLUMN_IGNORED)
      return TRUE;
  return FALSE;
}

/* Takes word; what it meets goes. */
static void
put (DubanMapping *mapping, Word *word)
{
  for (guint i = mapping->words->len; i > 0; i--)
    {
      const Word *other = get (mapping, i - 1);

      if (g_str_equal (other->key, word->key) || meet (other, word))
        g_ptr_array_remove_index (mapping->words, i - 1);
    }
  g_ptr_array_add (mapping->words, word);
}

DubanMapping *
duban_mapping_new (void)
{
  DubanMapping *mapping = g_new0 (DubanMapping, 1);

  mapping->words = g_ptr_array_new_with_free_func (word_free);
  return mapping;
}

DubanMapping *
duban_mapping_copy (const DubanMapping *mapping)
{
  DubanMapping *copy = duban_mapping_new ();

  duban_mapping_lay_over (copy, mapping);
  return copy;
}

void
duban_mapping_free (DubanMapping *mapping)
{
  if (!mapping)
    return;
  g_ptr_array_unref (mapping->words);
  g_free (mapping);
}

/* The same field on another kind of sheet, or NO_WORD. */
static DubanColumn
translate (DubanTableKind sheet, DubanColumn column)
{
  DubanColumn found;

  if (duban_column_is_of (sheet, column))
    return column;
  return duban_column_parse_field (sheet, duban_column_get_field (column), &found) ? found
                                                                                   : NO_WORD;
}

void
duban_mapping_set (DubanMapping *mapping, DubanTableKind sheet, const char *heading,
                   DubanColumn column, DubanMappingSource source)
{
  g_autofree char *key = fold_key (heading);
  Word *word = word_new (key, source);

  for (guint i = DUBAN_SHEET_LEDGER; i < DUBAN_N_SHEETS; i++)
    if (sheet == DUBAN_SHEET_ANY || sheet == i)
      word->columns[i] = translate (i, column);
  put (mapping, word);
}

void
duban_mapping_remove (DubanMapping *mapping, const char *heading)
{
  g_autofree char *key = fold_key (heading);
  gssize i = find_key (mapping, key);

  if (i >= 0)
    g_ptr_array_remove_index (mapping->words, (guint) i);
}

void
duban_mapping_lay_over (DubanMapping *mapping, const DubanMapping *over)
{
  for (guint i = 0; over && i < over->words->len; i++)
    put (mapping, word_copy (get (over, i)));
}

DubanMappingSource
duban_mapping_find (const DubanMapping *mapping, DubanTableKind sheet, const char *key,
                    DubanColumn *column)
{
  gssize i = find_key (mapping, key);

  if (i < 0 || get (mapping, (guint) i)->columns[sheet] == NO_WORD)
    return DUBAN_MAPPING_NO_WORD;
  *column = get (mapping, (guint) i)->columns[sheet];
  return get (mapping, (guint) i)->source;
}

guint
duban_mapping_get_n (const DubanMapping *mapping)
{
  return mapping->words->len;
}

const char *
duban_mapping_get_key (const DubanMapping *mapping, guint i)
{
  return get (mapping, i)->key;
}

/* As much of a text as an error says, in one line. (transfer full) */
static char *
cut (const char *text)
{
  g_autofree char *folded = duban_text_fold_heading (text);
  const char *end = folded + MIN (strlen (folded), MAX_SAID);

  while (end > folded && ((guchar) *end & 0xC0) == 0x80)
    end--;
  return g_strdup_printf ("%.*s%s", (int) (end - folded), folded, *end ? "…" : "");
}

/* The last = of either width, and how long it is; NULL for none. */
static const char *
find_equals (const char *text, gsize *size)
{
  static const char wide[] = "＝";
  const char *plain = strrchr (text, '=');
  const char *full = g_strrstr (text, wide);

  *size = plain > full ? 1 : sizeof wide - 1;
  return plain > full ? plain : full;
}

/* The word on what a field names on each sheet; NULL where none has it. (transfer full) */
static Word *
read_word (const char *key, const char *field)
{
  Word *word = word_new (key, DUBAN_MAPPING_CHOSEN);
  gboolean is_known = FALSE;

  for (guint i = DUBAN_SHEET_LEDGER; i < DUBAN_N_SHEETS; i++)
    {
      DubanColumn column;

      if (!duban_column_parse_field (i, field, &column))
        continue;
      word->columns[i] = column;
      is_known = TRUE;
    }
  if (!is_known)
    g_clear_pointer (&word, word_free);
  return word;
}

/* Whether the word may stand beside those that were read before. */
static gboolean
check_word (const DubanMapping *mapping, const Word *word, const char *field, GError **error)
{
  for (guint i = 0; i < mapping->words->len; i++)
    {
      const Word *other = get (mapping, i);

      if (g_str_equal (other->key, word->key))
        g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
                     _ ("--map: “%s” is given two fields: keep one of them."), word->key);
      else if (meet (other, word))
        g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
                     _ ("--map: both “%s” and “%s” are given the field %s: keep one of them, and "
                        "give the other notes-only or ignore."),
                     other->key, word->key, field);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_shape (const char *text, GError **error)
{
  g_autofree char *said = cut (text);

  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
               _ ("--map: “%s” is no mapping: write the heading of a column (or 第3列), =, and the "
                  "field, such as 主责部门=unit."),
               said);
  return FALSE;
}

static gboolean
refuse_field (const char *field, GError **error)
{
  g_autofree char *said = cut (field);

  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
               _ ("--map: “%s” is no field: the manual lists them; notes-only keeps the column in "
                  "the notes, ignore leaves it out."),
               said);
  return FALSE;
}

gboolean
duban_mapping_parse (DubanMapping *mapping, const char *text, GError **error)
{
  gsize size;
  const char *equals = find_equals (text, &size);
  g_autofree char *heading = equals ? g_strndup (text, (gsize) (equals - text)) : NULL;
  g_autofree char *key = equals ? fold_key (heading) : NULL;
  Word *word;

  if (!equals || !*key || strlen (heading) > DUBAN_MAPPING_MAX_HEADING)
    return refuse_shape (text, error);
  word = read_word (key, equals + size);
  if (!word)
    return refuse_field (equals + size, error);
  if (check_word (mapping, word, equals + size, error))
    {
      g_ptr_array_add (mapping->words, word);
      return TRUE;
    }
  word_free (word);
  return FALSE;
}

char *
duban_mapping_dup_place (guint column)
{
  return g_strdup_printf ("第%u列", column + 1);
}

char **
duban_mapping_dup_keys (const GPtrArray *headings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  char **keys = g_new0 (char *, headings->len + 1);

  for (guint i = 0; i < headings->len; i++)
    {
      const char *heading = g_ptr_array_index (headings, i);

      keys[i] = fold_key (strlen (heading) > DUBAN_MAPPING_MAX_HEADING ? "" : heading);
      if (!*keys[i] || g_hash_table_contains (seen, keys[i]))
        {
          g_free (keys[i]);
          keys[i] = duban_mapping_dup_place (i);
        }
      g_hash_table_add (seen, keys[i]);
    }
  return keys;
}

gboolean
duban_mapping_is_place (const char *key, guint column)
{
  g_autofree char *place = duban_mapping_dup_place (column);

  return g_str_equal (key, place);
}

gssize
duban_mapping_find_place (const char *const *keys, const char *key)
{
  for (guint i = 0; keys[i]; i++)
    if (g_str_equal (keys[i], key))
      return i;
  for (guint i = 0; keys[i]; i++)
    if (duban_mapping_is_place (key, i))
      return i;
  return -1;
}

DubanMappingSource
duban_mapping_find_at (const DubanMapping *mapping, DubanTableKind sheet, const char *const *keys,
                       guint at, DubanColumn *column)
{
  g_autofree char *place = duban_mapping_dup_place (at);
  DubanColumn found;
  DubanMappingSource source = duban_mapping_find (mapping, sheet, place, &found);

  /* a heading may be called 第2列 */
  if (!source || duban_mapping_find_place (keys, place) != (gssize) at)
    return duban_mapping_find (mapping, sheet, keys[at], column);
  *column = found;
  return source;
}

char *
duban_mapping_to_text (const DubanMapping *mapping, DubanTableKind sheet, const char *const *keys)
{
  GString *text = g_string_new (NULL);
  DubanColumn column;

  for (guint i = 0; keys[i]; i++)
    if (duban_mapping_find_at (mapping, sheet, keys, i, &column))
      g_string_append_printf (text, "%s%s %s", text->len ? "\n" : "",
                              duban_column_get_field (column), keys[i]);
  return g_string_free (text, FALSE);
}

DubanMapping *
duban_mapping_new_from_text (DubanTableKind sheet, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  DubanMapping *mapping = duban_mapping_new ();

  for (gsize i = 0; lines[i]; i++)
    {
      char *blank = strchr (lines[i], ' ');
      DubanColumn column;

      if (!blank)
        continue;
      *blank = '\0';
      if (duban_column_parse_field (sheet, lines[i], &column))
        duban_mapping_set (mapping, sheet, blank + 1, column, DUBAN_MAPPING_REMEMBERED);
    }
  return mapping;
}
