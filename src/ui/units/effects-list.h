/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what a draft of the portfolio brings about, for the window that shows them. */
#pragma once

#include "app/view/portfolio-effects.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Somebody wants to see tasks: of guint32. */
typedef void (*DubanEffectsShow) (gpointer user_data, const char *words, const GArray *tasks);

/* The preview, part by part. effects must outlive it. (transfer full, floating) */
GtkWidget *duban_effects_list_new (const DubanPortfolioEffects *effects, DubanEffectsShow show,
                                   gpointer user_data);

/* A handover list, pair by pair. (transfer full, floating) */
GtkWidget *duban_effects_list_new_of_sheet (const DubanSheet *sheet);

G_END_DECLS
