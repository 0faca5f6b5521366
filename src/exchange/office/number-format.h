/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a spreadsheet shows a number, as far as it changes what the number means: a date, a
 * percentage, a code with leading zeros. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_NUMBER_PLAIN,   /* the number itself, whole ones in full: never 1.23E+17 */
  DUBAN_NUMBER_DAY,     /* 2026-11-23 */
  DUBAN_NUMBER_MONTH,   /* a date of which year and month alone are shown: 2026年11月 */
  DUBAN_NUMBER_YEAR,    /* 2026年 */
  DUBAN_NUMBER_MOMENT,  /* 2026-11-23 14:30; 2026-11-23 at midnight */
  DUBAN_NUMBER_TIME,    /* 14:30 */
  DUBAN_NUMBER_PERCENT, /* 85%, with digits decimals */
  DUBAN_NUMBER_PADDED,  /* 0012, of digits figures */
} DubanNumberKind;

typedef struct
{
  guint8 kind; /* DubanNumberKind */
  guint8 digits;
} DubanNumberFormat;

/* Of a format code (yyyy"年"m"月"d"日", [$-804]…, 0.00%): what its first section shows. */
DubanNumberFormat duban_number_format_parse (const char *code);

/* Of a number that stands for a code, as a Chinese spreadsheet program understands it. */
DubanNumberFormat duban_number_format_get_builtin (guint id);

/* Appends the number that the file writes as value; a date that does not exist, and what is no
 * number, as it stands.  is_1904: days are counted from 1904. */
void duban_number_format_write (DubanNumberFormat format, const char *value, gboolean is_1904,
                                GString *out);

G_END_DECLS
