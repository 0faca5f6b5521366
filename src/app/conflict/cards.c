/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/conflict/cards.h"

#include "app/conflict/card-source.h"
#include "app/edit/conflict.h"
#include "app/view/as-of.h"
#include "app/view/crossing.h"
#include "app/wording/wording.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

#define WAIVED DUBAN_N_RULES /* the group of those set aside */

/* The conflicts, by weight. */
static const DubanRule rules[] = {
  DUBAN_RULE_CONTESTED_LEAD,
  DUBAN_RULE_LEAD_NOT_IN_CHARGE,
  DUBAN_RULE_LEAD_MOVED,
  DUBAN_RULE_CONTRADICTORY_ACCOUNTS,
  DUBAN_RULE_UNVERIFIED_CLAIM,
  DUBAN_RULE_NO_LEAD,
  DUBAN_RULE_NO_CHARGE,
  DUBAN_RULE_DOUBLE_CHARGE,
  DUBAN_RULE_MISSING_COOPERATOR,
  DUBAN_RULE_PASSED_AROUND,
  DUBAN_RULE_DUPLICATE_ASSIGNMENT,
  DUBAN_RULE_INVERTED_DEADLINE,
  DUBAN_RULE_OWN_ACCOUNT_MISSING,
  DUBAN_RULE_CROSS_ACCOUNT_MISSING,
  DUBAN_RULE_NOT_ACCEPTED,
  DUBAN_RULE_SELF_COOPERATION,
  DUBAN_RULE_IDLE_COOPERATOR,
  DUBAN_RULE_NO_PORTFOLIO,
};

/* A card that will be shown, and what it is made of. */
typedef struct
{
  DubanConflictCard *card; /* borrowed from its group */
  GArray *findings;        /* of DubanFinding */
} Draft;

typedef struct
{
  DubanCardMaking making;
  const DubanConflictQuestion *question;
  DubanConflictGroup *groups[DUBAN_N_RULES + 1];
  GHashTable *seen[DUBAN_N_RULES + 1]; /* by rule and task: Draft, or NULL where it is not shown */
  GPtrArray *drafts;                   /* of Draft */
  GHashTable *by_task;                 /* GPtrArray of Draft, borrowed */
} Loading;

static void
group_free (gpointer data)
{
  DubanConflictGroup *group = data;

  g_array_unref (group->tasks);
  g_ptr_array_unref (group->cards);
  g_free (group);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_array_unref (draft->findings);
  g_free (draft);
}

static DubanConflictGroup *
group_new (DubanRule rule)
{
  DubanConflictGroup *group = g_new0 (DubanConflictGroup, 1);

  group->rule = rule;
  group->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  group->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_conflict_card_free);
  return group;
}

static void
loading_clear (Loading *loading)
{
  for (int i = 0; i <= WAIVED; i++)
    g_clear_pointer (&loading->seen[i], g_hash_table_unref);
  g_clear_pointer (&loading->by_task, g_hash_table_unref);
  g_clear_pointer (&loading->drafts, g_ptr_array_unref);
  g_clear_pointer (&loading->making.conflicts, g_ptr_array_unref);
  g_clear_pointer (&loading->making.names, duban_task_names_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

gboolean
duban_conflict_cards_has_rule (DubanRule rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] == rule)
      return TRUE;
  return FALSE;
}

/* The findings of these rules name one of several leaders each. */
static gboolean
is_of_one_leader (DubanRule rule)
{
  return rule == DUBAN_RULE_MISSING_COOPERATOR || rule == DUBAN_RULE_IDLE_COOPERATOR
         || rule == DUBAN_RULE_OWN_ACCOUNT_MISSING || rule == DUBAN_RULE_CROSS_ACCOUNT_MISSING
         || rule == DUBAN_RULE_NOT_ACCEPTED;
}

