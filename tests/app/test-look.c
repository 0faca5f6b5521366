/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import shows of a file, and cells that are corrected before it is read. */
#include "app/import/run.h"

#include "exchange/correction.h"
#include "sample-session.h"

#include <string.h>

#define LEDGER                                                                                     \
  "督办台账,,,\n"                                                                              \
  "序号,事项,主责,办结时间\n"                                                            \
  "1,修路,水利局,\n"                                                                          \
  "2,架桥,交通局,坏日期\n"                                                                 \
  "3,,林草局,\n"                                                                                \
  "4,植树,林草局,\n"

typedef struct
{
  SampleSession session;
  char *path;
  DubanImportOptions options;
  DubanImportResult *result; /* or the refused one */
  GError *error;
} Sample;

static void
look (Sample *sample, const char *text)
{
  g_clear_pointer (&sample->result, duban_import_result_free);
  g_clear_error (&sample->error);
  if (!sample->path)
    sample->path = g_build_filename (sample->session.folder, "台账.csv", NULL);
  if (text)
    g_assert_true (g_file_set_contents (sample->path, text, -1, NULL));
  DubanImportResult *refused = NULL;

  sample->result = duban_import_run (sample->session.session, sample->path, &sample->options, NULL,
                                     NULL, NULL, &refused, &sample->error);
  if (!sample->result)
    sample->result = refused;
}

static void
begin (Sample *sample)
{
  memset (sample, 0, sizeof *sample);
  sample_session_init (&sample->session, "2026-11-23T10:00");
  sample->options
      = (DubanImportOptions){ .preview = TRUE, .look = TRUE, .tracked_from = DUBAN_NO_DAY };
}

static void
end (Sample *sample)
{
  g_clear_pointer (&sample->result, duban_import_result_free);
  g_clear_error (&sample->error);
  g_free (sample->path);
  sample_session_clear (&sample->session);
}

static const DubanLookSheet *
get_sheet (const Sample *sample)
{
  g_assert_nonnull (sample->result);
  g_assert_nonnull (sample->result->look);
  g_assert_cmpuint (sample->result->look->len, ==, 1);
  return g_ptr_array_index (sample->result->look, 0);
}

static const DubanLookLine *
get_line (const DubanLookSheet *sheet, guint i)
{
  g_assert_cmpuint (i, <, sheet->lines->len);
  return g_ptr_array_index (sheet->lines, i);
}

static void
test_columns_and_fates (void)
{
  static const struct
  {
    const char *heading;
    DubanColumn field;
    DubanHeadingReason reason;
    DubanColumn proposal;
  } columns[] = {
    { "序号", DUBAN_COLUMN_IGNORED, DUBAN_HEADING_BY_NAME, DUBAN_COLUMN_UNKNOWN },
    { "事项", DUBAN_COLUMN_TITLE, DUBAN_HEADING_BY_NAME, DUBAN_COLUMN_UNKNOWN },
    { "主责", DUBAN_COLUMN_UNKNOWN, DUBAN_HEADING_BY_NOTHING, DUBAN_COLUMN_UNIT },
    { "办结时间", DUBAN_COLUMN_CLOSED, DUBAN_HEADING_BY_NAME, DUBAN_COLUMN_UNKNOWN },
  };
  static const struct
  {
    guint row;
    DubanFate fate;
    gssize column;
  } lines[] = { { 3, DUBAN_FATE_ADDED, -1 },
                { 4, DUBAN_FATE_REFUSED, 3 },
                { 5, DUBAN_FATE_REFUSED, 1 },
                { 6, DUBAN_FATE_ADDED, -1 } };
  Sample sample;
  const DubanLookSheet *sheet;

  begin (&sample);
  look (&sample, LEDGER);
  g_assert_no_error (sample.error);
  sheet = get_sheet (&sample);
  g_assert_true (sheet->is_taken && !sheet->is_guess && !sheet->is_hidden);
  g_assert_cmpint (sheet->kind, ==, DUBAN_SHEET_LEDGER);
  g_assert_cmpuint (sheet->heading_row, ==, 2);
  g_assert_cmpuint (sheet->n_rows, ==, 4);
  g_assert_cmpuint (sheet->columns->len, ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const DubanLookColumn *column = g_ptr_array_index (sheet->columns, i);

      g_assert_cmpstr (column->heading, ==, columns[i].heading);
      g_assert_cmpstr (column->key, ==, columns[i].heading);
      g_assert_cmpint (column->field, ==, columns[i].field);
      g_assert_cmpint (column->reason, ==, columns[i].reason);
      g_assert_cmpint (column->proposal.field, ==, columns[i].proposal);
    }
  g_assert_cmpuint (sheet->lines->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const DubanLookLine *line = get_line (sheet, i);

      g_assert_cmpuint (line->row, ==, lines[i].row);
      g_assert_cmpint (line->fate, ==, lines[i].fate);
      g_assert_cmpint (line->column, ==, lines[i].column);
      g_assert_true (!line->reason == (line->fate != DUBAN_FATE_REFUSED));
    }
  g_assert_cmpstr (get_line (sheet, 1)->cells[3].text, ==, "坏日期");
  g_assert_cmpuint (sheet->fates[DUBAN_FATE_ADDED], ==, 2);
  g_assert_cmpuint (sheet->fates[DUBAN_FATE_REFUSED], ==, 2);
  end (&sample);
}

