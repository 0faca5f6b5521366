/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This desk as one that sees (sync.md, “Who sees what”): by it a leader's desk knows what was
 * handed over. */
#pragma once

#include "core/share/view.h"

G_BEGIN_DECLS

typedef struct _DubanDb DubanDb; /* store/db.h */

/* *view: this desk, its leader nil where it is the office's or nobody's. */
gboolean duban_sight_load (DubanDb *db, DubanShareView *view, GError **error);

/* Whether tasks can be handed over on it at all: it is a leader's. */
gboolean duban_sight_is_limited (const DubanShareView *view);

G_END_DECLS
