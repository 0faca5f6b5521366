/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rings of random things under random settings, against a second, naive reading: the office
 * drawn minute by minute, and every minute asked whether something rings in it. */
#include "core/remind/ring.h"
#include "sample-banner.h"

#define N_OFFICES 60
#define N_THINGS 60 /* in each */
#define N_DAYS 200
#define FIRST_DUE 40
#define LAST_DUE 75
#define DAYS_BEFORE 32 /* the deadline, that are read: more than rings ever move back */
#define MAX_TIMES 8

/* One office: its settings, and whether it is open, minute by minute. */
typedef struct
{
  DubanTerms *terms;
  DubanDay first; /* of N_DAYS */
  int times[MAX_TIMES], day0[MAX_TIMES], parts[MAX_TIMES], digest;
  int n_times, n_day0, n_parts; /* of parts: twice as many minutes as parts */
  gboolean leads;
  gboolean works[N_DAYS];
  gboolean open[N_DAYS * DUBAN_MINUTES_A_DAY];
} Office;

typedef struct
{
  const Office *office;
  DubanOwed owed;
  DubanDay last_day;
  DubanMoment moments[MAX_TIMES]; /* of due, or day 0 */
  int n_moments;
  DubanMoment lead, entry;
} Thing;

static DubanMoment
get_start (const Office *office)
{
  return duban_moment_of (office->first, 0);
}

static gboolean
is_open (const Office *office, DubanMoment moment)
{
  g_assert_cmpint (moment, >=, get_start (office));
  g_assert_cmpint (moment, <, get_start (office) + (N_DAYS * DUBAN_MINUTES_A_DAY));
  return office->open[moment - get_start (office)];
}

static gboolean
works (const Office *office, DubanDay day)
{
  return office->works[day - office->first];
}

static int
compare_minutes (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* n different minutes of the day, ascending; like people's, and not. */
static void
make_minutes (int *minutes, int n, int least, int most)
{
  const int step = g_test_rand_bit () ? 30 : 1;

  do
    {
      for (int i = 0; i < n; i++)
        minutes[i] = g_test_rand_int_range (least / step, (most / step) + 1) * step;
      qsort (minutes, (gsize) n, sizeof *minutes, compare_minutes);
      for (int i = 1; i < n; i++)
        if (minutes[i] == minutes[i - 1])
          minutes[0] = -1;
    }
  while (minutes[0] < 0);
}

static void
append_minutes (GString *text, const char *name, const int *minutes, int n, char odd)
{
  g_string_append_printf (text, " %s=", name);
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%02d:%02d%c", minutes[i] / 60, minutes[i] % 60,
                            i % 2 == 0 ? odd : ',');
  g_string_truncate (text, text->len - 1);
}

static void
draw (Office *office)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      const DubanDay day = office->first + i;
      const DubanDayKind kind = duban_calendar_get_kind (office->terms->calendar, day);

      office->works[i] = kind == DUBAN_DAY_MAKEUP
                         || (kind == DUBAN_DAY_PLAIN && duban_day_get_weekday (day) < 6);
      for (int minute = 0; minute < DUBAN_MINUTES_A_DAY; minute++)
        for (int part = 0; part < office->n_parts; part += 2)
          if (office->works[i] && minute >= office->parts[part]
              && minute <= office->parts[part + 1])
            office->open[(i * DUBAN_MINUTES_A_DAY) + minute] = TRUE;
    }
}

