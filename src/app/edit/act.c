/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/act.h"

#include "store/tasks.h"

#include <glib/gi18n-lib.h>

DubanAct *
duban_act_begin (DubanSession *session, GError **error)
{
  DubanPost *post = duban_session_begin (session, error);
  DubanAct *act;

  if (post == NULL)
    return NULL;
  act = g_new0 (DubanAct, 1);
  act->session = session;
  act->post = post;
  act->builder = duban_change_builder_new ();
  return act;
}

void
duban_act_free (DubanAct *act)
{
  g_clear_pointer (&act->post, duban_post_cancel);
  duban_change_builder_free (act->builder);
  g_free (act);
}

void
duban_act_open (DubanAct *act, const DubanEntity *entity)
{
  duban_act_open_after (act, entity, entity->fold, DUBAN_ORIGIN_HAND);
}

void
duban_act_open_after (DubanAct *act, const DubanEntity *entity, DubanFold *followed,
                      DubanOrigin origin)
{
  gsize n_tips = 0;
  const DubanHash *tips = followed != NULL ? duban_fold_get_tips (followed, &n_tips) : NULL;

  act->task = entity->kind == DUBAN_ENTITY_TASK ? entity->n : 0;
  duban_change_builder_begin (act->builder, entity->kind, &entity->id, origin);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (act->builder, &tips[i]);
}

static gboolean
check_own (const DubanAct *act, GError **error)
{
  gboolean is_moved = FALSE;

  if (act->task == 0 || act->takes_back)
    return TRUE;
  if (!duban_tasks_is_moved (act->session->db, act->task, &is_moved, error))
    return FALSE;
  if (!is_moved)
    return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("This task was handed over and is read-only on this desk; whoever leads "
                          "it now, or the office, can change it."));
  return FALSE;
}

gboolean
duban_act_close (DubanAct *act, GError **error)
{
  DubanSession *session = act->session;
  guint8 random[8];
  gint64 time;
  DubanSpan body;

  if (duban_change_builder_get_n_writes (act->builder) == 0)
    return TRUE;
  if (!check_own (act, error))
    return FALSE;
  time = duban_session_next_time (session, random);
  body = duban_change_builder_finish (act->builder, &session->desk, session->author, time, random,
                                      NULL);
  if (body.size > DUBAN_CHANGE_MAX)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                           _ ("This is more than 1 MiB of text at once; enter it in parts."));
      return FALSE;
    }
  return duban_session_add (session, act->post, body, NULL, error);
}

gboolean
duban_act_commit (DubanAct *act, const char *label, GError **error)
{
  return duban_session_commit (act->session, g_steal_pointer (&act->post), label, NULL, error);
}

/* The times of a desk's changes never go back (sync.md).  Where the clock was ahead and has been
 * set right, the record itself says when it was written down: lateness is judged by that. */
static void
add_written (DubanAct *act)
{
  const DubanSession *session = act->session;
  const guint64 now = GUINT64_TO_LE ((guint64) session->now.milliseconds);

  if (session->last_time > session->now.milliseconds + G_TIME_SPAN_MINUTE / 1000)
    duban_change_builder_extra (act->builder, DUBAN_EXTRA_WRITTEN, &now, sizeof now);
}

DubanId
duban_act_begin_record (DubanAct *act, DubanRecordKind kind, DubanDay day, int minute,
                        const DubanId *by, const char *text)
{
  DubanId id = duban_session_new_id (act->session);

  duban_change_builder_begin_record (act->builder, &id, kind, day, minute, by, text);
  add_written (act);
  return id;
}

DubanId
duban_act_get_self (const DubanAct *act)
{
  const DubanTerms *terms = act->session->terms;
  const DubanLeader *self = duban_directory_get_leader (terms->directory, terms->desk_leader);
  const DubanId none = { { 0 } };

  return self != NULL ? self->id : none;
}

void
duban_act_write_correction (DubanAct *act, DubanAttr attr, const char *reason)
{
  const guint16 number = GUINT16_TO_LE ((guint16) attr);
  DubanId self = duban_act_get_self (act);
  DubanNow now = act->session->now;

  duban_act_begin_record (act, DUBAN_RECORD_CORRECTION, now.today, now.minute, &self, reason);
  duban_change_builder_extra (act->builder, DUBAN_EXTRA_ATTR, &number, sizeof number);
  duban_change_builder_end_record (act->builder);
}
