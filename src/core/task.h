/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task (事项): one assignment, followed through (domain.md section 2).
 *
 * A plain value.  While a hundred thousand of them stream past a rule, texts and lists are
 * borrowed from the row; duban_task_dup() makes one that stands alone. */
#pragma once

#include "core/code.h"
#include "core/day.h"
#include "core/id.h"
#include "core/schedule.h"

G_BEGIN_DECLS

/* Bits of DubanTask.contested: attributes whose heads differ and await a person. */
typedef enum
{
  DUBAN_CONTESTED_LEAD = 1 << 0,
  DUBAN_CONTESTED_COOPERATORS = 1 << 1,
  DUBAN_CONTESTED_UNIT = 1 << 2,
  DUBAN_CONTESTED_OTHER = 1 << 3, /* due, status, deleted, closing: the conflict list only */
} DubanContested;

typedef struct
{
  guint32 n; /* local entity number */
  DubanId id;

  const char *number, *title, *requirement, *method, *notes;
  const char *source, *source_ref, *paper, *assigner, *assignee;
  const char *unit_text, *cooperating_text, *due_text, *status_text;
  const char *cause, *measures, *accountability;
  const char *quantity, *target, *measure;

  guint32 parent, lead, unit, field;
  const guint32 *cooperators; /* ascending */
  gsize n_cooperators;
  const guint32 *cooperating_units; /* ascending */
  gsize n_cooperating_units;

  DubanDay source_date, assigned, tracked_from, decision_since, meeting, from_meeting;
  DubanDay due, first_due;
  DubanDay closed;          /* of closing or withdrawal; DUBAN_NO_DAY: unknown, or open */
  DubanDay contested_since; /* the day the later of the contesting writes was made, or none */
  int assigned_minute;      /* or DUBAN_NO_MINUTE */
  DubanDay entered_day;     /* the day its first change was made; DUBAN_NO_DAY: in no history */
  int entered_minute;       /* of that day, in the time zone of the office */
  DubanSchedule follow_up;

  DubanYesNo rectification;          /* as said; 0: by the source */
  DubanImportance importance;        /* never 0: routine unless said */
  DubanDecisionLevel decision_level; /* 0: not said */
  DubanDecisionState decision_state; /* never 0 */
  DubanHandling handling;            /* 0: none */
  DubanStatus status;                /* never 0 */
  guint undated_stages;              /* bits 1 << DubanStage */
  guint contested;                   /* DubanContested */
  gboolean deleted;
  gboolean
      moved; /* handed over (已移交): this desk's leader sees it no more, and it is read-only */
} DubanTask;

/* A copy in one block that borrows nothing. Free with duban_task_free. */
DubanTask *duban_task_dup (const DubanTask *task) G_GNUC_WARN_UNUSED_RESULT;
void duban_task_free (DubanTask *task);

/* Whether it is a rectification (整改, measure 6): as said, else by its source. */
gboolean duban_task_is_rectification (const DubanTask *task);

gboolean duban_task_is_cooperator (const DubanTask *task, guint32 leader);

/* The sources of domain.md section 2, NULL-terminated, in their order; and the papers. */
const char *const *duban_task_list_sources (void);
const char *const *duban_task_list_papers (void);

/* Whether the source makes a task a rectification by default (巡视巡察 … 监督贯通平台). */
gboolean duban_source_is_rectification (const char *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTask, duban_task_free)

G_END_DECLS
