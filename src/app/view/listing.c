/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing.h"

#include "app/search/needle.h"
#include "app/view/key-sort.h"
#include "app/view/listing-filter.h"
#include "app/view/listing-keys.h"
#include "store/tasks.h"

/* A look at the cancellable every so many tasks. */
#define PATIENCE 4096

typedef struct
{
  DubanListing *listing;
  const DubanListingQuery *query;
  const DubanTaskVerdict *tasks; /* of the verdict */
  const DubanRegisterRow *rows;  /* of the same tasks, or NULL */
  const guint8 *text_terms;      /* of the same tasks, or NULL */
  gsize n_tasks;
  GHashTable *sources; /* offset of the text → how many tasks + 1 */
} Making;

static guint64
key_in_order (guint64 key, gboolean reversed)
{
  return reversed && key != DUBAN_LISTING_NO_KEY ? DUBAN_LISTING_NO_KEY - 1 - key : key;
}

static void
count_rules (DubanListing *listing, const DubanTaskVerdict *task)
{
  DubanVerdict *verdict = listing->snapshot->verdict;
  guint64 seen = 0;

  G_STATIC_ASSERT (DUBAN_N_RULES <= 64);
  for (guint i = 0; i < task->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (verdict, task, i);

      if (finding->waived || (seen >> finding->rule & 1) != 0)
        continue;
      seen |= G_GUINT64_CONSTANT (1) << finding->rule;
      listing->n_rules[finding->rule]++;
    }
}

static void
count_source (GHashTable *sources, guint32 source)
{
  gpointer key = GUINT_TO_POINTER (source);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (sources, key));

  g_hash_table_insert (sources, key, GUINT_TO_POINTER (count + 1));
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const DubanListingSource *source_a = a;
  const DubanListingSource *source_b = b;

  if (source_a->n_tasks != source_b->n_tasks)
    return source_a->n_tasks < source_b->n_tasks ? 1 : -1;
  return g_strcmp0 (source_a->source, source_b->source);
}

static void
source_clear (gpointer data)
{
  DubanListingSource *source = data;

  g_free (source->source);
}

static GArray *
list_sources (const DubanRegister *reg, GHashTable *counts)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (DubanListingSource));
  GHashTableIter iter;
  gpointer text, count;

  g_array_set_clear_func (sources, source_clear);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      DubanListingSource source;

      if (GPOINTER_TO_UINT (text) == 0)
        continue;
      source.source = g_strdup (duban_register_get_text (reg, GPOINTER_TO_UINT (text)));
      source.n_tasks = GPOINTER_TO_UINT (count);
      g_array_append_val (sources, source);
    }
  g_array_sort (sources, compare_sources);
  return sources;
}

/* The indices of what the query lets through, listing->n_tasks of them in their order; NULL where
 * it was cancelled. (transfer full) */
