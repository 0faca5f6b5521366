/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/slip.h"

#include "app/view/as-of.h"
#include "app/view/day-strip.h"
#include "app/view/detail-facts.h"
#include "app/wording/wording.h"
#include "core/attribute.h"
#include "store/tasks.h"

#include "app/words.h"

#define TEXT_LINES 2   /* of what is asked, at least */
#define SIGN_LINES 2   /* to sign on */
#define REPORT_LINES 8 /* room to write in */

typedef struct
{
  DubanSlips *slips;
  const DubanTerms *terms;
} Filling;

static void
clear_row (gpointer data)
{
  DubanSlipRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_free (row->cells[i].label);
      g_free (row->cells[i].text);
    }
}

static void
slip_free (gpointer data)
{
  DubanSlip *slip = data;

  g_free (slip->number);
  g_free (slip->mark);
  g_free (slip->care);
  g_array_unref (slip->rows);
  g_free (slip);
}

static DubanSlipRow *
add_row (DubanSlip *slip, int min_lines)
{
  DubanSlipRow row = { .min_lines = min_lines };

  g_array_append_val (slip->rows, row);
  return &g_array_index (slip->rows, DubanSlipRow, slip->rows->len - 1);
}

/* (transfer full) text, which may be NULL. */
static void
take_cell (DubanSlipRow *row, const char *label, char *text)
{
  DubanSlipCell *cell = &row->cells[row->n_cells++];

  cell->label = g_strdup (label);
  cell->text = text != NULL ? g_strstrip (text) : g_strdup ("");
}

static void
add_wide (DubanSlip *slip, const char *label, char *text, int min_lines)
{
  take_cell (add_row (slip, min_lines), label, text);
}

static void
add_pair (DubanSlip *slip, const char *first, char *first_text, const char *second,
          char *second_text)
{
  const gboolean to_sign = first_text == NULL && second_text == NULL;
  DubanSlipRow *row = add_row (slip, to_sign ? SIGN_LINES : 1);

  take_cell (row, first, first_text);
  take_cell (row, second, second_text);
}

/* 2026年11月20日 周五: papers outlive their year. */
static char *
say_day (DubanDay day)
{
  g_autofree char *date = NULL;

  if (day == DUBAN_NO_DAY)
    return g_strdup ("");
  date = duban_wording_of_day (day, day - 366);
  /* Translators: a date and its weekday */
  return g_strdup_printf (C_ ("slip", "%s %s"), date, duban_wording_of_weekday (day));
}

static char *
say_assigned (const DubanTask *task, const DubanClock137 *clock)
{
  g_autofree char *day = say_day (clock->assigned);

  if (clock->round > 1)
    /* Translators: a day */
    return g_strdup_printf (C_ ("slip", "%s (assigned again)"), day);
  if (task->assigned_minute != DUBAN_NO_MINUTE)
    return g_strdup_printf ("%s %02d:%02d", day, task->assigned_minute / 60,
                            task->assigned_minute % 60);
  return g_steal_pointer (&day);
}

static char *
say_stage (const DubanStageResult *stage)
{
  g_autofree char *day = say_day (stage->due);

  if (stage->due == DUBAN_NO_DAY)
    return g_strdup (duban_wording_of_state (stage->state));
  if (stage->provisional)
    /* Translators: a date that a holiday not published yet may move */
    return g_strdup_printf (C_ ("slip", "%s (provisional)"), day);
  return g_steal_pointer (&day);
}

