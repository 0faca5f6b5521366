/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces of an official document, and which of the installed families is each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_FACE_TITLE,   /* 小标宋 */
  DUBAN_FACE_BODY,    /* 仿宋 */
  DUBAN_FACE_KAI,     /* 楷体 */
  DUBAN_FACE_HEI,     /* 黑体 */
  DUBAN_FACE_NUMBERS, /* 宋体: page numbers */
  DUBAN_N_FACES
} DubanFace;

/* The families that are the face, the best first, then those that may stand in for it; NULL ends
 * the list.  *n_true: how many of them are the face itself. (transfer none) */
const char *const *duban_face_get_families (DubanFace face, guint *n_true);

/* As a document asks for it where it cannot look: 方正小标宋简体, 仿宋_GB2312, … (transfer none) */
const char *duban_face_get_name (DubanFace face);

G_END_DECLS
