/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/id-map.h"

#define FIRST_SIZE 64

typedef struct
{
  DubanId id;
  guint32 n; /* 0: empty */
} Slot;

struct _DubanIdMap
{
  Slot *slots;
  gsize size; /* a power of two, at most half full */
  gsize n_entries;
};

/* Where the id stands, or the empty slot where it would. */
static Slot *
map_probe (const DubanIdMap *map, const DubanId *id)
{
  gsize at = duban_id_hash (id) & (map->size - 1);

  while (map->slots[at].n != 0 && !duban_id_equal (&map->slots[at].id, id))
    at = (at + 1) & (map->size - 1);
  return &map->slots[at];
}

static void
map_grow (DubanIdMap *map)
{
  g_autofree Slot *old = g_steal_pointer (&map->slots);
  gsize old_size = map->size;

  map->size = 2 * old_size;
  map->slots = g_new0 (Slot, map->size);
  for (gsize i = 0; i < old_size; i++)
    if (old[i].n != 0)
      *map_probe (map, &old[i].id) = old[i];
}

DubanIdMap *
duban_id_map_new (void)
{
  DubanIdMap *map = g_new0 (DubanIdMap, 1);

  map->size = FIRST_SIZE;
  map->slots = g_new0 (Slot, map->size);
  return map;
}

void
duban_id_map_free (DubanIdMap *map)
{
  g_free (map->slots);
  g_free (map);
}

void
duban_id_map_put (DubanIdMap *map, const DubanId *id, guint32 n)
{
  Slot *slot;

  g_return_if_fail (n != 0);

  if (2 * map->n_entries >= map->size)
    map_grow (map);
  slot = map_probe (map, id);
  if (slot->n == 0)
    map->n_entries++;
  slot->id = *id;
  slot->n = n;
}

guint32
duban_id_map_get (const DubanIdMap *map, const DubanId *id)
{
  return map_probe (map, id)->n;
}
