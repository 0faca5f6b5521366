/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/listed.h"

#include "app/view/listing-texts.h"

DubanListAsk *
duban_list_ask_new (const DubanListingQuery *query, guint first_shown, gboolean with_texts)
{
  DubanListAsk *ask = g_new0 (DubanListAsk, 1);

  duban_listing_query_copy (query, &ask->query);
  ask->first_shown = first_shown;
  ask->with_texts = with_texts;
  return ask;
}

void
duban_list_ask_free (gpointer data)
{
  DubanListAsk *ask = data;

  duban_listing_query_clear (&ask->query);
  g_free (ask);
}

/* The page that holds the first row shown, and the next where the screen reaches into it. */
static gboolean
load_along (DubanListed *listed, DubanSession *session, guint first_shown, GError **error)
{
  guint n_pages;

  if (first_shown >= listed->listing->n_tasks)
    first_shown = 0;
  n_pages = first_shown % DUBAN_LISTED_PAGE > DUBAN_LISTED_PAGE / 2 ? 2 : 1;
  listed->page = first_shown / DUBAN_LISTED_PAGE;
  for (guint i = 0; i < n_pages; i++)
    {
      listed->rows[i] = duban_listing_load (session, listed->listing,
                                            (gsize) (listed->page + i) * DUBAN_LISTED_PAGE,
                                            DUBAN_LISTED_PAGE, error);
      if (listed->rows[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

gpointer
duban_listed_make (DubanSession *session, DubanSnapshot *snapshot, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  DubanListAsk *ask = data;
  DubanListed *listed = g_new0 (DubanListed, 1);
  g_autofree guint8 *text_terms = NULL;

  if (!duban_listing_is_possible (snapshot, &ask->query))
    return listed;
  if (ask->query.statuses & DUBAN_LISTING_HANDED_OVER)
    listed->listing = duban_listing_new_handed_over (session, snapshot, &ask->query, error);
  else if (!ask->with_texts
           || duban_listing_search_texts (session, snapshot, &ask->query, cancellable, &text_terms,
                                          error))
    listed->listing = duban_listing_new (snapshot, &ask->query, text_terms, cancellable, error);
  if (listed->listing != NULL && load_along (listed, session, ask->first_shown, error))
    return listed;
  duban_listed_free (listed);
  return NULL;
}

void
duban_listed_free (gpointer data)
{
  DubanListed *listed = data;

  g_clear_pointer (&listed->listing, duban_listing_unref);
  for (guint i = 0; i < DUBAN_LISTED_ALONG; i++)
    g_clear_pointer (&listed->rows[i], duban_listing_rows_unref);
  g_free (listed);
}
