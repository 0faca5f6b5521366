/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One random history: people write, files travel badly, machines fail; in the end every desk meets
 * every other. */
#include "world.h"

#include <string.h>

#define MAX_ROUNDS 12

static const DubanId units[] = { { "unit-a" }, { "unit-b" }, { "unit-c" } };

static const DubanId *
draw_leader (World *world)
{
  return &world->views[world_draw (world, world->n_people)].leader;
}

static const char *
draw_name (World *world)
{
  static const char *const names[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "旗长" };

  return names[world_draw (world, MIN (G_N_ELEMENTS (names), world->n_people + 1))];
}

static const char *
draw_text (World *world)
{
  static const char *const texts[] = { "修路", "供水", "供热", "" };

  return texts[world_draw (world, G_N_ELEMENTS (texts))];
}

/* ---- what is written of a task */

static void
write_refs (World *world, guint attr, gboolean leaders)
{
  DubanId ids[3];
  guint n = world_draw (world, 3), n_ids = 0;

  for (guint i = 0; i < n; i++)
    {
      DubanId id = leaders ? *draw_leader (world) : units[world_draw (world, 3)];

      if (!duban_id_is_nil (&id))
        ids[n_ids++] = id;
    }
  duban_change_builder_set_refs (world->builder, attr, ids, n_ids);
}

static void
write_attr (World *world, guint attr)
{
  DubanChangeBuilder *builder = world->builder;

  switch (attr)
    {
    case DUBAN_ATTR_LEAD:
      duban_change_builder_set_ref (builder, attr, draw_leader (world));
      break;
    case DUBAN_ATTR_COOPERATORS:
    case DUBAN_ATTR_COOPERATING_UNITS:
      write_refs (world, attr, attr == DUBAN_ATTR_COOPERATORS);
      break;
    case DUBAN_ATTR_UNIT:
      duban_change_builder_set_ref (builder, attr, &units[world_draw (world, 3)]);
      break;
    case DUBAN_ATTR_ASSIGNER:
    case DUBAN_ATTR_ASSIGNEE:
      duban_change_builder_set_text (builder, attr, draw_name (world));
      break;
    case DUBAN_ATTR_DUE:
      duban_change_builder_set_day (builder, attr, 20000 + (DubanDay) world_draw (world, 4));
      break;
    case DUBAN_ATTR_HANDLING:
      duban_change_builder_set_code (builder, attr, world_draw (world, 3));
      break;
    case DUBAN_ATTR_STATUS:
      duban_change_builder_set_code (builder, attr, 1 + world_draw (world, 4));
      break;
    case DUBAN_ATTR_DELETED:
      duban_change_builder_set_code (builder, attr, world_draw (world, 3));
      break;
    default:
      duban_change_builder_set_text (builder, attr, draw_text (world));
    }
}

static void
write_record (World *world, gboolean from_ledger)
{
  static const guint kinds[] = { DUBAN_RECORD_NOTE,    DUBAN_RECORD_URGE,  DUBAN_RECORD_FEEDBACK,
                                 DUBAN_RECORD_ACCOUNT, DUBAN_RECORD_CLOSE, DUBAN_RECORD_VOID };
  guint kind = kinds[world_draw (world, from_ledger ? 3 : G_N_ELEMENTS (kinds))];
  DubanId id = world_draw_id (world);
  DubanId target = { { 'r', (guint8) world_draw (world, 4) } };

  /* What a ledger brings has the same id wherever it is taken in. */
  if (from_ledger)
    {
      id = target;
      kind = kinds[target.bytes[1] % 3];
    }
  duban_change_builder_begin_record (world->builder, &id, kind,
                                     20000 + (DubanDay) world_draw (world, 3), DUBAN_NO_MINUTE,
                                     NULL, draw_text (world));
  if (kind == DUBAN_RECORD_VOID)
    duban_change_builder_extra_id (world->builder, DUBAN_EXTRA_TARGET, &target);
  duban_change_builder_end_record (world->builder);
}

