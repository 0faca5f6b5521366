/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/blank.h"

/* The length of the blank of any width that begins at text, 0 if there is none. */
static gsize
blank_length (const char *text, gsize left)
{
  const guint8 *bytes = (const guint8 *) text;

  if (left >= 1 && bytes[0] <= ' ')
    return 1;
  if (left >= 2 && bytes[0] == 0xc2 && bytes[1] == 0xa0) /* U+00A0 */
    return 2;
  if (left < 3)
    return 0;
  if (bytes[0] == 0xe3 && bytes[1] == 0x80 && bytes[2] == 0x80) /* U+3000 */
    return 3;
  if (bytes[0] == 0xe2 && bytes[1] == 0x80 && bytes[2] >= 0x80 && bytes[2] <= 0x8b)
    return 3;                                                   /* U+2000 to U+200B */
  if (bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf) /* U+FEFF */
    return 3;
  return 0;
}

/* The length of the blank that ends at end. */
static gsize
last_blank_length (const char *begin, const char *end)
{
  gsize left = (gsize) (end - begin);

  for (gsize n = 1; n <= 3 && n <= left; n++)
    if (blank_length (end - n, n) == n)
      return n;
  return 0;
}

void
duban_blank_trim (const char **begin, const char **end)
{
  gsize n;

  while ((n = blank_length (*begin, (gsize) (*end - *begin))) > 0)
    *begin += n;
  while ((n = last_blank_length (*begin, *end)) > 0)
    *end -= n;
}
