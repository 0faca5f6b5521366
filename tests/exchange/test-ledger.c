/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a ledger as values: which are refused, what becomes of each cell. Today is Monday
 * 2026-11-23. */
#include "exchange/ledger.h"

#include <string.h>

#include "core/text.h"

#define TODAY "2026-11-23"

/* A ledger of a heading row and one row of cells, parted by |. */
typedef struct
{
  DubanFileTable *table;
  DubanHeading *heading;
  DubanCalendar *calendar;
  DubanLedgerReader *reader;
  DubanLedgerRow row;
  DubanFault fault;
  gboolean is_taken;
} Sample;

static DubanFileTable *
table_from_text (const char *lines)
{
  char *text = g_strdup (lines);
  gsize size = strlen (text);
  DubanFileTable *table = duban_file_table_new (text, size);
  guint row = 1;

  for (char *at = text; at <= text + size; at++)
    {
      char *end = at + strcspn (at, "|\n");
      char stop = *end;

      *end = '\0';
      duban_file_table_add_cell (table, at);
      if (stop != '|')
        duban_file_table_end_row (table, row++);
      at = end;
    }
  return table;
}

static void
sample_read (Sample *sample, const char *headings, const char *cells, int year)
{
  g_autofree char *text = g_strconcat (headings, "\n", cells, NULL);

  *sample = (Sample){ .table = table_from_text (text) };
  sample->heading = duban_heading_find (sample->table, DUBAN_SHEET_LEDGER, NULL, "x", NULL);
  g_assert_nonnull (sample->heading);
  sample->calendar = duban_calendar_new_published ();
  sample->reader = duban_ledger_reader_new (sample->table, sample->heading, sample->calendar,
                                            duban_day_parse (TODAY), year);
  sample->is_taken = duban_ledger_reader_identify (sample->reader, 1, &sample->row, &sample->fault)
                     && duban_ledger_reader_read (sample->reader, &sample->row, &sample->fault);
}

static void
sample_clear (Sample *sample)
{
  duban_fault_clear (&sample->fault);
  duban_ledger_reader_free (sample->reader);
  duban_heading_free (sample->heading);
  duban_file_table_free (sample->table);
  duban_calendar_unref (sample->calendar);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static void
assert_day (DubanDay day, const char *expected)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  g_assert_cmpstr (duban_day_format (day, text), ==, expected);
}

static void
test_deadlines (void)
{
  static const struct
  {
    const char *cell, *due, *due_text;
    guint n_milestones;
    gboolean is_unclear;
  } cases[] = {
    { "2026-12-31", "2026-12-31", "", 0, FALSE },
    { "2026年12月31日", "2026-12-31", "", 0, FALSE },
    { "46387", "2026-12-31", "", 0, FALSE },
    { "9月底前", "2026-09-30", "9月底前", 0, FALSE },
    { "2026年9月", "2026-09-30", "2026年9月", 0, FALSE },
    { "2026年3月-2026年12月", "2026-12-31", "2026年3月-2026年12月", 0, FALSE },
    { "12月31日前", "2026-12-31", "12月31日前", 0, FALSE },
    { "6月底前完成方案，10月底前完工", "2026-10-31", "6月底前完成方案，10月底前完工", 1, FALSE },
    { "持续推进", "", "持续推进", 0, FALSE },
    { "尽快", "", "尽快", 0, TRUE },
    { "2026-02-30", "", "2026-02-30", 0, TRUE },
    { "2026-01-05", "2026-01-05", "", 0, FALSE }, /* before the assignment: as it stands */
    { "-", "", "", 0, FALSE },
    { "", "", "", 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row = g_strdup_printf ("甲|2026-03-02|%s", cases[i].cell);
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, "事项|交办时间|完成时限", row, 0);
      g_assert_true (sample.is_taken);
      assert_day (sample.row.due, cases[i].due);
      g_assert_cmpstr (sample.row.due_text, ==, cases[i].due_text);
      g_assert_cmpuint (sample.row.n_milestones, ==, cases[i].n_milestones);
      g_assert_cmpint ((sample.row.remarks & DUBAN_REMARK_DUE_UNCLEAR) != 0, ==,
                       cases[i].is_unclear);
    }
}

