/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/preview-propose.h"

#include "app/view/preview-task.h"
#include "core/charge.h"
#include "core/judge.h"

#include "app/words.h"

static void
propose (const DubanProposing *proposing, const char *field, const char *value, char *why)
{
  const DubanPreviewProposal proposal = { g_strdup (field), g_strdup (value), why };

  g_array_append_val (proposing->proposals, proposal);
}

/* 副旗长甲分管住房和城乡建设局. */
static char *
say_charge (const DubanDirectory *directory, guint32 leader, guint32 held, DubanDay day)
{
  const char *name = duban_directory_get_name (directory, leader);
  const char *what = duban_directory_get_name (directory, held);

  if (duban_charge_holds (directory, leader, held, day))
    /* Translators: a leader, and what lies in the leader's portfolio */
    return g_strdup_printf (_ ("%s is in charge of %s"), name, what);
  /* Translators: a leader, and the unit or town that the leader is the contact of */
  return g_strdup_printf (_ ("%s is the contact of %s"), name, what);
}

static void
propose_lead (const DubanProposing *proposing)
{
  const DubanTerms *terms = proposing->terms;
  DubanTask *task = proposing->task;
  DubanCharge charge, by_field;

  if (!proposing->wants_lead)
    return;
  duban_charge_of_task (&charge, terms->directory, task, terms->today);
  if (charge.n_leaders != 1)
    return;
  duban_charge_of (&by_field, terms->directory, 0, task->field, terms->today);
  task->lead = charge.leaders[0];
  propose (proposing, "lead", duban_directory_get_name (terms->directory, task->lead),
           say_charge (terms->directory, task->lead,
                       by_field.n_leaders > 0 ? task->field : task->unit, terms->today));
}

typedef struct
{
  GArray *leaders; /* of guint32 */
  GString *names, *why;
} Cooperation;

static void
add_cooperator (const DubanProposing *proposing, Cooperation *cooperation, guint32 leader,
                guint32 unit)
{
  const DubanTerms *terms = proposing->terms;
  g_autofree char *why = say_charge (terms->directory, leader, unit, terms->today);

  for (guint i = 0; i < cooperation->leaders->len; i++)
    if (g_array_index (cooperation->leaders, guint32, i) == leader)
      return;
  g_array_append_val (cooperation->leaders, leader);
  if (cooperation->names->len > 0)
    {
      g_string_append (cooperation->names, "、");
      g_string_append (cooperation->why, "，");
    }
  g_string_append (cooperation->names, duban_directory_get_name (terms->directory, leader));
  g_string_append (cooperation->why, why);
}

/* Where its field decides who leads, whoever is in charge of the responsible unit is crossed
 * (交叉到谁谁配合, measure 4). */
static void
add_holders_of_unit (const DubanProposing *proposing, Cooperation *cooperation)
{
  const DubanTerms *terms = proposing->terms;
  const DubanTask *task = proposing->task;
  gsize n;
  const DubanHolding *const *holders;

  if (task->unit == 0 || task->field == 0 || task->lead == 0)
    return;
  holders = duban_directory_get_holders (terms->directory, task->unit, &n);
  for (gsize i = 0; i < n; i++)
    if (holders[i]->leader != task->lead
        && duban_charge_holds (terms->directory, holders[i]->leader, task->unit, terms->today))
      add_cooperator (proposing, cooperation, holders[i]->leader, task->unit);
}

/* Whoever the judge would miss. */
static void
add_missing (const DubanProposing *proposing, Cooperation *cooperation)
{
  g_autoptr (DubanJudge) judge = duban_judge_new (proposing->terms);
  g_autoptr (DubanVerdict) verdict = NULL;
  const DubanTaskVerdict *judged;

  duban_judge_task (judge, proposing->task, NULL, 0, NULL);
  verdict = duban_judge_finish (judge);
  judged = duban_verdict_find_task (verdict, proposing->task->n);
  for (guint i = 0; judged != NULL && i < judged->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (verdict, judged, i);

      if (finding->rule == DUBAN_RULE_MISSING_COOPERATOR && finding->leader != 0)
        add_cooperator (proposing, cooperation, finding->leader, finding->unit);
    }
}

/* (transfer full) */
static GArray *
propose_cooperators (const DubanProposing *proposing)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) why = g_string_new (NULL);
  Cooperation cooperation = { g_array_new (FALSE, FALSE, sizeof (guint32)), names, why };

  if (!proposing->wants_cooperators)
    return cooperation.leaders;
  add_holders_of_unit (proposing, &cooperation);
  add_missing (proposing, &cooperation);
  if (cooperation.leaders->len == 0)
    return cooperation.leaders;
  propose (proposing, "cooperators", names->str, g_strdup (why->str));
  duban_preview_task_set_cooperators (proposing->task, cooperation.leaders);
  return cooperation.leaders;
}

/* A part is assigned by the lead of what it is a part of (measure 3); else by the leader whose
 * desk this is, who seldom assigns a task to himself. */
static void
propose_assigner (const DubanProposing *proposing)
{
  const DubanTerms *terms = proposing->terms;
  const DubanTask *parent = proposing->parent;
  const guint32 leader = parent != NULL ? parent->lead : terms->desk_leader;

  if (!proposing->wants_assigner || leader == 0
      || (parent == NULL && leader == proposing->task->lead))
    return;
  propose (proposing, "assigner", duban_directory_get_name (terms->directory, leader),
           g_strdup (parent != NULL ? _ ("leads the parent task") : _ ("this desk's leader")));
}

static void
clear_proposal (gpointer data)
{
  DubanPreviewProposal *proposal = data;

  g_free (proposal->field);
  g_free (proposal->value);
  g_free (proposal->why);
}

GArray *
duban_preview_proposals_new (void)
{
  GArray *proposals = g_array_new (FALSE, FALSE, sizeof (DubanPreviewProposal));

  g_array_set_clear_func (proposals, clear_proposal);
  return proposals;
}

GArray *
duban_preview_propose (const DubanProposing *proposing)
{
  GArray *cooperators;

  propose_lead (proposing);
  cooperators = propose_cooperators (proposing);
  propose_assigner (proposing);
  return cooperators;
}
