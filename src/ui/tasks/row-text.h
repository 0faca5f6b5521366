/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a line of the list: short where they are drawn, whole where they are read out. */
#pragma once

#include "app/view/listing.h"

G_BEGIN_DECLS

/* 红, 黄, 绿, 灰. (transfer none) */
const char *duban_row_text_light (DubanLight light);

/* 11-23, or 2025-11-23 in another year than today's; "" for none. (transfer full) */
char *duban_row_text_short_day (DubanDay day, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* 3天; "" for 0. (transfer full) */
char *duban_row_text_days (int days) G_GNUC_WARN_UNUSED_RESULT;

/* 在办; 已移交. (transfer none) */
const char *duban_row_text_status (const DubanListingRow *row);

/* 红灯，2026-012，环保督察…，副旗长甲，思路超期3天. (transfer full) */
char *duban_row_text_sentence (const DubanListingRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
