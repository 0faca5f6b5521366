/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of things: 16-byte ids of entities and records, 32-byte hashes of changes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUBAN_ID_SIZE 16
#define DUBAN_HASH_SIZE 32

typedef struct
{
  guint8 bytes[DUBAN_ID_SIZE];
} DubanId;

typedef struct
{
  guint8 bytes[DUBAN_HASH_SIZE];
} DubanHash;

/* Both as GHashFunc and GEqualFunc over DubanId; an id is already evenly spread. */
guint duban_id_hash (gconstpointer id);
gboolean duban_id_equal (gconstpointer a, gconstpointer b);
int duban_id_compare (const DubanId *a, const DubanId *b);
gboolean duban_id_is_nil (const DubanId *id);

/* A time-ordered id (RFC 9562, UUIDv7) of a thing made by hand, from Unix milliseconds and
 * ten random bytes that the caller brings: core has no source of chance. */
DubanId duban_id_from_time (gint64 milliseconds, const guint8 random[10]);

/* The id that the same words give on every desk (RFC 9562, UUIDv8 over BLAKE2b-128 of the
 * length-prefixed parts).  `kind` keeps a leader and a unit of one name apart.
 * parts: NULL-terminated. */
DubanId duban_id_from_words (const char *kind, const char *const *parts);

/* 36 characters, lower case, with hyphens. buffer holds DUBAN_ID_TEXT_SIZE bytes. */
#define DUBAN_ID_TEXT_SIZE 37
const char *duban_id_format (const DubanId *id, char *buffer);
gboolean duban_id_parse (const char *text, DubanId *id);

/* BLAKE2b-256 of bytes: the name of a change. */
DubanHash duban_hash_of (gconstpointer data, gsize size);

G_END_DECLS
