/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The free parts of a report: what a person writes into it beside what is counted.  Kept on this
 * desk, unfinished ones too, for each report apart (kind, leader, period); an issue keeps its own
 * copy. */
#pragma once

#include "app/session.h"
#include "core/period.h"

G_BEGIN_DECLS

/* Which report. */
typedef struct
{
  guint32 leader; /* 0: the office */
  DubanPeriod period;
} DubanReportKey;

typedef enum
{
  DUBAN_PART_OVERVIEW,    /* 总体情况: after the figures at a glance */
  DUBAN_PART_PROBLEMS,    /* 主要问题: before the findings */
  DUBAN_PART_SUGGESTIONS, /* 意见建议 */
  DUBAN_PART_NEXT,        /* 下步工作: before the dates */
  DUBAN_N_FREE_PARTS
} DubanFreePart;

/* overview, problems, suggestions, next: for --text and in blocks. */
const char *duban_free_part_get_code (DubanFreePart part);
gboolean duban_free_part_from_code (const char *code, DubanFreePart *part);

/* The texts; NULL where nothing was written. */
typedef struct
{
  char *texts[DUBAN_N_FREE_PARTS];
} DubanFreeParts;
void duban_free_parts_clear (DubanFreeParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanFreeParts, duban_free_parts_clear)

/* *parts must be cleared, on failure too. */
gboolean duban_free_parts_load (DubanSession *session, const DubanReportKey *key,
                                DubanFreeParts *parts, GError **error);

/* Keeps one; NULL or "" removes it.  Refuses a text with a secret mark, or over 64 KiB. */
gboolean duban_free_parts_save (DubanSession *session, const DubanReportKey *key,
                                DubanFreePart part, const char *text, GError **error);

G_END_DECLS
