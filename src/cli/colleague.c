/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who this desk is, and whom it knows. */
#include "app/exchange/colleagues.h"
#include "app/exchange/renewal.h"
#include "app/exchange/wrong-clock.h"
#include "cli/exchange.h"
#include "cli/json.h"
#include "exchange/file-write.h"
#include "store/peer-keys.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

gboolean
duban_cli_exchange_identity (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                             GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_autoptr (DubanKey) key = session != NULL ? duban_identity_load_key (session, error) : NULL;
  g_autoptr (DubanJson) json = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];

  if (key == NULL)
    return FALSE;
  duban_public_key_format_fingerprint (duban_key_get_public (key), fingerprint);
  if (!cli->json)
    {
      /* Translators: a desk's name, and the digits by which it is told on the telephone. */
      printf (_ ("%s, fingerprint %s\n"), duban_identity_get_name (session), fingerprint);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_id (json, "replica", &session->desk);
  duban_json_text (json, "name", duban_identity_get_name (session));
  duban_json_text (json, "fingerprint", fingerprint);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static gboolean
revoke_key (DubanCli *cli, const DubanCliExchange *typed, DubanSession *session, GError **error)
{
  gint64 last_seal;
  g_autofree char *text = duban_revocation_make (session, typed->revoke, &last_seal, error);
  g_autoptr (DubanJson) json = NULL;

  if (text == NULL || !duban_file_write (typed->output, text, strlen (text), error))
    return FALSE;
  if (!cli->json)
    {
      /* Translators: a file, the number of a seal. */
      printf (
          _ ("%s is written; give it to all colleagues. What stands under the key's seals up to "
             "%" PRId64 " stays good.\n"),
          typed->output, last_seal);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "file", typed->output);
  duban_json_number (json, "last_seal", last_seal);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* The file's text, of a new key where that was asked for. (transfer full) */
static char *
make_introduction (const DubanCliExchange *typed, DubanSession *session, GError **error)
{
  return typed->renew ? duban_renewal_make (session, error)
                      : duban_identity_introduce (session, error);
}

gboolean
duban_cli_exchange_introduce (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                              GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_autofree char *text = NULL;
  g_autoptr (DubanKey) key = NULL;
  g_autoptr (DubanJson) json = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];

  if (session == NULL)
    return FALSE;
  if (typed->revoke != NULL)
    return typed->renew ? duban_cli_refuse_usage ("exchange", error)
                        : revoke_key (cli, typed, session, error);
  text = make_introduction (typed, session, error);
  key = text != NULL ? duban_identity_load_key (session, error) : NULL;
  if (key == NULL || !duban_file_write (typed->output, text, strlen (text), error)
      || (typed->renew && !duban_renewal_is_given (session, error)))
    return FALSE;
  duban_public_key_format_fingerprint (duban_key_get_public (key), fingerprint);
  if (!cli->json)
    {
      /* Translators: a file, and the digits that are read out on the telephone. */
      printf (_ ("%s is written; the fingerprint to read out is %s.\n"), typed->output,
              fingerprint);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "file", typed->output);
  duban_json_text (json, "fingerprint", fingerprint);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* What is typed in answer to the fingerprint: the fingerprint itself again, for a yes is given too
 * easily. (transfer full) */
static char *
ask_fingerprint (const DubanEncounter *encounter, GError **error)
{
  char line[256];

  /* Translators: a colleague's name, and the fingerprint in his file. */
  fprintf (stderr, _ ("%s, fingerprint %s\n"), encounter->introduction.name,
           encounter->fingerprint);
  if (!isatty (STDIN_FILENO))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM,
                   _ ("Compare the fingerprint %s with the one that %s reads out, then accept the "
                      "file with --fingerprint and what he said."),
                   encounter->fingerprint, encounter->introduction.name);
      return NULL;
    }
  fprintf (stderr, "%s", _ ("Call your colleague and type the fingerprint that he reads out: "));
  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  return g_strdup (g_strstrip (line));
}

/* What was signed by a key that is known needs no telephone. (transfer full) */
static char *
get_said (const DubanCliExchange *typed, const DubanEncounter *encounter, GError **error)
{
  if (encounter->introduction.kind != DUBAN_INTRODUCTION_MEETING)
    return g_strdup ("");
  return typed->fingerprint != NULL ? g_strdup (typed->fingerprint)
                                    : ask_fingerprint (encounter, error);
}

