/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold, whatever has happened to the files. */
#include "world.h"

#include <string.h>

static void
print_bytes (GString *out, gconstpointer data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (out, "%02x", ((const guint8 *) data)[i]);
  g_string_append_c (out, ' ');
}

static gboolean
is_union (guint attr)
{
  return attr == DUBAN_ATTR_COOPERATORS || attr == DUBAN_ATTR_COOPERATING_UNITS;
}

/* The heads and effective values of the fold, as naive_print has them. */
static char *
print_fold (World *world, guint entity)
{
  GString *out = g_string_new (NULL);
  guint n_attrs;
  const guint *attrs = world_list_attrs (world->kinds[entity], &n_attrs);

  for (guint a = 0; a < n_attrs; a++)
    {
      gsize n_heads;
      const DubanHead *heads = duban_fold_get_heads (world->fold, attrs[a], &n_heads);
      DubanSpan value = duban_fold_get (world->fold, attrs[a]);

      g_string_append_printf (out, "\n%u: ", attrs[a]);
      if (is_union (attrs[a]))
        for (gsize at = 0; at < value.size; at += DUBAN_ID_SIZE)
          print_bytes (out, value.data + at, DUBAN_ID_SIZE);
      else if (n_heads > 0 && !duban_span_equal (value, heads[0].value))
        g_string_append (out, "another is effective ");
      for (gsize i = 0; i < n_heads; i++)
        print_bytes (out, &heads[i].change->hash, 8);
    }
  return g_string_free (out, FALSE);
}

/* All that a fold says beyond heads. */
static char *
print_rest (World *world)
{
  GString *out = g_string_new (NULL);
  gsize n_records, n_conflicts, n_tips;
  const DubanFoldRecord *records = duban_fold_get_records (world->fold, &n_records);
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (world->fold, &n_conflicts);
  const DubanHash *tips = duban_fold_get_tips (world->fold, &n_tips);

  for (gsize i = 0; i < n_records; i++)
    {
      print_bytes (out, &records[i].record.id, 4);
      print_bytes (out, &records[i].change->hash, 4);
      print_bytes (out, records[i].voided_by ? &records[i].voided_by->hash : NULL,
                   records[i].voided_by ? 4 : 0);
    }
  for (gsize i = 0; i < n_conflicts; i++)
    g_string_append_printf (out, "%d %d ", conflicts[i].kind, conflicts[i].attr);
  for (gsize i = 0; i < n_tips; i++)
    print_bytes (out, &tips[i], 4);
  g_string_append_printf (out, "%d", duban_fold_get_first_due (world->fold));
  return g_string_free (out, FALSE);
}

/* ---- while it goes on */

/* Whether a later write of the same change has its place. */
static gboolean
is_overwritten (const DubanChange *change, guint w)
{
  for (guint v = w + 1; v < change->n_writes; v++)
    if (change->writes[v].attr == change->writes[w].attr)
      return TRUE;
  return FALSE;
}

/* Who writes replaces all that he saw: what he wrote alone stands. */
void
oracle_judge_made (World *world, const Desk *desk, guint made)
{
  const DubanChange *change = &world->made[made].change;

  desk_fold (world, desk, world->made[made].entity);
  for (guint w = 0; w < change->n_writes; w++)
    {
      gsize n_heads;
      const DubanHead *heads;

      if (change->writes[w].attr == DUBAN_WRITE_RECORD || is_overwritten (change, w))
        continue;
      heads = duban_fold_get_heads (world->fold, change->writes[w].attr, &n_heads);
      if (n_heads != 1 || !duban_span_equal (heads[0].value, change->writes[w].value))
        world_fail (world, "change %u of attribute %u does not settle what its desk showed", made,
                    change->writes[w].attr);
    }
}

