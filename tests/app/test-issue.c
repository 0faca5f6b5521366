/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/document-lines.h"
#include "app/report/issue.h"
#include "app/report/pairs.h"
#include "sample-session.h"
#include "store/issued.h"

#include <sqlite3.h>
#include <string.h>

static DubanDocument *
make_document (const char *words)
{
  const DubanId task = { { 1, 2, 3 } };
  DubanDocument *document = duban_document_new ("周报", "副旗长甲", "2026-03-09T10:00:00+08:00");
  const guint figure = duban_document_add_figure (document, "assigned", "新交办", "2件", &task, 1);

  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, "overview");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, words);
  duban_document_say (document, DUBAN_RUN_STRONG, figure, "2件");
  return document;
}

/* A report as the composer makes one: the figures are counted, the words are these. */
typedef struct
{
  DubanReport report;
  DubanFreeParts parts;
  GBytes *pdf;
} SampleReport;

static void
sample_report_init (SampleReport *sample, SampleSession *session, guint32 leader,
                    const char *period)
{
  GError *error = NULL;

  *sample = (SampleReport){ .report.key.leader = leader };
  g_assert_true (duban_period_parse (period, &sample->report.key.period));
  sample->report.figures
      = duban_figures_load (session->session, leader, sample->report.key.period, NULL, &error);
  g_assert_no_error (error);
  sample->report.document = make_document ("总体情况");
  sample->parts.texts[DUBAN_PART_OVERVIEW] = g_strdup ("一行\n二行");
  sample->pdf = g_bytes_new_static ("pdf", 3);
}

static void
sample_report_clear (SampleReport *sample)
{
  duban_figures_free (sample->report.figures);
  duban_document_free (sample->report.document);
  duban_free_parts_clear (&sample->parts);
  g_bytes_unref (sample->pdf);
}

static DubanIssued *
keep (SampleSession *session, SampleReport *sample)
{
  GError *error = NULL;
  DubanIssued *issued
      = duban_issue_keep (session->session, &sample->report, &sample->parts, sample->pdf, &error);

  g_assert_no_error (error);
  return issued;
}

