/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2, TEMP_FAILURE_RETRY */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* From linux/magic.h, which does not have all of them. */
static const struct
{
  guint32 magic;
  const char *name;
} networks[] = {
  { 0x00006969, "NFS" },    { 0x0000517b, "SMB" },  { 0xfe534d42, "SMB" },   { 0xff534d42, "SMB" },
  { 0x73757245, "Coda" },   { 0x5346414f, "AFS" },  { 0x6b414653, "AFS" },   { 0x00c36400, "Ceph" },
  { 0x0bd00bd0, "Lustre" }, { 0x47504653, "GPFS" }, { 0x7461636f, "OCFS2" }, { 0x01161970, "GFS2" },
};

#define FUSE_MAGIC 0x65735546

/* FUSE carries local file systems too (ntfs-3g, fuse-overlayfs), so these are told by name. */
static const char *const fuse_networks[] = {
  "fuse.sshfs",    "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs",     "fuse.glusterfs",
  "fuse.s3fs",     "fuse.ceph",   "fuse.ceph-fuse",  "fuse.juicefs",   "fuse.curlftpfs",
  "fuse.smbnetfs", "fuse.afpfs",  "fuse.kio-fuse",   "fuse.onedriver", NULL,
};

/* The type of the mount that a folder lies on, as /proc/self/mountinfo says: of the mount
 * points that hold the folder, the last one with the longest name. */
static char *
dup_mount_type (const char *folder)
{
  g_autofree char *table = NULL;
  g_autofree char *type = NULL;
  g_auto (GStrv) lines = NULL;
  gsize longest = 0;

  if (!g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;
  lines = g_strsplit (table, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      const char *dash = strstr (lines[i], " - ");
      g_autofree char *point = NULL;
      gsize length;

      if (g_strv_length (words) < 6 || dash == NULL)
        continue;
      point = g_strcompress (words[4]);
      length = strcmp (point, "/") == 0 ? 0 : strlen (point);
      if (length < longest || strncmp (folder, point, length) != 0
          || (length > 0 && folder[length] != '/' && folder[length] != '\0'))
        continue;
      longest = length;
      g_free (type);
      type = g_strndup (dash + 3, strcspn (dash + 3, " "));
    }
  return g_steal_pointer (&type);
}

/* fsync of a file or folder; FALSE with errno. */
static gboolean
sync_path (const char *path, int flags)
{
  int fd = TEMP_FAILURE_RETRY (open (path, flags | O_CLOEXEC));
  int cause = 0;

  if (fd < 0)
    return FALSE;
  if (TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    cause = errno;
  close (fd); /* nothing was written through it */
  errno = cause;
  return cause == 0;
}

gboolean
duban_place_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY);
}

/* What errno says of writing there. */
static gboolean
fail_write (const char *path, GError **error)
{
  int cause = errno;

  if (cause == ENOSPC || cause == EDQUOT)
    g_set_error (
        error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL,
        _ ("“%s” cannot be written: its disk is full. Make room and do it again, or choose "
           "another place."),
        path);
  else if (cause == EIO)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DISK,
                 _ ("“%s” cannot be written: its disk reports an error. Check the disk and do it "
                    "again, or choose another place."),
                 path);
  else
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written: %s; choose another folder."), path,
                 g_strerror (cause));
  return FALSE;
}

/* Not every file system knows a rename that refuses to replace; there a look has to do. */
static int
rename_new (const char *from, const char *path)
{
  if (TEMP_FAILURE_RETRY (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE)) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  if (g_access (path, F_OK) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return (int) TEMP_FAILURE_RETRY (g_rename (from, path));
}

gboolean
duban_place_make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
               _ ("The folder “%s” cannot be made: %s; choose another place with --db."), folder,
               g_strerror (errno));
  return FALSE;
}

gboolean
duban_place_check_file (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      g_set_error (error, DUBAN_STORE_ERROR,
                   errno == ENOENT || errno == ENOTDIR ? DUBAN_STORE_ERROR_MISSING
                                                       : DUBAN_STORE_ERROR_FAILED,
                   errno == ENOENT || errno == ENOTDIR
                       ? _ ("There is no database “%s”; put it back in its place, make one with "
                            "“dubanctl init”, or name another with --db.")
                       : _ ("The database “%s” cannot be looked at; check the permissions of its "
                            "folder."),
                   path);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode) || info.st_size == 0)
    {
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN,
                   S_ISREG (info.st_mode)
                       ? _ ("“%s” is an empty file, not a Duban database; remove it and run "
                            "“dubanctl init”, or name another with --db.")
                       : _ ("“%s” is not a file; name a Duban database with --db."),
                   path);
      return FALSE;
    }
  return TRUE;
}

