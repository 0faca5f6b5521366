/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/month.h"

#include "app/view/key-sort.h"
#include "app/wording/sentence.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define MAX_DAYS ((1 << 20) - 1)

/* What is gathered while the tasks pass by. */
typedef struct
{
  DubanDay first, last;
  const DubanRegisterRow *row;
  DubanLight light;
  guint from;    /* where the items of the present task begin */
  GArray *items; /* of DubanMonthItem */
} Gathering;

/* One item a task and day, whatever falls due on it. */
static void
gather (Gathering *gathering, DubanDay day, guint what)
{
  DubanMonthItem item = {
    .task = gathering->row->task,
    .day = day,
    .what = (guint8) what,
    .light = (guint8) gathering->light,
  };

  if (day == DUBAN_NO_DAY || day < gathering->first || day > gathering->last)
    return;
  for (guint i = gathering->from; i < gathering->items->len; i++)
    {
      DubanMonthItem *known = &g_array_index (gathering->items, DubanMonthItem, i);

      if (known->day == day)
        {
          known->what |= item.what;
          return;
        }
    }
  g_array_append_val (gathering->items, item);
}

static void
gather_task (Gathering *gathering, const DubanTaskVerdict *verdict)
{
  const DubanRegisterRow *row = gathering->row;

  gathering->light = verdict->light;
  gathering->from = gathering->items->len;
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (verdict->states[stage] == DUBAN_STATE_OVERDUE || verdict->states[stage] == DUBAN_STATE_TODAY
        || verdict->states[stage] == DUBAN_STATE_PENDING)
      gather (gathering, row->stages[stage], 1u << stage);
  gather (gathering, row->follow_up, DUBAN_MONTH_FOLLOW_UP);
  gather (gathering, row->due, DUBAN_MONTH_DUE);
}

/* The milestones of the present task; *at goes on over them. */
static void
gather_milestones (Gathering *gathering, const DubanMilestones *milestones, guint *at)
{
  guint n = milestones != NULL ? milestones->items->len : 0;

  for (; *at < n; (*at)++)
    {
      const DubanMilestone *item = &g_array_index (milestones->items, DubanMilestone, *at);

      if (item->task > gathering->row->task)
        return;
      if (item->task == gathering->row->task)
        gather (gathering, item->day, DUBAN_MONTH_MILESTONE);
    }
}

/* By day, light, days overdue; and where each day begins. */
static void
order (DubanMonth *month, const GArray *gathered)
{
  gsize n_days = (gsize) (month->last - month->first + 1);
  g_autofree guint64 *keys = g_new (guint64, gathered->len + 1);
  g_autofree guint32 *places = NULL;

  month->items = g_array_sized_new (FALSE, FALSE, sizeof (DubanMonthItem), gathered->len);
  month->starts = g_new0 (gsize, n_days + 1);
  for (guint i = 0; i < gathered->len; i++)
    {
      const DubanMonthItem *item = &g_array_index (gathered, DubanMonthItem, i);
      int days = duban_verdict_find_task (month->snapshot->verdict, item->task)->days;

      keys[i] = (guint64) (item->day - month->first) << 32 | (guint64) item->light << 24
                | (guint64) (MAX_DAYS - CLAMP (days, 0, MAX_DAYS));
      month->starts[item->day - month->first + 1]++;
    }
  places = duban_key_sort_all (keys, gathered->len);
  for (guint i = 0; i < gathered->len; i++)
    g_array_append_val (month->items, g_array_index (gathered, DubanMonthItem, places[i]));
  for (gsize i = 0; i < n_days; i++)
    month->starts[i + 1] += month->starts[i];
}