static void
add_stages (DubanSlip *slip, const Filling *filling, const DubanClock137 *clock)
{
  static const char *const labels[DUBAN_N_STAGES] = {
    [DUBAN_STAGE_DEPLOY] = NC_ ("slip", "To be deployed"),
    [DUBAN_STAGE_APPROACH] = NC_ ("slip", "Approach by"),
    [DUBAN_STAGE_FEEDBACK] = NC_ ("slip", "Feedback by"),
  };
  g_autoptr (DubanDayStrip) strip = NULL;
  DubanSlipRow *row = add_row (slip, 1);

  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    take_cell (row, duban_language_say_in ("slip", labels[stage]),
               say_stage (&clock->stages[stage]));
  if (clock->assigned == DUBAN_NO_DAY)
    {
      add_wide (slip, C_ ("slip", "Days counted"),
                g_strdup (_ ("The date of assignment is missing, so there is no 137 clock.")), 1);
      return;
    }
  strip = duban_day_strip_new (filling->terms, clock->assigned, DUBAN_STAGE_FEEDBACK);
  add_wide (slip, C_ ("slip", "Days counted"), g_strdup (strip->sentence), 1);
}

/* The day, and the wording as published where that says more. */
static char *
say_due (const DubanTask *task)
{
  g_autofree char *day = say_day (task->due);
  const char *text = task->due_text != NULL ? task->due_text : "";

  if (*day == '\0')
    return g_strdup (*text != '\0' ? text : _ ("none, followed up only"));
  if (*text == '\0')
    return g_steal_pointer (&day);
  /* Translators: a date; the deadline as it was worded */
  return g_strdup_printf (C_ ("slip", "%s (%s)"), day, text);
}

static char *
join_units (const DubanTask *task, const DubanDirectory *directory)
{
  g_autofree char *names
      = duban_detail_facts_join (directory, task->cooperating_units, task->n_cooperating_units);

  if (task->cooperating_text == NULL || *task->cooperating_text == '\0')
    return g_steal_pointer (&names);
  if (*names == '\0')
    return g_strdup (task->cooperating_text);
  return g_strconcat (names, C_ ("list", ", "), task->cooperating_text, NULL);
}

static char *
say_source (const DubanTask *task)
{
  const char *source = task->source != NULL ? task->source : "";

  if (task->source_ref == NULL || *task->source_ref == '\0')
    return g_strdup (source);
  /* Translators: the kind of assignment, and the number of its document */
  return g_strdup_printf (C_ ("slip", "%s, %s"), source, task->source_ref);
}

static void
add_people (DubanSlip *slip, const Filling *filling, const DubanTask *task,
            const DubanClock137 *clock)
{
  const DubanDirectory *directory = filling->terms->directory;
  const char *unit = duban_directory_get_name (directory, task->unit);

  add_pair (slip, duban_wording_of_attr (DUBAN_ATTR_ASSIGNER), g_strdup (task->assigner),
            duban_wording_of_attr (DUBAN_ATTR_ASSIGNED), say_assigned (task, clock));
  add_pair (slip, duban_wording_of_attr (DUBAN_ATTR_LEAD),
            g_strdup (duban_directory_get_name (directory, task->lead)),
            duban_wording_of_attr (DUBAN_ATTR_COOPERATORS),
            duban_detail_facts_join (directory, task->cooperators, task->n_cooperators));
  add_pair (slip, duban_wording_of_attr (DUBAN_ATTR_UNIT),
            g_strdup (unit != NULL ? unit : task->unit_text),
            duban_wording_of_attr (DUBAN_ATTR_COOPERATING_UNITS), join_units (task, directory));
}

static void
add_end (DubanSlip *slip, const Filling *filling, const DubanTask *task)
{
  const DubanUnit *unit = duban_directory_get_unit (filling->terms->directory, task->unit);

  add_pair (slip, duban_wording_of_attr (DUBAN_ATTR_DUE), say_due (task),
            C_ ("slip", "Person to ask"), g_strdup (unit != NULL ? unit->head : NULL));
  add_pair (slip, C_ ("slip", "Received by"), NULL, C_ ("slip", "Received on"), NULL);
  add_pair (slip, C_ ("slip", "Reported by"), NULL, C_ ("slip", "Reported on"), NULL);
  add_wide (slip, C_ ("slip", "What was done"), NULL, REPORT_LINES);
}

