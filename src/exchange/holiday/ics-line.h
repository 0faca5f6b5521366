/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content lines of an iCalendar file (RFC 5545, 3.1): unfolded, then name, parameters, value.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;   /* compare without regard to case */
  const char *params; /* ";TZID=Asia/Shanghai" or "" */
  char *value;        /* as it stands: still escaped where it is a text */
} DubanIcsLine;

/* Joins folded lines in place and ends each by one LF, before the encoding is looked at: a fold may
 * part a letter.  *size becomes the new size. */
void duban_ics_unfold (char *data, gsize *size);

/* Reads the line at *at, whose bytes it parts by NULs, and moves on.  FALSE at the end.  What has
 * no colon is a line without a name. */
gboolean duban_ics_line_next (char **at, DubanIcsLine *line);

gboolean duban_ics_line_is (const DubanIcsLine *line, const char *name);

/* The value of a parameter, or NULL. (transfer full) */
char *duban_ics_line_dup_param (const DubanIcsLine *line,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* A TEXT value without its escapes (3.3.11), line breaks as blanks. (transfer full) */
char *duban_ics_text_dup (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
