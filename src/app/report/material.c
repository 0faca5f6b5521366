/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/material.h"

#include "app/wording/snippet.h"
#include "core/account.h"
#include "core/standing.h"
#include "core/text.h"
#include "store/tasks.h"

#define TEXT_CHARS 600
#define DAYS_OF_WEEK 7

typedef struct
{
  DubanMaterial *material;
  const DubanFigures *figures;
  DubanStanding standing;
  GArray *owed; /* of DubanAccountOwed */
  GCancellable *cancellable;
} Loading;

static void
matter_free (gpointer data)
{
  DubanMatter *matter = data;

  duban_task_free (matter->task);
  g_array_unref (matter->accounts);
  g_array_unref (matter->next);
  g_ptr_array_unref (matter->texts);
  g_free (matter);
}

/* The words on one line, kept by the matter; NULL where there are none. */
static char *
keep (DubanMatter *matter, const char *text)
{
  g_autofree char *line = duban_snippet_dup (text, TEXT_CHARS);

  if (*g_strstrip (line) == '\0')
    return NULL;
  matter->has_secret |= duban_text_is_secret (text);
  g_ptr_array_add (matter->texts, line);
  return g_steal_pointer (&line);
}

static gboolean
tells_progress (const DubanRecord *record)
{
  switch (record->kind)
    {
    case DUBAN_RECORD_DEPLOY:
    case DUBAN_RECORD_APPROACH:
    case DUBAN_RECORD_FEEDBACK:
    case DUBAN_RECORD_FOLLOW_UP:
    case DUBAN_RECORD_SITE_VISIT:
    case DUBAN_RECORD_CLOSE:
      return !record->is_void;
    default:
      return FALSE;
    }
}

static void
take_progress (const Loading *loading, DubanMatter *matter)
{
  const DubanDay from = duban_summary_get_period (loading->figures->summary).from;
  const DubanRecord *last = NULL;

  matter->progress_on = DUBAN_NO_DAY;
  for (gsize i = 0; i < loading->standing.n_records; i++)
    {
      const DubanRecord *record = &loading->standing.records[i];

      if (!tells_progress (record))
        continue;
      matter->is_moving |= record->day >= from;
      if (record->text != NULL && record->text[0] != '\0'
          && (last == NULL || duban_record_is_after (record, last)))
        last = record;
    }
  if (last == NULL)
    return;
  matter->progress = keep (matter, last->text);
  matter->progress_on = last->day;
}

static void
take_blockage (const Loading *loading, DubanMatter *matter)
{
  const DubanStanding *standing = &loading->standing;
  const DubanRecord *blockage = duban_record_find_blockage (standing->records, standing->n_records);

  if (blockage == NULL)
    return;
  matter->is_blocked = TRUE;
  matter->problem = keep (matter, blockage->text);
  matter->cause = keep (matter, blockage->cause);
  matter->suggestion = keep (matter, blockage->suggestion);
}

static DubanAccountState
get_state (const Loading *loading, const DubanAccountOwed *owed, DubanDay monday)
{
  const DubanDay sunday = monday + DAYS_OF_WEEK - 1;

  if (owed->given != NULL)
    return DUBAN_ACCOUNT_GIVEN;
  if (loading->figures->terms->today <= sunday)
    return DUBAN_ACCOUNT_AHEAD;
  return duban_heard_days_may_lack (loading->material->heard, owed->leader, sunday)
             ? DUBAN_ACCOUNT_UNHEARD
             : DUBAN_ACCOUNT_MISSING;
}

/* Of the week alone, whenever they were given: an account says itself which week it is for. */
static void
take_accounts (Loading *loading, DubanMatter *matter, const DubanTask *task,
               const DubanRecord *records, gsize n_records)
{
  const DubanPeriod period = duban_summary_get_period (loading->figures->summary);
  DubanAccountOwed *owed;
  gsize n;

  if (period.kind != DUBAN_PERIOD_WEEK)
    return;
  g_array_set_size (loading->owed, (guint) task->n_cooperators + 2);
  owed = (DubanAccountOwed *) (gpointer) loading->owed->data;
  n = duban_account_list_owed (loading->figures->terms, task, records, n_records, period.from,
                               owed);
  for (gsize i = 0; i < n; i++)
    {
      DubanMatterAccount account = { owed[i].leader, owed[i].ledger, { 0 } };

      account.mark.state = get_state (loading, &owed[i], period.from);
      account.mark.day = owed[i].given != NULL ? owed[i].given->day : DUBAN_NO_DAY;
      if (owed[i].given != NULL)
        {
          account.mark.position = owed[i].given->position;
          account.mark.text = keep (matter, owed[i].given->text);
        }
      g_array_append_val (matter->accounts, account);
    }
}

