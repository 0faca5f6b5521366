/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in running text: of the directory, or such as their form tells (…局, 各镇, 副旗长…). */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

typedef struct
{
  gsize from, to;
  gboolean is_leader;
} DubanMinutesName;

/* The name that begins at `at`; FALSE where none does. */
gboolean duban_minutes_take_name (const DubanMinutesReading *reading, gsize at, gsize to,
                                  DubanMinutesName *name);

/* Names with 、 和 与 及 between them, and 等单位 after them: adds them to names
 * (DubanMinutesName) and moves *at past them. */
gboolean duban_minutes_take_names (const DubanMinutesReading *reading, gsize *at, gsize to,
                                   GArray *names);

/* All that stands in [from, to) as names, whatever their form: the value of a label. */
void duban_minutes_split_names (const DubanMinutesReading *reading, gsize from, gsize to,
                                gboolean are_leaders, GArray *names);

G_END_DECLS
