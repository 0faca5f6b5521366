/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed, read back from the file: lists and slips, whole and inside their pages; and
 * that every page of the window has its list. */
#include "pdf.h"
#include "stage.h"

#include "app/edit/edit.h"
#include "app/judgement.h"
#include "ui/frame/page-stack.h"
#include "ui/print/print.h"
#include "ui/print/sheet-pages.h"

#include <string.h>

#define MARGIN 40.0 /* points; 15 mm and a little less */
#define N_ROWS 3000
#define GROUP_EVERY 37
#define N_WORDS 1500  /* more than a page holds beside other columns */
#define LEAST_STEPS 3 /* of some milliseconds each */

static char *database;

/* Words that each stand once, so that what is missing is found. */
static char *
make_long_text (const char *prefix, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%04d。落实到位 ", prefix, i);
  return g_string_free (text, FALSE);
}

static void
expect_long_text (const Pdf *pdf, const char *prefix, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("%s%04d", prefix, i);

      if (!pdf_has (pdf, word))
        g_error ("“%s” is not on paper", word);
    }
}

static DubanSheet *
make_sheet (int n_rows)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup ("在办事项"), g_strdup ("红灯 · 3000项"),
                                       g_strdup ("11月23日 周一 · 截至 09:00"));

  duban_sheet_add_column (sheet, "编号", 0, FALSE);
  duban_sheet_add_column (sheet, "事项", 4, FALSE);
  duban_sheet_add_column (sheet, "责任单位", 2, FALSE);
  duban_sheet_add_column (sheet, "牵头", 0, TRUE);
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *group = g_strdup_printf ("GROUP%04d", i / GROUP_EVERY);
      GStrv texts = g_new0 (char *, 5);

      if (i % GROUP_EVERY == 0)
        duban_sheet_add_group (sheet, group);
      texts[0] = g_strdup_printf ("R%04d", i);
      texts[1] = g_strdup_printf ("环保督察反馈问题整改，沿河两岸%s清理到位并建立长效机制END%04d",
                                  i % 3 == 0 ? "十二处历史遗留垃圾堆放点、三处排污口全部" : "", i);
      texts[2] = g_strdup (i % 2 == 0 ? "住房和城乡建设局" : "生态环境分局");
      texts[3] = g_strdup ("常务副旗长");
      duban_sheet_take_row (sheet, texts);
    }
  return sheet;
}

static gboolean
is_row (const char *text)
{
  return text[0] == 'R' && strlen (text) == 5 && g_ascii_isdigit (text[1]);
}

/* Below each heading of a group stands a row of it. */
static void
expect_no_heading_alone (const Pdf *pdf)
{
  g_autofree double *last_row = g_new0 (double, pdf->n_pages);

  for (guint i = 0; i < pdf->words->len; i++)
    {
      const PdfWord *word = &g_array_index (pdf->words, PdfWord, i);

      if (is_row (word->text))
        last_row[word->page] = MAX (last_row[word->page], word->y0);
    }
  for (guint i = 0; i < pdf->words->len; i++)
    {
      const PdfWord *word = &g_array_index (pdf->words, PdfWord, i);

      if (g_str_has_prefix (word->text, "GROUP"))
        g_assert_cmpfloat (word->y0, <, last_row[word->page]);
    }
}

/* In a column as wide as its longest text nothing wraps. */
static guint
count_words (const Pdf *pdf, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < pdf->words->len; i++)
    n += g_str_equal (g_array_index (pdf->words, PdfWord, i).text, text);
  return n;
}

