/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it may stand in XML and HTML, whatever a person wrote. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether XML 1.0 allows the character, and Unicode means one by it: cairo refuses the other 66
 * (U+FDD0 to FDEF, and the last two of each plane). */
gboolean duban_markup_is_legal (gunichar letter);

/* The text with U+FFFD for each that is not legal, and each line break as one \n; nothing
 * is left out. (transfer full) */
char *duban_markup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Clean, and with & < > and both quotes as entities: of an element or an attribute. */
void duban_markup_append (GString *markup, const char *text);

G_END_DECLS
