/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what a colleague's package did (sync.md, “Undo of an import”): changes of this desk
 * that put back what stood before, where the package's word is still the last one; what it added
 * to the records is voided, the tasks that it brought are deleted.  Only of tasks that this desk
 * leads, or at the office. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_REVERSAL_DONE,      /* all that the package wrote there */
  DUBAN_REVERSAL_PARTLY,    /* the rest was changed again since */
  DUBAN_REVERSAL_DELETED,   /* the package had brought the task */
  DUBAN_REVERSAL_STAYS,     /* all of it was changed again since, or nothing is left of it */
  DUBAN_REVERSAL_ELSEWHERE, /* another desk's to take back */
} DubanReversalKind;

typedef struct
{
  char *title;   /* or NULL */
  char *number;  /* or NULL */
  char *authors; /* whose edits, each once */
  DubanReversalKind kind;
} DubanReversalTask;

typedef struct
{
  gint64 import;
  char *from;        /* whose package it was */
  char *file;        /* or NULL */
  char **authors;    /* whose edits are reversed, each once */
  GPtrArray *tasks;  /* of DubanReversalTask: all that it touched */
  gsize n_directory; /* of the directory, taken back */
  gsize n_staying;   /* of the directory, that stay */
  gsize n_reversed;  /* tasks that are changed */
} DubanReversal;
void duban_reversal_clear (DubanReversal *reversal);

/* Takes the import of that number (or id of its bundle) back.  CONFIRM, and nothing written, where
 * it is not confirmed: the reversal then says what would be done.  STATE where it was taken back
 * already, or nothing of it can be. Clear *reversal in any case. */
gboolean duban_exchange_reverse (DubanSession *session, const char *import, gboolean is_confirmed,
                                 DubanReversal *reversal, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanReversal, duban_reversal_clear)

G_END_DECLS
