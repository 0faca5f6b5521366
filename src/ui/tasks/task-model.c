/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-model.h"

#define PAGE 64      /* rows fetched at once */
#define MAX_PAGES 24 /* kept; a list realises about four */
#define FIRST_LENGTH 30

struct _DubanTaskModel
{
  GObject parent_instance;

  DubanDesk *desk;
  DubanListingQuery query;
  GCancellable *cancellable; /* of the listing under way */
  DubanListing *listing;     /* NULL until the first came */
  GHashTable *pages;         /* page + 1 → DubanListingRows */
  GHashTable *asked;         /* pages + 1 that are under way, of this listing */
  GQueue *age;               /* pages + 1, the oldest first */
  guint length;              /* what items-changed was emitted for */
  guint first_shown;         /* the position at the top: its rows come with the next listing */
  gboolean grown;
};

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return DUBAN_TASK_MODEL (list)->length;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < DUBAN_TASK_MODEL (list)->length ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanTaskModel, duban_task_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  LISTED,
  LOADED,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What listing anew asks for, and what comes back. */
typedef struct
{
  DubanVerdict *verdict;
  DubanListingQuery query;
  guint first_shown; /* the rows from here on come along, so that the change shows at once */
} ListAsk;

#define ALONG 2 /* pages that come along at most */

typedef struct
{
  DubanListing *listing;
  DubanListingRows *rows[ALONG];
  guint page; /* of the first */
} Listed;

static void
list_ask_free (gpointer data)
{
  ListAsk *ask = data;

  duban_verdict_unref (ask->verdict);
  g_free (ask->query.search);
  g_free (ask);
}

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  g_clear_pointer (&listed->listing, duban_listing_unref);
  for (guint i = 0; i < ALONG; i++)
    g_clear_pointer (&listed->rows[i], duban_listing_rows_unref);
  g_free (listed);
}

/* The page that holds the first row shown, and the next where the screen reaches into it. */
static gboolean
load_along (Listed *listed, DubanSession *session, guint first_shown, GError **error)
{
  gsize n = listed->listing->n_tasks;
  guint n_pages = first_shown % PAGE > PAGE / 2 ? 2 : 1;

  if (first_shown >= n)
    first_shown = 0;
  listed->page = first_shown / PAGE;
  for (guint i = 0; i < n_pages; i++)
    {
      listed->rows[i] = duban_listing_load (session, listed->listing,
                                            (gsize) (listed->page + i) * PAGE, PAGE, error);
      if (listed->rows[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gpointer
list_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ListAsk *ask = data;
  Listed *listed = g_new0 (Listed, 1);

  listed->listing = duban_listing_new (session, ask->verdict, &ask->query, cancellable, error);
  if (listed->listing != NULL && load_along (listed, session, ask->first_shown, error))
    return listed;
  listed_free (listed);
  return NULL;
}

/* A page that scrolling asked for; freed when it came. */
typedef struct
{
  DubanTaskModel *model; /* of the main thread */
  DubanListing *listing;
  guint page;
} PageAsk;

static void
page_ask_free (PageAsk *ask)
{
  g_object_unref (ask->model);
  duban_listing_unref (ask->listing);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageAsk, page_ask_free)

static gpointer
page_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PageAsk *ask = data;

  return duban_listing_load (session, ask->listing, (gsize) ask->page * PAGE, PAGE, error);
}

static void
keep_page (DubanTaskModel *model, guint page, DubanListingRows *rows)
{
  if (g_queue_get_length (model->age) == MAX_PAGES)
    g_hash_table_remove (model->pages, g_queue_pop_head (model->age));
  g_hash_table_insert (model->pages, GUINT_TO_POINTER (page + 1), duban_listing_rows_ref (rows));
  g_queue_push_tail (model->age, GUINT_TO_POINTER (page + 1));
}

static void
fail (DubanTaskModel *model, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (model, signals[FAILED], 0, error->message);
  g_error_free (error);
}

static void
page_came_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PageAsk) ask = user_data;
  DubanTaskModel *model = ask->model;
  GError *error = NULL;
  g_autoptr (DubanListingRows) rows
      = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (rows == NULL)
    {
      fail (model, error);
      return;
    }
  if (ask->listing != model->listing)
    return;
  g_hash_table_remove (model->asked, GUINT_TO_POINTER (ask->page + 1));
  keep_page (model, ask->page, rows);
  g_signal_emit (model, signals[LOADED], 0, ask->page * PAGE, PAGE);
}

static void
set_length (DubanTaskModel *model, guint length)
{
  guint old = model->length;
  guint kept = MIN (old, length);

  model->length = length;
  if (old != length)
    g_list_model_items_changed (G_LIST_MODEL (model), kept, old - kept, length - kept);
}

