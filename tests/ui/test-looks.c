/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How every page looks at every size, in light, dark and high contrast, and with large text: no
 * text is cut without saying so, nothing lies over its neighbour, everything to be clicked is
 * large enough, and nothing is left in English.  Pictures of each are kept for people. */
#include "look.h"
#include "ui/frame/page-stack.h"

static void
look_at_page (Look *look, DubanWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", look->page);
  stage_settle (window);
  look_check (look, GTK_WIDGET (window));
  look_take_picture (look, window, look->page);
}

/* With a task opened from the first page, so that its details stand there too. */
static void
open_a_task (DubanWindow *window)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  g_assert_cmpuint (n, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-task", "u", findings[0].task);
}

static void
look_at_all_pages (Look *look, DubanWindow *window)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  stage_resize (window, look->width, look->height);
  for (gsize i = 0; i < n; i++)
    {
      look->page = specs[i].name;
      look_at_page (look, window);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "tasks");
  open_a_task (window);
  look->page = "tasks";
  stage_settle (window);
  look_check (look, GTK_WIDGET (window));
  look_take_picture (look, window, "details");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-details", NULL);
}

static void
look_at_everything (DubanWindow *window, gpointer data)
{
  static const int sizes[][2] = { { 900, 600 }, { 1120, 640 }, { 1366, 768 }, { 1920, 1080 } };
  static const char *const schemes[] = { "light", "dark", "contrast" };
  gboolean contrast = g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL;
  Look *look = data;

  for (gsize s = 0; s < G_N_ELEMENTS (schemes); s++)
    {
      if (contrast != g_str_equal (schemes[s], "contrast"))
        continue;
      look_set_scheme (look, schemes[s]);
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (int percent = 100; percent <= (i > 1 ? 150 : 100); percent += 50)
          {
            look->width = sizes[i][0];
            look->height = sizes[i][1];
            look_set_text (look, percent);
            look_at_all_pages (look, window);
          }
    }
}

static void
test_every_page_at_every_size (gconstpointer data)
{
  Look look;

  look_init (&look, data);
  stage_run (look.database, look_at_everything, &look);
  look_finish (&look);
}

int
main (int argc, char **argv)
{
  char *database;
  int result;

  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_data_func ("/looks/every-page-at-every-size", database, test_every_page_at_every_size);
  result = g_test_run ();
  stage_remove (database);
  return result;
}
