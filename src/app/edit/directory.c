/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"

#include "app/edit/act.h"
#include "app/edit/name.h"
#include "app/entity/unit-heads.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"
#include "core/settings.h"
#include "core/text.h"
#include "store/care.h"
#include "store/local.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An act that touches one entity of the directory. */
static DubanEntity *
find_by_words (DubanAct *act, DubanEntityKind kind, const char *what, const char *const *words,
               GError **error)
{
  DubanId id = duban_id_from_words (what, words);

  return duban_entity_find (act->session->db, kind, &id, error);
}

static void
write_text (DubanAct *act, const DubanEntity *entity, DubanAttr attr, const char *text)
{
  const DubanSpan value = { (const guint8 *) text, strlen (text) };

  if (!duban_entity_has (entity, attr, value))
    duban_change_builder_set_text (act->builder, attr, text);
}

static void
write_bytes (DubanAct *act, const DubanEntity *entity, DubanAttr attr, GBytes *bytes)
{
  DubanSpan value = duban_bytes_get_span (bytes);

  if (!duban_entity_has (entity, attr, value))
    duban_change_builder_set (act->builder, attr, value.data, value.size);
}

/* A command that found everything as it should be writes nothing, and is no step of undo. */
static gboolean
finish (DubanAct *act, const char *label, GError **error)
{
  if (duban_change_builder_get_n_writes (act->builder) == 0)
    return TRUE;
  return duban_act_close (act, error) && duban_act_commit (act, label, error);
}

static gboolean
read_day (DubanSession *session, const char *name, const char *text, DubanDay *day, GError **error)
{
  DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                   .today = session->terms->today,
                                   .calendar = session->terms->calendar };

  *day = DUBAN_NO_DAY;
  return text == NULL || duban_input_read_day (name, text, &context, day, error);
}

gboolean
duban_directory_edit_add_leader (DubanSession *session, const char *name, const char *title,
                                 GError **error)
{
  g_autofree char *clean = duban_input_dup_name ("name", name, error);
  g_autofree char *clean_title = duban_input_dup_text ("title", title, error);
  g_autofree char *label = NULL;
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  const char *words[] = { clean, NULL };

  if (clean == NULL || clean_title == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = find_by_words (act, DUBAN_ENTITY_LEADER, "leader", words, error);
  if (entity == NULL)
    return FALSE;
  duban_act_open (act, entity);
  write_text (act, entity, DUBAN_ATTR_LEADER_NAME, clean);
  if (title != NULL)
    write_text (act, entity, DUBAN_ATTR_LEADER_TITLE, clean_title);
  label = g_strdup_printf ("leaders add %s", clean);
  return finish (act, label, error);
}

/* A name that means another unit already would mean neither from then on. */
static gboolean
check_free (const DubanDirectory *directory, const char *name, const DubanId *own, GError **error)
{
  const DubanUnit *unit = duban_directory_find_unit (directory, name);

  if (unit == NULL || duban_id_equal (&unit->id, own))
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s” is the unit %s already; give a name that is no other unit's."), name,
               unit->name);
  return FALSE;
}

/* The new short names; with_known: after those there are. */
static GBytes *
join_short_names (DubanAct *act, const DubanEntity *unit, const char *const *short_names,
                  gboolean with_known, GError **error)
{
  const DubanDirectory *directory = act->session->terms->directory;
  const DubanUnit *known = with_known ? duban_directory_get_unit (directory, unit->n) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; known != NULL && known->short_names != NULL && known->short_names[i] != NULL;
       i++)
    g_ptr_array_add (all, g_strdup (known->short_names[i]));
  for (gsize i = 0; short_names[i] != NULL; i++)
    {
      g_autofree char *name = duban_input_dup_name ("short", short_names[i], error);

      if (name == NULL || !check_free (directory, name, &unit->id, error))
        return NULL;
      if (!g_ptr_array_find_with_equal_func (all, name, g_str_equal, NULL))
        g_ptr_array_add (all, g_steal_pointer (&name));
    }
  g_ptr_array_add (all, NULL);
  return duban_bytes_from_texts ((const char *const *) all->pdata);
}

static gboolean
write_head (DubanAct *act, const DubanEntity *unit, const char *head, GError **error)
{
  DubanSpan before = duban_entity_get (unit, DUBAN_ATTR_UNIT_HEADS);
  g_autofree char *name = duban_input_dup_name ("head", head, error);
  g_autoptr (GBytes) bytes = NULL;

  if (name == NULL)
    return FALSE;
  if (duban_unit_heads_is_present (before, name))
    return TRUE;
  bytes = duban_unit_heads_append (before, name, act->session->terms->today);
  write_bytes (act, unit, DUBAN_ATTR_UNIT_HEADS, bytes);
  return TRUE;
}

