/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/remembered.h"

#define SCHEMA "org.duban.Duban"

/* Not to have one is no reason not to start. */
GSettings *
duban_preferences_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema
      = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  GSettings *settings;

  if (schema == NULL)
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_schema_unref (schema);
  return settings;
}

int
duban_preferences_get_int (const char *key, int fallback)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  return settings != NULL ? g_settings_get_int (settings, key) : fallback;
}

gboolean
duban_preferences_get_boolean (const char *key, gboolean fallback)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  return settings != NULL ? g_settings_get_boolean (settings, key) : fallback;
}

char *
duban_preferences_dup_string (const char *key, const char *fallback)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup (fallback);
}

void
duban_preferences_set_int (const char *key, int value)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  if (settings != NULL)
    g_settings_set_int (settings, key, value);
}

void
duban_preferences_set_boolean (const char *key, gboolean value)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  if (settings != NULL)
    g_settings_set_boolean (settings, key, value);
}

void
duban_preferences_set_string (const char *key, const char *value)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();

  if (settings != NULL)
    g_settings_set_string (settings, key, value);
}
