/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/task.h"

#include <string.h>

/* Where the texts stand in a task: what a copy must take along. */
static const gsize text_offsets[] = {
  G_STRUCT_OFFSET (DubanTask, number),         G_STRUCT_OFFSET (DubanTask, title),
  G_STRUCT_OFFSET (DubanTask, requirement),    G_STRUCT_OFFSET (DubanTask, method),
  G_STRUCT_OFFSET (DubanTask, notes),          G_STRUCT_OFFSET (DubanTask, source),
  G_STRUCT_OFFSET (DubanTask, source_ref),     G_STRUCT_OFFSET (DubanTask, paper),
  G_STRUCT_OFFSET (DubanTask, assigner),       G_STRUCT_OFFSET (DubanTask, assignee),
  G_STRUCT_OFFSET (DubanTask, unit_text),      G_STRUCT_OFFSET (DubanTask, cooperating_text),
  G_STRUCT_OFFSET (DubanTask, due_text),       G_STRUCT_OFFSET (DubanTask, status_text),
  G_STRUCT_OFFSET (DubanTask, cause),          G_STRUCT_OFFSET (DubanTask, measures),
  G_STRUCT_OFFSET (DubanTask, accountability), G_STRUCT_OFFSET (DubanTask, quantity),
  G_STRUCT_OFFSET (DubanTask, target),         G_STRUCT_OFFSET (DubanTask, measure),
};

static const char *const sources[] = {
  "上级要求",     "旗委部署",     "政府常务会", "重点推进会", "领导批示",
  "市领导交办",   "巡视巡察",     "督察",       "审计",       "安全生产检查",
  "生态环保督察", "耕地林草保护", "卫片图斑",   "专项检查",   "监督贯通平台",
  "年度重点工作", "群众期盼",     "其他",       NULL,
};

/* Of the above, those that ask for a rectification (整改, measure 6). */
static const char *const rectifying_sources[] = {
  "巡视巡察",     "督察",     "审计",     "安全生产检查", "生态环保督察",
  "耕地林草保护", "卫片图斑", "专项检查", "监督贯通平台", NULL,
};

static const char *const papers[] = { "交办", "文件批办", "信件批办", "重点项目", NULL };

static const char **
get_text (DubanTask *task, guint i)
{
  return G_STRUCT_MEMBER_P (task, text_offsets[i]);
}

static gsize
measure_texts (const DubanTask *task)
{
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    {
      const char *text = *get_text ((DubanTask *) task, i);

      size += text ? strlen (text) + 1 : 0;
    }
  return size;
}

/* Copies a list to *out, which is moved behind it. */
static const guint32 *
copy_list (guint32 **out, const guint32 *list, gsize n)
{
  guint32 *copy = *out;

  if (n == 0)
    return NULL;
  memcpy (copy, list, n * sizeof *list);
  *out += n;
  return copy;
}

DubanTask *
duban_task_dup (const DubanTask *task)
{
  gsize n_numbers = task->n_cooperators + task->n_cooperating_units;
  DubanTask *copy = g_malloc (sizeof *copy + n_numbers * sizeof (guint32) + measure_texts (task));
  guint32 *numbers = (guint32 *) (copy + 1);
  char *text;

  *copy = *task;
  copy->cooperators = copy_list (&numbers, task->cooperators, task->n_cooperators);
  copy->cooperating_units
      = copy_list (&numbers, task->cooperating_units, task->n_cooperating_units);
  text = (char *) numbers;
  for (guint i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    {
      const char **member = get_text (copy, i);
      gsize size = *member ? strlen (*member) + 1 : 0;

      if (size)
        *member = memcpy (text, *member, size);
      text += size;
    }
  return copy;
}

void
duban_task_free (DubanTask *task)
{
  g_free (task);
}

gboolean
duban_task_is_cooperator (const DubanTask *task, guint32 leader)
{
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (task->cooperators[i] == leader)
      return TRUE;
  return FALSE;
}

gboolean
duban_task_is_rectification (const DubanTask *task)
{
  if (task->rectification)
    return task->rectification == DUBAN_YES;
  return duban_source_is_rectification (task->source);
}

const char *const *
duban_task_list_sources (void)
{
  return sources;
}

const char *const *
duban_task_list_papers (void)
{
  return papers;
}

gboolean
duban_source_is_rectification (const char *source)
{
  return source && g_strv_contains (rectifying_sources, source);
}
