/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the office's to write (sync.md, “Directory”): on a desk that has accepted an office, only
 * office desks write portfolio, the office's settings, calendar, meetings and the list of desks;
 * others may add leaders and units by name. */
#pragma once

#include "core/attribute-spec.h"

G_BEGIN_DECLS

gboolean duban_share_is_of_office (guint attr);

G_END_DECLS
