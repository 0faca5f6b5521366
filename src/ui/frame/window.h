/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar, page and details, wide or narrow. */
#pragma once

#include "app/desk.h"
#include "ui/details/details-pane.h"
#include "ui/page/page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_WINDOW (duban_window_get_type ())
G_DECLARE_FINAL_TYPE (DubanWindow, duban_window, DUBAN, WINDOW, AdwApplicationWindow)

/* It presents itself once it has something to show, or after a moment; its actions are added by
 * ui/frame/window-actions.h. */
DubanWindow *duban_window_new (GtkApplication *application, DubanDesk *desk);

/* For ./dev bench: says so on the standard output and closes once the first frame with rows was
 * painted (until_right: of today's judgement). Call before the window is shown. */
void duban_window_close_after_frame (DubanWindow *window, gboolean until_right);

/* Shows what taking the file in would do. */
void duban_window_import (DubanWindow *window, const char *path);

/* A line that goes away by itself; undo: with a button that takes the last change back. */
void duban_window_toast (DubanWindow *window, const char *text, gboolean undo);

/* Across the window, until something else was done or it is put away: NULL. */
void duban_window_tell_problem (DubanWindow *window, const char *message);

/* A line that goes away by itself, with a button 撤销 that activates that action; NULL: without.
 * (transfer none) */
AdwToast *duban_window_offer (DubanWindow *window, const char *text, const char *action);

/* A quiet line above the page while nothing graver stands there, with a button for its action and
 * one that waves it away; NULL: none. */
void duban_window_hint (DubanWindow *window, const char *text, const char *button,
                        const char *action, const char *dismiss);

/* Opens or closes the drawer that holds the details in a narrow window. */
void duban_window_open_details (DubanWindow *window, gboolean open);

/* The task whose details are shown; open: in a narrow window too. */
void duban_window_select_task (DubanWindow *window, guint32 task, gboolean open);
void duban_window_close_details (DubanWindow *window);

/* Turns to a page by its name, the first one where there is none of it. (transfer none) */
DubanPage *duban_window_turn (DubanWindow *window, const char *name);
void duban_window_pop_up_menu (DubanWindow *window);

/* The keys go to the page in sight, unless the focus is in the sidebar, whose keys turn pages. */
void duban_window_focus_page (DubanWindow *window);

/* Its parts. (transfer none) */
DubanDesk *duban_window_get_desk (DubanWindow *window);
DubanPage *duban_window_get_page (DubanWindow *window); /* the one in sight */
DubanDetailsPane *duban_window_get_details (DubanWindow *window);

/* Of what a page of that name is made has changed although nothing in the history did. */
void duban_window_ask_page (DubanWindow *window, const char *name);

/* The counts beside the pages' names too. */
void duban_window_count (DubanWindow *window);

G_END_DECLS
