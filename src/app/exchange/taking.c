/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/taking.h"

static void
free_task_cb (gpointer data)
{
  DubanTakenTask *task = data;

  g_free (task->title);
  g_free (task->number);
  g_free (task);
}

void
duban_taking_clear (DubanTaking *taking)
{
  g_clear_pointer (&taking->id, g_free);
  g_clear_pointer (&taking->file, g_free);
  g_clear_pointer (&taking->from, g_free);
  g_clear_pointer (&taking->tasks, g_ptr_array_unref);
  g_clear_pointer (&taking->notes, g_ptr_array_unref);
}

void
duban_taking_init (DubanTaking *taking)
{
  *taking = (DubanTaking){ .tasks = g_ptr_array_new_with_free_func (free_task_cb),
                           .notes = g_ptr_array_new_with_free_func (g_free) };
}

/* Names one of them. (transfer full) */
static char *
dup_key (const DubanTakenTask *task)
{
  return g_strjoin ("\n", task->number != NULL ? task->number : "",
                    task->title != NULL ? task->title : "", NULL);
}

static void
add_task (DubanTaking *taking, GHashTable *known, const DubanTakenTask *other)
{
  g_autofree char *key = dup_key (other);
  DubanTakenTask *task = g_hash_table_lookup (known, key);

  if (task == NULL)
    {
      task = g_new0 (DubanTakenTask, 1);
      task->title = g_strdup (other->title);
      task->number = g_strdup (other->number);
      task->is_new = other->is_new;
      *(task->is_new ? &taking->added : &taking->changed) += 1;
      g_ptr_array_add (taking->tasks, task);
      g_hash_table_insert (known, g_steal_pointer (&key), task);
    }
  taking->conflicts += other->is_contested && !task->is_contested;
  task->is_contested |= other->is_contested;
}

static void
add_tasks (DubanTaking *taking, const DubanTaking *other)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < taking->tasks->len; i++)
    g_hash_table_insert (known, dup_key (taking->tasks->pdata[i]), taking->tasks->pdata[i]);
  for (guint i = 0; i < other->tasks->len; i++)
    add_task (taking, known, other->tasks->pdata[i]);
}

void
duban_taking_add (DubanTaking *taking, const DubanTaking *other)
{
  if (taking->from == NULL)
    taking->from = g_strdup (other->from);
  add_tasks (taking, other);
  for (guint i = 0; i < other->notes->len; i++)
    g_ptr_array_add (taking->notes, g_strdup (other->notes->pdata[i]));
  taking->unchanged += other->unchanged;
  taking->waiting = other->waiting;
  taking->not_understood += other->not_understood;
  taking->n_directory += other->n_directory;
  taking->n_own += other->n_own;
  taking->n_turned += other->n_turned;
}
