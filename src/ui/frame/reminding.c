/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/reminding.h"

#include "app/remind/inbox.h"
#include "app/remind/next.h"
#include "app/remind/reply.h"
#include "ui/preferences/preferences-window.h"
#include "ui/today/next-act.h"

#include <glib/gi18n-lib.h>

#define KEPT "duban-reminding" /* by the window */

typedef struct
{
  DubanWindow *window; /* which keeps this */

  /* owned */
  DubanReminders *reminders; /* or NULL */
  GArray *before;            /* of the last reply, for its undo; or NULL */
  AdwToast *toast;           /* that offers it; or NULL */
  GArray *tasks;             /* to be shown once there is data; or NULL */
  char *owed;                /* of the one task; or NULL */

  gboolean hidden; /* the hint was waved away */
} Reminding;

/* A reply under way, or (before) its undo. */
typedef struct
{
  GWeakRef window;
  GStrv keys;
  DubanAnswer answer;
  DubanVerdict *verdict; /* that the window shows */
  GArray *before;
} Reply;

/* What came of it. */
typedef struct
{
  GArray *before;
  char *words;
} Replied;

static void
reminding_free (gpointer data)
{
  Reminding *self = data;

  g_clear_object (&self->reminders);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_free (self->owed);
  g_free (self);
}

static Reminding *
get (DubanWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEPT);
}

/* Not while it closes. */
static gboolean
is_there (DubanWindow *window)
{
  return window != NULL && gtk_widget_get_realized (GTK_WIDGET (window));
}

static Reply *
reply_new (DubanWindow *window)
{
  Reply *reply = g_new0 (Reply, 1);

  g_weak_ref_init (&reply->window, window);
  return reply;
}

static void
reply_free (Reply *reply)
{
  g_weak_ref_clear (&reply->window);
  g_strfreev (reply->keys);
  g_clear_pointer (&reply->verdict, duban_verdict_unref);
  g_clear_pointer (&reply->before, g_array_unref);
  g_free (reply);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

static void
replied_free (gpointer data)
{
  Replied *replied = data;

  g_clear_pointer (&replied->before, g_array_unref);
  g_free (replied->words);
  g_free (replied);
}

/* When it comes back, as the inbox says it; plainly, where that cannot be read: the reply is given,
 * and Today tells of the failure. (transfer full) */
static char *
say_put_off (DubanSession *session, const Reply *reply)
{
  g_autoptr (GPtrArray) lines
      = duban_inbox_load (session, reply->verdict, DUBAN_INBOX_ALL, NULL, NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DubanInboxLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->key, reply->keys[0]))
        /* Translators: a toast; when it is said again */
        return g_strdup_printf (C_ ("reminder", "Put off: %s"), line->when);
    }
  return g_strdup (C_ ("reminder", "Put off."));
}

static char *
say_reply (DubanSession *session, const Reply *reply, guint n)
{
  if (n == 0)
    return g_strdup (_ ("This reminder does not stand any more."));
  if (reply->answer != DUBAN_ANSWER_DISMISS)
    return say_put_off (session, reply);
  return g_strdup_printf (ngettext ("%u reminder is put away.", "%u reminders are put away.", n),
                          n);
}

static gpointer
reply_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reply *reply = data;
  g_autoptr (GArray) before = NULL;
  Replied *replied;

  if (!duban_session_refresh (session, error)
      || !duban_reply_give (session, (const char *const *) reply->keys, reply->answer, &before,
                            error))
    return NULL;
  replied = g_new0 (Replied, 1);
  replied->words = say_reply (session, reply, before->len);
  replied->before = g_steal_pointer (&before);
  return replied;
}

static gpointer
undo_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reply *reply = data;

  if (!duban_session_refresh (session, error) || !duban_reply_undo (session, reply->before, error))
    return NULL;
  return session;
}

/* What the inbox holds is another now, and so is what stands on the desktop. */
static void
look (Reminding *self)
{
  duban_window_ask_page (self->window, "today");
  if (self->reminders != NULL)
    duban_reminders_look (self->reminders);
}

static void
drop_toast (Reminding *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
}

/* One reply can be taken back: the last. */
static void
offer (Reminding *self, const Replied *replied)
{
  drop_toast (self);
  g_clear_pointer (&self->before, g_array_unref);
  if (replied->before->len == 0)
    {
      duban_window_toast (self->window, replied->words, FALSE);
      return;
    }
  self->before = g_array_ref (replied->before);
  self->toast = g_object_ref (duban_window_offer (self->window, replied->words, "win.undo-answer"));
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reply) reply = user_data;
  g_autoptr (DubanWindow) window = g_weak_ref_get (&reply->window);
  g_autoptr (GError) error = NULL;
  Replied *replied = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (is_there (window))
    {
      if (replied != NULL)
        offer (get (window), replied);
      else
        duban_window_tell_problem (window, error->message);
      look (get (window));
    }
  g_clear_pointer (&replied, replied_free);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reply) reply = user_data;
  g_autoptr (DubanWindow) window = g_weak_ref_get (&reply->window);
  g_autoptr (GError) error = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  if (!is_there (window))
    return;
  if (error != NULL)
    duban_window_tell_problem (window, error->message);
  else
    duban_window_toast (window, _ ("The reminder stands again."), FALSE);
  look (get (window));
}

