/* SPDX-License-Identifier: GPL-3.0-or-later */
/* March 2026: the 2nd is a Monday.  A task assigned that day is to be deployed that day, its
 * approach is due on Thursday the 5th, its feedback on Monday the 9th. */
#include "sample-bell.h"

#include "app/remind/inbox.h"

typedef struct
{
  const char *time, *said;
} Step;

static void
init (SampleSession *sample)
{
  sample_session_init (sample, "2026-03-02T10:00");
  sample_assert_done (duban_db_set_durable (sample->session->db, FALSE, &error));
  sample_bell_expect (sample, "2026-03-02T10:00", "");
}

static void
record (SampleSession *sample, guint32 task, const char *kind)
{
  g_free (sample_session_record (sample, task, (DubanRecordDraft){ .kind = kind, .text = "已办" }));
}

/* A task that was deployed before its evening came. */
static guint32
add_deployed (SampleSession *sample, const char *number)
{
  const guint32 task = sample_bell_add (sample, number);

  record (sample, task, "deploy");
  return task;
}

static void
follow (SampleSession *sample, const Step *steps, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sample_bell_expect (sample, steps[i].time, steps[i].said);
}

static void
test_each_ring_is_said_once (void)
{
  static const Step steps[] = {
    { "2026-03-02T17:59", "" },
    { "2026-03-02T18:00", "deploy/day0" },
    { "2026-03-02T18:00", "" },
    { "2026-03-02T20:00", "" },
    { "2026-03-03T08:29", "" },
    { "2026-03-03T08:30", "deploy/overdue" },
    { "2026-03-03T11:00", "" },
    { "2026-03-04T08:30", "deploy/overdue" },
    { "2026-03-04T09:00", "approach/lead" },
    { "2026-03-04T09:01", "" },
    { "2026-03-05T08:30", "deploy/overdue approach/digest" },
    { "2026-03-05T09:00", "approach/due" },
    { "2026-03-05T15:59", "" },
    { "2026-03-05T16:00", "approach/due" },
    { "2026-03-06T08:30", "deploy/overdue approach/overdue" },
    /* the day before the feedback is a Sunday */
    { "2026-03-06T09:00", "feedback/lead" },
    { "2026-03-07T10:00", "" },
    { "2026-03-08T16:00", "" },
    { "2026-03-09T08:30", "deploy/overdue approach/overdue feedback/digest" },
    { "2026-03-09T09:00", "feedback/due" },
    { "2026-03-09T16:00", "feedback/due" },
    { "2026-03-10T08:30", "deploy/overdue approach/overdue feedback/overdue" },
  };
  SampleSession sample;

  init (&sample);
  sample_bell_add (&sample, "甲1");
  follow (&sample, steps, G_N_ELEMENTS (steps));
  sample_session_clear (&sample);
}

static void
test_the_next_ring_is_foretold (void)
{
  static const struct
  {
    const char *time, *next;
  } rows[] = {
    { "2026-03-02T10:00", "2026-03-04T09:00" }, { "2026-03-04T09:00", "2026-03-05T08:30" },
    { "2026-03-05T08:30", "2026-03-05T09:00" }, { "2026-03-05T09:00", "2026-03-05T16:00" },
    { "2026-03-05T16:00", "2026-03-06T08:30" }, { "2026-03-06T08:30", "2026-03-06T09:00" },
    { "2026-03-06T09:00", "2026-03-09T08:30" },
  };
  SampleSession sample;

  init (&sample);
  add_deployed (&sample, "甲1");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanBell) bell = sample_bell_ring (&sample, rows[i].time, DUBAN_BELL_RING);
      DubanDay day;
      int minute;

      g_assert_true (duban_clock_parse_moment (rows[i].next, &day, &minute));
      g_assert_cmpint (bell->next, ==, duban_moment_of (day, minute));
      g_assert_cmpstr (bell->why, !=, "");
    }
  sample_session_clear (&sample);
}

/* The day's end is looked at even where nothing rings, for the new day owes anew. */
static void
test_midnight_is_looked_at (void)
{
  static const struct
  {
    const char *time, *again;
  } rows[] = {
    { "2026-03-02T10:00", "2026-03-03T00:00" }, /* nothing is to come */
    { "2026-03-03T00:00", "2026-03-04T00:00" }, { "2026-03-03T23:59", "2026-03-04T00:00" },
    { "2026-03-04T00:00", "2026-03-04T09:00" }, { "2026-03-04T09:00", "2026-03-05T00:00" },
    { "2026-03-05T00:00", "2026-03-05T08:30" },
  };
  SampleSession sample;

  init (&sample);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanBell) bell = sample_bell_ring (&sample, rows[i].time, DUBAN_BELL_RING);
      DubanDay day;
      int minute;

      g_assert_true (duban_clock_parse_moment (rows[i].again, &day, &minute));
      g_assert_cmpint (bell->again, ==, duban_moment_of (day, minute));
      g_assert_cmpint (bell->again_milliseconds, ==, 0);
      if (i == 0)
        {
          g_assert_cmpint (bell->next, ==, DUBAN_NO_MOMENT);
          add_deployed (&sample, "甲1");
        }
    }
  sample_session_clear (&sample);
}

