/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/office.h"

gboolean
duban_share_is_of_office (guint attr)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (attr);

  if (spec == NULL)
    return attr >= DUBAN_ATTR_DESK_FIRST && attr <= DUBAN_ATTR_DESK_LAST;
  switch (spec->entity)
    {
    case DUBAN_ENTITY_MEETING:
    case DUBAN_ENTITY_YEAR:
    case DUBAN_ENTITY_SETTINGS:
      return TRUE;
    case DUBAN_ENTITY_UNIT:
    case DUBAN_ENTITY_FIELD:
      return spec->type == DUBAN_TYPE_HOLDERS;
    case DUBAN_ENTITY_TASK:
    case DUBAN_ENTITY_LEADER:
    default:
      return FALSE;
    }
}