static void
test_a_row_is_refused_for_a_date (void)
{
  static const struct
  {
    const char *heading, *cell;
    DubanColumn column; /* UNKNOWN: the row is taken */
  } cases[] = {
    { "交办时间", "2026-02-30", DUBAN_COLUMN_ASSIGNED },
    { "交办时间", "2026-11-23", DUBAN_COLUMN_UNKNOWN },
    { "交办时间", "2026-11-24", DUBAN_COLUMN_ASSIGNED },
    { "交办时间", "不详", DUBAN_COLUMN_ASSIGNED },
    { "交办时间", "2026年3月", DUBAN_COLUMN_ASSIGNED },
    { "交办时间", "/", DUBAN_COLUMN_UNKNOWN },
    { "部署时间", "2026-11-23", DUBAN_COLUMN_UNKNOWN },
    { "部署时间", "2026-11-24", DUBAN_COLUMN_DEPLOY },
    { "部署时间", "已部署", DUBAN_COLUMN_DEPLOY },
    { "反馈时间", "2026年11月", DUBAN_COLUMN_UNKNOWN },
    { "反馈时间", "每月25日前", DUBAN_COLUMN_UNKNOWN },
    { "最近跟进时间", "2026-06-31", DUBAN_COLUMN_FOLLOW_UP },
    { "办结时间", "2026-11-24", DUBAN_COLUMN_CLOSED },
    { "来源日期", "2026-13-01", DUBAN_COLUMN_SOURCE_DATE },
    { "上会时间", "2026-12-05", DUBAN_COLUMN_UNKNOWN },
    { "上会时间", "近期", DUBAN_COLUMN_MEETING },
    { "起管日", "2026-02-30", DUBAN_COLUMN_TRACKED_FROM },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *headings = g_strdup_printf ("事项|%s", cases[i].heading);
      g_autofree char *row = g_strdup_printf ("甲|%s", cases[i].cell);
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, headings, row, 0);
      g_assert_cmpint (sample.is_taken, ==, cases[i].column == DUBAN_COLUMN_UNKNOWN);
      g_assert_cmpint (sample.fault.column, ==, cases[i].column);
      if (!sample.is_taken)
        g_assert_nonnull (strstr (sample.fault.reason, cases[i].cell));
    }
}

static void
test_status_and_closing (void)
{
  static const struct
  {
    const char *status, *closed, *completion;
    DubanStatus expected; /* 0: nothing said; -1: refused */
    const char *closed_day, *due, *word;
  } cases[] = {
    { "", "", "", 0, "", "", "" },
    { "", "2026-11-02", "", DUBAN_STATUS_CLOSED, "2026-11-02", "", "" },
    { "已办结", "2026-11-02", "", DUBAN_STATUS_CLOSED, "2026-11-02", "", "" },
    { "是", "", "", DUBAN_STATUS_CLOSED, "", "", "" },
    { "销号", "", "2026-10-01", DUBAN_STATUS_CLOSED, "2026-10-01", "", "" },
    { "完成", "", "2026-12-31", DUBAN_STATUS_CLOSED, "", "2026-12-31", "" },
    { "在办", "", "2026-12-31", DUBAN_STATUS_OPEN, "", "2026-12-31", "" },
    { "基本完成", "", "", DUBAN_STATUS_OPEN, "", "", "基本完成" },
    { "暂缓", "", "", DUBAN_STATUS_SUSPENDED, "", "", "" },
    { "终止", "2026-11-02", "", DUBAN_STATUS_WITHDRAWN, "2026-11-02", "", "" },
    { "√", "", "", DUBAN_STATUS_CLOSED, "", "", "" },
    { "×", "", "", DUBAN_STATUS_OPEN, "", "", "" },
    { "100%", "", "", DUBAN_STATUS_CLOSED, "", "", "" },
    { "60%", "", "", DUBAN_STATUS_OPEN, "", "", "60%" },
    { "达序", "", "", DUBAN_STATUS_OPEN, "", "", "达序" },
    { "未达序", "", "", DUBAN_STATUS_OPEN, "", "", "未达序" },
    { "超序", "", "", DUBAN_STATUS_OPEN, "", "", "超序" },
    { "已完成", "", "", DUBAN_STATUS_CLOSED, "", "", "" },
    { "未完成", "", "", DUBAN_STATUS_OPEN, "", "", "未完成" },
    { "进行中", "", "", DUBAN_STATUS_OPEN, "", "", "进行中" },
    { "红", "", "", 0, "", "", "" },
    { "绿灯", "2026-11-02", "", DUBAN_STATUS_CLOSED, "2026-11-02", "", "" },
    { "红头文件", "", "", DUBAN_STATUS_OPEN, "", "", "红头文件" },
    { "在办", "2026-11-02", "", -1, "", "", "" },
    { "基本完成", "2026-11-02", "", -1, "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row
          = g_strdup_printf ("甲|%s|%s|%s", cases[i].status, cases[i].closed, cases[i].completion);
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, "事项|状态|办结时间|完成时间", row, 0);
      g_assert_cmpint (sample.is_taken, ==, (int) cases[i].expected != -1);
      if (!sample.is_taken)
        continue;
      g_assert_cmpint (sample.row.status, ==, cases[i].expected);
      assert_day (sample.row.closed, cases[i].closed_day);
      assert_day (sample.row.due, cases[i].due);
      g_assert_cmpstr (sample.row.status_text, ==, cases[i].word);
    }
}

