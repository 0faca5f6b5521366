/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tasks.h"

#include "core/attribute.h"
#include "store/local.h"
#include "store/stmt.h"

/* Called for each row of a query. FALSE, with error, stops. */
typedef gboolean (*RowFunc) (DubanStmt *stmt, gpointer data, GError **error);

static gboolean
each_row (DubanDb *db, const char *sql, RowFunc func, gpointer data, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, sql, error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    if (!func (stmt, data, error) || !duban_stmt_step (stmt, &has_row, error))
      return FALSE;
  return TRUE;
}

static char *
dup_text (DubanStmt *stmt, int column)
{
  return g_strdup (duban_stmt_get_text (stmt, column));
}

/* A name is never NULL, though a hostile history may have cleared it. */
static char *
dup_name (DubanStmt *stmt, int column)
{
  const char *name = duban_stmt_get_text (stmt, column);

  return g_strdup (name != NULL ? name : "");
}

static gboolean
add_leader (DubanStmt *stmt, gpointer directory, GError **error)
{
  DubanLeader leader = { .n = duban_stmt_get_number (stmt, 0),
                         .name = dup_name (stmt, 2),
                         .title = dup_text (stmt, 3),
                         .left = duban_stmt_get_day (stmt, 4) };

  duban_stmt_get_id (stmt, 1, &leader.id);
  duban_directory_add_leader (directory, &leader);
  return TRUE;
}

/* Units with the parts that lie in tables of their own, read before: by number of the unit. */
typedef struct
{
  DubanDirectory *directory;
  DubanDay today;
  GHashTable *names[2]; /* short, former: GPtrArray of char * */
  GHashTable *heads;    /* the present head's name */
} UnitParts;

