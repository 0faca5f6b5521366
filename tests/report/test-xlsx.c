/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/output.h"
#include "report/xlsx.h"
#include "sample.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
test_names (void)
{
  static const struct
  {
    const char *wish;
    const char *name;
  } cases[] = {
    { "分管账", "分管账" },
    { "分管账", "分管账 (2)" },
    { "分管账", "分管账 (3)" },
    { "Ledger", "Ledger" },
    { "LEDGER", "LEDGER (2)" },
    { "", "表" },
    { " \t ", "表 (2)" },
    { "history", "表 (3)" },
    { "[]:*?/\\'", "［］：＊？／＼’" },
    { "a\x01"
      "b",
      "a b" },
    { "1234567890123456789012345678901", "1234567890123456789012345678901" },
    { "12345678901234567890123456789012", "123456789012345678901234567 (2)" },
    { "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" },
  };
  DubanBook book = { .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = duban_book_name (&book, cases[i].wish);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_hash_table_unref (book.names);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
    const char *format; /* NULL: it stays a text */
  } cases[] = {
    { "12件", 12, "0\"件\"" },
    { "0", 0, "0" },
    { "91.67%", 0.9167, "0.00%" },
    { "100％", 1, "0%" },
    { "98.50", 98.5, "0.00" },
    { "-3天", -3, "0\"天\"" },
    { "", 0, NULL },
    { "—", 0, NULL },
    { "件", 0, NULL },
    { "3件（1件超期）", 0, NULL },
    { "1,234", 0, NULL },
    { "1.2.3", 0, NULL },
    { "2026-11-20", 0, NULL },
    { "3/12", 0, NULL },
    { "1\"", 0, NULL },
    { "999999999999999", 999999999999999.0, "0" },
    { "1000000000000000", 0, NULL },
    { "1.", 0, NULL },
    { "-", 0, NULL },
    { "第3名", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *format = NULL;
      double value = 0;

      g_assert_cmpint (duban_book_read_number (cases[i].text, &value, &format), ==,
                       cases[i].format != NULL);
      g_assert_cmpstr (format, ==, cases[i].format);
      g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

/* Nothing is lost of a long text, and no part is longer than a cell. */
static void
test_split (void)
{
  static const guint sizes[] = { 0, 1, 32692, 32693, 40000, 100000 };
  static const char *const letters[] = { "x", "督", "𠮷" };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (letters); k++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GPtrArray) parts = NULL;
        guint n = 0;

        for (guint j = 0; j < sizes[i]; j++)
          g_string_append (text, letters[k]);
        parts = duban_book_split (text->str);
        for (guint j = 0; j < parts->len; j++)
          {
            const char *part = g_ptr_array_index (parts, j);
            glong units;
            g_autofree gunichar2 *wide = g_utf8_to_utf16 (part, -1, NULL, &units, NULL);

            g_assert_cmpint (units, <=, 32767);
            g_assert_true (g_str_has_suffix (part, "〔续下行〕") == (j + 1 < parts->len));
            g_assert_true (g_str_has_prefix (part, "〔续上行〕") == (j > 0));
            for (const char *p = part; (p = strstr (p, letters[k])) != NULL; p++)
              n++;
          }
        g_assert_cmpuint (n, ==, sizes[i]);
      }
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "_x0041_", "_x005F_x0041_" },
    { "_x004_", "_x004_" },
    { "_x00G1_", "_x00G1_" },
    { "_x", "_x" },
    { "=1+1", "=1+1" },
    { "a\x0b"
      "b",
      "a�b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) parts = duban_book_split (cases[i].text);

      g_assert_cmpstr (g_ptr_array_index (parts, 0), ==, cases[i].cell);
    }
}

/* Where there is no room for the temporary files, an error, and no file that is cut. */
static void
test_no_room (void)
{
  static const rlim_t sizes[] = { 0, 100, 1000, 4096 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const struct rlimit limit = { sizes[i], RLIM_INFINITY };
      g_autoptr (DubanDocument) document = sample_week ();
      g_autoptr (GError) error = NULL;

      setrlimit (RLIMIT_FSIZE, &limit);
      g_assert_null (duban_xlsx_make (document, NULL, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/sheets-have-names-of-their-own", test_names);
  g_test_add_func ("/xlsx/figures-are-numbers-where-they-are-one", test_numbers);
  g_test_add_func ("/xlsx/a-long-text-goes-on-below", test_split);
  g_test_add_func ("/xlsx/what-excel-would-read-otherwise", test_escapes);
  g_test_add_func ("/xlsx/no-room", test_no_room);
  return g_test_run ();
}
