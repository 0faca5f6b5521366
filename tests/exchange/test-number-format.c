/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which format codes show dates, and how a number is written under each. */
#include "exchange/office/number-format.h"

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    DubanNumberKind kind;
    guint digits;
  } cases[] = {
    { "General", DUBAN_NUMBER_PLAIN, 0 },
    { "general", DUBAN_NUMBER_PLAIN, 0 },
    { "@", DUBAN_NUMBER_PLAIN, 0 },
    { "", DUBAN_NUMBER_PLAIN, 0 },
    { "0", DUBAN_NUMBER_PLAIN, 1 },
    { "00", DUBAN_NUMBER_PADDED, 2 },
    { "0000", DUBAN_NUMBER_PADDED, 4 },
    { "0.00", DUBAN_NUMBER_PLAIN, 1 },
    { "#,##0", DUBAN_NUMBER_PLAIN, 1 },
    { "#,##0.00_ ;[Red]\\-#,##0.00\\ ", DUBAN_NUMBER_PLAIN, 1 },
    { "0.00E+00", DUBAN_NUMBER_PLAIN, 1 },
    { "0%", DUBAN_NUMBER_PERCENT, 0 },
    { "0.00%", DUBAN_NUMBER_PERCENT, 2 },
    { "0\"d\"", DUBAN_NUMBER_PLAIN, 1 },
    { "\"yyyy\"0", DUBAN_NUMBER_PLAIN, 1 },
    { "yyyy-mm-dd", DUBAN_NUMBER_DAY, 0 },
    { "YYYY/M/D", DUBAN_NUMBER_DAY, 0 },
    { "yyyy\"年\"m\"月\"d\"日\"", DUBAN_NUMBER_DAY, 0 },
    { "[$-804]yyyy\"年\"m\"月\"d\"日\";@", DUBAN_NUMBER_DAY, 0 },
    { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", DUBAN_NUMBER_DAY, 0 },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DUBAN_NUMBER_DAY, 0 },
    { "yyyy年m月d日", DUBAN_NUMBER_DAY, 0 },
    { "m\"月\"d\"日\"", DUBAN_NUMBER_DAY, 0 },
    { "yyyy\"年\"m\"月\"", DUBAN_NUMBER_MONTH, 0 },
    { "[$-804]yyyy\"年\"m\"月\";@", DUBAN_NUMBER_MONTH, 0 },
    { "mmm-yy", DUBAN_NUMBER_MONTH, 0 },
    { "yyyy\"年\"", DUBAN_NUMBER_YEAR, 0 },
    { "yyyy-m-d h:mm", DUBAN_NUMBER_MOMENT, 0 },
    { "yyyy-m-d h:mm AM/PM", DUBAN_NUMBER_MOMENT, 0 },
    { "h:mm", DUBAN_NUMBER_TIME, 0 },
    { "mm:ss", DUBAN_NUMBER_TIME, 0 },
    { "h\"时\"mm\"分\"", DUBAN_NUMBER_TIME, 0 },
    { "[h]:mm", DUBAN_NUMBER_PLAIN, 0 },
    { "\"unclosed", DUBAN_NUMBER_PLAIN, 0 },
    { "[unclosed", DUBAN_NUMBER_PLAIN, 0 },
    { "\\", DUBAN_NUMBER_PLAIN, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanNumberFormat format = duban_number_format_parse (cases[i].code);

      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (format.kind, ==, cases[i].kind);
      g_assert_cmpuint (format.digits, ==, cases[i].digits);
    }
}

static void
test_builtin_codes (void)
{
  static const struct
  {
    guint id;
    DubanNumberKind kind;
  } cases[] = {
    { 0, DUBAN_NUMBER_PLAIN },         { 8, DUBAN_NUMBER_PLAIN },  { 9, DUBAN_NUMBER_PERCENT },
    { 10, DUBAN_NUMBER_PERCENT },      { 11, DUBAN_NUMBER_PLAIN }, { 13, DUBAN_NUMBER_PLAIN },
    { 14, DUBAN_NUMBER_DAY },          { 16, DUBAN_NUMBER_DAY },   { 17, DUBAN_NUMBER_MONTH },
    { 18, DUBAN_NUMBER_TIME },         { 21, DUBAN_NUMBER_TIME },  { 22, DUBAN_NUMBER_MOMENT },
    { 23, DUBAN_NUMBER_PLAIN },        { 26, DUBAN_NUMBER_PLAIN }, { 27, DUBAN_NUMBER_MONTH },
    { 31, DUBAN_NUMBER_DAY },          { 32, DUBAN_NUMBER_TIME },  { 36, DUBAN_NUMBER_MONTH },
    { 37, DUBAN_NUMBER_PLAIN },        { 45, DUBAN_NUMBER_TIME },  { 49, DUBAN_NUMBER_PLAIN },
    { 57, DUBAN_NUMBER_MONTH },        { 58, DUBAN_NUMBER_DAY },   { 59, DUBAN_NUMBER_PLAIN },
    { G_MAXUINT, DUBAN_NUMBER_PLAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (duban_number_format_get_builtin (cases[i].id).kind, ==, cases[i].kind);
}

static void
test_numbers (void)
{
  static const struct
  {
    DubanNumberFormat format;
    const char *value;
    gboolean is_1904;
    const char *text;
  } cases[] = {
    { { DUBAN_NUMBER_PLAIN, 0 }, "12", FALSE, "12" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "-3", FALSE, "-3" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "3.1400000000000001", FALSE, "3.14" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "15212345678901234567", FALSE, "15212345678901234567" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "1.23E+17", FALSE, "123000000000000000" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "-1.5E+20", FALSE, "-150000000000000000000" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "1E+30", FALSE, "1e+30" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "1.5E-5", FALSE, "0.000015" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "1E400", FALSE, "1E400" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "甲", FALSE, "甲" },
    { { DUBAN_NUMBER_PLAIN, 0 }, "", FALSE, "" },
    { { DUBAN_NUMBER_PADDED, 4 }, "12", FALSE, "0012" },
    { { DUBAN_NUMBER_PADDED, 2 }, "123", FALSE, "123" },
    { { DUBAN_NUMBER_PADDED, 4 }, "-1", FALSE, "-1" },
    { { DUBAN_NUMBER_PERCENT, 0 }, "0.85", FALSE, "85%" },
    { { DUBAN_NUMBER_PERCENT, 2 }, "0.8567", FALSE, "85.67%" },
    { { DUBAN_NUMBER_PERCENT, 15 }, "1E308", FALSE, NULL },
    { { DUBAN_NUMBER_DAY, 0 }, "46349", FALSE, "2026-11-23" },
    { { DUBAN_NUMBER_DAY, 0 }, "46349.99", FALSE, "2026-11-23" },
    { { DUBAN_NUMBER_DAY, 0 }, "44887", TRUE, "2026-11-23" },
    { { DUBAN_NUMBER_DAY, 0 }, "0", TRUE, "1904-01-01" },
    { { DUBAN_NUMBER_DAY, 0 }, "1", FALSE, "1900-01-01" },
    { { DUBAN_NUMBER_DAY, 0 }, "59", FALSE, "1900-02-28" },
    { { DUBAN_NUMBER_DAY, 0 }, "60", FALSE, "60" },
    { { DUBAN_NUMBER_DAY, 0 }, "61", FALSE, "1900-03-01" },
    { { DUBAN_NUMBER_DAY, 0 }, "0", FALSE, "0" },
    { { DUBAN_NUMBER_DAY, 0 }, "-1", FALSE, "-1" },
    { { DUBAN_NUMBER_DAY, 0 }, "401768", FALSE, "2999-12-31" },
    { { DUBAN_NUMBER_DAY, 0 }, "401769", FALSE, "401769" },
    { { DUBAN_NUMBER_DAY, 0 }, "401768.9999999", FALSE, "401768.9999999" },
    { { DUBAN_NUMBER_DAY, 0 }, "1E300", FALSE, "1e+300" },
    { { DUBAN_NUMBER_MONTH, 0 }, "46327", FALSE, "2026年11月" },
    { { DUBAN_NUMBER_YEAR, 0 }, "46327", FALSE, "2026年" },
    { { DUBAN_NUMBER_MOMENT, 0 }, "46349.604166666664", FALSE, "2026-11-23 14:30" },
    { { DUBAN_NUMBER_MOMENT, 0 }, "46349", FALSE, "2026-11-23" },
    { { DUBAN_NUMBER_MOMENT, 0 }, "46348.99999", FALSE, "2026-11-23" },
    { { DUBAN_NUMBER_TIME, 0 }, "0.5", FALSE, "12:00" },
    { { DUBAN_NUMBER_TIME, 0 }, "0.5", TRUE, "12:00" },
    { { DUBAN_NUMBER_TIME, 0 }, "1.5", FALSE, "1.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      duban_number_format_write (cases[i].format, cases[i].value, cases[i].is_1904, out);
      if (cases[i].text)
        g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/codes", test_codes);
  g_test_add_func ("/number-format/builtin-codes", test_builtin_codes);
  g_test_add_func ("/number-format/numbers", test_numbers);
  return g_test_run ();
}
