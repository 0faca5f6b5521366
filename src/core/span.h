/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span: bytes inside somebody else's buffer, and what they say as a value. */
#pragma once

#include "core/day.h"
#include "core/id.h"

G_BEGIN_DECLS

typedef struct
{
  const guint8 *data;
  gsize size;
} DubanSpan;

/* Copies a span into a new NUL-terminated text; NULL for an empty one. (transfer full) */
char *duban_span_dup_text (DubanSpan span) G_GNUC_WARN_UNUSED_RESULT;
DubanDay duban_span_get_day (DubanSpan span); /* DUBAN_NO_DAY if not 4 or 6 bytes */
guint duban_span_get_code (DubanSpan span);   /* u8 or u16; 0 if neither */
gboolean duban_span_get_id (DubanSpan span, DubanId *id);
gboolean duban_span_equal (DubanSpan a, DubanSpan b);

G_END_DECLS
