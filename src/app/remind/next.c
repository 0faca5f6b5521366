/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/next.h"

/* What each is called on Today. */
static const struct
{
  DubanNextAct act; /* of whoever owes it */
  DubanTodayOwedKind owed;
} specs[DUBAN_N_OWED] = {
  [DUBAN_OWED_DEPLOY] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_DEPLOY },
  [DUBAN_OWED_APPROACH] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_APPROACH },
  [DUBAN_OWED_FEEDBACK] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_FEEDBACK },
  [DUBAN_OWED_FOLLOW_UP] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_FOLLOW_UP },
  [DUBAN_OWED_DUE] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_DUE },
  [DUBAN_OWED_MILESTONE] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_MILESTONE },
  [DUBAN_OWED_ACCOUNT] = { DUBAN_NEXT_ACCOUNT, DUBAN_TODAY_OWED_ACCOUNT },
  [DUBAN_OWED_REQUEST] = { DUBAN_NEXT_ANSWER, DUBAN_TODAY_OWED_ANSWER },
  [DUBAN_OWED_DECISION] = { DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_DECISION },
  [DUBAN_OWED_CONFLICT] = { DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN },
  [DUBAN_OWED_ARRIVAL] = { DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN },
};

#define EXTENSION "extension"

static const DubanReminderNext grant = { DUBAN_NEXT_GRANT, DUBAN_TODAY_OWED_EXTENSION };

/* What others owe is urged; a request or a decision awaits whoever reads of it. */
static gboolean
is_urged (const DubanOwed *owed, guint32 side)
{
  if (owed->what == DUBAN_OWED_ACCOUNT)
    return side == 0;
  return owed->what <= DUBAN_OWED_MILESTONE && (side == 0 || owed->leader != side);
}

DubanReminderNext
duban_reminder_next (const DubanOwed *owed, guint32 side, gboolean is_extension)
{
  DubanReminderNext next = { DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN };

  g_return_val_if_fail (owed->what < DUBAN_N_OWED, next);

  next.act = specs[owed->what].act;
  next.owed = specs[owed->what].owed;
  if (owed->what == DUBAN_OWED_REQUEST && is_extension)
    next = grant;
  else if (is_urged (owed, side))
    next.act = owed->leader != 0 || owed->unit != 0 ? DUBAN_NEXT_URGE : DUBAN_NEXT_NAME_LEAD;
  return next;
}

const char *
duban_reminder_get_code (const DubanOwed *owed, gboolean is_extension)
{
  return owed->what == DUBAN_OWED_REQUEST && is_extension ? EXTENSION
                                                          : duban_owed_get_code (owed->what);
}

DubanReminderNext
duban_reminder_next_of_code (const char *code)
{
  if (g_strcmp0 (code, EXTENSION) == 0)
    return grant;
  for (int what = 0; what < DUBAN_N_OWED; what++)
    if (g_strcmp0 (duban_owed_get_code ((DubanOwedWhat) what), code) == 0)
      return (DubanReminderNext){ specs[what].act, specs[what].owed };
  return (DubanReminderNext){ DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN };
}

gboolean
duban_reminder_is_extension (const DubanOwed *owed, const DubanRecord *records, gsize n_records)
{
  for (gsize i = 0; owed->what == DUBAN_OWED_REQUEST && i < n_records; i++)
    if (duban_owed_make_target (&records[i].id) == owed->target)
      return records[i].kind == DUBAN_RECORD_EXTENSION;
  return FALSE;
}
