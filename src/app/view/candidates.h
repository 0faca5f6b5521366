/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates: what can be meant by the letters typed into an entry for a leader, a unit, a field
 * or a source – by Chinese, pinyin or initials, a unit by its short and former names too.
 * Immutable; some hundreds of names are searched in far less than a frame. */
#pragma once

#include "core/terms.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_CANDIDATES_LEADERS = 1 << 0, /* in office today */
  DUBAN_CANDIDATES_UNITS = 1 << 1,   /* not merged into another today */
  DUBAN_CANDIDATES_FIELDS = 1 << 2,
  DUBAN_CANDIDATES_SOURCES = 1 << 3, /* the words of domain.md section 2 */
  DUBAN_CANDIDATES_PAPERS = 1 << 4,
} DubanCandidatesWhat;

typedef struct
{
  const char *name;   /* what is entered when it is taken */
  const char *detail; /* what it is: a title, or short names and who is in charge; or NULL */
  guint32 n;          /* entity number; 0: a word */
} DubanCandidate;

typedef struct _DubanCandidates DubanCandidates;

/* what: DubanCandidatesWhat of those that may be meant, listed in this order. Holds a reference to
 * the terms. (transfer full) */
DubanCandidates *duban_candidates_new (DubanTerms *terms, guint what) G_GNUC_WARN_UNUSED_RESULT;
DubanCandidates *duban_candidates_ref (DubanCandidates *candidates);
void duban_candidates_unref (DubanCandidates *candidates);

/* Those that fit what was typed, the best first, at most `most`; all of them where nothing was
 * typed. (transfer container, elements const DubanCandidate) */
GPtrArray *duban_candidates_match (const DubanCandidates *candidates, const char *typed,
                                   guint most) G_GNUC_WARN_UNUSED_RESULT;

/* The one that is meant by exactly this text, as app/edit reads it, or NULL. */
const DubanCandidate *duban_candidates_find (const DubanCandidates *candidates, const char *text);

/* Of several names in one text, separated as duban_text_split_names() has it: where in `text`
 * the name begins and ends, blanks apart, that the byte at `at` is in. */
void duban_candidates_find_word (const char *text, gsize at, gsize *from, gsize *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCandidates, duban_candidates_unref)

G_END_DECLS
