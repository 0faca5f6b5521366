/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letterbox: what lies in the shared folder for this desk and was not taken in yet.  Looking at
 * it touches nothing there; a folder that is not there says nothing about what lay in it. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* A file that is whole, of a colleague who is known. */
typedef struct
{
  DubanId bundle; /* tells it from every other, whatever it is called */
  char *from;     /* his name */
  char *path;
} DubanLetter;

typedef struct
{
  char *folder;          /* NULL: none is set */
  gboolean is_available; /* FALSE: nothing is known of what follows */
  GPtrArray *letters;    /* of DubanLetter: by sender and number */
  guint n_strangers;     /* whole names for this desk in folders of desks that are not known */
  GStrv places;          /* the folders that change when something comes */
} DubanLetterbox;
void duban_letterbox_clear (DubanLetterbox *letterbox);

/* FALSE only where the database fails. Clear *letterbox in any case. */
gboolean duban_letterbox_look (DubanSession *session, DubanLetterbox *letterbox, GError **error);

/* How many changes came into this history since a sync put all there; and when that was (Unix ms;
 * 0: never). */
gboolean duban_letterbox_count_unsent (DubanSession *session, gint64 *n_changes, gint64 *synced,
                                       GError **error);

/* A sync went through: nothing is left to be put there. */
gboolean duban_letterbox_keep_synced (DubanSession *session, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanLetterbox, duban_letterbox_clear)

G_END_DECLS
