/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence made of facts that stand side by side: what is read out of a line, or a list of
 * names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends a part, set apart from what stands there already; nothing for "" or NULL. */
void duban_sentence_add (GString *sentence, const char *part);

G_END_DECLS
