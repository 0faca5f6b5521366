/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the preferences that holds one setting (core/settings.h).  What is typed is taken on
 * Enter or when the line is left; what cannot be taken stays, and the line says why. */
#pragma once

#include "app/desk.h"
#include "core/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SETTING_ROW (duban_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanSettingRow, duban_setting_row, DUBAN, SETTING_ROW, AdwActionRow)

/* title, hint (or NULL): translated. */
GtkWidget *duban_setting_row_new (DubanDesk *desk, DubanSettingKey key, const char *title,
                                  const char *hint);

G_END_DECLS
