/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One random history: people write, files travel badly, machines fail; in the end every desk meets
 * every other. */
#include "realm.h"

#include "exchange/bundle/key-file.h"

#include <glib/gstdio.h>

#define MAX_ROUNDS 12

static gboolean
has_room (const World *world)
{
  return world->n_entities + 12 < MAX_ENTITIES && world->n_made + 100 < MAX_MADE;
}

static guint
count_desks (const World *world, guint person)
{
  guint n = 0;

  for (guint d = 0; d < world->n_desks; d++)
    n += world->desks[d]->person == person;
  return n;
}

/* ---- what happens to files */

/* One byte is another, or the end is missing. */
static void
harm (World *world, Letter *letter)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (letter->bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  if (world_draw (world, 2))
    size = world_draw (world, (guint) size);
  else
    copy[world_draw (world, (guint) size)] ^= (guint8) (1 << world_draw (world, 8));
  g_bytes_unref (letter->bytes);
  letter->bytes = g_bytes_new_take (copy, size);
  letter->is_harmed = TRUE;
}

static void
give_out (Realm *realm, guint d)
{
  World *world = realm->world;
  guint to = world_draw (world, world->n_people);

  if (to == world->desks[d]->person || !realm_give (realm, d, to))
    return;
  if (world_draw (world, 15) == 0)
    harm (world, realm->letters->pdata[realm->letters->len - 1]);
  if (world_draw (world, 6) == 0)
    g_ptr_array_remove_index (realm->letters, realm->letters->len - 1); /* lost */
}

/* Any file that is under way, in any order; it may come again. */
static void
receive (Realm *realm)
{
  World *world = realm->world;
  guint at, d;
  Letter *letter;

  if (realm->letters->len == 0)
    return;
  at = world_draw (world, realm->letters->len);
  letter = realm->letters->pdata[at];
  d = world_draw (world, world->n_desks);
  while (world->desks[d]->person != letter->file->to)
    d = (d + 1) % world->n_desks;
  realm_take (realm, d, letter, world_draw (world, 12) == 0 ? TAKE_STOPPED : TAKE_PLAINLY);
  if (world_draw (world, 5))
    g_ptr_array_remove_index (realm->letters, at);
}

/* ---- what happens to machines */

static char *
name_backup (const Seat *seat)
{
  return g_strconcat (seat->path, ".kept", NULL);
}

void
realm_back_up (Realm *realm, guint d)
{
  World *world = realm->world;
  Seat *seat = realm->seats[d];
  g_autofree char *backup = name_backup (seat);

  seat_close (seat);
  seat_copy_database (realm, seat->path, backup);
  seat_open (realm, seat);
  g_clear_pointer (&world->backups[d], desk_free);
  world->backups[d] = desk_copy (world->desks[d]);
}

/* What only this desk had, and has no more. */
static void
note_losses (World *world, const Desk *before)
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

void
realm_restore (Realm *realm, guint d)
{
  World *world = realm->world;
  Seat *seat = realm->seats[d];
  Desk *before = world->desks[d];
  g_autofree char *backup = name_backup (seat);

  if (world->backups[d] == NULL)
    return;
  seat_close (seat);
  seat_copy_database (realm, backup, seat->path);
  seat_open (realm, seat);
  world->desks[d] = desk_copy (world->backups[d]);
  note_losses (world, before);
  desk_free (before);
  seat->is_torn = TRUE;
  realm->tallies[TALLY_RESTORED]++;
}

static void
make_clone (Realm *realm, guint d)
{
  World *world = realm->world;

  if (world->n_desks == MAX_DESKS || world->n_desks > world->n_people + 1)
    return;
  realm_clone (realm, d);
  realm->tallies[TALLY_CLONED]++;
}

/* Copies of one desk have one key: what is given to it would be sealed for one of two. */
static void
renew (Realm *realm, guint d)
{
  if (count_desks (realm->world, realm->world->desks[d]->person) == 1)
    realm_renew (realm, d);
}

/* Forwards or back by years. */
static void
set_clock (Realm *realm, guint d)
{
  DubanClock *clock = realm->seats[d]->clock;
  DubanNow now = duban_clock_read (clock);
  int days = (int) now.today + ((int) world_draw (realm->world, 21) - 10) * 360;

  duban_clock_hold (clock, CLAMP (days, 3000, 25000), (int) world_draw (realm->world, 1440));
}

