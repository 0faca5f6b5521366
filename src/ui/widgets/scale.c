/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/scale.h"

#define USUAL_FONT (10 * 96.0 / 72) /* pixels */

double
duban_scale_get (GtkWidget *widget)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72;
  return size > 0 ? size / USUAL_FONT : 1.0;
}
