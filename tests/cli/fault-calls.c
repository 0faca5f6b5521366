/* SPDX-License-Identifier: GPL-3.0-or-later */
/* System calls that fail on purpose: loaded before a program (LD_PRELOAD), it counts the calls on
 * files below some folders, and lets the one of a number fail, be cut short, or be the program's
 * last.
 *
 *   DUBAN_FAULT_UNDER   folders, absolute, separated by colons; without it nothing is done
 *   DUBAN_FAULT_SKIP    "sqlite": the database itself and its journal are left alone
 *   DUBAN_FAULT_LOG     a file: a line for each call that is counted, “write /path”
 *   DUBAN_FAULT_KEEP    a folder: a copy of the database after each of its commits and whenever it
 *                       is replaced, 1.db, 2.db …
 *   DUBAN_FAULT_AT      the number of the call, from 1
 *   DUBAN_FAULT_DO      once, ever (it and all that follow), kill (SIGKILL before the call),
 *                       short (once: half of what was asked for), shorts (from there on),
 *                       power (before the call: all is lost that is not safe on the disk), torn
 *                       (the same, but parts of it are lost), end-power and end-torn (the same
 *                       when the program has ended)
 *   DUBAN_FAULT_GRAVES  a folder on the same disk, for the power: what might come back
 *   DUBAN_FAULT_ERRNO   what it fails with, a number
 *   DUBAN_FAULT_CALLS   the calls that may fail so, separated by blanks; without it all
 *   DUBAN_FAULT_SEED    chance is none: the same bytes in every run
 *
 * Plain C, for it must not lean on anything that it breaks. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* both names of a call are wanted */
#include "fault-power.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))

static long n_calls;
static long n_commits;
static uint64_t n_drawn;

/* ---- which files */

static bool
is_below (const char *path, const char *folders)
{
  while (folders != NULL && *folders != '\0')
    {
      size_t length = strcspn (folders, ":");

      if (length > 0 && strncmp (path, folders, length) == 0
          && (path[length] == '/' || path[length] == '\0'))
        return true;
      folders += length + (folders[length] == ':');
    }
  return false;
}

static bool
ends (const char *path, const char *ending)
{
  size_t length = strlen (path), end = strlen (ending);

  return length >= end && strcmp (path + length - end, ending) == 0;
}

static bool
is_ours (const char *path)
{
  const char *skip = getenv ("DUBAN_FAULT_SKIP");

  return is_below (path, getenv ("DUBAN_FAULT_UNDER"))
         && (skip == NULL || !(ends (path, "/duban.db") || ends (path, "-journal")));
}

static void
make_absolute (const char *path, char full[PATH_MAX])
{
  char here[PATH_MAX] = "";

  if (*path != '/' && getcwd (here, sizeof here) == NULL)
    *here = '\0';
  if (*path == '/' || snprintf (full, PATH_MAX, "%s/%s", here, path) >= PATH_MAX)
    snprintf (full, PATH_MAX, "%s", path);
}

static void
name_file (int fd, char full[PATH_MAX])
{
  char link[64];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, full, PATH_MAX - 1);
  full[length > 0 ? length : 0] = '\0';
}

/* ---- what happens */

static void
note (const char *call, const char *path)
{
  const char *log = getenv ("DUBAN_FAULT_LOG");
  char line[PATH_MAX + 32];
  int length = snprintf (line, sizeof line, "%s %s\n", call, path);
  int fd = log != NULL
               ? (int) syscall (SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600)
               : -1;

  if (fd < 0)
    return;
  if (syscall (SYS_write, fd, line, (size_t) length) != length)
    abort ();
  syscall (SYS_close, fd);
}

/* The program's last call. */
static void
end (const char *what)
{
  if (strcmp (what, "power") == 0 || strcmp (what, "torn") == 0)
    power_cut (strcmp (what, "torn") == 0);
  else if (strcmp (what, "kill") != 0)
    return;
  raise (SIGKILL);
}

