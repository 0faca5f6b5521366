/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/derive-private.h"

#include "core/reader.h"
#include "core/task.h"

#include <string.h>

/* The parameters before those of the attributes. */
enum
{
  PARAMETER_N = 1,
  PARAMETER_ID,
  PARAMETER_MOVED,
  PARAMETER_CONTESTED,
  PARAMETER_CONTESTED_SINCE,
  PARAMETER_ENTERED,
  FIRST_ATTR_PARAMETER
};

/* The attributes of a task come first in the table and are numbered without gaps, so that
 * the parameter of one is its number plus a constant; the minutes of moments follow. */
#define N_TASK_ATTRS DUBAN_ATTR_ROW_DIGEST
#define PARAMETER_OF(attr) (FIRST_ATTR_PARAMETER + (int) (attr) -1)
#define PARAMETER_ASSIGNED_MINUTE PARAMETER_OF (N_TASK_ATTRS + 1)

static const struct
{
  DubanAttr attr;
  DubanContested bit;
} contested_bits[] = {
  { DUBAN_ATTR_LEAD, DUBAN_CONTESTED_LEAD },
  { DUBAN_ATTR_COOPERATORS, DUBAN_CONTESTED_COOPERATORS },
  { DUBAN_ATTR_UNIT, DUBAN_CONTESTED_UNIT },
};

static int
compare_task_numbers (gconstpointer a, gconstpointer b)
{
  const DubanTaskNumber *left = a;
  const DubanTaskNumber *right = b;
  int order
      = memcmp (left->number.data, right->number.data, MIN (left->number.size, right->number.size));

  if (order != 0)
    return order;
  if (left->number.size != right->number.size)
    return left->number.size < right->number.size ? -1 : 1;
  return left->task < right->task ? -1 : left->task > right->task;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

static guint
get_contested_bit (const DubanFoldConflict *conflict)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contested_bits); i++)
    if (conflict->kind == DUBAN_CONFLICT_ATTR && conflict->attr == contested_bits[i].attr)
      return contested_bits[i].bit;
  return DUBAN_CONTESTED_OTHER;
}

/* When a quarrel arose: when the second of the values was written. */
static gint64
get_quarrel_time (DubanFold *fold, DubanAttr attr)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (fold, attr, &n_heads);
  gint64 first = G_MAXINT64, second = G_MAXINT64;

  for (gsize i = 0; i < n_heads; i++)
    {
      gint64 written = heads[i].change->time;

      second = MIN (second, MAX (first, written));
      first = MIN (first, written);
    }
  return second;
}

static void
bind_contested (DubanDerive *derive, DubanStmt *stmt)
{
  gsize n_conflicts;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (derive->fold, &n_conflicts);
  guint contested = 0;
  gint64 since = G_MAXINT64;

  for (gsize i = 0; i < n_conflicts; i++)
    {
      guint bit = get_contested_bit (&conflicts[i]);

      contested |= bit;
      if (bit != DUBAN_CONTESTED_OTHER)
        since = MIN (since, get_quarrel_time (derive->fold, conflicts[i].attr));
    }
  duban_stmt_bind_number (stmt, PARAMETER_CONTESTED, contested);
  if (since != G_MAXINT64)
    duban_stmt_bind_int (stmt, PARAMETER_CONTESTED_SINCE, since);
}

/* '3 7': the numbers, ascending, of a list of ids. */
static gboolean
bind_refs (DubanDerive *derive, DubanStmt *stmt, int parameter, DubanSpan value, GError **error)
{
  gsize n_ids = value.size / DUBAN_ID_SIZE;
  guint32 *numbers = duban_arena_alloc (derive->arena, n_ids * sizeof *numbers);
  char *text = duban_arena_alloc (derive->arena, n_ids * sizeof "4294967295");
  gsize length = 0;

  for (gsize i = 0; i < n_ids; i++)
    {
      DubanId id;

      memcpy (id.bytes, value.data + i * DUBAN_ID_SIZE, DUBAN_ID_SIZE);
      if (!duban_entities_number (derive->entities, &id, &numbers[i], error))
        return FALSE;
    }
  qsort (numbers, n_ids, sizeof *numbers, compare_numbers);
  for (gsize i = 0; i < n_ids; i++)
    length += (gsize) g_snprintf (text + length, sizeof " 4294967295", i == 0 ? "%u" : " %u",
                                  numbers[i]);
  duban_stmt_bind_text (stmt, parameter, text, (gssize) length);
  return TRUE;
}

static void
bind_moment (DubanStmt *stmt, int day_parameter, int minute_parameter, DubanSpan value)
{
  DubanReader reader;
  int minute;

  duban_reader_init (&reader, value);
  duban_stmt_bind_day (stmt, day_parameter, duban_reader_take_i32 (&reader));
  minute = duban_reader_take_i16 (&reader);
  if (minute != DUBAN_NO_MINUTE)
    duban_stmt_bind_int (stmt, minute_parameter, minute);
}