static void
test_looking_is_no_saying (void)
{
  SampleSession sample;

  init (&sample);
  add_deployed (&sample, "甲1");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DubanBell) bell = sample_bell_ring (&sample, "2026-03-04T09:00", DUBAN_BELL_LOOK);
      g_autofree char *said = sample_bell_describe (bell);

      g_assert_cmpstr (said, ==, "approach/lead");
      g_assert_cmpuint (bell->texts->len, ==, 1);
    }
  sample_bell_expect (&sample, "2026-03-04T09:00", "approach/lead");
  sample_session_clear (&sample);
}

/* Another process knows what was said as well as this one. */
static void
test_a_restart_says_nothing_twice (void)
{
  SampleSession sample;

  init (&sample);
  add_deployed (&sample, "甲1");
  sample_bell_expect (&sample, "2026-03-04T09:00", "approach/lead");
  sample_session_move (&sample, "2026-03-04T09:10");
  sample_bell_expect (&sample, "2026-03-04T09:10", "");
  sample_session_clear (&sample);
}

/* At its beginning the program closes what it had shown and shows again what still holds; in quiet
 * time it waits. */
static void
test_the_beginning_shows_again (void)
{
  static const struct
  {
    gboolean is_deployed;
    const char *entered, *rung, *begin, *again, *later, *said;
  } rows[] = {
    { TRUE, "2026-03-02T10:00", "2026-03-04T09:00", "2026-03-04T10:00", "approach/lead",
      "2026-03-04T10:01", "" },
    { TRUE, "2026-03-02T10:00", "2026-03-04T09:00", "2026-03-04T12:10", "", "2026-03-04T14:30",
      "approach/snooze" },
    { TRUE, "2026-03-02T10:00", "2026-03-04T09:00", "2026-03-04T22:00", "", "2026-03-05T08:30",
      "approach/snooze" },
    /* what may be said in the evening is not shown again then */
    { FALSE, "2026-03-02T10:00", "2026-03-02T18:00", "2026-03-02T23:50", "", "2026-03-03T08:30",
      "deploy/overdue" },
    { FALSE, "2026-03-02T20:59", "2026-03-02T21:00", "2026-03-02T23:50", "", "2026-03-03T08:30",
      "deploy/overdue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      g_autofree char *key = NULL;
      g_autofree char *said = NULL;
      g_autoptr (DubanBell) bell = NULL;

      init (&sample);
      sample_bell_set (&sample, rows[i].entered);
      if (rows[i].is_deployed)
        add_deployed (&sample, "甲1");
      else
        sample_bell_add (&sample, "甲1");
      key = sample_bell_dup_key (&sample, rows[i].rung);
      sample_assert_done (duban_bell_keep_number (sample.session, key, "one", 7, &error));
      bell = sample_bell_ring (&sample, rows[i].begin, DUBAN_BELL_BEGIN);
      said = sample_bell_describe (bell);
      g_assert_cmpstr (said, ==, rows[i].again);
      g_assert_cmpuint (bell->old->len, ==, 1);
      g_assert_cmpuint (g_array_index (bell->old, guint, 0), ==, 7);
      g_assert_cmpstr (bell->server, ==, "one");
      sample_bell_expect (&sample, rows[i].later, rows[i].said);
      sample_session_clear (&sample);
    }
}

/* Each answer, and what is still said after it. */
static void
test_an_answer_silences (void)
{
  static const struct
  {
    DubanAnswer answer;
    Step steps[4];
  } rows[] = {
    { DUBAN_ANSWER_OPEN,
      { { "2026-03-04T14:30", "" },
        { "2026-03-05T08:30", "" },
        { "2026-03-05T09:00", "approach/due" },
        { "2026-03-05T16:00", "approach/due" } } },
    { DUBAN_ANSWER_DISMISS,
      { { "2026-03-04T16:00", "" },
        { "2026-03-05T08:30", "" },
        { "2026-03-05T09:00", "approach/due" },
        { "2026-03-06T08:30", "approach/overdue" } } },
    { DUBAN_ANSWER_HOUR,
      { { "2026-03-04T10:29", "" },
        { "2026-03-04T10:30", "approach/snooze" },
        { "2026-03-05T08:30", "approach/digest" },
        { "2026-03-05T09:00", "approach/due" } } },
    { DUBAN_ANSWER_MORNING,
      { { "2026-03-04T16:00", "" },
        { "2026-03-05T08:29", "" },
        { "2026-03-05T08:30", "approach/snooze" },
        { "2026-03-05T09:00", "approach/due" } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      g_autofree char *key = NULL;

      init (&sample);
      add_deployed (&sample, "甲1");
      key = sample_bell_dup_key (&sample, "2026-03-04T09:00");
      sample_bell_answer (&sample, "2026-03-04T09:30", key, rows[i].answer);
      follow (&sample, rows[i].steps, G_N_ELEMENTS (rows[i].steps));
      sample_session_clear (&sample);
    }
}

/* An hour reaches into quiet time, for it was asked for; where the machine was off, what was put
 * off waits for office hours. */
static void
test_what_was_put_off_comes_when_it_was_asked_for (void)
{
  static const Step heard[] = { { "2026-03-04T18:15", "approach/snooze" } };
  static const Step missed[]
      = { { "2026-03-04T23:00", "" }, { "2026-03-05T08:30", "approach/snooze" } };
  static const struct
  {
    const Step *steps;
    gsize n;
  } rows[] = { { heard, G_N_ELEMENTS (heard) }, { missed, G_N_ELEMENTS (missed) } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      g_autofree char *key = NULL;

      init (&sample);
      add_deployed (&sample, "甲1");
      key = sample_bell_dup_key (&sample, "2026-03-04T09:00");
      sample_bell_answer (&sample, "2026-03-04T17:15", key, DUBAN_ANSWER_HOUR);
      follow (&sample, rows[i].steps, rows[i].n);
      sample_session_clear (&sample);
    }
}

/* What was done meanwhile is withdrawn, and never said again. */
static void
test_what_is_done_is_withdrawn (void)
{
  SampleSession sample;
  g_autofree char *key = NULL;
  g_autoptr (DubanBell) bell = NULL;
  g_autoptr (GPtrArray) inbox = NULL;
  GError *error = NULL;
  guint32 task;

  init (&sample);
  task = add_deployed (&sample, "甲1");
  key = sample_bell_dup_key (&sample, "2026-03-04T09:00");
  sample_bell_set (&sample, "2026-03-04T11:00");
  record (&sample, task, "approach");
  bell = sample_bell_ring (&sample, "2026-03-04T11:00", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 0);
  g_assert_cmpuint (bell->close->len, ==, 1);
  g_assert_cmpstr (bell->close->pdata[0], ==, key);
  sample_bell_expect (&sample, "2026-03-05T16:00", "");
  inbox = duban_inbox_load (sample.session, NULL, DUBAN_INBOX_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inbox->len, ==, 0);
  sample_session_clear (&sample);
}

static void
test_up_to_three_stand_alone (void)
{
  for (guint n = 2; n <= 5; n++)
    {
      SampleSession sample;
      g_autoptr (DubanBell) bell = NULL;

      init (&sample);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *number = g_strdup_printf ("甲%u", i);

          add_deployed (&sample, number);
        }
      bell = sample_bell_ring (&sample, "2026-03-04T09:00", DUBAN_BELL_RING);
      g_assert_cmpuint (bell->show->len, ==, n);
      g_assert_cmpuint (bell->notices->len, ==, n <= 3 ? n : 1);
      g_assert_true (
          g_str_equal (((DubanNotice *) bell->notices->pdata[0])->key, DUBAN_REMINDER_GROUP)
          == (n > 3));
      sample_session_clear (&sample);
    }
}

/* Two stand there, two more come: one notice of four, and the single ones are closed; when it is
 * answered all four are. */
static void
test_a_group_takes_in_what_stands (void)
{
  SampleSession sample;
  g_autoptr (DubanBell) bell = NULL;
  const char *const keys[] = { DUBAN_REMINDER_GROUP, NULL };
  g_autoptr (GArray) said = NULL;

  init (&sample);
  add_deployed (&sample, "甲1");
  add_deployed (&sample, "甲2");
  sample_bell_expect (&sample, "2026-03-04T09:00", "approach/lead approach/lead");
  sample_bell_add (&sample, "甲3");
  sample_bell_add (&sample, "甲4");
  bell = sample_bell_ring (&sample, "2026-03-04T18:00", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 2);
  g_assert_cmpuint (bell->notices->len, ==, 1);
  g_assert_cmpuint (bell->close->len, ==, 2);
  sample_assert_done (duban_reply_give (sample.session, keys, DUBAN_ANSWER_DISMISS, &said, &error));
  g_assert_cmpuint (said->len, ==, 4);
  sample_bell_expect (&sample, "2026-03-05T08:30", "deploy/overdue deploy/overdue");
  sample_session_clear (&sample);
}

/* A group that came down to few is kept true while nothing is new, and taken apart when something
 * is. */
static void
test_a_group_comes_down (void)
{
  SampleSession sample;
  guint32 tasks[4];
  g_autoptr (DubanBell) fewer = NULL;
  g_autoptr (DubanBell) apart = NULL;

  init (&sample);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("甲%u", i);

      tasks[i] = add_deployed (&sample, number);
    }
  sample_bell_expect (&sample, "2026-03-04T09:00",
                      "approach/lead approach/lead approach/lead approach/lead");
  sample_bell_set (&sample, "2026-03-04T10:00");
  record (&sample, tasks[0], "approach");
  record (&sample, tasks[1], "approach");
  fewer = sample_bell_ring (&sample, "2026-03-04T10:01", DUBAN_BELL_RING);
  g_assert_cmpuint (fewer->notices->len, ==, 0);
  g_assert_cmpuint (fewer->close->len, ==, 0);
  g_assert_cmpuint (fewer->standing->len, ==, 1);
  sample_bell_add (&sample, "乙1");
  apart = sample_bell_ring (&sample, "2026-03-04T18:00", DUBAN_BELL_RING);
  g_assert_cmpuint (apart->show->len, ==, 1);
  g_assert_cmpuint (apart->notices->len, ==, 3);
  g_assert_cmpuint (apart->close->len, ==, 1);
  g_assert_cmpstr (apart->close->pdata[0], ==, DUBAN_REMINDER_GROUP);
  sample_session_clear (&sample);
}

static void
test_five_hundred_are_one (void)
{
  SampleSession sample;
  g_autoptr (DubanBell) bell = NULL;

  init (&sample);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("甲%u", i);

      add_deployed (&sample, number);
    }
  bell = sample_bell_ring (&sample, "2026-03-05T09:00", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 500);
  g_assert_cmpuint (bell->notices->len, ==, 1);
  sample_session_clear (&sample);
}

