/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft of a portfolio (分工): from its effective date on, who takes over and who gives up
 * which unit or field, by which document.  A value; nothing of it holds until it is applied. */
#pragma once

#include "core/directory.h"

G_BEGIN_DECLS

/* Who holds a unit or field, by id. */
typedef struct
{
  DubanId leader;
  guint8 kind;       /* DubanHoldingKind */
  DubanDay from, to; /* the first and the last day; DUBAN_NO_DAY: open */
} DubanHolder;

typedef enum
{
  DUBAN_DRAFT_TAKE = 1, /* holds it from the effective date on */
  DUBAN_DRAFT_END = 2,  /* holds it to the day before */
} DubanDraftDeed;

typedef struct
{
  DubanDraftDeed deed;
  DubanId held; /* of a unit or field; of a new field: what duban_id_from_words() gives its name */
  char *name;   /* of the unit or field when it was drafted; a new field is made with it */
  DubanId leader;
  DubanHoldingKind kind;
  DubanDay to; /* of TAKE: the last day, or DUBAN_NO_DAY */
} DubanDraftLine;

typedef struct
{
  DubanDay effective;
  char *document;   /* 文号, the reason of the handovers; "" while none is given */
  GPtrArray *lines; /* of DubanDraftLine */
} DubanPortfolioDraft;

DubanPortfolioDraft *duban_portfolio_draft_new (DubanDay effective) G_GNUC_WARN_UNUSED_RESULT;
DubanPortfolioDraft *
duban_portfolio_draft_copy (const DubanPortfolioDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void duban_portfolio_draft_free (DubanPortfolioDraft *draft);

void duban_portfolio_draft_set_document (DubanPortfolioDraft *draft, const char *document);

/* The leader takes it over, instead of whatever else the draft said of the two. */
void duban_portfolio_draft_take (DubanPortfolioDraft *draft, const DubanId *held, const char *name,
                                 const DubanId *leader, DubanHoldingKind kind, DubanDay to);

/* The leader gives it up: a drafted taking over of that kind is only dropped. */
void duban_portfolio_draft_end (DubanPortfolioDraft *draft, const DubanId *held, const char *name,
                                const DubanId *leader, DubanHoldingKind kind);

/* Takes back whatever the draft says of the two. */
void duban_portfolio_draft_drop (DubanPortfolioDraft *draft, const DubanId *held,
                                 const DubanId *leader);

/* As text for this desk's own table, and back: NULL where it is none. (transfer full) */
char *duban_portfolio_draft_to_text (const DubanPortfolioDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DubanPortfolioDraft *duban_portfolio_draft_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the draft says anything of that unit or field. */
gboolean duban_portfolio_draft_touches (const DubanPortfolioDraft *draft, const DubanId *held);

/* What the holders of that unit or field become.  What a leader who takes it over held of it
 * already gives way; the same kind held on goes on.  holders: of DubanHolder, changed in place. */
void duban_portfolio_draft_apply (const DubanPortfolioDraft *draft, const DubanId *held,
                                  GArray *holders);

/* The portfolio as it would be: leaders and holdings of the directory with the draft applied,
 * under the same numbers, and nothing else.  A field that is yet to be made is not in it.
 * (transfer full) */
DubanDirectory *
duban_portfolio_draft_dup_directory (const DubanPortfolioDraft *draft,
                                     const DubanDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPortfolioDraft, duban_portfolio_draft_free)

G_END_DECLS