static void
test_a_rhythm_is_nothing_done (void)
{
  g_auto (Sample) sample = { 0 };
  g_auto (Sample) wordy = { 0 };

  sample_read (&sample, "事项|最近跟进时间", "甲|每月25日前", 0);
  g_assert_true (sample.is_taken);
  assert_day (sample.row.done[DUBAN_ROW_FOLLOW_UP], "");
  g_assert_cmpint (sample.row.schedule.kind, ==, DUBAN_SCHEDULE_MONTHLY);
  g_assert_cmpint (sample.row.schedule.value, ==, 25);
  g_assert_true (sample.row.remarks & DUBAN_REMARK_RHYTHM);

  sample_read (&wordy, "事项|跟进周期|最近跟进时间", "甲|每周五|每月25日前", 0);
  g_assert_cmpint (wordy.row.schedule.kind, ==, DUBAN_SCHEDULE_WEEKLY);
  g_assert_cmpstr (wordy.row.notes->str, ==, "〔最近跟进时间〕每月25日前");
}

static void
test_what_has_no_place_goes_to_the_notes (void)
{
  g_auto (Sample) sample = { 0 };

  sample_read (&sample, "联系人|备注|事项|重要程度||是否整改|包保科室",
               "张科长|原文|甲|A级|附件二|待定|一科", 0);
  g_assert_true (sample.is_taken);
  g_assert_cmpstr (sample.row.notes->str, ==,
                   "原文\n〔第5列〕附件二\n〔包保科室〕一科\n〔联系人〕张科长\n〔重要程度〕A级\n〔"
                   "是否整改〕待定");
  g_assert_true (sample.row.remarks & DUBAN_REMARK_WORD_KEPT);
}

static void
test_progress_belongs_to_the_latest_record (void)
{
  static const struct
  {
    const char *deploy, *feedback, *follow_up, *closed;
    int at;
  } cases[] = {
    { "", "", "", "", DUBAN_PROGRESS_OF_NONE },
    { "2026-03-02", "", "", "", DUBAN_ROW_DEPLOY },
    { "2026-03-02", "2026-03-08", "", "", DUBAN_ROW_FEEDBACK },
    { "2026-03-09", "2026-03-08", "", "", DUBAN_ROW_DEPLOY },
    { "2026-03-08", "2026-03-08", "2026-03-08", "", DUBAN_ROW_FOLLOW_UP },
    { "2026-03-02", "2026-03-08", "2026-03-20", "2026-03-20", DUBAN_PROGRESS_OF_CLOSING },
    { "2026-03-02", "2026-03-08", "2026-03-20", "2026-03-19", DUBAN_ROW_FOLLOW_UP },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row = g_strdup_printf ("甲|%s|%s|%s|%s", cases[i].deploy, cases[i].feedback,
                                              cases[i].follow_up, cases[i].closed);
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, "事项|部署时间|反馈时间|最近跟进时间|办结时间", row, 0);
      g_assert_true (sample.is_taken);
      g_assert_cmpint (sample.row.progress_at, ==, cases[i].at);
    }
}

