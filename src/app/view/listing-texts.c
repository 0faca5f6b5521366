/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing-texts.h"

#include "app/search/needle.h"
#include "store/tasks.h"

/* A look at the cancellable every so many tasks. */
#define PATIENCE 1024

typedef struct
{
  DubanNeedle *needle;
  guint telling;
  const DubanTaskVerdict *tasks;
  gsize n_tasks;
  gsize next; /* where to look for the next task: both come in the same order */
  guint8 *terms;
  GCancellable *cancellable;
} Searching;

static gboolean
search_cb (guint32 n, const char *const texts[3], gpointer data)
{
  Searching *searching = data;
  guint terms = 0;

  while (searching->next < searching->n_tasks && searching->tasks[searching->next].task < n)
    searching->next++;
  if (searching->next == searching->n_tasks)
    return FALSE;
  if (searching->next % PATIENCE == 0 && g_cancellable_is_cancelled (searching->cancellable))
    return FALSE;
  if (searching->tasks[searching->next].task != n)
    return TRUE;
  for (gsize i = 0; i < 3; i++)
    terms |= duban_needle_find_terms (searching->needle, texts[i]);
  searching->terms[searching->next] = (guint8) (terms & searching->telling);
  return TRUE;
}

gboolean
duban_listing_search_texts (DubanSession *session, DubanSnapshot *snapshot,
                            const DubanListingQuery *query, GCancellable *cancellable,
                            guint8 **terms, GError **error)
{
  g_autoptr (DubanNeedle) needle = duban_needle_new (query->search);
  g_autofree guint8 *found = NULL;
  Searching searching = { .needle = needle, .cancellable = cancellable };

  *terms = NULL;
  searching.telling = duban_needle_get_telling_terms (needle);
  if (searching.telling == 0)
    return TRUE;
  searching.tasks = duban_verdict_get_tasks (snapshot->verdict, &searching.n_tasks);
  searching.terms = found = g_new0 (guint8, searching.n_tasks + 1);
  if (!duban_tasks_each_texts (session->db, search_cb, &searching, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *terms = g_steal_pointer (&found);
  return TRUE;
}