DubanMonth *
duban_month_new (DubanSnapshot *snapshot, DubanMilestones *milestones, DubanDay first,
                 DubanDay last, char *as_of)
{
  DubanMonth *month = g_new0 (DubanMonth, 1);
  g_autoptr (GArray) gathered = g_array_new (FALSE, FALSE, sizeof (DubanMonthItem));
  Gathering gathering = { .first = first, .last = last, .items = gathered };
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n);
  guint at = 0;

  month->snapshot = duban_snapshot_ref (snapshot);
  month->milestones = milestones != NULL ? duban_milestones_ref (milestones) : NULL;
  month->as_of = as_of;
  month->first = first;
  month->last = last;
  for (gsize i = 0; i < n; i++)
    {
      const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, rows[i].task);

      if (rows[i].status != DUBAN_STATUS_OPEN || verdict == NULL
          || !duban_register_concerns (snapshot->reg, snapshot->terms, &rows[i], snapshot->scope))
        continue;
      gathering.row = &rows[i];
      gather_task (&gathering, verdict);
      gather_milestones (&gathering, milestones, &at);
    }
  order (month, gathered);
  return month;
}

void
duban_month_free (DubanMonth *month)
{
  duban_snapshot_unref (month->snapshot);
  g_clear_pointer (&month->milestones, duban_milestones_unref);
  g_array_unref (month->items);
  g_free (month->starts);
  g_free (month->as_of);
  g_free (month);
}

const DubanMonthItem *
duban_month_get_day (const DubanMonth *month, DubanDay day, gsize *n)
{
  const gsize *start = month->starts + (day - month->first);

  *n = 0;
  if (day < month->first || day > month->last)
    return NULL;
  *n = start[1] - start[0];
  return *n > 0 ? &g_array_index (month->items, DubanMonthItem, start[0]) : NULL;
}

gsize
duban_month_count (const DubanMonth *month, DubanDay day, DubanLight light)
{
  gsize n, count = 0;
  const DubanMonthItem *items = duban_month_get_day (month, day, &n);

  for (gsize i = 0; i < n; i++)
    count += items[i].light == light;
  return count;
}

char *
duban_month_dup_what (guint what)
{
  GString *words = g_string_new (NULL);

  for (guint bit = 1; bit <= DUBAN_MONTH_DUE; bit <<= 1)
    {
      if (!(what & bit))
        continue;
      if (words->len > 0)
        /* Translators: between the things that fall due on one day */
        g_string_append (words, C_ ("between deadlines", ", "));
      if (bit <= DUBAN_MONTH_FEEDBACK)
        g_string_append (words, duban_wording_of_stage (g_bit_nth_lsf (bit, -1)));
      else if (bit == DUBAN_MONTH_FOLLOW_UP)
        g_string_append (words, duban_wording_of_record_kind (DUBAN_RECORD_FOLLOW_UP));
      else if (bit == DUBAN_MONTH_MILESTONE)
        g_string_append (words, duban_wording_of_record_kind (DUBAN_RECORD_MILESTONE));
      else
        g_string_append (words, C_ ("falls due", "Deadline"));
    }
  return g_string_free (words, FALSE);
}

/* Which holiday it is, or is worked for; NULL for a plain day. */
static char *
words_of_kind (const DubanTerms *terms, DubanDay day)
{
  const char *name = duban_calendar_get_name (terms->calendar, day);

  if (name == NULL)
    name = "";
  switch (duban_calendar_get_kind (terms->calendar, day))
    {
    case DUBAN_DAY_OFF:
      /* Translators: of a day in a statutory holiday; %s is the holiday's name */
      return g_strdup_printf (_ ("holiday %s"), name);
    case DUBAN_DAY_MAKEUP:
      /* Translators: of a weekend day that is worked; %s is the holiday's name */
      return g_strdup_printf (_ ("worked for %s"), name);
    case DUBAN_DAY_PLAIN:
    default:
      return NULL;
    }
}

