/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window costs on a large database, for ./dev bench: a line for each figure, its name, a
 * tab and its value.
 *
 *   bench-window DATABASE LEDGER SECONDS-OF-SCROLLING SECONDS-OF-IDLENESS */
#include "stage.h"
#include "stall.h"

#include "ui/frame/page-stack.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define SCROLL_PX 600
#define SCROLL_MS 16
#define PATIENCE_MS 60000

typedef struct
{
  const char *ledger;
  int scroll_seconds, idle_seconds;
  DubanWindow *window;
  gboolean shown;
} Bench;

static void
tell (const char *name, double value)
{
  printf ("%s\t%.2f\n", name, value);
  fflush (stdout);
}

static double
get_peak_mebibytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
iterate_for (int milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once ((guint) milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
shown_cb (Bench *bench)
{
  bench->shown = TRUE;
}

/* The first widget of that type below, in sight. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* From a deed until the page has its answer. */
static void
time_answer (Bench *bench, const char *name, void (*deed) (Bench *bench, const char *argument),
             const char *argument)
{
  gint64 begun;
  Stall stall;
  double answered;
  g_autofree char *work = g_strdup_printf ("%s: work on the main thread, ms", name);
  g_autofree char *frame = g_strdup_printf ("%s: longest frame, ms", name);
  g_autofree char *answer = g_strdup_printf ("%s: answer after, ms", name);

  stage_settle (bench->window);
  bench->shown = FALSE;
  stall_begin ();
  begun = g_get_monotonic_time ();
  deed (bench, argument);
  while (!bench->shown && g_get_monotonic_time () - begun < PATIENCE_MS * 1000)
    g_main_context_iteration (NULL, TRUE);
  answered = (double) (g_get_monotonic_time () - begun) / 1000;
  iterate_for (100);
  stall = stall_end ();
  tell (work, stall.work);
  tell (frame, stall.frame);
  tell (answer, answered);
}

static void
order_deed (Bench *bench, const char *argument)
{
  gtk_widget_activate_action (find (GTK_WIDGET (bench->window), GTK_TYPE_LIST_VIEW), "tasks.order",
                              "s", argument);
}

static void
light_deed (Bench *bench, const char *argument)
{
  gtk_widget_activate_action (find (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY),
                              "tasks.light", "s", argument);
}

static void
search_deed (Bench *bench, const char *argument)
{
  GtkWidget *entry = find (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), argument);
}

/* A page whose answer is already there is in sight after the next frame. */
static void
turn_to (Bench *bench, const char *name, gboolean again)
{
  g_autofree char *work = g_strdup_printf ("page %s%s: work on the main thread, ms", name,
                                           again ? " seen before" : "");
  g_autofree char *frame
      = g_strdup_printf ("page %s%s: longest frame, ms", name, again ? " seen before" : "");
  Stall stall;

  stall_begin ();
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.page", "s", name);
  iterate_for (300);
  stall = stall_end ();
  stage_settle (bench->window);
  tell (work, stall.work);
  tell (frame, stall.frame);
}

static void
turn_pages (Bench *bench)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  for (int again = 0; again < 2; again++)
    for (gsize i = 0; i < n; i++)
      turn_to (bench, specs[i].name, again);
}

static void
use_tasks (Bench *bench)
{
  static const char *const orders[] = { "lead", "title", "due", "unit", "number", "days", "light" };
  static const char *const typed[] = { "工", "工程", "工程 ", "hbdc", "a", "" };
  g_autofree char *name = NULL;

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.page", "s", "tasks");
  stage_settle (bench->window);
  g_signal_connect_swapped (duban_window_get_page (bench->window), "shown", G_CALLBACK (shown_cb),
                            bench);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *words = g_strdup_printf ("sort by %s", orders[i]);

      time_answer (bench, words, order_deed, orders[i]);
    }
  time_answer (bench, "filter to red", light_deed, "red");
  time_answer (bench, "filter to all", light_deed, "any");
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *words = g_strdup_printf ("search “%s”", typed[i]);

      time_answer (bench, words, search_deed, typed[i]);
    }
}

static void
scroll (Bench *bench)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (
      find (GTK_WIDGET (bench->window), GTK_TYPE_LIST_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *bar = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double upper = gtk_adjustment_get_upper (bar);
  Stall stall;

  stall_begin ();
  for (int i = 0; i < bench->scroll_seconds * 1000 / SCROLL_MS; i++)
    {
      gtk_adjustment_set_value (bar, gtk_adjustment_get_value (bar) + SCROLL_PX);
      iterate_for (SCROLL_MS);
    }
  stall = stall_end ();
  tell ("scrolling: longest frame, ms", stall.frame);
  tell ("scrolling: work on the main thread, ms", stall.work);
  stall_begin ();
  for (int i = 0; i < 3; i++)
    {
      gtk_adjustment_set_value (bar, (double[]){ upper, 0, upper / 2 }[i]);
      iterate_for (400);
    }
  stall = stall_end ();
  tell ("end, home, middle: longest frame, ms", stall.frame);
  tell ("end, home, middle: work on the main thread, ms", stall.work);
}

/* The button of a dialog that does what it is for, once it can be pressed. */
static GtkWidget *
find_suggested (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, "suggested-action") && gtk_widget_get_mapped (widget)
      && gtk_widget_is_sensitive (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_suggested (child);
  return found;
}

static GtkWidget *
find_suggested_anywhere (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!DUBAN_IS_WINDOW (window))
        found = find_suggested (window);
    }
  return found;
}

static void
close_others (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (!DUBAN_IS_WINDOW (window))
        gtk_window_close (window);
    }
}

/* Preview, then the taking in, of a ledger of as many rows. */
static void
import_ledger (Bench *bench)
{
  gint64 begun = g_get_monotonic_time ();
  GtkWidget *button = NULL;
  Stall stall;

  stall_begin ();
  duban_window_import (bench->window, bench->ledger);
  while (button == NULL && g_get_monotonic_time () - begun < PATIENCE_MS * 1000)
    {
      iterate_for (50);
      button = find_suggested_anywhere ();
    }
  if (button == NULL)
    return;
  g_signal_emit_by_name (button, "clicked");
  iterate_for (500);
  stage_settle (bench->window);
  stall = stall_end ();
  tell ("import: work on the main thread, ms", stall.work);
  close_others ();
}

static void
be_idle (Bench *bench)
{
  double before;
  Stall stall;

  stage_settle (bench->window);
  iterate_for (3000);
  before = get_processor_seconds ();
  stall_begin ();
  iterate_for (bench->idle_seconds * 1000);
  stall = stall_end ();
  tell ("idle: processor seconds of five minutes",
        (get_processor_seconds () - before) * 300 / bench->idle_seconds);
  tell ("idle: frames", stall.frames);
}

static void
bench_body (DubanWindow *window, gpointer data)
{
  Bench *bench = data;

  bench->window = window;
  stall_watch (GTK_WIDGET (window));
  use_tasks (bench);
  scroll (bench);
  tell ("peak MiB after sorting, searching and scrolling", get_peak_mebibytes ());
  turn_pages (bench);
  be_idle (bench);
  import_ledger (bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  if (argc != 5)
    return 2;
  bench.ledger = argv[2];
  bench.scroll_seconds = atoi (argv[3]);
  bench.idle_seconds = atoi (argv[4]);
  stage_begin ();
  stage_run (argv[1], bench_body, &bench);
  return 0;
}
