/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/desktop-notifier.h"

#include "notify/bubbles.h"

#define END_MS 500

/* Between the two threads; it outlives the notifier while the other one still waits for a
 * service. */
typedef struct
{
  GMainContext *main, *other;

  /* of the main thread */
  DubanDesktopNotifier *notifier; /* borrowed; NULL: it is gone */
  char *server;

  /* of the other thread */
  DubanBubbles *bubbles;
  GMainLoop *loop;

  /* of both, under the lock */
  GMutex lock;
  GCond ended_cond;
  gboolean ended;
} Link;

struct _DubanDesktopNotifier
{
  GObject parent_instance;
  Link *link; /* NULL before the first call */
};

typedef enum
{
  SHOW,
  CLOSE,
  CLOSE_OLD,
  END,
} Order;

/* From here to there. */
typedef struct
{
  Link *link;
  Order order;
  DubanNotice *notice;
  char *text; /* a key, or a server */
  guint number;
} Letter;

/* And back. */
typedef struct
{
  Link *link;
  DubanTold told;
  char *key, *text;
} Reply;

static void interface_init (DubanNotifierInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanDesktopNotifier, duban_desktop_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DUBAN_TYPE_NOTIFIER, interface_init))

static void
link_clear (gpointer data)
{
  Link *link = data;

  g_main_context_unref (link->main);
  g_main_context_unref (link->other);
  g_main_loop_unref (link->loop);
  g_free (link->server);
  g_mutex_clear (&link->lock);
  g_cond_clear (&link->ended_cond);
}

static void
link_unref (Link *link)
{
  g_atomic_rc_box_release_full (link, link_clear);
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_clear_pointer (&letter->notice, duban_notice_free);
  g_free (letter->text);
  link_unref (letter->link);
  g_free (letter);
}

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_free (reply->key);
  g_free (reply->text);
  link_unref (reply->link);
  g_free (reply);
}

/* On the main thread. */
static gboolean
reply_cb (gpointer user_data)
{
  Reply *reply = user_data;
  const DubanTold *told = &reply->told;
  g_autoptr (DubanNotifier) notifier = NULL;

  if (reply->link->notifier == NULL)
    return G_SOURCE_REMOVE;
  notifier = g_object_ref (DUBAN_NOTIFIER (reply->link->notifier));
  switch (told->what)
    {
    case DUBAN_TOLD_SERVER:
      g_free (reply->link->server);
      reply->link->server = g_steal_pointer (&reply->text);
      break;
    case DUBAN_TOLD_SHOWN:
      duban_notifier_tell_shown (notifier, reply->key, told->number);
      break;
    case DUBAN_TOLD_FAILED:
      duban_notifier_tell_failed (notifier, reply->key, reply->text);
      break;
    case DUBAN_TOLD_ANSWERED:
      duban_notifier_tell_answered (notifier, reply->key, told->answer, reply->text);
      break;
    case DUBAN_TOLD_GONE:
      duban_notifier_tell_gone (notifier, reply->key);
      break;
    }
  return G_SOURCE_REMOVE;
}

/* On the other thread. */
static void
tell_cb (const DubanTold *told, gpointer user_data)
{
  Link *link = user_data;
  Reply *reply = g_new0 (Reply, 1);

  reply->link = g_atomic_rc_box_acquire (link);
  reply->told = *told;
  reply->key = g_strdup (told->key);
  reply->text = g_strdup (told->text);
  g_main_context_invoke_full (link->main, G_PRIORITY_DEFAULT, reply_cb, reply, reply_free);
}

static void
end (Link *link)
{
  g_mutex_lock (&link->lock);
  link->ended = TRUE;
  g_cond_signal (&link->ended_cond);
  g_mutex_unlock (&link->lock);
  g_main_loop_quit (link->loop);
}

