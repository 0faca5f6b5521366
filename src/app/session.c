/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session.h"

#include "app/input.h"
#include "core/attribute.h"
#include "core/share/office.h"
#include "store/care.h"
#include "store/local.h"
#include "store/offices.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/* Keys of the local table (store/local.h). */
#define KEY_DESK "desk"
#define KEY_LEADER "desk-leader"
#define KEY_OFFICE "desk-office"
#define KEY_LAST_TIME "last-time"
#define KEY_CREATED "created" /* the day the database was made: accounts-from follows from it */

/* Who writes on the office's desk until its name is set: the word of the notice, as it stands in
 * the history whatever the locale. */
#define UNNAMED_OFFICE "政府办公室"

static void
fill_random (guint8 *bytes, gsize size)
{
  gssize got = getrandom (bytes, size, 0);

  /* Requests of up to 256 bytes are always answered whole once the kernel's pool is ready. */
  g_assert (got == (gssize) size);
}

/* Asks the kernel once for dozens of changes. */
static void
draw_chance (DubanSession *session, guint8 *bytes, gsize size)
{
  if (session->n_chance < size)
    {
      session->n_chance = sizeof session->chance;
      fill_random (session->chance, session->n_chance);
    }
  session->n_chance -= size;
  memcpy (bytes, session->chance + session->n_chance, size);
}

static DubanId
draw_desk (void)
{
  DubanId desk;

  fill_random (desk.bytes, sizeof desk.bytes);
  return desk;
}

static char *
id_to_hex (const DubanId *id)
{
  GString *hex = g_string_sized_new (2 * DUBAN_ID_SIZE);

  for (gsize i = 0; i < DUBAN_ID_SIZE; i++)
    g_string_append_printf (hex, "%02x", id->bytes[i]);
  return g_string_free (hex, FALSE);
}

static gboolean
id_from_hex (const char *hex, DubanId *id)
{
  if (strlen (hex) != 2 * DUBAN_ID_SIZE)
    return FALSE;
  for (gsize i = 0; i < DUBAN_ID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      id->bytes[i] = (guint8) (high * 16 + low);
    }
  return TRUE;
}

/* “The Monday after the database was made” (domain.md section 6). */
static DubanDay
get_first_monday_after (DubanDay day)
{
  return duban_day_get_monday (day) + 7;
}

static gboolean
write_identity (DubanDb *db, const DubanId *desk, DubanDay today, GError **error)
{
  g_autofree char *hex = id_to_hex (desk);
  char day[DUBAN_DAY_TEXT_SIZE];

  return duban_local_set (db, KEY_CREATED, duban_day_format (today, day), error)
         && duban_local_set (db, KEY_DESK, hex, error);
}

/* A database whose making was cut short has no desk yet: it gets one at its first opening. */
static gboolean
load_desk (DubanSession *session, GError **error)
{
  g_autofree char *hex = NULL;

  if (!duban_local_get (session->db, KEY_DESK, &hex, error))
    return FALSE;
  if (hex != NULL && id_from_hex (hex, &session->desk))
    return TRUE;
  if (duban_db_is_read_only (session->db))
    return TRUE;
  session->desk = draw_desk ();
  return write_identity (session->db, &session->desk, session->now.today, error);
}

static gboolean
load_last_time (DubanSession *session, GError **error)
{
  g_autofree char *text = NULL;

  if (!duban_local_get (session->db, KEY_LAST_TIME, &text, error))
    return FALSE;
  session->last_time = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
store_last_time (DubanSession *session, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, session->last_time);

  return duban_local_set (session->db, KEY_LAST_TIME, text, error);
}

/* Where the office has not said since when accounts are asked for, it is the Monday after the
 * database was made. */
static gboolean
complete_accounts_from (DubanSession *session, DubanTerms *terms, GError **error)
{
  g_autofree char *created = NULL;
  DubanDay day;

  if (terms->settings.texts[DUBAN_SETTING_ACCOUNTS_FROM] != NULL)
    return TRUE;
  if (!duban_local_get (session->db, KEY_CREATED, &created, error))
    return FALSE;
  day = created != NULL ? duban_day_parse (created) : DUBAN_NO_DAY;
  if (day != DUBAN_NO_DAY)
    terms->settings.accounts_from = get_first_monday_after (day);
  return TRUE;
}

static char *
describe_author (const DubanTerms *terms)
{
  const char *name = duban_directory_get_name (terms->directory, terms->desk_leader);

  if (name == NULL && terms->desk_is_office)
    {
      name = duban_settings_get_text (&terms->settings, DUBAN_SETTING_OFFICE_NAME);
      if (name == NULL || *name == '\0')
        name = UNNAMED_OFFICE;
    }
  return g_strdup (name != NULL ? name : "");
}

