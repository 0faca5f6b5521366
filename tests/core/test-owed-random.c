/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What random tasks owe, against the judge: what is owed and overdue is what he finds overdue, and
 * what is owed and still to come is what he would find if nothing were done. */
#include "core/remind/owed.h"
#include "sample.h"

#include <string.h>

#define N_TASKS 6000
#define LATER 500 /* days after which everything is overdue, and every waiver at its end */

typedef struct
{
  char *today, *settings, *task;
  DubanDay day;
} Case;

typedef struct
{
  DubanTerms *terms;
  GPtrArray *overdue, *to_come; /* of char *: as of the judge */
  gboolean is_open;
} Reading;

static char *
format_day (DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  return g_strdup (duban_day_format (day, text));
}

static const char *
pick (const char *const *words, gsize n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

#define PICK(...)                                                                                  \
  pick ((const char *const[]){ __VA_ARGS__ },                                                      \
        sizeof ((const char *const[]){ __VA_ARGS__ }) / sizeof (const char *))

static void
append_day (GString *text, const char *key, DubanDay day)
{
  g_autofree char *word = format_day (day);

  g_string_append_printf (text, " %s%s", key, word);
}

static void
append_record (GString *text, const Case *c, DubanDay day, int n)
{
  static const char *const kinds[]
      = { "deploy",  "approach",  "feedback",  "feedback", "follow-up", "milestone", "milestone",
          "request", "request",   "extension", "account",  "decision",  "suspend",   "resume",
          "reissue", "milestone", "answer",    "waive",    "waive" };
  const char *kind = pick (kinds, G_N_ELEMENTS (kinds));

  g_string_append_printf (text, "%s %s", n > 0 ? ";" : " |", kind);
  append_day (text, "", day);
  if (g_str_equal (kind, "milestone") || g_str_equal (kind, "extension"))
    append_day (text, "due=", c->day + g_test_rand_int_range (-30, 30));
  if (g_str_equal (kind, "request") && g_test_rand_bit ())
    g_string_append_printf (text, " to=%s", PICK ("甲", "乙", "某局"));
  if (g_str_equal (kind, "answer") || (g_str_equal (kind, "milestone") && g_test_rand_bit ()))
    g_string_append_printf (text, " target=#%d", g_test_rand_int_range (1, n + 2));
  if (g_str_equal (kind, "account"))
    {
      g_string_append_printf (text, " by=%s ledger=%s position=done", PICK ("甲", "乙"),
                              PICK ("own", "cross"));
      append_day (text,
                  "week=", duban_day_get_monday (c->day) - (7 * g_test_rand_int_range (0, 2)));
    }
  if (g_str_equal (kind, "waive"))
    {
      append_day (text, "due=", c->day + g_test_rand_int_range (-3, 30));
      g_string_append_printf (text, " rule=%s",
                              PICK ("feedback-overdue", "approach-overdue", "due-overdue",
                                    "milestone-overdue", "follow-up-overdue", "own-account-missing",
                                    "cross-account-missing", "request-waiting", "decision-waiting",
                                    "meeting-passed"));
      if (g_test_rand_bit ())
        g_string_append_printf (text, " leader=%s", PICK ("甲", "乙"));
    }
  if (g_test_rand_int_range (0, 8) == 0)
    g_string_append (text, " void");
}

static void
append_records (GString *text, const Case *c)
{
  const int n = g_test_rand_int_range (0, 9);
  DubanDay day = c->day - g_test_rand_int_range (0, 50);

  for (int i = 0; i < n && day <= c->day; i++, day += g_test_rand_int_range (0, 8))
    append_record (text, c, day, i);
}

static void
case_init (Case *c)
{
  g_autoptr (GString) task = g_string_new (PICK ("", "importance=key", "follow-up=weekly:5"));

  c->day = duban_day_from_ymd (2026, 1, 10) + g_test_rand_int_range (0, 350);
  c->today = format_day (c->day);
  c->settings = g_strdup_printf ("day-policy=%s accounts-from=2026-01-05 request-wait-days=%d",
                                 PICK ("strict", "calendar", "festival", "rollover", "workday"),
                                 g_test_rand_int_range (0, 4));
  if (g_test_rand_int_range (0, 8) == 0)
    g_string_append (task, " assigned=-");
  else
    append_day (task, "assigned=", c->day - g_test_rand_int_range (-2, 60));
  if (g_test_rand_int_range (0, 4) == 0)
    append_day (task, "tracked=", c->day - g_test_rand_int_range (0, 30));
  if (g_test_rand_bit ())
    append_day (task, "due=", c->day + g_test_rand_int_range (-20, 20));
  if (g_test_rand_bit ())
    g_string_append_printf (task, " with=%s", PICK ("乙", "甲", "乙,丙"));
  g_string_append_printf (task, " lead=%s assigner=%s", PICK ("甲", "甲", "甲", "-"),
                          PICK ("旗长", "市政府"));
  g_string_append_printf (task, " level=%s state=%s", PICK ("deputy", "unit", "executive"),
                          PICK ("awaiting", "none", "scheduled", "decided"));
  append_day (task, "since=", c->day - g_test_rand_int_range (0, 8));
  if (g_test_rand_int_range (0, 3) == 0)
    append_day (task, "meeting=", c->day - g_test_rand_int_range (-3, 4));
  if (g_test_rand_int_range (0, 10) == 0)
    g_string_append (task, " status=suspended");
  append_records (task, c);
  c->task = g_string_free (g_steal_pointer (&task), FALSE);
}

static void
case_clear (Case *c)
{
  g_free (c->today);
  g_free (c->settings);
  g_free (c->task);
}

static const char *
get_finding_code (DubanRule rule)
{
  static const char *const stages[] = { "deploy", "approach", "feedback" };

  switch (rule)
    {
    case DUBAN_RULE_DEPLOY_OVERDUE:
    case DUBAN_RULE_APPROACH_OVERDUE:
    case DUBAN_RULE_FEEDBACK_OVERDUE:
      return stages[rule - DUBAN_RULE_DEPLOY_OVERDUE];
    case DUBAN_RULE_FOLLOW_UP_OVERDUE:
      return "follow-up";
    case DUBAN_RULE_DUE_OVERDUE:
      return "due";
    case DUBAN_RULE_MILESTONE_OVERDUE:
      return "milestone";
    case DUBAN_RULE_OWN_ACCOUNT_MISSING:
    case DUBAN_RULE_CROSS_ACCOUNT_MISSING:
      return "account";
    case DUBAN_RULE_REQUEST_WAITING:
      return "request";
    case DUBAN_RULE_DECISION_WAITING:
      return "decision-waiting";
    case DUBAN_RULE_MEETING_PASSED:
      return "decision";
    default:
      return NULL;
    }
}

/* The day on which so many days had been worked since. */
static DubanDay
count_on (const DubanTerms *terms, DubanDay day, int n)
{
  while (n > 0)
    n -= duban_calendar_is_working (terms->calendar, ++day);
  return day;
}

/* Whom it concerns is said where that is not the task's own holder. */
static void
note (GPtrArray *lines, const char *code, guint32 leader, DubanDay date, gboolean is_red)
{
  const gboolean has_own = g_str_equal (code, "account") || g_str_equal (code, "request");
  g_autofree char *day = format_day (date);
  char *line = g_strdup_printf ("%s %s %s%s", code, has_own ? sample_name (leader) : "", day,
                                is_red ? "!" : "");

  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL)
      && g_str_equal (code, "account"))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_same (GPtrArray *found, GPtrArray *expected)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  g_ptr_array_sort (found, compare_lines);
  g_ptr_array_sort (expected, compare_lines);
  g_ptr_array_add (found, NULL);
  g_ptr_array_add (expected, NULL);
  a = g_strjoinv (", ", (char **) found->pdata);
  b = g_strjoinv (", ", (char **) expected->pdata);
  g_assert_cmpstr (a, ==, b);
}

