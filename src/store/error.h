/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong in the store, as far as a caller can act on it. Messages are one sentence
 * for people: what, where, what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_STORE_ERROR_MISSING, /* there is no such file */
  DUBAN_STORE_ERROR_EXISTS,  /* create: the file is already there */
  DUBAN_STORE_ERROR_FOREIGN, /* not a Duban database, or not a database */
  DUBAN_STORE_ERROR_NEWER,   /* written by a newer program */
  DUBAN_STORE_ERROR_DAMAGED,
  DUBAN_STORE_ERROR_READ_ONLY, /* the file or its folder cannot be written */
  DUBAN_STORE_ERROR_LOCKED,    /* another process writes and did not end within 5 s */
  DUBAN_STORE_ERROR_FULL,      /* the disk is full */
  DUBAN_STORE_ERROR_NETWORK,   /* the live database lies on a network file system */
  DUBAN_STORE_ERROR_REFUSED,   /* a change that cannot be taken (malformed, parent missing) */
  DUBAN_STORE_ERROR_DISK,      /* the disk itself reports an error */
  DUBAN_STORE_ERROR_UNSURE,    /* it is written, and the disk could not make it safe */
  DUBAN_STORE_ERROR_FAILED,
} DubanStoreError;
#define DUBAN_STORE_ERROR (duban_store_error_quark ())
GQuark duban_store_error_quark (void);

G_END_DECLS
