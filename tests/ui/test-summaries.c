/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Summaries in the real window, in Chinese, on the example data: the right report stands
 * there, each figure opens exactly its tasks, what is written stays, an issued one never changes,
 * and what is printed is what the PDF holds. */
#include "pdf.h"
#include "stage.h"

#include "app/edit/edit.h"
#include "report/output.h"
#include "ui/print/paper-operation.h"
#include "ui/summaries/figure-list.h"
#include "ui/summaries/paper-pane.h"
#include "ui/summaries/report-chooser.h"
#include "ui/summaries/summaries-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define TYPED "本周以汛期排险为重点，逐件过堂。"
#define PAUSE_MS 900    /* longer than one stops typing for */
#define MOST_TILES 24   /* of a report of a hundred pages */
#define MOST_FIGURES 12 /* that are opened */
#define NEAR 0.6        /* points */

static char *database;

static GtkWidget *
find (GtkWidget *widget, GType type, const char *class)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (class == NULL || gtk_widget_has_css_class (widget, class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, class);
  return found;
}

static GtkWidget *
turn (DubanWindow *window)
{
  GtkWidget *page = GTK_WIDGET (duban_window_turn (window, "summaries"));

  stage_settle (window);
  g_assert_nonnull (duban_page_get_made (DUBAN_PAGE (page)));
  return page;
}

static DubanEdition *
get_edition (GtkWidget *page)
{
  return duban_page_get_made (DUBAN_PAGE (page));
}

static void
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
pause_for (DubanWindow *window, guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  stage_settle (window);
}

static void
period_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);
  GtkWidget *chooser = find (page, DUBAN_TYPE_REPORT_CHOOSER, NULL);
  const DubanReportChoice choice = duban_report_chooser_get (DUBAN_REPORT_CHOOSER (chooser));
  g_autofree char *period = duban_period_to_text (choice.key.period);

  g_assert_cmpstr (period, ==, data);
  g_assert_cmpint (choice.issued, ==, 0);
  g_assert_cmpuint (choice.key.leader, ==, 0);
}

static void
test_opens_on_the_week_at_hand (void)
{
  static const char *const cases[][2]
      = { { "2026-11-25T09:00", "2026-W47" }, { "2026-11-26T09:00", "2026-W48" } };
  g_autofree char *before = g_strdup (g_getenv ("DUBAN_NOW"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("DUBAN_NOW", cases[i][0], TRUE);
      stage_run (database, period_cb, (gpointer) cases[i][1]);
    }
  g_setenv ("DUBAN_NOW", before, TRUE);
}

static guint
count_listed (DubanWindow *window)
{
  GtkWidget *list = find (GTK_WIDGET (duban_window_get_page (window)), GTK_TYPE_LIST_VIEW, "tasks");

  g_assert_nonnull (list);
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
figures_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);
  const DubanDocument *document = get_edition (page)->document;
  GtkWidget *list = find (find (page, DUBAN_TYPE_FIGURE_LIST, NULL), GTK_TYPE_LIST_BOX, NULL);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_opened = 0;

  g_assert_cmpuint (document->figures->len, >, 10);
  g_assert_cmpuint (count_rows (list), ==, document->figures->len);
  for (guint i = 0; i < document->figures->len; i++)
    g_array_append_val (counts, ((DubanFigure *) document->figures->pdata[i])->tasks->len);
  for (guint i = 0; i < counts->len && n_opened < MOST_FIGURES; i++)
    {
      const guint n = g_array_index (counts, guint, i);

      turn (window);
      g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i),
                             "activate");
      stage_settle (window);
      if (n == 0)
        {
          g_assert_true (GTK_WIDGET (duban_window_get_page (window)) == page);
          continue;
        }
      g_assert_true (GTK_WIDGET (duban_window_get_page (window)) != page);
      g_assert_cmpuint (count_listed (window), ==, n);
      n_opened++;
    }
  g_assert_cmpuint (n_opened, ==, MOST_FIGURES);
}

static void
test_figures_open_their_tasks (void)
{
  stage_run (database, figures_cb, NULL);
}

