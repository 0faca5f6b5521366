/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pages.h"

#include "report/keeping.h"
#include "report/layout/chart-strips.h"
#include "report/layout/flow.h"
#include "report/layout/table-strips.h"
#include "report/layout/text-strips.h"

#include <glib/gi18n.h>

/* The dash beside a page number is so far below the text area (7.5 of the standard), and the
 * number one of its letters in from the side. */
#define NUMBER_BELOW (7 * DUBAN_MM)
#define NUMBER_IN DUBAN_SIZE_SMALL

struct _DubanPages
{
  DubanFonts *fonts;
  DubanMason mason;
  GPtrArray *pages;   /* of DubanPage */
  GPtrArray *links;   /* of GArray of DubanPageLink, one a page */
  GPtrArray *numbers; /* of DubanLine, one a page */
  GArray *headings;   /* of DubanPageHeading */
};

void
duban_pages_free (DubanPages *pages)
{
  g_clear_pointer (&pages->headings, g_array_unref);
  g_clear_pointer (&pages->numbers, g_ptr_array_unref);
  g_clear_pointer (&pages->links, g_ptr_array_unref);
  g_clear_pointer (&pages->pages, g_ptr_array_unref);
  duban_mason_clear (&pages->mason);
  g_clear_pointer (&pages->fonts, duban_fonts_free);
  g_free (pages);
}

static const DubanBlock *
block_at (const DubanDocument *document, guint i)
{
  return i < document->blocks->len ? g_ptr_array_index (document->blocks, i) : NULL;
}

static void
refuse_length (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _ ("The document has more than %d pages: choose a shorter period or fewer units."),
               DUBAN_PAGES_MAX);
}

static gboolean
make_strips (DubanPages *pages, const DubanDocument *document, GError **error)
{
  g_autofree gboolean *landscapes = duban_keeping_find_across (document);
  DubanMason *mason = &pages->mason;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = block_at (document, i);

      duban_mason_turn (mason, landscapes[i]);
      if (block->kind == DUBAN_BLOCK_TABLE)
        duban_mason_add_table (mason, block->table);
      else if (block->kind == DUBAN_BLOCK_CHART)
        duban_mason_add_chart (mason, block->chart);
      else
        duban_mason_add_text (mason, block, i > 0 ? block_at (document, i - 1) : NULL,
                              block_at (document, i + 1));
      if (duban_mason_step (mason))
        continue;
      if (!g_cancellable_set_error_if_cancelled (mason->cancellable, error))
        refuse_length (error);
      return FALSE;
    }
  return TRUE;
}

static gsize
count_steps (const DubanDocument *document)
{
  gsize n = document->blocks->len;

  for (guint i = 0; i < document->blocks->len; i++)
    if (block_at (document, i)->table != NULL)
      n += block_at (document, i)->table->rows->len;
  return n;
}

/* The corner of the text area: a page across is the sheet turned, its left margin above. */
static void
get_corner (const DubanPage *page, double *x, double *y)
{
  *x = page->landscape ? DUBAN_MARGIN_BOTTOM : DUBAN_MARGIN_LEFT;
  *y = page->landscape ? DUBAN_MARGIN_LEFT : DUBAN_MARGIN_TOP;
}

static void
link_part (GArray *links, guint first, const DubanPlaced *placed, double x, double y)
{
  const DubanStrip *strip = placed->strip;
  DubanPageLink *last = first < links->len ? &g_array_index (links, DubanPageLink, first) : NULL;
  const DubanPageLink link = { x, y, strip->width, strip->height, 0, strip->part };

  if (last != NULL)
    last->height = y + strip->height - last->y;
  else
    g_array_append_val (links, link);
}

/* Each block of a free part is one rectangle, before the figures in it. */
static GArray *
find_links (const DubanPage *page)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (DubanPageLink));
  const char *part = NULL;
  guint first = 0;
  double left, top;

  get_corner (page, &left, &top);
  for (guint i = 0; i < page->placed->len; i++)
    {
      const DubanPlaced *placed = &g_array_index (page->placed, DubanPlaced, i);
      const DubanStrip *strip = placed->strip;

      if (strip->part != part)
        first = links->len;
      part = strip->part;
      if (part != NULL)
        link_part (links, first, placed, left, top + placed->y);
      for (guint k = 0; strip->links != NULL && k < strip->links->len; k++)
        {
          const DubanStripLink *own = &g_array_index (strip->links, DubanStripLink, k);
          const DubanPageLink link
              = { left + own->x, top + placed->y + own->y, own->width, own->height, own->figure,
                  NULL };

          g_array_append_val (links, link);
        }
    }
  return links;
}

static void
find_headings (DubanPages *pages, const DubanPage *page, guint number)
{
  double left, top;

  get_corner (page, &left, &top);
  for (guint i = 0; i < page->placed->len; i++)
    {
      const DubanPlaced *placed = &g_array_index (page->placed, DubanPlaced, i);
      const DubanPageHeading heading
          = { placed->strip->heading, placed->strip->level, number, top + placed->y };

      if (heading.title != NULL)
        g_array_append_val (pages->headings, heading);
    }
}

