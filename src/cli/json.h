/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written as it streams: a hundred thousand tasks never stand in memory at once (which is
 * why this is no tree library's).  UTF-8, not escaped beyond what RFC 8259 demands. */
#pragma once

#include "core/day.h"
#include "core/id.h"

G_BEGIN_DECLS

typedef struct _DubanJson DubanJson;

/* Writes to standard output through a buffer. (transfer full) */
DubanJson *duban_json_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Ends with a line break and flushes; FALSE if standard output could not take it all. */
gboolean duban_json_finish (DubanJson *json, GError **error);
void duban_json_free (DubanJson *json);

/* name: the member's name inside an object, NULL inside an array and at the top. */
void duban_json_begin_object (DubanJson *json, const char *name);
void duban_json_end_object (DubanJson *json);
void duban_json_begin_array (DubanJson *json, const char *name);
void duban_json_end_array (DubanJson *json);
void duban_json_text (DubanJson *json, const char *name, const char *value);   /* NULL: null */
void duban_json_filled (DubanJson *json, const char *name, const char *value); /* "": null too */
void duban_json_number (DubanJson *json, const char *name, gint64 value);
void duban_json_hundredths (DubanJson *json, const char *name, int value); /* >= 0; 9150: 91.50 */
void duban_json_boolean (DubanJson *json, const char *name, gboolean value);
void duban_json_null (DubanJson *json, const char *name);
void duban_json_day (DubanJson *json, const char *name, DubanDay day);     /* DUBAN_NO_DAY: null */
void duban_json_id (DubanJson *json, const char *name, const DubanId *id); /* nil: null */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanJson, duban_json_free)

G_END_DECLS
