/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fold against a second, naive reading of sync.md: sets of ancestors, every pair compared.
 * Thousands of small random histories, each in several orders. */
#include "sample-history.h"

#define N_HISTORIES 6000
#define N_ORDERS 4
#define N_CHANGES 9
#define UNKNOWN_ATTR 9999

static const guint attrs[] = { DUBAN_ATTR_TITLE,  DUBAN_ATTR_LEAD,      DUBAN_ATTR_COOPERATORS,
                               DUBAN_ATTR_DUE,    DUBAN_ATTR_FIRST_DUE, DUBAN_ATTR_HANDLING,
                               DUBAN_ATTR_STATUS, DUBAN_ATTR_DELETED,   UNKNOWN_ATTR };

typedef struct
{
  const Sample *sample;
  gboolean seen[SAMPLE_MAX][SAMPLE_MAX]; /* seen[a][b]: a is b or an ancestor of b */
} Model;

/* ---- random histories */

static void
write_random (Sample *sample, GRand *rand, guint attr)
{
  guint pick = (guint) g_rand_int_range (rand, 0, 4);
  DubanId ids[] = { { "a" }, { "b" }, { "c" } };

  switch (attr)
    {
    case DUBAN_ATTR_DUE:
    case DUBAN_ATTR_FIRST_DUE:
      duban_change_builder_set_day (sample->builder, attr,
                                    pick ? 20000 + (DubanDay) pick : DUBAN_NO_DAY);
      break;
    case DUBAN_ATTR_STATUS:
      duban_change_builder_set_code (sample->builder, attr, pick ? pick : DUBAN_STATUS_CLOSED);
      break;
    case DUBAN_ATTR_HANDLING:
    case DUBAN_ATTR_DELETED:
      duban_change_builder_set_code (sample->builder, attr, pick % 3);
      break;
    case DUBAN_ATTR_LEAD:
      duban_change_builder_set_ref (sample->builder, attr, pick ? &ids[pick - 1] : NULL);
      break;
    case DUBAN_ATTR_COOPERATORS:
      duban_change_builder_set_refs (sample->builder, attr, ids + pick % 2, pick % 3);
      break;
    default:
      duban_change_builder_set_text (sample->builder, attr, pick ? "甲" : "乙");
    }
}

static void
record_random (Sample *sample, GRand *rand)
{
  static const guint kinds[]
      = { DUBAN_RECORD_NOTE, DUBAN_RECORD_URGE, DUBAN_RECORD_CLOSE, DUBAN_RECORD_FEEDBACK };
  char id = (char) ('p' + g_rand_int_range (rand, 0, 4));
  DubanDay day = 20000 + g_rand_int_range (rand, 0, 3);

  if (g_rand_int_range (rand, 0, 3) == 0)
    sample_record (sample, (char) ('v' + g_rand_int_range (rand, 0, 3)), DUBAN_RECORD_VOID, day,
                   g_rand_int_range (rand, 0, 5) ? id : 'v');
  else /* what one id names is of one kind, as with ids made of words */
    sample_record (sample, id, kinds[id - 'p'], day, 0);
}

static void
make_random (Sample *sample, GRand *rand)
{
  guint n_changes = (guint) g_rand_int_range (rand, 1, N_CHANGES + 1);
  guint width = (guint) g_rand_int_range (rand, 1, 5);

  while (sample->n < n_changes)
    {
      guint n_writes = (guint) g_rand_int_range (rand, 1, 5);
      guint parents = 0;

      for (guint i = 0; i < width && sample->n; i++)
        if (g_rand_int_range (rand, 0, 4))
          parents |= 1u << g_rand_int_range (rand, 0, (gint32) sample->n);
      sample_begin (sample, g_rand_boolean (rand) ? DUBAN_ORIGIN_HAND : DUBAN_ORIGIN_LEDGER,
                    parents);
      for (guint i = 0; i < n_writes; i++)
        if (g_rand_int_range (rand, 0, 3) == 0)
          record_random (sample, rand);
        else
          write_random (sample, rand,
                        attrs[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (attrs))]);
      sample_end (sample, g_rand_int_range (rand, 1, 5));
    }
}

