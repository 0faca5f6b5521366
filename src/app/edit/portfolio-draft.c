/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/portfolio-draft.h"

#include "app/edit/settle.h"
#include "app/entity/holders.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"
#include "store/local.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

#define KEY "portfolio-draft"

/* A task that moves, as it is found. */
typedef struct
{
  DubanLeadMove lead;
  DubanDay day;
  gboolean stays; /* the old lead holds a cooperating unit afterwards: he cooperates */
} Found;

typedef struct
{
  DubanPortfolioMove move;
  GArray *found; /* of Found */
} Search;

gboolean
duban_edit_load_draft (DubanSession *session, DubanPortfolioDraft **draft, GError **error)
{
  g_autofree char *text = NULL;

  *draft = NULL;
  if (!duban_local_get (session->db, KEY, &text, error))
    return FALSE;
  if (text != NULL)
    *draft = duban_portfolio_draft_parse (text);
  return TRUE;
}

gboolean
duban_edit_keep_draft (DubanSession *session, const DubanPortfolioDraft *draft, GError **error)
{
  g_autofree char *text = NULL;

  if (draft != NULL && (draft->lines->len > 0 || *draft->document != '\0'))
    text = duban_portfolio_draft_to_text (draft);
  return duban_local_set (session->db, KEY, text, error);
}

static gboolean
refuse_empty (GError **error)
{
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("The draft changes nothing yet."));
  return FALSE;
}

static gboolean
check (DubanSession *session, const DubanPortfolioDraft *draft, GError **error)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  if (draft->lines->len == 0)
    return refuse_empty (error);
  if (*draft->document == '\0')
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                         _ ("Give the number of the document: it is the reason that the handovers "
                            "bear."));
  else if (draft->effective > session->now.today)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                 _ ("The draft is in force only from %s; it is kept until then."),
                 duban_day_format (draft->effective, day));
  else
    return TRUE;
  return FALSE;
}

/* Those that were drafted, and are there no more. */
static gboolean
check_leaders (DubanSession *session, const DubanPortfolioDraft *draft, GError **error)
{
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (session->terms->directory, &n);

  for (guint i = 0; i < draft->lines->len; i++)
    {
      const DubanDraftLine *line = draft->lines->pdata[i];
      gboolean is_there = FALSE;

      for (gsize j = 0; j < n && !is_there; j++)
        is_there = duban_id_equal (&leaders[j]->id, &line->leader);
      if (is_there)
        continue;
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("A leader whom the draft names for “%s” is no longer in the directory; take "
                      "that line out."),
                   line->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_unit (const DubanDirectory *directory, const DubanId *id)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&units[i]->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
write_held (DubanAct *act, const DubanPortfolioDraft *draft, const DubanDraftLine *line,
            gboolean *changed, GError **error)
{
  const gboolean of_unit = is_unit (act->session->terms->directory, &line->held);
  const DubanAttr attr = of_unit ? DUBAN_ATTR_UNIT_HOLDERS : DUBAN_ATTR_FIELD_HOLDERS;
  g_autoptr (DubanEntity) held = duban_entity_find (
      act->session->db, of_unit ? DUBAN_ENTITY_UNIT : DUBAN_ENTITY_FIELD, &line->held, error);
  g_autoptr (GArray) holders = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DubanSpan value;

  if (held == NULL)
    return FALSE;
  holders = duban_holders_read (duban_entity_get (held, attr));
  duban_portfolio_draft_apply (draft, &line->held, holders);
  bytes = duban_holders_write (holders);
  value = duban_bytes_get_span (bytes);
  duban_act_open (act, held);
  if (!of_unit && duban_entity_get (held, DUBAN_ATTR_FIELD_NAME).size == 0)
    duban_change_builder_set_text (act->builder, DUBAN_ATTR_FIELD_NAME, line->name);
  if (!duban_entity_has (held, attr, value))
    duban_change_builder_set (act->builder, attr, value.data, value.size);
  *changed |= duban_change_builder_get_n_writes (act->builder) > 0;
  return duban_act_close (act, error);
}

/* Each unit and field once, at its first line. */
static gboolean
write_portfolio (DubanAct *act, const DubanPortfolioDraft *draft, GError **error)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < draft->lines->len; i++)
    {
      const DubanDraftLine *line = draft->lines->pdata[i];
      gboolean is_first = TRUE;

      for (guint j = 0; j < i && is_first; j++)
        is_first = !duban_id_equal (&((const DubanDraftLine *) draft->lines->pdata[j])->held,
                                    &line->held);
      if (is_first && !write_held (act, draft, line, &changed, error))
        return FALSE;
    }
  return changed || refuse_empty (error);
}

