/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/match.h"

#include <string.h>

#include "core/text.h"
#include "store/tasks.h"

#define NO_ENTRY G_MAXUINT
#define SEPARATOR "\x1f" /* between the parts of a key: no text keeps it when folded */

/* A task that is here, or a row that was taken. */
typedef struct
{
  DubanId id;
  guint32 n; /* 0: a row of this file */
  guint8 digest[DUBAN_LEDGER_DIGEST_SIZE];
  gboolean is_claimed, is_deleted, is_moved;
  guint task; /* this entry; of one that is a task's second name: the task's */

  /* What the rule compares; of a task that is here only once _learn_words was called. */
  const char *number; /* folded; "" for none */
  const char *words;  /* title, unit as worded, day of assignment, folded and separated */
  guint title_size, unit_size;
  DubanDay assigned;
  guint next_number; /* the next entry of the same number */
} Entry;

/* The folded words of the row that is looked for. */
typedef struct
{
  GString *number, *title, *unit, *words;
} Key;

struct _DubanImportIndex
{
  DubanSession *session;
  GArray *entries;        /* Entry: first the tasks that are here */
  DubanId *ids;           /* of the tasks that are here: the keys of by_id */
  GHashTable *by_id;      /* → index + 1 */
  GHashTable *by_number;  /* → index + 1 of the latest entry that is not deleted */
  GHashTable *by_words;   /* → index + 1 of the first such entry */
  GHashTable *unnumbered; /* the same of entries without a number */
  GStringChunk *texts;
  guint n_here;
  guint n_learnt; /* of them, those whose words are known: none, or all */
  Key key;
};

static Entry *
get (const DubanImportIndex *index, guint i)
{
  return &g_array_index (index->entries, Entry, i);
}

/* Nothing that folding would touch: most numbers. */
static gboolean
is_folded (const char *number)
{
  while (g_ascii_isalnum (*number) || *number == '-' || *number == '.' || *number == '/')
    number++;
  return *number == '\0';
}

/* Numbers are told apart by their punctuation: 1.1 is not 11. */
static void
fold_number (const char *number, GString *folded)
{
  g_autofree char *text = is_folded (number) ? NULL : duban_text_fold_heading (number);

  g_string_assign (folded, text ? text : number);
}

static void
fold_key (Key *key, const char *number, const char *title, const char *unit, DubanDay assigned)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  fold_number (number, key->number);
  duban_text_fold_into (title, key->title);
  duban_text_fold_into (unit, key->unit);
  g_string_truncate (key->words, 0);
  g_string_append_len (key->words, key->title->str, (gssize) key->title->len);
  g_string_append (key->words, SEPARATOR);
  g_string_append_len (key->words, key->unit->str, (gssize) key->unit->len);
  g_string_append (key->words, SEPARATOR);
  g_string_append (key->words, duban_day_format (assigned, day));
}

static guint
look_up (GHashTable *table, const char *key)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  return found == 0 ? NO_ENTRY : found - 1;
}

static void
keep_first (GHashTable *table, const char *key, guint i)
{
  if (look_up (table, key) == NO_ENTRY)
    g_hash_table_insert (table, (gpointer) key, GUINT_TO_POINTER (i + 1));
}

/* Gives the entry the number of index->key where it has none. */
static void
learn_number (DubanImportIndex *index, guint i)
{
  Entry *entry = get (index, i);
  const GString *number = index->key.number;

  if (number->len == 0 || !entry->number || *entry->number)
    return;
  entry->number = g_string_chunk_insert_len (index->texts, number->str, (gssize) number->len);
  entry->next_number = look_up (index->by_number, entry->number);
  g_hash_table_insert (index->by_number, (gpointer) entry->number, GUINT_TO_POINTER (i + 1));
}

/* Gives the entry the words of index->key, and the tables the entry.  A deleted one is known by
 * its id alone. */
static void
learn (DubanImportIndex *index, guint i, DubanDay assigned)
{
  Entry *entry = get (index, i);
  const Key *key = &index->key;

  entry->words
      = g_string_chunk_insert_len (index->texts, key->words->str, (gssize) key->words->len);
  entry->number = "";
  entry->title_size = (guint) key->title->len;
  entry->unit_size = (guint) key->unit->len;
  entry->assigned = assigned;
  entry->next_number = NO_ENTRY;
  if (entry->is_deleted)
    return;
  keep_first (index->by_words, entry->words, i);
  if (key->number->len == 0)
    keep_first (index->unnumbered, entry->words, i);
  learn_number (index, i);
}

static void
add_here_cb (const DubanTaskIdentity *identity, gpointer data)
{
  DubanImportIndex *index = data;
  Entry entry = { .id = identity->id,
                  .n = identity->n,
                  .is_deleted = identity->deleted,
                  .is_moved = identity->moved,
                  .task = index->entries->len };

  memcpy (entry.digest, identity->row_digest, sizeof entry.digest);
  g_array_append_val (index->entries, entry);
}

