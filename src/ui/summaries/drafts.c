/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/drafts.h"

#define PAUSE_MS 600

/* One part of one report that is not kept yet. */
typedef struct
{
  DubanReportKey key;
  DubanFreePart part;
  char *text;
} Draft;

struct _DubanDrafts
{
  GObject parent_instance;

  DubanWorker *worker;
  GPtrArray *list; /* of Draft */
  char *problem;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (DubanDrafts, duban_drafts, G_TYPE_OBJECT)

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->text);
  g_free (draft);
}

static gboolean
is_same_report (const DubanReportKey *a, const DubanReportKey *b)
{
  return a->leader == b->leader && a->period.kind == b->period.kind
         && a->period.from == b->period.from;
}

static Draft *
find (DubanDrafts *drafts, const DubanReportKey *key, DubanFreePart part)
{
  for (guint i = 0; i < drafts->list->len; i++)
    {
      Draft *draft = drafts->list->pdata[i];

      if (draft->part == part && is_same_report (&draft->key, key))
        return draft;
    }
  return NULL;
}

static void
tell (DubanDrafts *drafts, const char *problem)
{
  if (g_strcmp0 (drafts->problem, problem) == 0)
    return;
  g_free (drafts->problem);
  drafts->problem = g_strdup (problem);
  g_signal_emit_by_name (drafts, "told");
}

static gpointer
keep_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Draft *draft = data;

  if (duban_session_refresh (session, error))
    duban_free_parts_save (session, &draft->key, draft->part, draft->text, error);
  return NULL;
}

/* Who keeps, and what. */
typedef struct
{
  DubanDrafts *drafts;
  Draft draft;
} Keeping;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeping *keeping = user_data;
  DubanDrafts *drafts = keeping->drafts;
  Draft *draft = find (drafts, &keeping->draft.key, keeping->draft.part);
  g_autoptr (GError) error = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  if (error == NULL && draft != NULL && g_strcmp0 (draft->text, keeping->draft.text) == 0)
    g_ptr_array_remove (drafts->list, draft);
  if (error != NULL)
    tell (drafts, error->message);
  else if (drafts->list->len == 0)
    tell (drafts, NULL);
  g_free (keeping->draft.text);
  g_free (keeping);
  g_object_unref (drafts);
}

static void
keep (DubanDrafts *drafts, const Draft *draft)
{
  Draft *copy = g_memdup2 (draft, sizeof *draft);
  Keeping *keeping = g_new0 (Keeping, 1);

  copy->text = g_strdup (draft->text);
  keeping->drafts = g_object_ref (drafts);
  keeping->draft = *draft;
  keeping->draft.text = g_strdup (draft->text);
  duban_worker_run_async (drafts->worker, keep_job, copy, draft_free, NULL, NULL, kept_cb, keeping);
}

void
duban_drafts_flush (DubanDrafts *drafts)
{
  g_clear_handle_id (&drafts->timeout, g_source_remove);
  for (guint i = 0; i < drafts->list->len; i++)
    keep (drafts, drafts->list->pdata[i]);
}

static void
pause_cb (gpointer user_data)
{
  DubanDrafts *drafts = user_data;

  drafts->timeout = 0;
  duban_drafts_flush (drafts);
  g_signal_emit_by_name (drafts, "paused");
}

void
duban_drafts_type (DubanDrafts *drafts, const DubanReportKey *key, DubanFreePart part,
                   const char *text)
{
  Draft *draft = find (drafts, key, part);

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      draft->key = *key;
      draft->part = part;
      g_ptr_array_add (drafts->list, draft);
    }
  g_free (draft->text);
  draft->text = g_strdup (text);
  g_clear_handle_id (&drafts->timeout, g_source_remove);
  drafts->timeout = g_timeout_add_once (PAUSE_MS, pause_cb, drafts);
}

void
duban_drafts_fill (DubanDrafts *drafts, DubanEditionQuestion *question)
{
  for (guint i = 0; i < DUBAN_N_FREE_PARTS; i++)
    {
      const Draft *draft = find (drafts, &question->key, (DubanFreePart) i);

      question->is_typed[i] = draft != NULL;
      g_free (question->typed.texts[i]);
      question->typed.texts[i] = draft != NULL ? g_strdup (draft->text) : NULL;
    }
}

gboolean
duban_drafts_is_waiting (DubanDrafts *drafts)
{
  return drafts->timeout != 0;
}

const char *
duban_drafts_get_problem (DubanDrafts *drafts)
{
  return drafts->problem;
}

static void
duban_drafts_finalize (GObject *object)
{
  DubanDrafts *drafts = DUBAN_DRAFTS (object);

  g_clear_handle_id (&drafts->timeout, g_source_remove);
  g_ptr_array_unref (drafts->list);
  g_object_unref (drafts->worker);
  g_free (drafts->problem);
  G_OBJECT_CLASS (duban_drafts_parent_class)->finalize (object);
}

static void
duban_drafts_class_init (DubanDraftsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_drafts_finalize;
  g_signal_new ("paused", DUBAN_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("told", DUBAN_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_drafts_init (DubanDrafts *drafts)
{
  drafts->list = g_ptr_array_new_with_free_func (draft_free);
}

DubanDrafts *
duban_drafts_new (DubanWorker *worker)
{
  DubanDrafts *drafts = g_object_new (DUBAN_TYPE_DRAFTS, NULL);

  drafts->worker = g_object_ref (worker);
  return drafts;
}