static void
take_mark (DubanSlip *slip, DubanHandling handling)
{
  if (handling == 0)
    return;
  /* Translators: who may see the paper: restricted, or petition */
  slip->mark = g_strdup_printf (C_ ("slip", "%s: %s"), duban_wording_of_attr (DUBAN_ATTR_HANDLING),
                                duban_wording_of_handling (handling));
  slip->care = g_strdup (
      handling == DUBAN_HANDLING_RESTRICTED
          ? _ ("Not to be passed on: for those named here alone; not to be copied.")
          : _ ("Holds personal data of petitioners: to be kept safe, and not to be passed on."));
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Filling *filling = data;
  DubanSlip *slip;
  DubanClock137 clock;

  if (task->deleted)
    return TRUE;
  duban_clock137_judge (&clock, filling->terms, task, records, n_records);
  slip = g_new0 (DubanSlip, 1);
  slip->task = task->n;
  slip->rows = g_array_new (FALSE, FALSE, sizeof (DubanSlipRow));
  g_array_set_clear_func (slip->rows, clear_row);
  /* Translators: the number of a task, empty to be filled in by hand */
  slip->number = g_strdup_printf (C_ ("slip", "No. %s"), task->number != NULL ? task->number : "");
  take_mark (slip, task->handling);
  add_wide (slip, duban_wording_of_attr (DUBAN_ATTR_TITLE), g_strdup (task->title), TEXT_LINES);
  add_wide (slip, duban_wording_of_attr (DUBAN_ATTR_REQUIREMENT), g_strdup (task->requirement),
            TEXT_LINES);
  if (task->method != NULL && *task->method != '\0')
    add_wide (slip, duban_wording_of_attr (DUBAN_ATTR_METHOD), g_strdup (task->method), 1);
  add_wide (slip, duban_wording_of_attr (DUBAN_ATTR_SOURCE), say_source (task), 1);
  add_people (slip, filling, task, &clock);
  add_stages (slip, filling, &clock);
  add_end (slip, filling, task);
  g_ptr_array_add (filling->slips->slips, slip);
  return TRUE;
}

static gboolean
fill (Filling *filling, DubanSession *session, const DubanSnapshot *snapshot, const guint32 *tasks,
      gsize n_tasks, GError **error)
{
  GTimeZone *zone = duban_clock_get_zone (session->clock);
  DubanSlips *slips = filling->slips;

  slips->title = g_strdup (C_ ("slip", "Supervision notice"));
  /* Translators: the title of a form that goes on over the page */
  slips->title_again = g_strdup_printf (C_ ("slip", "%s (continued)"), slips->title);
  slips->as_of = duban_as_of_dup (snapshot, zone, TRUE);
  return duban_tasks_each_of (session->db, tasks, MIN (n_tasks, DUBAN_SLIPS_MAX), DUBAN_TASKS_ALL,
                              zone, take_task_cb, filling, error);
}

DubanSlips *
duban_slips_load (DubanSession *session, const DubanSnapshot *snapshot, const guint32 *tasks,
                  gsize n_tasks, GError **error)
{
  const DubanSettings *settings = &snapshot->terms->settings;
  const char *language = duban_settings_get_text (settings, DUBAN_SETTING_REPORT_LANGUAGE);
  g_autoptr (DubanSlips) slips = g_new0 (DubanSlips, 1);
  Filling filling = { slips, snapshot->terms };
  gboolean is_filled;

  slips->office = g_strdup (duban_settings_get_text (settings, DUBAN_SETTING_OFFICE_NAME));
  slips->slips = g_ptr_array_new_with_free_func (slip_free);
  if (!duban_language_begin_official (language, error))
    return NULL;
  is_filled = fill (&filling, session, snapshot, tasks, n_tasks, error);
  if (!duban_language_end_official (is_filled ? error : NULL) || !is_filled)
    return NULL;
  return g_steal_pointer (&slips);
}

void
duban_slips_free (DubanSlips *slips)
{
  g_free (slips->office);
  g_free (slips->title);
  g_free (slips->title_again);
  g_free (slips->as_of);
  g_ptr_array_unref (slips->slips);
  g_free (slips);
}
