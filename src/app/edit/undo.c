/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/undo.h"

#include "app/edit/compensation.h"
#include "app/edit/edit.h"
#include "app/edit/repetition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REDO "redo "

const char *
duban_redo_parse (const char *label, gint64 *command)
{
  const char *digits = label + strlen (REDO);
  char *end;

  *command = 0;
  if (!g_str_has_prefix (label, REDO) || !g_ascii_isdigit (*digits))
    return label;
  *command = g_ascii_strtoll (digits, &end, 10);
  return *end == ' ' ? end + 1 : end;
}

void
duban_undo_result_clear (DubanUndoResult *result)
{
  g_clear_pointer (&result->label, g_free);
}

/* (transfer full) */
static char *
dup_words (const DubanCommand *command)
{
  gint64 root;

  return g_strdup (duban_redo_parse (command->label, &root));
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE, sentence);
  return FALSE;
}

/* Nothing to write, although there was something: all of it was changed again. */
static gboolean
is_overtaken (const DubanCompensation *compensation)
{
  return compensation->n_left > 0 && compensation->n_written == 0;
}

static gboolean
take_back (DubanCompensation *compensation, DubanAct *act, DubanUndoResult *result, GError **error)
{
  const DubanCommand *command = compensation->command;

  if (!duban_compensation_write (compensation, act, error))
    return FALSE;
  if (is_overtaken (compensation))
    return refuse (_ ("Later changes stand on this one; take those back first."), error);
  if (!duban_history_mark_undone (act->session->db, command->n, act->session->last_time, error)
      || !duban_act_commit (act, NULL, error))
    return FALSE;
  if (result != NULL)
    *result = (DubanUndoResult){ dup_words (command), compensation->n_left };
  return TRUE;
}

/* The newest that still stands; NULL where there is none. */
static const DubanCommand *
find_last (const GPtrArray *commands)
{
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];

      if (command->undone == 0)
        return command;
    }
  return NULL;
}

gboolean
duban_undo_last (DubanSession *session, gint64 since, DubanUndoResult *result, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_auto (DubanCompensation) compensation = { 0 };

  if (act == NULL || !duban_compensation_load (&compensation, session, error))
    return FALSE;
  act->takes_back = TRUE;
  compensation.command = find_last (compensation.undone.commands);
  if (compensation.command == NULL)
    return refuse (_ ("There is no command of this desk left to take back."), error);
  if (compensation.command->time < since)
    return refuse (_ ("Nothing was changed since the window was opened; “Recent changes” has what "
                      "was changed before."),
                   error);
  return take_back (&compensation, act, result, error);
}

gboolean
duban_undo_command (DubanSession *session, gint64 command, DubanUndoResult *result, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_auto (DubanCompensation) compensation = { 0 };

  if (act == NULL || !duban_compensation_load (&compensation, session, error))
    return FALSE;
  act->takes_back = TRUE;
  for (guint i = 0; i < compensation.undone.commands->len; i++)
    {
      const DubanCommand *one = compensation.undone.commands->pdata[i];

      if (one->n == command && one->undone == 0)
        compensation.command = one;
    }
  if (compensation.command == NULL)
    return refuse (_ ("This was taken back already, or there is no such command."), error);
  return take_back (&compensation, act, result, error);
}

gboolean
duban_edit_undo (DubanSession *session, char **label, GError **error)
{
  g_auto (DubanUndoResult) result = { 0 };

  if (!duban_undo_last (session, 0, &result, error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&result.label);
  return TRUE;
}

/* What was done again is one thing with what it does again. */
static gint64
get_root (const DubanCommand *command)
{
  gint64 root;

  duban_redo_parse (command->label, &root);
  return root != 0 ? root : command->n;
}

static gboolean
stands_again (const GPtrArray *commands, gint64 root)
{
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];

      if (command->undone == 0 && get_root (command) == root)
        return TRUE;
    }
  return FALSE;
}

/* The time of the last command that was not merely done again. */
static gint64
find_last_new (const GPtrArray *commands)
{
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];

      if (get_root (command) == command->n)
        return command->time;
    }
  return 0;
}

/* What was taken back last and does not stand again; NULL where there is none, or where a new
 * command was given since. */
static const DubanCommand *
find_taken_back (const DubanUndone *undone, gint64 since)
{
  const DubanCommand *last = NULL;

  for (guint i = 0; i < undone->taken_back->len; i++)
    {
      const DubanCommand *command = undone->taken_back->pdata[i];

      if ((last == NULL || command->undone > last->undone)
          && !stands_again (undone->commands, get_root (command)))
        last = command;
    }
  if (last == NULL || last->undone < since || last->undone < find_last_new (undone->commands))
    return NULL;
  return last;
}

gboolean
duban_redo_last (DubanSession *session, gint64 since, DubanUndoResult *result, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_auto (DubanUndone) undone = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  const DubanCommand *command;
  guint n_written;

  if (act == NULL || !duban_undone_load (&undone, session->db, &session->desk, error))
    return FALSE;
  act->takes_back = TRUE;
  command = find_taken_back (&undone, since);
  if (command == NULL)
    return refuse (_ ("Nothing was taken back that could be done again."), error);
  words = dup_words (command);
  label = g_strdup_printf (REDO "%" G_GINT64_FORMAT " %s", get_root (command), words);
  if (!duban_repetition_write (act, &undone, command, &n_written, error))
    return FALSE;
  if (n_written == 0)
    return refuse (_ ("Nothing was taken back that could be done again."), error);
  if (!duban_act_commit (act, label, error))
    return FALSE;
  if (result != NULL)
    *result = (DubanUndoResult){ g_steal_pointer (&words), 0 };
  return TRUE;
}
