/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/care.h"

#include "store/rebuild.h"
#include "store/stmt.h"
#include "store/tasks.h"
#include "store/verify-private.h"

#include <glib/gi18n-lib.h>

#define MAX_PROBLEMS 100

typedef gboolean (*Part) (DubanVerify *verify, GError **error);

/* A part that meets damage has found a problem; it has not failed. */
static gboolean
run_part (DubanVerify *verify, Part part, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (part (verify, &cause))
    return TRUE;
  if (g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED))
    {
      duban_verify_report (verify, "%s", cause->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
check_pages (DubanVerify *verify, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (verify->db, "PRAGMA integrity_check", error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const char *said = duban_stmt_get_text (stmt, 0);

      if (g_strcmp0 (said, "ok") != 0)
        duban_verify_report (verify, _ ("The file is damaged: %s."), said);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_references (DubanVerify *verify, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (verify->db, "PRAGMA foreign_key_check", error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    duban_verify_report (verify, _ ("The table “%s” refers to what is not there."),
                         duban_stmt_get_text (stmt, 0));
  return TRUE;
}

void
duban_verify_report (DubanVerify *verify, const char *format, ...)
{
  va_list arguments;

  if (verify->problems->len > MAX_PROBLEMS)
    return;
  if (verify->problems->len == MAX_PROBLEMS)
    {
      g_ptr_array_add (verify->problems, g_strdup (_ ("There are more problems of this kind.")));
      return;
    }
  va_start (arguments, format);
  g_ptr_array_add (verify->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
duban_verify_result_clear (DubanVerifyResult *result)
{
  g_clear_pointer (&result->problems, g_ptr_array_unref);
}

gboolean
duban_care_verify (DubanDb *db, DubanVerifyResult *result, GCancellable *cancellable,
                   GError **error)
{
  static const Part parts[]
      = { check_pages, check_references, duban_verify_facts, duban_verify_derived };
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  DubanVerify verify = { .db = db, .problems = problems, .cancellable = cancellable };

  *result = (DubanVerifyResult){ 0 };
  if (reading == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !run_part (&verify, parts[i], error))
      return FALSE;
  if (problems->len == 0 && !run_part (&verify, duban_verify_state, error))
    return FALSE;
  /* The count is no check: where the table cannot be read, the parts have said so. */
  duban_tasks_count (db, &result->n_tasks, NULL);
  result->n_changes = verify.n_changes;
  result->n_entities = verify.n_entities;
  result->has_state = verify.has_state;
  result->state = verify.state;
  result->problems = g_steal_pointer (&problems);
  return TRUE;
}

gboolean
duban_care_rebuild (DubanDb *db, GCancellable *cancellable, GError **error)
{
  if (!duban_db_begin (db, error))
    return FALSE;
  if (duban_rebuild (db, cancellable, error))
    return duban_db_commit (db, error);
  duban_db_rollback (db);
  return FALSE;
}
