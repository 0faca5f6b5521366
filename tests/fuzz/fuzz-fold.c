/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any changes of one entity, well-formed or not, folded: what decodes comes to one state in every
 * order that parents allow, in a fold of its own and in one that was used before, and nobody who
 * asks it anything is let down. */
#include "core/change.h"
#include "core/fold/state.h"

#include <string.h>

#define MAX_CHANGES 24
#define N_DESKS 3

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

typedef struct
{
  const guint8 *data;
  gsize size;
} Input;

typedef struct
{
  guint8 *bodies[MAX_CHANGES];
  DubanChange changes[MAX_CHANGES];
  const DubanChange *list[MAX_CHANGES];
  guint n;
} History;

static guint
take (Input *input)
{
  if (input->size == 0)
    return 0;
  input->size--;
  return *input->data++;
}

static void
append (GByteArray *out, gconstpointer data, gsize size)
{
  g_byte_array_append (out, data, (guint) size);
}

static void
append_u8 (GByteArray *out, guint value)
{
  guint8 byte = (guint8) value;

  append (out, &byte, 1);
}

static void
append_length (GByteArray *out, guint value)
{
  for (; value >= 0x80; value >>= 7)
    append_u8 (out, value | 0x80);
  append_u8 (out, value);
}

static void
append_id (GByteArray *out, guint value)
{
  guint8 id[DUBAN_ID_SIZE];

  memset (id, (int) value, sizeof id);
  append (out, id, sizeof id);
}

static void
append_day (GByteArray *out, guint value)
{
  guint32 day = GUINT32_TO_LE (20000 + value);

  append (out, &day, sizeof day);
}

/* A record of few ids, so that copies and voids meet. */
static void
append_record (GByteArray *out, Input *input)
{
  guint8 minute[] = { 0xff, 0xff };
  guint how = take (input), kind = take (input);

  append_id (out, 1 + how % 4);
  append_u8 (out, kind % 29);
  append_day (out, kind / 29 % 3);
  append (out, minute, sizeof minute);
  append_id (out, 0);
  append_length (out, 0);
  append_length (out, how / 16 % 2);
  if (how / 16 % 2)
    {
      append_length (out, DUBAN_EXTRA_TARGET);
      append_length (out, DUBAN_ID_SIZE);
      append_id (out, 1 + how / 4 % 4);
    }
}

/* A value such as the attribute wants, or any bytes. */
static void
append_value (GByteArray *out, Input *input, const DubanAttrSpec *spec)
{
  guint how = take (input);
  guint n = how / 8 % 4;

  if (how % 8 == 0)
    return;
  switch (how % 8 == 1 || spec == NULL ? -1 : (int) spec->type)
    {
    case DUBAN_TYPE_DAY:
      append_day (out, n);
      break;
    case DUBAN_TYPE_CODE:
      append_u8 (out, 1 + n);
      break;
    case DUBAN_TYPE_REF:
      append_id (out, 1 + n);
      break;
    case DUBAN_TYPE_REFS:
      for (guint i = 0; i <= n; i++)
        append_id (out, 1 + how / 32 + i);
      break;
    default:
      for (guint i = 0; i < n; i++)
        append_u8 (out, take (input));
    }
}

static void
append_write (GByteArray *out, Input *input)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  guint attr = take (input);

  if (attr % 3 == 0)
    attr = DUBAN_WRITE_RECORD;
  if (attr == DUBAN_WRITE_RECORD)
    append_record (value, input);
  else
    append_value (value, input, duban_attr_get_spec (attr));
  append_length (out, attr);
  append_length (out, value->len);
  append (out, value->data, value->len);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE);
}

/* Among the last eight; the order is the decoder's to want, and given as it wants it. */
static void
append_parents (GByteArray *out, Input *input, const History *history)
{
  guint8 hashes[8][DUBAN_HASH_SIZE];
  guint mask = take (input), n = 0;

  for (guint i = 0; i < MIN (history->n, 8); i++)
    if (mask >> i & 1)
      memcpy (hashes[n++], history->changes[history->n - 1 - i].hash.bytes, DUBAN_HASH_SIZE);
  qsort (hashes, n, DUBAN_HASH_SIZE, compare_hashes);
  append_length (out, n);
  append (out, hashes, (gsize) n * DUBAN_HASH_SIZE);
}

static GByteArray *
make_body (Input *input, const History *history, guint kind)
{
  GByteArray *out = g_byte_array_new ();
  guint how = take (input);
  guint64 time = GUINT64_TO_LE (1000 + how / 16);
  guint8 chance[8] = { (guint8) history->n };
  guint n_writes = 1 + how % 4;

  append_u8 (out, DUBAN_CHANGE_VERSION);
  append_u8 (out, kind);
  append_id (out, 7);
  append_u8 (out, how / 4 % 2);
  append_id (out, 1 + how / 8 % N_DESKS);
  append (out, &time, sizeof time);
  append (out, chance, sizeof chance);
  append_length (out, 0);
  append_parents (out, input, history);
  append_length (out, n_writes);
  for (guint i = 0; i < n_writes; i++)
    append_write (out, input);
  if (take (input) == 0xff) /* not as it was written */
    out->data[take (input) % out->len] ^= (guint8) take (input);
  return out;
}

