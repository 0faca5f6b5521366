/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/value.h"

#include "app/edit/name.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"
#include "core/task.h"
#include "core/text.h"
#include "store/tasks.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Parents of parents are followed this far when a circle is looked for. */
#define MAX_DEPTH 64

typedef gboolean (*TakeFunc) (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text,
                              GError **error);

static void
value_clear (gpointer data)
{
  DubanEditValue *value = data;

  g_clear_pointer (&value->bytes, g_bytes_unref);
}

static void
put (DubanEditReader *reader, const DubanAttrSpec *spec, GBytes *bytes, gboolean named)
{
  DubanEditValue value = { spec, bytes, named };

  for (guint i = 0; i < reader->values->len; i++)
    {
      DubanEditValue *old = &g_array_index (reader->values, DubanEditValue, i);

      if (old->spec != spec)
        continue;
      value_clear (old);
      *old = value;
      return;
    }
  g_array_append_val (reader->values, value);
}

static DubanDatewordContext
get_context (const DubanEditReader *reader)
{
  const DubanTerms *terms = reader->session->terms;
  DubanDatewordContext context
      = { .assigned = reader->assigned, .today = terms->today, .calendar = terms->calendar };

  return context;
}

static gboolean
take_text (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  put (reader, spec, duban_bytes_from_text (text), TRUE);
  return TRUE;
}

static gboolean
take_title (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  if (*text != '\0')
    return take_text (reader, spec, text, error);
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                       _ ("A task must have a title; give one."));
  return FALSE;
}

typedef struct
{
  const char *number;
  guint32 own;
  gboolean found;
} NumberSearch;

static gboolean
compare_number_cb (const DubanTask *task, const DubanRecord *records, gsize n_records,
                   gpointer data)
{
  NumberSearch *search = data;

  if (task->n != search->own && !task->deleted && g_strcmp0 (task->number, search->number) == 0)
    search->found = TRUE;
  return !search->found;
}

/* A number is given once (domain.md section 2). */
static gboolean
take_number (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  NumberSearch search = { text, reader->task->n, FALSE };
  GTimeZone *zone = duban_clock_get_zone (reader->session->clock);
  g_autoptr (GArray) found = NULL;

  if (*text == '\0')
    return take_text (reader, spec, text, error);
  found = duban_tasks_find (reader->session->db, text, error);
  if (found == NULL
      || !duban_tasks_each_of (reader->session->db, (const guint32 *) (gpointer) found->data,
                               found->len, DUBAN_TASKS_RULES, zone, compare_number_cb, &search,
                               error))
    return FALSE;
  if (!search.found)
    return take_text (reader, spec, text, error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("Another task has the number “%s”; give this one a number of its own."), text);
  return FALSE;
}

static gboolean
is_among (const char *const *words, const char *text)
{
  return g_strv_contains (words, text);
}

static gboolean
take_word (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  gboolean is_source = spec->attr == DUBAN_ATTR_SOURCE;
  const char *const *words = is_source ? duban_task_list_sources () : duban_task_list_papers ();
  g_autofree char *list = NULL;

  if (*text == '\0' || is_among (words, text))
    return take_text (reader, spec, text, error);
  list = g_strjoinv ("、", (char **) (gpointer) words);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               /* Translators: a field, what was written there, and the words it can be. */
               _ ("%s: “%s” is none of %s."), spec->name, text, list);
  return FALSE;
}

static gboolean
take_code (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  guint code = duban_attr_parse_code (spec, text);
  g_autofree char *list = NULL;

  if (*text == '\0' || code != 0)
    {
      put (reader, spec, duban_bytes_from_code (code), TRUE);
      return TRUE;
    }
  list = g_strjoinv (", ", (char **) (gpointer) spec->codes);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE, _ ("%s: “%s” is none of %s."),
               spec->name, text, list);
  return FALSE;
}

/* A decision stands so since the day it was said to, else since today. */
static gboolean
take_decision (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanDatewordContext context = get_context (reader);
  DubanDay since = context.today;
  guint code = duban_attr_parse_code (spec, text);
  int minute;

  if (!take_code (reader, spec, text, error))
    return FALSE;
  if (reader->since != NULL
      && !duban_input_read_event ("since", reader->since, &context, reader->session->now.minute,
                                  &since, &minute, error))
    return FALSE;
  if (reader->since != NULL || code != duban_entity_get_code (reader->task, spec->attr))
    duban_edit_reader_follow (reader, DUBAN_ATTR_DECISION_SINCE,
                              duban_bytes_from_day (code != 0 ? since : DUBAN_NO_DAY));
  return TRUE;
}

static gboolean
take_day (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanDatewordContext context = get_context (reader);
  DubanDay day;

  if (!duban_input_read_day (spec->name, text, &context, &day, error))
    return FALSE;
  put (reader, spec, duban_bytes_from_day (day), TRUE);
  return TRUE;
}

