/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that were issued from this desk.  A row is added and never written again; rows are
 * local: never exchanged, untouched by a rebuild, and in every backup. */
#pragma once

#include "core/id.h"
#include "core/period.h"
#include "store/db.h"

G_BEGIN_DECLS

/* What is listed of one. */
typedef struct
{
  gint64 n; /* from 1 by issue */
  DubanPeriod period;
  guint32 leader;    /* entity.n; 0: the office's */
  char *leader_name; /* as it was; NULL: the office's */
  DubanDay today;    /* the day that it was judged on */
  gint64 time;       /* Unix ms of the issue */
  char *author;      /* who issued it; "" for nobody */
  DubanHash hash;    /* SHA-256 of its PDF */
} DubanIssuedRow;

/* What it was: the document, and what it rested on; each is bytes that app/report makes. */
typedef enum
{
  DUBAN_ISSUED_DOCUMENT,
  DUBAN_ISSUED_SETTINGS,
  DUBAN_ISSUED_CALENDAR,
  DUBAN_ISSUED_FIGURES,
  DUBAN_ISSUED_PARTS,
  DUBAN_N_ISSUED_BODIES
} DubanIssuedBody;

typedef struct
{
  DubanIssuedRow row;
  GBytes *bodies[DUBAN_N_ISSUED_BODIES];
} DubanIssuedWhole;

void duban_issued_row_free (DubanIssuedRow *row);
void duban_issued_whole_free (DubanIssuedWhole *whole);

/* Adds one, in a transaction of its own; whole->row.n is what it becomes. */
gboolean duban_issued_add (DubanDb *db, DubanIssuedWhole *whole, GError **error);

/* The newest first. (transfer full, DubanIssuedRow) */
GPtrArray *duban_issued_list (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* *whole: NULL where there is none of that number. (transfer full) */
gboolean duban_issued_get (DubanDb *db, gint64 n, DubanIssuedWhole **whole, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanIssuedRow, duban_issued_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanIssuedWhole, duban_issued_whole_free)

G_END_DECLS
