/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person makes of one proposal: its fields as they stand, and whether it became a task. */
#pragma once

#include "app/view/minutes-draft.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_MINUTES_OPEN,
  DUBAN_MINUTES_ACCEPTED,
  DUBAN_MINUTES_DECLINED,
} DubanMinutesState;

typedef struct
{
  char *item; /* the words of the item: by them it is known again when the text was changed */
  DubanMinutesState state;
  DubanMinutesDraft draft; /* owned here; changed by the form */
} DubanMinutesChoice;

/* Of drafts of that text; what was decided or changed before goes on where the item is still the
 * same. before may be NULL. (transfer full, elements DubanMinutesChoice) */
GPtrArray *duban_minutes_choices_new (const char *text, const GPtrArray *drafts,
                                      GPtrArray *before) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces a text of a choice; takes it over. */
void duban_minutes_choice_take (char **field, char *text);

/* Two lines of a list: 牵头：副旗长甲 · 责任单位：住建局 …, or what became of it.
 * (transfer full) */
char *duban_minutes_choice_describe (const DubanMinutesChoice *choice,
                                     const DubanDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
