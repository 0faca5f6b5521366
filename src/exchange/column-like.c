/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/column-like.h"

#include <string.h>

#define MAX_LETTERS 24 /* of a heading that is compared */
#define MAX_WORDS 24
#define SAME 95
#define ASCII_LEAST 60 /* of letters in common: of a word of 26 letters many have some */

/* Words that offices use for a field and that are no names of it: several fields may share one. */
static const struct
{
  DubanTableKind kind;
  DubanColumn column;
  const char *words[MAX_WORDS];
} synonyms[] = {
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_IGNORED, { "序", "号", "次序", "行号", "no", "no." } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_NUMBER,
    { "编码", "代码", "台账号", "立项号", "任务号", "项目号", "督查编号", "id" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_TITLE,
    { "工作清单", "任务清单", "清单", "项目", "内容", "重点项目", "主要工作", "工作", "任务名称",
      "事项名称", "项目内容", "建设内容", "工作项目", "督查内容", "议定内容", "task", "item",
      "subject" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_REQUIREMENT,
    { "工作标准", "具体内容", "阶段目标", "具体任务", "年度目标", "标准", "描述", "description" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_METHOD, { "工作方法", "办理方式", "督办方式" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_SOURCE,
    { "出处", "会议名称", "来自", "立项来源", "文件名称" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE_REF, { "文件号", "发文字号", "文件编号" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE_DATE, { "会议时间", "发文日期", "成文日期" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ASSIGNER, { "下达领导", "布置人", "交代人", "签批领导" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ASSIGNEE, { "承办人", "经办人", "办理人", "assignedto" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_ASSIGNED,
    { "布置时间", "派单时间", "下发时间", "转办时间", "接收时间", "签批时间", "开始时间",
      "启动时间", "开始日期", "登记日期", "start" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_IMPORTANCE,
    { "等级", "级别", "紧急程度", "轻重缓急", "priority" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_LEAD,
    { "领导", "旗领导", "县领导", "区领导", "市领导", "政府领导", "县级领导", "处级领导", "分管",
      "牵头", "责任人", "牵头人", "挂帅领导", "owner", "leader" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_COOPERATORS,
    { "协同领导", "参与领导", "会同领导", "配合", "配合人" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_UNIT,
    { "单位", "部门", "主责", "主责单位", "主责部门", "单位名称", "部门名称", "落实单位",
      "落实部门", "责任科室", "承接单位", "具体单位", "承办", "责任", "department", "dept" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_COOPERATING_UNITS,
    { "协同单位", "协同部门", "会同单位", "会办单位", "参加单位", "联办单位", "相关单位",
      "相关部门", "其他单位" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_FIELD,
    { "行业", "板块", "战线", "口", "类别", "分类", "工作类别" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_DUE,
    { "到期日", "到期时间", "完成日", "预计完成时间", "计划时间", "时间要求", "交付时间", "节点",
      "时间", "计划完成", "何时完成", "限时", "时效", "deadline", "duedate", "完工时间", "办理时间",
      "反馈期" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DEPLOY, { "部署", "安排时间", "安排部署" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_APPROACH, { "思路", "形成思路", "方案时间" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FEEDBACK, { "反馈", "反馈日期", "报送时间", "回复时间" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_FOLLOW_UP,
    { "跟进时间", "最近跟进", "更新时间", "调度时间" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_STATUS,
    { "完成与否", "办结与否", "是否销号", "销号", "结果", "办理结果", "完成标志", "达序",
      "是否达序" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_CLOSED,
    { "完结时间", "完结日期", "结束时间", "结束日期", "销号日", "实际完成" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_PROGRESS,
    { "进度", "目前进度", "当前进度", "最新动态", "工作动态", "动态", "近况", "现状", "开展情况",
      "工作成效", "成效", "办理结果说明" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_PROBLEM,
    { "困难", "难点", "堵点", "卡点", "存在困难", "不足" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PROBLEM_CAUSE, { "成因", "为什么", "未完成说明" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SUGGESTION, { "对策", "建议措施", "后续安排", "工作打算" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEASURES, { "措施", "整改举措", "工作措施", "主要举措" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ACCOUNTABILITY, { "追责", "问责", "追责情况", "问责情况" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_NOTES, { "说明", "附注", "其他", "补充说明", "remark" } },

  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER, { "姓名", "领导姓名", "领导名单", "leader" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER_TITLE, { "职位", "现任职务" } },
  { DUBAN_SHEET_PORTFOLIO,
    DUBAN_COLUMN_HOLDS,
    { "分管单位", "分管部门", "分管工作", "负责工作", "负责", "联系单位", "分工", "工作分工" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDS_FIELD, { "分管领域", "分管条线" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDING_KIND, { "方式", "分工方式" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_FROM, { "开始", "起始", "起始日期", "开始日期", "自" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_TO, { "结束", "截止", "截止日期", "结束日期", "至" } },

  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_UNIT_NAME, { "单位名称", "部门", "部门名称", "全称", "名称" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_SHORT_NAMES, { "别名", "别称", "单位简称" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_CATEGORY, { "类型", "性质", "分类", "单位类别" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_HEAD, { "负责人", "主要领导", "一把手", "主官" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_PARENT_UNIT, { "主管部门", "主管单位", "上级部门" } },

  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY, { "时间", "哪天", "年月日", "天" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_NAME, { "节日", "节假日", "假期", "节日名称" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_KIND, { "安排", "休班", "休或班", "放假上班" } },
};

/* Letters that stand in headings of every kind: they say little. */
static const char common[] = "时间日期情况工作名称内容单位部门领导人";
#define COMMON_WEIGHT 1
#define LETTER_WEIGHT 3

typedef struct
{
  gunichar letters[MAX_LETTERS];
  guint n;
  gboolean is_ascii;
} Word;

static void
read_word (const char *text, Word *word)
{
  word->n = 0;
  word->is_ascii = TRUE;
  for (; *text && word->n < MAX_LETTERS; text = g_utf8_next_char (text))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (text));

      word->is_ascii &= letter < 0x80;
      word->letters[word->n++] = letter;
    }
}

static guint
weigh (gunichar letter)
{
  return g_utf8_strchr (common, -1, letter) ? COMMON_WEIGHT : LETTER_WEIGHT;
}

/* What is common of the runs of size letters (1 or 2) of both words, in percent of all (Dice).
 * Each run of other counts once. */
static guint
compare_runs (const Word *one, const Word *other, guint size)
{
  gboolean is_used[MAX_LETTERS] = { FALSE };
  guint shared = 0, total = 0;

  for (guint i = 0; i + size <= other->n; i++)
    total += weigh (other->letters[i]) + weigh (other->letters[i + size - 1]);
  for (guint i = 0; i + size <= one->n; i++)
    {
      guint weight = weigh (one->letters[i]) + weigh (one->letters[i + size - 1]);

      total += weight;
      for (guint k = 0; k + size <= other->n; k++)
        if (!is_used[k]
            && memcmp (&one->letters[i], &other->letters[k], size * sizeof (gunichar)) == 0)
          {
            is_used[k] = TRUE;
            shared += 2 * weight;
            break;
          }
    }
  return total ? shared * 100 / total : 0;
}

/* Whether a word says more than what stands in headings of every kind. */
static gboolean
says_something (const Word *word)
{
  for (guint i = 0; i < word->n; i++)
    if (weigh (word->letters[i]) == LETTER_WEIGHT)
      return word->n >= 2;
  return FALSE;
}

/* How alike two words are of which one stands in the other; 0 where none does.  What a Chinese
 * heading is about stands at its end. */
static guint
compare_parts (const Word *outer, const Word *inner)
{
  gsize size = inner->n * sizeof (gunichar);

  if (outer->n < inner->n || !says_something (inner))
    return 0;
  if (memcmp (&outer->letters[outer->n - inner->n], inner->letters, size) == 0)
    return 30 + 60 * inner->n / outer->n;
  for (guint i = 0; i + inner->n < outer->n; i++)
    if (memcmp (&outer->letters[i], inner->letters, size) == 0)
      return 20 + 40 * inner->n / outer->n;
  return 0;
}

static guint
compare (const Word *heading, const char *text)
{
  Word word;
  guint shared, part;

  read_word (text, &word);
  if (heading->n == word.n
      && memcmp (heading->letters, word.letters, word.n * sizeof (gunichar)) == 0)
    return SAME;
  shared = compare_runs (heading, &word, 1);
  if (shared == 0)
    return 0;
  part = MAX (compare_parts (heading, &word), compare_parts (&word, heading));
  shared = (shared + compare_runs (heading, &word, 2)) / 2;
  return MAX (part, heading->is_ascii && shared < ASCII_LEAST ? 0 : shared);
}

guint
duban_column_like (DubanTableKind kind, DubanColumn column, const char *folded)
{
  const char *const *names = duban_column_list_names (kind, column);
  Word heading;
  guint best = 0;

  read_word (folded, &heading);
  if (heading.n == 0 || heading.n == MAX_LETTERS)
    return 0;
  for (; names && *names; names++)
    best = MAX (best, compare (&heading, *names));
  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    for (guint k = 0; synonyms[i].kind == kind && synonyms[i].column == column && k < MAX_WORDS
                      && synonyms[i].words[k];
         k++)
      best = MAX (best, compare (&heading, synonyms[i].words[k]));
  return best;
}
