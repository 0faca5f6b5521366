/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/keeping.h"

#include <string.h>

static gboolean
is_heading (const DubanBlock *block)
{
  return block->kind >= DUBAN_BLOCK_HEADING_1 && block->kind <= DUBAN_BLOCK_HEADING_4;
}

gboolean *
duban_keeping_find_across (const DubanDocument *document)
{
  const guint n = document->blocks->len;
  gboolean *found = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);

      found[i] = block->kind == DUBAN_BLOCK_TABLE ? block->table->landscape
                 : block->kind == DUBAN_BLOCK_NOTE || block->kind == DUBAN_BLOCK_SIGNATURE
                     ? i > 0 && found[i - 1]
                     : FALSE;
    }
  for (guint i = n; i-- > 1;)
    if (found[i] && is_heading (g_ptr_array_index (document->blocks, i - 1)))
      found[i - 1] = TRUE;
  return found;
}

gboolean
duban_keeping_is_alone (const DubanBlock *block)
{
  g_autofree char *words = NULL;

  if (block->kind == DUBAN_BLOCK_TITLE || block->kind == DUBAN_BLOCK_SUBTITLE
      || block->kind == DUBAN_BLOCK_HEADING_1 || block->kind == DUBAN_BLOCK_HEADING_2)
    return TRUE;
  if (block->kind != DUBAN_BLOCK_HEADING_3 && block->kind != DUBAN_BLOCK_HEADING_4)
    return FALSE;
  words = duban_block_to_text (block);
  g_strchomp (words);
  if (strstr (words, "。") != NULL)
    return FALSE;
  return !g_str_has_suffix (words, "；") && !g_str_has_suffix (words, "！")
         && !g_str_has_suffix (words, "？");
}
