/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-list.h"

#include "app/view/key-sort.h"
#include "app/view/today-group.h"

#include <string.h>

#define MAX_CALLS 50   /* lines of one person in the call list */
#define MAX_LINES 2000 /* of the whole call list */
#define BULLETIN_MEASURE 8
#define BULLETIN_DAYS 7 /* it is shown from so many days before it is due */

static const DubanSection leader_sections[DUBAN_TODAY_N_PARTS] = {
  DUBAN_SECTION_OVERDUE, DUBAN_SECTION_DUE_TODAY, DUBAN_SECTION_MINE,
  DUBAN_SECTION_OTHERS,  DUBAN_SECTION_ACCOUNTS,  DUBAN_SECTION_DECISIONS,
};
static const DubanSection office_sections[DUBAN_TODAY_N_PARTS] = {
  DUBAN_SECTION_OVERDUE,  DUBAN_SECTION_DUE_TODAY, DUBAN_SECTION_CLOSINGS,
  DUBAN_SECTION_ACCOUNTS, DUBAN_SECTION_REQUESTS,  DUBAN_SECTION_BULLETIN,
};

typedef struct
{
  DubanTodayList *list;
  const DubanSnapshot *snapshot;
  guint32 leader;    /* 0: the office */
  GHashTable *heard; /* leader → the day of his desk's last data; or NULL */
  const DubanSection *sections;
  GArray *items[DUBAN_TODAY_N_PARTS]; /* of DubanTodayItem */
  GArray *next;                       /* of guint32: what falls due on list->next */
  GHashTable *words;                  /* text → where it lies */
} Filling;

static void
filling_clear (Filling *filling)
{
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    g_array_unref (filling->items[i]);
  g_array_unref (filling->next);
  g_hash_table_unref (filling->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

static void
filling_init (Filling *filling, DubanTodayList *list, const DubanSnapshot *snapshot, guint32 leader,
              GHashTable *heard)
{
  *filling = (Filling){ .list = list,
                        .snapshot = snapshot,
                        .leader = leader,
                        .heard = heard,
                        .sections = leader != 0 ? leader_sections : office_sections };
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    filling->items[i] = g_array_new (FALSE, FALSE, sizeof (DubanTodayItem));
  filling->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  filling->words = g_hash_table_new (g_str_hash, g_str_equal);
  list->lines = g_array_new (FALSE, FALSE, sizeof (DubanTodayLine));
  list->persons = g_array_new (FALSE, FALSE, sizeof (DubanTodayPerson));
  list->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  list->texts = g_byte_array_new ();
  list->next = DUBAN_NO_DAY;
  g_byte_array_append (list->texts, (const guint8 *) "", 1);
}

/* text lives as long as the snapshot. */
static guint32
append_text (Filling *filling, const char *text)
{
  GByteArray *texts = filling->list->texts;
  gpointer at;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (filling->words, text, NULL, &at))
    return GPOINTER_TO_UINT (at);
  at = GUINT_TO_POINTER (texts->len);
  g_hash_table_insert (filling->words, (gpointer) text, at);
  g_byte_array_append (texts, (const guint8 *) text, (guint) strlen (text) + 1);
  return GPOINTER_TO_UINT (at);
}

static guint32
append_name (Filling *filling, guint32 who)
{
  return append_text (filling, duban_directory_get_name (filling->snapshot->terms->directory, who));
}

/* The soonest day after today on which something of this side falls due. */
static void
note_next (Filling *filling, const DubanTodayItem *item)
{
  const DubanDay today = filling->snapshot->terms->today;
  DubanDay next;

  if (item->row->status != DUBAN_STATUS_OPEN
      || !duban_today_owed_concerns (item->row, filling->leader))
    return;
  next = duban_today_owed_get_next (item->row, item->task, today, NULL);
  if (next == DUBAN_NO_DAY || (filling->list->next != DUBAN_NO_DAY && next > filling->list->next))
    return;
  if (next != filling->list->next)
    g_array_set_size (filling->next, 0);
  filling->list->next = next;
  g_array_append_val (filling->next, item->row->task);
}

static guint
find_place (const Filling *filling, DubanSection section)
{
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    if (filling->sections[i] == section)
      return i;
  g_assert_not_reached ();
}

static void
gather (Filling *filling)
{
  const DubanSnapshot *snapshot = filling->snapshot;
  gsize n, n_tasks;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n);
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (snapshot->verdict, &n_tasks);

  for (gsize i = 0; i < n; i++)
    {
      DubanTodayItem item = { .row = &rows[i] };

      item.task = i < n_tasks && tasks[i].task == rows[i].task
                      ? &tasks[i]
                      : duban_verdict_find_task (snapshot->verdict, rows[i].task);
      if (item.task == NULL)
        continue;
      note_next (filling, &item);
      if (duban_today_owed_find (&item.owed, snapshot, filling->leader, item.row, item.task))
        g_array_append_val (filling->items[find_place (filling, item.owed.section)], item);
    }
}

