/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/number-format.h"

#include <math.h>
#include <string.h>

#include "core/day.h"

#define SERIAL_OF_1970 25569
#define DAYS_TO_1904 1462
#define LEAP_DAY_OF_1900 60 /* a day that only spreadsheets know; those before it are one lower */
#define LAST_SERIAL 401768  /* 2999-12-31 */
#define MINUTES_OF_DAY 1440
#define MAX_DECIMALS 15
#define MAX_PADDED 18 /* figures */

/* What the letters of a code show. */
typedef struct
{
  gboolean year, month, day, hour, second, elapsed;
  gboolean percent, exponent, other; /* other: a placeholder of a number that is not 0 */
  guint zeros, decimals;
  gboolean after_point;
} Shown;

static const struct
{
  guint first, last;
  const char *code;
} builtins[] = {
  { 9, 9, "0%" },
  { 10, 10, "0.00%" },
  { 14, 16, "yyyy-m-d" },
  { 17, 17, "mmm-yy" },
  { 18, 21, "h:mm" },
  { 22, 22, "yyyy-m-d h:mm" },
  { 27, 27, "yyyy\"年\"m\"月\"" },
  { 28, 31, "yyyy\"年\"m\"月\"d\"日\"" },
  { 32, 35, "h\"时\"mm\"分\"" },
  { 36, 36, "yyyy\"年\"m\"月\"" },
  { 45, 47, "h:mm:ss" },
  { 50, 50, "yyyy\"年\"m\"月\"" },
  { 51, 51, "m\"月\"d\"日\"" },
  { 52, 52, "yyyy\"年\"m\"月\"" },
  { 53, 54, "m\"月\"d\"日\"" },
  { 55, 56, "h\"时\"mm\"分\"" },
  { 57, 57, "yyyy\"年\"m\"月\"" },
  { 58, 58, "m\"月\"d\"日\"" },
};

/* Behind what stands in quotes, in brackets, or after a backslash and the like; at itself where
 * there is no such thing. */
static const char *
skip_literal (const char *at, Shown *shown)
{
  const char *end = NULL;

  if (*at == '"')
    end = strchr (at + 1, '"');
  else if (*at == '[')
    {
      shown->elapsed |= strchr ("hHmMsS", at[1]) != NULL && at[1] != '\0';
      end = strchr (at, ']');
    }
  else if (*at == '\\' || *at == '_' || *at == '*')
    return at[1] ? g_utf8_next_char (at + 1) : at + 1;
  else if (g_ascii_strncasecmp (at, "AM/PM", 5) == 0)
    return at + 5;
  else if (g_ascii_strncasecmp (at, "A/P", 3) == 0)
    return at + 3;
  else
    return at;
  return end ? end + 1 : at + strlen (at);
}

static void
take_letter (Shown *shown, char letter, char next)
{
  gboolean is_exponent = next == '+' || next == '-';

  switch (g_ascii_tolower (letter))
    {
    case 'y':
      shown->year = TRUE;
      break;
    case 'e':
      shown->exponent |= is_exponent;
      shown->year |= !is_exponent;
      break;
    case 'd':
      shown->day = TRUE;
      break;
    case 'h':
      shown->hour = TRUE;
      break;
    case 's':
      shown->second = TRUE;
      break;
    case 'm': /* minutes stand after hours or before seconds */
      shown->month |= !shown->hour || shown->day;
      break;
    case '0':
      shown->zeros += !shown->after_point;
      shown->decimals += shown->after_point;
      break;
    case '.':
      shown->after_point = TRUE;
      break;
    case '%':
      shown->percent = TRUE;
      break;
    case '#':
    case '?':
    case ',':
    case '/':
      shown->other = TRUE;
      break;
    default:
      break;
    }
}

static DubanNumberKind
conclude (const Shown *shown)
{
  gboolean has_time = shown->hour || shown->second;

  if (shown->exponent || shown->elapsed)
    return DUBAN_NUMBER_PLAIN;
  if (shown->day || (shown->month && shown->year))
    return has_time ? DUBAN_NUMBER_MOMENT : shown->day ? DUBAN_NUMBER_DAY : DUBAN_NUMBER_MONTH;
  if (has_time)
    return DUBAN_NUMBER_TIME;
  if (shown->year || shown->month)
    return shown->year ? DUBAN_NUMBER_YEAR : DUBAN_NUMBER_MONTH;
  if (shown->percent)
    return DUBAN_NUMBER_PERCENT;
  return shown->zeros > 1 && !shown->after_point && !shown->other ? DUBAN_NUMBER_PADDED
                                                                  : DUBAN_NUMBER_PLAIN;
}

DubanNumberFormat
duban_number_format_parse (const char *code)
{
  Shown shown = { 0 };
  DubanNumberKind kind;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return (DubanNumberFormat){ DUBAN_NUMBER_PLAIN, 0 };
  while (*code && *code != ';')
    {
      const char *after = skip_literal (code, &shown);

      if (after == code)
        {
          take_letter (&shown, code[0], code[1]);
          after = code + 1;
        }
      code = after;
    }
  kind = conclude (&shown);
  return (DubanNumberFormat){ kind, kind == DUBAN_NUMBER_PERCENT
                                        ? (guint8) MIN (shown.decimals, MAX_DECIMALS)
                                        : (guint8) MIN (shown.zeros, MAX_PADDED) };
}

