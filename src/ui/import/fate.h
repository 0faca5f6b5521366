/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a file, in a word. */
#pragma once

#include "app/import/look.h"

G_BEGIN_DECLS

/* Translated; "" for NONE. (transfer none) */
const char *duban_fate_word (DubanFate fate);

G_END_DECLS