static guint64
get_day_key (DubanDay day)
{
  return day == DUBAN_NO_DAY ? G_MAXUINT32 : (guint64) (day - DUBAN_DAY_FIRST);
}

/* What is overdue as findings stand, the rest by its day. */
static guint64
get_key (const DubanTodayOwed *owed)
{
  switch (owed->section)
    {
    case DUBAN_SECTION_OVERDUE:
      return (guint64) owed->severity << 32 | (guint64) (G_MAXINT32 - owed->days);
    case DUBAN_SECTION_DUE_TODAY:
      return (guint64) owed->owed;
    case DUBAN_SECTION_DECISIONS:
    case DUBAN_SECTION_CLOSINGS:
    case DUBAN_SECTION_REQUESTS:
      return get_day_key (owed->since);
    default:
      return get_day_key (owed->date);
    }
}

static void
sort_items (GArray *items)
{
  g_autofree guint64 *keys = g_new (guint64, items->len);
  g_autofree guint32 *places = NULL;
  g_autofree DubanTodayItem *sorted = g_new (DubanTodayItem, items->len);

  for (guint i = 0; i < items->len; i++)
    keys[i] = get_key (&g_array_index (items, DubanTodayItem, i).owed);
  places = duban_key_sort_all (keys, items->len);
  for (guint i = 0; i < items->len; i++)
    sorted[i] = g_array_index (items, DubanTodayItem, places[i]);
  if (items->len > 0)
    memcpy (items->data, sorted, items->len * sizeof *sorted);
}

static guint8
get_measure (const DubanTodayOwed *owed)
{
  return (guint8) (1 << (duban_rule_get_measure (owed->rule) - 1));
}

/* Of an account that the office misses: the last data of the debtor's own desk, unless that goes
 * beyond the end of the week: then he has not given it. */
static DubanDay
get_heard (const Filling *filling, const DubanTodayOwed *owed, guint32 debtor)
{
  gpointer day;

  if (filling->leader != 0 || owed->section != DUBAN_SECTION_ACCOUNTS || filling->heard == NULL
      || !g_hash_table_lookup_extended (filling->heard, GUINT_TO_POINTER (debtor), NULL, &day)
      || GPOINTER_TO_INT (day) >= owed->since)
    return DUBAN_NO_DAY;
  return GPOINTER_TO_INT (day);
}

/* has_name: the debtor is named in the line. */
static void
append_line (Filling *filling, const DubanTodayItem *item, guint32 debtor, gboolean has_name,
             DubanTodaySpan tasks)
{
  const DubanRegister *reg = filling->snapshot->reg;
  const DubanTodayOwed *owed = &item->owed;
  const DubanTodayLine line = {
    .tasks = tasks,
    .number = append_text (filling, duban_register_get_text (reg, item->row->number)),
    .title = append_text (filling, duban_register_get_text (reg, item->row->title)),
    .who = has_name ? append_name (filling, debtor) : 0,
    .to = append_text (filling, duban_register_get_text (reg, item->row->assigner_text)),
    .date = owed->date,
    .since = owed->since,
    .heard = get_heard (filling, owed, debtor),
    .urged = item->row->urged,
    .days = owed->days,
    .owed = (guint8) owed->owed,
    .act = (guint8) owed->act,
    .side = (guint8) owed->side,
    .rule = (guint8) owed->rule,
    .light = item->task->light,
    .waits = owed->waits,
    .n_urges = item->row->n_urges,
    .measures = get_measure (owed),
  };

  g_array_append_val (filling->list->lines, line);
}