static void
test_a_list_is_whole (void)
{
  g_autoptr (Pdf) pdf = pdf_print (duban_print_operation_new (make_sheet (N_ROWS)));

  g_assert_cmpfloat (pdf->width, >, pdf->height);
  g_assert_cmpuint (pdf->n_pages, >, N_ROWS / 60);
  pdf_expect_inside (pdf, MARGIN);
  g_assert_true (pdf_page_has (pdf, 0, "在办事项"));
  g_assert_true (pdf_page_has (pdf, 0, "红灯 · 3000项"));
  g_assert_true (pdf_page_has (pdf, 0, "截至 09:00"));
  for (guint i = 0; i < pdf->n_pages; i++)
    {
      g_autofree char *foot = g_strdup_printf ("%u / %u", i + 1, pdf->n_pages);

      g_assert_true (pdf_page_has (pdf, i, "编号"));
      g_assert_true (pdf_page_has (pdf, i, "责任单位"));
      g_assert_true (pdf_page_has (pdf, i, foot));
    }
  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("R%04d", i);
      g_autofree char *end = g_strdup_printf ("%04d", i);

      g_assert_true (pdf_has (pdf, number));
      g_assert_true (pdf_has (pdf, end));
    }
  g_assert_cmpuint (count_words (pdf, "常务副旗长"), ==, N_ROWS);
  expect_no_heading_alone (pdf);
}

/* A row that is higher than a page goes on over it. */
static void
test_a_long_row_is_not_cut (void)
{
  DubanSheet *sheet = make_sheet (5);
  g_autofree char *text = make_long_text ("L", N_WORDS);
  const char *const texts[] = { "R9999", text, "水利局", "", NULL };
  g_autoptr (Pdf) pdf = NULL;

  duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
  pdf = pdf_print (duban_print_operation_new (sheet));
  g_assert_cmpuint (pdf->n_pages, >, 2);
  expect_long_text (pdf, "L", N_WORDS);
  pdf_expect_inside (pdf, MARGIN);
}

static void
test_an_empty_list_is_a_page (void)
{
  g_autoptr (Pdf) pdf = pdf_print (duban_print_operation_new (make_sheet (0)));

  g_assert_cmpuint (pdf->n_pages, ==, 1);
  g_assert_true (pdf_page_has (pdf, 0, "编号"));
}

/* More columns than the paper is wide for are all on it. */
static void
test_many_columns_stay_on_the_page (void)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup ("分工矩阵"), NULL, NULL);
  GStrv texts = g_new0 (char *, 25);
  g_autoptr (Pdf) pdf = NULL;

  for (int i = 0; i < 24; i++)
    {
      duban_sheet_add_column (sheet, "副旗长分管", i % 6 == 0 ? 3 : 0, TRUE);
      texts[i] = g_strdup_printf ("C%02d", i);
    }
  duban_sheet_take_row (sheet, texts);
  pdf = pdf_print (duban_print_operation_new (sheet));
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *word = g_strdup_printf ("%02d", i);

      g_assert_true (pdf_has (pdf, word));
    }
  pdf_expect_inside (pdf, MARGIN);
}

typedef struct
{
  DubanSheetPages *pages;
  guint steps;
} Paginating;

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Paginating *paginating = user_data;
  const gboolean done = duban_sheet_pages_lay_out (paginating->pages, context);

  paginating->steps++;
  if (done)
    gtk_print_operation_set_n_pages (operation, 1);
  return done;
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Paginating *paginating = user_data;

  duban_sheet_pages_draw (paginating->pages, context, page);
}

/* So that a window is drawn between the steps. */
static void
test_a_long_list_is_laid_out_in_many_steps (void)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Paginating paginating = { duban_sheet_pages_new (make_sheet (N_ROWS)), 0 };
  g_autoptr (Pdf) pdf = NULL;

  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), &paginating);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), &paginating);
  pdf = pdf_print (operation);
  g_assert_cmpuint (paginating.steps, >=, LEAST_STEPS);
  duban_sheet_pages_free (paginating.pages);
}

