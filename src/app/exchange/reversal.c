/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/reversal.h"

#include "app/edit/compensation.h"
#include "app/exchange/colleagues.h"
#include "store/traffic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DubanReversal *reversal;
  DubanAct *act;
  DubanCompensation compensation;
  DubanCommand command; /* the import, as one */
  DubanId self;         /* the leader whose desk this is */
  GPtrArray *authors;   /* of char * */
} Work;

static void
work_clear (Work *work)
{
  duban_compensation_clear (&work->compensation);
  g_clear_pointer (&work->act, duban_act_free);
  g_clear_pointer (&work->authors, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static void
free_task_cb (gpointer data)
{
  DubanReversalTask *task = data;

  g_free (task->title);
  g_free (task->number);
  g_free (task->authors);
  g_free (task);
}

void
duban_reversal_clear (DubanReversal *reversal)
{
  g_clear_pointer (&reversal->from, g_free);
  g_clear_pointer (&reversal->file, g_free);
  g_clear_pointer (&reversal->authors, g_strfreev);
  g_clear_pointer (&reversal->tasks, g_ptr_array_unref);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE, sentence);
  return FALSE;
}

/* ---- which import */

static gboolean
is_named (const DubanTrafficHeld *held, const char *name)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, held->n);
  char id[DUBAN_ID_TEXT_SIZE];

  return g_str_equal (name, number) || g_str_equal (name, duban_id_format (&held->bundle, id));
}

static const DubanTrafficHeld *
find_held (const GPtrArray *all, const char *name, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    if (is_named (all->pdata[i], name))
      return all->pdata[i];
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("“%s” is the number of no import; “dubanctl exchange imports” lists them."),
               name);
  return NULL;
}

static gboolean
choose (Work *work, const char *name, GError **error)
{
  DubanDb *db = work->act->session->db;
  g_autoptr (GPtrArray) peers = duban_peers_list (db, error);
  g_autoptr (GPtrArray) all = peers != NULL ? duban_traffic_list_held (db, NULL, error) : NULL;
  const DubanTrafficHeld *held = all != NULL ? find_held (all, name, error) : NULL;
  const DubanPeerRow *peer;

  if (held == NULL)
    return FALSE;
  if (held->undone != 0)
    return refuse (_ ("This import was taken back already."), error);
  if (held->last < held->first)
    return refuse (_ ("This import brought nothing that was not here; there is nothing to take "
                      "back."),
                   error);
  peer = duban_colleagues_get (peers, &held->peer);
  work->reversal->import = held->n;
  work->reversal->from = g_strdup (peer != NULL ? peer->name : NULL);
  work->reversal->file = g_strdup (held->file);
  work->command = (DubanCommand){ .n = held->n,
                                  .time = held->time,
                                  .label = (char *) "exchange import",
                                  .first = held->first,
                                  .last = held->last };
  return TRUE;
}

/* ---- its tasks */

static gboolean
is_of_import (const Work *work, const DubanHistory *history, gsize i)
{
  return history->numbers[i] >= work->command.first && history->numbers[i] <= work->command.last;
}

static void
add_author (GPtrArray *authors, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (authors, name, g_str_equal, NULL))
    g_ptr_array_add (authors, g_strdup (name));
}

/* Those who wrote what the import brought of the entity. (transfer full) */
static GPtrArray *
list_authors (const Work *work, const DubanEntity *entity)
{
  GPtrArray *authors = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < entity->history->n_changes; i++)
    if (is_of_import (work, entity->history, i))
      {
        g_autofree char *name = duban_span_dup_text (entity->history->changes[i]->author);

        if (name != NULL && *name != '\0')
          add_author (authors, name);
      }
  return authors;
}

static gboolean
is_ours (const Work *work, const DubanEntity *entity)
{
  const DubanId lead = duban_entity_get_ref (entity, DUBAN_ATTR_LEAD);

  return work->act->session->terms->desk_is_office
         || (!duban_id_is_nil (&lead) && duban_id_equal (&lead, &work->self));
}

static gboolean
is_deleted (const DubanEntity *entity)
{
  return duban_entity_get_code (entity, DUBAN_ATTR_DELETED) == DUBAN_YES;
}

/* A task that the import brought and that is deleted by now is taken back already. */
static gboolean
reverse_task (Work *work, const DubanEntity *entity, DubanReversalKind *kind, GError **error)
{
  DubanCompensation *compensation = &work->compensation;
  const gboolean is_created = duban_compensation_is_created (compensation, entity);
  const guint n_left = compensation->n_left, n_written = compensation->n_written;

  *kind = is_ours (work, entity) ? DUBAN_REVERSAL_STAYS : DUBAN_REVERSAL_ELSEWHERE;
  if (*kind == DUBAN_REVERSAL_ELSEWHERE || (is_created && is_deleted (entity)))
    return TRUE;
  if (!duban_compensation_write_entity (compensation, work->act, entity, error))
    return FALSE;
  if (compensation->n_written > n_written)
    *kind = is_created                      ? DUBAN_REVERSAL_DELETED
            : compensation->n_left > n_left ? DUBAN_REVERSAL_PARTLY
                                            : DUBAN_REVERSAL_DONE;
  return TRUE;
}

