/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names by which findings speak of tasks: id, number and title.  A hundred thousand of them
 * are fetched in one pass over the tasks.
 *
 *   duban_task_names_new → duban_task_names_want × n → duban_task_names_load → _get, _say */
#pragma once

#include "app/session.h"
#include "app/wording/wording.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 n;
  DubanId id;
  const char *number; /* or NULL */
  const char *title;
} DubanTaskName;

typedef struct _DubanTaskNames DubanTaskNames;

DubanTaskNames *duban_task_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_task_names_free (DubanTaskNames *names);

/* The tasks that a finding, and its sentence, names. */
void duban_task_names_want (DubanTaskNames *names, const DubanFinding *finding);
void duban_task_names_want_task (DubanTaskNames *names, guint32 task);

/* Fetches what is wanted. */
gboolean duban_task_names_load (DubanTaskNames *names, DubanSession *session, GError **error);

/* NULL for a task that was not wanted or is not there. (transfer none) */
const DubanTaskName *duban_task_names_get (const DubanTaskNames *names, guint32 task);

/* The sentence of a finding that was wanted, with the names it needs. (transfer full) */
char *duban_task_names_say (const DubanTaskNames *names, const DubanTerms *terms,
                            const DubanFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTaskNames, duban_task_names_free)

G_END_DECLS
