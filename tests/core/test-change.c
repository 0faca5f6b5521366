/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/change-builder.h"

#include <string.h>

#define DAY 20000

static const DubanId entity = { "eeeeeeeeeeeeeee" };
static const DubanId desk = { "ddddddddddddddd" };
static const DubanId lead = { "lllllllllllllll" };
static const DubanId record_id = { "rrrrrrrrrrrrrrr" };
static const guint8 chance[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

/* A change with something of everything. */
static DubanSpan
build (DubanChangeBuilder *builder, DubanHash *hash)
{
  const DubanId cooperators[]
      = { { "2222222222222222" }, { "1111111111111111" }, { "2222222222222222" } };
  DubanHash parents[] = { { { 9 } }, { { 3 } }, { { 9 } } };

  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &entity, DUBAN_ORIGIN_LEDGER);
  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    duban_change_builder_add_parent (builder, &parents[i]);
  duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, "修通苏木公路");
  duban_change_builder_set_day (builder, DUBAN_ATTR_DUE, DAY);
  duban_change_builder_set_moment (builder, DUBAN_ATTR_ASSIGNED, DAY - 9, 540);
  duban_change_builder_set_code (builder, DUBAN_ATTR_STATUS, DUBAN_STATUS_OPEN);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, &lead);
  duban_change_builder_set_refs (builder, DUBAN_ATTR_COOPERATORS, cooperators, 3);
  duban_change_builder_clear_attr (builder, DUBAN_ATTR_NOTES);
  duban_change_builder_set (builder, 9999, "future", 6);
  duban_change_builder_begin_record (builder, &record_id, DUBAN_RECORD_BLOCKAGE, DAY, 61, &lead,
                                     "征地受阻");
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_CAUSE, "补偿未定");
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_SUGGESTION, "");
  duban_change_builder_extra_day (builder, DUBAN_EXTRA_DUE, DAY + 7);
  duban_change_builder_extra_code (builder, DUBAN_EXTRA_ATTR, DUBAN_ATTR_UNIT_NAME + 200);
  duban_change_builder_extra_id (builder, DUBAN_EXTRA_TARGET, &record_id);
  duban_change_builder_extra (builder, 777, "later", 5);
  duban_change_builder_end_record (builder);
  g_assert_cmpuint (duban_change_builder_get_n_writes (builder), ==, 9);
  return duban_change_builder_finish (builder, &desk, "督查室", 1767225600000, chance, hash);
}

static void
assert_text (DubanSpan span, const char *text)
{
  g_autofree char *copy = duban_span_dup_text (span);

  g_assert_cmpstr (copy, ==, text);
}

static void
assert_record (const DubanWrite *write)
{
  DubanWireRecord record;
  DubanWireExtra extra;
  gsize cursor = 0;
  DubanId id;

  g_assert_cmpuint (write->attr, ==, DUBAN_WRITE_RECORD);
  g_assert_true (duban_wire_record_decode (write->value, &record));
  g_assert_true (duban_id_equal (&record.id, &record_id));
  g_assert_cmpuint (record.kind, ==, DUBAN_RECORD_BLOCKAGE);
  g_assert_cmpint (record.day, ==, DAY);
  g_assert_cmpint (record.minute, ==, 61);
  g_assert_true (duban_id_equal (&record.by, &lead));
  assert_text (record.text, "征地受阻");

  g_assert_true (duban_wire_record_next_extra (&record, &cursor, &extra));
  g_assert_cmpuint (extra.key, ==, DUBAN_EXTRA_CAUSE);
  assert_text (extra.value, "补偿未定");
  g_assert_true (duban_wire_record_next_extra (&record, &cursor, &extra));
  g_assert_cmpuint (extra.key, ==, DUBAN_EXTRA_DUE);
  g_assert_cmpint (duban_span_get_day (extra.value), ==, DAY + 7);
  g_assert_true (duban_wire_record_next_extra (&record, &cursor, &extra));
  g_assert_cmpuint (duban_span_get_code (extra.value), ==, DUBAN_ATTR_UNIT_NAME + 200);
  g_assert_true (duban_wire_record_next_extra (&record, &cursor, &extra));
  g_assert_true (duban_span_get_id (extra.value, &id) && duban_id_equal (&id, &record_id));
  g_assert_true (duban_wire_record_next_extra (&record, &cursor, &extra));
  g_assert_cmpuint (extra.key, ==, 777);
  g_assert_false (duban_wire_record_next_extra (&record, &cursor, &extra));
}