/* reply outlives the job: the callback frees it. */
static void
run (DubanWindow *window, DubanJob job, GDestroyNotify free_result, Reply *reply,
     GAsyncReadyCallback callback)
{
  duban_worker_run_async (duban_desk_get_worker (duban_window_get_desk (window)), job, reply, NULL,
                          free_result, NULL, callback, reply);
}

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanVerdict *verdict = duban_desk_get_verdict (duban_window_get_desk (user_data));
  Reply *reply = reply_new (user_data);
  const char *answer;

  g_variant_get (parameter, "(^as&s)", &reply->keys, &answer);
  reply->answer = g_str_equal (answer, "hour")      ? DUBAN_ANSWER_HOUR
                  : g_str_equal (answer, "morning") ? DUBAN_ANSWER_MORNING
                                                    : DUBAN_ANSWER_DISMISS;
  reply->verdict = verdict != NULL ? duban_verdict_ref (verdict) : NULL;
  run (user_data, reply_job, replied_free, reply, replied_cb);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Reminding *self = get (user_data);
  Reply *reply;

  if (self->before == NULL)
    return;
  reply = reply_new (user_data);
  reply->before = g_steal_pointer (&self->before);
  drop_toast (self);
  run (user_data, undo_job, NULL, reply, undone_cb);
}

/* No extension is granted by a press on the desktop: its form asks. */
static void
open_form (Reminding *self, guint32 task)
{
  DubanReminderNext next = duban_reminder_next_of_code (self->owed);

  if (next.act == DUBAN_NEXT_GRANT)
    duban_page_act (GTK_WIDGET (self->window), task, "extension-answer");
  else
    duban_next_act_do (GTK_WIDGET (self->window), duban_window_get_desk (self->window), next.act,
                       next.owed, &task, 1);
}

static void
show_pending (Reminding *self)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (self->window));
  g_autoptr (GArray) tasks = NULL;
  const guint32 *first;

  if (self->tasks == NULL || snapshot == NULL || snapshot->reg == NULL)
    return;
  tasks = g_steal_pointer (&self->tasks);
  first = (const guint32 *) tasks->data;
  if (tasks->len > 1)
    duban_page_show_tasks (GTK_WIDGET (self->window), C_ ("reminder", "Reminders"), first,
                           tasks->len);
  else
    duban_page_open_task (GTK_WIDGET (self->window), *first);
  if (tasks->len == 1 && self->owed != NULL)
    open_form (self, *first);
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Reminding *self = get (user_data);
  g_autoptr (GVariant) list = NULL;
  const guint32 *tasks;
  const char *owed;
  gsize n;

  g_variant_get (parameter, "(@au&s)", &list, &owed);
  tasks = duban_page_unpack_tasks (list, &n);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->owed, g_free);
  if (n == 0) /* files that came */
    gtk_widget_activate_action (user_data, "win.page", "s", "exchange");
  if (n == 0)
    return;
  self->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (self->tasks, tasks, (guint) n);
  self->owed = owed[0] != '\0' ? g_strdup (owed) : NULL;
  duban_desk_want_register (duban_window_get_desk (self->window));
  show_pending (self);
}

static void
settings_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Reminding *self = get (user_data);
  GtkWindow *preferences = duban_preferences_window_new (
      user_data, duban_window_get_desk (user_data), self->reminders);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "reminders");
  gtk_window_present (preferences);
}

/* The reason says where and how. */
static void
show_hint (Reminding *self)
{
  const char *reason = NULL;

  if (!self->hidden && duban_reminders_has_notifier (self->reminders))
    duban_reminders_get_works (self->reminders, &reason);
  duban_window_hint (self->window, reason, _ ("_Settings"), "win.reminder-settings",
                     "win.hide-hint");
}

static void
hide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Reminding *self = get (user_data);

  self->hidden = TRUE;
  duban_window_hint (self->window, NULL, NULL, NULL, NULL);
}

static void
rung_cb (DubanWindow *window)
{
  duban_window_ask_page (window, "today");
  duban_window_ask_page (window, "exchange");
  duban_window_count (window);
}

static void
works_cb (DubanWindow *window)
{
  show_hint (get (window));
}

static void
desk_changed_cb (DubanWindow *window)
{
  show_pending (get (window));
}

void
duban_reminding_add_actions (DubanWindow *window)
{
  const GActionEntry entries[] = { { "answer-reminders", answer_cb, "(ass)" },
                                   { "undo-answer", undo_cb },
                                   { "show-reminded", show_cb, "(aus)" },
                                   { "reminder-settings", settings_cb },
                                   { "hide-hint", hide_cb } };
  Reminding *self = g_new0 (Reminding, 1);

  self->window = window;
  g_object_set_data_full (G_OBJECT (window), KEPT, self, reminding_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (duban_window_get_desk (window), "changed", G_CALLBACK (desk_changed_cb),
                           window, G_CONNECT_SWAPPED);
}

void
duban_reminding_set (DubanWindow *window, DubanReminders *reminders)
{
  Reminding *self = get (window);

  if (self->reminders != NULL)
    g_signal_handlers_disconnect_by_data (self->reminders, window);
  g_set_object (&self->reminders, reminders);
  g_signal_connect_object (reminders, "rung", G_CALLBACK (rung_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (reminders, "notify::works", G_CALLBACK (works_cb), window,
                           G_CONNECT_SWAPPED);
  show_hint (self);
}

DubanReminders *
duban_reminding_get (DubanWindow *window)
{
  return get (window)->reminders;
}
