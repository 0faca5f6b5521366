/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What colleagues would be given now, people × tasks: nothing is written. */
#pragma once

#include "app/exchange/effort.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_OUTLOOK_NEW,     /* a task that he is not known to have */
  DUBAN_OUTLOOK_CHANGED, /* one that he is known to have, with something new */
  DUBAN_OUTLOOK_LEAVES,  /* one that leaves him with it, whatever else is new of it */
  DUBAN_N_OUTLOOK
} DubanOutlookKind;

#define DUBAN_OUTLOOK_LINES 200 /* of a kind; the rest is counted */

typedef struct
{
  char *name;
  gsize n_changes;
  gsize n_changed;               /* tasks that he is known to have, with something new */
  GPtrArray *added;              /* of char *: the titles of those that he is not known to have */
  GPtrArray *leaves;             /* of char *: the titles of those that leave him with it */
  gsize counts[DUBAN_N_OUTLOOK]; /* each task once */
  GPtrArray *lines[DUBAN_N_OUTLOOK]; /* of char *: number and title of the first of them */
} DubanOutlook;

/* Of each desk of these names by itself, whatever their views. effort: or NULL. (transfer full,
 * DubanOutlook) */
GPtrArray *duban_exchange_look_out (DubanSession *session, const char *const *names, gboolean full,
                                    const DubanEffort *effort,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