static Draft *
add_draft (Loading *loading, DubanConflictGroup *group, const DubanFinding *finding)
{
  Draft *draft = g_new (Draft, 1);
  DubanConflictCard *card = duban_conflict_card_new (finding);

  card->leader = is_of_one_leader (finding->rule) ? finding->leader : 0;
  g_ptr_array_add (group->cards, card);
  draft->card = card;
  draft->findings = g_array_new (FALSE, FALSE, sizeof (DubanFinding));
  g_ptr_array_add (loading->drafts, draft);
  return draft;
}

static void
take_finding (Loading *loading, const DubanFinding *finding)
{
  const guint place = finding->waived ? WAIVED : finding->rule;
  const guint64 key = (guint64) finding->rule << 32 | finding->task;
  DubanConflictGroup *group;
  gpointer found = NULL;
  Draft *draft;

  if (loading->groups[place] == NULL)
    {
      loading->groups[place] = group_new (place);
      loading->seen[place] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  group = loading->groups[place];
  if (!g_hash_table_lookup_extended (loading->seen[place], &key, NULL, &found))
    {
      if (group->n_cards++ < loading->question->limits[place])
        found = add_draft (loading, group, finding);
      g_hash_table_insert (loading->seen[place], g_memdup2 (&key, sizeof key), found);
      if (finding->task != 0)
        g_array_append_val (group->tasks, finding->task);
    }
  draft = found;
  if (draft == NULL)
    return;
  if (draft->findings->len > 0)
    draft->card->leader = 0;
  g_array_append_val (draft->findings, *finding);
  duban_task_names_want (loading->making.names, finding);
}

static void
take_findings (Loading *loading)
{
  const DubanSnapshot *snapshot = loading->making.snapshot;
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_crossing_includes (snapshot, &findings[i]))
      take_finding (loading, &findings[i]);
}

