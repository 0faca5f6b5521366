/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database in a folder of its own, and changes to put into it. */
#pragma once

#include "core/change-builder.h"
#include "store/db.h"
#include "store/post.h"
#include "store/tasks.h"

#include <sqlite3.h>

/* 2026-03-06 10:00 in Asia/Shanghai, and that day. */
#define SAMPLE_TIME G_GINT64_CONSTANT (1772762400000)
#define SAMPLE_DAY duban_day_from_ymd (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path; /* of the database */
  DubanDb *db;
  DubanChangeBuilder *builder;
  DubanId desk;
  gint64 time; /* of the next change */
} SampleStore;

/* Makes the folder and creates the database. */
void sample_store_init (SampleStore *store);
/* Closes it and removes the folder with all that lies in it. */
void sample_store_clear (SampleStore *store);
/* Closes and opens again. */
void sample_store_reopen (SampleStore *store);

/* Ends the change in store->builder and adds it; its hash. */
DubanHash sample_store_add (SampleStore *store, DubanPost *post);

/* The ids of a task, leader or unit by its name in these tests. */
DubanId sample_id (const char *kind, const char *name);

/* A leader and a unit held by that leader. */
void sample_store_add_leader (SampleStore *store, DubanPost *post, const char *name);
void sample_store_add_unit (SampleStore *store, DubanPost *post, const char *name,
                            const char *holder);

/* Begins a change of a task; then one with title and number. */
void sample_store_begin_task (SampleStore *store, const char *name);
DubanHash sample_store_add_task (SampleStore *store, DubanPost *post, const char *name,
                                 const char *number);

/* One SQL through a connection of its own, past all care; its first value as a text. */
char *sample_store_query (const char *path, const char *sql);

/* Every table but the cache, as text: equal texts are equal databases. */
char *sample_store_dump (const char *path, gboolean derived_only);

/* The number of tasks in the database. */
gsize sample_store_count (SampleStore *store);

/* Writes `size` bytes over a file at a place. */
void sample_overwrite (const char *path, goffset at, gconstpointer data, gsize size);

#define sample_assert_ok(call)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *sample_error = NULL;                                                                   \
    gboolean sample_result = (call);                                                               \
    g_assert_no_error (sample_error);                                                              \
    g_assert_true (sample_result);                                                                 \
  }                                                                                                \
  G_STMT_END
