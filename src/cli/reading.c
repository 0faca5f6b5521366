/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/reading.h"

#include "app/input.h"
#include "app/judgement.h"

#include <glib/gi18n-lib.h>

gboolean
duban_reading_open_facts (DubanReading *reading, DubanCli *cli, GError **error)
{
  g_autoptr (GError) cause = NULL;

  /* Reading writes one thing, the cached verdict, and does without where it cannot. */
  reading->session = duban_cli_open (cli, FALSE, &cause);
  if (reading->session == NULL
      && g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY))
    reading->session = duban_cli_open (cli, TRUE, error);
  else if (reading->session == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return reading->session != NULL;
}

gboolean
duban_reading_open (DubanReading *reading, DubanCli *cli, GError **error)
{
  if (!duban_reading_open_facts (reading, cli, error))
    return FALSE;
  reading->verdict = duban_judgement_get (reading->session, NULL, error);
  return reading->verdict != NULL;
}

void
duban_reading_clear (DubanReading *reading)
{
  g_clear_pointer (&reading->verdict, duban_verdict_unref);
  g_clear_pointer (&reading->session, duban_session_free);
}

void
duban_reading_print_now (const DubanReading *reading, DubanJson *json)
{
  DubanSession *session = reading->session;
  g_autofree char *now = duban_clock_format (session->clock, session->now.milliseconds);

  duban_json_text (json, "now", now);
}

const DubanLeader *
duban_reading_find_leader (const DubanReading *reading, const char *name, GError **error)
{
  const DubanDirectory *directory = reading->session->terms->directory;
  const DubanLeader *leader;

  if (!duban_input_check_text ("leader", name, error))
    return NULL;
  leader = duban_directory_find_leader (directory, name);
  if (leader == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("There is no leader “%s”; “dubanctl leaders” lists them."), name);
  return leader;
}

const DubanUnit *
duban_reading_find_unit (const DubanReading *reading, const char *name, GError **error)
{
  const DubanDirectory *directory = reading->session->terms->directory;
  const DubanUnit *unit;

  if (!duban_input_check_text ("unit", name, error))
    return NULL;
  unit = duban_directory_find_unit (directory, name);
  if (unit == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("There is no unit “%s”; “dubanctl units” lists them."), name);
  return unit;
}

gboolean
duban_reading_parse_rule (const char *code, DubanRule *rule, GError **error)
{
  *rule = duban_rule_parse (code);
  if (*rule != DUBAN_N_RULES)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("There is no rule “%s”; “dubanctl help check” lists them."), code);
  return FALSE;
}