static void
test_corrected_cells (void)
{
  static const char repaired[] = "2026-11-01";
  Sample sample;
  g_autoptr (GPtrArray) corrections
      = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_correction_free);
  g_autofree char *content = NULL;

  begin (&sample);
  g_ptr_array_add (corrections, duban_correction_new (NULL, 4, 3, "坏日期", repaired));
  g_ptr_array_add (corrections, duban_correction_new (NULL, 5, 1, "", " 清淤 "));
  g_ptr_array_add (corrections, duban_correction_new (NULL, 6, 9, NULL, "更宽"));
  sample.options.corrections = corrections;
  sample.options.preview = FALSE;
  look (&sample, LEDGER);
  g_assert_no_error (sample.error);
  g_assert_cmpuint (sample.result->added, ==, 4);
  g_assert_cmpuint (sample.result->refused->len, ==, 0);
  g_assert_cmpstr (get_line (get_sheet (&sample), 1)->cells[3].text, ==, repaired);
  g_assert_cmpstr (get_line (get_sheet (&sample), 2)->cells[1].text, ==, "清淤");
  g_assert_cmpstr (get_line (get_sheet (&sample), 3)->cells[9].text, ==, "更宽");
  g_assert_true (g_file_get_contents (sample.path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, LEDGER);
  end (&sample);
}

static void
test_corrections_of_another_file_are_refused (void)
{
  static const struct
  {
    const char *sheet;
    guint row;
    gsize column;
    const char *was;
    const char *text;
    int code;
  } cases[] = {
    { NULL, 4, 3, "别的", "x", DUBAN_FILE_ERROR_CHANGED },
    { NULL, 7, 1, NULL, "x", DUBAN_FILE_ERROR_CHANGED },
    { NULL, 0, 1, NULL, "x", DUBAN_FILE_ERROR_CHANGED },
    { NULL, 4, DUBAN_TABLE_MAX_COLUMNS, NULL, "x", DUBAN_FILE_ERROR_CHANGED },
    { "表", 4, 3, NULL, "x", DUBAN_FILE_ERROR_CHANGED },
    { NULL, 4, 1, NULL, "机密★", DUBAN_FILE_ERROR_SECRET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sample sample;
      g_autoptr (GPtrArray) corrections
          = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_correction_free);

      begin (&sample);
      g_ptr_array_add (corrections,
                       duban_correction_new (cases[i].sheet, cases[i].row, cases[i].column,
                                             cases[i].was, cases[i].text));
      sample.options.corrections = corrections;
      look (&sample, LEDGER);
      g_assert_error (sample.error, DUBAN_FILE_ERROR, cases[i].code);
      end (&sample);
    }
}

static void
test_no_heading_is_shown_raw (void)
{
  Sample sample;
  const DubanLookSheet *sheet;
  g_autoptr (GString) text = g_string_new ("清单,,\n编号,工作清单,主责\n");
  g_autoptr (DubanMapping) mapping = duban_mapping_new ();

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "A-%u,修建第%u条通村公路,水利局\n", i, i);
  begin (&sample);
  look (&sample, text->str);
  g_assert_error (sample.error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER);
  sheet = get_sheet (&sample);
  g_assert_true (sheet->is_guess && !sheet->is_taken);
  g_assert_cmpint (sheet->kind, ==, DUBAN_SHEET_ANY);
  g_assert_cmpuint (sheet->heading_row, ==, 2);
  g_assert_cmpuint (sheet->lines->len, ==, DUBAN_LOOK_RAW_ROWS);
  g_assert_cmpuint (get_line (sheet, 0)->row, ==, 1);
  g_assert_cmpint (
      ((const DubanLookColumn *) g_ptr_array_index (sheet->columns, 1))->proposal.field, ==,
      DUBAN_COLUMN_TITLE);

  duban_mapping_set (mapping, DUBAN_SHEET_ANY, "工作清单", DUBAN_COLUMN_TITLE,
                     DUBAN_MAPPING_CHOSEN);
  sample.options.mapping = mapping;
  look (&sample, text->str);
  g_assert_no_error (sample.error);
  sheet = get_sheet (&sample);
  g_assert_true (sheet->is_taken);
  g_assert_cmpuint (sheet->fates[DUBAN_FATE_ADDED], ==, 40);
  end (&sample);
}

