/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose word goes before others' in the directory (sync.md, “Directory”). */
#pragma once

#include "core/id.h"

G_BEGIN_DECLS

typedef struct _DubanDb DubanDb; /* store/db.h */

/* The desks of the office that this one knows, itself among them where it is one.
 * (transfer full, DubanId) */
GArray *duban_offices_list (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
