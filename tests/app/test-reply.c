/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies to lines of the inbox: many in one step, and back. */
#include "app/remind/inbox.h"
#include "app/remind/reply.h"
#include "sample-session.h"

/* Two tasks of 2026-03-01, whose approaches have been overdue since the fifth: rung in the morning
 * of a working day. */
static void
begin (SampleSession *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBell) bell = NULL;

  sample_session_init (sample, "2026-03-01T10:00");
  sample_session_add (sample, "2026-001");
  sample_session_add (sample, "2026-002");
  sample_session_move (sample, "2026-03-06T09:00");
  g_assert_true (duban_session_refresh (sample->session, &error));
  bell = duban_bell_ring (sample->session, DUBAN_BELL_RING, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load (SampleSession *sample)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = duban_inbox_load (sample->session, NULL, DUBAN_INBOX_ALL, NULL, &error);

  g_assert_no_error (error);
  return lines;
}

static char *
say (GPtrArray *lines)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DubanInboxLine *line = lines->pdata[i];

      g_string_append_printf (said, "%s %d %s\n", line->key, line->state, line->when);
    }
  return g_string_free (said, FALSE);
}

/* The keys of all lines. (transfer container) */
static GPtrArray *
list_keys (GPtrArray *lines)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (keys, ((DubanInboxLine *) lines->pdata[i])->key);
  g_ptr_array_add (keys, NULL);
  return keys;
}

static void
test_many_are_answered_in_one_step_and_come_back (void)
{
  static const struct
  {
    DubanAnswer answer;
    gboolean stays; /* to be said later */
  } cases[] = {
    { DUBAN_ANSWER_DISMISS, FALSE },
    { DUBAN_ANSWER_OPEN, FALSE },
    { DUBAN_ANSWER_HOUR, TRUE },
    { DUBAN_ANSWER_MORNING, TRUE },
  };
  SampleSession sample;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *said = NULL;

  begin (&sample);
  lines = load (&sample);
  keys = list_keys (lines);
  said = say (lines);
  g_assert_cmpuint (lines->len, >=, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) answered = NULL;
      g_autoptr (GPtrArray) back = NULL;
      g_autoptr (GArray) before = NULL;
      g_autofree char *again = NULL;

      sample_assert_done (duban_reply_give (sample.session, (const char *const *) keys->pdata,
                                            cases[i].answer, &before, &error));
      g_assert_cmpuint (before->len, ==, lines->len);
      answered = load (&sample);
      g_assert_cmpuint (answered->len, ==, cases[i].stays ? lines->len : 0);
      for (guint k = 0; k < answered->len; k++)
        g_assert_cmpint (((DubanInboxLine *) answered->pdata[k])->state, ==,
                         DUBAN_REMINDED_SNOOZED);
      sample_assert_done (duban_reply_undo (sample.session, before, &error));
      back = load (&sample);
      again = say (back);
      g_assert_cmpstr (again, ==, said);
    }
  sample_session_clear (&sample);
}

/* The others stand as they stood; a key that is no more harms nothing. */
static void
test_one_is_answered_and_no_other (void)
{
  SampleSession sample;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GArray) before = NULL;
  const char *keys[] = { NULL, "999/1/2/3", "group/1", "", NULL };

  begin (&sample);
  lines = load (&sample);
  keys[0] = ((DubanInboxLine *) lines->pdata[0])->key;
  sample_assert_done (
      duban_reply_give (sample.session, keys, DUBAN_ANSWER_DISMISS, &before, &error));
  g_assert_cmpuint (before->len, ==, 1);
  left = load (&sample);
  g_assert_cmpuint (left->len, ==, lines->len - 1);
  for (guint i = 0; i < left->len; i++)
    g_assert_cmpstr (((DubanInboxLine *) left->pdata[i])->key, !=, keys[0]);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/many-are-answered-in-one-step-and-come-back",
                   test_many_are_answered_in_one_step_and_come_back);
  g_test_add_func ("/reply/one-is-answered-and-no-other", test_one_is_answered_and_no_other);
  return g_test_run ();
}
