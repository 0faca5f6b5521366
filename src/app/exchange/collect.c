/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/syncing.h"

#include "app/exchange/colleagues.h"
#include "app/exchange/take.h"
#include "store/traffic.h"

#include <gio/gio.h>
#include <string.h>

/* One look at all colleagues' folders.  It is repeated while anything comes of it: a file may need
 * what another one brings, or be of one whom the office's list names only now. */
typedef struct
{
  DubanSyncing *syncing;
  DubanSession *session;
  GPtrArray *peers;   /* of DubanPeerRow */
  GHashTable *known;  /* the names of files that are here already: of a peer at a time */
  GHashTable *looked; /* the paths of files that have been read, in all passes */
  gboolean is_any;
  const DubanEffort *effort;
  guint n_peers;       /* that were looked at, */
  gsize n_done, n_all; /* and files of the one at hand */
} Pass;

static void
pass_clear (Pass *pass)
{
  g_clear_pointer (&pass->peers, g_ptr_array_unref);
  g_clear_pointer (&pass->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static gboolean
find_known (Pass *pass, const DubanPeerRow *peer, GError **error)
{
  g_autoptr (GPtrArray) held = duban_traffic_list_held (pass->session->db, &peer->desk, error);
  g_autoptr (GPtrArray) waiting
      = held != NULL ? duban_traffic_list_waiting (pass->session->db, error) : NULL;

  if (waiting == NULL)
    return FALSE;
  g_clear_pointer (&pass->known, g_hash_table_unref);
  pass->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < held->len; i++)
    if (((DubanTrafficHeld *) held->pdata[i])->file != NULL)
      g_hash_table_add (pass->known, g_strdup (((DubanTrafficHeld *) held->pdata[i])->file));
  for (guint i = 0; i < waiting->len; i++)
    if (((DubanTrafficWaiting *) waiting->pdata[i])->file != NULL)
      g_hash_table_add (pass->known, g_strdup (((DubanTrafficWaiting *) waiting->pdata[i])->file));
  return TRUE;
}

static void
progress_cb (gsize done, gsize total, gpointer data)
{
  const Pass *pass = data;
  const double whole = (double) MAX (pass->n_all, 1) * MAX (pass->peers->len, 1);
  const double before = pass->n_peers / (double) MAX (pass->peers->len, 1);
  const DubanEffort part
      = duban_effort_get_part (pass->effort, before + (double) pass->n_done / whole, 1 / whole);

  duban_effort_go_on (&part, done, total, NULL);
}

static void
take_unconfirmed (DubanSyncColleague *colleague, const char *path, const char *sentence)
{
  DubanSyncUnconfirmed *unconfirmed = g_new0 (DubanSyncUnconfirmed, 1);

  unconfirmed->path = g_strdup (path);
  unconfirmed->sentence = g_strdup_printf ("%s %s", sentence, path);
  g_ptr_array_add (colleague->unconfirmed, unconfirmed);
}

/* FALSE only where it was cancelled. */
static gboolean
take_file (Pass *pass, DubanSyncColleague *colleague, const char *path, const char *name,
           GBytes *file, GError **error)
{
  const DubanTakingOptions options = { .confirm = -1,
                                       .cancellable = pass->effort->cancellable,
                                       .progress = progress_cb,
                                       .progress_data = pass };
  DubanTaking *taking = g_new0 (DubanTaking, 1);
  g_autoptr (GError) cause = NULL;
  gboolean is_cancelled;

  if (duban_exchange_take_bytes (pass->session, file, name, &options, taking, &cause)
      && !taking->is_repeated)
    {
      /* Once is enough, also of what was put away again: passes must come to an end. */
      g_hash_table_add (pass->looked, g_strdup (path));
      g_ptr_array_add (colleague->takings, taking);
      pass->is_any = TRUE;
      return TRUE;
    }
  is_cancelled = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (g_error_matches (cause, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM))
    take_unconfirmed (colleague, path, cause->message);
  else if (cause != NULL && !is_cancelled)
    g_ptr_array_add (colleague->refused, g_strdup (cause->message));
  else if (!is_cancelled)
    g_hash_table_add (pass->looked, g_strdup (path));
  duban_taking_clear (taking);
  g_free (taking);
  if (is_cancelled)
    g_propagate_error (error, g_steal_pointer (&cause));
  return !is_cancelled;
}

static gboolean
look_at_bundle (Pass *pass, DubanSyncColleague *colleague, const char *folder, const char *name,
                GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) file = NULL;

  if (g_hash_table_contains (pass->known, name) || g_hash_table_contains (pass->looked, path))
    return TRUE;
  file = duban_shelf_read (folder, name, &cause);
  if (file != NULL)
    return take_file (pass, colleague, path, name, file, error);
  if (cause != NULL)
    g_ptr_array_add (colleague->refused, g_strdup (cause->message));
  else
    duban_syncing_add_oddity (pass->syncing, path, DUBAN_ODDITY_HALF);
  return TRUE;
}

