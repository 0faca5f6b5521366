/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/portfolio.h"

#include <string.h>

#include "app/entity/holders.h"
#include "app/entity/value-bytes.h"
#include "app/import/directory.h"
#include "core/text.h"
#include "exchange/portfolio.h"

/* A unit or field with all its holders, as they will be. */
typedef struct
{
  DubanImportEntity *entity;
  GArray *holders; /* DubanHolder */
  GArray *named;   /* gboolean, beside each: the file names it */
} Held;

/* A leader whom the file names: it is complete for each. */
typedef struct
{
  DubanImportEntity *entity;
  DubanDay start;        /* the 起 that all rows share; DUBAN_NO_DAY: none, or several */
  DubanDay latest_start; /* of the entries that are new */
  gboolean has_several_starts;
  gboolean has_end; /* an entry of the leader ended */
} Leader;

/* A row that was taken, until it is counted. */
typedef struct
{
  gsize row;    /* of the table */
  guint leader; /* index */
  guint n_entries, n_new, n_changed;
  gboolean is_first; /* of its leader */
  gboolean has_new_title;
} Line;

typedef struct
{
  DubanImportBatch *batch;
  DubanImportDirectory *directory;
  GPtrArray *held; /* of Held */
  GArray *leaders; /* Leader */
  GArray *lines;   /* Line */
} Run;