/* Of decisions one is owed at a time: that of a meeting that has passed. */
static void
note_decision (GPtrArray *lines, const DubanTerms *terms, const DubanFinding *waiting,
               const DubanFinding *passed)
{
  const int wait = duban_settings_get_number (&terms->settings, DUBAN_SETTING_DECISION_WAIT_DAYS);

  if (passed != NULL && !passed->waived)
    note (lines, "decision", 0, passed->date, TRUE);
  if (passed == NULL && waiting != NULL && !waiting->waived)
    note (lines, "decision", 0, waiting->date + wait, FALSE);
}

/* What the judge finds overdue on the case's day. (transfer full) */
static GPtrArray *
list_findings (const Case *c, const DubanTerms *terms)
{
  const SampleRow row = { c->today, c->settings, c->task, NULL };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const DubanFinding *waiting = NULL, *passed = NULL;
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);
  const int wait = duban_settings_get_number (&terms->settings, DUBAN_SETTING_REQUEST_WAIT_DAYS);

  for (gsize i = 0; i < n; i++)
    {
      const DubanFinding *finding = &findings[i];
      const char *code = get_finding_code ((DubanRule) finding->rule);
      const gboolean is_request = finding->rule == DUBAN_RULE_REQUEST_WAITING;

      if (finding->rule == DUBAN_RULE_DECISION_WAITING)
        waiting = finding;
      else if (finding->rule == DUBAN_RULE_MEETING_PASSED)
        passed = finding;
      else if (code != NULL && !finding->waived)
        note (lines, code, finding->leader,
              is_request ? count_on (terms, finding->date, wait) : finding->date,
              finding->severity == DUBAN_SEVERITY_CRITICAL);
    }
  note_decision (lines, terms, waiting, passed);
  return lines;
}