/* Set back by a day what was said is not said again; by a month, the clock had been wrong, and all
 * goes on from now. */
static void
test_a_clock_set_back (void)
{
  static const Step day[] = {
    { "2026-03-05T09:00", "approach/due" },
    { "2026-03-04T09:00", "" },
    { "2026-03-05T08:30", "" },
    { "2026-03-05T09:00", "" },
    { "2026-03-05T16:00", "approach/due" },
    { "2026-03-06T08:30", "approach/overdue" },
  };
  static const Step month[] = {
    { "2026-04-03T10:00", "approach/overdue feedback/overdue" },
    { "2026-03-04T10:00", "" },
    { "2026-03-05T09:00", "approach/due feedback/digest" },
    { "2026-03-06T08:30", "approach/overdue feedback/digest" },
  };
  static const struct
  {
    const Step *steps;
    gsize n;
  } rows[] = { { day, G_N_ELEMENTS (day) }, { month, G_N_ELEMENTS (month) } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;

      init (&sample);
      add_deployed (&sample, "甲1");
      follow (&sample, rows[i].steps, rows[i].n);
      sample_session_clear (&sample);
    }
}

/* The machine slept past the deadline: nothing at night, and what is overdue in the morning. */
static void
test_asleep_over_a_deadline (void)
{
  static const Step steps[] = {
    { "2026-03-03T17:00", "" },
    { "2026-03-07T03:00", "" },
    { "2026-03-07T10:00", "" },
    { "2026-03-09T07:00", "" },
    { "2026-03-09T08:45", "approach/overdue feedback/lead" },
    { "2026-03-09T09:00", "feedback/due" },
  };
  SampleSession sample;

  init (&sample);
  add_deployed (&sample, "甲1");
  follow (&sample, steps, G_N_ELEMENTS (steps));
  sample_session_clear (&sample);
}

