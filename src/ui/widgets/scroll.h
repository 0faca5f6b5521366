/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen through a frame and scrolls. Where nothing in it need take the focus the frame
 * does, so that it scrolls by keys: then with a name, which newer GTK tells of groups alone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_SCROLL_DOWN,   /* as wide as what it holds */
  DUBAN_SCROLL_ACROSS, /* as high as what it holds */
  DUBAN_SCROLL_TEXT,   /* what wraps at any width that it is given, and scrolls down */
} DubanScrollWay;

/* name: translated; NULL where it never takes the focus. child may be NULL. */
GtkWidget *duban_scroll_new (DubanScrollWay way, const char *name, GtkWidget *child);

G_END_DECLS
