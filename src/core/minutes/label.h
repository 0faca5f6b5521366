/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that are named: 责任单位：住建局；完成时限：11月底前. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

/* Finds those in [from, to). */
void duban_minutes_find_labels (DubanMinutesReading *reading, gsize from, gsize to);

G_END_DECLS
