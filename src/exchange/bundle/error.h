/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file that desks give each other can do wrong: bundle, seal, introduction and key.  Each
 * message is one sentence, without the file's name; the caller puts that in front. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which a bundle is asked. */
typedef enum
{
  DUBAN_BUNDLE_ERROR_FOREIGN,     /* not a file of Duban at all, or empty */
  DUBAN_BUNDLE_ERROR_MANGLED,     /* was treated as text on its way: line ends, BOM, eighth bit */
  DUBAN_BUNDLE_ERROR_CUT,         /* its end is missing */
  DUBAN_BUNDLE_ERROR_TRAILING,    /* something stands after its end */
  DUBAN_BUNDLE_ERROR_DAMAGED,     /* bytes were altered on its way: its own check says so */
  DUBAN_BUNDLE_ERROR_NEWER,       /* made by a newer program */
  DUBAN_BUNDLE_ERROR_SUITE,       /* encrypted in a way that this program does not know */
  DUBAN_BUNDLE_ERROR_LARGE,       /* beyond a limit (bundle/limits.h) */
  DUBAN_BUNDLE_ERROR_MALFORMED,   /* intact, but not as FORMAT.md says */
  DUBAN_BUNDLE_ERROR_OWN,         /* this desk made it itself */
  DUBAN_BUNDLE_ERROR_STRANGER,    /* its sender is not known; the message has the fingerprint */
  DUBAN_BUNDLE_ERROR_KEY_CHANGED, /* a known desk's, under a key that is not known for it */
  DUBAN_BUNDLE_ERROR_REVOKED,     /* signed with a key that was revoked */
  DUBAN_BUNDLE_ERROR_ELSEWHERE,   /* not addressed to this desk */
  DUBAN_BUNDLE_ERROR_SIGNATURE,   /* altered deliberately, or forged */
  DUBAN_BUNDLE_ERROR_LOCKED,      /* the file key is not under this desk's key */
  DUBAN_BUNDLE_ERROR_CHUNK,       /* a chunk does not decrypt */
  DUBAN_BUNDLE_ERROR_AUTHOR,      /* a seal of a desk whose key is not known */
  DUBAN_BUNDLE_ERROR_SEAL,        /* a seal's signature is not its author's */
  DUBAN_BUNDLE_ERROR_CHANGE,      /* a change that no seal of its author covers, or malformed */
} DubanBundleError;
#define DUBAN_BUNDLE_ERROR (duban_bundle_error_quark ())
GQuark duban_bundle_error_quark (void);

/* Sets an error of DUBAN_BUNDLE_ERROR; always FALSE, to be returned. */
gboolean duban_bundle_refuse (GError **error, DubanBundleError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

typedef enum
{
  DUBAN_KEY_ERROR_MISSING, /* there is no such file: make a key, then save it */
  DUBAN_KEY_ERROR_EXISTS,  /* one is there and was not replaced: load it */
  DUBAN_KEY_ERROR_OPEN,    /* others may read it, or it is another user's */
  DUBAN_KEY_ERROR_DAMAGED, /* not a key file, or altered */
  DUBAN_KEY_ERROR_NEWER,   /* made by a newer program */
  DUBAN_KEY_ERROR_STORAGE, /* cannot be read or written: folder, permission, disk */
} DubanKeyError;
#define DUBAN_KEY_ERROR (duban_key_error_quark ())
GQuark duban_key_error_quark (void);

G_END_DECLS
