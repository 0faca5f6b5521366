/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of taking a file in, or would come of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file did, or would do, to one task. */
typedef struct
{
  char *title;
  char *number; /* or NULL */
  gboolean is_new, is_contested;
} DubanTakenTask;

typedef struct
{
  char *id;             /* of the bundle, as text */
  char *file;           /* its name */
  char *from;           /* whose it is */
  gboolean is_repeated; /* it was taken in before: nothing is done */
  gsize added, changed; /* tasks that are new here; that got changes */
  gsize unchanged;      /* that came and were known in full */
  gsize conflicts;      /* tasks that people must decide about now and had not to before */
  gsize waiting;        /* packages that wait, this one among them */
  gsize not_understood; /* changes that this version keeps and passes on, but does not know */
  gsize n_directory;    /* leaders, units, meetings, settings … that got changes */
  gsize n_own;          /* changes of this desk's own that had been lost here */
  gsize n_turned;       /* open tasks that are closed, deleted or led by another now */
  GPtrArray *tasks;     /* of DubanTakenTask: new and changed ones */
  GPtrArray *notes;     /* of char *: what a person should know, and what to do */
} DubanTaking;
void duban_taking_init (DubanTaking *taking);
void duban_taking_clear (DubanTaking *taking);

/* What several files of one colleague did, together: each task once. */
void duban_taking_add (DubanTaking *taking, const DubanTaking *other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanTaking, duban_taking_clear)

G_END_DECLS
