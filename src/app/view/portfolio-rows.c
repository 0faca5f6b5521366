/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/portfolio-rows.h"

#include "app/search/alphabet.h"
#include "app/wording/sentence.h"
#include "app/wording/wording.h"
#include "core/charge.h"
#include "core/ranking.h"

#include "app/words.h"
#include <string.h>

static void
line_free (gpointer data)
{
  DubanPortfolioLine *line = data;

  g_free (line->name);
  g_free (line->category);
  g_free (line->leader_name);
  g_free (line);
}

void
duban_portfolio_rows_free (DubanPortfolioRows *rows)
{
  g_clear_pointer (&rows->snapshot, duban_snapshot_unref);
  g_clear_pointer (&rows->draft, duban_portfolio_draft_free);
  g_ptr_array_unref (rows->lines);
  g_free (rows->as_of);
  g_free (rows);
}

/* One unit or field while its lines are made. */
typedef struct
{
  DubanPortfolioRows *rows;
  const DubanDirectory *after;
  guint32 n; /* 0: a field that is yet to be made */
  const DubanId *id;
  const char *name;
  gboolean is_field;
  const char *category; /* of a unit, or NULL */
} Held;

static const DubanLeader *
find_leader (const DubanPortfolioRows *rows, const DubanId *id)
{
  gsize n;
  const DubanLeader *const *leaders
      = duban_directory_list_leaders (rows->snapshot->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&leaders[i]->id, id))
      return leaders[i];
  return NULL;
}

static void
add_line (const Held *held, DubanPortfolioState state, const DubanHolder *holder)
{
  const DubanLeader *leader = holder != NULL ? find_leader (held->rows, &holder->leader) : NULL;
  DubanPortfolioLine *line = g_new0 (DubanPortfolioLine, 1);

  line->state = state;
  line->held = *held->id;
  line->name = g_strdup (held->name);
  line->is_field = held->is_field;
  line->category = g_strdup (held->category);
  line->leader_name = g_strdup (leader != NULL ? leader->name : "");
  line->from = line->to = DUBAN_NO_DAY;
  if (holder != NULL)
    {
      line->leader = holder->leader;
      line->kind = (DubanHoldingKind) holder->kind;
      line->from = holder->from;
      line->to = holder->to;
    }
  g_ptr_array_add (held->rows->lines, line);
  held->rows->n_gaps += state == DUBAN_PORTFOLIO_GAP;
}

/* Those who hold it today or later. (transfer full, of DubanHolder) */
static GArray *
list_holders (const Held *held)
{
  const DubanTerms *terms = held->rows->snapshot->terms;
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (DubanHolder));
  gsize n;
  const DubanHolding *const *known = duban_directory_get_holders (terms->directory, held->n, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanLeader *leader = duban_directory_get_leader (terms->directory, known[i]->leader);
      DubanHolder holder
          = { .kind = (guint8) known[i]->kind, .from = known[i]->from, .to = known[i]->to };

      if (leader == NULL || (holder.to != DUBAN_NO_DAY && holder.to < terms->today))
        continue;
      holder.leader = leader->id;
      g_array_append_val (holders, holder);
    }
  return holders;
}

static const DubanHolder *
find_same (const GArray *holders, const DubanHolder *wanted)
{
  for (guint i = 0; i < holders->len; i++)
    {
      const DubanHolder *holder = &g_array_index (holders, DubanHolder, i);

      if (duban_id_equal (&holder->leader, &wanted->leader) && holder->kind == wanted->kind
          && holder->from == wanted->from)
        return holder;
    }
  return NULL;
}

/* What was there: it stays, has another last day, or ends. */
static void
add_known (const Held *held, const DubanHolder *holder, const GArray *after)
{
  const DubanHolder *then = find_same (after, holder);
  const DubanDay eve = held->rows->draft->effective - 1;
  DubanHolder ended = *holder;

  ended.to = eve;
  if (then == NULL)
    add_line (held, DUBAN_PORTFOLIO_ENDS, &ended);
  else if (then->to == holder->to)
    add_line (held, DUBAN_PORTFOLIO_STAYS, then);
  else
    add_line (held, then->to == eve ? DUBAN_PORTFOLIO_ENDS : DUBAN_PORTFOLIO_TAKEN, then);
}

