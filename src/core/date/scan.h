/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the dates in a wording, among any other words. */
#pragma once

#include "core/date/terms.h"

G_BEGIN_DECLS

/* Adds to terms, which were made for their letters, all that those name. */
void duban_date_scan (DubanDateTerms *terms);

G_END_DECLS
