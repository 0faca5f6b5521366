/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/directory.h"

#define MAX_MERGERS 32 /* one after another: more go in a circle */

#include "core/unit-names.h"

#include <string.h>

struct _DubanDirectory
{
  gatomicrefcount ref_count;

  GPtrArray *leaders, *units, *fields, *meetings; /* owned values, in the order of listing */
  GArray *holdings;                               /* of DubanHolding */

  GHashTable *leader_by_n, *unit_by_n, *field_by_n; /* entity number → borrowed value */
  GHashTable *leader_by_name, *field_by_name;       /* name → value; NULL where it is two's */
  GHashTable *holders_by_n; /* entity number → GPtrArray of DubanHolding */
  DubanUnitNames *unit_names;
};

static void
leader_free (DubanLeader *leader)
{
  g_free (leader->name);
  g_free (leader->title);
  g_free (leader);
}

static void
unit_free (DubanUnit *unit)
{
  g_free (unit->name);
  g_strfreev (unit->short_names);
  g_strfreev (unit->former_names);
  g_free (unit->category);
  g_free (unit->head);
  g_free (unit);
}

static void
field_free (DubanField *field)
{
  g_free (field->name);
  g_free (field);
}

static void
meeting_free (DubanMeeting *meeting)
{
  g_free (meeting->kind);
  g_free (meeting->number);
  g_free (meeting);
}

static int
compare_names (const char *a, guint32 n_a, const char *b, guint32 n_b)
{
  int order = g_strcmp0 (a, b);

  return order ? order : (n_a > n_b) - (n_a < n_b);
}

static int
compare_leaders (gconstpointer a, gconstpointer b)
{
  const DubanLeader *x = a, *y = b;

  return compare_names (x->name, x->n, y->name, y->n);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const DubanUnit *x = a, *y = b;

  return compare_names (x->name, x->n, y->name, y->n);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const DubanField *x = a, *y = b;

  return compare_names (x->name, x->n, y->name, y->n);
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const DubanMeeting *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return compare_names (x->kind, x->n, y->kind, y->n);
}

static gboolean
is_between_titles (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Whether the title of that many bytes is the head of government's, in office or acting. */
static gboolean
is_head_title (const char *title, gsize size)
{
  static const char *const titles[] = { "旗长", "县长", "区长", "市长" };
  static const char acting[] = "代";
  const gsize acting_size = sizeof acting - 1;

  if (size > acting_size && memcmp (title, acting, acting_size) == 0)
    {
      title += acting_size;
      size -= acting_size;
    }
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strlen (titles[i]) == size && memcmp (title, titles[i], size) == 0)
      return TRUE;
  return FALSE;
}

/* Keeps a list in its order while it grows, so that reading needs no sorting and no lock. */
static void
insert (GPtrArray *list, gpointer value, int (*compare) (gconstpointer, gconstpointer))
{
  guint low = 0, high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (g_ptr_array_index (list, middle), value) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (list, (int) low, value);
}

static void
put_name (GHashTable *table, char *name, gpointer value)
{
  if (name)
    g_hash_table_insert (table, name, g_hash_table_contains (table, name) ? NULL : value);
}

static void
add_unit_names (DubanDirectory *directory, DubanUnitNameSort sort, GStrv names, guint32 unit)
{
  for (guint i = 0; names && names[i]; i++)
    duban_unit_names_add (directory->unit_names, sort, names[i], unit);
}

/* Lists what is there as an array of const pointers. */
static gconstpointer
list_all (const GPtrArray *list, gsize *n)
{
  *n = list->len;
  return list->pdata;
}

DubanDirectory *
duban_directory_new (void)
{
  DubanDirectory *directory = g_new0 (DubanDirectory, 1);

  g_atomic_ref_count_init (&directory->ref_count);
  directory->leaders = g_ptr_array_new_with_free_func ((GDestroyNotify) leader_free);
  directory->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  directory->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  directory->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) meeting_free);
  directory->holdings = g_array_new (FALSE, FALSE, sizeof (DubanHolding));
  directory->leader_by_n = g_hash_table_new (NULL, NULL);
  directory->unit_by_n = g_hash_table_new (NULL, NULL);
  directory->field_by_n = g_hash_table_new (NULL, NULL);
  directory->holders_by_n
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  directory->leader_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->field_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->unit_names = duban_unit_names_new ();
  return directory;
}

