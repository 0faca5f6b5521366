/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is meant by a name. */
#include "core/directory-private.h"

#include <string.h>

/* Characters of a county's name, its last one included. */
#define COUNTY_MIN 2
#define RUN_MAX 6
#define REST_MIN 2

/* What stands in a table for a name that is two's. */
static char shared_name;
#define SHARED ((gpointer) &shared_name)

/* What a search has found so far. */
typedef struct
{
  const DubanUnit *unit;
  gboolean is_shared;
} Match;

static gboolean
ends_county (gunichar c)
{
  return c == 0x65d7 || c == 0x53bf || c == 0x533a; /* 旗 县 区 */
}

static gboolean
ends_higher_level (gunichar c)
{
  return c == 0x7701 || c == 0x5e02 || c == 0x76df || c == 0x5dde; /* 省 市 盟 州 */
}

static gboolean
is_province_or_city (gunichar c)
{
  return c == 0x7701 || c == 0x5e02; /* 省 市 */
}

/* Behind the shortest leading run of at most RUN_MAX characters that ends in 旗, 县 or 区, or
 * NULL.  A run with 省 or 市 in it is another level's name and is never left out. */
static const char *
skip_run (const char *name)
{
  for (guint i = 0; i < RUN_MAX && *name; i++)
    {
      gunichar c = g_utf8_get_char (name);

      if (is_province_or_city (c))
        return NULL;
      name = g_utf8_next_char (name);
      if (ends_county (c))
        return g_utf8_strlen (name, -1) >= REST_MIN ? name : NULL;
    }
  return NULL;
}

/* Where the part of an office's name ends that can name a place: before its own kind. */
static const char *
find_office_kind (const char *office_name)
{
  static const char *const kinds[] = { "人民政府", "政府", "委", "办公室" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *found = strstr (office_name, kinds[i]);

      if (found)
        return found;
    }
  return office_name + strlen (office_name);
}

/* The county in an office's name: from behind the last 省, 自治区, 市, 盟 or 州 that leaves a
 * name, to the last 旗, 县 or 区. (transfer full) */
static char *
dup_county (const char *office_name)
{
  const char *limit = find_office_kind (office_name);
  const char *begin = office_name, *end = NULL;

  if (g_str_has_prefix (begin, "中共"))
    begin += strlen ("中共");
  for (const char *at = begin; at < limit; at = g_utf8_next_char (at))
    if (ends_county (g_utf8_get_char (at)))
      end = g_utf8_next_char (at);
  if (!end)
    return NULL;

  for (const char *at = begin; at < end; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);
      gboolean is_region = g_str_has_prefix (at, "自治区");

      if (is_region)
        next = at + strlen ("自治区");
      if ((is_region || ends_higher_level (g_utf8_get_char (at))) && next < end
          && g_utf8_strlen (next, end - next) >= COUNTY_MIN)
        begin = next;
    }
  return g_utf8_strlen (begin, end - begin) >= COUNTY_MIN ? g_strndup (begin, (gsize) (end - begin))
                                                          : NULL;
}

static void
put (GHashTable *table, const char *name, gpointer value)
{
  gpointer known;

  if (!name || !*name)
    return;
  known = g_hash_table_lookup (table, name);
  if (!known)
    g_hash_table_insert (table, (gpointer) name, value);
  else if (known != value)
    g_hash_table_insert (table, (gpointer) name, SHARED);
}

/* A unit's name of any sort, and the same without its leading run, but for 旗, 县 or 区 itself
 * or altogether. */
static void
put_unit (DubanDirectory *directory, GHashTable *table, const char *name, DubanUnit *unit)
{
  const char *rest = name ? skip_run (name) : NULL;

  put (table, name, unit);
  if (!rest)
    return;
  put (directory->unit_by_rest, rest, unit);
  put (directory->unit_by_rest, g_utf8_prev_char (rest), unit);
}

static gconstpointer
find (GHashTable *table, const char *name)
{
  gconstpointer found = name ? g_hash_table_lookup (table, name) : NULL;

  return found == SHARED ? NULL : found;
}