void
oracle_judge_plan (World *world, const Desk *desk, guint to, gint64 base, const GArray *numbers)
{
  g_autoptr (GArray) expected = naive_plan (world, desk, to, base);

  if (numbers->len != expected->len
      || (numbers->len > 0
          && memcmp (numbers->data, expected->data, numbers->len * sizeof (gint64)) != 0))
    world_fail (world, "from %u to %u above %d: %u changes are sent, %u should be", desk->person,
                to, (int) base, numbers->len, expected->len);
}

static gboolean
is_of_sight (const DubanChange *change)
{
  if (change->n_parents == 0)
    return TRUE;
  for (guint w = 0; w < change->n_writes; w++)
    {
      guint attr = change->writes[w].attr;

      if (attr == DUBAN_ATTR_LEAD || attr == DUBAN_ATTR_COOPERATORS || attr == DUBAN_ATTR_ASSIGNER
          || attr == DUBAN_ATTR_ASSIGNEE || attr == DUBAN_ATTR_HANDLING)
        return TRUE;
    }
  return FALSE;
}

void
oracle_note_sight (World *world, const Desk *desk, guint made)
{
  guint entity = world->made[made].entity;
  guint list[MAX_MADE];
  guint n;

  if (world->kinds[entity] != DUBAN_ENTITY_TASK || !is_of_sight (&world->made[made].change))
    return;
  n = naive_list (world, desk, entity, G_MAXINT64, list);
  for (guint i = 0; i < world->n_people; i++)
    world->was_shown[i][entity] = world->was_shown[i][entity] || naive_sees (world, i, list, n);
}

/* ---- at the end */

static Set
get_set (const World *world, const Desk *desk, guint entity)
{
  guint list[MAX_MADE];
  guint n = naive_list (world, desk, entity, G_MAXINT64, list);
  Set set = { 0 };

  for (guint i = 0; i < n; i++)
    set_add (&set, list[i]);
  return set;
}

/* An entity on a desk: as the naive reading says, and as on every desk that has the same of it. */
static void
judge_state (World *world, GHashTable *states, guint d, guint entity)
{
  const Desk *desk = world->desks[d];
  Set set = get_set (world, desk, entity);
  g_autofree char *rest = NULL;
  g_autofree char *heads = NULL;
  char *known;
  guint list[MAX_MADE];
  guint n = naive_list (world, desk, entity, G_MAXINT64, list);

  if (n == 0)
    return;
  desk_fold (world, desk, entity);
  heads = print_fold (world, entity);
  rest = print_rest (world);
  known = g_hash_table_lookup (states, &set);
  if (known == NULL)
    {
      g_autofree char *expected = naive_print (world, list, n, desk->knows_office);

      if (!g_str_equal (expected, heads))
        world_fail (world, "desk %u, thing %u: heads %s\nshould be %s", d, entity, heads, expected);
      g_hash_table_insert (states, g_memdup2 (&set, sizeof set), g_strconcat (heads, rest, NULL));
      return;
    }
  if (!g_str_has_prefix (known, heads) || !g_str_equal (known + strlen (heads), rest))
    world_fail (world, "desk %u, thing %u: another state than where the same is known", d, entity);
}

static guint
hash_set (gconstpointer key)
{
  const Set *set = key;
  guint64 all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    all = all * 31 + set->bits[i];
  return (guint) (all ^ all >> 32);
}

static gboolean
equal_sets (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Set)) == 0;
}

/* What a desk could have been sent of an entity: by all desks but its own clones, which have no way
 * to each other; its own. */
static guint
list_reachable (const World *world, guint d, guint entity, guint *list)
{
  Set set = get_set (world, world->desks[d], entity);
  guint n = 0;

  for (guint i = 0; i < world->n_desks; i++)
    if (world->desks[i]->person != world->desks[d]->person)
      {
        Set other = get_set (world, world->desks[i], entity);

        for (guint j = 0; j < G_N_ELEMENTS (set.bits); j++)
          set.bits[j] |= other.bits[j];
      }
  for (guint i = 0; i < world->n_made; i++)
    if (set_has (&set, i))
      list[n++] = i;
  return n;
}

