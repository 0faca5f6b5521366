/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of units and leaders as cells hold them. */
#include "core/text.h"

#include <string.h>

#include "core/letter.h"

static const char *const collective_words[] = { "各", "有关", "相关", "其他", "其它" };

/* Where 等 is a part of a name's own word. */
static const char *const words_with_deng[] = { "平等", "中等", "高等", "初等", "同等" };

/* Read from the end of a name: 旗直各有关部门, 住建局等责任单位. */
static const char *const plural_nouns[]
    = { "部门", "单位", "成员", "责任", "职能", "直属", "镇",   "乡镇", "苏木镇",
        "乡",   "苏木", "街道", "园区", "企业", "村",   "社区", "有关", "相关" };

static const char *const unit_endings[] = {
  "局",     "委",     "办",     "镇",     "乡",     "苏木",   "街道",     "公司",   "中心",
  "院",     "校",     "园区",   "管委会", "办公室", "办事处", "管理处",   "委员会", "人民政府",
  "集团",   "煤矿",   "煤业",   "银行",   "开发区", "示范区", "高新区",   "幼儿园", "产业园",
  "大队",   "支队",   "工作站", "服务站", "收费站", "派出所", "研究所",   "管理所", "卫生所",
  "事务所", "嘎查",   "村",     "社区",   "林场",   "农场",   "牧场",     "电厂",   "水厂",
  "工厂",   "救援队", "指挥部", "项目部", "残联",   "妇联",   "文联",     "侨联",   "工商联",
  "社科联", "科协",   "总工会", "协会",   "联合会", "商会",   "红十字会", "供销社", "合作社",
  "组织部", "宣传部", "统战部", "武装部", "政法委", "融媒体", "图书馆",   "博物馆", "文化馆",
  "档案馆", "党校",   "厅",
};

/* Lines of work that end as a unit does. */
static const char *const field_endings[]
    = { "城乡", "城镇", "返乡", "下乡", "农村", "督办", "布局", "全局", "大局", "乡村" };

static gboolean
has_ending (const char *name, gsize size, const char *ending)
{
  const gsize n = strlen (ending);

  return size >= n && memcmp (name + size - n, ending, n) == 0;
}

static gsize
find_ending (const char *name, gsize size, const char *const *endings, gsize n_endings)
{
  for (gsize i = 0; i < n_endings; i++)
    {
      if (has_ending (name, size, endings[i]))
        return strlen (endings[i]);
    }
  return 0;
}

/* Whether name, cut to size, ends in a word that makes what follows it collective. */
static gboolean
ends_collectively (const char *name, gsize size)
{
  if (has_ending (name, size, "等"))
    return find_ending (name, size, words_with_deng, G_N_ELEMENTS (words_with_deng)) == 0;
  return find_ending (name, size, collective_words, G_N_ELEMENTS (collective_words)) > 0;
}

static gboolean
is_separator (gunichar letter)
{
  switch (duban_letter_fold_width (letter))
    {
    case ',':
    case ';':
    case '/':
    case 0x3001: /* 、 */
      return TRUE;
    default:
      return duban_letter_is_line_break (letter);
    }
}

/* Whether every bracket that opens closes; in a cell where one does not, none counts. */
static gboolean
has_whole_brackets (const char *cell)
{
  int depth = 0;
  gunichar letter;

  while (depth >= 0 && (letter = duban_letter_next (&cell)) != 0)
    depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
  return depth == 0;
}

/* One letter beyond ASCII: a part of a name that was spaced out (王 强). */
static gboolean
is_single_letter (const char *from, const char *to)
{
  const char *after = from;

  return duban_letter_next (&after) >= 0x80 && after == to;
}

/* Adds what stands between two separators; continues the last name where both are single
 * letters with only blanks between them. */
static void
add_name (GPtrArray *names, const char *from, const char *to, gboolean *is_joinable)
{
  g_autofree char *part = duban_text_trim (g_strndup (from, (gsize) (to - from)));
  const gboolean is_single = is_single_letter (part, part + strlen (part));

  if (part[0] == '\0')
    return;
  if (*is_joinable && is_single)
    {
      char **last = (char **) &names->pdata[names->len - 1];
      char *joined = g_strconcat (*last, part, NULL);

      g_free (*last);
      *last = joined;
      return;
    }
  g_ptr_array_add (names, g_steal_pointer (&part));
  *is_joinable = is_single;
}

gboolean
duban_text_is_collective (const char *name)
{
  gsize size = strlen (name);
  gsize ending;

  if (ends_collectively (name, size))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (collective_words); i++)
    {
      if (g_str_has_prefix (name, collective_words[i]))
        return TRUE;
    }

  while ((ending = find_ending (name, size, plural_nouns, G_N_ELEMENTS (plural_nouns))) > 0)
    {
      size -= ending;
      if (ends_collectively (name, size))
        return TRUE;
    }
  return FALSE;
}

gboolean
duban_text_looks_like_unit (const char *name)
{
  const gsize size = strlen (name);

  return find_ending (name, size, field_endings, G_N_ELEMENTS (field_endings)) == 0
         && find_ending (name, size, unit_endings, G_N_ELEMENTS (unit_endings)) > 0;
}

GPtrArray *
duban_text_split_names (const char *cell)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const gboolean counts_brackets = has_whole_brackets (cell);
  gboolean is_joinable = FALSE;
  const char *from = cell;
  int depth = 0;

  for (const char *at = cell; *at != '\0';)
    {
      const char *to = at;
      const gunichar letter = duban_letter_next (&at);
      gboolean separates;

      if (counts_brackets)
        depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
      separates = is_separator (letter);
      if (depth > 0 || !(separates || duban_letter_is_blank (letter)))
        continue;

      add_name (names, from, to, &is_joinable);
      is_joinable = is_joinable && !separates;
      from = at;
    }
  add_name (names, from, cell + strlen (cell), &is_joinable);
  return names;
}
