/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/effort.h"

DubanEffort
duban_effort_new (GCancellable *cancellable, void (*progress) (double done, gpointer data),
                  gpointer data)
{
  return (DubanEffort){ cancellable, progress, data, 0, 1 };
}

DubanEffort
duban_effort_get_part (const DubanEffort *effort, double from, double length)
{
  DubanEffort part = { 0 };

  if (effort == NULL)
    return part;
  part = *effort;
  part.from = effort->from + (effort->length * from);
  part.length = effort->length * length;
  return part;
}

gboolean
duban_effort_go_on (const DubanEffort *effort, gsize done, gsize total, GError **error)
{
  if (effort == NULL)
    return TRUE;
  if (effort->progress != NULL)
    effort->progress (
        effort->from
            + (total > 0 ? effort->length * (double) MIN (done, total) / (double) total : 0),
        effort->data);
  return !g_cancellable_set_error_if_cancelled (effort->cancellable, error);
}
