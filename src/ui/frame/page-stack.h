/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window: which there are, in the order of the sidebar and of Ctrl+1, Ctrl+2 …,
 * and a stack of those that were visited.  A page is built when it is first shown. */
#pragma once

#include "app/desk.h"
#include "ui/page/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* of the action win.page */
  const char *title; /* to be translated */
  const char *icon;
  GtkWidget *(*new) (DubanDesk *desk);
} DubanPageSpec;

/* (transfer none) */
const DubanPageSpec *duban_page_stack_list (gsize *n);

#define DUBAN_TYPE_PAGE_STACK (duban_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (DubanPageStack, duban_page_stack, DUBAN, PAGE_STACK, GtkWidget)

/* Signals:
 *   "turned"  another page is in sight
 *   "shown"   the page in sight has what it was asked for
 *   "failed"  (message) */
GtkWidget *duban_page_stack_new (void);
void duban_page_stack_set_desk (DubanPageStack *pages, DubanDesk *desk);

/* Turns to a page, building it where needed; the first one where there is none of that name. */
void duban_page_stack_turn (DubanPageStack *pages, const char *name);

/* The name of the page in sight, NULL before the first; the page; one by name, built where needed;
 * one by name, NULL where it was not built yet. (transfer none) */
const char *duban_page_stack_get_name (DubanPageStack *pages);
DubanPage *duban_page_stack_get_current (DubanPageStack *pages);
DubanPage *duban_page_stack_get (DubanPageStack *pages, const char *name);
DubanPage *duban_page_stack_find (DubanPageStack *pages, const char *name);

G_END_DECLS