static void
test_what_is_built_is_read (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_auto (DubanChange) change = { 0 };
  g_autoptr (GError) error = NULL;
  DubanHash hash;

  /* Twice: the second begins on warm buffers. */
  (void) build (builder, &hash);
  DubanSpan body = build (builder, &hash);

  g_assert_true (duban_change_decode (body.data, body.size, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&change.hash, sizeof hash, &hash, sizeof hash);
  g_assert_cmpint (change.kind, ==, DUBAN_ENTITY_TASK);
  g_assert_true (duban_id_equal (&change.entity, &entity));
  g_assert_true (duban_id_equal (&change.desk, &desk));
  g_assert_cmpint (change.origin, ==, DUBAN_ORIGIN_LEDGER);
  g_assert_cmpint (change.time, ==, 1767225600000);
  assert_text (change.author, "督查室");
  g_assert_cmpuint (change.n_parents, ==, 2);
  g_assert_cmpint (change.parents[0].bytes[0], ==, 3);
  g_assert_cmpint (change.parents[1].bytes[0], ==, 9);

  g_assert_cmpuint (change.n_writes, ==, 9);
  assert_text (change.writes[0].value, "修通苏木公路");
  g_assert_cmpint (duban_span_get_day (change.writes[1].value), ==, DAY);
  g_assert_cmpint (duban_span_get_day (change.writes[2].value), ==, DAY - 9);
  g_assert_cmpuint (duban_span_get_code (change.writes[3].value), ==, DUBAN_STATUS_OPEN);
  g_assert_cmpuint (change.writes[5].value.size, ==, 2 * DUBAN_ID_SIZE);
  g_assert_cmpint (change.writes[5].value.data[0], ==, '1');
  g_assert_cmpuint (change.writes[6].value.size, ==, 0);
  g_assert_cmpuint (change.writes[7].attr, ==, 9999);
  assert_text (change.writes[7].value, "future");
  assert_record (&change.writes[8]);
}

static void
test_empty_values_clear (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_auto (DubanChange) change = { 0 };
  const DubanId nil = { { 0 } };
  DubanHash hash;
  DubanSpan body;

  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &entity, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, NULL);
  duban_change_builder_set_text (builder, DUBAN_ATTR_NOTES, "");
  duban_change_builder_set_day (builder, DUBAN_ATTR_DUE, DUBAN_NO_DAY);
  duban_change_builder_set_moment (builder, DUBAN_ATTR_ASSIGNED, DUBAN_NO_DAY, 5);
  duban_change_builder_set_code (builder, DUBAN_ATTR_STATUS, 0);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, NULL);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_UNIT, &nil);
  duban_change_builder_set_refs (builder, DUBAN_ATTR_COOPERATORS, NULL, 0);
  body = duban_change_builder_finish (builder, &desk, NULL, 0, chance, &hash);

  g_assert_true (duban_change_decode (body.data, body.size, &change, NULL));
  g_assert_cmpuint (change.n_parents, ==, 0);
  g_assert_cmpuint (change.n_writes, ==, 8);
  for (guint i = 0; i < change.n_writes; i++)
    g_assert_cmpuint (change.writes[i].value.size, ==, 0);
}

/* Whether bytes, copied to exactly their size so that a step outside is seen by the
 * sanitizer, are refused or else a change of another name. */
static gboolean
is_harmless (const guint8 *data, gsize size, const DubanHash *hash)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_auto (DubanChange) change = { 0 };
  g_autoptr (GError) error = NULL;

  if (duban_change_decode (copy, size, &change, &error))
    return !error && memcmp (&change.hash, hash, sizeof *hash) != 0;
  g_assert_nonnull (error);
  g_assert_true (error->domain == DUBAN_CHANGE_ERROR);
  g_assert_null (change.writes);
  return TRUE;
}

static void
test_every_flipped_bit_is_seen (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  DubanHash hash;
  DubanSpan body = build (builder, &hash);
  g_autofree guint8 *bytes = g_memdup2 (body.data, body.size);

  for (gsize i = 0; i < body.size * 8; i++)
    {
      bytes[i / 8] ^= 1 << (i % 8);
      g_assert_true (is_harmless (bytes, body.size, &hash));
      bytes[i / 8] ^= 1 << (i % 8);
    }
}

