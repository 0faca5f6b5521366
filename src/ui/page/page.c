/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page/page.h"

#include <string.h>

typedef struct
{
  /* owned */
  DubanDesk *desk;
  GCancellable *cancellable; /* of what is being made, or NULL */
  DubanSnapshot *snapshot;   /* of what is shown */
  gpointer made;             /* what is shown */
  gboolean is_old;           /* something changed since it was asked for */
  gboolean is_eager;         /* asks before it is in sight, until the first answer */
} DubanPagePrivate;

/* One question under way. */
typedef struct
{
  const DubanPageSource *source;
  DubanSnapshot *snapshot;
  gpointer question;
} Asking;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DubanPage, duban_page, GTK_TYPE_WIDGET)

enum
{
  SHOWN,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static DubanPagePrivate *
get_private (DubanPage *page)
{
  return duban_page_get_instance_private (page);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->source->free_question != NULL && asking->question != NULL)
    asking->source->free_question (asking->question);
  duban_snapshot_unref (asking->snapshot);
  g_free (asking);
}

static gpointer
make_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;

  return asking->source->make (session, asking->snapshot, asking->question, cancellable, error);
}

static void
drop_made (DubanPage *page)
{
  DubanPagePrivate *private = get_private (page);
  const DubanPageSource *source = DUBAN_PAGE_GET_CLASS (page)->source;

  if (private->made != NULL && source != NULL && source->free_made != NULL)
    source->free_made (private->made);
  private->made = NULL;
  g_clear_pointer (&private->snapshot, duban_snapshot_unref);
}

/* (transfer full) made */
static void
take_made (DubanPage *page, gpointer made, DubanSnapshot *snapshot)
{
  DubanPagePrivate *private = get_private (page);
  gpointer old = g_steal_pointer (&private->made);
  const DubanPageSource *source = DUBAN_PAGE_GET_CLASS (page)->source;

  g_clear_pointer (&private->snapshot, duban_snapshot_unref);
  private->snapshot = duban_snapshot_ref (snapshot);
  private->made = made;
  private->is_eager = FALSE;
  DUBAN_PAGE_GET_CLASS (page)->show (page, made);
  /* Only now: what was on the page until here may point into it. */
  if (old != NULL && source != NULL && source->free_made != NULL)
    source->free_made (old);
  g_signal_emit (page, signals[SHOWN], 0);
}

/* Who asked, and what the answer is of. */
typedef struct
{
  DubanPage *page;
  DubanSnapshot *snapshot;
} Asker;

static void
asker_free (Asker *asker)
{
  g_object_unref (asker->page);
  duban_snapshot_unref (asker->snapshot);
  g_free (asker);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asker, asker_free)

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asker) asker = user_data;
  DubanPagePrivate *private = get_private (asker->page);
  g_autoptr (GError) error = NULL;
  gpointer made = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&private->cancellable);
  if (error != NULL)
    duban_page_fail (asker->page, error->message);
  else
    take_made (asker->page, made, asker->snapshot);
}

void
duban_page_stop (DubanPage *page)
{
  DubanPagePrivate *private = get_private (page);

  if (private->cancellable != NULL)
    g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->cancellable);
}

static void
ask_worker (DubanPage *page, DubanSnapshot *snapshot)
{
  DubanPagePrivate *private = get_private (page);
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);
  Asking *asking = g_new0 (Asking, 1);
  Asker *asker = g_new0 (Asker, 1);

  duban_page_stop (page);
  private->cancellable = g_cancellable_new ();
  asking->source = class->source;
  asking->snapshot = duban_snapshot_ref (snapshot);
  asking->question = class->ask != NULL ? class->ask (page) : NULL;
  asker->page = g_object_ref (page);
  asker->snapshot = duban_snapshot_ref (snapshot);
  duban_worker_run_async (duban_desk_get_worker (private->desk), make_job, asking, asking_free,
                          class->source->free_made, private->cancellable, made_cb, asker);
}

static void
ask_now (DubanPage *page)
{
  DubanPagePrivate *private = get_private (page);
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);
  DubanSnapshot *snapshot = duban_desk_get_snapshot (private->desk);

  if (snapshot == NULL)
    return;
  if (class->needs_register && snapshot->reg == NULL)
    {
      duban_desk_want_register (private->desk);
      return;
    }
  private->is_old = FALSE;
  if (class->source != NULL)
    ask_worker (page, snapshot);
  else
    class->show (page, NULL);
}

static void
desk_changed_cb (DubanPage *page)
{
  duban_page_ask (page);
}

static void
duban_page_map (GtkWidget *widget)
{
  DubanPage *page = DUBAN_PAGE (widget);
  DubanPagePrivate *private = get_private (page);

  GTK_WIDGET_CLASS (duban_page_parent_class)->map (widget);
  if (private->is_old)
    ask_now (page);
}

static void
duban_page_dispose (GObject *object)
{
  DubanPage *page = DUBAN_PAGE (object);
  DubanPagePrivate *private = get_private (page);

  duban_page_stop (page);
  G_OBJECT_CLASS (duban_page_parent_class)->dispose (object);
  drop_made (page);
  g_clear_object (&private->desk);
}

static void
duban_page_class_init (DubanPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_page_dispose;
  GTK_WIDGET_CLASS (class)->map = duban_page_map;
  signals[SHOWN] = g_signal_new ("shown", DUBAN_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duban_page_init (DubanPage *page)
{
}

void
duban_page_set_desk (DubanPage *page, DubanDesk *desk)
{
  DubanPagePrivate *private = get_private (page);

  g_return_if_fail (private->desk == NULL);

  private->desk = g_object_ref (desk);
  private->is_old = TRUE;
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), page, G_CONNECT_SWAPPED);
}

