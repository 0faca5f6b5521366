/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/names.h"

#include <string.h>

#include "core/letter.h"
#include "core/text.h"

typedef enum
{
  ROLE_NONE, /* nothing is said */
  ROLE_LEADS,
  ROLE_SHARES, /* 按职责分工负责: leads only where nobody else does, and the first alone */
  ROLE_COOPERATES,
} Role;

typedef struct
{
  char *text;
  Role role;
  guint clause;
} Item;

/* What stands behind a name, or in brackets behind it; a longer word before those it ends in. */
static const struct
{
  const char *word;
  Role role;
} roles[] = {
  { "牵头负责", ROLE_LEADS },
  { "牵头抓总", ROLE_LEADS },
  { "牵头实施", ROLE_LEADS },
  { "牵头落实", ROLE_LEADS },
  { "牵头办理", ROLE_LEADS },
  { "总牵头", ROLE_LEADS },
  { "牵头", ROLE_LEADS },
  { "主办", ROLE_LEADS },
  { "按照职责分工负责", ROLE_SHARES },
  { "按照职责分工落实", ROLE_SHARES },
  { "按照职责分工", ROLE_SHARES },
  { "按职责分工负责", ROLE_SHARES },
  { "按职责分工落实", ROLE_SHARES },
  { "按职责分工配合", ROLE_COOPERATES },
  { "按职责分工", ROLE_SHARES },
  { "按职责负责", ROLE_SHARES },
  { "按职责配合", ROLE_COOPERATES },
  { "分工负责", ROLE_SHARES },
  { "共同负责", ROLE_SHARES },
  { "具体负责", ROLE_LEADS },
  { "主要负责", ROLE_LEADS },
  { "负责落实", ROLE_LEADS },
  { "负责实施", ROLE_LEADS },
  { "负责办理", ROLE_LEADS },
  { "负责", ROLE_LEADS },
  { "积极配合", ROLE_COOPERATES },
  { "协同配合", ROLE_COOPERATES },
  { "协助配合", ROLE_COOPERATES },
  { "密切配合", ROLE_COOPERATES },
  { "予以配合", ROLE_COOPERATES },
  { "做好配合", ROLE_COOPERATES },
  { "配合实施", ROLE_COOPERATES },
  { "配合落实", ROLE_COOPERATES },
  { "配合", ROLE_COOPERATES },
  { "协助", ROLE_COOPERATES },
  { "协同", ROLE_COOPERATES },
  { "协办", ROLE_COOPERATES },
  { "参与", ROLE_COOPERATES },
};

/* What stands before a colon. */
static const struct
{
  const char *word;
  Role role;
} labels[] = {
  { "牵头", ROLE_LEADS },      { "主办", ROLE_LEADS },      { "承办", ROLE_LEADS },
  { "主要责任", ROLE_LEADS },  { "责任", ROLE_SHARES },     { "配合", ROLE_COOPERATES },
  { "协办", ROLE_COOPERATES }, { "协同", ROLE_COOPERATES }, { "参与", ROLE_COOPERATES },
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->text);
}

static gboolean
has_role (const char *cell)
{
  static const char *const words[] = { "牵头", "负责", "配合", "协助", "协同", "协办",
                                       "主办", "承办", "参与", "职责", "责任", NULL };

  for (gsize i = 0; words[i]; i++)
    if (strstr (cell, words[i]))
      return TRUE;
  return FALSE;
}

/* Takes 牵头单位： and the like. */
static Role
take_label (const char **at)
{
  static const char *const nouns[] = { "单位", "部门", "领导", "人", "县领导", "旗领导", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *here = *at;

      if (!g_str_has_prefix (here, labels[i].word))
        continue;
      here += strlen (labels[i].word);
      for (gsize k = 0; nouns[k]; k++)
        if (g_str_has_prefix (here, nouns[k]))
          {
            here += strlen (nouns[k]);
            break;
          }
      if (duban_letter_fold_width (duban_letter_next (&here)) != ':')
        continue;
      *at = here;
      return labels[i].role;
    }
  return ROLE_NONE;
}

/* Cuts the role off the end of a name in place. */
static Role
cut_role (char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_has_suffix (text, roles[i].word))
      {
        text[strlen (text) - strlen (roles[i].word)] = '\0';
        duban_text_trim (text);
        return roles[i].role;
      }
  return ROLE_NONE;
}

