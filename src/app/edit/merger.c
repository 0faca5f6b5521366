/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/merger.h"

#include "app/edit/act.h"
#include "app/edit/handover.h"
#include "app/entity/holders.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DubanAct *act;
  const DubanUnit *unit, *into;
  DubanDay day; /* DUBAN_NO_DAY: all along */
  char *reason;
  GArray *tasks; /* of guint32: those of the unit */
} Merger;

static void
merger_clear (Merger *merger)
{
  g_free (merger->reason);
  g_clear_pointer (&merger->tasks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merger, merger_clear)

static gboolean
find_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Merger *merger = data;
  gboolean is_open = task->status == DUBAN_STATUS_OPEN || task->status == DUBAN_STATUS_SUSPENDED;
  gboolean is_of_unit = task->unit == merger->unit->n;

  for (gsize i = 0; i < task->n_cooperating_units; i++)
    is_of_unit |= task->cooperating_units[i] == merger->unit->n;
  if (is_of_unit && (is_open || merger->day == DUBAN_NO_DAY))
    g_array_append_val (merger->tasks, task->n);
  return TRUE;
}

static void
write_responsible (Merger *merger, const DubanEntity *task)
{
  DubanAct *act = merger->act;
  DubanHandover handover = { .day = merger->day,
                             .minute = DUBAN_NO_MINUTE,
                             .by = duban_act_get_self (act),
                             .reason = merger->reason,
                             .unit = &merger->into->id };

  duban_change_builder_set_ref (act->builder, DUBAN_ATTR_UNIT, &merger->into->id);
  if (merger->day == DUBAN_NO_DAY)
    duban_act_write_correction (act, DUBAN_ATTR_UNIT, merger->reason);
  else
    duban_handover_write (act, task, &handover);
}

/* The cooperating units with the other in the unit's place; who is responsible does not cooperate
 * with itself. */
static void
write_cooperating (Merger *merger, const DubanEntity *task, const DubanId *responsible)
{
  DubanSpan value = duban_entity_get (task, DUBAN_ATTR_COOPERATING_UNITS);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DubanId));
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_named = FALSE;

  for (gsize i = 0; i + DUBAN_ID_SIZE <= value.size; i += DUBAN_ID_SIZE)
    {
      DubanId id;

      duban_span_get_id ((DubanSpan){ value.data + i, DUBAN_ID_SIZE }, &id);
      is_named |= duban_id_equal (&id, &merger->unit->id);
      if (duban_id_equal (&id, &merger->unit->id))
        id = merger->into->id;
      if (!duban_id_equal (&id, responsible))
        g_array_append_val (ids, id);
    }
  bytes = duban_bytes_from_ids (ids);
  if (duban_span_equal (duban_bytes_get_span (bytes), value))
    return;
  duban_change_builder_set (merger->act->builder, DUBAN_ATTR_COOPERATING_UNITS,
                            g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (is_named)
    duban_act_write_correction (merger->act, DUBAN_ATTR_COOPERATING_UNITS, merger->reason);
}

static gboolean
write_task (Merger *merger, guint32 n, GError **error)
{
  g_autoptr (DubanEntity) task = duban_entity_load (merger->act->session->db, n, error);
  DubanId responsible;

  if (task == NULL)
    return FALSE;
  responsible = duban_entity_get_ref (task, DUBAN_ATTR_UNIT);
  duban_act_open (merger->act, task);
  if (duban_id_equal (&responsible, &merger->unit->id))
    {
      write_responsible (merger, task);
      responsible = merger->into->id;
    }
  write_cooperating (merger, task, &responsible);
  return duban_act_close (merger->act, error);
}

static void
add_texts (GPtrArray *texts, const char *const *more, const char *except)
{
  for (gsize i = 0; more != NULL && more[i] != NULL; i++)
    if (g_strcmp0 (more[i], except) != 0
        && !g_ptr_array_find_with_equal_func (texts, more[i], g_str_equal, NULL))
      g_ptr_array_add (texts, (gpointer) more[i]);
}

/* The names of one sort that both had, for the one that stays: a name of two units is none's. */
static void
write_names (Merger *merger, const DubanEntity *entity, DubanAttr attr, GStrv own, GStrv more)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  add_texts (texts, (const char *const *) own, NULL);
  add_texts (texts, (const char *const *) more, merger->into->name);
  g_ptr_array_add (texts, NULL);
  bytes = duban_bytes_from_texts ((const char *const *) texts->pdata);
  if (!duban_entity_has (entity, attr, duban_bytes_get_span (bytes)) && texts->len > 1)
    duban_change_builder_set (merger->act->builder, attr, g_bytes_get_data (bytes, NULL),
                              g_bytes_get_size (bytes));
}

