/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/portfolio-effects.h"

#include "app/wording/wording.h"

#include "app/words.h"

static void
held_free (gpointer data)
{
  DubanHeldEffect *held = data;

  g_free (held->name);
  g_array_unref (held->tasks);
  g_free (held);
}

void
duban_portfolio_effects_free (DubanPortfolioEffects *effects)
{
  g_clear_pointer (&effects->snapshot, duban_snapshot_unref);
  g_clear_pointer (&effects->draft, duban_portfolio_draft_free);
  g_ptr_array_unref (effects->held);
  g_array_unref (effects->moves);
  g_array_unref (effects->undecided);
  g_free (effects);
}

/* The entity number of a unit or field by its id; 0 for none. */
static guint32
find_held (const DubanDirectory *directory, const DubanId *id, gboolean *is_field)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  const DubanField *const *fields;

  *is_field = FALSE;
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&units[i]->id, id))
      return units[i]->n;
  *is_field = TRUE;
  fields = duban_directory_list_fields (directory, &n);
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&fields[i]->id, id))
      return fields[i]->n;
  return 0;
}

static DubanEffectKind
get_kind (const DubanCharge *after)
{
  if (after->n_leaders == 0)
    return DUBAN_EFFECT_OWNERLESS;
  return after->n_leaders > 1 ? DUBAN_EFFECT_DOUBLED : DUBAN_EFFECT_HANDS;
}

/* Who takes over a field that is yet to be made: it has no holders but those of the draft. */
static void
charge_new_field (DubanCharge *charge, const DubanPortfolioEffects *effects,
                  const DubanDraftLine *line)
{
  const DubanDirectory *directory = effects->snapshot->terms->directory;
  g_autoptr (DubanDirectory) alone = duban_directory_new ();
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (DubanHolder));
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  duban_portfolio_draft_apply (effects->draft, &line->held, holders);
  for (guint i = 0; i < holders->len; i++)
    for (gsize j = 0; j < n; j++)
      {
        const DubanHolder *holder = &g_array_index (holders, DubanHolder, i);

        if (duban_id_equal (&leaders[j]->id, &holder->leader))
          duban_directory_add_holding (alone, &(DubanHolding){ leaders[j]->n, 1,
                                                               (DubanHoldingKind) holder->kind,
                                                               holder->from, holder->to });
      }
  duban_charge_of (charge, alone, 0, 1, effects->draft->effective);
}

static void
add_held (DubanPortfolioEffects *effects, const DubanPortfolioMove *move,
          const DubanDraftLine *line)
{
  const DubanDirectory *directory = effects->snapshot->terms->directory;
  gboolean is_field;
  const guint32 held = find_held (directory, &line->held, &is_field);
  const char *name = duban_directory_get_name (directory, held);
  DubanHeldEffect effect = { .held = held };
  DubanHeldEffect *copy;

  effect.before.n_leaders = 0;
  if (held == 0)
    charge_new_field (&effect.after, effects, line);
  else
    {
      duban_charge_of (&effect.before, move->before, is_field ? 0 : held, is_field ? held : 0,
                       move->day);
      duban_charge_of (&effect.after, move->after, is_field ? 0 : held, is_field ? held : 0,
                       move->day);
    }
  if (duban_portfolio_move_is_same (&effect.before, &effect.after))
    return;
  effect.kind = get_kind (&effect.after);
  effect.name = g_strdup (name != NULL ? name : line->name);
  effect.tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  copy = g_memdup2 (&effect, sizeof effect);
  g_ptr_array_add (effects->held, copy);
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const DubanHeldEffect *x = *(const DubanHeldEffect *const *) a;
  const DubanHeldEffect *y = *(const DubanHeldEffect *const *) b;

  return (int) x->kind - (int) y->kind;
}

