/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today on paper: by section, or as the call list of the Monday meeting, by person. */
#pragma once

#include "app/view/sheet.h"
#include "app/view/today.h"

G_BEGIN_DECLS

/* (transfer full as_of) */
DubanSheet *duban_today_to_sheet (const DubanToday *today, gboolean by_person,
                                  char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
