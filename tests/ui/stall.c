/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "stall.h"

#include <sys/resource.h>
#include <time.h>

typedef struct
{
  gint64 time; /* µs */
  gint64 used; /* µs of the processor */
  long interruptions;
} Moment;

static GPollFunc plain_poll;
static Stall stall;
static Moment woke;        /* the loop runs since */
static Moment frame_begun; /* its time is 0: no frame is under way */
static gint64 in_frames;   /* µs of this turn */

static Moment
get_moment (void)
{
  struct timespec used;
  struct rusage usage;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  getrusage (RUSAGE_THREAD, &usage);
  return (Moment){ g_get_monotonic_time (), used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000,
                   usage.ru_nivcsw };
}

/* µs until now: all that passed, waiting too; but where other programs took the processor away,
 * only what this thread had of it. */
static gint64
get_taken (const Moment *since)
{
  const Moment now = get_moment ();

  return now.interruptions == since->interruptions ? now.time - since->time
                                                   : now.used - since->used;
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
  frame_begun = get_moment ();
}

static void
after_frame_cb (GdkFrameClock *clock)
{
  gint64 taken;

  if (frame_begun.time == 0)
    return;
  taken = get_taken (&frame_begun);
  in_frames += taken;
  stall.frame = MAX (stall.frame, (double) taken / 1000);
  stall.frames++;
  frame_begun.time = 0;
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
