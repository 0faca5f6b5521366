/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/handover.h"

#include "app/edit/attachment.h"

static void
write_move (DubanAct *act, const DubanEntity *task, DubanAttr attr, DubanExtra from_key,
            DubanExtra to_key, const DubanId *to)
{
  DubanId from = duban_entity_get_ref (task, attr);

  if (to == NULL)
    return;
  duban_change_builder_extra_id (act->builder, from_key, &from);
  duban_change_builder_extra_id (act->builder, to_key, to);
}

gboolean
duban_handover_is_needed (const DubanEntity *task, DubanAttr attr, const DubanId *to)
{
  DubanId from = duban_entity_get_ref (task, attr);

  return !duban_id_is_nil (&from) && !duban_id_equal (&from, to);
}

DubanId
duban_handover_write (DubanAct *act, const DubanEntity *task, const DubanHandover *handover)
{
  DubanId id = duban_act_begin_record (act, DUBAN_RECORD_HANDOVER, handover->day, handover->minute,
                                       &handover->by, handover->text);

  write_move (act, task, DUBAN_ATTR_LEAD, DUBAN_EXTRA_LEAD_FROM, DUBAN_EXTRA_LEAD_TO,
              handover->lead);
  write_move (act, task, DUBAN_ATTR_UNIT, DUBAN_EXTRA_UNIT_FROM, DUBAN_EXTRA_UNIT_TO,
              handover->unit);
  duban_change_builder_extra_text (act->builder, DUBAN_EXTRA_REASON, handover->reason);
  for (guint i = 0; handover->attachments != NULL && i < handover->attachments->len; i++)
    duban_attachment_write (handover->attachments->pdata[i], act->builder);
  duban_change_builder_end_record (act->builder);
  return id;
}
