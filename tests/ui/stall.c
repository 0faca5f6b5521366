/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stall.h"

#include <stdio.h>

/* Frames are measured in wall time, whatever else the machine does.  Of our own work is left out
 * only what this thread stood in line for a processor that other programs had; what it waited for
 * by itself, a disk or a lock, counts. */
typedef struct
{
  gint64 time; /* µs */
  gint64 line; /* µs spent in line so far */
} Moment;

static GPollFunc plain_poll;
static Stall stall;
static Moment woke;        /* the loop runs since */
static gint64 frame_begun; /* µs; 0: no frame is under way */
static gint64 frame_line;  /* µs in line before it */
static gint64 in_frames;   /* µs of this turn, without the line */

/* The second number of schedstat; 0 where the kernel keeps none, and then wall time counts. */
static gint64
get_line (void)
{
  FILE *file = fopen ("/proc/thread-self/schedstat", "re");
  gint64 line = 0;

  if (file == NULL)
    return 0;
  if (fscanf (file, "%*d %" G_GINT64_FORMAT, &line) != 1)
    line = 0;
  fclose (file);
  return line / 1000;
}

static Moment
get_moment (void)
{
  return (Moment){ g_get_monotonic_time (), get_line () };
}

static gint64
get_taken (const Moment *since)
{
  const Moment now = get_moment ();

  return now.time - since->time - (now.line - since->line);
}

static int
watched_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (woke.time != 0)
    stall.work = MAX (stall.work, (double) (get_taken (&woke) - in_frames) / 1000);
  result = plain_poll (fds, n_fds, timeout);
  woke = get_moment ();
  in_frames = 0;
  return result;
}

static void
before_frame_cb (GdkFrameClock *clock)
{
  frame_begun = g_get_monotonic_time ();
  frame_line = get_line ();
}

static void
after_frame_cb (GdkFrameClock *clock)
{
  gint64 taken;

  if (frame_begun == 0)
    return;
  taken = g_get_monotonic_time () - frame_begun;
  in_frames += taken - (get_line () - frame_line);
  stall.frame = MAX (stall.frame, (double) taken / 1000);
  stall.frames++;
  frame_begun = 0;
}

void
stall_watch (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  plain_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_frame_cb), NULL);
}

void
stall_begin (void)
{
  stall = (Stall){ 0 };
  woke = get_moment ();
  in_frames = 0;
}

Stall
stall_end (void)
{
  stall.work = MAX (stall.work, (double) (get_taken (&woke) - in_frames) / 1000);
  return stall;
}
