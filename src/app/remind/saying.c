/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/saying.h"

void
duban_saying_init (DubanSaying *saying, const DubanTerms *terms, GHashTable *findings)
{
  *saying = (DubanSaying){ terms, findings, duban_task_names_new () };
}

void
duban_saying_clear (DubanSaying *saying)
{
  g_clear_pointer (&saying->names, duban_task_names_free);
}

static const DubanFinding *
find_finding (const DubanSaying *saying, const DubanOwed *owed)
{
  return owed->what == DUBAN_OWED_CONFLICT ? g_hash_table_lookup (saying->findings, &owed->target)
                                           : NULL;
}

void
duban_saying_want (DubanSaying *saying, const DubanReminder *reminder)
{
  const DubanFinding *finding = find_finding (saying, &reminder->owed);

  duban_task_names_want_task (saying->names, reminder->owed.task);
  if (finding != NULL)
    duban_task_names_want (saying->names, finding);
}

gboolean
duban_saying_load (DubanSaying *saying, DubanSession *session, GError **error)
{
  return duban_task_names_load (saying->names, session, error);
}

/* *sentence: what the words borrow. (transfer full) */
static DubanRemindWords
find_words (const DubanSaying *saying, const DubanReminder *reminder, char **sentence)
{
  const DubanTaskName *name = duban_task_names_get (saying->names, reminder->owed.task);
  const DubanFinding *finding = find_finding (saying, &reminder->owed);

  *sentence = finding != NULL ? duban_task_names_say (saying->names, saying->terms, finding) : NULL;
  return (DubanRemindWords){ .terms = saying->terms,
                             .owed = &reminder->owed,
                             .ring = reminder->ring,
                             .number = name != NULL ? name->number : NULL,
                             .title = name != NULL ? name->title : NULL,
                             .sentence = *sentence };
}

char *
duban_saying_of_task (const DubanSaying *saying, const DubanReminder *reminder)
{
  g_autofree char *sentence = NULL;
  const DubanRemindWords words = find_words (saying, reminder, &sentence);

  return duban_remind_words_task (&words);
}

char *
duban_saying_of_line (const DubanSaying *saying, const DubanReminder *reminder)
{
  g_autofree char *sentence = NULL;
  const DubanRemindWords words = find_words (saying, reminder, &sentence);

  return duban_remind_words_line (&words);
}

char *
duban_saying_of_text (const DubanSaying *saying, const DubanReminder *reminder)
{
  g_autofree char *sentence = NULL;
  const DubanRemindWords words = find_words (saying, reminder, &sentence);

  return duban_remind_words_text (&words);
}

char *
duban_saying_of_why (const DubanSaying *saying, const DubanReminder *reminder)
{
  g_autofree char *sentence = NULL;
  DubanRemindWords words;

  if (reminder->ring.moment == DUBAN_NO_MOMENT)
    return duban_remind_words_why (NULL);
  words = find_words (saying, reminder, &sentence);
  return duban_remind_words_why (&words);
}

DubanNotice *
duban_saying_of_one (const DubanSaying *saying, const DubanReminder *reminder)
{
  g_autofree char *sentence = NULL;
  const DubanRemindWords words = find_words (saying, reminder, &sentence);
  DubanNotice *notice = g_new0 (DubanNotice, 1);

  notice->key = duban_reminder_dup_key (reminder);
  notice->title = duban_remind_words_title (&words);
  notice->body = duban_remind_words_body (&words);
  notice->is_urgent = duban_reminder_is_red (&reminder->owed, saying->terms->today);
  notice->is_single = TRUE;
  return notice;
}

DubanNotice *
duban_saying_of_group (const DubanSaying *saying, const GPtrArray *items)
{
  DubanNotice *notice = g_new0 (DubanNotice, 1);
  DubanRemindTally tally = { 0 };
  g_autofree char *tally_text = NULL;
  GString *body;

  for (guint i = 0; i < items->len; i++)
    {
      const DubanPlanItem *item = items->pdata[i];

      duban_remind_tally_add (&tally, &item->reminder.owed, saying->terms->today);
      notice->is_urgent |= duban_reminder_is_red (&item->reminder.owed, saying->terms->today);
    }
  tally_text = duban_remind_tally_body (&tally);
  body = g_string_new (tally_text);
  for (guint i = 0; i < MIN (items->len, DUBAN_SAYING_NAMED); i++)
    {
      const DubanPlanItem *item = items->pdata[i];
      g_autofree char *line = duban_saying_of_line (saying, &item->reminder);

      g_string_append_printf (body, "\n%s", line);
    }
  notice->key = g_strdup (DUBAN_REMINDER_GROUP);
  notice->title = duban_remind_tally_title (&tally);
  notice->body = g_string_free (body, FALSE);
  return notice;
}
