/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/preview.h"

#include "app/view/preview-problem.h"
#include "app/view/preview-task.h"
#include "app/wording/wording.h"
#include "core/judge.h"
#include "core/text.h"
#include "store/tasks.h"

#include "app/words.h"

/* More tasks of one title than this are not looked at. */
#define MOST_TWINS 50

/* The work on one preview. */
typedef struct
{
  DubanSession *session;
  const DubanPreviewAsk *ask;
  DubanPreview *preview;
  DubanTask *base; /* the task as it is; NULL: a new one */
  DubanTask task;  /* as it would be; borrows from base, texts and lists */
  GStringChunk *texts;
  GPtrArray *lists;  /* of GArray */
  GPtrArray *others; /* of DubanTask: its parent, and those of its title */
  char *title;       /* folded */
  GString *folded;   /* room that is used again */
  GArray *twins;     /* of guint32 */
} Drafting;

static void
clear_problem (gpointer data)
{
  DubanPreviewProblem *problem = data;

  g_free (problem->field);
  g_free (problem->problem);
}

static gboolean
is_said (const Drafting *drafting, const char *field)
{
  for (gsize i = 0; i < drafting->ask->n_fields; i++)
    if (g_str_equal (drafting->ask->fields[i].name, field))
      return TRUE;
  return FALSE;
}

static void
clear_finding (gpointer data)
{
  DubanPreviewFinding *finding = data;

  g_free (finding->sentence);
}

static DubanPreview *
new_preview (DubanTerms *terms)
{
  DubanPreview *preview = g_new0 (DubanPreview, 1);

  preview->terms = duban_terms_ref (terms);
  preview->problems = g_array_new (FALSE, FALSE, sizeof (DubanPreviewProblem));
  preview->proposals = duban_preview_proposals_new ();
  preview->findings = g_array_new (FALSE, FALSE, sizeof (DubanPreviewFinding));
  g_array_set_clear_func (preview->problems, clear_problem);
  g_array_set_clear_func (preview->findings, clear_finding);
  preview->due = DUBAN_NO_DAY;
  preview->light = DUBAN_LIGHT_GREY;
  return preview;
}

static void
drafting_clear (Drafting *drafting)
{
  g_clear_pointer (&drafting->base, duban_task_free);
  g_clear_pointer (&drafting->texts, g_string_chunk_free);
  g_clear_pointer (&drafting->lists, g_ptr_array_unref);
  g_clear_pointer (&drafting->others, g_ptr_array_unref);
  g_clear_pointer (&drafting->twins, g_array_unref);
  g_clear_pointer (&drafting->title, g_free);
  if (drafting->folded != NULL)
    g_string_free (g_steal_pointer (&drafting->folded), TRUE);
  g_clear_pointer (&drafting->preview, duban_preview_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drafting, drafting_clear)

/* One field; a database that cannot be read is an error, anything else the field's problem. */
static gboolean
take_field (Drafting *drafting, DubanEditReader *reader, const DubanEditField *field,
            GError **error)
{
  g_autoptr (GError) cause = NULL;
  DubanPreviewProblem problem;

  if (duban_edit_reader_take (reader, field->name, field->value, &cause))
    return TRUE;
  if (cause->domain != DUBAN_APP_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  problem.field = g_strdup (field->name);
  problem.problem
      = duban_preview_say_problem (drafting->preview->terms, field->name, field->value, cause);
  g_array_append_val (drafting->preview->problems, problem);
  return TRUE;
}

/* The assignment first: worded deadlines count from it. */
static gboolean
take_fields (Drafting *drafting, DubanEditReader *reader, GError **error)
{
  for (int rest = FALSE; rest <= TRUE; rest++)
    for (gsize i = 0; i < drafting->ask->n_fields; i++)
      if (g_str_equal (drafting->ask->fields[i].name, "assigned") == !rest
          && !take_field (drafting, reader, &drafting->ask->fields[i], error))
        return FALSE;
  return TRUE;
}

static gboolean
copy_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  GPtrArray *tasks = data;

  g_ptr_array_add (tasks, duban_task_dup (task));
  return TRUE;
}

/* Copies of some tasks, added to the array. */
static gboolean
load_tasks (Drafting *drafting, const guint32 *ns, gsize n_ns, GPtrArray *tasks, GError **error)
{
  DubanSession *session = drafting->session;

  return duban_tasks_each_of (session->db, ns, n_ns, DUBAN_TASKS_RULES,
                              duban_clock_get_zone (session->clock), copy_task_cb, tasks, error);
}

static gboolean
load_base (Drafting *drafting, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_task_free);

  if (drafting->ask->task == 0)
    {
      duban_preview_task_init (&drafting->task);
      return TRUE;
    }
  if (!load_tasks (drafting, &drafting->ask->task, 1, found, error))
    return FALSE;
  if (found->len == 0)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           _ ("This task is deleted already."));
      return FALSE;
    }
  drafting->base = g_ptr_array_steal_index (found, 0);
  drafting->task = *drafting->base;
  return TRUE;
}