static void
finish (DubanPages *pages)
{
  pages->pages = duban_flow (pages->mason.strips);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DubanPage *page = g_ptr_array_index (pages->pages, i);
      g_autofree char *number = g_strdup_printf ("— %u —", i + 1);

      g_ptr_array_add (pages->links, find_links (page));
      find_headings (pages, page, i);
      g_ptr_array_add (pages->numbers, duban_mason_set_line (&pages->mason, DUBAN_FACE_NUMBERS,
                                                             DUBAN_SIZE_SMALL, number));
    }
}

static void
unref_links (gpointer links)
{
  g_array_unref (links);
}

DubanPages *
duban_pages_new (const DubanDocument *document, DubanReportProgress progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanFonts) fonts = NULL;
  g_autoptr (DubanPages) pages = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  fonts = duban_fonts_new (error);
  if (fonts == NULL)
    return NULL;
  pages = g_new0 (DubanPages, 1);
  pages->fonts = g_steal_pointer (&fonts);
  duban_mason_init (&pages->mason, pages->fonts);
  pages->mason.progress = progress;
  pages->mason.data = data;
  pages->mason.cancellable = cancellable;
  pages->mason.most = (double) DUBAN_PAGES_MAX * DUBAN_AREA_LONG;
  pages->mason.n_steps = count_steps (document);
  pages->links = g_ptr_array_new_with_free_func (unref_links);
  pages->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_line_free);
  pages->headings = g_array_new (FALSE, FALSE, sizeof (DubanPageHeading));
  if (!make_strips (pages, document, error))
    return NULL;
  finish (pages);
  if (pages->pages->len > DUBAN_PAGES_MAX)
    {
      refuse_length (error);
      return NULL;
    }
  if (progress != NULL)
    progress (1, data);
  return g_steal_pointer (&pages);
}

guint
duban_pages_count (const DubanPages *pages)
{
  return pages->pages->len;
}

static const DubanPage *
get_page (const DubanPages *pages, guint page)
{
  g_return_val_if_fail (page < pages->pages->len, NULL);
  return g_ptr_array_index (pages->pages, page);
}

void
duban_pages_get_size (const DubanPages *pages, guint page, double *width, double *height)
{
  const DubanPage *found = get_page (pages, page);

  *width = found != NULL && found->landscape ? DUBAN_SHEET_LONG : DUBAN_SHEET_SHORT;
  *height = found != NULL && found->landscape ? DUBAN_SHEET_SHORT : DUBAN_SHEET_LONG;
}

/* In the same place of the sheet on every page; where the text stands across, so does the number
 * (7.5: 页码位置与公文其他页码保持一致). */
static void
draw_number (const DubanPages *pages, guint page, cairo_t *cr)
{
  const DubanLine *line = g_ptr_array_index (pages->numbers, page);
  const double left = page % 2 == 0
                          ? DUBAN_SHEET_SHORT - DUBAN_MARGIN_RIGHT - NUMBER_IN - line->width
                          : DUBAN_MARGIN_LEFT + NUMBER_IN;
  const DubanLineRun *run = &g_array_index (line->runs, DubanLineRun, 0);
  cairo_text_extents_t dash;
  cairo_matrix_t turn;

  cairo_save (cr);
  cairo_matrix_init (&turn, 0, 1, -1, 0, DUBAN_SHEET_LONG, 0);
  if (get_page (pages, page)->landscape)
    cairo_transform (cr, &turn);
  cairo_scaled_font_glyph_extents (run->font, line->glyphs, 1, &dash);
  duban_line_draw (line, cr, left,
                   DUBAN_SHEET_LONG - DUBAN_MARGIN_BOTTOM + NUMBER_BELOW - dash.y_bearing);
  cairo_restore (cr);
}

void
duban_pages_draw (const DubanPages *pages, guint page, cairo_t *cr)
{
  const DubanPage *found = get_page (pages, page);
  double left, top;

  g_return_if_fail (found != NULL);
  get_corner (found, &left, &top);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < found->placed->len; i++)
    {
      const DubanPlaced *placed = &g_array_index (found->placed, DubanPlaced, i);

      duban_strip_draw (placed->strip, cr, left, top + placed->y);
      if (placed->is_closed)
        duban_strip_draw_foot (placed->strip, cr, left, top + placed->y);
    }
  draw_number (pages, page, cr);
  cairo_restore (cr);
}

const DubanPageLink *
duban_pages_get_links (const DubanPages *pages, guint page, guint *n)
{
  const GArray *links;

  *n = 0;
  g_return_val_if_fail (page < pages->links->len, NULL);
  links = g_ptr_array_index (pages->links, page);
  *n = links->len;
  return (const DubanPageLink *) (const void *) links->data;
}

const DubanPageHeading *
duban_pages_get_headings (const DubanPages *pages, guint *n)
{
  *n = pages->headings->len;
  return (const DubanPageHeading *) (const void *) pages->headings->data;
}

const GPtrArray *
duban_pages_get_stand_ins (const DubanPages *pages)
{
  return pages->fonts->stand_ins;
}

const GPtrArray *
duban_pages_get_missing (const DubanPages *pages)
{
  return pages->fonts->missing;
}
