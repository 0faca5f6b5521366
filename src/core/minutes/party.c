/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/party.h"

#include "core/letter.h"
#include "core/minutes/names.h"

#include <string.h>

#define MAX_UNKNOWN_LETTERS 40 /* between 由 and 牵头 */

typedef enum
{
  NO_ROLE,
  CARRIES,
  COOPERATES,
} Role;

/* What a decision begins with; it says nothing itself. */
static const char *const openings[]
    = { "会议决定", "会议要求", "会议明确", "会议议定", "会议确定", "会议同意", "经研究",
        "原则同意", "原则上",   "决定",     "同意",     "明确",     "继续",     "一并",
        "拟",       "并",       "可",       "下一步",   NULL };

/* Whoever follows is told to do it. */
static const char *const callers[] = { "批转", "转请", "转交", "交由", "转", "责成", "责令", "安排",
                                       "督促", "商请", "要求", "由",   "请", "交",   NULL };

static const char *const cooperation_callers[] = { "会同", "联合", "联同", "商", NULL };

/* Each his part of it. */
static const char *const shares[] = { "按照各自职责分工",
                                      "按照职责分工",
                                      "按各自职责分工",
                                      "按职责分工",
                                      "按照各自职责",
                                      "按照职责",
                                      "按各自职责",
                                      "按职责",
                                      "按照分工",
                                      "按分工",
                                      NULL };

static const char *const adverbs[] = { "按照各自职责分工",
                                       "按照职责分工",
                                       "按各自职责分工",
                                       "按职责分工",
                                       "按照各自职责",
                                       "按照职责",
                                       "按各自职责",
                                       "按职责",
                                       "按照分工",
                                       "按分工",
                                       "各司其职",
                                       "分别",
                                       "共同",
                                       "具体",
                                       "积极",
                                       "全力",
                                       "主动",
                                       "做好",
                                       "统一",
                                       "同志",
                                       "各负其责",
                                       "要",
                                       "须",
                                       "应",
                                       "总",
                                       NULL };

static const char *const carrying[]
    = { "牵头负责", "牵头抓总", "牵头落实", "牵头办理", "牵头组织", "负责牵头", "牵头",   "负总责",
        "负责落实", "负责组织", "负责办理", "负责",     "主办",     "承办",     "抓落实", NULL };
static const char *const cooperating[] = { "配合", "协助", "协办", "协同", "参与", NULL };

/* After the subject of a sentence that nobody was asked in: 住建局要…, 财政局于…. */
static const char *const duties[]
    = { "要",   "须",   "应当",   "应于",   "需",     "务必",     "务于",     "于",
        "会同", "抓紧", "尽快",   "立即",   "按照",   "及时",     "切实",     "必须",
        "加快", "做好", "按职责", "按各自", "按分工", "按照职责", "全力做好", NULL };
static const char *const no_duties[] = { "要求", "要素", "要闻", "需求", "需要资金", NULL };

static gsize
skip (const DubanMinutesReading *reading, gsize at, gsize to, const char *const *words)
{
  for (gsize size; (size = duban_minutes_match (reading, at, to, words)) > 0;)
    at += size;
  return at;
}

static gsize
skip_blanks (const DubanMinutesReading *reading, gsize at, gsize to)
{
  for (gsize after = at; duban_letter_is_blank (duban_minutes_next (reading, &after, to));)
    at = after;
  return at;
}

/* The role that the words after the names give them; *at moves past those. */
static Role
take_role (const DubanMinutesReading *reading, gsize *at, gsize to)
{
  const gsize here = skip (reading, *at, to, adverbs);
  gsize size = duban_minutes_match (reading, here, to, carrying);

  if (size > 0)
    {
      *at = here + size;
      return CARRIES;
    }
  size = duban_minutes_match (reading, here, to, cooperating);
  if (size > 0)
    *at = here + size;
  return size > 0 ? COOPERATES : NO_ROLE;
}

static void
add_names (DubanMinutesReading *reading, const GArray *names, guint from, Role role,
           gsize cover_from, gsize cover_to)
{
  for (guint i = from; i < names->len; i++)
    {
      const DubanMinutesName *name = &g_array_index (names, DubanMinutesName, i);
      DubanMinutesPart part;

      if (role == COOPERATES)
        part = name->is_leader ? DUBAN_MINUTES_COOPERATOR : DUBAN_MINUTES_COOPERATING_UNIT;
      else
        part = name->is_leader ? DUBAN_MINUTES_LEAD : DUBAN_MINUTES_UNIT;
      duban_minutes_add (reading, part, name->from, name->to, cover_from, cover_to);
    }
}

