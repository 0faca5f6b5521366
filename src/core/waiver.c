/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/waiver.h"

gboolean
duban_waiver_read (DubanWaiver *waiver, const DubanRecord *record, DubanDay today)
{
  if (record->kind != DUBAN_RECORD_WAIVE || record->is_void || record->due < today)
    return FALSE;

  waiver->rule = duban_rule_parse (record->rule);
  waiver->leader = record->leader;
  waiver->unit = record->unit;
  return waiver->rule != DUBAN_N_RULES;
}

gboolean
duban_waiver_covers (const DubanWaiver *waiver, const DubanFinding *finding)
{
  return finding->rule == waiver->rule && (waiver->leader == 0 || waiver->leader == finding->leader)
         && (waiver->unit == 0 || waiver->unit == finding->unit);
}
