/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that can be made to fail under this very process, without rights or a disk of its own: the
 * calls of the C library that write are defined here, before the library's, and answer for
 * everything that lies below one folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DISK_SOUND,
  DISK_FULL,      /* what is there can be written over, but nothing grows */
  DISK_BROKEN,    /* EIO for what is written */
  DISK_DENIED,    /* the right to open for writing is gone; what is open can be written */
  DISK_READ_ONLY, /* mounted read-only: nothing can be written any more */
  DISK_N_FAULTS
} DiskFault;

/* From now on; room: the bytes by which files of a full disk may still grow. */
void disk_fail (const char *folder, DiskFault fault, gint64 room);

void disk_heal (void);

G_END_DECLS
