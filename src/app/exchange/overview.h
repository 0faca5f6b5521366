/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exchange as one page shows it: who this desk is, whom it knows and how far each has come,
 * what was taken in, what waits, and what people must decide.  Made on the worker, immutable. */
#pragma once

#include "app/exchange/disputes.h"
#include "app/exchange/letterbox.h"
#include "core/share/view.h"
#include "exchange/bundle/introduction.h"
#include "store/peers.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  DubanPeerRole role;
  DubanShareView view;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  gboolean is_met;     /* by hand; else known from the office's list */
  gboolean is_revoked; /* its key */
  char *received;      /* when a file of his was last taken in; NULL: never */
  guint n_given;       /* files made for him */
  guint n_confirmed;   /* of these, those that he has proved to have, or that later ones include */
} DubanOverviewColleague;

typedef struct
{
  gint64 n; /* names it */
  char *from, *file, *time;
  gint64 n_changes;
  gboolean is_undone;
} DubanOverviewImport;

/* A package that came before what it is based on. */
typedef struct
{
  char *from, *file, *time;
} DubanOverviewWaiting;

#define DUBAN_OVERVIEW_IMPORTS 200 /* the newest; the rest is counted */

typedef struct
{
  DubanDay today;
  char *name;
  DubanRole role;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE]; /* "" where the key cannot be had: */
  char *problem;                                 /* why; or NULL */
  GPtrArray *colleagues;                         /* of DubanOverviewColleague */
  GPtrArray *imports;                            /* of DubanOverviewImport, the newest first */
  guint n_imports;                               /* of all */
  GPtrArray *waiting;                            /* of DubanOverviewWaiting */
  GPtrArray *disputes;                           /* of DubanDispute */
  DubanLetterbox letterbox;                      /* the shared folder, and what came there */
  gint64 n_unsent;                               /* changes since the last sync; */
  char *synced;                                  /* when that was; NULL: never */
  char *as_of;                                   /* app/view/as-of.h */
} DubanOverview;

DubanOverview *duban_overview_load (DubanSession *session, DubanSnapshot *snapshot,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_overview_free (DubanOverview *overview);

/* Colleagues and imports as a list. (transfer full) */
DubanSheet *duban_overview_dup_sheet (const DubanOverview *overview) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanOverview, duban_overview_free)

G_END_DECLS
