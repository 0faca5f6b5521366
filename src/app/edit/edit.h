/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing: everything that a person does to data, as the window and dubanctl both do it.
 * Values are the texts of interface.md; what is not acceptable is refused in one sentence and
 * nothing is changed.  Each call is one command: one transaction, one step of undo. */
#pragma once

#include "app/edit/name.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* title, lead, cooperating-units … (interface.md, “Field names”) */
  const char *value; /* "" clears */
} DubanEditField;

/* Creates a task; *task receives its number as an entity. */
gboolean duban_edit_add_task (DubanSession *session, const DubanEditField *fields, gsize n_fields,
                              guint32 *task, GError **error);

typedef struct
{
  const char *reason;     /* of a handover; or NULL */
  const char *correction; /* set: a typing error is corrected, with this reason; else NULL */
  const char *since;      /* of decision-state; NULL: today */
} DubanEditSetOptions;

/* Changes fields of a task.  A new lead or unit writes a handover record, unless it is a
 * correction; any other field that had a value writes a correction (domain.md section 2). */
gboolean duban_edit_set_task (DubanSession *session, guint32 task, const DubanEditField *fields,
                              gsize n_fields, const DubanEditSetOptions *options, GError **error);

/* A record as a person fills it in; NULL where not given. */
typedef struct
{
  const char *kind; /* code */
  const char *on;   /* "2026-11-23" or "2026-11-23T09:00"; NULL: now */
  const char *by;   /* NULL: this desk's leader */
  const char *text, *to, *ledger, *position, *period, *cause, *suggestion, *record, *lead, *unit;
  const char *due, *reason, *outcome, *title, *milestone, *done, *level;
  const char *const *attachments; /* paths, NULL-terminated */
  gboolean granted, refused;      /* of an extension */
} DubanRecordDraft;

/* Adds a record with what it does to the task: close, suspend, resume, reopen, withdraw set the
 * status, a handover the lead or unit, a granted extension the due.  *id: the record's. */
gboolean duban_edit_record (DubanSession *session, guint32 task, const DubanRecordDraft *draft,
                            DubanId *id, GError **error);

gboolean duban_edit_delete_task (DubanSession *session, guint32 task, GError **error);
gboolean duban_edit_undelete_task (DubanSession *session, guint32 task, GError **error);

/* Takes back the last command on this desk that is not undone, by compensating changes.
 * *label (may be NULL): the words of that command. */
gboolean duban_edit_undo (DubanSession *session, char **label, GError **error);

/* Sets a finding aside, or takes that back (end).  task 0: one without a task. */
gboolean duban_edit_waive (DubanSession *session, guint32 task, const char *rule,
                           const char *leader, const char *unit, const char *reason,
                           const char *until, gboolean end, GError **error);

G_END_DECLS
