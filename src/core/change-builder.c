/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/change-builder.h"

#include <string.h>

/* What stands before the writes (author, parents, their number) is known only at the end, so
 * the writes grow in a buffer of their own; so does what a record's length and its number of
 * extras stand before.  All buffers keep their memory from one change to the next. */
struct _DubanChangeBuilder
{
  DubanEntityKind kind;
  DubanId entity;
  DubanOrigin origin;
  GArray *parents; /* of DubanHash */
  GByteArray *writes;
  guint n_writes;
  GByteArray *record; /* the one that was begun */
  GByteArray *extras; /* its extras */
  guint n_extras;
  GArray *ids; /* of DubanId: scratch for lists */
  GByteArray *body;
};

#define LENGTH_MAX 10 /* bytes of a length */

/* Writes a length and returns where it ends. */
static guint8 *
put_length (guint8 *at, gsize value)
{
  while (value >= 0x80)
    {
      *at++ = (guint8) (value | 0x80);
      value >>= 7;
    }
  *at++ = (guint8) value;
  return at;
}

static void
append_length (GByteArray *out, gsize value)
{
  guint8 bytes[LENGTH_MAX];

  g_byte_array_append (out, bytes, (guint) (put_length (bytes, value) - bytes));
}

static void
append_span (GByteArray *out, gconstpointer data, gsize size)
{
  append_length (out, size);
  if (size)
    g_byte_array_append (out, data, (guint) size);
}

/* A key, and a value with its length: an attribute, or an extra of a record. */
static void
append_entry (GByteArray *out, guint key, gconstpointer data, gsize size)
{
  guint8 head[2 * LENGTH_MAX];

  g_byte_array_append (out, head, (guint) (put_length (put_length (head, key), size) - head));
  if (size)
    g_byte_array_append (out, data, (guint) size);
}

static void
append_u8 (GByteArray *out, guint value)
{
  guint8 byte = (guint8) value;

  g_byte_array_append (out, &byte, 1);
}

static void
append_i16 (GByteArray *out, int value)
{
  guint16 bytes = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_i32 (GByteArray *out, gint32 value)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_i64 (GByteArray *out, gint64 value)
{
  guint64 bytes = GUINT64_TO_LE ((guint64) value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_id (GByteArray *out, const DubanId *id)
{
  static const DubanId nil = { { 0 } };

  g_byte_array_append (out, id ? id->bytes : nil.bytes, DUBAN_ID_SIZE);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_ID_SIZE);
}

/* Sorts and leaves each element once. */
static void
sort_unique (GArray *array, GCompareFunc compare)
{
  gsize size = g_array_get_element_size (array);
  guint n = 0;

  g_array_sort (array, compare);
  for (guint i = 0; i < array->len; i++)
    if (n == 0 || compare (array->data + i * size, array->data + (n - 1) * size) != 0)
      {
        memmove (array->data + n * size, array->data + i * size, size);
        n++;
      }
  g_array_set_size (array, n);
}

DubanChangeBuilder *
duban_change_builder_new (void)
{
  DubanChangeBuilder *builder = g_new0 (DubanChangeBuilder, 1);

  builder->parents = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  builder->writes = g_byte_array_new ();
  builder->record = g_byte_array_new ();
  builder->extras = g_byte_array_new ();
  builder->ids = g_array_new (FALSE, FALSE, sizeof (DubanId));
  builder->body = g_byte_array_new ();
  return builder;
}

void
duban_change_builder_free (DubanChangeBuilder *builder)
{
  if (!builder)
    return;
  g_array_unref (builder->parents);
  g_byte_array_unref (builder->writes);
  g_byte_array_unref (builder->record);
  g_byte_array_unref (builder->extras);
  g_array_unref (builder->ids);
  g_byte_array_unref (builder->body);
  g_free (builder);
}

void
duban_change_builder_begin (DubanChangeBuilder *builder, DubanEntityKind kind,
                            const DubanId *entity, DubanOrigin origin)
{
  builder->kind = kind;
  builder->entity = *entity;
  builder->origin = origin;
  builder->n_writes = 0;
  g_array_set_size (builder->parents, 0);
  g_byte_array_set_size (builder->writes, 0);
}

void
duban_change_builder_add_parent (DubanChangeBuilder *builder, const DubanHash *parent)
{
  g_array_append_vals (builder->parents, parent, 1);
}

void
duban_change_builder_set (DubanChangeBuilder *builder, DubanAttr attr, gconstpointer data,
                          gsize size)
{
  append_entry (builder->writes, attr, data, size);
  builder->n_writes++;
}

void
duban_change_builder_set_text (DubanChangeBuilder *builder, DubanAttr attr, const char *text)
{
  duban_change_builder_set (builder, attr, text, text ? strlen (text) : 0);
}

void
duban_change_builder_set_day (DubanChangeBuilder *builder, DubanAttr attr, DubanDay day)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) day);

  duban_change_builder_set (builder, attr, &bytes, day == DUBAN_NO_DAY ? 0 : sizeof bytes);
}

