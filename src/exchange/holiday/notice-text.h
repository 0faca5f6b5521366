/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a notice on holidays, folded and parted: half width, no blanks, a piece for each
 * item (一、元旦：…) or paragraph; and what its title says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name; /* before the colon; "" where there is none */
  char *text;
  gboolean is_numbered;
} DubanNoticePiece;

typedef struct
{
  GPtrArray *pieces;      /* DubanNoticePiece */
  int year;               /* that it is about; 0: not said; -1: it says several */
  gboolean is_adjustment; /* 调整…安排: what stood before no longer does */
  char *title_holidays;   /* 劳动节 of a notice about that one alone; "" */
} DubanNoticeText;

/* text: valid UTF-8. (transfer full) */
DubanNoticeText *duban_notice_text_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void duban_notice_text_free (DubanNoticeText *text);

/* The statutory holidays that a text names, in its order, with 、 between. (transfer full) */
char *duban_notice_text_list_holidays (const char *text, gsize size) G_GNUC_WARN_UNUSED_RESULT;

/* The length in bytes of the figures at the begin of text. */
gsize duban_notice_text_count_figures (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanNoticeText, duban_notice_text_free)

G_END_DECLS
