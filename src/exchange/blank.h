/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blanks around a cell's text: spaces of any width, control characters, a stray BOM. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moves both ends of the text [*begin, *end) inwards past its blanks.  Reads no byte outside. */
void duban_blank_trim (const char **begin, const char **end);

G_END_DECLS
