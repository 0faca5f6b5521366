/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/text-strips.h"

#include "report/keeping.h"
#include "report/layout/balance.h"

/* How a block of text is set. */
typedef struct
{
  DubanFace face;
  double size, advance;
  guint indent; /* letters */
  gboolean is_centred;
} Setting;

static Setting
setting_of (DubanBlockKind kind)
{
  const double grid = DUBAN_ADVANCE - DUBAN_SIZE_BODY; /* what the grid takes of each letter */
  const double size = DUBAN_SIZE_BODY;

  switch (kind)
    {
    case DUBAN_BLOCK_TITLE:
      return (Setting){ DUBAN_FACE_TITLE, DUBAN_SIZE_TITLE, DUBAN_SIZE_TITLE, 0, TRUE };
    case DUBAN_BLOCK_SUBTITLE:
      return (Setting){ DUBAN_FACE_KAI, size, size + grid, 0, TRUE };
    case DUBAN_BLOCK_HEADING_1:
      return (Setting){ DUBAN_FACE_HEI, size, size + grid, 2, FALSE };
    case DUBAN_BLOCK_HEADING_2:
      return (Setting){ DUBAN_FACE_KAI, size, size + grid, 2, FALSE };
    case DUBAN_BLOCK_NOTE:
      return (Setting){ DUBAN_FACE_BODY, DUBAN_SIZE_SMALL, DUBAN_SIZE_SMALL + grid, 0, FALSE };
    default:
      return (Setting){ DUBAN_FACE_BODY, size, size + grid, 2, FALSE };
    }
}

static DubanFace
face_of (const DubanRun *run, DubanFace own)
{
  if (run->style == DUBAN_RUN_STRONG)
    return DUBAN_FACE_HEI;
  return run->style == DUBAN_RUN_KAI ? DUBAN_FACE_KAI : own;
}

static DubanText *
shape (DubanMason *mason, const DubanBlock *block, const Setting *setting)
{
  g_autofree DubanSpan *spans = g_new (DubanSpan, block->runs->len + 1);

  for (guint i = 0; i < block->runs->len; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);

      spans[i] = (DubanSpan){ run->text, face_of (run, setting->face), run->figure };
    }
  return duban_text_new (mason->fonts, setting->size, setting->advance, spans, block->runs->len);
}

/* A line of the grid. */
static DubanStrip *
add_line (DubanMason *mason, DubanLine *line, double x, double size, const char *part)
{
  DubanStrip *strip = duban_strip_new (mason->width, DUBAN_PITCH);

  duban_strip_take_line (strip, line, x, duban_baseline (DUBAN_PITCH, size), 0, DUBAN_PITCH);
  strip->snaps = TRUE;
  strip->part = part;
  duban_mason_take (mason, strip);
  return strip;
}

/* What the outline says of it: its first sentence. */
static void
note_heading (DubanStrip *strip, const DubanBlock *block)
{
  char *end;

  if (block->kind > DUBAN_BLOCK_HEADING_4 || block->kind == DUBAN_BLOCK_SUBTITLE)
    return;
  strip->heading = duban_block_to_text (block);
  strip->level = block->kind == DUBAN_BLOCK_TITLE ? 0 : block->kind - DUBAN_BLOCK_HEADING_1 + 1;
  g_strdelimit (strip->heading, "\r\n", ' ');
  end = strstr (strip->heading, "。");
  if (end != NULL)
    *end = '\0';
}

static gboolean
is_kind (const DubanBlock *block, DubanBlockKind kind)
{
  return block != NULL && block->kind == kind;
}

/* The date four letters from the edge; above it, in its middle, who signs (7.3.5 of the
 * standard).  Two lines are left for the seal, and all stands below text, never alone. */
static void
add_signature (DubanMason *mason, const DubanBlock *block)
{
  const guint n = block->runs->len;
  double middle = mason->width - 4 * DUBAN_ADVANCE;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);
      const DubanSpan span = { run->text, face_of (run, DUBAN_FACE_BODY), run->figure };
      g_autoptr (DubanText) text
          = duban_text_new (mason->fonts, DUBAN_SIZE_BODY, DUBAN_ADVANCE, &span, 1);
      g_autoptr (GPtrArray) own = duban_lines_new (text, 0, mason->width, DUBAN_FILL_NATURAL);

      g_ptr_array_set_free_func (own, NULL);
      g_ptr_array_extend (lines, own, NULL, NULL);
    }
  if (lines->len == 0)
    return;
  if (mason->strips->len > 0)
    ((DubanStrip *) g_ptr_array_index (mason->strips, mason->strips->len - 1))->keeps = TRUE;
  duban_mason_add_space (mason, 2 * DUBAN_PITCH)->keeps = TRUE;
  middle -= ((DubanLine *) g_ptr_array_index (lines, lines->len - 1))->width / 2;
  for (guint i = 0; i < lines->len; i++)
    {
      DubanLine *line = g_ptr_array_index (lines, i);
      const double x = CLAMP (middle - line->width / 2, 0, mason->width - line->width);

      add_line (mason, line, x, DUBAN_SIZE_BODY, block->part)->keeps = i + 1 < lines->len;
    }
}

void
duban_mason_add_text (DubanMason *mason, const DubanBlock *block, const DubanBlock *before,
                      const DubanBlock *after)
{
  const Setting setting = setting_of (block->kind);
  const gboolean keeps = duban_keeping_is_alone (block);
  g_autoptr (DubanText) text = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (block->kind == DUBAN_BLOCK_SIGNATURE)
    {
      add_signature (mason, block);
      return;
    }
  text = shape (mason, block, &setting);
  lines = setting.is_centred ? duban_balanced_lines_new (text, mason->width)
                             : duban_lines_new (text, setting.indent * setting.advance,
                                                mason->width, DUBAN_FILL_JUSTIFIED);
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      DubanLine *line = g_ptr_array_index (lines, i);
      const double x = setting.is_centred ? (mason->width - line->width) / 2
                       : line->begins     ? setting.indent * setting.advance
                                          : 0;
      DubanStrip *strip = add_line (mason, line, x, setting.size, block->part);

      strip->keeps = keeps;
      if (i > 0)
        continue;
      note_heading (strip, block);
      strip->begins = block->kind == DUBAN_BLOCK_TITLE && mason->strips->len > 1
                      && !is_kind (before, DUBAN_BLOCK_TITLE);
    }
  if (setting.is_centred && !is_kind (after, DUBAN_BLOCK_SUBTITLE)
      && !is_kind (after, DUBAN_BLOCK_TITLE))
    {
      DubanStrip *space = duban_mason_add_space (mason, DUBAN_PITCH);

      space->keeps = TRUE;
    }
}
