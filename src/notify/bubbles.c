/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/bubbles.h"

#include "notify/service.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>

#define ICON "org.duban.Duban"
#define CATEGORY "x-duban.reminder"
#define URGENT_SECONDS (3 * 3600) /* some desktops never take an urgent one away by themselves */
#define ANSWERED_SECONDS 2        /* most take an answered one away */
#define WAIT_SECONDS 600          /* for a service to appear */

struct _DubanBubbles
{
  DubanTellFunc tell;
  gpointer data;
  DubanService *service;
  char *server;        /* whose the bubbles are */
  GHashTable *bubbles; /* of Bubble by its key */
  GHashTable *waiting; /* of Waiting by its key: could not be shown */
};

/* One that stands. */
typedef struct
{
  DubanBubbles *bubbles; /* borrowed */
  char *key;
  NotifyNotification *notification;
  guint number;
  gboolean is_answered;
  GSource *end; /* then it is closed; or NULL */
} Bubble;

typedef struct
{
  DubanNotice *notice;
  gint64 until; /* of the monotonic clock */
} Waiting;

static void
clear_end (Bubble *bubble)
{
  if (bubble->end != NULL)
    g_source_destroy (bubble->end);
  g_clear_pointer (&bubble->end, g_source_unref);
}

static void
bubble_free (gpointer data)
{
  Bubble *bubble = data;

  clear_end (bubble);
  g_signal_handlers_disconnect_by_data (bubble->notification, bubble);
  notify_notification_clear_actions (bubble->notification);
  g_object_unref (bubble->notification);
  g_free (bubble->key);
  g_free (bubble);
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  duban_notice_free (waiting->notice);
  g_free (waiting);
}

/* (transfer full) */
static GHashTable *
new_waiting (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, waiting_free);
}

static void
tell (DubanBubbles *bubbles, DubanToldWhat what, const char *key, const char *text)
{
  bubbles->tell (&(DubanTold){ .what = what, .key = key, .text = text }, bubbles->data);
}

static void
tell_answered (Bubble *bubble, DubanAnswer answer, const char *token)
{
  bubble->bubbles->tell (
      &(DubanTold){
          .what = DUBAN_TOLD_ANSWERED, .key = bubble->key, .text = token, .answer = answer },
      bubble->bubbles->data);
}

/* No longer ours; told as gone, unless it was answered. */
static void
let_go (Bubble *bubble)
{
  DubanBubbles *bubbles = bubble->bubbles;

  g_hash_table_steal (bubbles->bubbles, bubble->key);
  if (!bubble->is_answered)
    tell (bubbles, DUBAN_TOLD_GONE, bubble->key, NULL);
  bubble_free (bubble);
}

static gboolean
end_cb (gpointer user_data)
{
  Bubble *bubble = user_data;

  duban_service_close (bubble->bubbles->service, bubble->number);
  let_go (bubble);
  return G_SOURCE_REMOVE;
}

static void
end_in (Bubble *bubble, guint seconds)
{
  clear_end (bubble);
  bubble->end = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (bubble->end, end_cb, bubble, NULL);
  g_source_attach (bubble->end, g_main_context_get_thread_default ());
}

static void
closed_cb (NotifyNotification *notification, Bubble *bubble)
{
  if (!bubble->is_answered
      && notify_notification_get_closed_reason (notification) == NOTIFY_CLOSED_REASON_DISMISSED)
    {
      bubble->is_answered = TRUE;
      tell_answered (bubble, DUBAN_ANSWER_DISMISS, NULL);
    }
  let_go (bubble);
}

static const struct
{
  const char *name, *label;
  DubanAnswer answer;
} actions[] = {
  { "default", NC_ ("reminder", "Open"), DUBAN_ANSWER_OPEN },
  { "record", NC_ ("reminder", "Record"), DUBAN_ANSWER_RECORD },
  { "hour", NC_ ("reminder", "In an hour"), DUBAN_ANSWER_HOUR },
  { "morning", NC_ ("reminder", "Tomorrow morning"), DUBAN_ANSWER_MORNING },
};

/* Not freed here: libnotify still uses the notification after the call. */
static void
action_cb (NotifyNotification *notification, char *action, gpointer user_data)
{
  Bubble *bubble = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (actions) && !bubble->is_answered; i++)
    if (g_str_equal (action, actions[i].name))
      {
        bubble->is_answered = TRUE;
        tell_answered (bubble, actions[i].answer,
                       notify_notification_get_activation_token (notification));
        end_in (bubble, ANSWERED_SECONDS);
      }
}

