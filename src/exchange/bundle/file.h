/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that desks give each other, before they are opened. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is, by its first bytes. */
typedef enum
{
  DUBAN_EXCHANGE_NEITHER,
  DUBAN_EXCHANGE_BUNDLE, /* also a mangled one, so that opening it says so */
  DUBAN_EXCHANGE_INTRODUCTION,
} DubanExchangeKind;
DubanExchangeKind duban_exchange_tell_kind (const guint8 *data, gsize size);

/* A whole file of either kind, refused by its size before a byte is read.  DUBAN_FILE_ERROR where
 * it cannot be read. (transfer full) */
GBytes *duban_exchange_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
