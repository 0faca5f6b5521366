/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/task-names.h"

#include "store/tasks.h"

#define FEW 64 /* up to so many tasks are fetched one by one */

/* In places[]: what is known of the task of that number. */
enum
{
  UNWANTED,
  WANTED,
  FIRST_PLACE, /* from here on: its place in names, plus this */
};

struct _DubanTaskNames
{
  GArray *places; /* of guint32, by entity number */
  GArray *wanted; /* of guint32, each once */
  GArray *names;  /* of DubanTaskName */
  GStringChunk *texts;
};

static guint32 *
get_place (const DubanTaskNames *names, guint32 task)
{
  return task < names->places->len ? &g_array_index (names->places, guint32, task) : NULL;
}

static gboolean
names_other_task (const DubanFinding *finding)
{
  return finding->other != 0
         && (finding->rule == DUBAN_RULE_INVERTED_DEADLINE
             || finding->rule == DUBAN_RULE_DUPLICATE_ASSIGNMENT);
}

static const char *
keep_text (DubanTaskNames *names, const char *text)
{
  return text != NULL && text[0] != '\0' ? g_string_chunk_insert (names->texts, text) : NULL;
}

static void
take (DubanTaskNames *names, guint32 task, const DubanId *id, const char *number, const char *title)
{
  guint32 *place = get_place (names, task);
  DubanTaskName name = { .n = task, .id = *id };

  if (place == NULL || *place != WANTED)
    return;
  name.number = keep_text (names, number);
  name.title = g_string_chunk_insert (names->texts, title != NULL ? title : "");
  *place = FIRST_PLACE + names->names->len;
  g_array_append_val (names->names, name);
}

static void
take_identity_cb (const DubanTaskIdentity *identity, gpointer data)
{
  take (data, identity->n, &identity->id, identity->number, identity->title);
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  take (data, task->n, &task->id, task->number, task->title);
  return TRUE;
}

DubanTaskNames *
duban_task_names_new (void)
{
  DubanTaskNames *names = g_new (DubanTaskNames, 1);

  names->places = g_array_new (FALSE, TRUE, sizeof (guint32));
  names->wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  names->names = g_array_new (FALSE, FALSE, sizeof (DubanTaskName));
  names->texts = g_string_chunk_new (64 * 1024);
  return names;
}

void
duban_task_names_free (DubanTaskNames *names)
{
  g_array_unref (names->places);
  g_array_unref (names->wanted);
  g_array_unref (names->names);
  g_string_chunk_free (names->texts);
  g_free (names);
}

void
duban_task_names_want_task (DubanTaskNames *names, guint32 task)
{
  guint32 *place;

  if (task >= names->places->len)
    g_array_set_size (names->places, task + task / 2 + 1);
  place = get_place (names, task);
  if (*place != UNWANTED)
    return;
  *place = WANTED;
  g_array_append_val (names->wanted, task);
}

void
duban_task_names_want (DubanTaskNames *names, const DubanFinding *finding)
{
  if (finding->task != 0)
    duban_task_names_want_task (names, finding->task);
  if (names_other_task (finding))
    duban_task_names_want_task (names, finding->other);
}

gboolean
duban_task_names_load (DubanTaskNames *names, DubanSession *session, GError **error)
{
  if (names->wanted->len > FEW)
    return duban_tasks_each_identity (session->db, take_identity_cb, names, error);
  return duban_tasks_each_of (session->db, (const guint32 *) (gpointer) names->wanted->data,
                              names->wanted->len, DUBAN_TASKS_RULES,
                              duban_clock_get_zone (session->clock), take_task_cb, names, error);
}

const DubanTaskName *
duban_task_names_get (const DubanTaskNames *names, guint32 task)
{
  const guint32 *place = get_place (names, task);

  if (place == NULL || *place < FIRST_PLACE)
    return NULL;
  return &g_array_index (names->names, DubanTaskName, *place - FIRST_PLACE);
}

char *
duban_task_names_say (const DubanTaskNames *names, const DubanTerms *terms,
                      const DubanFinding *finding)
{
  const DubanTaskName *name = duban_task_names_get (names, finding->task);
  const DubanTaskName *other
      = names_other_task (finding) ? duban_task_names_get (names, finding->other) : NULL;
  const DubanWordingContext context = {
    .terms = terms,
    .task_title = name != NULL ? name->title : NULL,
    .other_title = other != NULL ? other->title : NULL,
    .other_number = other != NULL ? other->number : NULL,
  };

  return duban_wording_of_finding (finding, &context);
}