static gboolean
read_draft (Drafting *drafting, GError **error)
{
  const DubanId nil = { { 0 } };
  g_autoptr (DubanEntity) entity = NULL;
  g_auto (DubanEditReader) reader = { 0 };

  if (!load_base (drafting, error))
    return FALSE;
  entity = drafting->ask->task != 0
               ? duban_entity_load (drafting->session->db, drafting->ask->task, error)
               : duban_entity_new (DUBAN_ENTITY_TASK, &nil);
  if (entity == NULL)
    return FALSE;
  duban_edit_reader_init (&reader, drafting->session, entity);
  if (!take_fields (drafting, &reader, error)
      || !duban_preview_task_apply (&drafting->task, &reader, drafting->texts, drafting->lists,
                                    error))
    return FALSE;
  drafting->preview->new_field = g_steal_pointer (&reader.new_field);
  return TRUE;
}

static void
find_twin_cb (const DubanTaskIdentity *identity, gpointer data)
{
  Drafting *drafting = data;

  if (identity->deleted || identity->n == drafting->ask->task || identity->title == NULL
      || drafting->twins->len == MOST_TWINS)
    return;
  duban_text_fold_into (identity->title, drafting->folded);
  if (g_str_equal (drafting->folded->str, drafting->title))
    g_array_append_val (drafting->twins, identity->n);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;
  g_string_append_printf (facts, "%s%s", facts->len > 0 ? "，" : "", fact);
}

/* While the title is typed, before unit and lead say whether it is one task given twice. */
static void
say_same_title (Drafting *drafting, guint first)
{
  const DubanDirectory *directory = drafting->preview->terms->directory;
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = first; i < drafting->others->len && facts->len == 0; i++)
    {
      const DubanTask *other = drafting->others->pdata[i];

      if (other->status != DUBAN_STATUS_OPEN)
        continue;
      append_fact (facts, other->number);
      append_fact (facts, duban_directory_get_name (directory, other->lead));
      append_fact (facts, duban_directory_get_name (directory, other->unit));
      /* Translators: %s is the number, lead and unit of that task */
      drafting->preview->same_title
          = g_strdup_printf (_ ("An open task has this title already: %s"), facts->str);
    }
}

/* From the last preview, where it had the same title. */
static gboolean
reuse_twins (Drafting *drafting)
{
  g_autoptr (GVariant) tasks = NULL;
  const char *title;
  gsize n;
  gconstpointer data;

  if (drafting->ask->twins == NULL)
    return FALSE;
  g_variant_get (drafting->ask->twins, "(&s@au)", &title, &tasks);
  if (!g_str_equal (title, drafting->title))
    return FALSE;
  data = g_variant_get_fixed_array (tasks, &n, sizeof (guint32));
  g_array_append_vals (drafting->twins, data, (guint) n);
  return TRUE;
}

