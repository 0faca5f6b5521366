/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/ods-value.h"

#include <string.h>

#include "exchange/office/number-format.h"

#define CALC "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
#define DATE_SIZE 10   /* 2026-11-23 */
#define MONTH_SIZE 7   /* 2026-11 */
#define MOMENT_SIZE 16 /* 2026-11-23T14:30 */

void
duban_ods_value_begin (DubanOdsValue *value, const DubanXmlElement *element)
{
  static const char *const names[] = { "value", "date-value", "boolean-value", "string-value" };
  char buffer[DUBAN_XML_NUMBER_SIZE];

  g_string_truncate (value->shown, 0);
  value->type[0] = value->value[0] = '\0';
  duban_xml_copy (element, DUBAN_ODS_OFFICE, "value-type", value->type, sizeof value->type);
  for (gsize i = 0; i < G_N_ELEMENTS (names) && !value->value[0]; i++)
    duban_xml_copy (element, DUBAN_ODS_OFFICE, names[i], value->value, sizeof value->value);
  value->has_formula = duban_xml_copy (element, NULL, "formula", buffer, sizeof buffer) != NULL;
  value->is_error = duban_xml_copy (element, CALC, "value-type", buffer, sizeof buffer)
                    && g_str_equal (buffer, "error");
}

static gboolean
shows_time (const char *shown)
{
  return strchr (shown, ':') || strstr (shown, "时") || strstr (shown, "点");
}

/* Whether a date is shown as its year and month alone: 2026年11月, 2026-11. */
static gboolean
shows_month_alone (const char *shown)
{
  guint n_groups = 0;
  gsize longest = 0;

  if (strstr (shown, "日") || strstr (shown, "号"))
    return FALSE;
  if (strstr (shown, "月"))
    return strstr (shown, "年") != NULL;
  for (const char *at = shown; *at;)
    {
      gsize size = strspn (at, "0123456789");

      n_groups += size > 0;
      longest = MAX (longest, size);
      at += MAX (size, 1);
    }
  return n_groups == 2 && longest == 4;
}

static void
write_date (const DubanOdsValue *value, GString *out)
{
  const char *date = value->value, *shown = value->shown->str;
  gsize size = strlen (date);
  gboolean is_plain = size >= DATE_SIZE && date[4] == '-' && date[MONTH_SIZE] == '-';
  gboolean has_time = size >= MOMENT_SIZE && date[DATE_SIZE] == 'T'
                      && strncmp (date + DATE_SIZE + 1, "00:00", 5) != 0;

  if (!is_plain)
    g_string_append (out, *shown ? shown : date);
  else if (shows_month_alone (shown))
    g_string_append_printf (out, "%.4s年%d月", date, (int) g_ascii_strtoll (date + 5, NULL, 10));
  else if (has_time && (!*shown || shows_time (shown)))
    g_string_append_printf (out, "%.10s %.5s", date, date + DATE_SIZE + 1);
  else
    g_string_append_len (out, date, DATE_SIZE);
}

/* 0012 where the value is 12. */
static gboolean
is_padded (const DubanOdsValue *value)
{
  const char *shown = value->shown->str;

  return shown[0] == '0' && value->shown->len > 1 && shown[strspn (shown, "0123456789")] == '\0'
         && g_ascii_strtod (shown, NULL) == g_ascii_strtod (value->value, NULL);
}

void
duban_ods_value_write (const DubanOdsValue *value, GString *out)
{
  static const DubanNumberFormat plain = { DUBAN_NUMBER_PLAIN, 0 };
  const char *type = value->type;
  gboolean is_number = g_str_equal (type, "float") || g_str_equal (type, "currency");
  gboolean is_fixed = is_number || g_str_equal (type, "percentage");

  if (is_number && value->value[0] && !is_padded (value))
    duban_number_format_write (plain, value->value, FALSE, out);
  else if (g_str_equal (type, "date") && value->value[0])
    write_date (value, out);
  else if (g_str_equal (type, "boolean") && value->value[0])
    g_string_append (out, g_str_equal (value->value, "true") ? "TRUE" : "FALSE");
  else if (value->shown->len > 0 || !is_fixed)
    g_string_append_len (out, value->shown->str, (gssize) value->shown->len);
  else
    g_string_append (out, value->value);
}