static void
test_progress_of_periods (void)
{
  static const struct
  {
    const char *cells; /* 反馈时间|进展情况|1月进展|10月进展|9月进展 */
    const char *text;
    int at;
    const char *earlier; /* texts, by period, with the day of each */
  } cases[] = {
    { "||一|十|九", "十", DUBAN_PROGRESS_OF_NONE, "2026-01-31 一;2026-09-30 九;" },
    { "||一||九", "九", DUBAN_PROGRESS_OF_NONE, "2026-01-31 一;" },
    { "||一|/|", "一", DUBAN_PROGRESS_OF_NONE, "" },
    { "|现在|一||九", "现在", DUBAN_PROGRESS_OF_NONE, "2026-01-31 一;2026-09-30 九;" },
    { "|现在|||", "现在", DUBAN_PROGRESS_OF_NONE, "" },
    { "||||", "", DUBAN_PROGRESS_OF_NONE, "" },
    /* a record before the period is not what its text is about */
    { "2026-08-31||||九", "九", DUBAN_PROGRESS_OF_NONE, "" },
    { "2026-09-01||||九", "九", DUBAN_ROW_FEEDBACK, "" },
    { "2026-01-15|现在|||", "现在", DUBAN_ROW_FEEDBACK, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row = g_strdup_printf ("甲|%s", cases[i].cells);
      g_autoptr (GString) earlier = g_string_new (NULL);
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, "事项|反馈时间|进展情况|1月进展|10月进展|9月进展", row, 0);
      g_assert_true (sample.is_taken);
      for (guint k = 0; k < sample.row.n_earlier; k++)
        {
          char day[DUBAN_DAY_TEXT_SIZE];

          g_string_append_printf (earlier, "%s %s;",
                                  duban_day_format (sample.row.earlier[k].last, day),
                                  sample.row.earlier[k].text);
        }
      g_assert_cmpstr (sample.row.progress.text, ==, cases[i].text);
      g_assert_cmpint (sample.row.progress_at, ==, cases[i].at);
      g_assert_cmpstr (earlier->str, ==, cases[i].earlier);
      g_assert_cmpstr (sample.row.notes->str, ==, "");
    }
}

static void
test_milestones_have_their_own_words (void)
{
  g_auto (Sample) sample = { 0 };
  g_auto (Sample) bare = { 0 };

  sample_read (&sample, "事项|完成时限", "甲|2026年6月底前立项，9月底前开工，12月底前完工", 0);
  g_assert_cmpuint (sample.row.n_milestones, ==, 2);
  g_assert_cmpstr (sample.row.milestone_titles[0], ==, "立项");
  g_assert_cmpstr (sample.row.milestone_titles[1], ==, "开工");
  sample_read (&bare, "事项|完成时限", "甲|2026年6月、12月", 0);
  g_assert_cmpuint (bare.row.n_milestones, ==, 1);
  g_assert_cmpstr (bare.row.milestone_titles[0], ==, "2026年6月、12月");
}

static void
test_a_section_gives_its_category (void)
{
  g_auto (Sample) plain = { 0 };
  g_auto (Sample) placed = { 0 };

  sample_read (&plain, "序号|事项|责任单位", "1|甲|乙局", 0);
  sample_read (&placed, "序号|事项|责任单位\n一、重点", "1|甲|乙局", 0);
  g_assert_cmpint (duban_ledger_reader_get_kind (placed.reader, 1), ==, DUBAN_ROW_SECTION);
  g_assert_true (duban_ledger_reader_identify (placed.reader, 2, &placed.row, &placed.fault));
  g_assert_true (duban_ledger_reader_read (placed.reader, &placed.row, &placed.fault));
  g_assert_cmpstr (placed.row.notes->str, ==, "〔类别〕一、重点");
  g_assert_true (memcmp (plain.row.digest, placed.row.digest, DUBAN_LEDGER_DIGEST_SIZE) != 0);
}

static void
test_codes (void)
{
  g_auto (Sample) sample = { 0 };

  sample_read (&sample, "事项|重要程度|是否整改|决策层级|决策状态|传阅范围",
               "甲|★|否|政府常务会|待决策 2026-11-02|不得外传", 0);
  g_assert_true (sample.is_taken);
  g_assert_cmpint (sample.row.importance, ==, DUBAN_KEY);
  g_assert_cmpint (sample.row.rectification, ==, DUBAN_NO);
  g_assert_cmpint (sample.row.decision_level, ==, DUBAN_LEVEL_EXECUTIVE);
  g_assert_cmpint (sample.row.decision_state, ==, DUBAN_DECISION_AWAITING);
  assert_day (sample.row.decision_since, "2026-11-02");
  g_assert_cmpint (sample.row.handling, ==, DUBAN_HANDLING_RESTRICTED);
  g_assert_cmpstr (sample.row.notes->str, ==, "");
}