/* What the judge would find long after, of what has its day today or later. (transfer full) */
static GPtrArray *
list_later_findings (const Case *c)
{
  g_autofree char *later = format_day (c->day + LATER);
  const SampleRow row = { later, c->settings, c->task, NULL };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (findings[i].rule <= DUBAN_RULE_MILESTONE_OVERDUE && findings[i].date >= c->day
        && get_finding_code ((DubanRule) findings[i].rule) != NULL)
      note (lines, get_finding_code ((DubanRule) findings[i].rule), 0, findings[i].date, FALSE);
  return lines;
}

/* Whether the judge finds such answers missing: of a request to a leader, and from the next working
 * day on. */
static gboolean
is_found (const Reading *reading, const DubanOwed *owed, const DubanRecord *records)
{
  const DubanRecord *record = &records[(owed->target >> 56) - 1];

  return record->kind == DUBAN_RECORD_REQUEST && record->to != NULL
         && !g_str_equal (record->to, "某局")
         && count_on (reading->terms, owed->due, 1) <= reading->terms->today;
}

static void
read_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  Reading *reading = data;
  DubanClock137 clock;

  reading->is_open = task->status == DUBAN_STATUS_OPEN;
  duban_clock137_judge (&clock, reading->terms, task, records, n_records);
  duban_owed_list (reading->terms, task, records, n_records, &clock, all);
  for (guint i = 0; i < all->len; i++)
    {
      const DubanOwed *owed = &g_array_index (all, DubanOwed, i);
      const char *code = duban_owed_get_code ((DubanOwedWhat) owed->what);

      if (owed->what <= DUBAN_OWED_MILESTONE && owed->due >= reading->terms->today)
        note (reading->to_come, code, 0, owed->due, FALSE);
      else if (duban_owed_get_last_day (owed) < reading->terms->today
               && (owed->what != DUBAN_OWED_REQUEST || is_found (reading, owed, records)))
        note (reading->overdue, code, owed->leader, owed->due, owed->is_red);
    }
}

static void
check (const Case *c)
{
  g_autoptr (DubanTerms) terms = sample_terms_new (c->today, c->settings);
  g_autoptr (GPtrArray) overdue = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) to_come = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) later = NULL;
  Reading reading = { terms, overdue, to_come, FALSE };

  sample_each (c->task, read_cb, &reading);
  if (!reading.is_open)
    {
      g_assert_cmpuint (overdue->len + to_come->len, ==, 0);
      return;
    }
  found = list_findings (c, terms);
  later = list_later_findings (c);
  assert_same (overdue, found);
  assert_same (to_come, later);
}

static void
test_agrees_with_the_judge (void)
{
  for (int i = 0; i < N_TASKS; i++)
    {
      Case c;

      case_init (&c);
      g_test_message ("%s %s %s", c.today, c.settings, c.task);
      check (&c);
      case_clear (&c);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/owed/agrees-with-the-judge", test_agrees_with_the_judge);
  return g_test_run ();
}