static void
test_cut_and_lengthened_bytes_are_refused (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  DubanHash hash;
  DubanSpan body = build (builder, &hash);
  g_autofree guint8 *longer = g_malloc0 (body.size + 1);
  DubanChange change;

  memcpy (longer, body.data, body.size);
  for (gsize size = 0; size <= body.size + 1; size++)
    if (size != body.size)
      {
        g_autofree guint8 *copy = g_memdup2 (longer, size);
        g_autoptr (GError) error = NULL;

        g_assert_false (duban_change_decode (copy, size, &change, &error));
        g_assert_error (error, DUBAN_CHANGE_ERROR, DUBAN_CHANGE_ERROR_MALFORMED);
      }
}

/* Random bytes behind a good heading, and random damage in several places. */
static void
test_random_bytes_are_harmless (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (137);
  DubanHash hash;
  DubanSpan body = build (builder, &hash);

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (body.data, body.size);
      gsize from = g_rand_int_range (rand, 0, (gint32) body.size);
      gsize to = g_rand_int_range (rand, (gint32) from, (gint32) body.size) + 1;

      for (gsize i = from; i < to; i++)
        bytes[i] = (guint8) g_rand_int (rand);
      g_assert_true (is_harmless (bytes, body.size, &hash)
                     || memcmp (bytes, body.data, body.size) == 0);
    }
}

/* A heading up to the author and no parent, then the bytes of a case. */
static gboolean
accepts (guint kind, const char *tail, gsize tail_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_auto (DubanChange) change = { 0 };
  guint8 heading[1 + 1 + 16 + 1 + 16 + 8 + 8 + 1 + 1] = { 1 };

  heading[1] = (guint8) kind;
  memcpy (heading + 2, &entity, 16);
  g_byte_array_append (bytes, heading, sizeof heading);
  g_byte_array_append (bytes, (const guint8 *) tail, (guint) tail_size);
  return duban_change_decode (bytes->data, bytes->len, &change, NULL);
}

static void
test_writes_are_strict (void)
{
  static const struct
  {
    const char *what;
    guint kind;
    const char *tail;
    gsize size;
    gboolean good;
  } cases[] = {
    { "one write", 1, "\1\1\1a", 4, TRUE },
    { "no write", 1, "\0", 1, FALSE },
    { "a count that the bytes cannot hold", 1, "\xff\xff\xff\xff\x0f\1\1a", 8, FALSE },
    { "a size beyond the end", 1, "\1\1\2a", 4, FALSE },
    { "a size in a longer form", 1, "\1\1\x81\0a", 5, FALSE },
    { "a size of more than 32 bits", 1,
      "\1\1\x81\x80\x80\x80\x10"
      "a",
      8, FALSE },
    { "an attribute of another kind of entity", 2, "\1\1\1a", 4, FALSE },
    { "an attribute that is not known", 1, "\1\x8f\x4e\1\xff", 5, TRUE },
    { "an entity that is not known", 99, "\1\x8f\x4e\1\xff", 5, TRUE },
    { "an entity of no kind", 0, "\1\x8f\x4e\1\xff", 5, FALSE },
    { "a malformed value", 1, "\1\1\1\xff", 4, FALSE },
    { "a malformed record", 1, "\1\0\1a", 4, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (accepts (cases[i].kind, cases[i].tail, cases[i].size), ==, cases[i].good);
    }
}

static gboolean
accepts_record (DubanDay day, int minute, guint kind, guint key, gconstpointer data, gsize size)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_auto (DubanChange) change = { 0 };
  DubanHash hash;
  DubanSpan body;

  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &entity, DUBAN_ORIGIN_HAND);
  duban_change_builder_begin_record (builder, &record_id, kind, day, minute, NULL, NULL);
  duban_change_builder_extra (builder, key, data, size);
  duban_change_builder_end_record (builder);
  body = duban_change_builder_finish (builder, &desk, NULL, 0, chance, &hash);
  return duban_change_decode (body.data, body.size, &change, NULL);
}

