/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/letterbox.h"

#include "app/exchange/colleagues.h"
#include "app/exchange/shared-folder.h"
#include "exchange/bundle/bundle-read.h"
#include "exchange/bundle/shelf.h"
#include "store/local.h"
#include "store/traffic.h"

#include <gio/gio.h>

typedef struct
{
  DubanLetterbox *letterbox;
  DubanSession *session;
  GPtrArray *peers;     /* of DubanPeerRow */
  GHashTable *here;     /* of DubanId *: the bundles that were taken in or wait; NULL: not asked */
  GStrvBuilder *places; /* as in the letterbox */
} Looking;

static void
looking_clear (Looking *looking)
{
  g_clear_pointer (&looking->peers, g_ptr_array_unref);
  g_clear_pointer (&looking->here, g_hash_table_unref);
  g_clear_pointer (&looking->places, g_strv_builder_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Looking, looking_clear)

static void
letter_free_cb (gpointer data)
{
  DubanLetter *letter = data;

  g_free (letter->from);
  g_free (letter->path);
  g_free (letter);
}

void
duban_letterbox_clear (DubanLetterbox *letterbox)
{
  g_clear_pointer (&letterbox->folder, g_free);
  g_clear_pointer (&letterbox->letters, g_ptr_array_unref);
  g_clear_pointer (&letterbox->places, g_strfreev);
}

/* What is not there cannot be watched; whatever it lies in can. */
static void
add_place (Looking *looking, const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_strv_builder_add (looking->places, path);
}

static guint
hash_id_cb (gconstpointer id)
{
  return duban_id_hash (id);
}

static void
add_here (Looking *looking, const DubanId *bundle)
{
  g_hash_table_add (looking->here, g_memdup2 (bundle, sizeof *bundle));
}

/* Asked only once there is a file. */
static gboolean
list_here (Looking *looking, GError **error)
{
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (looking->here != NULL)
    return TRUE;
  held = duban_traffic_list_held (looking->session->db, NULL, error);
  waiting = held != NULL ? duban_traffic_list_waiting (looking->session->db, error) : NULL;
  if (waiting == NULL)
    return FALSE;
  looking->here = g_hash_table_new_full (hash_id_cb, duban_id_equal, g_free, NULL);
  for (guint i = 0; i < held->len; i++)
    add_here (looking, &((const DubanTrafficHeld *) held->pdata[i])->bundle);
  for (guint i = 0; i < waiting->len; i++)
    add_here (looking, &((const DubanTrafficWaiting *) waiting->pdata[i])->bundle);
  return TRUE;
}

/* Which bundle lies there; a file is read once, for under an exact name it never changes.  NULL
 * where it is not whole yet. (transfer none) */
static const DubanId *
find_bundle (Looking *looking, const char *folder, const char *name)
{
  GHashTable *read = looking->session->read_letters;
  g_autoptr (DubanBundle) bundle = NULL;
  g_autoptr (GBytes) file = NULL;
  DubanId *id = g_hash_table_lookup (read, name);

  if (id != NULL)
    return id;
  file = duban_shelf_read (folder, name, NULL);
  bundle = file != NULL ? duban_bundle_open (file, NULL) : NULL;
  if (bundle == NULL)
    return NULL;
  id = g_memdup2 (&duban_bundle_get_header (bundle)->id, sizeof *id);
  g_hash_table_insert (read, g_strdup (name), id);
  return id;
}

static gboolean
look_at_file (Looking *looking, const DubanPeerRow *peer, const char *folder, const char *name,
              GError **error)
{
  const DubanId *bundle = find_bundle (looking, folder, name);
  DubanLetter *letter;

  if (bundle == NULL)
    return TRUE;
  if (!list_here (looking, error))
    return FALSE;
  if (g_hash_table_contains (looking->here, bundle))
    return TRUE;
  letter = g_new0 (DubanLetter, 1);
  letter->bundle = *bundle;
  letter->from = g_strdup (peer->name);
  letter->path = g_build_filename (folder, name, NULL);
  g_ptr_array_add (looking->letterbox->letters, letter);
  return TRUE;
}

static gboolean
look_at_peer (Looking *looking, const DubanPeerRow *peer, GError **error)
{
  DubanLetterbox *letterbox = looking->letterbox;
  g_autofree char *sender = duban_shelf_dup_from (letterbox->folder, &peer->desk);
  g_autofree char *folder
      = duban_shelf_dup_path (letterbox->folder, &peer->desk, &looking->session->desk);
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, NULL);

  add_place (looking, sender);
  add_place (looking, folder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];

      if (item->kind == DUBAN_SHELF_BUNDLE
          && !look_at_file (looking, peer, folder, item->name, error))
        return FALSE;
    }
  return TRUE;
}

