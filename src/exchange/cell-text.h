/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of cells: one buffer of NUL-terminated texts, each known by its offset.  The sheets of
 * a workbook share one, so that a text that the file holds once is held once here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanCellText DubanCellText;

/* An empty one that grows. (transfer full) */
DubanCellText *duban_cell_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Of bytes that stand already, followed by a NUL.  Takes bytes. (transfer full) */
DubanCellText *duban_cell_text_new_take (char *bytes, gsize size) G_GNUC_WARN_UNUSED_RESULT;
DubanCellText *duban_cell_text_ref (DubanCellText *text);
void duban_cell_text_unref (DubanCellText *text);

/* Copies size bytes without the blanks around them; its offset.  The caller keeps the whole below
 * 4 GiB.  Texts that were borrowed are no longer valid. */
guint32 duban_cell_text_add (DubanCellText *text, const char *bytes, gsize size);

/* (transfer none, until the next is added) */
const char *duban_cell_text_get (const DubanCellText *text, guint32 at);

guint32 duban_cell_text_get_empty (const DubanCellText *text); /* the offset of "" */
gsize duban_cell_text_get_size (const DubanCellText *text);    /* in bytes */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCellText, duban_cell_text_unref)

G_END_DECLS
