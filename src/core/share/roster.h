/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of desks, which the office keeps and everybody gets (sync.md, “Directory”): by it who
 * has accepted the office knows whose words the office passes on.  An entity for each desk, of the
 * desk's own id; what is written here is not merged field by field for people, so it is not in the
 * table of attributes. */
#pragma once

#include "core/change-builder.h"
#include "core/fold/fold.h"

G_BEGIN_DECLS

/* The kind of these entities: stored beside the numbers of DubanEntityKind, and never reused. */
#define DUBAN_SHARE_KIND_DESK 8

#define DUBAN_SHARE_KEYS_SIZE 64

typedef struct
{
  DubanId desk;
  DubanSpan name;     /* UTF-8, borrowed */
  guint role;         /* 1: nobody's, 2: a leader's, 3: the office's */
  DubanId leader;     /* or nil */
  const guint8 *keys; /* 64 bytes: of signatures, of sealed boxes; borrowed */
  gint64 last_seal;   /* the last good one under these keys; G_MAXINT64: they are not revoked */
  gint64 time;        /* read: Unix ms by its writer's clock */
} DubanShareDesk;

/* Whether entities of that kind are of the list. */
gboolean duban_share_is_desk (guint kind);

/* Begins the change of a desk's entry, and writes it whole.  Parents are the caller's. */
void duban_share_begin_desk (DubanChangeBuilder *builder, const DubanId *desk);
void duban_share_write_desk (DubanChangeBuilder *builder, const DubanShareDesk *desk);

/* What one change says of a desk; FALSE where it says nothing that can be used. */
gboolean duban_share_read_desk (const DubanChange *change, DubanShareDesk *desk);

/* What its changes come to: the last that no other follows, of the office's desks alone, which are
 * told to the fold (duban_fold_set_offices).  FALSE where none of them says anything. */
gboolean duban_share_fold_desk (DubanFold *fold, const DubanChange *const *changes, gsize n_changes,
                                DubanShareDesk *desk);

G_END_DECLS
