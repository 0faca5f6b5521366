/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A light (灯) beside text: its shape, with its name for those who cannot see it. */
#pragma once

#include "core/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_LIGHT_MARK (duban_light_mark_get_type ())
G_DECLARE_FINAL_TYPE (DubanLightMark, duban_light_mark, DUBAN, LIGHT_MARK, GtkWidget)

void duban_light_mark_set_light (DubanLightMark *mark, DubanLight light);

G_END_DECLS
