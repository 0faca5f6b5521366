/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was made in a world. */
#include "world.h"

#include <string.h>

void
world_fail (World *world, const char *format, ...)
{
  va_list arguments;

  if (world->fault != NULL)
    return;
  va_start (arguments, format);
  world->fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

guint
world_draw (World *world, guint n)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) n);
}

DubanId
world_draw_id (World *world)
{
  DubanId id;

  for (gsize i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) world_draw (world, 256);
  return id;
}

void
file_free (gpointer data)
{
  File *file = data;

  g_array_unref (file->acknowledged);
  g_array_unref (file->changes);
  g_free (file);
}

int
world_find_made (const World *world, const DubanHash *hash)
{
  for (guint i = 0; i < world->n_made; i++)
    if (memcmp (&world->made[i].change.hash, hash, sizeof *hash) == 0)
      return (int) i;
  return -1;
}

guint
world_add_entity (World *world, DubanEntityKind kind, const DubanId *id)
{
  for (guint i = 0; i < world->n_entities; i++)
    if (duban_id_equal (&world->ids[i], id))
      return i;
  world->ids[world->n_entities] = *id;
  world->kinds[world->n_entities] = kind;
  return world->n_entities++;
}

guint
world_add_made (World *world, guint8 *body, gsize size)
{
  guint at = world->n_made++;
  Made *made = &world->made[at];

  made->body = body;
  if (!duban_change_decode (body, size, &made->change, NULL))
    g_error ("a change that was built cannot be read");
  made->entity = world_add_entity (world, made->change.kind, &made->change.entity);
  set_add (&made->seen, at);
  for (guint p = 0; p < made->change.n_parents; p++)
    {
      int parent = world_find_made (world, &made->change.parents[p]);

      g_assert (parent >= 0);
      for (guint i = 0; i < G_N_ELEMENTS (made->seen.bits); i++)
        made->seen.bits[i] |= world->made[parent].seen.bits[i];
    }
  return at;
}