static void
add_actions (Bubble *bubble, gboolean is_single)
{
  notify_notification_clear_actions (bubble->notification);
  if (!duban_service_has_actions (bubble->bubbles->service))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (is_single || actions[i].answer != DUBAN_ANSWER_RECORD)
      notify_notification_add_action (bubble->notification, actions[i].name,
                                      g_dpgettext2 (GETTEXT_PACKAGE, "reminder", actions[i].label),
                                      action_cb, bubble, NULL);
}

/* Text as the service reads it. (transfer full) */
static char *
dup_body (DubanBubbles *bubbles, const DubanNotice *notice)
{
  g_autofree char *body = g_utf8_make_valid (notice->body != NULL ? notice->body : "", -1);

  return duban_service_has_markup (bubbles->service) ? g_markup_escape_text (body, -1)
                                                     : g_steal_pointer (&body);
}

/* The icon that is left to be given with the words.  libnotify from 0.8.4 has a property for the
 * program's, and takes that of the words for a picture of their own. */
static const char *
set_icon (NotifyNotification *notification)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (notification), "app-icon") == NULL)
    return ICON;
  g_object_set (notification, "app-icon", ICON, NULL);
  return NULL;
}

static void
fill (Bubble *bubble, const DubanNotice *notice)
{
  NotifyNotification *notification = bubble->notification;
  g_autofree char *title = g_utf8_make_valid (notice->title != NULL ? notice->title : "", -1);
  g_autofree char *body = dup_body (bubble->bubbles, notice);

  notify_notification_update (notification, title[0] != '\0' ? title : _ ("Duban"), body,
                              set_icon (notification));
  notify_notification_set_category (notification, CATEGORY);
  notify_notification_set_urgency (notification, notice->is_urgent ? NOTIFY_URGENCY_CRITICAL
                                                                   : NOTIFY_URGENCY_NORMAL);
  notify_notification_set_timeout (notification, NOTIFY_EXPIRES_DEFAULT);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (ICON));
  notify_notification_set_hint (notification, "resident", g_variant_new_boolean (FALSE));
  notify_notification_set_hint (notification, "suppress-sound", g_variant_new_boolean (TRUE));
  add_actions (bubble, notice->is_single);
  if (notice->is_urgent)
    end_in (bubble, URGENT_SECONDS);
  else
    clear_end (bubble);
}

/* What stands under the key, to be changed; else a new one. */
static Bubble *
ensure_bubble (DubanBubbles *bubbles, const char *key)
{
  Bubble *bubble = g_hash_table_lookup (bubbles->bubbles, key);

  if (bubble != NULL && !bubble->is_answered)
    return bubble;
  g_hash_table_remove (bubbles->bubbles, key);
  bubble = g_new0 (Bubble, 1);
  bubble->bubbles = bubbles;
  bubble->key = g_strdup (key);
  bubble->notification = notify_notification_new (ICON, NULL, NULL);
  g_signal_connect (bubble->notification, "closed", G_CALLBACK (closed_cb), bubble);
  g_hash_table_insert (bubbles->bubbles, bubble->key, bubble);
  return bubble;
}

/* Another run of the service knows nothing of what stood at the last. */
static void
meet_server (DubanBubbles *bubbles)
{
  const char *id = duban_service_get_id (bubbles->service);
  g_autoptr (GList) all = NULL;

  if (g_strcmp0 (id, bubbles->server) == 0)
    return;
  g_free (bubbles->server);
  bubbles->server = g_strdup (id);
  tell (bubbles, DUBAN_TOLD_SERVER, NULL, id);
  all = g_hash_table_get_values (bubbles->bubbles);
  for (GList *i = all; i != NULL; i = i->next)
    let_go (i->data);
}

static void
wait_for_service (DubanBubbles *bubbles, const DubanNotice *notice, gint64 until)
{
  Waiting *waiting = g_new (Waiting, 1);

  waiting->notice = duban_notice_copy (notice);
  waiting->until = until;
  g_hash_table_replace (bubbles->waiting, waiting->notice->key, waiting);
}

