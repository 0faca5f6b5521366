/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/base.h"

static gboolean
has_id (const DubanId *ids, gsize n_ids, const DubanId *id)
{
  for (gsize i = 0; i < n_ids; i++)
    if (duban_id_equal (&ids[i], id))
      return TRUE;
  return FALSE;
}

gboolean
duban_share_find_base (const DubanShareSent *sent, gsize n_sent, const DubanId *acknowledged,
                       gsize n_acknowledged, DubanShareSent *base)
{
  gboolean is_found = FALSE;

  *base = (DubanShareSent){ 0 };
  for (gsize i = 0; i < n_sent; i++)
    if (has_id (acknowledged, n_acknowledged, &sent[i].bundle)
        && (!is_found || sent[i].upto >= base->upto))
      {
        *base = sent[i];
        is_found = TRUE;
      }
  return is_found;
}

DubanIntake
duban_share_judge_intake (const DubanId *bundle, const DubanId *base, const DubanId *held,
                          gsize n_held)
{
  if (has_id (held, n_held, bundle))
    return DUBAN_INTAKE_REPEATED;
  if (!duban_id_is_nil (base) && !has_id (held, n_held, base))
    return DUBAN_INTAKE_WAITS;
  return DUBAN_INTAKE_TAKES;
}
