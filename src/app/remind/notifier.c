/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/notifier.h"

G_DEFINE_INTERFACE (DubanNotifier, duban_notifier, G_TYPE_OBJECT)

enum
{
  SHOWN,
  FAILED,
  ANSWERED,
  GONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
duban_notifier_default_init (DubanNotifierInterface *interface)
{
  signals[SHOWN] = g_signal_new ("shown", DUBAN_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ANSWERED]
      = g_signal_new ("answered", DUBAN_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);
  signals[GONE] = g_signal_new ("gone", DUBAN_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

DubanNotice *
duban_notice_copy (const DubanNotice *notice)
{
  DubanNotice *copy = g_new (DubanNotice, 1);

  *copy = *notice;
  copy->key = g_strdup (notice->key);
  copy->title = g_strdup (notice->title);
  copy->body = g_strdup (notice->body);
  return copy;
}

void
duban_notice_free (DubanNotice *notice)
{
  g_free (notice->key);
  g_free (notice->title);
  g_free (notice->body);
  g_free (notice);
}

void
duban_notifier_show (DubanNotifier *notifier, const DubanNotice *notice)
{
  g_return_if_fail (DUBAN_IS_NOTIFIER (notifier));
  g_return_if_fail (notice != NULL && notice->key != NULL);
  DUBAN_NOTIFIER_GET_IFACE (notifier)->show (notifier, notice);
}

void
duban_notifier_close (DubanNotifier *notifier, const char *key)
{
  g_return_if_fail (DUBAN_IS_NOTIFIER (notifier));
  DUBAN_NOTIFIER_GET_IFACE (notifier)->close (notifier, key);
}

void
duban_notifier_close_old (DubanNotifier *notifier, const char *server, guint number)
{
  g_return_if_fail (DUBAN_IS_NOTIFIER (notifier));
  DUBAN_NOTIFIER_GET_IFACE (notifier)->close_old (notifier, server, number);
}

char *
duban_notifier_dup_server (DubanNotifier *notifier)
{
  g_return_val_if_fail (DUBAN_IS_NOTIFIER (notifier), NULL);
  return DUBAN_NOTIFIER_GET_IFACE (notifier)->dup_server (notifier);
}

void
duban_notifier_tell_shown (DubanNotifier *notifier, const char *key, guint number)
{
  g_signal_emit (notifier, signals[SHOWN], 0, key, number);
}

void
duban_notifier_tell_failed (DubanNotifier *notifier, const char *key, const char *message)
{
  g_signal_emit (notifier, signals[FAILED], 0, key, message);
}

void
duban_notifier_tell_answered (DubanNotifier *notifier, const char *key, DubanAnswer answer,
                              const char *token)
{
  g_signal_emit (notifier, signals[ANSWERED], 0, key, (int) answer, token);
}

void
duban_notifier_tell_gone (DubanNotifier *notifier, const char *key)
{
  g_signal_emit (notifier, signals[GONE], 0, key);
}
