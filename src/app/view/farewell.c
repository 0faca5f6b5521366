/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/farewell.h"

#include "app/entity/entity.h"
#include "store/sight.h"
#include "store/zone-days.h"

#include <glib/gi18n-lib.h>

void
duban_farewell_clear (DubanFarewell *farewell)
{
  g_clear_pointer (&farewell->to, g_free);
}

static gboolean
find_day (DubanFarewell *farewell, DubanSession *session, guint32 task, GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (session->db, task, error);
  g_autoptr (DubanFold) scratch = duban_fold_new_reusable ();
  DubanShareView view;
  const DubanChange *change;
  DubanZoneDays days;

  if (entity == NULL || !duban_sight_load (session->db, &view, error))
    return FALSE;
  change = duban_share_find_farewell (&view, scratch,
                                      (const DubanChange *const *) entity->history->changes,
                                      entity->history->n_changes);
  if (change == NULL)
    return TRUE;
  duban_zone_days_init (&days, duban_clock_get_zone (session->clock));
  farewell->day = duban_zone_days_get (&days, change->time);
  return TRUE;
}

gboolean
duban_farewell_load (DubanFarewell *farewell, DubanSession *session, const DubanTask *task,
                     GError **error)
{
  *farewell = (DubanFarewell){ .day = DUBAN_NO_DAY };
  if (!task->moved)
    return TRUE;
  farewell->to = g_strdup (duban_directory_get_name (session->terms->directory, task->lead));
  return find_day (farewell, session, task->n, error);
}

char *
duban_farewell_to_text (const DubanFarewell *farewell)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  duban_day_format (farewell->day, day);
  if (farewell->to != NULL && farewell->day != DUBAN_NO_DAY)
    /* Translators: a leader, a day. */
    return g_strdup_printf (_ ("handed over to %s on %s"), farewell->to, day);
  if (farewell->to != NULL)
    /* Translators: a leader. */
    return g_strdup_printf (C_ ("task", "handed over to %s"), farewell->to);
  if (farewell->day != DUBAN_NO_DAY)
    /* Translators: a day. */
    return g_strdup_printf (C_ ("task", "handed over on %s"), day);
  return g_strdup (C_ ("task", "handed over"));
}
