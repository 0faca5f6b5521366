/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese text as it stands in ledgers: folding for comparison, and the marks that must not
 * come in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUBAN_NAME_MAX 1000        /* bytes of the name of a person, a unit … */
#define DUBAN_TEXT_MAX (64 * 1024) /* bytes of one value (sync.md, Bundle: limits) */

/* Folds width (full-width to half), letter case, and removes spaces, line breaks, brackets
 * and punctuation: two titles that a reader takes for the same fold alike (domain.md 5.2,
 * duplicate-assignment). (transfer full) */
char *duban_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* As duban_text_fold, into a buffer that is reused: for a hundred thousand rows. */
void duban_text_fold_into (const char *text, GString *buffer);

/* Reads the next letter that duban_text_fold() keeps, as it folds it, and moves past it; 0 at the
 * end. */
gunichar duban_text_next_folded (const char **text);

/* Folds width and removes spaces, line breaks and brackets with nothing else: how headings
 * are compared (interface.md).  The text inside brackets stays. (transfer full) */
char *duban_text_fold_heading (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Removes blanks of every width at both ends, in place; returns text. */
char *duban_text_trim (char *text);

/* Whether the text bears a secret mark: 秘密, 机密 or 绝密 followed by ★, or alone in a line
 * (domain.md section 2).  The bare word inside a sentence is none. */
gboolean duban_text_is_secret (const char *text);

/* Whether a name is a collective one (各…, 有关…, 相关…, …等), which stays wording and never
 * becomes a unit (domain.md 5.2). */
gboolean duban_text_is_collective (const char *name);

/* Whether a name ends as a unit's does (局 委 办 镇 乡 苏木 街道 公司 中心 院 校 园区 管委会 …). */
gboolean duban_text_looks_like_unit (const char *name);

/* Splits a cell of several names (、 ， , ； ; / line break, space; a space inside brackets or
 * between the single characters of one name separates nothing).  Names are trimmed, none is
 * empty, order is kept. (transfer full) */
GPtrArray *duban_text_split_names (const char *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
