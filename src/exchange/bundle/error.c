/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/error.h"

G_DEFINE_QUARK (duban - bundle - error - quark, duban_bundle_error)
G_DEFINE_QUARK (duban - key - error - quark, duban_key_error)

gboolean
duban_bundle_refuse (GError **error, DubanBundleError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (DUBAN_BUNDLE_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}
