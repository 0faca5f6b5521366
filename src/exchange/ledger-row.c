/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/ledger-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"

void
duban_ledger_row_keep (DubanLedgerRow *row, const char *heading, const char *value)
{
  if (row->notes->len > 0)
    g_string_append_c (row->notes, '\n');
  g_string_append (row->notes, "〔");
  g_string_append (row->notes, heading);
  g_string_append (row->notes, "〕");
  g_string_append (row->notes, value);
}

void
duban_fault_clear (DubanFault *fault)
{
  g_clear_pointer (&fault->reason, g_free);
}

gboolean
duban_fault_set (DubanFault *fault, DubanColumn column, char *reason)
{
  duban_fault_clear (fault);
  fault->column = column;
  fault->reason = reason;
  return FALSE;
}

gboolean
duban_fault_check_name (DubanFault *fault, DubanColumn column, const char *name)
{
  if (strlen (name) <= DUBAN_NAME_MAX)
    return TRUE;
  return duban_fault_set (fault, column,
                          g_strdup_printf (_ ("The text is longer than the %d bytes that a name "
                                              "may have."),
                                           DUBAN_NAME_MAX));
}
