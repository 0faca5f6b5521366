/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

#define MAX_RECORDS 16
#define MAX_NAMES 16

typedef enum
{
  FORM_TEXT,
  FORM_DAY,
  FORM_NAME,
  FORM_NAMES, /* a list and, behind it, its length */
  FORM_CODE,  /* the place of the word among `words` */
  FORM_FLAG,
  FORM_NUMBER,
  FORM_SCHEDULE,
} Form;

typedef struct
{
  const char *key;
  Form form;
  gsize offset;
  const char *words;
} Key;

/* One task as it was read; texts live as long as the reading. */
typedef struct
{
  DubanTask task;
  DubanRecord records[MAX_RECORDS];
  gsize n_records;
  guint32 names[2 * MAX_NAMES];
  gsize n_names;
} Reading;

#define TASK(key, form, member, words)                                                             \
  {                                                                                                \
    key, form, G_STRUCT_OFFSET (DubanTask, member), words                                          \
  }
#define RECORD(key, form, member, words)                                                           \
  {                                                                                                \
    key, form, G_STRUCT_OFFSET (DubanRecord, member), words                                        \
  }

static const Key task_keys[] = {
  TASK ("n", FORM_NUMBER, n, NULL),
  TASK ("number", FORM_TEXT, number, NULL),
  TASK ("title", FORM_TEXT, title, NULL),
  TASK ("source", FORM_TEXT, source, NULL),
  TASK ("ref", FORM_TEXT, source_ref, NULL),
  TASK ("assigner", FORM_TEXT, assigner, NULL),
  TASK ("assignee", FORM_TEXT, assignee, NULL),
  TASK ("cause", FORM_TEXT, cause, NULL),
  TASK ("due-text", FORM_TEXT, due_text, NULL),
  TASK ("parent", FORM_NUMBER, parent, NULL),
  TASK ("lead", FORM_NAME, lead, NULL),
  TASK ("unit", FORM_NAME, unit, NULL),
  TASK ("field", FORM_NAME, field, NULL),
  TASK ("with", FORM_NAMES, cooperators, NULL),
  TASK ("units", FORM_NAMES, cooperating_units, NULL),
  TASK ("assigned", FORM_DAY, assigned, NULL),
  TASK ("tracked", FORM_DAY, tracked_from, NULL),
  TASK ("since", FORM_DAY, decision_since, NULL),
  TASK ("meeting", FORM_DAY, meeting, NULL),
  TASK ("due", FORM_DAY, due, NULL),
  TASK ("closed", FORM_DAY, closed, NULL),
  TASK ("contested-since", FORM_DAY, contested_since, NULL),
  TASK ("contested", FORM_NUMBER, contested, NULL),
  TASK ("undated-stages", FORM_NUMBER, undated_stages, NULL),
  TASK ("follow-up", FORM_SCHEDULE, follow_up, NULL),
  TASK ("rectification", FORM_CODE, rectification, "yes no"),
  TASK ("importance", FORM_CODE, importance, "routine key"),
  TASK ("level", FORM_CODE, decision_level, "unit deputy executive"),
  TASK ("state", FORM_CODE, decision_state, "none awaiting scheduled decided"),
  TASK ("status", FORM_CODE, status, "open suspended closed withdrawn"),
  TASK ("handling", FORM_CODE, handling, "petition restricted"),
  TASK ("deleted", FORM_FLAG, deleted, NULL),
};

static const Key record_keys[] = {
  RECORD ("void", FORM_FLAG, is_void, NULL),
  RECORD ("written", FORM_DAY, written_day, NULL),
  RECORD ("by", FORM_NAME, by, NULL),
  RECORD ("to", FORM_TEXT, to, NULL),
  RECORD ("ledger", FORM_CODE, ledger, "own cross"),
  RECORD ("position", FORM_CODE, position, "done on-track slow blocked"),
  RECORD ("week", FORM_DAY, week, NULL),
  RECORD ("outcome", FORM_CODE, outcome, "granted refused confirmed contradicted"),
  RECORD ("due", FORM_DAY, due, NULL),
  RECORD ("done", FORM_DAY, done, NULL),
  RECORD ("cause", FORM_TEXT, cause, NULL),
  RECORD ("suggestion", FORM_TEXT, suggestion, NULL),
  RECORD ("rule", FORM_TEXT, rule, NULL),
  RECORD ("leader", FORM_NAME, leader, NULL),
  RECORD ("unit", FORM_NAME, unit, NULL),
};

static DubanId
make_id (guint8 n)
{
  return (DubanId){ .bytes = { n } };
}

