/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wake.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define NEVER_SECONDS                                                                              \
  G_GINT64_CONSTANT (32503680000) /* the year 3000: a time that does not come                      \
                                   */
#define LOOK_SECONDS 60

struct _DubanWake
{
  DubanWakeFunc func;
  gpointer data;
  int fd; /* -1: refused */
  GMainContext *context;
  GSource *source;      /* of fd; or the coarse look in its place */
  GSource *set_between; /* the clock was set while the time was being set; or NULL */
};

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* One expiry, or that the clock was set, is taken away by reading it. */
static gboolean
ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  DubanWake *wake = user_data;
  guint64 times;
  gssize length = read (fd, &times, sizeof times);

  if (length == (gssize) sizeof times || (length < 0 && errno == ECANCELED))
    wake->func (length < 0, wake->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
look_cb (gpointer user_data)
{
  DubanWake *wake = user_data;

  wake->func (TRUE, wake->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
set_between_cb (gpointer user_data)
{
  DubanWake *wake = user_data;

  clear_source (&wake->set_between);
  wake->func (TRUE, wake->data);
  return G_SOURCE_REMOVE;
}

/* Where there is no timerfd (no file is left to be opened, a sandbox): a look each minute. */
static void
look_instead (DubanWake *wake)
{
  clear_source (&wake->source);
  if (wake->fd >= 0)
    close (wake->fd);
  wake->fd = -1;
  wake->source = g_timeout_source_new_seconds (LOOK_SECONDS);
  g_source_set_callback (wake->source, look_cb, wake, NULL);
  g_source_attach (wake->source, wake->context);
}

DubanWake *
duban_wake_new (DubanWakeFunc func, gpointer data)
{
  DubanWake *wake = g_new0 (DubanWake, 1);

  wake->func = func;
  wake->data = data;
  wake->context = g_main_context_ref_thread_default ();
  wake->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (wake->fd < 0)
    {
      look_instead (wake);
      return wake;
    }
  wake->source = g_unix_fd_source_new (wake->fd, G_IO_IN);
  g_source_set_callback (wake->source, G_SOURCE_FUNC (ready_cb), wake, NULL);
  g_source_attach (wake->source, wake->context);
  duban_wake_at (wake, 0);
  return wake;
}

void
duban_wake_free (DubanWake *wake)
{
  clear_source (&wake->source);
  clear_source (&wake->set_between);
  if (wake->fd >= 0)
    close (wake->fd);
  g_main_context_unref (wake->context);
  g_free (wake);
}

static struct itimerspec
make_time (gint64 milliseconds)
{
  gint64 seconds = milliseconds > 0 ? milliseconds / 1000 : NEVER_SECONDS;
  struct itimerspec time = { 0 };

  if (sizeof (time_t) < sizeof (gint64))
    seconds = MIN (seconds, G_MAXINT32);
  time.it_value.tv_sec = (time_t) MIN (seconds, NEVER_SECONDS);
  time.it_value.tv_nsec = milliseconds > 0 ? (long) (milliseconds % 1000) * 1000000 : 0;
  return time;
}

void
duban_wake_at (DubanWake *wake, gint64 milliseconds)
{
  struct itimerspec time = make_time (milliseconds);

  if (wake->fd < 0
      || timerfd_settime (wake->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &time, NULL) == 0)
    return;
  if (errno != ECANCELED)
    {
      look_instead (wake);
      return;
    }
  if (wake->set_between != NULL)
    return;
  wake->set_between = g_idle_source_new ();
  g_source_set_callback (wake->set_between, set_between_cb, wake, NULL);
  g_source_attach (wake->set_between, wake->context);
}
