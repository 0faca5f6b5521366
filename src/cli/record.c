/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"
#include "cli/command.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* The options as GOption leaves them: the texts of the draft, owned. */
typedef struct
{
  char *on, *by, *text, *to, *ledger, *position, *period, *cause, *suggestion, *record, *lead;
  char *unit, *due, *reason, *outcome, *title, *milestone, *done, *level;
  char **attachments;
  gboolean granted, refused;
} Options;

static void
options_clear (Options *options)
{
  char **texts[] = { &options->on,         &options->by,       &options->text,    &options->to,
                     &options->ledger,     &options->position, &options->period,  &options->cause,
                     &options->suggestion, &options->record,   &options->lead,    &options->unit,
                     &options->due,        &options->reason,   &options->outcome, &options->title,
                     &options->milestone,  &options->done,     &options->level };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&options->attachments, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (DubanCli *cli, int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options->text, NULL, NULL },
    { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->attachments, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, NULL, NULL },
    { "ledger", 0, 0, G_OPTION_ARG_STRING, &options->ledger, NULL, NULL },
    { "position", 0, 0, G_OPTION_ARG_STRING, &options->position, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options->period, NULL, NULL },
    { "cause", 0, 0, G_OPTION_ARG_STRING, &options->cause, NULL, NULL },
    { "suggestion", 0, 0, G_OPTION_ARG_STRING, &options->suggestion, NULL, NULL },
    { "record", 0, 0, G_OPTION_ARG_STRING, &options->record, NULL, NULL },
    { "lead", 0, 0, G_OPTION_ARG_STRING, &options->lead, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options->unit, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options->due, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason, NULL, NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options->outcome, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, NULL, NULL },
    { "milestone", 0, 0, G_OPTION_ARG_STRING, &options->milestone, NULL, NULL },
    { "done", 0, 0, G_OPTION_ARG_STRING, &options->done, NULL, NULL },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options->level, NULL, NULL },
    { "granted", 0, 0, G_OPTION_ARG_NONE, &options->granted, NULL, NULL },
    { "refused", 0, 0, G_OPTION_ARG_NONE, &options->refused, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return duban_cli_parse (cli, argc, argv, entries, 2, 2, error);
}

static DubanRecordDraft
make_draft (const char *kind, const Options *options)
{
  DubanRecordDraft draft = {
    .kind = kind,
    .on = options->on,
    .by = options->by,
    .text = options->text,
    .to = options->to,
    .ledger = options->ledger,
    .position = options->position,
    .period = options->period,
    .cause = options->cause,
    .suggestion = options->suggestion,
    .record = options->record,
    .lead = options->lead,
    .unit = options->unit,
    .due = options->due,
    .reason = options->reason,
    .outcome = options->outcome,
    .title = options->title,
    .milestone = options->milestone,
    .done = options->done,
    .level = options->level,
    .attachments = (const char *const *) options->attachments,
    .granted = options->granted,
    .refused = options->refused,
  };

  return draft;
}

static gboolean
print_id (DubanCli *cli, const DubanId *id, GError **error)
{
  g_autoptr (DubanJson) json = NULL;
  char text[DUBAN_ID_TEXT_SIZE];

  duban_id_format (id, text);
  if (!cli->json)
    {
      puts (text);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "id", text);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_record (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (DubanSession) session = NULL;
  DubanRecordDraft draft;
  guint32 task;
  DubanId id;

  if (!parse_options (cli, &argc, &argv, &options, error))
    return FALSE;
  session = duban_cli_open (cli, FALSE, error);
  task = session != NULL ? duban_edit_find_task (session, argv[1], error) : 0;
  if (task == 0)
    return FALSE;
  draft = make_draft (argv[2], &options);
  return duban_edit_record (session, task, &draft, &id, error) && print_id (cli, &id, error);
}
