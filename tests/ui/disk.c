/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Here open and open64 are two functions, and both are wanted. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static struct
{
  char folder[PATH_MAX];
  int fault;   /* atomic: of DiskFault */
  gint64 room; /* of the thread that writes */
} disk;

/* The library's own function of that name. */
#define REAL(name) (__extension__(__typeof__ (&(name))) find_real (#name))

static gpointer
find_real (const char *name)
{
  gpointer real = dlsym (RTLD_NEXT, name);

  g_assert (real != NULL);
  return real;
}

static DiskFault
get_fault (void)
{
  return (DiskFault) g_atomic_int_get (&disk.fault);
}

static gboolean
lies_below (const char *path)
{
  const size_t length = strlen (disk.folder);

  return strncmp (path, disk.folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static gboolean
is_ours (int fd)
{
  char link[64], path[PATH_MAX];
  ssize_t length;

  if (get_fault () == DISK_SOUND)
    return FALSE;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return lies_below (path);
}

/* Whether a writing may go on; else errno says why not. */
static gboolean
may_write (int fd, gint64 end)
{
  struct stat info;
  gint64 growth;

  if (!is_ours (fd))
    return TRUE;
  switch (get_fault ())
    {
    case DISK_BROKEN:
      errno = EIO;
      return FALSE;
    case DISK_READ_ONLY:
      errno = EROFS;
      return FALSE;
    case DISK_FULL:
      growth = fstat (fd, &info) == 0 ? MAX (end - (gint64) info.st_size, 0) : 0;
      if (growth > disk.room)
        {
          errno = ENOSPC;
          return FALSE;
        }
      disk.room -= growth;
      return TRUE;
    default:
      return TRUE;
    }
}

/* Whether a name may be made, changed or opened for writing. */
static gboolean
may_touch (const char *path)
{
  const DiskFault fault = get_fault ();

  if ((fault != DISK_DENIED && fault != DISK_READ_ONLY) || !lies_below (path))
    return TRUE;
  errno = fault == DISK_DENIED ? EACCES : EROFS;
  return FALSE;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  const gint64 at = get_fault () == DISK_FULL ? (gint64) lseek (fd, 0, SEEK_CUR) : 0;

  return may_write (fd, at + (gint64) size) ? REAL (write) (fd, data, size) : -1;
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t at)
{
  return may_write (fd, at + (gint64) size) ? REAL (pwrite) (fd, data, size, at) : -1;
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  return may_write (fd, at + (gint64) size) ? REAL (pwrite64) (fd, data, size, at) : -1;
}

static gboolean
may_sync (int fd)
{
  if (get_fault () != DISK_BROKEN || !is_ours (fd))
    return TRUE;
  errno = EIO;
  return FALSE;
}

int
fsync (int fd)
{
  return may_sync (fd) ? REAL (fsync) (fd) : -1;
}

int
fdatasync (int fd)
{
  return may_sync (fd) ? REAL (fdatasync) (fd) : -1;
}

static gboolean
may_open (const char *path, int flags)
{
  return (flags & (O_WRONLY | O_RDWR | O_CREAT)) == 0 || may_touch (path);
}

static mode_t
take_mode (int flags, va_list arguments)
{
  return (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = take_mode (flags, arguments);
  va_end (arguments);
  return may_open (path, flags) ? REAL (open) (path, flags, mode) : -1;
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = take_mode (flags, arguments);
  va_end (arguments);
  return may_open (path, flags) ? REAL (open64) (path, flags, mode) : -1;
}

int
unlink (const char *path)
{
  struct stat info;

  if (!may_touch (path))
    return -1;
  if (get_fault () == DISK_FULL && lies_below (path) && stat (path, &info) == 0)
    disk.room += info.st_size;
  return REAL (unlink) (path);
}

int
rename (const char *from, const char *to)
{
  return may_touch (to) ? REAL (rename) (from, to) : -1;
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  return may_touch (to) ? REAL (renameat2) (from_folder, from, to_folder, to, flags) : -1;
}

int
access (const char *path, int mode)
{
  return (mode & W_OK) == 0 || may_touch (path) ? REAL (access) (path, mode) : -1;
}

int
faccessat (int folder, const char *path, int mode, int flags)
{
  return (mode & W_OK) == 0 || may_touch (path) ? REAL (faccessat) (folder, path, mode, flags) : -1;
}

int
statvfs (const char *path, struct statvfs *info)
{
  const int result = REAL (statvfs) (path, info);

  if (result == 0 && get_fault () == DISK_FULL && lies_below (path))
    info->f_bavail = (fsblkcnt_t) (disk.room / (gint64) info->f_frsize);
  return result;
}

int
statvfs64 (const char *path, struct statvfs64 *info)
{
  const int result = REAL (statvfs64) (path, info);

  if (result == 0 && get_fault () == DISK_FULL && lies_below (path))
    info->f_bavail = (fsblkcnt64_t) (disk.room / (gint64) info->f_frsize);
  return result;
}

void
disk_fail (const char *folder, DiskFault fault, gint64 room)
{
  g_strlcpy (disk.folder, folder, sizeof disk.folder);
  disk.room = room;
  g_atomic_int_set (&disk.fault, (int) fault);
}

void
disk_heal (void)
{
  g_atomic_int_set (&disk.fault, DISK_SOUND);
}