static gboolean
says (const DubanDocument *document, const char *part, const char *text)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = document->blocks->pdata[i];
      g_autofree char *words
          = block->runs != NULL && block->runs->len > 0 ? duban_block_to_text (block) : NULL;

      if (g_strcmp0 (block->part, part) == 0 && words != NULL && strstr (words, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_field (GtkWidget *page)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (page, GTK_TYPE_TEXT_VIEW, "free-part")));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
type (GtkWidget *page, const char *text)
{
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (page, GTK_TYPE_TEXT_VIEW, "free-part"))), text,
      -1);
}

static void
expect_field (GtkWidget *page, const char *text)
{
  g_autofree char *shown = dup_field (page);

  g_assert_cmpstr (shown, ==, text);
}

static void
write_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);

  g_assert_false (says (get_edition (page)->document, "overview", TYPED));
  type (page, TYPED);
  duban_window_turn (window, "today"); /* before the pause is over */
  stage_settle (window);
  page = turn (window);
  expect_field (page, TYPED);
  pause_for (window, PAUSE_MS);
  g_assert_true (says (get_edition (page)->document, "overview", TYPED));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
  stage_settle (window);
  expect_field (page, TYPED);
}

static void
written_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);

  expect_field (page, TYPED);
  g_assert_true (says (get_edition (page)->document, "overview", TYPED));
}

static void
test_what_is_written_stays (void)
{
  stage_run (database, write_cb, NULL);
  stage_run (database, written_cb, NULL);
}

static gpointer
midnight_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  duban_clock_hold (session->clock, session->now.today + 1, 1);
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
run (DubanWindow *window, DubanJob job, gpointer data)
{
  DubanDesk *desk = duban_window_get_desk (window);
  gboolean done = FALSE;

  duban_worker_run_async (duban_desk_get_worker (desk), job, data, NULL, NULL, NULL, done_cb,
                          &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  duban_desk_refresh (desk);
  stage_settle (window);
}

/* Typed on Wednesday night for last week: on Thursday it is still there, and still last week. */
static void
midnight_cb (DubanWindow *window, gpointer data)
{
  DubanDesk *desk = duban_window_get_desk (window);
  GtkWidget *page = turn (window);
  const DubanDay today = duban_desk_get_terms (desk)->today;

  type (page, TYPED "夜里补记。");
  run (window, midnight_job, NULL);
  g_assert_cmpint (duban_desk_get_terms (desk)->today, ==, today + 1);
  pause_for (window, PAUSE_MS);
  expect_field (page, TYPED "夜里补记。");
  g_assert_true (says (get_edition (page)->document, "overview", "夜里补记"));
  period_cb (window, (gpointer) "2026-W47");
}

static void
test_midnight_takes_nothing_away (void)
{
  g_autofree char *before = g_strdup (g_getenv ("DUBAN_NOW"));

  g_setenv ("DUBAN_NOW", "2026-11-25T23:50", TRUE);
  stage_run (database, midnight_cb, NULL);
  g_setenv ("DUBAN_NOW", before, TRUE);
}

static void
paper_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);
  DubanPaperPane *pane = DUBAN_PAPER_PANE (find (page, DUBAN_TYPE_PAPER_PANE, NULL));
  DubanPaperView *view = duban_paper_pane_get_view (pane);
  const guint n = duban_edition_count_pages (get_edition (page));
  double fitting;

  g_assert_cmpuint (n, ==, duban_pages_count (get_edition (page)->pages));
  g_assert_cmpuint (n, >, 20);
  for (int i = 0; i < 5; i++)
    {
      duban_paper_pane_turn_by (pane, 1);
      stage_settle (window);
      g_assert_cmpuint (duban_paper_view_get_page (view), ==, i + 1);
      g_assert_cmpuint (duban_paper_view_count_tiles (view), >, 0);
      g_assert_cmpuint (duban_paper_view_count_tiles (view), <, MOST_TILES);
    }
  duban_paper_view_turn (view, n - 1);
  stage_settle (window);
  g_assert_cmpuint (duban_paper_view_get_page (view), ==, n - 1);
  duban_paper_view_turn (view, 3);
  stage_settle (window);
  fitting = duban_paper_view_get_scale (view);
  for (int i = 0; i < 20; i++)
    duban_paper_pane_zoom_by (pane, 1);
  stage_settle (window);
  g_assert_cmpfloat (duban_paper_view_get_scale (view), ==, DUBAN_ZOOM_MAX);
  g_assert_cmpuint (duban_paper_view_get_page (view), ==, 3);
  for (int i = 0; i < 20; i++)
    duban_paper_pane_zoom_by (pane, -1);
  stage_settle (window);
  g_assert_cmpfloat (duban_paper_view_get_scale (view), ==, DUBAN_ZOOM_MIN);
  duban_paper_pane_zoom_by (pane, 0);
  stage_settle (window);
  g_assert_cmpfloat_with_epsilon (duban_paper_view_get_scale (view), fitting, 0.02);
  g_assert_cmpuint (duban_paper_view_count_tiles (view), <, MOST_TILES);
}

