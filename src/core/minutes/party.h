/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does what: 由副旗长甲牵头, 住建局负责，财政局配合, 请水利局会同各镇…, 农牧局要…. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

/* Finds those of one clause, outside of what is covered already. */
void duban_minutes_find_parties (DubanMinutesReading *reading, gsize from, gsize to);

G_END_DECLS