__attribute__ ((destructor)) static void
end_quietly (void)
{
  const char *deed = getenv ("DUBAN_FAULT_DO");

  if (deed != NULL && strncmp (deed, "end-", strlen ("end-")) == 0)
    power_cut (strcmp (deed, "end-torn") == 0);
}

static bool
is_listed (const char *call)
{
  const char *calls = getenv ("DUBAN_FAULT_CALLS");
  size_t length = strlen (call);

  if (calls == NULL)
    return true;
  for (; calls != NULL && *calls != '\0'; calls = strchr (calls, ' '))
    {
      calls += *calls == ' ';
      if (strncmp (calls, call, length) == 0 && (calls[length] == ' ' || calls[length] == '\0'))
        return true;
    }
  return false;
}

/* Counts a call on this file.  True: it is hit. */
static bool
count (const char *call, const char *path, const char **what)
{
  const char *at = getenv ("DUBAN_FAULT_AT");
  const char *deed = getenv ("DUBAN_FAULT_DO");
  bool goes_on;

  if (!is_ours (path) || !is_listed (call))
    return false;
  n_calls++;
  note (call, path);
  *what = deed;
  if (at == NULL || deed == NULL)
    return false;
  goes_on = strcmp (deed, "ever") == 0 || strcmp (deed, "shorts") == 0;
  return n_calls == atol (at) || (goes_on && n_calls > atol (at));
}

/* True: the call fails, with errno. */
static bool
fails (const char *call, const char *path)
{
  const char *number = getenv ("DUBAN_FAULT_ERRNO");
  const char *what;

  if (!count (call, path, &what))
    return false;
  end (what);
  errno = number != NULL ? atoi (number) : EIO;
  return true;
}

/* The same of a call that moves bytes: *size may become less. */
static bool
fails_or_shortens (const char *call, int fd, size_t *size)
{
  const char *number = getenv ("DUBAN_FAULT_ERRNO");
  const char *what;
  char path[PATH_MAX];

  name_file (fd, path);
  if (!count (call, path, &what))
    return false;
  end (what);
  if (strncmp (what, "short", strlen ("short")) == 0)
    {
      *size = *size > 1 ? *size / 2 : *size;
      return false;
    }
  errno = number != NULL ? atoi (number) : EIO;
  return true;
}

static bool
fails_at (const char *call, const char *path)
{
  char full[PATH_MAX];

  make_absolute (path, full);
  return fails (call, full);
}

static bool
fails_on (const char *call, int fd)
{
  char full[PATH_MAX];

  name_file (fd, full);
  return fails (call, full);
}

/* Whether what happens to that file might be lost. */
static bool
is_watched (const char *path)
{
  return power_is_watched () && is_below (path, getenv ("DUBAN_FAULT_UNDER"));
}

static bool
is_watched_file (int fd)
{
  char path[PATH_MAX];

  if (!power_is_watched ())
    return false;
  name_file (fd, path);
  return is_watched (path);
}

/* What is committed, or put in its place, is kept for comparing. */
static void
keep (const char *path)
{
  const char *folder = getenv ("DUBAN_FAULT_KEEP");
  char to[PATH_MAX], bytes[65536];
  int from_fd, to_fd;
  ssize_t n;

  if (folder == NULL || !ends (path, "/duban.db") || !is_below (path, getenv ("DUBAN_FAULT_UNDER")))
    return;
  snprintf (to, sizeof to, "%s/%ld.db", folder, ++n_commits);
  from_fd = (int) syscall (SYS_openat, AT_FDCWD, path, O_RDONLY);
  to_fd = (int) syscall (SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  while ((n = syscall (SYS_read, from_fd, bytes, sizeof bytes)) > 0)
    if (syscall (SYS_write, to_fd, bytes, (size_t) n) != n)
      abort ();
  syscall (SYS_close, from_fd);
  syscall (SYS_close, to_fd);
}

/* The database of a journal that is gone. */
static void
keep_committed (char *journal)
{
  if (!ends (journal, "-journal"))
    return;
  journal[strlen (journal) - strlen ("-journal")] = '\0';
  keep (journal);
}

/* ---- the calls */

static int
open_as (int folder, const char *path, int flags, mode_t mode)
{
  char full[PATH_MAX];

  make_absolute (path, full);
  if (fails ((flags & O_CREAT) != 0 ? "create" : "open", full))
    return -1;
  if ((flags & O_CREAT) != 0 && is_watched (full))
    power_note_create (full);
  return (int) syscall (SYS_openat, folder, path, flags, mode);
}

static mode_t
take_mode (int flags, va_list arguments)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
}

