/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of the clerk's: a window over another with cancel and save, and a place for the sentence
 * that says why something was refused.  What was typed stays there until it is saved. */
#pragma once

#include "ui/page/deed.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_CLERK_FORM (duban_clerk_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (DubanClerkForm, duban_clerk_form, DUBAN, CLERK_FORM, AdwWindow)

struct _DubanClerkFormClass
{
  AdwWindowClass parent_class;

  /* Ctrl+Enter or the button. */
  void (*save) (DubanClerkForm *form);

  /* What duban_clerk_form_run() ran is done, and the form about to close. May be NULL. */
  void (*saved) (DubanClerkForm *form);
};

/* To be called once, by the constructor. subtitle: users' text, or NULL. */
void duban_clerk_form_set_up (DubanClerkForm *form, GtkWindow *parent, DubanDesk *desk,
                              const char *title, const char *subtitle);
void duban_clerk_form_set_child (DubanClerkForm *form, GtkWidget *child);

/* As large as that, but no larger than the window below. height: -1 for what it needs. */
void duban_clerk_form_set_size (DubanClerkForm *form, int width, int height);

/* Translated, with its mnemonic; can be called again. */
void duban_clerk_form_set_save_label (DubanClerkForm *form, const char *label);
void duban_clerk_form_set_can_save (DubanClerkForm *form, gboolean can_save);
void duban_clerk_form_focus_save (DubanClerkForm *form);
/* Instead of Cancel: what was done stays done. */
void duban_clerk_form_set_close_label (DubanClerkForm *form, const char *label);

DubanDesk *duban_clerk_form_get_desk (DubanClerkForm *form); /* (transfer none) */

/* NULL: there is none (any more). */
void duban_clerk_form_show_problem (DubanClerkForm *form, const char *message);

/* Runs the deed; then closes and says `done` in the window below, with a button that takes it
 * back.  Where it is refused the form says why and stays. (transfer full data) */
void duban_clerk_form_run (DubanClerkForm *form, DubanDeed deed, gpointer data,
                           GDestroyNotify free_data, const char *done);

/* A toast in the window below. */
void duban_clerk_form_toast (DubanClerkForm *form, const char *text, gboolean undo);

/* A caption over a widget of the form, which it names. (transfer floating) */
GtkWidget *duban_clerk_form_caption (const char *caption, GtkWidget *widget);

G_END_DECLS
