/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces that the tabs of the details are made of. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card with a title line: append to it what stands below. name: what it is, as a sentence. */
GtkWidget *duban_detail_card_new (const char *name);

/* The heading of a section of cards. */
GtkWidget *duban_detail_card_heading_new (const char *text);

/* A horizontal line of marks and texts in a card. */
GtkWidget *duban_detail_card_line_new (void);

/* A small mark on a line; class: of its colour, or NULL. */
void duban_detail_card_add_badge (GtkBox *line, const char *text, const char *class);

/* A button whose label is shortened where it must be; target: of the action (floating), or NULL.
 */
GtkWidget *duban_detail_card_button_new (const char *label, const char *action, GVariant *target);

/* A button that opens the form of that kind for the task (win.act). */
GtkWidget *duban_detail_card_act_new (const char *label, guint32 task, const char *kind);

/* Buttons in rows as long as the pane is wide. */
typedef struct
{
  GtkBox *column;
  GtkBox *row; /* the last one */
  int room;    /* left in it, in columns of letters */
} DubanDetailCardButtons;

void duban_detail_card_buttons_init (DubanDetailCardButtons *buttons, GtkBox *card);
void duban_detail_card_buttons_add (DubanDetailCardButtons *buttons, GtkWidget *button,
                                    const char *label);

G_END_DECLS