#define OPEN(name)                                                                                 \
  EXPORT int name (const char *path, int flags, ...)                                               \
  {                                                                                                \
    va_list arguments;                                                                             \
    mode_t mode;                                                                                   \
    va_start (arguments, flags);                                                                   \
    mode = take_mode (flags, arguments);                                                           \
    va_end (arguments);                                                                            \
    return open_as (AT_FDCWD, path, flags, mode);                                                  \
  }
OPEN (open)
OPEN (open64)

#define OPENAT(name)                                                                               \
  EXPORT int name (int folder, const char *path, int flags, ...)                                   \
  {                                                                                                \
    va_list arguments;                                                                             \
    mode_t mode;                                                                                   \
    va_start (arguments, flags);                                                                   \
    mode = take_mode (flags, arguments);                                                           \
    va_end (arguments);                                                                            \
    return open_as (folder, path, flags, mode);                                                    \
  }
OPENAT (openat)
OPENAT (openat64)

EXPORT int __open_2 (const char *path, int flags);
EXPORT int
__open_2 (const char *path, int flags)
{
  return open_as (AT_FDCWD, path, flags, 0);
}

EXPORT int __open64_2 (const char *path, int flags);
EXPORT int
__open64_2 (const char *path, int flags)
{
  return open_as (AT_FDCWD, path, flags, 0);
}

EXPORT DIR *
opendir (const char *path)
{
  DIR *(*real) (const char *)
      = __extension__(DIR * (*) (const char *) ) dlsym (RTLD_NEXT, "opendir");

  return fails_at ("opendir", path) ? NULL : real (path);
}

EXPORT ssize_t
read (int fd, void *data, size_t size)
{
  if (fails_or_shortens ("read", fd, &size))
    return -1;
  return syscall (SYS_read, fd, data, size);
}

EXPORT ssize_t
write (int fd, const void *data, size_t size)
{
  if (fails_or_shortens ("write", fd, &size))
    return -1;
  if (is_watched_file (fd))
    power_note_write (fd, lseek (fd, 0, SEEK_CUR), size);
  return syscall (SYS_write, fd, data, size);
}

#define PREAD(name)                                                                                \
  EXPORT ssize_t name (int fd, void *data, size_t size, off_t at)                                  \
  {                                                                                                \
    if (fails_or_shortens ("pread", fd, &size))                                                    \
      return -1;                                                                                   \
    return syscall (SYS_pread64, fd, data, size, at);                                              \
  }
PREAD (pread)
PREAD (pread64)

#define PWRITE(name)                                                                               \
  EXPORT ssize_t name (int fd, const void *data, size_t size, off_t at)                            \
  {                                                                                                \
    if (fails_or_shortens ("pwrite", fd, &size))                                                   \
      return -1;                                                                                   \
    if (is_watched_file (fd))                                                                      \
      power_note_write (fd, at, size);                                                             \
    return syscall (SYS_pwrite64, fd, data, size, at);                                             \
  }
PWRITE (pwrite)
PWRITE (pwrite64)

#define FTRUNCATE(name)                                                                            \
  EXPORT int name (int fd, off_t size)                                                             \
  {                                                                                                \
    if (fails_on ("ftruncate", fd))                                                                \
      return -1;                                                                                   \
    if (is_watched_file (fd))                                                                      \
      power_note_truncate (fd, size);                                                              \
    return (int) syscall (SYS_ftruncate, fd, size);                                                \
  }
