/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies behind: 最近的改动, each to be taken back alone, and 已删除, where tasks lie for ever.
 */
#pragma once

#include "app/desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_HISTORY_WINDOW (duban_history_window_get_type ())
G_DECLARE_FINAL_TYPE (DubanHistoryWindow, duban_history_window, DUBAN, HISTORY_WINDOW, AdwWindow)

/* deleted: it opens with the deleted tasks. */
GtkWidget *duban_history_window_new (GtkWindow *parent, DubanDesk *desk, gboolean deleted);

G_END_DECLS
