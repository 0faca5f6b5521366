/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is owed, gathered by the person who owes it; only app/view/today-list.c asks for it. */
#pragma once

#include "app/view/today-owed.h"

G_BEGIN_DECLS

/* A task with what it owes. Borrows both. */
typedef struct
{
  DubanTodayOwed owed;
  const DubanRegisterRow *row;
  const DubanTaskVerdict *task;
} DubanTodayItem;

typedef struct
{
  guint32 who;      /* leader or unit; 0: nobody is named */
  GPtrArray *items; /* of DubanTodayItem, borrowed; each task once */
  guint n_overdue;
  int days; /* the most of them */
} DubanTodayGroup;

/* Empty, ascending by who while it is filled. (transfer full, elements DubanTodayGroup) */
GPtrArray *duban_today_group_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* To the one who owes it; an account of last week, seen by the office, to each who does. */
void duban_today_group_add (GPtrArray *groups, const DubanVerdict *verdict,
                            const DubanTodayItem *item);

/* Who owes the most overdue first, then the most; nobody last. */
void duban_today_group_sort (GPtrArray *groups);

G_END_DECLS