/* Each unit and field once. */
static void
add_all_held (DubanPortfolioEffects *effects, const DubanPortfolioMove *move)
{
  const GPtrArray *lines = effects->draft->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DubanDraftLine *line = lines->pdata[i];
      gboolean is_first = TRUE;

      for (guint j = 0; j < i && is_first; j++)
        is_first = !duban_id_equal (&((const DubanDraftLine *) lines->pdata[j])->held, &line->held);
      if (is_first)
        add_held (effects, move, line);
    }
  g_ptr_array_sort (effects->held, compare_held);
}

/* A task is decided by its field where anybody holds that, else by its unit; both are told. */
static void
note_task (DubanPortfolioEffects *effects, const DubanRegisterRow *row)
{
  for (guint i = 0; i < effects->held->len; i++)
    {
      DubanHeldEffect *held = effects->held->pdata[i];

      if (held->held != 0 && (held->held == row->unit || held->held == row->field))
        g_array_append_val (held->tasks, row->task);
    }
}

static void
judge_tasks (DubanPortfolioEffects *effects, const DubanPortfolioMove *move)
{
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (effects->snapshot->reg, &n);

  for (gsize i = 0; i < n; i++)
    {
      DubanLeadMove lead = { .task = rows[i].task, .from = rows[i].lead };

      if (rows[i].status != DUBAN_STATUS_OPEN && rows[i].status != DUBAN_STATUS_SUSPENDED)
        continue;
      note_task (effects, &rows[i]);
      switch (duban_portfolio_move_judge (move, rows[i].lead, rows[i].unit, rows[i].field,
                                          rows[i].assigned, &lead.to))
        {
        case DUBAN_MOVE_LEAD:
          g_array_append_val (effects->moves, lead);
          break;
        case DUBAN_MOVE_DOUBT:
          g_array_append_val (effects->undecided, lead.task);
          break;
        case DUBAN_MOVE_NONE:
        default:
          break;
        }
    }
  g_array_sort (effects->moves, duban_lead_move_compare);
}

DubanPortfolioEffects *
duban_portfolio_effects_new (DubanSnapshot *snapshot, DubanPortfolioDraft *draft)
{
  DubanPortfolioEffects *effects = g_new0 (DubanPortfolioEffects, 1);
  const DubanDirectory *before = snapshot->terms->directory;
  g_autoptr (DubanDirectory) after = duban_portfolio_draft_dup_directory (draft, before);
  const DubanPortfolioMove move = { before, after, draft->effective };

  effects->snapshot = duban_snapshot_ref (snapshot);
  effects->draft = draft;
  effects->held = g_ptr_array_new_with_free_func (held_free);
  effects->moves = g_array_new (FALSE, FALSE, sizeof (DubanLeadMove));
  effects->undecided = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_all_held (effects, &move);
  judge_tasks (effects, &move);
  return effects;
}

guint
duban_portfolio_effects_count (const DubanPortfolioEffects *effects, DubanEffectKind kind)
{
  guint n = 0;

  for (guint i = 0; i < effects->held->len; i++)
    n += ((const DubanHeldEffect *) effects->held->pdata[i])->kind == kind;
  return n;
}