/* Another year 2026: holidays of up to twelve days, and weekend days that are worked. */
static void
make_holidays (DubanCalendar *calendar)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  DubanDay rest_until = DUBAN_NO_DAY;

  for (DubanDay day = duban_day_from_ymd (2026, 1, 1); day <= duban_day_from_ymd (2026, 12, 31);
       day++)
    {
      DubanCalendarDay value = { day, DUBAN_DAY_PLAIN, NULL };

      if ((rest_until == DUBAN_NO_DAY || day > rest_until + 5)
          && g_test_rand_int_range (0, 12) == 0)
        rest_until = day + g_test_rand_int_range (0, 12);
      if (day <= rest_until)
        value.kind = DUBAN_DAY_OFF;
      else if (duban_day_get_weekday (day) > 5 && g_test_rand_int_range (0, 3) == 0)
        value.kind = DUBAN_DAY_MAKEUP;
      g_array_append_val (days, value);
    }
  duban_calendar_set_year (calendar, 2026, (const DubanCalendarDay *) (gpointer) days->data,
                           days->len);
}

/* Around 春节, 国庆, and into a year that the calendar does not cover. */
static Office *
office_new (void)
{
  static const char *const starts[] = { "2026-01-01", "2026-08-15", "2026-11-01" };
  Office *office = g_new0 (Office, 1);
  g_autoptr (GString) settings = g_string_new ("");
  const gboolean is_night = g_test_rand_int_range (0, 6) == 0;

  office->first = duban_day_parse (starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))]);
  office->n_parts = 2 * g_test_rand_int_range (1, 4);
  office->n_times = g_test_rand_int_range (1, g_test_rand_bit () ? 3 : MAX_TIMES + 1);
  office->n_day0 = g_test_rand_int_range (1, 4);
  office->leads = g_test_rand_int_range (0, 3) > 0;
  make_minutes (office->parts, office->n_parts, is_night ? 0 : 7 * 60, is_night ? 1439 : 19 * 60);
  make_minutes (office->times, office->n_times, 0, 1439);
  make_minutes (office->day0, office->n_day0, 10 * 60, 1439);
  make_minutes (&office->digest, 1, 6 * 60, 20 * 60);
  append_minutes (settings, "work-hours", office->parts, office->n_parts, '-');
  append_minutes (settings, "remind-times", office->times, office->n_times, ',');
  append_minutes (settings, "remind-day0", office->day0, office->n_day0, ',');
  append_minutes (settings, "remind-digest", &office->digest, 1, ',');
  g_string_append_printf (settings, " remind-lead=%s", office->leads ? "on" : "off");
  office->terms = sample_terms_new ("2026-03-02", settings->str);
  g_test_message ("%s", settings->str);
  if (g_test_rand_bit ())
    make_holidays (office->terms->calendar);
  draw (office);
  return office;
}

