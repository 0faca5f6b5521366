/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should know of an import, counted while the rows go by: how many of each, and
 * the first few by name or row.  In the end each is one sentence of the result's notes. */
#pragma once

#include "app/import/result.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_TALLY_LEADERS_CREATED, /* items: names */
  DUBAN_TALLY_UNITS_CREATED,
  DUBAN_TALLY_FIELDS_CREATED,
  DUBAN_TALLY_COLUMNS_KEPT, /* items: headings */
  DUBAN_TALLY_PROGRESS_COLUMNS,
  DUBAN_TALLY_LEADS_FILLED, /* items from here on: rows */
  DUBAN_TALLY_SEVERAL_LEADS,
  DUBAN_TALLY_NUMBERS_TAKEN,
  DUBAN_TALLY_PARENTS_UNKNOWN,
  DUBAN_TALLY_RHYTHMS,
  DUBAN_TALLY_WORDS_KEPT,
  DUBAN_TALLY_DUES_UNCLEAR,
  DUBAN_TALLY_COMPLETIONS_KEPT,
  DUBAN_TALLY_LIGHTS_KEPT,
  DUBAN_TALLY_SECTIONS, /* rows that are no data */
  DUBAN_TALLY_TOTALS,
  DUBAN_TALLY_REMARKS,
  DUBAN_TALLY_HEADINGS,
  DUBAN_TALLY_CONFLICTS, /* items: “row: field” */
  DUBAN_TALLY_HAND_STAYS,
  DUBAN_TALLY_DELETED,
  DUBAN_TALLY_COLLECTIVE,     /* items: names */
  DUBAN_TALLY_RUN_TOGETHER,   /* items: cells */
  DUBAN_TALLY_PEOPLE_KEPT,    /* items: names */
  DUBAN_TALLY_HOLDINGS_ENDED, /* items: “leader: unit or field” */
  DUBAN_N_TALLIES
} DubanTally;

typedef struct _DubanImportTally DubanImportTally;

DubanImportTally *duban_import_tally_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_tally_free (DubanImportTally *tally);

void duban_import_tally_count (DubanImportTally *tally, DubanTally what, const char *item);
void duban_import_tally_count_row (DubanImportTally *tally, DubanTally what, guint row);

/* Writes the sentences into the result's notes. */
void duban_import_tally_say (const DubanImportTally *tally, DubanImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportTally, duban_import_tally_free)

G_END_DECLS
