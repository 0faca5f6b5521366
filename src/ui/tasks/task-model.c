/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-model.h"

#define PAGE DUBAN_LISTED_PAGE
#define MAX_PAGES 24 /* kept; a list realises about four */
#define FIRST_LENGTH 30

struct _DubanTaskModel
{
  GObject parent_instance;

  DubanWorker *worker;
  DubanListing *listing; /* NULL until the first came */
  GHashTable *pages;     /* page + 1 → DubanListingRows */
  GHashTable *asked;     /* pages + 1 that are under way, of this listing */
  GQueue *age;           /* pages + 1, the oldest first */
  guint length;          /* what items-changed was emitted for */
  GtkBitset *selected;   /* positions */
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

static gboolean
is_selected (GtkSelectionModel *base, guint position)
{
  return gtk_bitset_contains (DUBAN_TASK_MODEL (base)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *base, guint position, guint n)
{
  GtkBitset *part = gtk_bitset_new_range (position, n);

  gtk_bitset_intersect (part, DUBAN_TASK_MODEL (base)->selected);
  return part;
}

/* All other ways to select come down to this one. */
static gboolean
set_selection (GtkSelectionModel *base, GtkBitset *selected, GtkBitset *mask)
{
  DubanTaskModel *model = DUBAN_TASK_MODEL (base);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (model->selected);
  g_autoptr (GtkBitset) within = gtk_bitset_new_range (0, model->length);
  guint first;

  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_intersect (changed, within);
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  gtk_bitset_difference (model->selected, changed);
  first = gtk_bitset_get_minimum (changed);
  gtk_selection_model_selection_changed (base, first, gtk_bitset_get_maximum (changed) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanTaskModel, duban_task_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

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
  if (length < old)
    gtk_bitset_remove_range (model->selected, length, old - length);
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
duban_task_model_dispose (GObject *object)
{
  g_clear_object (&DUBAN_TASK_MODEL (object)->worker);
  G_OBJECT_CLASS (duban_task_model_parent_class)->dispose (object);
}

static void
duban_task_model_finalize (GObject *object)
{
  DubanTaskModel *model = DUBAN_TASK_MODEL (object);

  g_clear_pointer (&model->listing, duban_listing_unref);
  g_hash_table_unref (model->pages);
  g_hash_table_unref (model->asked);
  g_queue_free (model->age);
  gtk_bitset_unref (model->selected);
  G_OBJECT_CLASS (duban_task_model_parent_class)->finalize (object);
}

static void
duban_task_model_class_init (DubanTaskModelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = duban_task_model_dispose;
  object_class->finalize = duban_task_model_finalize;
  signals[LOADED] = g_signal_new ("loaded", DUBAN_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duban_task_model_init (DubanTaskModel *model)
{
  model->pages
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) duban_listing_rows_unref);
  model->asked = g_hash_table_new (NULL, NULL);
  model->age = g_queue_new ();
  model->selected = gtk_bitset_new_empty ();
}

DubanTaskModel *
duban_task_model_new (DubanWorker *worker)
{
  DubanTaskModel *model = g_object_new (DUBAN_TYPE_TASK_MODEL, NULL);

  model->worker = g_object_ref (worker);
  return model;
}

void
duban_task_model_take (DubanTaskModel *model, DubanListed *listed)
{
  DubanListing *old = model->listing;

  model->listing = duban_listing_ref (listed->listing);
  g_clear_pointer (&old, duban_listing_unref);
  g_hash_table_remove_all (model->pages);
  g_hash_table_remove_all (model->asked);
  g_queue_clear (model->age);
  for (guint i = 0; i < DUBAN_LISTED_ALONG && listed->rows[i] != NULL; i++)
    keep_page (model, listed->page + i, listed->rows[i]);
  set_length (model, wanted_length (model));
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

DubanListingRows *
duban_task_model_get_rows (DubanTaskModel *model, guint position, gsize *i)
{
  gpointer page = GUINT_TO_POINTER (position / PAGE + 1);
  DubanListingRows *rows = g_hash_table_lookup (model->pages, page);
  PageAsk *ask;

  *i = position % PAGE;
  if (rows != NULL || model->listing == NULL || model->worker == NULL
      || !g_hash_table_add (model->asked, page))
    return rows;
  ask = g_new0 (PageAsk, 1);
  ask->model = g_object_ref (model);
  ask->listing = duban_listing_ref (model->listing);
  ask->page = position / PAGE;
  duban_worker_run_async (model->worker, page_job, ask, NULL,
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
