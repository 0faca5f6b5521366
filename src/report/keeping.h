/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a document stands together, on whichever pages it is put. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* Of each block whether it stands on a page across: a table across takes its headings with it; the
 * notes and the signature that follow it stand on its last page. (transfer full) */
gboolean *duban_keeping_find_across (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a block is a heading alone on its line, not one that goes on as a sentence: it stands on
 * the page of what follows. */
gboolean duban_keeping_is_alone (const DubanBlock *block);

G_END_DECLS
