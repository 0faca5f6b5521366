/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was last heard of other desks: by it, what is missing of a colleague is told from what has
 * merely not arrived (window.md, Frame). */
#pragma once

#include "core/id.h"
#include "store/db.h"

G_BEGIN_DECLS

/* A desk other than this one: who last wrote there, and when by its clock (Unix ms). author is
 * borrowed for the call. */
typedef void (*DubanHeardFunc) (const DubanId *desk, const char *author, gint64 time,
                                gpointer data);

/* own: this desk. */
gboolean duban_heard_each (DubanDb *db, const DubanId *own, DubanHeardFunc func, gpointer data,
                           GError **error);

G_END_DECLS
