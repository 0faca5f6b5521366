/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/turn.h"

#define BIT(status) (1u << (status))
#define GOING (BIT (DUBAN_STATUS_OPEN) | BIT (DUBAN_STATUS_SUSPENDED))
#define ENDED (BIT (DUBAN_STATUS_CLOSED) | BIT (DUBAN_STATUS_WITHDRAWN))

typedef struct
{
  DubanRecordKind kind;
  guint from; /* bits: one for each status */
  DubanStatus to;
} Turn;

static const Turn turns[] = {
  { DUBAN_RECORD_SUSPEND, BIT (DUBAN_STATUS_OPEN), DUBAN_STATUS_SUSPENDED },
  { DUBAN_RECORD_RESUME, BIT (DUBAN_STATUS_SUSPENDED), DUBAN_STATUS_OPEN },
  { DUBAN_RECORD_REISSUE, GOING | ENDED, DUBAN_STATUS_OPEN },
  { DUBAN_RECORD_CLOSE, GOING, DUBAN_STATUS_CLOSED },
  { DUBAN_RECORD_REOPEN, ENDED, DUBAN_STATUS_OPEN },
  { DUBAN_RECORD_WITHDRAW, GOING, DUBAN_STATUS_WITHDRAWN },
};

static const Turn *
find (DubanRecordKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i].kind == kind)
      return &turns[i];
  return NULL;
}

DubanStatus
duban_turn_get_status (DubanRecordKind kind)
{
  const Turn *turn = find (kind);

  return turn != NULL ? turn->to : 0;
}

gboolean
duban_turn_is_possible (DubanRecordKind kind, DubanStatus status)
{
  const Turn *turn = find (kind);

  return turn != NULL && (turn->from & BIT (status)) != 0;
}
