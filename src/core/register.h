/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register: of every task the few facts that lists, counts and pages ask for, side by side in
 * memory.  Immutable; filled while the tasks stream past, row i being task i of the verdict that
 * was judged on the same day and the same facts. */
#pragma once

#include "core/clock137.h"

G_BEGIN_DECLS

/* What waits for somebody's decision or answer (bits of DubanRegisterRow.waits). */
typedef enum
{
  DUBAN_WAITS_REQUEST = 1 << 0,   /* a request (请示) without an answer */
  DUBAN_WAITS_EXTENSION = 1 << 1, /* an extension asked for, neither granted nor refused */
  DUBAN_WAITS_VERIFY = 1 << 2,    /* closed by a record, not verified since */
  DUBAN_WAITS_DECISION = 1 << 3,  /* one that is its lead's to make (属副旗长决策的事项) */
} DubanWaits;

typedef struct
{
  guint32 task;
  guint32 lead, unit, field, parent; /* 0: none */
  guint32 assigner; /* the leader of that name; 0: none, or an organ outside the banner */
  guint32 assignee; /* leader or unit: as said, else the lead, else the responsible unit */
  guint32 number, title, source, unit_text, assigner_text; /* duban_register_get_text() */
  guint32 cooperators, cooperating_units;                  /* duban_register_get_list() */
  guint16 n_cooperators, n_cooperating_units;
  guint32 accounts; /* a list: the leaders who owe an account of the running week still */
  guint16 n_accounts;
  DubanDay assigned; /* of the present round, or DUBAN_NO_DAY */
  DubanDay tracked_from, due, closed;
  DubanDay stages[DUBAN_N_STAGES]; /* D(k), or DUBAN_NO_DAY */
  DubanDay follow_up;              /* the next one, or DUBAN_NO_DAY */
  DubanDay waits_since;            /* the earliest of what waits, or DUBAN_NO_DAY */
  DubanDay urged;                  /* the last 催办 of this round, or DUBAN_NO_DAY */
  guint32 request_to; /* whom the open request waits for: a leader; 0: the assigner, or unknown */
  guint8 n_urges;
  guint8 waits;  /* DubanWaits */
  guint8 status; /* DubanStatus */
  guint8 importance;
  guint8 rectification; /* whether it is one */
  guint8 handling;
  guint8 recorded; /* 1 << stage: it has a record in this round */
  guint8 open_blockage;
} DubanRegisterRow;

typedef struct _DubanRegister DubanRegister;

DubanRegister *duban_register_ref (DubanRegister *reg);
void duban_register_unref (DubanRegister *reg);

/* Ascending by task. (transfer none) */
const DubanRegisterRow *duban_register_get_rows (const DubanRegister *reg, gsize *n);
const DubanRegisterRow *duban_register_find (const DubanRegister *reg, guint32 task);

/* A text of a row: "" where there is none. A list: entity numbers, ascending. (transfer none) */
const char *duban_register_get_text (const DubanRegister *reg, guint32 text);
const guint32 *duban_register_get_list (const DubanRegister *reg, guint32 list);

gboolean duban_register_has_cooperator (const DubanRegister *reg, const DubanRegisterRow *row,
                                        guint32 leader);

/* Whether the leader is lead, cooperator, assignee, assigner, or (not without terms) in charge by
 * the portfolio today: the tasks that `tasks --leader` lists. 0: everybody. */
gboolean duban_register_concerns (const DubanRegister *reg, const DubanTerms *terms,
                                  const DubanRegisterRow *row, guint32 leader);

typedef struct _DubanRegisterBuilder DubanRegisterBuilder;

/* terms is referenced. */
DubanRegisterBuilder *duban_register_builder_new (DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* Ascending by task; a task that is deleted or handed over is passed over.  clock: judged on the
 * same terms. */
void duban_register_builder_add (DubanRegisterBuilder *builder, const DubanTask *task,
                                 const DubanRecord *records, gsize n_records,
                                 const DubanClock137 *clock);

/* Ends and frees the builder. (transfer full) */
DubanRegister *
duban_register_builder_finish (DubanRegisterBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;
void duban_register_builder_free (DubanRegisterBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRegister, duban_register_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRegisterBuilder, duban_register_builder_free)

G_END_DECLS
