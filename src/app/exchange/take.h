/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in what a colleague gave (sync.md, Import): read, proved, tried, backed up, written in one
 * transaction; every step may refuse, and nothing is half done. */
#pragma once

#include "app/exchange/taking.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean preview; /* nothing is written */
  gint64 confirm;   /* --confirm: how many tasks may be turned; -1: not said */
  /* Asked after every change, and before they are committed.  NULL: it runs through. */
  GCancellable *cancellable;
  void (*progress) (gsize done, gsize total, gpointer data); /* in changes; or NULL */
  gpointer progress_data;
} DubanTakingOptions;

/* CONFIRM where it turns more than 50 open tasks, or more than a fifth and at least 10, and that
 * number was not confirmed.  Clear *taking in any case. */
gboolean duban_exchange_take (DubanSession *session, const char *path,
                              const DubanTakingOptions *options, DubanTaking *taking,
                              GError **error);

/* The same of a file that was read, by its name. */
gboolean duban_exchange_take_bytes (DubanSession *session, GBytes *file, const char *name,
                                    const DubanTakingOptions *options, DubanTaking *taking,
                                    GError **error);

G_END_DECLS
