/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice opens: the tasks that it is of and, of one thing, the code of its act. */
#pragma once

#include "app/remind/reminder.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *tasks;    /* of guint32, each once */
  DubanOwed owed;   /* of one thing: as its key names it */
  const char *code; /* of its act (duban_reminder_get_code); NULL: the notice is of several */
} DubanOpening;

/* As the key tells it. (transfer full) */
DubanOpening *duban_opening_new (const char *key) G_GNUC_WARN_UNUSED_RESULT;
void duban_opening_free (DubanOpening *opening);

/* What only the database tells: whether a request is an extension. */
gboolean duban_opening_load (DubanOpening *opening, DubanSession *session, GError **error);

/* The tasks of what the notice said. rows: of DubanReminded. */
void duban_opening_add (DubanOpening *opening, const GArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanOpening, duban_opening_free)

G_END_DECLS