static gboolean
add_task (Work *work, const DubanEntity *entity, GError **error)
{
  g_autoptr (GPtrArray) authors = list_authors (work, entity);
  DubanReversalTask *task = g_new0 (DubanReversalTask, 1);

  g_ptr_array_add (work->reversal->tasks, task);
  task->title = duban_entity_dup_text (entity, DUBAN_ATTR_TITLE);
  task->number = duban_entity_dup_text (entity, DUBAN_ATTR_NUMBER);
  if (!reverse_task (work, entity, &task->kind, error))
    return FALSE;
  if (task->kind < DUBAN_REVERSAL_STAYS)
    {
      work->reversal->n_reversed++;
      for (guint i = 0; i < authors->len; i++)
        add_author (work->authors, authors->pdata[i]);
    }
  g_ptr_array_add (authors, NULL);
  task->authors = g_strjoinv (_ (", "), (char **) authors->pdata);
  return TRUE;
}

/* The office takes back what was said of the directory's things that were there; a leader, unit or
 * desk that came with the import stays, for others may speak of it already. */
static gboolean
add_of_directory (Work *work, const DubanEntity *entity, GError **error)
{
  DubanCompensation *compensation = &work->compensation;
  const guint n_written = compensation->n_written;

  if (work->act->session->terms->desk_is_office && !duban_share_is_desk (entity->kind)
      && !duban_compensation_is_created (compensation, entity)
      && !duban_compensation_write_entity (compensation, work->act, entity, error))
    return FALSE;
  *(compensation->n_written > n_written ? &work->reversal->n_directory : &work->reversal->n_staying)
      += 1;
  return TRUE;
}

static gboolean
reverse_all (Work *work, GError **error)
{
  DubanDb *db = work->act->session->db;
  g_autoptr (GArray) touched
      = duban_history_list_touched (db, work->command.first, work->command.last, error);

  if (touched == NULL)
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    {
      g_autoptr (DubanEntity) entity
          = duban_entity_load (db, g_array_index (touched, guint32, i), error);

      if (entity == NULL
          || !(entity->kind == DUBAN_ENTITY_TASK ? add_task (work, entity, error)
                                                 : add_of_directory (work, entity, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- all of it */

static gboolean
is_all_elsewhere (const DubanReversal *reversal)
{
  for (guint i = 0; i < reversal->tasks->len; i++)
    if (((DubanReversalTask *) reversal->tasks->pdata[i])->kind != DUBAN_REVERSAL_ELSEWHERE)
      return FALSE;
  return TRUE;
}

static gboolean
check (const Work *work, gboolean is_confirmed, GError **error)
{
  DubanReversal *reversal = work->reversal;
  g_autofree char *whose = NULL;

  if (reversal->n_reversed == 0 && reversal->n_directory == 0 && reversal->tasks->len == 0)
    return refuse (
        _ ("This import brought no task; leaders, units and desks that came with it stay, "
           "and there is nothing to take back."),
        error);
  if (reversal->n_reversed == 0 && reversal->n_directory == 0)
    return refuse (is_all_elsewhere (reversal)
                       ? _ ("This desk leads none of the tasks of this import; only who leads a "
                            "task, or the office, can take back what was done to it.")
                       : _ ("Later changes stand on this import; there is nothing left to take "
                            "back."),
                   error);
  if (is_confirmed)
    return TRUE;
  whose = g_strjoinv (_ (", "), reversal->authors);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM,
               _ ("Nothing is changed yet; this reverses edits of %s: speak with them, and if it "
                  "is meant, do it again with --confirm."),
               whose);
  return FALSE;
}

static gboolean
run (Work *work, const char *import, gboolean is_confirmed, GError **error)
{
  DubanSession *session = work->act->session;

  if (!choose (work, import, error)
      || !duban_compensation_load (&work->compensation, session, error))
    return FALSE;
  work->compensation.command = &work->command;
  work->compensation.is_of_others = TRUE;
  work->self = duban_act_get_self (work->act);
  if (!reverse_all (work, error))
    return FALSE;
  g_ptr_array_add (work->authors, NULL);
  work->reversal->authors = g_strdupv ((char **) work->authors->pdata);
  return check (work, is_confirmed, error)
         && duban_traffic_mark_undone (session->db, work->command.n, session->last_time, error)
         && duban_act_commit (work->act, NULL, error);
}

gboolean
duban_exchange_reverse (DubanSession *session, const char *import, gboolean is_confirmed,
                        DubanReversal *reversal, GError **error)
{
  g_auto (Work) work = { .reversal = reversal };

  *reversal = (DubanReversal){ .tasks = g_ptr_array_new_with_free_func (free_task_cb) };
  work.authors = g_ptr_array_new_with_free_func (g_free);
  work.act = duban_act_begin (session, error);
  return work.act != NULL && run (&work, import, is_confirmed, error);
}