DubanDirectory *
duban_directory_ref (DubanDirectory *directory)
{
  g_atomic_ref_count_inc (&directory->ref_count);
  return directory;
}

void
duban_directory_unref (DubanDirectory *directory)
{
  if (!g_atomic_ref_count_dec (&directory->ref_count))
    return;
  duban_unit_names_free (directory->unit_names);
  g_hash_table_unref (directory->leader_by_name);
  g_hash_table_unref (directory->field_by_name);
  g_hash_table_unref (directory->holders_by_n);
  g_hash_table_unref (directory->leader_by_n);
  g_hash_table_unref (directory->unit_by_n);
  g_hash_table_unref (directory->field_by_n);
  g_ptr_array_unref (directory->leaders);
  g_ptr_array_unref (directory->units);
  g_ptr_array_unref (directory->fields);
  g_ptr_array_unref (directory->meetings);
  g_array_unref (directory->holdings);
  g_free (directory);
}

void
duban_directory_set_office_name (DubanDirectory *directory, const char *office_name)
{
  duban_unit_names_set_office_name (directory->unit_names, office_name);
}

void
duban_directory_add_leader (DubanDirectory *directory, const DubanLeader *value)
{
  DubanLeader *leader = g_memdup2 (value, sizeof *value);

  insert (directory->leaders, leader, compare_leaders);
  g_hash_table_insert (directory->leader_by_n, GUINT_TO_POINTER (leader->n), leader);
  put_name (directory->leader_by_name, leader->name, leader);
}

void
duban_directory_add_unit (DubanDirectory *directory, const DubanUnit *value)
{
  DubanUnit *unit = g_memdup2 (value, sizeof *value);

  insert (directory->units, unit, compare_units);
  g_hash_table_insert (directory->unit_by_n, GUINT_TO_POINTER (unit->n), unit);
  duban_unit_names_add (directory->unit_names, DUBAN_UNIT_NAME, unit->name, unit->n);
  add_unit_names (directory, DUBAN_UNIT_SHORT_NAME, unit->short_names, unit->n);
  add_unit_names (directory, DUBAN_UNIT_FORMER_NAME, unit->former_names, unit->n);
}

void
duban_directory_add_field (DubanDirectory *directory, const DubanField *value)
{
  DubanField *field = g_memdup2 (value, sizeof *value);

  insert (directory->fields, field, compare_fields);
  g_hash_table_insert (directory->field_by_n, GUINT_TO_POINTER (field->n), field);
  put_name (directory->field_by_name, field->name, field);
}

void
duban_directory_add_meeting (DubanDirectory *directory, const DubanMeeting *value)
{
  insert (directory->meetings, g_memdup2 (value, sizeof *value), compare_meetings);
}

void
duban_directory_add_holding (DubanDirectory *directory, const DubanHolding *value)
{
  gpointer key = GUINT_TO_POINTER (value->held);
  GPtrArray *holders = g_hash_table_lookup (directory->holders_by_n, key);

  if (!holders)
    {
      holders = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (directory->holders_by_n, key, holders);
    }
  /* Copies: those of the array of all move while it grows. */
  g_ptr_array_add (holders, g_memdup2 (value, sizeof *value));
  g_array_append_vals (directory->holdings, value, 1);
}

const DubanLeader *
duban_directory_get_leader (const DubanDirectory *directory, guint32 n)
{
  return g_hash_table_lookup (directory->leader_by_n, GUINT_TO_POINTER (n));
}

const DubanUnit *
duban_directory_get_unit (const DubanDirectory *directory, guint32 n)
{
  return g_hash_table_lookup (directory->unit_by_n, GUINT_TO_POINTER (n));
}

const DubanField *
duban_directory_get_field (const DubanDirectory *directory, guint32 n)
{
  return g_hash_table_lookup (directory->field_by_n, GUINT_TO_POINTER (n));
}

const DubanLeader *
duban_directory_find_leader (const DubanDirectory *directory, const char *name)
{
  return name ? g_hash_table_lookup (directory->leader_by_name, name) : NULL;
}

gboolean
duban_unit_is_merged (const DubanUnit *unit, DubanDay day)
{
  return unit->merged_into != 0 && (unit->merged_on == DUBAN_NO_DAY || unit->merged_on <= day);
}

