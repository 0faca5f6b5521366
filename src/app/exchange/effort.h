/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far something long has come, and whether a person has had enough of it.  NULL stands for one
 * that nobody watches. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GCancellable *cancellable;                     /* or NULL */
  void (*progress) (double done, gpointer data); /* of 1, on the thread that works; or NULL */
  gpointer data;
  double from, length; /* which part of the whole this is */
} DubanEffort;

/* The whole of something. */
DubanEffort duban_effort_new (GCancellable *cancellable,
                              void (*progress) (double done, gpointer data), gpointer data);

/* A part of one: from `from` (of 1) for `length`. */
DubanEffort duban_effort_get_part (const DubanEffort *effort, double from, double length);

/* Tells how far it has come; CANCELLED once that is wanted. */
gboolean duban_effort_go_on (const DubanEffort *effort, gsize done, gsize total, GError **error);

G_END_DECLS
