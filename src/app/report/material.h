/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says of the tasks that it names, beside its figures: loaded for those alone, as
 * they stood at the end of the day that the figures are as of. */
#pragma once

#include "app/report/figures.h"
#include "app/view/accounts.h"
#include "app/view/heard-days.h"

G_BEGIN_DECLS

/* A leader's account of the period's week. */
typedef struct
{
  guint32 leader;
  DubanLedger ledger;
  DubanAccountMark mark; /* its text belongs to the matter */
} DubanMatterAccount;

typedef struct
{
  DubanTask *task; /* as it stood then */
  DubanClock137 clock;
  DubanLight light;
  char *progress;       /* the latest words on its progress, or NULL */
  DubanDay progress_on; /* or DUBAN_NO_DAY */
  gboolean is_moving;   /* something was done on it in the period */
  gboolean is_blocked;  /* somebody reported a blockage that nobody resolved: the latest */
  char *problem, *cause, *suggestion; /* of it; NULL where it has none */
  GArray *accounts; /* of DubanMatterAccount: the lead's, then the cooperators' as the task has
                     * them; empty where none is owed */
  gboolean contradicts;
  GArray *next;        /* of DubanOwed: what is owed from that day on, the earliest first */
  gboolean has_secret; /* a text of it bears a secret mark */
  GPtrArray *texts;    /* of char *: all that stands above as words, and the accounts' */
} DubanMatter;

typedef struct
{
  GHashTable *matters; /* task → DubanMatter */
  DubanHeardDays *heard;
} DubanMaterial;

/* tasks: of guint32, each once; those that there are not are passed over. (transfer full) */
DubanMaterial *duban_material_load (DubanSession *session, const DubanFigures *figures,
                                    const GArray *tasks, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_material_free (DubanMaterial *material);

/* NULL for a task that was not asked for. (transfer none) */
const DubanMatter *duban_material_get (const DubanMaterial *material, guint32 task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMaterial, duban_material_free)

G_END_DECLS
