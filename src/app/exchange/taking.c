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
