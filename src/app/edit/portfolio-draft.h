/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of the portfolio (分工) that this desk keeps, and its coming into force. */
#pragma once

#include "app/session.h"
#include "core/portfolio-draft.h"
#include "core/portfolio-move.h"

G_BEGIN_DECLS

/* The draft that is kept; *draft is NULL, no error, where there is none. (transfer full) */
gboolean duban_edit_load_draft (DubanSession *session, DubanPortfolioDraft **draft, GError **error);

/* Keeps it; NULL, or one without lines and document, keeps none.  No step of undo: nothing of
 * the office's changes. */
gboolean duban_edit_keep_draft (DubanSession *session, const DubanPortfolioDraft *draft,
                                GError **error);

/* What a person says of a draft, by names (kind NULL: 分管; to NULL: open): that a leader takes
 * a unit or field over, or, ends, gives it up.  A name that is no unit's is a field's. */
gboolean duban_edit_draft_say (DubanSession *session, DubanPortfolioDraft *draft, gboolean ends,
                               const char *leader, const char *held, const char *kind,
                               const char *to, GError **error);

/* Since when it is in force, and by which document; what is NULL stays. */
gboolean duban_edit_draft_head (DubanSession *session, DubanPortfolioDraft *draft,
                                const char *effective, const char *document, GError **error);

/* Brings it into force in one command, one step of undo: the holders of each unit and field, and
 * for each open or suspended task whose lead moves with them a handover, dated on the effective
 * day, or on the assignment or last handover where that is later, with the document's number as
 * its reason.  Refused before its effective day, without a document, and where nothing would
 * change.  The kept draft is gone afterwards.  *moves (may be NULL): of DubanLeadMove, by from,
 * to, task. (transfer full) */
gboolean duban_edit_apply_draft (DubanSession *session, const DubanPortfolioDraft *draft,
                                 GArray **moves, GError **error);

G_END_DECLS