static DubanDay
read_day (const char *text)
{
  const DubanDay day = duban_day_parse (text);

  g_assert_true (day != DUBAN_NO_DAY || g_str_equal (text, "-"));
  return day;
}

static int
read_code (const char *text, const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, " ", 0);

  for (int i = 0; all[i] != NULL; i++)
    if (g_str_equal (all[i], text))
      return i + 1;
  g_error ("%s is none of %s", text, words);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const guint32 *) a > *(const guint32 *) b ? 1 : -1;
}

static void
read_names (Reading *reading, gpointer list, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ",", 0);
  guint32 *first = &reading->names[reading->n_names];
  gsize n = 0;

  for (; names[n] != NULL; n++)
    {
      g_assert_cmpuint (reading->n_names, <, G_N_ELEMENTS (reading->names));
      reading->names[reading->n_names++] = sample_find (names[n]);
    }
  qsort (first, n, sizeof *first, compare_numbers);
  *(const guint32 **) list = first;
  *(gsize *) (gpointer) ((guint32 **) list + 1) = n;
}

static void
set_value (Reading *reading, const Key *key, gpointer base, const char *text)
{
  gpointer at = G_STRUCT_MEMBER_P (base, key->offset);

  switch (key->form)
    {
    case FORM_TEXT:
      *(const char **) at = g_str_equal (text, "-") ? NULL : g_intern_string (text);
      break;
    case FORM_DAY:
      *(DubanDay *) at = read_day (text);
      break;
    case FORM_NAME:
      *(guint32 *) at = sample_find (text);
      break;
    case FORM_NAMES:
      read_names (reading, at, text);
      break;
    case FORM_CODE:
      *(int *) at = read_code (text, key->words);
      break;
    case FORM_FLAG:
      *(gboolean *) at = TRUE;
      break;
    case FORM_NUMBER:
      *(guint32 *) at = (guint32) g_ascii_strtoull (text, NULL, 10);
      break;
    case FORM_SCHEDULE:
      g_assert_true (duban_schedule_parse (text, at));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_key (Reading *reading, const Key *keys, gsize n_keys, gpointer base, const char *pair)
{
  const char *equals = strchr (pair, '=');
  const gsize length = equals != NULL ? (gsize) (equals - pair) : strlen (pair);

  for (gsize i = 0; i < n_keys; i++)
    if (strlen (keys[i].key) == length && strncmp (keys[i].key, pair, length) == 0)
      {
        set_value (reading, &keys[i], base, equals != NULL ? equals + 1 : "");
        return;
      }
  g_error ("%s is no key of a sample", pair);
}

/* lead=甲>乙 and unit=住建局>水利局 of a handover; FALSE for any other pair. */
static gboolean
read_handover (DubanRecord *record, const char *pair)
{
  const gboolean of_unit = g_str_has_prefix (pair, "unit=");
  const char *arrow = strchr (pair, '>');
  g_autofree char *from = NULL;

  if (arrow == NULL)
    return FALSE;
  from = g_strndup (pair + strlen ("lead="), (gsize) (arrow - pair) - strlen ("lead="));
  *(of_unit ? &record->moves_unit : &record->moves_lead) = TRUE;
  *(of_unit ? &record->unit_from : &record->lead_from) = sample_find (from);
  *(of_unit ? &record->unit_to : &record->lead_to) = sample_find (arrow + 1);
  return TRUE;
}

static void
read_record (Reading *reading, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 0);
  DubanRecord *record = &reading->records[reading->n_records++];

  g_assert_cmpuint (reading->n_records, <=, MAX_RECORDS);
  *record = (DubanRecord){ .id = make_id ((guint8) reading->n_records),
                           .kind = duban_record_kind_parse (words[0]),
                           .minute = DUBAN_NO_MINUTE,
                           .written = (gint64) reading->n_records,
                           .week = DUBAN_NO_DAY,
                           .due = DUBAN_NO_DAY,
                           .done = DUBAN_NO_DAY };
  g_assert_cmpint (record->kind, !=, 0);
  record->day = read_day (words[1]);
  record->written_day = record->day;
  for (int i = 2; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "target=#"))
      record->target = make_id ((guint8) atoi (words[i] + strlen ("target=#")));
    else if (!read_handover (record, words[i]))
      set_key (reading, record_keys, G_N_ELEMENTS (record_keys), record, words[i]);
}

static void
read_records (Reading *reading, const char *text)
{
  g_auto (GStrv) records = g_strsplit (text, ";", 0);

  for (int i = 0; records[i] != NULL; i++)
    if (*g_strstrip (records[i]) != '\0')
      read_record (reading, records[i]);
}

