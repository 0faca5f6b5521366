/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"

#include "app/edit/attachment.h"
#include "app/edit/record-entry.h"
#include "app/edit/step.h"
#include "app/input.h"

#include <glib/gi18n-lib.h>

/* The options of interface.md that belong to some kinds only. */
enum
{
  TO = 1 << 0,
  LEDGER = 1 << 1,
  POSITION = 1 << 2,
  PERIOD = 1 << 3,
  CAUSE = 1 << 4,
  SUGGESTION = 1 << 5,
  RECORD = 1 << 6,
  LEAD = 1 << 7,
  UNIT = 1 << 8,
  DUE = 1 << 9,
  REASON = 1 << 10,
  OUTCOME = 1 << 11,
  TITLE = 1 << 12,
  MILESTONE = 1 << 13,
  DONE = 1 << 14,
  LEVEL = 1 << 15,
  ANSWER = 1 << 16, /* --granted, --refused */
};

static const struct
{
  guint option;
  const char *name;
  glong offset;
} options[] = {
  { TO, "to", G_STRUCT_OFFSET (DubanRecordDraft, to) },
  { LEDGER, "ledger", G_STRUCT_OFFSET (DubanRecordDraft, ledger) },
  { POSITION, "position", G_STRUCT_OFFSET (DubanRecordDraft, position) },
  { PERIOD, "period", G_STRUCT_OFFSET (DubanRecordDraft, period) },
  { CAUSE, "cause", G_STRUCT_OFFSET (DubanRecordDraft, cause) },
  { SUGGESTION, "suggestion", G_STRUCT_OFFSET (DubanRecordDraft, suggestion) },
  { RECORD, "record", G_STRUCT_OFFSET (DubanRecordDraft, record) },
  { LEAD, "lead", G_STRUCT_OFFSET (DubanRecordDraft, lead) },
  { UNIT, "unit", G_STRUCT_OFFSET (DubanRecordDraft, unit) },
  { DUE, "due", G_STRUCT_OFFSET (DubanRecordDraft, due) },
  { REASON, "reason", G_STRUCT_OFFSET (DubanRecordDraft, reason) },
  { OUTCOME, "outcome", G_STRUCT_OFFSET (DubanRecordDraft, outcome) },
  { TITLE, "title", G_STRUCT_OFFSET (DubanRecordDraft, title) },
  { MILESTONE, "milestone", G_STRUCT_OFFSET (DubanRecordDraft, milestone) },
  { DONE, "done", G_STRUCT_OFFSET (DubanRecordDraft, done) },
  { LEVEL, "level", G_STRUCT_OFFSET (DubanRecordDraft, level) },
};

/* Kinds with options of their own: what they take, and what they cannot do without. */
static const struct
{
  DubanRecordKind kind;
  guint takes;
  guint needs;
} kinds[] = {
  { DUBAN_RECORD_FEEDBACK, TO, 0 },
  { DUBAN_RECORD_ACCOUNT, LEDGER | POSITION | PERIOD, LEDGER | POSITION },
  { DUBAN_RECORD_BLOCKAGE, CAUSE | SUGGESTION, 0 },
  { DUBAN_RECORD_RESOLVE, RECORD, RECORD },
  { DUBAN_RECORD_REQUEST, TO, TO },
  { DUBAN_RECORD_ANSWER, RECORD, RECORD },
  { DUBAN_RECORD_HANDOVER, LEAD | UNIT | REASON, 0 },
  { DUBAN_RECORD_EXTENSION, DUE | REASON | ANSWER, DUE },
  { DUBAN_RECORD_DECISION, OUTCOME, OUTCOME },
  { DUBAN_RECORD_MILESTONE, TITLE | DUE | MILESTONE | DONE, 0 },
  { DUBAN_RECORD_VERIFY, LEVEL | OUTCOME, LEVEL | OUTCOME },
  { DUBAN_RECORD_VOID, RECORD | REASON, RECORD | REASON },
};

static const char *
get_option (const DubanRecordDraft *draft, gsize i)
{
  return G_STRUCT_MEMBER (const char *, draft, options[i].offset);
}