static gboolean
take_assigned (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanDatewordContext context = get_context (reader);
  int minute;

  context.assigned = DUBAN_NO_DAY;
  if (!duban_input_read_event (spec->name, text, &context, reader->session->now.minute,
                               &reader->assigned, &minute, error))
    return FALSE;
  put (reader, spec, duban_bytes_from_moment (reader->assigned, minute), TRUE);
  return TRUE;
}

static gboolean
take_due (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanDatewordContext context = get_context (reader);
  g_autofree char *wording = NULL;
  g_autofree char *rhythm = NULL;
  DubanSchedule schedule;
  DubanDay day;

  if (!duban_input_read_deadline (spec->name, text, &context, &day, &wording, &schedule, error))
    return FALSE;
  put (reader, spec, duban_bytes_from_day (day), TRUE);
  if (wording != NULL)
    duban_edit_reader_follow (reader, DUBAN_ATTR_DUE_TEXT, duban_bytes_from_text (wording));
  rhythm = schedule.kind != DUBAN_SCHEDULE_NONE ? duban_schedule_to_text (schedule) : NULL;
  if (rhythm != NULL)
    duban_edit_reader_follow (reader, DUBAN_ATTR_FOLLOW_UP, duban_bytes_from_text (rhythm));
  return TRUE;
}

static gboolean
take_rhythm (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanSchedule schedule;

  if (duban_schedule_parse (text, &schedule))
    return take_text (reader, spec, text, error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("%s: “%s” is no rhythm; write 7d, weekly:5, monthly:25 or quarter-end:20."),
               spec->name, text);
  return FALSE;
}

