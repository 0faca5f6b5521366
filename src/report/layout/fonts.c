/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* Is there a font of that family, under any of its names? */
static gboolean
has_family (FcConfig *config, const char *family, gboolean is_bold)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found;
  gboolean has;

  if (family != NULL)
    FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  if (is_bold)
    FcPatternAddInteger (pattern, FC_WEIGHT, FC_WEIGHT_BOLD);
  found = FcFontList (config, pattern, objects);
  has = found != NULL && found->nfont > 0;
  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return has;
}

/* What fontconfig gives where none of the families is there. (transfer full) */
static char *
find_any_family (PangoContext *context)
{
  PangoFontDescription *serif = pango_font_description_from_string ("serif 16");
  g_autoptr (PangoFont) font = pango_context_load_font (context, serif);
  PangoFontDescription *found = font != NULL ? pango_font_describe (font) : NULL;
  char *family = g_strdup (found != NULL ? pango_font_description_get_family (found) : "serif");

  g_clear_pointer (&found, pango_font_description_free);
  pango_font_description_free (serif);
  return family;
}

static void
choose_face (DubanFonts *fonts, FcConfig *config, DubanFace face)
{
  PangoFontDescription *description = pango_font_description_new ();
  guint n_true;
  const char *const *families = duban_face_get_families (face, &n_true);
  guint chosen = 0;
  g_autofree char *family = NULL;

  while (families[chosen] != NULL && !has_family (config, families[chosen], FALSE))
    chosen++;
  family
      = families[chosen] != NULL ? g_strdup (families[chosen]) : find_any_family (fonts->context);
  pango_font_description_set_family (description, family);
  /* 小标宋 is heavy of itself; what stands in for it is its bold, where it was drawn as one. */
  if (face == DUBAN_FACE_TITLE && chosen >= n_true && has_family (config, family, TRUE))
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  if (chosen >= n_true)
    g_ptr_array_add (fonts->stand_ins,
                     g_strdup_printf ("%s → %s", duban_face_get_name (face), family));
  fonts->faces[face] = description;
}

static PangoContext *
make_context (PangoFontMap *map)
{
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A point is a point, wherever the pages are drawn and however large. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  context = pango_font_map_create_context (map);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

/* All fonts but those of coloured pictures: a picture has no text in a PDF and is blurred on paper.
 * (transfer full, NULL where there is no configuration) */
static FcConfig *
load_config (void)
{
  static const char no_pictures[]
      = "<fontconfig><selectfont><rejectfont><pattern><patelt name=\"color\"><bool>true</bool>"
        "</patelt></pattern></rejectfont></selectfont></fontconfig>";
  FcConfig *config = FcInitLoadConfig ();

  if (config == NULL)
    return NULL;
  if (FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) no_pictures, FcTrue)
      && FcConfigBuildFonts (config))
    return config;
  FcConfigDestroy (config);
  return NULL;
}

/* (transfer full, NULL where there is none) */
static PangoFontMap *
make_map (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = map != NULL ? load_config () : NULL;

  if (config == NULL)
    return map;
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  return map;
}

DubanFonts *
duban_fonts_new (GError **error)
{
  g_autoptr (PangoFontMap) map = make_map ();
  FcConfig *config = map == NULL ? NULL : pango_fc_font_map_get_config (PANGO_FC_FONT_MAP (map));
  g_autoptr (DubanFonts) fonts = NULL;

  if (map == NULL || !has_family (config, NULL, FALSE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no font on this computer to lay out pages with: install "
                              "the package fonts-noto-cjk."));
      return NULL;
    }
  fonts = g_new0 (DubanFonts, 1);
  fonts->context = make_context (map);
  fonts->stand_ins = g_ptr_array_new_with_free_func (g_free);
  fonts->missing = g_ptr_array_new_with_free_func (g_free);
  fonts->missed = g_hash_table_new (NULL, NULL);
  fonts->kept = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint face = 0; face < DUBAN_N_FACES; face++)
    choose_face (fonts, config, face);
  return g_steal_pointer (&fonts);
}

void
duban_fonts_free (DubanFonts *fonts)
{
  g_clear_pointer (&fonts->kept, g_hash_table_unref);
  g_clear_pointer (&fonts->missed, g_hash_table_unref);
  for (guint face = 0; face < DUBAN_N_FACES; face++)
    g_clear_pointer (&fonts->faces[face], pango_font_description_free);
  g_clear_pointer (&fonts->stand_ins, g_ptr_array_unref);
  g_clear_pointer (&fonts->missing, g_ptr_array_unref);
  g_clear_object (&fonts->context);
  g_free (fonts);
}

const char *
duban_fonts_get_family (const DubanFonts *fonts, DubanFace face)
{
  g_return_val_if_fail (face < DUBAN_N_FACES, NULL);
  return pango_font_description_get_family (fonts->faces[face]);
}

cairo_scaled_font_t *
duban_fonts_keep (DubanFonts *fonts, PangoFont *font)
{
  if (!g_hash_table_contains (fonts->kept, font))
    g_hash_table_add (fonts->kept, g_object_ref (font));
  return pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
}

void
duban_fonts_miss (DubanFonts *fonts, gunichar letter)
{
  char text[8] = { 0 };

  g_unichar_to_utf8 (letter, text);
  if (g_hash_table_add (fonts->missed, GUINT_TO_POINTER (letter)))
    g_ptr_array_add (fonts->missing, g_strdup (text));
}