static gboolean
is_in_scope (const Held *held, const GArray *before, const GArray *after)
{
  const DubanSnapshot *snapshot = held->rows->snapshot;
  const DubanLeader *leader
      = duban_directory_get_leader (snapshot->terms->directory, snapshot->scope);

  if (snapshot->scope == 0)
    return TRUE;
  for (guint i = 0; leader != NULL && i < before->len + after->len; i++)
    {
      const DubanHolder *holder = i < before->len
                                      ? &g_array_index (before, DubanHolder, i)
                                      : &g_array_index (after, DubanHolder, i - before->len);

      if (duban_id_equal (&holder->leader, &leader->id))
        return TRUE;
    }
  return FALSE;
}

/* By the portfolio as it would be; of a new field by its drafted holders. */
static gboolean
is_gap (const Held *held)
{
  DubanCharge charge;

  if (held->n == 0)
    return FALSE;
  duban_charge_of (&charge, held->after, held->is_field ? 0 : held->n, held->is_field ? held->n : 0,
                   held->rows->draft->effective);
  return charge.n_leaders == 0;
}

static void
add_held (const Held *held)
{
  g_autoptr (GArray) before = list_holders (held);
  g_autoptr (GArray) after = list_holders (held);

  duban_portfolio_draft_apply (held->rows->draft, held->id, after);
  if (!is_in_scope (held, before, after))
    return;
  if (is_gap (held))
    add_line (held, DUBAN_PORTFOLIO_GAP, NULL);
  for (guint i = 0; i < before->len; i++)
    add_known (held, &g_array_index (before, DubanHolder, i), after);
  for (guint i = 0; i < after->len; i++)
    if (find_same (before, &g_array_index (after, DubanHolder, i)) == NULL)
      add_line (held, DUBAN_PORTFOLIO_TAKEN, &g_array_index (after, DubanHolder, i));
}

static gboolean
is_known (const DubanDirectory *directory, const DubanId *id)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  const DubanField *const *fields;

  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&units[i]->id, id))
      return TRUE;
  fields = duban_directory_list_fields (directory, &n);
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&fields[i]->id, id))
      return TRUE;
  return FALSE;
}

/* Fields that are yet to be made, each once. */
static void
add_new_fields (DubanPortfolioRows *rows, const DubanDirectory *after)
{
  const GPtrArray *lines = rows->draft->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DubanDraftLine *line = lines->pdata[i];
      gboolean is_first = TRUE;

      for (guint j = 0; j < i && is_first; j++)
        is_first = !duban_id_equal (&((const DubanDraftLine *) lines->pdata[j])->held, &line->held);
      if (is_first && !is_known (rows->snapshot->terms->directory, &line->held))
        add_held (&(Held){ rows, after, 0, &line->held, line->name, TRUE, NULL });
    }
}

/* A merged unit is listed only while somebody holds it still. */
static gboolean
is_listed (const DubanDirectory *directory, const DubanUnit *unit, DubanDay today)
{
  gsize n;

  duban_directory_get_holders (directory, unit->n, &n);
  return n > 0 || !duban_unit_is_merged (unit, today);
}

static void
add_all (DubanPortfolioRows *rows)
{
  const DubanTerms *terms = rows->snapshot->terms;
  g_autoptr (DubanDirectory) after
      = duban_portfolio_draft_dup_directory (rows->draft, terms->directory);
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (terms->directory, &n);
  const DubanField *const *fields;

  for (gsize i = 0; i < n; i++)
    if (is_listed (terms->directory, units[i], terms->today))
      add_held (&(Held){ rows, after, units[i]->n, &units[i]->id, units[i]->name, FALSE,
                         units[i]->category });
  fields = duban_directory_list_fields (terms->directory, &n);
  for (gsize i = 0; i < n; i++)
    add_held (&(Held){ rows, after, fields[i]->n, &fields[i]->id, fields[i]->name, TRUE, NULL });
  add_new_fields (rows, after);
}

