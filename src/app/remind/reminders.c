/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/reminders.h"

#include "app/folder-watch.h"
#include "app/remind/look.h"
#include "app/remind/opening.h"
#include "app/remind/reply.h"
#include "app/wake.h"
#include "app/watch.h"

#include <glib/gi18n-lib.h>

#define TEST_KEY "test"
#define TEST_SECONDS 5
#define FIRST_RETRY_SECONDS 5
#define LAST_RETRY_SECONDS 300

struct _DubanReminders
{
  GObject parent_instance;

  DubanWorker *worker;
  DubanNotifier *notifier; /* NULL: there is none */
  GCancellable *cancellable;
  DubanWake *wake;
  DubanWatch *watch;
  DubanFolderWatch *folders; /* where colleagues' files appear */
  GHashTable *standing;      /* key → what stands on the desktop under it, as one text */
  GQueue *unkept;            /* of Answer: that the database could not take yet */
  guint n_handed_in;         /* answers that are with the worker */
  char *known;               /* all that the last look depended on, but for the time */
  gboolean has_begun;
  gboolean ringing;   /* a look is under way */
  gboolean again;     /* another was asked for meanwhile, */
  gboolean again_all; /*   whether anything changed or not */
  guint retry;        /* source of a look after a failure; 0: none */
  guint retry_seconds;
  char *notifier_reason; /* why the last notice could not be shown; NULL: it could */
  char *database_reason; /* why the last look failed; NULL: it did not */
  GTask *test;           /* a test notice that is waited for */
  guint test_timeout;
};

G_DEFINE_FINAL_TYPE (DubanReminders, duban_reminders, G_TYPE_OBJECT)

enum
{
  RUNG,
  OPEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

enum
{
  PROP_WORKS = 1,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  DubanReminders *reminders; /* referenced while it is with the worker, else NULL */
  char *key;
  char *token; /* or NULL */
  DubanAnswer answer;
} Answer;

typedef struct
{
  char *key, *server;
  guint number;
} Number;

static void start_look (DubanReminders *reminders, gboolean is_only_if);

static void
ask_free_cb (gpointer ask)
{
  duban_look_ask_free (ask);
}

static void
look_free_cb (gpointer look)
{
  duban_look_free (look);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->key);
  g_free (answer->token);
  g_free (answer);
}

static void
number_free (gpointer data)
{
  Number *number = data;

  g_free (number->key);
  g_free (number->server);
  g_free (number);
}

static gpointer
look_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return duban_look_make (session, data, cancellable, error);
}

static void
set_reason (DubanReminders *reminders, char **reason, const char *text)
{
  if (g_strcmp0 (*reason, text) == 0)
    return;
  g_free (*reason);
  *reason = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (reminders), properties[PROP_WORKS]);
}

static void
retry_cb (gpointer user_data)
{
  DubanReminders *reminders = user_data;

  reminders->retry = 0;
  start_look (reminders, FALSE);
}

/* It is tried again, less and less often; and at once where the file is written. */
static void
take_error (DubanReminders *reminders, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  /* No database yet is the first run. */
  if (!g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING)
      || reminders->has_begun)
    set_reason (reminders, &reminders->database_reason, error->message);
  if (reminders->retry != 0)
    return;
  reminders->retry_seconds
      = CLAMP (reminders->retry_seconds * 2, FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS);
  reminders->retry = g_timeout_add_once (reminders->retry_seconds * 1000, retry_cb, reminders);
}

static void
show (DubanReminders *reminders, const DubanNotice *notice)
{
  char *text = g_strdup_printf ("%s\n%s", notice->title, notice->body);

  g_hash_table_replace (reminders->standing, g_strdup (notice->key), text);
  duban_notifier_show (reminders->notifier, notice);
}

/* Also where nothing is known to stand: “gone” may have been of what stood under the key before. */
static void
close_notice (DubanReminders *reminders, const char *key)
{
  g_hash_table_remove (reminders->standing, key);
  duban_notifier_close (reminders->notifier, key);
}

