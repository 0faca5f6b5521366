/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First run: whose desk this is; or a look at the example. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_WELCOME_PAGE (duban_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanWelcomePage, duban_welcome_page, DUBAN, WELCOME_PAGE, GtkWidget)

GtkWidget *duban_welcome_page_new (DubanDesk *desk);

G_END_DECLS