static gboolean
write_unit (DubanAct *act, const DubanEntity *unit, const char *name,
            const char *const *short_names, const char *category, const char *head, GError **error)
{
  g_autofree char *clean_category = duban_input_dup_text ("category", category, error);
  g_autoptr (GBytes) names = NULL;

  if (clean_category == NULL
      || !check_free (act->session->terms->directory, name, &unit->id, error))
    return FALSE;
  write_text (act, unit, DUBAN_ATTR_UNIT_NAME, name);
  if (category != NULL)
    write_text (act, unit, DUBAN_ATTR_UNIT_CATEGORY, clean_category);
  if (short_names != NULL && short_names[0] != NULL)
    {
      names = join_short_names (act, unit, short_names, TRUE, error);
      if (names == NULL)
        return FALSE;
      write_bytes (act, unit, DUBAN_ATTR_UNIT_SHORT_NAMES, names);
    }
  return head == NULL || write_head (act, unit, head, error);
}

gboolean
duban_directory_edit_add_unit (DubanSession *session, const char *name,
                               const char *const *short_names, const char *category,
                               const char *head, GError **error)
{
  g_autofree char *clean = duban_input_dup_name ("name", name, error);
  g_autofree char *label = NULL;
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  const char *words[] = { clean, NULL };

  if (clean == NULL)
    return FALSE;
  if (duban_text_is_collective (clean))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” names many units at once; enter them one by one."), clean);
      return FALSE;
    }
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = find_by_words (act, DUBAN_ENTITY_UNIT, "unit", words, error);
  if (entity == NULL)
    return FALSE;
  duban_act_open (act, entity);
  if (!write_unit (act, entity, clean, short_names, category, head, error))
    return FALSE;
  label = g_strdup_printf ("units add %s", clean);
  return finish (act, label, error);
}

/* A renamed unit is found by its former name too. */
static gboolean
rename_unit (DubanAct *act, const DubanEntity *entity, const char *new_name, GError **error)
{
  const DubanUnit *unit = duban_directory_get_unit (act->session->terms->directory, entity->n);
  g_autofree char *name = duban_input_dup_name ("name", new_name, error);
  g_autoptr (GPtrArray) former = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (name == NULL || !check_free (act->session->terms->directory, name, &entity->id, error))
    return FALSE;
  if (g_str_equal (name, unit->name))
    return TRUE;
  for (gsize i = 0; unit->former_names != NULL && unit->former_names[i] != NULL; i++)
    if (!g_str_equal (unit->former_names[i], name))
      g_ptr_array_add (former, unit->former_names[i]);
  g_ptr_array_add (former, unit->name);
  g_ptr_array_add (former, NULL);
  bytes = duban_bytes_from_texts ((const char *const *) former->pdata);
  write_bytes (act, entity, DUBAN_ATTR_UNIT_FORMER_NAMES, bytes);
  write_text (act, entity, DUBAN_ATTR_UNIT_NAME, name);
  return TRUE;
}

static gboolean
write_unit_edit (DubanAct *act, const DubanEntity *entity, const DubanUnitEdit *edit,
                 GError **error)
{
  g_autofree char *category = duban_input_dup_text ("category", edit->category, error);
  g_autoptr (GBytes) names = NULL;

  if (category == NULL || (edit->name != NULL && !rename_unit (act, entity, edit->name, error)))
    return FALSE;
  if (edit->category != NULL)
    write_text (act, entity, DUBAN_ATTR_UNIT_CATEGORY, category);
  if (edit->short_names != NULL)
    {
      names = join_short_names (act, entity, edit->short_names, FALSE, error);
      if (names == NULL)
        return FALSE;
      write_bytes (act, entity, DUBAN_ATTR_UNIT_SHORT_NAMES, names);
    }
  return edit->head == NULL || write_head (act, entity, edit->head, error);
}

/* What a command that names an entity by its number begins with. */
static DubanEntity *
load_known (DubanAct *act, guint32 n, GError **error)
{
  DubanEntity *entity = duban_entity_load (act->session->db, n, error);

  if (entity != NULL)
    duban_act_open (act, entity);
  return entity;
}

static gboolean
refuse_gone (GError **error)
{
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                       _ ("It is no longer in the directory; look again."));
  return FALSE;
}

gboolean
duban_directory_edit_set_unit (DubanSession *session, guint32 unit, const DubanUnitEdit *edit,
                               GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_autoptr (DubanEntity) entity = NULL;
  g_autofree char *label = NULL;
  const DubanUnit *known;

  if (act == NULL)
    return FALSE;
  known = duban_directory_get_unit (session->terms->directory, unit);
  if (known == NULL)
    return refuse_gone (error);
  label = g_strdup_printf ("units set %s", known->name);
  entity = load_known (act, unit, error);
  return entity != NULL && write_unit_edit (act, entity, edit, error) && finish (act, label, error);
}

gboolean
duban_directory_edit_set_leader (DubanSession *session, guint32 leader, const char *title,
                                 const char *left, GError **error)
{
  g_autofree char *clean = duban_input_dup_text ("title", title, error);
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_autofree char *label = NULL;
  const DubanLeader *known;
  DubanDay day;

  if (clean == NULL || !read_day (session, "left", left, &day, error))
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  known = duban_directory_get_leader (session->terms->directory, leader);
  if (known == NULL)
    return refuse_gone (error);
  label = g_strdup_printf ("leaders set %s", known->name);
  entity = load_known (act, leader, error);
  if (entity == NULL)
    return FALSE;
  if (title != NULL)
    write_text (act, entity, DUBAN_ATTR_LEADER_TITLE, clean);
  if (left != NULL && duban_entity_get_day (entity, DUBAN_ATTR_LEADER_LEFT) != day)
    duban_change_builder_set_day (act->builder, DUBAN_ATTR_LEADER_LEFT, day);
  return finish (act, label, error);
}

