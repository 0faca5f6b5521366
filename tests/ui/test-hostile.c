/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in rough hands: everything that opens is opened over every page and closed again, or
 * still open or being read while the window closes; nothing warns, nothing is left. */
#include "stage.h"

#include "ui/frame/page-stack.h"

#include <string.h>

static char *database;

/* What opens something; %u: a task. */
static const char *const openers[] = {
  "win.new-task('')",
  "win.new-task('R&D <b>&amp; %%s')",
  "win.minutes('')",
  "win.minutes('一、由水利局牵头，11月底前完成<b>。')",
  "win.edit-task(uint32 %u)",
  "win.act((uint32 %u, 'next'))",
  "win.act((uint32 %u, 'blockage'))",
  "win.act((uint32 %u, 'reassign'))",
  "win.act((uint32 %u, 'split'))",
  "win.urge([uint32 %u])",
  "win.bulk(('fill', [uint32 %u]))",
  "win.bulk(('set-lead', [uint32 %u]))",
  "win.bulk(('set-unit', [uint32 %u]))",
  "win.bulk(('set-due', [uint32 %u]))",
  "win.bulk(('set-importance', [uint32 %u]))",
  "win.bulk(('record', [uint32 %u]))",
  "win.account(uint32 %u)",
  "win.account(uint32 0)",
  "win.history('recent')",
  "win.history('deleted')",
  "win.preferences",
  "win.open-task(uint32 %u)",
  "win.open-task(uint32 4000000000)",
  "win.edit-task(uint32 4000000000)",
  "win.act((uint32 4000000000, 'next'))",
  "win.show-tasks(('<b>&', [uint32 %u]))",
  "win.show-tasks(('', @au []))",
};

static guint32
any_task (DubanWindow *window)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  g_assert_cmpuint (n, >, 0);
  return findings[n / 2].task;
}

static void
activate (DubanWindow *window, const char *words)
{
  g_autofree char *detailed = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GString) text = g_string_new (words);
  g_autofree char *number = g_strdup_printf ("%u", any_task (window));
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "%u", number, 0);
  g_string_replace (text, "%%", "%", 0);
  detailed = g_string_free (g_steal_pointer (&text), FALSE);
  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target))
    g_test_message ("%s is off", name);
}

/* The window that lies over all others; NULL where there is none. */
static GtkWidget *
find_top (DubanWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *top = GTK_WIDGET (window);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) over = g_list_model_get_item (windows, i);

          found = gtk_widget_get_mapped (GTK_WIDGET (over))
                  && gtk_window_get_transient_for (over) == GTK_WINDOW (top);
          top = found ? GTK_WIDGET (over) : top;
        }
    }
  return top == GTK_WIDGET (window) ? NULL : top;
}

static void
quiet_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait (int milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once ((guint) milliseconds, quiet_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Whatever lies over the window goes, and nothing holds it. */
static void
close_all (DubanWindow *window, const char *words)
{
  gpointer over;

  for (int i = 0; i < 5 && (over = find_top (window)) != NULL; i++)
    {
      const char *type = G_OBJECT_TYPE_NAME (over);

      g_object_add_weak_pointer (over, &over);
      gtk_window_close (over);
      wait (50);
      stage_settle (window);
      if (over != NULL)
        g_error ("%s: %s is left with %u references", words, type, G_OBJECT (over)->ref_count);
    }
}

static void
open_everywhere (DubanWindow *window, gpointer data)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  for (gsize p = 0; p < n; p++)
    for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
      {
        if (p > 0 && i % n != p)
          continue;
        gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", specs[p].name);
        if (i == 0)
          stage_settle (window);
        g_test_message ("%s over %s", openers[i], specs[p].name);
        activate (window, openers[i]);
        wait (100);
        stage_settle (window);
        close_all (window, openers[i]);
      }
}

static void
press_twice (DubanWindow *window, gpointer data)
{
  gpointer over;

  activate (window, "win.act((uint32 %u, 'next'))");
  activate (window, "win.act((uint32 %u, 'next'))");
  wait (100);
  stage_settle (window);
  over = find_top (window);
  g_assert_nonnull (over);
  g_object_add_weak_pointer (over, &over);
  gtk_window_close (over);
  wait (50);
  stage_settle (window);
  g_assert_null (over);
  g_assert_null (find_top (window));
}

static void
switch_scope (DubanWindow *window, gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      activate (window, openers[i]);
      for (guint32 scope = 0; scope < 12; scope++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.scope", "u", scope);
          if (scope % 4 == 0)
            wait (30);
        }
      gtk_widget_activate_action (GTK_WIDGET (window), "win.scope", "u", 0);
      wait (100);
      stage_settle (window);
      close_all (window, openers[i]);
    }
}

static void
storm (DubanWindow *window, gpointer data)
{
  const char *const storm[]
      = { "win.undo",     "win.redo",    "win.close-details", "win.next-task", "win.previous-task",
          "win.next-act", "win.refresh", "win.copy-list",     "win.take-back" };

  activate (window, "win.open-task(uint32 %u)");
  for (int i = 0; i < 400; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window),
                                  storm[(i * 7 + i / 13) % G_N_ELEMENTS (storm)], NULL);
      if (i % 9 == 0)
        wait (5);
      if (i % 40 == 39)
        {
          stage_settle (window);
          close_all (window, "storm");
        }
    }
  stage_settle (window);
  wait (200);
  stage_settle (window);
  close_all (window, "storm");
}

typedef struct
{
  const char *opener;
  int milliseconds; /* below 0: what was opened is closed at once, with its jobs under way */
} Leaving;

static void
leave (DubanWindow *window, gpointer data)
{
  Leaving *leaving = data;

  activate (window, leaving->opener);
  if (leaving->milliseconds > 0)
    wait (leaving->milliseconds);
  if (leaving->milliseconds < 0 && find_top (window) != NULL)
    gtk_window_close (GTK_WINDOW (find_top (window)));
}

static void
test_leave (void)
{
  const int times[] = { -1, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (times); k++)
      {
        Leaving leaving = { openers[i], times[k] };

        g_test_message ("leaving %s after %d ms", openers[i], times[k]);
        stage_run (database, leave, &leaving);
      }
}

static void
play (gconstpointer body)
{
  stage_run (database, *(const StageBody *) body, NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    StageBody body;
  } tests[] = {
    { "/hostile/everything-that-opens-goes", open_everywhere },
    { "/hostile/a-second-press-opens-no-second-form", press_twice },
    { "/hostile/viewpoint-under-dialogs", switch_scope },
    { "/hostile/storm", storm },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].body, play);
  g_test_add_func ("/hostile/leaving", test_leave);
  result = g_test_run ();
  stage_remove (database);
  return result;
}