static void
clear (Merger *merger, const DubanEntity *entity, DubanAttr attr)
{
  if (duban_entity_get (entity, attr).size > 0)
    duban_change_builder_clear_attr (merger->act->builder, attr);
}

/* What the other has no value for it takes from the unit. */
static void
inherit (Merger *merger, const DubanEntity *from, const DubanEntity *to, DubanAttr attr)
{
  DubanSpan value = duban_entity_get (from, attr);

  if (value.size > 0 && duban_entity_get (to, attr).size == 0)
    duban_change_builder_set (merger->act->builder, attr, value.data, value.size);
}

static gboolean
holds_already (GArray *holders, const DubanHolder *holder)
{
  for (guint i = 0; i < holders->len; i++)
    {
      const DubanHolder *other = &g_array_index (holders, DubanHolder, i);

      if (duban_id_equal (&other->leader, &holder->leader)
          && !duban_holders_is_before (other->to, holder->from)
          && !duban_holders_is_before (holder->to, other->from))
        return TRUE;
    }
  return FALSE;
}

static void
write_holders (Merger *merger, const DubanEntity *entity, GArray *holders)
{
  g_autoptr (GBytes) bytes = duban_holders_write (holders);

  if (!duban_entity_has (entity, DUBAN_ATTR_UNIT_HOLDERS, duban_bytes_get_span (bytes)))
    duban_change_builder_set (merger->act->builder, DUBAN_ATTR_UNIT_HOLDERS,
                              g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Whoever held the unit holds the other: since then, or from the day of the merger on. */
static void
take_holders (Merger *merger, const DubanEntity *unit, const DubanEntity *into)
{
  g_autoptr (GArray) from = duban_holders_read (duban_entity_get (unit, DUBAN_ATTR_UNIT_HOLDERS));
  g_autoptr (GArray) to = duban_holders_read (duban_entity_get (into, DUBAN_ATTR_UNIT_HOLDERS));

  for (guint i = 0; i < from->len; i++)
    {
      DubanHolder holder = g_array_index (from, DubanHolder, i);

      if (merger->day != DUBAN_NO_DAY && holder.to != DUBAN_NO_DAY && holder.to < merger->day)
        continue;
      if (merger->day != DUBAN_NO_DAY && holder.from < merger->day)
        holder.from = merger->day;
      if (!holds_already (to, &holder))
        g_array_append_val (to, holder);
    }
  write_holders (merger, into, to);
}

/* What is left of the unit's own: nothing, or what ended the day before the merger. */
static void
end_holders (Merger *merger, const DubanEntity *unit)
{
  g_autoptr (GArray) holders
      = duban_holders_read (duban_entity_get (unit, DUBAN_ATTR_UNIT_HOLDERS));

  for (guint i = holders->len; i > 0; i--)
    {
      DubanHolder *holder = &g_array_index (holders, DubanHolder, i - 1);

      if (merger->day == DUBAN_NO_DAY
          || (holder->from != DUBAN_NO_DAY && holder->from >= merger->day))
        g_array_remove_index (holders, i - 1);
      else if (holder->to == DUBAN_NO_DAY || holder->to >= merger->day)
        holder->to = merger->day - 1;
    }
  if (holders->len > 0)
    write_holders (merger, unit, holders);
  else
    clear (merger, unit, DUBAN_ATTR_UNIT_HOLDERS);
}

static gboolean
write_into (Merger *merger, const DubanEntity *unit, const DubanEntity *into, GError **error)
{
  static const DubanAttr inherited[]
      = { DUBAN_ATTR_UNIT_CATEGORY, DUBAN_ATTR_UNIT_PARENT, DUBAN_ATTR_UNIT_HEADS };

  duban_act_open (merger->act, into);
  write_names (merger, into, DUBAN_ATTR_UNIT_SHORT_NAMES, merger->into->short_names,
               merger->unit->short_names);
  write_names (merger, into, DUBAN_ATTR_UNIT_FORMER_NAMES, merger->into->former_names,
               merger->unit->former_names);
  for (gsize i = 0; i < G_N_ELEMENTS (inherited); i++)
    if (inherited[i] != DUBAN_ATTR_UNIT_PARENT || merger->unit->parent != merger->into->n)
      inherit (merger, unit, into, inherited[i]);
  take_holders (merger, unit, into);
  return duban_act_close (merger->act, error);
}

static gboolean
write_unit (Merger *merger, const DubanEntity *unit, GError **error)
{
  duban_act_open (merger->act, unit);
  clear (merger, unit, DUBAN_ATTR_UNIT_SHORT_NAMES);
  clear (merger, unit, DUBAN_ATTR_UNIT_FORMER_NAMES);
  end_holders (merger, unit);
  duban_change_builder_set_ref (merger->act->builder, DUBAN_ATTR_UNIT_MERGED_INTO,
                                &merger->into->id);
  if (merger->day != DUBAN_NO_DAY)
    duban_change_builder_set_day (merger->act->builder, DUBAN_ATTR_UNIT_MERGED_ON, merger->day);
  return duban_act_close (merger->act, error);
}

/* The units that belonged to it belong to the other. */
static gboolean
write_children (Merger *merger, GError **error)
{
  gsize n;
  const DubanUnit *const *units
      = duban_directory_list_units (merger->act->session->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DubanEntity) child = NULL;

      if (units[i]->parent != merger->unit->n || units[i]->n == merger->into->n)
        continue;
      child = duban_entity_load (merger->act->session->db, units[i]->n, error);
      if (child == NULL)
        return FALSE;
      duban_act_open (merger->act, child);
      duban_change_builder_set_ref (merger->act->builder, DUBAN_ATTR_UNIT_PARENT,
                                    &merger->into->id);
      if (!duban_act_close (merger->act, error))
        return FALSE;
    }
  return TRUE;
}

/* The tasks are read before anything of the act is written. */
static gboolean
write_all (Merger *merger, GError **error)
{
  DubanSession *session = merger->act->session;
  g_autoptr (DubanEntity) unit = duban_entity_load (session->db, merger->unit->n, error);
  g_autoptr (DubanEntity) into = NULL;

  if (unit == NULL
      || !duban_tasks_each (session->db, DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock),
                            find_task_cb, merger, NULL, error))
    return FALSE;
  into = duban_entity_load (session->db, merger->into->n, error);
  if (into == NULL || !write_into (merger, unit, into, error) || !write_unit (merger, unit, error)
      || !write_children (merger, error))
    return FALSE;
  for (guint i = 0; i < merger->tasks->len; i++)
    if (!write_task (merger, g_array_index (merger->tasks, guint32, i), error))
      return FALSE;
  return TRUE;
}

