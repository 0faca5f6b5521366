/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "fault-power.h"

#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SECTOR 512

/* What stood in a file where something is written. */
typedef struct Write Write;
struct Write
{
  Write *before;
  dev_t device;
  ino_t inode;
  int fd; /* of its own, and never closed: closing one would give up the program's locks */
  off_t at, size_before;
  size_t size;
  unsigned char *bytes; /* `kept` of them; what follows was not there */
  size_t kept;
};

typedef enum
{
  NAME_CREATED,
  NAME_REMOVED,
  NAME_CHANGED,
} NameKind;

/* What became of a name. */
typedef struct Name Name;
struct Name
{
  Name *before;
  NameKind kind;
  char path[PATH_MAX], from[PATH_MAX];
  char grave[PATH_MAX]; /* another name of what stood there, "" for nothing */
};

static Write *writes;
static Name *names;
static unsigned n_graves;
static uint64_t n_drawn;

bool
power_is_watched (void)
{
  return getenv ("DUBAN_FAULT_GRAVES") != NULL;
}

static void *
reserve (size_t size)
{
  void *memory = calloc (1, size);

  if (memory == NULL)
    abort ();
  return memory;
}

/* ---- files */

static int
open_own (int fd, const struct stat *status)
{
  char link[64];

  for (Write *write = writes; write != NULL; write = write->before)
    if (write->device == status->st_dev && write->inode == status->st_ino)
      return write->fd;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  return (int) syscall (SYS_openat, AT_FDCWD, link, O_RDWR | O_CLOEXEC);
}

void
power_note_write (int fd, off_t at, size_t size)
{
  struct stat status;
  Write *write;

  if (!power_is_watched () || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  write = reserve (sizeof *write);
  *write = (Write){ .before = writes,
                    .device = status.st_dev,
                    .inode = status.st_ino,
                    .fd = open_own (fd, &status),
                    .at = at,
                    .size_before = status.st_size,
                    .size = size };
  write->bytes = reserve (size + 1);
  if (at < status.st_size)
    {
      ssize_t n = (ssize_t) syscall (SYS_pread64, write->fd, write->bytes, size, at);

      write->kept = n > 0 ? (size_t) n : 0;
    }
  writes = write;
}

void
power_note_truncate (int fd, off_t size)
{
  struct stat status;

  if (power_is_watched () && fstat (fd, &status) == 0)
    power_note_write (fd, size, status.st_size > size ? (size_t) (status.st_size - size) : 0);
}

/* ---- names */

static Name *
add_name (NameKind kind, const char *path)
{
  Name *name = reserve (sizeof *name);

  name->before = names;
  name->kind = kind;
  snprintf (name->path, sizeof name->path, "%s", path);
  names = name;
  return name;
}

static void
bury (Name *name)
{
  snprintf (name->grave, sizeof name->grave, "%s/%u", getenv ("DUBAN_FAULT_GRAVES"), ++n_graves);
  if (syscall (SYS_linkat, AT_FDCWD, name->path, AT_FDCWD, name->grave, 0) != 0)
    name->grave[0] = '\0';
}

void
power_note_create (const char *path)
{
  if (power_is_watched () && syscall (SYS_faccessat, AT_FDCWD, path, F_OK) != 0)
    add_name (NAME_CREATED, path);
}

void
power_note_unlink (const char *path)
{
  if (power_is_watched ())
    bury (add_name (NAME_REMOVED, path));
}

void
power_note_rename (const char *from, const char *to)
{
  Name *name;

  if (!power_is_watched ())
    return;
  name = add_name (NAME_CHANGED, to);
  snprintf (name->from, sizeof name->from, "%s", from);
  bury (name);
}

/* ---- what is safe */

static void
forget_writes (const struct stat *status)
{
  Write **link = &writes;

  while (*link != NULL)
    if ((*link)->device == status->st_dev && (*link)->inode == status->st_ino)
      *link = (*link)->before; /* the few bytes are not worth freeing */
    else
      link = &(*link)->before;
}

static bool
lies_in (const char *path, const struct stat *folder)
{
  char parent[PATH_MAX];
  char *slash;
  struct stat status;

  snprintf (parent, sizeof parent, "%s", path);
  slash = strrchr (parent, '/');
  if (slash == NULL)
    return false;
  *slash = '\0';
  return stat (parent, &status) == 0 && status.st_dev == folder->st_dev
         && status.st_ino == folder->st_ino;
}

void
power_note_sync (int fd)
{
  struct stat status;
  Name **link = &names;

  if (!power_is_watched () || fstat (fd, &status) != 0)
    return;
  forget_writes (&status);
  if (!S_ISDIR (status.st_mode))
    return;
  while (*link != NULL)
    if (lies_in ((*link)->path, &status))
      *link = (*link)->before;
    else
      link = &(*link)->before;
}

/* ---- the power goes */

static bool
draw (void)
{
  const char *seed = getenv ("DUBAN_FAULT_AT");
  uint64_t x = ++n_drawn * 0x9e3779b97f4a7c15u + (seed != NULL ? strtoull (seed, NULL, 10) : 0);

  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return (x >> 40) % 2 == 0;
}

static void
put (const Write *write, const void *bytes, size_t size, off_t at)
{
  if (syscall (SYS_pwrite64, write->fd, bytes, size, at) != (long) size)
    abort ();
}

static void
lose_write (const Write *write)
{
  if (write->kept > 0)
    put (write, write->bytes, write->kept, write->at);
  if (syscall (SYS_ftruncate, write->fd, write->size_before) != 0)
    abort ();
}

/* The file keeps its length, as if later blocks had arrived; what is lost of a new block is zero.
 */
static void
tear_write (const Write *write)
{
  for (size_t at = 0; at < write->size; at += SECTOR)
    if (draw ())
      put (write, write->bytes + at, write->size - at < SECTOR ? write->size - at : SECTOR,
           write->at + (off_t) at);
}

static void
lose_name (const Name *name)
{
  struct stat status;

  if (name->kind == NAME_CHANGED)
    syscall (SYS_renameat2, AT_FDCWD, name->path, AT_FDCWD, name->from, 0);
  if (name->kind == NAME_CREATED && stat (name->path, &status) == 0)
    syscall (SYS_unlinkat, AT_FDCWD, name->path, S_ISDIR (status.st_mode) ? AT_REMOVEDIR : 0);
  if (name->grave[0] != '\0')
    syscall (SYS_renameat2, AT_FDCWD, name->grave, AT_FDCWD, name->path, 0);
}

/* The last first. */
void
power_cut (bool is_torn)
{
  for (const Write *write = writes; write != NULL; write = write->before)
    if (is_torn)
      tear_write (write);
    else
      lose_write (write);
  for (const Name *name = names; name != NULL && (!is_torn || draw ()); name = name->before)
    lose_name (name);
  writes = NULL;
  names = NULL;
}
