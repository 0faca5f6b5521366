/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encoding of a text file: UTF-8 with or without BOM, or GB18030. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Above this size only UTF-8 is taken: a text of GB18030 grows by half. */
#define DUBAN_ENCODING_MAX_GB18030 (256u * 1024 * 1024)

/* Makes UTF-8, without BOM, of the bytes of a file and adjusts *size; the result is followed by
 * a NUL.  Takes data (followed by a NUL) in any case.  Refused: NUL bytes, UTF-8 that is cut or
 * damaged, what is neither UTF-8 nor GB18030; name is said in the error. (transfer full) */
char *duban_encoding_make_utf8 (char *data, gsize *size, const char *name,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
