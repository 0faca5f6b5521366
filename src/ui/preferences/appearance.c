/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/appearance.h"

#include "ui/preferences/remembered.h"

#include <adwaita.h>

#define USUAL_DPI (96 * 1024) /* where the desktop says nothing */

static const int sizes[] = { 100, 115, 130, 150, 0 };

/* Under plain X11 nothing else than this changes the size of text while the program runs. */
static void
apply_size (int size)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  if (settings == NULL)
    return;
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  if (size == 100)
    return;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (dpi > 0 ? dpi : USUAL_DPI) / 100 * size, NULL);
}

static void
apply_scheme (const char *scheme)
{
  AdwColorScheme color = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    color = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    color = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color);
}

void
duban_appearance_apply (void)
{
  g_autofree char *scheme = duban_appearance_dup_scheme ();

  apply_size (duban_appearance_get_size ());
  apply_scheme (scheme);
}

const int *
duban_appearance_list_sizes (void)
{
  return sizes;
}

int
duban_appearance_get_size (void)
{
  int remembered = duban_preferences_get_int ("text-size", 100);

  for (guint i = 0; sizes[i] != 0; i++)
    if (sizes[i] == remembered)
      return remembered;
  return 100;
}

void
duban_appearance_set_size (int size)
{
  duban_preferences_set_int ("text-size", size);
  apply_size (size);
}

char *
duban_appearance_dup_scheme (void)
{
  return duban_preferences_dup_string ("color-scheme", "default");
}

void
duban_appearance_set_scheme (const char *scheme)
{
  duban_preferences_set_string ("color-scheme", scheme);
  apply_scheme (scheme);
}
