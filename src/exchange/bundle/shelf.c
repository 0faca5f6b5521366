/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/shelf.h"

#include "exchange/bundle/file.h"
#include "exchange/file-write.h"
#include "exchange/table.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define ENDING ".duban"
#define DIGITS "0123456789"
#define HEX_DIGITS DIGITS "abcdef"
#define HASH_LETTERS 64
#define NUMBER_LETTERS_MAX 18 /* of a 64 bit number, all of them */

static gboolean
contains (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (folded, *words) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
ends (const char *folded, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (folded, *endings))
      return TRUE;
  return FALSE;
}

/* What carriers call the files that are theirs: Syncthing, Nextcloud, ownCloud, Dropbox, 坚果云. */
static DubanShelfKind
tell_other (const char *name)
{
  static const char *const conflicts[] = { "conflict", "冲突", NULL };
  static const char *const temporaries[]
      = { ".tmp", ".part", ".filepart", ".partial", ".crdownload", ".swp", "~", NULL };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (contains (folded, conflicts))
    return DUBAN_SHELF_CONFLICT;
  if (*name == '.' || *name == '~' || ends (folded, temporaries))
    return DUBAN_SHELF_TEMPORARY;
  return DUBAN_SHELF_FOREIGN;
}

DubanShelfKind
duban_shelf_tell (const char *name, gint64 *number)
{
  gsize n_digits = strspn (name, DIGITS);
  const char *hash = name + n_digits + 1;

  *number = 0;
  if (n_digits == 0 || n_digits > NUMBER_LETTERS_MAX || *name == '0' || name[n_digits] != '-'
      || strspn (hash, HEX_DIGITS) != HASH_LETTERS || !g_str_equal (hash + HASH_LETTERS, ENDING))
    return tell_other (name);
  *number = g_ascii_strtoll (name, NULL, 10);
  return DUBAN_SHELF_BUNDLE;
}

char *
duban_shelf_dup_root (const char *shared)
{
  return g_build_filename (shared, DUBAN_SHELF_FOLDER, NULL);
}

char *
duban_shelf_dup_from (const char *shared, const DubanId *from)
{
  char text[DUBAN_ID_TEXT_SIZE];

  return g_build_filename (shared, DUBAN_SHELF_FOLDER, duban_id_format (from, text), NULL);
}

char *
duban_shelf_dup_path (const char *shared, const DubanId *from, const DubanId *to)
{
  g_autofree char *folder = duban_shelf_dup_from (shared, from);
  char text[DUBAN_ID_TEXT_SIZE];

  return g_build_filename (folder, duban_id_format (to, text), NULL);
}

static void
free_item_cb (gpointer data)
{
  DubanShelfItem *item = data;

  g_free (item->name);
  g_free (item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DubanShelfItem *one = *(DubanShelfItem *const *) a;
  const DubanShelfItem *other = *(DubanShelfItem *const *) b;

  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return strcmp (one->name, other->name);
}

/* A link is nobody's file here, wherever it leads. */
static void
add_item (GPtrArray *items, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  DubanShelfItem *item;
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    return;
  item = g_new0 (DubanShelfItem, 1);
  item->name = g_strdup (name);
  item->kind = duban_shelf_tell (name, &item->number);
  if (!S_ISREG (status.st_mode) && item->kind == DUBAN_SHELF_BUNDLE)
    item->kind = DUBAN_SHELF_FOREIGN;
  g_ptr_array_add (items, item);
}

static GDir *
open_folder (const char *folder, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GDir *dir;

  do
    {
      g_clear_error (&cause);
      dir = g_dir_open (folder, 0, &cause);
    }
  while (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_INTR));
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return dir;
}

GPtrArray *
duban_shelf_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item_cb);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = open_folder (folder, &cause);
  g_autofree char *shown = NULL;
  const char *name;

  if (dir == NULL && g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&items);
  if (dir == NULL)
    {
      shown = g_filename_display_name (folder);
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ,
                   _ ("“%s” cannot be read: see that it is a folder and that you may read it."),
                   shown);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    add_item (items, folder, name);
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

/* (transfer full) */
static char *
name_file (gint64 number, GBytes *file)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (file, &size);
  DubanHash hash = duban_hash_of (data, size);
  GString *name = g_string_new (NULL);

  g_string_printf (name, "%" G_GINT64_FORMAT "-", number);
  for (gsize i = 0; i < sizeof hash.bytes; i++)
    g_string_append_printf (name, "%02x", hash.bytes[i]);
  return g_string_free (g_string_append (name, ENDING), FALSE);
}

GBytes *
duban_shelf_read (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) file = duban_exchange_read_file (path, &cause);
  g_autofree char *exact = NULL;
  gint64 number;

  if (file == NULL)
    {
      if (g_access (path, F_OK) == 0
          && !g_error_matches (cause, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY))
        g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  duban_shelf_tell (name, &number);
  exact = name_file (number, file);
  return g_str_equal (name, exact) ? g_steal_pointer (&file) : NULL;
}

char *
duban_shelf_put (const char *shared, const DubanId *from, const DubanId *to, gint64 number,
                 GBytes *file, GError **error)
{
  g_autofree char *own = duban_shelf_dup_from (shared, from);
  g_autofree char *folder = duban_shelf_dup_path (shared, from, to);
  g_autofree char *name = name_file (number, file);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  if (!duban_file_add_folder (own, error) || !duban_file_add_folder (folder, error)
      || !duban_file_add (path, data, size, error))
    return NULL;
  return g_steal_pointer (&name);
}
