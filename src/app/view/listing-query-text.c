/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query's filters as a text: a dictionary of GVariant, in which what is not said is not
 * narrowed.  Things are named by codes and ids, which stay when the program grows. */
#include "app/view/listing-query.h"

static void
add_text (GVariantDict *dict, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

static void
add_day (GVariantDict *dict, const char *key, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  if (day != DUBAN_NO_DAY)
    g_variant_dict_insert (dict, key, "s", duban_day_format (day, text));
}

static void
add_id (GVariantDict *dict, const char *key, const DubanId *id)
{
  char text[DUBAN_ID_TEXT_SIZE];

  g_variant_dict_insert (dict, key, "s", duban_id_format (id, text));
}

char *
duban_listing_query_to_text (const DubanListingQuery *query, const DubanDirectory *directory)
{
  const DubanLeader *leader = duban_directory_get_leader (directory, query->leader);
  const DubanUnit *unit = duban_directory_get_unit (directory, query->unit);
  g_autoptr (GVariant) value = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (query->light != DUBAN_LISTING_ANY_LIGHT)
    add_text (&dict, "light", duban_light_get_code (query->light));
  if (query->rule != DUBAN_LISTING_ANY_RULE)
    add_text (&dict, "rule", duban_rule_get_code (query->rule));
  add_text (&dict, "source", query->source);
  if (leader != NULL)
    add_id (&dict, "leader", &leader->id);
  if (unit != NULL)
    add_id (&dict, "unit", &unit->id);
  g_variant_dict_insert (&dict, "statuses", "i", (int) query->statuses);
  g_variant_dict_insert (&dict, "importance", "i", query->importance);
  g_variant_dict_insert (&dict, "direction", "i", (int) query->direction);
  g_variant_dict_insert (&dict, "date", "i", (int) query->date);
  g_variant_dict_insert (&dict, "span", "i", (int) query->span);
  add_day (&dict, "from", query->from);
  add_day (&dict, "to", query->to);
  value = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (value, FALSE);
}

/* A number from 0 to max; else fallback. */
static int
get_number (GVariantDict *dict, const char *key, int max, int fallback)
{
  int value;

  return g_variant_dict_lookup (dict, key, "i", &value) && value >= 0 && value <= max ? value
                                                                                      : fallback;
}

static DubanDay
get_day (GVariantDict *dict, const char *key)
{
  const char *text;

  return g_variant_dict_lookup (dict, key, "&s", &text) ? duban_day_parse (text) : DUBAN_NO_DAY;
}

static gboolean
get_id (GVariantDict *dict, const char *key, DubanId *id)
{
  const char *text;

  return g_variant_dict_lookup (dict, key, "&s", &text) && duban_id_parse (text, id);
}

static guint32
get_leader (GVariantDict *dict, const DubanDirectory *directory)
{
  DubanId id;
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  if (!get_id (dict, "leader", &id))
    return 0;
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&leaders[i]->id, &id))
      return leaders[i]->n;
  return 0;
}

static guint32
get_unit (GVariantDict *dict, const DubanDirectory *directory)
{
  DubanId id;
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);

  if (!get_id (dict, "unit", &id))
    return 0;
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&units[i]->id, &id))
      return units[i]->n;
  return 0;
}

gboolean
duban_listing_query_take_text (DubanListingQuery *query, const char *text,
                               const DubanDirectory *directory)
{
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  const char *code;
  DubanLight light;
  GVariantDict dict;

  if (value == NULL)
    return FALSE;
  duban_listing_query_take_everything (query);
  g_variant_dict_init (&dict, value);
  if (g_variant_dict_lookup (&dict, "light", "&s", &code) && duban_light_parse (code, &light))
    query->light = (int) light;
  if (g_variant_dict_lookup (&dict, "rule", "&s", &code)
      && duban_rule_parse (code) != DUBAN_N_RULES)
    query->rule = (int) duban_rule_parse (code);
  g_variant_dict_lookup (&dict, "source", "s", &query->source);
  query->leader = get_leader (&dict, directory);
  query->unit = get_unit (&dict, directory);
  query->statuses = (guint) get_number (&dict, "statuses", (4 << DUBAN_STATUS_WITHDRAWN) - 1, 0);
  query->importance = get_number (&dict, "importance", DUBAN_KEY, 0);
  query->direction
      = (DubanListingDirection) get_number (&dict, "direction", DUBAN_N_DIRECTIONS - 1, 0);
  query->date = (DubanListingDate) get_number (&dict, "date", DUBAN_N_LISTING_DATES - 1, 0);
  query->span = (DubanListingSpan) get_number (&dict, "span", DUBAN_N_SPANS - 1, 0);
  query->from = get_day (&dict, "from");
  query->to = get_day (&dict, "to");
  g_variant_dict_clear (&dict);
  return TRUE;
}
