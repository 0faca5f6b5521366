/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who this desk is, and whom it knows. */
#include "app/exchange/colleagues.h"
#include "cli/exchange.h"
#include "cli/json.h"
#include "exchange/file-write.h"

#include <glib/gi18n-lib.h>
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

gboolean
duban_cli_exchange_introduce (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                              GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_autofree char *text = session != NULL ? duban_identity_introduce (session, error) : NULL;
  g_autoptr (DubanKey) key = text != NULL ? duban_identity_load_key (session, error) : NULL;
  g_autoptr (DubanJson) json = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];

  if (key == NULL || !duban_file_write (typed->output, text, strlen (text), error))
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
  said = typed->fingerprint != NULL ? g_strdup (typed->fingerprint)
                                    : ask_fingerprint (&encounter, error);
  if (said == NULL || !duban_encounter_accept (&encounter, session, said, error))
    return FALSE;
  if (!cli->json)
    {
      /* Translators: a colleague's name. */
      printf (_ ("%s is accepted as a colleague.\n"), encounter.introduction.name);
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

static void
print_peer (DubanJson *json, DubanSession *session, const DubanPeerRow *peer)
{
  DubanPublicKey key = duban_colleague_get_key (peer);
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  g_autofree char *seen = peer->seen != 0 ? duban_clock_format (session->clock, peer->seen) : NULL;
  gsize n_held = peer->acknowledged != NULL ? g_bytes_get_size (peer->acknowledged) : 0;

  duban_public_key_format_fingerprint (&key, fingerprint);
  if (json == NULL)
    {
      printf ("%s  %s  %s\n", peer->name, fingerprint,
              seen != NULL ? seen : _ ("no file of his was taken in yet"));
      return;
    }
  duban_json_begin_object (json, NULL);
  duban_json_id (json, "replica", &peer->desk);
  duban_json_text (json, "name", peer->name);
  duban_json_text (json, "role", get_role_code (peer->role));
  duban_json_text (json, "fingerprint", fingerprint);
  duban_json_number (json, "acknowledged", (gint64) (n_held / DUBAN_ID_SIZE));
  duban_json_text (json, "seen", seen);
  duban_json_end_object (json);
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
    print_peer (json, session, peers->pdata[i]);
  if (json == NULL)
    return TRUE;
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}
