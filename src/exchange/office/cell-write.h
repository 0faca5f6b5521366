/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as a cell of a workbook holds it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUBAN_CELL_MAX_ESCAPED 7 /* so many UTF-16 units may a byte become */

/* Writes the text into out: line breaks of any kind as \n, what XML may not hold as _xHHHH_, and
 * an _x that would be read as such as _x005F_x.  Returns its length in UTF-16 units. */
guint duban_cell_escape (const char *text, GString *out);

/* How wide its longest line is, in figures: a Chinese letter is two.  Never more than max. */
guint duban_cell_measure (const char *text, guint max);

/* How many lines it fills in a column of that width. */
guint duban_cell_count_lines (const char *text, guint width);

/* Whether the text is a number exactly as a program would write it: no leading or closing zeros,
 * no sign but -, no more digits than a double keeps, at most max_decimals of them behind the
 * point. */
gboolean duban_cell_read_number (const char *text, guint max_decimals, double *number,
                                 guint *n_decimals);

G_END_DECLS