static void
unit_parts_clear (UnitParts *parts)
{
  g_clear_pointer (&parts->names[0], g_hash_table_unref);
  g_clear_pointer (&parts->names[1], g_hash_table_unref);
  g_clear_pointer (&parts->heads, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnitParts, unit_parts_clear)

static void
free_names_cb (gpointer names)
{
  g_ptr_array_unref (names);
}

static void
unit_parts_init (UnitParts *parts, DubanDirectory *directory, DubanDay today)
{
  parts->directory = directory;
  parts->today = today;
  for (gsize i = 0; i < G_N_ELEMENTS (parts->names); i++)
    parts->names[i] = g_hash_table_new_full (NULL, NULL, NULL, free_names_cb);
  parts->heads = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static gboolean
add_unit_name (DubanStmt *stmt, gpointer data, GError **error)
{
  UnitParts *parts = data;
  gpointer unit = GUINT_TO_POINTER (duban_stmt_get_number (stmt, 0));
  GHashTable *table = parts->names[duban_stmt_get_int (stmt, 1) != 0];
  GPtrArray *names = g_hash_table_lookup (table, unit);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (table, unit, names);
    }
  g_ptr_array_add (names, dup_text (stmt, 2));
  return TRUE;
}

/* The head of today: of several, the one who came last. */
static gboolean
add_unit_head (DubanStmt *stmt, gpointer data, GError **error)
{
  UnitParts *parts = data;
  DubanDay since = duban_stmt_get_day (stmt, 2);
  DubanDay until = duban_stmt_get_day (stmt, 3);

  if ((since == DUBAN_NO_DAY || since <= parts->today)
      && (until == DUBAN_NO_DAY || parts->today <= until))
    g_hash_table_insert (parts->heads, GUINT_TO_POINTER (duban_stmt_get_number (stmt, 0)),
                         dup_text (stmt, 1));
  return TRUE;
}

/* NULL where the unit has none. (transfer full) */
static GStrv
dup_names (GHashTable *table, guint32 unit)
{
  GPtrArray *names = g_hash_table_lookup (table, GUINT_TO_POINTER (unit));
  GStrv list = names != NULL ? g_new0 (char *, names->len + 1) : NULL;

  for (guint i = 0; list != NULL && i < names->len; i++)
    list[i] = g_strdup (g_ptr_array_index (names, i));
  return list;
}

static gboolean
add_unit (DubanStmt *stmt, gpointer data, GError **error)
{
  UnitParts *parts = data;
  guint32 n = duban_stmt_get_number (stmt, 0);
  DubanUnit unit = { .n = n,
                     .name = dup_name (stmt, 2),
                     .category = dup_text (stmt, 3),
                     .parent = duban_stmt_get_number (stmt, 4),
                     .merged_into = duban_stmt_get_number (stmt, 5),
                     .merged_on = duban_stmt_get_day (stmt, 6) };

  duban_stmt_get_id (stmt, 1, &unit.id);
  unit.short_names = dup_names (parts->names[0], n);
  unit.former_names = dup_names (parts->names[1], n);
  unit.head = g_strdup (g_hash_table_lookup (parts->heads, GUINT_TO_POINTER (n)));
  duban_directory_add_unit (parts->directory, &unit);
  return TRUE;
}

static gboolean
add_field (DubanStmt *stmt, gpointer directory, GError **error)
{
  DubanField field = { .n = duban_stmt_get_number (stmt, 0), .name = dup_name (stmt, 2) };

  duban_stmt_get_id (stmt, 1, &field.id);
  duban_directory_add_field (directory, &field);
  return TRUE;
}

static gboolean
add_meeting (DubanStmt *stmt, gpointer directory, GError **error)
{
  DubanMeeting meeting = { .n = duban_stmt_get_number (stmt, 0),
                           .kind = dup_name (stmt, 2),
                           .day = duban_stmt_get_day (stmt, 3),
                           .number = dup_text (stmt, 4) };

  duban_stmt_get_id (stmt, 1, &meeting.id);
  duban_directory_add_meeting (directory, &meeting);
  return TRUE;
}

static gboolean
add_holding (DubanStmt *stmt, gpointer directory, GError **error)
{
  DubanHolding holding = { .held = duban_stmt_get_number (stmt, 0),
                           .leader = duban_stmt_get_number (stmt, 1),
                           .kind = (DubanHoldingKind) duban_stmt_get_int (stmt, 2),
                           .from = duban_stmt_get_day (stmt, 3),
                           .to = duban_stmt_get_day (stmt, 4) };

  duban_directory_add_holding (directory, &holding);
  return TRUE;
}

static gboolean
load_units (DubanDb *db, DubanDirectory *directory, DubanDay today, GError **error)
{
  g_auto (UnitParts) parts = { 0 };

  unit_parts_init (&parts, directory, today);
  return each_row (db, "SELECT unit, former, name FROM unit_name ORDER BY unit, former, k",
                   add_unit_name, &parts, error)
         && each_row (db, "SELECT unit, name, since, until FROM unit_head ORDER BY unit, since, k",
                      add_unit_head, &parts, error)
         && each_row (db,
                      "SELECT n, id, name, category, parent, merged_into, merged_on FROM unit "
                      "WHERE name > '' ORDER BY n",
                      add_unit, &parts, error);
}

/* Who has no name was entered and that undone: nobody is there. */
static DubanDirectory *
load_directory (DubanDb *db, DubanDay today, GError **error)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();

  if (each_row (db, "SELECT n, id, name, title, left_on FROM leader WHERE name > '' ORDER BY n",
                add_leader, directory, error)
      && load_units (db, directory, today, error)
      && each_row (db, "SELECT n, id, name FROM field WHERE name > '' ORDER BY n", add_field,
                   directory, error)
      && each_row (db,
                   "SELECT n, id, kind, day, number FROM meeting WHERE day IS NOT NULL ORDER BY n",
                   add_meeting, directory, error)
      && each_row (db, "SELECT held, leader, kind, since, until FROM holding ORDER BY held, k",
                   add_holding, directory, error))
    return g_steal_pointer (&directory);
  return NULL;
}

/* The days of one year after another, as they are read. */
typedef struct
{
  DubanCalendar *calendar;
  GArray *days;        /* of DubanCalendarDay, of one entity */
  GStringChunk *names; /* theirs */
  gint64 entity;
} Years;

static void
years_flush (Years *years)
{
  const DubanCalendarDay *days = (const DubanCalendarDay *) (gpointer) years->days->data;

  if (years->days->len > 0 && days[0].day != DUBAN_NO_DAY)
    duban_calendar_set_year (years->calendar, duban_day_get_year (days[0].day), days,
                             years->days->len);
  g_array_set_size (years->days, 0);
}