static gboolean
has (const History *history, const DubanHash *hash)
{
  for (guint i = 0; i < history->n; i++)
    if (compare_hashes (&history->changes[i].hash, hash) == 0)
      return TRUE;
  return FALSE;
}

/* What a posting asks of a change (store/post.c). */
static gboolean
is_fitting (const History *history, const DubanChange *change)
{
  const DubanChange *first = &history->changes[0];

  if (has (history, &change->hash)
      || (history->n
          && (change->kind != first->kind || !duban_id_equal (&change->entity, &first->entity))))
    return FALSE;
  for (guint i = 0; i < change->n_parents; i++)
    if (!has (history, &change->parents[i]))
      return FALSE;
  return TRUE;
}

static void
make_history (History *history, Input *input, guint kind)
{
  while (input->size > 0 && history->n < MAX_CHANGES)
    {
      g_autoptr (GByteArray) body = make_body (input, history, kind);
      DubanChange *change = &history->changes[history->n];

      history->bodies[history->n] = g_memdup2 (body->data, body->len);
      if (duban_change_decode (history->bodies[history->n], body->len, change, NULL)
          && is_fitting (history, change))
        history->list[history->n++] = change;
      else
        {
          duban_change_clear (change);
          g_free (history->bodies[history->n]);
        }
    }
}

static void
clear_history (History *history)
{
  for (guint i = 0; i < history->n; i++)
    {
      duban_change_clear (&history->changes[i]);
      g_free (history->bodies[i]);
    }
}

/* The latest of those whose parents all stand already, again and again: the order that is farthest
 * from the one they were made in. */
static void
reorder (const History *history, const DubanChange **out)
{
  gboolean is_placed[MAX_CHANGES] = { FALSE };

  for (guint n = 0; n < history->n; n++)
    for (guint i = history->n; i-- > 0;)
      {
        const DubanChange *change = history->list[i];
        guint n_placed = 0;

        for (guint p = 0; p < change->n_parents; p++)
          for (guint j = 0; j < n; j++)
            n_placed += compare_hashes (&out[j]->hash, &change->parents[p]) == 0;
        if (is_placed[i] || n_placed < change->n_parents)
          continue;
        is_placed[i] = TRUE;
        out[n] = change;
        break;
      }
}

/* Everything that can be asked, against what must hold of each answer. */
static void
ask (DubanFold *fold, const History *history)
{
  gsize n_attrs, n, n_records;
  const guint *attrs = duban_fold_get_attrs (fold, &n_attrs);

  for (gsize i = 0; i < n_attrs; i++)
    {
      const DubanHead *heads = duban_fold_get_heads (fold, attrs[i], &n);

      g_assert_cmpuint (n, >=, 1);
      g_assert_true (i == 0 || attrs[i - 1] < attrs[i]);
      for (gsize a = 0; a < n; a++)
        for (gsize b = 0; b < a; b++)
          g_assert_false (duban_span_equal (heads[a].value, heads[b].value));
    }
  duban_fold_get_records (fold, &n_records);
  duban_fold_get_conflicts (fold, &n);
  g_assert_cmpuint (n, <=, n_attrs);
  duban_fold_get_tips (fold, &n);
  g_assert_cmpuint (n, >=, 1);
  g_assert_true (duban_fold_is_seen_by (fold, history->list[0], history->list[0]));
}

static DubanEntityState
fold (DubanFold *into, const DubanChange *const *list, guint n)
{
  duban_fold_load (into, list, n);
  return duban_entity_state_of (into);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const guint kinds[]
      = { DUBAN_ENTITY_TASK, DUBAN_ENTITY_TASK, DUBAN_ENTITY_UNIT, DUBAN_ENTITY_SETTINGS, 8, 9 };
  Input input = { data, size };
  guint how = take (&input);
  DubanId office;
  History history = { .n = 0 };
  const DubanChange *other[MAX_CHANGES];
  DubanEntityState one, two, three;
  DubanFold *fresh, *used;

  make_history (&history, &input, kinds[how % G_N_ELEMENTS (kinds)]);
  if (history.n == 0)
    return 0;
  memset (office.bytes, 1, sizeof office.bytes);
  fresh = duban_fold_new_reusable ();
  used = duban_fold_new_reusable ();
  duban_fold_set_offices (fresh, &office, how & 0x80 ? 1 : 0);
  duban_fold_set_offices (used, &office, how & 0x80 ? 1 : 0);
  reorder (&history, other);
  one = fold (fresh, history.list, history.n);
  ask (fresh, &history);
  fold (used, history.list, 1 + history.n / 2);
  two = fold (used, other, history.n);
  three = fold (used, history.list, history.n);
  g_assert_cmpmem (&one, sizeof one, &two, sizeof two);
  g_assert_cmpmem (&one, sizeof one, &three, sizeof three);
  duban_fold_free (fresh);
  duban_fold_free (used);
  clear_history (&history);
  return 0;
}
