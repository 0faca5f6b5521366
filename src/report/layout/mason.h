/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who makes strips out of blocks, one after the other, and what all kinds of blocks share. */
#pragma once

#include "report/layout/strip.h"

G_BEGIN_DECLS

typedef struct
{
  DubanFonts *fonts;
  GPtrArray *strips; /* of DubanStrip, in order; owns them */
  GPtrArray *heads;  /* of GPtrArray of DubanStrip: what stands above on each page; owns them */
  double width;      /* of the area of the block at hand */
  double height;
  gboolean landscape;

  void (*progress) (double done, gpointer data); /* or NULL */
  gpointer data;
  GCancellable *cancellable; /* or NULL */
  gsize n_done, n_steps;     /* blocks and rows */
  double total, most;        /* how high all strips are, and may be */
} DubanMason;

void duban_mason_init (DubanMason *mason, DubanFonts *fonts);
void duban_mason_clear (DubanMason *mason);

/* A block or a row is made. FALSE: it was cancelled, or there are too many. */
gboolean duban_mason_step (DubanMason *mason);

/* The next blocks stand upright, or across. */
void duban_mason_turn (DubanMason *mason, gboolean landscape);

/* (transfer full) */
void duban_mason_take (DubanMason *mason, DubanStrip *strip);

/* Empty, that high; nothing at the head of a page. (transfer none) */
DubanStrip *duban_mason_add_space (DubanMason *mason, double height);

/* Words in the middle, of as many lines as they need, each that high; they keep to what follows. */
void duban_mason_add_caption (DubanMason *mason, DubanFace face, double size, double height,
                              const char *words);

/* Words of one face, letters at their natural width. (transfer full, of DubanLine) */
GPtrArray *duban_mason_set (DubanMason *mason, DubanFace face, double size, double width,
                            guint figure, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* As one line however long. (transfer full) */
DubanLine *duban_mason_set_line (DubanMason *mason, DubanFace face, double size,
                                 const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
