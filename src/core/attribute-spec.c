/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/attribute-spec.h"

#include "core/calendar.h"
#include "core/id.h"
#include "core/settings.h"
#include "core/text.h"

#include <string.h>

static const char *const yes_no[] = { "yes", "no", NULL };
static const char *const importances[] = { "routine", "key", NULL };
static const char *const decision_levels[] = { "unit", "deputy", "executive", NULL };
static const char *const decision_states[] = { "none", "awaiting", "scheduled", "decided", NULL };
static const char *const handlings[] = { "petition", "restricted", NULL };
static const char *const statuses[] = { "open", "suspended", "closed", "withdrawn", NULL };

/* Rows of the table: attribute, name, then what differs from a plain text that is merged by
 * time and that nobody quarrels about. */
#define ROW(kind, id, label, ...)                                                                  \
  {                                                                                                \
    .attr = DUBAN_ATTR_##id, .entity = DUBAN_ENTITY_##kind, .name = label, __VA_ARGS__             \
  }
#define TEXT .type = DUBAN_TYPE_TEXT
#define DAY .type = DUBAN_TYPE_DAY
#define CODE(list) .type = DUBAN_TYPE_CODE, .codes = list
#define REF(kind) .type = DUBAN_TYPE_REF, .refers_to = DUBAN_ENTITY_##kind
#define REFS(kind) .type = DUBAN_TYPE_REFS, .refers_to = DUBAN_ENTITY_##kind
#define MERGE(how) .merge = DUBAN_MERGE_##how
#define CONTESTED .contested = TRUE
#define SETTING(key, label)                                                                        \
  {                                                                                                \
    .attr = DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_##key, .entity = DUBAN_ENTITY_SETTINGS,       \
    .name = label, TEXT, CONTESTED                                                                 \
  }