/* The tasks of the same title: more than the rule wants, which the judge tells apart. */
static gboolean
find_twins (Drafting *drafting, GError **error)
{
  if (!reuse_twins (drafting)
      && !duban_tasks_each_identity (drafting->session->db, find_twin_cb, drafting, error))
    return FALSE;
  drafting->preview->twins = g_variant_ref_sink (
      g_variant_new ("(s@au)", drafting->title,
                     g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, drafting->twins->data,
                                                drafting->twins->len, sizeof (guint32))));
  return TRUE;
}

static gboolean
load_others (Drafting *drafting, GError **error)
{
  DubanTask *task = &drafting->task;
  guint first;

  if (task->parent != 0 && !load_tasks (drafting, &task->parent, 1, drafting->others, error))
    return FALSE;
  if (drafting->others->len > 0)
    drafting->preview->parent_title = g_strdup (((DubanTask *) drafting->others->pdata[0])->title);
  drafting->title = duban_text_fold (task->title);
  if (drafting->title[0] == '\0')
    return TRUE;
  first = drafting->others->len;
  if (!find_twins (drafting, error)
      || !load_tasks (drafting, (const guint32 *) (gpointer) drafting->twins->data,
                      drafting->twins->len, drafting->others, error))
    return FALSE;
  say_same_title (drafting, first);
  return TRUE;
}

static const DubanTask *
find_other (const Drafting *drafting, guint32 n)
{
  for (guint i = 0; i < drafting->others->len; i++)
    if (((const DubanTask *) drafting->others->pdata[i])->n == n)
      return drafting->others->pdata[i];
  return NULL;
}

static void
add_finding (Drafting *drafting, const DubanFinding *finding)
{
  const gboolean names_task = finding->rule == DUBAN_RULE_DUPLICATE_ASSIGNMENT
                              || finding->rule == DUBAN_RULE_INVERTED_DEADLINE;
  const DubanTask *other = names_task ? find_other (drafting, finding->other) : NULL;
  const DubanWordingContext context = {
    .terms = drafting->preview->terms,
    .task_title = drafting->task.title,
    .other_title = other != NULL ? other->title : NULL,
    .other_number = other != NULL ? other->number : NULL,
  };
  const DubanPreviewFinding added = {
    .rule = finding->rule,
    .severity = finding->severity,
    .sentence = duban_wording_of_finding (finding, &context),
    .other = other != NULL ? other->n : 0,
  };

  g_array_append_val (drafting->preview->findings, added);
}

/* Judges the draft beside those tasks that a rule compares it with. */
static void
judge (Drafting *drafting, const DubanRecord *records, gsize n_records)
{
  DubanPreview *preview = drafting->preview;
  g_autoptr (DubanJudge) judge = duban_judge_new (preview->terms);
  g_autoptr (DubanVerdict) verdict = NULL;
  const DubanTaskVerdict *judged;

  for (guint i = 0; i < drafting->others->len; i++)
    duban_judge_task (judge, drafting->others->pdata[i], NULL, 0, NULL);
  duban_judge_task (judge, &drafting->task, records, n_records, &preview->clock);
  verdict = duban_judge_finish (judge);
  judged = duban_verdict_find_task (verdict, drafting->task.n);
  if (judged == NULL)
    return;
  preview->light = judged->light;
  for (guint i = 0; i < judged->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (verdict, judged, i);

      if (!finding->waived)
        add_finding (drafting, finding);
    }
}