void
duban_change_builder_set_moment (DubanChangeBuilder *builder, DubanAttr attr, DubanDay day,
                                 int minute)
{
  if (day == DUBAN_NO_DAY)
    {
      duban_change_builder_clear_attr (builder, attr);
      return;
    }
  append_length (builder->writes, attr);
  append_length (builder->writes, 6);
  append_i32 (builder->writes, day);
  append_i16 (builder->writes, minute);
  builder->n_writes++;
}

void
duban_change_builder_set_code (DubanChangeBuilder *builder, DubanAttr attr, guint code)
{
  guint8 byte = (guint8) code;

  duban_change_builder_set (builder, attr, &byte, code ? 1 : 0);
}

void
duban_change_builder_set_ref (DubanChangeBuilder *builder, DubanAttr attr, const DubanId *id)
{
  gboolean is_some = id && !duban_id_is_nil (id);

  duban_change_builder_set (builder, attr, id, is_some ? DUBAN_ID_SIZE : 0);
}

void
duban_change_builder_set_refs (DubanChangeBuilder *builder, DubanAttr attr, const DubanId *ids,
                               gsize n_ids)
{
  g_array_set_size (builder->ids, 0);
  if (n_ids)
    g_array_append_vals (builder->ids, ids, (guint) n_ids);
  sort_unique (builder->ids, compare_ids);
  duban_change_builder_set (builder, attr, builder->ids->data,
                            (gsize) builder->ids->len * DUBAN_ID_SIZE);
}

void
duban_change_builder_clear_attr (DubanChangeBuilder *builder, DubanAttr attr)
{
  duban_change_builder_set (builder, attr, NULL, 0);
}

guint
duban_change_builder_get_n_writes (const DubanChangeBuilder *builder)
{
  return builder->n_writes;
}

void
duban_change_builder_begin_record (DubanChangeBuilder *builder, const DubanId *id,
                                   DubanRecordKind kind, DubanDay day, int minute,
                                   const DubanId *by, const char *text)
{
  GByteArray *record = builder->record;

  g_byte_array_set_size (record, 0);
  g_byte_array_set_size (builder->extras, 0);
  builder->n_extras = 0;
  append_id (record, id);
  append_u8 (record, kind);
  append_i32 (record, day);
  append_i16 (record, minute);
  append_id (record, by);
  append_span (record, text, text ? strlen (text) : 0);
}

void
duban_change_builder_extra (DubanChangeBuilder *builder, DubanExtra key, gconstpointer data,
                            gsize size)
{
  append_entry (builder->extras, key, data, size);
  builder->n_extras++;
}

void
duban_change_builder_extra_text (DubanChangeBuilder *builder, DubanExtra key, const char *text)
{
  if (text && *text)
    duban_change_builder_extra (builder, key, text, strlen (text));
}

void
duban_change_builder_extra_day (DubanChangeBuilder *builder, DubanExtra key, DubanDay day)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) day);

  if (day != DUBAN_NO_DAY)
    duban_change_builder_extra (builder, key, &bytes, sizeof bytes);
}

void
duban_change_builder_extra_code (DubanChangeBuilder *builder, DubanExtra key, guint code)
{
  guint8 bytes[2] = { (guint8) code, (guint8) (code >> 8) };

  if (code)
    duban_change_builder_extra (builder, key, bytes, key == DUBAN_EXTRA_ATTR ? 2 : 1);
}

void
duban_change_builder_extra_id (DubanChangeBuilder *builder, DubanExtra key, const DubanId *id)
{
  if (id)
    duban_change_builder_extra (builder, key, id->bytes, DUBAN_ID_SIZE);
}

void
duban_change_builder_end_record (DubanChangeBuilder *builder)
{
  append_length (builder->record, builder->n_extras);
  g_byte_array_append (builder->record, builder->extras->data, builder->extras->len);
  duban_change_builder_set (builder, DUBAN_WRITE_RECORD, builder->record->data,
                            builder->record->len);
}

DubanSpan
duban_change_builder_finish (DubanChangeBuilder *builder, const DubanId *desk, const char *author,
                             gint64 time, const guint8 random[8], DubanHash *hash)
{
  GByteArray *body = builder->body;

  g_byte_array_set_size (body, 0);
  append_u8 (body, DUBAN_CHANGE_VERSION);
  append_u8 (body, builder->kind);
  append_id (body, &builder->entity);
  append_u8 (body, builder->origin);
  append_id (body, desk);
  append_i64 (body, time);
  g_byte_array_append (body, random, 8);
  append_span (body, author, author ? strlen (author) : 0);

  sort_unique (builder->parents, compare_hashes);
  append_length (body, builder->parents->len);
  g_byte_array_append (body, (const guint8 *) builder->parents->data,
                       builder->parents->len * DUBAN_HASH_SIZE);
  append_length (body, builder->n_writes);
  g_byte_array_append (body, builder->writes->data, builder->writes->len);

  if (hash != NULL)
    *hash = duban_hash_of (body->data, body->len);
  return (DubanSpan){ body->data, body->len };
}
