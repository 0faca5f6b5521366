/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person typed, read into values; what is not acceptable is refused in one sentence
 * that quotes it (DUBAN_APP_ERROR_VALUE).  `name` is that of the field or option. */
#pragma once

#include "app/error.h"
#include "core/date/dateword.h"

G_BEGIN_DECLS

/* Whether a text may come in: UTF-8, at most DUBAN_TEXT_MAX bytes, no secret mark (domain.md
 * section 2). */
gboolean duban_input_check_text (const char *name, const char *text, GError **error);

/* The same, without the blanks at both ends; "" for NULL. (transfer full) */
char *duban_input_dup_text (const char *name, const char *text,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A name: a text that is not empty and stands in one line. (transfer full) */
char *duban_input_dup_name (const char *name, const char *text,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A date, as ISO or as worded in ledgers; *day is DUBAN_NO_DAY for an empty text. */
gboolean duban_input_read_day (const char *name, const char *text,
                               const DubanDatewordContext *context, DubanDay *day, GError **error);

/* Something that happened: a day, with its minute where given, not after now. minute_now: of
 * context->today. */
gboolean duban_input_read_event (const char *name, const char *text,
                                 const DubanDatewordContext *context, int minute_now, DubanDay *day,
                                 int *minute, GError **error);

/* What a caller refuses that knows more of the date: that it must be given, that it must have
 * come.  FALSE, for returning. */
gboolean duban_input_refuse_no_day (const char *name, GError **error);
gboolean duban_input_refuse_future (const char *name, const char *text, GError **error);

/* A deadline.  *wording: the text where it says more than a plain date, else NULL (transfer
 * full).  A continuing or recurring wording gives no day; *schedule receives a rhythm that it
 * names, else NONE. */
gboolean duban_input_read_deadline (const char *name, const char *text,
                                    const DubanDatewordContext *context, DubanDay *day,
                                    char **wording, DubanSchedule *schedule, GError **error);

G_END_DECLS
