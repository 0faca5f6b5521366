/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way to settle a conflict of responsibility: what its button says, and what a click on it
 * does.  Plain values, made on the worker, immutable. */
#pragma once

#include "app/session.h"
#include "core/finding.h"

G_BEGIN_DECLS

typedef enum
{
  /* done at once, one command */
  DUBAN_WAY_LEAD,      /* 由…牵头: leader leads the tasks */
  DUBAN_WAY_COOPERATE, /* 增列…为配合领导 */
  DUBAN_WAY_DROP,      /* …不再配合 */
  DUBAN_WAY_TAKE, /* 采用…的改动: of the conflict, the value that desk wrote at that time */
  DUBAN_WAY_DUE,  /* the task is due on day */
  DUBAN_WAY_WITHDRAW, /* the task is withdrawn for another */
  DUBAN_WAY_UNWAIVE,  /* 撤回认定: of rule and leader */
  /* somewhere else */
  DUBAN_WAY_PORTFOLIO, /* 调整分工: the page of the units */
  DUBAN_WAY_URGE,      /* 请其交账, 催办: the tasks */
  DUBAN_WAY_ACCOUNT,   /* 交账: the walk from the task on */
  DUBAN_WAY_ACT,       /* the form of that record kind */
  DUBAN_WAY_EDIT,      /* the form of the task */
  DUBAN_WAY_WAIVE,     /* 认定: its form */
} DubanWayKind;

typedef struct
{
  DubanWayKind kind;
  char *label;   /* of the button */
  char *done;    /* what the toast says; NULL where it is done somewhere else */
  char *reason;  /* what the record says; or NULL */
  GArray *tasks; /* of guint32, at least one; of a finding without a task: empty */
  guint32 leader;
  DubanRule rule;  /* of the finding */
  const char *act; /* the code of a record kind; static */
  char *conflict;  /* its id */
  DubanId desk;    /* of the value taken */
  gint64 time;     /* of the value taken, Unix ms */
  DubanDay day;
} DubanConflictWay;

/* (transfer full) label, done */
DubanConflictWay *duban_conflict_way_new (DubanWayKind kind, guint32 task, char *label,
                                          char *done) G_GNUC_WARN_UNUSED_RESULT;
DubanConflictWay *duban_conflict_way_copy (const DubanConflictWay *way) G_GNUC_WARN_UNUSED_RESULT;
void duban_conflict_way_free (DubanConflictWay *way);

/* Whether a click does it at once. */
gboolean duban_conflict_way_is_deed (const DubanConflictWay *way);

/* Does it. FALSE with a sentence where it is no longer possible: nothing was changed then. */
gboolean duban_conflict_way_do (DubanSession *session, const DubanConflictWay *way, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanConflictWay, duban_conflict_way_free)

G_END_DECLS
