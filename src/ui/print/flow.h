/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rows of lines flow over pages: a row stands whole where it can; one that is too high for
 * what is left goes on where the page turns, so that nothing is ever cut.  Lengths are the
 * paper's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands of a row on one page. */
typedef struct
{
  guint owner, row; /* as they were given */
  int first, n;     /* its lines */
  double y, height;
} DubanFlowPiece;

typedef struct
{
  double bottom;  /* of every page */
  double pitch;   /* from line to line */
  double padding; /* above and below a row's lines */
  int keep;       /* a row of at most so many lines is not split, unless a page is too small */

  double top;     /* where rows begin on the pages to come */
  double y;       /* where the next row goes */
  GArray *pieces; /* of DubanFlowPiece */
  GArray *firsts; /* of guint: the first piece of each page */
} DubanFlow;

void duban_flow_init (DubanFlow *flow, double bottom, double pitch, double padding, int keep);
void duban_flow_clear (DubanFlow *flow);

/* Begins a page, whose rows begin at top; the pages after it begin at the same unless
 * flow->top is set. */
void duban_flow_turn (DubanFlow *flow, double top);

double duban_flow_get_height (const DubanFlow *flow, int n_lines);

/* Places a row on the page, or turns it. follow: the height of what must stand on the same page
 * below it. */
void duban_flow_add (DubanFlow *flow, guint owner, guint row, int n_lines, double follow);

/* The last row reaches down to the bottom. */
void duban_flow_stretch (DubanFlow *flow);

int duban_flow_count_pages (const DubanFlow *flow);

/* page: from 0. (transfer none) */
const DubanFlowPiece *duban_flow_get_page (const DubanFlow *flow, int page, guint *n);

G_END_DECLS