static void
meet_mishap (Realm *realm)
{
  World *world = realm->world;
  guint d = world_draw (world, world->n_desks);
  guint other = world_draw (world, world->n_desks);

  switch (world_draw (world, 11))
    {
    case 0:
    case 1:
      realm_back_up (realm, d);
      break;
    case 2:
    case 3:
      realm_restore (realm, d);
      break;
    case 4:
      if (world_draw (world, 3) == 0)
        make_clone (realm, d);
      break;
    case 5:
      set_clock (realm, d);
      break;
    case 6:
    case 7:
      realm_reverse (realm, d);
      break;
    case 8:
      if (world_draw (world, 3) == 0)
        renew (realm, d);
      break;
    default:
      if (world->desks[d]->person != world->desks[other]->person)
        realm_meet (realm, d, other);
    }
}

/* ---- the end: everybody meets everybody until nobody learns anything */

/* Of a copy nobody knows what it has: what the other acknowledged is taken for it. */
static gboolean
has_news (const World *world, guint from, guint to)
{
  const Desk *desk = world->desks[from];
  g_autoptr (GArray) plan = NULL;
  DubanShareSent base;

  if (count_desks (world, desk->person) > 1 || count_desks (world, world->desks[to]->person) > 1)
    return TRUE;
  desk_find_base (desk, world->desks[to]->person, &base);
  plan = naive_plan (world, desk, world->desks[to]->person, base.upto);
  return plan->len > 0;
}

static void
hand_over (Realm *realm, guint from, guint to)
{
  World *world = realm->world;

  if (world->fault != NULL)
    return;
  if (!realm_give (realm, from, world->desks[to]->person))
    {
      world_fail (world, "desk %u cannot give %u anything", from, to);
      return;
    }
  realm_take (realm, to, realm->letters->pdata[0], TAKE_FINALLY);
  g_ptr_array_set_size (realm->letters, 0);
}

static guint
count_arrivals (const World *world)
{
  guint n = 0;

  for (guint d = 0; d < world->n_desks; d++)
    n += world->desks[d]->arrivals->len;
  return n;
}

/* One gives, the other answers: then each knows what the other has. */
static void
meet_all (Realm *realm)
{
  World *world = realm->world;

  for (guint a = 0; a < world->n_desks; a++)
    for (guint b = a + 1; b < world->n_desks && world->fault == NULL; b++)
      {
        gboolean is_told;

        if (world->desks[a]->person == world->desks[b]->person
            || (!has_news (world, a, b) && !has_news (world, b, a)))
          continue;
        hand_over (realm, a, b);
        is_told = has_news (world, b, a);
        hand_over (realm, b, a);
        if (is_told)
          hand_over (realm, a, b);
      }
}

void
realm_introduce_all (Realm *realm)
{
  World *world = realm->world;

  for (guint a = 0; a < world->n_desks; a++)
    for (guint b = 0; b < world->n_desks && world->fault == NULL; b++)
      if (world->desks[a]->person != world->desks[b]->person && !realm_is_met (realm, a, b))
        realm_meet (realm, a, b);
}

static void
come_to_rest (Realm *realm)
{
  World *world = realm->world;
  guint round = 0;
  guint before;

  realm_introduce_all (realm);
  do
    {
      before = count_arrivals (world);
      g_clear_pointer (&realm->refused, g_free);
      meet_all (realm);
    }
  while (world->fault == NULL && count_arrivals (world) != before && ++round < MAX_ROUNDS);
  if (round == MAX_ROUNDS)
    world_fail (world, "they never come to rest");
  if (realm->refused != NULL)
    world_fail (world, "%s", realm->refused);
}

void
realm_run (Realm *realm)
{
  World *world = realm->world;
  guint n_steps = 10 + world_draw (world, 50);

  for (guint i = 0; i < n_steps && world->fault == NULL && has_room (world); i++)
    {
      guint draw = world_draw (world, 20);
      guint d = world_draw (world, world->n_desks);

      if (draw < 10)
        realm_do_something (realm, d);
      else if (draw < 13)
        give_out (realm, d);
      else if (draw < 17)
        receive (realm);
      else
        meet_mishap (realm);
    }
  while (realm->letters->len > 0 && world->fault == NULL)
    receive (realm);
  if (world->fault == NULL)
    come_to_rest (realm);
  if (world->fault == NULL)
    judge_realm (realm);
}