/* 会同…, after the names that carry it or at the beginning of a clause. */
static gsize
take_cooperation (DubanMinutesReading *reading, gsize at, gsize to)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DubanMinutesName));
  gsize here = at + duban_minutes_match (reading, at, to, cooperation_callers);
  gsize after;

  if (here == at || !duban_minutes_take_names (reading, &here, to, names))
    return at;
  after = here;
  take_role (reading, &after, to);
  add_names (reading, names, 0, COOPERATES, at, after);
  return after;
}

/* Names that nobody knows stand between 由 and 牵头: 由棚改专班牵头. */
static gsize
take_unknown (DubanMinutesReading *reading, gsize begin, gsize at, gsize to)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DubanMinutesName));
  const gsize size = strlen ("由");
  gsize after;

  if (at < begin + size || !duban_minutes_has (reading, at - size, at, "由"))
    return begin;
  for (gsize here = at, n = 0; n < MAX_UNKNOWN_LETTERS && here < to; n++)
    {
      Role role;

      after = here;
      role = here > at ? take_role (reading, &after, to) : NO_ROLE;
      if (role != NO_ROLE)
        {
          duban_minutes_split_names (reading, at, here, FALSE, names);
          add_names (reading, names, 0, role, begin, after);
          return after;
        }
      if (g_ascii_isdigit (reading->text[here]))
        break;
      duban_minutes_next (reading, &here, to);
    }
  return begin;
}

/* Whether nobody needs to be asked: the subject has a duty of its own. */
static gboolean
has_duty (const DubanMinutesReading *reading, gsize at, gsize to)
{
  return duban_minutes_match (reading, at, to, duties) > 0
         && duban_minutes_match (reading, at, to, no_duties) == 0;
}

/* Names at `at` with what they do; begin: where the words that call them begin.  Returns the end
 * of what was taken, or begin. */
static gsize
take_party (DubanMinutesReading *reading, gsize begin, gsize at, gsize to, gboolean is_called)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DubanMinutesName));
  gsize end = at;
  Role role;

  if (!duban_minutes_take_names (reading, &end, to, names))
    return is_called ? take_unknown (reading, begin, at, to) : begin;
  end = skip_blanks (reading, end, to);
  role = take_role (reading, &end, to);
  if (role == NO_ROLE)
    {
      if (!is_called && !has_duty (reading, end, to))
        return begin;
      role = CARRIES;
      end += duban_minutes_match (reading, end, to, shares);
    }
  add_names (reading, names, 0, role, begin, end);
  return role == CARRIES ? take_cooperation (reading, end, to) : end;
}

/* 由 and 请 as words of their own: not in 理由, 由于, 申请, 请示. */
static gboolean
is_caller (const DubanMinutesReading *reading, gsize at, gsize from, gsize to)
{
  static const char *const not_here[]
      = { "由于", "由此", "由来", "请示", "请求", "请假", "请款", "请销", NULL };
  static const char *const parts[]
      = { "理", "自", "经", "缘", "事", "案", "申", "恳", "邀", "提", "报", "敬", NULL };
  gsize before = at;
  const gunichar letter = duban_minutes_before (reading, at, from);

  if (duban_minutes_match (reading, at, to, not_here) > 0)
    return FALSE;
  if (letter == 0)
    return TRUE;
  before = (gsize) (g_utf8_find_prev_char (reading->text, reading->text + at) - reading->text);
  return duban_minutes_match (reading, before, at, parts) == 0;
}

/* The words at the beginning of a clause. */
static gsize
take_opening (DubanMinutesReading *reading, gsize from, gsize to)
{
  const gsize begin = skip_blanks (reading, from, to);
  gsize at = skip (reading, begin, to, openings);
  const gsize called = skip (reading, at, to, callers);
  gsize end = take_cooperation (reading, at, to);

  if (end > at)
    return end;
  end = take_party (reading, begin, called, to, called > at);
  return end > begin ? end : from;
}

/* Further in the clause: 老旧小区改造由住建局牵头. */
static gsize
take_called (DubanMinutesReading *reading, gsize at, gsize from, gsize to)
{
  static const char *const inner[] = { "责成", "由", "请", NULL };
  const gsize called = at + duban_minutes_match (reading, at, to, inner);
  gsize end;

  if (called == at || !is_caller (reading, at, from, to))
    return at;
  end = take_party (reading, at, called, to, TRUE);
  return end;
}

void
duban_minutes_find_parties (DubanMinutesReading *reading, gsize from, gsize to)
{
  gsize at = take_opening (reading, from, to);

  /* 住建局牵头财政局配合 */
  if (at > from)
    for (gsize next; at < to && (next = take_party (reading, at, at, to, FALSE)) > at;)
      at = next;
  while (at < to)
    {
      gsize next;

      if (duban_minutes_is_covered (reading, at, &next))
        {
          at = next;
          continue;
        }
      next = take_called (reading, at, from, to);
      if (next == at)
        next = take_cooperation (reading, at, to);
      if (next == at)
        duban_minutes_next (reading, &next, to);
      at = next;
    }
}
