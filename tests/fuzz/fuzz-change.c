/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a change: refused with a reason, or understood. */
#include "core/change.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_auto (DubanChange) change = { 0 };

  if (duban_change_decode (data, size, &change, &error))
    g_assert_no_error (error);
  else
    g_assert_nonnull (error);
  return 0;
}
