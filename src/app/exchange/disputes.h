/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What desks wrote side by side and nobody has decided yet, each with all its values: who wrote
 * it, on which desk, when, and the deed that takes it. */
#pragma once

#include "app/conflict/way.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;   /* for people */
  char *source; /* 副旗长乙，副旗长乙的电脑，11月20日 17:42 */
  gboolean is_effective;
  DubanConflictWay *take;
} DubanDisputeValue;

typedef struct
{
  guint32 task; /* 0: of the directory, or of a number */
  char *subject;
  char *field;
  char *sentence;    /* what is at odds, and what to do */
  GPtrArray *values; /* of DubanDisputeValue, the effective one first */
} DubanDispute;

/* By entity and field, as app/edit/conflict.h lists them. (transfer full, DubanDispute) */
GPtrArray *duban_disputes_load (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* 11月20日 17:42, in the office's zone. (transfer full) */
char *duban_disputes_format_time (DubanSession *session,
                                  gint64 milliseconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
