/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/file.h"

#include "exchange/bundle/frame.h"
#include "exchange/file-read.h"

#include <string.h>

#define BUNDLE_WORDS "\211DUBAN"
#define INTRODUCTION_WORDS "DUBAN INTRODUCTION "
#define BOM "\xef\xbb\xbf"

static gboolean
starts_with (DubanSpan file, const char *words)
{
  return file.size >= strlen (words) && memcmp (file.data, words, strlen (words)) == 0;
}

DubanExchangeKind
duban_exchange_tell_kind (const guint8 *data, gsize size)
{
  DubanSpan file = { data, size };

  if (starts_with (file, BUNDLE_WORDS))
    return DUBAN_EXCHANGE_BUNDLE;
  if (starts_with (file, BOM))
    file = (DubanSpan){ data + strlen (BOM), size - strlen (BOM) };
  while (file.size > 0 && g_ascii_isspace ((char) *file.data))
    file = (DubanSpan){ file.data + 1, file.size - 1 };
  if (starts_with (file, INTRODUCTION_WORDS))
    return DUBAN_EXCHANGE_INTRODUCTION;
  return duban_bundle_frame_is_mangled ((DubanSpan){ data, size }) ? DUBAN_EXCHANGE_BUNDLE
                                                                   : DUBAN_EXCHANGE_NEITHER;
}

GBytes *
duban_exchange_read_file (const char *path, GError **error)
{
  gsize size;
  char *data = duban_file_load (path, DUBAN_BUNDLE_MAX, &size, error);

  return data ? g_bytes_new_take (data, size) : NULL;
}