/* Never before an earlier handover: the handovers tell who held it. */
static DubanDay
find_day (DubanDay effective, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  DubanDay day = MAX (effective, task->assigned);

  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_HANDOVER && records[i].moves_lead && !records[i].is_void)
      day = MAX (day, records[i].day);
  return day;
}

static gboolean
is_crossed (const DubanPortfolioMove *move, const DubanTask *task)
{
  for (gsize i = 0; i < task->n_cooperating_units; i++)
    if (duban_charge_holds (move->after, task->lead, task->cooperating_units[i], move->day))
      return TRUE;
  return FALSE;
}

static gboolean
look_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Search *search = data;
  Found found = { .lead = { .task = task->n, .from = task->lead } };

  if ((task->status != DUBAN_STATUS_OPEN && task->status != DUBAN_STATUS_SUSPENDED)
      || duban_portfolio_move_judge (&search->move, task->lead, task->unit, task->field,
                                     task->assigned, &found.lead.to)
             != DUBAN_MOVE_LEAD)
    return TRUE;
  found.day = find_day (search->move.day, task, records, n_records);
  found.stays = is_crossed (&search->move, task);
  g_array_append_val (search->found, found);
  return TRUE;
}

static gboolean
write_lead (DubanAct *act, const Found *found, const char *reason, GError **error)
{
  const DubanLeader *to
      = duban_directory_get_leader (act->session->terms->directory, found->lead.to);
  g_autoptr (DubanEntity) task = duban_entity_load (act->session->db, found->lead.task, error);

  return task != NULL
         && duban_settle_write_lead (act, task, &to->id, found->stays, found->day, DUBAN_NO_MINUTE,
                                     reason, error);
}

static GArray *
list_moves (const GArray *found)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (DubanLeadMove));

  for (guint i = 0; i < found->len; i++)
    g_array_append_val (moves, g_array_index (found, Found, i).lead);
  g_array_sort (moves, duban_lead_move_compare);
  return moves;
}

/* The tasks are read before anything of the act is written. */
static gboolean
write_all (DubanAct *act, const DubanPortfolioDraft *draft, const char *reason, GArray *found,
           GError **error)
{
  DubanSession *session = act->session;
  g_autoptr (DubanDirectory) after
      = duban_portfolio_draft_dup_directory (draft, session->terms->directory);
  Search search = { { session->terms->directory, after, draft->effective }, found };

  if (!duban_tasks_each (session->db, DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock),
                         look_cb, &search, NULL, error)
      || !write_portfolio (act, draft, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!write_lead (act, &g_array_index (found, Found, i), reason, error))
      return FALSE;
  return TRUE;
}

gboolean
duban_edit_apply_draft (DubanSession *session, const DubanPortfolioDraft *draft, GArray **moves,
                        GError **error)
{
  g_autofree char *document = duban_input_dup_text ("document", draft->document, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (DubanAct) act = NULL;

  if (document == NULL || !check (session, draft, error))
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL || !check_leaders (session, draft, error)
      || !write_all (act, draft, document, found, error)
      || !duban_local_set (session->db, KEY, NULL, error)
      || !duban_act_commit (act, "portfolio apply", error))
    return FALSE;
  if (moves != NULL)
    *moves = list_moves (found);
  return TRUE;
}
