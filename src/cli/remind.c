/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reminders would show now and when the next is due; the inbox, and its answers. */
#include "app/remind/bell.h"
#include "app/remind/inbox.h"
#include "app/remind/reply.h"
#include "app/view/task-names.h"
#include "app/wording/snippet.h"
#include "cli/command.h"
#include "cli/finding-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TITLE_CHARS 60

typedef struct
{
  DubanSession *session;
  DubanBell *bell;
  DubanTaskNames *names;
} Look;

static const struct
{
  const char *word;
  DubanAnswer answer;
} answers[] = {
  { "acted", DUBAN_ANSWER_OPEN },
  { "dismissed", DUBAN_ANSWER_DISMISS },
  { "hour", DUBAN_ANSWER_HOUR },
  { "morning", DUBAN_ANSWER_MORNING },
};

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->names, duban_task_names_free);
  g_clear_pointer (&look->bell, duban_bell_free);
  g_clear_pointer (&look->session, duban_session_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void
print_reminder (DubanJson *json, const DubanTaskNames *names, const DubanReminder *reminder,
                const char *text)
{
  duban_json_begin_object (json, NULL);
  duban_finding_json_print_task (json, duban_task_names_get (names, reminder->owed.task));
  duban_json_text (json, "what", duban_owed_get_code ((DubanOwedWhat) reminder->owed.what));
  duban_json_day (json, "due", reminder->owed.due);
  duban_json_text (json, "text", text);
}

static void
print_time (const Look *look, DubanJson *json, const char *name, DubanMoment moment)
{
  DubanClock *clock = look->session->clock;
  g_autofree char *time = NULL;

  if (moment != DUBAN_NO_MOMENT)
    time = duban_clock_format (clock, duban_clock_find (clock, duban_moment_get_day (moment),
                                                        duban_moment_get_minute (moment)));
  duban_json_text (json, name, time);
}

static void
print_now (const Look *look, DubanJson *json)
{
  g_autofree char *now = duban_clock_format (look->session->clock, look->session->now.milliseconds);

  duban_json_text (json, "now", now);
}

static gboolean
print_look_json (const Look *look, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();
  const DubanBell *bell = look->bell;

  duban_json_begin_object (json, NULL);
  print_now (look, json);
  duban_json_begin_array (json, "show");
  for (guint i = 0; i < bell->show->len; i++)
    {
      print_reminder (json, look->names, &g_array_index (bell->show, DubanReminder, i),
                      bell->texts->pdata[i]);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  print_time (look, json, "next", bell->next);
  duban_json_text (json, "why", bell->why);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* Number and title, then what is said under them. */
static void
print_lines (const Look *look, const DubanReminder *reminder, const char *text, const char *more)
{
  const DubanTaskName *task = duban_task_names_get (look->names, reminder->owed.task);
  g_autofree char *title = duban_snippet_dup (task != NULL ? task->title : NULL, TITLE_CHARS);

  if (task != NULL && task->number != NULL)
    printf ("%s  ", task->number);
  printf ("%s\n    %s\n", title, text);
  if (more != NULL)
    printf ("    %s\n", more);
}

static void
print_look (const Look *look)
{
  const DubanBell *bell = look->bell;

  for (guint i = 0; i < bell->show->len; i++)
    print_lines (look, &g_array_index (bell->show, DubanReminder, i), bell->texts->pdata[i], NULL);
  printf (ngettext ("%u reminder now\n", "%u reminders now\n", bell->show->len), bell->show->len);
  if (bell->next != DUBAN_NO_MOMENT)
    /* Translators: when the next reminder is due, and why */
    printf (_ ("Next: %s\n"), bell->why);
  else
    printf ("%s\n", bell->why);
}

static gboolean
show_look (Look *look, gboolean json, GError **error)
{
  look->bell = duban_bell_ring (look->session, DUBAN_BELL_LOOK, NULL, error);
  if (look->bell == NULL)
    return FALSE;
  for (guint i = 0; i < look->bell->show->len; i++)
    duban_task_names_want_task (look->names,
                                g_array_index (look->bell->show, DubanReminder, i).owed.task);
  if (!duban_task_names_load (look->names, look->session, error))
    return FALSE;
  if (json)
    return print_look_json (look, error);
  print_look (look);
  return TRUE;
}

static gboolean
print_inbox_json (const Look *look, const GPtrArray *lines, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  print_now (look, json);
  duban_json_begin_array (json, "inbox");
  for (guint i = 0; i < lines->len; i++)
    {
      const DubanInboxLine *line = lines->pdata[i];

      print_reminder (json, look->names, &line->reminder, line->text);
      duban_json_text (json, "key", line->key);
      duban_json_text (json, "state", line->state == DUBAN_REMINDED_SNOOZED ? "snoozed" : "shown");
      duban_json_text (json, "when", line->when);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static gboolean
show_inbox (Look *look, gboolean json, GError **error)
{
  g_autoptr (GPtrArray) lines
      = duban_inbox_load (look->session, NULL, DUBAN_INBOX_ALL, NULL, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    duban_task_names_want_task (look->names,
                                ((DubanInboxLine *) lines->pdata[i])->reminder.owed.task);
  if (!duban_task_names_load (look->names, look->session, error))
    return FALSE;
  if (json)
    return print_inbox_json (look, lines, error);
  for (guint i = 0; i < lines->len; i++)
    {
      const DubanInboxLine *line = lines->pdata[i];
      g_autofree char *more = g_strdup_printf ("%s  %s", line->when, line->key);

      print_lines (look, &line->reminder, line->text, more);
    }
  printf (ngettext ("%u reminder unanswered\n", "%u reminders unanswered\n", lines->len),
          lines->len);
  return TRUE;
}

static gboolean
parse_answer (const char *word, DubanAnswer *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_strcmp0 (answers[i].word, word) == 0)
      {
        *answer = answers[i].answer;
        return TRUE;
      }
  return FALSE;
}

/* Whether something stands in the inbox under that key, or anything at all for the group. */
static gboolean
check_key (Look *look, const char *key, GError **error)
{
  g_autoptr (GPtrArray) lines
      = duban_inbox_load (look->session, NULL, DUBAN_INBOX_ALL, NULL, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (key, DUBAN_REMINDER_GROUP)
        || g_str_equal (key, ((DubanInboxLine *) lines->pdata[i])->key))
      return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("No reminder stands under “%s”; “dubanctl remind --inbox” lists them."), key);
  return FALSE;
}

static gboolean
answer (Look *look, const char *key, const char *word, GError **error)
{
  const char *const keys[] = { key, NULL };
  DubanAnswer found;

  if (!parse_answer (word, &found))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("“%s” is no answer; write acted, dismissed, hour or morning."), word);
      return FALSE;
    }
  return check_key (look, key, error) && duban_reply_give (look->session, keys, found, NULL, error);
}

static DubanSession *
open_session (DubanCli *cli, gboolean writes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  DubanSession *session = duban_cli_open (cli, FALSE, &cause);

  if (session == NULL && !writes
      && g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY))
    return duban_cli_open (cli, TRUE, error);
  if (session == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return session;
}

gboolean
duban_cli_remind (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Look) look = { 0 };
  gboolean inbox = FALSE;
  g_autofree char *key = NULL;
  g_autofree char *as = NULL;
  const GOptionEntry entries[] = {
    { "inbox", 0, 0, G_OPTION_ARG_NONE, &inbox, NULL, NULL },
    { "answer", 0, 0, G_OPTION_ARG_STRING, &key, NULL, NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error))
    return FALSE;
  if ((key == NULL) != (as == NULL) || (inbox && key != NULL))
    return duban_cli_refuse_usage (argv[0], error);
  look.session = open_session (cli, key != NULL, error);
  if (look.session == NULL)
    return FALSE;
  if (key != NULL)
    return answer (&look, key, as, error);
  look.names = duban_task_names_new ();
  return inbox ? show_inbox (&look, cli->json, error) : show_look (&look, cli->json, error);
}
