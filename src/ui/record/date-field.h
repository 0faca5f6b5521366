/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date as a person types it: 2026-11-23, 11月23日, 11.23 …, with what it was read as beside
 * it. */
#pragma once

#include "core/terms.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was read: the day, or DUBAN_NO_DAY; deadline: a month or 月底 means its last day, else it
 * is something done, which is not later than today.  *said (may be NULL, transfer full): 周一
 * 工作日, or why it cannot be read. */
DubanDay duban_date_field_read (const char *text, const DubanTerms *terms, gboolean deadline,
                                char **said);

G_END_DECLS
