/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wake-up.  Nobody sets the clock of a machine for a test: what the system says of a set clock,
 * or where it refuses a timer, is said by the functions here that stand before the C library's. */
#include "app/wake.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int refuse;               /* an error that timerfd_create() answers; 0: none */
static int timer_fd = -1;        /* the last that was made */
static gboolean say_set;         /* the next reading of it says that the clock was set */
static gboolean say_set_between; /* the next setting does */

int
timerfd_create (clockid_t clock, int flags)
{
  if (refuse != 0)
    {
      errno = refuse;
      return -1;
    }
  timer_fd = (int) syscall (SYS_timerfd_create, clock, flags);
  return timer_fd;
}

int
timerfd_settime (int fd, int flags, const struct itimerspec *new_value,
                 struct itimerspec *old_value)
{
  int result = (int) syscall (SYS_timerfd_settime, fd, flags, new_value, old_value);

  g_assert_cmpint (flags, ==, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
  if (!say_set_between)
    return result;
  say_set_between = FALSE;
  errno = ECANCELED;
  return -1;
}

ssize_t
read (int fd, void *buffer, size_t length)
{
  ssize_t result = syscall (SYS_read, fd, buffer, length);

  if (fd != timer_fd || !say_set)
    return result;
  say_set = FALSE;
  errno = ECANCELED;
  return -1;
}

typedef struct
{
  guint called, set;
  GMainLoop *loop;
} Calls;

static void
wake_cb (gboolean was_set, gpointer data)
{
  Calls *calls = data;

  calls->called++;
  calls->set += was_set ? 1 : 0;
  g_main_loop_quit (calls->loop);
}

static void
run (Calls *calls, guint milliseconds)
{
  guint id = g_timeout_add_once (milliseconds, (GSourceOnceFunc) g_main_loop_quit, calls->loop);

  g_main_loop_run (calls->loop);
  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
}

static gint64
now (void)
{
  return g_get_real_time () / 1000;
}

static void
test_wakes_once_not_before_its_time (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake = duban_wake_new (wake_cb, &calls);
  gint64 time = now () + 60;

  duban_wake_at (wake, time);
  run (&calls, 5000);
  g_assert_cmpint (now (), >=, time);
  run (&calls, 100);
  g_assert_cmpuint (calls.called, ==, 1);
  g_assert_cmpuint (calls.set, ==, 0);
  duban_wake_free (wake);
  g_main_loop_unref (calls.loop);
}

static void
test_past_is_now_and_none_is_never (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake = duban_wake_new (wake_cb, &calls);

  run (&calls, 100);
  g_assert_cmpuint (calls.called, ==, 0);
  duban_wake_at (wake, 1);
  run (&calls, 5000);
  g_assert_cmpuint (calls.called, ==, 1);
  duban_wake_at (wake, now () + 50);
  duban_wake_at (wake, 0);
  run (&calls, 150);
  g_assert_cmpuint (calls.called, ==, 1);
  duban_wake_free (wake);
  g_main_loop_unref (calls.loop);
}

static void
test_later_time_takes_the_place_of_the_earlier (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake = duban_wake_new (wake_cb, &calls);
  gint64 time = now () + 120;

  duban_wake_at (wake, now () + 20);
  duban_wake_at (wake, time);
  run (&calls, 5000);
  g_assert_cmpint (now (), >=, time);
  g_assert_cmpuint (calls.called, ==, 1);
  duban_wake_free (wake);
  g_main_loop_unref (calls.loop);
}

static void
test_set_clock_is_told (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake = duban_wake_new (wake_cb, &calls);

  say_set = TRUE;
  duban_wake_at (wake, now () + 20);
  run (&calls, 5000);
  g_assert_cmpuint (calls.called, ==, 1);
  g_assert_cmpuint (calls.set, ==, 1);
  say_set_between = TRUE;
  duban_wake_at (wake, 0);
  g_assert_cmpuint (calls.called, ==, 1); /* never from within the call */
  run (&calls, 5000);
  g_assert_cmpuint (calls.called, ==, 2);
  g_assert_cmpuint (calls.set, ==, 2);
  duban_wake_free (wake);
  g_main_loop_unref (calls.loop);
}

static void
test_freed_wake_is_silent (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake = duban_wake_new (wake_cb, &calls);

  say_set_between = TRUE;
  duban_wake_at (wake, 1);
  duban_wake_free (wake);
  run (&calls, 100);
  g_assert_cmpuint (calls.called, ==, 0);
  g_main_loop_unref (calls.loop);
}

static void
test_refused_timer_looks_each_minute (void)
{
  Calls calls = { .loop = g_main_loop_new (NULL, FALSE) };
  DubanWake *wake;
  GSource *source;

  refuse = EMFILE;
  wake = duban_wake_new (wake_cb, &calls);
  refuse = 0;
  duban_wake_at (wake, 1);
  source = g_main_context_find_source_by_user_data (NULL, wake);
  g_assert_nonnull (source);
  g_assert_cmpint (g_source_get_ready_time (source) - g_get_monotonic_time (), <=, 62000000);
  g_source_set_ready_time (source, 0);
  run (&calls, 5000);
  g_assert_cmpuint (calls.called, ==, 1);
  g_assert_cmpuint (calls.set, ==, 1);
  duban_wake_free (wake);
  g_main_loop_unref (calls.loop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wake/once, and not before its time", test_wakes_once_not_before_its_time);
  g_test_add_func ("/wake/what is past is now, none is never", test_past_is_now_and_none_is_never);
  g_test_add_func ("/wake/another time takes the place of the first",
                   test_later_time_takes_the_place_of_the_earlier);
  g_test_add_func ("/wake/a set clock is told", test_set_clock_is_told);
  g_test_add_func ("/wake/freed, it is silent", test_freed_wake_is_silent);
  g_test_add_func ("/wake/refused, it looks each minute", test_refused_timer_looks_each_minute);
  return g_test_run ();
}
