/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/cell-text.h"

#include <string.h>

#include "exchange/blank.h"

#define FIRST_ROOM 4096

struct _DubanCellText
{
  char *bytes;
  gsize size, allocated;
  guint32 empty; /* offset of a NUL */
};

DubanCellText *
duban_cell_text_new (void)
{
  DubanCellText *text = g_rc_box_new0 (DubanCellText);

  text->allocated = FIRST_ROOM;
  text->bytes = g_malloc (text->allocated);
  text->bytes[text->size++] = '\0';
  return text;
}

DubanCellText *
duban_cell_text_new_take (char *bytes, gsize size)
{
  DubanCellText *text = g_rc_box_new0 (DubanCellText);

  text->bytes = bytes;
  text->size = text->allocated = size + 1;
  text->empty = (guint32) size;
  return text;
}

DubanCellText *
duban_cell_text_ref (DubanCellText *text)
{
  return g_rc_box_acquire (text);
}

static void
text_clear (gpointer data)
{
  DubanCellText *text = data;

  g_free (text->bytes);
}

void
duban_cell_text_unref (DubanCellText *text)
{
  if (text)
    g_rc_box_release_full (text, text_clear);
}

guint32
duban_cell_text_add (DubanCellText *text, const char *bytes, gsize size)
{
  const char *begin = bytes, *end = bytes + size;
  gsize at = text->size;

  duban_blank_trim (&begin, &end);
  if (begin == end)
    return text->empty;
  size = (gsize) (end - begin);
  if (text->size + size + 1 > text->allocated)
    {
      text->allocated = text->size + size + 1 + text->allocated / 4;
      text->bytes = g_realloc (text->bytes, text->allocated);
    }
  memcpy (text->bytes + at, begin, size);
  text->bytes[at + size] = '\0';
  text->size += size + 1;
  return (guint32) at;
}

const char *
duban_cell_text_get (const DubanCellText *text, guint32 at)
{
  return text->bytes + at;
}

guint32
duban_cell_text_get_empty (const DubanCellText *text)
{
  return text->empty;
}

gsize
duban_cell_text_get_size (const DubanCellText *text)
{
  return text->size;
}
