/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of units that run into one another or into a person's: 财政局住建局, 住建局张某某.  Nothing
 * is guessed: only what is known parts them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gboolean (*DubanUnitKnown) (const char *name, gpointer data);

/* The units of a text that is covered by two or more known names, with nothing but 和, 及, 与 and
 * blanks between; the longest names first.  NULL where it is not. (transfer full, of char *) */
GPtrArray *duban_unit_run_split (const char *text, DubanUnitKnown known,
                                 gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* What stands behind the longest known name that the text begins with, which *unit receives
 * (transfer full); NULL where there is none, or nothing behind it. */
const char *duban_unit_run_find_rest (const char *text, DubanUnitKnown known, gpointer data,
                                      char **unit);

/* Whether what stands behind a known unit is another unit that is not known (财政局某某局), and not
 * a part of the first (财政局国库中心, 生态环境局某旗分局). */
gboolean duban_unit_run_is_other (const char *rest);

/* The name of a person behind a unit, or in brackets there, without a post before or behind it
 * (局长张某某, 张某某主任): two or three characters that begin with a common surname.  NULL where
 * that is not what it is. (transfer full) */
char *duban_unit_run_dup_person (const char *rest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
