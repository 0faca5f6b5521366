/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came into the shared folder, as things to be told of: what is owed is to take them in.
 * Where the folder is not there, nothing is known of any. */
#pragma once

#include "app/session.h"
#include "core/remind/owed.h"

G_BEGIN_DECLS

typedef struct
{
  DubanOwed owed; /* target: of the bundle's id */
  char *from;     /* a colleague's name */
} DubanLetterOwed;

typedef struct
{
  gboolean is_known;  /* FALSE: a folder is set, and is not there */
  GPtrArray *letters; /* of DubanLetterOwed */
} DubanLetters;
void duban_letters_clear (DubanLetters *letters);

/* Clear *letters in any case. */
gboolean duban_letters_load (DubanLetters *letters, DubanSession *session, GError **error);

/* target → name, of all of them; for app/remind/saying.h. (transfer full) */
GHashTable *duban_letters_new_names (void);
void duban_letters_name (const DubanLetterOwed *letter, GHashTable *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanLetters, duban_letters_clear)

G_END_DECLS
