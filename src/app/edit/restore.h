/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After a restore: what the replaced database knew and the backup does not yet is offered, and
 * taken back in where that is wished (sync.md, Safety of the database). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n_later; /* changes that the file has and the session's database lacks */
  gsize n_taken; /* of those, taken in */
  gsize n_lost;  /* that cannot be read, or follow one that cannot be */
} DubanRestoreResult;

/* Looks what the database at `path` has beyond the session's; `take` takes it in, as one command
 * that can be undone. */
gboolean duban_restore_later (DubanSession *session, const char *path, gboolean take,
                              DubanRestoreResult *result, GError **error);

G_END_DECLS
