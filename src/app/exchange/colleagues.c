/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/colleagues.h"

#include "app/edit/act.h"
#include "exchange/bundle/file.h"
#include "store/care.h"

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

DubanPeerRow *
duban_colleagues_find (const GPtrArray *peers, const char *name, GError **error)
{
  DubanPeerRow *found = NULL;

  for (guint i = 0; i < peers->len; i++)
    {
      DubanPeerRow *peer = peers->pdata[i];

      if (!g_str_equal (peer->name, name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                       _ ("Several desks are called “%s”; let one of them take another name."),
                       name);
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

gboolean
duban_colleagues_answer (const DubanId *desk, DubanPeer *peer, gpointer data)
{
  const DubanColleagues *colleagues = data;
  const DubanPeerRow *row = duban_colleagues_get (colleagues->peers, desk);

  *peer = (DubanPeer){ .n_keys = 1 };
  if (duban_id_equal (desk, &colleagues->own.desk))
    {
      peer->keys[0] = (DubanPeerKey){ colleagues->own, G_MAXINT64 };
      return TRUE;
    }
  if (row == NULL)
    return FALSE;
  peer->name = row->name;
  peer->keys[0] = (DubanPeerKey){ duban_colleague_get_key (row), row->revoked_after };
  return TRUE;
}

void
duban_encounter_clear (DubanEncounter *encounter)
{
  duban_introduction_clear (&encounter->introduction);
}

static gboolean
check_kind (const DubanEncounter *encounter, DubanSession *session, GError **error)
{
  const DubanIntroduction *introduction = &encounter->introduction;

  if (introduction->kind != DUBAN_INTRODUCTION_MEETING)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           _ ("This file renews or revokes a key, which this version does not take "
                              "in yet; ask for a new introduction."));
      return FALSE;
    }
  if (!duban_id_equal (&introduction->key.desk, &session->desk))
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
  if (peers == NULL || !check_kind (encounter, session, error))
    return FALSE;
  duban_public_key_format_fingerprint (&encounter->introduction.key, encounter->fingerprint);
  known = duban_colleagues_get (peers, &encounter->introduction.key.desk);
  if (known != NULL)
    {
      key = duban_colleague_get_key (known);
      encounter->is_known = duban_public_key_equal (&key, &encounter->introduction.key);
      encounter->is_renewed = !encounter->is_known;
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
  memcpy (row->sign_key, introduction->key.sign, sizeof row->sign_key);
  memcpy (row->box_key, introduction->key.box, sizeof row->box_key);
  row->revoked_after = G_MAXINT64;
  g_free (row->name);
  row->name = g_strdup (introduction->name);
}

/* The office's list of desks has it from then on, for everybody. */
static gboolean
enter_in_list (DubanAct *act, const DubanPeerRow *row, GError **error)
{
  guint8 keys[DUBAN_SHARE_KEYS_SIZE];
  DubanShareDesk desk = { .desk = row->desk,
                          .name = { (const guint8 *) row->name, strlen (row->name) },
                          .role = row->role,
                          .leader = row->leader,
                          .keys = keys };
  g_autoptr (DubanEntity) entity = NULL;
  gsize n_tips = 0;
  const DubanHash *tips;

  if (!act->session->terms->desk_is_office)
    return TRUE;
  memcpy (keys, row->sign_key, DUBAN_PEER_KEY_SIZE);
  memcpy (keys + DUBAN_PEER_KEY_SIZE, row->box_key, DUBAN_PEER_KEY_SIZE);
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

gboolean
duban_encounter_accept (DubanEncounter *encounter, DubanSession *session, const char *typed,
                        GError **error)
{
  const DubanIntroduction *introduction = &encounter->introduction;
  g_autoptr (GPtrArray) peers = NULL;
  g_autoptr (DubanAct) act = NULL;
  DubanPeerRow *row;

  if (!check_said (encounter, typed, error))
    return FALSE;
  act = duban_act_begin (session, error);
  peers = act != NULL ? duban_peers_list (session->db, error) : NULL;
  if (peers == NULL)
    return FALSE;
  row = duban_colleagues_get (peers, &introduction->key.desk);
  if (row == NULL)
    {
      row = g_new0 (DubanPeerRow, 1);
      g_ptr_array_add (peers, row);
    }
  fill_row (row, introduction);
  row->met = session->now.milliseconds;
  if (!duban_peers_put (session->db, row, error) || !enter_in_list (act, row, error)
      || !duban_act_commit (act, NULL, error))
    return FALSE;
  /* Whose word goes before others' is told anew. */
  return row->role != DUBAN_PEER_OFFICE
         || (duban_care_rebuild (session->db, NULL, error)
             && duban_session_refresh (session, error));
}

gboolean
duban_colleagues_learn (GPtrArray *peers, const DubanShareDesk *desk, DubanPeerRow **learnt)
{
  DubanPeerRow *row = duban_colleagues_get (peers, &desk->desk);
  DubanPeerRole role = (DubanPeerRole) desk->role;

  *learnt = NULL;
  /* Whom a person has met himself, he believes before a list. */
  if (row != NULL && row->met != 0)
    return FALSE;
  if (row == NULL)
    {
      row = g_new0 (DubanPeerRow, 1);
      row->revoked_after = G_MAXINT64;
      g_ptr_array_add (peers, row);
    }
  if (row->role != role || !duban_id_equal (&row->leader, &desk->leader))
    g_clear_pointer (&row->acknowledged, g_bytes_unref);
  row->desk = desk->desk;
  row->role = role;
  row->leader = desk->leader;
  memcpy (row->sign_key, desk->keys, DUBAN_PEER_KEY_SIZE);
  memcpy (row->box_key, desk->keys + DUBAN_PEER_KEY_SIZE, DUBAN_PEER_KEY_SIZE);
  g_free (row->name);
  row->name = duban_span_dup_text (desk->name);
  *learnt = row;
  return TRUE;
}
