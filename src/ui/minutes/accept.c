/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/accept.h"

#include "app/edit/edit.h"

#include <gio/gio.h>

enum
{
  TITLE,
  REQUIREMENT,
  LEAD,
  UNIT,
  COOPERATORS,
  COOPERATING_UNITS,
  DUE,
  ASSIGNER,
  ASSIGNED,
  SOURCE,
  SOURCE_REF,
  N_FIELDS
};

static const char *const names[N_FIELDS] = {
  [TITLE] = "title",   [REQUIREMENT] = "requirement", [LEAD] = "lead",
  [UNIT] = "unit",     [COOPERATORS] = "cooperators", [COOPERATING_UNITS] = "cooperating-units",
  [DUE] = "due",       [ASSIGNER] = "assigner",       [ASSIGNED] = "assigned",
  [SOURCE] = "source", [SOURCE_REF] = "source-ref",
};

struct _DubanMinutesAsk
{
  DubanMinutesPaperFields paper;
  GPtrArray *rows; /* of char *[N_FIELDS]; those of the paper are borrowed */
};

void
duban_minutes_paper_fields_clear (DubanMinutesPaperFields *fields)
{
  g_clear_pointer (&fields->assigner, g_free);
  g_clear_pointer (&fields->assigned, g_free);
  g_clear_pointer (&fields->source, g_free);
  g_clear_pointer (&fields->source_ref, g_free);
}

static void
row_free (gpointer data)
{
  char **row = data;

  for (int i = 0; i < ASSIGNER; i++)
    g_free (row[i]);
  g_free (row);
}

DubanMinutesAsk *
duban_minutes_ask_new (DubanMinutesPaperFields *paper)
{
  DubanMinutesAsk *ask = g_new0 (DubanMinutesAsk, 1);

  ask->paper = *paper;
  ask->rows = g_ptr_array_new_with_free_func (row_free);
  *paper = (DubanMinutesPaperFields){ 0 };
  return ask;
}

void
duban_minutes_ask_add (DubanMinutesAsk *ask, const DubanMinutesDraft *draft,
                       const DubanDirectory *directory)
{
  char **row = g_new0 (char *, N_FIELDS);

  row[TITLE] = g_strdup (draft->title);
  row[REQUIREMENT] = g_strdup (draft->requirement);
  row[LEAD] = g_strdup (draft->lead);
  row[UNIT] = g_strdup (draft->unit);
  duban_minutes_draft_split (draft->partners, directory, &row[COOPERATORS],
                             &row[COOPERATING_UNITS]);
  row[DUE] = g_strdup (draft->due);
  row[ASSIGNER] = ask->paper.assigner;
  row[ASSIGNED] = ask->paper.assigned;
  row[SOURCE] = ask->paper.source;
  row[SOURCE_REF] = ask->paper.source_ref;
  g_ptr_array_add (ask->rows, row);
}

void
duban_minutes_ask_free (gpointer data)
{
  DubanMinutesAsk *ask = data;

  g_ptr_array_unref (ask->rows);
  duban_minutes_paper_fields_clear (&ask->paper);
  g_free (ask);
}

void
duban_minutes_outcome_free (gpointer data)
{
  DubanMinutesOutcome *outcome = data;

  g_free (outcome->problem);
  g_free (outcome);
}

static gboolean
add_task (DubanSession *session, char *const *row, GError **error)
{
  DubanEditField fields[N_FIELDS];
  gsize n = 0;
  guint32 task;

  for (int i = 0; i < N_FIELDS; i++)
    if (row[i] != NULL && *row[i] != '\0')
      fields[n++] = (DubanEditField){ names[i], row[i] };
  return duban_edit_add_task (session, fields, n, &task, error);
}

gpointer
duban_minutes_accept_job (DubanSession *session, gpointer data, GCancellable *cancellable,
                          GError **error)
{
  const DubanMinutesAsk *ask = data;
  DubanMinutesOutcome *outcome;
  g_autoptr (GError) problem = NULL;

  if (!duban_session_refresh (session, error))
    return NULL;
  outcome = g_new0 (DubanMinutesOutcome, 1);
  while (outcome->n_done < ask->rows->len
         && add_task (session, ask->rows->pdata[outcome->n_done], &problem))
    outcome->n_done++;
  if (problem != NULL)
    outcome->problem = g_strdup (problem->message);
  return outcome;
}
