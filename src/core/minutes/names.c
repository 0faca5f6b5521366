/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/names.h"

#include "core/letter.h"

#include <string.h>

#define MAX_UNIT_LETTERS 26 /* of a unit that the directory does not know */
#define MAX_PERSON_LETTERS 4
#define MAX_VALUE_LETTERS 40

static const char *const collective_starts[]
    = { "各", "有关", "相关", "其他", "其它", "全旗各", "旗直", NULL };
static const char *const collective_nouns[]
    = { "成员单位", "责任单位", "部门", "单位", "苏木镇", "苏木", "乡镇", "镇",
        "乡",       "街道",     "园区", "企业", "村",     "社区", NULL };

/* What makes a longer name of one that is a name already: 发改委|员会, 旗委|办公室. */
static const char *const unit_continuations[]
    = { "员会",   "公室",   "办公室", "事处",   "人民政府", "政府", "组织部",
        "宣传部", "统战部", "政法委", "督查室", "委员会",   "中心", NULL };

static const char *const titles[]
    = { "常务副旗长", "副旗长", "旗长",   "常务副县长", "副县长", "县长",   "副区长",
        "区长",       "副市长", "市长",   "副书记",     "书记",   "副主任", "主任",
        "副主席",     "主席",   "副局长", "局长",       "部长",   "镇长",   "秘书长",
        "检察长",     "同志",   "调研员", NULL };
static const char *const stems[]
    = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL };

static gsize
skip (const DubanMinutesReading *reading, gsize at, gsize to, const char *const *words)
{
  return at + duban_minutes_match (reading, at, to, words);
}

static gboolean
take_known (const DubanMinutesReading *reading, gsize at, gsize to, DubanMinutesName *name)
{
  for (guint i = 0; i < reading->known->len; i++)
    {
      const char *known = reading->known->pdata[i];

      if (!duban_minutes_has (reading, at, to, known))
        continue;
      name->from = at;
      name->to = at + strlen (known);
      name->is_leader = duban_directory_find_unit (reading->terms->directory, known) == NULL;
      return TRUE;
    }
  return FALSE;
}

/* 各镇, 有关部门, 各有关单位, 各苏木镇街道. */
static gboolean
take_collective (const DubanMinutesReading *reading, gsize at, gsize to, DubanMinutesName *name)
{
  gsize end = skip (reading, at, to, collective_starts);
  gsize noun;

  if (end == at)
    return FALSE;
  end = skip (reading, end, to, collective_starts);
  noun = skip (reading, end, to, collective_nouns);
  if (noun == end)
    return FALSE;
  for (end = noun; noun != (end = skip (reading, noun, to, collective_nouns)); noun = end)
    ;
  *name = (DubanMinutesName){ at, end, FALSE };
  return TRUE;
}

/* 由 的 请 将 把 于 并: a sentence, not a name. */
static gboolean
is_no_part_of_unit (gunichar letter)
{
  static const gunichar letters[] = { 0x7531, 0x7684, 0x8BF7, 0x5C06, 0x628A, 0x4E8E, 0x5E76 };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i] == letter)
      return TRUE;
  return FALSE;
}

/* The shortest beginning that ends as a unit's name does, with what goes on from there. */
static gboolean
take_unit (const DubanMinutesReading *reading, gsize at, gsize to, DubanMinutesName *name)
{
  gsize end = at;

  for (int letters = 1; letters <= MAX_UNIT_LETTERS; letters++)
    {
      const gunichar letter = duban_minutes_next (reading, &end, to);
      g_autofree char *part = NULL;

      if (letter < 0x80 || duban_letter_is_punctuation (letter) || duban_letter_is_blank (letter)
          || duban_minutes_parts_clauses (letter) || is_no_part_of_unit (letter))
        return FALSE;
      if (letters < 2)
        continue;
      part = duban_minutes_dup (reading, at, end);
      if (!duban_text_looks_like_unit (part))
        continue;
      end = skip (reading, end, to, unit_continuations);
      *name = (DubanMinutesName){ at, skip (reading, end, to, unit_continuations), FALSE };
      return TRUE;
    }
  return FALSE;
}

