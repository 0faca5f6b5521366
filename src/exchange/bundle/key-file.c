/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "exchange/bundle/key-file.h"

#include "core/reader.h"
#include "exchange/bundle/bytes.h"
#include "exchange/file-write.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* FORMAT.md, Key file. */
static const guint8 magic[] = { 0x89, 'D', 'K', 'E', 'Y', '\r', '\n', 0x1a };
#define KEY_VERSION 1
#define KEY_SUITE 1
#define FIXED_SIZE (sizeof magic + 2 + DUBAN_ID_SIZE + 8 + DUBAN_KEY_SEEDS_SIZE)
#define FILE_SIZE (FIXED_SIZE + DUBAN_HASH_SIZE)

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (GError **error, DubanKeyError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (DUBAN_KEY_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
refuse_storage (const char *name, gboolean is_written, GError **error)
{
  int cause = errno;

  return is_written
             ? refuse (error, DUBAN_KEY_ERROR_STORAGE,
                       _ ("The key file “%s” cannot be written: %s; see that its folder can be "
                          "written and has room."),
                       name, g_strerror (cause))
             : refuse (error, DUBAN_KEY_ERROR_STORAGE,
                       _ ("The key file “%s” cannot be read: %s; see that it can be read."), name,
                       g_strerror (cause));
}

static gboolean
refuse_damaged (const char *name, GError **error)
{
  return refuse (error, DUBAN_KEY_ERROR_DAMAGED,
                 _ ("The key file “%s” is damaged; put a good copy in its place, or move it away: "
                    "then a new key is made, and colleagues must accept this desk anew."),
                 name);
}

char *
duban_key_dup_path (const char *database)
{
  return g_strconcat (database, ".key", NULL);
}

static gboolean
check_owner (const char *name, const struct stat *status, GError **error)
{
  if (!S_ISREG (status->st_mode))
    return refuse_damaged (name, error);
  if (status->st_uid != geteuid ())
    return refuse (error, DUBAN_KEY_ERROR_OPEN,
                   _ ("The key file “%s” belongs to another user of this computer; move it away, "
                      "and a new key is made."),
                   name);
  if ((status->st_mode & 0077) != 0)
    return refuse (error, DUBAN_KEY_ERROR_OPEN,
                   _ ("The key file “%s” can be read by others; if nobody copied it, make it yours "
                      "alone (chmod 600) and try again, else move it away: a new key is made."),
                   name);
  return TRUE;
}

/* The bytes of a file that should be FILE_SIZE long; one more is asked for, to see its end.
 * *size: how many there are, -1 on failure. */
static gboolean
read_bytes (int fd, guint8 *bytes, gsize room, gssize *size)
{
  gsize done = 0;
  gssize n = 1;

  while (done < room && n != 0)
    {
      n = TEMP_FAILURE_RETRY (read (fd, bytes + done, room - done));
      if (n < 0)
        return FALSE;
      done += (gsize) n;
    }
  *size = (gssize) done;
  return TRUE;
}

/* The key in these bytes, or NULL with error. */
static DubanKey *
parse (const char *name, const guint8 *bytes, gsize size, GError **error)
{
  DubanReader reader;
  DubanHash check;
  DubanId desk;
  gint64 made_at;
  const guint8 *seeds;
  guint version, suite;

  if (size < sizeof magic + 2 || memcmp (bytes, magic, sizeof magic) != 0)
    {
      refuse_damaged (name, error);
      return NULL;
    }
  duban_reader_init (&reader, (DubanSpan){ bytes + sizeof magic, size - sizeof magic });
  version = duban_reader_take_u8 (&reader);
  suite = duban_reader_take_u8 (&reader);
  duban_reader_take_id (&reader, &desk);
  made_at = duban_reader_take_i64 (&reader);
  seeds = duban_reader_take (&reader, DUBAN_KEY_SEEDS_SIZE);
  if (size == FILE_SIZE)
    check = duban_hash_of (bytes, FIXED_SIZE);
  if (size != FILE_SIZE || memcmp (check.bytes, bytes + FIXED_SIZE, DUBAN_HASH_SIZE) != 0)
    {
      refuse_damaged (name, error);
      return NULL;
    }
  if (version != KEY_VERSION || suite != KEY_SUITE)
    {
      refuse (error, DUBAN_KEY_ERROR_NEWER,
              _ ("The key file “%s” was made by a newer version of Duban; update this computer's."),
              name);
      return NULL;
    }
  return duban_key_new_from_seeds (&desk, made_at, seeds);
}

static DubanKey *
load_from (int fd, const char *name, GError **error)
{
  guint8 bytes[FILE_SIZE + 1];
  struct stat status;
  DubanKey *key = NULL;
  gssize size;

  if (fstat (fd, &status) != 0)
    refuse_storage (name, FALSE, error);
  else if (!check_owner (name, &status, error))
    return NULL;
  else if (!read_bytes (fd, bytes, sizeof bytes, &size))
    refuse_storage (name, FALSE, error);
  else
    key = parse (name, bytes, (gsize) size, error);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

DubanKey *
duban_key_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  DubanKey *key;

  if (fd < 0 && errno == ENOENT)
    {
      refuse (error, DUBAN_KEY_ERROR_MISSING, _ ("There is no key file “%s”."), name);
      return NULL;
    }
  if (fd < 0)
    {
      refuse_storage (name, FALSE, error);
      return NULL;
    }
  key = load_from (fd, name, error);
  close (fd);
  return key;
}

/* FORMAT.md, Key file. */
static GByteArray *
write_bytes (const DubanKey *key)
{
  GByteArray *bytes = g_byte_array_sized_new (FILE_SIZE);
  DubanHash check;

  duban_bytes_append (bytes, magic, sizeof magic);
  duban_bytes_append_u8 (bytes, KEY_VERSION);
  duban_bytes_append_u8 (bytes, KEY_SUITE);
  duban_bytes_append (bytes, duban_key_get_public (key)->desk.bytes, DUBAN_ID_SIZE);
  duban_bytes_append_i64 (bytes, duban_key_get_made_at (key));
  duban_bytes_append (bytes, duban_key_get_seeds (key), DUBAN_KEY_SEEDS_SIZE);
  check = duban_hash_of (bytes->data, bytes->len);
  duban_bytes_append (bytes, check.bytes, DUBAN_HASH_SIZE);
  return bytes;
}

gboolean
duban_key_save (const DubanKey *key, const char *path, gboolean replace, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GByteArray) bytes = write_bytes (key);
  DubanFilePlacing placing = duban_file_place (path, bytes->data, bytes->len, 0600, replace);
  int cause = errno;

  sodium_memzero (bytes->data, bytes->len);
  errno = cause;
  if (placing == DUBAN_FILE_PLACED)
    return TRUE;
  if (placing == DUBAN_FILE_NOT_PLACED && cause == EEXIST)
    return refuse (error, DUBAN_KEY_ERROR_EXISTS, _ ("There is a key file “%s” already."), name);
  return refuse_storage (name, TRUE, error);
}
