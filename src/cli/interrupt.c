/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/interrupt.h"

#include <signal.h>

static volatile sig_atomic_t is_interrupted;

static void
interrupt_cb (int number)
{
  is_interrupted = 1;
}

static void
look_cb (double done, gpointer cancellable)
{
  if (is_interrupted)
    g_cancellable_cancel (cancellable);
}

void
duban_cli_interrupt_look (gsize done, gsize total, gpointer cancellable)
{
  look_cb (0, cancellable);
}

DubanEffort
duban_cli_interrupt_watch (GCancellable *cancellable)
{
  struct sigaction action = { .sa_handler = interrupt_cb, .sa_flags = SA_RESTART | SA_RESETHAND };

  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  return duban_effort_new (cancellable, look_cb, cancellable);
}

void
duban_cli_interrupt_explain (GError **error, const char *sentence)
{
  if (error == NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, sentence);
}
