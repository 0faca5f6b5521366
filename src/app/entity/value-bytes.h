/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of attributes in their stored form (core/attribute-spec.h), one by one: for edits that
 * compare a value with the present one before they write it. */
#pragma once

#include "core/wire.h"

G_BEGIN_DECLS

/* Each is empty for NULL, "", DUBAN_NO_DAY, 0 or a nil id. (transfer full) */
GBytes *duban_bytes_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GBytes *duban_bytes_from_day (DubanDay day) G_GNUC_WARN_UNUSED_RESULT;
GBytes *duban_bytes_from_moment (DubanDay day, int minute) G_GNUC_WARN_UNUSED_RESULT;
GBytes *duban_bytes_from_code (guint code) G_GNUC_WARN_UNUSED_RESULT;
GBytes *duban_bytes_from_id (const DubanId *id) G_GNUC_WARN_UNUSED_RESULT;

/* ids: of DubanId, in any order, repetitions allowed; sorted in place. */
GBytes *duban_bytes_from_ids (GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

/* TEXTS: texts longer than DUBAN_TEXT_MAX - 1 are not expected here. */
GBytes *duban_bytes_from_texts (const char *const *texts) G_GNUC_WARN_UNUSED_RESULT;

void duban_bytes_append_day (GByteArray *bytes, DubanDay day);
void duban_bytes_append_text (GByteArray *bytes, const char *text); /* u16 length and bytes */

DubanSpan duban_bytes_get_span (GBytes *bytes); /* borrowed */

G_END_DECLS
