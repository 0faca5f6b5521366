/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder "backups" beside a database: duban-YYYY-MM-DD.db, one a day, rotated. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

#define DUBAN_BACKUPS_DAILY 7
#define DUBAN_BACKUPS_WEEKLY 4
#define DUBAN_BACKUPS_MONTHLY 12

/* The path of the backup of a day, or of another name. (transfer full) */
char *duban_backups_dup_path (const char *db_path, DubanDay day) G_GNUC_WARN_UNUSED_RESULT;
char *duban_backups_dup_named_path (const char *db_path,
                                    const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The days of the backups that are there, the newest first. (transfer full, DubanDay) */
GArray *duban_backups_list_days (const char *db_path) G_GNUC_WARN_UNUSED_RESULT;

/* Which days, the newest first and without repetition, are kept: the newest 7; the newest of
 * each of the last 4 weeks, and of each of the last 12 months, that have one. keep has a place
 * for each. */
void duban_backups_choose (const DubanDay *days, gsize n_days, gboolean *keep);

/* Removes the backups that duban_backups_choose() does not keep, but never today's. */
void duban_backups_rotate (const char *db_path, DubanDay today);

/* The newest backup whose pages are in order; NULL if there is none. (transfer full) */
char *duban_backups_dup_newest_good (const char *db_path) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a file is a Duban database whose pages are in order. */
gboolean duban_backups_is_good (const char *path);

G_END_DECLS