static gboolean
names (const GPtrArray *notices, const char *key)
{
  for (guint i = 0; i < notices->len; i++)
    if (g_str_equal (((const DubanNotice *) notices->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

/* What the bell does not name holds no more: it is in the group now, was answered elsewhere, or is
 * of a database that another has taken the place of. */
static void
close_others (DubanReminders *reminders, const DubanBell *bell)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, reminders->standing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_str_equal (key, TEST_KEY) && !names (bell->notices, key) && !names (bell->standing, key))
      g_ptr_array_add (others, g_strdup (key));
  for (guint i = 0; i < others->len; i++)
    close_notice (reminders, others->pdata[i]);
}

/* What stands is kept true; what does not stand is not shown again. */
static void
keep_true (DubanReminders *reminders, const DubanNotice *notice)
{
  const char *standing = g_hash_table_lookup (reminders->standing, notice->key);
  g_autofree char *text = g_strdup_printf ("%s\n%s", notice->title, notice->body);

  if (standing != NULL && !g_str_equal (standing, text))
    show (reminders, notice);
}

static void
tell_notifier (DubanReminders *reminders, const DubanBell *bell)
{
  if (reminders->notifier == NULL)
    return;
  for (guint i = 0; bell->server != NULL && i < bell->old->len; i++)
    duban_notifier_close_old (reminders->notifier, bell->server,
                              g_array_index (bell->old, guint, i));
  for (guint i = 0; i < bell->close->len; i++)
    close_notice (reminders, bell->close->pdata[i]);
  close_others (reminders, bell);
  for (guint i = 0; i < bell->notices->len; i++)
    show (reminders, bell->notices->pdata[i]);
  for (guint i = 0; i < bell->standing->len; i++)
    keep_true (reminders, bell->standing->pdata[i]);
}

static void hand_in_unkept (DubanReminders *reminders);

static void
take_look (DubanReminders *reminders, DubanLook *look)
{
  g_free (reminders->known);
  reminders->known = g_steal_pointer (&look->known);
  duban_folder_watch_set (reminders->folders, (const char *const *) look->places, look->is_shared);
  /* Else the look that comes after the answers were written down settles it. */
  if (reminders->n_handed_in == 0 && g_queue_is_empty (reminders->unkept))
    {
      reminders->retry_seconds = 0;
      g_clear_handle_id (&reminders->retry, g_source_remove);
      set_reason (reminders, &reminders->database_reason, NULL);
    }
  hand_in_unkept (reminders);
  if (look->bell == NULL)
    return;
  reminders->has_begun = TRUE;
  duban_wake_at (reminders->wake, look->bell->again_milliseconds);
  tell_notifier (reminders, look->bell);
  g_signal_emit (reminders, signals[RUNG], 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanReminders) reminders = user_data;
  g_autoptr (GError) error = NULL;
  DubanLook *look = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  const gboolean is_only_if = !reminders->again_all;

  reminders->ringing = FALSE;
  if (reminders->worker != NULL && look != NULL)
    take_look (reminders, look);
  else if (reminders->worker != NULL && error != NULL)
    take_error (reminders, error);
  g_clear_pointer (&look, duban_look_free);
  if (reminders->worker == NULL || !reminders->again)
    return;
  reminders->again = reminders->again_all = FALSE;
  start_look (reminders, is_only_if);
}

static void
start_look (DubanReminders *reminders, gboolean is_only_if)
{
  DubanLookAsk *ask;

  if (reminders->ringing)
    {
      reminders->again = TRUE;
      reminders->again_all |= !is_only_if;
      return;
    }
  ask = g_new0 (DubanLookAsk, 1);
  ask->begins = !reminders->has_begun;
  ask->is_only_if = is_only_if && reminders->has_begun;
  ask->known = g_strdup (reminders->known);
  reminders->ringing = TRUE;
  duban_worker_run_async (reminders->worker, look_job, ask, ask_free_cb, look_free_cb,
                          reminders->cancellable, looked_cb, g_object_ref (reminders));
}

static void
woken_cb (gboolean was_set, gpointer user_data)
{
  start_look (user_data, FALSE);
}

static void
watched_cb (gpointer user_data)
{
  start_look (user_data, TRUE);
}

static gpointer
number_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Number *number = data;

  duban_bell_keep_number (session, number->key, number->server, number->number, error);
  return NULL;
}

static void
numbered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanReminders) reminders = user_data;
  g_autoptr (GError) error = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  if (error != NULL && reminders->worker != NULL)
    take_error (reminders, error);
}

/* (transfer full) message */
static void
end_test (DubanReminders *reminders, gboolean is_shown, char *message)
{
  g_autoptr (GTask) test = g_steal_pointer (&reminders->test);

  g_clear_handle_id (&reminders->test_timeout, g_source_remove);
  g_object_set_data (G_OBJECT (test), "is-shown", GINT_TO_POINTER (is_shown));
  g_task_return_pointer (test, message, g_free);
}

static void
shown_cb (DubanReminders *reminders, const char *key, guint number)
{
  g_autofree char *server = duban_notifier_dup_server (reminders->notifier);
  Number *kept;

  set_reason (reminders, &reminders->notifier_reason, NULL);
  if (g_str_equal (key, TEST_KEY))
    {
      if (reminders->test != NULL)
        end_test (reminders, TRUE, g_strdup (_ ("The test reminder stands on the desktop.")));
      return;
    }
  if (server == NULL)
    return;
  kept = g_new0 (Number, 1);
  kept->key = g_strdup (key);
  kept->server = g_steal_pointer (&server);
  kept->number = number;
  duban_worker_run_async (reminders->worker, number_job, kept, number_free, NULL,
                          reminders->cancellable, numbered_cb, g_object_ref (reminders));
}

