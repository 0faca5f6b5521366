/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/colleagues.h"

#include "exchange/bundle/file.h"
#include "store/peer-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_STATIC_ASSERT (DUBAN_PEER_KEY_SIZE == DUBAN_PUBLIC_KEY_SIZE);
G_STATIC_ASSERT ((int) DUBAN_PEER_OFFICE == (int) DUBAN_ROLE_OFFICE);
G_STATIC_ASSERT ((int) DUBAN_PEER_LEADER == (int) DUBAN_ROLE_LEADER);

DubanShareView
duban_colleague_get_view (const DubanPeerRow *peer)
{
  return (DubanShareView){ peer->desk, peer->leader, peer->role == DUBAN_PEER_OFFICE };
}

DubanPublicKey
duban_colleague_get_key (const DubanPeerRow *peer)
{
  DubanPublicKey key = { .desk = peer->desk };

  memcpy (key.sign, peer->sign_key, sizeof key.sign);
  memcpy (key.box, peer->box_key, sizeof key.box);
  return key;
}

gboolean
duban_colleague_is_called (const DubanPeerRow *peer, const char *name)
{
  DubanPublicKey key = duban_colleague_get_key (peer);
  char desk[DUBAN_ID_TEXT_SIZE];

  return g_str_equal (peer->name, name) || duban_public_key_is_fingerprint (&key, name)
         || g_ascii_strcasecmp (duban_id_format (&peer->desk, desk), name) == 0;
}

DubanPeerRow *
duban_colleagues_find (const GPtrArray *peers, const char *name, GError **error)
{
  DubanPeerRow *found = NULL;

  for (guint i = 0; i < peers->len; i++)
    {
      DubanPeerRow *peer = peers->pdata[i];

      if (!duban_colleague_is_called (peer, name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                       _ ("Several desks are called “%s”; name one by its fingerprint."), name);
          return NULL;
        }
      found = peer;
    }
  if (found == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("No colleague is called “%s”; accept an introduction first, or see “dubanctl "
                    "exchange colleagues”."),
                 name);
  return found;
}

DubanPeerRow *
duban_colleagues_get (const GPtrArray *peers, const DubanId *desk)
{
  for (guint i = 0; i < peers->len; i++)
    {
      DubanPeerRow *peer = peers->pdata[i];

      if (duban_id_equal (&peer->desk, desk))
        return peer;
    }
  return NULL;
}

static void
add_former (DubanPeer *peer, const DubanId *desk, const GArray *former)
{
  for (guint i = 0; former != NULL && i < former->len && peer->n_keys < DUBAN_PEER_KEYS_MAX; i++)
    {
      const DubanFormerKey *one = &g_array_index (former, DubanFormerKey, i);
      DubanPeerKey *key = &peer->keys[peer->n_keys++];

      *key = (DubanPeerKey){ .key = { .desk = *desk }, .revoked_after = one->upto };
      memcpy (key->key.sign, one->sign_key, sizeof key->key.sign);
      memcpy (key->key.box, one->box_key, sizeof key->key.box);
    }
}

gboolean
duban_colleagues_answer (const DubanId *desk, DubanPeer *peer, gpointer data)
{
  const DubanColleagues *colleagues = data;
  const DubanPeerRow *row = duban_colleagues_get (colleagues->peers, desk);

  *peer = (DubanPeer){ .n_keys = 1 };
  if (duban_id_equal (desk, &colleagues->own.desk))
    {
      peer->keys[0] = (DubanPeerKey){ colleagues->own, G_MAXINT64 };
      add_former (peer, desk, colleagues->own_former);
      return TRUE;
    }
  if (row == NULL)
    return FALSE;
  peer->name = row->name;
  peer->keys[0] = (DubanPeerKey){ duban_colleague_get_key (row), row->revoked_after };
  add_former (peer, desk, row->former);
  return TRUE;
}

static gboolean
is_former (const DubanFormerKey *former, const DubanPublicKey *key)
{
  return memcmp (former->sign_key, key->sign, sizeof former->sign_key) == 0
         && memcmp (former->box_key, key->box, sizeof former->box_key) == 0;
}

/* NULL where it never was the desk's. (transfer none) */
static DubanFormerKey *
find_former (const DubanPeerRow *peer, const DubanPublicKey *key)
{
  for (guint i = 0; i < peer->former->len; i++)
    if (is_former (&g_array_index (peer->former, DubanFormerKey, i), key))
      return &g_array_index (peer->former, DubanFormerKey, i);
  return NULL;
}

static gboolean
is_present (const DubanPeerRow *peer, const DubanPublicKey *key)
{
  DubanPublicKey present = duban_colleague_get_key (peer);

  return duban_public_key_equal (&present, key);
}

