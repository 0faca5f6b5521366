/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at widgets as a person would: no text is cut without saying so, nothing lies over its
 * neighbour, everything to be clicked is large enough, and nothing is left in English. */
#pragma once

#include "stage.h"

G_BEGIN_DECLS

/* What is being looked at, for the words of a fault. */
typedef struct
{
  const char *database;
  const char *page, *scheme;
  int width, height, percent;
  GPtrArray *faults; /* of char *: without repetition */
  GHashTable *seen;
} Look;

void look_init (Look *look, const char *database);

/* Says the faults, and fails where there are any. */
void look_finish (Look *look);

/* light, dark or contrast; and the size of text in per cent. */
void look_set_scheme (Look *look, const char *scheme);
void look_set_text (Look *look, int percent);

/* The widget and all that is in it and in sight. */
void look_check (Look *look, GtkWidget *widget);

/* Keeps a picture for people, where DUBAN_SCREENSHOTS says so. */
void look_take_picture (Look *look, DubanWindow *window, const char *what);

G_END_DECLS