/* What was there at the first look is known; what comes later is said in office hours, comes back
 * in the morning, and is withdrawn when it is settled. */
static void
test_a_conflict_is_said_when_it_is_new (void)
{
  static const Step steps[] = {
    { "2026-03-03T12:15", "" },
    { "2026-03-03T14:30", "conflict/arrival" },
    { "2026-03-03T14:31", "" },
    { "2026-03-04T08:30", "conflict/digest" },
  };
  const DubanEditSetOptions options = { .correction = "笔误" };
  const DubanEditField wrong = { "lead", "副旗长乙" };
  const DubanEditField right = { "lead", "副旗长甲" };
  SampleSession sample;
  g_autoptr (DubanBell) bell = NULL;
  guint32 old, task;

  sample_session_init (&sample, "2026-03-02T10:00");
  old = add_deployed (&sample, "甲1");
  task = add_deployed (&sample, "甲2");
  sample_assert_done (duban_edit_set_task (sample.session, old, &wrong, 1, &options, &error));
  sample_bell_expect (&sample, "2026-03-02T10:00", "");
  sample_bell_set (&sample, "2026-03-03T12:10");
  sample_assert_done (duban_edit_set_task (sample.session, task, &wrong, 1, &options, &error));
  follow (&sample, steps, G_N_ELEMENTS (steps));
  sample_bell_set (&sample, "2026-03-04T08:40");
  sample_assert_done (duban_edit_set_task (sample.session, task, &right, 1, &options, &error));
  bell = sample_bell_ring (&sample, "2026-03-04T08:41", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 0);
  g_assert_cmpuint (bell->close->len, ==, 1);
  sample_session_clear (&sample);
}

