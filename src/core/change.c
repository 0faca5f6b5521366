/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/change.h"

#include "core/reader.h"

#include <string.h>

/* The shortest write: attribute and size, one byte each. */
#define WRITE_MIN 2

G_DEFINE_QUARK (duban - change - error - quark, duban_change_error)

static gboolean
refuse (DubanChange *change, GError **error, const char *what)
{
  duban_change_clear (change);
  g_set_error (error, DUBAN_CHANGE_ERROR, DUBAN_CHANGE_ERROR_MALFORMED,
               "This is not a change of Duban's history (%s); get the file again from its sender.",
               what);
  return FALSE;
}

/* Everything between the version and the parents. */
static gboolean
take_heading (DubanReader *reader, DubanChange *change)
{
  guint origin;

  change->kind = duban_reader_take_u8 (reader);
  duban_reader_take_id (reader, &change->entity);
  origin = duban_reader_take_u8 (reader);
  duban_reader_take_id (reader, &change->desk);
  change->time = duban_reader_take_i64 (reader);
  (void) duban_reader_take (reader, 8); /* random bytes: they keep the hash mute */
  change->author = duban_reader_take_text (reader);
  change->origin = origin;

  return !reader->failed && change->kind != 0 && origin <= DUBAN_ORIGIN_LEDGER
         && !duban_id_is_nil (&change->entity) && change->time >= 0
         && change->time <= DUBAN_CHANGE_LAST_TIME;
}

static gboolean
take_parents (DubanReader *reader, DubanChange *change)
{
  change->n_parents = duban_reader_take_length (reader);
  change->parents
      = (const DubanHash *) duban_reader_take (reader, (gsize) change->n_parents * DUBAN_HASH_SIZE);
  if (reader->failed)
    return FALSE;
  for (guint i = 1; i < change->n_parents; i++)
    if (memcmp (&change->parents[i - 1], &change->parents[i], DUBAN_HASH_SIZE) >= 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_write (const DubanChange *change, const DubanWrite *write)
{
  const DubanAttrSpec *spec;

  if (write->attr == DUBAN_WRITE_RECORD)
    return duban_wire_record_check (write->value);
  spec = duban_attr_get_spec (write->attr);
  return !spec
         || (spec->entity == change->kind
             && duban_attr_check_value (spec, write->value.data, write->value.size));
}

static gboolean
take_writes (DubanReader *reader, DubanChange *change)
{
  guint n_writes = duban_reader_take_length (reader);

  /* Asked before allocating: a count that the bytes cannot hold is a lie. */
  if (n_writes == 0 || n_writes > reader->size / WRITE_MIN)
    return FALSE;
  change->writes = g_new (DubanWrite, n_writes);
  change->n_writes = n_writes;
  for (guint i = 0; i < n_writes; i++)
    {
      DubanWrite *write = &change->writes[i];

      write->attr = duban_reader_take_length (reader);
      write->value = duban_reader_take_span (reader);
      if (reader->failed || !is_write (change, write))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_change_decode (const guint8 *data, gsize size, DubanChange *change, GError **error)
{
  DubanReader reader;
  guint version;

  *change = (DubanChange){ .body = { data, size } };
  if (size > DUBAN_CHANGE_MAX)
    return refuse (change, error, "it is larger than 1 MiB");

  duban_reader_init (&reader, change->body);
  version = duban_reader_take_u8 (&reader);
  if (version > DUBAN_CHANGE_VERSION)
    {
      duban_change_clear (change);
      g_set_error_literal (error, DUBAN_CHANGE_ERROR, DUBAN_CHANGE_ERROR_VERSION,
                           "This change was made by a newer version of Duban; update this "
                           "computer's.");
      return FALSE;
    }
  if (version != DUBAN_CHANGE_VERSION || !take_heading (&reader, change))
    return refuse (change, error, "its heading is damaged");
  if (!take_parents (&reader, change))
    return refuse (change, error, "what it follows is damaged");
  if (!take_writes (&reader, change))
    return refuse (change, error, "what it writes is damaged");
  if (!duban_reader_is_done (&reader))
    return refuse (change, error, "something stands after its end");
  change->hash = duban_hash_of (data, size);
  return TRUE;
}

void
duban_change_clear (DubanChange *change)
{
  g_free (change->writes);
  *change = (DubanChange){ 0 };
}

gboolean
duban_change_peek (const guint8 *data, gsize size, DubanEntityKind *kind, gint64 *time)
{
  const gsize time_at = DUBAN_CHANGE_PEEK_SIZE - sizeof *time;
  gint64 read;

  if (size < DUBAN_CHANGE_PEEK_SIZE || data[0] != DUBAN_CHANGE_VERSION)
    return FALSE;
  *kind = data[1];
  memcpy (&read, data + time_at, sizeof read);
  *time = GINT64_FROM_LE (read);
  return TRUE;
}
