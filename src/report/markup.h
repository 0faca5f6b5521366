/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it may stand in XML and HTML, whatever a person wrote. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether XML 1.0 allows the character at all. */
gboolean duban_markup_is_legal (gunichar letter);

/* The text with U+FFFD for each character that XML forbids, and each line break as one \n; nothing
 * is left out. (transfer full) */
char *duban_markup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Clean, and with & < > and both quotes as entities: of an element or an attribute. */
void duban_markup_append (GString *markup, const char *text);

G_END_DECLS
