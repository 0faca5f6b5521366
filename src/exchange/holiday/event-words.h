/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an event's words say 休 or 班: 国庆节（休）, 国庆节 假期 第1天/共7天, 春节 补班, 休 元旦.
 * The name of a festival alone says neither. */
#pragma once

#include "core/calendar.h"

G_BEGIN_DECLS

/* What was said so far; both is a contradiction. */
typedef struct
{
  gboolean off, worked;
} DubanEventSays;

/* Reads a summary, and appends the holiday's name without those words to `holiday`. */
void duban_event_words_read (const char *summary, DubanEventSays *says, GString *holiday);

/* Reads a list of categories. */
void duban_event_words_read_categories (const char *categories, DubanEventSays *says);

/* Whether a description begins as those of published calendars do for days off. */
gboolean duban_event_words_is_public (const char *description);

G_END_DECLS
