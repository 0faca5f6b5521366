/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 变更历史: every value that a field of the task ever had, the newest first. */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duban_history_window_present (GtkWindow *parent, DubanDetail *detail);

G_END_DECLS
