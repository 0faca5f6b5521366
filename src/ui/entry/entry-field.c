/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-field.h"

#include "app/wording/wording.h"
#include "core/attribute-spec.h"
#include "core/schedule.h"

#include <glib/gi18n-lib.h>

#define LEADERS DUBAN_CANDIDATES_LEADERS
#define UNITS DUBAN_CANDIDATES_UNITS
#define NAME(field, sort_, what_)                                                                  \
  .name = field, .input = DUBAN_ENTRY_NAME, .sort = DUBAN_COMPLETION_##sort_, .what = what_
#define DATE(field, kind) .name = field, .input = DUBAN_ENTRY_DATE, .date = DUBAN_DATE_WORDS_##kind
#define LINE(field) .name = field, .input = DUBAN_ENTRY_LINE
#define TEXT(field) .name = field, .input = DUBAN_ENTRY_TEXT
#define CHOICE(field) .name = field, .input = DUBAN_ENTRY_CHOICE
#define MORE .is_more = TRUE
#define STAYS .stays = TRUE
#define RECTIFICATION .is_more = TRUE, .is_rectification = TRUE

static const DubanEntryField fields[] = {
  { LINE ("title") },
  { NAME ("unit", ONE, UNITS) },
  { NAME ("lead", ONE, LEADERS) },
  { NAME ("cooperators", SEVERAL, LEADERS) },
  { NAME ("cooperating-units", SEVERAL, UNITS) },
  { NAME ("assigner", FREE, LEADERS), STAYS },
  { DATE ("assigned", EVENT), STAYS },
  { DATE ("due", DEADLINE), .hint = N_ ("9月底前, +7, 下周五") },
  { CHOICE ("importance") },
  { NAME ("source", ONE, DUBAN_CANDIDATES_SOURCES), STAYS },
  { LINE ("source-ref"), STAYS },
  { TEXT ("requirement"), MORE },
  { TEXT ("method"), MORE },
  { TEXT ("notes"), MORE },
  { NAME ("field", FREE, DUBAN_CANDIDATES_FIELDS), MORE },
  { CHOICE ("rectification"), MORE },
  { TEXT ("cause"), RECTIFICATION },
  { TEXT ("measures"), RECTIFICATION },
  { TEXT ("accountability"), RECTIFICATION },
  { CHOICE ("decision-level"), MORE },
  { CHOICE ("decision-state"), MORE },
  { DATE ("meeting", DAY), MORE },
  { LINE ("parent"), MORE, .hint = N_ ("number of the task") },
  { LINE ("number"), MORE },
  { CHOICE ("handling"), MORE },
  { CHOICE ("follow-up"), MORE },
  { NAME ("paper", ONE, DUBAN_CANDIDATES_PAPERS), MORE, STAYS },
  { DATE ("source-date", DAY), MORE, STAYS },
  { NAME ("assignee", ONE, LEADERS | UNITS), MORE },
  { LINE ("quantity"), MORE },
  { LINE ("target"), MORE },
  { LINE ("measure"), MORE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DUBAN_ENTRY_N_FIELDS);

/* What can be chosen, the code that stands for nothing first. */
static const struct
{
  const char *name;
  const char *codes[12];
} choices[] = {
  { "importance", { "routine", "key" } },
  { "rectification", { "", "yes", "no" } },
  { "decision-level", { "", "unit", "deputy", "executive" } },
  { "decision-state", { "none", "awaiting", "scheduled", "decided" } },
  { "handling", { "", "petition", "restricted" } },
  { "follow-up",
    { "", "7d", "15d", "30d", "weekly:1", "weekly:5", "monthly:25", "monthly:31",
      "quarter-end:0" } },
};

const DubanEntryField *
duban_entry_field_get (guint i)
{
  return &fields[i];
}

static const DubanAttrSpec *
get_spec (const DubanEntryField *field)
{
  return duban_attr_find (DUBAN_ENTITY_TASK, field->name);
}

const char *
duban_entry_field_get_label (const DubanEntryField *field)
{
  return duban_wording_of_attr (get_spec (field)->attr);
}

static char *
say_schedule (const char *code)
{
  static const char *const weekdays[]
      = { N_ ("every Monday"), N_ ("every Tuesday"),  N_ ("every Wednesday"), N_ ("every Thursday"),
          N_ ("every Friday"), N_ ("every Saturday"), N_ ("every Sunday") };
  DubanSchedule schedule;

  if (!duban_schedule_parse (code, &schedule))
    return g_strdup (code);
  switch (schedule.kind)
    {
    case DUBAN_SCHEDULE_DAYS:
      return g_strdup_printf (ngettext ("every %d day", "every %d days", (gulong) schedule.value),
                              schedule.value);
    case DUBAN_SCHEDULE_WEEKLY:
      return g_strdup (_ (weekdays[schedule.value - 1]));
    case DUBAN_SCHEDULE_MONTHLY:
      /* Translators: a day of the month */
      return schedule.value == 31
                 ? g_strdup (_ ("at the end of every month"))
                 : g_strdup_printf (_ ("on day %d of every month"), schedule.value);
    case DUBAN_SCHEDULE_QUARTER_END:
      return schedule.value == 0
                 ? g_strdup (_ ("at the end of every quarter"))
                 : g_strdup_printf (ngettext ("%d day before the end of every quarter",
                                              "%d days before the end of every quarter",
                                              (gulong) schedule.value),
                                    schedule.value);
    case DUBAN_SCHEDULE_NONE:
    default:
      return g_strdup (_ ("by its importance"));
    }
}

static char *
say_code (const DubanEntryField *field, const char *code)
{
  const guint value = duban_attr_parse_code (get_spec (field), code);

  switch (get_spec (field)->attr)
    {
    case DUBAN_ATTR_IMPORTANCE:
      return g_strdup (duban_wording_of_importance (value));
    case DUBAN_ATTR_DECISION_LEVEL:
      return g_strdup (value != 0 ? duban_wording_of_decision_level (value) : _ ("not said"));
    case DUBAN_ATTR_DECISION_STATE:
      return g_strdup (duban_wording_of_decision_state (value));
    case DUBAN_ATTR_HANDLING:
      return g_strdup (value != 0 ? duban_wording_of_handling (value) : _ ("no restriction"));
    case DUBAN_ATTR_RECTIFICATION:
      if (value == 0)
        return g_strdup (_ ("by its source"));
      return g_strdup (value == DUBAN_YES ? _ ("is a rectification") : _ ("is none"));
    default:
      return g_strdup (code);
    }
}

static void
clear_choice (gpointer data)
{
  DubanEntryChoice *choice = data;

  g_free (choice->code);
  g_free (choice->word);
}

static void
add_choice (const DubanEntryField *field, GArray *list, const char *code)
{
  const gboolean is_rhythm = get_spec (field)->attr == DUBAN_ATTR_FOLLOW_UP;
  const DubanEntryChoice choice
      = { g_strdup (code), is_rhythm ? say_schedule (code) : say_code (field, code) };

  for (guint i = 0; i < list->len; i++)
    g_return_if_fail (!g_str_equal (g_array_index (list, DubanEntryChoice, i).code, code));
  g_array_append_val (list, choice);
}

GArray *
duban_entry_field_dup_choices (const DubanEntryField *field, const char *now)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DubanEntryChoice));
  gboolean is_there = now[0] == '\0';

  g_array_set_clear_func (list, clear_choice);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    for (guint j = 0; g_str_equal (choices[i].name, field->name) && choices[i].codes[j] != NULL;
         j++)
      {
        add_choice (field, list, choices[i].codes[j]);
        is_there |= g_str_equal (choices[i].codes[j], now);
      }
  if (!is_there)
    add_choice (field, list, now);
  return list;
}