static void
failed_cb (DubanReminders *reminders, const char *key, const char *message)
{
  set_reason (reminders, &reminders->notifier_reason, message);
  if (g_str_equal (key, TEST_KEY) && reminders->test != NULL)
    end_test (reminders, FALSE, g_strdup (message));
}

static gpointer
answer_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;
  const char *const keys[] = { answer->key, NULL };
  g_autoptr (DubanOpening) opening = duban_opening_new (answer->key);
  g_autoptr (GArray) said = NULL;

  if (!duban_session_refresh (session, error) || !duban_opening_load (opening, session, error)
      || !duban_reply_give (session, keys, answer->answer, &said, error))
    return NULL;
  duban_opening_add (opening, said);
  return g_steal_pointer (&opening);
}

static void
open_tasks (DubanReminders *reminders, const Answer *answer, const DubanOpening *opening)
{
  const char *owed = answer->answer == DUBAN_ANSWER_RECORD ? opening->code : NULL;

  if (answer->answer == DUBAN_ANSWER_OPEN || answer->answer == DUBAN_ANSWER_RECORD)
    g_signal_emit (reminders, signals[OPEN], 0, opening->tasks, owed, answer->token);
}

static void
queue_answer (DubanReminders *reminders, const char *key, DubanAnswer answer)
{
  Answer *kept = g_new0 (Answer, 1);

  kept->key = g_strdup (key);
  kept->answer = answer;
  g_queue_push_tail (reminders->unkept, kept);
}

static void
answered_in_database_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (DubanReminders) reminders = answer->reminders;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanOpening) opening
      = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  reminders->n_handed_in--;
  if (opening == NULL)
    opening = duban_opening_new (answer->key); /* the database could not say more */
  if (reminders->worker != NULL)
    {
      open_tasks (reminders, answer, opening);
      if (error != NULL)
        {
          queue_answer (reminders, answer->key, answer->answer);
          take_error (reminders, error);
        }
      else
        start_look (reminders, FALSE);
    }
  answer_free (answer);
}

/* The answer belongs to the job's data, and its copy to the callback. */
static void
hand_in (DubanReminders *reminders, const char *key, DubanAnswer answer, const char *token)
{
  Answer *job = g_new0 (Answer, 1);
  Answer *back = g_new0 (Answer, 1);

  job->key = g_strdup (key);
  job->answer = back->answer = answer;
  back->key = g_strdup (key);
  back->token = g_strdup (token);
  back->reminders = g_object_ref (reminders);
  reminders->n_handed_in++;
  duban_worker_run_async (reminders->worker, answer_job, job, answer_free,
                          (GDestroyNotify) duban_opening_free, reminders->cancellable,
                          answered_in_database_cb, back);
}

/* The window was opened for them already: what is left is to write them down. */
static void
hand_in_unkept (DubanReminders *reminders)
{
  Answer *answer;

  while ((answer = g_queue_pop_head (reminders->unkept)) != NULL)
    {
      const DubanAnswer kind
          = answer->answer == DUBAN_ANSWER_OPEN || answer->answer == DUBAN_ANSWER_RECORD
                ? DUBAN_ANSWER_DISMISS
                : answer->answer;

      hand_in (reminders, answer->key, kind, NULL);
      answer_free (answer);
    }
}

static void
answered_cb (DubanReminders *reminders, const char *key, int answer, const char *token)
{
  g_hash_table_remove (reminders->standing, key);
  if (!g_str_equal (key, TEST_KEY))
    hand_in (reminders, key, (DubanAnswer) answer, token);
}

static void
gone_cb (DubanReminders *reminders, const char *key)
{
  g_hash_table_remove (reminders->standing, key);
}

static void
duban_reminders_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DubanReminders *reminders = DUBAN_REMINDERS (object);

  if (id == PROP_WORKS)
    g_value_set_boolean (value, duban_reminders_get_works (reminders, NULL));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
duban_reminders_dispose (GObject *object)
{
  DubanReminders *reminders = DUBAN_REMINDERS (object);

  g_cancellable_cancel (reminders->cancellable);
  g_clear_handle_id (&reminders->retry, g_source_remove);
  g_clear_handle_id (&reminders->test_timeout, g_source_remove);
  g_clear_pointer (&reminders->wake, duban_wake_free);
  g_clear_pointer (&reminders->watch, duban_watch_free);
  g_clear_pointer (&reminders->folders, duban_folder_watch_free);
  if (reminders->notifier != NULL)
    g_signal_handlers_disconnect_by_data (reminders->notifier, reminders);
  if (reminders->test != NULL)
    end_test (reminders, FALSE, g_strdup (_ ("The program is closing; nothing was done.")));
  g_clear_object (&reminders->notifier);
  g_clear_object (&reminders->worker);
  G_OBJECT_CLASS (duban_reminders_parent_class)->dispose (object);
}

