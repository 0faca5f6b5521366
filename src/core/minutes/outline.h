/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a text: numbered items and what lies under what.  一、 （一） 1. 1、 (1) ① 一是
 * 第一，: which is under which is told by the order in which they first come. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

typedef struct
{
  gsize from; /* of the number, or of the text where there is none */
  gsize body; /* after the number */
  gsize to;   /* of its own text, before the items under it */
  int parent; /* in the array, or -1 */
  gboolean is_numbered;
  gboolean is_heading; /* it has items under it */
} DubanMinutesItem;

/* Of DubanMinutesItem; what stands before the first number is an item without one.  What follows
 * the names of those present or 抄送 is left out. (transfer full) */
GArray *duban_minutes_outline (const DubanMinutesReading *reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
