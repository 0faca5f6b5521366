/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which a reader expects letters and Chinese characters: figures, Latin letters,
 * then characters by their (first) reading in pinyin. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A letter's place, 1 or more; 0 for the end of a text. Used from any thread. */
guint16 duban_alphabet_get_place (gunichar letter);

/* Folded as duban_text_fold() does. Less than, equal to or greater than 0. */
int duban_alphabet_compare (const char *a, const char *b);

G_END_DECLS