static guint
count_bundles (const char *folder)
{
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, NULL);
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    n += ((const DubanShelfItem *) items->pdata[i])->kind == DUBAN_SHELF_BUNDLE;
  return n;
}

static void
count_strangers (Looking *looking, const char *root)
{
  g_autoptr (GPtrArray) items = duban_shelf_list (root, NULL);
  const DubanId *own = &looking->session->desk;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];
      g_autofree char *folder = NULL;
      DubanId from;

      if (!duban_id_parse (item->name, &from) || duban_id_equal (&from, own)
          || duban_colleagues_get (looking->peers, &from) != NULL)
        continue;
      folder = duban_shelf_dup_path (looking->letterbox->folder, &from, own);
      looking->letterbox->n_strangers += count_bundles (folder);
    }
}

gboolean
duban_letterbox_look (DubanSession *session, DubanLetterbox *letterbox, GError **error)
{
  g_auto (Looking) looking
      = { .letterbox = letterbox, .session = session, .places = g_strv_builder_new () };
  g_autofree char *root = NULL;

  *letterbox = (DubanLetterbox){ .letters = g_ptr_array_new_with_free_func (letter_free_cb) };
  if (!duban_shared_folder_get (session, &letterbox->folder, error))
    return FALSE;
  if (letterbox->folder == NULL)
    {
      letterbox->places = g_strv_builder_end (looking.places);
      return TRUE;
    }
  root = duban_shelf_dup_root (letterbox->folder);
  add_place (&looking, letterbox->folder);
  add_place (&looking, root);
  letterbox->is_available = duban_shared_folder_is_available (letterbox->folder);
  looking.peers = duban_peers_list (session->db, error);
  if (looking.peers == NULL)
    return FALSE;
  for (guint i = 0; letterbox->is_available && i < looking.peers->len; i++)
    if (!look_at_peer (&looking, looking.peers->pdata[i], error))
      return FALSE;
  if (letterbox->is_available)
    count_strangers (&looking, root);
  letterbox->places = g_strv_builder_end (looking.places);
  return TRUE;
}

/* ---- what is to be put there */

gboolean
duban_letterbox_count_unsent (DubanSession *session, gint64 *n_changes, gint64 *synced,
                              GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 last;

  *n_changes = *synced = 0;
  if (!duban_local_get (session->db, DUBAN_SHARED_FOLDER_SYNCED, &text, error)
      || !duban_db_get_last_change (session->db, &last, error))
    return FALSE;
  parts = g_strsplit (text != NULL ? text : "", " ", 2);
  *n_changes = last;
  if (g_strv_length (parts) < 2)
    return TRUE;
  *n_changes = MAX (last - g_ascii_strtoll (parts[0], NULL, 10), 0);
  *synced = g_ascii_strtoll (parts[1], NULL, 10);
  return TRUE;
}

gboolean
duban_letterbox_keep_synced (DubanSession *session, GError **error)
{
  g_autofree char *text = NULL;
  gint64 last;

  if (!duban_db_get_last_change (session->db, &last, error))
    return FALSE;
  text
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, last, session->now.milliseconds);
  return duban_local_set (session->db, DUBAN_SHARED_FOLDER_SYNCED, text, error);
}
