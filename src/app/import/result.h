/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import is asked for and what came of it. */
#pragma once

#include "app/import/look.h"
#include "core/calendar.h"
#include "core/unit-likeness.h"
#include "core/id.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_IMPORT_AUTO, /* told from the content */
  DUBAN_IMPORT_LEDGER,
  DUBAN_IMPORT_PORTFOLIO,
  DUBAN_IMPORT_UNITS,
  DUBAN_IMPORT_HOLIDAYS,
} DubanImportKind;

/* ledger, portfolio, units, holidays; and back: AUTO if there is none. */
const char *duban_import_kind_get_code (DubanImportKind kind);
DubanImportKind duban_import_kind_parse (const char *code);

typedef struct
{
  DubanImportKind kind;
  gboolean preview;        /* nothing is written */
  gboolean all_or_nothing; /* one bad row refuses the file */
  int year;                /* --year, or 0 */
  DubanDay tracked_from;   /* --tracked-from, or DUBAN_NO_DAY */
  /* All borrowed. */
  const char *const *sheets;    /* --sheet: those to take; NULL or none: all that look alike */
  const DubanMapping *mapping;  /* --map, or NULL: what a person says of the columns */
  const GPtrArray *corrections; /* DubanCorrection (exchange/correction.h), or NULL */
  gboolean forget;              /* what was remembered of these headings does not count */
  gboolean look;                /* the result tells what was seen of the file */
  const char *text;             /* what was pasted, instead of a file; NULL: the file is read */
} DubanImportOptions;

typedef struct
{
  guint row;    /* as a spreadsheet counts */
  char *column; /* heading, or NULL */
  char *reason; /* a sentence */
} DubanRefusal;

/* A unit that the import entered, and the one that it is probably the same as: to be offered to a
 * person; nothing is joined by itself. */
typedef struct
{
  char *name;      /* as the file has it */
  char *candidate; /* the unit's name */
  DubanLikeness why;
} DubanUnitSuggestion;

/* A deadline of an open task that another calendar moves. */
#define DUBAN_MOVE_FOLLOW_UP "follow-up"
typedef struct
{
  DubanId task;
  char *number; /* or NULL */
  char *title;
  const char *what; /* the code of a stage, or DUBAN_MOVE_FOLLOW_UP */
  DubanDay from, to;
} DubanDeadlineMove;

/* A day of the holiday calendar that was told. */
typedef struct
{
  DubanDay day;
  DubanDayKind kind; /* PLAIN: what was known of it goes */
  char *name;        /* may be "" */
  DubanFate fate;
} DubanImportDay;

/* done of total rows; called now and then, on the calling thread. */
typedef void (*DubanImportProgress) (gsize done, gsize total, gpointer data);

/* added + changed + unchanged + refused->len = the data rows of the sheet. */
typedef struct _DubanImportResult DubanImportResult;
struct _DubanImportResult
{
  char *file;
  char *sheet; /* NULL: the file has none */
  DubanImportKind kind;
  gsize added, changed, unchanged;
  GPtrArray *refused; /* of DubanRefusal, ascending by row */
  GPtrArray *notes;   /* of char *: what a person should know (created units, filled leads …) */
  GPtrArray *look;    /* DubanLookSheet, of the whole file: of its first result, if asked for */
  GPtrArray *suggestions;  /* of DubanUnitSuggestion, as they were entered */
  GPtrArray *days;         /* of DubanImportDay, as they were told; of holidays in no table */
  GPtrArray *moves;        /* of DubanDeadlineMove, by `from`; holidays alone have any */
  const char *moves_note;  /* the note that sums them up, or NULL: the calendar stays */
  DubanImportResult *next; /* of the file's next sheet; owned; NULL after the last */
};

/* sheet: NULL for none. (transfer full) */
DubanImportResult *duban_import_result_new (const char *file, const char *sheet);
/* And those of the next sheets. */
void duban_import_result_free (DubanImportResult *result);

/* Adds a refusal.  Takes reason. */
void duban_import_result_refuse (DubanImportResult *result, guint row, const char *column,
                                 char *reason);
void duban_import_result_tell_day (DubanImportResult *result, const DubanCalendarDay *day,
                                   DubanFate fate);
/* 内政〔2026〕1号 Feedback 10月8日 → 10月10日. (transfer full) */
char *duban_deadline_move_dup_words (const DubanDeadlineMove *move, DubanDay today);
void duban_import_result_sort (DubanImportResult *result);

void duban_import_result_suggest (DubanImportResult *result, const char *name,
                                  const char *candidate, DubanLikeness why);

/* Adds a note for each suggestion, with the command that follows it. */
void duban_import_result_say_suggestions (DubanImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportResult, duban_import_result_free)

G_END_DECLS
