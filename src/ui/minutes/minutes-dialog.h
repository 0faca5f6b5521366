/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks out of minutes (会议纪要) or an instruction (批示): the text with what was found in it, the
 * proposals beside it, each looked over, changed and accepted by itself or all at once.  Each one
 * accepted is a task of its own, with an undo of its own. */
#pragma once

#include "ui/clerk/form.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_MINUTES_DIALOG (duban_minutes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanMinutesDialog, duban_minutes_dialog, DUBAN, MINUTES_DIALOG,
                      DubanClerkForm)

/* text: what is in it at first; may be "". The desk must be READY. */
GtkWindow *duban_minutes_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *text);

/* Whether a text is worth opening it: there are several proposals in it. */
gboolean duban_minutes_dialog_suits (DubanDesk *desk, const char *text);

G_END_DECLS
