/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/flow.h"

#include <math.h>

#define NOTHING 0.02

typedef struct
{
  const GPtrArray *strips;
  GPtrArray *pages;
  DubanPage *page; /* the last; or NULL */
  double y;
  const GPtrArray *head; /* under which we are on this page */
} Flow;

static void
page_free (gpointer data)
{
  DubanPage *page = data;

  g_array_unref (page->placed);
  g_free (page);
}

static const DubanStrip *
strip_at (const Flow *flow, guint i)
{
  return g_ptr_array_index (flow->strips, i);
}

static double
height_of_page (gboolean landscape)
{
  return landscape ? DUBAN_AREA_SHORT : DUBAN_AREA_LONG;
}

static double
height_of_head (const GPtrArray *head)
{
  double height = 0;

  for (guint i = 0; head != NULL && i < head->len; i++)
    height += ((const DubanStrip *) g_ptr_array_index (head, i))->height;
  return height;
}

/* Where the strip begins that comes at y. */
static double
snap (const DubanStrip *strip, double y)
{
  if (!strip->snaps || strip->landscape)
    return y;
  return ceil ((y - NOTHING) / DUBAN_PITCH) * DUBAN_PITCH;
}

/* Where the strips from i end that keep to each other, if they begin at y under that head. */
static double
end_of_chain (const Flow *flow, guint i, double y, const GPtrArray *head)
{
  const gboolean landscape = strip_at (flow, i)->landscape;

  for (; i < flow->strips->len; i++)
    {
      const DubanStrip *strip = strip_at (flow, i);

      if (strip->landscape != landscape || y > DUBAN_SHEET_LONG)
        break;
      if (strip->is_space && y <= 0)
        continue;
      y = snap (strip, y);
      if (strip->head != head)
        y += height_of_head (strip->head);
      head = strip->head;
      y += strip->height;
      if (!strip->keeps)
        break;
    }
  return y;
}

static void
end_page (Flow *flow)
{
  DubanPlaced *last;

  if (flow->page == NULL || flow->page->placed->len == 0)
    return;
  last = &g_array_index (flow->page->placed, DubanPlaced, flow->page->placed->len - 1);
  last->is_closed = last->strip->is_open;
}

static void
begin_page (Flow *flow, gboolean landscape)
{
  end_page (flow);
  flow->page = g_new0 (DubanPage, 1);
  flow->page->landscape = landscape;
  flow->page->placed = g_array_new (FALSE, FALSE, sizeof (DubanPlaced));
  g_ptr_array_add (flow->pages, flow->page);
  flow->y = 0;
  flow->head = NULL;
}

static void
put (Flow *flow, const DubanStrip *strip)
{
  const DubanPlaced placed = { strip, flow->y, FALSE };

  g_array_append_val (flow->page->placed, placed);
  flow->y += strip->height;
}

static gboolean
needs_page (const Flow *flow, guint i)
{
  const DubanStrip *strip = strip_at (flow, i);
  const gboolean is_kept = i > 0 && strip_at (flow, i - 1)->keeps;
  const double room = height_of_page (strip->landscape) + NOTHING;
  double y;

  if (flow->page == NULL || flow->page->landscape != strip->landscape)
    return TRUE;
  if (flow->page->placed->len == 0)
    return FALSE;
  if (strip->begins)
    return TRUE;
  if (strip->is_space && !strip->keeps)
    return FALSE;
  if (!is_kept && end_of_chain (flow, i, 0, NULL) <= room)
    return end_of_chain (flow, i, flow->y, flow->head) > room;
  y = snap (strip, flow->y) + strip->height;
  if (strip->head != flow->head)
    y += height_of_head (strip->head);
  return y > room;
}

static void
place (Flow *flow, guint i)
{
  const DubanStrip *strip = strip_at (flow, i);

  if (needs_page (flow, i))
    begin_page (flow, strip->landscape);
  if (strip->is_space)
    {
      if (flow->page->placed->len > 0)
        flow->y += strip->height;
      flow->head = NULL;
      return;
    }
  flow->y = snap (strip, flow->y);
  if (strip->head != flow->head)
    for (guint k = 0; strip->head != NULL && k < strip->head->len; k++)
      put (flow, g_ptr_array_index (strip->head, k));
  flow->head = strip->head;
  put (flow, strip);
}

GPtrArray *
duban_flow (const GPtrArray *strips)
{
  Flow flow = { .strips = strips, .pages = g_ptr_array_new_with_free_func (page_free) };

  for (guint i = 0; i < strips->len; i++)
    place (&flow, i);
  if (flow.page == NULL)
    begin_page (&flow, FALSE);
  end_page (&flow);
  return flow.pages;
}