/* 副旗长甲, 某某副旗长, 某某同志. */
static gboolean
take_person (const DubanMinutesReading *reading, gsize at, gsize to, DubanMinutesName *name)
{
  gsize end = skip (reading, at, to, titles);

  if (end > at)
    {
      *name = (DubanMinutesName){ at, skip (reading, end, to, stems), TRUE };
      return TRUE;
    }
  for (int letters = 1; letters <= MAX_PERSON_LETTERS; letters++)
    {
      const gunichar letter = duban_minutes_next (reading, &end, to);
      gsize after;

      if (letter < 0x3400 || letter > 0xFAFF)
        return FALSE;
      after = skip (reading, end, to, titles);
      if (after == end)
        continue;
      *name = (DubanMinutesName){ at, after, TRUE };
      return TRUE;
    }
  return FALSE;
}

/* 同志 is said of a person, not a part of the name. */
static void
drop_comrade (const DubanMinutesReading *reading, DubanMinutesName *name)
{
  const gsize size = strlen ("同志");

  if (name->to - name->from > size
      && duban_minutes_has (reading, name->to - size, name->to, "同志"))
    {
      name->to -= size;
      name->is_leader = TRUE;
    }
}

gboolean
duban_minutes_take_name (const DubanMinutesReading *reading, gsize at, gsize to,
                         DubanMinutesName *name)
{
  return take_known (reading, at, to, name) || take_collective (reading, at, to, name)
         || take_person (reading, at, to, name) || take_unit (reading, at, to, name);
}

static gsize
skip_blanks (const DubanMinutesReading *reading, gsize at, gsize to)
{
  for (gsize after = at; duban_letter_is_blank (duban_minutes_next (reading, &after, to));)
    at = after;
  return at;
}

gboolean
duban_minutes_take_names (const DubanMinutesReading *reading, gsize *at, gsize to, GArray *names)
{
  static const char *const comrades[] = { "同志", NULL };
  static const char *const joints[] = { "、", "以及", "和", "与", "及", NULL };
  static const char *const others[]
      = { "等有关部门", "等相关部门", "等有关单位", "等相关单位", "等部门和单位",
          "等部门",     "等单位",     "等",         NULL };
  DubanMinutesName name;
  gsize here = skip_blanks (reading, *at, to);
  const guint before = names->len;

  while (duban_minutes_take_name (reading, here, to, &name))
    {
      const gsize end = skip (reading, name.to, to, comrades);
      gsize joint;

      drop_comrade (reading, &name);
      g_array_append_val (names, name);
      *at = end;
      joint = skip (reading, end, to, joints);
      if (joint == end)
        break;
      here = skip_blanks (reading, joint, to);
    }
  if (names->len > before)
    *at = skip (reading, *at, to, others);
  return names->len > before;
}

static gboolean
parts_names (gunichar letter)
{
  switch (duban_letter_fold_width (letter))
    {
    case ',':
    case '/':
    case 0x3001: /* 、 */
      return TRUE;
    default:
      return duban_letter_is_blank (letter);
    }
}

/* One name of a value: up to a bracket that opens in it (住建局（牵头）). */
static void
add_piece (const DubanMinutesReading *reading, gsize from, gsize to, gboolean is_leader,
           GArray *names)
{
  DubanMinutesName name = { from, to, is_leader }, known;

  for (gsize at = from; at < to;)
    {
      const gsize here = at;

      if (!duban_letter_opens_bracket (duban_minutes_next (reading, &at, to)))
        continue;
      name.to = here;
      break;
    }
  duban_minutes_trim (reading, &name.from, &name.to);
  if (name.to == name.from
      || duban_minutes_count_letters (reading, name.from, name.to) > MAX_VALUE_LETTERS)
    return;
  drop_comrade (reading, &name);
  if (duban_minutes_take_name (reading, name.from, name.to, &known) && known.to == name.to)
    name.is_leader = known.is_leader;
  g_array_append_val (names, name);
}

void
duban_minutes_split_names (const DubanMinutesReading *reading, gsize from, gsize to,
                           gboolean are_leaders, GArray *names)
{
  int depth = 0;

  for (gsize at = from; at < to;)
    {
      const gsize here = at;
      const gunichar letter = duban_minutes_next (reading, &at, to);

      depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
      if (depth > 0 || !parts_names (letter))
        continue;
      add_piece (reading, from, here, are_leaders, names);
      from = at;
    }
  add_piece (reading, from, to, are_leaders, names);
}
