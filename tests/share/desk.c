/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk as the store and the exchange would have it. */
#include "world.h"

#include <string.h>

Desk *
desk_new (guint person, gint64 clock)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->person = person;
  desk->arrivals = g_array_new (FALSE, FALSE, sizeof (guint));
  desk->sent = g_array_new (FALSE, FALSE, sizeof (Sent));
  desk->held = g_array_new (FALSE, FALSE, sizeof (Held));
  desk->waiting = g_ptr_array_new ();
  desk->clock = clock;
  return desk;
}

Desk *
desk_copy (const Desk *desk)
{
  Desk *copy = g_memdup2 (desk, sizeof *desk);

  copy->arrivals = g_array_copy (desk->arrivals);
  copy->sent = g_array_copy (desk->sent);
  copy->held = g_array_copy (desk->held);
  copy->waiting = g_ptr_array_copy (desk->waiting, NULL, NULL);
  return copy;
}

void
desk_free (Desk *desk)
{
  g_array_unref (desk->arrivals);
  g_array_unref (desk->sent);
  g_array_unref (desk->held);
  g_ptr_array_unref (desk->waiting);
  g_free (desk);
}

static guint
get_arrival (const Desk *desk, guint i)
{
  return g_array_index (desk->arrivals, guint, i);
}

gboolean
desk_has (const Desk *desk, guint made)
{
  for (guint i = 0; i < desk->arrivals->len; i++)
    if (get_arrival (desk, i) == made)
      return TRUE;
  return FALSE;
}

guint
desk_list (World *world, const Desk *desk, guint entity, const DubanChange **changes,
           gint64 *numbers)
{
  guint n = 0;

  for (guint i = 0; i < desk->arrivals->len; i++)
    {
      const Made *made = &world->made[get_arrival (desk, i)];

      if (made->entity != entity)
        continue;
      changes[n] = &made->change;
      if (numbers != NULL)
        numbers[n] = i + 1;
      n++;
    }
  return n;
}

static void
set_offices (World *world, const Desk *desk)
{
  DubanId offices[MAX_PEOPLE];
  guint n = 0;

  for (guint i = 0; desk->knows_office && i < world->n_people; i++)
    if (world->views[i].is_office)
      offices[n++] = world->views[i].desk;
  duban_fold_set_offices (world->fold, offices, n);
}

guint
desk_fold (World *world, const Desk *desk, guint entity)
{
  static const DubanChange *changes[MAX_MADE];
  guint n = desk_list (world, desk, entity, changes, NULL);

  set_offices (world, desk);
  duban_fold_load (world->fold, changes, n);
  return n;
}

gboolean
desk_sees (World *world, const Desk *desk, guint task)
{
  const DubanChange *changes[MAX_MADE];
  guint n = desk_list (world, desk, task, changes, NULL);

  if (n == 0)
    return FALSE;
  duban_fold_load (world->fold, changes, n);
  return duban_share_sees (&world->views[desk->person], world->fold, changes, n);
}

/* ---- writing */

void
desk_begin (World *world, Desk *desk, guint entity)
{
  guint n = desk_fold (world, desk, entity);
  gsize n_tips = 0;
  const DubanHash *tips = n > 0 ? duban_fold_get_tips (world->fold, &n_tips) : NULL;

  duban_change_builder_begin (world->builder, world->kinds[entity], &world->ids[entity],
                              DUBAN_ORIGIN_HAND);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (world->builder, &tips[i]);
}

/* An import follows that task's last import. */
void
desk_begin_ledger (World *world, Desk *desk, guint entity)
{
  const DubanChange *last = NULL;

  for (guint i = 0; i < desk->arrivals->len; i++)
    {
      const Made *made = &world->made[get_arrival (desk, i)];

      if (made->entity == entity && made->change.origin == DUBAN_ORIGIN_LEDGER)
        last = &made->change;
    }
  duban_change_builder_begin (world->builder, world->kinds[entity], &world->ids[entity],
                              DUBAN_ORIGIN_LEDGER);
  if (last != NULL)
    duban_change_builder_add_parent (world->builder, &last->hash);
}

void
desk_arrive (World *world, Desk *desk, guint made)
{
  g_array_append_val (desk->arrivals, made);
  oracle_note_sight (world, desk, made);
}