static const DubanAttrSpec specs[] = {
  ROW (TASK, TITLE, "title", TEXT),
  ROW (TASK, NUMBER, "number", TEXT),
  ROW (TASK, REQUIREMENT, "requirement", TEXT),
  ROW (TASK, METHOD, "method", TEXT),
  ROW (TASK, NOTES, "notes", TEXT),
  ROW (TASK, PARENT, "parent", REF (TASK)),
  ROW (TASK, SOURCE, "source", TEXT),
  ROW (TASK, SOURCE_REF, "source-ref", TEXT),
  ROW (TASK, SOURCE_DATE, "source-date", DAY),
  ROW (TASK, PAPER, "paper", TEXT),
  ROW (TASK, RECTIFICATION, "rectification", CODE (yes_no)),
  ROW (TASK, ASSIGNER, "assigner", TEXT),
  ROW (TASK, ASSIGNEE, "assignee", TEXT),
  ROW (TASK, ASSIGNED, "assigned", .type = DUBAN_TYPE_MOMENT),
  ROW (TASK, TRACKED_FROM, "tracked-from", DAY),
  ROW (TASK, IMPORTANCE, "importance", CODE (importances)),
  ROW (TASK, LEAD, "lead", REF (LEADER), CONTESTED),
  ROW (TASK, COOPERATORS, "cooperators", REFS (LEADER), MERGE (UNION), CONTESTED),
  ROW (TASK, UNIT, "unit", REF (UNIT), CONTESTED),
  ROW (TASK, COOPERATING_UNITS, "cooperating-units", REFS (UNIT), MERGE (UNION)),
  ROW (TASK, FIELD, "field", REF (FIELD)),
  ROW (TASK, UNIT_TEXT, "unit-text", TEXT),
  ROW (TASK, COOPERATING_TEXT, "cooperating-text", TEXT),
  ROW (TASK, DECISION_LEVEL, "decision-level", CODE (decision_levels)),
  ROW (TASK, DECISION_STATE, "decision-state", CODE (decision_states)),
  ROW (TASK, DECISION_SINCE, "decision-since", DAY),
  ROW (TASK, MEETING, "meeting", DAY),
  ROW (TASK, FROM_MEETING, "from-meeting", DAY),
  ROW (TASK, DUE, "due", DAY, MERGE (EARLIEST), CONTESTED),
  ROW (TASK, FIRST_DUE, "first-due", DAY),
  ROW (TASK, DUE_TEXT, "due-text", TEXT),
  ROW (TASK, FOLLOW_UP, "follow-up", TEXT),
  ROW (TASK, CAUSE, "cause", TEXT),
  ROW (TASK, MEASURES, "measures", TEXT),
  ROW (TASK, ACCOUNTABILITY, "accountability", TEXT),
  ROW (TASK, QUANTITY, "quantity", TEXT),
  ROW (TASK, TARGET, "target", TEXT),
  ROW (TASK, MEASURE, "measure", TEXT),
  ROW (TASK, HANDLING, "handling", CODE (handlings), MERGE (STRICTER)),
  ROW (TASK, STATUS, "status", CODE (statuses), MERGE (OPENEST), CONTESTED),
  ROW (TASK, STATUS_TEXT, "status-text", TEXT),
  ROW (TASK, CLOSED, "closed", DAY),
  ROW (TASK, DELETED, "deleted", CODE (yes_no), MERGE (KEPT), CONTESTED),
  ROW (TASK, UNDATED_STAGES, "undated-stages", .type = DUBAN_TYPE_BITS),
  ROW (TASK, ROW_DIGEST, "row-digest", .type = DUBAN_TYPE_DIGEST),

  ROW (LEADER, LEADER_NAME, "name", TEXT),
  ROW (LEADER, LEADER_TITLE, "title", TEXT),
  ROW (LEADER, LEADER_LEFT, "left", DAY),

  ROW (UNIT, UNIT_NAME, "name", TEXT),
  ROW (UNIT, UNIT_SHORT_NAMES, "short-names", .type = DUBAN_TYPE_TEXTS),
  ROW (UNIT, UNIT_CATEGORY, "category", TEXT),
  ROW (UNIT, UNIT_PARENT, "parent", REF (UNIT)),
  ROW (UNIT, UNIT_HEADS, "heads", .type = DUBAN_TYPE_HEADS),
  ROW (UNIT, UNIT_MERGED_INTO, "merged-into", REF (UNIT)),
  ROW (UNIT, UNIT_MERGED_ON, "merged-on", DAY),
  ROW (UNIT, UNIT_HOLDERS, "holders", .type = DUBAN_TYPE_HOLDERS, CONTESTED),
  ROW (UNIT, UNIT_FORMER_NAMES, "former-names", .type = DUBAN_TYPE_TEXTS),

  ROW (FIELD, FIELD_NAME, "name", TEXT),
  ROW (FIELD, FIELD_HOLDERS, "holders", .type = DUBAN_TYPE_HOLDERS, CONTESTED),

  ROW (MEETING, MEETING_KIND, "kind", TEXT),
  ROW (MEETING, MEETING_DATE, "date", DAY),
  ROW (MEETING, MEETING_NUMBER, "number", TEXT),

  ROW (YEAR, YEAR_DAYS, "days", .type = DUBAN_TYPE_DAYS),

  SETTING (DAY_POLICY, "day-policy"),
  SETTING (TIME_ZONE, "time-zone"),
  SETTING (OFFICE_NAME, "office-name"),
  SETTING (SIGNATORY, "signatory"),
  SETTING (ACCOUNTS_FROM, "accounts-from"),
  SETTING (FOLLOW_UP_KEY, "follow-up-key"),
  SETTING (FOLLOW_UP_ROUTINE, "follow-up-routine"),
  SETTING (DUE_SOON_DAYS, "due-soon-days"),
  SETTING (MEETING_WAIT_DAYS, "meeting-wait-days"),
  SETTING (DECISION_WAIT_DAYS, "decision-wait-days"),
  SETTING (HANDOVER_WINDOW_DAYS, "handover-window-days"),
  SETTING (IDLE_UNIT_DAYS, "idle-unit-days"),
  SETTING (SUSPENDED_DAYS, "suspended-days"),
  SETTING (REQUEST_WAIT_DAYS, "request-wait-days"),
  SETTING (REQUEST_LATE_DAYS, "request-late-days"),
  SETTING (MILESTONES_DAYS, "milestones-days"),
  SETTING (CAUSE_DAYS, "cause-days"),
  SETTING (ASK_ACCEPTANCE, "ask-acceptance"),
  SETTING (WEIGHT_DEPLOY, "weight-deploy"),
  SETTING (WEIGHT_APPROACH, "weight-approach"),
  SETTING (WEIGHT_FEEDBACK, "weight-feedback"),
  SETTING (WEIGHT_COMPLETION, "weight-completion"),
  SETTING (RANK_MIN_DUE, "rank-min-due"),
  SETTING (WORK_HOURS, "work-hours"),
  SETTING (REPORT_LANGUAGE, "report-language"),
};

/* Runs of consecutive numbers, one for each kind of entity, in the order of the table. */
static const struct
{
  guint first, last;
} blocks[] = {
  { DUBAN_ATTR_TITLE, DUBAN_ATTR_ROW_DIGEST },
  { DUBAN_ATTR_LEADER_NAME, DUBAN_ATTR_LEADER_LEFT },
  { DUBAN_ATTR_UNIT_NAME, DUBAN_ATTR_UNIT_FORMER_NAMES },
  { DUBAN_ATTR_FIELD_NAME, DUBAN_ATTR_FIELD_HOLDERS },
  { DUBAN_ATTR_MEETING_KIND, DUBAN_ATTR_MEETING_NUMBER },
  { DUBAN_ATTR_YEAR_DAYS, DUBAN_ATTR_YEAR_DAYS },
  { DUBAN_ATTR_SETTING_FIRST, DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_REPORT_LANGUAGE },
};

static gint32
read_i32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return (gint32) GUINT32_FROM_LE (value);
}

static guint
read_u16 (const guint8 *data)
{
  return data[0] | (guint) data[1] << 8;
}

static gboolean
is_day (const guint8 *data)
{
  gint32 day = read_i32 (data);

  return day >= DUBAN_DAY_FIRST && day <= DUBAN_DAY_LAST;
}

