/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office's desk in a folder of its own, with three leaders and two units. */
#pragma once

#include "app/edit/edit.h"
#include "core/record.h"
#include "core/task.h"

typedef struct
{
  char *folder;
  char *path;
  DubanClock *clock;
  DubanSession *session;
} SampleSession;

/* At a time such as "2026-03-02T10:00": 旗长, 副旗长甲 (in charge of 水利局, short 水务局) and
 * 副旗长乙; 农牧局 is nobody's. */
void sample_session_init (SampleSession *sample, const char *now);
void sample_session_clear (SampleSession *sample);

/* Removes a folder with all that is in it. */
void sample_remove_folder (const char *path);

/* Opens the same database again at another time. */
void sample_session_move (SampleSession *sample, const char *now);

/* A task of that number with a title, assigned on 2026-03-01, led by 副旗长甲, of 水利局. */
guint32 sample_session_add (SampleSession *sample, const char *number);

/* Sets one field; writes one record of a draft and gives its id as text. (transfer full) */
void sample_session_set (SampleSession *sample, guint32 task, const char *name, const char *value);
char *sample_session_record (SampleSession *sample, guint32 task, DubanRecordDraft draft);

/* The task as the rules see it, deleted or not. (transfer full) */
DubanTask *sample_session_load (SampleSession *sample, guint32 task);

/* How many records of a kind the task has that are not void. */
guint sample_session_count (SampleSession *sample, guint32 task, DubanRecordKind kind);

/* The entity's number of a leader or unit, and its name. */
guint32 sample_session_find (SampleSession *sample, const char *name);
const char *sample_session_name (SampleSession *sample, guint32 n);

/* That the call fails with the code and a sentence that has `part` in it. */
#define sample_assert_refused(call, code, part)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    g_assert_false (call);                                                                         \
    g_assert_error (error, DUBAN_APP_ERROR, (int) (code));                                         \
    g_assert_nonnull (strstr (error->message, part));                                              \
    g_clear_error (&error);                                                                        \
  }                                                                                                \
  G_STMT_END

#define sample_assert_done(call)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    gboolean done = (call);                                                                        \
    g_assert_no_error (error);                                                                     \
    g_assert_true (done);                                                                          \
  }                                                                                                \
  G_STMT_END
