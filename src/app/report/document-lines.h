/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as lines, and how those of two differ. */
#pragma once

#include "app/report/issue.h"

G_BEGIN_DECLS

typedef struct
{
  char *place; /* the heading that it stands under, or the title of its table or chart */
  char *text;
  const char *bare; /* inside text: what follows its number among others, which is compared */
} DubanDocumentLine;

/* Blocks of text, and the rows of tables and charts. (transfer full, of DubanDocumentLine) */
GPtrArray *duban_document_lines (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the lines that differ, as DubanIssueDifference: in their order, what stands instead of
 * another beside it. */
void duban_document_lines_compare (const GPtrArray *then, const GPtrArray *now,
                                   GPtrArray *differences);

G_END_DECLS
