/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zips in memory, for the tests of what is read from them, and the smallest workbooks. */
#pragma once

#include "exchange/office/workbook.h"

typedef struct
{
  const char *name;
  const char *content;
} SampleMember;

/* Of members up to one without a name. (transfer full) */
GBytes *sample_zip_new (const SampleMember *members);

/* A workbook of one sheet named 台账: what stands in <worksheet>, and, unless they are NULL,
 * in <sst> and in <styleSheet>; before: what precedes its root, as a DTD does. (transfer full) */
typedef struct
{
  const char *sheet, *strings, *styles;
  const char *workbook_pr; /* <workbookPr …/>, or NULL */
  const char *before;
} SampleXlsx;
GBytes *sample_xlsx_new (const SampleXlsx *parts);

/* An ODS whose tables stand in <office:spreadsheet>. (transfer full) */
GBytes *sample_ods_new (const char *styles, const char *tables);

/* That every cell is UTF-8, and every sheet has its name.  workbook may be NULL. */
void sample_check_workbook (const DubanWorkbook *workbook);
