/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as CSV: refused with a reason, or a table whose cells can all be read. */
#include "exchange/table.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanFileTable) table = NULL;
  char *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, data, size);
  copy[size] = '\0';
  table = duban_file_table_parse_csv (copy, size, "fuzz.csv", &error);
  g_assert_true ((table == NULL) == (error != NULL));
  for (gsize row = 0; table != NULL && row < duban_file_table_get_n_rows (table); row++)
    for (gsize column = 0; column < duban_file_table_get_n_columns (table); column++)
      g_assert_true (g_utf8_validate (duban_file_table_get_cell (table, row, column), -1, NULL));
  return 0;
}
