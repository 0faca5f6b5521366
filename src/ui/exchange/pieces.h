/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page Exchange and its dialogs are put together from. */
#pragma once

#include "exchange/bundle/key.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A heading of a part; hint: a line under it, or NULL. */
GtkWidget *duban_pieces_heading_new (const char *title, const char *hint);

/* A label that wraps and takes no focus. class: or NULL. */
GtkWidget *duban_pieces_text_new (const char *text, const char *class);

/* A framed list, and a line of it: a name in bold, texts under it (NULL-terminated, "" and NULL
 * left out); its accessible name is all of them. */
GtkWidget *duban_pieces_list_new (const char *name);
GtkWidget *duban_pieces_row_new (const char *title, const char *const *texts);
/* Puts a button at the end of such a line. */
void duban_pieces_row_add (GtkWidget *row, GtkWidget *button);

/* The digits that are compared by telephone, large, in their groups, to be copied; said digit by
 * digit. */
GtkWidget *duban_pieces_code_new (const char *fingerprint);

/* A row of buttons that breaks where it is too narrow: a button of an action, with mnemonic. */
GtkWidget *duban_pieces_button_new (const char *label, const char *action, gboolean is_suggested);

/* A modal window of a head, cancel and one button that does it, and a box for the rest, which
 * scrolls; Esc closes. (transfer none) box, accept */
typedef struct
{
  GtkWidget *window, *box, *cancel, *accept;
} DubanPiecesDialog;
DubanPiecesDialog duban_pieces_dialog_new (GtkWidget *from, const char *title, const char *accept);
/* What no change of the history tells, whom one knows say, is another: the window's page Exchange
 * is made anew.  from: a widget of the window, or a dialog over it. */
void duban_pieces_look_again (GtkWidget *from);

/* FALSE once it was closed, though somebody still holds it. */
gboolean duban_pieces_dialog_is_open (GtkWidget *window);

G_END_DECLS
