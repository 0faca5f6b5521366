/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ledgers as texts, taken in by a sample desk. */
#pragma once

#include "app/import/run.h"
#include "sample-session.h"

/* Takes text in as a file “台账.csv” in the sample's folder; NULL with *error (may be NULL to
 * assert success) where the file is refused.  options may be NULL. (transfer full) */
DubanImportResult *sample_import (SampleSession *sample, const char *text,
                                  const DubanImportOptions *options, GError **error);

/* Takes text in and asserts the counts. */
void sample_assert_import (SampleSession *sample, const char *text, guint added, guint changed,
                           guint unchanged, guint refused);

/* The task of that number. */
guint32 sample_import_find (SampleSession *sample, const char *number);

/* The records of a task that stand, as “kind day text” parted by “; ”, in order. (transfer full) */
char *sample_import_list_records (SampleSession *sample, guint32 task);

/* Whether one of the notes has the part in it. */
gboolean sample_import_says (const DubanImportResult *result, const char *part);
