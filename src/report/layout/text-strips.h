/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of text of a document as strips: title, headings, paragraphs, notes, signature. */
#pragma once

#include "report/document.h"
#include "report/layout/mason.h"

G_BEGIN_DECLS

/* before, after: the blocks beside it, or NULL. */
void duban_mason_add_text (DubanMason *mason, const DubanBlock *block, const DubanBlock *before,
                           const DubanBlock *after);

G_END_DECLS
