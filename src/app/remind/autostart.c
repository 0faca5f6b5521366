/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/autostart.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FILE_NAME "org.duban.Duban.desktop"
#define GROUP G_KEY_FILE_DESKTOP_GROUP
#define GNOME_SWITCH "X-GNOME-Autostart-enabled"

/* (transfer full) */
static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", FILE_NAME, NULL);
}

/* What lies there; empty where nothing, or nothing readable, does. (transfer full) */
static GKeyFile *
load (const char *path)
{
  GKeyFile *file = g_key_file_new ();

  if (g_key_file_load_from_file (file, path,
                                 G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    return file;
  g_key_file_unref (file);
  return g_key_file_new ();
}

/* A path as one word of a desktop file's Exec. (transfer full) */
static char *
quote (const char *path)
{
  GString *word = g_string_new ("\"");

  for (const char *c = path; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append_c (word, '\\');
      if (*c == '%')
        g_string_append_c (word, '%');
      g_string_append_c (word, *c);
    }
  g_string_append_c (word, '"');
  return g_string_free (word, FALSE);
}

/* (transfer full) */
static char *
dup_command (const char *program)
{
  g_autofree char *word = quote (program);

  return g_strconcat (word, " --gapplication-service", NULL);
}

static gboolean
is_on (GKeyFile *file)
{
  return g_key_file_has_key (file, GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL)
         && !g_key_file_get_boolean (file, GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL)
         && (!g_key_file_has_key (file, GROUP, GNOME_SWITCH, NULL)
             || g_key_file_get_boolean (file, GROUP, GNOME_SWITCH, NULL));
}

static gboolean
save (GKeyFile *file, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
  else if (g_key_file_save_to_file (file, path, error))
    return TRUE;
  /* Translators: %s is a path. */
  g_prefix_error (error,
                  _ ("The file that starts Duban at login, %s, could not be written; make room or "
                     "allow writing there: "),
                  path);
  return FALSE;
}

static gboolean
write_command (GKeyFile *file, const char *path, const char *program, GError **error)
{
  g_autofree char *command = dup_command (program);

  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, _ ("Duban: reminders"));
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, "org.duban.Duban");
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_boolean (file, GROUP, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);
  return save (file, path, error);
}

char *
duban_autostart_dup_program (const char *installed)
{
  g_autofree char *running = g_file_read_link ("/proc/self/exe", NULL);
  GStatBuf mine, theirs;

  if (running == NULL || g_stat (running, &mine) != 0 || g_stat (installed, &theirs) != 0)
    return NULL;
  return mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino ? g_strdup (installed) : NULL;
}

gboolean
duban_autostart_write (const char *program, gboolean on, GError **error)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) file = load (path);

  g_key_file_set_boolean (file, GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, !on);
  g_key_file_remove_key (file, GROUP, GNOME_SWITCH, NULL);
  return write_command (file, path, program, error);
}

gboolean
duban_autostart_repair (const char *program, GError **error)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) file = load (path);
  g_autofree char *command = dup_command (program);
  g_autofree char *there = g_key_file_get_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);

  if (!is_on (file) || g_strcmp0 (there, command) == 0)
    return TRUE;
  return write_command (file, path, program, error);
}

gboolean
duban_autostart_is_on (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) file = load (path);

  return is_on (file);
}
