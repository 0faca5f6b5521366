/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar file (iCalendar, RFC 5545) of whole days, as calendars take it: CR LF, lines folded
 * at 75 octets between letters, texts escaped, times in UTC.
 *
 * An event is known by its uid: a second file with the same uid and a higher sequence moves it,
 * one that is cancelled takes it away.  No event takes up time (TRANSP:TRANSPARENT) and none rings:
 * reminding is Duban's own. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef struct _DubanIcs DubanIcs;

/* Texts may hold anything; NULL and "" are left out. */
typedef struct
{
  const char *uid; /* the same for the same thing for ever */
  DubanDay day;
  const char *summary, *description;
  const char *const *categories; /* NULL-terminated */
  guint sequence;                /* never less than before */
  gint64 modified;               /* Unix ms; 0: unknown */
  gboolean is_cancelled;
} DubanIcsEvent;

/* name: of the calendar. made: Unix ms, when the file was made. (transfer full) */
DubanIcs *duban_ics_new (const char *name, gint64 made) G_GNUC_WARN_UNUSED_RESULT;
void duban_ics_free (DubanIcs *ics);

void duban_ics_add (DubanIcs *ics, const DubanIcsEvent *event);

/* Ends the calendar; nothing is added after it. (transfer none) */
const char *duban_ics_end (DubanIcs *ics, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanIcs, duban_ics_free)

G_END_DECLS
