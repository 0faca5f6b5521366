/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several desks in a folder of their own, beside the one whose window stands on the stage; and what
 * a person sees and presses there, by its words. */
#pragma once

#include "app/session.h"
#include "stage.h"

#define DESKS_NOW "2026-11-23T09:00"
#define DESKS_OFFICE "政府办公室"

typedef struct
{
  DubanClock *clock;
  DubanSession *session;
} Desk;

/* The folder of them all. */
void desks_begin (void);
void desks_end (void);

/* A file in it. (transfer full) */
char *desks_dup_path (const char *name);

/* A database there; leader NULL: the office's. */
void desk_make (const char *name, const char *leader);
Desk desk_open (const char *name);
void desk_close (Desk *desk);

/* By the names of database and file. */
void desks_introduce (const char *name, const char *file);
void desks_accept (const char *name, const char *file);
void desks_give (const char *name, const char *whom, const char *file);
void desks_take (const char *name, const char *file);

/* What is on the screen and has that text; NULL: nothing. (transfer none) */
GtkWidget *desks_find (GtkWidget *root, GType type, const char *text);
void desks_expect (GtkWidget *root, const char *text);
void desks_press (DubanWindow *window, GtkWidget *root, const char *text);

/* The dialog over the window; NULL where there is none. */
GtkWidget *desks_get_dialog (DubanWindow *window);

/* Drops a file on the window: the dialog that opens. */
GtkWidget *desks_drop (DubanWindow *window, const char *file);
void desks_close_dialog (DubanWindow *window, GtkWidget *dialog);

/* The page Exchange, at a tab of it. */
GtkWidget *desks_turn (DubanWindow *window, const char *tab);