/* A task that is here is known by its unit as worded, and by the unit that this means: so it is
 * the same task where an export has written the unit's name. */
static void
learn_here_cb (const DubanTaskIdentity *identity, gpointer data)
{
  DubanImportIndex *index = data;
  const char *name = duban_directory_get_name (index->session->terms->directory, identity->unit);
  const char *worded = identity->unit_text && *identity->unit_text ? identity->unit_text : name;
  const char *number = identity->number ? identity->number : "";
  const char *title = identity->title ? identity->title : "";
  guint task = index->n_learnt;
  Entry second;

  if (task >= index->n_here || identity->n != get (index, task)->n)
    return; /* a task that was not here when the posting began */
  fold_key (&index->key, number, title, worded ? worded : "", identity->assigned);
  learn (index, task, identity->assigned);
  index->n_learnt++;
  if (!name || g_str_equal (name, worded))
    return;
  second = *get (index, task);
  g_array_append_val (index->entries, second);
  fold_key (&index->key, number, title, name, identity->assigned);
  learn (index, index->entries->len - 1, identity->assigned);
}

/* The words of the tasks that are here are read when the first row is none of them by its id:
 * a ledger that is taken in again as it was never asks. */
static gboolean
learn_here (DubanImportIndex *index, GError **error)
{
  if (index->n_learnt >= index->n_here)
    return TRUE;
  if (!duban_tasks_each_identity (index->session->db, learn_here_cb, index, error))
    return FALSE;
  index->n_learnt = index->n_here;
  return TRUE;
}

/* The key of a row; texts are folded once. */
static void
load_key (DubanImportIndex *index, const DubanLedgerRow *row)
{
  fold_key (&index->key, row->cells[DUBAN_COLUMN_NUMBER], row->cells[DUBAN_COLUMN_TITLE],
            row->cells[DUBAN_COLUMN_UNIT], row->assigned);
}

static DubanId
id_of_number (const Key *key)
{
  const char *words[] = { key->number->str, key->title->str, NULL };

  return duban_id_from_words ("task", words);
}

static DubanId
id_of_words (const Key *key, DubanDay assigned)
{
  char day[DUBAN_DAY_TEXT_SIZE];
  const char *words[] = { key->title->str, key->unit->str, duban_day_format (assigned, day), NULL };

  return duban_id_from_words ("task", words);
}

static gboolean
has_same_title (const Entry *entry, const Key *key)
{
  return entry->title_size == key->title->len
         && memcmp (entry->words, key->title->str, key->title->len) == 0;
}

static gboolean
has_same_unit_and_day (const Entry *entry, const Key *key, DubanDay assigned)
{
  return entry->unit_size > 0 && entry->unit_size == key->unit->len
         && memcmp (entry->words + entry->title_size + 1, key->unit->str, key->unit->len) == 0
         && assigned != DUBAN_NO_DAY && entry->assigned == assigned;
}

/* The same number and the same title, or unit and day both given and the same.  *is_taken: the
 * number belongs to another task. */
static guint
find_by_number (const DubanImportIndex *index, DubanDay assigned, gboolean *is_taken)
{
  const Key *key = &index->key;

  *is_taken = FALSE;
  if (key->number->len == 0)
    return NO_ENTRY;
  for (guint i = look_up (index->by_number, key->number->str); i != NO_ENTRY;
       i = get (index, i)->next_number)
    {
      const Entry *entry = get (index, i);

      if (has_same_title (entry, key) || has_same_unit_and_day (entry, key, assigned))
        {
          *is_taken = FALSE;
          return entry->task;
        }
      *is_taken = TRUE;
    }
  return NO_ENTRY;
}

/* Where either has no number: the same title, unit as worded and day. */
static guint
find_by_words (const DubanImportIndex *index, gboolean has_number)
{
  guint i = look_up (has_number ? index->unnumbered : index->by_words, index->key.words->str);

  if (i == NO_ENTRY || (has_number && *get (index, i)->number))
    return NO_ENTRY; /* none, or one that was given a number since */
  return get (index, i)->task;
}

static guint
find_by_id (const DubanImportIndex *index, const DubanId *id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (index->by_id, id));

  return found == 0 ? NO_ENTRY : found - 1;
}

static void
fill_match (const DubanImportIndex *index, guint i, const DubanLedgerRow *row, DubanMatch *match)
{
  const Entry *entry = get (index, i);

  match->entry = i;
  match->id = entry->id;
  match->n = entry->n;
  match->is_repeated = entry->is_claimed;
  match->is_deleted = entry->is_deleted;
  match->is_moved = entry->is_moved;
  match->is_unchanged
      = entry->n != 0 && memcmp (entry->digest, row->digest, sizeof entry->digest) == 0;
}

