/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/saying.h"

#include "store/tasks.h"

/* Of one that is wanted; kind 0: not found. */
typedef struct
{
  DubanRemindTarget words;
  char *title;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->title);
  g_free (target);
}

void
duban_saying_init (DubanSaying *saying, const DubanTerms *terms, GHashTable *findings,
                   GHashTable *letters)
{
  *saying = (DubanSaying){
    .terms = terms,
    .findings = findings,
    .letters = letters,
    .names = duban_task_names_new (),
    .targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, target_free),
    .tasks = g_array_new (FALSE, FALSE, sizeof (guint32)),
  };
}

void
duban_saying_clear (DubanSaying *saying)
{
  g_clear_pointer (&saying->names, duban_task_names_free);
  g_clear_pointer (&saying->targets, g_hash_table_unref);
  g_clear_pointer (&saying->tasks, g_array_unref);
}

static const DubanFinding *
find_finding (const DubanSaying *saying, const DubanOwed *owed)
{
  return owed->what == DUBAN_OWED_CONFLICT ? g_hash_table_lookup (saying->findings, &owed->target)
                                           : NULL;
}

static const char *
find_sender (const DubanSaying *saying, const DubanOwed *owed)
{
  return owed->what == DUBAN_OWED_ARRIVAL ? g_hash_table_lookup (saying->letters, &owed->target)
                                          : NULL;
}

static gboolean
has_target (const DubanOwed *owed)
{
  return owed->what == DUBAN_OWED_MILESTONE || owed->what == DUBAN_OWED_REQUEST;
}

static void
want_target (DubanSaying *saying, const DubanOwed *owed)
{
  if (!has_target (owed)
      || !g_hash_table_insert (saying->targets, g_memdup2 (&owed->target, sizeof owed->target),
                               g_new0 (Target, 1)))
    return;
  g_array_append_val (saying->tasks, owed->task);
}

void
duban_saying_want (DubanSaying *saying, const DubanReminder *reminder)
{
  const DubanFinding *finding = find_finding (saying, &reminder->owed);

  duban_task_names_want_task (saying->names, reminder->owed.task);
  if (finding != NULL)
    duban_task_names_want (saying->names, finding);
  want_target (saying, &reminder->owed);
}

static gboolean
take_targets_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  const DubanSaying *saying = data;

  for (gsize i = 0; i < n_records; i++)
    {
      const gint64 key = duban_owed_make_target (&records[i].id);
      Target *target = g_hash_table_lookup (saying->targets, &key);

      if (target == NULL || target->words.kind != 0)
        continue;
      target->title = g_strdup (records[i].title);
      target->words = (DubanRemindTarget){
        .kind = records[i].kind,
        .by = records[i].by,
        .due = records[i].due,
        .title = target->title,
      };
    }
  return TRUE;
}

gboolean
duban_saying_load (DubanSaying *saying, DubanSession *session, GError **error)
{
  return duban_task_names_load (saying->names, session, error)
         && duban_tasks_each_of (session->db, (const guint32 *) (gpointer) saying->tasks->data,
                                 saying->tasks->len, DUBAN_TASKS_RULES,
                                 duban_clock_get_zone (session->clock), take_targets_cb, saying,
                                 error);
}

static const DubanRemindTarget *
find_target (const DubanSaying *saying, const DubanOwed *owed)
{
  const Target *target
      = has_target (owed) ? g_hash_table_lookup (saying->targets, &owed->target) : NULL;

  return target != NULL && target->words.kind != 0 ? &target->words : NULL;
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
                             .sentence = *sentence,
                             .from = find_sender (saying, &reminder->owed),
                             .target = find_target (saying, &reminder->owed) };
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
  notice->is_single = reminder->owed.what != DUBAN_OWED_ARRIVAL;
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
