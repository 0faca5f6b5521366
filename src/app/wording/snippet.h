/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snippet: users' text of any length and kind made fit for one line of a list. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At most max_chars characters, an ellipsis in place of the rest; line breaks, tabs and control
 * characters become one space; marks that turn the direction of writing are left out and what is
 * written from right to left is isolated, so that it cannot rearrange its neighbours.  NULL gives
 * "". (transfer full) */
char *duban_snippet_dup (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

/* The same appended to `buffer`. */
void duban_snippet_append (GString *buffer, const char *text, guint max_chars);

G_END_DECLS
