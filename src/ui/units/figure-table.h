/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose figures are links: rows of texts, of figures that lead to the tasks they count, and
 * of buttons.  It knows nothing of what it shows: it asks its source, row by row, while rows come
 * into sight. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_CELL_TEXT,
  DUBAN_CELL_FIGURE, /* a button that reads as its text */
  DUBAN_CELL_ACT,    /* a button with an icon */
} DubanCellKind;

typedef struct
{
  DubanCellKind kind;
  int width;      /* at scale 1.0; a TEXT with 0 shares what is left */
  gboolean sorts; /* its heading is a button */
  guint yields;   /* where there is little room: 1 gives way first, then 2 …; 0 never */
} DubanTableColumn;

/* What a cell shows. */
typedef struct
{
  char *text;        /* owned */
  char *name;        /* FIGURE, ACT: where it leads, in words; NULL: nowhere. owned */
  const char *icon;  /* ACT; NULL: there is no button in this row */
  const char *class; /* a style class, or NULL */
} DubanTableCell;

/* What two kinds of rows show alike: how many tasks of `whose` a column counts, a link where there
 * are any; and the button that edits it.  class: of a figure above 0, or NULL. */
void duban_table_cell_set_figure (DubanTableCell *cell, const char *whose, const char *what,
                                  guint n, const char *class);
void duban_table_cell_set_edit (DubanTableCell *cell, const char *whose);

/* Static; owner is a widget that outlives the table. */
typedef struct
{
  const DubanTableColumn *columns;
  guint n_columns;
  const char *(*get_title) (guint column);
  void (*fill) (gpointer owner, guint row, guint column, DubanTableCell *cell);
  char *(*dup_sentence) (gpointer owner, guint row); /* a row read out. (transfer full) */
  void (*press) (gpointer owner, guint row, guint column, GtkWidget *from);
  void (*activate) (gpointer owner, guint row); /* Enter, or two clicks, on a row; may be NULL */
  void (*sort) (gpointer owner, guint column);  /* may be NULL */
} DubanTableSource;

#define DUBAN_TYPE_FIGURE_TABLE (duban_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (DubanFigureTable, duban_figure_table, DUBAN, FIGURE_TABLE, GtkWidget)

/* name: of the list, translated. */
GtkWidget *duban_figure_table_new (const DubanTableSource *source, gpointer owner,
                                   const char *name);

/* Shows so many rows, all of them anew; where it is scrolled to is kept. */
void duban_figure_table_show (DubanFigureTable *table, guint n_rows);

/* What is said where there is no row. */
void duban_figure_table_set_empty (DubanFigureTable *table, const char *text);

/* Which column it is sorted by. */
void duban_figure_table_set_sorted (DubanFigureTable *table, guint column, gboolean reversed);

G_END_DECLS
