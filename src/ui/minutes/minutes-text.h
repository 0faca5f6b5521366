/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of minutes as it stands, with what was found in it marked: title bold, who underlined,
 * by when slanted, each on a ground of its own; the chosen item on a ground as a whole. */
#pragma once

#include "core/minutes/minutes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_MINUTES_TEXT (duban_minutes_text_get_type ())
G_DECLARE_FINAL_TYPE (DubanMinutesText, duban_minutes_text, DUBAN, MINUTES_TEXT, GtkWidget)

/* Signals:
 *   "edited"  the text is another
 *   "chosen" (uint) the cursor was set into the n-th proposal by a person */
GtkWidget *duban_minutes_text_new (void);

char *duban_minutes_text_dup (DubanMinutesText *self) G_GNUC_WARN_UNUSED_RESULT;
void duban_minutes_text_set (DubanMinutesText *self, const char *text);

/* minutes: of exactly this text; borrowed until the next call. */
void duban_minutes_text_mark (DubanMinutesText *self, const DubanMinutes *minutes);

/* The n-th proposal is shown as the chosen one; -1: none. */
void duban_minutes_text_choose (DubanMinutesText *self, int n);

G_END_DECLS