static char *
say_findings (const DubanCardMaking *making, const GArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *sentence = duban_task_names_say (making->names, making->terms,
                                                        &g_array_index (findings, DubanFinding, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

/* Adds “label text” where there is a text. (transfer full) text */
static void
append_part (GString *line, const char *label, char *text)
{
  if (text != NULL && text[0] != '\0')
    {
      g_string_append (line, line->len > 0 ? " · " : "");
      /* Translators: the name of a field and its value: 责任单位 水利局 */
      g_string_append_printf (line, C_ ("a field and its value", "%s %s"), label, text);
    }
  g_free (text);
}

static char *
dup_summary (const DubanCardSource *source)
{
  const DubanTerms *terms = source->making->terms;
  const DubanTask *task = source->task;
  GString *line = g_string_new (NULL);

  append_part (line, C_ ("a conflict", "Assigned"),
               duban_wording_of_day (source->card->assigned, terms->today));
  append_part (line, C_ ("a conflict", "by"), g_strdup (task->assigner));
  append_part (
      line, C_ ("field", "Responsible unit"),
      g_strdup (task->unit != 0 ? duban_card_source_name (source, task->unit) : task->unit_text));
  append_part (line, C_ ("field", "Field of work"),
               g_strdup (duban_card_source_name (source, task->field)));
  append_part (line, C_ ("a conflict", "Due"), duban_wording_of_day (task->due, terms->today));
  return g_string_free (line, FALSE);
}

static void
fill_card (Loading *loading, Draft *draft, const DubanTask *task, const DubanRecord *records,
           gsize n_records)
{
  const DubanCardSource source
      = { &loading->making, draft->card, draft->findings, task, records, n_records };
  DubanConflictCard *card = draft->card;

  if (task != NULL)
    {
      DubanClock137 clock;

      duban_clock137_judge (&clock, source.making->terms, task, records, n_records);
      card->assigned = clock.assigned;
      card->number = g_strdup (task->number);
      card->title = g_strdup (task->title);
      card->summary = dup_summary (&source);
    }
  card->sentence = say_findings (source.making, draft->findings);
  duban_card_source_fill_sides (&source);
  duban_card_source_fill_facts (&source);
  duban_card_source_fill_ways (&source);
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  GPtrArray *drafts = g_hash_table_lookup (loading->by_task, GUINT_TO_POINTER (task->n));

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    fill_card (loading, drafts->pdata[i], task, records, n_records);
  return TRUE;
}

/* The tasks of the cards, each once. (transfer full) */
static GArray *
sort_drafts (Loading *loading)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  loading->by_task = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < loading->drafts->len; i++)
    {
      Draft *draft = loading->drafts->pdata[i];
      gpointer key = GUINT_TO_POINTER (draft->card->task);
      GPtrArray *drafts = g_hash_table_lookup (loading->by_task, key);

      if (drafts == NULL)
        {
          drafts = g_ptr_array_new ();
          g_hash_table_insert (loading->by_task, key, drafts);
          if (draft->card->task != 0)
            g_array_append_val (tasks, draft->card->task);
        }
      g_ptr_array_add (drafts, draft);
    }
  return tasks;
}

/* Those whose task is gone meanwhile say their sentence alone. */
static void
fill_rest (Loading *loading)
{
  for (guint i = 0; i < loading->drafts->len; i++)
    {
      Draft *draft = loading->drafts->pdata[i];

      if (draft->card->sentence == NULL)
        fill_card (loading, draft, NULL, NULL, 0);
    }
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const guint32 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Those set aside may name a task by several rules. */
static void
sort_tasks (GArray *tasks)
{
  guint32 *items = (guint32 *) (gpointer) tasks->data;
  guint kept = 0;

  g_array_sort (tasks, compare_tasks);
  for (guint i = 0; i < tasks->len; i++)
    if (kept == 0 || items[kept - 1] != items[i])
      items[kept++] = items[i];
  g_array_set_size (tasks, kept);
}

static void
take_groups (Loading *loading, DubanConflictCards *cards)
{
  for (gsize i = 0; i <= G_N_ELEMENTS (rules); i++)
    {
      DubanRule place = i < G_N_ELEMENTS (rules) ? rules[i] : WAIVED;

      if (loading->groups[place] == NULL)
        continue;
      sort_tasks (loading->groups[place]->tasks);
      g_ptr_array_add (cards->groups, loading->groups[place]);
    }
}

static gboolean
load_cards (Loading *loading, GError **error)
{
  DubanSession *session = loading->making.session;
  g_autoptr (GArray) tasks = NULL;

  if (loading->groups[DUBAN_RULE_CONTESTED_LEAD] != NULL)
    {
      loading->making.conflicts = duban_edit_list_conflicts (session, error);
      if (loading->making.conflicts == NULL)
        return FALSE;
    }
  tasks = sort_drafts (loading);
  if (!duban_task_names_load (loading->making.names, session, error)
      || !duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                               DUBAN_TASKS_ALL, duban_clock_get_zone (session->clock), take_task_cb,
                               loading, error))
    return FALSE;
  fill_rest (loading);
  return TRUE;
}

DubanConflictCards *
duban_conflict_cards_load (DubanSession *session, DubanSnapshot *snapshot,
                           const DubanConflictQuestion *question, GError **error)
{
  g_autoptr (DubanConflictCards) cards = g_new0 (DubanConflictCards, 1);
  g_auto (Loading) loading = { .question = question };

  loading.making.session = session;
  loading.making.snapshot = snapshot;
  loading.making.terms = snapshot->terms;
  loading.making.names = duban_task_names_new ();
  loading.drafts = g_ptr_array_new_with_free_func (draft_free);
  cards->today = snapshot->terms->today;
  cards->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  cards->groups = g_ptr_array_new_with_free_func (group_free);
  take_findings (&loading);
  take_groups (&loading, cards);
  return load_cards (&loading, error) ? g_steal_pointer (&cards) : NULL;
}

void
duban_conflict_cards_free (DubanConflictCards *cards)
{
  g_free (cards->as_of);
  g_ptr_array_unref (cards->groups);
  g_free (cards);
}
