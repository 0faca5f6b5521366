/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/sheet.h"

void
duban_workbook_sheet_free (DubanWorkbookSheet *sheet)
{
  if (!sheet)
    return;
  g_free (sheet->name);
  duban_file_table_free (sheet->table);
  g_free (sheet);
}
