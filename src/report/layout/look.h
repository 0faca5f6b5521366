/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the series of a chart look: each has a pattern, and as a line its dash and mark, so that
 * they are told apart in black and white; the four lights have their tone besides. */
#pragma once

#include "report/chart.h"

#include <cairo.h>

G_BEGIN_DECLS

#define DUBAN_LOOK_SHADE 100 /* the ground of a group row */

/* number: of the series. */
guint duban_look_of (guint number, DubanTone tone);

void duban_look_draw_box (cairo_t *cr, guint look, double x, double y, double width, double height);

/* points: n pairs; a NAN is a gap. */
void duban_look_draw_path (cairo_t *cr, guint look, const double *points, gsize n);

G_END_DECLS