char *
duban_month_dup_day_name (const DubanMonth *month, DubanDay day)
{
  const DubanTerms *terms = month->snapshot->terms;
  g_autofree char *date = duban_wording_of_day (day, terms->today);
  g_autofree char *kind = words_of_kind (terms, day);
  GString *name = g_string_new (NULL);
  guint red = (guint) duban_month_count (month, day, DUBAN_LIGHT_RED);
  g_autofree char *due = NULL;
  /* Translators: of a day of the calendar, after “5 due”: how many of them are red */
  g_autofree char *reds = g_strdup_printf (ngettext ("%u red", "%u red", red), red);
  gsize n;

  duban_month_get_day (month, day, &n);
  /* Translators: of a day of the calendar: how many tasks have something due on it */
  due = g_strdup_printf (ngettext ("%u due", "%u due", (gulong) n), (guint) n);
  /* Translators: a date and its weekday */
  g_string_printf (name, _ ("%s %s"), date, duban_wording_of_weekday (day));
  if (day == terms->today)
    duban_sentence_add (name, _ ("today"));
  if (kind != NULL)
    duban_sentence_add (name, kind);
  duban_sentence_add (name, n > 0 ? due : _ ("nothing due"));
  if (red > 0)
    duban_sentence_add (name, reds);
  return g_string_free (name, FALSE);
}

void
duban_month_get_weeks (DubanDay in_month, DubanDay *first, DubanDay *last)
{
  int year, month;

  duban_day_to_ymd (in_month, &year, &month, NULL);
  *first = duban_day_get_monday (duban_day_from_ymd (year, month, 1));
  *last = duban_day_get_monday (duban_day_month_end (year, month)) + 6;
}

DubanDay
duban_month_shift (DubanDay day, int months)
{
  int year, month, day_of_month;
  DubanDay end;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  months += year * 12 + month - 1;
  year = CLAMP (months / 12, duban_day_get_year (DUBAN_DAY_FIRST) + 1,
                duban_day_get_year (DUBAN_DAY_LAST) - 1);
  end = duban_day_month_end (year, months % 12 + 1);
  return MIN (duban_day_from_ymd (year, months % 12 + 1, 1) + day_of_month - 1, end);
}

static void
add_item (DubanSheet *sheet, const DubanMonth *month, const DubanMonthItem *item)
{
  const DubanSnapshot *snapshot = month->snapshot;
  const DubanRegisterRow *row = duban_register_find (snapshot->reg, item->task);
  const char *lead = duban_directory_get_name (snapshot->terms->directory, row->lead);
  const char *unit = duban_directory_get_name (snapshot->terms->directory, row->unit);
  g_autofree char *what = duban_month_dup_what (item->what);
  const char *texts[] = {
    duban_wording_of_light (item->light),
    duban_register_get_text (snapshot->reg, row->number),
    duban_register_get_text (snapshot->reg, row->title),
    what,
    lead != NULL ? lead : "",
    unit != NULL ? unit : duban_register_get_text (snapshot->reg, row->unit_text),
    NULL,
  };

  duban_sheet_take_row (sheet, g_strdupv ((GStrv) texts));
}

DubanSheet *
duban_month_dup_sheet (const DubanMonth *month, DubanDay first, DubanDay last)
{
  const DubanTerms *terms = month->snapshot->terms;
  const char *leader = duban_directory_get_name (terms->directory, month->snapshot->scope);
  g_autofree char *from = duban_wording_of_day (first, terms->today);
  g_autofree char *to = duban_wording_of_day (last, terms->today);
  /* Translators: a printed list: what falls due from one date to another */
  g_autofree char *title = first == last ? g_strdup_printf (_ ("Due on %s"), from)
                                         : g_strdup_printf (_ ("Due from %s to %s"), from, to);
  DubanSheet *sheet
      = duban_sheet_new (g_steal_pointer (&title), g_strdup (leader), g_strdup (month->as_of));

  duban_sheet_add_column (sheet, _ ("Light"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Number"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Task"), 5, FALSE);
  duban_sheet_add_column (sheet, _ ("What is due"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Lead"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Unit"), 2, FALSE);
  for (DubanDay day = first; day <= last; day++)
    {
      gsize n;
      const DubanMonthItem *items = duban_month_get_day (month, day, &n);
      g_autofree char *name = n > 0 ? duban_month_dup_day_name (month, day) : NULL;

      if (n > 0)
        duban_sheet_add_group (sheet, name);
      for (gsize i = 0; i < n; i++)
        add_item (sheet, month, &items[i]);
    }
  return sheet;
}
