/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the desktop's notifier for test-notifier.py: a line of the standard input is a call, a
 * line of the standard output a signal.
 *
 *   show<TAB>KEY<TAB>URGENT<TAB>SINGLE<TAB>TITLE<TAB>BODY    (0 or 1; \n in BODY is a new line)
 *   close<TAB>KEY
 *   old<TAB>SERVER<TAB>NUMBER
 *   server
 *   later<TAB>SECONDS    the notifier's clock goes on by so much
 *   many<TAB>N    shows N under keys of their own
 *   end           says “ended MS”: how long the longest turn of the main loop took, and ends */
#define _GNU_SOURCE
#include "notify/desktop-notifier.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  DubanNotifier *notifier;
  GDataInputStream *input;
  GMainLoop *loop;
} Probe;

typedef struct
{
  gint64 time, used; /* µs */
  long interruptions;
} Moment;

/* The monotonic clock as the notifier reads it (-Wl,--wrap), and as it is. */
gint64 __wrap_g_get_monotonic_time (void);
gint64 __real_g_get_monotonic_time (void);

static int seconds_on; /* atomic: the notifier's thread reads it */

gint64
__wrap_g_get_monotonic_time (void)
{
  return __real_g_get_monotonic_time () + (g_atomic_int_get (&seconds_on) * G_USEC_PER_SEC);
}

static Moment woke;
static gint64 longest;

static Moment
get_moment (void)
{
  struct timespec used;
  struct rusage usage;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  getrusage (RUSAGE_THREAD, &usage);
  return (Moment){ __real_g_get_monotonic_time (),
                   (used.tv_sec * G_USEC_PER_SEC) + (used.tv_nsec / 1000), usage.ru_nivcsw };
}

/* A turn's length; where other programs took the processor away, what it used of it. */
static int
watched_poll (GPollFD *fds, guint n_fds, int timeout)
{
  Moment now = get_moment ();
  gint64 taken
      = now.interruptions == woke.interruptions ? now.time - woke.time : now.used - woke.used;
  int result;

  if (woke.time != 0)
    longest = MAX (longest, taken);
  result = g_poll (fds, n_fds, timeout);
  woke = get_moment ();
  return result;
}

static void
shown_cb (DubanNotifier *notifier, const char *key, guint number)
{
  g_print ("shown\t%s\t%u\n", key, number);
}

static void
failed_cb (DubanNotifier *notifier, const char *key, const char *message)
{
  g_print ("failed\t%s\t%s\n", key, message);
}

static void
answered_cb (DubanNotifier *notifier, const char *key, int answer, const char *token)
{
  const char *names[] = { "open", "record", "hour", "morning", "dismiss" };

  g_print ("answered\t%s\t%s\t%s\n", key, names[answer], token != NULL ? token : "");
}

static void
gone_cb (DubanNotifier *notifier, const char *key)
{
  g_print ("gone\t%s\n", key);
}

static void
show_many (Probe *probe, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("many/%d", i);
      DubanNotice notice = { .key = key, .title = key, .body = key };

      duban_notifier_show (probe->notifier, &notice);
    }
}

static void
call (Probe *probe, const char *line)
{
  g_auto (GStrv) part = g_strsplit (line, "\t", -1);
  g_autofree char *server = NULL;
  guint n = g_strv_length (part);

  if (g_str_equal (part[0], "show") && n == 6)
    {
      g_autofree char *body = g_strcompress (part[5]);
      DubanNotice notice = { part[1], part[4], body, part[2][0] == '1', part[3][0] == '1' };

      duban_notifier_show (probe->notifier, &notice);
    }
  else if (g_str_equal (part[0], "close") && n == 2)
    duban_notifier_close (probe->notifier, part[1]);
  else if (g_str_equal (part[0], "old") && n == 3)
    duban_notifier_close_old (probe->notifier, part[1], (guint) strtoul (part[2], NULL, 10));
  else if (g_str_equal (part[0], "many") && n == 2)
    show_many (probe, atoi (part[1]));
  else if (g_str_equal (part[0], "later") && n == 2)
    g_atomic_int_add (&seconds_on, atoi (part[1]));
  else if (g_str_equal (part[0], "server"))
    {
      server = duban_notifier_dup_server (probe->notifier);
      g_print ("server\t%s\n", server != NULL ? server : "");
    }
  else
    g_main_loop_quit (probe->loop);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Probe *probe = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (probe->input, result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (probe->loop);
      return;
    }
  call (probe, line);
  g_data_input_stream_read_line_async (probe->input, G_PRIORITY_DEFAULT, NULL, line_cb, probe);
}

int
main (void)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (stream);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DubanDesktopNotifier) notifier = duban_desktop_notifier_new ();
  Probe probe = { DUBAN_NOTIFIER (notifier), input, loop };
  gint64 begun;

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_signal_connect (notifier, "shown", G_CALLBACK (shown_cb), NULL);
  g_signal_connect (notifier, "failed", G_CALLBACK (failed_cb), NULL);
  g_signal_connect (notifier, "answered", G_CALLBACK (answered_cb), NULL);
  g_signal_connect (notifier, "gone", G_CALLBACK (gone_cb), NULL);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, line_cb, &probe);
  g_main_context_set_poll_func (NULL, watched_poll);
  g_main_loop_run (loop);
  begun = g_get_monotonic_time ();
  duban_desktop_notifier_end (notifier);
  g_print ("ended\t%.1f\t%.1f\n", (double) longest / 1000,
           (double) (g_get_monotonic_time () - begun) / 1000);
  return 0;
}