char *
duban_portfolio_effects_dup_leaders (const DubanPortfolioEffects *effects,
                                     const DubanCharge *charge)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < charge->n_leaders; i++)
    {
      const char *name
          = duban_directory_get_name (effects->snapshot->terms->directory, charge->leaders[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", name != NULL ? name : "");
    }
  if (charge->n_leaders == 0)
    g_string_append (names, _ ("nobody in charge"));
  return g_string_free (names, FALSE);
}

/* A handover list is written pair by pair: who gives, who takes over. */
typedef struct
{
  const DubanPortfolioEffects *effects;
  DubanSheet *sheet;
  guint32 from, to;
  gboolean has_heading;
} Pair;

static void
begin_pair (Pair *pair, guint32 from, guint32 to)
{
  const DubanDirectory *directory = pair->effects->snapshot->terms->directory;
  const char *giver = duban_directory_get_name (directory, from);
  const char *taker = duban_directory_get_name (directory, to);
  g_autofree char *title = NULL;

  if (pair->has_heading && pair->from == from && pair->to == to)
    return;
  /* Translators: the heading of a part of the handover list: who gives, who takes over */
  title = g_strdup_printf (_ ("%s hands over to %s"), giver != NULL ? giver : _ ("nobody"),
                           taker != NULL ? taker : _ ("nobody"));
  duban_sheet_add_group (pair->sheet, title);
  pair->from = from;
  pair->to = to;
  pair->has_heading = TRUE;
}

static void
add_line (Pair *pair, const char *what, const char *number, const char *title, const char *unit,
          const char *due)
{
  const char *texts[] = { what, number, title, unit, due, "", NULL };

  duban_sheet_take_row (pair->sheet, g_strdupv ((char **) texts));
}

/* The units and fields that go from the one to the other, as far as it is one to one. */
static void
add_held_lines (Pair *pair, guint32 from, guint32 to)
{
  const DubanPortfolioEffects *effects = pair->effects;

  for (guint i = 0; i < effects->held->len; i++)
    {
      const DubanHeldEffect *held = effects->held->pdata[i];

      if (!duban_charge_includes (&held->before, from) || !duban_charge_includes (&held->after, to)
          || duban_charge_includes (&held->after, from)
          || duban_charge_includes (&held->before, to))
        continue;
      begin_pair (pair, from, to);
      add_line (pair, C_ ("handover list", "portfolio"), "", held->name, "", "");
    }
}

static void
add_task_line (Pair *pair, const DubanLeadMove *move)
{
  const DubanRegister *reg = pair->effects->snapshot->reg;
  const DubanTerms *terms = pair->effects->snapshot->terms;
  const DubanRegisterRow *row = duban_register_find (reg, move->task);
  g_autofree char *due = NULL;
  const char *unit;

  if (row == NULL)
    return;
  begin_pair (pair, move->from, move->to);
  due = duban_wording_of_day (row->due, terms->today);
  unit = duban_directory_get_name (terms->directory, row->unit);
  add_line (pair, C_ ("handover list", "task"), duban_register_get_text (reg, row->number),
            duban_register_get_text (reg, row->title), unit != NULL ? unit : "", due);
}

static DubanSheet *
new_sheet (const DubanPortfolioEffects *effects, char *as_of)
{
  g_autofree char *day
      = duban_wording_of_day (effects->draft->effective, effects->snapshot->terms->today);
  /* Translators: the number of the document, and since when it is in force */
  DubanSheet *sheet = duban_sheet_new (
      g_strdup (_ ("Handover list")),
      g_strdup_printf (_ ("%s, in force from %s"), effects->draft->document, day), as_of);

  duban_sheet_add_column (sheet, C_ ("column", "Kind"), 0, TRUE);
  duban_sheet_add_column (sheet, C_ ("column", "Number"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Task, unit or field"), 5, FALSE);
  duban_sheet_add_column (sheet, _ ("Responsible unit"), 2, FALSE);
  duban_sheet_add_column (sheet, C_ ("column", "Due"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Signed"), 2, FALSE);
  return sheet;
}

DubanSheet *
duban_portfolio_effects_dup_sheet (const DubanPortfolioEffects *effects, const GArray *moves,
                                   char *as_of)
{
  Pair pair = { .effects = effects, .sheet = new_sheet (effects, as_of) };
  const GArray *made = moves != NULL ? moves : effects->moves;
  gsize n;
  const DubanLeader *const *leaders
      = duban_directory_list_leaders (effects->snapshot->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        add_held_lines (&pair, leaders[i]->n, leaders[j]->n);
        for (guint k = 0; k < made->len; k++)
          {
            const DubanLeadMove *move = &g_array_index (made, DubanLeadMove, k);

            if (move->from == leaders[i]->n && move->to == leaders[j]->n)
              add_task_line (&pair, move);
          }
      }
  return pair.sheet;
}
