/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/sentence.h"

#include "app/words.h"

void
duban_sentence_add (GString *sentence, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (sentence->len > 0)
    /* Translators: between the facts of a line that is read out, and the names of a list */
    g_string_append (sentence, _ (", "));
  g_string_append (sentence, part);
}
