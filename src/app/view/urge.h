/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 催办: who is to be asked for what, and the message that is ready to be sent to each – the desks
 * have no network between them, so it is copied. */
#pragma once

#include "app/view/sheet.h"
#include "app/view/urge-words.h"

G_BEGIN_DECLS

/* Whom a message goes to. */
typedef enum
{
  DUBAN_URGE_WHO_OWES, /* the lead or assignee; of an account or an answer whoever owes that */
  DUBAN_URGE_UNIT,     /* the responsible unit, where there is one */
} DubanUrgeWhom;

typedef struct
{
  DubanDay today;
  GPtrArray *letters; /* of DubanUrgeLetter: the most overdue first, nobody's last */
} DubanUrge;

/* Of these tasks; all: also of what else is overdue of those who owe them.  From the side that the
 * snapshot is looked at, which must have its register.  Closed and withdrawn tasks owe nothing and
 * are left out. Pure. (transfer full) */
DubanUrge *duban_urge_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n_tasks,
                           DubanUrgeWhom whom, gboolean all) G_GNUC_WARN_UNUSED_RESULT;
void duban_urge_free (DubanUrge *urge);

/* The text of the record that an urge leaves with a task. (transfer full) */
char *duban_urge_dup_record (const DubanUrgeLetter *letter,
                             const DubanUrgeItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* 催办单: of one letter, to be printed. (transfer full as_of), (transfer full) */
DubanSheet *duban_urge_dup_sheet (const DubanUrge *urge, const DubanUrgeLetter *letter,
                                  char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanUrge, duban_urge_free)

G_END_DECLS