/* What a unit went into by a day; with DUBAN_NO_DAY, those alone that were one all along. */
static const DubanUnit *
follow_mergers (const DubanDirectory *directory, const DubanUnit *unit, DubanDay day)
{
  for (guint i = 0; unit && i < MAX_MERGERS && duban_unit_is_merged (unit, day); i++)
    {
      const DubanUnit *into = duban_directory_get_unit (directory, unit->merged_into);

      if (!into)
        break;
      unit = into;
    }
  return unit;
}

const DubanUnit *
duban_directory_find_unit (const DubanDirectory *directory, const char *name)
{
  return duban_directory_find_present_unit (directory, name, DUBAN_NO_DAY);
}

const DubanUnit *
duban_directory_find_present_unit (const DubanDirectory *directory, const char *name, DubanDay day)
{
  guint32 n = name ? duban_unit_names_find (directory->unit_names, name) : 0;

  return follow_mergers (directory, duban_directory_get_unit (directory, n), day);
}

const DubanField *
duban_directory_find_field (const DubanDirectory *directory, const char *name)
{
  return name ? g_hash_table_lookup (directory->field_by_name, name) : NULL;
}

const char *
duban_directory_get_name (const DubanDirectory *directory, guint32 n)
{
  const DubanLeader *leader = duban_directory_get_leader (directory, n);
  const DubanUnit *unit = leader ? NULL : duban_directory_get_unit (directory, n);
  const DubanField *field = leader || unit ? NULL : duban_directory_get_field (directory, n);

  if (leader)
    return leader->name;
  if (unit)
    return unit->name;
  return field ? field->name : NULL;
}

const DubanLeader *const *
duban_directory_list_leaders (const DubanDirectory *directory, gsize *n)
{
  return list_all (directory->leaders, n);
}

static int
get_rank (const DubanLeader *leader)
{
  if (duban_leader_is_head_of_government (leader))
    return 0;
  if (leader->title != NULL && strstr (leader->title, "常务") != NULL)
    return 1;
  return leader->title != NULL && strstr (leader->title, "副") != NULL ? 2 : 3;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const DubanLeader *x = *(const DubanLeader *const *) a;
  const DubanLeader *y = *(const DubanLeader *const *) b;

  if (get_rank (x) != get_rank (y))
    return get_rank (x) - get_rank (y);
  return (x->n > y->n) - (x->n < y->n);
}

GPtrArray *
duban_directory_rank_leaders (const DubanDirectory *directory, DubanDay day)
{
  GPtrArray *ranked = g_ptr_array_new ();

  for (guint i = 0; i < directory->leaders->len; i++)
    {
      const DubanLeader *leader = directory->leaders->pdata[i];

      if (leader->left == DUBAN_NO_DAY || leader->left >= day)
        g_ptr_array_add (ranked, (gpointer) leader);
    }
  g_ptr_array_sort (ranked, compare_ranks);
  return ranked;
}

const DubanUnit *const *
duban_directory_list_units (const DubanDirectory *directory, gsize *n)
{
  return list_all (directory->units, n);
}

const DubanField *const *
duban_directory_list_fields (const DubanDirectory *directory, gsize *n)
{
  return list_all (directory->fields, n);
}

const DubanMeeting *const *
duban_directory_list_meetings (const DubanDirectory *directory, gsize *n)
{
  return list_all (directory->meetings, n);
}

const DubanHolding *
duban_directory_list_holdings (const DubanDirectory *directory, gsize *n)
{
  *n = directory->holdings->len;
  return (gconstpointer) directory->holdings->data;
}

const DubanHolding *const *
duban_directory_get_holders (const DubanDirectory *directory, guint32 held, gsize *n)
{
  const GPtrArray *holders = g_hash_table_lookup (directory->holders_by_n, GUINT_TO_POINTER (held));

  *n = 0;
  return holders ? list_all (holders, n) : NULL;
}

gboolean
duban_holding_is_on (const DubanHolding *holding, DubanDay day)
{
  return (holding->from == DUBAN_NO_DAY || holding->from <= day)
         && (holding->to == DUBAN_NO_DAY || day <= holding->to);
}

gboolean
duban_leader_is_head_of_government (const DubanLeader *leader)
{
  const char *rest = leader->title;

  while (rest && *rest)
    {
      const char *end = rest;

      while (*end && !is_between_titles (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (is_head_title (rest, (gsize) (end - rest)))
        return TRUE;
      rest = *end ? g_utf8_next_char (end) : end;
    }
  return FALSE;
}
