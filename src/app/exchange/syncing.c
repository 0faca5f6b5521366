/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/syncing.h"

#include "app/exchange/letterbox.h"
#include "app/exchange/shared-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_taking_cb (gpointer taking)
{
  duban_taking_clear (taking);
  g_free (taking);
}

static void
free_unconfirmed_cb (gpointer data)
{
  DubanSyncUnconfirmed *unconfirmed = data;

  g_free (unconfirmed->path);
  g_free (unconfirmed->sentence);
  g_free (unconfirmed);
}

static void
free_colleague_cb (gpointer data)
{
  DubanSyncColleague *colleague = data;

  g_free (colleague->name);
  g_ptr_array_unref (colleague->takings);
  g_ptr_array_unref (colleague->refused);
  g_ptr_array_unref (colleague->unconfirmed);
  g_ptr_array_unref (colleague->failed);
  g_free (colleague);
}

static void
free_oddity_cb (gpointer data)
{
  DubanOddity *oddity = data;

  g_free (oddity->path);
  g_free (oddity);
}

void
duban_syncing_clear (DubanSyncing *syncing)
{
  g_clear_pointer (&syncing->folder, g_free);
  g_clear_pointer (&syncing->colleagues, g_ptr_array_unref);
  g_clear_pointer (&syncing->oddities, g_ptr_array_unref);
}

DubanSyncColleague *
duban_syncing_get (DubanSyncing *syncing, const DubanPeerRow *peer)
{
  DubanSyncColleague *colleague;

  for (guint i = 0; i < syncing->colleagues->len; i++)
    {
      colleague = syncing->colleagues->pdata[i];
      if (duban_id_equal (&colleague->desk, &peer->desk))
        return colleague;
    }
  colleague = g_new0 (DubanSyncColleague, 1);
  colleague->desk = peer->desk;
  colleague->name = g_strdup (peer->name);
  colleague->takings = g_ptr_array_new_with_free_func (free_taking_cb);
  colleague->refused = g_ptr_array_new_with_free_func (g_free);
  colleague->unconfirmed = g_ptr_array_new_with_free_func (free_unconfirmed_cb);
  colleague->failed = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (syncing->colleagues, colleague);
  return colleague;
}

void
duban_syncing_add_oddity (DubanSyncing *syncing, const char *path, DubanOddityKind kind)
{
  const char *below = path + strlen (syncing->folder);
  DubanOddity *oddity = g_new0 (DubanOddity, 1);

  oddity->path = g_filename_display_name (*below == G_DIR_SEPARATOR ? below + 1 : below);
  oddity->kind = kind;
  g_ptr_array_add (syncing->oddities, oddity);
}

gboolean
duban_syncing_is_any (const DubanSyncing *syncing)
{
  for (guint i = 0; i < syncing->colleagues->len; i++)
    {
      const DubanSyncColleague *colleague = syncing->colleagues->pdata[i];

      if (colleague->takings->len > 0 || colleague->n_published > 0 || colleague->n_removed > 0)
        return TRUE;
    }
  return FALSE;
}

gsize
duban_syncing_count_problems (const DubanSyncing *syncing)
{
  gsize n = 0;

  for (guint i = 0; i < syncing->colleagues->len; i++)
    {
      const DubanSyncColleague *colleague = syncing->colleagues->pdata[i];

      n += colleague->refused->len + colleague->unconfirmed->len + colleague->failed->len;
    }
  return n;
}

static gboolean
begin (DubanSyncing *syncing, DubanSession *session, GError **error)
{
  *syncing = (DubanSyncing){ .colleagues = g_ptr_array_new_with_free_func (free_colleague_cb),
                             .oddities = g_ptr_array_new_with_free_func (free_oddity_cb) };
  if (!duban_shared_folder_get (session, &syncing->folder, error))
    return FALSE;
  if (syncing->folder == NULL)
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                         _ ("This desk has no shared folder; set one with “dubanctl exchange "
                            "folder DIR”."));
  else if (!duban_shared_folder_is_available (syncing->folder))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                 _ ("The shared folder “%s” is not available, and nothing is lost; connect it and "
                    "do it again, or if it is a new one, set it again."),
                 syncing->folder);
  else
    return TRUE;
  return FALSE;
}

/* Whether something is still to be put there. */
static gboolean
has_failed (const DubanSyncing *syncing)
{
  for (guint i = 0; i < syncing->colleagues->len; i++)
    if (((const DubanSyncColleague *) syncing->colleagues->pdata[i])->failed->len > 0)
      return TRUE;
  return FALSE;
}

gboolean
duban_exchange_sync_with_effort (DubanSession *session, const DubanEffort *effort,
                                 DubanSyncing *syncing, GError **error)
{
  const DubanEffort collecting = duban_effort_get_part (effort, 0, 0.5);
  const DubanEffort publishing = duban_effort_get_part (effort, 0.5, 0.5);

  if (!begin (syncing, session, error) || !duban_collect (syncing, session, &collecting, error)
      || !duban_publish (syncing, session, &publishing, error))
    return FALSE;
  return has_failed (syncing) || duban_letterbox_keep_synced (session, error);
}

gboolean
duban_exchange_sync (DubanSession *session, DubanSyncing *syncing, GError **error)
{
  return duban_exchange_sync_with_effort (session, NULL, syncing, error);
}