static void
held_free (gpointer data)
{
  Held *held = data;

  g_array_unref (held->holders);
  g_array_unref (held->named);
  g_free (held);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->directory, duban_import_directory_free);
  g_clear_pointer (&run->held, g_ptr_array_unref);
  g_clear_pointer (&run->leaders, g_array_unref);
  g_clear_pointer (&run->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static DubanAttr
get_attr (const DubanImportEntity *held)
{
  return held->entity->kind == DUBAN_ENTITY_UNIT ? DUBAN_ATTR_UNIT_HOLDERS
                                                 : DUBAN_ATTR_FIELD_HOLDERS;
}

static Held *
find_held (Run *run, DubanEntityKind kind, const char *name, GError **error)
{
  DubanImportEntity *entity = duban_import_directory_find (run->directory, kind, name, error);
  Held *held;

  for (guint i = 0; entity && i < run->held->len; i++)
    {
      held = g_ptr_array_index (run->held, i);
      if (held->entity == entity)
        return held;
    }
  if (!entity)
    return NULL;
  held = g_new0 (Held, 1);
  held->entity = entity;
  held->holders = duban_holders_read (duban_entity_get (entity->entity, get_attr (entity)));
  held->named = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (held->named, held->holders->len);
  g_ptr_array_add (run->held, held);
  return held;
}

/* Everything that the leader holds already stands beside what the file says. */
static gboolean
load_holdings (Run *run, guint32 leader, GError **error)
{
  const DubanDirectory *directory = run->batch->session->terms->directory;
  gsize n;
  const DubanHolding *holdings = duban_directory_list_holdings (directory, &n);

  for (gsize i = 0; leader != 0 && i < n; i++)
    {
      DubanEntityKind kind = duban_directory_get_unit (directory, holdings[i].held)
                                 ? DUBAN_ENTITY_UNIT
                                 : DUBAN_ENTITY_FIELD;
      const char *name = duban_directory_get_name (directory, holdings[i].held);

      if (holdings[i].leader == leader && name && !find_held (run, kind, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_leader (Run *run, const char *name, guint *index, gboolean *is_first, GError **error)
{
  DubanImportEntity *entity
      = duban_import_directory_find (run->directory, DUBAN_ENTITY_LEADER, name, error);
  Leader leader = { entity, DUBAN_NO_DAY, DUBAN_NO_DAY, FALSE, FALSE };

  if (!entity)
    return FALSE;
  *is_first = !entity->is_mentioned;
  entity->is_mentioned = TRUE;
  for (*index = 0; *index < run->leaders->len; (*index)++)
    if (g_array_index (run->leaders, Leader, *index).entity == entity)
      return TRUE;
  g_array_append_val (run->leaders, leader);
  return load_holdings (run, entity->entity->n, error);
}

static gboolean
overlaps (const DubanHolder *a, const DubanHolder *b)
{
  return !duban_holders_is_before (a->to, b->from) && !duban_holders_is_before (b->to, a->from);
}

/* The entry that is here and goes on as the one of the file. */
static DubanHolder *
find_entry (Held *held, const DubanHolder *entry, gboolean **is_named)
{
  for (guint i = 0; i < held->holders->len; i++)
    {
      DubanHolder *known = &g_array_index (held->holders, DubanHolder, i);

      *is_named = &g_array_index (held->named, gboolean, i);
      if (!**is_named && duban_id_equal (&known->leader, &entry->leader)
          && known->kind == entry->kind && overlaps (known, entry))
        return known;
    }
  return NULL;
}

/* What is held on goes on from its own beginning; an earlier 起 corrects it. */
static void
put_entry (Held *held, const DubanHolder *entry, Line *line)
{
  static const gboolean named = TRUE;
  gboolean *is_named;
  DubanHolder *known = find_entry (held, entry, &is_named);
  gboolean is_earlier;

  line->n_entries++;
  if (!known)
    {
      line->n_new++;
      g_array_append_vals (held->holders, entry, 1);
      g_array_append_vals (held->named, &named, 1);
      return;
    }
  *is_named = TRUE;
  is_earlier
      = entry->from != DUBAN_NO_DAY && known->from != DUBAN_NO_DAY && entry->from < known->from;
  if (!is_earlier && known->to == entry->to)
    return;
  line->n_changed++;
  known->to = entry->to;
  if (is_earlier)
    known->from = entry->from;
}

static gboolean
put_names (Run *run, GPtrArray *names, DubanEntityKind kind, const DubanHolder *entry, Line *line,
           GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      DubanEntityKind own = kind;
      Held *held;

      if (duban_text_is_collective (name))
        {
          duban_import_tally_count (run->batch->tally, DUBAN_TALLY_COLLECTIVE, name);
          continue;
        }
      if (own == DUBAN_ENTITY_UNIT)
        own = duban_import_directory_guess_kind (run->directory, name);
      held = find_held (run, own, name, error);
      if (!held)
        return FALSE;
      put_entry (held, entry, line);
    }
  return TRUE;
}

static void
note_start (Leader *leader, const DubanPortfolioRow *row, const Line *line)
{
  if (!line->is_first && leader->start != row->from)
    leader->has_several_starts = TRUE;
  leader->start = row->from;
  if (line->n_new > 0 && row->from != DUBAN_NO_DAY)
    leader->latest_start = MAX (leader->latest_start, row->from);
}

static gboolean
take_row (Run *run, gsize at, GError **error)
{
  const DubanTerms *terms = run->batch->session->terms;
  const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                         .today = terms->today,
                                         .year = run->batch->options->year,
                                         .calendar = terms->calendar };
  g_auto (DubanPortfolioRow) row = { 0 };
  g_auto (DubanFault) fault = { 0 };
  DubanHolder entry = { 0 };
  Line line = { .row = at };
  Leader *leader;

  if (!duban_portfolio_read (run->batch->table, run->batch->heading, at, &context, &row, &fault))
    {
      duban_import_batch_refuse (run->batch, at, &fault);
      return TRUE;
    }
  if (!find_leader (run, row.leader, &line.leader, &line.is_first, error))
    return FALSE;
  leader = &g_array_index (run->leaders, Leader, line.leader);
  entry = (DubanHolder){ leader->entity->entity->id, (guint8) row.kind, row.from, row.to };
  line.has_new_title = *row.title
                       && duban_import_entity_set (leader->entity, DUBAN_ATTR_LEADER_TITLE,
                                                   duban_bytes_from_text (row.title));
  if (!put_names (run, row.held, DUBAN_ENTITY_UNIT, &entry, &line, error)
      || !put_names (run, row.fields, DUBAN_ENTITY_FIELD, &entry, &line, error))
    return FALSE;
  note_start (leader, &row, &line);
  g_array_append_val (run->lines, line);
  return TRUE;
}

/* The last day of what the file no longer names: the day before the new portfolio begins, else
 * the day of import. */
static DubanDay
get_last_day (const Run *run, const Leader *leader)
{
  DubanDay start = leader->has_several_starts ? leader->latest_start : leader->start;

  return start != DUBAN_NO_DAY ? start - 1 : run->batch->session->now.today;
}

static Leader *
find_leader_of (Run *run, const DubanId *id)
{
  for (guint i = 0; i < run->leaders->len; i++)
    {
      Leader *leader = &g_array_index (run->leaders, Leader, i);

      if (duban_id_equal (&leader->entity->entity->id, id))
        return leader;
    }
  return NULL;
}

/* Ends what a named leader held and the file no longer says; what began later never was. */
static void
end_unnamed (Run *run, Held *held)
{
  for (guint i = held->holders->len; i > 0; i--)
    {
      DubanHolder *holder = &g_array_index (held->holders, DubanHolder, i - 1);
      Leader *leader = find_leader_of (run, &holder->leader);
      DubanDay last = leader ? get_last_day (run, leader) : DUBAN_NO_DAY;
      g_autofree char *item = NULL;

      if (!leader || g_array_index (held->named, gboolean, i - 1)
          || (holder->to != DUBAN_NO_DAY && holder->to <= last))
        continue;
      item = g_strdup_printf ("%s: %s", leader->entity->name, held->entity->name);
      duban_import_tally_count (run->batch->tally, DUBAN_TALLY_HOLDINGS_ENDED, item);
      leader->has_end = TRUE;
      holder->to = last;
      if (!duban_holders_is_before (last, holder->from))
        continue;
      g_array_remove_index (held->holders, i - 1);
      g_array_remove_index (held->named, i - 1);
    }
}

static void
count_line (const Run *run, const Line *line)
{
  const Leader *leader = &g_array_index (run->leaders, Leader, line->leader);
  gboolean is_new_leader = line->is_first && leader->entity->entity->n == 0;

  if (is_new_leader || (line->n_entries > 0 && line->n_new == line->n_entries))
    duban_import_batch_count (run->batch, line->row, DUBAN_FATE_ADDED);
  else if (line->n_new > 0 || line->n_changed > 0 || line->has_new_title
           || (line->is_first && leader->has_end))
    duban_import_batch_count (run->batch, line->row, DUBAN_FATE_CHANGED);
  else
    duban_import_batch_count (run->batch, line->row, DUBAN_FATE_UNCHANGED);
}

gboolean
duban_import_portfolio_run (DubanImportBatch *batch, GError **error)
{
  g_auto (Run) run = { 0 };
  gsize n_rows = duban_file_table_get_n_rows (batch->table);

  run.batch = batch;
  run.directory = duban_import_directory_new (batch);
  run.held = g_ptr_array_new_with_free_func (held_free);
  run.leaders = g_array_new (FALSE, FALSE, sizeof (Leader));
  run.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (gsize at = batch->heading->row + 1; at < n_rows; at++)
    if (!duban_import_batch_step (batch, at, error) || !take_row (&run, at, error))
      return FALSE;
  for (guint i = 0; i < run.held->len; i++)
    {
      Held *held = g_ptr_array_index (run.held, i);

      end_unnamed (&run, held);
      duban_import_entity_set (held->entity, get_attr (held->entity),
                               duban_holders_write (held->holders));
    }
  for (guint i = 0; i < run.lines->len; i++)
    count_line (&run, &g_array_index (run.lines, Line, i));
  return duban_import_directory_post (run.directory, error);
}
