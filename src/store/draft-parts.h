/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being written into reports on this desk: local rows, never exchanged, untouched by a
 * rebuild, and in every backup. */
#pragma once

#include "core/period.h"
#include "store/db.h"

G_BEGIN_DECLS

/* Sees one; the text is borrowed for the call. */
typedef void (*DubanDraftPartFunc) (guint part, const char *text, gpointer data);

/* Those of a report (leader: entity.n; 0: the office), ascending. */
gboolean duban_draft_parts_each (DubanDb *db, DubanPeriod period, guint32 leader,
                                 DubanDraftPartFunc func, gpointer data, GError **error);

/* Keeps one; NULL or "" removes it. */
gboolean duban_draft_parts_set (DubanDb *db, DubanPeriod period, guint32 leader, guint part,
                                const char *text, GError **error);

G_END_DECLS
