/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/restore.h"

#include "store/later.h"

typedef struct
{
  DubanSession *session;
  DubanPost *post; /* NULL: only counts */
  gint64 newest;   /* the time of the latest change of this desk */
  DubanRestoreResult *result;
} Restore;

/* The times of a desk never go back, those that come back included. */
static void
note_time (Restore *restore, DubanSpan body)
{
  g_auto (DubanChange) change = { 0 };

  if (duban_change_decode (body.data, body.size, &change, NULL)
      && duban_id_equal (&change.desk, &restore->session->desk))
    restore->newest = MAX (restore->newest, change.time);
}

/* The change that was added last goes on standing under its seal: no other desk's could be passed
 * on without. */
static gboolean
keep_seal (Restore *restore, gint64 before, DubanStoredSeal *seal, GError **error)
{
  gint64 number = duban_post_get_last (restore->post);

  if (seal == NULL || number == before)
    return TRUE;
  return (seal->n != 0 || duban_sealing_add (restore->session->db, seal, error))
         && duban_sealing_mark (restore->session->db, number, seal->n, error);
}

static gboolean
take_change (DubanSpan body, const DubanHash *hash, DubanStoredSeal *seal, gpointer data,
             GError **error)
{
  Restore *restore = data;
  g_autoptr (GError) cause = NULL;
  gint64 before;

  restore->result->n_later++;
  if (restore->post == NULL)
    return TRUE;
  before = duban_post_get_last (restore->post);
  if (duban_session_add (restore->session, restore->post, body, hash, &cause))
    {
      restore->result->n_taken++;
      note_time (restore, body);
      return keep_seal (restore, before, seal, error);
    }
  if (g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_REFUSED))
    {
      restore->result->n_lost++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
run (Restore *restore, const char *path, GError **error)
{
  gsize n_unread;

  if (!duban_later_each (restore->session->db, path, take_change, restore, &n_unread, error))
    return FALSE;
  restore->result->n_lost += n_unread;
  return TRUE;
}

gboolean
duban_restore_later (DubanSession *session, const char *path, gboolean take,
                     DubanRestoreResult *result, GError **error)
{
  Restore restore = { .session = session, .result = result };
  g_autoptr (DubanPost) post = NULL;

  *result = (DubanRestoreResult){ 0 };
  if (!take)
    return run (&restore, path, error);
  post = duban_session_begin (session, error);
  if (post == NULL)
    return FALSE;
  duban_post_expect_many (post);
  restore.post = post;
  if (!run (&restore, path, error))
    return FALSE;
  if (result->n_taken == 0)
    return TRUE;
  session->last_time = MAX (session->last_time, restore.newest);
  return duban_session_commit (session, g_steal_pointer (&post), "restore", NULL, error);
}