static void
match_in (Match *match, GHashTable *table, const char *name)
{
  const DubanUnit *found = g_hash_table_lookup (table, name);

  if (!found)
    return;
  if (found == SHARED || (match->unit && match->unit != found))
    match->is_shared = TRUE;
  match->unit = found;
}

static void
match_any (Match *match, const DubanDirectory *directory, const char *name)
{
  match_in (match, directory->unit_by_name, name);
  match_in (match, directory->unit_by_short_name, name);
  match_in (match, directory->unit_by_former_name, name);
}

/* With the own county's name, with its bare 旗, 县 or 区, and with neither. */
static void
match_in_county (Match *match, const DubanDirectory *directory, const char *name)
{
  const char *county = directory->county;
  const char *bare = g_utf8_find_prev_char (county, county + strlen (county));
  g_autofree char *with_county = NULL;
  g_autofree char *with_bare = NULL;

  if (g_str_has_prefix (name, county))
    name += strlen (county);
  else if (g_str_has_prefix (name, bare))
    name += strlen (bare);
  if (g_utf8_strlen (name, -1) < REST_MIN)
    return;
  with_county = g_strconcat (county, name, NULL);
  with_bare = g_strconcat (bare, name, NULL);
  match_any (match, directory, name);
  match_any (match, directory, with_county);
  match_any (match, directory, with_bare);
}

static void
match_in_any_county (Match *match, const DubanDirectory *directory, const char *name)
{
  const char *rest = skip_run (name);

  match_in (match, directory->unit_by_rest, name);
  if (rest)
    match_any (match, directory, rest);
}

void
duban_directory_init_names (DubanDirectory *directory)
{
  directory->leader_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->field_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->unit_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->unit_by_short_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->unit_by_former_name = g_hash_table_new (g_str_hash, g_str_equal);
  directory->unit_by_rest = g_hash_table_new (g_str_hash, g_str_equal);
}

void
duban_directory_clear_names (DubanDirectory *directory)
{
  g_hash_table_unref (directory->leader_by_name);
  g_hash_table_unref (directory->field_by_name);
  g_hash_table_unref (directory->unit_by_name);
  g_hash_table_unref (directory->unit_by_short_name);
  g_hash_table_unref (directory->unit_by_former_name);
  g_hash_table_unref (directory->unit_by_rest);
  g_free (directory->county);
}

void
duban_directory_name_leader (DubanDirectory *directory, DubanLeader *leader)
{
  put (directory->leader_by_name, leader->name, leader);
}

void
duban_directory_name_unit (DubanDirectory *directory, DubanUnit *unit)
{
  put_unit (directory, directory->unit_by_name, unit->name, unit);
  for (guint i = 0; unit->short_names && unit->short_names[i]; i++)
    put_unit (directory, directory->unit_by_short_name, unit->short_names[i], unit);
  for (guint i = 0; unit->former_names && unit->former_names[i]; i++)
    put_unit (directory, directory->unit_by_former_name, unit->former_names[i], unit);
}

void
duban_directory_name_field (DubanDirectory *directory, DubanField *field)
{
  put (directory->field_by_name, field->name, field);
}

void
duban_directory_set_office_name (DubanDirectory *directory, const char *office_name)
{
  g_free (directory->county);
  directory->county = office_name ? dup_county (office_name) : NULL;
}

const DubanLeader *
duban_directory_find_leader (const DubanDirectory *directory, const char *name)
{
  return find (directory->leader_by_name, name);
}

const DubanField *
duban_directory_find_field (const DubanDirectory *directory, const char *name)
{
  return find (directory->field_by_name, name);
}

const DubanUnit *
duban_directory_find_unit (const DubanDirectory *directory, const char *name)
{
  GHashTable *const tables[] = { directory->unit_by_name, directory->unit_by_short_name,
                                 directory->unit_by_former_name };
  Match match = { NULL, FALSE };

  if (!name || !*name)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables) && !match.unit; i++)
    match_in (&match, tables[i], name);
  if (match.unit || !g_utf8_validate (name, -1, NULL))
    return match.is_shared ? NULL : match.unit;

  if (directory->county)
    match_in_county (&match, directory, name);
  else
    match_in_any_county (&match, directory, name);
  return match.is_shared ? NULL : match.unit;
}
