/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-import.h"

#include "store/tasks.h"

DubanImportResult *
sample_import (SampleSession *sample, const char *text, const DubanImportOptions *options,
               GError **error)
{
  static const DubanImportOptions plain = { .tracked_from = DUBAN_NO_DAY };
  g_autofree char *path = g_build_filename (sample->folder, "台账.csv", NULL);
  g_autoptr (GError) cause = NULL;
  DubanImportResult *result;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  result = duban_import_run (sample->session, path, options ? options : &plain, NULL, NULL, NULL,
                             NULL, error ? error : &cause);
  g_assert_no_error (cause);
  return result;
}

void
sample_assert_import (SampleSession *sample, const char *text, guint added, guint changed,
                      guint unchanged, guint refused)
{
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);

  g_assert_cmpuint (result->added, ==, added);
  g_assert_cmpuint (result->changed, ==, changed);
  g_assert_cmpuint (result->unchanged, ==, unchanged);
  g_assert_cmpuint (result->refused->len, ==, refused);
}

guint32
sample_import_find (SampleSession *sample, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = duban_tasks_find (sample->session->db, number, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_array_index (found, guint32, 0);
}

static gboolean
list_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  GString *list = data;
  char day[DUBAN_DAY_TEXT_SIZE];

  for (gsize i = 0; i < n_records; i++)
    if (!records[i].is_void && records[i].kind != DUBAN_RECORD_VOID)
      g_string_append_printf (
          list, "%s%s %s %s", list->len ? "; " : "", duban_record_kind_get_code (records[i].kind),
          duban_day_format (records[i].day, day), records[i].text ? records[i].text : "");
  return TRUE;
}

char *
sample_import_list_records (SampleSession *sample, guint32 task)
{
  g_autoptr (GString) list = g_string_new (NULL);

  sample_assert_done (duban_tasks_each_of (sample->session->db, &task, 1, DUBAN_TASKS_ALL,
                                           duban_clock_get_zone (sample->clock), list_cb, list,
                                           &error));
  return g_strdup (list->str);
}

gboolean
sample_import_says (const DubanImportResult *result, const char *part)
{
  for (guint i = 0; i < result->notes->len; i++)
    if (strstr (g_ptr_array_index (result->notes, i), part))
      return TRUE;
  return FALSE;
}
