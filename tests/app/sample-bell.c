/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-bell.h"

#include <sqlite3.h>

void
sample_bell_set (SampleSession *sample, const char *time)
{
  DubanDay day;
  int minute;

  g_assert_true (duban_clock_parse_moment (time, &day, &minute));
  duban_clock_hold (sample->clock, day, minute);
  sample_assert_done (duban_session_refresh (sample->session, &error));
}

DubanBell *
sample_bell_ring (SampleSession *sample, const char *time, DubanBellMode mode)
{
  GError *error = NULL;
  DubanBell *bell;

  sample_bell_set (sample, time);
  bell = duban_bell_ring (sample->session, mode, NULL, &error);
  g_assert_no_error (error);
  return bell;
}

char *
sample_bell_describe (const DubanBell *bell)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < bell->show->len; i++)
    {
      const DubanReminder *reminder = &g_array_index (bell->show, DubanReminder, i);

      g_string_append_printf (said, "%s%s/%s", i > 0 ? " " : "",
                              duban_owed_get_code ((DubanOwedWhat) reminder->owed.what),
                              duban_ring_get_code (reminder->ring.level));
    }
  return g_string_free (said, FALSE);
}

void
sample_bell_expect (SampleSession *sample, const char *time, const char *said)
{
  g_autoptr (DubanBell) bell = sample_bell_ring (sample, time, DUBAN_BELL_RING);
  g_autofree char *really = sample_bell_describe (bell);

  if (!g_str_equal (really, said))
    g_error ("at %s: said “%s”, not “%s”", time, really, said);
}

guint32
sample_bell_add (SampleSession *sample, const char *number)
{
  char day[DUBAN_DAY_TEXT_SIZE];
  const DubanEditField fields[] = {
    { "title", number },
    { "number", number },
    { "assigned", duban_day_format (sample->session->now.today, day) },
    { "assigner", "旗长" },
    { "lead", "副旗长甲" },
    { "unit", "水利局" },
  };
  guint32 task = 0;

  sample_assert_done (
      duban_edit_add_task (sample->session, fields, G_N_ELEMENTS (fields), &task, &error));
  return task;
}

char *
sample_bell_dup_key (SampleSession *sample, const char *time)
{
  g_autoptr (DubanBell) bell = sample_bell_ring (sample, time, DUBAN_BELL_RING);

  g_assert_cmpuint (bell->show->len, >, 0);
  return duban_reminder_dup_key (&g_array_index (bell->show, DubanReminder, 0));
}

void
sample_bell_run_sql (const SampleSession *sample, const char *sql)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (sample->path, &other), ==, SQLITE_OK);
  sqlite3_busy_timeout (other, 10000);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

void
sample_bell_answer (SampleSession *sample, const char *time, const char *key, DubanAnswer answer)
{
  const char *const keys[] = { key, NULL };

  sample_bell_set (sample, time);
  sample_assert_done (duban_reply_give (sample->session, keys, answer, NULL, &error));
}
