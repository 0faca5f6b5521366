/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving out: what colleagues do not have yet, as files (sync.md, “What is sent”). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *files; /* of char *: their paths; several where it was too large for one */
  gsize n_changes;  /* 0: the acknowledgement alone */
  gsize n_tasks;    /* touched by these; of a preview */
  GPtrArray *tasks; /* of char *: of a preview, the first of them by number and title; else NULL */
  gboolean is_full; /* from the beginning */
} DubanGiving;
void duban_giving_clear (DubanGiving *giving);

/* Writes what the desks of these names lack to the file; further ones beside it, named with -2, -3
 * … before the ending.  Refused where the names have different views.  full: from the beginning. */
gboolean duban_exchange_give (DubanSession *session, const char *const *names, gboolean full,
                              const char *path, DubanGiving *giving, GError **error);

/* What that would give: nothing is written, and giving->files stays empty. */
#define DUBAN_GIVING_TASKS 200
gboolean duban_exchange_preview_giving (DubanSession *session, const char *const *names,
                                        gboolean full, DubanGiving *giving, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanGiving, duban_giving_clear)

G_END_DECLS
