/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line of an official document may begin: pure rules on characters.
 *
 * Measures: no line begins with a closing mark or ends with an opening one; a word or a figure is
 * never parted, nor a figure from what it counts (12件, 91.67%, 3个工作日, 11月20日), nor 第 from
 * its figure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_MARK_NONE,
  DUBAN_MARK_OPENING,
  DUBAN_MARK_CLOSING,
} DubanMark;

DubanMark duban_mark_of (gunichar c);

/* A mark with half of its square blank (closing: the right half): its blank may be taken away. */
gboolean duban_mark_is_half_blank (gunichar c);

/* One of 、，。：；: sits on the left of its square. */
gboolean duban_mark_sits_left (gunichar c);

/* May hang unseen over the end of a line. */
gboolean duban_mark_is_space (gunichar c);

typedef enum
{
  DUBAN_BREAK_NEVER,
  DUBAN_BREAK_PRESSED, /* only where all up to there does not fit: 3个|工作日, a.gov.cn/|b */
  DUBAN_BREAK_RATHER,  /* and where the line would be left short by two letters: 11月|20日 */
  DUBAN_BREAK_MAY,
  DUBAN_BREAK_MUST, /* after a line feed */
} DubanBreak;

/* breaks: n values; breaks[i] says of chars[i] whether a line may begin with it. */
void duban_breaks_find (const gunichar *chars, gsize n, guint8 *breaks);

G_END_DECLS
