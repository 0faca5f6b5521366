/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every notifier shares: its signals, and the notice that it is handed. */
#include "app/remind/notifier.h"

/* One that only writes down what is asked of it. */
#define TEST_TYPE_NOTIFIER (test_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TestNotifier, test_notifier, TEST, NOTIFIER, GObject)

struct _TestNotifier
{
  GObject parent_instance;
  GString *log; /* owned */
};

static void
test_notifier_show (DubanNotifier *notifier, const DubanNotice *notice)
{
  g_string_append_printf (TEST_NOTIFIER (notifier)->log, "show %s|%s|%s;", notice->key,
                          notice->title, notice->body);
}

static void
test_notifier_close (DubanNotifier *notifier, const char *key)
{
  g_string_append_printf (TEST_NOTIFIER (notifier)->log, "close %s;", key);
}

static void
test_notifier_close_old (DubanNotifier *notifier, const char *server, guint number)
{
  g_string_append_printf (TEST_NOTIFIER (notifier)->log, "old %s %u;", server, number);
}

static char *
test_notifier_dup_server (DubanNotifier *notifier)
{
  return g_strdup ("here");
}

static void
interface_init (DubanNotifierInterface *interface)
{
  interface->show = test_notifier_show;
  interface->close = test_notifier_close;
  interface->close_old = test_notifier_close_old;
  interface->dup_server = test_notifier_dup_server;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNotifier, test_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DUBAN_TYPE_NOTIFIER, interface_init))

static void
test_notifier_finalize (GObject *object)
{
  g_string_free (TEST_NOTIFIER (object)->log, TRUE);
  G_OBJECT_CLASS (test_notifier_parent_class)->finalize (object);
}

static void
test_notifier_class_init (TestNotifierClass *class)
{
  G_OBJECT_CLASS (class)->finalize = test_notifier_finalize;
}

static void
test_notifier_init (TestNotifier *notifier)
{
  notifier->log = g_string_new (NULL);
}

static void
shown_cb (DubanNotifier *notifier, const char *key, guint number, GString *log)
{
  g_string_append_printf (log, "shown %s %u;", key, number);
}

static void
failed_cb (DubanNotifier *notifier, const char *key, const char *message, GString *log)
{
  g_string_append_printf (log, "failed %s %s;", key, message);
}

static void
answered_cb (DubanNotifier *notifier, const char *key, int answer, const char *token, GString *log)
{
  g_string_append_printf (log, "answered %s %d %s;", key, answer, token == NULL ? "-" : token);
}

static void
gone_cb (DubanNotifier *notifier, const char *key, GString *log)
{
  g_string_append_printf (log, "gone %s;", key);
}

static void
test_calls_reach_the_implementation (void)
{
  g_autoptr (TestNotifier) notifier = g_object_new (TEST_TYPE_NOTIFIER, NULL);
  DubanNotice notice = { .key = (char *) "k", .title = (char *) "T", .body = (char *) "B" };
  g_autofree char *server = duban_notifier_dup_server (DUBAN_NOTIFIER (notifier));

  duban_notifier_show (DUBAN_NOTIFIER (notifier), &notice);
  duban_notifier_close (DUBAN_NOTIFIER (notifier), "k");
  duban_notifier_close_old (DUBAN_NOTIFIER (notifier), server, 7);
  g_assert_cmpstr (notifier->log->str, ==, "show k|T|B;close k;old here 7;");
}

static void
test_signals_say_what_became_of_it (void)
{
  g_autoptr (TestNotifier) notifier = g_object_new (TEST_TYPE_NOTIFIER, NULL);
  DubanNotifier *base = DUBAN_NOTIFIER (notifier);

  g_signal_connect (base, "shown", G_CALLBACK (shown_cb), notifier->log);
  g_signal_connect (base, "failed", G_CALLBACK (failed_cb), notifier->log);
  g_signal_connect (base, "answered", G_CALLBACK (answered_cb), notifier->log);
  g_signal_connect (base, "gone", G_CALLBACK (gone_cb), notifier->log);
  duban_notifier_tell_shown (base, "a", 4000000000u);
  duban_notifier_tell_failed (base, "b", "why");
  duban_notifier_tell_answered (base, "c", DUBAN_ANSWER_MORNING, NULL);
  duban_notifier_tell_answered (base, "d", DUBAN_ANSWER_OPEN, "token");
  duban_notifier_tell_gone (base, "e");
  g_assert_cmpstr (notifier->log->str, ==,
                   "shown a 4000000000;failed b why;answered c 3 -;answered d 0 token;gone e;");
}

static void
test_copy_shares_nothing (void)
{
  g_autofree char *key = g_strdup ("k"), *title = g_strdup ("T"), *body = g_strdup ("B");
  DubanNotice notice = { key, title, body, TRUE, TRUE };
  g_autoptr (DubanNotice) copy = duban_notice_copy (&notice);

  key[0] = title[0] = body[0] = 'x';
  g_assert_cmpstr (copy->key, ==, "k");
  g_assert_cmpstr (copy->title, ==, "T");
  g_assert_cmpstr (copy->body, ==, "B");
  g_assert_true (copy->is_urgent && copy->is_single);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notifier/calls reach the implementation", test_calls_reach_the_implementation);
  g_test_add_func ("/notifier/signals say what became of it", test_signals_say_what_became_of_it);
  g_test_add_func ("/notifier/a copy of a notice shares nothing", test_copy_shares_nothing);
  return g_test_run ();
}
