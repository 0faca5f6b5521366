/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "realm.h"

#include "core/share/roster.h"
#include "store/sealing.h"

#include <string.h>

static gboolean
is_of_kind (guint attr, guint kind)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (attr);

  if (spec != NULL)
    return spec->entity == kind;
  return duban_share_is_desk (kind) && attr >= DUBAN_ATTR_DESK_FIRST
         && attr <= DUBAN_ATTR_DESK_LAST;
}

/* All of that kind, from core/attribute.h. */
const guint *
world_list_attrs (DubanEntityKind kind, guint *n)
{
  static GArray *lists[256];

  if (lists[kind] == NULL)
    {
      lists[kind] = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint attr = 1; attr <= DUBAN_ATTR_SETTING_LAST; attr++)
        if (is_of_kind (attr, kind))
          g_array_append_val (lists[kind], attr);
    }
  *n = lists[kind]->len;
  return (const guint *) (gpointer) lists[kind]->data;
}

gint64
shadow_get_last (Realm *realm, guint d)
{
  gint64 last = -1;

  if (!duban_db_get_last_change (realm->seats[d]->session->db, &last, NULL))
    world_fail (realm->world, "desk %u cannot say its last change", d);
  return last;
}

/* The place of the change of that number on the desk; it is added where it is new. */
static int
read_change (Realm *realm, guint d, gint64 number, gboolean adds)
{
  World *world = realm->world;
  g_autoptr (GBytes) body = NULL;
  gconstpointer data;
  DubanHash hash;
  gint64 seal;
  gsize size;
  int made;

  if (!duban_sealing_read (realm->seats[d]->session->db, number, &body, &seal, NULL))
    {
      world_fail (world, "desk %u has no change %d", d, (int) number);
      return -1;
    }
  data = g_bytes_get_data (body, &size);
  hash = duban_hash_of (data, size);
  made = world_find_made (world, &hash);
  if (made < 0 && adds)
    made = (int) world_add_made (world, g_memdup2 (data, size), size);
  return made;
}

void
shadow_note (Realm *realm, guint d, gboolean is_plain)
{
  World *world = realm->world;
  Desk *desk = world->desks[d];
  gint64 last = shadow_get_last (realm, d);
  guint first = desk->arrivals->len;

  for (gint64 n = first + 1; n <= last && world->fault == NULL; n++)
    {
      int made = read_change (realm, d, n, TRUE);

      if (made < 0)
        return;
      if (!duban_id_equal (&world->made[made].change.desk, &world->views[desk->person].desk))
        world_fail (world, "desk %u wrote a change of another's", d);
      desk_arrive (world, desk, (guint) made);
      realm->tallies[TALLY_MADE]++;
    }
  for (guint i = first; is_plain && i < desk->arrivals->len; i++)
    {
      guint made = g_array_index (desk->arrivals, guint, i);

      if (world->kinds[world->made[made].entity] == DUBAN_ENTITY_TASK)
        oracle_judge_made (world, desk, made);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* What came with one file may stand in another order where several had waited: the desk's own is
 * taken over. */
void
shadow_compare (Realm *realm, guint d, guint from)
{
  World *world = realm->world;
  Desk *desk = world->desks[d];
  gint64 last = shadow_get_last (realm, d);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gint64 n = from + 1; n <= last && world->fault == NULL; n++)
    {
      int made = read_change (realm, d, n, FALSE);

      if (made < 0)
        world_fail (world, "desk %u has a change that nobody made", d);
      g_array_append_val (there, made);
    }
  g_array_append_vals (here, (guint *) (gpointer) desk->arrivals->data + from,
                       desk->arrivals->len - from);
  if (world->fault != NULL)
    return;
  if (last != (gint64) desk->arrivals->len)
    {
      world_fail (world, "desk %u has %d changes, not %u", d, (int) last, desk->arrivals->len);
      return;
    }
  memcpy ((guint *) (gpointer) desk->arrivals->data + from, there->data,
          there->len * sizeof (guint));
  g_array_sort (there, compare_places);
  g_array_sort (here, compare_places);
  if (there->len > 0 && memcmp (there->data, here->data, there->len * sizeof (guint)) != 0)
    world_fail (world, "desk %u has other changes than the files that it took in", d);
}
