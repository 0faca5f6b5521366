/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/desk-list.h"

#include "store/offices.h"
#include "store/peer-keys.h"
#include "store/sealing.h"

#include <string.h>

void
duban_desk_list_clear (DubanDeskList *list)
{
  g_clear_pointer (&list->peers, g_ptr_array_unref);
  g_clear_pointer (&list->own_former, g_array_unref);
}

gboolean
duban_desk_list_load (DubanDeskList *list, DubanSession *session, const DubanPublicKey *own,
                      GError **error)
{
  *list = (DubanDeskList){ .session = session, .own = *own };
  list->own_former = duban_former_keys_list (session->db, &session->desk, error);
  if (list->own_former != NULL)
    list->peers = duban_peers_list (session->db, error);
  return list->peers != NULL;
}

DubanColleagues
duban_desk_list_get_colleagues (const DubanDeskList *list)
{
  return (DubanColleagues){ list->peers, list->own, list->own_former };
}

/* ---- learning */

static gboolean
covers (const DubanSeal *seal, const DubanHash *hash)
{
  const DubanHash *hashes = duban_seal_get_changes (seal);

  for (guint i = 0; i < seal->n_changes; i++)
    if (memcmp (&hashes[i], hash, sizeof *hash) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_good_seal (const DubanSeal *seal, const DubanPeer *peer)
{
  for (guint i = 0; i < peer->n_keys; i++)
    if (seal->no <= peer->keys[i].revoked_after && duban_seal_verify (seal, &peer->keys[i].key))
      return TRUE;
  return FALSE;
}

/* Whether a desk of the office, as it is known here, has sealed the change. */
static gboolean
is_by_office (const DubanDeskList *list, const DubanChange *change, const DubanSeal *seals,
              guint n_seals)
{
  const DubanPeerRow *office = duban_colleagues_get (list->peers, &change->desk);
  DubanColleagues colleagues = duban_desk_list_get_colleagues (list);
  DubanPeer peer;

  if (office == NULL || office->role != DUBAN_PEER_OFFICE
      || !duban_colleagues_answer (&change->desk, &peer, &colleagues))
    return FALSE;
  for (guint i = 0; i < n_seals; i++)
    if (duban_id_equal (&seals[i].desk, &change->desk) && covers (&seals[i], &change->hash)
        && is_good_seal (&seals[i], &peer))
      return TRUE;
  return FALSE;
}

/* Of this desk itself: a key that it has no more, and does not know of since it was restored. */
static void
learn_own (DubanDeskList *list, const DubanShareDesk *desk)
{
  DubanFormerKey key = duban_colleague_get_former (desk);

  for (guint i = 0; i < list->own_former->len; i++)
    if (memcmp (&g_array_index (list->own_former, DubanFormerKey, i), &key,
                G_STRUCT_OFFSET (DubanFormerKey, upto))
        == 0)
      return;
  g_array_append_val (list->own_former, key);
}

static void
learn_desk (DubanDeskList *list, const DubanShareDesk *desk)
{
  if (duban_id_equal (&desk->desk, &list->session->desk))
    learn_own (list, desk);
  else
    duban_colleagues_learn (list->peers, desk);
}

void
duban_desk_list_learn (DubanDeskList *list, const DubanBundle *bundle)
{
  guint n_changes, n_seals;
  const DubanBundleChange *changes = duban_bundle_get_changes (bundle, &n_changes);
  const DubanSeal *seals = duban_bundle_get_seals (bundle, &n_seals);

  for (guint i = 0; i < n_changes; i++)
    {
      DubanChange change;
      DubanShareDesk desk;

      if (changes[i].body.size < 2 || !duban_share_is_desk (changes[i].body.data[1])
          || !duban_change_decode (changes[i].body.data, changes[i].body.size, &change, NULL))
        continue;
      if (duban_share_read_desk (&change, &desk) && is_by_office (list, &change, seals, n_seals))
        learn_desk (list, &desk);
      duban_change_clear (&change);
    }
}

/* ---- keeping */

typedef struct
{
  DubanDeskList *list;
  DubanFold *fold;
} Listing;

/* What the office says of a desk in that change; FALSE where that is not the office's word, or is
 * of this very desk. */
static gboolean
read_entry (const Listing *listing, const DubanChange *change, DubanShareDesk *desk)
{
  return duban_fold_is_by_office (listing->fold, change) && duban_share_read_desk (change, desk)
         && !duban_id_equal (&desk->desk, &listing->list->session->desk);
}

/* Whether another word of the office's on the same desk follows this one. */
static gboolean
is_followed (const Listing *listing, const DubanShareEntity *entity, gsize at)
{
  for (gsize i = at + 1; i < entity->n_changes; i++)
    if (duban_fold_is_by_office (listing->fold, entity->changes[i])
        && duban_fold_is_seen_by (listing->fold, entity->changes[at], entity->changes[i]))
      return TRUE;
  return FALSE;
}

/* The last word on its key goes before those that it follows. */
static void
follow_last (const Listing *listing, const DubanShareEntity *entity, DubanPeerRow *row)
{
  DubanShareDesk before, after;

  for (gsize i = 0; i < entity->n_changes; i++)
    if (read_entry (listing, entity->changes[i], &after) && !is_followed (listing, entity, i))
      for (gsize j = 0; j < i; j++)
        if (duban_fold_is_seen_by (listing->fold, entity->changes[j], entity->changes[i])
            && read_entry (listing, entity->changes[j], &before))
          duban_colleague_follow (row, &before, &after);
}

/* Each entry in its turn, for former keys stand in former entries. */
static gboolean
keep_desk_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Listing *listing = data;
  DubanDeskList *list = listing->list;
  DubanPeerRow *learnt = NULL;
  DubanShareDesk desk;

  if (!duban_share_is_desk (entity->kind))
    return TRUE;
  duban_fold_load (listing->fold, entity->changes, entity->n_changes);
  for (gsize i = 0; i < entity->n_changes; i++)
    if (read_entry (listing, entity->changes[i], &desk))
      learnt = duban_colleagues_learn (list->peers, &desk);
  if (learnt == NULL)
    return TRUE;
  follow_last (listing, entity, learnt);
  list->has_office |= learnt->role == DUBAN_PEER_OFFICE;
  return duban_peers_put (list->session->db, learnt, error);
}

/* What the list said of this desk's own keys. */
static gboolean
keep_own (const DubanDeskList *list, GError **error)
{
  for (guint i = 0; i < list->own_former->len; i++)
    if (!duban_former_key_put (list->session->db, &list->session->desk,
                               &g_array_index (list->own_former, DubanFormerKey, i), error))
      return FALSE;
  return TRUE;
}

gboolean
duban_desk_list_keep (DubanDeskList *list, gint64 first, GError **error)
{
  DubanShareHistory history = duban_sealing_get_history (list->session->db);
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  g_autoptr (GArray) offices = duban_offices_list (list->session->db, error);
  Listing listing = { list, fold };

  if (offices == NULL)
    return FALSE;
  duban_fold_set_offices (fold, (gpointer) offices->data, offices->len);
  return history.each_touched (history.self, first - 1, keep_desk_cb, &listing, error)
         && keep_own (list, error);
}
