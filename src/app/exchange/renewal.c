/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/renewal.h"

#include "app/exchange/colleagues.h"
#include "exchange/bundle/key-file.h"
#include "exchange/bundle/seal.h"
#include "store/local.h"
#include "store/peer-keys.h"
#include "store/sealing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY_RENEWAL "renewal"

/* The renewal that was made and not given out: of the key that this desk has now, else none.
 * (transfer full) */
static gboolean
find_pending (DubanSession *session, const DubanKey *key, char **text, GError **error)
{
  g_autofree char *kept = NULL;
  g_auto (DubanIntroduction) introduction = { 0 };

  *text = NULL;
  if (!duban_local_get (session->db, KEY_RENEWAL, &kept, error))
    return FALSE;
  if (kept != NULL
      && duban_introduction_read ((const guint8 *) kept, strlen (kept), &introduction, NULL)
      && duban_public_key_equal (&introduction.key, duban_key_get_public (key)))
    *text = g_steal_pointer (&kept);
  return TRUE;
}

/* All that must be known before the old key's secret is given up; this desk's words are sealed anew
 * with the new one. */
static gboolean
note_renewal (DubanSession *session, const DubanKey *old, const char *text, GError **error)
{
  const DubanPublicKey *key = duban_key_get_public (old);
  DubanFormerKey former = { .upto = G_MAXINT64 };
  g_autoptr (DubanPost) post = duban_session_begin (session, error);

  memcpy (former.sign_key, key->sign, sizeof former.sign_key);
  memcpy (former.box_key, key->box, sizeof former.box_key);
  return post != NULL && duban_former_key_put (session->db, &session->desk, &former, error)
         && duban_local_set (session->db, KEY_RENEWAL, text, error)
         && duban_sealing_reopen (session->db, &session->desk, error)
         && duban_session_commit (session, g_steal_pointer (&post), NULL, NULL, error);
}

char *
duban_renewal_make (DubanSession *session, GError **error)
{
  g_autoptr (DubanKey) old = duban_identity_load_key (session, error);
  g_autofree char *path = duban_key_dup_path (duban_db_get_path (session->db));
  DubanChance chance = duban_chance_get_system ();
  g_autoptr (DubanKey) key = NULL;
  g_autofree char *name = g_strdup (duban_identity_get_name (session));
  g_autofree char *text = NULL;
  DubanIntroduction introduction = { .kind = DUBAN_INTRODUCTION_RENEWAL,
                                     .role = duban_identity_get_role (session),
                                     .leader = duban_identity_get_view (session).leader,
                                     .name = name,
                                     .made_at = session->now.milliseconds };

  if (old == NULL || !find_pending (session, old, &text, error))
    return NULL;
  if (text != NULL)
    return g_steal_pointer (&text);
  key = duban_key_new (&session->desk, session->now.milliseconds, &chance);
  text = duban_introduction_write (&introduction, key, old, error);
  if (text == NULL || !note_renewal (session, old, text, error)
      || !duban_key_save (key, path, TRUE, error))
    return NULL;
  return g_steal_pointer (&text);
}

gboolean
duban_renewal_is_given (DubanSession *session, GError **error)
{
  return duban_local_set (session->db, KEY_RENEWAL, NULL, error);
}

/* The number of the last seal here that the key made; 0: none. */
static gboolean
find_last_seal (DubanSession *session, const DubanPublicKey *key, gint64 *last, GError **error)
{
  g_autoptr (GPtrArray) seals = duban_sealing_list (session->db, &key->desk, error);

  *last = 0;
  for (guint i = 0; seals != NULL && i < seals->len && *last == 0; i++)
    {
      const DubanStoredSeal *stored = seals->pdata[i];
      DubanSeal seal = { .desk = stored->desk,
                         .no = stored->no,
                         .hashes = (gconstpointer) stored->hashes->data,
                         .n_changes = stored->hashes->len - 1 };

      memcpy (seal.signature, stored->signature, sizeof seal.signature);
      if (duban_seal_verify (&seal, key))
        *last = stored->no;
    }
  return seals != NULL;
}

/* The key among the former ones of a desk that has that fingerprint. */
static gboolean
find_former (const GArray *former, const DubanId *desk, const char *name, DubanPublicKey *key)
{
  for (guint i = 0; i < former->len; i++)
    {
      const DubanFormerKey *one = &g_array_index (former, DubanFormerKey, i);

      key->desk = *desk;
      memcpy (key->sign, one->sign_key, sizeof key->sign);
      memcpy (key->box, one->box_key, sizeof key->box);
      if (duban_public_key_is_fingerprint (key, name))
        return TRUE;
    }
  return FALSE;
}

/* Whose key that is, by name or fingerprint.  *peer: the colleague, or NULL for this desk.
 * (transfer none) */
static gboolean
find_key (DubanSession *session, const GPtrArray *peers, const char *name,
          const DubanPeerRow **peer, DubanPublicKey *key, GError **error)
{
  g_autoptr (GArray) own = duban_former_keys_list (session->db, &session->desk, error);

  *peer = NULL;
  if (own == NULL)
    return FALSE;
  if (find_former (own, &session->desk, name, key))
    return TRUE;
  for (guint i = 0; i < peers->len; i++)
    {
      *peer = peers->pdata[i];
      *key = duban_colleague_get_key (*peer);
      if (duban_public_key_is_fingerprint (key, name)
          || find_former ((*peer)->former, &(*peer)->desk, name, key))
        return TRUE;
    }
  *peer = duban_colleagues_find (peers, name, error);
  if (*peer != NULL)
    *key = duban_colleague_get_key (*peer);
  return *peer != NULL;
}

static gboolean
check_office (DubanSession *session, const DubanPeerRow *peer, GError **error)
{
  if (peer == NULL || session->terms->desk_is_office)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("Only the office's desk can revoke the key of %s; ask the office."), peer->name);
  return FALSE;
}

char *
duban_revocation_make (DubanSession *session, const char *name, gint64 *last_seal, GError **error)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);
  g_autoptr (DubanKey) own = peers != NULL ? duban_identity_load_key (session, error) : NULL;
  g_auto (DubanEncounter) encounter = { 0 };
  DubanIntroduction *introduction = &encounter.introduction;
  const DubanPeerRow *peer;
  g_autofree char *text = NULL;

  if (own == NULL || !find_key (session, peers, name, &peer, &introduction->key, error)
      || !check_office (session, peer, error)
      || !find_last_seal (session, &introduction->key, last_seal, error))
    return NULL;
  introduction->kind = DUBAN_INTRODUCTION_REVOCATION;
  introduction->role = peer != NULL ? (DubanRole) peer->role : duban_identity_get_role (session);
  introduction->leader = peer != NULL ? peer->leader : duban_identity_get_view (session).leader;
  introduction->name = g_strdup (peer != NULL ? peer->name : duban_identity_get_name (session));
  introduction->made_at = session->now.milliseconds;
  introduction->last_seal = *last_seal;
  text = duban_introduction_write (introduction, own, NULL, error);
  return text != NULL && duban_encounter_accept (&encounter, session, "", error)
             ? g_steal_pointer (&text)
             : NULL;
}