static int
compare_owed (gconstpointer a, gconstpointer b)
{
  const DubanOwed *x = a;
  const DubanOwed *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (x->what > y->what) - (x->what < y->what);
}

static void
take_next (const Loading *loading, DubanMatter *matter)
{
  const DubanStanding *standing = &loading->standing;

  duban_owed_list (loading->figures->then, &standing->task, standing->records, standing->n_records,
                   &matter->clock, matter->next);
  for (guint i = matter->next->len; i-- > 0;)
    {
      const DubanOwed *owed = &g_array_index (matter->next, DubanOwed, i);

      if (owed->what > DUBAN_OWED_MILESTONE || owed->due <= loading->figures->then->today)
        g_array_remove_index (matter->next, i);
    }
  g_array_sort (matter->next, compare_owed);
}

static gboolean
take_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  const DubanFigures *figures = loading->figures;
  const DubanTaskVerdict *verdict = duban_verdict_find_task (figures->verdict, task->n);
  DubanMatter *matter = g_new0 (DubanMatter, 1);
  const DubanRecord *a, *b;

  matter->accounts = g_array_new (FALSE, FALSE, sizeof (DubanMatterAccount));
  matter->next = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  matter->texts = g_ptr_array_new_with_free_func (g_free);
  duban_standing_set (&loading->standing, figures->then, task, records, n_records,
                      figures->then->today);
  matter->task = duban_task_dup (&loading->standing.task);
  matter->has_secret = duban_text_is_secret (task->title);
  matter->light = verdict != NULL ? (DubanLight) verdict->light : DUBAN_LIGHT_GREY;
  duban_clock137_judge (&matter->clock, figures->then, &loading->standing.task,
                        loading->standing.records, loading->standing.n_records);
  take_progress (loading, matter);
  take_blockage (loading, matter);
  take_accounts (loading, matter, task, records, n_records);
  matter->contradicts
      = duban_account_find_contradiction (figures->terms, task, records, n_records, &a, &b);
  take_next (loading, matter);
  g_hash_table_insert (loading->material->matters, GUINT_TO_POINTER (task->n), matter);
  return !g_cancellable_is_cancelled (loading->cancellable);
}

DubanMaterial *
duban_material_load (DubanSession *session, const DubanFigures *figures, const GArray *tasks,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanMaterial) material = g_new0 (DubanMaterial, 1);
  Loading loading = { .material = material, .figures = figures, .cancellable = cancellable };
  gboolean is_done;

  material->matters = g_hash_table_new_full (NULL, NULL, NULL, matter_free);
  material->heard = duban_heard_days_load (session, error);
  if (material->heard == NULL)
    return NULL;
  duban_standing_init (&loading.standing);
  loading.owed = g_array_new (FALSE, FALSE, sizeof (DubanAccountOwed));
  is_done = duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                                 DUBAN_TASKS_ALL, duban_clock_get_zone (session->clock), take_cb,
                                 &loading, error)
            && !g_cancellable_set_error_if_cancelled (cancellable, error);
  duban_standing_clear (&loading.standing);
  g_array_unref (loading.owed);
  return is_done ? g_steal_pointer (&material) : NULL;
}

void
duban_material_free (DubanMaterial *material)
{
  g_clear_pointer (&material->matters, g_hash_table_unref);
  g_clear_pointer (&material->heard, duban_heard_days_free);
  g_free (material);
}

const DubanMatter *
duban_material_get (const DubanMaterial *material, guint32 task)
{
  return g_hash_table_lookup (material->matters, GUINT_TO_POINTER (task));
}
