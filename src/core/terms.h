/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of judgement: everything but the task itself that a rule needs to know.
 * Immutable once built; shared between threads by reference. */
#pragma once

#include "core/directory.h"
#include "core/settings.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  DubanDay today;
  DubanSettings settings;
  DubanCalendar *calendar;
  DubanDirectory *directory;
  guint32 desk_leader;     /* whose desk this is; 0: nobody's in particular */
  DubanId desk_leader_id;  /* the same, be he in the directory or not; nil */
  gboolean desk_is_office; /* idle-unit and no-portfolio are the office's */
} DubanTerms;

/* Takes ownership of calendar and directory; settings are copied. (transfer full) */
DubanTerms *duban_terms_new (DubanDay today, const DubanSettings *settings, DubanCalendar *calendar,
                             DubanDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
DubanTerms *duban_terms_ref (DubanTerms *terms);
void duban_terms_unref (DubanTerms *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTerms, duban_terms_unref)

G_END_DECLS