/* Whether somebody at that desk began the task himself. */
static gboolean
has_begun (const World *world, guint person, const guint *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (world->made[list[i]].change.n_parents == 0
        && duban_id_equal (&world->made[list[i]].change.desk, &world->views[person].desk))
      return TRUE;
  return FALSE;
}

/* Whether somebody sees all, and is one. */
static gboolean
has_one_office (const World *world)
{
  for (guint person = 0; person < world->n_people; person++)
    {
      guint n_desks = 0;

      for (guint d = 0; d < world->n_desks; d++)
        n_desks += world->desks[d]->person == person;
      if (world->views[person].is_office && n_desks == 1)
        return TRUE;
    }
  return FALSE;
}

/* Whether all of it began in one place, or somebody sees all.  Where there is no office, or only
 * clones of one, two desks that no head names and that took in the same ledger cannot know of each
 * other, nor can clones. */
static gboolean
is_joined (const World *world, const guint *list, guint n)
{
  guint n_roots = 0;

  for (guint i = 0; i < n; i++)
    n_roots += world->made[list[i]].change.n_parents == 0;
  return has_one_office (world) || (n_roots < 2 && world->n_desks == world->n_people);
}

/* Whether some other desk, by what it knows itself, has what this one should see and lacks. */
static gboolean
is_owed (const World *world, guint d, guint entity)
{
  Set mine = get_set (world, world->desks[d], entity);

  for (guint i = 0; i < world->n_desks; i++)
    {
      guint list[MAX_MADE];
      guint n = naive_list (world, world->desks[i], entity, G_MAXINT64, list);

      if (world->desks[i]->person == world->desks[d]->person
          || !naive_sees (world, world->desks[d]->person, list, n))
        continue;
      for (guint j = 0; j < n; j++)
        if (!set_has (&mine, list[j]))
          return TRUE;
    }
  return FALSE;
}

/* Every change of a thing: who made it, what it follows and writes of who sees it, who has it. */
static char *
describe (const World *world, guint entity)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < world->n_made; i++)
    {
      const DubanChange *change = &world->made[i].change;

      if (world->made[i].entity != entity)
        continue;
      g_string_append_printf (out, "\n#   %u by", i);
      for (guint p = 0; p < world->n_people; p++)
        if (duban_id_equal (&world->views[p].desk, &change->desk))
          g_string_append_printf (out, " %u%s", p, change->origin ? " (ledger)" : "");
      for (guint w = 0; w < change->n_writes; w++)
        g_string_append_printf (out, ", writes %u %.2x%.2x", change->writes[w].attr,
                                change->writes[w].value.size ? change->writes[w].value.data[0] : 0,
                                change->writes[w].value.size > 1 ? change->writes[w].value.data[1]
                                                                 : 0);
      g_string_append (out, "; after");
      for (guint j = 0; j < world->n_made; j++)
        if (j != i && set_has (&world->made[i].seen, j))
          g_string_append_printf (out, " %u", j);
      g_string_append (out, "; on");
      for (guint d = 0; d < world->n_desks; d++)
        if (desk_has (world->desks[d], i))
          g_string_append_printf (out, " %u", d);
    }
  for (guint p = 0; p < world->n_people; p++)
    g_string_append_printf (out, "\n#   person %u%s: leader %.2x%.2x", p,
                            world->views[p].is_office ? " (office)" : "",
                            world->views[p].leader.bytes[0], world->views[p].leader.bytes[1]);
  return g_string_free (out, FALSE);
}

