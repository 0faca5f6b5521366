/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/shared-folder.h"

#include "exchange/bundle/shelf.h"
#include "exchange/file-write.h"
#include "store/local.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define KEY "shared-folder"

gboolean
duban_shared_folder_get (DubanSession *session, char **folder, GError **error)
{
  return duban_local_get (session->db, KEY, folder, error);
}

gboolean
duban_shared_folder_is_available (const char *folder)
{
  g_autofree char *root = duban_shelf_dup_root (folder);

  return g_file_test (root, G_FILE_TEST_IS_DIR);
}

gboolean
duban_shared_folder_set (DubanSession *session, const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *root = NULL;
  g_autofree char *shown = NULL;

  if (!duban_local_set (session->db, DUBAN_SHARED_FOLDER_SYNCED, NULL, error))
    return FALSE;
  if (folder == NULL || *folder == '\0')
    return duban_local_set (session->db, KEY, NULL, error);
  path = g_canonicalize_filename (folder, NULL);
  root = duban_shelf_dup_root (path);
  shown = g_filename_display_name (path);
  if (!g_utf8_validate (path, -1, NULL))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("The name of the folder “%s” is not valid UTF-8; choose another one."),
                   shown);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” is no folder that is there; choose the folder that your colleagues "
                      "share with you."),
                   shown);
      return FALSE;
    }
  return duban_file_add_folder (root, error) && duban_local_set (session->db, KEY, path, error);
}
