/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 */
#include "exchange/file-write.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/table.h"

gboolean
duban_file_put (int fd, gconstpointer data, gsize size)
{
  const guint8 *rest = data;

  while (size > 0)
    {
      ssize_t n = write (fd, rest, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      rest += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced;

  if (fd < 0)
    return FALSE;
  is_synced = fsync (fd) == 0 || errno == EINVAL; /* some file systems cannot: then they need not */
  close (fd);
  return is_synced;
}

/* The file under its temporary name; its permissions are those of any new file. */
static gboolean
write_beside (char *temporary, const char *data, gsize size)
{
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  gboolean is_written;

  if (fd < 0)
    return FALSE;
  is_written = duban_file_put (fd, data, size) && fsync (fd) == 0;
  return close (fd) == 0 && is_written;
}

/* A shared folder may know neither way of giving a name that is free only: then it is asked for. */
static gboolean
is_unknown_there (int cause)
{
  return cause == EINVAL || cause == ENOSYS || cause == EPERM || cause == EOPNOTSUPP
         || cause == EMLINK;
}

static gboolean
rename_free (const char *temporary, const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (!is_unknown_there (errno))
    return FALSE;
  if (link (temporary, path) == 0)
    return g_unlink (temporary) == 0;
  if (!is_unknown_there (errno))
    return FALSE;
  if (access (path, F_OK) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return errno == ENOENT && g_rename (temporary, path) == 0;
}

/* What is in the way, and what to do. (transfer full) */
static char *
say_cause (const char *name, int cause)
{
  switch (cause)
    {
    case ENOSPC:
    case EDQUOT:
      return g_strdup_printf (
          _ ("“%s” cannot be written: its disk is full. Make room and do it again, or choose "
             "another place."),
          name);
    case EACCES:
    case EPERM:
    case EROFS:
      return g_strdup_printf (
          _ ("“%s” cannot be written: you may not write there. Give yourself permission, or choose "
             "another place."),
          name);
    case EIO:
      return g_strdup_printf (
          _ ("“%s” cannot be written: its disk reports an error. Check the disk and do it again, "
             "or choose another place."),
          name);
    default:
      return g_strdup_printf (_ ("“%s” cannot be written: %s. Choose another place."), name,
                              g_strerror (cause));
    }
}

static gboolean
fail (const char *path, int cause, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *said = say_cause (name, cause);

  g_set_error_literal (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE, said);
  return FALSE;
}

gboolean
duban_file_add (const char *path, const char *data, gsize size, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  int cause;

  if (write_beside (temporary, data, size) && rename_free (temporary, path) && sync_folder (folder))
    return TRUE;
  cause = errno;
  g_unlink (temporary);
  return fail (path, cause, error);
}

gboolean
duban_file_add_folder (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir (path, 0777) == 0)
    return sync_folder (parent) || fail (path, errno, error);
  return errno == EEXIST || fail (path, errno, error);
}

gboolean
duban_file_write (const char *path, const char *data, gsize size, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;
  int cause;

  if (stat (path, &status) == 0 && S_ISDIR (status.st_mode))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE,
                   _ ("“%s” is a folder: name a file in it."), name);
      return FALSE;
    }
  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE,
                   _ ("“%s” is no ordinary file and is not replaced: name another."), name);
      return FALSE;
    }
  if (write_beside (temporary, data, size) && g_rename (temporary, path) == 0
      && sync_folder (folder))
    return TRUE;
  cause = errno;
  g_unlink (temporary);
  return fail (path, cause, error);
}