static gboolean
add_year_day (DubanStmt *stmt, gpointer data, GError **error)
{
  Years *years = data;
  const char *name = duban_stmt_get_text (stmt, 3);
  DubanCalendarDay day = { .day = duban_stmt_get_day (stmt, 1),
                           .kind = (DubanDayKind) duban_stmt_get_int (stmt, 2) };

  if (duban_stmt_get_int (stmt, 0) != years->entity)
    years_flush (years);
  years->entity = duban_stmt_get_int (stmt, 0);
  day.name = name != NULL ? g_string_chunk_insert_const (years->names, name) : NULL;
  g_array_append_val (years->days, day);
  return TRUE;
}

/* The published years, and over them what was taken in here. */
static DubanCalendar *
load_calendar (DubanDb *db, GError **error)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  Years years = { calendar, days, g_string_chunk_new (256), 0 };
  gboolean is_read = each_row (db, "SELECT year, day, kind, name FROM year_day ORDER BY year, k",
                               add_year_day, &years, error);

  years_flush (&years);
  g_string_chunk_free (years.names);
  return is_read ? g_steal_pointer (&calendar) : NULL;
}

/* A value that this version does not accept leaves the default. */
static gboolean
set_setting (DubanStmt *stmt, gpointer settings, GError **error)
{
  guint key = (guint) duban_stmt_get_int (stmt, 0) - DUBAN_ATTR_SETTING_FIRST;

  if (key < DUBAN_N_SETTINGS && !duban_setting_get_spec (key)->local)
    duban_settings_set (settings, key, duban_stmt_get_text (stmt, 1));
  return TRUE;
}

static gboolean
set_local_setting (DubanStmt *stmt, gpointer settings, GError **error)
{
  const DubanSettingSpec *spec = duban_setting_find (duban_stmt_get_text (stmt, 0));

  if (spec != NULL && spec->local)
    duban_settings_set (settings, spec->key, duban_stmt_get_text (stmt, 1));
  return TRUE;
}

static gboolean
load_settings (DubanDb *db, DubanSettings *settings, GError **error)
{
  return each_row (db, "SELECT attr, value FROM setting", set_setting, settings, error)
         && each_row (db, "SELECT key, value FROM local", set_local_setting, settings, error);
}

/* Whose desk this is. */
static gboolean
load_desk (DubanDb *db, DubanTerms *terms, GError **error)
{
  g_autofree char *leader = NULL;
  g_autofree char *office = NULL;
  g_autoptr (DubanStmt) stmt = NULL;
  gboolean has_row;
  DubanId id;

  if (!duban_local_get (db, "desk-leader", &leader, error)
      || !duban_local_get (db, "desk-office", &office, error))
    return FALSE;
  terms->desk_is_office = g_strcmp0 (office, "1") == 0;
  if (leader == NULL || !duban_id_parse (leader, &id))
    return TRUE;
  terms->desk_leader_id = id;
  stmt = duban_stmt_new (db, "SELECT n FROM entity WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &id);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    terms->desk_leader = duban_stmt_get_number (stmt, 0);
  return TRUE;
}

static DubanTerms *
load_terms (DubanDb *db, DubanDay today, DubanSettings *settings, GError **error)
{
  g_autoptr (DubanCalendar) calendar = NULL;
  g_autoptr (DubanDirectory) directory = NULL;
  g_autoptr (DubanTerms) terms = NULL;

  if (!load_settings (db, settings, error) || (calendar = load_calendar (db, error)) == NULL
      || (directory = load_directory (db, today, error)) == NULL)
    return NULL;
  duban_directory_set_office_name (directory,
                                   duban_settings_get_text (settings, DUBAN_SETTING_OFFICE_NAME));
  terms = duban_terms_new (today, settings, g_steal_pointer (&calendar),
                           g_steal_pointer (&directory));
  return load_desk (db, terms, error) ? g_steal_pointer (&terms) : NULL;
}

DubanTerms *
duban_tasks_load_terms (DubanDb *db, DubanDay today, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  DubanSettings settings;
  DubanTerms *terms;

  if (reading == NULL)
    return NULL;
  duban_settings_init (&settings);
  terms = load_terms (db, today, &settings, error);
  duban_settings_clear (&settings);
  return terms;
}
