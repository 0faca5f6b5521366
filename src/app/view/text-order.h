/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of texts among each other, for a list to be ordered by: a hundred thousand titles in
 * some twenty milliseconds, where collating them takes a second. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_TEXT_ORDER_WORDS, /* as a reader expects: folded, by pinyin (app/search/alphabet.h) */
  DUBAN_TEXT_ORDER_CODES, /* by code points: numbers (编号) */
} DubanTextOrder;

#define DUBAN_TEXT_ORDER_NONE G_MAXUINT32

/* places[i]: that of texts[i]; equal texts have equal places; DUBAN_TEXT_ORDER_NONE for NULL and
 * "".  texts is used up: its pointers move along their texts. */
void duban_text_order_rank (const char **texts, gsize n, DubanTextOrder order, guint32 *places);

G_END_DECLS
