/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is handed out in pieces and taken back all at once: for what is borrowed during
 * one row of many.  A piece never moves. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanArena DubanArena;

DubanArena *duban_arena_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_arena_free (DubanArena *arena);

/* Takes every piece back; the memory is kept for the next row. */
void duban_arena_reset (DubanArena *arena);

/* A piece of `size` bytes, aligned to 8. (transfer none, until the reset) */
gpointer duban_arena_alloc (DubanArena *arena, gsize size);

/* A copy of `size` bytes with a NUL after it. (transfer none, until the reset) */
char *duban_arena_copy_text (DubanArena *arena, gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanArena, duban_arena_free)

G_END_DECLS
