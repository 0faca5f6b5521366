/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this desk's person was reminded of, and what he did about it: local, never exchanged, a row
 * for each thing owed that has rung.  A thing that is no longer owed has no row. */
#pragma once

#include "store/db.h"

G_BEGIN_DECLS

/* Numbers are stored. */
typedef enum
{
  DUBAN_REMINDED_SHOWN,     /* and not answered: stands in the inbox, comes back in the morning */
  DUBAN_REMINDED_ACTED,     /* opened or recorded */
  DUBAN_REMINDED_DISMISSED, /* waved away */
  DUBAN_REMINDED_SNOOZED,   /* until `until` */
} DubanRemindedState;

typedef struct
{
  guint32 person; /* of whom: the desk's leader; 0: the office, or nobody in particular */
  guint32 task;
  guint8 what;       /* DubanOwedWhat */
  guint8 level;      /* DubanRingLevel of the last ring */
  guint8 state;      /* DubanRemindedState */
  guint8 is_grouped; /* it was last said as one of a group */
  gint32 due;        /* the day, or DUBAN_NO_DAY */
  gint64 target;
  gint32 rung;    /* the moment it was last said (core/remind/moment.h) */
  gint32 until;   /* snoozed: the moment it comes back */
  gint32 since;   /* the moment it was first said */
  guint32 bubble; /* the notification's number at the server; 0: none stands there */
} DubanReminded;

/* All rows of a person, by task, what, due, target. (transfer full, DubanReminded) */
GArray *duban_reminders_load (DubanDb *db, guint32 person,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is read and written in one transaction: what func reads nobody else changes before it is
 * written.  FALSE of func, with an error or without, undoes what it did. */
typedef gboolean (*DubanRemindersFunc) (DubanDb *db, gpointer data, GError **error);
gboolean duban_reminders_change (DubanDb *db, DubanRemindersFunc func, gpointer data,
                                 GError **error);

/* No row has the number of a notification any more, whosever it is. */
gboolean duban_reminders_forget_bubbles (DubanDb *db, GError **error);

/* Writes rows (inserted or replaced by person, task, what, due, target) and removes others, either
 * of which may be empty: as part of a change, else in one of its own. */
gboolean duban_reminders_write (DubanDb *db, const DubanReminded *rows, gsize n_rows,
                                const DubanReminded *gone, gsize n_gone, GError **error);

G_END_DECLS
