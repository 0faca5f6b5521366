/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files into tables: encodings, delimiters, quotes, row numbers, and what is refused. */
#include "exchange/table.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

static char *folder;

static char *
put_file (const char *data, gssize size)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "台账.csv", NULL);

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
  return path;
}

static DubanFileTable *
read_data (const char *data, gssize size, GError **error)
{
  g_autofree char *path = put_file (data, size);

  return duban_file_table_read_csv (path, error);
}

/* A table as one text: cells joined by |, rows as “number: cells”, joined by a line break. */
static char *
table_to_text (const DubanFileTable *table)
{
  GString *text = g_string_new (NULL);

  for (gsize row = 0; row < duban_file_table_get_n_rows (table); row++)
    {
      g_string_append_printf (text, "%s%u:", row ? "\n" : "",
                              duban_file_table_get_row_number (table, row));
      for (gsize i = 0; i < duban_file_table_get_n_columns (table); i++)
        g_string_append_printf (text, "%s%s", i ? "|" : "",
                                duban_file_table_get_cell (table, row, i));
    }
  return g_string_free (text, FALSE);
}

static void
test_rows_and_cells (void)
{
  static const struct
  {
    const char *data, *expected;
  } cases[] = {
    { "a,b\nc,d\n", "1:a|b\n2:c|d" },
    { "a,b\r\nc,d", "1:a|b\n2:c|d" },
    { "a,b\rc,d\r", "1:a|b\n2:c|d" },
    { "\xef\xbb\xbf"
      "事项,单位\n甲,乙\n",
      "1:事项|单位\n2:甲|乙" },
    { "a;b\nc,1;d\n", "1:a|b\n2:c,1|d" },
    { "a\tb\nc,1\td\n", "1:a|b\n2:c,1|d" },
    { "标题\na,b,c\n1;2,x,y\n3;4,x,y\n", "1:标题||\n2:a|b|c\n3:1;2|x|y\n4:3;4|x|y" },
    { "a,\"b\nb\"\nc,d\n", "1:a|b\nb\n2:c|d" },
    { "a,\"say \"\"x\"\"\"\n", "1:a|say \"x\"" },
    { "a,\"b\"c\n", "1:a|bc" },
    { "a,b\"c\n", "1:a|b\"c" },
    { "\n\na,b\n\n,\nc,d\n", "3:a|b\n6:c|d" },
    { " a ,\xe3\x80\x80"
      "b\xe3\x80\x80,\xc2\xa0"
      "c\n",
      "1:a|b|c" },
    { "a,b,,\nc\n", "1:a|b\n2:c|" },
    { "'=1+1,'a,''-b,'\n", "1:=1+1|'a|'-b|'" },
    { "\"'\ttab\",x\n", "1:\ttab|x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanFileTable) table = read_data (cases[i].data, -1, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = table_to_text (table);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_gb18030_is_read (void)
{
  static const char text[]
      = "编号,督办事项,责任单位\n〔2026〕1号,污水处理厂提标改造,住房和城乡建设局\n";
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *data = g_convert (text, -1, "GB18030", "UTF-8", NULL, &size, &error);
  g_autoptr (DubanFileTable) table = NULL;

  g_assert_no_error (error);
  table = read_data (data, (gssize) size, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duban_file_table_get_cell (table, 0, 1), ==, "督办事项");
  g_assert_cmpstr (duban_file_table_get_cell (table, 1, 2), ==, "住房和城乡建设局");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gssize size;
    DubanFileError code;
    const char *says; /* a part of the sentence */
  } cases[] = {
    { "", 0, DUBAN_FILE_ERROR_EMPTY, "empty" },
    { "\n,,\n \n", -1, DUBAN_FILE_ERROR_EMPTY, "no cell" },
    { "a,b\0c\n", 6, DUBAN_FILE_ERROR_BINARY, "NUL" },
    { "事项\n甲\xe4\xb9", -1, DUBAN_FILE_ERROR_ENCODING, "line 2" },
    { "\xef\xbb\xbf"
      "a\xff\n",
      -1, DUBAN_FILE_ERROR_ENCODING, "line 1" },
    { "a,b\n\xff\xff\xff\n", -1, DUBAN_FILE_ERROR_ENCODING, "line 2" },
    { "\xff\xfe"
      "a",
      3, DUBAN_FILE_ERROR_ENCODING, "UTF-16" },
    { "a,b\n\"c,d\ne,f\n", -1, DUBAN_FILE_ERROR_SHAPE, "row 2" },
    { "PK\x03\x04....", -1, DUBAN_FILE_ERROR_KIND, "workbook" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", -1, DUBAN_FILE_ERROR_KIND, "workbook" },
    { "BEGIN:VCALENDAR\r\n", -1, DUBAN_FILE_ERROR_KIND, "calendar" },
    { "\x89"
      "DUBAN\r\n",
      -1, DUBAN_FILE_ERROR_KIND, "exchange" },
    { "\n<html><table>", -1, DUBAN_FILE_ERROR_KIND, "web page" },
    { "事项\n甲\n机密★五年\n", -1, DUBAN_FILE_ERROR_SECRET, "row 3" },
    { "事项,密级\n甲,秘密\n", -1, DUBAN_FILE_ERROR_SECRET, "row 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanFileTable) table = read_data (cases[i].data, cases[i].size, &error);

      g_assert_null (table);
      g_assert_error (error, DUBAN_FILE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "台账.csv"));
    }
}

static void
test_secret_word_in_a_sentence_is_no_mark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanFileTable) table = read_data ("事项\n开展机密文件保密检查\n", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (duban_file_table_get_n_rows (table), ==, 2);
}

static void
test_columns_at_the_limit (void)
{
  for (guint n = DUBAN_TABLE_MAX_COLUMNS; n <= DUBAN_TABLE_MAX_COLUMNS + 1; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) data = g_string_new ("x");
      g_autoptr (DubanFileTable) table = NULL;

      for (guint i = 1; i < n; i++)
        g_string_append (data, ",x");
      table = read_data (data->str, -1, &error);
      if (n > DUBAN_TABLE_MAX_COLUMNS)
        g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
      else
        g_assert_cmpuint (duban_file_table_get_n_columns (table), ==, n);
    }
}

static void
test_a_million_columns_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_malloc (2000001);
  g_autoptr (DubanFileTable) table = NULL;

  for (gsize i = 0; i < 2000000; i += 2)
    memcpy (data + i, "x,", 2);
  data[2000000] = '\n';
  table = read_data (data, 2000001, &error);
  g_assert_null (table);
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  g_assert_nonnull (strstr (error->message, "row 1"));
}

