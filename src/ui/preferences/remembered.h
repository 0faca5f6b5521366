/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences of this desktop alone: sizes, order, columns.  Where the schema is not installed
 * the defaults hold and nothing is kept. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* To be told of changes; NULL without a schema. (transfer full) */
GSettings *duban_preferences_open (void) G_GNUC_WARN_UNUSED_RESULT;

/* Keys of data/org.duban.Duban.gschema.xml; fallback: without a schema. */
int duban_preferences_get_int (const char *key, int fallback);
gboolean duban_preferences_get_boolean (const char *key, gboolean fallback);
char *duban_preferences_dup_string (const char *key,
                                    const char *fallback) G_GNUC_WARN_UNUSED_RESULT;

void duban_preferences_set_int (const char *key, int value);
void duban_preferences_set_boolean (const char *key, gboolean value);
void duban_preferences_set_string (const char *key, const char *value);

G_END_DECLS