static void
duban_reminders_finalize (GObject *object)
{
  DubanReminders *reminders = DUBAN_REMINDERS (object);

  g_hash_table_unref (reminders->standing);
  g_queue_free_full (reminders->unkept, answer_free);
  g_object_unref (reminders->cancellable);
  g_free (reminders->known);
  g_free (reminders->notifier_reason);
  g_free (reminders->database_reason);
  G_OBJECT_CLASS (duban_reminders_parent_class)->finalize (object);
}

static void
duban_reminders_class_init (DubanRemindersClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = duban_reminders_get_property;
  object_class->dispose = duban_reminders_dispose;
  object_class->finalize = duban_reminders_finalize;
  properties[PROP_WORKS]
      = g_param_spec_boolean ("works", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[RUNG] = g_signal_new ("rung", DUBAN_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", DUBAN_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_ARRAY, G_TYPE_STRING, G_TYPE_STRING);
}

static void
duban_reminders_init (DubanReminders *reminders)
{
  reminders->cancellable = g_cancellable_new ();
  reminders->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reminders->unkept = g_queue_new ();
}

static void
listen (DubanReminders *reminders)
{
  DubanNotifier *notifier = reminders->notifier;

  g_signal_connect_swapped (notifier, "shown", G_CALLBACK (shown_cb), reminders);
  g_signal_connect_swapped (notifier, "failed", G_CALLBACK (failed_cb), reminders);
  g_signal_connect_swapped (notifier, "answered", G_CALLBACK (answered_cb), reminders);
  g_signal_connect_swapped (notifier, "gone", G_CALLBACK (gone_cb), reminders);
}

DubanReminders *
duban_reminders_new (DubanWorker *worker, DubanNotifier *notifier)
{
  DubanReminders *reminders = g_object_new (DUBAN_TYPE_REMINDERS, NULL);

  reminders->worker = g_object_ref (worker);
  if (notifier != NULL)
    {
      reminders->notifier = g_object_ref (notifier);
      listen (reminders);
    }
  reminders->wake = duban_wake_new (woken_cb, reminders);
  reminders->watch = duban_watch_new (duban_worker_get_path (worker), watched_cb, reminders);
  reminders->folders = duban_folder_watch_new (watched_cb, reminders);
  start_look (reminders, FALSE);
  return reminders;
}

void
duban_reminders_look (DubanReminders *reminders)
{
  if (reminders->worker != NULL)
    start_look (reminders, FALSE);
}

gboolean
duban_reminders_has_notifier (DubanReminders *reminders)
{
  return reminders->notifier != NULL;
}

gboolean
duban_reminders_get_works (DubanReminders *reminders, const char **reason)
{
  const char *why = reminders->database_reason != NULL ? reminders->database_reason
                                                       : reminders->notifier_reason;

  if (reminders->notifier == NULL && why == NULL)
    why = _ ("There is no notification service; reminders show only inside the window.");
  if (reason != NULL)
    *reason = why;
  return why == NULL;
}

static void
test_timeout_cb (gpointer user_data)
{
  DubanReminders *reminders = user_data;

  reminders->test_timeout = 0;
  end_test (reminders, FALSE,
            g_strdup (_ ("The notification service does not answer; reminders show only inside the "
                         "window.")));
}

void
duban_reminders_test_async (DubanReminders *reminders, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DubanNotice notice = { .key = (char *) TEST_KEY,
                         .title = (char *) _ ("A test reminder"),
                         .body = (char *) _ ("This is how reminders of Duban look.") };
  const char *reason = NULL;

  if (reminders->test != NULL)
    end_test (reminders, FALSE, g_strdup (_ ("Another test has begun.")));
  reminders->test = g_task_new (reminders, NULL, callback, user_data);
  if (reminders->notifier == NULL)
    {
      duban_reminders_get_works (reminders, &reason);
      end_test (reminders, FALSE, g_strdup (reason));
      return;
    }
  reminders->test_timeout = g_timeout_add_once (TEST_SECONDS * 1000, test_timeout_cb, reminders);
  duban_notifier_show (reminders->notifier, &notice);
}

gboolean
duban_reminders_test_finish (DubanReminders *reminders, GAsyncResult *result, char **message,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, reminders), FALSE);

  *message = g_task_propagate_pointer (G_TASK (result), error);
  return g_object_get_data (G_OBJECT (result), "is-shown") != NULL;
}
