/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A world of desks in memory: each has what the store would hold, and exchanges files with the
 * others by the functions of core/share and core/fold that the program uses.  Histories are drawn
 * from one seed; what the desks then hold is judged by oracle.c, which reads sync.md a second time
 * (naive.c). */
#pragma once

#include "core/change-builder.h"
#include "core/share/base.h"
#include "core/share/plan.h"

G_BEGIN_DECLS

#define MAX_PEOPLE 8 /* desks by their id */
#define MAX_DESKS 10 /* the same with clones */
#ifndef MAX_MADE
#define MAX_MADE 256    /* changes in a world */
#define MAX_ENTITIES 20 /* things in a world */
#endif
#define N_ACKNOWLEDGED 64

/* A set of changes. */
typedef struct
{
  guint64 bits[MAX_MADE / 64];
} Set;

static inline gboolean
set_has (const Set *set, guint i)
{
  return set->bits[i / 64] >> (i % 64) & 1;
}

static inline void
set_add (Set *set, guint i)
{
  set->bits[i / 64] |= (guint64) 1 << (i % 64);
}

/* A change that somebody made. */
typedef struct
{
  DubanChange change;
  guint8 *body;
  guint entity;
  Set seen;             /* itself and all that it follows */
  gboolean may_be_lost; /* its only desk was restored to before it */
} Made;

/* A bundle that lies somewhere. */
typedef struct
{
  DubanId bundle, base;
  guint from, to;
  gboolean is_cut;
  guint8 key[32];       /* for which it is sealed: told in a realm alone */
  gint64 number;        /* of its sender's; the same */
  GArray *acknowledged; /* of DubanId */
  GArray *changes;      /* of guint: places among the made */
} File;

typedef struct
{
  guint peer;
  DubanShareSent sent;
} Sent;

typedef struct
{
  guint peer;
  DubanId bundle;
  gint64 number;
} Held;

typedef struct
{
  guint person;     /* whose: place among the views */
  GArray *arrivals; /* of guint: changes by arrival */
  GArray *sent;     /* of Sent */
  GArray *held;     /* of Held */
  GPtrArray *waiting;
  DubanId acknowledged[MAX_PEOPLE][N_ACKNOWLEDGED]; /* by the peer's file taken in last */
  guint n_acknowledged[MAX_PEOPLE];
  gint64 clock, last_time;
  gboolean knows_office;
} Desk;

typedef struct
{
  GRand *rand;
  DubanChangeBuilder *builder;
  DubanFold *fold;
  DubanShareView views[MAX_PEOPLE];
  guint n_people;
  Desk *desks[MAX_DESKS];
  guint n_desks;
  Desk *backups[MAX_DESKS]; /* or NULL */
  DubanId ids[MAX_ENTITIES];
  DubanEntityKind kinds[MAX_ENTITIES];
  guint n_entities;
  Made made[MAX_MADE];
  guint n_made;
  GPtrArray *files;                             /* all, owned */
  GPtrArray *posted;                            /* those under way */
  gboolean was_shown[MAX_PEOPLE][MAX_ENTITIES]; /* whom a task was ever shown to */
  gboolean has_left_ends;                       /* a change was lost, or a clone made */
  char *fault;
} World;

World *world_new (guint32 seed);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* Says what is wrong; only the first is kept. */
void world_fail (World *world, const char *format, ...) G_GNUC_PRINTF (2, 3);

guint world_draw (World *world, guint n); /* from 0, below n */
DubanId world_draw_id (World *world);

/* The place of the change of that name among the made; -1: nobody made it. */
int world_find_made (const World *world, const DubanHash *hash);
/* Adds what is in the body, whose parents are there; takes the body. */
guint world_add_made (World *world, guint8 *body, gsize size);
guint world_add_entity (World *world, DubanEntityKind kind, const DubanId *id);
void file_free (gpointer file);

/* ---- a desk (desk.c) */

Desk *desk_new (guint person, gint64 clock);
Desk *desk_copy (const Desk *desk);
void desk_free (Desk *desk);
gboolean desk_has (const Desk *desk, guint made);

/* The desk's changes of an entity, by arrival; returns how many. */
guint desk_list (World *world, const Desk *desk, guint entity, const DubanChange **changes,
                 gint64 *numbers);

/* Loads world->fold with an entity as the desk sees it; returns how many changes it has. */
guint desk_fold (World *world, const Desk *desk, guint entity);
gboolean desk_sees (World *world, const Desk *desk, guint task);

/* Begins a change of the desk that follows all that it has of the entity; the caller writes into
 * world->builder; then ends it, which makes it arrive. */
void desk_begin (World *world, Desk *desk, guint entity);
void desk_begin_ledger (World *world, Desk *desk, guint entity);
guint desk_end (World *world, Desk *desk);

/* Gives out what a person has not; it may be two files, which are posted. */
void desk_export (World *world, Desk *desk, guint to);
/* Takes a file in; may be cut short by the machine's end. */
void desk_import (World *world, Desk *desk, File *file, gboolean crashes);

/* The parts of these: a change comes; what a file would do; from where on is sent. */
void desk_arrive (World *world, Desk *desk, guint made);
DubanIntake desk_judge (const Desk *desk, const File *file);
gboolean desk_find_base (const Desk *desk, guint to, DubanShareSent *base);

/* ---- a history (history.c) */
void history_run (World *world);

/* ---- sync.md read naively (naive.c); lists are places among the made */
gboolean naive_sees (const World *world, guint person, const guint *list, guint n);
guint naive_heads (const World *world, const guint *list, guint n, guint attr,
                   gboolean knows_office, guint *heads);
char *naive_print (const World *world, const guint *list, guint n, gboolean knows_office);
GArray *naive_plan (const World *world, const Desk *desk, guint to, gint64 base);
guint naive_list (const World *world, const Desk *desk, guint entity, gint64 upto, guint *list);

/* The attributes that are written in a world, by kind; *n is their count. */
const guint *world_list_attrs (DubanEntityKind kind, guint *n);

/* ---- what must hold (oracle.c) */
void oracle_judge_made (World *world, const Desk *desk, guint made);
void oracle_judge_plan (World *world, const Desk *desk, guint to, gint64 base,
                        const GArray *numbers);
void oracle_note_sight (World *world, const Desk *desk, guint made);
void oracle_judge_end (World *world);

G_END_DECLS