static void
test_many_rows_are_bounded (void)
{
  const guint n = 5000;
  Sample sample;
  const DubanLookSheet *sheet;
  g_autoptr (GString) text = g_string_new ("事项,备注,办结时间\n");
  g_autofree char *longest = g_strnfill (DUBAN_LOOK_MAX_CELL + 10, 'x');

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "事%u,%s,%s\n", i, i == 7 ? longest : "", i % 2 ? "坏" : "");
  begin (&sample);
  look (&sample, text->str);
  g_assert_no_error (sample.error);
  sheet = get_sheet (&sample);
  g_assert_cmpuint (sheet->n_rows, ==, n);
  g_assert_cmpuint (sheet->fates[DUBAN_FATE_REFUSED], ==, n / 2);
  g_assert_cmpuint (sheet->fates[DUBAN_FATE_ADDED], ==, n / 2);
  g_assert_cmpuint (sheet->lines->len, ==,
                    DUBAN_LOOK_FIRST_ROWS + DUBAN_LOOK_MAX_REFUSED - DUBAN_LOOK_FIRST_ROWS / 2);
  for (guint i = 1; i < sheet->lines->len; i++)
    g_assert_cmpuint (get_line (sheet, i - 1)->row, <, get_line (sheet, i)->row);
  g_assert_true (get_line (sheet, 7)->cells[1].is_cut);
  g_assert_cmpuint (strlen (get_line (sheet, 7)->cells[1].text), ==, DUBAN_LOOK_MAX_CELL);
  g_assert_false (get_line (sheet, 8)->cells[1].is_cut);
  end (&sample);
}

static void
test_without_a_look_there_is_none (void)
{
  Sample sample;

  begin (&sample);
  sample.options.look = FALSE;
  look (&sample, LEDGER);
  g_assert_no_error (sample.error);
  g_assert_null (sample.result->look);
  end (&sample);
}

static gboolean
is_taken (const DubanLookLine *line)
{
  return line->fate == DUBAN_FATE_ADDED || line->fate == DUBAN_FATE_CHANGED
         || line->fate == DUBAN_FATE_UNCHANGED;
}

/* A list of units and a portfolio know the fates of their rows only in the end. */
static void
test_fates_of_other_tables (void)
{
  static const char *const texts[] = { "单位,简称\n水利局,水利\n,缺\n交通局,\n",
                                       "领导,分管\n副旗长甲,水利局\n,交通局\n副旗长乙,畜牧局\n",
                                       "日期,类型\n2026-10-01,休\n,休\n2026-10-10,班\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Sample sample;
      const DubanLookSheet *sheet;

      begin (&sample);
      look (&sample, texts[i]);
      g_assert_no_error (sample.error);
      sheet = get_sheet (&sample);
      g_assert_true (is_taken (get_line (sheet, 0)));
      g_assert_cmpint (get_line (sheet, 1)->fate, ==, DUBAN_FATE_REFUSED);
      g_assert_cmpint (get_line (sheet, 1)->column, ==, 0);
      g_assert_true (is_taken (get_line (sheet, 2)));
      end (&sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/columns-and-fates", test_columns_and_fates);
  g_test_add_func ("/look/corrected-cells", test_corrected_cells);
  g_test_add_func ("/look/corrections-of-another-file-are-refused",
                   test_corrections_of_another_file_are_refused);
  g_test_add_func ("/look/no-heading-is-shown-raw", test_no_heading_is_shown_raw);
  g_test_add_func ("/look/many-rows-are-bounded", test_many_rows_are_bounded);
  g_test_add_func ("/look/without-a-look-there-is-none", test_without_a_look_there_is_none);
  g_test_add_func ("/look/fates-of-other-tables", test_fates_of_other_tables);
  return g_test_run ();
}