static gboolean
letter_cb (gpointer user_data)
{
  Letter *letter = user_data;
  Link *link = letter->link;

  switch (letter->order)
    {
    case SHOW:
      duban_bubbles_show (link->bubbles, letter->notice);
      break;
    case CLOSE:
      duban_bubbles_close (link->bubbles, letter->text);
      break;
    case CLOSE_OLD:
      duban_bubbles_close_old (link->bubbles, letter->text, letter->number);
      break;
    case END:
      duban_bubbles_close_all (link->bubbles);
      end (link);
      break;
    }
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  Link *link = data;

  g_main_context_push_thread_default (link->other);
  link->bubbles = duban_bubbles_new (tell_cb, link);
  g_main_loop_run (link->loop);
  g_clear_pointer (&link->bubbles, duban_bubbles_free);
  g_main_context_pop_thread_default (link->other);
  link_unref (link);
  return NULL;
}

static Link *
ensure_link (DubanDesktopNotifier *notifier)
{
  Link *link = notifier->link;

  if (link != NULL)
    return link;
  link = g_atomic_rc_box_new0 (Link);
  link->notifier = notifier;
  link->main = g_main_context_ref_thread_default ();
  link->other = g_main_context_new ();
  link->loop = g_main_loop_new (link->other, FALSE);
  g_mutex_init (&link->lock);
  g_cond_init (&link->ended_cond);
  notifier->link = link;
  g_thread_unref (g_thread_new ("notifier", run, g_atomic_rc_box_acquire (link)));
  return link;
}

/* (transfer full) notice, text */
static void
post (DubanDesktopNotifier *notifier, Order order, DubanNotice *notice, char *text, guint number)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->link = g_atomic_rc_box_acquire (ensure_link (notifier));
  letter->order = order;
  letter->notice = notice;
  letter->text = text;
  letter->number = number;
  g_main_context_invoke_full (letter->link->other, G_PRIORITY_DEFAULT, letter_cb, letter,
                              letter_free);
}

static void
duban_desktop_notifier_show (DubanNotifier *notifier, const DubanNotice *notice)
{
  post (DUBAN_DESKTOP_NOTIFIER (notifier), SHOW, duban_notice_copy (notice), NULL, 0);
}

static void
duban_desktop_notifier_close (DubanNotifier *notifier, const char *key)
{
  post (DUBAN_DESKTOP_NOTIFIER (notifier), CLOSE, NULL, g_strdup (key), 0);
}

static void
duban_desktop_notifier_close_old (DubanNotifier *notifier, const char *server, guint number)
{
  post (DUBAN_DESKTOP_NOTIFIER (notifier), CLOSE_OLD, NULL, g_strdup (server), number);
}

static char *
duban_desktop_notifier_dup_server (DubanNotifier *notifier)
{
  return g_strdup (ensure_link (DUBAN_DESKTOP_NOTIFIER (notifier))->server);
}

static void
interface_init (DubanNotifierInterface *interface)
{
  interface->show = duban_desktop_notifier_show;
  interface->close = duban_desktop_notifier_close;
  interface->close_old = duban_desktop_notifier_close_old;
  interface->dup_server = duban_desktop_notifier_dup_server;
}

void
duban_desktop_notifier_end (DubanDesktopNotifier *notifier)
{
  Link *link = notifier->link;
  gint64 until = g_get_monotonic_time () + (END_MS * G_TIME_SPAN_MILLISECOND);

  if (link == NULL || link->ended)
    return;
  post (notifier, END, NULL, NULL, 0);
  g_mutex_lock (&link->lock);
  while (!link->ended && g_cond_wait_until (&link->ended_cond, &link->lock, until))
    ;
  g_mutex_unlock (&link->lock);
}

/* The other thread may wait for a service just now, and ends when it has waited. */
static void
duban_desktop_notifier_dispose (GObject *object)
{
  DubanDesktopNotifier *notifier = DUBAN_DESKTOP_NOTIFIER (object);

  if (notifier->link != NULL)
    {
      notifier->link->notifier = NULL;
      post (notifier, END, NULL, NULL, 0);
    }
  g_clear_pointer (&notifier->link, link_unref);
  G_OBJECT_CLASS (duban_desktop_notifier_parent_class)->dispose (object);
}

static void
duban_desktop_notifier_class_init (DubanDesktopNotifierClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_desktop_notifier_dispose;
}

static void
duban_desktop_notifier_init (DubanDesktopNotifier *notifier)
{
}

DubanDesktopNotifier *
duban_desktop_notifier_new (void)
{
  return g_object_new (DUBAN_TYPE_DESKTOP_NOTIFIER, NULL);
}
