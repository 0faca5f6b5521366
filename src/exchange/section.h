/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a ledger that are no data: the title of a section that spans the table (一、重点项目,
 * （一）…) and gives its category to the rows below it; a total; a remark below the table; the
 * headings once more on a further page.  They are neither taken nor refused, and said by number.
 *
 * None is guessed: a title without a number must fill at least three columns with its one text, as
 * a merged cell does, or stand in 序号; one with a number stands alone in its row, in a table that
 * also has rows of another kind. */
#pragma once

#include "exchange/heading.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_ROW_DATA,
  DUBAN_ROW_SECTION,
  DUBAN_ROW_TOTAL,   /* 合计, 小计 with figures alone */
  DUBAN_ROW_REMARK,  /* 注：…, 填报人：… */
  DUBAN_ROW_HEADING, /* the headings again */
  DUBAN_N_ROW_KINDS
} DubanRowKind;

typedef struct _DubanSections DubanSections;

/* Looks at every row below the heading.  Both are borrowed. (transfer full) */
DubanSections *duban_sections_new (const DubanFileTable *table,
                                   const DubanHeading *heading) G_GNUC_WARN_UNUSED_RESULT;
void duban_sections_free (DubanSections *sections);

DubanRowKind duban_sections_get_kind (const DubanSections *sections, gsize row);

/* The titles over a row, “一、重点项目 / （一）基础设施”; "" for none. (transfer none) */
const char *duban_sections_get_category (const DubanSections *sections, gsize row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSections, duban_sections_free)

G_END_DECLS
