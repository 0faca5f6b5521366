/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/output.h"
#include "sample-session.h"

#include <glib/gstdio.h>
#include <string.h>

#define OLD "what stood there"

static DubanDocument *
make_document (guint n_paragraphs)
{
  DubanDocument *document = duban_document_new ("周报", "副旗长甲", "2026-03-09T10:00:00+08:00");

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "周报");
  for (guint i = 0; i < n_paragraphs; i++)
    duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL,
                        "本周副旗长甲分管领域新交办12件，办结8件，未办结31件。");
  return document;
}

static void
test_ending_says_the_kind (void)
{
  static const struct
  {
    const char *path;
    DubanOutputKind kind;
  } rows[] = {
    { "a.pdf", DUBAN_OUTPUT_PDF },          { "周报.PDF", DUBAN_OUTPUT_PDF },
    { "a.b.docx", DUBAN_OUTPUT_DOCX },      { "a.DocX", DUBAN_OUTPUT_DOCX },
    { "/a.pdf/b.xlsx", DUBAN_OUTPUT_XLSX }, { "a.html", DUBAN_OUTPUT_HTML },
    { "a.txt", DUBAN_OUTPUT_TEXT },
  };
  static const char *const unknown[]
      = { "", "pdf", "a", "a.", "a.pd", "a.pdff", "a.pdf ", "a.doc", "a.xls", "a.csv", "a.pdf/b" };
  DubanOutputKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sample_assert_done (duban_output_kind_of (rows[i].path, &kind, &error));
      g_assert_cmpint (kind, ==, rows[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    sample_assert_refused (duban_output_kind_of (unknown[i], &kind, &error), DUBAN_APP_ERROR_VALUE,
                           ".xlsx");
}

/* How often it was told, and how far it was then. */
typedef struct
{
  guint n;
  double done;
  GCancellable *cancel; /* at the first, or NULL */
} Told;

static void
told_cb (double done, gpointer data)
{
  Told *told = data;

  g_assert_cmpfloat (done, >=, told->done);
  g_assert_cmpfloat (done, <=, 1.0);
  told->done = done;
  told->n++;
  if (told->cancel != NULL)
    g_cancellable_cancel (told->cancel);
}

static void
test_progress_goes_forward (void)
{
  g_autoptr (DubanDocument) document = make_document (400);
  g_autoptr (GBytes) bytes = NULL;
  Told told = { 0 };
  GError *error = NULL;

  bytes = duban_output_make (document, DUBAN_OUTPUT_PDF, told_cb, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.n, >, 4);
  g_assert_cmpfloat (told.done, >, 0.9);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "%PDF-", 5), ==, 0);
}

/* (transfer full) */
static char *
make_old (char **folder, const char *name)
{
  char *path;

  *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  path = g_build_filename (*folder, name, NULL);
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  return path;
}

static void
assert_old (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, OLD);
}

/* Before it begins, and in its midst. */
static void
test_cancelled_writes_nothing (void)
{
  static const char *const names[] = { "旧.pdf", "旧.docx", "旧.xlsx", "旧.html", "旧.txt" };
  g_autoptr (DubanDocument) document = make_document (400);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = NULL;
      g_autofree char *path = make_old (&folder, names[i]);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      g_assert_false (duban_output_write (document, path, NULL, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_old (path);
      sample_remove_folder (folder);
    }
}

static void
test_cancelled_in_its_midst (void)
{
  g_autoptr (DubanDocument) document = make_document (400);
  g_autofree char *folder = NULL;
  g_autofree char *path = make_old (&folder, "旧.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Told told = { .cancel = cancellable };

  g_assert_false (duban_output_write (document, path, told_cb, &told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (told.done, <, 1.0);
  assert_old (path);
  sample_remove_folder (folder);
}

static void
test_the_finished_file_takes_its_place (void)
{
  g_autoptr (DubanDocument) document = make_document (1);
  g_autofree char *folder = NULL;
  g_autofree char *path = make_old (&folder, "旧.txt");
  g_autofree char *text = NULL;

  sample_assert_done (duban_output_write (document, path, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "新交办12件"));
  sample_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/ending-says-the-kind", test_ending_says_the_kind);
  g_test_add_func ("/output/progress-goes-forward", test_progress_goes_forward);
  g_test_add_func ("/output/cancelled-writes-nothing", test_cancelled_writes_nothing);
  g_test_add_func ("/output/cancelled-in-its-midst", test_cancelled_in_its_midst);
  g_test_add_func ("/output/the-finished-file-takes-its-place",
                   test_the_finished_file_takes_its_place);
  return g_test_run ();
}
