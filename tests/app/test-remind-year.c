/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of the example banner: the clock jumps from wake-up to wake-up, people act, put off and
 * wave away at eleven and enter tasks in the evening, and every day all that was said is held
 * against the list of an oracle.  What is owed it takes from core/remind/owed.c, whose numbers are
 * counted once more from the clock; when it is to be said it works out by rules of its own. */
#include "sample-bell.h"

#include "app/edit/directory.h"
#include "app/example/example.h"
#include "naive-rings.h"
#include "store/tasks.h"

#define ZONE "Asia/Shanghai"
#define ACTS 660      /* 11:00 */
#define ENTRIES 1060  /* 17:40 */
#define MOST_ACTS 20  /* a day */
#define MOST_WAVES 12 /* answers a day */

/* Something owed, as the oracle knows it. */
typedef struct
{
  DubanOwed owed;
  NaiveThing thing;
  gboolean is_there; /* in the present list */
  gint32 appeared;
  gint32 rung;         /* last said; G_MININT32: never */
  gboolean is_waiting; /* said and not answered */
  gint32 until;        /* put off until; 0: it is not */
} Known;

typedef struct
{
  SampleSession sample;
  GRand *chance;
  DubanDay day;
  DubanDay first_day;
  GHashTable *known;    /* key → Known */
  GHashTable *said;     /* of this day: "minute key" */
  GHashTable *expected; /* the same */
  GHashTable *conflicts;
  gint32 next; /* the program's next wake-up: nothing else wakes it */
  guint n_said, n_tasks;
} Year;

static const DubanCalendar *
get_calendar (const Year *year)
{
  return year->sample.session->terms->calendar;
}

static void
set_clock (Year *year, gint32 moment)
{
  duban_clock_hold (year->sample.clock, moment / NAIVE_DAY, moment % NAIVE_DAY);
  sample_assert_done (duban_session_refresh (year->sample.session, &error));
}

static NaiveThing
make_thing (const DubanOwed *owed)
{
  return (NaiveThing){ .kind = owed->what == DUBAN_OWED_DEPLOY    ? NAIVE_DEPLOY
                               : owed->what == DUBAN_OWED_ACCOUNT ? NAIVE_ACCOUNT_KIND
                                                                  : NAIVE_OTHER,
                       .due = owed->due,
                       .entered = owed->entered,
                       .entered_minute = owed->entered_minute };
}

static void
meet (Year *year, const DubanOwed *owed, gint32 moment)
{
  const DubanReminder reminder = { .owed = *owed };
  g_autofree char *key = duban_reminder_dup_key (&reminder);
  Known *known = g_hash_table_lookup (year->known, key);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->appeared = moment;
      known->rung = G_MININT32;
      g_hash_table_insert (year->known, g_steal_pointer (&key), known);
    }
  known->owed = *owed;
  known->thing = make_thing (owed);
  known->is_there = TRUE;
}

typedef struct
{
  Year *year;
  gint32 moment;
  GArray *owed;
} Meeting;

static gboolean
has_waiver (const DubanRecord *records, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (records[i].kind == DUBAN_RECORD_WAIVE)
      return TRUE;
  return FALSE;
}

/* The stages, follow-ups and deadlines of the list are counted once more from the clock; only where
 * something was set aside may some be missing. */
static void
assert_list (const DubanTask *task, const DubanClock137 *clock, gboolean may_lack,
             const GArray *owed)
{
  guint n_plain = 0, n_counted = 0;

  for (guint i = 0; i < owed->len; i++)
    n_plain += g_array_index (owed, DubanOwed, i).what <= DUBAN_OWED_DUE;
  if (task->status == DUBAN_STATUS_OPEN)
    {
      for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
        n_counted += clock->stages[stage].state == DUBAN_STATE_PENDING
                     || clock->stages[stage].state == DUBAN_STATE_TODAY
                     || clock->stages[stage].state == DUBAN_STATE_OVERDUE;
      n_counted += clock->follows_up && clock->follow_up_due != DUBAN_NO_DAY;
      n_counted += task->due != DUBAN_NO_DAY;
    }
  g_assert_cmpuint (n_plain, <=, n_counted);
  g_assert_true (may_lack || n_plain == n_counted);
}

static gboolean
meet_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Meeting *meeting = data;
  const DubanTerms *terms = meeting->year->sample.session->terms;
  DubanClock137 clock;

  duban_clock137_judge (&clock, terms, task, records, n_records);
  g_array_set_size (meeting->owed, 0);
  duban_owed_list (terms, task, records, n_records, &clock, meeting->owed);
  assert_list (task, &clock, has_waiver (records, n_records), meeting->owed);
  for (guint i = 0; i < meeting->owed->len; i++)
    meet (meeting->year, &g_array_index (meeting->owed, DubanOwed, i), meeting->moment);
  return TRUE;
}

