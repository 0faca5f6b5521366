/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
duban_language_begin (void)
{
  const char *folder = g_getenv ("DUBAN_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DUBAN_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
