/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/attachment.h"

#include "app/input.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

#define SHA256_SIZE 32

struct _DubanAttachment
{
  guint64 size;
  guint8 sha256[SHA256_SIZE];
  char *name;
};

static void
attachment_free (gpointer data)
{
  DubanAttachment *attachment = data;

  g_free (attachment->name);
  g_free (attachment);
}

static gboolean
check_file (GFile *file, const char *path, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s is no file that can be attached; give a plain file."), path);
  else if (g_file_info_get_size (info) > (goffset) DUBAN_ATTACHMENT_MAX)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s is larger than 64 MiB; attach something shorter."), path);
  else
    return TRUE;
  return FALSE;
}

static char *
dup_folder (DubanDb *db)
{
  g_autofree char *beside = g_path_get_dirname (duban_db_get_path (db));

  return g_build_filename (beside, "attachments", NULL);
}

char *
duban_attachment_dup_path (DubanDb *db, const guint8 *sha256)
{
  g_autofree char *folder = dup_folder (db);
  g_autofree char *path = NULL;
  char sum[2 * SHA256_SIZE + 1];

  for (gsize i = 0; i < SHA256_SIZE; i++)
    g_snprintf (sum + 2 * i, 3, "%02x", sha256[i]);
  path = g_build_filename (folder, sum, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* The same contents are kept once, whoever attaches them. */
static gboolean
keep (DubanDb *db, const char *sum, const char *contents, gsize size, GError **error)
{
  g_autofree char *folder = dup_folder (db);
  g_autofree char *path = g_build_filename (folder, sum, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_file_set_contents_full (path, contents, (gssize) size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("The folder %s for attachments cannot be made."), folder);
  return FALSE;
}

static DubanAttachment *
take_file (DubanDb *db, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *contents = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  DubanAttachment *attachment;
  gsize size, sum_size = SHA256_SIZE;

  if (!duban_input_check_text ("attach", name, error) || !check_file (file, path, error)
      || !g_file_load_contents (file, NULL, &contents, &size, NULL, error))
    return NULL;
  g_checksum_update (checksum, (const guchar *) contents, (gssize) size);
  sum = g_strdup (g_checksum_get_string (checksum));
  if (!keep (db, sum, contents, size, error))
    return NULL;
  attachment = g_new0 (DubanAttachment, 1);
  attachment->size = size;
  attachment->name = g_steal_pointer (&name);
  g_checksum_get_digest (checksum, attachment->sha256, &sum_size);
  return attachment;
}

GPtrArray *
duban_attachment_take (DubanDb *db, const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (attachment_free);

  for (gsize i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      DubanAttachment *attachment = take_file (db, paths[i], error);

      if (attachment == NULL)
        return NULL;
      g_ptr_array_add (taken, attachment);
    }
  return g_steal_pointer (&taken);
}

void
duban_attachment_write (const DubanAttachment *attachment, DubanChangeBuilder *builder)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint64 size = GUINT64_TO_LE (attachment->size);

  g_byte_array_append (bytes, (const guint8 *) &size, sizeof size);
  g_byte_array_append (bytes, attachment->sha256, SHA256_SIZE);
  g_byte_array_append (bytes, (const guint8 *) attachment->name, (guint) strlen (attachment->name));
  duban_change_builder_extra (builder, DUBAN_EXTRA_ATTACHMENT, bytes->data, bytes->len);
}