FTRUNCATE (ftruncate)
FTRUNCATE (ftruncate64)

static int
sync_as (long number, int fd)
{
  int result = fails_on ("fsync", fd) ? -1 : (int) syscall (number, fd);

  if (result == 0)
    power_note_sync (fd);
  return result;
}

EXPORT int
fsync (int fd)
{
  return sync_as (SYS_fsync, fd);
}

EXPORT int
fdatasync (int fd)
{
  return sync_as (SYS_fdatasync, fd);
}

/* Linux gives the number back even where closing fails. */
EXPORT int
close (int fd)
{
  bool is_hit = fails_on ("close", fd);
  int cause = errno;
  int result = (int) syscall (SYS_close, fd);

  if (is_hit)
    errno = cause;
  return is_hit ? -1 : result;
}

/* Where renameat2() fails because the name is taken, nothing has changed and nothing may be noted.
 */
static int
rename_as (int folder, const char *from, int other, const char *to, unsigned int flags)
{
  char full[PATH_MAX], full_to[PATH_MAX];
  int result;

  make_absolute (from, full);
  make_absolute (to, full_to);
  if (fails ("rename", full_to))
    return -1;
  if (is_watched (full_to) && access (full, F_OK) == 0
      && (flags == 0 || access (full_to, F_OK) != 0))
    power_note_rename (full, full_to);
  result = (int) syscall (SYS_renameat2, folder, from, other, to, flags);
  if (result == 0)
    keep (full_to);
  return result;
}

EXPORT int
rename (const char *from, const char *to)
{
  return rename_as (AT_FDCWD, from, AT_FDCWD, to, 0);
}

EXPORT int
renameat2 (int folder, const char *from, int other, const char *to, unsigned int flags)
{
  return rename_as (folder, from, other, to, flags);
}

EXPORT int
link (const char *from, const char *to)
{
  char full[PATH_MAX];

  make_absolute (to, full);
  if (fails ("link", full))
    return -1;
  if (is_watched (full))
    power_note_create (full);
  return (int) syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

EXPORT int
unlink (const char *path)
{
  char full[PATH_MAX];
  int result;

  make_absolute (path, full);
  if (fails ("unlink", full))
    return -1;
  if (is_watched (full) && access (full, F_OK) == 0)
    power_note_unlink (full);
  result = (int) syscall (SYS_unlinkat, AT_FDCWD, path, 0);
  if (result == 0)
    keep_committed (full);
  return result;
}

EXPORT int
mkdir (const char *path, mode_t mode)
{
  char full[PATH_MAX];

  make_absolute (path, full);
  if (fails ("mkdir", full))
    return -1;
  if (is_watched (full))
    power_note_create (full);
  return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

/* ---- chance */

static void
draw (unsigned char *bytes, size_t size)
{
  for (size_t i = 0; i < size; i++)
    {
      uint64_t x
          = ++n_drawn * 0x9e3779b97f4a7c15u + strtoull (getenv ("DUBAN_FAULT_SEED"), NULL, 10);

      x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
      x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
      bytes[i] = (unsigned char) (x >> 56);
    }
}

EXPORT ssize_t getrandom (void *bytes, size_t size, unsigned int flags);
EXPORT ssize_t
getrandom (void *bytes, size_t size, unsigned int flags)
{
  if (getenv ("DUBAN_FAULT_SEED") == NULL)
    return syscall (SYS_getrandom, bytes, size, flags);
  draw (bytes, size);
  return (ssize_t) size;
}

/* libsodium's. */
EXPORT void randombytes_buf (void *bytes, size_t size);
EXPORT void
randombytes_buf (void *bytes, size_t size)
{
  for (size_t done = 0; done < size; done += 256)
    if (getrandom ((char *) bytes + done, size - done < 256 ? size - done : 256, 0) < 0)
      abort ();
}
