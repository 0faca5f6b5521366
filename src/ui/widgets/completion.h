/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion: an entry for a name, with a list of the candidates that fit what is typed – by
 * Chinese, pinyin or initials.
 *
 * Down opens the list and goes down in it, Up goes up, Enter takes what is chosen, Tab takes it
 * and goes on, Esc closes the list and nothing else.  The keyboard stays in the entry; Enter
 * while an input method composes belongs to the input method.  The text is read and written, and
 * "changed" is heard, as of any GtkEditable. */
#pragma once

#include "app/view/candidates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_COMPLETION_ONE,     /* one of the candidates: the first that fits is chosen at once */
  DUBAN_COMPLETION_SEVERAL, /* several of them, between 、 */
  DUBAN_COMPLETION_FREE,    /* any text; the candidates are suggestions, none chosen at first */
} DubanCompletionSort;

#define DUBAN_TYPE_COMPLETION (duban_completion_get_type ())
G_DECLARE_FINAL_TYPE (DubanCompletion, duban_completion, DUBAN, COMPLETION, GtkWidget)

/* name: what the entry is for, translated. Signal "activate": Enter with no list open. */
GtkWidget *duban_completion_new (DubanCompletionSort sort, const char *name);

/* Is referenced; NULL for none. */
void duban_completion_set_candidates (DubanCompletion *completion, DubanCandidates *candidates);

/* Puts a text there that nobody typed: no list opens. */
void duban_completion_set_text (DubanCompletion *completion, const char *text);

/* The entry inside, for a style class, a placeholder or an accessible relation. (transfer none) */
GtkEntry *duban_completion_get_entry (DubanCompletion *completion);

G_END_DECLS
