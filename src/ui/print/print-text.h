/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on paper: in lines of one pitch, so that it can go on over a page.  Sizes are points
 * (1/72 inch), lengths the context's. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a point. */
double duban_print_text_get_unit (GtkPrintContext *context);

/* From line to line. */
double duban_print_text_get_pitch (GtkPrintContext *context, double size);

/* width: 0 for one that does not wrap. (transfer full) */
PangoLayout *duban_print_text_new (GtkPrintContext *context, double size, gboolean bold,
                                   const char *text, double width) G_GNUC_WARN_UNUSED_RESULT;

/* How many lines that text has there; at least one. */
int duban_print_text_count (GtkPrintContext *context, double size, gboolean bold, const char *text,
                            double width);

/* Draws at most n lines from `first` on, each `pitch` high, the first one below y. */
void duban_print_text_draw (cairo_t *cr, PangoLayout *layout, double x, double y, double pitch,
                            int first, int n);

G_END_DECLS
