/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As of when, by which reading of days and which calendar: what every page, print and copy says
 * (window.md, Frame). */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

/* 11月23日 周一 · 工作日 · 口径：日（自然日）, and (with_time) · 截至 09:00 in the office's zone
 * (NULL: as
 * the settings say). (transfer full) */
char *duban_as_of_dup (const DubanSnapshot *snapshot, GTimeZone *zone,
                       gboolean with_time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