static void
test_no_ordinary_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (folder, "没有.csv", NULL);
  g_autofree char *huge = g_build_filename (folder, "大.csv", NULL);
  int fd = g_open (huge, O_CREAT | O_WRONLY, 0600);

  g_assert_cmpint (ftruncate (fd, 4ll << 30), ==, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_null (duban_file_table_read_csv (folder, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "folder"));
  g_clear_error (&error);
  g_assert_null (duban_file_table_read_csv (missing, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ);
  g_clear_error (&error);
  g_assert_null (duban_file_table_read_csv (huge, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  g_unlink (huge);
}

/* Whatever the bytes are, the answer is a table or a sentence. */
static void
test_random_bytes (void)
{
  static const char letters[] = "\"\"\",;\t\n\r'=a\xe4\xb9\x99\xb5\xc4\xef\xbb\xbf\xff";

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanFileTable) table = NULL;
      char data[64];
      gssize size = g_test_rand_int_range (1, sizeof data);

      for (gssize i = 0; i < size; i++)
        data[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      table = read_data (data, size, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      for (gsize row = 0; table && row < duban_file_table_get_n_rows (table); row++)
        for (gsize i = 0; i < duban_file_table_get_n_columns (table); i++)
          g_assert_true (g_utf8_validate (duban_file_table_get_cell (table, row, i), -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  int status;
  g_autofree char *file = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("duban-table-XXXXXX", NULL);
  g_test_add_func ("/table/rows-and-cells", test_rows_and_cells);
  g_test_add_func ("/table/gb18030-is-read", test_gb18030_is_read);
  g_test_add_func ("/table/refused", test_refused);
  g_test_add_func ("/table/secret-word-in-a-sentence-is-no-mark",
                   test_secret_word_in_a_sentence_is_no_mark);
  g_test_add_func ("/table/columns-at-the-limit", test_columns_at_the_limit);
  g_test_add_func ("/table/a-million-columns-are-refused", test_a_million_columns_are_refused);
  g_test_add_func ("/table/random-bytes", test_random_bytes);
  g_test_add_func ("/table/no-ordinary-files", test_no_ordinary_files);
  status = g_test_run ();
  file = g_build_filename (folder, "台账.csv", NULL);
  g_unlink (file);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
