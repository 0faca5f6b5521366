/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines as published ledgers word them, in data/published-deadlines.tsv: how many are
 * understood, and that none is understood as something else than it says. */
#include "core/date/dateword.h"

#include <locale.h>
#include <string.h>

#define LEAST_PER_CENT 95
#define LEAST_WORDINGS 250

typedef struct
{
  guint n_said;       /* wordings of which a reader can say when */
  guint n_understood; /* of them */
  guint n_vague;      /* wordings of which nobody can */
  guint n_wrong;      /* of all: another day, or one where there is none */
} Count;

static const char *
name_kind (DubanDatewordKind kind)
{
  switch (kind)
    {
    case DUBAN_DATEWORD_CONTINUING:
      return "continuing";
    case DUBAN_DATEWORD_RECURRING:
      return "recurring";
    case DUBAN_DATEWORD_EMPTY:
      return "empty";
    case DUBAN_DATEWORD_DAY:
    case DUBAN_DATEWORD_UNCLEAR:
    case DUBAN_DATEWORD_IMPOSSIBLE:
    default:
      return "unclear";
    }
}

/* What was read, as the file has it. */
static char *
describe (const DubanDateword *word)
{
  GString *text = g_string_new (NULL);
  g_autofree char *schedule = duban_schedule_to_text (word->schedule);

  for (guint i = 0; i < word->n_days; i++)
    {
      char day[DUBAN_DAY_TEXT_SIZE];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              duban_day_format (word->days[i], day));
    }
  if (word->kind != DUBAN_DATEWORD_DAY)
    g_string_append (text, name_kind (word->kind));
  if (schedule != NULL)
    g_string_append_printf (text, " %s", schedule);
  return g_string_free (text, FALSE);
}

static void
take_line (const char *line, const DubanDatewordContext *context, Count *count)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  g_autofree char *wording = g_strcompress (parts[0]);
  DubanDateword word;
  g_autofree char *read = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  word = duban_dateword_read_deadline (wording, context);
  read = describe (&word);
  if (g_str_equal (parts[1], "unclear"))
    count->n_vague++;
  else
    count->n_said++;
  if (g_str_equal (parts[1], read))
    {
      count->n_understood += !g_str_equal (read, "unclear");
      return;
    }
  g_test_message ("“%s” is read as %s, not %s", parts[0], read, parts[1]);
  count->n_wrong += !g_str_equal (read, "unclear");
}

static void
test_published_deadlines (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "published-deadlines.tsv", NULL);
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  const DubanDatewordContext context = { .assigned = duban_day_from_ymd (2026, 3, 6),
                                         .today = duban_day_from_ymd (2026, 3, 20),
                                         .calendar = calendar };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Count count = { 0 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      take_line (lines[i], &context, &count);
  g_test_message ("%u of %u understood (%.1f %%), %u more that nobody can date, %u wrong",
                  count.n_understood, count.n_said, 100.0 * count.n_understood / count.n_said,
                  count.n_vague, count.n_wrong);
  g_assert_cmpuint (count.n_said, >=, LEAST_WORDINGS);
  g_assert_cmpuint (100 * count.n_understood, >=, LEAST_PER_CENT * count.n_said);
  g_assert_cmpuint (count.n_wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* what it says is Chinese */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published-deadlines/understood", test_published_deadlines);
  return g_test_run ();
}