/* Slips of the example's tasks, one of which asks for very much. */
static DubanSlips *
load_slips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock
      = duban_clock_new (g_getenv ("DUBAN_NOW"), TRUE, "Asia/Shanghai", &error);
  g_autoptr (DubanSession) session = duban_session_open (database, FALSE, clock, &error);
  g_autofree char *text = make_long_text ("Q", N_WORDS / 3);
  const DubanEditField fields[] = { { "requirement", text }, { "handling", "restricted" } };
  const DubanEditSetOptions options = { 0 };
  DubanVerdict *verdict = duban_judgement_get (session, NULL, &error);
  g_autoptr (DubanSnapshot) snapshot
      = duban_snapshot_new (duban_terms_ref (session->terms), verdict, NULL, session->last_change,
                            session->now.milliseconds);
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;
  const DubanTaskVerdict *judged = duban_verdict_get_tasks (verdict, &n);
  DubanSlips *slips;

  for (gsize i = 0; i < n; i++)
    g_array_append_val (tasks, judged[i].task);
  g_assert_true (duban_edit_set_task (session, g_array_index (tasks, guint32, 0), fields, 2,
                                      &options, &error));
  slips = duban_slips_load (session, snapshot, (const guint32 *) (gpointer) tasks->data, tasks->len,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slips->slips->len, ==, MIN (n, DUBAN_SLIPS_MAX));
  return slips;
}

static void
expect_slip (const Pdf *pdf, const DubanSlip *slip)
{
  for (guint r = 0; r < slip->rows->len; r++)
    {
      const DubanSlipRow *row = &g_array_index (slip->rows, DubanSlipRow, r);

      /* Texts in one column run on from line to line; of others each line is by itself. */
      for (guint i = 0; i < row->n_cells; i++)
        if (row->n_cells == 1 && strlen (row->cells[i].text) < 1000
            && !pdf_has (pdf, row->cells[i].text))
          g_error ("“%s” is not on paper", row->cells[i].text);
    }
}

static void
test_slips_are_whole (void)
{
  DubanSlips *slips = load_slips ();
  const guint n = slips->slips->len;
  g_autoptr (GtkPrintOperation) operation = duban_print_slips_operation_new (slips);
  g_autoptr (Pdf) pdf = pdf_print (g_object_ref (operation));
  guint continued = 0;

  g_assert_cmpfloat (pdf->width, <, pdf->height);
  g_assert_cmpuint (pdf->n_pages, >, n);
  pdf_expect_inside (pdf, MARGIN);
  for (guint i = 0; i < pdf->n_pages; i++)
    {
      g_assert_true (pdf_page_has (pdf, i, slips->title));
      g_assert_true (pdf_page_has (pdf, i, "编号："));
      g_assert_true (pdf_page_has (pdf, i, slips->as_of));
      continued += pdf_page_has (pdf, i, "（续）");
    }
  g_assert_cmpuint (continued, ==, pdf->n_pages - n);
  g_assert_true (pdf_page_has (pdf, 0, "不得外传"));
  g_assert_true (pdf_page_has (pdf, 1, "不得外传"));
  expect_long_text (pdf, "Q", N_WORDS / 3);
  for (guint i = 0; i < n; i++)
    expect_slip (pdf, slips->slips->pdata[i]);
}

static void
expect_list (DubanPage *page, const char *side)
{
  DubanSheet *sheet = duban_page_dup_sheet (page);
  g_autoptr (Pdf) pdf = NULL;
  g_autofree char *title = NULL;

  g_assert_nonnull (sheet);
  g_test_message ("%s | %s | %s | %u rows", sheet->title, sheet->filter, sheet->as_of,
                  sheet->rows->len);
  g_assert_nonnull (sheet->as_of);
  g_assert_nonnull (strstr (sheet->as_of, "口径"));
  g_assert_nonnull (strstr (sheet->as_of, "截至"));
  if (side != NULL)
    g_assert_nonnull (strstr (sheet->filter, side));
  g_assert_cmpuint (sheet->rows->len, >, 0);
  g_assert_false (sheet->portrait);
  title = g_strdup (sheet->title);
  pdf = pdf_print (duban_print_operation_new (sheet));
  g_assert_true (pdf_page_has (pdf, 0, title));
  g_assert_true (pdf_page_has (pdf, 0, "截至"));
  pdf_expect_inside (pdf, MARGIN);
}

static GtkWidget *
find_stack (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), name) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_stack (child, name);
  return found;
}

