/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a title is broken: the fewest lines there is room for, the longer above (a trapezoid) or all
 * alike, whole words where it can be (GB/T 9704-2012 7.3.1: 词意完整，排列对称，长短适宜). */
#pragma once

#include "report/layout/line.h"

G_BEGIN_DECLS

/* (transfer full, of DubanLine) */
GPtrArray *duban_balanced_lines_new (const DubanText *text, double width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