/* All of one person in one line. */
static void
append_group_line (Filling *filling, const DubanTodayGroup *group, DubanTodaySpan tasks)
{
  const DubanTodayItem *first = group->items->pdata[0];
  DubanTodayLine line = {
    .tasks = tasks,
    .who = append_name (filling, group->who),
    .date = first->owed.date,
    .since = first->owed.since,
    .heard = get_heard (filling, &first->owed, group->who),
    .urged = DUBAN_NO_DAY,
    .days = group->days,
    .owed = (guint8) first->owed.owed,
    .act = group->who != 0 ? DUBAN_NEXT_URGE : DUBAN_NEXT_NONE,
    .side = DUBAN_SIDE_OFFICE,
    .rule = (guint8) first->owed.rule,
    .light = DUBAN_LIGHT_GREY,
  };

  for (guint i = 0; i < group->items->len; i++)
    {
      const DubanTodayItem *item = group->items->pdata[i];

      line.light = MIN (line.light, item->task->light);
      line.measures |= get_measure (&item->owed);
    }
  g_array_append_val (filling->list->lines, line);
}

static DubanTodaySpan
append_tasks (Filling *filling, const DubanTodayGroup *group)
{
  const DubanTodaySpan span = { filling->list->tasks->len, group->items->len };

  for (guint i = 0; i < group->items->len; i++)
    {
      const DubanTodayItem *item = group->items->pdata[i];

      g_array_append_val (filling->list->tasks, item->row->task);
    }
  return span;
}

/* The office sees what is overdue, and the accounts, by leader. */
static void
append_grouped_lines (Filling *filling, GArray *items)
{
  g_autoptr (GPtrArray) groups = duban_today_group_list_new ();

  for (guint i = 0; i < items->len; i++)
    duban_today_group_add (groups, filling->snapshot->verdict,
                           &g_array_index (items, DubanTodayItem, i));
  duban_today_group_sort (groups);
  for (guint i = 0; i < groups->len && i < DUBAN_TODAY_MAX_LINES; i++)
    append_group_line (filling, groups->pdata[i], append_tasks (filling, groups->pdata[i]));
}

static void
append_part (Filling *filling, guint place)
{
  DubanTodayList *list = filling->list;
  DubanTodayPart *part = &list->parts[place];
  GArray *items = filling->items[place];

  *part = (DubanTodayPart){ .section = filling->sections[place],
                            .tasks = { list->tasks->len, items->len },
                            .lines = { .first = list->lines->len } };
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (list->tasks, g_array_index (items, DubanTodayItem, i).row->task);
  if (filling->leader == 0
      && (part->section == DUBAN_SECTION_OVERDUE || part->section == DUBAN_SECTION_ACCOUNTS))
    append_grouped_lines (filling, items);
  else
    for (guint i = 0; i < items->len && i < DUBAN_TODAY_MAX_LINES; i++)
      {
        const DubanTodayItem *item = &g_array_index (items, DubanTodayItem, i);

        append_line (filling, item, item->owed.who, TRUE,
                     (DubanTodaySpan){ part->tasks.first + i, 1 });
      }
  part->lines.n = list->lines->len - part->lines.first;
}

/* The notice says only “every month”: the month's bulletin is due on its last working day. */
static DubanDay
get_bulletin_day (const DubanTerms *terms)
{
  int year, month;
  DubanDay day;

  duban_day_to_ymd (terms->today, &year, &month, NULL);
  day = duban_day_month_end (year, month);
  while (!duban_calendar_is_working (terms->calendar, day))
    day--;
  return day;
}