static gboolean
is_gone_cb (gpointer key, gpointer value, gpointer data)
{
  return !((Known *) value)->is_there;
}

/* The present list of what is owed. */
static void
look_around (Year *year, gint32 moment)
{
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  Meeting meeting = { year, moment, owed };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, year->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Known *) value)->is_there = FALSE;
  sample_assert_done (duban_tasks_each (year->sample.session->db, DUBAN_TASKS_RULES,
                                        duban_clock_get_zone (year->sample.clock), meet_cb,
                                        &meeting, NULL, &error));
  g_hash_table_foreach_remove (year->known, is_gone_cb, NULL);
}

static gboolean
is_in_time (const Year *year, const Known *known, gint32 ring, gint32 moment)
{
  const NaiveThing *thing = &known->thing;
  const DubanDay ring_day = ring / NAIVE_DAY;
  const DubanDay day = moment / NAIVE_DAY;
  const gboolean is_late_entry = thing->entered == ring_day
                                 && ring % NAIVE_DAY == thing->entered_minute
                                 && !naive_is_office_time (get_calendar (year), ring);

  if (ring_day > naive_get_last_day (thing))
    return naive_is_office_time (get_calendar (year), moment);
  if (thing->kind == NAIVE_DEPLOY || is_late_entry)
    return day == ring_day;
  return naive_is_office_time (get_calendar (year), moment) && day <= naive_get_last_day (thing);
}

/* Whether it must be said at the moment, by all that was said before. */
static gboolean
is_expected (const Year *year, const Known *known, gint32 moment)
{
  const DubanCalendar *calendar = get_calendar (year);
  const gint32 ring = naive_find_last (calendar, &known->thing, moment);

  if (known->until != 0)
    return moment == known->until;
  if (ring != G_MININT32 && known->rung < ring && is_in_time (year, known, ring, moment))
    return TRUE;
  return known->is_waiting && moment % NAIVE_DAY == NAIVE_MORNING && known->rung < moment
         && duban_calendar_is_working (calendar, moment / NAIVE_DAY);
}

static void
assert_not_late (const Year *year, const Known *known, gint32 moment)
{
  const DubanDay last = naive_get_last_day (&known->thing);

  if (known->rung == G_MININT32 && moment / NAIVE_DAY > last
      && known->appeared / NAIVE_DAY > year->first_day)
    g_assert_cmpint (known->appeared, >, naive_get_last_office (get_calendar (year), last));
}

static void
expect_at (Year *year, gint32 moment)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, year->known);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Known *known = value;

      if (!is_expected (year, known, moment))
        continue;
      assert_not_late (year, known, moment);
      known->rung = moment;
      known->is_waiting = TRUE;
      known->until = 0;
      g_hash_table_add (year->expected,
                        g_strdup_printf ("%04d %s", moment % NAIVE_DAY, (char *) key));
    }
}

/* The moments from after `from` to `to` at which anything may be expected. */
static void
expect_between (Year *year, gint32 from, gint32 to)
{
  const int minutes[] = { 0,   NAIVE_MORNING, NAIVE_FIRST,  ACTS,    720,
                          870, NAIVE_ACCOUNT, NAIVE_SECOND, ENTRIES, NAIVE_EVENING };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      const gint32 moment = year->day * NAIVE_DAY + minutes[i];

      if (moment > from && moment <= to)
        expect_at (year, moment);
    }
}

static void
take (Year *year, const DubanReminder *reminder, gint32 now)
{
  g_autofree char *key = duban_reminder_dup_key (reminder);

  if (reminder->ring.level != DUBAN_RING_DAY0 && reminder->ring.level != DUBAN_RING_ENTRY
      && reminder->ring.level != DUBAN_RING_SNOOZE)
    g_assert_true (naive_is_office_time (get_calendar (year), now));
  if (reminder->owed.what == DUBAN_OWED_CONFLICT)
    {
      if (reminder->ring.level == DUBAN_RING_ARRIVAL)
        g_hash_table_add (year->conflicts, g_steal_pointer (&key));
      return;
    }
  year->n_said++;
  /* None twice at once. */
  g_assert_true (g_hash_table_add (year->said, g_strdup_printf ("%04d %s", now % NAIVE_DAY, key)));
}

