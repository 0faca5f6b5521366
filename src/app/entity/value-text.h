/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of an attribute, as it stands in a change, as a text: what `set` and `add` would be
 * given for it (interface.md, “Field names”). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* References become names (of a task: its id), lists are joined by 、 in code-point order. *text
 * is NULL for an empty (cleared) value. FALSE where the database could not be read. */
gboolean duban_value_to_text (DubanSession *session, const DubanAttrSpec *spec, DubanSpan value,
                              char **text, GError **error);

G_END_DECLS
