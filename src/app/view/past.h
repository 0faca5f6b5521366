/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies behind: the recent commands of this desk (最近的改动), and the tasks that were deleted
 * (已删除), in words. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n;      /* of duban_undo_command() */
  char *label;   /* as stored */
  char *words;   /* 修改：完成时限 */
  char *subject; /* the task that it touched, or how many; "" where the words say all */
  char *when;    /* 11月23日 09:12 */
  gint64 time;   /* the same, Unix ms */
  gboolean stands;
} DubanPastCommand;

/* The newest first, at most `limit`. (transfer full, elements DubanPastCommand) */
GPtrArray *duban_past_list_commands (DubanSession *session, guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  guint32 task;
  DubanId id;
  char *number; /* or NULL */
  char *title;  /* or NULL */
  char *who;    /* who deleted it, or NULL */
  char *when;
} DubanPastTask;

/* The youngest tasks first, at most `limit`; *n_all: how many there are. (transfer full, elements
 * DubanPastTask) */
GPtrArray *duban_past_list_deleted (DubanSession *session, guint limit, gsize *n_all,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
