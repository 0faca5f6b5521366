/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include <string.h>

static const char *const names[MAX_PEOPLE] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛" };

/* Two to eight, seldom many. */
static guint
draw_people (World *world)
{
  static const guint sizes[] = { 2, 2, 3, 3, 3, 4, 4, 5, 6, 8 };

  return sizes[world_draw (world, G_N_ELEMENTS (sizes))];
}

static void
add_people (World *world)
{
  guint n_offices = world_draw (world, 4) == 0 ? 0 : 1 + (world_draw (world, 6) == 0);

  world->n_people = draw_people (world);
  for (guint i = 0; i < world->n_people; i++)
    {
      DubanShareView *view = &world->views[i];
      /* Now and then two desks of one leader. */
      guint whose = i > 1 && world_draw (world, 12) == 0 ? i - 1 : i;
      const char *words[] = { names[whose], NULL };

      view->desk = world_draw_id (world);
      view->is_office = i < n_offices;
      if (!view->is_office)
        view->leader = duban_id_from_words ("leader", words);
      /* Clocks are wrong by years. */
      world->desks[i] = desk_new (i, 1000000000000 + (gint64) world_draw (world, 20) * 31000000000);
    }
  world->n_desks = world->n_people;
}

World *
world_new (guint32 seed)
{
  World *world = g_new0 (World, 1);

  world->rand = g_rand_new_with_seed (seed);
  world->builder = duban_change_builder_new ();
  world->fold = duban_fold_new_reusable ();
  world->files = g_ptr_array_new_with_free_func (file_free);
  world->posted = g_ptr_array_new ();
  add_people (world);
  return world;
}

void
world_free (World *world)
{
  for (guint i = 0; i < MAX_DESKS; i++)
    {
      g_clear_pointer (&world->desks[i], desk_free);
      g_clear_pointer (&world->backups[i], desk_free);
    }
  for (guint i = 0; i < world->n_made; i++)
    {
      duban_change_clear (&world->made[i].change);
      g_free (world->made[i].body);
    }
  g_ptr_array_unref (world->posted);
  g_ptr_array_unref (world->files);
  duban_fold_free (world->fold);
  duban_change_builder_free (world->builder);
  g_rand_free (world->rand);
  g_free (world->fault);
  g_free (world);
}

const guint *
world_list_attrs (DubanEntityKind kind, guint *n)
{
  static const guint task[] = { DUBAN_ATTR_LEAD,
                                DUBAN_ATTR_COOPERATORS,
                                DUBAN_ATTR_ASSIGNER,
                                DUBAN_ATTR_ASSIGNEE,
                                DUBAN_ATTR_HANDLING,
                                DUBAN_ATTR_TITLE,
                                DUBAN_ATTR_NOTES,
                                DUBAN_ATTR_UNIT,
                                DUBAN_ATTR_DUE,
                                DUBAN_ATTR_STATUS,
                                DUBAN_ATTR_COOPERATING_UNITS,
                                DUBAN_ATTR_DELETED };
  static const guint leader[] = { DUBAN_ATTR_LEADER_NAME, DUBAN_ATTR_LEADER_TITLE };
  static const guint unit[] = { DUBAN_ATTR_UNIT_NAME, DUBAN_ATTR_UNIT_HOLDERS };
  static const guint settings[] = { DUBAN_ATTR_SETTING_FIRST };

  switch (kind)
    {
    case DUBAN_ENTITY_TASK:
      *n = G_N_ELEMENTS (task);
      return task;
    case DUBAN_ENTITY_LEADER:
      *n = G_N_ELEMENTS (leader);
      return leader;
    case DUBAN_ENTITY_UNIT:
      *n = G_N_ELEMENTS (unit);
      return unit;
    default:
      *n = G_N_ELEMENTS (settings);
      return settings;
    }
}