static void
expect_lists (DubanWindow *window, const char *side)
{
  static const char *const tabs[] = { "units", "leaders", "portfolio" };
  gsize n;
  const DubanPageSpec *pages = duban_page_stack_list (&n);

  g_assert_cmpuint (n, >=, 6);
  for (gsize i = 0; i < 6; i++)
    {
      DubanPage *page = duban_window_turn (window, pages[i].name);

      stage_settle (window);
      expect_list (page, side);
      for (gsize k = 0; g_str_equal (pages[i].name, "units") && k < G_N_ELEMENTS (tabs); k++)
        {
          GtkWidget *stack = find_stack (GTK_WIDGET (page), tabs[k]);

          g_assert_nonnull (stack);
          gtk_stack_set_visible_child_name (GTK_STACK (stack), tabs[k]);
          stage_settle (window);
          expect_list (page, side);
        }
    }
}

static void
lists_cb (DubanWindow *window, gpointer data)
{
  DubanTerms *terms = duban_desk_get_terms (duban_window_get_desk (window));
  const DubanLeader *leader = duban_directory_find_leader (terms->directory, "副旗长甲");

  expect_lists (window, NULL);
  g_assert_nonnull (leader);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.scope", "u", leader->n);
  stage_settle (window);
  expect_lists (window, "副旗长甲");
}

static void
test_each_page_has_its_list (void)
{
  stage_run (database, lists_cb, NULL);
}

/* A press on a button, as far down as there is one of that label. */
static gboolean
press (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (press (child, label))
      return TRUE;
  return FALSE;
}

static void
views_cb (DubanWindow *window, gpointer data)
{
  static const char *const views[] = { "冲突", "两本账", "分工矩阵" };
  DubanPage *page = duban_window_turn (window, "cross");

  stage_settle (window);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (!press (GTK_WIDGET (page), views[i]))
        g_error ("there is no view %s", views[i]);
      stage_settle (window);
      stage_settle (window);
      expect_list (page, NULL);
    }
}

static void
test_each_view_has_its_list (void)
{
  stage_run (database, views_cb, NULL);
}

/* The dialog of the desktop, or NULL. */
static GtkWindow *
find_print_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "GtkPrintUnixDialog")
        && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static void
dialogs_cb (DubanWindow *window, gpointer data)
{
  gsize n;
  const DubanTaskVerdict *tasks
      = duban_verdict_get_tasks (duban_desk_get_verdict (duban_window_get_desk (window)), &n);
  const guint32 chosen[] = { tasks[0].task, tasks[1].task };

  for (int i = 0; i < 2; i++)
    {
      if (i == 0)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
      else
        duban_page_send_tasks (GTK_WIDGET (window), "win.print-slips", chosen, 2);
      stage_settle (window);
      g_assert_nonnull (find_print_dialog ());
      gtk_window_close (find_print_dialog ());
      stage_settle (window);
      g_assert_null (find_print_dialog ());
    }
}

static void
test_the_dialog_opens (void)
{
  stage_run (database, dialogs_cb, NULL);
}

int
main (int argc, char **argv)
{
  int status;

  stage_begin ();
  gtk_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_func ("/paper/a-list-is-whole", test_a_list_is_whole);
  g_test_add_func ("/paper/a-long-row-is-not-cut", test_a_long_row_is_not_cut);
  g_test_add_func ("/paper/an-empty-list-is-a-page", test_an_empty_list_is_a_page);
  g_test_add_func ("/paper/many-columns-stay-on-the-page", test_many_columns_stay_on_the_page);
  g_test_add_func ("/paper/a-long-list-is-laid-out-in-many-steps",
                   test_a_long_list_is_laid_out_in_many_steps);
  g_test_add_func ("/paper/each-page-has-its-list", test_each_page_has_its_list);
  g_test_add_func ("/paper/each-view-has-its-list", test_each_view_has_its_list);
  g_test_add_func ("/paper/the-dialog-opens", test_the_dialog_opens);
  g_test_add_func ("/paper/slips-are-whole", test_slips_are_whole);
  status = g_test_run ();
  stage_remove (database);
  return status;
}
