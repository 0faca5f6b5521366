/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The holders of a unit or field, as one value (core/attribute-spec.h, HOLDERS): the portfolio
 * lies with what is held. */
#pragma once

#include "core/portfolio-draft.h"
#include "core/wire.h"

G_BEGIN_DECLS

/* Of DubanHolder. (transfer full) */
GArray *duban_holders_read (DubanSpan value) G_GNUC_WARN_UNUSED_RESULT;

/* Sorts them by leader and time. (transfer full) */
GBytes *duban_holders_write (GArray *holders) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a last day lies before a first one; an open end lies beyond every day, an open
 * beginning before. */
gboolean duban_holders_is_before (DubanDay to, DubanDay from);

G_END_DECLS
