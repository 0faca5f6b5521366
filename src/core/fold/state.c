/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fold/state.h"

#include "core/fold/private.h"

#include <stdlib.h>
#include <string.h>

#define PURPOSE "Duban state 1"

static void
append (GByteArray *out, gconstpointer data, gsize size)
{
  if (size)
    g_byte_array_append (out, data, (guint) size);
}

static void
append_u8 (GByteArray *out, guint value)
{
  guint8 byte = (guint8) value;

  append (out, &byte, sizeof byte);
}

static void
append_i16 (GByteArray *out, int value)
{
  guint16 bytes = GUINT16_TO_LE ((guint16) value);

  append (out, &bytes, sizeof bytes);
}

static void
append_i32 (GByteArray *out, gint32 value)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) value);

  append (out, &bytes, sizeof bytes);
}

static void
append_length (GByteArray *out, gsize value)
{
  for (; value >= 0x80; value >>= 7)
    append_u8 (out, (guint) (value | 0x80));
  append_u8 (out, (guint) value);
}

static void
append_span (GByteArray *out, DubanSpan span)
{
  append_length (out, span.size);
  append (out, span.data, span.size);
}

static void
append_tips (GByteArray *out, DubanFold *fold)
{
  gsize n;
  const DubanHash *tips = duban_fold_get_tips (fold, &n);

  append_length (out, n);
  append (out, tips, n * sizeof *tips);
}

static void
append_attr (GByteArray *out, DubanFold *fold, guint attr)
{
  gsize n;
  const DubanHead *heads = duban_fold_get_heads (fold, attr, &n);

  append_length (out, attr);
  append_length (out, n);
  for (gsize i = 0; i < n; i++)
    {
      append (out, heads[i].change->hash.bytes, DUBAN_HASH_SIZE);
      append_span (out, heads[i].value);
    }
  append_span (out, duban_fold_get (fold, attr));
}

static void
append_attrs (GByteArray *out, DubanFold *fold)
{
  gsize n;
  const guint *attrs = duban_fold_get_attrs (fold, &n);

  append_length (out, n);
  for (gsize i = 0; i < n; i++)
    append_attr (out, fold, attrs[i]);
}

static void
append_record (GByteArray *out, const DubanFoldRecord *folded)
{
  static const DubanHash none = { { 0 } };
  const DubanWireRecord *record = &folded->record;

  append (out, folded->change->hash.bytes, DUBAN_HASH_SIZE);
  append (out, record->id.bytes, DUBAN_ID_SIZE);
  append_u8 (out, record->kind);
  append_i32 (out, record->day);
  append_i16 (out, record->minute);
  append (out, record->by.bytes, DUBAN_ID_SIZE);
  append_span (out, record->text);
  append (out, record->extras.data, record->extras.size);
  append (out, folded->voided_by ? folded->voided_by->hash.bytes : none.bytes, DUBAN_HASH_SIZE);
}

static void
append_records (GByteArray *out, DubanFold *fold)
{
  gsize n;
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n);

  append_length (out, n);
  for (gsize i = 0; i < n; i++)
    append_record (out, &records[i]);
}

static void
append_conflicts (GByteArray *out, DubanFold *fold)
{
  gsize n;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (fold, &n);

  append_length (out, n);
  for (gsize i = 0; i < n; i++)
    {
      append_length (out, conflicts[i].attr);
      append_u8 (out, conflicts[i].kind);
    }
}

DubanEntityState
duban_entity_state_of (DubanFold *fold)
{
  const DubanChange *first = g_ptr_array_index (fold->changes, 0);
  g_autoptr (GByteArray) out = g_byte_array_new ();

  append_u8 (out, first->kind);
  append (out, first->entity.bytes, DUBAN_ID_SIZE);
  append_tips (out, fold);
  append_attrs (out, fold);
  append_i32 (out, duban_fold_get_first_due (fold));
  append_records (out, fold);
  append_conflicts (out, fold);
  return (DubanEntityState){ first->entity, duban_hash_of (out->data, out->len) };
}

static int
compare_entities (const void *a, const void *b)
{
  return duban_id_compare (&((const DubanEntityState *) a)->entity,
                           &((const DubanEntityState *) b)->entity);
}

DubanHash
duban_state_hash (DubanEntityState *entities, gsize n_entities)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (n_entities > 1)
    qsort (entities, n_entities, sizeof *entities, compare_entities);
  append (out, PURPOSE, sizeof PURPOSE);
  for (gsize i = 0; i < n_entities; i++)
    {
      append (out, entities[i].entity.bytes, DUBAN_ID_SIZE);
      append (out, entities[i].hash.bytes, DUBAN_HASH_SIZE);
    }
  return duban_hash_of (out->data, out->len);
}
