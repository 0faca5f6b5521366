/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in a window: its actions, named in the table of ui/actions.c. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

void duban_window_actions_add (DubanWindow *window);

G_END_DECLS
