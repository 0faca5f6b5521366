/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks a report names, and in which order: all that is led, crosses, has problems or comes
 * due – the worst first – and how many of them are written out.  What is not is said to be so. */
#pragma once

#include "app/report/figures.h"

G_BEGIN_DECLS

#define DUBAN_ROSTER_ITEMS 60    /* led tasks, item by item: all, or red and key ones up to that */
#define DUBAN_ROSTER_ROWS 400    /* of them in the table */
#define DUBAN_ROSTER_CROSSING 60 /* tasks that cross */
#define DUBAN_ROSTER_PROBLEMS 60 /* tasks with problems, of each light */
#define DUBAN_ROSTER_PROJECTS 100
#define DUBAN_ROSTER_COMING 100 /* dates of the period to come */

typedef struct
{
  GArray *led;         /* of guint32: all, by light, key ones first, days, number */
  GArray *items;       /* those that are written item by item, in that order */
  guint n_rows;        /* the first of all, which stand in the table */
  GArray *lights[4];   /* the same tasks by light, in that order */
  GArray *crossing;    /* all, by number */
  GArray *problems[2]; /* tasks with a red problem, with a yellow warning alone: all, the longest
                        * overdue first */
  GArray *projects; /* of a month: key projects, then key work, of what is led, the worst first */
  GArray *coming;   /* of guint32: tasks that fall due in the period after, each once */
} DubanRoster;

DubanRoster *duban_roster_new (const DubanFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
void duban_roster_free (DubanRoster *roster);

/* Whether a report of problems has to say it: critical or a warning, not set aside, and more than
 * that something is due today or soon; of a leader, what concerns him: all of what he leads, and
 * elsewhere what names him. */
gboolean duban_roster_has_finding (const DubanFigures *figures, const DubanFinding *finding);

/* All that is written out, each once: what is loaded. (transfer full, of guint32) */
GArray *duban_roster_list_named (const DubanRoster *roster) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRoster, duban_roster_free)

G_END_DECLS