static guint32 *
gather (Making *making, GCancellable *cancellable, GError **error)
{
  DubanListing *listing = making->listing;
  const DubanListingQuery *query = making->query;
  g_autoptr (DubanListingFilter) filter = duban_listing_filter_new (listing->snapshot, query);
  g_autofree guint64 *keys = duban_listing_keys_new (listing->snapshot, making->tasks, making->rows,
                                                     making->n_tasks, query->order);
  g_autofree guint32 *places = g_new (guint32, making->n_tasks + 1);

  for (gsize i = 0; i < making->n_tasks; i++)
    {
      const DubanTaskVerdict *task = &making->tasks[i];
      const DubanRegisterRow *row = making->rows != NULL ? &making->rows[i] : NULL;

      if (i % PATIENCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (row != NULL)
        count_source (making->sources, row->source);
      if (!duban_listing_filter_passes (filter, task, row,
                                        making->text_terms != NULL ? making->text_terms[i] : 0))
        continue;
      listing->n_lights[task->light]++;
      if (row != NULL)
        count_rules (listing, task);
      if (query->light != DUBAN_LISTING_ANY_LIGHT && query->light != task->light)
        continue;
      keys[i] = key_in_order (keys[i], query->reversed);
      places[listing->n_tasks++] = (guint32) i;
    }
  duban_key_sort (keys, places, listing->n_tasks);
  return g_steal_pointer (&places);
}

/* The register's rows, where they are of the same tasks as the verdict's: another process may have
 * written between the two. */
static const DubanRegisterRow *
find_rows (const DubanSnapshot *snapshot)
{
  gsize n_tasks, n_rows;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (snapshot->verdict, &n_tasks);
  const DubanRegisterRow *rows;

  if (snapshot->reg == NULL)
    return NULL;
  rows = duban_register_get_rows (snapshot->reg, &n_rows);
  if (n_rows != n_tasks)
    return NULL;
  for (gsize i = 0; i < n_tasks; i++)
    if (rows[i].task != tasks[i].task)
      return NULL;
  return rows;
}

gboolean
duban_listing_is_possible (const DubanSnapshot *snapshot, const DubanListingQuery *query)
{
  return !duban_listing_query_needs_register (query, snapshot->scope)
         || find_rows (snapshot) != NULL;
}

DubanListing *
duban_listing_new (DubanSnapshot *snapshot, const DubanListingQuery *query,
                   const guint8 *text_terms, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanListing) listing = g_new0 (DubanListing, 1);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  Making making
      = { .listing = listing, .query = query, .sources = sources, .text_terms = text_terms };

  g_atomic_ref_count_init (&listing->ref_count);
  listing->snapshot = duban_snapshot_ref (snapshot);
  making.tasks = duban_verdict_get_tasks (snapshot->verdict, &making.n_tasks);
  making.rows = find_rows (snapshot);
  g_return_val_if_fail (
      making.rows != NULL || !duban_listing_query_needs_register (query, snapshot->scope), NULL);
  listing->tasks = gather (&making, cancellable, error);
  if (listing->tasks == NULL)
    return NULL;
  for (gsize i = 0; i < listing->n_tasks; i++)
    listing->tasks[i] = making.tasks[listing->tasks[i]].task;
  listing->tasks = g_renew (guint32, listing->tasks, listing->n_tasks + 1);
  listing->n_all = making.n_tasks;
  listing->sources = making.rows != NULL ? list_sources (snapshot->reg, sources) : NULL;
  return g_steal_pointer (&listing);
}

typedef struct
{
  const DubanNeedle *needle;
  GArray *passed; /* of guint32 */
  int light;      /* that is asked for */
} Searching;

static gboolean
search_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  const Searching *searching = data;

  if (searching->light != DUBAN_LISTING_ANY_LIGHT && searching->light != DUBAN_LIGHT_GREY)
    return TRUE; /* none has another */
  if (duban_needle_is_empty (searching->needle)
      || duban_needle_matches (searching->needle, task->title)
      || (task->number != NULL && duban_needle_matches (searching->needle, task->number)))
    g_array_append_val (searching->passed, task->n);
  return TRUE;
}

DubanListing *
duban_listing_new_handed_over (DubanSession *session, DubanSnapshot *snapshot,
                               const DubanListingQuery *query, GError **error)
{
  g_autoptr (GArray) moved = duban_tasks_list_moved (session->db, error);
  g_autoptr (DubanNeedle) needle = duban_needle_new (query->search);
  g_autoptr (GArray) passed = g_array_new (TRUE, FALSE, sizeof (guint32));
  Searching searching = { needle, passed, query->light };
  DubanListing *listing;

  if (moved == NULL
      || !duban_tasks_each_of (session->db, (const guint32 *) (gpointer) moved->data, moved->len,
                               DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock), search_cb,
                               &searching, error))
    return NULL;
  listing = g_new0 (DubanListing, 1);
  g_atomic_ref_count_init (&listing->ref_count);
  listing->snapshot = duban_snapshot_ref (snapshot);
  listing->n_all = moved->len;
  listing->n_tasks = passed->len;
  listing->n_lights[DUBAN_LIGHT_GREY] = moved->len;
  listing->tasks = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&passed), FALSE);
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
  duban_snapshot_unref (listing->snapshot);
  g_clear_pointer (&listing->sources, g_array_unref);
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
