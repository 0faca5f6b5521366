/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a task would be, were the form saved as it stands (window.md, New task): who leads it by
 * the portfolio and who cooperates, its three dates, and what the judge finds in it – the same
 * judge that finds it once it is saved.  Made on the worker, immutable afterwards. */
#pragma once

#include "app/edit/edit.h"
#include "app/view/preview-propose.h"
#include "core/clock137.h"
#include "core/finding.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 task;                 /* 0: a new one */
  const DubanEditField *fields; /* what was filled in, or changed */
  gsize n_fields;
  gboolean is_correction; /* a new lead or unit puts a typing error right: nobody hands over */
  GVariant *twins; /* of an earlier preview on the same facts, which saves a pass over all tasks
                    * while the title stays; or NULL */
} DubanPreviewAsk;

/* A field that cannot be saved as it stands. */
typedef struct
{
  char *field;   /* as in DubanEditField */
  char *problem; /* one sentence, without the field's name */
} DubanPreviewProblem;

typedef struct
{
  DubanRule rule;
  DubanSeverity severity;
  char *sentence;
  guint32 other; /* the task that it repeats, or is a part of; 0: none */
} DubanPreviewFinding;

typedef struct
{
  DubanTerms *terms;
  GArray *problems;  /* of DubanPreviewProblem */
  GArray *proposals; /* of DubanPreviewProposal */
  GArray *findings;  /* of DubanPreviewFinding, in their order */
  DubanClock137 clock;
  DubanDay due;
  DubanLight light;
  gboolean is_rectification;
  char *parent_title; /* or NULL */
  char *same_title;   /* that an open task has the title already, and whose it is; or NULL */
  GVariant *twins;    /* (sau): the folded title, and the tasks that have it; or NULL */
  char *new_field;    /* a line of work that will be made, or NULL */
} DubanPreview;

/* Errors are of the database; what a person filled in wrongly is a problem. (transfer full) */
DubanPreview *duban_preview_new (DubanSession *session, const DubanPreviewAsk *ask,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_preview_free (DubanPreview *preview);

/* NULL where there is none. (transfer none) */
const DubanPreviewProposal *duban_preview_find_proposal (const DubanPreview *preview,
                                                         const char *field);
const char *duban_preview_find_problem (const DubanPreview *preview, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPreview, duban_preview_free)

G_END_DECLS
