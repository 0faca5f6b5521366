/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/finding-json.h"

void
duban_finding_json_print_task (DubanJson *json, const DubanTaskName *task)
{
  if (task == NULL)
    {
      duban_json_null (json, "task");
      return;
    }
  duban_json_begin_object (json, "task");
  duban_json_id (json, "id", &task->id);
  duban_json_text (json, "number", task->number);
  duban_json_text (json, "title", task->title);
  duban_json_end_object (json);
}

void
duban_finding_json_print (DubanJson *json, const DubanTerms *terms, const DubanTaskNames *names,
                          const DubanFinding *finding)
{
  const DubanDirectory *directory = terms->directory;
  g_autofree char *message = duban_task_names_say (names, terms, finding);

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "rule", duban_rule_get_code (finding->rule));
  duban_json_text (json, "severity", duban_severity_get_code (finding->severity));
  duban_finding_json_print_task (json, duban_task_names_get (names, finding->task));
  duban_json_text (json, "leader", duban_directory_get_name (directory, finding->leader));
  duban_json_text (json, "unit", duban_directory_get_name (directory, finding->unit));
  duban_json_day (json, "since", finding->since);
  if (finding->days == DUBAN_NO_DAYS)
    duban_json_null (json, "days");
  else
    duban_json_number (json, "days", finding->days);
  duban_json_text (json, "message", message);
  duban_json_boolean (json, "waived", finding->waived);
  duban_json_end_object (json);
}
