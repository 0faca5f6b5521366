/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/column.h"

#include <string.h>

#include "core/text.h"

#define NOTES_ONLY "notes-only"
#define MAX_NAMES 16 /* with the NULL */
#define MAX_WORDS 8
#define MAX_CONTAINING 120 /* bytes: a longer cell is a sentence, not a heading */

typedef struct
{
  DubanTableKind sheet;
  DubanColumn column;
  const char *code;
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
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_IGNORED, "ignore", { "序号", "灯" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_NUMBER,
    "number",
    { "编号", "督办编号", "立项编号", "流水号", "number", "项目编号", "建议编号", "提案编号",
      "隐患编号", "问题编号" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_TITLE,
    "title",
    { "事项", "督办事项", "工作任务", "任务", "重点工作", "交办事项", "工作内容", "项目名称",
      "主要内容", "title", "批示件名称", "建议事项", "建议名称", "提案名称" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_REQUIREMENT,
    "requirement",
    { "工作要求", "目标任务", "requirement", "批示内容" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_METHOD, "method", { "方法", "method" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE, "source", { "来源", "任务来源", "source" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_SOURCE_REF,
    "source-ref",
    { "来源文号", "文号", "依据", "source_ref" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SOURCE_DATE, "source-date", { "来源日期" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PAPER, "paper", { "文种", "paper" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_ASSIGNER,
    "assigner",
    { "交办领导", "交办人", "批示领导", "下达人", "assigner" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ASSIGNEE, "assignee", { "承办", "assignee" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_ASSIGNED,
    "assigned",
    { "交办时间", "交办日期", "批示时间", "下达时间", "立项时间", "assigned" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_IMPORTANCE,
    "importance",
    { "重要程度", "优先级", "importance" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_RECTIFICATION,
    "rectification",
    { "是否整改", "rectification" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_LEAD, "lead", { "牵头领导", "分管领导", "责任领导", "lead" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_COOPERATORS,
    "cooperators",
    { "配合领导", "协办领导", "cooperators" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_UNIT,
    "unit",
    { "责任单位", "牵头单位", "主办单位", "承办单位", "unit" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_COOPERATING_UNITS,
    "cooperating-units",
    { "配合单位", "协办单位", "cooperating_units" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FIELD, "field", { "领域", "条线", "field" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_DUE,
    "due",
    { "完成时限", "办结时限", "要求完成时间", "due", "计划完成时间", "时间节点" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FIRST_DUE, "first-due", { "首次时限" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DUE_TEXT, "due-text", { "时限表述" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DEPLOY, "deploy", { "部署时间", "deployed" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_APPROACH, "approach", { "形成思路时间", "approach" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FEEDBACK, "feedback", { "反馈时间", "feedback" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_FOLLOW_UP, "follow-up", { "最近跟进时间", "follow_up" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_TRACKED_FROM, "tracked-from", { "起管日", "tracked_from" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SCHEDULE, "schedule", { "跟进周期", "schedule" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_STATUS,
    "status",
    { "状态", "办理状态", "是否办结", "是否完成", "status" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_CLOSED,
    "closed",
    { "办结时间", "完成日期", "closed", "实际完成时间" } },
  { DUBAN_SHEET_LEDGER,
    DUBAN_COLUMN_PROGRESS,
    "progress",
    { "进展情况", "落实情况", "办理情况", "progress", "工作进展", "目前进展", "当前进展",
      "最新进展", "本周进展", "本月进展" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PROBLEM, "problem", { "存在问题", "problem" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PROBLEM_CAUSE, "cause", { "原因分析", "cause" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_SUGGESTION, "suggestion", { "意见建议", "suggestion" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_CAUSE, "rectification-cause", { "病因" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEASURES, "measures", { "整改措施" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ACCOUNTABILITY, "accountability", { "责任追究" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_PARENT, "parent", { "上级事项编号" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DECISION_LEVEL, "decision-level", { "决策层级" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DECISION_STATE, "decision-state", { "决策状态" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEETING, "meeting", { "上会时间" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_QUANTITY, "quantity", { "数量" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_TARGET, "target", { "目标值" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_MEASURE, "measure", { "计量单位" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_HANDLING, "handling", { "传阅范围" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_NOTES, "notes", { "备注", "notes" } },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_COMPLETION, "completion", { "完成时间" } },

  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_IGNORED, "ignore", { "序号" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER, "leader", { "领导", "姓名", "领导姓名" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER_TITLE, "title", { "职务" } },
  { DUBAN_SHEET_PORTFOLIO,
    DUBAN_COLUMN_HOLDS,
    "holds",
    { "分管", "分管工作", "分管部门", "分管单位", "分管部门单位", "分管工作及部门" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDS_FIELD, "field", { "领域" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDING_KIND, "kind", { "分管方式" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_FROM, "from", { "起" } },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_TO, "to", { "止" } },

  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_IGNORED, "ignore", { "序号" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_UNIT_NAME, "unit", { "单位" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_SHORT_NAMES, "short", { "简称" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_CATEGORY, "category", { "类别" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_HEAD, "head", { "主要负责人" } },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_PARENT_UNIT, "parent", { "上级单位" } },

  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_IGNORED, "ignore", { "序号" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY, "day", { "日期" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_NAME, "name", { "名称" } },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_KIND, "kind", { "类型" } },
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

static gboolean
is_same_name (const char *name, const char *typed)
{
  for (; *name && *typed; name++, typed++)
    if ((*name == '_' ? '-' : g_ascii_tolower (*name))
        != (*typed == '_' ? '-' : g_ascii_tolower (*typed)))
      return FALSE;
  return *name == *typed;
}

static gboolean
has_name (const Names *row, const char *typed)
{
  gboolean is_found = is_same_name (row->code, typed);

  for (guint k = 0; !is_found && k < MAX_NAMES && row->names[k]; k++)
    is_found = is_same_name (row->names[k], typed);
  return is_found;
}

const char *
duban_column_get_field (DubanColumn column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].column == column)
      return names[i].code;
  return NOTES_ONLY;
}

gboolean
duban_column_parse_field (DubanTableKind sheet, const char *text, DubanColumn *column)
{
  g_autofree char *folded = duban_text_fold_heading (text);

  *column = DUBAN_COLUMN_UNKNOWN;
  if (!*folded || g_str_equal (folded, "-") || is_same_name (NOTES_ONLY, folded))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if ((sheet == DUBAN_SHEET_ANY || names[i].sheet == sheet) && has_name (&names[i], folded))
      {
        *column = names[i].column;
        return TRUE;
      }
  return FALSE;
}

gboolean
duban_column_is_of (DubanTableKind sheet, DubanColumn column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].sheet == sheet && names[i].column == column)
      return TRUE;
  return column == DUBAN_COLUMN_UNKNOWN;
}

const char *const *
duban_column_list_names (DubanTableKind kind, DubanColumn column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].sheet == kind && names[i].column == column)
      return names[i].names;
  return NULL;
}

DubanColumn
duban_column_find (DubanTableKind sheet, const char *folded, guint *rank)
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
