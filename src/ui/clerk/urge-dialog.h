/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 催办: for each person or unit one ready message with all that is owed.  It can be changed, is
 * copied to be sent by hand, and leaves a record with each of its tasks; a slip can be printed. */
#pragma once

#include "ui/clerk/form.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_URGE_DIALOG (duban_urge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanUrgeDialog, duban_urge_dialog, DUBAN, URGE_DIALOG, DubanClerkForm)

/* The desk's snapshot must have its register. */
GtkWindow *duban_urge_dialog_new (GtkWindow *parent, DubanDesk *desk, const guint32 *tasks,
                                  gsize n_tasks);

G_END_DECLS
