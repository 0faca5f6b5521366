/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/flow.h"

#define SPLIT_MIN 3 /* fewer lines are not left behind at the foot of a page */

void
duban_flow_init (DubanFlow *flow, double bottom, double pitch, double padding, int keep)
{
  *flow = (DubanFlow){
    .bottom = bottom,
    .pitch = pitch,
    .padding = padding,
    .keep = keep,
    .pieces = g_array_new (FALSE, FALSE, sizeof (DubanFlowPiece)),
    .firsts = g_array_new (FALSE, FALSE, sizeof (guint)),
  };
}

void
duban_flow_clear (DubanFlow *flow)
{
  g_clear_pointer (&flow->pieces, g_array_unref);
  g_clear_pointer (&flow->firsts, g_array_unref);
}

void
duban_flow_turn (DubanFlow *flow, double top)
{
  g_array_append_val (flow->firsts, flow->pieces->len);
  flow->top = flow->y = top;
}

double
duban_flow_get_height (const DubanFlow *flow, int n_lines)
{
  return n_lines * flow->pitch + 2 * flow->padding;
}

static int
get_capacity (const DubanFlow *flow, double y)
{
  return (int) ((flow->bottom - y - 2 * flow->padding) / flow->pitch);
}

static gboolean
is_page_empty (const DubanFlow *flow)
{
  return g_array_index (flow->firsts, guint, flow->firsts->len - 1) == flow->pieces->len;
}

static void
place (DubanFlow *flow, DubanFlowPiece piece)
{
  piece.y = flow->y;
  piece.height = duban_flow_get_height (flow, piece.n);
  flow->y += piece.height;
  g_array_append_val (flow->pieces, piece);
}

void
duban_flow_add (DubanFlow *flow, guint owner, guint row, int n_lines, double follow)
{
  const gboolean fits_whole
      = n_lines <= flow->keep
        && flow->top + duban_flow_get_height (flow, n_lines) + follow <= flow->bottom;
  const gboolean fits_here
      = flow->y + duban_flow_get_height (flow, n_lines) + follow <= flow->bottom;

  if (!fits_here && !is_page_empty (flow)
      && (fits_whole || get_capacity (flow, flow->y) < SPLIT_MIN))
    duban_flow_turn (flow, flow->top);
  for (int first = 0; first < n_lines;)
    {
      const int capacity = MAX (get_capacity (flow, flow->y), 1);
      const int n = MIN (n_lines - first, capacity);

      place (flow, (DubanFlowPiece){ .owner = owner, .row = row, .first = first, .n = n });
      first += n;
      if (first < n_lines)
        duban_flow_turn (flow, flow->top);
    }
}

void
duban_flow_stretch (DubanFlow *flow)
{
  DubanFlowPiece *last;

  if (flow->pieces->len == 0)
    return;
  last = &g_array_index (flow->pieces, DubanFlowPiece, flow->pieces->len - 1);
  last->height = MAX (last->height, flow->bottom - last->y);
  flow->y = last->y + last->height;
}

int
duban_flow_count_pages (const DubanFlow *flow)
{
  return (int) flow->firsts->len;
}

const DubanFlowPiece *
duban_flow_get_page (const DubanFlow *flow, int page, guint *n)
{
  const guint first = g_array_index (flow->firsts, guint, page);
  const guint end = page + 1 < duban_flow_count_pages (flow)
                        ? g_array_index (flow->firsts, guint, page + 1)
                        : flow->pieces->len;

  *n = end - first;
  return *n > 0 ? &g_array_index (flow->pieces, DubanFlowPiece, first) : NULL;
}