static guint
wanted_length (DubanTaskModel *model)
{
  guint n = model->listing != NULL ? (guint) model->listing->n_tasks : 0;

  return model->grown ? n : MIN (n, FIRST_LENGTH);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanTaskModel) model = user_data;
  GError *error = NULL;
  Listed *listed = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (listed == NULL)
    {
      fail (model, error);
      return;
    }
  g_clear_pointer (&model->listing, duban_listing_unref);
  model->listing = g_steal_pointer (&listed->listing);
  g_hash_table_remove_all (model->pages);
  g_hash_table_remove_all (model->asked);
  g_queue_clear (model->age);
  for (guint i = 0; i < ALONG && listed->rows[i] != NULL; i++)
    keep_page (model, listed->page + i, listed->rows[i]);
  listed_free (listed);
  set_length (model, wanted_length (model));
  g_signal_emit (model, signals[LISTED], 0);
}

static void
list_anew (DubanTaskModel *model)
{
  DubanVerdict *verdict = duban_desk_get_verdict (model->desk);
  ListAsk *ask;

  if (verdict == NULL)
    return;
  g_cancellable_cancel (model->cancellable);
  g_object_unref (model->cancellable);
  model->cancellable = g_cancellable_new ();
  ask = g_new0 (ListAsk, 1);
  ask->verdict = duban_verdict_ref (verdict);
  ask->query = model->query;
  ask->query.search = g_strdup (model->query.search);
  ask->first_shown = model->first_shown;
  duban_worker_run_async (duban_desk_get_worker (model->desk), list_job, ask, list_ask_free,
                          listed_free, model->cancellable, listed_cb, g_object_ref (model));
}

static void
duban_task_model_dispose (GObject *object)
{
  DubanTaskModel *model = DUBAN_TASK_MODEL (object);

  g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->desk);
  G_OBJECT_CLASS (duban_task_model_parent_class)->dispose (object);
}

static void
duban_task_model_finalize (GObject *object)
{
  DubanTaskModel *model = DUBAN_TASK_MODEL (object);

  g_clear_pointer (&model->listing, duban_listing_unref);
  g_object_unref (model->cancellable);
  g_hash_table_unref (model->pages);
  g_hash_table_unref (model->asked);
  g_queue_free (model->age);
  g_free (model->query.search);
  G_OBJECT_CLASS (duban_task_model_parent_class)->finalize (object);
}

static void
duban_task_model_class_init (DubanTaskModelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = duban_task_model_dispose;
  object_class->finalize = duban_task_model_finalize;
  signals[LISTED] = g_signal_new ("listed", DUBAN_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", DUBAN_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duban_task_model_init (DubanTaskModel *model)
{
  model->cancellable = g_cancellable_new ();
  model->pages
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) duban_listing_rows_unref);
  model->asked = g_hash_table_new (NULL, NULL);
  model->age = g_queue_new ();
}

DubanTaskModel *
duban_task_model_new (DubanDesk *desk, const DubanListingQuery *query)
{
  DubanTaskModel *model = g_object_new (DUBAN_TYPE_TASK_MODEL, NULL);

  model->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (list_anew), model, G_CONNECT_SWAPPED);
  duban_task_model_set_query (model, query);
  return model;
}

void
duban_task_model_set_query (DubanTaskModel *model, const DubanListingQuery *query)
{
  char *search = g_strdup (query->search);

  g_free (model->query.search);
  model->query = *query;
  model->query.search = search;
  list_anew (model);
}

const DubanListingQuery *
duban_task_model_get_query (DubanTaskModel *model)
{
  return &model->query;
}

const DubanListing *
duban_task_model_get_listing (DubanTaskModel *model)
{
  return model->listing;
}

void
duban_task_model_grow (DubanTaskModel *model)
{
  model->grown = TRUE;
  set_length (model, wanted_length (model));
}

void
duban_task_model_set_first_shown (DubanTaskModel *model, guint position)
{
  model->first_shown = position;
}

DubanListingRows *
duban_task_model_get_rows (DubanTaskModel *model, guint position, gsize *i)
{
  gpointer page = GUINT_TO_POINTER (position / PAGE + 1);
  DubanListingRows *rows = g_hash_table_lookup (model->pages, page);
  PageAsk *ask;

  *i = position % PAGE;
  if (rows != NULL || model->listing == NULL || !g_hash_table_add (model->asked, page))
    return rows;
  ask = g_new0 (PageAsk, 1);
  ask->model = g_object_ref (model);
  ask->listing = duban_listing_ref (model->listing);
  ask->page = position / PAGE;
  duban_worker_run_async (duban_desk_get_worker (model->desk), page_job, ask, NULL,
                          (GDestroyNotify) duban_listing_rows_unref, NULL, page_came_cb, ask);
  return NULL;
}

guint32
duban_task_model_get_task (DubanTaskModel *model, guint position)
{
  if (model->listing == NULL || position >= model->listing->n_tasks)
    return 0;
  return model->listing->tasks[position];
}

guint
duban_task_model_find (DubanTaskModel *model, guint32 task)
{
  gssize place = model->listing != NULL ? duban_listing_find (model->listing, task) : -1;

  return place >= 0 && (guint) place < model->length ? (guint) place : G_MAXUINT;
}
