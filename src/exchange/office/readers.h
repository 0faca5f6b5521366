/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of each kind of workbook. */
#pragma once

#include "exchange/office/sheet.h"
#include "exchange/office/zip-read.h"

G_BEGIN_DECLS

/* Each adds the sheets (DubanWorkbookSheet) to the array. */
gboolean duban_xlsx_read (DubanZip *zip, GPtrArray *sheets, GError **error);
gboolean duban_ods_read (DubanZip *zip, GPtrArray *sheets, GError **error);

G_END_DECLS