DubanTerms *
duban_session_load_terms (DubanSession *session, DubanDay today, GError **error)
{
  g_autoptr (DubanTerms) terms = duban_tasks_load_terms (session->db, today, error);

  if (terms == NULL || !complete_accounts_from (session, terms, error))
    return NULL;
  return g_steal_pointer (&terms);
}

/* The terms decide the zone, the zone decides the day, and the day belongs to the terms. */
static gboolean
load_terms (DubanSession *session, GError **error)
{
  g_autoptr (DubanTerms) terms = duban_tasks_load_terms (session->db, session->now.today, error);
  const char *zone;

  if (terms == NULL)
    return FALSE;
  zone = duban_settings_get_text (&terms->settings, DUBAN_SETTING_TIME_ZONE);
  if (!duban_clock_set_zone (session->clock, zone, error))
    return FALSE;
  session->now = duban_clock_read (session->clock);
  if (session->now.today != terms->today)
    {
      g_clear_pointer (&terms, duban_terms_unref);
      terms = duban_tasks_load_terms (session->db, session->now.today, error);
    }
  if (terms == NULL || !complete_accounts_from (session, terms, error)
      || !duban_db_get_last_change (session->db, &session->last_change, error))
    return FALSE;
  g_free (session->author);
  session->author = describe_author (terms);
  g_clear_pointer (&session->terms, duban_terms_unref);
  session->terms = g_steal_pointer (&terms);
  return TRUE;
}

/* Of this desk's own people: a leader by name, who is entered where unknown; or the office,
 * whose desks of leaders follow it in when accounts begin. */
static gboolean
write_first_change (DubanSession *session, const char *leader, gboolean office, GError **error)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  const char *words[] = { leader, NULL };
  const char *none[] = { NULL };
  g_autoptr (DubanPost) post = NULL;
  guint8 random[8];
  gint64 time;
  DubanSpan body;
  DubanId id;

  post = duban_session_begin (session, error);
  if (post == NULL)
    return FALSE;
  time = duban_session_next_time (session, random);
  if (office)
    {
      char day[DUBAN_DAY_TEXT_SIZE];

      id = duban_id_from_words ("settings", none);
      duban_change_builder_begin (builder, DUBAN_ENTITY_SETTINGS, &id, DUBAN_ORIGIN_HAND);
      duban_change_builder_set_text (
          builder, DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_ACCOUNTS_FROM,
          duban_day_format (get_first_monday_after (session->now.today), day));
    }
  else
    {
      id = duban_id_from_words ("leader", words);
      duban_change_builder_begin (builder, DUBAN_ENTITY_LEADER, &id, DUBAN_ORIGIN_HAND);
      duban_change_builder_set_text (builder, DUBAN_ATTR_LEADER_NAME, leader);
    }
  body = duban_change_builder_finish (
      builder, &session->desk, leader != NULL ? leader : session->author, time, random, NULL);
  return duban_session_add (session, post, body, NULL, error)
         && duban_session_commit (session, g_steal_pointer (&post), NULL, NULL, error);
}

/* Whose desk a new database is of. */
typedef struct
{
  DubanSession *session;
  const char *leader; /* NULL: no leader's */
  gboolean office;
} Owner;

static gboolean
write_owner (const Owner *owner, GError **error)
{
  DubanSession *session = owner->session;
  const char *leader = owner->leader;

  session->desk = draw_desk ();
  session->now = duban_clock_read (session->clock);
  if (!write_identity (session->db, &session->desk, session->now.today, error))
    return FALSE;
  if (leader != NULL)
    {
      const char *words[] = { leader, NULL };
      DubanId id = duban_id_from_words ("leader", words);
      char text[DUBAN_ID_TEXT_SIZE];

      if (!duban_local_set (session->db, KEY_LEADER, duban_id_format (&id, text), error))
        return FALSE;
    }
  if (owner->office && !duban_local_set (session->db, KEY_OFFICE, "1", error))
    return FALSE;
  if (!load_terms (session, error))
    return FALSE;
  return (leader == NULL && !owner->office)
         || write_first_change (session, leader, owner->office, error);
}

/* Everything that makes a file a database of this desk; the file bears no name yet. */
static gboolean
fill_new (DubanDb *db, gpointer data, GError **error)
{
  const Owner *owner = data;
  gboolean is_done;

  owner->session->db = db;
  is_done = write_owner (owner, error);
  owner->session->db = NULL;
  return is_done;
}

char *
duban_session_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "duban", "duban.db", NULL);
}

gboolean
duban_session_create (const char *path, const char *leader, gboolean office, DubanClock *clock,
                      GError **error)
{
  g_autoptr (DubanSession) session = g_new0 (DubanSession, 1);
  g_autofree char *name = NULL;
  Owner owner = { session, NULL, office };

  if (leader != NULL)
    name = duban_input_dup_name ("leader", leader, error);
  if (leader != NULL && name == NULL)
    return FALSE;
  session->clock = clock;
  owner.leader = name;
  session->db = duban_db_create (path, fill_new, &owner, error);
  return session->db != NULL;
}

