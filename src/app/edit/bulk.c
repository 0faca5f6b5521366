/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/bulk.h"

#include "app/edit/attachment.h"
#include "app/edit/step.h"

#include <glib/gi18n-lib.h>

static gboolean
check_not_empty (gsize n, GError **error)
{
  if (n > 0)
    return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                       _ ("No task is chosen; choose at least one."));
  return FALSE;
}

static gboolean
check_no_number (const DubanEditField *fields, gsize n_fields, gsize n_tasks, GError **error)
{
  for (gsize i = 0; i < n_fields; i++)
    if (n_tasks > 1 && g_str_equal (fields[i].name, "number") && *fields[i].value != '\0')
      {
        g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                             _ ("A number is one task's own; give it to one task alone."));
        return FALSE;
      }
  return TRUE;
}

/* Which task refuses, before the sentence that says why. */
static gboolean
name_refusal (const DubanEntity *entity, GError **error)
{
  g_autofree char *number = duban_entity_dup_text (entity, DUBAN_ATTR_NUMBER);
  g_autofree char *title = duban_entity_dup_text (entity, DUBAN_ATTR_TITLE);

  if (number != NULL)
    /* Translators: a task's number and title, before the sentence that says why it refuses. */
    g_prefix_error (error, _ ("%s “%s”: "), number, title != NULL ? title : "");
  else
    /* Translators: a task's title, before the sentence that says why it refuses. */
    g_prefix_error (error, _ ("“%s”: "), title != NULL ? title : "");
  return FALSE;
}

gboolean
duban_edit_bulk_set (DubanSession *session, const guint32 *tasks, gsize n_tasks,
                     const DubanEditField *fields, gsize n_fields,
                     const DubanEditSetOptions *options, gsize *n_changed, GError **error)
{
  g_autoptr (DubanAct) act = NULL;
  g_autofree char *label = duban_step_describe_set (fields, n_fields);
  gsize n = 0;

  if (!check_not_empty (n_tasks, error) || !check_no_number (fields, n_fields, n_tasks, error)
      || !duban_step_check_set (fields, n_fields, options, error))
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  for (gsize i = 0; i < n_tasks; i++)
    {
      g_autoptr (DubanEntity) entity = duban_entity_load (session->db, tasks[i], error);
      gboolean changed = FALSE;

      if (entity == NULL)
        return FALSE;
      if (!duban_step_set (act, entity, fields, n_fields, options, &changed, error))
        return name_refusal (entity, error);
      n += changed;
    }
  if (n_changed != NULL)
    *n_changed = n;
  return n == 0 || duban_act_commit (act, label, error);
}

/* record, or record follow-up where all are of one kind. */
static char *
describe_rows (const DubanBulkRecord *rows, gsize n_rows)
{
  for (gsize i = 1; i < n_rows; i++)
    if (!g_str_equal (rows[i].draft.kind, rows[0].draft.kind))
      return g_strdup ("record");
  return g_strdup_printf ("record %s", rows[0].draft.kind);
}

static gboolean
write_row (DubanAct *act, const DubanBulkRecord *row, GPtrArray *attachments, GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (act->session->db, row->task, error);
  DubanId id;

  if (entity == NULL)
    return FALSE;
  return duban_step_record (act, entity, &row->draft, attachments, &id, error)
         || name_refusal (entity, error);
}

gboolean
duban_edit_bulk_record (DubanSession *session, const DubanBulkRecord *rows, gsize n_rows,
                        GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (DubanAct) act = NULL;
  g_autofree char *label = NULL;

  if (!check_not_empty (n_rows, error))
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    {
      GPtrArray *attachments = NULL;

      if (duban_step_check_record (&rows[i].draft, error))
        attachments = duban_attachment_take (session->db, rows[i].draft.attachments, error);
      if (attachments == NULL)
        return FALSE;
      g_ptr_array_add (all, attachments);
    }
  label = describe_rows (rows, n_rows);
  act = duban_act_begin (session, error);
  if (act == NULL)
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    if (!write_row (act, &rows[i], all->pdata[i], error))
      return FALSE;
  return duban_act_commit (act, label, error);
}

gboolean
duban_edit_bulk_record_all (DubanSession *session, const guint32 *tasks, gsize n_tasks,
                            const DubanRecordDraft *draft, GError **error)
{
  g_autofree DubanBulkRecord *rows = g_new0 (DubanBulkRecord, n_tasks + 1);

  for (gsize i = 0; i < n_tasks; i++)
    {
      rows[i].task = tasks[i];
      rows[i].draft = *draft;
    }
  return duban_edit_bulk_record (session, rows, n_tasks, error);
}
