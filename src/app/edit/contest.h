/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A contest: what two changes that did not know of each other made different, and nobody has
 * decided.  Who takes a decision back brings it back, by changes that do not follow each other. */
#pragma once

#include "app/edit/act.h"

G_BEGIN_DECLS

/* Whether differing heads of the attribute are a conflict for people. */
gboolean duban_contest_is_possible (DubanAttr attr);

/* Whether the fold has a conflict for people in the attribute. */
gboolean duban_contest_is_in (DubanFold *fold, DubanAttr attr);

/* Whether the attribute stands otherwise in the two folds: other heads, or a closing that is
 * contested in one of them alone. */
gboolean duban_contest_differs (DubanFold *former, DubanFold *present, DubanAttr attr);

/* Whether the former has a conflict that the present has not, or of other values. */
gboolean duban_contest_is_needed (DubanFold *former, DubanFold *present);

/* Ends the open change of the entity, and writes beside it what contests it in `former`. */
gboolean duban_contest_close (DubanAct *act, const DubanEntity *entity, DubanFold *former,
                              GError **error);

G_END_DECLS