static void
test_pages_turn_and_grow (void)
{
  stage_run (database, paper_cb, NULL);
}

static void
stale_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);
  DubanReportKey key = get_edition (page)->key;

  for (int i = 0; i < 4; i++)
    {
      key.period = duban_period_of (DUBAN_PERIOD_WEEK, key.period.from - 1);
      duban_summaries_page_choose (DUBAN_SUMMARIES_PAGE (page), key);
    }
  stage_settle (window);
  g_assert_cmpint (get_edition (page)->key.period.from, ==, key.period.from);
  period_cb (window, (gpointer) "2026-W43");
}

static void
test_what_was_asked_for_last_is_shown (void)
{
  stage_run (database, stale_cb, NULL);
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gpointer
change_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const DubanEditField fields[] = { { "assigned", "2026-11-10" } };
  const DubanEditSetOptions options = { 0 };

  if (duban_session_refresh (session, error))
    duban_edit_set_task (session, GPOINTER_TO_UINT (data), fields, 1, &options, error);
  return NULL;
}

static void
issue_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);
  const GArray *assigned = duban_summary_get_tasks (get_edition (page)->report->figures->summary,
                                                    DUBAN_SUMMARY_ASSIGNED);
  const guint32 task = g_array_index (assigned, guint32, 0);
  g_autoptr (GBytes) before = duban_document_to_bytes (get_edition (page)->document);
  g_autoptr (GBytes) after = NULL;

  gtk_widget_activate_action (page, "summaries.issue", NULL);
  stage_settle (window);
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (find_dialog (), "issue");
  stage_settle (window);
  stage_settle (window);
  g_assert_nonnull (get_edition (page)->issued);
  g_assert_cmpuint (get_edition (page)->differences->len, ==, 0);
  /* One that was assigned in that week was not, after all. */
  run (window, change_job, GUINT_TO_POINTER (task));
  g_assert_nonnull (get_edition (page)->issued);
  g_assert_cmpuint (get_edition (page)->differences->len, >, 0);
  after = duban_document_to_bytes (get_edition (page)->document);
  g_assert_true (g_bytes_equal (before, after));
  gtk_widget_activate_action (page, "summaries.present", NULL);
  stage_settle (window);
  g_assert_null (get_edition (page)->issued);
  g_assert_cmpuint (get_edition (page)->all_issued->len, ==, 1);
}

static void
test_an_issued_one_never_changes (void)
{
  stage_run (database, issue_cb, NULL);
}

static void
empty_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window);

  g_assert_cmpuint (duban_edition_count_pages (get_edition (page)), >, 0);
}

static void
test_an_empty_database_has_its_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-stage-XXXXXX", &error);
  char *path = g_build_filename (folder, "duban.db", NULL);
  g_autoptr (DubanClock) clock
      = duban_clock_new (g_getenv ("DUBAN_NOW"), FALSE, "Asia/Shanghai", &error);

  g_assert_true (duban_session_create (path, NULL, TRUE, clock, &error));
  stage_run (path, empty_cb, NULL);
  stage_remove (path);
}

