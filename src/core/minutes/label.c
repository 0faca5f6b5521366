/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/label.h"

#include "core/letter.h"
#include "core/minutes/names.h"

#include <string.h>

typedef enum
{
  LEADERS,
  UNITS,
  COOPERATING_LEADERS,
  COOPERATING_UNITS,
  DUE,
  ASSIGNER,
  DATE,
} Kind;

static const struct
{
  const char *word;
  Kind kind;
} labels[] = {
  { "牵头领导", LEADERS },
  { "责任领导", LEADERS },
  { "分管领导", LEADERS },
  { "包联领导", LEADERS },
  { "主管领导", LEADERS },
  { "牵头人", LEADERS },
  { "责任人", LEADERS },
  { "配合领导", COOPERATING_LEADERS },
  { "协办领导", COOPERATING_LEADERS },
  { "责任单位", UNITS },
  { "牵头单位", UNITS },
  { "主办单位", UNITS },
  { "承办单位", UNITS },
  { "实施单位", UNITS },
  { "落实单位", UNITS },
  { "整改单位", UNITS },
  { "责任部门", UNITS },
  { "牵头部门", UNITS },
  { "承办部门", UNITS },
  { "责任主体", UNITS },
  { "配合单位", COOPERATING_UNITS },
  { "协办单位", COOPERATING_UNITS },
  { "参与单位", COOPERATING_UNITS },
  { "配合部门", COOPERATING_UNITS },
  { "协办部门", COOPERATING_UNITS },
  { "完成时限", DUE },
  { "办结时限", DUE },
  { "整改时限", DUE },
  { "办理时限", DUE },
  { "完成时间", DUE },
  { "截止时间", DUE },
  { "时间要求", DUE },
  { "时间节点", DUE },
  { "时限要求", DUE },
  { "时限", DUE },
  { "期限", DUE },
  { "交办领导", ASSIGNER },
  { "批示领导", ASSIGNER },
  { "交办人", ASSIGNER },
  { "批示人", ASSIGNER },
  { "签批人", ASSIGNER },
  { "交办时间", DATE },
  { "交办日期", DATE },
  { "批示时间", DATE },
  { "批示日期", DATE },
  { "签批时间", DATE },
  { "会议时间", DATE },
};

/* The label that stands at `at` with its colon; *value: where that ends. -1 for none. */
static int
find_label (const DubanMinutesReading *reading, gsize at, gsize to, gsize *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gunichar letter;

      if (!duban_minutes_has (reading, at, to, labels[i].word))
        continue;
      *value = at + strlen (labels[i].word);
      do
        letter = duban_minutes_next (reading, value, to);
      while (duban_letter_is_blank (letter) && !duban_letter_is_line_break (letter));
      if (duban_letter_fold_width (letter) == ':')
        return (int) i;
    }
  return -1;
}

/* A value goes to the end of its line or sentence, ； , the bracket that it stands in, or the
 * next label. */
static gsize
find_value_end (const DubanMinutesReading *reading, gsize at, gsize to)
{
  gsize value;
  int depth = 0;

  for (gsize here = at; here < to; here = at)
    {
      const gunichar letter = duban_minutes_next (reading, &at, to);

      depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
      if (depth < 0 || letter == 0x3002 /* 。 */ || duban_letter_fold_width (letter) == ';'
          || duban_letter_is_line_break (letter) || find_label (reading, here, to, &value) >= 0)
        return here;
    }
  return to;
}

static DubanMinutesPart
get_part (Kind kind, gboolean is_leader)
{
  if (kind == LEADERS || kind == UNITS)
    return is_leader ? DUBAN_MINUTES_LEAD : DUBAN_MINUTES_UNIT;
  return is_leader ? DUBAN_MINUTES_COOPERATOR : DUBAN_MINUTES_COOPERATING_UNIT;
}

static void
add_value (DubanMinutesReading *reading, Kind kind, gsize label, gsize from, gsize to)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DubanMinutesName));
  const gboolean are_leaders = kind == LEADERS || kind == COOPERATING_LEADERS;
  const gsize end = to;

  duban_minutes_trim (reading, &from, &to);
  if (from == to)
    return;
  if (kind >= DUE)
    {
      duban_minutes_add (reading,
                         kind == DUE        ? DUBAN_MINUTES_DUE
                         : kind == ASSIGNER ? DUBAN_MINUTES_ASSIGNER
                                            : DUBAN_MINUTES_DATE,
                         from, to, label, end);
      return;
    }
  duban_minutes_split_names (reading, from, to, are_leaders, names);
  for (guint i = 0; i < names->len; i++)
    {
      const DubanMinutesName *name = &g_array_index (names, DubanMinutesName, i);

      duban_minutes_add (reading, get_part (kind, name->is_leader), name->from, name->to, label,
                         end);
    }
}

void
duban_minutes_find_labels (DubanMinutesReading *reading, gsize from, gsize to)
{
  for (gsize at = from; at < to;)
    {
      gsize value, end;
      const int label = find_label (reading, at, to, &value);

      if (label < 0)
        {
          duban_minutes_next (reading, &at, to);
          continue;
        }
      end = find_value_end (reading, value, to);
      add_value (reading, labels[label].kind, at, value, end);
      at = end;
    }
}
