/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the flow puts on pages, one below the other, and never parts: a line of text, a row of a
 * table, a bar of a chart. */
#pragma once

#include "report/layout/line.h"

G_BEGIN_DECLS

/* The measures of GB/T 9704-2012 5.2: points, of 25.4/72 mm. */
#define DUBAN_MM (72 / 25.4)
#define DUBAN_SHEET_SHORT (210 * DUBAN_MM)
#define DUBAN_SHEET_LONG (297 * DUBAN_MM)
#define DUBAN_MARGIN_TOP (37 * DUBAN_MM)
#define DUBAN_MARGIN_LEFT (28 * DUBAN_MM)
#define DUBAN_MARGIN_RIGHT (26 * DUBAN_MM)
#define DUBAN_MARGIN_BOTTOM (35 * DUBAN_MM)
#define DUBAN_AREA_SHORT (156 * DUBAN_MM)
#define DUBAN_AREA_LONG (225 * DUBAN_MM)
#define DUBAN_PITCH 28.99     /* of lines: 22 a page */
#define DUBAN_ADVANCE 15.79   /* of letters: 28 a line */
#define DUBAN_SIZE_TITLE 22.0 /* 2号 */
#define DUBAN_SIZE_BODY 16.0  /* 3号 */
#define DUBAN_SIZE_SMALL 14.0 /* 4号 */
#define DUBAN_SIZE_TABLE 12.0 /* 小4号 */

typedef enum
{
  DUBAN_INK_LINE, /* of text, at its baseline */
  DUBAN_INK_RULE, /* from x, y to x2, y2 */
  DUBAN_INK_BOX,  /* x2, y2: its size */
  DUBAN_INK_PATH, /* through the points, with a mark on each */
} DubanInkKind;

typedef struct
{
  DubanInkKind kind;
  guint look; /* of BOX and PATH: duban_look_… in report/layout/look.h; of RULE: 1 is faint */
  double x, y, x2, y2;
  DubanLine *line; /* owned */
  GArray *points;  /* owned; of double: x, y, x, y, …; NAN is a gap */
} DubanInk;

typedef struct
{
  guint figure;
  double x, y, width, height;
} DubanStripLink;

typedef struct _DubanStrip DubanStrip;
struct _DubanStrip
{
  double height;
  double width;          /* of the area that it was made for */
  gboolean landscape;    /* on a page across */
  gboolean snaps;        /* begins where the grid has a line */
  gboolean keeps;        /* stands on the page of the next one */
  gboolean begins;       /* on a new page */
  gboolean is_space;     /* nothing at the head of a page */
  gboolean is_open;      /* a piece of a row: where a page ends behind it, it is ruled off */
  const GPtrArray *head; /* strips above it on each page (of DubanStrip); or NULL */
  const char *part;      /* borrowed from the document; or NULL */
  char *heading;         /* or NULL: what it is in the outline, */
  guint level;           /* and how deep */
  GArray *inks;          /* of DubanInk */
  GArray *links;         /* of DubanStripLink; or NULL */
};

DubanStrip *duban_strip_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void duban_strip_free (DubanStrip *strip);

/* line: transfer full; its figures become links as high as link_height from link_y. */
void duban_strip_take_line (DubanStrip *strip, DubanLine *line, double x, double baseline,
                            double link_y, double link_height);

void duban_strip_add_rule (DubanStrip *strip, double x, double y, double x2, double y2,
                           gboolean is_faint);
void duban_strip_add_box (DubanStrip *strip, double x, double y, double width, double height,
                          guint look);
void duban_strip_take_path (DubanStrip *strip, GArray *points, guint look);
void duban_strip_add_link (DubanStrip *strip, guint figure, double x, double y, double width,
                           double height);

/* Where the baseline of letters of that size is, in the middle of a line that high. */
double duban_baseline (double height, double size);

void duban_strip_draw (const DubanStrip *strip, cairo_t *cr, double x, double y);

/* The rule below a row that goes on overleaf. */
void duban_strip_draw_foot (const DubanStrip *strip, cairo_t *cr, double x, double y);

G_END_DECLS