static const DubanUnit *
find_unit (const DubanSession *session, const char *name, GError **error)
{
  const DubanUnit *unit = duban_directory_find_unit (session->terms->directory, name);

  if (unit == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("There is no unit “%s”; “dubanctl units” lists them."), name);
  else if (duban_unit_is_merged (unit, session->terms->today))
    {
      const DubanUnit *into
          = duban_directory_get_unit (session->terms->directory, unit->merged_into);

      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                   _ ("%s was merged into %s already; name that one."), unit->name,
                   into != NULL ? into->name : "");
      return NULL;
    }
  return unit;
}

static gboolean
read_day (Merger *merger, const char *on, GError **error)
{
  DubanSession *session = merger->act->session;
  DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                   .today = session->terms->today,
                                   .calendar = session->terms->calendar };

  merger->day = DUBAN_NO_DAY;
  if (on == NULL)
    return TRUE;
  if (!duban_input_read_day ("on", on, &context, &merger->day, error))
    return FALSE;
  if (merger->day != DUBAN_NO_DAY && merger->day <= session->terms->today)
    return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                       _ ("Units are merged on a day that has come; say it then."));
  return FALSE;
}

gboolean
duban_directory_edit_merge_unit (DubanSession *session, const char *unit, const char *into,
                                 const char *on, guint *n_tasks, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_autofree char *label = NULL;
  g_auto (Merger) merger = { .act = act };

  if (act == NULL || !read_day (&merger, on, error)
      || (merger.unit = find_unit (session, unit, error)) == NULL
      || (merger.into = find_unit (session, into, error)) == NULL)
    return FALSE;
  if (merger.unit == merger.into)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” and “%s” are one unit already."), unit, into);
      return FALSE;
    }
  merger.tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  merger.reason = g_strdup_printf ("单位合并：%s并入%s", merger.unit->name, merger.into->name);
  label = g_strdup_printf ("units merge %s", merger.unit->name);
  if (n_tasks != NULL)
    *n_tasks = 0;
  if (!write_all (&merger, error))
    return FALSE;
  if (n_tasks != NULL)
    *n_tasks = merger.tasks->len;
  return duban_act_commit (act, label, error);
}
