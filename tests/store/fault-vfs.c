/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base; /* first: SQLite sees only this */
  sqlite3_file *real;
  GPtrArray *unsynced; /* of Overwritten; in the order of writing */
} FaultFile;

/* What stood where something was written since the last sync. */
typedef struct
{
  GBytes *bytes;
  sqlite3_int64 at, size_before;
} Overwritten;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  Fault fault;
  guint at, n_operations;
  gboolean is_down; /* the power is gone */
  GPtrArray *files; /* open, of FaultFile */
} disk;

static void
overwritten_free (gpointer data)
{
  Overwritten *overwritten = data;

  g_bytes_unref (overwritten->bytes);
  g_free (overwritten);
}

static void
restore (FaultFile *file, const Overwritten *overwritten)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (overwritten->bytes, &size);

  if (size > 0)
    file->real->pMethods->xWrite (file->real, bytes, (int) size, overwritten->at);
  file->real->pMethods->xTruncate (file->real, overwritten->size_before);
}

static void
cut_power (gboolean is_torn)
{
  disk.is_down = TRUE;
  for (guint i = 0; i < disk.files->len; i++)
    {
      FaultFile *file = g_ptr_array_index (disk.files, i);

      /* The last write first. A torn one keeps the size, as if later blocks had arrived. */
      for (guint k = file->unsynced->len; k > 0; k--)
        {
          Overwritten *overwritten = g_ptr_array_index (file->unsynced, k - 1);

          if (is_torn)
            file->real->pMethods->xFileSize (file->real, &overwritten->size_before);
          if (!is_torn || k % 2 == 0)
            restore (file, overwritten);
        }
      g_ptr_array_set_size (file->unsynced, 0);
    }
}

/* The result of the operation that begins: SQLITE_OK, or the fault. */
static int
begin_operation (int fault_code)
{
  gboolean is_hit;

  if (disk.is_down)
    return fault_code;
  disk.n_operations++;
  is_hit = disk.n_operations == disk.at
           || (disk.n_operations > disk.at
               && (disk.fault == FAULT_FOR_EVER || disk.fault == FAULT_FULL));
  if (!is_hit || disk.fault == FAULT_NONE)
    return SQLITE_OK;
  if (disk.fault == FAULT_POWER || disk.fault == FAULT_TORN)
    cut_power (disk.fault == FAULT_TORN);
  return disk.fault == FAULT_FULL ? SQLITE_FULL : fault_code;
}

static int
fault_close (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;

  g_ptr_array_remove (disk.files, file);
  g_ptr_array_unref (file->unsynced);
  return file->real->pMethods->xClose (file->real);
}

static int
fault_read (sqlite3_file *base, void *data, int size, sqlite3_int64 at)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xRead (real, data, size, at);
}

static void
remember (FaultFile *file, int size, sqlite3_int64 at)
{
  Overwritten *overwritten = g_new0 (Overwritten, 1);
  guint8 *bytes = g_malloc0 ((gsize) size);

  file->real->pMethods->xFileSize (file->real, &overwritten->size_before);
  file->real->pMethods->xRead (file->real, bytes, size, at);
  overwritten->bytes = g_bytes_new_take (bytes, (gsize) size);
  overwritten->at = at;
  g_ptr_array_add (file->unsynced, overwritten);
}

static int
fault_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 at)
{
  FaultFile *file = (FaultFile *) base;
  int result = begin_operation (SQLITE_IOERR_WRITE);

  if (result != SQLITE_OK)
    return result;
  remember (file, size, at);
  return file->real->pMethods->xWrite (file->real, data, size, at);
}

static int
fault_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  sqlite3_file *real = ((FaultFile *) base)->real;
  int result = begin_operation (SQLITE_IOERR_TRUNCATE);

  return result != SQLITE_OK ? result : real->pMethods->xTruncate (real, size);
}

static int
fault_sync (sqlite3_file *base, int flags)
{
  FaultFile *file = (FaultFile *) base;
  int result = begin_operation (SQLITE_IOERR_FSYNC);

  if (result != SQLITE_OK)
    return result;
  g_ptr_array_set_size (file->unsynced, 0);
  return file->real->pMethods->xSync (file->real, flags);
}

static int
fault_file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
fault_lock (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xLock (real, level);
}

static int
fault_unlock (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
fault_check_reserved_lock (sqlite3_file *base, int *is_reserved)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
fault_file_control (sqlite3_file *base, int operation, void *argument)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
fault_sector_size (sqlite3_file *base)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xSectorSize (real);
}

static int
fault_device_characteristics (sqlite3_file *base)
{
  return 0; /* promise nothing */
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  FaultFile *file = (FaultFile *) base;
  int result;

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (file + 1);
  result = disk.real->xOpen (disk.real, name, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    return result;
  file->unsynced = g_ptr_array_new_with_free_func (overwritten_free);
  g_ptr_array_add (disk.files, file);
  file->base.pMethods = &methods;
  return SQLITE_OK;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  int result = begin_operation (SQLITE_IOERR_DELETE);

  return result != SQLITE_OK ? result : disk.real->xDelete (disk.real, name, sync_folder);
}

void
fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.files = g_ptr_array_new ();
  disk.vfs = *disk.real;
  disk.vfs.zName = "fault";
  disk.vfs.szOsFile = (int) sizeof (FaultFile) + disk.real->szOsFile;
  disk.vfs.xOpen = fault_open;
  disk.vfs.xDelete = fault_delete;
  sqlite3_vfs_register (&disk.vfs, 1);
}

void
fault_vfs_arm (Fault fault, guint at)
{
  disk.fault = fault;
  disk.at = at;
  disk.n_operations = 0;
  disk.is_down = FALSE;
}

guint
fault_vfs_disarm (void)
{
  guint n_operations = disk.n_operations;

  fault_vfs_arm (FAULT_NONE, 0);
  return n_operations;
}
