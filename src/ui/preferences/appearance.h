/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program looks on this desktop: the size of text, light or dark.  Remembered, and taken
 * at once by all windows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As remembered: once GTK is there. */
void duban_appearance_apply (void);

/* The sizes in hundredths, ended by 0; and which one of them holds. */
const int *duban_appearance_list_sizes (void);
int duban_appearance_get_size (void);
void duban_appearance_set_size (int size);

/* default (as the desktop), light, dark. (transfer full) */
char *duban_appearance_dup_scheme (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_appearance_set_scheme (const char *scheme);

G_END_DECLS