/* One look of the program. */
static void
ring (Year *year, gint32 moment)
{
  GError *error = NULL;
  g_autoptr (DubanBell) bell = NULL;

  set_clock (year, moment);
  bell = duban_bell_ring (year->sample.session, DUBAN_BELL_RING, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < bell->show->len; i++)
    take (year, &g_array_index (bell->show, DubanReminder, i), moment);
  /* Never a storm. */
  g_assert_cmpuint (bell->notices->len, <=, 3);
  g_assert_true ((bell->show->len > 0) == (bell->notices->len > 0));
  g_assert_true (bell->next == DUBAN_NO_MOMENT || bell->next > moment);
  g_assert_cmpint (bell->again, >, moment);
  year->next = bell->again;
}

static void
ring_until (Year *year, gint32 moment)
{
  while (year->next < moment)
    ring (year, year->next);
}

static const char *
name_act (const DubanOwed *owed)
{
  switch ((DubanOwedWhat) owed->what)
    {
    case DUBAN_OWED_DEPLOY:
      return "deploy";
    case DUBAN_OWED_APPROACH:
      return "approach";
    case DUBAN_OWED_FEEDBACK:
      return "feedback";
    case DUBAN_OWED_FOLLOW_UP:
      return "follow-up";
    case DUBAN_OWED_DUE:
      return "close";
    case DUBAN_OWED_ACCOUNT:
      return "account";
    default:
      return NULL;
    }
}

static void
act (Year *year, const DubanOwed *owed)
{
  DubanSession *session = year->sample.session;
  DubanRecordDraft draft = { .kind = name_act (owed), .text = "已办" };

  if (owed->what == DUBAN_OWED_ACCOUNT)
    {
      draft.by = duban_directory_get_name (session->terms->directory, owed->leader);
      draft.ledger = "cross";
      draft.position = "on-track";
    }
  g_free (sample_session_record (&year->sample, owed->task, draft));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/* In an order that is the same in each run. (transfer container) */
static GList *
list_keys (const Year *year)
{
  return g_list_sort (g_hash_table_get_keys (year->known), compare_keys);
}

static void
act_on_some (Year *year)
{
  g_autoptr (GList) keys = list_keys (year);
  g_autoptr (GHashTable) tasks = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (DubanOwed));

  for (GList *key = keys; key != NULL && chosen->len < MOST_ACTS; key = key->next)
    {
      const Known *known = g_hash_table_lookup (year->known, key->data);

      if (known->owed.due <= year->day + 2 && name_act (&known->owed) != NULL
          && g_rand_int_range (year->chance, 0, 3) == 0
          && g_hash_table_add (tasks, GUINT_TO_POINTER (known->owed.task)))
        g_array_append_val (chosen, known->owed);
    }
  for (guint i = 0; i < chosen->len; i++)
    act (year, &g_array_index (chosen, DubanOwed, i));
}

static gint32
find_tomorrow (const Year *year, const Known *known)
{
  const DubanDay last = naive_get_last_day (&known->thing);
  DubanDay day = year->day + 1;

  while (!duban_calendar_is_working (get_calendar (year), day))
    day++;
  if (last > year->day && last < day)
    day = year->day + 1;
  return day * NAIVE_DAY + NAIVE_MORNING;
}

static void
answer (Year *year, const char *key, Known *known)
{
  static const DubanAnswer answers[]
      = { DUBAN_ANSWER_DISMISS, DUBAN_ANSWER_OPEN, DUBAN_ANSWER_HOUR, DUBAN_ANSWER_MORNING };
  const DubanAnswer chosen = answers[g_rand_int_range (year->chance, 0, 4)];
  const char *const keys[] = { key, NULL };

  sample_assert_done (duban_reply_give (year->sample.session, keys, chosen, NULL, &error));
  known->is_waiting = FALSE;
  if (chosen == DUBAN_ANSWER_HOUR)
    known->until = year->day * NAIVE_DAY + ACTS + 60;
  else if (chosen == DUBAN_ANSWER_MORNING)
    known->until = find_tomorrow (year, known);
}

static void
answer_some (Year *year)
{
  g_autoptr (GList) keys = list_keys (year);
  guint n = 0;

  for (GList *key = keys; key != NULL && n < MOST_WAVES; key = key->next)
    {
      Known *known = g_hash_table_lookup (year->known, key->data);

      if (known->is_waiting && known->until == 0 && g_rand_int_range (year->chance, 0, 5) == 0)
        {
          answer (year, key->data, known);
          n++;
        }
    }
}

