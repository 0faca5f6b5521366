/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell with several names of leaders or units. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *names; /* of char *: single names, in the order written, each once */
  char *wording; /* the collective ones (各…, 有关…, …等), with 、 between; NULL for none */
} DubanNames;

/* Always succeeds; an empty cell has no names. */
void duban_names_read (const char *cell, DubanNames *names);
void duban_names_clear (DubanNames *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanNames, duban_names_clear)

G_END_DECLS