static gboolean
show_bubble (DubanBubbles *bubbles, const DubanNotice *notice, char **message)
{
  g_autoptr (GError) error = NULL;
  Bubble *bubble = ensure_bubble (bubbles, notice->key);
  int number = 0;

  fill (bubble, notice);
  if (!notify_notification_show (bubble->notification, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        duban_service_rest (bubbles->service);
      g_dbus_error_strip_remote_error (error);
      g_hash_table_remove (bubbles->bubbles, notice->key);
      /* Translators: %s is what the service said. */
      *message = g_strdup_printf (_ ("The desktop's notification service did not show a reminder "
                                     "(%s); look for it inside Duban."),
                                  error->message);
      return FALSE;
    }
  g_object_get (bubble->notification, "id", &number, NULL);
  bubble->number = (guint) number;
  bubbles->tell (
      &(DubanTold){ .what = DUBAN_TOLD_SHOWN, .key = bubble->key, .number = bubble->number },
      bubbles->data);
  return TRUE;
}

/* A notice that goes back to waiting keeps its end. */
static void
show_until (DubanBubbles *bubbles, const DubanNotice *notice, gint64 until)
{
  g_autofree char *message = NULL;
  gboolean ready = duban_service_get_ready (bubbles->service, &message);

  meet_server (bubbles);
  g_hash_table_remove (bubbles->waiting, notice->key);
  if (ready && show_bubble (bubbles, notice, &message))
    return;
  wait_for_service (bubbles, notice, until);
  tell (bubbles, DUBAN_TOLD_FAILED, notice->key, message);
}

void
duban_bubbles_show (DubanBubbles *bubbles, const DubanNotice *notice)
{
  show_until (bubbles, notice, g_get_monotonic_time () + (WAIT_SECONDS * G_USEC_PER_SEC));
}

void
duban_bubbles_close (DubanBubbles *bubbles, const char *key)
{
  Bubble *bubble = g_hash_table_lookup (bubbles->bubbles, key);

  g_hash_table_remove (bubbles->waiting, key);
  if (bubble == NULL)
    return;
  duban_service_close (bubbles->service, bubble->number);
  let_go (bubble);
}

void
duban_bubbles_close_old (DubanBubbles *bubbles, const char *server, guint number)
{
  duban_service_look (bubbles->service);
  meet_server (bubbles);
  if (g_strcmp0 (server, bubbles->server) == 0)
    duban_service_close (bubbles->service, number);
}

void
duban_bubbles_close_all (DubanBubbles *bubbles)
{
  GHashTableIter iter;
  Bubble *bubble;

  g_hash_table_iter_init (&iter, bubbles->bubbles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &bubble))
    duban_service_close (bubbles->service, bubble->number);
  g_hash_table_remove_all (bubbles->bubbles);
  g_hash_table_remove_all (bubbles->waiting);
  duban_service_flush (bubbles->service);
}

/* There may be a service now for what waits for one; what has waited too long is given up. */
static void
service_cb (gpointer user_data)
{
  DubanBubbles *bubbles = user_data;
  g_autoptr (GHashTable) waiting = NULL;
  GHashTableIter iter;
  Waiting *one;

  meet_server (bubbles);
  if (bubbles->server == NULL)
    return;
  waiting = g_steal_pointer (&bubbles->waiting);
  bubbles->waiting = new_waiting ();
  g_hash_table_iter_init (&iter, waiting);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &one))
    if (g_get_monotonic_time () <= one->until)
      show_until (bubbles, one->notice, one->until);
    else
      tell (bubbles, DUBAN_TOLD_GONE, one->notice->key, NULL);
}

/* What the library says of its failures is told as an error already. */
static void
quiet_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

DubanBubbles *
duban_bubbles_new (DubanTellFunc func, gpointer data)
{
  DubanBubbles *bubbles = g_new0 (DubanBubbles, 1);

  g_log_set_handler ("libnotify", G_LOG_LEVEL_MASK, quiet_cb, NULL);
  notify_init (_ ("Duban"));
  bubbles->tell = func;
  bubbles->data = data;
  bubbles->bubbles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, bubble_free);
  bubbles->waiting = new_waiting ();
  bubbles->service = duban_service_new (service_cb, bubbles);
  duban_service_look (bubbles->service);
  meet_server (bubbles);
  return bubbles;
}

void
duban_bubbles_free (DubanBubbles *bubbles)
{
  g_hash_table_unref (bubbles->bubbles);
  g_hash_table_unref (bubbles->waiting);
  duban_service_free (bubbles->service);
  g_free (bubbles->server);
  g_free (bubbles);
}