/* Units by category before fields; each by name. */
static int
compare_held (const DubanPortfolioLine *a, const DubanPortfolioLine *b)
{
  int order = a->is_field - b->is_field;

  if (order == 0 && !a->is_field)
    order = duban_ranking_compare_categories (a->category, b->category);
  if (order == 0)
    order = duban_alphabet_compare (a->name, b->name);
  return order != 0 ? order : strcmp (a->name, b->name);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const DubanPortfolioLine *x = *(const DubanPortfolioLine *const *) a;
  const DubanPortfolioLine *y = *(const DubanPortfolioLine *const *) b;
  const gboolean gap_x = x->state == DUBAN_PORTFOLIO_GAP;
  const gboolean gap_y = y->state == DUBAN_PORTFOLIO_GAP;
  int order;

  if (gap_x != gap_y)
    return gap_x ? -1 : 1;
  order = compare_held (x, y);
  if (order == 0)
    order = (x->from > y->from) - (x->from < y->from);
  return order != 0 ? order : strcmp (x->leader_name, y->leader_name);
}

DubanPortfolioRows *
duban_portfolio_rows_new (DubanSnapshot *snapshot, DubanPortfolioDraft *draft, char *as_of)
{
  DubanPortfolioRows *rows = g_new0 (DubanPortfolioRows, 1);

  rows->snapshot = duban_snapshot_ref (snapshot);
  rows->draft = draft != NULL ? draft : duban_portfolio_draft_new (snapshot->terms->today);
  rows->as_of = as_of;
  rows->lines = g_ptr_array_new_with_free_func (line_free);
  add_all (rows);
  g_ptr_array_sort (rows->lines, compare_lines);
  return rows;
}

char *
duban_portfolio_rows_dup_state (const DubanPortfolioRows *rows, const DubanPortfolioLine *line)
{
  const DubanDay today = rows->snapshot->terms->today;
  g_autofree char *day = NULL;

  switch (line->state)
    {
    case DUBAN_PORTFOLIO_GAP:
      return g_strdup (_ ("nobody in charge"));
    case DUBAN_PORTFOLIO_ENDS:
      day = duban_wording_of_day (rows->draft->effective - 1, today);
      /* Translators: of a holding that the draft ends: its last day */
      return g_strdup_printf (_ ("draft: until %s"), day);
    case DUBAN_PORTFOLIO_TAKEN:
      day = duban_wording_of_day (rows->draft->effective, today);
      /* Translators: of a holding that the draft brings: its first day */
      return g_strdup_printf (_ ("draft: from %s"), day);
    case DUBAN_PORTFOLIO_STAYS:
    default:
      return g_strdup ("");
    }
}

char *
duban_portfolio_rows_dup_sentence (const DubanPortfolioRows *rows, const DubanPortfolioLine *line)
{
  g_autofree char *state = duban_portfolio_rows_dup_state (rows, line);
  GString *sentence = g_string_new (line->name);

  if (line->state != DUBAN_PORTFOLIO_GAP)
    {
      duban_sentence_add (sentence, line->leader_name);
      duban_sentence_add (sentence, duban_wording_of_holding (line->kind));
    }
  duban_sentence_add (sentence, state);
  return g_string_free (sentence, FALSE);
}

DubanSheet *
duban_portfolio_rows_dup_sheet (const DubanPortfolioRows *rows)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup (_ ("Portfolio")), NULL, g_strdup (rows->as_of));
  char from[DUBAN_DAY_TEXT_SIZE], to[DUBAN_DAY_TEXT_SIZE];

  duban_sheet_add_column (sheet, _ ("Unit or field"), 3, FALSE);
  duban_sheet_add_column (sheet, C_ ("column", "Leader"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Way"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("From"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("To"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Draft"), 2, FALSE);
  for (guint i = 0; i < rows->lines->len; i++)
    {
      const DubanPortfolioLine *line = rows->lines->pdata[i];
      g_autofree char *state = duban_portfolio_rows_dup_state (rows, line);
      const char *texts[]
          = { line->name,
              line->leader_name,
              line->state == DUBAN_PORTFOLIO_GAP ? "" : duban_wording_of_holding (line->kind),
              duban_day_format (line->from, from),
              duban_day_format (line->to, to),
              state,
              NULL };

      duban_sheet_take_row (sheet, g_strdupv ((char **) texts));
    }
  return sheet;
}
