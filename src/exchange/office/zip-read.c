/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/zip-read.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "exchange/office/limits.h"
#include "exchange/table.h"

struct _DubanZip
{
  const char *data;
  gsize size;
  char *name;
  GPtrArray *members; /* char *, in the order of the file */
  guint64 unpacked;   /* bytes handed out so far */
};

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

gboolean
duban_zip_refuse_damaged (const DubanZip *zip, const char *what, GError **error)
{
  if (what)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 _ ("“%s” is cut off or damaged (%s): get the file again, or open it in a "
                    "spreadsheet program and save it again as .xlsx."),
                 zip->name, what);
  else
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 _ ("“%s” is cut off or damaged: get the file again, or open it in a spreadsheet "
                    "program and save it again as .xlsx."),
                 zip->name);
  return FALSE;
}

gboolean
duban_zip_refuse_large (const DubanZip *zip, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
               _ ("“%s” holds more than can be taken in at once, and more than any ledger does: "
                  "save the ledger alone as .xlsx, or divide it."),
               zip->name);
  return FALSE;
}

gboolean
duban_zip_refuse_encrypted (const DubanZip *zip, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_KIND,
               _ ("“%s” is protected by a password: open it in a spreadsheet program, take the "
                  "password away and save it as .xlsx."),
               zip->name);
  return FALSE;
}

static Archive *
open_archive (const DubanZip *zip, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();

  if (archive && archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_open_memory (archive, zip->data, zip->size) == ARCHIVE_OK)
    return g_steal_pointer (&archive);
  duban_zip_refuse_damaged (zip, NULL, error);
  return NULL;
}

/* The next member; *entry is NULL after the last. */
static gboolean
next_entry (const DubanZip *zip, Archive *archive, struct archive_entry **entry, GError **error)
{
  int status = archive_read_next_header (archive, entry);

  if (status == ARCHIVE_EOF)
    *entry = NULL;
  else if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    return duban_zip_refuse_damaged (zip, NULL, error);
  return TRUE;
}

/* "" where the name cannot be read: then it is no name that is asked for. */
static const char *
get_entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (!name)
    name = archive_entry_pathname (entry);
  return name ? name : "";
}

static gboolean
leads_outside (const char *member)
{
  g_auto (GStrv) parts = g_strsplit_set (member, "/\\", -1);
  gboolean has_drive = g_ascii_isalpha (member[0]) && member[1] == ':';

  return member[0] == '/' || member[0] == '\\' || has_drive
         || g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
check_entry (const DubanZip *zip, struct archive_entry *entry, GError **error)
{
  const char *member = get_entry_name (entry);

  if (archive_entry_is_data_encrypted (entry) || archive_entry_is_metadata_encrypted (entry))
    duban_zip_refuse_encrypted (zip, error);
  else if (leads_outside (member))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 _ ("“%s” holds a part whose name leads out of it, as no workbook does: it was not "
                    "read."),
                 zip->name);
  else if (zip->members->len >= DUBAN_OFFICE_MAX_MEMBERS)
    duban_zip_refuse_large (zip, error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
list_members (DubanZip *zip, GError **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry = NULL;

  if (!archive || !next_entry (zip, archive, &entry, error))
    return FALSE;
  while (entry)
    {
      if (!check_entry (zip, entry, error))
        return FALSE;
      if (archive_entry_filetype (entry) == AE_IFREG)
        g_ptr_array_add (zip->members, g_strdup (get_entry_name (entry)));
      if (!next_entry (zip, archive, &entry, error))
        return FALSE;
    }
  return TRUE;
}

DubanZip *
duban_zip_new (const char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (DubanZip) zip = g_new0 (DubanZip, 1);

  zip->data = data;
  zip->size = size;
  zip->name = g_strdup (name);
  zip->members = g_ptr_array_new_with_free_func (g_free);
  return list_members (zip, error) ? g_steal_pointer (&zip) : NULL;
}

void
duban_zip_free (DubanZip *zip)
{
  if (!zip)
    return;
  g_free (zip->name);
  g_ptr_array_unref (zip->members);
  g_free (zip);
}

const char *
duban_zip_get_name (const DubanZip *zip)
{
  return zip->name;
}

gboolean
duban_zip_has (const DubanZip *zip, const char *member)
{
  for (guint i = 0; i < zip->members->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (zip->members, i), member) == 0)
      return TRUE;
  return FALSE;
}

gboolean
duban_zip_has_folder (const DubanZip *zip, const char *prefix)
{
  for (guint i = 0; i < zip->members->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (zip->members, i), prefix))
      return TRUE;
  return FALSE;
}

static gboolean
count_block (DubanZip *zip, gsize size, GError **error)
{
  zip->unpacked += size;
  if (zip->unpacked > DUBAN_OFFICE_MAX_UNPACKED
      || (zip->unpacked > DUBAN_OFFICE_FREE_UNPACKED
          && zip->unpacked > (guint64) zip->size * DUBAN_OFFICE_MAX_RATIO))
    return duban_zip_refuse_large (zip, error);
  return TRUE;
}

static gboolean
read_blocks (DubanZip *zip, Archive *archive, const char *member, DubanZipFunc func,
             gpointer user_data, GError **error)
{
  const void *block;
  size_t size;
  la_int64_t offset;
  int status;

  while ((status = archive_read_data_block (archive, &block, &size, &offset)) == ARCHIVE_OK)
    if (!count_block (zip, size, error) || !func (block, size, user_data, error))
      return FALSE;
  return status == ARCHIVE_EOF || duban_zip_refuse_damaged (zip, member, error);
}

gboolean
duban_zip_read (DubanZip *zip, const char *member, DubanZipFunc func, gpointer user_data,
                GError **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry = NULL;

  if (!archive || !next_entry (zip, archive, &entry, error))
    return FALSE;
  while (entry)
    {
      if (archive_entry_filetype (entry) == AE_IFREG
          && g_ascii_strcasecmp (get_entry_name (entry), member) == 0)
        return read_blocks (zip, archive, member, func, user_data, error);
      if (!next_entry (zip, archive, &entry, error))
        return FALSE;
    }
  return duban_zip_refuse_damaged (zip, member, error);
}