/* Its tasks are those assigned in its month. */
static void
append_bulletin (Filling *filling)
{
  const DubanTerms *terms = filling->snapshot->terms;
  const DubanPeriod month = duban_period_of (DUBAN_PERIOD_MONTH, terms->today);
  DubanTodayList *list = filling->list;
  DubanTodayPart *part = &list->parts[find_place (filling, DUBAN_SECTION_BULLETIN)];
  DubanTodayLine line = { .tasks = { .first = list->tasks->len },
                          .date = get_bulletin_day (terms),
                          .since = month.from,
                          .heard = DUBAN_NO_DAY,
                          .urged = DUBAN_NO_DAY,
                          .owed = DUBAN_TODAY_OWED_BULLETIN,
                          .side = DUBAN_SIDE_OFFICE,
                          .rule = DUBAN_RULE_UNVERIFIED_CLAIM,
                          .measures = 1 << (BULLETIN_MEASURE - 1),
                          .light = DUBAN_LIGHT_GREY };
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (filling->snapshot->reg, &n);

  if (line.date - terms->today > BULLETIN_DAYS)
    return;
  for (gsize i = 0; i < n; i++)
    if (rows[i].assigned != DUBAN_NO_DAY && rows[i].assigned >= month.from
        && rows[i].assigned <= month.to)
      g_array_append_val (list->tasks, rows[i].task);
  line.tasks.n = list->tasks->len - line.tasks.first;
  part->lines = (DubanTodaySpan){ list->lines->len, 1 };
  g_array_append_val (list->lines, line);
}

static gboolean
is_owed_by_others (const Filling *filling, const DubanTodayOwed *owed)
{
  if (filling->leader == 0)
    return owed->section == DUBAN_SECTION_OVERDUE || owed->section == DUBAN_SECTION_DUE_TODAY
           || owed->section == DUBAN_SECTION_ACCOUNTS || owed->owed == DUBAN_TODAY_OWED_ANSWER;
  return owed->side == DUBAN_SIDE_ASSIGNED
         && (owed->section == DUBAN_SECTION_OVERDUE || owed->section == DUBAN_SECTION_DUE_TODAY
             || owed->section == DUBAN_SECTION_OTHERS);
}

static void
append_person (Filling *filling, const DubanTodayGroup *group, guint room)
{
  DubanTodayList *list = filling->list;
  DubanTodayPerson person = { .who = group->who,
                              .name = append_name (filling, group->who),
                              .n_overdue = group->n_overdue,
                              .tasks = append_tasks (filling, group),
                              .lines = { .first = list->lines->len } };

  for (guint i = 0; i < group->items->len && i < MIN (room, MAX_CALLS); i++)
    append_line (filling, group->items->pdata[i], group->who, FALSE,
                 (DubanTodaySpan){ person.tasks.first + i, 1 });
  person.lines.n = list->lines->len - person.lines.first;
  g_array_append_val (list->persons, person);
}

static void
append_persons (Filling *filling)
{
  g_autoptr (GPtrArray) groups = duban_today_group_list_new ();
  const guint before = filling->list->lines->len;

  for (guint place = 0; place < DUBAN_TODAY_N_PARTS; place++)
    for (guint i = 0; i < filling->items[place]->len; i++)
      {
        const DubanTodayItem *item = &g_array_index (filling->items[place], DubanTodayItem, i);

        if (is_owed_by_others (filling, &item->owed))
          duban_today_group_add (groups, filling->snapshot->verdict, item);
      }
  duban_today_group_sort (groups);
  for (guint i = 0; i < groups->len; i++)
    append_person (filling, groups->pdata[i],
                   MAX_LINES - MIN (MAX_LINES, filling->list->lines->len - before));
}

void
duban_today_list_fill (DubanTodayList *list, const DubanSnapshot *snapshot, guint32 leader,
                       GHashTable *heard)
{
  g_auto (Filling) filling = { 0 };

  filling_init (&filling, list, snapshot, leader, heard);
  gather (&filling);
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      sort_items (filling.items[i]);
      append_part (&filling, i);
    }
  if (leader == 0)
    append_bulletin (&filling);
  append_persons (&filling);
  list->next_tasks = (DubanTodaySpan){ list->tasks->len, filling.next->len };
  if (filling.next->len > 0)
    g_array_append_vals (list->tasks, filling.next->data, filling.next->len);
}

void
duban_today_list_clear (DubanTodayList *list)
{
  g_clear_pointer (&list->lines, g_array_unref);
  g_clear_pointer (&list->persons, g_array_unref);
  g_clear_pointer (&list->tasks, g_array_unref);
  g_clear_pointer (&list->texts, g_byte_array_unref);
}
