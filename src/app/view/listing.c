/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing.h"

#include "app/view/key-sort.h"
#include "app/wording/snippet.h"
#include "core/text.h"
#include "store/tasks.h"

#include <string.h>

#define NO_KEY G_MAXUINT64 /* has nothing to be ordered by: stands last, reversed or not */
#define TITLE_CHARS 64     /* of a title that decide its place */

/* What the tasks are ordered and searched by, one a task of the verdict, at its index there. */
typedef struct
{
  DubanVerdict *verdict;
  const DubanTaskVerdict *tasks;
  gsize n_tasks;
  const DubanListingQuery *query;
  const DubanDirectory *directory;
  guint64 *keys;
  const char **texts;  /* that become keys; NULL where the order needs none */
  GStringChunk *chunk; /* holds the texts */
  char *needle;        /* folded; NULL: everything is found */
  guint8 *found;       /* NULL likewise */
  GString *buffer;
  GHashTable *ranks; /* name → place among the names; keys borrowed from the directory */
  GCancellable *cancellable;
} Sorting;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Leaders and units stand in a list as a reader of their names expects. */
static GHashTable *
rank_names (const DubanDirectory *directory)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTable *ranks = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (names, leaders[i]->name);
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (names, units[i]->name);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (names, i), GUINT_TO_POINTER (i));
  return ranks;
}

static guint64
rank_of (Sorting *sorting, guint32 n)
{
  const char *name = duban_directory_get_name (sorting->directory, n);

  return name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (sorting->ranks, name)) : NO_KEY;
}

/* Its place in the verdict; or n_tasks. */
static gsize
index_of (Sorting *sorting, guint32 task)
{
  const DubanTaskVerdict *found = duban_verdict_find_task (sorting->verdict, task);

  return found != NULL ? (gsize) (found - sorting->tasks) : sorting->n_tasks;
}

static gboolean
holds_needle (Sorting *sorting, const char *text)
{
  if (text == NULL)
    return FALSE;
  g_string_truncate (sorting->buffer, 0);
  duban_text_fold_into (text, sorting->buffer);
  return strstr (sorting->buffer->str, sorting->needle) != NULL;
}

static gboolean
is_found (Sorting *sorting, const DubanTaskIdentity *identity)
{
  const char *unit = duban_directory_get_name (sorting->directory, identity->unit);

  return holds_needle (sorting, identity->title) || holds_needle (sorting, identity->number)
         || holds_needle (sorting, unit != NULL ? unit : identity->unit_text);
}

static const char *
title_key (Sorting *sorting, const char *title)
{
  g_autofree char *key = NULL;

  g_string_truncate (sorting->buffer, 0);
  duban_snippet_append (sorting->buffer, title, TITLE_CHARS);
  key = g_utf8_collate_key (sorting->buffer->str, -1);
  return g_string_chunk_insert (sorting->chunk, key);
}

static void
read_identity_cb (const DubanTaskIdentity *identity, gpointer data)
{
  Sorting *sorting = data;
  gsize i = index_of (sorting, identity->n);

  if (i == sorting->n_tasks)
    return;
  if (sorting->needle != NULL)
    sorting->found[i] = is_found (sorting, identity);
  if (sorting->query->order == DUBAN_LISTING_BY_TITLE)
    sorting->texts[i] = title_key (sorting, identity->title);
  else if (sorting->query->order == DUBAN_LISTING_BY_UNIT)
    sorting->keys[i] = rank_of (sorting, identity->unit);
  else if (sorting->query->order == DUBAN_LISTING_BY_NUMBER && identity->number != NULL
           && identity->number[0] != '\0')
    sorting->texts[i] = g_string_chunk_insert (sorting->chunk, identity->number);
}

static gboolean
read_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Sorting *sorting = data;
  gsize i = index_of (sorting, task->n);

  if (i < sorting->n_tasks && sorting->query->order == DUBAN_LISTING_BY_LEAD)
    sorting->keys[i] = rank_of (sorting, task->lead);
  else if (i < sorting->n_tasks && task->due != DUBAN_NO_DAY)
    sorting->keys[i] = (guint64) ((gint64) task->due + G_MAXINT32);
  return !g_cancellable_is_cancelled (sorting->cancellable);
}

static guint64
key_of_verdict (const DubanTaskVerdict *task, DubanListingOrder order)
{
  guint64 days = (guint64) (G_MAXINT32 - (gint64) task->days);

  if (order == DUBAN_LISTING_BY_LIGHT)
    return (guint64) task->light << 33 | days;
  return task->days > 0 ? days : NO_KEY;
}

/* Texts become keys by their rank; equal ones share it, none stands last. */
static int
compare_texts (gconstpointer a, gconstpointer b, gpointer data)
{
  const char **texts = data;

  return strcmp (texts[*(const guint32 *) a], texts[*(const guint32 *) b]);
}

static void
rank_texts (Sorting *sorting)
{
  g_autofree guint32 *order = g_new (guint32, sorting->n_tasks + 1);
  gsize n = 0;

  for (gsize i = 0; i < sorting->n_tasks; i++)
    if (sorting->texts[i] != NULL)
      order[n++] = (guint32) i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_texts, sorting->texts);
  sorting->keys = g_new (guint64, sorting->n_tasks + 1);
  for (gsize i = 0; i < sorting->n_tasks; i++)
    sorting->keys[i] = NO_KEY;
  for (gsize i = 0; i < n; i++)
    sorting->keys[order[i]]
        = i > 0 && strcmp (sorting->texts[order[i]], sorting->texts[order[i - 1]]) == 0
              ? sorting->keys[order[i - 1]]
              : i;
}

