/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A banner across the window: something that lasts and what to do about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_BANNER (duban_banner_get_type ())
G_DECLARE_FINAL_TYPE (DubanBanner, duban_banner, DUBAN, BANNER, GtkWidget)

/* text NULL hides it.  action (a detailed action name) may be NULL: no button. */
void duban_banner_show (DubanBanner *banner, const char *text, const char *button,
                        const char *action);

/* The same for what need not trouble anybody: without colour, and with a button that waves it
 * away by that action. */
void duban_banner_hint (DubanBanner *banner, const char *text, const char *button,
                        const char *action, const char *dismiss);

G_END_DECLS