/* The office's last week, without a window. */
static DubanEdition *
make_edition (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock
      = duban_clock_new (g_getenv ("DUBAN_NOW"), TRUE, "Asia/Shanghai", &error);
  g_autoptr (DubanSession) session = duban_session_open (database, FALSE, clock, &error);
  DubanEditionQuestion question = { 0 };
  DubanEdition *edition;

  g_assert_no_error (error);
  question.key.period = duban_period_last_complete (DUBAN_PERIOD_WEEK, session->terms->today);
  edition = duban_edition_make (session, &question, NULL, &error);
  g_assert_no_error (error);
  return edition;
}

static Pdf *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-pdf-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "made.pdf", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Pdf *pdf;

  g_assert_true (g_file_set_contents (path, data, (gssize) size, &error));
  pdf = pdf_read (path);
  g_unlink (path);
  g_rmdir (folder);
  return pdf;
}

static void
expect_same_words (const Pdf *printed, const Pdf *made)
{
  g_assert_cmpuint (printed->words->len, ==, made->words->len);
  for (guint i = 0; i < made->words->len; i++)
    {
      const PdfWord *a = &g_array_index (printed->words, PdfWord, i);
      const PdfWord *b = &g_array_index (made->words, PdfWord, i);

      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->page, ==, b->page);
      g_assert_cmpfloat_with_epsilon (a->x0, b->x0, NEAR);
      g_assert_cmpfloat_with_epsilon (a->y0, b->y0, NEAR);
    }
}

static void
test_what_is_printed_is_the_pdf (void)
{
  g_autoptr (GError) error = NULL;
  DubanEdition *edition = make_edition ();
  g_autoptr (GBytes) bytes
      = duban_pdf_make (edition->document, edition->pages, NULL, NULL, NULL, &error);
  DubanPages *pages = duban_pages_new (edition->document, NULL, NULL, NULL, &error);
  g_autoptr (Pdf) printed = NULL;
  g_autoptr (Pdf) made = NULL;
  gboolean is_across = FALSE;

  g_assert_no_error (error);
  printed = pdf_print (duban_paper_operation_new (pages, edition->document->title, edition,
                                                  (GDestroyNotify) duban_edition_unref));
  made = read_bytes (bytes);
  g_assert_cmpuint (printed->n_pages, ==, made->n_pages);
  for (guint i = 0; i < made->n_pages; i++)
    {
      const double *a = &g_array_index (printed->sizes, double, 2 * i);
      const double *b = &g_array_index (made->sizes, double, 2 * i);

      g_assert_cmpfloat_with_epsilon (a[0], b[0], NEAR);
      g_assert_cmpfloat_with_epsilon (a[1], b[1], NEAR);
      is_across |= b[0] > b[1];
    }
  g_assert_true (is_across);
  expect_same_words (printed, made);
}

int
main (int argc, char **argv)
{
  int status;

  stage_begin ();
  gtk_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_func ("/summaries/opens-on-the-week-at-hand", test_opens_on_the_week_at_hand);
  g_test_add_func ("/summaries/figures-open-their-tasks", test_figures_open_their_tasks);
  g_test_add_func ("/summaries/what-is-written-stays", test_what_is_written_stays);
  g_test_add_func ("/summaries/midnight-takes-nothing-away", test_midnight_takes_nothing_away);
  g_test_add_func ("/summaries/pages-turn-and-grow", test_pages_turn_and_grow);
  g_test_add_func ("/summaries/what-was-asked-for-last-is-shown",
                   test_what_was_asked_for_last_is_shown);
  g_test_add_func ("/summaries/an-issued-one-never-changes", test_an_issued_one_never_changes);
  g_test_add_func ("/summaries/an-empty-database-has-its-report",
                   test_an_empty_database_has_its_report);
  g_test_add_func ("/summaries/what-is-printed-is-the-pdf", test_what_is_printed_is_the_pdf);
  status = g_test_run ();
  stage_remove (database);
  return status;
}
