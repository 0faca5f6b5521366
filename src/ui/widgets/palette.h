/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours that drawn widgets use, as the theme has them: light, dark or high contrast. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GdkRGBA text;   /* what is read */
  GdkRGBA dim;    /* what stands back */
  GdkRGBA ground; /* on top of a coloured mark */
  GdkRGBA red, yellow, green, grey, accent;
} DubanPalette;

void duban_palette_read (DubanPalette *palette, GtkWidget *widget);

G_END_DECLS
