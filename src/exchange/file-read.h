/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file from outside, read whole: what cannot be text is refused before anything is parsed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a regular file of at most max bytes, refused by its size before a byte is read; the
 * bytes are followed by a NUL that *size does not count.  What its first bytes show to be a
 * workbook, a calendar, an exchange file, a picture … is refused with what to do about it,
 * whatever its name is. (transfer full) */
char *duban_file_read (const char *path, gsize max, gsize *size,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of any kind of file, whatever its bytes are. (transfer full) */
char *duban_file_load (const char *path, gsize max, gsize *size,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first bytes of a regular file, at most max; how many.  0 where it cannot be read. */
gsize duban_file_peek (const char *path, char *head, gsize max);

typedef enum
{
  DUBAN_FILE_TEXT, /* or what is not known better */
  DUBAN_FILE_ZIP,  /* of a workbook, or of anything else */
} DubanFileKind;

/* The most bytes of each kind. */
typedef struct
{
  gsize text, zip;
} DubanFileLimits;

/* As duban_file_read(), where a zip may come as well as text. (transfer full) */
char *duban_file_read_kind (const char *path, const DubanFileLimits *limits, DubanFileKind *kind,
                            gsize *size, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