/* The handover that a new lead or unit will be (app/edit/task.c). */
static gboolean
make_handover (const Drafting *drafting, DubanRecord *handover)
{
  const DubanSession *session = drafting->session;
  const DubanTask *from = drafting->base;
  const DubanTask *to = &drafting->task;

  *handover = (DubanRecord){ .kind = DUBAN_RECORD_HANDOVER,
                             .day = session->now.today,
                             .minute = session->now.minute,
                             .written = session->now.milliseconds,
                             .written_day = session->now.today,
                             .week = DUBAN_NO_DAY,
                             .due = DUBAN_NO_DAY,
                             .done = DUBAN_NO_DAY,
                             .lead_from = from->lead,
                             .lead_to = to->lead,
                             .unit_from = from->unit,
                             .unit_to = to->unit };
  handover->moves_lead = from->lead != 0 && from->lead != to->lead;
  handover->moves_unit = from->unit != 0 && from->unit != to->unit;
  return !drafting->ask->is_correction && (handover->moves_lead || handover->moves_unit);
}

/* An existing task is judged with its records, which are there only now. */
static gboolean
judge_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DubanRecord));
  DubanRecord handover;

  g_array_append_vals (all, records, (guint) n_records);
  if (make_handover (data, &handover))
    g_array_append_val (all, handover);
  judge (data, (const DubanRecord *) (gpointer) all->data, all->len);
  return FALSE;
}

static gboolean
conclude (Drafting *drafting, GError **error)
{
  DubanSession *session = drafting->session;

  drafting->preview->due = drafting->task.due;
  drafting->preview->is_rectification = duban_task_is_rectification (&drafting->task);
  if (drafting->ask->task == 0)
    {
      judge (drafting, NULL, 0);
      return TRUE;
    }
  return duban_tasks_each_of (session->db, &drafting->ask->task, 1, DUBAN_TASKS_RULES,
                              duban_clock_get_zone (session->clock), judge_cb, drafting, error);
}

static void
propose (Drafting *drafting)
{
  DubanProposing proposing = { .terms = drafting->preview->terms,
                               .task = &drafting->task,
                               .wants_lead = !is_said (drafting, "lead"),
                               .wants_cooperators = !is_said (drafting, "cooperators"),
                               .wants_assigner = !is_said (drafting, "assigner"),
                               .proposals = drafting->preview->proposals };

  if (drafting->task.parent != 0 && drafting->others->len > 0)
    proposing.parent = drafting->others->pdata[0];
  g_ptr_array_add (drafting->lists, duban_preview_propose (&proposing));
}

DubanPreview *
duban_preview_new (DubanSession *session, const DubanPreviewAsk *ask, GCancellable *cancellable,
                   GError **error)
{
  g_auto (Drafting) drafting = { .session = session, .ask = ask };

  drafting.preview = new_preview (session->terms);
  drafting.texts = g_string_chunk_new (1024);
  drafting.folded = g_string_new (NULL);
  drafting.lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  drafting.others = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_task_free);
  drafting.twins = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!read_draft (&drafting, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !load_others (&drafting, error))
    return NULL;
  if (ask->task == 0)
    propose (&drafting);
  if (!conclude (&drafting, error))
    return NULL;
  return g_steal_pointer (&drafting.preview);
}

void
duban_preview_free (DubanPreview *preview)
{
  duban_terms_unref (preview->terms);
  g_array_unref (preview->problems);
  g_array_unref (preview->proposals);
  g_array_unref (preview->findings);
  g_free (preview->parent_title);
  g_free (preview->same_title);
  g_clear_pointer (&preview->twins, g_variant_unref);
  g_free (preview->new_field);
  g_free (preview);
}

const DubanPreviewProposal *
duban_preview_find_proposal (const DubanPreview *preview, const char *field)
{
  for (guint i = 0; i < preview->proposals->len; i++)
    {
      const DubanPreviewProposal *proposal
          = &g_array_index (preview->proposals, DubanPreviewProposal, i);

      if (g_str_equal (proposal->field, field))
        return proposal;
    }
  return NULL;
}

const char *
duban_preview_find_problem (const DubanPreview *preview, const char *field)
{
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const DubanPreviewProblem *problem
          = &g_array_index (preview->problems, DubanPreviewProblem, i);

      if (g_str_equal (problem->field, field))
        return problem->problem;
    }
  return NULL;
}
