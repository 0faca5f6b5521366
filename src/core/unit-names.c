/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/unit-names.h"

#include <string.h>

/* Characters of a county's name, its last one included. */
#define COUNTY_MIN 2
#define RUN_MAX 6
#define REST_MIN 2

/* What stands in a table for a name that is two units'. */
#define SHARED G_MAXUINT32

struct _DubanUnitNames
{
  GHashTable *tables[DUBAN_N_UNIT_NAME_SORTS]; /* name, borrowed → unit or SHARED */
  GHashTable *rests; /* names of any sort without a county's leading run, the same */
  char *county;      /* 伊金霍洛旗; NULL: not known */
};

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

static guint32
look_up (GHashTable *table, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, name));
}

static void
put (GHashTable *table, const char *name, guint32 unit)
{
  guint32 known = look_up (table, name);

  if (known != unit)
    g_hash_table_insert (table, (gpointer) name, GUINT_TO_POINTER (known ? SHARED : unit));
}

/* Adds to what was found so far: 0, a unit or SHARED. */
static void
match_in (guint32 *match, GHashTable *table, const char *name)
{
  guint32 found = look_up (table, name);

  if (found)
    *match = *match && *match != found ? SHARED : found;
}

static void
match_any (guint32 *match, const DubanUnitNames *names, const char *name)
{
  for (guint sort = 0; sort < DUBAN_N_UNIT_NAME_SORTS; sort++)
    match_in (match, names->tables[sort], name);
}

/* With the own county's name, with its bare 旗, 县 or 区, and with neither. */
static void
match_in_county (guint32 *match, const DubanUnitNames *names, const char *name)
{
  const char *county = names->county;
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
  match_any (match, names, name);
  match_any (match, names, with_county);
  match_any (match, names, with_bare);
}

static void
match_in_any_county (guint32 *match, const DubanUnitNames *names, const char *name)
{
  const char *rest = skip_run (name);

  match_in (match, names->rests, name);
  if (rest)
    match_any (match, names, rest);
}

DubanUnitNames *
duban_unit_names_new (void)
{
  DubanUnitNames *names = g_new0 (DubanUnitNames, 1);

  for (guint sort = 0; sort < DUBAN_N_UNIT_NAME_SORTS; sort++)
    names->tables[sort] = g_hash_table_new (g_str_hash, g_str_equal);
  names->rests = g_hash_table_new (g_str_hash, g_str_equal);
  return names;
}

void
duban_unit_names_free (DubanUnitNames *names)
{
  if (!names)
    return;
  for (guint sort = 0; sort < DUBAN_N_UNIT_NAME_SORTS; sort++)
    g_hash_table_unref (names->tables[sort]);
  g_hash_table_unref (names->rests);
  g_free (names->county);
  g_free (names);
}

void
duban_unit_names_set_office_name (DubanUnitNames *names, const char *office_name)
{
  g_free (names->county);
  names->county = office_name ? dup_county (office_name) : NULL;
}

void
duban_unit_names_add (DubanUnitNames *names, DubanUnitNameSort sort, const char *name, guint32 unit)
{
  const char *rest;

  if (!name || !*name)
    return;
  put (names->tables[sort], name, unit);
  rest = skip_run (name);
  if (!rest)
    return;
  put (names->rests, rest, unit);
  put (names->rests, g_utf8_prev_char (rest), unit);
}

guint32
duban_unit_names_find (const DubanUnitNames *names, const char *name)
{
  guint32 match = 0;

  for (guint sort = 0; sort < DUBAN_N_UNIT_NAME_SORTS && !match; sort++)
    match_in (&match, names->tables[sort], name);
  if (!match && g_utf8_validate (name, -1, NULL))
    {
      if (names->county)
        match_in_county (&match, names, name);
      else
        match_in_any_county (&match, names, name);
    }
  return match == SHARED ? 0 : match;
}
