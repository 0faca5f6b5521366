/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/fate.h"

#include <glib/gi18n-lib.h>

const char *
duban_fate_word (DubanFate fate)
{
  switch (fate)
    {
    case DUBAN_FATE_ADDED:
      return C_ ("row", "new");
    case DUBAN_FATE_CHANGED:
      return C_ ("row", "changed");
    case DUBAN_FATE_UNCHANGED:
      return C_ ("row", "as it was");
    case DUBAN_FATE_REFUSED:
      return C_ ("row", "not taken in");
    case DUBAN_FATE_NONE:
    case DUBAN_N_FATES:
    default:
      return "";
    }
}
