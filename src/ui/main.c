/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duban: the window. */
#include "ui/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("DUBAN_LOCALE_DIR");
  g_autoptr (DubanApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : DUBAN_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = duban_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
