/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons of the details do, as actions of the group "details":
 *
 *   remedy     (uu)  the j-th remedy of the i-th finding
 *   waive      u     opens the form that sets the i-th finding aside; unwaive takes that back
 *   days       u     时限依据 of the i-th stage; 3: of the deadline
 *   open-file  u     the i-th attachment
 *   history          变更历史
 *   edit             the form of the whole task */
#pragma once

#include "app/desk.h"
#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanDetailsActions DubanDetailsActions;

/* widget: that the group is put into; it must outlive the actions. */
DubanDetailsActions *duban_details_actions_new (GtkWidget *widget,
                                                DubanDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
void duban_details_actions_free (DubanDetailsActions *actions);

/* What the actions are about; NULL: nothing. */
void duban_details_actions_set_detail (DubanDetailsActions *actions, DubanDetail *detail);

G_END_DECLS