static gboolean
is_day_or_none (const guint8 *data)
{
  return read_i32 (data) == DUBAN_NO_DAY || is_day (data);
}

static gboolean
is_text (const guint8 *data, gsize size)
{
  return size <= DUBAN_TEXT_MAX && g_utf8_validate_len ((const char *) data, size, NULL);
}

static gboolean
is_moment (const guint8 *data)
{
  int minute = (gint16) read_u16 (data + 4);

  return is_day (data) && minute >= DUBAN_NO_MINUTE && minute < 24 * 60;
}

static gboolean
is_id (const guint8 *data)
{
  DubanId id;

  memcpy (id.bytes, data, DUBAN_ID_SIZE);
  return !duban_id_is_nil (&id);
}

static gboolean
are_refs (const guint8 *data, gsize size)
{
  if (size % DUBAN_ID_SIZE || !is_id (data))
    return FALSE;
  for (gsize at = DUBAN_ID_SIZE; at < size; at += DUBAN_ID_SIZE)
    if (memcmp (data + at - DUBAN_ID_SIZE, data + at, DUBAN_ID_SIZE) >= 0)
      return FALSE;
  return TRUE;
}

static gboolean
are_holders (const guint8 *data, gsize size)
{
  const gsize entry = DUBAN_ID_SIZE + 1 + 4 + 4;

  if (size % entry)
    return FALSE;
  for (; size; data += entry, size -= entry)
    {
      guint kind = data[DUBAN_ID_SIZE];

      if (!is_id (data) || kind < DUBAN_HOLDS_CHARGE || kind > DUBAN_HOLDS_GUARANTEE
          || !is_day_or_none (data + DUBAN_ID_SIZE + 1)
          || !is_day_or_none (data + DUBAN_ID_SIZE + 5))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_nothing_wrong (const guint8 *data)
{
  return TRUE;
}

static gboolean
is_tenure (const guint8 *data)
{
  return is_day_or_none (data) && is_day_or_none (data + 4);
}

static gboolean
is_calendar_day (const guint8 *data)
{
  return is_day (data) && data[4] <= DUBAN_DAY_MAKEUP;
}

/* Entries of a fixed part, then u16 length and text. */
static gboolean
are_named (const guint8 *data, gsize size, gsize fixed, gboolean (*check) (const guint8 *))
{
  while (size)
    {
      gsize length;

      if (size < fixed + 2 || !check (data))
        return FALSE;
      length = read_u16 (data + fixed);
      data += fixed + 2;
      size -= fixed + 2;
      if (length > size || !is_text (data, length))
        return FALSE;
      data += length;
      size -= length;
    }
  return TRUE;
}

const DubanAttrSpec *
duban_attr_get_spec (guint attr)
{
  const DubanAttrSpec *row = specs;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      if (attr < blocks[i].first)
        return NULL;
      if (attr <= blocks[i].last)
        return row + (attr - blocks[i].first);
      row += blocks[i].last - blocks[i].first + 1;
    }
  return NULL;
}

const DubanAttrSpec *
duban_attr_find (DubanEntityKind entity, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (specs[i].entity == entity && g_strcmp0 (specs[i].name, name) == 0)
      return &specs[i];
  return NULL;
}

const DubanAttrSpec *
duban_attr_list (gsize *n_specs)
{
  *n_specs = G_N_ELEMENTS (specs);
  return specs;
}

guint
duban_attr_parse_code (const DubanAttrSpec *spec, const char *code)
{
  for (guint i = 0; spec->codes && spec->codes[i]; i++)
    if (g_strcmp0 (spec->codes[i], code) == 0)
      return i + 1;
  return 0;
}

const char *
duban_attr_get_code (const DubanAttrSpec *spec, guint value)
{
  for (guint i = 0; spec->codes && spec->codes[i]; i++)
    if (i + 1 == value)
      return spec->codes[i];
  return NULL;
}

gboolean
duban_attr_check_value (const DubanAttrSpec *spec, const guint8 *data, gsize size)
{
  if (size == 0)
    return TRUE;
  switch (spec->type)
    {
    case DUBAN_TYPE_TEXT:
      return is_text (data, size);
    case DUBAN_TYPE_DAY:
      return size == 4 && is_day (data);
    case DUBAN_TYPE_MOMENT:
      return size == 6 && is_moment (data);
    case DUBAN_TYPE_CODE:
      return size == 1 && duban_attr_get_code (spec, data[0]) != NULL;
    case DUBAN_TYPE_BITS:
      return size == 1;
    case DUBAN_TYPE_REF:
      return size == DUBAN_ID_SIZE && is_id (data);
    case DUBAN_TYPE_REFS:
      return are_refs (data, size);
    case DUBAN_TYPE_TEXTS:
      return are_named (data, size, 0, is_nothing_wrong);
    case DUBAN_TYPE_HOLDERS:
      return are_holders (data, size);
    case DUBAN_TYPE_HEADS:
      return are_named (data, size, 8, is_tenure);
    case DUBAN_TYPE_DAYS:
      return are_named (data, size, 5, is_calendar_day);
    case DUBAN_TYPE_DIGEST:
      return size == 8;
    default:
      return FALSE;
    }
}