static void
office_free (Office *office)
{
  duban_terms_unref (office->terms);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

static DubanMoment
walk_back (const Office *office, DubanMoment moment)
{
  while (!works (office, duban_moment_get_day (moment)))
    moment -= DUBAN_MINUTES_A_DAY;
  while (!is_open (office, moment))
    moment--;
  return moment;
}

static DubanMoment
find_morning (const Office *office, DubanDay day)
{
  DubanMoment moment = duban_moment_of (day, office->digest);

  if (is_open (office, moment))
    return moment;
  for (moment = duban_moment_of (day, 0); !is_open (office, moment);)
    moment++;
  return moment;
}

/* The first open minute from there on that is not before its day's morning. */
static DubanMoment
walk_on (const Office *office, DubanMoment moment)
{
  while (!is_open (office, moment) || moment < find_morning (office, duban_moment_get_day (moment)))
    moment++;
  return moment;
}

static gboolean
has_open (const Office *office, DubanMoment from, DubanMoment to)
{
  for (; from <= to; from++)
    if (is_open (office, from))
      return TRUE;
  return FALSE;
}

static gboolean
works_in_week (const Office *office, DubanDay sunday)
{
  for (DubanDay day = sunday - 6; day <= sunday; day++)
    if (works (office, day))
      return TRUE;
  return FALSE;
}

/* A stage by a random policy, or a day of another thing. */
static void
make_due (Thing *thing)
{
  static const DubanOwedWhat whats[]
      = { DUBAN_OWED_DEPLOY,    DUBAN_OWED_APPROACH, DUBAN_OWED_FEEDBACK, DUBAN_OWED_FOLLOW_UP,
          DUBAN_OWED_MILESTONE, DUBAN_OWED_ACCOUNT,  DUBAN_OWED_REQUEST,  DUBAN_OWED_DECISION };
  const Office *office = thing->office;
  const DubanPolicy policy = (DubanPolicy) g_test_rand_int_range (0, DUBAN_N_POLICIES);
  const DubanDay day = office->first + g_test_rand_int_range (FIRST_DUE, LAST_DUE);

  thing->owed.what = (guint8) whats[g_test_rand_int_range (0, G_N_ELEMENTS (whats))];
  thing->owed.due = day;
  if (thing->owed.what <= DUBAN_OWED_FEEDBACK)
    thing->owed.due
        = duban_policy_deadline (policy, office->terms->calendar, day,
                                 duban_stage_get_days ((DubanStage) thing->owed.what), NULL);
  if (thing->owed.what == DUBAN_OWED_ACCOUNT)
    thing->owed.due = duban_day_get_monday (day) + 4;
  thing->last_day = thing->owed.due + (thing->owed.what == DUBAN_OWED_ACCOUNT ? 2 : 0);
}

/* Often in the days before the deadline, and at the edges of what matters. */
static void
make_entered (Thing *thing)
{
  const Office *office = thing->office;
  DubanMoment moment = duban_moment_of (thing->last_day - g_test_rand_int_range (-2, 6),
                                        g_test_rand_int_range (0, DUBAN_MINUTES_A_DAY));

  thing->owed.entered = DUBAN_NO_DAY;
  if (g_test_rand_int_range (0, 4) == 0)
    return;
  if (g_test_rand_int_range (0, 3) == 0)
    moment = walk_back (office, moment) + g_test_rand_int_range (0, 3);
  if (g_test_rand_int_range (0, 3) == 0)
    moment = duban_moment_of (thing->owed.due, office->day0[office->n_day0 - 1])
             - g_test_rand_int_range (28, 33);
  thing->owed.entered = duban_moment_get_day (moment);
  thing->owed.entered_minute = duban_moment_get_minute (moment);
}

static void
find_entry (Thing *thing)
{
  const Office *office = thing->office;
  const DubanMoment entered = duban_moment_of (thing->owed.entered, thing->owed.entered_minute);
  const DubanMoment end = duban_moment_of (thing->last_day + 1, -1);

  if (thing->owed.what == DUBAN_OWED_DEPLOY)
    {
      if (entered + 30 > duban_moment_of (thing->owed.due, office->day0[office->n_day0 - 1])
          && entered <= end)
        thing->entry = entered;
    }
  else if (entered <= end && !has_open (office, entered, end)
           && (thing->owed.what != DUBAN_OWED_ACCOUNT || works_in_week (office, thing->last_day)))
    thing->entry = entered;
}

static void
find_moments (Thing *thing)
{
  const Office *office = thing->office;
  const DubanDay due = thing->owed.due;

  if (thing->owed.what == DUBAN_OWED_DEPLOY)
    {
      for (int i = 0; i < office->n_day0 && thing->entry == DUBAN_NO_MOMENT; i++)
        thing->moments[thing->n_moments++] = duban_moment_of (due, office->day0[i]);
    }
  else if (thing->owed.what == DUBAN_OWED_ACCOUNT)
    {
      for (DubanDay day = due - 4; day <= due + 2; day++)
        if (works (office, day))
          {
            thing->moments[0] = walk_back (office, duban_moment_of (day, 15 * 60));
            thing->n_moments = 1;
          }
    }
  else
    {
      for (int i = 0; i < office->n_times; i++)
        thing->moments[thing->n_moments++]
            = walk_back (office, duban_moment_of (due, office->times[i]));
      if (office->leads)
        thing->lead = walk_back (office, duban_moment_of (due - 1, office->times[0]));
    }
}

static void
thing_init (Thing *thing, const Office *office)
{
  *thing = (Thing){ .office = office, .lead = DUBAN_NO_MOMENT, .entry = DUBAN_NO_MOMENT };
  make_due (thing);
  make_entered (thing);
  if (thing->owed.entered != DUBAN_NO_DAY)
    find_entry (thing);
  find_moments (thing);
}

/* What rings in that minute; FALSE: nothing. */
static gboolean
rings_at (const Thing *thing, DubanMoment moment, DubanRingLevel *level)
{
  for (int i = 0; i < thing->n_moments; i++)
    if (thing->moments[i] == moment)
      {
        *level = thing->owed.what == DUBAN_OWED_DEPLOY ? DUBAN_RING_DAY0 : DUBAN_RING_DUE;
        return TRUE;
      }
  *level = moment == thing->entry ? DUBAN_RING_ENTRY : DUBAN_RING_LEAD;
  if (moment == thing->entry || moment == thing->lead)
    return TRUE;
  *level = DUBAN_RING_OVERDUE;
  return duban_moment_get_day (moment) > thing->last_day && is_open (thing->office, moment)
         && moment == find_morning (thing->office, duban_moment_get_day (moment));
}

/* The naive list, and that the core's is the same. (transfer full) */
static GArray *
check_list (const Thing *thing, const DubanHours *hours, DubanMoment from, DubanMoment to)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DubanRing));
  GArray *naive = g_array_new (FALSE, FALSE, sizeof (DubanRing));

  for (DubanMoment moment = from; moment <= to; moment++)
    {
      DubanRing ring = { .moment = moment };

      if (rings_at (thing, moment, &ring.level))
        g_array_append_val (naive, ring);
    }
  duban_ring_list (hours, &thing->owed, from, to, found);
  g_assert_cmpuint (found->len, ==, naive->len);
  for (guint i = 0; i < naive->len; i++)
    {
      g_assert_cmpint (g_array_index (found, DubanRing, i).moment, ==,
                       g_array_index (naive, DubanRing, i).moment);
      g_assert_cmpint (g_array_index (found, DubanRing, i).level, ==,
                       g_array_index (naive, DubanRing, i).level);
    }
  return naive;
}

