/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"

#include "app/edit/act.h"
#include "app/input.h"
#include "core/finding.h"

#include <glib/gi18n-lib.h>

/* Which findings a waiver is about: nil ids stand for any leader, any unit. */
typedef struct
{
  const char *rule;
  DubanId leader, unit;
} Scope;

static gboolean
has_task (DubanRule rule)
{
  return rule != DUBAN_RULE_IDLE_UNIT && rule != DUBAN_RULE_NO_PORTFOLIO;
}

static gboolean
check_rule (guint32 task, const char *code, GError **error)
{
  DubanRule rule = duban_rule_parse (code);

  if (rule == DUBAN_N_RULES)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("There is no rule “%s”; “dubanctl check” shows those that found something."),
                 code);
  else if (task == 0 && has_task (rule))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("“%s” is found of tasks; name the task instead of “-”."), code);
  else if (task != 0 && !has_task (rule))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("“%s” is not found of a task; write “-” instead of one."), code);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_scope (DubanSession *session, const char *leader, const char *unit, Scope *scope,
            GError **error)
{
  const DubanDirectory *directory = session->terms->directory;

  return (leader == NULL || duban_edit_find_leader (directory, leader, &scope->leader, error))
         && (unit == NULL || duban_edit_find_unit (directory, unit, &scope->unit, error));
}

/* Where a waiver lies: at the task; else at the unit, the leader, or the office's settings. */
static DubanEntity *
find_place (DubanSession *session, guint32 task, const Scope *scope, GError **error)
{
  const char *none[] = { NULL };
  DubanId settings = duban_id_from_words ("settings", none);

  if (task != 0)
    return duban_entity_load (session->db, task, error);
  if (!duban_id_is_nil (&scope->unit))
    return duban_entity_find (session->db, DUBAN_ENTITY_UNIT, &scope->unit, error);
  if (!duban_id_is_nil (&scope->leader))
    return duban_entity_find (session->db, DUBAN_ENTITY_LEADER, &scope->leader, error);
  return duban_entity_find (session->db, DUBAN_ENTITY_SETTINGS, &settings, error);
}

static gboolean
read_terms (DubanSession *session, const char *reason, const char *until, char **text,
            DubanDay *last, GError **error)
{
  DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                   .today = session->terms->today,
                                   .calendar = session->terms->calendar };

  if (reason == NULL || until == NULL)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                           _ ("A finding is set aside with --reason and --until."));
      return FALSE;
    }
  *text = duban_input_dup_text ("reason", reason, error);
  if (*text == NULL || !duban_input_read_day ("until", until, &context, last, error))
    return FALSE;
  if (**text == '\0')
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                         _ ("The reason is empty; say why the finding is set aside."));
  else if (*last == DUBAN_NO_DAY || *last < context.today)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("until: “%s” is no day from today on; a finding is set aside for a time."),
                 until);
  else
    return TRUE;
  return FALSE;
}

static void
write_waiver (DubanAct *act, const Scope *scope, const char *reason, DubanDay last)
{
  DubanChangeBuilder *builder = act->builder;
  DubanNow now = act->session->now;
  DubanId self = duban_act_get_self (act);

  duban_act_begin_record (act, DUBAN_RECORD_WAIVE, now.today, now.minute, &self, reason);
  duban_change_builder_extra_day (builder, DUBAN_EXTRA_DUE, last);
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_RULE, scope->rule);
  if (!duban_id_is_nil (&scope->leader))
    duban_change_builder_extra_id (builder, DUBAN_EXTRA_LEADER, &scope->leader);
  if (!duban_id_is_nil (&scope->unit))
    duban_change_builder_extra_id (builder, DUBAN_EXTRA_UNIT, &scope->unit);
  duban_change_builder_end_record (builder);
}

static gboolean
is_same_id (DubanSpan value, const DubanId *wanted)
{
  DubanId id;

  return duban_id_is_nil (wanted)
         || (duban_span_get_id (value, &id) && duban_id_equal (&id, wanted));
}

/* Whether a standing waiver that still runs is one of those. */
static gboolean
is_in_scope (const DubanFoldRecord *waiver, const Scope *scope, DubanDay today)
{
  const gsize rule_size = strlen (scope->rule);
  DubanSpan leader = { 0 }, unit = { 0 }, rule = { 0 }, last = { 0 };
  DubanWireExtra extra;
  gsize cursor = 0;

  if (waiver->record.kind != DUBAN_RECORD_WAIVE || waiver->voided_by != NULL)
    return FALSE;
  while (duban_wire_record_next_extra (&waiver->record, &cursor, &extra))
    {
      if (extra.key == DUBAN_EXTRA_RULE)
        rule = extra.value;
      else if (extra.key == DUBAN_EXTRA_LEADER)
        leader = extra.value;
      else if (extra.key == DUBAN_EXTRA_UNIT)
        unit = extra.value;
      else if (extra.key == DUBAN_EXTRA_DUE)
        last = extra.value;
    }
  return rule.size == rule_size && memcmp (rule.data, scope->rule, rule_size) == 0
         && is_same_id (leader, &scope->leader) && is_same_id (unit, &scope->unit)
         && duban_span_get_day (last) >= today;
}

static gboolean
end_waivers (DubanAct *act, const DubanEntity *place, const Scope *scope, GError **error)
{
  DubanNow now = act->session->now;
  DubanId self = duban_act_get_self (act);
  gsize n_records = 0;
  const DubanFoldRecord *records
      = place->fold != NULL ? duban_fold_get_records (place->fold, &n_records) : NULL;

  for (gsize i = 0; i < n_records; i++)
    {
      if (!is_in_scope (&records[i], scope, now.today))
        continue;
      duban_act_begin_record (act, DUBAN_RECORD_VOID, now.today, now.minute, &self, NULL);
      duban_change_builder_extra_id (act->builder, DUBAN_EXTRA_TARGET, &records[i].record.id);
      duban_change_builder_end_record (act->builder);
    }
  if (duban_change_builder_get_n_writes (act->builder) > 0)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("No finding “%s” is set aside there; there is nothing to take back."),
               scope->rule);
  return FALSE;
}

gboolean
duban_edit_waive (DubanSession *session, guint32 task, const char *rule, const char *leader,
                  const char *unit, const char *reason, const char *until, gboolean end,
                  GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_autoptr (DubanEntity) place = NULL;
  g_autofree char *text = NULL;
  Scope scope = { .rule = rule };
  DubanDay last = DUBAN_NO_DAY;

  if (act == NULL || !check_rule (task, rule, error)
      || !read_scope (session, leader, unit, &scope, error)
      || (!end && !read_terms (session, reason, until, &text, &last, error)))
    return FALSE;
  place = find_place (session, task, &scope, error);
  if (place == NULL)
    return FALSE;
  duban_act_open (act, place);
  if (!end)
    write_waiver (act, &scope, text, last);
  else if (!end_waivers (act, place, &scope, error))
    return FALSE;
  return duban_act_close (act, error)
         && duban_act_commit (act, end ? "waive --end" : "waive", error);
}
