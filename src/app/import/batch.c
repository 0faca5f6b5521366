/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/batch.h"

#define STEP 1024 /* rows between two signs of progress */

gboolean
duban_import_batch_begin (DubanImportBatch *batch, GError **error)
{
  DubanSession *session = batch->session;

  batch->builder = duban_change_builder_new ();
  batch->tally = duban_import_tally_new ();
  if (batch->options->preview)
    return duban_session_refresh (session, error)
           && duban_undone_load (&batch->undone, session->db, &session->desk, error);
  batch->post = duban_session_begin (session, error);
  if (!batch->post)
    return FALSE;
  duban_post_expect_many (batch->post);
  return duban_undone_load (&batch->undone, session->db, &session->desk, error);
}

gboolean
duban_import_batch_step (DubanImportBatch *batch, gsize row, GError **error)
{
  gsize first = batch->heading->row + 1;

  if ((row - first) % STEP != 0)
    return TRUE;
  if (batch->progress)
    batch->progress (row - first, duban_file_table_get_n_rows (batch->table) - first,
                     batch->progress_data);
  return !g_cancellable_set_error_if_cancelled (batch->cancellable, error);
}

gboolean
duban_import_batch_post (DubanImportBatch *batch, GError **error)
{
  DubanSession *session = batch->session;
  guint8 random[8];
  gint64 time;
  DubanSpan body;

  batch->n_changes++;
  if (!batch->post)
    return TRUE;
  if (batch->n_changes == 1 && !duban_session_back_up (session, error))
    return FALSE;
  time = duban_session_next_time (session, random);
  body = duban_change_builder_finish (batch->builder, &session->desk, session->author, time, random,
                                      NULL);
  return duban_session_add (session, batch->post, body, NULL, error);
}

void
duban_import_batch_count (DubanImportBatch *batch, gsize row, DubanFate fate)
{
  batch->result->added += fate == DUBAN_FATE_ADDED;
  batch->result->changed += fate == DUBAN_FATE_CHANGED;
  batch->result->unchanged += fate == DUBAN_FATE_UNCHANGED;
  if (batch->look)
    duban_look_sheet_tell (batch->look, batch->table, row, fate, -1, NULL);
}

void
duban_import_batch_refuse (DubanImportBatch *batch, gsize row, DubanFault *fault)
{
  gssize place = batch->heading->places[fault->column];
  g_autofree char *column = NULL;

  if (fault->column != DUBAN_COLUMN_UNKNOWN && place >= 0)
    column = duban_heading_dup_text (batch->heading, (gsize) place);
  if (batch->look)
    duban_look_sheet_tell (batch->look, batch->table, row, DUBAN_FATE_REFUSED, column ? place : -1,
                           fault->reason);
  duban_import_result_refuse (batch->result, duban_file_table_get_row_number (batch->table, row),
                              column, g_steal_pointer (&fault->reason));
}

gboolean
duban_import_batch_commit (DubanImportBatch *batch, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *label = NULL;

  if (!batch->post || batch->n_changes == 0)
    return TRUE;
  base = g_filename_display_basename (batch->path);
  label = g_strdup_printf ("import %s", base);
  return duban_session_commit (batch->session, g_steal_pointer (&batch->post), label, NULL, error);
}

void
duban_import_batch_clear (DubanImportBatch *batch)
{
  g_clear_pointer (&batch->post, duban_post_cancel);
  g_clear_pointer (&batch->builder, duban_change_builder_free);
  if (batch->kept)
    batch->kept_free (g_steal_pointer (&batch->kept));
  g_clear_pointer (&batch->tally, duban_import_tally_free);
  duban_undone_clear (&batch->undone);
  batch->table = NULL;
  batch->heading = NULL;
  batch->former = NULL;
  batch->result = NULL;
  batch->look = NULL;
  batch->n_changes = 0;
}