static void
enter (Year *year)
{
  const DubanDirectory *directory = year->sample.session->terms->directory;
  gsize n, n_units;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);
  const DubanUnit *const *units = duban_directory_list_units (directory, &n_units);
  g_autofree char *title = g_strdup_printf ("新交办第%u项工作", ++year->n_tasks);
  char day[DUBAN_DAY_TEXT_SIZE], due[DUBAN_DAY_TEXT_SIZE];
  const DubanEditField fields[] = {
    { "title", title },
    { "assigned", duban_day_format (year->day, day) },
    { "lead", leaders[year->n_tasks % n]->name },
    { "unit", units[year->n_tasks % n_units]->name },
    { "cooperators", leaders[(year->n_tasks + 1) % n]->name },
    { "due", duban_day_format (year->day + 5 + (int) (year->n_tasks % 30), due) },
  };
  guint32 task;

  sample_assert_done (duban_edit_add_task (
      year->sample.session, fields, G_N_ELEMENTS (fields) - (year->n_tasks % 2), &task, &error));
}

/* People do something, and the program looks. */
static void
live (Year *year, int minute)
{
  const gint32 moment = year->day * NAIVE_DAY + minute;
  const gboolean is_working = duban_calendar_is_working (get_calendar (year), year->day);

  ring_until (year, moment);
  set_clock (year, moment);
  if (minute == ACTS && is_working)
    {
      act_on_some (year);
      if (year->day % 3 == 0)
        enter (year);
      look_around (year, moment);
      answer_some (year);
    }
  else if (minute == ENTRIES && year->day % 5 == 0)
    enter (year);
  look_around (year, moment);
  ring (year, moment);
}

static void
assert_same (const Year *year)
{
  GHashTableIter iter;
  gpointer key;
  char day[DUBAN_DAY_TEXT_SIZE];

  duban_day_format (year->day, day);
  g_hash_table_iter_init (&iter, year->expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (year->said, key))
      g_error ("%s: missed %s", day, (char *) key);
  g_hash_table_iter_init (&iter, year->said);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (year->expected, key))
      g_error ("%s: %s was not to be said", day, (char *) key);
}

static void
live_a_day (Year *year)
{
  const gint32 start = year->day * NAIVE_DAY;

  g_hash_table_remove_all (year->said);
  g_hash_table_remove_all (year->expected);
  ring_until (year, start + 1);
  look_around (year, start);
  expect_between (year, start - 1, start + ACTS - 1);
  live (year, ACTS);
  expect_between (year, start + ACTS - 1, start + ENTRIES - 1);
  live (year, ENTRIES);
  expect_between (year, start + ENTRIES - 1, start + NAIVE_DAY - 1);
  ring_until (year, start + NAIVE_DAY);
  assert_same (year);
}

static void
begin (Year *year, const char *policy)
{
  GError *cause = NULL;

  *year = (Year){ .chance = g_rand_new_with_seed (137) };
  year->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  year->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  year->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  year->conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  year->sample.folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  year->sample.path = g_build_filename (year->sample.folder, "duban.db", NULL);
  year->sample.clock = duban_clock_new ("2025-12-31T20:00", TRUE, ZONE, &cause);
  duban_example_create (year->sample.path, year->sample.clock, &cause);
  g_assert_no_error (cause);
  year->sample.session = duban_session_open (year->sample.path, FALSE, year->sample.clock, &cause);
  g_assert_no_error (cause);
  sample_assert_done (duban_db_set_durable (year->sample.session->db, FALSE, &error));
  sample_assert_done (
      duban_directory_edit_set_setting (year->sample.session, "day-policy", policy, &error));
  year->first_day = year->day = duban_day_from_ymd (2026, 1, 1);
  year->next = year->day * NAIVE_DAY;
}

static void
end (Year *year)
{
  g_hash_table_unref (year->known);
  g_hash_table_unref (year->said);
  g_hash_table_unref (year->expected);
  g_hash_table_unref (year->conflicts);
  g_rand_free (year->chance);
  sample_session_clear (&year->sample);
}

static void
test_a_year (gconstpointer policy)
{
  const DubanDay last = duban_day_from_ymd (2026, 12, 31);
  Year year;

  begin (&year, policy);
  for (; year.day <= last; year.day++)
    live_a_day (&year);
  g_test_message ("%s: %u said, %u conflicts were new", (const char *) policy, year.n_said,
                  g_hash_table_size (year.conflicts));
  g_assert_cmpuint (year.n_said, >, 1000);
  g_assert_cmpuint (g_hash_table_size (year.conflicts), >, 0);
  end (&year);
}

int
main (int argc, char **argv)
{
  static const char *const policies[] = { "strict", "calendar", "festival", "rollover", "workday" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      g_autofree char *name = g_strconcat ("/remind-year/", policies[i], NULL);

      g_test_add_data_func (name, policies[i], test_a_year);
    }
  return g_test_run ();
}
