/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A needle: what a person typed to find something by.  It is found in a text as it stands or as
 * it is read: in full pinyin, by initials, or any mixture of these and Chinese (cq, changq and
 * 长q all find 长期).  A character with several readings is found by each of them; ü is typed v or
 * u.  Width, letter case, blanks and punctuation mean nothing, but that blanks part the needle
 * into terms, each of which must be found.
 *
 * Nothing is prepared for the texts: a hundred thousand titles are searched in some ten
 * milliseconds.  Immutable; used from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanNeedle DubanNeedle;

/* How well a text fits, the best first. */
typedef enum
{
  DUBAN_NEEDLE_IS,          /* it is the text */
  DUBAN_NEEDLE_BEGINS,      /* the text begins with it */
  DUBAN_NEEDLE_READS,       /* it is the whole text as read */
  DUBAN_NEEDLE_BEGINS_READ, /* the text, as read, begins with it */
  DUBAN_NEEDLE_INSIDE,
  DUBAN_NEEDLE_INSIDE_READ,
  DUBAN_NEEDLE_NOT
} DubanNeedleRank;

/* Where the first term stands. */
typedef struct
{
  DubanNeedleRank rank; /* of the term that fits least */
  gsize start, end;     /* bytes of the text */
} DubanNeedleHit;

/* typed: NULL is "". (transfer full) */
DubanNeedle *duban_needle_new (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
void duban_needle_free (DubanNeedle *needle);

/* Nothing was typed that means anything: every text matches. */
gboolean duban_needle_is_empty (const DubanNeedle *needle);

/* text: NULL is "". */
gboolean duban_needle_matches (const DubanNeedle *needle, const char *text);

/* The same, and how: hit is of no use where it is FALSE. */
gboolean duban_needle_find (const DubanNeedle *needle, const char *text, DubanNeedleHit *hit);

/* For things that have several texts: which terms this one holds, one bit each; all of them
 * together must be duban_needle_get_all_terms(). */
guint duban_needle_find_terms (const DubanNeedle *needle, const char *text);
guint duban_needle_get_all_terms (const DubanNeedle *needle);

/* The terms that say enough to be looked for in long texts, in which two or three initials stand
 * nearly everywhere: those with a character or a figure, or of four letters and more. */
guint duban_needle_get_telling_terms (const DubanNeedle *needle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanNeedle, duban_needle_free)

G_END_DECLS
