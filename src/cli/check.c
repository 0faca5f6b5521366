/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/task-names.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "cli/finding-json.h"
#include "cli/reading.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TITLE_CHARS 60

typedef struct
{
  guint32 leader; /* 0: any */
  DubanRule rule; /* DUBAN_N_RULES: any */
} Filter;

static gboolean
passes (const Filter *filter, const DubanFinding *finding)
{
  return (filter->leader == 0 || finding->leader == filter->leader)
         && (filter->rule == DUBAN_N_RULES || finding->rule == filter->rule);
}

/* The names of the tasks that the listed findings speak of. (transfer full) */
static DubanTaskNames *
load_names (const DubanReading *reading, const Filter *filter, GError **error)
{
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (reading->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (passes (filter, &findings[i]))
      duban_task_names_want (names, &findings[i]);
  return duban_task_names_load (names, reading->session, error) ? g_steal_pointer (&names) : NULL;
}

static gboolean
print_json (const DubanReading *reading, const Filter *filter, const DubanTaskNames *names,
            GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (reading->verdict, &n);

  duban_json_begin_object (json, NULL);
  duban_reading_print_now (reading, json);
  duban_json_begin_array (json, "findings");
  for (gsize i = 0; i < n; i++)
    if (passes (filter, &findings[i]))
      duban_finding_json_print (json, reading->session->terms, names, &findings[i]);
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_finding (const DubanReading *reading, const DubanTaskNames *names,
               const DubanFinding *finding)
{
  const DubanTaskName *task = duban_task_names_get (names, finding->task);
  g_autofree char *sentence = duban_task_names_say (names, reading->session->terms, finding);
  g_autofree char *title = duban_snippet_dup (task != NULL ? task->title : NULL, TITLE_CHARS);

  printf ("[%s] %s", duban_wording_of_severity (finding->severity),
          duban_wording_of_rule (finding->rule));
  if (task != NULL && task->number != NULL)
    printf ("  %s", task->number);
  if (task != NULL)
    printf ("  %s", title);
  /* translators: a finding's sentence, and the measure of the notice that it goes back to */
  printf (_ ("\n    %s (%s)\n"), sentence, duban_wording_of_measure (finding->rule));
}

/* Those that count, or those that were set aside; how many. */
static guint
print_part (const DubanReading *reading, const Filter *filter, const DubanTaskNames *names,
            gboolean waived)
{
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (reading->verdict, &n);
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!passes (filter, &findings[i]) || findings[i].waived != waived)
        continue;
      if (waived && count == 0)
        printf (_ ("\nSet aside:\n"));
      print_finding (reading, names, &findings[i]);
      count++;
    }
  return count;
}

static void
print_text (const DubanReading *reading, const Filter *filter, const DubanTaskNames *names)
{
  guint n_counting = print_part (reading, filter, names, FALSE);
  guint n_waived = print_part (reading, filter, names, TRUE);

  /* translators: %u is how many findings are listed */
  printf (g_dngettext (GETTEXT_PACKAGE, "\n%u finding\n", "\n%u findings\n", n_counting),
          n_counting);
  if (n_waived > 0)
    /* translators: %u is how many findings are listed that were set aside */
    printf (g_dngettext (GETTEXT_PACKAGE, "%u set aside\n", "%u set aside\n", n_waived), n_waived);
}

gboolean
duban_cli_check (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (DubanReading) reading = { 0 };
  g_autoptr (DubanTaskNames) names = NULL;
  g_autofree char *leader = NULL;
  g_autofree char *rule = NULL;
  Filter filter = { 0, DUBAN_N_RULES };
  const GOptionEntry entries[] = {
    { "leader", 0, 0, G_OPTION_ARG_STRING, &leader, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &rule, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error)
      || (rule != NULL && !duban_reading_parse_rule (rule, &filter.rule, error))
      || !duban_reading_open (&reading, cli, error))
    return FALSE;
  if (leader != NULL)
    {
      const DubanLeader *found = duban_reading_find_leader (&reading, leader, error);

      if (found == NULL)
        return FALSE;
      filter.leader = found->n;
    }
  names = load_names (&reading, &filter, error);
  if (names == NULL)
    return FALSE;
  if (cli->json)
    return print_json (&reading, &filter, names, error);
  print_text (&reading, &filter, names);
  return TRUE;
}
