/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/palette.h"

#include <adwaita.h>

/* How much of the text's colour dim text keeps; high contrast keeps nearly all. */
#define DIM 0.62f
#define DIM_HIGH_CONTRAST 0.9f

static void
look_up (GtkStyleContext *context, const char *name, const char *fallback, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    gdk_rgba_parse (color, fallback);
}

void
duban_palette_read (DubanPalette *palette, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  gtk_style_context_get_color (context, &palette->text);
  palette->dim = palette->text;
  palette->dim.alpha *= adw_style_manager_get_high_contrast (manager) ? DIM_HIGH_CONTRAST : DIM;
  look_up (context, "duban_mark", "white", &palette->ground);
  look_up (context, "duban_red", "#c01c28", &palette->red);
  look_up (context, "duban_yellow", "#e5a50a", &palette->yellow);
  look_up (context, "duban_green", "#26a269", &palette->green);
  look_up (context, "duban_grey", "#77767b", &palette->grey);
  look_up (context, "accent_color", "#1c71d8", &palette->accent);
}
