/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An official document as values: what it says, in order, and nothing of how it looks – the one
 * source of its pages, its PDF, DOCX, XLSX, HTML and plain text.
 *
 * Built once by appending; immutable after that, read from any thread.  All texts are UTF-8; a
 * text that a person wrote may hold line breaks, which begin another paragraph or line. */
#pragma once

#include "report/table.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_BLOCK_TITLE,     /* 2号小标宋, centred, broken in a trapezoid */
  DUBAN_BLOCK_SUBTITLE,  /* 3号楷体, centred: who, which period, as of when */
  DUBAN_BLOCK_HEADING_1, /* 一、 黑体 */
  DUBAN_BLOCK_HEADING_2, /* （一） 楷体 */
  DUBAN_BLOCK_HEADING_3, /* 1. 仿宋: runs may follow on its line */
  DUBAN_BLOCK_HEADING_4, /* （1） 仿宋 */
  DUBAN_BLOCK_PARAGRAPH, /* 3号仿宋, indented by two characters */
  DUBAN_BLOCK_NOTE,      /* 4号仿宋, not indented: what the figures rest on */
  DUBAN_BLOCK_TABLE,
  DUBAN_BLOCK_CHART,
  DUBAN_BLOCK_SIGNATURE, /* who signs, then the date: two runs, right below the text */
} DubanBlockKind;

typedef enum
{
  DUBAN_RUN_PLAIN,  /* as its block */
  DUBAN_RUN_STRONG, /* 黑体 */
  DUBAN_RUN_KAI,    /* 楷体 */
} DubanRunStyle;

typedef struct
{
  char *text;
  DubanRunStyle style;
  guint figure; /* which figure it shows, from 1; 0: words */
} DubanRun;

typedef struct
{
  DubanBlockKind kind;
  char *part;        /* the code of the free part that it shows (app/report/parts.h), or NULL */
  GArray *runs;      /* of DubanRun; the number of a heading stands in its first */
  DubanTable *table; /* of a TABLE; else NULL */
  DubanChart *chart; /* of a CHART; else NULL */
} DubanBlock;

/* A figure of the document: a link to exactly the tasks that it counts. */
typedef struct
{
  char *code;    /* assigned, closed, … : stable */
  char *label;   /* 新交办 */
  char *value;   /* 12件, 91.67% */
  GArray *tasks; /* of DubanId */
} DubanFigure;

typedef struct
{
  char *title;        /* one line: of the file, of the window */
  char *author;       /* the office, or the leader */
  char *made;         /* RFC 3339, with offset: the moment that the file bears */
  GPtrArray *blocks;  /* of DubanBlock */
  GPtrArray *figures; /* of DubanFigure; the first is number 1 */
  GPtrArray *sheets;  /* of DubanTable: sheets of the workbook alone, printed nowhere */

  guint numbers[4]; /* while it is built: of the last heading of each level */
} DubanDocument;

DubanDocument *duban_document_new (const char *title, const char *author,
                                   const char *made) G_GNUC_WARN_UNUSED_RESULT;
void duban_document_free (DubanDocument *document);

/* Begins a block of text; what is said next stands in it. A heading gets its number. */
void duban_document_begin (DubanDocument *document, DubanBlockKind kind, const char *part);
void duban_document_say (DubanDocument *document, DubanRunStyle style, guint figure,
                         const char *text);

/* A block of one plain run. Several lines are several blocks. */
void duban_document_add (DubanDocument *document, DubanBlockKind kind, const char *part,
                         const char *text);

/* (transfer full) */
void duban_document_take_table (DubanDocument *document, DubanTable *table);
void duban_document_take_chart (DubanDocument *document, DubanChart *chart);

/* A table that is a sheet of the workbook alone, after those that are printed. (transfer full) */
void duban_document_take_sheet (DubanDocument *document, DubanTable *table);

/* Its number, from 1, for the runs and cells that show it. */
guint duban_document_add_figure (DubanDocument *document, const char *code, const char *label,
                                 const char *value, const DubanId *tasks, gsize n_tasks);

/* NULL for 0 and for a number that there is none of. (transfer none) */
const DubanFigure *duban_document_get_figure (const DubanDocument *document, guint figure);

/* The words of a block of text. (transfer full) */
char *duban_block_to_text (const DubanBlock *block) G_GNUC_WARN_UNUSED_RESULT;

/* The same document gives the same bytes on every machine; what is not such bytes is NULL with no
 * error. (transfer full) */
GBytes *duban_document_to_bytes (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;
DubanDocument *duban_document_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDocument, duban_document_free)

G_END_DECLS
