/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails on purpose: a layer over SQLite's own file system. */
#pragma once

#include <glib.h>

typedef enum
{
  FAULT_NONE,     /* only count */
  FAULT_ONCE,     /* one operation fails with an input/output error */
  FAULT_FULL,     /* one operation fails because the disk is full, and all that follow */
  FAULT_FOR_EVER, /* one operation fails, and all that follow */
  FAULT_POWER,    /* the power goes: what was not synced is lost */
  FAULT_TORN,     /* the power goes: every second write that was not synced is lost */
  N_FAULTS
} Fault;

/* Becomes the default file system of SQLite; for the rest of the program. */
void fault_vfs_install (void);

/* From now on counts writes, syncs, truncations and deletions, and lets the one of that number
 * (from 1) fail. */
void fault_vfs_arm (Fault fault, guint at);

/* The disk is well again; how many operations were counted. */
guint fault_vfs_disarm (void);
