/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of the preferences that says whether reminders reach the desktop, with a button that
 * tries it. */
#pragma once

#include "app/remind/reminders.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TEST_ROW (duban_test_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanTestRow, duban_test_row, DUBAN, TEST_ROW, AdwActionRow)

GtkWidget *duban_test_row_new (DubanReminders *reminders);

G_END_DECLS
