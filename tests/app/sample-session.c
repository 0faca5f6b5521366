/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-session.h"

#include "app/edit/directory.h"
#include "store/tasks.h"

#include <glib/gstdio.h>

#define ZONE "Asia/Shanghai"

static void
open_session (SampleSession *sample, const char *now)
{
  GError *error = NULL;

  sample->clock = duban_clock_new (now, TRUE, ZONE, &error);
  g_assert_no_error (error);
  sample->session = duban_session_open (sample->path, FALSE, sample->clock, &error);
  g_assert_no_error (error);
}

static void
close_session (SampleSession *sample)
{
  g_clear_pointer (&sample->session, duban_session_free);
  g_clear_pointer (&sample->clock, duban_clock_free);
}

void
sample_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        sample_remove_folder (inside);
      else
        g_assert_cmpint (g_unlink (inside), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Opens the clock and makes the folder and the database in it. */
static void
create (SampleSession *sample, const char *now)
{
  DubanClock *clock;
  GError *error = NULL;

  sample->folder = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_assert_no_error (error);
  sample->path = g_build_filename (sample->folder, "duban.db", NULL);
  clock = duban_clock_new (now, TRUE, ZONE, &error);
  g_assert_no_error (error);
  duban_session_create (sample->path, NULL, TRUE, clock, &error);
  g_assert_no_error (error);
  duban_clock_free (clock);
}

void
sample_session_init (SampleSession *sample, const char *now)
{
  const char *const short_names[] = { "水务局", NULL };

  create (sample, now);
  open_session (sample, now);
  sample_assert_done (duban_directory_edit_add_leader (sample->session, "旗长", "旗长", &error));
  sample_assert_done (
      duban_directory_edit_add_leader (sample->session, "副旗长甲", "副旗长", &error));
  sample_assert_done (
      duban_directory_edit_add_leader (sample->session, "副旗长乙", "副旗长", &error));
  sample_assert_done (duban_directory_edit_add_unit (sample->session, "水利局", short_names, "部门",
                                                     "局长甲", &error));
  sample_assert_done (
      duban_directory_edit_add_unit (sample->session, "农牧局", NULL, "部门", NULL, &error));
  sample_assert_done (duban_directory_edit_set_portfolio (sample->session, "副旗长甲", "水利局",
                                                          NULL, "2026-01-01", NULL, &error));
}

void
sample_session_clear (SampleSession *sample)
{
  close_session (sample);
  sample_remove_folder (sample->folder);
  g_free (sample->folder);
  g_free (sample->path);
}

void
sample_session_move (SampleSession *sample, const char *now)
{
  close_session (sample);
  open_session (sample, now);
}

guint32
sample_session_add (SampleSession *sample, const char *number)
{
  const DubanEditField fields[]
      = { { "title", "修水库" },  { "number", number },   { "assigned", "2026-03-01" },
          { "assigner", "旗长" }, { "lead", "副旗长甲" }, { "unit", "水利局" } };
  guint32 task = 0;

  sample_assert_done (
      duban_edit_add_task (sample->session, fields, G_N_ELEMENTS (fields), &task, &error));
  g_assert_cmpuint (task, !=, 0);
  return task;
}

void
sample_session_set (SampleSession *sample, guint32 task, const char *name, const char *value)
{
  const DubanEditField field = { name, value };
  const DubanEditSetOptions options = { 0 };

  sample_assert_done (duban_edit_set_task (sample->session, task, &field, 1, &options, &error));
}

char *
sample_session_record (SampleSession *sample, guint32 task, DubanRecordDraft draft)
{
  char text[DUBAN_ID_TEXT_SIZE];
  DubanId id;

  sample_assert_done (duban_edit_record (sample->session, task, &draft, &id, &error));
  return g_strdup (duban_id_format (&id, text));
}

static gboolean
copy_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanTask **copy = data;

  *copy = duban_task_dup (task);
  return TRUE;
}

DubanTask *
sample_session_load (SampleSession *sample, guint32 task)
{
  DubanTask *copy = NULL;

  sample_assert_done (duban_tasks_each_of (sample->session->db, &task, 1, DUBAN_TASKS_ALL,
                                           duban_clock_get_zone (sample->clock), copy_cb, &copy,
                                           &error));
  return copy;
}

typedef struct
{
  DubanRecordKind kind;
  guint count;
} Counting;

static gboolean
count_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Counting *counting = data;

  for (gsize i = 0; i < n_records; i++)
    counting->count += records[i].kind == counting->kind && !records[i].is_void;
  return TRUE;
}

guint
sample_session_count (SampleSession *sample, guint32 task, DubanRecordKind kind)
{
  Counting counting = { kind, 0 };

  sample_assert_done (duban_tasks_each_of (sample->session->db, &task, 1, DUBAN_TASKS_ALL,
                                           duban_clock_get_zone (sample->clock), count_cb,
                                           &counting, &error));
  return counting.count;
}

guint32
sample_session_find (SampleSession *sample, const char *name)
{
  const DubanDirectory *directory = sample->session->terms->directory;
  const DubanLeader *leader = duban_directory_find_leader (directory, name);
  const DubanUnit *unit = duban_directory_find_unit (directory, name);

  g_assert_true (leader != NULL || unit != NULL);
  return leader != NULL ? leader->n : unit->n;
}

const char *
sample_session_name (SampleSession *sample, guint32 n)
{
  return duban_directory_get_name (sample->session->terms->directory, n);
}
