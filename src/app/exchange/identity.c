/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/identity.h"

#include "exchange/bundle/key-file.h"
#include "store/peer-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static DubanKey *
make_key (DubanSession *session, const char *path, GError **error)
{
  DubanChance chance = duban_chance_get_system ();
  g_autoptr (DubanKey) key = duban_key_new (&session->desk, session->now.milliseconds, &chance);

  if (duban_key_save (key, path, FALSE, error))
    return g_steal_pointer (&key);
  /* Another process was first. */
  if (!g_error_matches (*error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_EXISTS))
    return NULL;
  g_clear_error (error);
  return duban_key_load (path, error);
}

static DubanKey *
load_or_make (DubanSession *session, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  DubanKey *key = duban_key_load (path, &cause);

  if (key == NULL && g_error_matches (cause, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_MISSING))
    {
      g_clear_error (&cause);
      key = make_key (session, path, &cause);
    }
  if (key == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return key;
}

DubanKey *
duban_identity_load_key (DubanSession *session, GError **error)
{
  g_autofree char *path = duban_key_dup_path (duban_db_get_path (session->db));
  g_autoptr (DubanKey) key = load_or_make (session, path, error);

  if (key == NULL || duban_id_equal (&duban_key_get_public (key)->desk, &session->desk))
    return g_steal_pointer (&key);
  g_set_error (
      error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
      _ ("“%s” is the key of another desk's database; put it back beside that one, or move "
         "it away, and this desk gets a key of its own."),
      path);
  return NULL;
}

static gboolean
is_noted (const GArray *noted, const DubanPublicKey *key)
{
  for (guint i = 0; i < noted->len; i++)
    {
      const DubanFormerKey *one = &g_array_index (noted, DubanFormerKey, i);

      if (memcmp (one->sign_key, key->sign, sizeof key->sign) == 0
          && memcmp (one->box_key, key->box, sizeof key->box) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
duban_identity_note_key (DubanSession *session, const DubanKey *key, GError **error)
{
  const DubanPublicKey *public_key = duban_key_get_public (key);
  g_autoptr (GArray) noted = NULL;
  DubanFormerKey row = { .upto = G_MAXINT64 };

  if (duban_db_is_read_only (session->db))
    return TRUE;
  noted = duban_former_keys_list (session->db, &session->desk, error);
  if (noted == NULL || is_noted (noted, public_key))
    return noted != NULL;
  memcpy (row.sign_key, public_key->sign, sizeof row.sign_key);
  memcpy (row.box_key, public_key->box, sizeof row.box_key);
  return duban_former_key_put (session->db, &session->desk, &row, error);
}

const char *
duban_identity_get_name (DubanSession *session)
{
  return *session->author != '\0' ? session->author : _ ("a desk without a name");
}

DubanRole
duban_identity_get_role (DubanSession *session)
{
  if (session->terms->desk_is_office)
    return DUBAN_ROLE_OFFICE;
  return duban_id_is_nil (&session->terms->desk_leader_id) ? DUBAN_ROLE_NOBODY : DUBAN_ROLE_LEADER;
}

DubanShareView
duban_identity_get_view (DubanSession *session)
{
  DubanShareView view = { .desk = session->desk, .is_office = session->terms->desk_is_office };

  if (!view.is_office)
    view.leader = session->terms->desk_leader_id;
  return view;
}

char *
duban_identity_introduce (DubanSession *session, GError **error)
{
  g_autoptr (DubanKey) key = duban_identity_load_key (session, error);
  g_autofree char *name = g_strdup (duban_identity_get_name (session));
  DubanIntroduction introduction = { .kind = DUBAN_INTRODUCTION_MEETING,
                                     .role = duban_identity_get_role (session),
                                     .name = name,
                                     .made_at = session->now.milliseconds };

  introduction.leader = duban_identity_get_view (session).leader;
  return key != NULL && duban_identity_note_key (session, key, error)
             ? duban_introduction_write (&introduction, key, NULL, error)
             : NULL;
}
