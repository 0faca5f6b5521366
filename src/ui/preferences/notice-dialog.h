/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice on holidays, pasted: what it says is read while it is typed and shown day by day, with
 * the deadlines that would move, and taken into the calendar when that is asked for. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *duban_notice_dialog_new (GtkWindow *parent, DubanDesk *desk);

G_END_DECLS
