/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single letters of Chinese text: their width, and whether they mean anything. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the letter at *text and moves past it; 0 at the end, which is never passed.  A byte
 * that is no UTF-8 reads as U+FFFD. */
gunichar duban_letter_next (const char **text);

/* The half-width form of a full-width ASCII letter; any other as it is. */
gunichar duban_letter_fold_width (gunichar letter);

/* Spaces of every width, tabs, line breaks and letters that are not seen. */
gboolean duban_letter_is_blank (gunichar letter);

gboolean duban_letter_is_line_break (gunichar letter);

/* ( [ { < 《 「 【 …, in either width; and those that close. */
gboolean duban_letter_opens_bracket (gunichar letter);
gboolean duban_letter_closes_bracket (gunichar letter);

/* Punctuation of every width, brackets included; + = $ are signs, not punctuation. */
gboolean duban_letter_is_punctuation (gunichar letter);

G_END_DECLS