static void
query (SampleSession *session, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (session->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_same_document (const DubanDocument *a, const DubanDocument *b)
{
  g_autoptr (GBytes) first = duban_document_to_bytes (a);
  g_autoptr (GBytes) second = duban_document_to_bytes (b);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_what_was_kept_is_loaded_as_it_was (void)
{
  SampleSession session;
  SampleReport sample;
  g_autoptr (DubanIssued) kept = NULL;
  g_autoptr (DubanIssued) loaded = NULL;
  g_autoptr (DubanDocument) document = NULL;
  guint32 leader, task;
  GError *error = NULL;

  sample_session_init (&session, "2026-03-09T10:00");
  task = sample_session_add (&session, "督1");
  leader = sample_session_find (&session, "副旗长甲");
  sample_report_init (&sample, &session, leader, "2026-W10");
  kept = keep (&session, &sample);
  sample_session_set (&session, task, "title", "另一个题目");
  sample_session_move (&session, "2026-04-01T10:00");
  document = duban_issue_load (session.session, kept->id, &loaded, &error);
  g_assert_no_error (error);
  assert_same_document (document, sample.report.document);
  g_assert_cmpint (loaded->id, ==, 1);
  g_assert_cmpuint (loaded->key.leader, ==, leader);
  g_assert_cmpint (loaded->key.period.from, ==, sample.report.key.period.from);
  g_assert_cmpstr (loaded->leader_name, ==, "副旗长甲");
  g_assert_cmpint (loaded->time, ==, kept->time);
  g_assert_cmpstr (loaded->author, ==, session.session->author);
  sample_report_clear (&sample);
  sample_session_clear (&session);
}

static void
test_each_issue_is_one_more (void)
{
  SampleSession session;
  SampleReport sample;
  g_autoptr (DubanIssued) first = NULL;
  g_autoptr (DubanIssued) second = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GError *error = NULL;

  sample_session_init (&session, "2026-03-09T10:00");
  sample_report_init (&sample, &session, 0, "2026-W10");
  first = keep (&session, &sample);
  second = keep (&session, &sample);
  list = duban_issue_list (session.session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((DubanIssued *) list->pdata[0])->id, ==, second->id);
  g_assert_cmpint (((DubanIssued *) list->pdata[1])->id, ==, first->id);
  g_assert_null (first->leader_name);
  sample_report_clear (&sample);
  sample_session_clear (&session);
}

/* The hash is that of sha256sum; a byte more is another file. */
static void
test_another_pdf_is_said (void)
{
  static const guint8 expected[] = { 0xc3, 0x5b, 0x21, 0xd6 };
  SampleSession session;
  SampleReport sample;
  g_autoptr (DubanIssued) kept = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("pdf\n", 4);
  g_autofree char *none = NULL;
  g_autofree char *said = NULL;

  sample_session_init (&session, "2026-03-09T10:00");
  sample_report_init (&sample, &session, 0, "2026-W10");
  kept = keep (&session, &sample);
  g_assert_cmpmem (kept->hash.bytes, 4, expected, 4);
  none = duban_issue_dup_deviation (kept, sample.pdf);
  said = duban_issue_dup_deviation (kept, other);
  g_assert_null (none);
  g_assert_nonnull (strstr (said, "number 1"));
  sample_report_clear (&sample);
  sample_session_clear (&session);
}

static void
test_unknown_and_damaged_are_said (void)
{
  static const gint64 unknown[] = { 0, 2, -1, G_MAXINT64 };
  SampleSession session;
  SampleReport sample;
  g_autoptr (DubanIssued) kept = NULL;
  DubanIssued *issued = (DubanIssued *) &sample;

  sample_session_init (&session, "2026-03-09T10:00");
  sample_report_init (&sample, &session, 0, "2026-W10");
  kept = keep (&session, &sample);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    sample_assert_refused (duban_issue_load (session.session, unknown[i], NULL, &error) != NULL,
                           DUBAN_APP_ERROR_UNKNOWN, "no issued report");
  query (&session, "UPDATE issued SET document = x'00'");
  sample_assert_refused (duban_issue_load (session.session, 1, &issued, &error) != NULL,
                         DUBAN_APP_ERROR_STATE, "damaged");
  g_assert_null (issued);
  sample_report_clear (&sample);
  sample_session_clear (&session);
}

/* The value of that name, or NULL. */
static const char *
find (const GPtrArray *pairs, const char *name)
{
  for (guint i = 0; i < pairs->len; i++)
    if (g_str_equal (((DubanPair *) pairs->pdata[i])->name, name))
      return ((DubanPair *) pairs->pdata[i])->value;
  return NULL;
}

static GPtrArray *
read_body (DubanIssuedWhole *whole, DubanIssuedBody body)
{
  GPtrArray *pairs = duban_pairs_from_bytes (whole->bodies[body]);

  g_assert_nonnull (pairs);
  return pairs;
}

/* What the report rested on stands in its row. */
static void
test_what_it_rested_on_is_kept (void)
{
  SampleSession session;
  SampleReport sample;
  g_autoptr (DubanIssued) kept = NULL;
  DubanIssuedWhole *whole;
  g_autoptr (GPtrArray) settings = NULL;
  g_autoptr (GPtrArray) calendar = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  sample_session_init (&session, "2026-03-09T10:00");
  sample_session_add (&session, "督1");
  sample_report_init (&sample, &session, 0, "2026-Q1");
  kept = keep (&session, &sample);
  sample_assert_done (duban_issued_get (session.session->db, kept->id, &whole, &error));
  settings = read_body (whole, DUBAN_ISSUED_SETTINGS);
  calendar = read_body (whole, DUBAN_ISSUED_CALENDAR);
  figures = read_body (whole, DUBAN_ISSUED_FIGURES);
  parts = read_body (whole, DUBAN_ISSUED_PARTS);
  g_assert_cmpstr (find (settings, "day-policy"), ==, "calendar");
  g_assert_cmpstr (find (settings, "accounts-from"), ==, "2026-03-16");
  g_assert_null (find (settings, "remind-lead"));
  g_assert_cmpstr (find (calendar, "2026"), ==, "covered");
  g_assert_cmpstr (find (calendar, "2026-10-01"), ==, "off 国庆节");
  g_assert_cmpstr (find (figures, "assigned"), ==, "1");
  g_assert_cmpstr (find (figures, "deploy"), ==, "0/1");
  g_assert_cmpstr (find (figures, "unit 水利局"), ==, "1 · 0.00");
  g_assert_cmpstr (find (parts, "overview"), ==, "一行\n二行");
  g_assert_cmpuint (parts->len, ==, 1);
  duban_issued_whole_free (whole);
  sample_report_clear (&sample);
  sample_session_clear (&session);
}

static void
test_other_bytes_are_no_pairs (void)
{
  g_autoptr (GBytes) noise = g_bytes_new_static ("\xff\xff\xff", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GPtrArray) none = duban_pairs_from_bytes (noise);
  g_autoptr (GPtrArray) empty = duban_pairs_from_bytes (nothing);

  g_assert_null (none);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* A document of a heading and a line for each character. */
static GPtrArray *
make_lines (const char *letters)
{
  g_autoptr (DubanDocument) document = duban_document_new ("题目", "", "");

  duban_document_begin (document, DUBAN_BLOCK_HEADING_1, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "总体");
  for (const char *p = letters; *p != '\0'; p++)
    duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, (char[]){ *p, '\0' });
  return duban_document_lines (document);
}

static void
free_difference_cb (gpointer difference)
{
  duban_issue_difference_free (difference);
}

static void
test_lines_are_compared_in_place (void)
{
  static const struct
  {
    const char *then, *now, *differences; /* then>now, - for none */
  } rows[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "abc", "axc", "b>x " },
    { "abc", "ac", "b>- " },
    { "ac", "abc", "->b " },
    { "abc", "", "a>- b>- c>- " },
    { "", "ab", "->a ->b " },
    { "abcd", "xbcy", "a>x d>y " },
    { "abc", "bcd", "a>- ->d " },
    { "aab", "ab", "a>- " },
    { "axbyc", "abxc", "x>- y>x " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) then = make_lines (rows[i].then);
      g_autoptr (GPtrArray) now = make_lines (rows[i].now);
      g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (free_difference_cb);
      g_autoptr (GString) words = g_string_new (NULL);

      duban_document_lines_compare (then, now, differences);
      for (guint k = 0; k < differences->len; k++)
        {
          const DubanIssueDifference *one = differences->pdata[k];

          g_assert_cmpstr (one->kind, ==, "line");
          g_assert_cmpstr (one->what, ==, "一、总体");
          g_string_append_printf (words, "%s>%s ", one->then != NULL ? one->then : "-",
                                  one->now != NULL ? one->now : "-");
        }
      g_assert_cmpstr (words->str, ==, rows[i].differences);
    }
}

/* Rows of a table and paragraphs with numbers: where one is gone, those that follow have other
 * numbers and are the same. (transfer full) */
static GPtrArray *
make_numbered (const char *letters)
{
  g_autoptr (DubanDocument) document = duban_document_new ("题目", "", "");
  DubanTable *table = duban_table_new ("台账", "台账", FALSE);

  duban_table_add_column (table, "序号", 1, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "事项", 1, DUBAN_ALIGN_LEFT);
  for (guint i = 0; letters[i] != '\0'; i++)
    {
      const char letter[] = { letters[i], '\0' };
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      duban_document_begin (document, DUBAN_BLOCK_HEADING_3, NULL);
      duban_document_say (document, DUBAN_RUN_PLAIN, 0, letter);
      duban_table_add_row (table);
      duban_table_set_value (table, 0, 0, DUBAN_CELL_NUMBER, i + 1, number);
      duban_table_set_text (table, 1, 0, letter);
    }
  duban_document_take_table (document, table);
  return duban_document_lines (document);
}

static void
test_numbers_alone_are_no_difference (void)
{
  g_autoptr (GPtrArray) then = make_numbered ("abc");
  g_autoptr (GPtrArray) now = make_numbered ("bc");
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (free_difference_cb);
  const DubanIssueDifference *paragraph, *row;

  duban_document_lines_compare (then, now, differences);
  g_assert_cmpuint (differences->len, ==, 2);
  paragraph = differences->pdata[0];
  row = differences->pdata[1];
  g_assert_cmpstr (paragraph->then, ==, "1.a");
  g_assert_null (paragraph->now);
  g_assert_cmpstr (row->what, ==, "台账");
  g_assert_cmpstr (row->then, ==, "1 | a");
  g_assert_null (row->now);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/issue/what-was-kept-is-loaded-as-it-was",
                   test_what_was_kept_is_loaded_as_it_was);
  g_test_add_func ("/issue/each-issue-is-one-more", test_each_issue_is_one_more);
  g_test_add_func ("/issue/another-pdf-is-said", test_another_pdf_is_said);
  g_test_add_func ("/issue/unknown-and-damaged-are-said", test_unknown_and_damaged_are_said);
  g_test_add_func ("/issue/what-it-rested-on-is-kept", test_what_it_rested_on_is_kept);
  g_test_add_func ("/issue/other-bytes-are-no-pairs", test_other_bytes_are_no_pairs);
  g_test_add_func ("/issue/lines-are-compared-in-place", test_lines_are_compared_in_place);
  g_test_add_func ("/issue/numbers-alone-are-no-difference", test_numbers_alone_are_no_difference);
  return g_test_run ();
}
