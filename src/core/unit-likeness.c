/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/unit-likeness.h"

#include <string.h>

#include "core/text.h"

#define RUN_MAX 8   /* characters of a county's name */
#define REST_MIN 3  /* that remain behind it */
#define SHORT_MIN 2 /* characters of an abbreviation before its ending */

/* The letters of a name without brackets and what stands in them, and without blanks. */
static char *
dup_plain (const char *name)
{
  g_autofree char *open = g_strdup (name);
  char *bracket = strpbrk (open, "(");
  char *wide = strstr (open, "（");

  if (wide && (!bracket || wide < bracket))
    bracket = wide;
  if (bracket && bracket > open)
    *bracket = '\0';
  return duban_text_fold (open);
}

static gboolean
has_any_prefix (const char *text, const char *const *words)
{
  for (gsize i = 0; words[i]; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Behind 某某旗, 某某县, 某某区 or their last character alone; the name itself where it has none,
 * or where that is no county's: 市, 省, 工业园区, 开发区. */
static const char *
skip_county (const char *name)
{
  static const char *const own_words[] = { "旗", "县", "区", NULL };
  static const char *const no_county[]
      = { "园区", "发区", "范区", "新区", "社区", "景区", "矿区", "库区", "林区",
          "牧区", "灌区", "验区", "聚区", "税区", "小区", "校区", "护区", NULL };
  const char *before = name;
  const char *at = name;

  for (guint i = 0; i < RUN_MAX && *at; i++)
    {
      const char *next = g_utf8_next_char (at);

      if (g_str_has_prefix (at, "市") || g_str_has_prefix (at, "省"))
        return name;
      if (has_any_prefix (at, own_words))
        return !has_any_prefix (before, no_county) && g_utf8_strlen (next, -1) >= REST_MIN ? next
                                                                                           : name;
      before = at;
      at = next;
    }
  return name;
}

static void
replace_suffix (GString *name, const char *suffix, const char *with)
{
  if (!g_str_has_suffix (name->str, suffix))
    return;
  g_string_truncate (name, name->len - strlen (suffix));
  g_string_append (name, with);
}

static void
remove_all (GString *name, const char *word)
{
  char *found;

  while ((found = strstr (name->str, word)))
    g_string_erase (name, found - name->str, (gssize) strlen (word));
}

/* What is left of a name when all that offices leave out is left out. */
static char *
dup_core (const char *name)
{
  g_autofree char *plain = dup_plain (name);
  GString *core = g_string_new (skip_county (plain));

  replace_suffix (core, "人民政府", "");
  replace_suffix (core, "管理委员会", "管委会");
  replace_suffix (core, "街道办事处", "街道");
  replace_suffix (core, "区管委会", "区");
  replace_suffix (core, "管委会", "");
  replace_suffix (core, "委员会", "委");
  replace_suffix (core, "办公室", "办");
  replace_suffix (core, "有限责任公司", "公司");
  replace_suffix (core, "有限公司", "公司");
  remove_all (core, "和");
  remove_all (core, "与");
  return g_string_free (core, FALSE);
}

/* What a branch is of and for: 市生态环境局某某旗分局 is 生态环境 and 某某旗.  FALSE where it is
 * none. */
static gboolean
read_branch (const char *name, char **stem, char **place)
{
  static const char *const levels[] = { "自治区", "市", "省", "盟", "州" };
  g_autofree char *plain = dup_plain (name);
  const char *from = skip_county (plain);
  const char *bureau;

  if (!g_str_has_suffix (plain, "分局"))
    return FALSE;
  plain[strlen (plain) - strlen ("分局")] = '\0';
  bureau = g_strstr_len (from, -1, "局");
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const char *level = g_strstr_len (from, bureau ? bureau - from : -1, levels[i]);

      if (level && g_utf8_strlen (level + strlen (levels[i]), -1) >= SHORT_MIN)
        from = level + strlen (levels[i]);
    }
  *stem = bureau ? g_strndup (from, (gsize) (bureau - from)) : g_strdup (from);
  *place = g_strdup (bureau ? bureau + strlen ("局") : "");
  return **stem != '\0';
}

static gboolean
are_one_branch (const char *one, const char *other)
{
  g_autofree char *stem = NULL;
  g_autofree char *place = NULL;
  g_autofree char *other_stem = NULL;
  g_autofree char *other_place = NULL;

  if (!read_branch (one, &stem, &place) || !read_branch (other, &other_stem, &other_place)
      || !g_str_equal (stem, other_stem))
    return FALSE;
  return !*place || !*other_place || g_str_equal (place, other_place)
         || g_str_has_prefix (place, other_place) || g_str_has_prefix (other_place, place);
}

static gboolean
split_ending (char *name)
{
  static const char *const endings[]
      = { "分局", "局", "委", "办", "中心", "公司", "集团", "管委会" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/* Whether the letters of the short name are taken from the long one in their order, the first from
 * its beginning: each begins one of its words, which are of two letters (住房 城乡 建设), or
 * follows the one before it. */
static gboolean
is_taken_from (const char *brief, const char *full)
{
  glong n = g_utf8_strlen (full, -1), last = -2;

  if (g_utf8_get_char (brief) != g_utf8_get_char (full))
    return FALSE;
  for (const char *at = brief; *at; at = g_utf8_next_char (at))
    {
      glong place = last + 1;

      while (place < n
             && (g_utf8_get_char (g_utf8_offset_to_pointer (full, place)) != g_utf8_get_char (at)
                 || (place % 2 != 0 && place != last + 1)))
        place++;
      if (place < 0 || place >= n)
        return FALSE;
      last = place;
    }
  return TRUE;
}

static gboolean
abbreviates (const char *one, const char *other)
{
  g_autofree char *brief = g_strdup (one);
  g_autofree char *full = g_strdup (other);
  const char *ending = brief, *full_ending = full;

  if (!split_ending (brief) || !split_ending (full))
    return FALSE;
  ending = one + strlen (brief);
  full_ending = other + strlen (full);
  return g_str_equal (ending, full_ending) && g_utf8_strlen (brief, -1) >= SHORT_MIN
         && strlen (brief) < strlen (full) && is_taken_from (brief, full);
}

/* Whether a name is that of a city's or province's organ; 市场 and 城市 are no city. */
static gboolean
is_higher (const char *name)
{
  static const char *const words[] = { "场", "政", "容", "监", NULL };

  for (const char *at = name; *at; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);
      gboolean is_of_city = at > name && g_str_has_prefix (g_utf8_prev_char (at), "城");

      if (g_str_has_prefix (at, "省") || g_str_has_prefix (at, "自治区"))
        return TRUE;
      if (g_str_has_prefix (at, "市") && !is_of_city && *next && !has_any_prefix (next, words))
        return TRUE;
    }
  return FALSE;
}

DubanLikeness
duban_unit_likeness_tell (const char *one, const char *other)
{
  g_autofree char *core = NULL;
  g_autofree char *other_core = NULL;

  if (!*one || !*other || !g_utf8_validate (one, -1, NULL) || !g_utf8_validate (other, -1, NULL)
      || g_str_equal (one, other))
    return DUBAN_LIKENESS_NONE;
  if (are_one_branch (one, other))
    return DUBAN_LIKENESS_BRANCH;
  core = dup_core (one);
  other_core = dup_core (other);
  if (is_higher (core) != is_higher (other_core) || g_utf8_strlen (core, -1) < SHORT_MIN)
    return DUBAN_LIKENESS_NONE;
  if (g_str_equal (core, other_core))
    return DUBAN_LIKENESS_WORDS;
  return abbreviates (core, other_core) || abbreviates (other_core, core) ? DUBAN_LIKENESS_SHORT
                                                                          : DUBAN_LIKENESS_NONE;
}

const DubanUnit *
duban_unit_likeness_find (const DubanDirectory *directory, const char *name, guint32 except,
                          DubanLikeness *likeness)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  const DubanUnit *best = NULL;
  gboolean is_shared = FALSE;

  *likeness = DUBAN_LIKENESS_NONE;
  for (gsize i = 0; i < n; i++)
    {
      DubanLikeness found = DUBAN_LIKENESS_NONE;

      if (units[i]->n != except && units[i]->merged_into == 0)
        found = duban_unit_likeness_tell (name, units[i]->name);
      if (found == DUBAN_LIKENESS_NONE || (*likeness != DUBAN_LIKENESS_NONE && found > *likeness))
        continue;
      is_shared = found == *likeness;
      *likeness = found;
      best = units[i];
    }
  if (is_shared)
    *likeness = DUBAN_LIKENESS_NONE;
  return is_shared ? NULL : best;
}