DubanSession *
duban_session_open (const char *path, gboolean read_only, DubanClock *clock, GError **error)
{
  g_autoptr (DubanSession) session = g_new0 (DubanSession, 1);

  session->clock = clock;
  session->read_letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  session->db = duban_db_open (path, read_only, error);
  if (session->db == NULL)
    return NULL;
  session->now = duban_clock_read (clock);
  if (!load_terms (session, error) || !load_desk (session, error))
    return NULL;
  return g_steal_pointer (&session);
}

void
duban_session_free (DubanSession *session)
{
  g_clear_pointer (&session->terms, duban_terms_unref);
  g_clear_pointer (&session->db, duban_db_close);
  g_clear_pointer (&session->judged, duban_verdict_unref);
  g_clear_pointer (&session->read_letters, g_hash_table_unref);
  g_free (session->judged_key);
  g_free (session->author);
  g_free (session);
}

gboolean
duban_session_refresh (DubanSession *session, GError **error)
{
  session->now = duban_clock_read (session->clock);
  return load_terms (session, error);
}

DubanPost *
duban_session_begin (DubanSession *session, GError **error)
{
  g_autoptr (DubanPost) post = duban_post_begin (session->db, error);
  gint64 last_change;

  if (post == NULL)
    return NULL;
  session->now = duban_clock_read (session->clock);
  if (!duban_db_get_last_change (session->db, &last_change, error)
      || !load_last_time (session, error))
    return NULL;
  if ((last_change != session->last_change || session->now.today != session->terms->today)
      && !load_terms (session, error))
    return NULL;
  session->last_time = MAX (session->now.milliseconds, session->last_time + 1);
  session->is_safe = FALSE;
  return g_steal_pointer (&post);
}

static gboolean
back_up (DubanSession *session, gboolean hourly, GError **error)
{
  gint64 now = session->now.milliseconds;

  session->is_safe = hourly ? duban_care_backup_rotating (session->db, now, NULL, error)
                            : duban_care_backup_daily (session->db, now, NULL, error);
  if (!session->is_safe)
    g_prefix_error (error, "%s", _ ("Nothing was changed, because no backup could be made: "));
  return session->is_safe;
}

gboolean
duban_session_back_up (DubanSession *session, GError **error)
{
  return back_up (session, TRUE, error);
}

/* Whether a change writes what is the office's alone. */
static gboolean
is_of_office (DubanSpan body)
{
  DubanChange change;
  gboolean is_found = FALSE;

  if (!duban_change_decode (body.data, body.size, &change, NULL))
    return FALSE;
  for (guint i = 0; i < change.n_writes; i++)
    is_found = is_found || duban_share_is_of_office (change.writes[i].attr);
  duban_change_clear (&change);
  return is_found;
}

/* On a desk that has accepted an office, the office keeps the portfolio, its settings, calendar and
 * meetings.  hash: of a change that came from elsewhere. */
static gboolean
check_office (DubanSession *session, DubanSpan body, const DubanHash *hash, GError **error)
{
  g_autoptr (GArray) offices = NULL;

  if (hash != NULL || session->terms == NULL || session->terms->desk_is_office || body.size < 2
      || body.data[1] == DUBAN_ENTITY_TASK || !is_of_office (body))
    return TRUE;
  offices = duban_offices_list (session->db, error);
  if (offices == NULL || offices->len == 0)
    return offices != NULL;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("The office keeps the portfolio, its settings, calendar and meetings for "
                          "all desks; ask it to change this."));
  return FALSE;
}

gboolean
duban_session_add (DubanSession *session, DubanPost *post, DubanSpan body, const DubanHash *hash,
                   GError **error)
{
  return check_office (session, body, hash, error)
         && (session->is_safe || back_up (session, FALSE, error))
         && duban_post_add (post, body, hash, error);
}

gboolean
duban_session_commit (DubanSession *session, DubanPost *post, const char *label, gint64 *command,
                      GError **error)
{
  g_autoptr (DubanPost) owned = post;

  if (!store_last_time (session, error)
      || !duban_post_commit (g_steal_pointer (&owned), label, command, error))
    return FALSE;
  if (load_terms (session, error))
    return TRUE;
  g_prefix_error (error, "%s", _ ("The change is saved, but could not be read back: "));
  return FALSE;
}

gint64
duban_session_next_time (DubanSession *session, guint8 random[8])
{
  draw_chance (session, random, 8);
  return session->last_time;
}

DubanId
duban_session_new_id (DubanSession *session)
{
  guint8 random[10];

  draw_chance (session, random, sizeof random);
  return duban_id_from_time (session->now.milliseconds, random);
}