/* The role that brackets at the end of a name say, which are cut off; *is_about: they speak of the
 * order of the names (第一位为牵头单位). */
static Role
cut_bracket (char *text, gboolean *is_about)
{
  const char *const opening[] = { "（", "(" };
  const char *const closing[] = { "）", ")" };

  for (gsize i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      char *open = g_strrstr (text, opening[i]);
      g_autofree char *inside = NULL;
      Role role = ROLE_NONE;

      if (!open || !g_str_has_suffix (text, closing[i]))
        continue;
      inside = g_strndup (open + strlen (opening[i]),
                          strlen (open) - strlen (opening[i]) - strlen (closing[i]));
      *is_about = strstr (inside, "第一") || strstr (inside, "首位");
      for (gsize k = 0; k < G_N_ELEMENTS (labels) && !*is_about; k++)
        if (g_str_has_prefix (inside, labels[k].word)
            && strlen (inside) <= strlen (labels[k].word) + strlen ("单位"))
          role = labels[k].role;
      if (role == ROLE_NONE && g_str_equal (inside, "负责"))
        role = ROLE_LEADS;
      if (role != ROLE_NONE || *is_about)
        *open = '\0';
      return role;
    }
  return ROLE_NONE;
}

/* The end of a clause: a mark outside brackets, or before a label that is not at its beginning. */
static const char *
find_clause_end (const char *from)
{
  int depth = 0;

  for (const char *at = from; *at;)
    {
      const char *here = at;
      const char *label = at;
      gunichar letter;

      if (at > from && depth == 0 && take_label (&label) != ROLE_NONE)
        return at;
      letter = duban_letter_next (&at);
      depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
      if (depth <= 0 && g_utf8_strchr ("，,；;。\n\r", -1, letter))
        return here;
    }
  return from + strlen (from);
}

/* 负责统筹协调: what somebody does, and no name. */
static gboolean
is_deed (const char *text)
{
  static const char *const verbs[]
      = { "负责", "做好", "落实", "抓好", "推进", "统筹", "协调", "按照", "按职责", NULL };

  for (gsize i = 0; verbs[i]; i++)
    if (g_str_has_prefix (text, verbs[i]))
      return TRUE;
  return FALSE;
}

/* The names of one clause; those before one with a role behind it share that role. */
static void
add_clause (GArray *items, const char *clause, Role label, guint number)
{
  g_autoptr (GPtrArray) parts = duban_text_split_names (clause);
  guint first = items->len;

  for (guint i = 0; i < parts->len; i++)
    {
      char *text = g_ptr_array_index (parts, i);
      gboolean is_about = FALSE;
      Role bracket = cut_bracket (text, &is_about);
      Item item = { NULL, bracket == ROLE_NONE ? cut_role (text) : bracket, number };

      if (g_str_has_prefix (text, "由"))
        memmove (text, text + strlen ("由"), strlen (text + strlen ("由")) + 1);
      for (guint k = items->len; item.role != ROLE_NONE && bracket == ROLE_NONE && k > first; k--)
        {
          Item *before = &g_array_index (items, Item, k - 1);

          if (before->role != ROLE_NONE)
            break;
          before->role = item.role;
        }
      if (item.role == ROLE_NONE && label != ROLE_NONE)
        item.role = label;
      item.text = g_strdup (text);
      g_array_append_val (items, item);
    }
}

/* Names of which nothing is said: beside who leads, they cooperate, unless the next clause says
 * who leads (住建局，财政局牵头). */
static void
settle (GArray *items)
{
  gboolean has_leading = FALSE, leads_next = FALSE;
  guint next = G_MAXUINT;

  for (guint i = 0; i < items->len; i++)
    has_leading |= g_array_index (items, Item, i).role == ROLE_LEADS;
  for (guint i = items->len; i > 0; i--)
    {
      Item *item = &g_array_index (items, Item, i - 1);

      if (item->role == ROLE_NONE && leads_next && item->clause != next)
        item->role = ROLE_LEADS;
      else if (item->role == ROLE_NONE && has_leading)
        item->role = ROLE_COOPERATES;
      else if (item->role == ROLE_SHARES)
        item->role = has_leading ? ROLE_COOPERATES : ROLE_NONE;
      leads_next = item->role == ROLE_LEADS;
      next = item->clause;
    }
}

