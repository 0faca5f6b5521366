/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A realm: desks of the program itself, each a database and a key in a folder of its own, that give
 * each other real files.  Beside it lies the world of tests/share, which is told what people enter
 * and what files travel, and says on its own what every desk must then have: after each step the
 * database is asked. Everything is drawn from one seed, the program's own chance too. */
#pragma once

#include "app/session.h"
#include "world.h"

G_BEGIN_DECLS

/* A desk; its place is that of the world's. */
typedef struct
{
  guint person;
  char *folder, *path;
  gboolean is_torn; /* it was restored, or copied: others have words of it that it has not */
  DubanClock *clock;
  DubanSession *session;
} Seat;

/* A file under way, as bytes and as the world has it. */
typedef struct
{
  File *file;
  GBytes *bytes;
  gboolean is_harmed;
} Letter;

/* What happened how often, that a history is seen to be one. */
typedef enum
{
  TALLY_MADE,     /* changes */
  TALLY_REFUSED,  /* what people entered and was refused */
  TALLY_GIVEN,    /* files */
  TALLY_TAKEN,    /* that brought something or acknowledged */
  TALLY_REPEATED, /* that were taken in before */
  TALLY_WAITED,
  TALLY_STOPPED,  /* imports that were cut short */
  TALLY_DECLINED, /* files that were refused */
  TALLY_REVERSED, /* imports that were taken back */
  TALLY_RESTORED,
  TALLY_CLONED,
  TALLY_RENEWED,
  TALLY_REVOKED,
  TALLY_SETTLED,
  N_TALLIES
} Tally;

typedef struct
{
  World *world;
  GRand *chance;
  char *root;
  Seat *seats[MAX_DESKS];
  GPtrArray *letters; /* of Letter: under way */
  guint n_names;      /* of files */
  char *refused;      /* the last file of this round that the end may not leave refused */
  gsize tallies[N_TALLIES];
} Realm;

Realm *realm_new (guint32 seed, const char *root);
/* So many desks, of which the first are the office's; nobody has met anybody. */
Realm *realm_new_of (guint32 seed, const char *root, guint n_people, guint n_offices);
void realm_free (Realm *realm);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Realm, realm_free)

void realm_seed_chance (guint32 seed); /* the program's own */

char *realm_name_file (Realm *realm, const char *ending); /* (transfer full) */

/* Opens and closes the database of a seat. */
void seat_open (Realm *realm, Seat *seat);
void seat_close (Seat *seat);
void seat_copy_database (Realm *realm, const char *from, const char *to);
/* A copy of a desk with its key: the next one. */
void realm_clone (Realm *realm, guint d);

/* ---- what people enter (doings.c) */
/* One of all that people do at a desk. */
void realm_do_something (Realm *realm, guint d);

/* ---- the world beside it (shadow.c) */
/* Tells the world what this desk wrote. is_plain: each write replaces all that the desk showed. */
void shadow_note (Realm *realm, guint d, gboolean is_plain);
/* The desk has what the world says, no more and no less; from: what arrived since. */
void shadow_compare (Realm *realm, guint d, guint from);
gint64 shadow_get_last (Realm *realm, guint d);

/* ---- what travels (travel.c) */
/* One accepts the other's introduction. */
void realm_meet (Realm *realm, guint at, guint of);
gboolean realm_is_met (Realm *realm, guint at, guint of); /* with the key that it has now */
/* Gives out to a person; the letters are under way.  FALSE where nobody of that name is known. */
gboolean realm_give (Realm *realm, guint d, guint to);
typedef enum
{
  TAKE_PLAINLY,
  TAKE_FINALLY, /* it must be taken in */
  TAKE_STOPPED, /* cut short after a change or two */
} Taking;
void realm_take (Realm *realm, guint d, const Letter *letter, Taking how);
void letter_free (Letter *letter);
void realm_renew (Realm *realm, guint d);
void realm_reverse (Realm *realm, guint d);

/* ---- all of it (fate.c) */
void realm_run (Realm *realm);
/* Each meets each whom it does not know with the key of today. */
void realm_introduce_all (Realm *realm);
void realm_back_up (Realm *realm, guint d);
void realm_restore (Realm *realm, guint d); /* nothing without a backup */

/* ---- what must hold in the end (judge.c) */
void judge_realm (Realm *realm);

G_END_DECLS