static gint64
get_last_seal (const DubanPeerRow *peer, const DubanPublicKey *key)
{
  const DubanFormerKey *former = find_former (peer, key);

  if (is_present (peer, key))
    return peer->revoked_after;
  return former != NULL ? former->upto : G_MAXINT64;
}

static void
add_former_key (DubanPeerRow *peer, const DubanPublicKey *key, gint64 upto)
{
  DubanFormerKey former = { .upto = upto };

  memcpy (former.sign_key, key->sign, sizeof former.sign_key);
  memcpy (former.box_key, key->box, sizeof former.box_key);
  g_array_append_val (peer->former, former);
}

void
duban_colleague_renew (DubanPeerRow *peer, const DubanPublicKey *key)
{
  DubanPublicKey present = duban_colleague_get_key (peer);

  if (peer->name != NULL && duban_public_key_equal (&present, key))
    return;
  if (peer->name != NULL && find_former (peer, &present) == NULL)
    add_former_key (peer, &present, peer->revoked_after);
  memcpy (peer->sign_key, key->sign, sizeof peer->sign_key);
  memcpy (peer->box_key, key->box, sizeof peer->box_key);
  peer->revoked_after = G_MAXINT64;
}

void
duban_colleague_revoke (DubanPeerRow *peer, const DubanPublicKey *key, gint64 last_seal)
{
  DubanFormerKey *former = find_former (peer, key);

  if (is_present (peer, key))
    peer->revoked_after = MIN (peer->revoked_after, last_seal);
  else if (former != NULL)
    former->upto = MIN (former->upto, last_seal);
  else
    add_former_key (peer, key, last_seal);
}

void
duban_encounter_clear (DubanEncounter *encounter)
{
  duban_introduction_clear (&encounter->introduction);
}

static gboolean
check_other (const DubanEncounter *encounter, DubanSession *session, GError **error)
{
  const DubanIntroduction *introduction = &encounter->introduction;

  if (introduction->kind == DUBAN_INTRODUCTION_REVOCATION
      || !duban_id_equal (&introduction->key.desk, &session->desk))
    return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("This is this desk's own introduction; give it to a colleague and take "
                          "his."));
  return FALSE;
}

gboolean
duban_encounter_read (DubanEncounter *encounter, DubanSession *session, const char *path,
                      GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) file = duban_exchange_read_file (path, error);
  g_autoptr (GPtrArray) peers = NULL;
  const DubanPeerRow *known;
  DubanPublicKey key;
  gconstpointer data;
  gsize size;

  *encounter = (DubanEncounter){ 0 };
  if (file == NULL)
    return FALSE;
  data = g_bytes_get_data (file, &size);
  if (!duban_introduction_read (data, size, &encounter->introduction, error))
    {
      g_prefix_error (error, _ ("“%s”: "), name);
      return FALSE;
    }
  peers = duban_peers_list (session->db, error);
  if (peers == NULL || !check_other (encounter, session, error))
    return FALSE;
  duban_public_key_format_fingerprint (&encounter->introduction.key, encounter->fingerprint);
  known = duban_colleagues_get (peers, &encounter->introduction.key.desk);
  if (known != NULL)
    {
      key = duban_colleague_get_key (known);
      encounter->is_known = duban_public_key_equal (&key, &encounter->introduction.key);
      encounter->is_renewed = !encounter->is_known;
      if (encounter->introduction.kind != DUBAN_INTRODUCTION_MEETING)
        {
          g_free (encounter->introduction.name);
          encounter->introduction.name = g_strdup (known->name);
        }
    }
  return TRUE;
}

/* What was known of a desk stays; where it becomes another one's, it is sent everything anew. */
static void
fill_row (DubanPeerRow *row, const DubanIntroduction *introduction)
{
  DubanPeerRole role = (DubanPeerRole) introduction->role;

  if (row->role != role || !duban_id_equal (&row->leader, &introduction->leader))
    g_clear_pointer (&row->acknowledged, g_bytes_unref);
  row->desk = introduction->key.desk;
  row->role = role;
  row->leader = introduction->leader;
  duban_colleague_renew (row, &introduction->key);
  g_free (row->name);
  row->name = g_strdup (introduction->name);
}