static void
write_some (World *world, guint entity, guint n_writes)
{
  guint n_attrs;
  const guint *attrs = world_list_attrs (world->kinds[entity], &n_attrs);

  for (guint i = 0; i < n_writes; i++)
    /* What decides who sees a task is written most. */
    write_attr (world,
                attrs[world_draw (world, world_draw (world, 2) && n_attrs > 5 ? 5 : n_attrs)]);
}

/* A closing, a handover: fields and their record in one change. */
static void
write_deed (World *world)
{
  DubanId id = world_draw_id (world);
  gboolean closes = world_draw (world, 3) == 0;

  if (closes)
    duban_change_builder_set_code (world->builder, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
  else
    write_attr (world, DUBAN_ATTR_LEAD);
  duban_change_builder_begin_record (world->builder, &id,
                                     closes ? DUBAN_RECORD_CLOSE : DUBAN_RECORD_HANDOVER, 20001,
                                     DUBAN_NO_MINUTE, NULL, NULL);
  duban_change_builder_end_record (world->builder);
}

/* ---- who writes what */

static gboolean
has_room (const World *world)
{
  return world->n_entities + 1 < MAX_ENTITIES && world->n_made + 2 < MAX_MADE;
}

static void
finish (World *world, Desk *desk)
{
  oracle_judge_made (world, desk, desk_end (world, desk));
}

static void
make_task (World *world, Desk *desk)
{
  DubanId id = world_draw_id (world);
  guint task = world_add_entity (world, DUBAN_ENTITY_TASK, &id);

  desk_begin (world, desk, task);
  write_some (world, task, 1 + world_draw (world, 5));
  finish (world, desk);
}

static void
take_ledger (World *world, Desk *desk)
{
  DubanId id = { { 'l', (guint8) world_draw (world, 2) } };
  guint task = world_add_entity (world, DUBAN_ENTITY_TASK, &id);

  /* What was handed over is read-only. */
  if (desk_fold (world, desk, task) > 0 && !desk_sees (world, desk, task))
    return;
  desk_begin_ledger (world, desk, task);
  write_some (world, task, 1 + world_draw (world, 4));
  write_record (world, TRUE);
  desk_end (world, desk);
}

/* Writes one of the values that stand side by side once more, after all of them. */
static gboolean
settle (World *world, Desk *desk, guint task)
{
  gsize n_conflicts, n_heads;
  const DubanFoldConflict *conflicts;
  guint8 value[256];
  DubanHead head;
  guint attr;

  desk_fold (world, desk, task);
  conflicts = duban_fold_get_conflicts (world->fold, &n_conflicts);
  if (n_conflicts == 0)
    return FALSE;
  attr = conflicts[world_draw (world, (guint) n_conflicts)].attr;
  duban_fold_get_heads (world->fold, attr, &n_heads);
  head = duban_fold_get_heads (world->fold, attr, &n_heads)[world_draw (world, (guint) n_heads)];
  if (head.value.size > 0)
    memcpy (value, head.value.data, head.value.size);
  desk_begin (world, desk, task);
  duban_change_builder_set (world->builder, attr, value, head.value.size);
  finish (world, desk);
  return TRUE;
}

static void
edit_task (World *world, Desk *desk)
{
  guint task = world_draw (world, world->n_entities);

  if (world->kinds[task] != DUBAN_ENTITY_TASK || !desk_sees (world, desk, task)
      || (world_draw (world, 3) == 0 && settle (world, desk, task)))
    return;
  desk_begin (world, desk, task);
  switch (world_draw (world, 4))
    {
    case 0:
      write_record (world, FALSE);
      break;
    case 1:
      write_deed (world);
      break;
    default:
      write_some (world, task, 1 + world_draw (world, 3));
    }
  finish (world, desk);
}

static void
write_holders (World *world)
{
  guint8 holder[DUBAN_ID_SIZE + 9] = { 0 };

  memcpy (holder, world->views[world->n_people - 1].leader.bytes, DUBAN_ID_SIZE);
  holder[0] |= 1;
  holder[DUBAN_ID_SIZE] = (guint8) (1 + world_draw (world, 3));
  memcpy (holder + DUBAN_ID_SIZE + 1, &(gint32){ DUBAN_NO_DAY }, 4);
  memcpy (holder + DUBAN_ID_SIZE + 5, &(gint32){ DUBAN_NO_DAY }, 4);
  duban_change_builder_set (world->builder, DUBAN_ATTR_UNIT_HOLDERS, holder, sizeof holder);
}

/* The office's directory; where it is accepted, others add names only. */
static void
edit_directory (World *world, Desk *desk)
{
  gboolean may_all = !desk->knows_office || world->views[desk->person].is_office;
  guint what = world_draw (world, may_all ? 3 : 1);
  static const DubanId leader = { "leader" }, settings = { "settings" };
  guint entity;

  if (what == 0)
    {
      gboolean is_unit = world_draw (world, 2);

      entity = is_unit ? world_add_entity (world, DUBAN_ENTITY_UNIT, &units[0])
                       : world_add_entity (world, DUBAN_ENTITY_LEADER, &leader);
      desk_begin (world, desk, entity);
      duban_change_builder_set_text (world->builder,
                                     is_unit ? DUBAN_ATTR_UNIT_NAME : DUBAN_ATTR_LEADER_NAME,
                                     draw_text (world));
    }
  else if (what == 1)
    {
      desk_begin (world, desk, world_add_entity (world, DUBAN_ENTITY_UNIT, &units[0]));
      write_holders (world);
    }
  else
    {
      desk_begin (world, desk, world_add_entity (world, DUBAN_ENTITY_SETTINGS, &settings));
      duban_change_builder_set_text (world->builder, DUBAN_ATTR_SETTING_FIRST, draw_text (world));
    }
  /* On a desk that knows the office, the office's word stands against one's own. */
  if (may_all && desk->knows_office)
    finish (world, desk);
  else
    desk_end (world, desk);
}

static void
write_something (World *world, Desk *desk)
{
  guint draw = world_draw (world, 12);

  if (!has_room (world))
    return;
  if (draw < 2 || world->n_entities == 0)
    make_task (world, desk);
  else if (draw == 2)
    take_ledger (world, desk);
  else if (draw == 3)
    edit_directory (world, desk);
  else
    edit_task (world, desk);
}

/* ---- what happens to files */

static void
give_out (World *world, Desk *desk)
{
  guint to = world_draw (world, world->n_people);
  guint n_posted = world->posted->len;

  if (to == desk->person)
    return;
  desk_export (world, desk, to);
  for (guint i = n_posted; i < world->posted->len; i++)
    {
      File *file = g_ptr_array_index (world->posted, i);

      file->is_cut = world_draw (world, 15) == 0;
      if (world_draw (world, 6) == 0)
        g_ptr_array_remove_index (world->posted, i--); /* lost */
    }
}

/* Any file that is under way, in any order; it may come again. */
static void
receive (World *world)
{
  guint at, to;
  File *file;

  if (world->posted->len == 0)
    return;
  at = world_draw (world, world->posted->len);
  file = g_ptr_array_index (world->posted, at);
  if (world_draw (world, 5))
    g_ptr_array_remove_index (world->posted, at);
  to = world_draw (world, world->n_desks);
  for (guint i = 0; i < world->n_desks; i++, to = (to + 1) % world->n_desks)
    if (world->desks[to]->person == file->to)
      {
        desk_import (world, world->desks[to], file, world_draw (world, 12) == 0);
        return;
      }
}

/* ---- what happens to machines */

/* What only this desk had, and has no more. */
static void
note_losses (World *world, const Desk *before, guint d)
{
  for (guint i = 0; i < before->arrivals->len; i++)
    {
      guint made = g_array_index (before->arrivals, guint, i);
      gboolean is_elsewhere = FALSE;

      for (guint j = 0; j < world->n_desks; j++)
        is_elsewhere = is_elsewhere || desk_has (world->desks[j], made);
      if (!is_elsewhere)
        world->made[made].may_be_lost = TRUE;
    }
}

static void
restore (World *world, guint d)
{
  Desk *before = world->desks[d];

  if (world->backups[d] == NULL)
    return;
  world->desks[d] = desk_copy (world->backups[d]);
  note_losses (world, before, d);
  desk_free (before);
}

static void
make_clone (World *world, guint d)
{
  if (world->n_desks == MAX_DESKS || world->n_desks > world->n_people + 1)
    return;
  world->desks[world->n_desks++] = desk_copy (world->desks[d]);
}

static void
meet_mishap (World *world)
{
  guint d = world_draw (world, world->n_desks);

  switch (world_draw (world, 6))
    {
    case 0:
    case 1:
      g_clear_pointer (&world->backups[d], desk_free);
      world->backups[d] = desk_copy (world->desks[d]);
      break;
    case 2:
      restore (world, d);
      break;
    case 3:
      if (world_draw (world, 3) == 0)
        make_clone (world, d);
      break;
    case 4: /* a clock is set, forwards or back by years */
      world->desks[d]->clock += ((gint64) world_draw (world, 21) - 10) * 31000000000;
      world->desks[d]->clock = CLAMP (world->desks[d]->clock, 0, 4000000000000);
      break;
    default:
      world->desks[d]->knows_office = TRUE;
    }
}

/* ---- the end: everybody meets everybody until nobody learns anything */

static void
hand_over (World *world, Desk *from, Desk *to)
{
  desk_export (world, from, to->person);
  for (guint i = 0; i < world->posted->len; i++)
    desk_import (world, to, g_ptr_array_index (world->posted, i), FALSE);
  g_ptr_array_set_size (world->posted, 0);
}

static guint
count_arrivals (const World *world)
{
  guint n = 0;

  for (guint d = 0; d < world->n_desks; d++)
    n += world->desks[d]->arrivals->len;
  return n;
}

static void
meet_all (World *world)
{
  for (guint a = 0; a < world->n_desks; a++)
    for (guint b = a + 1; b < world->n_desks && world->fault == NULL; b++)
      if (world->desks[a]->person != world->desks[b]->person)
        {
          hand_over (world, world->desks[a], world->desks[b]);
          hand_over (world, world->desks[b], world->desks[a]);
          hand_over (world, world->desks[a], world->desks[b]);
        }
}

static void
come_to_rest (World *world)
{
  guint round = 0;
  guint before;

  do
    {
      before = count_arrivals (world);
      meet_all (world);
    }
  while (world->fault == NULL && count_arrivals (world) != before && ++round < MAX_ROUNDS);
  if (round == MAX_ROUNDS)
    world_fail (world, "they never come to rest");
}

void
history_run (World *world)
{
  guint n_steps = 10 + world_draw (world, 110);

  for (guint i = 0; i < n_steps && world->fault == NULL; i++)
    {
      guint draw = world_draw (world, 20);
      Desk *desk = world->desks[world_draw (world, world->n_desks)];

      if (draw < 9)
        write_something (world, desk);
      else if (draw < 13)
        give_out (world, desk);
      else if (draw < 18)
        receive (world);
      else
        meet_mishap (world);
    }
  while (world->posted->len > 0 && world->fault == NULL)
    receive (world);
  for (guint d = 0; d < world->n_desks; d++)
    world->desks[d]->knows_office = TRUE;
  if (world->fault == NULL)
    come_to_rest (world);
  if (world->fault == NULL)
    oracle_judge_end (world);
}