static void
read_task (Reading *reading, guint32 n, const char *line)
{
  g_auto (GStrv) halves = g_strsplit (line, "|", 2);
  g_auto (GStrv) pairs = NULL;

  memset (reading, 0, sizeof *reading);
  reading->task = (DubanTask){
    .n = n,
    .title = "修好供水管网",
    .lead = sample_find ("甲"),
    .unit = sample_find ("住建局"),
    .source_date = DUBAN_NO_DAY,
    .assigned = duban_day_parse ("2026-03-02"),
    .tracked_from = DUBAN_NO_DAY,
    .decision_since = DUBAN_NO_DAY,
    .meeting = DUBAN_NO_DAY,
    .from_meeting = DUBAN_NO_DAY,
    .due = DUBAN_NO_DAY,
    .first_due = DUBAN_NO_DAY,
    .closed = DUBAN_NO_DAY,
    .contested_since = DUBAN_NO_DAY,
    .entered_day = DUBAN_NO_DAY,
    .assigned_minute = DUBAN_NO_MINUTE,
    .importance = DUBAN_ROUTINE,
    .decision_state = DUBAN_DECISION_NONE,
    .status = DUBAN_STATUS_OPEN,
  };
  if (halves[0] == NULL)
    return;
  pairs = g_strsplit (g_strstrip (halves[0]), " ", 0);
  for (int i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0')
      set_key (reading, task_keys, G_N_ELEMENTS (task_keys), &reading->task, pairs[i]);
  if (halves[1] != NULL)
    read_records (reading, halves[1]);
}

DubanVerdict *
sample_verdict_new (const SampleRow *row)
{
  g_autoptr (DubanTerms) terms = sample_terms_new (row->today, row->settings);
  g_autoptr (DubanJudge) judge = duban_judge_new (terms);
  g_auto (GStrv) lines = g_strsplit (row->tasks, "\n", 0);

  /* An empty text has no lines, and is one task with nothing said of it. */
  for (guint32 i = 0; i == 0 || lines[i] != NULL; i++)
    {
      Reading reading;

      read_task (&reading, i + 1, lines[i] != NULL ? lines[i] : "");
      duban_judge_task (judge, &reading.task, reading.records, reading.n_records, NULL);
      if (lines[i] == NULL)
        break;
    }
  return duban_judge_finish (judge);
}

void
sample_each (const char *tasks, SampleTaskFunc func, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (tasks, "\n", 0);

  for (guint32 i = 0; lines[i] != NULL; i++)
    {
      Reading reading;

      read_task (&reading, i + 1, lines[i]);
      func (&reading.task, reading.records, reading.n_records, data);
    }
}

void
sample_clock (const SampleRow *row, DubanClock137 *clock)
{
  g_autoptr (DubanTerms) terms = sample_terms_new (row->today, row->settings);
  Reading reading;

  read_task (&reading, 1, row->tasks);
  duban_clock137_judge (clock, terms, &reading.task, reading.records, reading.n_records);
}

static void
write_finding (GString *text, const DubanFinding *finding)
{
  const guint32 whom = finding->rule == DUBAN_RULE_IDLE_UNIT ? finding->unit : finding->leader;
  char since[DUBAN_DAY_TEXT_SIZE];

  g_string_append_printf (text, "%s%s %s %s ", text->len > 0 ? ", " : "",
                          duban_rule_get_code ((DubanRule) finding->rule),
                          duban_severity_get_code ((DubanSeverity) finding->severity),
                          sample_name (whom));
  if (finding->days != DUBAN_NO_DAYS)
    g_string_append_printf (text, "%d ", finding->days);
  else
    g_string_append (text, "- ");
  g_string_append (text,
                   finding->since != DUBAN_NO_DAY ? duban_day_format (finding->since, since) : "-");
  if (finding->waived)
    g_string_append (text, " !");
}

char *
sample_judge (const SampleRow *row, const char *watched)
{
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (row);
  g_auto (GStrv) rules = watched != NULL ? g_strsplit (watched, " ", 0) : NULL;
  GString *text = g_string_new (NULL);
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (rules == NULL
        || g_strv_contains ((const char *const *) rules,
                            duban_rule_get_code ((DubanRule) findings[i].rule)))
      write_finding (text, &findings[i]);
  return g_string_free (text, FALSE);
}

void
sample_check (const SampleRow *rows, gsize n_rows, const char *watched)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *found = sample_judge (&rows[i], watched);

      g_test_message ("%s: %s", rows[i].today, rows[i].tasks);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}
