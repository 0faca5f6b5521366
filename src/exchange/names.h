/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell with several names of leaders or units, and what it says of who leads:
 *
 *   住建局、财政局（列第一位的为牵头单位）          住建局牵头，财政局、应急局按职责分工负责
 *   牵头单位：住建局；配合单位：财政局、应急局      住建局（牵头）、财政局 由住建局负责，财政局配合
 *
 * Who is said to lead comes first, who cooperates last; where nothing is said, the order stays, for
 * the first one leads (interface.md, Cells). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *names; /* of char *: single names, the leading first, each once */
  GPtrArray *open;  /* of char *: those of them that stood before 等, which names more than it
                     * says: to be taken only where they are known */
  char *wording; /* the collective ones (各…, 有关…, …等), with 、 between; NULL for none */
  gboolean has_leader; /* FALSE: there is no name, or all are said to cooperate (财政局配合) */
} DubanNames;

/* Always succeeds; an empty cell has no names. */
void duban_names_read (const char *cell, DubanNames *names);
void duban_names_clear (DubanNames *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanNames, duban_names_clear)

G_END_DECLS