static void
test_records_are_strict (void)
{
  static const struct
  {
    DubanDay day;
    int minute;
    guint kind, key;
    const char *data;
    gsize size;
    gboolean good;
  } cases[] = {
    { DAY, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, TRUE },
    { DUBAN_NO_DAY, -1, DUBAN_RECORD_CLOSE, DUBAN_EXTRA_TO, "甲", 3, TRUE },
    { DUBAN_DAY_LAST + 1, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, FALSE },
    { DUBAN_DAY_FIRST - 1, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, FALSE },
    { DAY, -2, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, FALSE },
    { DAY, 1439, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, TRUE },
    { DAY, 1440, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "甲", 3, FALSE },
    { DAY, 0, 0, DUBAN_EXTRA_TO, "甲", 3, FALSE },
    { DAY, 0, 200, DUBAN_EXTRA_TO, "甲", 3, TRUE },
    { DAY, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "\xe7\x94", 2, FALSE },
    { DAY, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_TO, "", 0, FALSE },
    { DAY, 0, DUBAN_RECORD_NOTE, 5000, "\xff", 1, TRUE },
    { DAY, 0, DUBAN_RECORD_ACCOUNT, DUBAN_EXTRA_POSITION, "\4", 1, TRUE },
    { DAY, 0, DUBAN_RECORD_ACCOUNT, DUBAN_EXTRA_POSITION, "\5", 1, FALSE },
    { DAY, 0, DUBAN_RECORD_ACCOUNT, DUBAN_EXTRA_LEDGER, "\0", 1, FALSE },
    { DAY, 0, DUBAN_RECORD_ACCOUNT, DUBAN_EXTRA_WEEK, "\1\0\0\0", 4, TRUE },
    { DAY, 0, DUBAN_RECORD_ACCOUNT, DUBAN_EXTRA_WEEK, "\0\0\0\x80", 4, FALSE },
    { DAY, 0, DUBAN_RECORD_VOID, DUBAN_EXTRA_TARGET, "123456789012345", 15, FALSE },
    { DAY, 0, DUBAN_RECORD_CORRECTION, DUBAN_EXTRA_ATTR, "\1", 1, FALSE },
    { DAY, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_ATTACHMENT,
      "12345678abcdefghabcdefghabcdefghabcdefgha.pdf", 45, TRUE },
    { DAY, 0, DUBAN_RECORD_NOTE, DUBAN_EXTRA_ATTACHMENT, "12345678abcdefghabcdefghabcdefghabcdefgh",
      40, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (accepts_record (cases[i].day, cases[i].minute, cases[i].kind, cases[i].key,
                                       cases[i].data, cases[i].size),
                       ==, cases[i].good);
    }
}

static void
test_a_newer_version_says_so (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autoptr (GError) error = NULL;
  DubanHash hash;
  DubanSpan body = build (builder, &hash);
  g_autofree guint8 *bytes = g_memdup2 (body.data, body.size);
  DubanChange change;

  bytes[0] = DUBAN_CHANGE_VERSION + 1;
  g_assert_false (duban_change_decode (bytes, body.size, &change, &error));
  g_assert_error (error, DUBAN_CHANGE_ERROR, DUBAN_CHANGE_ERROR_VERSION);
}

static void
test_too_large_is_refused (void)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autofree char *text = g_strnfill (64 * 1024, 'a');
  DubanHash hash;
  DubanChange change;

  for (guint n = 15; n <= 16; n++)
    {
      DubanSpan body;

      duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &entity, DUBAN_ORIGIN_HAND);
      for (guint i = 0; i < n; i++)
        duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, text);
      body = duban_change_builder_finish (builder, &desk, NULL, 0, chance, &hash);
      g_assert_cmpint (duban_change_decode (body.data, body.size, &change, NULL), ==, n == 15);
      duban_change_clear (&change);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/what-is-built-is-read", test_what_is_built_is_read);
  g_test_add_func ("/change/empty-values-clear", test_empty_values_clear);
  g_test_add_func ("/change/every-flipped-bit-is-seen", test_every_flipped_bit_is_seen);
  g_test_add_func ("/change/cut-and-lengthened-bytes-are-refused",
                   test_cut_and_lengthened_bytes_are_refused);
  g_test_add_func ("/change/random-bytes-are-harmless", test_random_bytes_are_harmless);
  g_test_add_func ("/change/writes-are-strict", test_writes_are_strict);
  g_test_add_func ("/change/records-are-strict", test_records_are_strict);
  g_test_add_func ("/change/a-newer-version-says-so", test_a_newer_version_says_so);
  g_test_add_func ("/change/too-large-is-refused", test_too_large_is_refused);
  return g_test_run ();
}
