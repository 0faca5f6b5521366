/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"

#include "app/edit/act.h"
#include "app/edit/handover.h"
#include "app/edit/step.h"
#include "app/edit/value.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"

#include <glib/gi18n-lib.h>

/* The assignment first: worded deadlines count from it. */
static gboolean
take_fields (DubanEditReader *reader, const DubanEditField *fields, gsize n_fields, GError **error)
{
  for (int rest = FALSE; rest <= TRUE; rest++)
    for (gsize i = 0; i < n_fields; i++)
      if (g_str_equal (fields[i].name, "assigned") == !rest
          && !duban_edit_reader_take (reader, fields[i].name, fields[i].value, error))
        return FALSE;
  return TRUE;
}

static gboolean
check_titled (const DubanEditField *fields, gsize n_fields, GError **error)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].name, "title"))
      return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                       _ ("A task must have a title; give one with --title."));
  return FALSE;
}

/* A part is assigned by the lead of what it is a part of (measure 3, 一级对一级负责). */
static gboolean
follow_parent (DubanEditReader *reader, GError **error)
{
  const DubanEditValue *value = duban_edit_reader_find (reader, DUBAN_ATTR_PARENT);
  const DubanDirectory *directory = reader->session->terms->directory;
  g_autoptr (DubanEntity) parent = NULL;
  const char *name;
  DubanId id;
  guint32 lead;

  if (value == NULL || !duban_span_get_id (duban_bytes_get_span (value->bytes), &id))
    return TRUE;
  parent = duban_entity_find (reader->session->db, DUBAN_ENTITY_TASK, &id, error);
  if (parent == NULL)
    return FALSE;
  id = duban_entity_get_ref (parent, DUBAN_ATTR_LEAD);
  if (duban_id_is_nil (&id))
    return TRUE;
  if (!duban_history_find_entity (reader->session->db, &id, &lead, error))
    return FALSE;
  name = duban_directory_get_name (directory, lead);
  if (name != NULL)
    duban_edit_reader_follow (reader, DUBAN_ATTR_ASSIGNER, duban_bytes_from_text (name));
  return TRUE;
}

/* Without a date of assignment a task is tracked from the day on which that was said. */
static void
follow_assigned (DubanEditReader *reader)
{
  if (reader->assigned == DUBAN_NO_DAY
      && duban_entity_get (reader->task, DUBAN_ATTR_TRACKED_FROM).size == 0)
    duban_edit_reader_follow (reader, DUBAN_ATTR_TRACKED_FROM,
                              duban_bytes_from_day (reader->session->terms->today));
}

static gboolean
complete_new (DubanEditReader *reader, GError **error)
{
  follow_assigned (reader);
  return follow_parent (reader, error);
}

static gboolean
make_field (DubanAct *act, const char *name, GError **error)
{
  const char *words[] = { name, NULL };
  DubanId id = duban_id_from_words ("field", words);
  g_autoptr (DubanEntity) field = NULL;
  g_autofree char *stands = NULL;

  field = duban_entity_find (act->session->db, DUBAN_ENTITY_FIELD, &id, error);
  if (field == NULL)
    return FALSE;
  stands = field->n != 0 ? duban_entity_dup_text (field, DUBAN_ATTR_FIELD_NAME) : NULL;
  if (g_strcmp0 (stands, name) == 0)
    return TRUE; /* made for another task of this act */
  duban_act_open (act, field);
  duban_change_builder_set_text (act->builder, DUBAN_ATTR_FIELD_NAME, name);
  return duban_act_close (act, error);
}

static void
write_value (DubanAct *act, const DubanEditValue *value)
{
  DubanSpan span = duban_bytes_get_span (value->bytes);

  duban_change_builder_set (act->builder, value->spec->attr, span.data, span.size);
}

/* The new holder of a lead or unit that goes from one to another by these values; NULL where it
 * stays, or is set for the first time. */
static const DubanId *
find_new_holder (const DubanEditReader *reader, DubanAttr attr, DubanId *to)
{
  const DubanEditValue *value = duban_edit_reader_find (reader, attr);
  const DubanId none = { { 0 } };

  if (value == NULL)
    return NULL;
  *to = none;
  duban_span_get_id (duban_bytes_get_span (value->bytes), to);
  return duban_handover_is_needed (reader->task, attr, to) ? to : NULL;
}

static void
write_handover (DubanAct *act, const DubanEditReader *reader, const char *reason)
{
  DubanId lead, unit;
  DubanHandover handover = { .day = act->session->now.today,
                             .minute = act->session->now.minute,
                             .by = duban_act_get_self (act),
                             .reason = reason,
                             .lead = find_new_holder (reader, DUBAN_ATTR_LEAD, &lead),
                             .unit = find_new_holder (reader, DUBAN_ATTR_UNIT, &unit) };

  if (handover.lead != NULL || handover.unit != NULL)
    duban_handover_write (act, reader->task, &handover);
}

/* Writes what differs; a named field that had a value leaves a correction behind it, or the
 * handover that a new lead or unit is. */
