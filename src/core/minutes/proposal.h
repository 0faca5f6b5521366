/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read out of minutes: the paper and its proposals of tasks, each part with its place. */
#pragma once

#include "core/terms.h"
#include "core/text.h"

G_BEGIN_DECLS

#define DUBAN_MINUTES_MAX DUBAN_TEXT_MAX /* bytes; what follows is not read */
#define DUBAN_MINUTES_MAX_ITEMS 500      /* further ones are not read either */

typedef enum
{
  DUBAN_MINUTES_TITLE,
  DUBAN_MINUTES_LEAD,       /* a leader who leads: 由副旗长甲牵头, 责任领导：… */
  DUBAN_MINUTES_UNIT,       /* 住建局负责, 责任单位：…, 牵头单位：… */
  DUBAN_MINUTES_COOPERATOR, /* a leader who cooperates */
  DUBAN_MINUTES_COOPERATING_UNIT, /* 财政局配合, 会同水利局 */
  DUBAN_MINUTES_DUE,              /* 11月底前 */
  DUBAN_MINUTES_ASSIGNER,         /* of the paper: 副旗长甲批示：… */
  DUBAN_MINUTES_DATE,             /* of the paper */
  DUBAN_MINUTES_SOURCE_REF,       /* 〔2026〕14号 with what stands before it */
} DubanMinutesPart;

/* Where a part stands: bytes of the text, [from, to). */
typedef struct
{
  DubanMinutesPart part;
  gsize from, to;
} DubanMinutesMark;

/* A proposal.  Texts are NULL where the text does not say them. */
typedef struct
{
  gsize from, to;    /* of the item in the text, its number included */
  char *heading;     /* of the heading just above it */
  char *title;       /* as worded; at most 100 letters */
  char *requirement; /* the item's text, where it says more than the title */
  char *due;         /* as worded; of several the last by date, as core/date reads them */
  GPtrArray *leads, *units, *cooperators, *cooperating_units; /* char *, as worded, none twice */
  GArray *marks; /* of DubanMinutesMark, by place; those of a heading that it inherits too */
} DubanProposal;

typedef struct
{
  char *assigner;
  DubanDay date;      /* or DUBAN_NO_DAY */
  const char *source; /* a word of duban_task_list_sources(), or NULL */
  char *source_ref;
  GArray *marks;        /* of DubanMinutesMark: of the paper itself */
  GPtrArray *proposals; /* of DubanProposal, in the order of the text */
  gsize size;           /* how many bytes were read */
} DubanMinutes;

G_END_DECLS
