/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice across the window: something that lasts and what to do about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_NOTICE (duban_notice_get_type ())
G_DECLARE_FINAL_TYPE (DubanNotice, duban_notice, DUBAN, NOTICE, GtkWidget)

/* text NULL hides it.  action (a detailed action name) may be NULL: no button. */
void duban_notice_show (DubanNotice *notice, const char *text, const char *button,
                        const char *action);

G_END_DECLS
