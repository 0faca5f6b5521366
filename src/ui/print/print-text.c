/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/print-text.h"

#define PITCH 1.45 /* as Chinese fonts have it */

double
duban_print_text_get_unit (GtkPrintContext *context)
{
  return gtk_print_context_get_dpi_y (context) / 72.0;
}

double
duban_print_text_get_pitch (GtkPrintContext *context, double size)
{
  return size * PITCH * duban_print_text_get_unit (context);
}

PangoLayout *
duban_print_text_new (GtkPrintContext *context, double size, gboolean bold, const char *text,
                      double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * duban_print_text_get_unit (context)
                                                      * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

int
duban_print_text_count (GtkPrintContext *context, double size, gboolean bold, const char *text,
                        double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (*text == '\0')
    return 1;
  layout = duban_print_text_new (context, size, bold, text, width);
  return MAX (pango_layout_get_line_count (layout), 1);
}

void
duban_print_text_draw (cairo_t *cr, PangoLayout *layout, double x, double y, double pitch,
                       int first, int n)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  for (int line = 0; line < first + n; line++)
    {
      PangoRectangle logical;
      double middle;

      if (line >= first)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          middle
              = (double) (pango_layout_iter_get_baseline (iter) - logical.y) - logical.height / 2.0;
          cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                         y + (line - first + 0.5) * pitch + middle / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}
