/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper while it is written: the figures and the material at hand, the document so far, and the
 * few ways in which every report says things.  Always in the official language. */
#pragma once

#include "app/report/material.h"
#include "app/report/report.h"
#include "app/report/roster.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session;
  const DubanReportKey *key;
  const DubanFreeParts *parts;
  const DubanFigures *figures;
  DubanMaterial *material; /* NULL until it is loaded */
  DubanDocument *document;
  GPtrArray *problems; /* of DubanReportProblem */
  GCancellable *cancellable;
  DubanRoster *roster;
  DubanDay today, as_of;
  char *period_names[3]; /* duban_paper_name_period() */
} DubanPaper;

/* Before anything is said, and after all is: the names of the periods. */
void duban_paper_begin (DubanPaper *paper);
void duban_paper_end (DubanPaper *paper);

/* Adds a figure that counts those tasks (of guint32), as often as they stand there; value NULL:
 * how many, 12件.  Its number. */
guint duban_paper_add_figure (DubanPaper *paper, const char *code, const char *label,
                              const char *value, const GArray *tasks);

/* What stands in a sentence for a figure. (transfer full) */
char *duban_paper_cite (guint figure) G_GNUC_WARN_UNUSED_RESULT;

/* Says a text in the block that was begun, each figure cited in it as a run of its own. */
void duban_paper_say (DubanPaper *paper, const char *text);

/* A block of such a text. */
void duban_paper_add (DubanPaper *paper, DubanBlockKind kind, const char *text);

/* A label, in 楷体, and what is said under it as a sentence; the label alone is left out where the
 * words begin with it themselves, and nothing is said where there is nothing. */
void duban_paper_say_part (DubanPaper *paper, const char *label, const char *text);

/* The free part, where something was written in it; whether there is. */
gboolean duban_paper_add_part (DubanPaper *paper, DubanFreePart part);

/* With a full stop at its end, unless it ends a sentence already. (transfer full) */
char *duban_paper_end_sentence (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* 本周, 上周, 下周; 10月份, 9月份, 11月份; 三季度 …: the paper's period (0), the one before (-1),
 * the one after (1). */
const char *duban_paper_name_period (const DubanPaper *paper, int which);

/* 11月23日; 2026年11月23日. (transfer full) */
char *duban_paper_say_day (const DubanPaper *paper, DubanDay day) G_GNUC_WARN_UNUSED_RESULT;
char *duban_paper_say_date (DubanDay day) G_GNUC_WARN_UNUSED_RESULT;

/* “河道综合整治”（2026-012）; of a task of the material its title alone where it has no number.
 * (transfer full) */
char *duban_paper_say_task (const DubanPaper *paper, guint32 task) G_GNUC_WARN_UNUSED_RESULT;

/* Begins the item of a task in a list: 河道综合整治（2026-012，水利局）。; without a number, or
 * where unit is NULL, without it. */
void duban_paper_begin_item (DubanPaper *paper, const DubanTask *task, const char *unit);

/* The name of a leader, words for nobody where there is none; and of who carries a task out, as its
 * wording where that is no unit of the directory. (transfer full) the latter. */
const char *duban_paper_name_leader (const DubanPaper *paper, guint32 leader);
char *duban_paper_say_unit (const DubanPaper *paper,
                            const DubanTask *task) G_GNUC_WARN_UNUSED_RESULT;

/* 正常推进; 未交; 未收到副旗长乙的交叉账（其最近数据11月18日）: how an account stands, without its
 * words. (transfer full) */
char *duban_paper_say_mark (const DubanPaper *paper,
                            const DubanMatterAccount *account) G_GNUC_WARN_UNUSED_RESULT;

/* With its words: 正常推进（河道已清淤3公里）; 未交; 未收到副旗长乙的交叉账（其最近数据11月18日）.
 * (transfer full)
 */
char *duban_paper_say_account (const DubanPaper *paper,
                               const DubanMatterAccount *account) G_GNUC_WARN_UNUSED_RESULT;

/* Hundredths of a per cent, rounded half up; never 100.00 where something is missing, nor 0.00
 * where there is something.  share->due is not 0. */
int duban_share_get_rate (const DubanShare *share);
char *duban_rate_to_text (int rate) G_GNUC_WARN_UNUSED_RESULT;

/* Notes what should be looked at before the report is issued; the sentence is taken. */
void duban_paper_note (DubanPaper *paper, const char *code, guint32 task, guint32 leader,
                       const char *part, char *sentence);

G_END_DECLS
