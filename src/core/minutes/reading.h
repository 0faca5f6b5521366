/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text being read: the bytes, what is known besides them, and what was found so far.  Places are
 * offsets of bytes. */
#pragma once

#include "core/minutes/proposal.h"

G_BEGIN_DECLS

/* A part that was found, and the words around it that belong to it alone (由…牵头, 于…前). */
typedef struct
{
  DubanMinutesMark mark;
  gsize from, to;
} DubanMinutesFound;

typedef struct
{
  const char *text; /* NUL-terminated, borrowed */
  gsize size;
  const DubanTerms *terms;
  DubanDay assigned; /* of the paper, else today: what deadlines count from */
  GPtrArray *known;  /* names of the directory, longest first; owned */
  GArray *found;     /* of DubanMinutesFound */
  guint32 *covers;   /* for each byte: where the cover ends that it lies in, or 0; owned */
} DubanMinutesReading;

void duban_minutes_reading_init (DubanMinutesReading *reading, const char *text, gsize size,
                                 const DubanTerms *terms);
void duban_minutes_reading_clear (DubanMinutesReading *reading);

/* A part at [from, to) with its cover [cover_from, cover_to). */
void duban_minutes_add (DubanMinutesReading *reading, DubanMinutesPart part, gsize from, gsize to,
                        gsize cover_from, gsize cover_to);

/* Whether the place lies in a cover; *to (may be NULL): where that ends. */
gboolean duban_minutes_is_covered (const DubanMinutesReading *reading, gsize at, gsize *to);

/* The letter at a place and the one before it; 0 at the ends. *at moves past it. */
gunichar duban_minutes_next (const DubanMinutesReading *reading, gsize *at, gsize to);
gunichar duban_minutes_before (const DubanMinutesReading *reading, gsize at, gsize from);

/* The bytes of the word that stands at `at` and ends by `to`, 0 for none; of several the first
 * that does (NULL-terminated). */
gsize duban_minutes_match (const DubanMinutesReading *reading, gsize at, gsize to,
                           const char *const *words);
gboolean duban_minutes_has (const DubanMinutesReading *reading, gsize at, gsize to,
                            const char *word);

/* Narrows to what is neither blank nor, at the ends, 、，；：。 and their like. */
void duban_minutes_trim (const DubanMinutesReading *reading, gsize *from, gsize *to);

/* ， ； 。 ： ！ ？ a line break, a tab: what parts clauses. */
gboolean duban_minutes_parts_clauses (gunichar letter);

guint duban_minutes_count_letters (const DubanMinutesReading *reading, gsize from, gsize to);

/* (transfer full) */
char *duban_minutes_dup (const DubanMinutesReading *reading, gsize from,
                         gsize to) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanMinutesReading, duban_minutes_reading_clear)

G_END_DECLS
