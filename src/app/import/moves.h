/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines of open tasks another calendar moves, under the day policy in force: D(k) of
 * stages (measure 5) and the next follow-up. */
#pragma once

#include "app/import/batch.h"

G_BEGIN_DECLS

/* Judges every open task under the terms in force and under the same with `calendar`, and adds to
 * the result what moves, earliest first, and what a person should know of it as notes.  A stage
 * that is excused, or was done and stays as punctual as it was, moves nothing. */
gboolean duban_import_moves_find (DubanImportBatch *batch, DubanCalendar *calendar, GError **error);

G_END_DECLS