static void
assert_ring (DubanRing found, const GArray *rings, guint i)
{
  g_assert_cmpint (found.moment, ==, g_array_index (rings, DubanRing, i).moment);
  g_assert_cmpint (found.level, ==, g_array_index (rings, DubanRing, i).level);
}

static void
check_ends (const Thing *thing, const DubanHours *hours, const GArray *rings, DubanMoment now)
{
  const DubanRing last = duban_ring_find_last (hours, &thing->owed, now);
  const DubanRing next = duban_ring_find_next (hours, &thing->owed, now);
  guint n = 0;

  while (n < rings->len && g_array_index (rings, DubanRing, n).moment <= now)
    n++;
  if (n > 0)
    assert_ring (last, rings, n - 1);
  else
    g_assert_cmpint (last.moment, ==, DUBAN_NO_MOMENT);
  assert_ring (next, rings, n);
}

static DubanMoment
replay (const Thing *thing, DubanRing ring, DubanMoment now)
{
  const DubanMoment end = duban_moment_of (thing->last_day + 1, -1);
  DubanMoment said;

  if (ring.level == DUBAN_RING_SNOOZE)
    return now;
  if (ring.level == DUBAN_RING_DAY0 || ring.level == DUBAN_RING_ENTRY)
    return now / DUBAN_MINUTES_A_DAY == ring.moment / DUBAN_MINUTES_A_DAY ? now : DUBAN_NO_MOMENT;
  said = walk_on (thing->office, now);
  if (ring.level != DUBAN_RING_LEAD && ring.level != DUBAN_RING_DUE)
    return said;
  if (is_open (thing->office, now))
    said = now;
  return said <= end ? said : DUBAN_NO_MOMENT;
}