gboolean
duban_colleague_enter_in_list (DubanAct *act, const DubanPeerRow *row,
                               const DubanPublicKey *revoked, GError **error)
{
  DubanPublicKey key = revoked != NULL ? *revoked : duban_colleague_get_key (row);
  guint8 keys[DUBAN_SHARE_KEYS_SIZE];
  DubanShareDesk desk = { .desk = row->desk,
                          .name = { (const guint8 *) row->name, strlen (row->name) },
                          .role = row->role,
                          .leader = row->leader,
                          .keys = keys,
                          .last_seal = get_last_seal (row, &key) };
  g_autoptr (DubanEntity) entity = NULL;
  gsize n_tips = 0;
  const DubanHash *tips;

  if (!act->session->terms->desk_is_office)
    return TRUE;
  memcpy (keys, key.sign, DUBAN_PEER_KEY_SIZE);
  memcpy (keys + DUBAN_PEER_KEY_SIZE, key.box, DUBAN_PEER_KEY_SIZE);
  entity = duban_entity_find (act->session->db, (DubanEntityKind) DUBAN_SHARE_KIND_DESK, &row->desk,
                              error);
  if (entity == NULL)
    return FALSE;
  duban_share_begin_desk (act->builder, &row->desk);
  tips = entity->fold != NULL ? duban_fold_get_tips (entity->fold, &n_tips) : NULL;
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (act->builder, &tips[i]);
  duban_share_write_desk (act->builder, &desk);
  return duban_act_close (act, error);
}

static gboolean
check_said (const DubanEncounter *encounter, const char *typed, GError **error)
{
  const DubanIntroduction *introduction = &encounter->introduction;

  if (duban_public_key_is_fingerprint (&introduction->key, typed))
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("The file's fingerprint is %s, which is not what was said; do not accept it, and "
                  "ask %s for a new introduction."),
               encounter->fingerprint, introduction->name);
  return FALSE;
}

static gboolean
refuse_signer (const DubanIntroduction *introduction, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("Who signed this file may not say that of %s's key, as far as is known here; ask "
                  "%s for a new introduction and compare its fingerprint."),
               introduction->name, introduction->name);
  return FALSE;
}

/* Role, leader and name stay as they were accepted: a key speaks for keys alone. */
static gboolean
take_renewal (DubanAct *act, const DubanIntroduction *introduction, DubanPeerRow *row,
              GError **error)
{
  if (row == NULL || row->revoked_after != G_MAXINT64 || !is_present (row, &introduction->signer))
    return refuse_signer (introduction, error);
  duban_colleague_renew (row, &introduction->key);
  return duban_peers_put (act->session->db, row, error)
         && duban_colleague_enter_in_list (act, row, NULL, error);
}

/* The desk itself with its present key, or a desk of the office. */
static gboolean
may_revoke (DubanSession *session, const GPtrArray *peers, const DubanIntroduction *introduction,
            GError **error)
{
  const DubanPublicKey *signer = &introduction->signer;
  const DubanPeerRow *peer = duban_colleagues_get (peers, &signer->desk);
  gboolean is_own = duban_id_equal (&signer->desk, &introduction->key.desk);

  if (duban_id_equal (&signer->desk, &session->desk))
    {
      g_autoptr (DubanKey) key = duban_identity_load_key (session, error);

      if (key == NULL)
        return FALSE;
      if (duban_public_key_equal (duban_key_get_public (key), signer)
          && (is_own || session->terms->desk_is_office))
        return TRUE;
    }
  else if (peer != NULL && is_present (peer, signer) && peer->revoked_after == G_MAXINT64
           && (is_own || peer->role == DUBAN_PEER_OFFICE))
    return TRUE;
  return refuse_signer (introduction, error);
}

/* This desk's own former key. */
static gboolean
take_own_revocation (DubanSession *session, const DubanIntroduction *introduction, GError **error)
{
  g_autoptr (DubanKey) key = duban_identity_load_key (session, error);
  DubanFormerKey former = { .upto = introduction->last_seal };

  if (key == NULL)
    return FALSE;
  if (duban_public_key_equal (duban_key_get_public (key), &introduction->key))
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           _ ("This file revokes this very desk's key: nobody takes in its files "
                              "any more; ask the office, and meet your colleagues anew."));
      return FALSE;
    }
  memcpy (former.sign_key, introduction->key.sign, sizeof former.sign_key);
  memcpy (former.box_key, introduction->key.box, sizeof former.box_key);
  return duban_former_key_put (session->db, &session->desk, &former, error);
}

static gboolean
take_revocation (DubanAct *act, const GPtrArray *peers, const DubanIntroduction *introduction,
                 DubanPeerRow *row, GError **error)
{
  if (!may_revoke (act->session, peers, introduction, error))
    return FALSE;
  if (duban_id_equal (&introduction->key.desk, &act->session->desk))
    return take_own_revocation (act->session, introduction, error);
  if (row == NULL)
    return refuse_signer (introduction, error);
  duban_colleague_revoke (row, &introduction->key, introduction->last_seal);
  return duban_peers_put (act->session->db, row, error)
         && duban_colleague_enter_in_list (act, row, &introduction->key, error)
         && (is_present (row, &introduction->key)
             || duban_colleague_enter_in_list (act, row, NULL, error));
}