static gboolean
bind_value (DubanDerive *derive, DubanStmt *stmt, const DubanAttrSpec *spec, DubanSpan value,
            GError **error)
{
  int parameter = PARAMETER_OF (spec->attr);

  switch (spec->type)
    {
    case DUBAN_TYPE_TEXT:
      duban_stmt_bind_text (stmt, parameter, value.data, (gssize) value.size);
      return TRUE;
    case DUBAN_TYPE_DAY:
      duban_stmt_bind_day (stmt, parameter, duban_span_get_day (value));
      return TRUE;
    case DUBAN_TYPE_MOMENT:
      bind_moment (stmt, parameter, PARAMETER_ASSIGNED_MINUTE, value);
      return TRUE;
    case DUBAN_TYPE_CODE:
    case DUBAN_TYPE_BITS:
      duban_stmt_bind_number (stmt, parameter, duban_span_get_code (value));
      return TRUE;
    case DUBAN_TYPE_REF:
      return duban_derive_bind_ref (derive, stmt, parameter, value, error);
    case DUBAN_TYPE_REFS:
      return bind_refs (derive, stmt, parameter, value, error);
    case DUBAN_TYPE_DIGEST:
      duban_stmt_bind_blob (stmt, parameter, value.data, value.size);
      return TRUE;
    default: /* no attribute of a task has the other types */
      return TRUE;
    }
}

static gboolean
bind_attrs (DubanDerive *derive, DubanStmt *stmt, GError **error)
{
  gsize n_attrs;
  const guint *attrs = duban_fold_get_attrs (derive->fold, &n_attrs);

  for (gsize i = 0; i < n_attrs; i++)
    {
      const DubanAttrSpec *spec = duban_attr_get_spec (attrs[i]);
      DubanSpan value;

      /* Of a later version, or of another kind: kept as facts. The first due is computed. */
      if (spec == NULL || spec->entity != DUBAN_ENTITY_TASK || spec->attr == DUBAN_ATTR_FIRST_DUE)
        continue;
      value = duban_fold_get (derive->fold, spec->attr);
      if (value.size > 0 && !bind_value (derive, stmt, spec, value, error))
        return FALSE;
    }
  duban_stmt_bind_day (stmt, PARAMETER_OF (DUBAN_ATTR_FIRST_DUE),
                       duban_fold_get_first_due (derive->fold));
  return TRUE;
}

static void
keep_number (DubanDerive *derive, guint32 n)
{
  DubanSpan number = duban_fold_get (derive->fold, DUBAN_ATTR_NUMBER);
  DubanTaskNumber kept = { .task = n };

  if (number.size == 0)
    return;
  kept.number.data
      = (guint8 *) duban_arena_copy_text (derive->number_texts, number.data, number.size);
  kept.number.size = number.size;
  g_array_append_val (derive->task_numbers, kept);
}

char *
duban_derive_dup_task_insert (void)
{
  g_autoptr (GString) sql
      = g_string_new ("INSERT INTO task (n, id, moved, contested, contested_since, entered");
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);

  for (guint attr = 1; attr <= N_TASK_ATTRS; attr++)
    {
      g_autofree char *column = g_strdelimit (g_strdup (specs[attr - 1].name), "-", '_');

      g_assert (specs[attr - 1].attr == attr);
      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append (sql, ", assigned_minute) VALUES (?1");
  for (int parameter = 2; parameter <= PARAMETER_ASSIGNED_MINUTE; parameter++)
    g_string_append_printf (sql, ", ?%d", parameter);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

gboolean
duban_derive_task (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_TASK, error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, PARAMETER_N, n);
  duban_stmt_bind_id (stmt, PARAMETER_ID, &first->entity);
  if (derive->is_moved)
    duban_stmt_bind_int (stmt, PARAMETER_MOVED, 1);
  bind_contested (derive, stmt);
  duban_stmt_bind_int (stmt, PARAMETER_ENTERED, derive->entered);
  keep_number (derive, n);
  return bind_attrs (derive, stmt, error) && duban_stmt_run (stmt, error);
}

gboolean
duban_derive_flush_task_numbers (DubanDerive *derive, GError **error)
{
  g_array_sort (derive->task_numbers, compare_task_numbers);
  for (guint i = 0; i < derive->task_numbers->len; i++)
    {
      const DubanTaskNumber *kept = &g_array_index (derive->task_numbers, DubanTaskNumber, i);
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_TASK_NUMBER, error);

      if (stmt == NULL)
        return FALSE;
      duban_stmt_bind_text (stmt, 1, kept->number.data, (gssize) kept->number.size);
      duban_stmt_bind_int (stmt, 2, kept->task);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  g_array_set_size (derive->task_numbers, 0);
  duban_arena_reset (derive->number_texts);
  return TRUE;
}