/* Another order with parents first, drawn at random. */
static void
shuffle (const Sample *sample, GRand *rand, const DubanChange **list)
{
  guint placed = 0, n = 0;

  while (n < sample->n)
    {
      guint i = (guint) g_rand_int_range (rand, 0, (gint32) sample->n);
      gboolean ready = !(placed >> i & 1);

      for (guint p = 0; p < sample->changes[i].n_parents; p++)
        for (guint j = 0; j < sample->n; j++)
          if (memcmp (&sample->changes[i].parents[p], &sample->changes[j].hash, 32) == 0)
            ready = ready && placed >> j & 1;
      if (!ready)
        continue;
      placed |= 1u << i;
      list[n++] = &sample->changes[i];
    }
}

/* ---- the naive reading */

static void
model_init (Model *model, const Sample *sample)
{
  *model = (Model){ .sample = sample };
  for (guint b = 0; b < sample->n; b++)
    {
      model->seen[b][b] = TRUE;
      for (guint p = 0; p < sample->changes[b].n_parents; p++)
        for (guint a = 0; a < b; a++)
          if (memcmp (&sample->changes[b].parents[p], &sample->changes[a].hash, 32) == 0)
            for (guint c = 0; c <= a; c++)
              model->seen[c][b] = model->seen[c][b] || model->seen[c][a];
    }
}

/* What change i writes of an attribute; FALSE if nothing. */
static gboolean
model_value (const Model *model, guint i, guint attr, DubanSpan *value)
{
  const DubanChange *change = &model->sample->changes[i];
  gboolean found = FALSE;

  for (guint w = 0; w < change->n_writes; w++)
    if (change->writes[w].attr == attr)
      {
        *value = change->writes[w].value;
        found = TRUE;
      }
  return found;
}

static gboolean
model_is_head (const Model *model, guint i, guint attr)
{
  DubanSpan value;

  if (!model_value (model, i, attr, &value))
    return FALSE;
  for (guint j = 0; j < model->sample->n; j++)
    if (j != i && model->seen[i][j] && model_value (model, j, attr, &value))
      return FALSE;
  return TRUE;
}

/* Whether the value of change i is effective before that of j. */
static gboolean
model_beats (const Model *model, guint i, guint j, guint attr)
{
  const DubanChange *a = &model->sample->changes[i], *b = &model->sample->changes[j];
  DubanSpan x, y;
  guint p, q;

  model_value (model, i, attr, &x);
  model_value (model, j, attr, &y);
  p = duban_span_get_code (x);
  q = duban_span_get_code (y);
  if (attr == DUBAN_ATTR_DUE && !duban_span_equal (x, y))
    return !y.size || (x.size && duban_span_get_day (x) < duban_span_get_day (y));
  if (attr == DUBAN_ATTR_STATUS && p != q)
    return p < q;
  if (attr == DUBAN_ATTR_HANDLING && p != q)
    return p > q;
  if (attr == DUBAN_ATTR_DELETED && (p == DUBAN_YES) != (q == DUBAN_YES))
    return q == DUBAN_YES;
  if (a->origin != b->origin)
    return a->origin == DUBAN_ORIGIN_HAND;
  return a->time != b->time ? a->time > b->time : memcmp (&a->hash, &b->hash, sizeof a->hash) > 0;
}

static gboolean
model_has_same_value (const Model *model, guint i, guint j, guint attr)
{
  DubanSpan x, y;

  return model_value (model, i, attr, &x) && model_value (model, j, attr, &y)
         && duban_span_equal (x, y);
}

/* The heads of differing value, the effective one first. */
static guint
model_heads (const Model *model, guint attr, guint *heads)
{
  guint n = 0;

  for (guint i = 0; i < model->sample->n; i++)
    {
      gboolean counts = model_is_head (model, i, attr);
      guint at = n;

      for (guint j = 0; j < model->sample->n; j++)
        if (j != i && model_is_head (model, j, attr) && model_has_same_value (model, i, j, attr)
            && model_beats (model, j, i, attr))
          counts = FALSE;
      if (!counts)
        continue;
      for (; at > 0 && model_beats (model, i, heads[at - 1], attr); at--)
        heads[at] = heads[at - 1];
      heads[at] = i;
      n++;
    }
  return n;
}