gboolean
duban_directory_edit_add_meeting (DubanSession *session, const char *kind, const char *date,
                                  const char *number, GError **error)
{
  g_autofree char *clean = duban_input_dup_name ("kind", kind, error);
  g_autofree char *clean_number = duban_input_dup_text ("number", number, error);
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  char text[DUBAN_DAY_TEXT_SIZE];
  const char *words[] = { clean, text, NULL };
  DubanDay day;

  if (clean == NULL || clean_number == NULL || !read_day (session, "date", date, &day, error))
    return FALSE;
  if (day == DUBAN_NO_DAY)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("%s: the date is empty; write it as 2026-11-23."), "date");
      return FALSE;
    }
  duban_day_format (day, text);
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = find_by_words (act, DUBAN_ENTITY_MEETING, "meeting", words, error);
  if (entity == NULL)
    return FALSE;
  duban_act_open (act, entity);
  write_text (act, entity, DUBAN_ATTR_MEETING_KIND, clean);
  if (duban_entity_get_day (entity, DUBAN_ATTR_MEETING_DATE) != day)
    duban_change_builder_set_day (act->builder, DUBAN_ATTR_MEETING_DATE, day);
  if (number != NULL)
    write_text (act, entity, DUBAN_ATTR_MEETING_NUMBER, clean_number);
  return finish (act, "meetings add", error);
}

static gboolean
check_setting (const DubanSettingSpec *spec, const char *key, const char *value, GError **error)
{
  if (spec == NULL)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("There is no setting “%s”; “dubanctl settings” lists them."), key);
      return FALSE;
    }
  if (!duban_input_check_text (key, value, error))
    return FALSE;
  if (*value != '\0' && !duban_setting_accepts (spec, value))
    {
      if (spec->form == DUBAN_SETTING_FORM_POLICY)
        g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE, _ ("%s: “%s” is none of %s."),
                     key, value, "strict, calendar, festival, rollover, workday");
      else
        g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                     _ ("%s cannot be “%s”; its default is “%s”, which shows the form."), key,
                     value, spec->default_text != NULL ? spec->default_text : "");
      return FALSE;
    }
  return spec->form != DUBAN_SETTING_FORM_ZONE || *value == '\0'
         || duban_clock_knows_zone (value, error);
}

gboolean
duban_directory_edit_set_setting (DubanSession *session, const char *key, const char *value,
                                  GError **error)
{
  const DubanSettingSpec *spec = duban_setting_find (key);
  const char *none[] = { NULL };
  g_autofree char *label = g_strdup_printf ("settings %s", key);
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;

  if (!check_setting (spec, key, value, error))
    return FALSE;
  if (spec->local)
    return duban_local_set (session->db, spec->name, *value != '\0' ? value : NULL, error)
           && duban_session_refresh (session, error);
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = find_by_words (act, DUBAN_ENTITY_SETTINGS, "settings", none, error);
  if (entity == NULL)
    return FALSE;
  duban_act_open (act, entity);
  write_text (act, entity, DUBAN_ATTR_SETTING_FIRST + spec->key, value);
  return finish (act, label, error);
}

/* Enters the leader whose desk this is to be, where unknown. */
static gboolean
enter_leader (DubanAct *act, const char *name, DubanId *id, GError **error)
{
  const char *words[] = { name, NULL };
  g_autoptr (DubanEntity) entity = find_by_words (act, DUBAN_ENTITY_LEADER, "leader", words, error);

  if (entity == NULL)
    return FALSE;
  *id = entity->id;
  duban_act_open (act, entity);
  write_text (act, entity, DUBAN_ATTR_LEADER_NAME, name);
  return duban_act_close (act, error);
}

gboolean
duban_directory_edit_set_desk (DubanSession *session, const char *leader, gboolean office,
                               GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (DubanAct) act = NULL;
  char text[DUBAN_ID_TEXT_SIZE];
  DubanId id = { { 0 } };

  if (leader != NULL)
    {
      name = duban_input_dup_name ("leader", leader, error);
      if (name == NULL)
        return FALSE;
    }
  act = duban_act_begin (session, error);
  if (act == NULL || (name != NULL && !enter_leader (act, name, &id, error)))
    return FALSE;
  duban_id_format (&id, text);
  return duban_local_set (session->db, "desk-leader", name != NULL ? text : NULL, error)
         && duban_local_set (session->db, "desk-office", office ? "1" : NULL, error)
         && duban_act_commit (act, NULL, error)
         /* Who sees what is told anew. */
         && duban_care_rebuild (session->db, NULL, error) && duban_session_refresh (session, error);
}
