/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duban: the window. */
#include "app/language.h"
#include "ui/application.h"
#include "ui/memory.h"

int
main (int argc, char **argv)
{
  g_autoptr (DubanApplication) application = NULL;

  duban_memory_begin ();
  duban_language_begin ();
  application = duban_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
