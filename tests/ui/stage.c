/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "app/example/example.h"
#include "app/language.h"
#include "ui/application.h"
#include "ui/memory.h"

#define PATIENCE_MS 20000
#define STILL_TRIES 30
#define QUIET_MS 70 /* without a frame or a job: settled */

typedef struct
{
  StageBody body;
  gpointer data;
  DubanApplication *application;
  gint64 begun;       /* to wait for the window; 0: not yet */
  GPtrArray *remains; /* of gpointer *: the window and its pages, NULL each once it is gone */
} Play;

/* GTK's own, each with its reason; everything else ends the test. */
static const char *const excused[] = {
  /* GTK 4.8 without a desktop's settings portal or icon theme. */
  "Unable to acquire session bus",
  "Failed to load icon",
};

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  gboolean is_bad = level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);

  for (gsize i = 0; is_bad && i < n_fields; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (excused); k++)
      if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, excused[k]) != NULL)
        return G_LOG_WRITER_HANDLED;
  if (!is_bad)
    return G_LOG_WRITER_HANDLED;
  g_log_writer_standard_streams (level, fields, n_fields, NULL);
  abort ();
}

static gboolean
quiet_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* At least so long, and until a frame or a piece of work that is due has had its turn: where all is
 * slow one of them alone takes longer. */
static void
iterate_for (int milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, (guint) milliseconds, quiet_cb, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* A job that is handed in now ends after all that were handed in before. */
static gpointer
pass_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  duban_worker_run_finish (DUBAN_WORKER (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static void
count_frame_cb (GdkFrameClock *clock, guint *n_frames)
{
  (*n_frames)++;
}

/* Until no frame was drawn for a while: what is added bit by bit is there, and has its place. */
static void
wait_for_stillness (DubanWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint n_frames = 0, before;
  gulong handler;

  if (clock == NULL)
    return;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);
  for (int i = 0; i < STILL_TRIES; i++)
    {
      before = n_frames;
      iterate_for (QUIET_MS);
      if (n_frames == before)
        break;
    }
  g_signal_handler_disconnect (clock, handler);
}

void
stage_settle (DubanWindow *window)
{
  DubanDesk *desk = duban_window_get_desk (window);

  for (int i = 0; i < 3; i++)
    {
      gboolean passed = FALSE;

      duban_worker_run_async (duban_desk_get_worker (desk), pass_job, NULL, NULL, NULL, NULL,
                              passed_cb, &passed);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
      wait_for_stillness (window);
    }
}

void
stage_resize (DubanWindow *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  stage_settle (window);
}

/* A widget that is about to be laid out anew has no picture: then the next frame is waited for. */
static GskRenderNode *
picture (DubanWindow *window, int width, int height)
{
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        return node;
      gtk_widget_queue_draw (GTK_WIDGET (window));
      stage_settle (window);
    }
  return NULL;
}

void
stage_take_picture (DubanWindow *window, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  GskRenderNode *node = picture (window, width, height);
  GdkTexture *texture;

  g_mkdir_with_parents (folder, 0777);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_object_unref (texture);
  gsk_render_node_unref (node);
}

static void
watch_remains (Play *play, GtkWidget *widget)
{
  gpointer *remain;

  if (DUBAN_IS_WINDOW (widget) || DUBAN_IS_PAGE (widget) || DUBAN_IS_DETAILS_PANE (widget))
    {
      remain = g_new (gpointer, 1);
      *remain = widget;
      g_object_add_weak_pointer (G_OBJECT (widget), remain);
      g_ptr_array_add (play->remains, remain);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_remains (play, child);
}

/* A window that was closed is gone, and so are its pages. */
static void
expect_no_remains (Play *play)
{
  for (guint i = 0; i < play->remains->len; i++)
    {
      GObject *left = *(gpointer *) g_ptr_array_index (play->remains, i);

      if (left != NULL)
        g_error ("a %s is left with %u references", G_OBJECT_TYPE_NAME (left), left->ref_count);
    }
  g_ptr_array_unref (play->remains);
}

static gboolean
play_cb (gpointer user_data)
{
  Play *play = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (play->application));

  if (play->begun == 0)
    play->begun = g_get_monotonic_time ();
  g_assert_cmpint (g_get_monotonic_time () - play->begun, <, PATIENCE_MS * 1000);
  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;
  stage_settle (DUBAN_WINDOW (window));
  play->body (DUBAN_WINDOW (window), play->data);
  watch_remains (play, GTK_WIDGET (window));
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

void
stage_run (const char *database, StageBody body, gpointer data)
{
  static gboolean writes_log; /* it can be said once */
  g_autoptr (DubanApplication) application = duban_application_new (NULL);
  char *with_database[] = { "duban", "--db", (char *) database, NULL };
  char *with_example[] = { "duban", "--example", NULL };
  Play play = { body, data, application, 0, g_ptr_array_new_with_free_func (g_free) };

  if (!writes_log)
    g_log_set_writer_func (write_log, NULL, NULL);
  writes_log = TRUE;
  g_timeout_add (20, play_cb, &play);
  g_assert_cmpint (database != NULL
                       ? g_application_run (G_APPLICATION (application), 3, with_database)
                       : g_application_run (G_APPLICATION (application), 2, with_example),
                   ==, 0);
  g_assert_finalize_object (g_steal_pointer (&application));
  iterate_for (QUIET_MS); /* the results of jobs that ended after the window */
  expect_no_remains (&play);
}

void
stage_begin (void)
{
  duban_memory_begin ();
  duban_language_begin ();
}

char *
stage_make_example (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-stage-XXXXXX", &error);
  char *database = g_build_filename (folder, "duban.db", NULL);
  g_autoptr (DubanClock) clock
      = duban_clock_new (g_getenv ("DUBAN_NOW"), FALSE, "Asia/Shanghai", &error);

  g_assert_no_error (error);
  stage_begin ();
  g_assert_true (duban_example_create (database, clock, &error));
  g_assert_no_error (error);
  return database;
}

void
stage_remove (char *database)
{
  g_autofree char *folder = g_path_get_dirname (database);

  duban_example_remove (folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_free (database);
}
