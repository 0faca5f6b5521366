/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one task, from all of its changes: every value that a field ever had, and what
 * was attached to its records. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanAttrSpec *spec;
  char *value; /* as `set` takes it; NULL: cleared */
  char *author;
  DubanId desk; /* the replica that wrote it */
  gint64 time;  /* Unix milliseconds, by the writer's clock */
  gboolean current;
} DubanPastValue;

typedef struct
{
  DubanId record;
  char *name;
  guint64 size;      /* bytes */
  guint8 digest[32]; /* SHA-256 */
  char *path;        /* of the contents; NULL: they are not kept here */
} DubanAttached;

/* What a record of correction corrected. */
typedef struct
{
  DubanId record;
  guint attr;
} DubanCorrected;

typedef struct
{
  GPtrArray *values;      /* of DubanPastValue, each after those that it follows */
  GPtrArray *attachments; /* of DubanAttached, in the order of the records */
  GArray *corrected;      /* of DubanCorrected */
  gsize n_changes;        /* that the task has: it grows with every one */
  char *last_author;      /* of the last of them; "" for nobody */
} DubanTaskHistory;

/* n: the task's entity number. (transfer full) */
DubanTaskHistory *duban_task_history_load (DubanSession *session, guint32 n,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether an extension was asked for after the date that it would move (domain.md section 3). */
gboolean duban_task_history_is_late (const DubanTaskHistory *history, const DubanRecord *extension);

/* The value as it is read: the word of a code, else as it stands; NULL where it was cleared.
 * (transfer none) */
const char *duban_past_value_get_words (const DubanPastValue *value);

/* The attribute that a record of correction is about; 0 where it does not say. */
guint duban_task_history_get_corrected (const DubanTaskHistory *history, const DubanId *record);

void duban_task_history_free (DubanTaskHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTaskHistory, duban_task_history_free)

G_END_DECLS
