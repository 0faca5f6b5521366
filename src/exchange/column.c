/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/column.h"

#include <string.h>

#define MAX_NAMES 16
#define MAX_WORDS 8
#define MAX_CONTAINING 120 /* bytes: a longer cell is a sentence, not a heading */

typedef struct
{
  DubanSheet sheet;
  DubanColumn column;
  const char *names[MAX_NAMES]; /* the column's own first; NULL-terminated */
} Names;

/* A heading that contains one of `words`, and one of `with` where there are any. */
typedef struct
{
  DubanColumn column;
  const char *words[MAX_WORDS];
  const char *with[MAX_WORDS];
} Containing;

static const Names names[] = {
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_IGNORED, { "序号", "灯" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_NUMBER,
    { "编号", "督办编号", "立项编号", "流水号", "number", "项目编号", "建议编号", "提案编号",
      "隐患编号", "问题编号" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_TITLE,
    { "事项", "督办事项", "工作任务", "任务", "重点工作", "交办事项", "工作内容", "项目名称",
      "主要内容", "title", "批示件名称", "建议事项", "建议名称", "提案名称" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_REQUIREMENT,
    { "工作要求", "目标任务", "requirement", "批示内容" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_METHOD, { "方法", "method" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE, { "来源", "任务来源", "source" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE_REF, { "来源文号", "文号", "依据", "source_ref" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE_DATE, { "来源日期" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PAPER, { "文种", "paper" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_ASSIGNER,
    { "交办领导", "交办人", "批示领导", "下达人", "assigner" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ASSIGNEE, { "承办", "assignee" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_ASSIGNED,
    { "交办时间", "交办日期", "批示时间", "下达时间", "立项时间", "assigned" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_IMPORTANCE, { "重要程度", "优先级", "importance" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_RECTIFICATION, { "是否整改", "rectification" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_LEAD, { "牵头领导", "分管领导", "责任领导", "lead" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_COOPERATORS, { "配合领导", "协办领导", "cooperators" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_UNIT,
    { "责任单位", "牵头单位", "主办单位", "承办单位", "unit" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_COOPERATING_UNITS,
    { "配合单位", "协办单位", "cooperating_units" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FIELD, { "领域", "条线", "field" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_DUE,
    { "完成时限", "办结时限", "要求完成时间", "due", "计划完成时间", "时间节点" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FIRST_DUE, { "首次时限" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DUE_TEXT, { "时限表述" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DEPLOY, { "部署时间", "deployed" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_APPROACH, { "形成思路时间", "approach" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FEEDBACK, { "反馈时间", "feedback" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FOLLOW_UP, { "最近跟进时间", "follow_up" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_TRACKED_FROM, { "起管日", "tracked_from" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SCHEDULE, { "跟进周期", "schedule" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_STATUS,
    { "状态", "办理状态", "是否办结", "是否完成", "status" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_CLOSED, { "办结时间", "完成日期", "closed", "实际完成时间" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_PROGRESS,
    { "进展情况", "落实情况", "办理情况", "progress", "工作进展", "目前进展", "当前进展",
      "最新进展", "本周进展", "本月进展" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PROBLEM, { "存在问题", "problem" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PROBLEM_CAUSE, { "原因分析", "cause" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SUGGESTION, { "意见建议", "suggestion" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_CAUSE, { "病因" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEASURES, { "整改措施" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ACCOUNTABILITY, { "责任追究" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PARENT, { "上级事项编号" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DECISION_LEVEL, { "决策层级" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DECISION_STATE, { "决策状态" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEETING, { "上会时间" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_QUANTITY, { "数量" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_TARGET, { "目标值" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEASURE, { "计量单位" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_HANDLING, { "传阅范围" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_NOTES, { "备注", "notes" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_COMPLETION, { "完成时间" } },

  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_IGNORED, { "序号" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER, { "领导" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER_TITLE, { "职务" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDS, { "分管" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDS_FIELD, { "领域" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDING_KIND, { "分管方式" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_FROM, { "起" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_TO, { "止" } },

  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_IGNORED, { "序号" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_UNIT_NAME, { "单位" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_SHORT_NAMES, { "简称" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_CATEGORY, { "类别" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_HEAD, { "主要负责人" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_PARENT_UNIT, { "上级单位" } },

  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_IGNORED, { "序号" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY, { "日期" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_NAME, { "名称" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_KIND, { "类型" } },
};

/* In the order in which they are tried.  What a Chinese heading is about stands at its end and
 * beside a second word (任务完成情况 is progress, 任务完成时限 a deadline), so those come first
 * and the bare 任务 last. */
static const Containing containing[] = {
  { DUBAN_COLUMN_COOPERATORS, { "领导" }, { "配合", "协" } },
  { DUBAN_COLUMN_COOPERATING_UNITS, { "单位", "部门" }, { "配合", "协", "参与", "会办", "参加" } },
  { DUBAN_COLUMN_UNIT,
    { "单位", "部门", "主体" },
    { "牵头", "主办", "责任", "承办", "实施", "主责" } },
  { DUBAN_COLUMN_LEAD, { "领导" }, { "牵头", "分管", "责任", "包", "主管", "联系" } },
  { DUBAN_COLUMN_ASSIGNER, { "交办", "批示" }, { "领导", "人" } },
  { DUBAN_COLUMN_ASSIGNED, { "交办", "立项", "批示" }, { "时间", "日期" } },
  { DUBAN_COLUMN_CLOSED, { "办结", "销号" }, { "时间", "日期" } },
  { DUBAN_COLUMN_STATUS, { "是否" }, { "办结", "完成", "到位", "销号" } },
  { DUBAN_COLUMN_RECTIFICATION, { "整改" }, { "是否" } },
  { DUBAN_COLUMN_PROGRESS, { "进展", "落实", "推进", "完成", "整改" }, { "情况" } },
  { DUBAN_COLUMN_DUE, { "时限", "期限", "截止" }, { NULL } },
  { DUBAN_COLUMN_PROGRESS, { "形象进度" }, { NULL } },
  { DUBAN_COLUMN_STATUS, { "状态" }, { NULL } },
  { DUBAN_COLUMN_NOTES, { "备注" }, { NULL } },
  { DUBAN_COLUMN_SOURCE_REF, { "文号", "依据" }, { NULL } },
  { DUBAN_COLUMN_SOURCE, { "来源" }, { NULL } },
  { DUBAN_COLUMN_PROBLEM, { "问题", "困难" }, { NULL } },
  { DUBAN_COLUMN_PROBLEM_CAUSE, { "原因" }, { NULL } },
  { DUBAN_COLUMN_SUGGESTION, { "建议", "下一步" }, { NULL } },
  { DUBAN_COLUMN_PROGRESS, { "进展" }, { NULL } },
  { DUBAN_COLUMN_IMPORTANCE, { "重要", "优先" }, { NULL } },
  { DUBAN_COLUMN_REQUIREMENT, { "要求", "目标" }, { NULL } },
  { DUBAN_COLUMN_TITLE, { "事项", "任务" }, { NULL } },
};

/* 任务编号, 事项类别 …: about the task, but not what it is. */
static const char *const no_title_endings[]
    = { "号",   "类别", "类型", "分类", "级别", "层级", "人",   "单位", "部门",
        "领导", "时间", "日期", "数",   "数量", "情况", "进度", "电话" };

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (gsize i = 0; i < MAX_WORDS && words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_title (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_title_endings); i++)
    if (g_str_has_suffix (folded, no_title_endings[i]))
      return FALSE;
  return TRUE;
}

static DubanColumn
find_containing (const char *folded)
{
  if (strlen (folded) > MAX_CONTAINING || g_str_has_suffix (folded, "编号"))
    return DUBAN_COLUMN_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (containing); i++)
    {
      const Containing *rule = &containing[i];
      gboolean cooperates
          = strstr (folded, "配合") || strstr (folded, "协") || strstr (folded, "参与");

      if (!contains_any (folded, rule->words)
          || (rule->with[0] && !contains_any (folded, rule->with)))
        continue;
      if (cooperates && (rule->column == DUBAN_COLUMN_LEAD || rule->column == DUBAN_COLUMN_UNIT))
        continue;
      if (rule->column == DUBAN_COLUMN_TITLE && !may_be_title (folded))
        continue;
      return rule->column;
    }
  return DUBAN_COLUMN_UNKNOWN;
}

const char *
duban_column_get_name (DubanColumn column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].column == column && column != DUBAN_COLUMN_IGNORED)
      return names[i].names[0];
  return "";
}

DubanColumn
duban_column_find (DubanSheet sheet, const char *folded, guint *rank)
{
  DubanColumn column;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; names[i].sheet == sheet && k < MAX_NAMES && names[i].names[k]; k++)
      if (g_ascii_strcasecmp (folded, names[i].names[k]) == 0)
        {
          *rank = k;
          return names[i].column;
        }
  column = sheet == DUBAN_SHEET_LEDGER ? find_containing (folded) : DUBAN_COLUMN_UNKNOWN;
  *rank = DUBAN_COLUMN_RANK_CONTAINS;
  return column;
}

gboolean
duban_column_is_leading_unit (const char *folded)
{
  return strstr (folded, "牵头") && (strstr (folded, "单位") || strstr (folded, "部门"));
}
