/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page/problem.h"

#include "app/error.h"
#include "ui/page/page.h"

void
duban_problem_tell_error (GtkWidget *from, const GError *error)
{
  if (error->domain == DUBAN_APP_ERROR)
    duban_page_toast (from, error->message, FALSE);
  else
    duban_problem_tell (from, error->message);
}

void
duban_problem_tell (GtkWidget *from, const char *message)
{
  gtk_widget_activate_action (from, "win.problem", "s", message);
}
