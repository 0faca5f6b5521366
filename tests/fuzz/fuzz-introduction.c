/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an introduction: refused with a reason, or understood.  After a first byte that is
 * no letter, those behind it are what the letters say, under a right check. */
#include "exchange/bundle/file.h"
#include "exchange/bundle/introduction.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static char *
wrap (const guint8 *data, gsize size)
{
  g_autofree guint8 *bytes = g_malloc (size + 8);
  g_autofree char *letters = NULL;
  DubanHash check = duban_hash_of (data, size);

  memcpy (bytes, data, size);
  memcpy (bytes + size, check.bytes, 8);
  letters = g_base64_encode (bytes, size + 8);
  return g_strconcat ("DUBAN INTRODUCTION 1\n", letters, "\nEND OF INTRODUCTION\n", NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_auto (DubanIntroduction) introduction = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (size > 1 && data[0] == 0)
    {
      text = wrap (data + 1, size - 1);
      data = (const guint8 *) text;
      size = strlen (text);
    }
  (void) duban_exchange_tell_kind (data, size);
  if (duban_introduction_read (data, size, &introduction, &error))
    g_assert_no_error (error);
  else
    g_assert_nonnull (error);
  g_assert_true ((introduction.name == NULL) == (error != NULL));
  return 0;
}