static void
write_changes (DubanAct *act, const DubanEditReader *reader, const char *reason,
               gboolean is_correction)
{
  for (guint i = 0; i < reader->values->len; i++)
    {
      const DubanEditValue *value = &g_array_index (reader->values, DubanEditValue, i);
      DubanAttr attr = value->spec->attr;
      gboolean is_held = attr == DUBAN_ATTR_LEAD || attr == DUBAN_ATTR_UNIT;
      gboolean had_value = duban_entity_get (reader->task, attr).size > 0;

      if (duban_entity_has (reader->task, attr, duban_bytes_get_span (value->bytes)))
        continue;
      write_value (act, value);
      if (value->named && had_value && (!is_held || is_correction))
        duban_act_write_correction (act, attr, reason);
    }
  if (!is_correction)
    write_handover (act, reader, reason);
}

char *
duban_step_describe_set (const DubanEditField *fields, gsize n_fields)
{
  g_autoptr (GString) label = g_string_new ("set");

  for (gsize i = 0; i < n_fields; i++)
    g_string_append_printf (label, " %s", fields[i].name);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

gboolean
duban_edit_add_task (DubanSession *session, const DubanEditField *fields, gsize n_fields,
                     guint32 *task, GError **error)
{
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_auto (DubanEditReader) reader = { 0 };
  DubanId id;

  if (!check_titled (fields, n_fields, error))
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  id = duban_session_new_id (session);
  entity = duban_entity_new (DUBAN_ENTITY_TASK, &id);
  duban_edit_reader_init (&reader, session, entity);
  if (!take_fields (&reader, fields, n_fields, error) || !complete_new (&reader, error)
      || (reader.new_field != NULL && !make_field (act, reader.new_field, error)))
    return FALSE;
  duban_act_open (act, entity);
  for (guint i = 0; i < reader.values->len; i++)
    {
      const DubanEditValue *value = &g_array_index (reader.values, DubanEditValue, i);

      if (g_bytes_get_size (value->bytes) > 0)
        write_value (act, value);
    }
  return duban_act_close (act, error) && duban_act_commit (act, "add", error)
         && duban_history_find_entity (session->db, &id, task, error);
}

gboolean
duban_step_check_set (const DubanEditField *fields, gsize n_fields,
                      const DubanEditSetOptions *options, GError **error)
{
  gboolean decides = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    decides |= g_str_equal (fields[i].name, "decision-state");
  if (options->since != NULL && !decides)
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                         _ ("--since says since when a decision stands so; set decision-state "
                            "with it."));
  else if (options->correction != NULL && *options->correction == '\0')
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                         _ ("A correction has a reason; say what was mistyped."));
  else
    return TRUE;
  return FALSE;
}

gboolean
duban_step_set (DubanAct *act, const DubanEntity *entity, const DubanEditField *fields,
                gsize n_fields, const DubanEditSetOptions *options, gboolean *changed,
                GError **error)
{
  g_auto (DubanEditReader) reader = { 0 };
  g_autofree char *reason = duban_input_dup_text ("reason", options->reason, error);
  g_autofree char *correction = NULL;

  if (reason == NULL)
    return FALSE;
  if (options->correction != NULL)
    {
      correction = duban_input_dup_text ("correction", options->correction, error);
      if (correction == NULL)
        return FALSE;
    }
  duban_edit_reader_init (&reader, act->session, entity);
  reader.since = options->since;
  if (!take_fields (&reader, fields, n_fields, error)
      || (reader.new_field != NULL && !make_field (act, reader.new_field, error)))
    return FALSE;
  follow_assigned (&reader);
  duban_act_open (act, entity);
  write_changes (act, &reader, correction != NULL ? correction : reason, correction != NULL);
  *changed = duban_change_builder_get_n_writes (act->builder) > 0;
  return duban_act_close (act, error);
}

gboolean
duban_edit_set_task (DubanSession *session, guint32 task, const DubanEditField *fields,
                     gsize n_fields, const DubanEditSetOptions *options, GError **error)
{
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_autofree char *label = duban_step_describe_set (fields, n_fields);
  gboolean changed;

  if (!duban_step_check_set (fields, n_fields, options, error))
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = duban_entity_load (session->db, task, error);
  return entity != NULL && duban_step_set (act, entity, fields, n_fields, options, &changed, error)
         && (!changed || duban_act_commit (act, label, error));
}

/* Deletes a task, or brings it back. */
static gboolean
set_deleted (DubanSession *session, guint32 task, gboolean deleted, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_autoptr (DubanEntity) entity = NULL;

  if (act == NULL)
    return FALSE;
  entity = duban_entity_load (session->db, task, error);
  if (entity == NULL)
    return FALSE;
  if ((duban_entity_get_code (entity, DUBAN_ATTR_DELETED) == DUBAN_YES) == deleted)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           deleted ? _ ("This task is deleted already.")
                                   : _ ("This task is not deleted."));
      return FALSE;
    }
  duban_act_open (act, entity);
  duban_change_builder_set_code (act->builder, DUBAN_ATTR_DELETED, deleted ? DUBAN_YES : DUBAN_NO);
  return duban_act_close (act, error)
         && duban_act_commit (act, deleted ? "delete" : "undelete", error);
}

gboolean
duban_edit_delete_task (DubanSession *session, guint32 task, GError **error)
{
  return set_deleted (session, task, TRUE, error);
}

gboolean
duban_edit_undelete_task (DubanSession *session, guint32 task, GError **error)
{
  return set_deleted (session, task, FALSE, error);
}
