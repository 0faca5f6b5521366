/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/past.h"

#include "app/entity/entity.h"
#include "app/wording/command.h"
#include "app/wording/wording.h"
#include "store/tasks.h"

#include "app/words.h"

static void
command_free (gpointer data)
{
  DubanPastCommand *command = data;

  g_free (command->label);
  g_free (command->words);
  g_free (command->subject);
  g_free (command->when);
  g_free (command);
}

static void
task_free (gpointer data)
{
  DubanPastTask *task = data;

  g_free (task->number);
  g_free (task->title);
  g_free (task->who);
  g_free (task->when);
  g_free (task);
}

/* 11月23日 09:12, in the office's zone. (transfer full) */
static char *
say_when (const DubanSession *session, gint64 milliseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local
      = g_date_time_to_timezone (utc, duban_clock_get_zone (session->clock));
  const DubanDay day
      = duban_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                            g_date_time_get_day_of_month (local));
  char buffer[DUBAN_WORDING_DAY_SIZE];

  /* Translators: a day and the time of day */
  return g_strdup_printf (C_ ("past", "%s %02d:%02d"),
                          duban_wording_format_day (day, session->now.today, buffer),
                          g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/* (transfer full) */
static char *
say_task (const DubanEntity *entity)
{
  g_autofree char *number = duban_entity_dup_text (entity, DUBAN_ATTR_NUMBER);
  g_autofree char *title = duban_entity_dup_text (entity, DUBAN_ATTR_TITLE);

  if (number == NULL || title == NULL)
    return g_strdup (title != NULL ? title : number != NULL ? number : "");
  /* Translators: number and title of a task */
  return g_strdup_printf (C_ ("past", "%s  %s"), number, title);
}

/* The task that was touched, or how many things were. */
static gboolean
find_subject (DubanSession *session, const DubanCommand *command, char **subject, GError **error)
{
  g_autoptr (GArray) touched
      = duban_history_list_touched (session->db, command->first, command->last, error);
  g_autoptr (DubanEntity) entity = NULL;

  if (touched == NULL)
    return FALSE;
  if (touched->len != 1)
    {
      *subject = g_strdup_printf (ngettext ("%u entry", "%u entries", touched->len), touched->len);
      return TRUE;
    }
  entity = duban_entity_load (session->db, g_array_index (touched, guint32, 0), error);
  if (entity == NULL)
    return FALSE;
  *subject = entity->kind == DUBAN_ENTITY_TASK ? say_task (entity) : g_strdup ("");
  return TRUE;
}

GPtrArray *
duban_past_list_commands (DubanSession *session, guint limit, GError **error)
{
  g_autoptr (GPtrArray) commands = duban_history_list_commands (session->db, limit, error);
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (command_free);

  for (guint i = 0; commands != NULL && i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];
      DubanPastCommand *one = g_new0 (DubanPastCommand, 1);

      g_ptr_array_add (past, one);
      one->n = command->n;
      one->label = g_strdup (command->label);
      one->words = duban_wording_of_command (command->label);
      one->when = say_when (session, command->time);
      one->time = command->time;
      one->stands = command->undone == 0;
      if (!find_subject (session, command, &one->subject, error))
        return NULL;
    }
  return commands != NULL ? g_steal_pointer (&past) : NULL;
}

static DubanPastTask *
load_task (DubanSession *session, guint32 task, GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (session->db, task, error);
  const DubanHead *heads;
  DubanPastTask *one;
  gsize n_heads;

  if (entity == NULL)
    return NULL;
  heads = duban_fold_get_heads (entity->fold, DUBAN_ATTR_DELETED, &n_heads);
  one = g_new0 (DubanPastTask, 1);
  one->task = task;
  one->id = entity->id;
  one->number = duban_entity_dup_text (entity, DUBAN_ATTR_NUMBER);
  one->title = duban_entity_dup_text (entity, DUBAN_ATTR_TITLE);
  if (n_heads > 0)
    {
      one->who = duban_span_dup_text (heads[0].change->author);
      one->when = say_when (session, heads[0].change->time);
    }
  else
    one->when = g_strdup ("");
  return one;
}

GPtrArray *
duban_past_list_deleted (DubanSession *session, guint limit, gsize *n_all, GError **error)
{
  g_autoptr (GArray) deleted = duban_tasks_list_deleted (session->db, limit, n_all, error);
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (task_free);

  for (guint i = 0; deleted != NULL && i < deleted->len; i++)
    {
      DubanPastTask *one = load_task (session, g_array_index (deleted, guint32, i), error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (past, one);
    }
  return deleted != NULL ? g_steal_pointer (&past) : NULL;
}