static gboolean
take_meeting (DubanAct *act, const DubanIntroduction *introduction, DubanPeerRow *row,
              GError **error)
{
  fill_row (row, introduction);
  row->met = act->session->now.milliseconds;
  return duban_peers_put (act->session->db, row, error)
         && duban_colleague_enter_in_list (act, row, NULL, error);
}

static gboolean
take (DubanAct *act, const GPtrArray *peers, const DubanIntroduction *introduction,
      DubanPeerRow **row, GError **error)
{
  *row = duban_colleagues_get (peers, &introduction->key.desk);
  switch (introduction->kind)
    {
    case DUBAN_INTRODUCTION_RENEWAL:
      return take_renewal (act, introduction, *row, error);
    case DUBAN_INTRODUCTION_REVOCATION:
      return take_revocation (act, peers, introduction, *row, error);
    case DUBAN_INTRODUCTION_MEETING:
    default:
      if (*row == NULL)
        {
          *row = duban_peer_row_new ();
          g_ptr_array_add ((GPtrArray *) peers, *row);
        }
      return take_meeting (act, introduction, *row, error);
    }
}

gboolean
duban_encounter_accept (DubanEncounter *encounter, DubanSession *session, const char *typed,
                        GError **error)
{
  const DubanIntroduction *introduction = &encounter->introduction;
  g_autoptr (GPtrArray) peers = NULL;
  g_autoptr (DubanAct) act = NULL;
  DubanPeerRow *row;

  if (introduction->kind == DUBAN_INTRODUCTION_MEETING && !check_said (encounter, typed, error))
    return FALSE;
  if (introduction->kind == DUBAN_INTRODUCTION_RENEWAL && encounter->is_known)
    return TRUE;
  act = duban_act_begin (session, error);
  peers = act != NULL ? duban_peers_list (session->db, error) : NULL;
  if (peers == NULL || !take (act, peers, introduction, &row, error))
    return FALSE;
  if (introduction->kind == DUBAN_INTRODUCTION_MEETING && row->role == DUBAN_PEER_OFFICE)
    duban_post_derive_anew (act->post);
  return duban_act_commit (act, NULL, error);
}

static DubanPublicKey
get_listed_key (const DubanShareDesk *desk)
{
  DubanPublicKey key = { .desk = desk->desk };

  memcpy (key.sign, desk->keys, DUBAN_PEER_KEY_SIZE);
  memcpy (key.box, desk->keys + DUBAN_PEER_KEY_SIZE, DUBAN_PEER_KEY_SIZE);
  return key;
}

DubanFormerKey
duban_colleague_get_former (const DubanShareDesk *desk)
{
  DubanFormerKey former = { .upto = desk->last_seal };

  memcpy (former.sign_key, desk->keys, DUBAN_PEER_KEY_SIZE);
  memcpy (former.box_key, desk->keys + DUBAN_PEER_KEY_SIZE, DUBAN_PEER_KEY_SIZE);
  return former;
}

void
duban_colleague_follow (DubanPeerRow *row, const DubanShareDesk *before,
                        const DubanShareDesk *after)
{
  DubanPublicKey old = get_listed_key (before);
  DubanPublicKey key = get_listed_key (after);

  if (after->last_seal == G_MAXINT64 && is_present (row, &old))
    duban_colleague_renew (row, &key);
}

static void
follow_list (DubanPeerRow *row, const DubanShareDesk *desk)
{
  DubanPeerRole role = (DubanPeerRole) desk->role;

  if (row->role != role || !duban_id_equal (&row->leader, &desk->leader))
    g_clear_pointer (&row->acknowledged, g_bytes_unref);
  row->desk = desk->desk;
  row->role = role;
  row->leader = desk->leader;
  g_free (row->name);
  row->name = duban_span_dup_text (desk->name);
}

DubanPeerRow *
duban_colleagues_learn (GPtrArray *peers, const DubanShareDesk *desk)
{
  DubanPeerRow *row = duban_colleagues_get (peers, &desk->desk);
  DubanPublicKey key = get_listed_key (desk);

  if (row == NULL)
    {
      row = duban_peer_row_new ();
      duban_colleague_renew (row, &key);
      g_ptr_array_add (peers, row);
    }
  else if (!is_present (row, &key) && find_former (row, &key) == NULL)
    add_former_key (row, &key, G_MAXINT64);
  if (row->met == 0)
    follow_list (row, desk);
  if (desk->last_seal != G_MAXINT64)
    duban_colleague_revoke (row, &key, desk->last_seal);
  return row;
}
