/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of verify. Each adds what it finds to the problems; FALSE, with error, only where
 * it could not be carried out. */
#pragma once

#include "core/id.h"
#include "store/db-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  DubanDb *db;
  GPtrArray *problems; /* of char *: one sentence each */
  GCancellable *cancellable;
  gsize n_changes, n_entities;
  gboolean has_state;
  DubanHash state;
} DubanVerify;

/* The changes: names, parents, desks; and the numbers of entities. */
gboolean duban_verify_facts (DubanVerify *verify, GError **error);

/* The derived tables: built anew beside, and compared bit by bit. */
gboolean duban_verify_derived (DubanVerify *verify, GError **error);

/* The hash of all that the history comes to; of one that is well alone. */
gboolean duban_verify_state (DubanVerify *verify, GError **error);

/* Adds a sentence; beyond a hundred they are only counted as more. */
void duban_verify_report (DubanVerify *verify, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
