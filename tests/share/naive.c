/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync.md read a second time, without core/fold and core/share: sets of what each change has seen,
 * every pair compared. */
#include "world.h"

#include <string.h>

static gboolean
get_value (const World *world, guint made, guint attr, DubanSpan *value)
{
  const DubanChange *change = &world->made[made].change;

  *value = (DubanSpan){ NULL, 0 };
  for (guint w = change->n_writes; w > 0; w--)
    if (change->writes[w - 1].attr == attr)
      {
        *value = change->writes[w - 1].value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_by_office (const World *world, guint made)
{
  for (guint i = 0; i < world->n_people; i++)
    if (world->views[i].is_office
        && duban_id_equal (&world->views[i].desk, &world->made[made].change.desk))
      return TRUE;
  return FALSE;
}

static gboolean
is_offices_alone (guint attr)
{
  return attr == DUBAN_ATTR_UNIT_HOLDERS || attr == DUBAN_ATTR_FIELD_HOLDERS
         || (attr >= DUBAN_ATTR_MEETING_KIND && attr <= DUBAN_ATTR_SETTING_LAST);
}

static guint
keep_offices (const World *world, guint *list, guint n)
{
  guint n_kept = 0;

  for (guint i = 0; i < n; i++)
    if (is_by_office (world, list[i]))
      list[n_kept++] = list[i];
  return n_kept > 0 ? n_kept : n;
}

/* All writes that no other follows, equal values not collapsed. */
static guint
list_fronts (const World *world, const guint *list, guint n, guint attr, gboolean knows_office,
             guint *fronts)
{
  guint writers[MAX_MADE];
  guint n_writers = 0, n_fronts = 0;
  gboolean is_directory = n > 0 && world->made[list[0]].change.kind != DUBAN_ENTITY_TASK;
  DubanSpan value;

  for (guint i = 0; i < n; i++)
    if (get_value (world, list[i], attr, &value))
      writers[n_writers++] = list[i];
  if (knows_office && is_directory && is_offices_alone (attr))
    n_writers = keep_offices (world, writers, n_writers);
  for (guint i = 0; i < n_writers; i++)
    {
      gboolean is_followed = FALSE;

      for (guint j = 0; j < n_writers; j++)
        is_followed
            = is_followed || (i != j && set_has (&world->made[writers[j]].seen, writers[i]));
      if (!is_followed)
        fronts[n_fronts++] = writers[i];
    }
  return knows_office && is_directory ? keep_offices (world, fronts, n_fronts) : n_fronts;
}

/* By hand before from a ledger, then the greatest (time, hash). */
static gboolean
precedes (const World *world, guint a, guint b)
{
  const DubanChange *x = &world->made[a].change, *y = &world->made[b].change;

  if (x->origin != y->origin)
    return x->origin == DUBAN_ORIGIN_HAND;
  if (x->time != y->time)
    return x->time > y->time;
  return memcmp (&x->hash, &y->hash, sizeof x->hash) > 0;
}

guint
naive_heads (const World *world, const guint *list, guint n, guint attr, gboolean knows_office,
             guint *heads)
{
  guint fronts[MAX_MADE];
  guint n_fronts = list_fronts (world, list, n, attr, knows_office, fronts);
  guint n_heads = 0;

  for (guint i = 0; i < n_fronts; i++)
    {
      gboolean is_beaten = FALSE;
      DubanSpan mine, other;

      get_value (world, fronts[i], attr, &mine);
      for (guint j = 0; j < n_fronts; j++)
        {
          get_value (world, fronts[j], attr, &other);
          is_beaten = is_beaten
                      || (i != j && duban_span_equal (mine, other)
                          && precedes (world, fronts[j], fronts[i]));
        }
      if (!is_beaten)
        heads[n_heads++] = fronts[i];
    }
  return n_heads;
}

/* ---- who sees a task */

static gboolean
says (const World *world, const guint *list, guint n, guint attr, gconstpointer data, gsize size)
{
  guint fronts[MAX_MADE];
  guint n_fronts = list_fronts (world, list, n, attr, FALSE, fronts);

  for (guint i = 0; i < n_fronts; i++)
    {
      DubanSpan value;

      get_value (world, fronts[i], attr, &value);
      for (gsize at = 0; at + size <= value.size; at += size)
        if (memcmp (value.data + at, data, size) == 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
names (const World *world, const guint *list, guint n, guint attr, const DubanId *leader)
{
  guint fronts[MAX_MADE];
  guint n_fronts = list_fronts (world, list, n, attr, FALSE, fronts);

  for (guint i = 0; i < n_fronts; i++)
    {
      DubanSpan value;
      DubanId named;

      get_value (world, fronts[i], attr, &value);
      {
        g_autofree char *text = g_strndup ((const char *) value.data, value.size);
        const char *words[] = { text, NULL };

        named = duban_id_from_words ("leader", words);
      }
      if (value.size > 0 && duban_id_equal (&named, leader))
        return TRUE;
    }
  return FALSE;
}

gboolean
naive_sees (const World *world, guint person, const guint *list, guint n)
{
  const DubanShareView *view = &world->views[person];
  const guint8 restricted = DUBAN_HANDLING_RESTRICTED;

  if (n == 0)
    return FALSE;
  if (view->is_office || says (world, list, n, DUBAN_ATTR_LEAD, &view->leader, sizeof view->leader))
    return TRUE;
  if (says (world, list, n, DUBAN_ATTR_HANDLING, &restricted, 1))
    return FALSE;
  if (says (world, list, n, DUBAN_ATTR_COOPERATORS, &view->leader, sizeof view->leader)
      || names (world, list, n, DUBAN_ATTR_ASSIGNER, &view->leader)
      || names (world, list, n, DUBAN_ATTR_ASSIGNEE, &view->leader))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (world->made[list[i]].change.n_parents == 0
        && duban_id_equal (&world->made[list[i]].change.desk, &view->desk))
      return TRUE;
  return FALSE;
}

/* ---- what is sent */

guint
naive_list (const World *world, const Desk *desk, guint entity, gint64 upto, guint *list)
{
  guint n = 0;

  for (guint i = 0; i < desk->arrivals->len && i < upto; i++)
    {
      guint made = g_array_index (desk->arrivals, guint, i);

      if (world->made[made].entity == entity)
        list[n++] = made;
    }
  return n;
}

/* Adds the arrivals of a task above `from` and up to `upto`. */
static void
add_arrivals (const World *world, const Desk *desk, guint entity, gint64 from, gint64 upto,
              GArray *plan)
{
  for (gint64 n = from + 1; n <= upto; n++)
    if (world->made[g_array_index (desk->arrivals, guint, n - 1)].entity == entity)
      g_array_append_val (plan, n);
}

static void
plan_task (const World *world, const Desk *desk, guint to, guint task, gint64 base, GArray *plan)
{
  guint list[MAX_MADE];
  guint n = naive_list (world, desk, task, base, list);
  gboolean at_base = naive_sees (world, to, list, n);
  gboolean sees = at_base, ever = at_base;
  gint64 taken = 0;

  for (gint64 at = base; at < desk->arrivals->len; at++)
    {
      guint made = g_array_index (desk->arrivals, guint, at);
      gboolean now;

      if (world->made[made].entity != task)
        continue;
      list[n++] = made;
      now = naive_sees (world, to, list, n);
      if (sees && !now)
        taken = at + 1;
      sees = now;
      ever = ever || now;
    }
  if (ever)
    add_arrivals (world, desk, task, at_base ? base : 0, sees ? desk->arrivals->len : taken, plan);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int) (*(const gint64 *) a - *(const gint64 *) b);
}

GArray *
naive_plan (const World *world, const Desk *desk, guint to, gint64 base)
{
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint entity = 0; entity < world->n_entities; entity++)
    {
      guint list[MAX_MADE];

      if (naive_list (world, desk, entity, base, list)
          == naive_list (world, desk, entity, G_MAXINT64, list))
        continue;
      if (world->kinds[entity] == DUBAN_ENTITY_TASK)
        plan_task (world, desk, to, entity, base, plan);
      else
        add_arrivals (world, desk, entity, base, desk->arrivals->len, plan);
    }
  g_array_sort (plan, compare_numbers);
  return plan;
}

/* ---- an entity as text */

static void
print_bytes (GString *out, gconstpointer data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (out, "%02x", ((const guint8 *) data)[i]);
  g_string_append_c (out, ' ');
}

/* Whether the value of a is effective before that of b. */
static gboolean
is_before (const World *world, guint a, guint b, guint attr)
{
  DubanSpan x, y;
  guint p, q;

  get_value (world, a, attr, &x);
  get_value (world, b, attr, &y);
  p = duban_span_get_code (x);
  q = duban_span_get_code (y);
  if (attr == DUBAN_ATTR_DUE && !duban_span_equal (x, y))
    return y.size == 0 || (x.size > 0 && duban_span_get_day (x) < duban_span_get_day (y));
  /* Not said is open. */
  if (attr == DUBAN_ATTR_STATUS && MAX (p, DUBAN_STATUS_OPEN) != MAX (q, DUBAN_STATUS_OPEN))
    return MAX (p, DUBAN_STATUS_OPEN) < MAX (q, DUBAN_STATUS_OPEN);
  if (attr == DUBAN_ATTR_HANDLING && p != q)
    return p > q;
  if (attr == DUBAN_ATTR_DELETED && (p == DUBAN_YES) != (q == DUBAN_YES))
    return q == DUBAN_YES;
  return precedes (world, a, b);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_ID_SIZE);
}

static void
print_union (const World *world, const guint *heads, guint n_heads, guint attr, GString *out)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DubanId));

  for (guint i = 0; i < n_heads; i++)
    {
      DubanSpan value;

      get_value (world, heads[i], attr, &value);
      if (value.size > 0)
        g_array_append_vals (ids, value.data, (guint) (value.size / DUBAN_ID_SIZE));
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0
        || compare_ids (&g_array_index (ids, DubanId, i - 1), &g_array_index (ids, DubanId, i)))
      print_bytes (out, &g_array_index (ids, DubanId, i), sizeof (DubanId));
}

char *
naive_print (const World *world, const guint *list, guint n, gboolean knows_office)
{
  GString *out = g_string_new (NULL);
  guint n_attrs;
  const guint *attrs = world_list_attrs (world->made[list[0]].change.kind, &n_attrs);

  for (guint a = 0; a < n_attrs; a++)
    {
      guint heads[MAX_MADE];
      guint n_heads = naive_heads (world, list, n, attrs[a], knows_office, heads);

      for (guint i = 1; i < n_heads; i++)
        for (guint j = i; j > 0 && is_before (world, heads[j], heads[j - 1], attrs[a]); j--)
          {
            guint head = heads[j];

            heads[j] = heads[j - 1];
            heads[j - 1] = head;
          }
      g_string_append_printf (out, "\n%u: ", attrs[a]);
      if (attrs[a] == DUBAN_ATTR_COOPERATORS || attrs[a] == DUBAN_ATTR_COOPERATING_UNITS)
        print_union (world, heads, n_heads, attrs[a], out);
      for (guint i = 0; i < n_heads; i++)
        print_bytes (out, &world->made[heads[i]].change.hash, 8);
    }
  return g_string_free (out, FALSE);
}
