/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/name.h"

#include "store/history.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

/* A message lists no more tasks than this. */
#define MAX_LISTED 20

static const DubanLeader *
find_leader (const DubanDirectory *directory, const char *name)
{
  return duban_directory_find_leader (directory, name);
}

gboolean
duban_edit_find_leader (const DubanDirectory *directory, const char *name, DubanId *id,
                        GError **error)
{
  const DubanLeader *leader = find_leader (directory, name);

  if (leader != NULL)
    {
      *id = leader->id;
      return TRUE;
    }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("There is no leader “%s”; “dubanctl leaders add” enters one."), name);
  return FALSE;
}

gboolean
duban_edit_find_unit (const DubanDirectory *directory, const char *name, DubanId *id,
                      GError **error)
{
  return duban_edit_find_present_unit (directory, name, DUBAN_NO_DAY, id, error);
}

gboolean
duban_edit_find_present_unit (const DubanDirectory *directory, const char *name, DubanDay day,
                              DubanId *id, GError **error)
{
  const DubanUnit *unit = duban_directory_find_present_unit (directory, name, day);

  if (unit != NULL)
    {
      *id = unit->id;
      return TRUE;
    }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("There is no unit “%s”, or several of that name; “dubanctl units add” enters "
                  "one."),
               name);
  return FALSE;
}

gboolean
duban_edit_find_person (const DubanDirectory *directory, const char *name, DubanId *id,
                        GError **error)
{
  const DubanLeader *leader = find_leader (directory, name);
  const DubanUnit *unit = duban_directory_find_unit (directory, name);

  if (leader != NULL || unit != NULL)
    {
      *id = leader != NULL ? leader->id : unit->id;
      return TRUE;
    }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("There is no leader or unit “%s”; “dubanctl leaders add” or “dubanctl units "
                  "add” enters one."),
               name);
  return FALSE;
}

static char *
list_ids (DubanSession *session, const GArray *tasks, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < tasks->len && i < MAX_LISTED; i++)
    {
      char text[DUBAN_ID_TEXT_SIZE];
      DubanId id;

      if (!duban_history_get_entity_id (session->db, g_array_index (tasks, guint32, i), &id, error))
        return NULL;
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", duban_id_format (&id, text));
    }
  if (tasks->len > MAX_LISTED)
    g_string_append (list, ", …");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
note_standing_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  gboolean *stands = data;

  *stands = !task->deleted;
  return TRUE;
}

/* A deleted task is found where there is no other, so that this can be said of it. */
static guint32
refuse_deleted (DubanSession *session, guint32 task, const char *name, GError **error)
{
  gboolean stands = FALSE;

  if (!duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_RULES,
                            duban_clock_get_zone (session->clock), note_standing_cb, &stands,
                            error))
    return 0;
  if (stands)
    return task;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("The task “%s” is deleted; “dubanctl undo” brings back what was deleted last."),
               name);
  return 0;
}

guint32
duban_edit_find_task (DubanSession *session, const char *name, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *list = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                           _ ("The name of the task is not valid UTF-8."));
      return 0;
    }
  found = duban_tasks_find (session->db, name, error);
  if (found == NULL)
    return 0;
  if (found->len == 1)
    return refuse_deleted (session, g_array_index (found, guint32, 0), name, error);
  if (found->len == 0)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("There is no task “%s”; “dubanctl tasks” lists them."), name);
      return 0;
    }
  list = list_ids (session, found, error);
  if (list != NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 /* Translators: what was written, and the ids of the tasks. */
                 _ ("“%s” can be several tasks; name one of them by its id: %s."), name, list);
  return 0;
}
