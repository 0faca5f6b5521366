/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look of the reminders on the worker: whether anything changed since the last, and where it
 * did, the bell. */
#pragma once

#include "app/remind/bell.h"

G_BEGIN_DECLS

/* What it is asked, and what it brings. */
typedef struct
{
  gboolean begins;
  gboolean is_only_if; /* nothing is done where nothing changed */
  char *known;         /* of the last look; NULL: nothing */
} DubanLookAsk;
void duban_look_ask_free (DubanLookAsk *ask);

typedef struct
{
  DubanBell *bell;    /* NULL: nothing changed */
  char *known;        /* all that it depended on, but for the time */
  GStrv places;       /* the folders in which a colleague's file may appear */
  gboolean is_shared; /* there is a shared folder, be it there or not */
} DubanLook;
void duban_look_free (DubanLook *look);

DubanLook *duban_look_make (DubanSession *session, const DubanLookAsk *ask,
                            GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanLook, duban_look_free)

G_END_DECLS