static void
print_accepted (const DubanIntroduction *introduction)
{
  switch (introduction->kind)
    {
    case DUBAN_INTRODUCTION_RENEWAL:
      /* Translators: a colleague's name. */
      printf (_ ("%s has a new key; what he wrote with the old one stays good.\n"),
              introduction->name);
      break;
    case DUBAN_INTRODUCTION_REVOCATION:
      /* Translators: a colleague's name, the number of a seal. */
      printf (_ ("The key of %s counts up to seal %" PRId64 ", and no further.\n"),
              introduction->name, introduction->last_seal);
      break;
    case DUBAN_INTRODUCTION_MEETING:
    default:
      /* Translators: a colleague's name. */
      printf (_ ("%s is accepted as a colleague.\n"), introduction->name);
    }
}

gboolean
duban_cli_exchange_accept (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                           GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_auto (DubanEncounter) encounter = { 0 };
  g_autofree char *said = NULL;
  g_autoptr (DubanJson) json = NULL;

  if (session == NULL || !duban_encounter_read (&encounter, session, arguments[0], error))
    return FALSE;
  said = get_said (typed, &encounter, error);
  if (said == NULL || !duban_encounter_accept (&encounter, session, said, error))
    return FALSE;
  if (!cli->json)
    {
      print_accepted (&encounter.introduction);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_id (json, "replica", &encounter.introduction.key.desk);
  duban_json_text (json, "name", encounter.introduction.name);
  duban_json_text (json, "fingerprint", encounter.fingerprint);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static const char *
get_role_code (DubanPeerRole role)
{
  switch (role)
    {
    case DUBAN_PEER_OFFICE:
      return "office";
    case DUBAN_PEER_LEADER:
      return "leader";
    case DUBAN_PEER_NOBODY:
    default:
      return "nobody";
    }
}

static gboolean
print_peer (DubanJson *json, DubanSession *session, const DubanPeerRow *peer, GError **error)
{
  gint64 ahead;
  g_autofree char *clock = NULL;
  DubanPublicKey key = duban_colleague_get_key (peer);
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  g_autofree char *seen = peer->seen != 0 ? duban_clock_format (session->clock, peer->seen) : NULL;
  gsize n_held = peer->acknowledged != NULL ? g_bytes_get_size (peer->acknowledged) : 0;

  if (!duban_peer_clock_get (session->db, &peer->desk, &ahead, error))
    return FALSE;
  clock = ahead > 0 ? duban_wrong_clock_to_text (peer->name, ahead) : NULL;
  duban_public_key_format_fingerprint (&key, fingerprint);
  if (json == NULL)
    {
      printf ("%s  %s  %s%s%s%s%s\n", peer->name, fingerprint,
              seen != NULL ? seen : _ ("no file of his was taken in yet"),
              clock != NULL ? "  " : "", clock != NULL ? clock : "",
              peer->revoked_after != G_MAXINT64 ? "  " : "",
              peer->revoked_after != G_MAXINT64 ? C_ ("key", "revoked") : "");
      return TRUE;
    }
  duban_json_begin_object (json, NULL);
  duban_json_id (json, "replica", &peer->desk);
  duban_json_text (json, "name", peer->name);
  duban_json_text (json, "role", get_role_code (peer->role));
  duban_json_boolean (json, "revoked", peer->revoked_after != G_MAXINT64);
  duban_json_text (json, "fingerprint", fingerprint);
  duban_json_number (json, "acknowledged", (gint64) (n_held / DUBAN_ID_SIZE));
  duban_json_text (json, "seen", seen);
  duban_json_number (json, "clock_ahead_minutes", ahead / (60 * 1000));
  duban_json_end_object (json);
  return TRUE;
}

gboolean
duban_cli_exchange_colleagues (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                               GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);
  g_autoptr (GPtrArray) peers = session != NULL ? duban_peers_list (session->db, error) : NULL;
  g_autoptr (DubanJson) json = cli->json ? duban_json_new () : NULL;

  if (peers == NULL)
    return FALSE;
  if (json != NULL)
    duban_json_begin_array (json, NULL);
  for (guint i = 0; i < peers->len; i++)
    if (!print_peer (json, session, peers->pdata[i], error))
      return FALSE;
  if (json == NULL)
    return TRUE;
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}