DubanDesk *
duban_page_get_desk (DubanPage *page)
{
  return get_private (page)->desk;
}

void
duban_page_ask (DubanPage *page)
{
  DubanPagePrivate *private = get_private (page);

  private->is_old = TRUE;
  if (private->desk != NULL && (private->is_eager || gtk_widget_get_mapped (GTK_WIDGET (page))))
    ask_now (page);
}

void
duban_page_begin (DubanPage *page)
{
  get_private (page)->is_eager = TRUE;
  duban_page_ask (page);
}

gpointer
duban_page_get_made (DubanPage *page)
{
  return get_private (page)->made;
}

DubanSnapshot *
duban_page_get_snapshot (DubanPage *page)
{
  return get_private (page)->snapshot;
}

void
duban_page_tell_shown (DubanPage *page)
{
  g_signal_emit (page, signals[SHOWN], 0);
}

void
duban_page_fail (DubanPage *page, const char *message)
{
  g_signal_emit (page, signals[FAILED], 0, message);
}

gboolean
duban_page_is_complete (DubanPage *page)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);

  return class->is_complete == NULL || class->is_complete (page);
}

gboolean
duban_page_search (DubanPage *page)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);

  return class->search != NULL && class->search (page);
}

gboolean
duban_page_print (DubanPage *page)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);

  if (class->print != NULL)
    class->print (page);
  return class->print != NULL;
}

void
duban_page_step (DubanPage *page, int by)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);

  if (class->step != NULL)
    class->step (page, by);
}

/* A list seen from a leader's side says whose, unless its filter does. */
static void
say_side (DubanPage *page, DubanSheet *sheet)
{
  DubanSnapshot *snapshot = duban_page_get_snapshot (page);
  const char *leader = snapshot != NULL
                           ? duban_directory_get_name (snapshot->terms->directory, snapshot->scope)
                           : NULL;
  char *filter;

  if (leader == NULL || (sheet->filter != NULL && strstr (sheet->filter, leader) != NULL))
    return;
  filter
      = sheet->filter != NULL ? g_strjoin (" · ", leader, sheet->filter, NULL) : g_strdup (leader);
  g_free (sheet->filter);
  sheet->filter = filter;
}

DubanSheet *
duban_page_dup_sheet (DubanPage *page)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);
  DubanSheet *sheet = class->dup_sheet != NULL ? class->dup_sheet (page) : NULL;

  if (sheet != NULL)
    say_side (page, sheet);
  return sheet;
}

/* Who asked for a whole list. */
typedef struct
{
  DubanPage *page;
  DubanPageSheetFunc func;
} Lister;

/* What the worker makes it of. */
typedef struct
{
  const DubanPageClass *class;
  DubanSnapshot *snapshot;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  duban_snapshot_unref (listing->snapshot);
  g_free (listing);
}

static gpointer
sheet_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Listing *listing = data;

  return listing->class->make_sheet (session, listing->snapshot, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Lister *lister = user_data;
  g_autoptr (DubanPage) page = lister->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanSheet) sheet = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (sheet == NULL)
    {
      duban_page_toast (GTK_WIDGET (page), error->message, FALSE);
      return;
    }
  say_side (page, sheet);
  lister->func (page, g_steal_pointer (&sheet));
}

void
duban_page_list_all (DubanPage *page, DubanPageSheetFunc func)
{
  DubanPageClass *class = DUBAN_PAGE_GET_CLASS (page);
  DubanSnapshot *snapshot = duban_page_get_snapshot (page);
  Listing *listing;
  Lister *lister;

  if (class->make_sheet == NULL || snapshot == NULL || !class->lists_part (page))
    {
      func (page, duban_page_dup_sheet (page));
      return;
    }
  listing = g_new (Listing, 1);
  listing->class = class;
  listing->snapshot = duban_snapshot_ref (snapshot);
  lister = g_new (Lister, 1);
  lister->page = g_object_ref (page);
  lister->func = func;
  duban_worker_run_async (duban_desk_get_worker (duban_page_get_desk (page)), sheet_job, listing,
                          listing_free, (GDestroyNotify) duban_sheet_free, NULL, listed_cb, lister);
}

GVariant *
duban_page_pack_tasks (const guint32 *tasks, gsize n)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, tasks, n, sizeof *tasks);
}

const guint32 *
duban_page_unpack_tasks (GVariant *variant, gsize *n)
{
  return g_variant_get_fixed_array (variant, n, sizeof (guint32));
}

void
duban_page_open_task (GtkWidget *from, guint32 task)
{
  gtk_widget_activate_action (from, "win.open-task", "u", task);
}

void
duban_page_act (GtkWidget *from, guint32 task, const char *kind)
{
  gtk_widget_activate_action (from, "win.act", "(us)", task, kind);
}

void
duban_page_show_tasks (GtkWidget *from, const char *words, const guint32 *tasks, gsize n)
{
  gtk_widget_activate_action (from, "win.show-tasks", "(s@au)", words,
                              duban_page_pack_tasks (tasks, n));
}

void
duban_page_send_tasks (GtkWidget *from, const char *action, const guint32 *tasks, gsize n)
{
  gtk_widget_activate_action (from, action, "@au", duban_page_pack_tasks (tasks, n));
}

void
duban_page_toast (GtkWidget *from, const char *text, gboolean undo)
{
  gtk_widget_activate_action (from, "win.toast", "(sb)", text, undo);
}
