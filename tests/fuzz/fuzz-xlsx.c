/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a part of an XLSX: refused with a reason, or sheets whose cells can all be read.
 * The first byte says which part: s a sheet, t strings, y styles; anything else: the zip itself. */
#include "exchange/office/workbook.h"

#include <string.h>

#include "../exchange/sample-zip.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static GBytes *
pack (const guint8 *data, size_t size)
{
  g_autofree char *part = NULL;
  SampleXlsx xlsx = { "<sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c></row></sheetData>",
                      "<si><t>1</t></si>", "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>" };

  if (size == 0 || !strchr ("sty", *data) || *data == '\0')
    return g_bytes_new (data, size);
  part = g_strndup ((const char *) data + 1, size - 1);
  if (*data == 's')
    xlsx.sheet = part;
  else if (*data == 't')
    xlsx.strings = part;
  else
    xlsx.styles = part;
  return sample_xlsx_new (&xlsx);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = pack (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = duban_workbook_parse (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "fuzz.xlsx", &error);

  g_assert_true ((workbook == NULL) == (error != NULL));
  sample_check_workbook (workbook);
  return 0;
}
