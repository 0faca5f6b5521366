/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, said on standard error: one line, whatever a file or a person put into it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints the sentence.  What a terminal would obey and what turns the direction of writing is
 * left out, what is no UTF-8 is written as “?”, and of a long sentence the middle, where the
 * quoted word is: what it is about and what to do stand at its ends. */
void duban_cli_complain (const char *sentence);

G_END_DECLS