guint
desk_end (World *world, Desk *desk)
{
  guint8 random[8];
  DubanSpan body;
  guint at;

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) world_draw (world, 256);
  desk->last_time = MAX (desk->last_time + 1, desk->clock);
  body = duban_change_builder_finish (world->builder, &world->views[desk->person].desk, "谁",
                                      desk->last_time, random, NULL);
  at = world_add_made (world, g_memdup2 (body.data, body.size), body.size);
  desk_arrive (world, desk, at);
  return at;
}

/* ---- giving out */

typedef struct
{
  World *world;
  const Desk *desk;
} Source;

static gboolean
each_touched (gpointer self, gint64 after, DubanShareEntityFunc func, gpointer data, GError **error)
{
  Source *source = self;
  World *world = source->world;
  guint touched = 0; /* a set of entities */
  const DubanChange *changes[MAX_MADE];
  gint64 numbers[MAX_MADE];

  for (guint i = (guint) after; i < source->desk->arrivals->len; i++)
    touched |= 1u << world->made[get_arrival (source->desk, i)].entity;
  for (guint e = 0; e < world->n_entities; e++)
    {
      DubanShareEntity entity = { world->kinds[e], changes, numbers, 0 };

      if (!(touched >> e & 1))
        continue;
      entity.n_changes = desk_list (world, source->desk, e, changes, numbers);
      if (!func (&entity, data, error))
        return FALSE;
    }
  return TRUE;
}

static DubanId
name_bundle (World *world, const Desk *desk)
{
  return world_draw_id (world);
}

/* Makes a file of the numbers from first up to but without end, and remembers it as given out. */
static File *
write_file (World *world, Desk *desk, guint to, const DubanId *base, const GArray *numbers,
            guint first, guint end, gint64 upto)
{
  File *file = g_new0 (File, 1);
  Sent sent = { to, { name_bundle (world, desk), upto } };

  file->bundle = sent.sent.bundle;
  file->base = *base;
  file->from = desk->person;
  file->to = to;
  file->acknowledged = g_array_new (FALSE, FALSE, sizeof (DubanId));
  file->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = desk->held->len; i > 0 && file->acknowledged->len < N_ACKNOWLEDGED; i--)
    {
      const Held *held = &g_array_index (desk->held, Held, i - 1);

      if (held->peer == to)
        g_array_append_val (file->acknowledged, held->bundle);
    }
  for (guint i = first; i < end; i++)
    {
      guint made = get_arrival (desk, (guint) g_array_index (numbers, gint64, i) - 1);

      g_array_append_val (file->changes, made);
    }
  g_array_append_val (desk->sent, sent);
  g_ptr_array_add (world->files, file);
  g_ptr_array_add (world->posted, file);
  return file;
}

gboolean
desk_find_base (const Desk *desk, guint to, DubanShareSent *base)
{
  g_autoptr (GArray) sent = g_array_new (FALSE, FALSE, sizeof (DubanShareSent));

  for (guint i = 0; i < desk->sent->len; i++)
    if (g_array_index (desk->sent, Sent, i).peer == to)
      g_array_append_val (sent, g_array_index (desk->sent, Sent, i).sent);
  return duban_share_find_base ((gpointer) sent->data, sent->len, desk->acknowledged[to],
                                desk->n_acknowledged[to], base);
}

void
desk_export (World *world, Desk *desk, guint to)
{
  Source source = { world, desk };
  const DubanShareHistory history = { each_touched, &source };
  g_autoptr (GArray) numbers = NULL;
  DubanShareSent base;
  guint cut = 0;
  File *file;

  desk_find_base (desk, to, &base);
  numbers = duban_share_plan (&world->views[to], &history, base.upto, NULL);
  oracle_judge_plan (world, desk, to, base.upto, numbers);

  /* A large package is split; each part is based on the one before. */
  if (numbers->len > 1 && world_draw (world, 8) == 0)
    {
      cut = 1 + world_draw (world, numbers->len - 1);
      file = write_file (world, desk, to, &base.bundle, numbers, 0, cut,
                         MAX (base.upto, g_array_index (numbers, gint64, cut - 1)));
      base.bundle = file->bundle;
    }
  write_file (world, desk, to, &base.bundle, numbers, cut, numbers->len, desk->arrivals->len);
}