/* Looks for a task that is not deleted by the words of the key. */
static gboolean
find_by_rule (DubanImportIndex *index, const DubanLedgerRow *row, DubanMatch *match, guint *found,
              GError **error)
{
  gboolean has_number = index->key.number->len > 0;
  gboolean is_known = index->n_learnt >= index->n_here;

  if (!learn_here (index, error))
    return FALSE;
  if (!is_known)
    load_key (index, row); /* the scratch was used for the words of the tasks */
  *found = find_by_number (index, row->assigned, &match->number_is_taken);
  if (*found == NO_ENTRY && match->number_is_taken)
    {
      match->id = id_of_words (&index->key, row->assigned);
      *found = find_by_id (index, &match->id);
    }
  if (*found == NO_ENTRY)
    *found = find_by_words (index, has_number);
  return TRUE;
}

gboolean
duban_import_index_match (DubanImportIndex *index, const DubanLedgerRow *row, DubanMatch *match,
                          GError **error)
{
  guint by_id, by_rule;

  load_key (index, row);
  *match = (DubanMatch){ .entry = NO_ENTRY };
  match->id = index->key.number->len > 0 ? id_of_number (&index->key)
                                         : id_of_words (&index->key, row->assigned);
  by_id = find_by_id (index, &match->id);
  if (by_id == NO_ENTRY || get (index, by_id)->is_deleted)
    {
      if (!find_by_rule (index, row, match, &by_rule, error))
        return FALSE;
      by_id = by_rule != NO_ENTRY ? by_rule : by_id;
    }
  if (by_id != NO_ENTRY)
    fill_match (index, by_id, row, match);
  return TRUE;
}

gboolean
duban_import_index_match_former (DubanImportIndex *index, const DubanLedgerRow *row,
                                 const DubanLedgerRow *former, DubanMatch *match, GError **error)
{
  if (!duban_import_index_match (index, former, match, error))
    return FALSE;
  load_key (index, row);
  return TRUE;
}

void
duban_import_index_claim (DubanImportIndex *index, const DubanLedgerRow *row,
                          const DubanMatch *match)
{
  Entry entry = { .id = match->id, .is_claimed = TRUE, .task = index->entries->len };

  if (match->number_is_taken)
    g_string_truncate (index->key.number, 0);
  if (match->entry == NO_ENTRY)
    {
      g_array_append_val (index->entries, entry);
      learn (index, index->entries->len - 1, row->assigned);
      return;
    }
  get (index, match->entry)->is_claimed = TRUE;
  learn_number (index, match->entry);
}

gboolean
duban_import_index_find_number (DubanImportIndex *index, const char *number, DubanId *id,
                                GError **error)
{
  memset (id, 0, sizeof *id);
  if (!learn_here (index, error))
    return FALSE;
  fold_number (number, index->key.number);
  for (guint i = look_up (index->by_number, index->key.number->str); i != NO_ENTRY;
       i = get (index, i)->next_number)
    *id = get (index, i)->id;
  return TRUE;
}

DubanImportIndex *
duban_import_index_new (DubanSession *session, GError **error)
{
  g_autoptr (DubanImportIndex) index = g_new0 (DubanImportIndex, 1);

  index->session = session;
  index->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  index->by_id = g_hash_table_new (duban_id_hash, duban_id_equal);
  index->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_words = g_hash_table_new (g_str_hash, g_str_equal);
  index->unnumbered = g_hash_table_new (g_str_hash, g_str_equal);
  index->texts = g_string_chunk_new (64 * 1024);
  index->key
      = (Key){ g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  if (!duban_tasks_each_identity (session->db, add_here_cb, index, error))
    return NULL;
  index->n_here = index->entries->len;
  index->ids = g_new (DubanId, index->n_here);
  for (guint i = 0; i < index->n_here; i++)
    {
      index->ids[i] = get (index, i)->id;
      g_hash_table_insert (index->by_id, &index->ids[i], GUINT_TO_POINTER (i + 1));
    }
  return g_steal_pointer (&index);
}

void
duban_import_index_free (DubanImportIndex *index)
{
  if (!index)
    return;
  g_array_unref (index->entries);
  g_hash_table_unref (index->by_id);
  g_hash_table_unref (index->by_number);
  g_hash_table_unref (index->by_words);
  g_hash_table_unref (index->unnumbered);
  g_string_chunk_free (index->texts);
  g_free (index->ids);
  g_string_free (index->key.number, TRUE);
  g_string_free (index->key.title, TRUE);
  g_string_free (index->key.unit, TRUE);
  g_string_free (index->key.words, TRUE);
  g_free (index);
}
