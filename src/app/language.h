/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the person at the desk; and that of official papers, which is the office's own
 * (setting report-language), whatever the person reads and whatever locales the machine has. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called once, first thing in main(): the locale of the environment, and our texts in it, from
 * where they are installed or, in the build folder, from where DUBAN_LOCALE_DIR says. */
void duban_language_begin (void);

/* From here to the end, this thread alone says everything in the language of papers: zh_CN …, or
 * en, in which the sources are written; kept by the caller to the end.  FALSE, nothing begun, where
 * its texts cannot be read. Not nested. */
gboolean duban_language_begin_official (const char *language, GError **error);

/* FALSE where a text was asked for since the beginning that the catalogue does not have: it is of
 * another version of Duban, and the paper is half English.  error may be NULL. */
gboolean duban_language_end_official (GError **error);

/* What the macros of app/words.h ask.  (transfer none, for ever) */
const char *duban_language_say (const char *text) G_GNUC_FORMAT (1);
const char *duban_language_count (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

/* text: “context\004text”; skip: the bytes of its context and the \004. */
const char *duban_language_say_after (const char *text, gsize skip) G_GNUC_FORMAT (1);

/* Of a context and a text that are not known before the program runs. */
const char *duban_language_say_in (const char *context, const char *text);

G_END_DECLS
