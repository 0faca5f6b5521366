/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of one cell while its pieces come in, cut to DUBAN_OFFICE_MAX_CELL_TEXT. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends what still fits; never half a character. */
void duban_cell_value_append (GString *value, const char *text, gsize size);

/* Replaces _x000D_ and its like, by which OOXML writes letters that XML cannot: a line break
 * stays one, any other control letter becomes a blank. */
void duban_cell_value_unescape (GString *value);

G_END_DECLS
