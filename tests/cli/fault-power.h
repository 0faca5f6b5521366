/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disk may still lose: every write since the fsync of its file, every new, renamed or
 * removed name since the fsync of its folder. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Whether that is to be remembered at all. */
bool power_is_watched (void);

/* Each before it happens. */
void power_note_write (int fd, off_t at, size_t size);
void power_note_truncate (int fd, off_t size);
void power_note_create (const char *path);
void power_note_unlink (const char *path);
void power_note_rename (const char *from, const char *to);

/* After it succeeded, of a file or folder. */
void power_note_sync (int fd);

/* The power goes.  All of it is lost; or, torn, of each write some sectors, and of the names the
 * last few. */
void power_cut (bool is_torn);
