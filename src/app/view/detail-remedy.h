/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remedies: the ways to settle a finding, each one button – a form that is opened, or a deed that
 * is done at once. */
#pragma once

#include "core/charge.h"
#include "core/clock137.h"
#include "core/finding.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_REMEDY_ACT,       /* opens the form `form` (win.act) */
  DUBAN_REMEDY_LEAD,      /* at once: `leader` leads from now on */
  DUBAN_REMEDY_COOPERATE, /* at once: `leader` cooperates */
  DUBAN_REMEDY_RELEASE,   /* at once: `leader` cooperates no longer */
  DUBAN_REMEDY_ACCOUNT,   /* the walk (win.account) */
  DUBAN_REMEDY_URGE,      /* win.urge */
  DUBAN_REMEDY_OPEN,      /* shows the other `task` */
  DUBAN_REMEDY_PAGE,      /* shows the page `form` */
} DubanRemedyKind;

typedef struct
{
  DubanRemedyKind kind;
  char *label; /* of the button; translated */
  char *form;  /* a record kind or form, “resolve:ID”; or a page */
  guint32 leader, task;
} DubanRemedy;

void duban_remedy_free (DubanRemedy *remedy);

typedef struct
{
  const DubanTerms *terms;
  const DubanTask *task;
  const DubanCharge *charge;
  const DubanRecord *records;
  gsize n_records;
} DubanRemedyCase;

/* The likeliest first. (transfer full, elements DubanRemedy) */
GPtrArray *duban_remedy_list (const DubanRemedyCase *facts,
                              const DubanFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRemedy, duban_remedy_free)

G_END_DECLS