/* Reads no more of the database than the query needs: nothing at all for the usual order. */
static gboolean
read_keys (Sorting *sorting, DubanSession *session, GError **error)
{
  DubanListingOrder order = sorting->query->order;
  gboolean by_text = order == DUBAN_LISTING_BY_NUMBER || order == DUBAN_LISTING_BY_TITLE;
  gboolean by_task = order == DUBAN_LISTING_BY_LEAD || order == DUBAN_LISTING_BY_DUE;
  gboolean by_verdict = order == DUBAN_LISTING_BY_LIGHT || order == DUBAN_LISTING_BY_DAYS;

  if (by_text)
    sorting->texts = g_new0 (const char *, sorting->n_tasks + 1);
  else
    sorting->keys = g_new (guint64, sorting->n_tasks + 1);
  for (gsize i = 0; !by_text && i < sorting->n_tasks; i++)
    sorting->keys[i] = by_verdict ? key_of_verdict (&sorting->tasks[i], order) : NO_KEY;
  if (order == DUBAN_LISTING_BY_LEAD || order == DUBAN_LISTING_BY_UNIT)
    sorting->ranks = rank_names (sorting->directory);
  if (by_text || order == DUBAN_LISTING_BY_UNIT || sorting->needle != NULL)
    if (!duban_tasks_each_identity (session->db, read_identity_cb, sorting, error))
      return FALSE;
  if (by_task
      && !duban_tasks_each (session->db, DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock),
                            read_task_cb, sorting, sorting->cancellable, error))
    return FALSE;
  if (by_text)
    rank_texts (sorting);
  return !g_cancellable_set_error_if_cancelled (sorting->cancellable, error);
}

static gboolean
lets_through (const DubanListingQuery *query, const DubanTaskVerdict *task)
{
  return query->with_done || task->status == DUBAN_STATUS_OPEN
         || task->status == DUBAN_STATUS_SUSPENDED;
}

static guint64
key_in_order (guint64 key, gboolean reversed)
{
  return reversed && key != NO_KEY ? NO_KEY - 1 - key : key;
}

static DubanListing *
make_listing (Sorting *sorting)
{
  DubanListing *listing = g_new0 (DubanListing, 1);
  g_autofree DubanKeyed *entries = g_new (DubanKeyed, sorting->n_tasks + 1);
  const DubanListingQuery *query = sorting->query;

  for (gsize i = 0; i < sorting->n_tasks; i++)
    {
      const DubanTaskVerdict *task = &sorting->tasks[i];

      if (!lets_through (query, task) || (sorting->found != NULL && !sorting->found[i]))
        continue;
      listing->n_lights[task->light]++;
      if (query->light != DUBAN_LISTING_ANY_LIGHT && query->light != task->light)
        continue;
      entries[listing->n_tasks].key = key_in_order (sorting->keys[i], query->reversed);
      entries[listing->n_tasks++].value = task->task;
    }
  duban_key_sort (entries, listing->n_tasks);
  g_atomic_ref_count_init (&listing->ref_count);
  listing->verdict = duban_verdict_ref (sorting->verdict);
  listing->n_all = sorting->n_tasks;
  listing->tasks = g_new (guint32, listing->n_tasks + 1);
  for (gsize i = 0; i < listing->n_tasks; i++)
    listing->tasks[i] = entries[i].value;
  return listing;
}

static void
sorting_clear (Sorting *sorting)
{
  g_free (sorting->keys);
  g_free (sorting->texts);
  g_free (sorting->found);
  g_free (sorting->needle);
  g_string_free (sorting->buffer, TRUE);
  g_string_chunk_free (sorting->chunk);
  g_clear_pointer (&sorting->ranks, g_hash_table_unref);
}

DubanListing *
duban_listing_new (DubanSession *session, DubanVerdict *verdict, const DubanListingQuery *query,
                   GCancellable *cancellable, GError **error)
{
  DubanListing *listing = NULL;
  Sorting sorting = {
    .verdict = verdict,
    .query = query,
    .directory = session->terms->directory,
    .buffer = g_string_new (NULL),
    .chunk = g_string_chunk_new (4096),
    .cancellable = cancellable,
  };

  sorting.tasks = duban_verdict_get_tasks (verdict, &sorting.n_tasks);
  if (query->search != NULL)
    sorting.needle = duban_text_fold (query->search);
  if (sorting.needle != NULL && sorting.needle[0] != '\0')
    sorting.found = g_new0 (guint8, sorting.n_tasks + 1);
  else
    g_clear_pointer (&sorting.needle, g_free);
  if (read_keys (&sorting, session, error))
    listing = make_listing (&sorting);
  sorting_clear (&sorting);
  return listing;
}

DubanListing *
duban_listing_ref (DubanListing *listing)
{
  g_atomic_ref_count_inc (&listing->ref_count);
  return listing;
}

void
duban_listing_unref (DubanListing *listing)
{
  if (!g_atomic_ref_count_dec (&listing->ref_count))
    return;
  duban_verdict_unref (listing->verdict);
  g_free (listing->tasks);
  g_free (listing);
}

gssize
duban_listing_find (const DubanListing *listing, guint32 task)
{
  for (gsize i = 0; i < listing->n_tasks; i++)
    if (listing->tasks[i] == task)
      return (gssize) i;
  return -1;
}
