/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft of the portfolio brings about (预览影响), and after it has come into force the
 * handover list (交接清单), to be printed or copied. */
#pragma once

#include "app/desk.h"
#include "app/view/portfolio-effects.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) draft. from: a widget of the window. */
void duban_effects_window_preview (GtkWidget *from, DubanDesk *desk, DubanPortfolioDraft *draft);

/* Brings it into force at once, and then shows the handover list; a refusal is a toast. */
void duban_effects_window_apply (GtkWidget *from, DubanDesk *desk, DubanPortfolioDraft *draft);

G_END_DECLS
