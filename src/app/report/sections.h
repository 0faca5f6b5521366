/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections that reports are made of, a file each.  Each adds to the paper's document what it
 * has to say, without its heading where it says so. */
#pragma once

#include "app/report/paper.h"

G_BEGIN_DECLS

/* glance.c: what was assigned, closed, is open and overdue, and the on-time rates, in sentences;
 * then the table of the rates. No heading. */
void duban_section_add_glance (DubanPaper *paper);

/* own-ledger.c: 分管账, item by item. own-table.c: the same as a table. */
void duban_section_add_own_ledger (DubanPaper *paper);
void duban_section_add_own_table (DubanPaper *paper);

/* cross-ledger.c: 交叉账, by cooperating leader, the positions side by side. */
void duban_section_add_cross_ledger (DubanPaper *paper);

/* cross-sheet.c, problem-sheet.c: the same two as sheets of the workbook alone: a row an account,
 * a row a finding.  None where there is nothing; what is not written out above is not there. */
void duban_section_add_cross_sheet (DubanPaper *paper);
void duban_section_add_problem_sheet (DubanPaper *paper);

/* problems.c: the findings, red first, each with its cause and suggestion. No heading. */
void duban_section_add_problems (DubanPaper *paper);

/* A finding as a sentence with its measure (transfer full), and what is to be done about its kind
 * where nobody made a suggestion of his own (transfer none). */
char *duban_problem_say_finding (const DubanPaper *paper, const DubanMatter *matter,
                                 const DubanFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
const char *duban_problem_suggest (DubanRule rule);

/* The kinds of problems with the most tasks, each with what is to be done about it. No heading. */
void duban_section_add_kinds (DubanPaper *paper);

/* tallies.c: the assigned work by source and by unit. instructions.c: 批办. projects.c: 重点项目.
 * No headings. */
void duban_section_add_tallies (DubanPaper *paper);
void duban_section_add_instructions (DubanPaper *paper);
void duban_section_add_projects (DubanPaper *paper);

/* standings.c: the ranking of units in sentences, as a table, and how a score is made. */
void duban_section_add_ranking (DubanPaper *paper);
void duban_section_add_ranking_table (DubanPaper *paper);
void duban_section_add_ranking_note (DubanPaper *paper);

/* ahead.c: what falls due in the period after, by date. No heading. */
void duban_section_add_ahead (DubanPaper *paper);

/* closing.c: what the figures rest on, then who signs. */
void duban_section_add_closing (DubanPaper *paper);

/* charts.c */
void duban_section_add_lights_chart (DubanPaper *paper);
void duban_section_add_rates_chart (DubanPaper *paper);
void duban_section_add_ranking_chart (DubanPaper *paper, const char *category,
                                      const DubanRankingRow *rows, gsize n_ranked);

/* The reports. */
void duban_weekly_write (DubanPaper *paper);
void duban_monthly_write (DubanPaper *paper);
void duban_quarterly_write (DubanPaper *paper);

/* review.c: what is missing or odd. */
void duban_review_paper (DubanPaper *paper);

G_END_DECLS
