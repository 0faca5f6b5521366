/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/mason.h"

#include "report/layout/balance.h"

static void
head_free (gpointer head)
{
  g_ptr_array_unref (head);
}

void
duban_mason_init (DubanMason *mason, DubanFonts *fonts)
{
  mason->fonts = fonts;
  mason->most = G_MAXDOUBLE;
  mason->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  mason->heads = g_ptr_array_new_with_free_func (head_free);
  duban_mason_turn (mason, FALSE);
}

void
duban_mason_clear (DubanMason *mason)
{
  g_clear_pointer (&mason->strips, g_ptr_array_unref);
  g_clear_pointer (&mason->heads, g_ptr_array_unref);
}

gboolean
duban_mason_step (DubanMason *mason)
{
  mason->n_done++;
  if (mason->progress != NULL && mason->n_done % 64 == 0)
    mason->progress (MIN ((double) mason->n_done / (double) MAX (mason->n_steps, 1), 1),
                     mason->data);
  return mason->total <= mason->most && !g_cancellable_is_cancelled (mason->cancellable);
}

void
duban_mason_turn (DubanMason *mason, gboolean landscape)
{
  mason->landscape = landscape;
  mason->width = landscape ? DUBAN_AREA_LONG : DUBAN_AREA_SHORT;
  mason->height = landscape ? DUBAN_AREA_SHORT : DUBAN_AREA_LONG;
}

void
duban_mason_take (DubanMason *mason, DubanStrip *strip)
{
  strip->landscape = mason->landscape;
  mason->total += strip->height;
  g_ptr_array_add (mason->strips, strip);
}

DubanStrip *
duban_mason_add_space (DubanMason *mason, double height)
{
  DubanStrip *strip = duban_strip_new (mason->width, height);

  strip->is_space = TRUE;
  duban_mason_take (mason, strip);
  return strip;
}

void
duban_mason_add_caption (DubanMason *mason, DubanFace face, double size, double height,
                         const char *words)
{
  const DubanSpan span = { words, face, 0 };
  g_autoptr (DubanText) text = duban_text_new (mason->fonts, size, size, &span, 1);
  g_autoptr (GPtrArray) lines = duban_balanced_lines_new (text, mason->width);

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      DubanLine *line = g_ptr_array_index (lines, i);
      DubanStrip *strip = duban_strip_new (mason->width, height);

      duban_strip_take_line (strip, line, (mason->width - line->width) / 2,
                             duban_baseline (height, size), 0, height);
      strip->keeps = TRUE;
      duban_mason_take (mason, strip);
    }
}

GPtrArray *
duban_mason_set (DubanMason *mason, DubanFace face, double size, double width, guint figure,
                 const char *words)
{
  const DubanSpan span = { words, face, figure };
  g_autoptr (DubanText) text = duban_text_new (mason->fonts, size, size, &span, 1);

  return duban_lines_new (text, 0, width, DUBAN_FILL_NATURAL);
}

DubanLine *
duban_mason_set_line (DubanMason *mason, DubanFace face, double size, const char *words)
{
  const DubanSpan span = { words, face, 0 };
  g_autoptr (DubanText) text = duban_text_new (mason->fonts, size, size, &span, 1);

  return duban_line_new (text, 0, text->atoms->len, G_MAXDOUBLE, DUBAN_FILL_NATURAL);
}
