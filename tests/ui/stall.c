/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stall.h"

static GPollFunc plain_poll;
static Stall stall;
static gint64 woke;        /* the loop runs since */
static gint64 frame_begun; /* 0: no frame is under way */
static gint64 in_frames;   /* µs of this turn */

static int
watched_poll (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (woke != 0)
    stall.work = MAX (stall.work, (double) (now - woke - in_frames) / 1000);
  result = plain_poll (fds, n_fds, timeout);
  woke = g_get_monotonic_time ();
  in_frames = 0;
  return result;
}

static void
before_frame_cb (GdkFrameClock *clock)
{
  frame_begun = g_get_monotonic_time ();
}

static void
after_frame_cb (GdkFrameClock *clock)
{
  gint64 taken = g_get_monotonic_time () - frame_begun;

  if (frame_begun == 0)
    return;
  in_frames += taken;
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
  woke = g_get_monotonic_time ();
  in_frames = 0;
}

Stall
stall_end (void)
{
  gint64 now = g_get_monotonic_time ();

  stall.work = MAX (stall.work, (double) (now - woke - in_frames) / 1000);
  return stall;
}
