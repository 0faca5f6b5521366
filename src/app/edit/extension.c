/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/extension.h"

#include "app/edit/edit.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

/* The day asked for by the last extension, if that has no answer yet; else DUBAN_NO_DAY. */
static gboolean
find_asked_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanDay *due = data;
  const DubanRecord *last = NULL;

  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_EXTENSION && !records[i].is_void
        && (last == NULL || duban_record_is_after (&records[i], last)))
      last = &records[i];
  if (last != NULL && last->outcome == 0)
    *due = last->due;
  return FALSE;
}

gboolean
duban_edit_answer_extension (DubanSession *session, guint32 task, gboolean granted, GError **error)
{
  DubanDay due = DUBAN_NO_DAY;
  char text[DUBAN_DAY_TEXT_SIZE];
  DubanRecordDraft draft = { .kind = "extension", .granted = granted, .refused = !granted };
  DubanId id;

  if (!duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_ALL,
                            duban_clock_get_zone (session->clock), find_asked_cb, &due, error))
    return FALSE;
  if (due == DUBAN_NO_DAY)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           _ ("No extension is asked for any more; look at the task again."));
      return FALSE;
    }
  draft.due = duban_day_format (due, text);
  return duban_edit_record (session, task, &draft, &id, error);
}