static GArray *
read_roles (const char *cell)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  Role label = ROLE_NONE;
  guint number = 0;

  g_array_set_clear_func (items, item_clear);
  for (const char *at = cell; *at; number++)
    {
      const char *end = find_clause_end (at);
      const char *from = at;
      Role said = take_label (&from);
      g_autofree char *clause = g_strndup (from, (gsize) (end - from));

      label = said != ROLE_NONE ? said : label;
      add_clause (items, clause, label, number);
      at = end;
      if (*at && g_utf8_strchr ("，,；;。\n\r", -1, g_utf8_get_char (at)))
        duban_letter_next (&at);
    }
  settle (items);
  return items;
}

static void
add_wording (DubanNames *names, const char *text)
{
  char *joined = names->wording ? g_strconcat (names->wording, "、", text, NULL) : g_strdup (text);

  g_free (names->wording);
  names->wording = joined;
}

static gboolean
add_name (DubanNames *names, const char *name)
{
  if (g_ptr_array_find_with_equal_func (names->names, name, g_str_equal, NULL))
    return FALSE;
  g_ptr_array_add (names->names, g_strdup (name));
  return TRUE;
}

/* 无, — and the like: nobody is named. */
static gboolean
is_nothing (const char *text)
{
  static const char *const words[] = { "无", "暂无", "没有", NULL };
  const char *at = text;

  while (*at)
    {
      const char *next = at;

      if (!g_utf8_strchr ("-－—–―/／\\·", -1, duban_letter_next (&next)))
        return g_strv_contains (words, text);
      at = next;
    }
  return TRUE;
}

/* 待定: somebody, and not yet anybody. */
static gboolean
is_undecided (const char *text)
{
  static const char *const words[]
      = { "待定", "待确定", "待明确", "未定", "未确定", "未明确", "空缺", NULL };

  return g_strv_contains (words, text);
}

/* One name; of 住建局等部门 the unit that stands before 等, beside the wording. */
static void
add (DubanNames *names, const char *text, Role role)
{
  guint n = names->names->len;
  const char *open = g_strrstr (text, "等");
  g_autofree char *before = open ? g_strndup (text, (gsize) (open - text)) : NULL;

  if (is_nothing (text))
    return;
  if (is_undecided (text))
    add_wording (names, text);
  else if (!duban_text_is_collective (text))
    add_name (names, text);
  else
    {
      add_wording (names, text);
      if (before && *before && !duban_text_is_collective (before) && add_name (names, before))
        g_ptr_array_add (names->open, g_strdup (before));
    }
  names->has_leader |= names->names->len > n && role != ROLE_COOPERATES;
}

/* 甲局会同乙局 as 甲局牵头，乙局; 会同县 is a county. (transfer full) */
static char *
spell_out (const char *cell)
{
  static const char with[] = "会同", county[] = "会同县";
  GString *spelt = g_string_new (NULL);
  const char *at;

  while ((at = strstr (cell, with)))
    {
      gboolean is_between = (at > cell || spelt->len > 0) && !g_str_has_prefix (at, county);

      g_string_append_len (spelt, cell, at - cell);
      g_string_append (spelt, is_between ? "牵头，" : with);
      cell = at + strlen (with);
    }
  g_string_append (spelt, cell);
  return g_string_free (spelt, FALSE);
}

void
duban_names_read (const char *text, DubanNames *names)
{
  static const Role order[] = { ROLE_LEADS, ROLE_NONE, ROLE_COOPERATES };
  g_autofree char *cell = spell_out (text);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GArray) items = NULL;

  *names = (DubanNames){ g_ptr_array_new_with_free_func (g_free),
                         g_ptr_array_new_with_free_func (g_free), NULL, FALSE };
  if (!has_role (cell))
    {
      parts = duban_text_split_names (cell);
      for (guint i = 0; i < parts->len; i++)
        add (names, g_ptr_array_index (parts, i), ROLE_NONE);
      return;
    }
  items = read_roles (cell);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < items->len; i++)
      {
        const Item *item = &g_array_index (items, Item, i);

        if (item->role != order[k])
          continue;
        if (is_deed (item->text))
          add_wording (names, item->text);
        else
          add (names, item->text, item->role);
      }
}

void
duban_names_clear (DubanNames *names)
{
  g_clear_pointer (&names->names, g_ptr_array_unref);
  g_clear_pointer (&names->open, g_ptr_array_unref);
  g_clear_pointer (&names->wording, g_free);
}
