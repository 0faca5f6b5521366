/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/conflict/way.h"

#include "app/edit/conflict.h"
#include "app/edit/edit.h"
#include "app/edit/settle.h"

#include <glib/gi18n-lib.h>

static guint32
get_task (const DubanConflictWay *way)
{
  return way->tasks->len > 0 ? g_array_index (way->tasks, guint32, 0) : 0;
}

static gboolean
hand_lead (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  return duban_settle_lead (session, (const guint32 *) (gpointer) way->tasks->data, way->tasks->len,
                            way->leader, way->reason, error);
}

/* The place of the value that desk wrote at that time, from 1; 0 where there is none. */
static guint
find_value (const GPtrArray *conflicts, const DubanConflictWay *way)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      if (!g_str_equal (conflict->id, way->conflict))
        continue;
      for (guint j = 0; j < conflict->values->len; j++)
        {
          const DubanConflictValue *value = conflict->values->pdata[j];

          if (value->time == way->time && duban_id_equal (&value->desk, &way->desk))
            return j + 1;
        }
    }
  return 0;
}

static gboolean
take_value (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (session, error);
  guint n = conflicts != NULL ? find_value (conflicts, way) : 0;

  if (conflicts == NULL)
    return FALSE;
  if (n > 0)
    return duban_edit_settle (session, way->conflict, n, error);
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("This has been decided, or changed again, meanwhile; look again."));
  return FALSE;
}

static gboolean
move_due (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  char day[DUBAN_DAY_TEXT_SIZE];
  const DubanEditField field = { "due", duban_day_format (way->day, day) };
  const DubanEditSetOptions options = { .reason = way->reason };

  return duban_edit_set_task (session, get_task (way), &field, 1, &options, error);
}

static gboolean
withdraw (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  const DubanRecordDraft draft = { .kind = "withdraw", .text = way->reason };
  DubanId id;

  return duban_edit_record (session, get_task (way), &draft, &id, error);
}

static gboolean
unwaive (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  const char *leader = duban_directory_get_name (session->terms->directory, way->leader);

  return duban_edit_waive (session, get_task (way), duban_rule_get_code (way->rule), leader, NULL,
                           NULL, NULL, TRUE, error);
}

DubanConflictWay *
duban_conflict_way_new (DubanWayKind kind, guint32 task, char *label, char *done)
{
  DubanConflictWay *way = g_new0 (DubanConflictWay, 1);

  way->kind = kind;
  way->label = label;
  way->done = done;
  way->rule = DUBAN_N_RULES;
  way->day = DUBAN_NO_DAY;
  way->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (task != 0)
    g_array_append_val (way->tasks, task);
  return way;
}

DubanConflictWay *
duban_conflict_way_copy (const DubanConflictWay *way)
{
  DubanConflictWay *copy = g_new (DubanConflictWay, 1);

  *copy = *way;
  copy->label = g_strdup (way->label);
  copy->done = g_strdup (way->done);
  copy->reason = g_strdup (way->reason);
  copy->conflict = g_strdup (way->conflict);
  copy->tasks = g_array_copy (way->tasks);
  return copy;
}

void
duban_conflict_way_free (DubanConflictWay *way)
{
  g_free (way->label);
  g_free (way->done);
  g_free (way->reason);
  g_free (way->conflict);
  g_array_unref (way->tasks);
  g_free (way);
}

gboolean
duban_conflict_way_is_deed (const DubanConflictWay *way)
{
  return way->kind <= DUBAN_WAY_UNWAIVE;
}

gboolean
duban_conflict_way_do (DubanSession *session, const DubanConflictWay *way, GError **error)
{
  g_return_val_if_fail (duban_conflict_way_is_deed (way), FALSE);

  switch (way->kind)
    {
    case DUBAN_WAY_LEAD:
      return hand_lead (session, way, error);
    case DUBAN_WAY_COOPERATE:
    case DUBAN_WAY_DROP:
      return duban_settle_cooperator (session, get_task (way), way->leader,
                                      way->kind == DUBAN_WAY_COOPERATE, way->reason, error);
    case DUBAN_WAY_TAKE:
      return take_value (session, way, error);
    case DUBAN_WAY_DUE:
      return move_due (session, way, error);
    case DUBAN_WAY_WITHDRAW:
      return withdraw (session, way, error);
    case DUBAN_WAY_UNWAIVE:
      return unwaive (session, way, error);
    default:
      return FALSE;
    }
}