static void
test_a_row_without_a_task_and_one_too_long_are_refused (void)
{
  g_auto (Sample) empty = { 0 };
  g_auto (Sample) fits = { 0 };
  g_auto (Sample) too_long = { 0 };
  g_autofree char *text = g_strnfill (DUBAN_TEXT_MAX + 1, 'x');
  g_autofree char *long_row = g_strconcat ("甲|", text, NULL);
  g_autofree char *fitting_row = g_strconcat ("甲|", text + 1, NULL);

  sample_read (&empty, "编号|事项", "7|", 0);
  g_assert_false (empty.is_taken);
  g_assert_cmpint (empty.fault.column, ==, DUBAN_COLUMN_TITLE);
  sample_read (&fits, "事项|工作要求", fitting_row, 0);
  g_assert_true (fits.is_taken);
  sample_read (&too_long, "事项|工作要求", long_row, 0);
  g_assert_false (too_long.is_taken);
  g_assert_cmpint (too_long.fault.column, ==, DUBAN_COLUMN_REQUIREMENT);
}

static void
test_the_digest_minds_cells_and_not_their_order (void)
{
  g_auto (Sample) one = { 0 };
  g_auto (Sample) moved = { 0 };
  g_auto (Sample) other = { 0 };
  g_auto (Sample) shifted = { 0 };

  sample_read (&one, "序号|编号|事项|自定", "1|7|甲|乙", 0);
  sample_read (&moved, "自定|事项|编号|状态", "乙|甲|7|", 0);
  sample_read (&other, "编号|事项|自定", "7|甲|丙", 0);
  sample_read (&shifted, "编号|事项|自定", "甲|7|乙", 0);
  g_assert_cmpmem (one.row.digest, 8, moved.row.digest, 8);
  g_assert_true (memcmp (one.row.digest, other.row.digest, 8) != 0);
  g_assert_true (memcmp (one.row.digest, shifted.row.digest, 8) != 0);
}

static void
test_missing_years (void)
{
  static const struct
  {
    int year;
    const char *assigned, *feedback, *due;
  } cases[] = {
    { 0, "2025-12-01", "2025-12-08", "2026-03-31" },
    { 2024, "2024-12-01", "2024-12-08", "2024-03-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row
          = g_strdup_printf ("甲|%s|12月8日|3月31日", cases[i].year ? "12月1日" : "2025-12-01");
      g_auto (Sample) sample = { 0 };

      sample_read (&sample, "事项|交办时间|反馈时间|完成时限", row, cases[i].year);
      g_assert_true (sample.is_taken);
      assert_day (sample.row.assigned, cases[i].assigned);
      assert_day (sample.row.done[DUBAN_ROW_FEEDBACK], cases[i].feedback);
      assert_day (sample.row.due, cases[i].due);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/deadlines", test_deadlines);
  g_test_add_func ("/ledger/a-row-is-refused-for-a-date", test_a_row_is_refused_for_a_date);
  g_test_add_func ("/ledger/status-and-closing", test_status_and_closing);
  g_test_add_func ("/ledger/a-rhythm-is-nothing-done", test_a_rhythm_is_nothing_done);
  g_test_add_func ("/ledger/what-has-no-place-goes-to-the-notes",
                   test_what_has_no_place_goes_to_the_notes);
  g_test_add_func ("/ledger/progress-belongs-to-the-latest-record",
                   test_progress_belongs_to_the_latest_record);
  g_test_add_func ("/ledger/progress-of-periods", test_progress_of_periods);
  g_test_add_func ("/ledger/milestones-have-their-own-words", test_milestones_have_their_own_words);
  g_test_add_func ("/ledger/a-section-gives-its-category", test_a_section_gives_its_category);
  g_test_add_func ("/ledger/codes", test_codes);
  g_test_add_func ("/ledger/a-row-without-a-task-and-one-too-long-are-refused",
                   test_a_row_without_a_task_and_one_too_long_are_refused);
  g_test_add_func ("/ledger/the-digest-minds-cells-and-not-their-order",
                   test_the_digest_minds_cells_and_not_their_order);
  g_test_add_func ("/ledger/missing-years", test_missing_years);
  return g_test_run ();
}
