/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/named.h"

static const DubanNamedKind kinds[DUBAN_N_NAMED_KINDS] = {
  { 0, DUBAN_ENTITY_LEADER, "leader", DUBAN_ATTR_LEADER_NAME, DUBAN_TALLY_LEADERS_CREATED },
  { 1, DUBAN_ENTITY_UNIT, "unit", DUBAN_ATTR_UNIT_NAME, DUBAN_TALLY_UNITS_CREATED },
  { 2, DUBAN_ENTITY_FIELD, "field", DUBAN_ATTR_FIELD_NAME, DUBAN_TALLY_FIELDS_CREATED },
};

const DubanNamedKind *
duban_named_kind_get (DubanEntityKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return &kinds[i];
  g_return_val_if_reached (NULL);
}

DubanId
duban_named_kind_make_id (const DubanNamedKind *kind, const char *name)
{
  const char *words[] = { name, NULL };

  return duban_id_from_words (kind->word, words);
}

gboolean
duban_named_kind_find (const DubanNamedKind *kind, const DubanDirectory *directory, DubanDay day,
                       const char *name, DubanResolvedName *resolved)
{
  const DubanLeader *leader = NULL;
  const DubanUnit *unit = NULL;
  const DubanField *field = NULL;

  if (kind->kind == DUBAN_ENTITY_LEADER)
    leader = duban_directory_find_leader (directory, name);
  else if (kind->kind == DUBAN_ENTITY_UNIT)
    unit = duban_directory_find_present_unit (directory, name, day);
  else
    field = duban_directory_find_field (directory, name);
  if (leader)
    *resolved = (DubanResolvedName){ leader->n, leader->id, leader->name };
  else if (unit)
    *resolved = (DubanResolvedName){ unit->n, unit->id, unit->name };
  else if (field)
    *resolved = (DubanResolvedName){ field->n, field->id, field->name };
  return leader || unit || field;
}
