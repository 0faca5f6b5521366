/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts (办理): what can be done to a task as it stands. */
#pragma once

#include "app/view/detail.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Every act that its status allows; items activate win.act with the task and the code of the
 * form. (transfer full) */
GMenuModel *duban_act_menu_new (const DubanDetail *detail) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
