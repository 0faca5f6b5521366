/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header row of a table: where it is, what it is about, and which column holds what. */
#pragma once

#include "core/id.h"
#include "exchange/mapping.h"
#include "exchange/table.h"

G_BEGIN_DECLS

/* Why a column was taken for its field; NONE: it was not. */
typedef enum
{
  DUBAN_HEADING_BY_NOTHING,
  DUBAN_HEADING_BY_CONTAINING, /* its heading contains words of the field's */
  DUBAN_HEADING_BY_NAME,       /* its heading is a name of the field */
  DUBAN_HEADING_REMEMBERED,    /* a person said so at an earlier import */
  DUBAN_HEADING_CHOSEN,        /* a person says so */
} DubanHeadingReason;

typedef struct
{
  DubanTableKind sheet;
  gsize row; /* of the headings, the lowest of several; data begin in the next */
  gsize n_columns;
  GPtrArray *texts;               /* char *, of each column of the file: its heading */
  DubanColumn *columns;           /* of each column of the file */
  DubanHeadingReason *reasons;    /* of each column of the file */
  gssize places[DUBAN_N_COLUMNS]; /* the file's column of each of ours; -1: there is none */

  /* The columns that hold something, in an order that does not depend on the file's: by ours,
   * unknown ones last, by their headings. */
  gsize *order;
  gsize n_order;
  gsize n_known; /* of them, those that are not unknown */
} DubanHeading;

/* Finds the row whose cells are headings of that sheet (ANY: of whichever fits best), in any
 * order, under any title rows.  Several rows are one heading where merged cells bind them: a
 * heading that stands in both, or a group over headings of its own (责任单位 over 牵头 and 配合);
 * then the lower counts where it is known, else group and heading together (责任单位/牵头).  What
 * mapping (or NULL) says of a heading stands over what it says itself.  name is the file's, for the
 * error. (transfer full) */
DubanHeading *duban_heading_find (const DubanFileTable *table, DubanTableKind sheet,
                                  const DubanMapping *mapping, const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the row for the heading of such a sheet, whatever it says. (transfer full) */
DubanHeading *duban_heading_read_row (const DubanFileTable *table, gsize row, DubanTableKind sheet,
                                      const DubanMapping *mapping) G_GNUC_WARN_UNUSED_RESULT;
/* The field without which no heading is of such a sheet (ANY: of a ledger). */
DubanColumn duban_heading_get_required (DubanTableKind sheet);
void duban_heading_free (DubanHeading *heading);

/* The text of a heading as it stands, line breaks as blanks; of an empty one, which column it is
 * (第7列). (transfer full) */
char *duban_heading_dup_text (const DubanHeading *heading, gsize column) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a sentence: of one that is longer than a heading may be, which column it is.
 * (transfer full) */
char *duban_heading_dup_label (const DubanHeading *heading, gsize column) G_GNUC_WARN_UNUSED_RESULT;

/* The file's rows among which a heading is looked for: the first so many. */
#define DUBAN_HEADING_MAX_ROWS 50

/* What the headings of a row are as a set, whatever their order: the same for files whose columns
 * are called the same.  FALSE where the row has none. */
gboolean duban_heading_hash_row (const DubanFileTable *table, gsize row, DubanHash *hash);

/* The cell of a row in one of our columns; "" where the file has none. (transfer none) */
const char *duban_heading_get_cell (const DubanHeading *heading, const DubanFileTable *table,
                                    gsize row, DubanColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanHeading, duban_heading_free)

G_END_DECLS