DubanNumberFormat
duban_number_format_get_builtin (guint id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++)
    if (id >= builtins[i].first && id <= builtins[i].last)
      return duban_number_format_parse (builtins[i].code);
  return (DubanNumberFormat){ DUBAN_NUMBER_PLAIN, 0 };
}

static gboolean
is_whole (const char *text)
{
  const char *figures = text + (*text == '-');

  return *figures && figures[strspn (figures, "0123456789")] == '\0';
}

/* d.ddde+NN or d.ddde-NN, without an exponent where that is not absurdly long. */
static void
append_without_exponent (const char *text, GString *out)
{
  const char *e = strchr (text, 'e');
  int exponent = e ? (int) g_ascii_strtoll (e + 1, NULL, 10) : 0;
  GString *figures = g_string_new (NULL);
  int point;

  for (const char *at = text; at != e && *at; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (figures, *at);
  point = 1 + exponent;
  if (*text == '-')
    g_string_append_c (out, '-');
  if (!e || exponent < -20 || exponent > 20)
    g_string_append (out, text + (*text == '-'));
  else if (point <= 0)
    g_string_append_printf (out, "0.%0*d%s", -point, 0, figures->str);
  else
    {
      while ((int) figures->len < point)
        g_string_append_c (figures, '0');
      g_string_append_len (out, figures->str, point);
      if ((int) figures->len > point)
        g_string_append_printf (out, ".%s", figures->str + point);
    }
  g_string_free (figures, TRUE);
}

static void
append_plain (double number, GString *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  append_without_exponent (g_ascii_formatd (text, sizeof text, "%.15g", number), out);
}

static void
append_percent (double number, guint digits, GString *out)
{
  char text[400], form[16]; /* a double before its point has up to 309 figures */

  g_snprintf (form, sizeof form, "%%.%uf", digits);
  g_string_append (out, g_ascii_formatd (text, sizeof text, form, number * 100));
  g_string_append_c (out, '%');
}

static void
append_padded (const char *value, guint digits, GString *out)
{
  gsize length = strlen (value);

  for (gsize i = length; i < digits; i++)
    g_string_append_c (out, '0');
  g_string_append (out, value);
}

static void
append_day (int serial, DubanNumberKind kind, GString *out)
{
  DubanDay day = serial - SERIAL_OF_1970 + (serial < LEAP_DAY_OF_1900 ? 1 : 0);
  char text[DUBAN_DAY_TEXT_SIZE];
  int year, month;

  duban_day_to_ymd (day, &year, &month, NULL);
  if (kind == DUBAN_NUMBER_YEAR)
    g_string_append_printf (out, "%d年", year);
  else if (kind == DUBAN_NUMBER_MONTH)
    g_string_append_printf (out, "%d年%d月", year, month);
  else
    g_string_append (out, duban_day_format (day, text));
}

/* FALSE, and nothing is appended, where there is no such date. */
static gboolean
append_date (DubanNumberKind kind, double number, gboolean is_1904, GString *out)
{
  double serial = number + (is_1904 && kind != DUBAN_NUMBER_TIME ? DAYS_TO_1904 : 0);
  int day, minute;

  if (!(serial >= 0 && serial < LAST_SERIAL + 1))
    return FALSE;
  day = (int) serial;
  minute = (int) ((serial - day) * MINUTES_OF_DAY + 0.5);
  if (minute == MINUTES_OF_DAY)
    {
      minute = 0;
      day++;
    }
  if (day == LEAP_DAY_OF_1900 || day > LAST_SERIAL || (kind == DUBAN_NUMBER_TIME) != (day == 0))
    return FALSE;
  if (day > 0)
    append_day (day, kind, out);
  if (kind == DUBAN_NUMBER_MOMENT && minute > 0)
    g_string_append_c (out, ' ');
  if (kind == DUBAN_NUMBER_TIME || (kind == DUBAN_NUMBER_MOMENT && minute > 0))
    g_string_append_printf (out, "%02d:%02d", minute / 60, minute % 60);
  return TRUE;
}

void
duban_number_format_write (DubanNumberFormat format, const char *value, gboolean is_1904,
                           GString *out)
{
  char *end = NULL;
  double number = g_ascii_strtod (value, &end);
  gboolean is_number = end != value && *end == '\0' && isfinite (number);

  if (!is_number)
    g_string_append (out, value);
  else if (format.kind >= DUBAN_NUMBER_DAY && format.kind <= DUBAN_NUMBER_TIME
           && append_date (format.kind, number, is_1904, out))
    return;
  else if (format.kind == DUBAN_NUMBER_PERCENT && isfinite (number * 100))
    append_percent (number, format.digits, out);
  else if (format.kind == DUBAN_NUMBER_PADDED && is_whole (value) && number >= 0)
    append_padded (value, format.digits, out);
  else if (is_whole (value))
    g_string_append (out, value);
  else
    append_plain (number, out);
}
