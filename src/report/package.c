/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

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