static void
test_the_inbox_holds_what_is_unanswered (void)
{
  SampleSession sample;
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) snoozed = NULL;
  g_autoptr (GPtrArray) answered = NULL;

  init (&sample);
  add_deployed (&sample, "甲1");
  key = sample_bell_dup_key (&sample, "2026-03-04T09:00");
  shown = duban_inbox_load (sample.session, NULL, DUBAN_INBOX_ALL, NULL, NULL);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_cmpstr (((DubanInboxLine *) shown->pdata[0])->key, ==, key);
  g_assert_cmpint (((DubanInboxLine *) shown->pdata[0])->state, ==, DUBAN_REMINDED_SHOWN);
  sample_bell_answer (&sample, "2026-03-04T09:30", key, DUBAN_ANSWER_HOUR);
  snoozed = duban_inbox_load (sample.session, NULL, DUBAN_INBOX_ALL, NULL, NULL);
  g_assert_cmpuint (snoozed->len, ==, 1);
  g_assert_cmpint (((DubanInboxLine *) snoozed->pdata[0])->state, ==, DUBAN_REMINDED_SNOOZED);
  sample_bell_answer (&sample, "2026-03-04T09:40", key, DUBAN_ANSWER_DISMISS);
  answered = duban_inbox_load (sample.session, NULL, DUBAN_INBOX_ALL, NULL, NULL);
  g_assert_cmpuint (answered->len, ==, 0);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bell/each-ring-is-said-once", test_each_ring_is_said_once);
  g_test_add_func ("/bell/the-next-ring-is-foretold", test_the_next_ring_is_foretold);
  g_test_add_func ("/bell/midnight-is-looked-at", test_midnight_is_looked_at);
  g_test_add_func ("/bell/looking-is-no-saying", test_looking_is_no_saying);
  g_test_add_func ("/bell/a-restart-says-nothing-twice", test_a_restart_says_nothing_twice);
  g_test_add_func ("/bell/the-beginning-shows-again", test_the_beginning_shows_again);
  g_test_add_func ("/bell/an-answer-silences", test_an_answer_silences);
  g_test_add_func ("/bell/what-was-put-off-comes-when-it-was-asked-for",
                   test_what_was_put_off_comes_when_it_was_asked_for);
  g_test_add_func ("/bell/what-is-done-is-withdrawn", test_what_is_done_is_withdrawn);
  g_test_add_func ("/bell/up-to-three-stand-alone", test_up_to_three_stand_alone);
  g_test_add_func ("/bell/a-group-takes-in-what-stands", test_a_group_takes_in_what_stands);
  g_test_add_func ("/bell/a-group-comes-down", test_a_group_comes_down);
  g_test_add_func ("/bell/five-hundred-are-one", test_five_hundred_are_one);
  g_test_add_func ("/bell/a-clock-set-back", test_a_clock_set_back);
  g_test_add_func ("/bell/asleep-over-a-deadline", test_asleep_over_a_deadline);
  g_test_add_func ("/bell/a-conflict-is-said-when-it-is-new",
                   test_a_conflict_is_said_when_it_is_new);
  g_test_add_func ("/bell/the-inbox-holds-what-is-unanswered",
                   test_the_inbox_holds_what_is_unanswered);
  return g_test_run ();
}
