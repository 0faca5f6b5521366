/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/settle.h"

#include "app/edit/act.h"
#include "app/edit/handover.h"
#include "app/input.h"
#include "core/charge.h"

#include <glib/gi18n-lib.h>

/* The cooperators of a task as ids, to be changed. (transfer full, of DubanId) */
static GArray *
dup_ids (const DubanEntity *task, DubanAttr attr)
{
  DubanSpan value = duban_entity_get (task, attr);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DubanId));

  if (value.size > 0)
    g_array_append_vals (ids, value.data, (guint) (value.size / sizeof (DubanId)));
  return ids;
}

static int
find_id (const GArray *ids, const DubanId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (duban_id_equal (&g_array_index (ids, DubanId, i), id))
      return (int) i;
  return -1;
}

/* Whether it changed anything. */
static gboolean
put_id (GArray *ids, const DubanId *id, gboolean wanted)
{
  int place = find_id (ids, id);

  if ((place >= 0) == wanted)
    return FALSE;
  if (wanted)
    g_array_append_vals (ids, id, 1);
  else
    g_array_remove_index (ids, (guint) place);
  return TRUE;
}

static const DubanLeader *
get_leader (DubanSession *session, guint32 n, GError **error)
{
  const DubanLeader *leader = duban_directory_get_leader (session->terms->directory, n);

  if (leader == NULL)
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                         _ ("There is no such leader any more; look again."));
  return leader;
}

/* Into the open change of the task. */
static void
write_cooperators (DubanAct *act, const DubanEntity *task, const GArray *ids, const char *reason)
{
  const gboolean had_some = duban_entity_get (task, DUBAN_ATTR_COOPERATORS).size > 0;

  if (ids->len > 0)
    duban_change_builder_set_refs (act->builder, DUBAN_ATTR_COOPERATORS,
                                   (const DubanId *) (gpointer) ids->data, ids->len);
  else
    duban_change_builder_clear_attr (act->builder, DUBAN_ATTR_COOPERATORS);
  if (had_some)
    duban_act_write_correction (act, DUBAN_ATTR_COOPERATORS, reason);
}

/* Whether a leader holds one of the task's cooperating units today. */
static gboolean
is_crossed (DubanSession *session, const DubanEntity *task, const DubanId *leader,
            gboolean *is_held, GError **error)
{
  g_autoptr (GArray) units = dup_ids (task, DUBAN_ATTR_COOPERATING_UNITS);
  guint32 holder = 0, unit = 0;

  *is_held = FALSE;
  if (!duban_history_find_entity (session->db, leader, &holder, error))
    return FALSE;
  for (guint i = 0; i < units->len && !*is_held; i++)
    {
      if (!duban_history_find_entity (session->db, &g_array_index (units, DubanId, i), &unit,
                                      error))
        return FALSE;
      *is_held = duban_charge_holds (session->terms->directory, holder, unit, session->now.today);
    }
  return TRUE;
}

gboolean
duban_settle_write_lead (DubanAct *act, const DubanEntity *task, const DubanId *to, gboolean stays,
                         DubanDay day, int minute, const char *reason, GError **error)
{
  DubanId from = duban_entity_get_ref (task, DUBAN_ATTR_LEAD);
  g_autoptr (GArray) cooperators = dup_ids (task, DUBAN_ATTR_COOPERATORS);
  DubanHandover handover = {
    .day = day, .minute = minute, .by = duban_act_get_self (act), .reason = reason, .lead = to
  };
  gboolean changed;

  duban_act_open (act, task);
  if (duban_handover_is_needed (task, DUBAN_ATTR_LEAD, to))
    duban_handover_write (act, task, &handover);
  duban_change_builder_set_ref (act->builder, DUBAN_ATTR_LEAD, to);
  changed = put_id (cooperators, to, FALSE);
  changed |= stays && put_id (cooperators, &from, TRUE);
  if (changed)
    write_cooperators (act, task, cooperators, reason);
  return duban_act_close (act, error);
}

static gboolean
move_lead (DubanAct *act, const DubanEntity *task, const DubanId *to, const char *reason,
           GError **error)
{
  DubanSession *session = act->session;
  DubanId from = duban_entity_get_ref (task, DUBAN_ATTR_LEAD);
  gboolean stays = FALSE;

  if (!duban_id_is_nil (&from) && !is_crossed (session, task, &from, &stays, error))
    return FALSE;
  return duban_settle_write_lead (act, task, to, stays, session->now.today, session->now.minute,
                                  reason, error);
}

gboolean
duban_settle_lead (DubanSession *session, const guint32 *tasks, gsize n_tasks, guint32 leader,
                   const char *reason, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  const DubanLeader *to = act != NULL ? get_leader (session, leader, error) : NULL;
  g_autofree char *words = to != NULL ? duban_input_dup_text ("reason", reason, error) : NULL;
  gsize n_moved = 0;

  if (words == NULL)
    return FALSE;
  for (gsize i = 0; i < n_tasks; i++)
    {
      g_autoptr (DubanEntity) task = duban_entity_load (session->db, tasks[i], error);
      DubanId from;

      if (task == NULL)
        return FALSE;
      from = duban_entity_get_ref (task, DUBAN_ATTR_LEAD);
      if (duban_id_equal (&from, &to->id))
        continue;
      if (!move_lead (act, task, &to->id, words, error))
        return FALSE;
      n_moved++;
    }
  if (n_moved > 0)
    return duban_act_commit (act, "set lead", error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("“%s” leads this already; there is nothing to hand over."), to->name);
  return FALSE;
}

static gboolean
refuse_same (const DubanLeader *leader, gboolean cooperates, GError **error)
{
  if (cooperates)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                 _ ("“%s” is a cooperating leader of this task already."), leader->name);
  else
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                 _ ("“%s” is no cooperating leader of this task."), leader->name);
  return FALSE;
}

gboolean
duban_settle_cooperator (DubanSession *session, guint32 task, guint32 leader, gboolean cooperates,
                         const char *reason, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  const DubanLeader *who = act != NULL ? get_leader (session, leader, error) : NULL;
  g_autofree char *words = who != NULL ? duban_input_dup_text ("reason", reason, error) : NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_autoptr (GArray) cooperators = NULL;

  if (words == NULL)
    return FALSE;
  entity = duban_entity_load (session->db, task, error);
  if (entity == NULL)
    return FALSE;
  cooperators = dup_ids (entity, DUBAN_ATTR_COOPERATORS);
  if (!put_id (cooperators, &who->id, cooperates))
    return refuse_same (who, cooperates, error);
  duban_act_open (act, entity);
  write_cooperators (act, entity, cooperators, words);
  return duban_act_close (act, error) && duban_act_commit (act, "set cooperators", error);
}
