/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/undone.h"

/* Whether an import does not follow the change. */
static gboolean
is_beside (const DubanUndone *undone, const DubanEntity *entity, const DubanChange *change)
{
  const DubanHistory *history = entity->history;

  if (change->origin == DUBAN_ORIGIN_LEDGER)
    return FALSE;
  for (gsize i = 0; i < history->n_changes; i++)
    {
      const DubanChange *other = history->changes[i];

      if (other->origin != DUBAN_ORIGIN_LEDGER
          && !duban_undone_covers (undone, other, history->numbers[i])
          && duban_fold_is_seen_by (entity->fold, other, change))
        return TRUE;
    }
  return FALSE;
}

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

DubanFold *
duban_undone_fold_imports (const DubanUndone *undone, const DubanEntity *entity,
                           gboolean is_silenced)
{
  const DubanHistory *history = entity->history;
  g_autofree const DubanChange **changes = g_new (const DubanChange *, history->n_changes);
  g_autofree guint8 *silent = g_new (guint8, history->n_changes);
  gsize n = 0;

  for (gsize i = 0; i < history->n_changes; i++)
    {
      if (is_beside (undone, entity, history->changes[i]))
        continue;
      changes[n] = history->changes[i];
      silent[n++]
          = is_silenced && duban_undone_covers (undone, history->changes[i], history->numbers[i]);
    }
  return duban_fold_new_silenced (changes, n, silent);
}
