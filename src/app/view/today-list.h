/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that a DubanToday is laid down from; only app/view/today.c asks for them. */
#pragma once

#include "app/view/today-line.h"

G_BEGIN_DECLS

typedef struct
{
  DubanTodayPart parts[DUBAN_TODAY_N_PARTS];
  GArray *lines;     /* of DubanTodayLine */
  GArray *persons;   /* of DubanTodayPerson */
  GArray *tasks;     /* of guint32 */
  GByteArray *texts; /* one after the other, each with its zero; 0 is "" */
  DubanDay next;
  DubanTodaySpan next_tasks;
} DubanTodayList;

/* Clear *list. */
void duban_today_list_fill (DubanTodayList *list, const DubanSnapshot *snapshot, guint32 leader,
                            GHashTable *heard);
void duban_today_list_clear (DubanTodayList *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanTodayList, duban_today_list_clear)

G_END_DECLS