static gboolean
model_ordered (const Model *model, guint i, guint j)
{
  return model->seen[i][j] || model->seen[j][i];
}

/* Record w of change i, if it is one. */
static gboolean
model_record (const Model *model, guint i, guint w, DubanWireRecord *record)
{
  const DubanWrite *write = &model->sample->changes[i].writes[w];

  return write->attr == DUBAN_WRITE_RECORD && duban_wire_record_decode (write->value, record);
}

static gboolean
model_gives (const Model *model, guint i, const DubanId *id)
{
  DubanWireRecord record;

  for (guint w = 0; w < model->sample->changes[i].n_writes; w++)
    if (model_record (model, i, w, &record) && duban_id_equal (&record.id, id))
      return TRUE;
  return FALSE;
}

static gboolean
model_voids (const Model *model, guint i, const DubanId *id)
{
  DubanWireRecord record;

  for (guint w = 0; w < model->sample->changes[i].n_writes; w++)
    {
      DubanWireExtra extra;
      gsize cursor = 0;

      if (model_record (model, i, w, &record) && record.kind == DUBAN_RECORD_VOID
          && duban_wire_record_next_extra (&record, &cursor, &extra)
          && memcmp (extra.value.data, id, sizeof *id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
model_stands (const Model *model, const DubanWireRecord *record)
{
  for (guint i = 0; i < model->sample->n; i++)
    {
      gboolean stands = model_gives (model, i, &record->id);

      for (guint j = 0; j < model->sample->n; j++)
        if (model_voids (model, j, &record->id) && (j == i || !model->seen[j][i]))
          stands = FALSE;
      if (stands)
        return TRUE;
    }
  return record->kind == DUBAN_RECORD_VOID;
}

static gboolean
model_closes (const Model *model, guint attr, guint i)
{
  DubanSpan value;

  return model_is_head (model, i, attr) && model_value (model, i, attr, &value)
         && duban_span_get_code (value)
                == (attr == DUBAN_ATTR_STATUS ? (guint) DUBAN_STATUS_CLOSED : DUBAN_YES);
}

/* Whether any closing head knew of change j, or the other way about. */
static gboolean
model_knew (const Model *model, guint attr, guint j)
{
  for (guint i = 0; i < model->sample->n; i++)
    if (model_closes (model, attr, i) && model_ordered (model, i, j))
      return TRUE;
  return FALSE;
}

static gboolean
model_write_is_beside (const Model *model, guint closing, guint attr, guint i)
{
  if (!model_is_head (model, i, attr))
    return FALSE;
  for (guint j = 0; j < model->sample->n; j++)
    if (model_is_head (model, j, attr) && model_has_same_value (model, i, j, attr)
        && model_knew (model, closing, j))
      return FALSE;
  return TRUE;
}

static gboolean
model_record_is_beside (const Model *model, guint closing, const DubanWireRecord *record)
{
  if (record->kind == DUBAN_RECORD_NOTE || record->kind == DUBAN_RECORD_URGE
      || (record->kind == DUBAN_RECORD_CLOSE && closing == DUBAN_ATTR_STATUS)
      || !model_stands (model, record))
    return FALSE;
  for (guint j = 0; j < model->sample->n; j++)
    if (model_gives (model, j, &record->id) && model_knew (model, closing, j))
      return FALSE;
  return TRUE;
}

static gboolean
model_is_contested_closing (const Model *model, guint closing)
{
  static const guint contested[] = { DUBAN_ATTR_LEAD, DUBAN_ATTR_COOPERATORS, DUBAN_ATTR_UNIT,
                                     DUBAN_ATTR_DUE,  DUBAN_ATTR_STATUS,      DUBAN_ATTR_DELETED };
  DubanWireRecord record;

  for (guint i = 0; i < model->sample->n; i++)
    {
      for (guint a = 0; a < G_N_ELEMENTS (contested); a++)
        if (contested[a] != closing && model_write_is_beside (model, closing, contested[a], i))
          return TRUE;
      for (guint w = 0; w < model->sample->changes[i].n_writes; w++)
        if (model_record (model, i, w, &record) && model_record_is_beside (model, closing, &record))
          return TRUE;
    }
  return FALSE;
}

static DubanDay
model_first_due (const Model *model)
{
  guint heads[SAMPLE_MAX];
  DubanDay first = DUBAN_NO_DAY;
  gint64 time = 0;
  DubanSpan value;

  if (model_heads (model, DUBAN_ATTR_FIRST_DUE, heads)
      && model_value (model, heads[0], DUBAN_ATTR_FIRST_DUE, &value) && value.size)
    return duban_span_get_day (value);
  for (guint i = 0; i < model->sample->n; i++)
    {
      gint64 written = model->sample->changes[i].time;
      gboolean counts = model_value (model, i, DUBAN_ATTR_DUE, &value) && value.size;
      DubanDay day = counts ? duban_span_get_day (value) : DUBAN_NO_DAY;

      for (guint j = 0; j < model->sample->n; j++)
        if (j != i && model->seen[j][i] && model_value (model, j, DUBAN_ATTR_DUE, &value)
            && value.size)
          counts = FALSE;
      if (counts && (first == DUBAN_NO_DAY || written < time || (written == time && day < first)))
        {
          first = day;
          time = written;
        }
    }
  return first;
}

/* ---- both as text, to be compared */

static void
print_bytes (GString *out, gconstpointer data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (out, "%02x", ((const guint8 *) data)[i]);
  g_string_append_c (out, ' ');
}

static void
model_print_union (const Model *model, const guint *heads, guint n, GString *out)
{
  for (char id = 'a'; id <= 'c'; id++)
    {
      DubanId wanted = { { (guint8) id } };
      gboolean found = FALSE;

      for (guint i = 0; i < n; i++)
        {
          DubanSpan value = { NULL, 0 };

          model_value (model, heads[i], DUBAN_ATTR_COOPERATORS, &value);
          for (gsize at = 0; at < value.size; at += DUBAN_ID_SIZE)
            found = found || memcmp (value.data + at, &wanted, DUBAN_ID_SIZE) == 0;
        }
      if (found)
        g_string_append_c (out, id);
    }
}

static void
model_print_attrs (const Model *model, GString *out)
{
  for (guint a = 0; a < G_N_ELEMENTS (attrs); a++)
    {
      guint heads[SAMPLE_MAX];
      guint n = model_heads (model, attrs[a], heads);

      if (n == 0)
        continue;
      g_string_append_printf (out, "\n%u: ", attrs[a]);
      if (attrs[a] == DUBAN_ATTR_COOPERATORS)
        model_print_union (model, heads, n, out);
      for (guint i = 0; i < n; i++)
        {
          DubanSpan value = { NULL, 0 };

          model_value (model, heads[i], attrs[a], &value);
          print_bytes (out, &model->sample->changes[heads[i]].hash, 4);
          print_bytes (out, value.data, value.size);
        }
    }
}

static void
model_print_conflicts (const Model *model, GString *out)
{
  static const guint contested[] = { DUBAN_ATTR_LEAD, DUBAN_ATTR_COOPERATORS, DUBAN_ATTR_DUE,
                                     DUBAN_ATTR_STATUS, DUBAN_ATTR_DELETED };

  for (guint a = 0; a < G_N_ELEMENTS (contested); a++)
    {
      guint heads[SAMPLE_MAX];
      guint attr = contested[a];
      guint n = model_heads (model, attr, heads);

      if (n > 1)
        g_string_append_printf (out, "\nconflict %u", attr);
      else if (n == 1 && (attr == DUBAN_ATTR_STATUS || attr == DUBAN_ATTR_DELETED)
               && model_closes (model, attr, heads[0]) && model_is_contested_closing (model, attr))
        g_string_append_printf (out, "\nclosing %u", attr);
    }
}

static char *
model_print (const Model *model)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DubanWireRecord record;

  model_print_attrs (model, out);
  model_print_conflicts (model, out);
  g_string_append_printf (out, "\nfirst due %d", model_first_due (model));
  for (char id = 'p'; id <= 'z'; id++)
    for (guint i = 0, done = FALSE; i < model->sample->n && !done; i++)
      for (guint w = 0; w < model->sample->changes[i].n_writes && !done; w++)
        if (model_record (model, i, w, &record) && record.id.bytes[0] == id)
          {
            g_string_append_printf (out, "\n%c %s", id,
                                    model_stands (model, &record) ? "stands" : "void");
            done = TRUE;
          }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
fold_print_attrs (DubanFold *fold, GString *out)
{
  gsize n_attrs, n_heads;
  const guint *list = duban_fold_get_attrs (fold, &n_attrs);

  for (gsize a = 0; a < n_attrs; a++)
    {
      const DubanHead *heads = duban_fold_get_heads (fold, list[a], &n_heads);
      DubanSpan effective = duban_fold_get (fold, list[a]);

      g_string_append_printf (out, "\n%u: ", list[a]);
      if (list[a] == DUBAN_ATTR_COOPERATORS)
        for (gsize at = 0; at < effective.size; at += DUBAN_ID_SIZE)
          g_string_append_c (out, (char) effective.data[at]);
      else
        g_assert_true (duban_span_equal (effective, heads[0].value));
      for (gsize i = 0; i < n_heads; i++)
        {
          print_bytes (out, &heads[i].change->hash, 4);
          print_bytes (out, heads[i].value.data, heads[i].value.size);
        }
    }
}

static char *
fold_print (DubanFold *fold)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize n_conflicts, n_records;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (fold, &n_conflicts);
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n_records);

  fold_print_attrs (fold, out);
  for (gsize i = 0; i < n_conflicts; i++)
    g_string_append_printf (out, "\n%s %u",
                            conflicts[i].kind == DUBAN_CONFLICT_ATTR ? "conflict" : "closing",
                            conflicts[i].attr);
  g_string_append_printf (out, "\nfirst due %d", duban_fold_get_first_due (fold));
  for (char id = 'p'; id <= 'z'; id++)
    for (gsize i = 0; i < n_records; i++)
      if (records[i].record.id.bytes[0] == id)
        g_string_append_printf (out, "\n%c %s", id, records[i].voided_by ? "void" : "stands");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The order of records and the tips, which say nothing of their own but must not depend on the
 * order given. */
static char *
fold_print_order (DubanFold *fold)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize n_records, n_tips;
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n_records);
  const DubanHash *tips = duban_fold_get_tips (fold, &n_tips);

  for (gsize i = 0; i < n_records; i++)
    {
      g_string_append_printf (out, "%c %d ", records[i].record.id.bytes[0], records[i].record.day);
      print_bytes (out, &records[i].change->hash, 4);
      if (records[i].voided_by)
        print_bytes (out, &records[i].voided_by->hash, 4);
    }
  for (gsize i = 0; i < n_tips; i++)
    print_bytes (out, &tips[i], 4);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_same_ancestry (const Model *model, DubanFold *fold)
{
  for (guint a = 0; a < model->sample->n; a++)
    for (guint b = 0; b < model->sample->n; b++)
      g_assert_cmpint (duban_fold_is_seen_by (fold, model->sample->list[a], model->sample->list[b]),
                       ==, model->seen[a][b]);
}

static void
test_random_histories_fold_as_the_model_says (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();

  for (guint round = 0; round < N_HISTORIES; round++)
    {
      g_auto (Sample) sample;
      g_autofree char *expected = NULL;
      g_autofree char *order = NULL;
      const DubanChange *list[SAMPLE_MAX];
      Model model;

      sample_init (&sample);
      make_random (&sample, rand);
      model_init (&model, &sample);
      expected = model_print (&model);

      duban_fold_load (fold, sample.list, sample.n);
      order = fold_print_order (fold);
      assert_same_ancestry (&model, fold);
      for (guint i = 0; i < N_ORDERS; i++)
        {
          g_autofree char *found = NULL;
          g_autofree char *found_order = NULL;

          shuffle (&sample, rand, list);
          duban_fold_load (fold, list, sample.n);
          found = fold_print (fold);
          found_order = fold_print_order (fold);
          g_assert_cmpstr (found, ==, expected);
          g_assert_cmpstr (found_order, ==, order);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold-model/random-histories-fold-as-the-model-says",
                   test_random_histories_fold_as_the_model_says);
  return g_test_run ();
}