/* ---- taking in */

static gboolean
has_parents (const World *world, const Desk *desk, guint made)
{
  const DubanChange *change = &world->made[made].change;

  for (guint p = 0; p < change->n_parents; p++)
    {
      int parent = world_find_made (world, &change->parents[p]);

      if (parent < 0 || !desk_has (desk, (guint) parent))
        return FALSE;
    }
  return TRUE;
}

static void
believe (Desk *desk, const File *file)
{
  guint n = file->acknowledged->len;

  desk->n_acknowledged[file->from] = n;
  for (guint i = 0; i < n; i++)
    desk->acknowledged[file->from][i] = g_array_index (file->acknowledged, DubanId, i);
}

static gboolean
add_changes (World *world, Desk *desk, const File *file)
{
  for (guint i = 0; i < file->changes->len; i++)
    {
      guint made = g_array_index (file->changes, guint, i);

      if (desk_has (desk, made))
        continue;
      if (!has_parents (world, desk, made))
        return FALSE;
      desk_arrive (world, desk, made);
    }
  return TRUE;
}

/* One transaction: the changes and that the file is held, or nothing. */
static void
take (World *world, Desk *desk, const File *file, gboolean crashes)
{
  guint n_arrivals = desk->arrivals->len;
  guint n_held = desk->held->len;
  Held held = { file->from, file->bundle, file->number };

  if (!add_changes (world, desk, file))
    {
      world_fail (world, "a file from %u to %u has a change before what it follows", file->from,
                  file->to);
      crashes = TRUE;
    }
  g_array_append_val (desk->held, held);
  if (crashes)
    {
      g_array_set_size (desk->arrivals, n_arrivals);
      g_array_set_size (desk->held, n_held);
    }
}

/* Whether all that it brings came otherwise, and something that its sender gave later. */
static gboolean
is_told (const Desk *desk, const File *file)
{
  gboolean has_later = FALSE;

  for (guint i = 0; i < desk->held->len; i++)
    {
      const Held *held = &g_array_index (desk->held, Held, i);

      has_later = has_later || (held->peer == file->from && held->number > file->number);
    }
  for (guint i = 0; i < file->changes->len && has_later; i++)
    has_later = desk_has (desk, g_array_index (file->changes, guint, i));
  return has_later;
}

DubanIntake
desk_judge (const Desk *desk, const File *file)
{
  DubanIntake intake;
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (DubanId));

  for (guint i = 0; i < desk->held->len; i++)
    if (g_array_index (desk->held, Held, i).peer == file->from)
      g_array_append_val (held, g_array_index (desk->held, Held, i).bundle);
  intake = duban_share_judge_intake (&file->bundle, &file->base, (gpointer) held->data, held->len);
  return intake == DUBAN_INTAKE_WAITS && is_told (desk, file) ? DUBAN_INTAKE_REPEATED : intake;
}

/* What waited for the file that was taken in just now, or waits for nothing any more. */
static void
take_waiting (World *world, Desk *desk)
{
  for (guint i = 0; i < desk->waiting->len; i++)
    {
      File *file = g_ptr_array_index (desk->waiting, i);
      DubanIntake intake = desk_judge (desk, file);

      if (intake == DUBAN_INTAKE_WAITS)
        continue;
      g_ptr_array_remove_index (desk->waiting, i);
      if (intake == DUBAN_INTAKE_TAKES)
        take (world, desk, file, FALSE);
      i = (guint) -1; /* from the start: it may have been what another waited for */
    }
}

void
desk_import (World *world, Desk *desk, File *file, gboolean crashes)
{
  if (file->is_cut)
    return;
  switch (desk_judge (desk, file))
    {
    case DUBAN_INTAKE_REPEATED:
      return;
    case DUBAN_INTAKE_WAITS:
      believe (desk, file);
      if (!g_ptr_array_find (desk->waiting, file, NULL))
        g_ptr_array_add (desk->waiting, file);
      take_waiting (world, desk);
      return;
    case DUBAN_INTAKE_TAKES:
    default:
      take (world, desk, file, crashes);
      if (crashes)
        return;
      believe (desk, file);
      take_waiting (world, desk);
    }
}
