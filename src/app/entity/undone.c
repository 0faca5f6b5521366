/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/undone.h"

gboolean
duban_undone_load (DubanUndone *undone, DubanDb *db, const DubanId *desk, GError **error)
{
  undone->desk = *desk;
  undone->taken_back = g_ptr_array_new ();
  undone->commands = duban_history_list_commands (db, 0, error);
  for (guint i = 0; undone->commands && i < undone->commands->len; i++)
    {
      DubanCommand *command = g_ptr_array_index (undone->commands, i);

      if (command->undone != 0)
        g_ptr_array_add (undone->taken_back, command);
    }
  return undone->commands != NULL;
}

void
duban_undone_clear (DubanUndone *undone)
{
  g_clear_pointer (&undone->taken_back, g_ptr_array_unref);
  g_clear_pointer (&undone->commands, g_ptr_array_unref);
}

gboolean
duban_undone_covers (const DubanUndone *undone, const DubanChange *change, gint64 number)
{
  for (guint i = 0; i < undone->taken_back->len; i++)
    {
      const DubanCommand *command = g_ptr_array_index (undone->taken_back, i);

      if ((number >= command->first && number <= command->last)
          || (change->time == command->undone && duban_id_equal (&change->desk, &undone->desk)))
        return TRUE;
    }
  return FALSE;
}
