/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of tasks is asked for: its order, and what it is narrowed to.  A plain value. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_LISTING_BY_LIGHT, /* red first; within a light the most days overdue first */
  DUBAN_LISTING_BY_NUMBER,
  DUBAN_LISTING_BY_TITLE,
  DUBAN_LISTING_BY_LEAD,
  DUBAN_LISTING_BY_UNIT,
  DUBAN_LISTING_BY_DUE,  /* the soonest first, none last */
  DUBAN_LISTING_BY_DAYS, /* the most days overdue first */
  DUBAN_LISTING_BY_SOURCE,
  DUBAN_LISTING_BY_STATUS,
  DUBAN_LISTING_BY_STAGE, /* the first stage that is open, then its date */
  DUBAN_N_LISTING_ORDERS
} DubanListingOrder;

typedef enum
{
  DUBAN_LISTING_DATE_NONE,
  DUBAN_LISTING_DATE_ASSIGNED, /* assigned in the span */
  DUBAN_LISTING_DATE_DUE,      /* due in it */
  DUBAN_N_LISTING_DATES
} DubanListingDate;

/* A span of days; all but the first move on with today. */
typedef enum
{
  DUBAN_SPAN_DAYS, /* from … to */
  DUBAN_SPAN_WEEK,
  DUBAN_SPAN_NEXT_WEEK,
  DUBAN_SPAN_MONTH,
  DUBAN_SPAN_QUARTER,
  DUBAN_SPAN_YEAR,
  DUBAN_N_SPANS
} DubanListingSpan;

/* As seen by duban_listing_query_get_self(). */
typedef enum
{
  DUBAN_DIRECTION_ANY,
  DUBAN_DIRECTION_RECEIVED, /* 我承办: assignee or lead */
  DUBAN_DIRECTION_GIVEN,    /* 我交办: the assigner */
  DUBAN_N_DIRECTIONS
} DubanListingDirection;

#define DUBAN_LISTING_ANY_LIGHT (-1)
#define DUBAN_LISTING_ANY_RULE (-1)
/* Stands alone among the statuses: what was handed over from this desk (已移交), and nothing else.
 */
#define DUBAN_LISTING_HANDED_OVER (2u << DUBAN_STATUS_WITHDRAWN)
#define DUBAN_LISTING_UNDER_WAY (1 << DUBAN_STATUS_OPEN | 1 << DUBAN_STATUS_SUSPENDED)

typedef struct
{
  DubanListingOrder order;
  gboolean reversed;
  int light;      /* a DubanLight, or DUBAN_LISTING_ANY_LIGHT */
  int rule;       /* a DubanRule, or DUBAN_LISTING_ANY_RULE */
  guint statuses; /* bits 1 << DubanStatus; 0: any */
  int importance; /* a DubanImportance; 0: any */
  guint32 leader; /* whom it concerns, as duban_register_concerns() says; 0: anybody */
  guint32 unit;   /* responsible or cooperating; 0: any */
  DubanListingDirection direction;
  DubanListingDate date;
  DubanListingSpan span; /* of that date */
  DubanDay from, to;     /* of DUBAN_SPAN_DAYS, both within; DUBAN_NO_DAY: open on that side */
  char *source;          /* NULL: any. owned */
  char *search;          /* a needle (app/search); NULL or "": everything. owned */
  GBytes *set;           /* of guint32: these tasks and no others; NULL: all. owned */
  char *set_words;       /* what they are. owned */
} DubanListingQuery;

/* What the page opens on: 在办, by light, then days. */
void duban_listing_query_init (DubanListingQuery *query);
void duban_listing_query_clear (DubanListingQuery *query);
void duban_listing_query_copy (const DubanListingQuery *from, DubanListingQuery *to);

/* Takes every filter and the search away: all tasks of all statuses. The order stays. */
void duban_listing_query_take_everything (DubanListingQuery *query);

/* Narrowed to exactly these tasks. */
void duban_listing_query_take_set (DubanListingQuery *query, const guint32 *tasks, gsize n,
                                   const char *words);

/* Whether anything but light and status narrows it. */
gboolean duban_listing_query_is_narrowed (const DubanListingQuery *query);

/* Whether it cannot be answered by the verdict alone. */
gboolean duban_listing_query_needs_register (const DubanListingQuery *query, guint32 scope);

/* The days of the span, both within. */
void duban_listing_query_get_days (const DubanListingQuery *query, DubanDay today, DubanDay *from,
                                   DubanDay *to);

/* Who “I” am: the leader whose view it is, else whose desk; 0: nobody in particular. */
guint32 duban_listing_query_get_self (const DubanSnapshot *snapshot);

/* The filters without search, order and set, as a text to be stored, and back: FALSE where it is
 * none. Leaders and units that are gone narrow nothing. (transfer full) */
char *duban_listing_query_to_text (const DubanListingQuery *query,
                                   const DubanDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
gboolean duban_listing_query_take_text (DubanListingQuery *query, const char *text,
                                        const DubanDirectory *directory);

/* What it is narrowed to, in words: “红灯 · 在办 · 副旗长甲”. (transfer full) */
char *duban_listing_query_say (const DubanListingQuery *query,
                               const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanListingQuery, duban_listing_query_clear)

G_END_DECLS
