/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of a unit, as one value (core/attribute-spec.h, HEADS): who was its first responsible
 * person, from when until when. */
#pragma once

#include "core/wire.h"

G_BEGIN_DECLS

/* Whether that person is the present head. */
gboolean duban_unit_heads_is_present (DubanSpan value, const char *name);

/* Those who were, the last of them until yesterday, and the new one. (transfer full) */
GBytes *duban_unit_heads_append (DubanSpan value, const char *name,
                                 DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
