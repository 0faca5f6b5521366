/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks: a light and a stage of the 137 clock as a small picture.  Each has a shape of its
 * own, so that colour is never the only sign:
 *   red octagon with a bar · yellow triangle · green disc with a tick · grey ring
 *   met disc with a tick · late rhombus with a tick · overdue octagon with a bar
 *   today half disc · pending ring · excused dash */
#pragma once

#include "core/clock137.h"
#include "core/finding.h"
#include "ui/widgets/palette.h"

G_BEGIN_DECLS

/* Both draw into the square of `size` around (x, y). */
void duban_mark_draw_light (cairo_t *cr, double x, double y, double size, DubanLight light,
                            const DubanPalette *palette);
void duban_mark_draw_stage (cairo_t *cr, double x, double y, double size, DubanStageState state,
                            const DubanPalette *palette);

/* The colour of a stage in that state. */
const GdkRGBA *duban_mark_get_stage_color (DubanStageState state, const DubanPalette *palette);

G_END_DECLS