static gboolean
look_at_peer (Pass *pass, const DubanPeerRow *peer, GError **error)
{
  DubanSyncColleague *colleague = duban_syncing_get (pass->syncing, peer);
  g_autofree char *folder
      = duban_shelf_dup_path (pass->syncing->folder, &peer->desk, &pass->session->desk);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_ptr_array_set_size (colleague->refused, 0);
  g_ptr_array_set_size (colleague->unconfirmed, 0);
  if (!find_known (pass, peer, error))
    return FALSE;
  items = duban_shelf_list (folder, &cause);
  if (items == NULL)
    g_ptr_array_add (colleague->refused, g_strdup (cause->message));
  pass->n_all = items != NULL ? items->len : 0;
  for (pass->n_done = 0; pass->n_done < pass->n_all; pass->n_done++)
    {
      const DubanShelfItem *item = items->pdata[pass->n_done];

      if (item->kind == DUBAN_SHELF_BUNDLE
          && (!duban_effort_go_on (pass->effort, pass->n_peers, pass->peers->len, error)
              || !look_at_bundle (pass, colleague, folder, item->name, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
look (DubanSyncing *syncing, DubanSession *session, GHashTable *looked, const DubanEffort *effort,
      gboolean *is_any, GError **error)
{
  g_auto (Pass) pass
      = { .syncing = syncing, .session = session, .looked = looked, .effort = effort };

  g_ptr_array_set_size (syncing->oddities, 0);
  pass.peers = duban_peers_list (session->db, error);
  if (pass.peers == NULL)
    return FALSE;
  for (; pass.n_peers < pass.peers->len; pass.n_peers++)
    if (!look_at_peer (&pass, pass.peers->pdata[pass.n_peers], error))
      return FALSE;
  *is_any = pass.is_any;
  return TRUE;
}

/* ---- what is left alone */

static DubanOddityKind
get_oddity (DubanShelfKind kind)
{
  switch (kind)
    {
    case DUBAN_SHELF_CONFLICT:
      return DUBAN_ODDITY_CONFLICT;
    case DUBAN_SHELF_TEMPORARY:
      return DUBAN_ODDITY_TEMPORARY;
    case DUBAN_SHELF_BUNDLE:
    case DUBAN_SHELF_FOREIGN:
    default:
      return DUBAN_ODDITY_FOREIGN;
    }
}

/* What lies in a folder of files; is_known: its bundles have been looked at. */
static void
list_files (DubanSyncing *syncing, const char *folder, gboolean is_known)
{
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];
      g_autofree char *path = g_build_filename (folder, item->name, NULL);

      if (item->kind != DUBAN_SHELF_BUNDLE)
        duban_syncing_add_oddity (syncing, path, get_oddity (item->kind));
      else if (!is_known)
        duban_syncing_add_oddity (syncing, path, DUBAN_ODDITY_STRANGER);
    }
}

/* A folder of a sender: what is for this desk, and of this desk's own all; what others give each
 * other is theirs. */
static void
list_sender (DubanSyncing *syncing, DubanSession *session, const char *folder, const DubanId *from,
             gboolean is_known)
{
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];
      g_autofree char *path = g_build_filename (folder, item->name, NULL);
      DubanId to;

      if (!duban_id_parse (item->name, &to) || !g_file_test (path, G_FILE_TEST_IS_DIR))
        duban_syncing_add_oddity (syncing, path, get_oddity (item->kind));
      else if (duban_id_equal (from, &session->desk) || duban_id_equal (&to, &session->desk))
        list_files (syncing, path, is_known || duban_id_equal (from, &session->desk));
    }
}

static gboolean
list_oddities (DubanSyncing *syncing, DubanSession *session, GError **error)
{
  g_autofree char *root = duban_shelf_dup_root (syncing->folder);
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);
  g_autoptr (GPtrArray) items = duban_shelf_list (root, NULL);

  if (peers == NULL)
    return FALSE;
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];
      g_autofree char *path = g_build_filename (root, item->name, NULL);
      DubanId from;

      if (duban_id_parse (item->name, &from) && g_file_test (path, G_FILE_TEST_IS_DIR))
        list_sender (syncing, session, path, &from, duban_colleagues_get (peers, &from) != NULL);
      else
        duban_syncing_add_oddity (syncing, path, get_oddity (item->kind));
    }
  return TRUE;
}

gboolean
duban_collect (DubanSyncing *syncing, DubanSession *session, const DubanEffort *effort,
               GError **error)
{
  g_autoptr (GHashTable) looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_any = TRUE;

  while (is_any)
    if (!look (syncing, session, looked, effort, &is_any, error))
      return FALSE;
  return list_oddities (syncing, session, error);
}
