/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _DubanPackage
{
  struct archive *archive;
  GByteArray *bytes;
  GError *error;
};

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t size)
{
  DubanPackage *package = data;

  g_byte_array_append (package->bytes, buffer, (guint) size);
  return (la_ssize_t) size;
}

/* Returns whether it has not failed yet. */
static gboolean
check (DubanPackage *package, int result)
{
  if (result >= ARCHIVE_WARN)
    return package->error == NULL;
  if (package->error == NULL)
    package->error
        = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The file cannot be packed: %s. Free some memory and try again."),
                       archive_error_string (package->archive));
  return FALSE;
}

DubanPackage *
duban_package_new (void)
{
  DubanPackage *package = g_new0 (DubanPackage, 1);

  package->bytes = g_byte_array_new ();
  package->archive = archive_write_new ();
  check (package, archive_write_set_format_zip (package->archive));
  check (package, archive_write_set_bytes_per_block (package->archive, 0));
  check (package, archive_write_open (package->archive, package, NULL, write_cb, NULL));
  return package;
}

void
duban_package_free (DubanPackage *package)
{
  archive_write_free (package->archive);
  g_byte_array_unref (package->bytes);
  g_clear_error (&package->error);
  g_free (package);
}

/* No time is set: with one, the zip would hold it as the local time of this machine. */
void
duban_package_add (DubanPackage *package, const char *name, const char *text, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  if (check (package, archive_write_header (package->archive, entry)))
    check (package, archive_write_data (package->archive, text, size) == (la_ssize_t) size
                        ? ARCHIVE_OK
                        : ARCHIVE_FATAL);
  archive_entry_free (entry);
}

GBytes *
duban_package_end (DubanPackage *package, GError **error)
{
  if (!check (package, archive_write_close (package->archive)))
    {
      g_propagate_error (error, g_steal_pointer (&package->error));
      return NULL;
    }
  return g_bytes_new (package->bytes->data, package->bytes->len);
}

static gboolean
is_whole (const char *text)
{
  const char *root = text;
  g_autofree char *end = NULL;

  while ((root = strchr (root, '<')) != NULL && !g_ascii_isalpha (root[1]))
    root++;
  if (root == NULL)
    return FALSE;
  end = g_strdup_printf ("</%.*s>", (int) strcspn (root + 1, " />\n"), root + 1);
  return g_str_has_suffix (text, end)
         || (g_str_has_suffix (root, "/>") && strchr (root, '>')[1] == '\0');
}

/* Returns FALSE at a part that cannot be read to its end. */
static gboolean
read_part (struct archive *archive, GByteArray *part)
{
  guint8 buffer[16384];
  la_ssize_t size;

  g_byte_array_set_size (part, 0);
  while ((size = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    g_byte_array_append (part, buffer, (guint) size);
  g_byte_array_append (part, (const guint8 *) "", 1);
  return size == 0;
}

gboolean
duban_package_is_whole (GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  struct archive *archive = archive_read_new ();
  g_autoptr (GByteArray) part = g_byte_array_new ();
  struct archive_entry *entry;
  guint n_parts = 0;
  gboolean is_good = archive_read_support_format_zip (archive) == ARCHIVE_OK
                     && archive_read_open_memory (archive, data, size) == ARCHIVE_OK;

  while (is_good && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      is_good = read_part (archive, part) && is_whole (g_strchomp ((char *) part->data));
      n_parts++;
    }
  archive_read_free (archive);
  return is_good && n_parts > 0;
}
