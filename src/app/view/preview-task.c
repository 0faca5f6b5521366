/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/preview-task.h"

#include "app/entity/value-bytes.h"
#include "store/history.h"

#define AT(member) G_STRUCT_OFFSET (DubanTask, member)

/* Where the value of an attribute stands in a task. */
static const struct
{
  DubanAttr attr;
  gsize offset;
} places[] = {
  { DUBAN_ATTR_TITLE, AT (title) },
  { DUBAN_ATTR_NUMBER, AT (number) },
  { DUBAN_ATTR_SOURCE, AT (source) },
  { DUBAN_ATTR_SOURCE_REF, AT (source_ref) },
  { DUBAN_ATTR_ASSIGNER, AT (assigner) },
  { DUBAN_ATTR_ASSIGNEE, AT (assignee) },
  { DUBAN_ATTR_UNIT_TEXT, AT (unit_text) },
  { DUBAN_ATTR_DUE_TEXT, AT (due_text) },
  { DUBAN_ATTR_CAUSE, AT (cause) },
  { DUBAN_ATTR_PARENT, AT (parent) },
  { DUBAN_ATTR_LEAD, AT (lead) },
  { DUBAN_ATTR_UNIT, AT (unit) },
  { DUBAN_ATTR_FIELD, AT (field) },
  { DUBAN_ATTR_TRACKED_FROM, AT (tracked_from) },
  { DUBAN_ATTR_ASSIGNED, AT (assigned) },
  { DUBAN_ATTR_DECISION_SINCE, AT (decision_since) },
  { DUBAN_ATTR_MEETING, AT (meeting) },
  { DUBAN_ATTR_DUE, AT (due) },
  { DUBAN_ATTR_RECTIFICATION, AT (rectification) },
  { DUBAN_ATTR_IMPORTANCE, AT (importance) },
  { DUBAN_ATTR_DECISION_LEVEL, AT (decision_level) },
  { DUBAN_ATTR_DECISION_STATE, AT (decision_state) },
  { DUBAN_ATTR_HANDLING, AT (handling) },
};

/* Where the value goes; NULL: no rule asks for it. */
static gpointer
find_place (DubanTask *task, DubanAttr attr)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].attr == attr)
      return G_STRUCT_MEMBER_P (task, places[i].offset);
  return NULL;
}

static gboolean
put_ref (DubanDb *db, guint32 *place, DubanSpan value, GError **error)
{
  DubanId id;

  *place = 0;
  return !duban_span_get_id (value, &id) || duban_history_find_entity (db, &id, place, error);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* The entities of a list of ids, ascending. */
static gboolean
put_refs (DubanDb *db, DubanTask *task, const DubanEditValue *value, GPtrArray *lists,
          GError **error)
{
  const DubanSpan span = duban_bytes_get_span (value->bytes);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_ptr_array_add (lists, list);
  for (gsize at = 0; at + sizeof (DubanId) <= span.size; at += sizeof (DubanId))
    {
      const DubanSpan one = { span.data + at, sizeof (DubanId) };
      guint32 n = 0;

      if (!put_ref (db, &n, one, error))
        return FALSE;
      if (n != 0)
        g_array_append_val (list, n);
    }
  if (value->spec->attr == DUBAN_ATTR_COOPERATORS)
    {
      duban_preview_task_set_cooperators (task, list);
      return TRUE;
    }
  g_array_sort (list, compare_numbers);
  task->cooperating_units = (const guint32 *) (gpointer) list->data;
  task->n_cooperating_units = list->len;
  return TRUE;
}

static void
put_text (const char **place, DubanSpan value, GStringChunk *texts)
{
  *place = value.size == 0
               ? NULL
               : g_string_chunk_insert_len (texts, (const char *) value.data, (gssize) value.size);
}

/* The time of day follows the day in a moment. */
static void
put_moment (DubanTask *task, DubanSpan value)
{
  task->assigned = duban_span_get_day (value);
  task->assigned_minute
      = value.size < 6 ? DUBAN_NO_MINUTE : (gint16) (value.data[4] | value.data[5] << 8);
}

static gboolean
put (DubanTask *task, const DubanEditValue *value, DubanDb *db, GStringChunk *texts,
     GPtrArray *lists, GError **error)
{
  const DubanSpan span = duban_bytes_get_span (value->bytes);
  gpointer place = find_place (task, value->spec->attr);

  if (value->spec->type == DUBAN_TYPE_REFS)
    return put_refs (db, task, value, lists, error);
  if (place == NULL)
    return TRUE;
  switch (value->spec->type)
    {
    case DUBAN_TYPE_TEXT:
      put_text (place, span, texts);
      return TRUE;
    case DUBAN_TYPE_DAY:
      *(DubanDay *) place = duban_span_get_day (span);
      return TRUE;
    case DUBAN_TYPE_MOMENT:
      put_moment (task, span);
      return TRUE;
    case DUBAN_TYPE_CODE:
      *(guint *) place = duban_span_get_code (span);
      return TRUE;
    case DUBAN_TYPE_REF:
      return put_ref (db, place, span, error);
    case DUBAN_TYPE_BITS:
    case DUBAN_TYPE_REFS:
    case DUBAN_TYPE_TEXTS:
    case DUBAN_TYPE_HOLDERS:
    case DUBAN_TYPE_HEADS:
    case DUBAN_TYPE_DAYS:
    case DUBAN_TYPE_DIGEST:
    default:
      return TRUE;
    }
}

/* What is never unset (core/task.h). */
static void
put_defaults (DubanTask *task)
{
  if (task->importance == 0)
    task->importance = DUBAN_ROUTINE;
  if (task->decision_state == 0)
    task->decision_state = DUBAN_DECISION_NONE;
  if (task->title == NULL)
    task->title = "";
}

void
duban_preview_task_init (DubanTask *task)
{
  *task = (DubanTask){ .n = DUBAN_PREVIEW_TASK,
                       .source_date = DUBAN_NO_DAY,
                       .assigned = DUBAN_NO_DAY,
                       .tracked_from = DUBAN_NO_DAY,
                       .decision_since = DUBAN_NO_DAY,
                       .meeting = DUBAN_NO_DAY,
                       .from_meeting = DUBAN_NO_DAY,
                       .due = DUBAN_NO_DAY,
                       .first_due = DUBAN_NO_DAY,
                       .closed = DUBAN_NO_DAY,
                       .contested_since = DUBAN_NO_DAY,
                       .entered_day = DUBAN_NO_DAY,
                       .assigned_minute = DUBAN_NO_MINUTE,
                       .status = DUBAN_STATUS_OPEN };
  put_defaults (task);
}

gboolean
duban_preview_task_apply (DubanTask *task, const DubanEditReader *reader, GStringChunk *texts,
                          GPtrArray *lists, GError **error)
{
  for (guint i = 0; i < reader->values->len; i++)
    if (!put (task, &g_array_index (reader->values, DubanEditValue, i), reader->session->db, texts,
              lists, error))
      return FALSE;
  put_defaults (task);
  return TRUE;
}

void
duban_preview_task_set_cooperators (DubanTask *task, GArray *leaders)
{
  g_array_sort (leaders, compare_numbers);
  task->cooperators = (const guint32 *) (gpointer) leaders->data;
  task->n_cooperators = leaders->len;
}
