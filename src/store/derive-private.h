/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the derivation share. */
#pragma once

#include "core/fold/fold.h"
#include "store/arena.h"
#include "store/entities.h"
#include "store/sight.h"
#include "store/stmt.h"

G_BEGIN_DECLS

/* The statements that write; each is prepared when it is needed first. */
typedef enum
{
  DUBAN_DERIVE_TASK,
  DUBAN_DERIVE_TASK_NUMBER,
  DUBAN_DERIVE_RECORD,
  DUBAN_DERIVE_CONFLICT,
  DUBAN_DERIVE_LEADER,
  DUBAN_DERIVE_UNIT,
  DUBAN_DERIVE_UNIT_NAME,
  DUBAN_DERIVE_UNIT_HEAD,
  DUBAN_DERIVE_FIELD,
  DUBAN_DERIVE_HOLDING,
  DUBAN_DERIVE_MEETING,
  DUBAN_DERIVE_YEAR_DAY,
  DUBAN_DERIVE_SETTING,
  DUBAN_N_DERIVE_INSERTS
} DubanDeriveInsert;

/* A kept-back row of task_number. */
typedef struct
{
  DubanSpan number; /* in number_texts */
  guint32 task;
} DubanTaskNumber;

#define DUBAN_DERIVE_MAX_REMOVALS 6

typedef struct _DubanDerive DubanDerive;

struct _DubanDerive
{
  DubanDb *db;
  DubanEntities *entities;
  DubanFold *fold;     /* of the entity in hand */
  DubanShareView view; /* this desk, as one that sees */
  gboolean is_moved;   /* this desk's leader sees the task in hand no more */
  gint64 entered;      /* Unix ms: when its first change was made, in whatever order they came */
  DubanArena *arena;   /* what its statements borrow */
  DubanStmt *inserts[DUBAN_N_DERIVE_INSERTS];
  DubanStmt *removals[DUBAN_ENTITY_SETTINGS + 1][DUBAN_DERIVE_MAX_REMOVALS]; /* by kind */
  GArray *task_numbers; /* of DubanTaskNumber */
  DubanArena *number_texts;
};

/* The statement, ready to be bound; NULL with error. (transfer none) */
DubanStmt *duban_derive_get_insert (DubanDerive *derive, DubanDeriveInsert which, GError **error);

/* The SQL that inserts a task: its columns are the table of attributes. (transfer full) */
char *duban_derive_dup_task_insert (void);

/* The rows of one entity beyond records and conflicts, by its kind. */
gboolean duban_derive_task (DubanDerive *derive, guint32 n, const DubanChange *first,
                            GError **error);
gboolean duban_derive_leader (DubanDerive *derive, guint32 n, const DubanChange *first,
                              GError **error);
gboolean duban_derive_unit (DubanDerive *derive, guint32 n, const DubanChange *first,
                            GError **error);
gboolean duban_derive_field (DubanDerive *derive, guint32 n, const DubanChange *first,
                             GError **error);
gboolean duban_derive_meeting (DubanDerive *derive, guint32 n, const DubanChange *first,
                               GError **error);
gboolean duban_derive_year (DubanDerive *derive, guint32 n, const DubanChange *first,
                            GError **error);
gboolean duban_derive_settings (DubanDerive *derive, guint32 n, const DubanChange *first,
                                GError **error);

/* The rows that any entity can have. */
gboolean duban_derive_records (DubanDerive *derive, guint32 n, GError **error);
gboolean duban_derive_conflicts (DubanDerive *derive, guint32 n, GError **error);

/* The numbers of tasks that were kept back, in their order. */
gboolean duban_derive_flush_task_numbers (DubanDerive *derive, GError **error);

/* Binds the number of the entity that an attribute refers to. */
gboolean duban_derive_bind_ref (DubanDerive *derive, DubanStmt *stmt, int parameter,
                                DubanSpan value, GError **error);

G_END_DECLS
