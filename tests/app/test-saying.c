/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reminder says of a milestone, a request and an extension, and of the ring to come.  March
 * 2026: the 2nd is a Monday. */
#include "sample-bell.h"

#include "app/remind/inbox.h"

/* A task of which nothing else is owed in these days. */
static guint32
init (SampleSession *sample)
{
  static const char *const kinds[] = { "deploy", "approach", "feedback" };
  guint32 task;

  sample_session_init (sample, "2026-03-02T10:00");
  sample_assert_done (duban_db_set_durable (sample->session->db, FALSE, &error));
  task = sample_bell_add (sample, "甲1");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_free (sample_session_record (sample, task,
                                   (DubanRecordDraft){ .kind = kinds[i], .text = "已办" }));
  return task;
}

static gboolean
has (const GPtrArray *texts, const char *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* The words at nine of that day, and again in the inbox. */
static void
expect (SampleSession *sample, const char *time, const char *const *parts, gsize n)
{
  g_autoptr (DubanBell) look = sample_bell_ring (sample, time, DUBAN_BELL_LOOK);
  g_autoptr (DubanBell) bell = sample_bell_ring (sample, time, DUBAN_BELL_RING);
  g_autoptr (GPtrArray) inbox
      = duban_inbox_load (sample->session, NULL, DUBAN_INBOX_ALL, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < inbox->len; i++)
    g_ptr_array_add (lines, ((DubanInboxLine *) inbox->pdata[i])->text);
  for (gsize i = 0; i < n; i++)
    {
      if (!has (look->texts, parts[i]))
        g_error ("“%s” is not said but “%s”", parts[i], (char *) look->texts->pdata[0]);
      g_assert_true (has (lines, parts[i]));
    }
}

static void
test_a_milestone_has_its_title (void)
{
  static const char *const parts[] = { "Milestone “完成招标”: ", "Milestone “开工”: " };
  SampleSession sample;
  const guint32 task = init (&sample);

  for (gsize i = 0; i < 2; i++)
    g_free (sample_session_record (&sample, task,
                                   (DubanRecordDraft){ .kind = "milestone",
                                                       .title = i == 0 ? "完成招标" : "开工",
                                                       .due = "2026-03-05" }));
  expect (&sample, "2026-03-04T09:00", parts, 2);
  sample_session_clear (&sample);
}

static void
test_a_long_title_is_cut (void)
{
  g_autofree char *title = g_strnfill (31, 'x');
  g_autofree char *cut = g_strnfill (30, 'x');
  g_autofree char *part = g_strdup_printf ("Milestone “%s…”: ", cut);
  const char *parts[] = { part };
  SampleSession sample;
  const guint32 task = init (&sample);

  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .title = title, .due = "2026-03-05" }));
  expect (&sample, "2026-03-04T09:00", parts, 1);
  sample_session_clear (&sample);
}

static void
test_a_notice_has_the_title (void)
{
  SampleSession sample;
  const guint32 task = init (&sample);
  g_autoptr (DubanBell) bell = NULL;

  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .title = "完成招标", .due = "2026-03-05" }));
  bell = sample_bell_ring (&sample, "2026-03-04T09:00", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->notices->len, ==, 1);
  g_assert_cmpstr (((DubanNotice *) bell->notices->pdata[0])->title, ==,
                   "Milestone “完成招标”: due tomorrow");
  sample_session_clear (&sample);
}

static void
test_a_request_says_who_asks (void)
{
  static const char *const parts[] = { "Answer to the request of 副旗长乙: ", "awaits 旗长" };
  SampleSession sample;
  const guint32 task = init (&sample);

  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "request", .by = "副旗长乙", .to = "旗长", .text = "请示" }));
  expect (&sample, "2026-03-20T08:30", parts, 2);
  sample_session_clear (&sample);
}

static void
test_an_extension_is_called_so (void)
{
  static const char *const parts[]
      = { "Extension asked for (until 10 April): ", "to be granted by 旗长",
          "asked for by 副旗长甲" };
  SampleSession sample;
  const guint32 task = init (&sample);

  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){
          .kind = "extension", .by = "副旗长甲", .due = "2026-04-10", .reason = "汛期" }));
  expect (&sample, "2026-03-20T08:30", parts, 3);
  sample_session_clear (&sample);
}

/* On the eve of each: no “today” or “tomorrow”, which would be those of another day. */
static void
test_the_next_ring_speaks_of_its_own_day (void)
{
  static const struct
  {
    const char *now, *part;
  } rows[] = {
    { "2026-03-03T18:00", "09:00: 甲1  甲1 – Milestone “完成招标”: due on " },
    { "2026-03-05T16:00", "08:30: 甲1  甲1 – Milestone “完成招标”: 1 day overdue (" },
    { "2026-03-06T16:00", "08:30: 甲1  甲1 – Milestone “完成招标”: 4 days overdue (" },
  };
  SampleSession sample;
  const guint32 task = init (&sample);

  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .title = "完成招标", .due = "2026-03-05" }));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanBell) bell = sample_bell_ring (&sample, rows[i].now, DUBAN_BELL_RING);

      if (strstr (bell->why, rows[i].part) == NULL)
        g_error ("at %s: “%s”, not “%s”", rows[i].now, bell->why, rows[i].part);
      g_assert_null (strstr (bell->why, "due today"));
      g_assert_null (strstr (bell->why, "due tomorrow"));
    }
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saying/a-milestone-has-its-title", test_a_milestone_has_its_title);
  g_test_add_func ("/saying/a-long-title-is-cut", test_a_long_title_is_cut);
  g_test_add_func ("/saying/a-notice-has-the-title", test_a_notice_has_the_title);
  g_test_add_func ("/saying/a-request-says-who-asks", test_a_request_says_who_asks);
  g_test_add_func ("/saying/an-extension-is-called-so", test_an_extension_is_called_so);
  g_test_add_func ("/saying/the-next-ring-speaks-of-its-own-day",
                   test_the_next_ring_speaks_of_its_own_day);
  return g_test_run ();
}