gboolean
duban_place_check_target (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN,
               _ ("“%s” is there already and is not a file, so no copy is put in its place; name "
                  "another."),
               path);
  return FALSE;
}

gboolean
duban_place_check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* AT_EACCESS: what this process may do, not who started it. */
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
                 _ ("The database “%s” cannot be written: %s; give yourself permission, or move "
                    "it to a place of your own."),
                 path, g_strerror (errno));
  else if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
                 _ ("The folder of the database “%s” cannot be written: %s; give yourself "
                    "permission, or move the database to a place of your own."),
                 path, g_strerror (errno));
  else
    return TRUE;
  return FALSE;
}

const char *
duban_place_get_network (glong magic, const char *mount_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    if ((guint32) magic == networks[i].magic)
      return networks[i].name;
  if ((guint32) magic != FUSE_MAGIC || mount_type == NULL)
    return NULL;
  return g_strv_contains (fuse_networks, mount_type) ? mount_type : NULL;
}

gboolean
duban_place_check_local (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *type = NULL;
  const char *network;
  struct statfs info;

  /* A folder that cannot be looked at gets its sentence when the file is opened. */
  if (real == NULL || statfs (real, &info) != 0)
    return TRUE;
  if ((guint32) info.f_type == FUSE_MAGIC)
    type = dup_mount_type (real);
  network = duban_place_get_network (info.f_type, type);
  if (network == NULL)
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_NETWORK,
               _ ("The database “%s” lies on a network disk (%s), where two programs cannot lock "
                  "it safely and work could be lost; move it to a disk of this computer and "
                  "exchange with colleagues by files or the shared folder."),
               path, network);
  return FALSE;
}

gint64
duban_place_get_free (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs info;

  if (statvfs (folder, &info) != 0)
    return -1;
  return (gint64) info.f_bavail * (gint64) info.f_frsize;
}

char *
duban_place_new_file (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  int fd;

  do
    {
      g_free (name);
      name = g_strdup_printf ("%s.part-XXXXXX", path);
      fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
    }
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    {
      fail_write (path, error);
      return NULL;
    }
  close (fd); /* it is empty */
  return g_steal_pointer (&name);
}

static gboolean
fail_put (const char *path, GError **error)
{
  int cause = errno;

  if (cause == ENOSPC || cause == EDQUOT || cause == EIO)
    return fail_write (path, error);
  g_set_error (error, DUBAN_STORE_ERROR,
               cause == EEXIST ? DUBAN_STORE_ERROR_EXISTS : DUBAN_STORE_ERROR_READ_ONLY,
               cause == EEXIST ? _ ("There is a file “%s” already; it was left as it is.")
                               : _ ("“%s” cannot be put in its place; check that its folder can be "
                                    "written and that the name is free."),
               path);
  return FALSE;
}

gboolean
duban_place_put (const char *from, const char *path, gboolean replace, GError **error)
{
  if (!sync_path (from, O_RDONLY))
    return fail_write (path, error);
  if ((replace ? TEMP_FAILURE_RETRY (g_rename (from, path)) : rename_new (from, path)) != 0)
    return fail_put (path, error);
  if (duban_place_sync_folder (path))
    return TRUE;
  g_set_error (
      error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_UNSURE,
      _ ("“%s” is written, but its disk does not confirm it: %s. Check the disk before you "
         "rely on it."),
      path, g_strerror (errno));
  return FALSE;
}

void
duban_place_discard (const char *path)
{
  g_autofree char *journal = duban_place_dup_journal (path);

  /* Nothing can be done about one that stays; SQLite never opens it by itself. */
  (void) TEMP_FAILURE_RETRY (g_unlink (path));
  (void) TEMP_FAILURE_RETRY (g_unlink (journal));
}

gboolean
duban_place_clear_journal (const char *path, GError **error)
{
  g_autofree char *journal = duban_place_dup_journal (path);
  g_autofree char *stray = duban_place_dup_free_name (journal, "stray");

  if (TEMP_FAILURE_RETRY (g_rename (journal, stray)) == 0 || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
               _ ("The old journal “%s” is in the way and cannot be renamed: %s; move it "
                  "elsewhere."),
               journal, g_strerror (errno));
  return FALSE;
}

char *
duban_place_dup_free_name (const char *path, const char *word)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s-%u", path, word, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

char *
duban_place_dup_journal (const char *path)
{
  return g_strconcat (path, "-journal", NULL);
}