/* No desk misses what it should see, or has what it never should have seen. */
static void
judge_sight (World *world, guint d, guint entity)
{
  gboolean was_sound = world->fault == NULL;
  const Desk *desk = world->desks[d];
  guint mine[MAX_MADE], all[MAX_MADE];
  guint n_mine = naive_list (world, desk, entity, G_MAXINT64, mine);
  guint n_all = list_reachable (world, d, entity, all);
  gboolean is_task = world->kinds[entity] == DUBAN_ENTITY_TASK;

  if (n_mine < n_all
      && (!is_task
          || (is_joined (world, all, n_all) && naive_sees (world, desk->person, all, n_all))))
    world_fail (world, "desk %u has %u of %u changes of thing %u, which it should see", d, n_mine,
                n_all, entity);
  if (is_task && is_owed (world, d, entity))
    world_fail (world, "desk %u lacks changes of thing %u that another would show it", d, entity);
  if (was_sound && world->fault != NULL)
    {
      g_autofree char *thing = describe (world, entity);
      g_autofree char *fault = world->fault;

      world->fault = g_strconcat (fault, thing, NULL);
    }
  if (n_mine > 0 && is_task && !world->was_shown[desk->person][entity]
      && !has_begun (world, desk->person, mine, n_mine))
    world_fail (world, "desk %u has %u changes of thing %u, which it should never have seen", d,
                n_mine, entity);
}

/* A value is current, or somebody who knew it wrote another. */
static void
judge_value (World *world, guint d, guint made, guint w)
{
  const DubanWrite *write = &world->made[made].change.writes[w];
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (world->fold, write->attr, &n_heads);

  if (is_overwritten (&world->made[made].change, w))
    return;
  for (gsize i = 0; i < n_heads; i++)
    if (duban_span_equal (heads[i].value, write->value))
      return;
  for (guint i = 0; i < world->n_made; i++)
    {
      const Made *other = &world->made[i];

      if (i == made || !set_has (&other->seen, made) || !desk_has (world->desks[d], i))
        continue;
      for (guint v = 0; v < other->change.n_writes; v++)
        if (other->change.writes[v].attr == write->attr)
          return;
    }
  if (world->kinds[world->made[made].entity] == DUBAN_ENTITY_TASK)
    world_fail (world, "desk %u: a value of change %u is nowhere", d, made);
}

static void
judge_record (World *world, guint d, guint made, guint w)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (world->fold, &n_records);
  DubanWireRecord record;

  duban_wire_record_decode (world->made[made].change.writes[w].value, &record);
  for (gsize i = 0; i < n_records; i++)
    if (duban_id_equal (&records[i].record.id, &record.id))
      return;
  world_fail (world, "desk %u: a record of change %u is nowhere", d, made);
}

static void
judge_values (World *world, guint d, guint entity)
{
  guint list[MAX_MADE];
  guint n = naive_list (world, world->desks[d], entity, G_MAXINT64, list);

  desk_fold (world, world->desks[d], entity);
  for (guint i = 0; i < n; i++)
    for (guint w = 0; w < world->made[list[i]].change.n_writes; w++)
      if (world->made[list[i]].change.writes[w].attr == DUBAN_WRITE_RECORD)
        judge_record (world, d, list[i], w);
      else
        judge_value (world, d, list[i], w);
}

static void
judge_arrivals (World *world, guint d)
{
  const GArray *arrivals = world->desks[d]->arrivals;
  Set met = { 0 };

  for (guint i = 0; i < arrivals->len; i++)
    {
      guint made = g_array_index (arrivals, guint, i);

      if (set_has (&met, made))
        world_fail (world, "desk %u has change %u twice", d, made);
      set_add (&met, made);
    }
}

static void
judge_loss (World *world)
{
  for (guint i = 0; i < world->n_made; i++)
    {
      gboolean is_here = world->made[i].may_be_lost;

      for (guint d = 0; d < world->n_desks; d++)
        is_here = is_here || desk_has (world->desks[d], i);
      if (!is_here)
        world_fail (world, "change %u is lost", i);
    }
}

void
oracle_judge_end (World *world)
{
  g_autoptr (GHashTable) states = g_hash_table_new_full (hash_set, equal_sets, g_free, g_free);

  judge_loss (world);
  for (guint d = 0; d < world->n_desks && world->fault == NULL; d++)
    {
      judge_arrivals (world, d);
      for (guint e = 0; e < world->n_entities && world->fault == NULL; e++)
        {
          judge_sight (world, d, e);
          judge_state (world, states, d, e);
          judge_values (world, d, e);
        }
    }
}
