/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done, without who and by when. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

#define DUBAN_MINUTES_TITLE_LETTERS 100

/* The words in [from, to) that no cover holds and that say something; FALSE where there are none.
 * With short clauses after them where those belong together. */
gboolean duban_minutes_find_title (const DubanMinutesReading *reading, gsize from, gsize to,
                                   DubanMinutesMark *mark);

G_END_DECLS
