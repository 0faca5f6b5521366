/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the tables of an ODS: refused with a reason, or sheets whose cells can all be
 * read. */
#include "exchange/office/workbook.h"

#include "../exchange/sample-zip.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *tables = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes = sample_ods_new ("", tables);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = duban_workbook_parse (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "fuzz.ods", &error);

  g_assert_true ((workbook == NULL) == (error != NULL));
  sample_check_workbook (workbook);
  return 0;
}
