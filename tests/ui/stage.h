/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stage: the whole window in the test's own process, on the example data, where a test can walk
 * its widgets and measure what they cost.  Every warning is fatal. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

typedef void (*StageBody) (DubanWindow *window, gpointer data);

/* The language of the environment; stage_make_example() does it too. */
void stage_begin (void);

/* Runs the program on that database (NULL: on the example that it throws away itself), body once
 * its first page is there, and ends it; then nothing may be left of the window and of its pages. */
void stage_run (const char *database, StageBody body, gpointer data);

/* A database of the example in a folder of its own, as of 2026-11-23. (transfer full) */
char *stage_make_example (void);
void stage_remove (char *database);

/* Until nothing happens any more: no job of the worker, no frame. */
void stage_settle (DubanWindow *window);

void stage_resize (DubanWindow *window, int width, int height);

/* What the window looks like, as a picture; a folder is made where missing. */
void stage_take_picture (DubanWindow *window, const char *path);

G_END_DECLS
