/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Exchange (window.md, 8): who this desk is and whom it knows, what people must decide,
 * and what was taken in.
 *
 * Its actions: exchange.import, exchange.export, exchange.introduce, exchange.accept,
 * exchange.copy-code, exchange.set-folder, exchange.unset-folder, exchange.sync,
 * exchange.undo-import (x). */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_EXCHANGE_PAGE (duban_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanExchangePage, duban_exchange_page, DUBAN, EXCHANGE_PAGE, DubanPage)

GtkWidget *duban_exchange_page_new (DubanDesk *desk);

G_END_DECLS
