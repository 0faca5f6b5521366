/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2, TEMP_FAILURE_RETRY */
#include "exchange/file-write.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/table.h"

static gboolean
put_all (int fd, gconstpointer data, gsize size)
{
  const guint8 *rest = data;

  while (size > 0)
    {
      ssize_t n = TEMP_FAILURE_RETRY (write (fd, rest, size));

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
  int fd = TEMP_FAILURE_RETRY (open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  gboolean is_synced;
  int cause;

  if (fd < 0)
    return FALSE;
  /* Some file systems cannot: then they need not. */
  is_synced = TEMP_FAILURE_RETRY (fsync (fd)) == 0 || errno == EINVAL;
  cause = errno;
  close (fd); /* nothing was written through it */
  errno = cause;
  return is_synced;
}

/* Opens a new file with a name of its own beside path. (transfer full) *temporary */
static int
create_beside (const char *path, mode_t mode, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  int fd;

  do
    {
      g_free (*temporary);
      *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
      fd = g_mkstemp_full (*temporary, O_WRONLY | O_CLOEXEC, (int) mode);
    }
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* The file under its temporary name. */
static gboolean
write_beside (const char *path, gconstpointer data, gsize size, mode_t mode, char **temporary)
{
  int fd = create_beside (path, mode, temporary);
  int cause = 0;

  if (fd < 0)
    return FALSE;
  if (!put_all (fd, data, size) || TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    cause = errno;
  /* A close that was interrupted has closed it. */
  if (close (fd) != 0 && errno != EINTR && cause == 0)
    cause = errno;
  errno = cause;
  return cause == 0;
}

/* A shared folder may know neither way of giving a name that is free only: then it is asked for. */
static gboolean
is_unknown_there (int cause)
{
  return cause == EINVAL || cause == ENOSYS || cause == EPERM || cause == EOPNOTSUPP
         || cause == EMLINK;
}

static gboolean
rename_over (const char *temporary, const char *path)
{
  return TEMP_FAILURE_RETRY (g_rename (temporary, path)) == 0;
}

static gboolean
rename_free (const char *temporary, const char *path)
{
  if (TEMP_FAILURE_RETRY (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE)) == 0)
    return TRUE;
  if (!is_unknown_there (errno))
    return FALSE;
  if (TEMP_FAILURE_RETRY (link (temporary, path)) == 0)
    {
      /* The file is there; a second name beside it harms nobody. */
      (void) TEMP_FAILURE_RETRY (g_unlink (temporary));
      return TRUE;
    }
  if (!is_unknown_there (errno))
    return FALSE;
  if (access (path, F_OK) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return errno == ENOENT && rename_over (temporary, path);
}

DubanFilePlacing
duban_file_place (const char *path, gconstpointer data, gsize size, mode_t mode, gboolean replace)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;
  int cause;

  if (!write_beside (path, data, size, mode, &temporary)
      || !(replace ? rename_over (temporary, path) : rename_free (temporary, path)))
    {
      cause = errno;
      (void) TEMP_FAILURE_RETRY (g_unlink (temporary));
      errno = cause;
      return DUBAN_FILE_NOT_PLACED;
    }
  return sync_folder (folder) ? DUBAN_FILE_PLACED : DUBAN_FILE_UNSURE;
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

static gboolean
fail_unsure (const char *path, int cause, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (
      error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_UNSURE,
      _ ("“%s” is written, but its disk does not confirm it: %s. Check the disk before you "
         "rely on it."),
      name, g_strerror (cause));
  return FALSE;
}

static gboolean
place (const char *path, const char *data, gsize size, gboolean replace, GError **error)
{
  /* Its permissions are those of any new file. */
  switch (duban_file_place (path, data, size, 0666, replace))
    {
    case DUBAN_FILE_PLACED:
      return TRUE;
    case DUBAN_FILE_UNSURE:
      return fail_unsure (path, errno, error);
    case DUBAN_FILE_NOT_PLACED:
    default:
      return fail (path, errno, error);
    }
}

gboolean
duban_file_add (const char *path, const char *data, gsize size, GError **error)
{
  return place (path, data, size, FALSE, error);
}

gboolean
duban_file_add_folder (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (TEMP_FAILURE_RETRY (g_mkdir (path, 0777)) == 0)
    return sync_folder (parent) || fail_unsure (path, errno, error);
  return errno == EEXIST || fail (path, errno, error);
}

gboolean
duban_file_write (const char *path, const char *data, gsize size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;

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
  return place (path, data, size, TRUE, error);
}