static DubanRecordKind
parse_kind (const char *code, GError **error)
{
  DubanRecordKind kind = duban_record_kind_parse (code);

  /* A correction comes of `set`, a waiver of `waive`. */
  if (kind != 0 && kind != DUBAN_RECORD_CORRECTION && kind != DUBAN_RECORD_WAIVE)
    return kind;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("There is no kind of record “%s”; “dubanctl help record” lists them."), code);
  return 0;
}

static gboolean
refuse_option (gboolean is_missing, const char *name, const char *kind, GError **error)
{
  if (is_missing)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                 /* Translators: an option such as --ledger, and a kind of record. */
                 _ ("--%s is missing: a record “%s” cannot do without it."), name, kind);
  else
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                 _ ("--%s says nothing about a record “%s”; leave it out."), name, kind);
  return FALSE;
}

static gboolean
check_options (const DubanRecordDraft *draft, DubanRecordKind kind, GError **error)
{
  guint takes = 0, needs = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      {
        takes = kinds[i].takes;
        needs = kinds[i].needs;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const char *value = get_option (draft, i);

      if (value == NULL && (needs & options[i].option) != 0)
        return refuse_option (TRUE, options[i].name, draft->kind, error);
      if (value != NULL && (takes & options[i].option) == 0)
        return refuse_option (FALSE, options[i].name, draft->kind, error);
      if (value != NULL && !duban_input_check_text (options[i].name, value, error))
        return FALSE;
    }
  if ((draft->granted || draft->refused) && (takes & ANSWER) == 0)
    return refuse_option (FALSE, draft->granted ? "granted" : "refused", draft->kind, error);
  return draft->text == NULL || duban_input_check_text ("text", draft->text, error);
}

static gboolean
find_writer (DubanRecordEntry *entry, GError **error)
{
  const char *by = entry->draft->by;

  entry->by = duban_act_get_self (entry->act);
  return by == NULL
         || duban_edit_find_person (entry->act->session->terms->directory, by, &entry->by, error);
}

static gboolean
read_moment (DubanRecordEntry *entry, GError **error)
{
  const DubanSession *session = entry->act->session;
  DubanDatewordContext context
      = { .assigned = duban_entity_get_day (entry->task, DUBAN_ATTR_ASSIGNED),
          .today = session->terms->today,
          .calendar = session->terms->calendar };

  entry->day = session->now.today;
  entry->minute = session->now.minute;
  if (entry->draft->on == NULL)
    return TRUE;
  if (!duban_input_read_event ("on", entry->draft->on, &context, session->now.minute, &entry->day,
                               &entry->minute, error))
    return FALSE;
  return entry->day != DUBAN_NO_DAY || duban_input_refuse_no_day ("on", error);
}

gboolean
duban_step_check_record (const DubanRecordDraft *draft, GError **error)
{
  DubanRecordKind kind = parse_kind (draft->kind, error);

  return kind != 0 && check_options (draft, kind, error);
}

gboolean
duban_step_record (DubanAct *act, const DubanEntity *entity, const DubanRecordDraft *draft,
                   GPtrArray *attachments, DubanId *id, GError **error)
{
  DubanRecordEntry entry = { .act = act,
                             .task = entity,
                             .draft = draft,
                             .kind = duban_record_kind_parse (draft->kind),
                             .attachments = attachments };

  duban_act_open (act, entity);
  if (!find_writer (&entry, error) || !read_moment (&entry, error)
      || !duban_record_entry_write (&entry, error) || !duban_act_close (act, error))
    return FALSE;
  *id = entry.id;
  return TRUE;
}

gboolean
duban_edit_record (DubanSession *session, guint32 task, const DubanRecordDraft *draft, DubanId *id,
                   GError **error)
{
  g_autofree char *label = g_strdup_printf ("record %s", draft->kind);
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;

  if (!duban_step_check_record (draft, error))
    return FALSE;
  attachments = duban_attachment_take (session->db, draft->attachments, error);
  if (attachments == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  entity = duban_entity_load (session->db, task, error);
  return entity != NULL && duban_step_record (act, entity, draft, attachments, id, error)
         && duban_act_commit (act, label, error);
}