static void
check_replay (const Thing *thing, const DubanHours *hours, DubanRing ring, DubanMoment now)
{
  now = MAX (now, ring.moment);
  g_assert_cmpint (duban_ring_get_replay (hours, &thing->owed, ring, now), ==,
                   replay (thing, ring, now));
}

static void
check_quiet (const Thing *thing, const GArray *rings)
{
  for (guint i = 0; i < rings->len; i++)
    {
      const DubanRing ring = g_array_index (rings, DubanRing, i);

      if (ring.level == DUBAN_RING_LEAD || ring.level == DUBAN_RING_DUE)
        g_assert_cmpint (duban_moment_get_day (ring.moment), <=, thing->last_day);
      if (ring.level != DUBAN_RING_DAY0 && ring.level != DUBAN_RING_ENTRY)
        g_assert_true (is_open (thing->office, ring.moment));
    }
}

/* While the machine is on from the entry on, it is said before the deadline has passed wherever
 * there is time for it: in office hours, or (day 0, entry) at any hour. */
static void
check_said_in_time (const Thing *thing, const DubanHours *hours, const GArray *rings)
{
  const DubanMoment end = duban_moment_of (thing->last_day + 1, -1);
  DubanMoment entered = get_start (thing->office);
  gboolean is_said = FALSE;

  if (thing->owed.entered != DUBAN_NO_DAY)
    entered = duban_moment_of (thing->owed.entered, thing->owed.entered_minute);
  if (entered > end
      || (thing->owed.what == DUBAN_OWED_ACCOUNT
          && !works_in_week (thing->office, thing->last_day)))
    return;
  for (guint i = 0; i < rings->len && !is_said; i++)
    {
      const DubanRing ring = g_array_index (rings, DubanRing, i);
      const DubanMoment said
          = duban_ring_get_replay (hours, &thing->owed, ring, MAX (entered, ring.moment));

      is_said = ring.moment <= end && said != DUBAN_NO_MOMENT && said <= end;
    }
  g_assert_true (is_said);
}

static void
check_thing (const Office *office, const DubanHours *hours)
{
  g_autoptr (GArray) rings = NULL;
  DubanMoment from, to;
  Thing thing;

  thing_init (&thing, office);
  from = duban_moment_of (thing.last_day - DAYS_BEFORE, 0);
  to = duban_moment_of (thing.last_day + 14, 0);
  rings = check_list (&thing, hours, from, to);
  check_quiet (&thing, rings);
  check_said_in_time (&thing, hours, rings);
  for (guint i = 0; i + 2 < rings->len; i++)
    {
      const DubanRing ring = g_array_index (rings, DubanRing, i);

      for (int beside = -1; beside <= 1; beside++)
        check_ends (&thing, hours, rings, ring.moment + beside);
      check_replay (&thing, hours, ring, ring.moment);
      for (int n = 0; n < 4; n++)
        check_replay (&thing, hours, ring, ring.moment + g_test_rand_int_range (0, 4000));
    }
  for (int n = 0; n < 10; n++)
    {
      const DubanRing ring
          = { from, (DubanRingLevel) g_test_rand_int_range (DUBAN_RING_OVERDUE, DUBAN_N_RINGS) };
      const DubanMoment now = duban_moment_of (thing.last_day - 5, 0)
                              + g_test_rand_int_range (0, 10 * DUBAN_MINUTES_A_DAY);

      if (now < g_array_index (rings, DubanRing, rings->len - 1).moment)
        check_ends (&thing, hours, rings, now);
      check_replay (&thing, hours, ring, now);
    }
}

static void
test_random (void)
{
  for (int i = 0; i < N_OFFICES; i++)
    {
      g_autoptr (Office) office = office_new ();
      DubanHours hours;

      duban_hours_init (&hours, office->terms);
      for (int k = 0; k < N_THINGS; k++)
        check_thing (office, &hours);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ring/random", test_random);
  return g_test_run ();
}