/* Whether `task` is reached from `from` by going up. */
static gboolean
leads_up_to (DubanDb *db, guint32 from, guint32 task, gboolean *reached, GError **error)
{
  *reached = FALSE;
  for (int depth = 0; from != 0 && depth < MAX_DEPTH && !*reached; depth++)
    {
      g_autoptr (DubanEntity) entity = NULL;
      DubanId parent;

      *reached = from == task;
      entity = duban_entity_load (db, from, error);
      if (entity == NULL)
        return FALSE;
      parent = duban_entity_get_ref (entity, DUBAN_ATTR_PARENT);
      from = 0;
      if (!duban_id_is_nil (&parent) && !duban_history_find_entity (db, &parent, &from, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_parent (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanDb *db = reader->session->db;
  DubanId id = { { 0 } };
  gboolean circle = FALSE;
  guint32 parent;

  if (*text != '\0')
    {
      parent = duban_edit_find_task (reader->session, text, error);
      if (parent == 0 || !duban_history_get_entity_id (db, parent, &id, error)
          || (reader->task->n != 0 && !leads_up_to (db, parent, reader->task->n, &circle, error)))
        return FALSE;
    }
  if (circle)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” cannot be above this task: it is this task, or a part of it."), text);
      return FALSE;
    }
  put (reader, spec, duban_bytes_from_id (&id), TRUE);
  return TRUE;
}

static gboolean
take_assignee (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanId id;

  if (*text != '\0'
      && !duban_edit_find_person (reader->session->terms->directory, text, &id, error))
    return FALSE;
  return take_text (reader, spec, text, error);
}

/* A field is a line of work, and as many of them as people name: an unknown one is made. */
static gboolean
take_field (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  const DubanField *field = duban_directory_find_field (reader->session->terms->directory, text);
  DubanId id = { { 0 } };

  g_clear_pointer (&reader->new_field, g_free);
  if (field != NULL)
    id = field->id;
  else if (*text != '\0')
    {
      const char *words[] = { NULL, NULL };

      reader->new_field = duban_input_dup_name (spec->name, text, error);
      if (reader->new_field == NULL)
        return FALSE;
      words[0] = reader->new_field;
      id = duban_id_from_words ("field", words);
    }
  put (reader, spec, duban_bytes_from_id (&id), TRUE);
  return TRUE;
}

static gboolean
take_lead (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanId id = { { 0 } };

  if (*text != '\0'
      && !duban_edit_find_leader (reader->session->terms->directory, text, &id, error))
    return FALSE;
  put (reader, spec, duban_bytes_from_id (&id), TRUE);
  return TRUE;
}

/* The unit of today; one that the task has already stays, though it was merged since. */
static gboolean
find_unit (const DubanEditReader *reader, DubanAttr attr, const char *name, DubanId *id,
           GError **error)
{
  const DubanTerms *terms = reader->session->terms;
  const DubanUnit *own = duban_directory_find_unit (terms->directory, name);
  DubanSpan held = duban_entity_get (reader->task, attr);

  for (gsize i = 0; own != NULL && i + sizeof *id <= held.size; i += sizeof *id)
    if (memcmp (held.data + i, &own->id, sizeof *id) == 0)
      {
        *id = own->id;
        return TRUE;
      }
  return duban_edit_find_present_unit (terms->directory, name, terms->today, id, error);
}

/* A collective name (各镇, 有关部门) stays wording and never becomes a unit (domain.md 5.2). */
static gboolean
take_unit (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  DubanId id = { { 0 } };

  if (*text != '\0' && duban_text_is_collective (text))
    duban_edit_reader_follow (reader, DUBAN_ATTR_UNIT_TEXT, duban_bytes_from_text (text));
  else if (*text != '\0' && !find_unit (reader, spec->attr, text, &id, error))
    return FALSE;
  put (reader, spec, duban_bytes_from_id (&id), TRUE);
  return TRUE;
}

static gboolean
take_names (DubanEditReader *reader, const DubanAttrSpec *spec, const char *text, GError **error)
{
  const DubanDirectory *directory = reader->session->terms->directory;
  gboolean units = spec->refers_to == DUBAN_ENTITY_UNIT;
  g_autoptr (GPtrArray) names = duban_text_split_names (text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DubanId));
  g_autoptr (GString) wording = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      DubanId id;

      if (units && duban_text_is_collective (name))
        {
          g_string_append_printf (wording, "%s%s", wording->len > 0 ? "、" : "", name);
          continue;
        }
      if (units ? !find_unit (reader, spec->attr, name, &id, error)
                : !duban_edit_find_leader (directory, name, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  put (reader, spec, duban_bytes_from_ids (ids), TRUE);
  if (units)
    duban_edit_reader_follow (reader, DUBAN_ATTR_COOPERATING_TEXT,
                              duban_bytes_from_text (wording->str));
  return TRUE;
}

/* The fields of interface.md in their order, and who reads them. */
static const struct
{
  const char *name;
  TakeFunc take;
} fields[] = {
  { "title", take_title },
  { "number", take_number },
  { "requirement", take_text },
  { "method", take_text },
  { "notes", take_text },
  { "parent", take_parent },
  { "source", take_word },
  { "source-ref", take_text },
  { "source-date", take_day },
  { "paper", take_word },
  { "rectification", take_code },
  { "assigner", take_text },
  { "assignee", take_assignee },
  { "assigned", take_assigned },
  { "tracked-from", take_day },
  { "importance", take_code },
  { "lead", take_lead },
  { "cooperators", take_names },
  { "unit", take_unit },
  { "cooperating-units", take_names },
  { "field", take_field },
  { "decision-level", take_code },
  { "decision-state", take_decision },
  { "meeting", take_day },
  { "due", take_due },
  { "due-text", take_text },
  { "follow-up", take_rhythm },
  { "cause", take_text },
  { "measures", take_text },
  { "accountability", take_text },
  { "quantity", take_text },
  { "target", take_text },
  { "measure", take_text },
  { "handling", take_code },
};

static int
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return (int) i;
  return -1;
}

void
duban_edit_reader_init (DubanEditReader *reader, DubanSession *session, const DubanEntity *task)
{
  DubanEditReader fresh = { .session = session, .task = task };

  fresh.assigned = duban_entity_get_day (task, DUBAN_ATTR_ASSIGNED);
  fresh.values = g_array_new (FALSE, FALSE, sizeof (DubanEditValue));
  g_array_set_clear_func (fresh.values, value_clear);
  *reader = fresh;
}

void
duban_edit_reader_clear (DubanEditReader *reader)
{
  g_clear_pointer (&reader->values, g_array_unref);
  g_clear_pointer (&reader->new_field, g_free);
}

gboolean
duban_edit_reader_take (DubanEditReader *reader, const char *name, const char *text, GError **error)
{
  int found = find_field (name);
  g_autofree char *trimmed = NULL;

  if (found < 0)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("A task has no field “%s”; “dubanctl help add” lists them."), name);
      return FALSE;
    }
  trimmed = duban_input_dup_text (name, text, error);
  return trimmed != NULL
         && fields[found].take (reader, duban_attr_find (DUBAN_ENTITY_TASK, name), trimmed, error);
}

void
duban_edit_reader_follow (DubanEditReader *reader, DubanAttr attr, GBytes *bytes)
{
  const DubanEditValue *said = duban_edit_reader_find (reader, attr);

  if (said != NULL && said->named)
    g_bytes_unref (bytes);
  else
    put (reader, duban_attr_get_spec (attr), bytes, FALSE);
}

const DubanEditValue *
duban_edit_reader_find (const DubanEditReader *reader, DubanAttr attr)
{
  for (guint i = 0; i < reader->values->len; i++)
    {
      const DubanEditValue *value = &g_array_index (reader->values, DubanEditValue, i);

      if (value->spec->attr == attr)
        return value;
    }
  return NULL;
}

gboolean
duban_edit_field_is_known (const char *name)
{
  return find_field (name) >= 0;
}

gboolean
duban_edit_field_is_list (const char *name)
{
  int found = find_field (name);

  return found >= 0 && fields[found].take == take_names;
}

const char *const *
duban_edit_field_list (void)
{
  static const char *names[G_N_ELEMENTS (fields) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    names[i] = fields[i].name;
  return names;
}
