/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles: what goes in comes out; what was altered anywhere is refused, and the refusal says
 * what happened. */
#include "desks.h"

#include "exchange/bundle/bytes.h"

static void
assert_refused (Desks *desks, guint at, guint8 *data, gsize size, DubanBundleError code)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = desks_read (desks, at, file, &error);

  g_assert_null (bundle);
  g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) code);
}

static void
test_comes_out_as_it_went_in (void)
{
  static const struct
  {
    guint n_changes, run, n_acks;
  } cases[] = { { 0, 1, 0 },     { 1, 1, 1 },     { 2, 1, 64 },   { 255, 256, 0 },
                { 256, 256, 0 }, { 257, 256, 3 }, { 600, 256, 0 } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;
      DubanId acks[DUBAN_BUNDLE_ACKS_MAX] = { 0 };
      DubanBundleOrder order;
      const DubanBundleChange *changes;
      guint n;

      desks_init (&desks, c);
      for (guint i = 0; i < cases[c].n_changes; i++)
        desks_add_change (&desks, WANG, i % 7 * 100);
      desks_seal (&desks, WANG, 1, cases[c].run);
      duban_chance_fill (&desks.chance, acks[0].bytes, sizeof acks);
      order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
      order.acks = acks;
      order.n_acks = cases[c].n_acks;
      order.base = desks_id (9);
      g_assert_true (desks_write_order (&desks, &order, &error));
      g_assert_cmpuint (desks.files->len, ==, 1);

      bundle = desks_read (&desks, OFFICE, g_ptr_array_index (desks.files, 0), &error);
      g_assert_no_error (error);
      changes = duban_bundle_get_changes (bundle, &n);
      g_assert_cmpuint (n, ==, cases[c].n_changes);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (duban_span_equal (changes[i].body, desks_get_body (&desks, i)));
          g_assert_cmpuint (changes[i].seal, ==, i / cases[c].run);
        }
      (void) duban_bundle_get_seals (bundle, &n);
      g_assert_cmpuint (n, ==, desks.seals->len);
      g_assert_cmpmem (duban_bundle_get_acks (bundle, &n), n * sizeof *acks, acks,
                       cases[c].n_acks * sizeof *acks);
      g_assert_true (duban_id_equal (duban_bundle_get_base (bundle), &order.base));
      g_assert_false (duban_bundle_has_more (bundle));
      g_assert_cmpstr (duban_bundle_get_header (bundle)->name, ==, "副旗长甲");
      g_assert_cmpint (duban_bundle_get_header (bundle)->number, ==, 7);
      g_assert_true (duban_id_equal (&duban_bundle_get_header (bundle)->office, &order.office));
    }
}

static void
make_small (Desks *desks)
{
  desks_init (desks, 1);
  for (guint i = 0; i < 3; i++)
    desks_add_change (desks, WANG, 20);
  desks_seal (desks, WANG, 1, 2);
}

static void
test_the_same_input_and_chance_give_the_same_bytes (void)
{
  g_auto (Desks) first = { 0 };
  g_auto (Desks) second = { 0 };
  g_auto (Desks) other = { 0 };
  GBytes *file;

  make_small (&first);
  make_small (&second);
  make_small (&other);
  other.seed++;
  file = desks_write (&first, WANG, OFFICE);
  g_assert_true (g_bytes_equal (file, desks_write (&second, WANG, OFFICE)));
  g_assert_false (g_bytes_equal (file, desks_write (&other, WANG, OFFICE)));
}

static void
test_every_flipped_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        /* 0x89 without its eighth bit is what a text's way does. */
        gboolean is_text = at == 0 && bit == 7;

        data[at] ^= (guint8) (1 << bit);
        assert_refused (&desks, OFFICE, data, size,
                        is_text ? DUBAN_BUNDLE_ERROR_MANGLED : DUBAN_BUNDLE_ERROR_DAMAGED);
        data[at] ^= (guint8) (1 << bit);
      }
}

/* What somebody changes who can make the checks right, but has not the sender's key. */
static void
test_every_forged_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  guint counts[DUBAN_BUNDLE_ERROR_CHANGE + 1] = { 0 };
  gsize size;

  make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize at = 0; at < size; at++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      copy[at] ^= 1;
      desks_repair (copy, size, NULL);
      if (memcmp (copy, data, size) == 0)
        continue; /* it was among what was repaired */
      file = g_bytes_new (copy, size);
      bundle = desks_read (&desks, OFFICE, file, &error);
      g_assert_null (bundle);
      g_assert_true (error->domain == DUBAN_BUNDLE_ERROR);
      counts[error->code]++;
    }
  /* Of the preamble, version, suite and flags; of the header, who sends and to whom. */
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_NEWER], ==, 2);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_SUITE], ==, 1);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_STRANGER], ==, 16);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_KEY_CHANGED], ==, 64);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_ELSEWHERE], ==, 16);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_SIGNATURE], >, size / 2);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_CHUNK], ==, 0);
}

/* What the sender himself may have altered after it was encrypted. */
static void
test_every_resigned_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size, header_end;

  make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  header_end = DUBAN_BUNDLE_PREAMBLE_SIZE + data[14] + 256u * data[15];
  for (gsize at = header_end; at < size; at++)
    {
      data[at] ^= 1;
      desks_repair (data, size, desks.keys[WANG]);
      assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_CHUNK);
      data[at] ^= 1;
    }
  /* The header is bound to the first chunk: id, number, time, the name, and the office. */
  for (gsize at = DUBAN_BUNDLE_PREAMBLE_SIZE; at < DUBAN_BUNDLE_PREAMBLE_SIZE + 40; at++)
    {
      data[at] ^= 1;
      desks_repair (data, size, desks.keys[WANG]);
      assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_CHUNK);
      data[at] ^= 1;
    }
  /* The sealed file key. */
  data[header_end - 1] ^= 1;
  desks_repair (data, size, desks.keys[WANG]);
  assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_LOCKED);
}

static void
test_every_cut_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  assert_refused (&desks, OFFICE, data, 0, DUBAN_BUNDLE_ERROR_FOREIGN);
  for (gsize cut = 1; cut < size; cut++)
    assert_refused (&desks, OFFICE, data, cut, DUBAN_BUNDLE_ERROR_CUT);
}

/* A cut whose maker set size and checks right: whole chunks are missing, or parts of one. */
static void
test_every_deliberate_cut_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  make_small (&desks);
  for (guint i = 0; i < 4; i++)
    desks_add_change (&desks, WANG, 60000);
  desks_seal (&desks, WANG, 3, 256);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize cut = size - 1; cut > size - 140000; cut -= cut % 65553 < 400 ? 1 : 97)
    {
      g_autofree guint8 *copy = g_memdup2 (data, cut);

      desks_repair (copy, cut, desks.keys[WANG]);
      assert_refused (&desks, OFFICE, copy, cut, DUBAN_BUNDLE_ERROR_CHUNK);
    }
}

static void
test_every_trailing_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  data = g_realloc (data, size + 3);
  for (guint byte = 0; byte < 256; byte++)
    {
      memset (data + size, (int) byte, 3);
      assert_refused (&desks, OFFICE, data, size + 1, DUBAN_BUNDLE_ERROR_TRAILING);
      assert_refused (&desks, OFFICE, data, size + 3, DUBAN_BUNDLE_ERROR_TRAILING);
    }
}

/* A whole file with one sequence of bytes put in the place of another, wherever it stands. */
static GByteArray *
replace (GBytes *file, const char *from, const char *to)
{
  GByteArray *out = g_byte_array_new ();
  gsize size, at = 0, length = strlen (from);
  const guint8 *data = g_bytes_get_data (file, &size);

  while (at < size)
    if (size - at >= length && memcmp (data + at, from, length) == 0)
      {
        g_byte_array_append (out, (const guint8 *) to, (guint) strlen (to));
        at += length;
      }
    else
      g_byte_array_append (out, data + at++, 1);
  return out;
}

static void
test_what_was_sent_as_text_is_told (void)
{
  static const struct
  {
    const char *from, *to;
    DubanBundleError code;
  } cases[] = {
    { "\r\n", "\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\n", "\r\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\n", "\r", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\r", "\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\r\n", "\r", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x1a", "", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\357\273\277\211DUBAN", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\302\211DUBAN", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "\x09", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "?", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "\xef\xbf\xbd", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\211PNG", DUBAN_BUNDLE_ERROR_FOREIGN },
    { "\211DUBAN", "", DUBAN_BUNDLE_ERROR_FOREIGN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GByteArray) file = NULL;

      make_small (&desks);
      file = replace (desks_write (&desks, WANG, OFFICE), cases[i].from, cases[i].to);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_refused (&desks, OFFICE, file->data, file->len, cases[i].code);
    }
}

static void
test_who_may_send_and_read (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  DubanPublicKey *known = &desks.peers[WANG].keys[0].key;
  GBytes *file;
  gsize size;

  make_small (&desks);
  file = desks_write (&desks, WANG, OFFICE);
  data = desks_dup_file (file, &size);
  assert_refused (&desks, LI, data, size, DUBAN_BUNDLE_ERROR_ELSEWHERE);
  assert_refused (&desks, WANG, data, size, DUBAN_BUNDLE_ERROR_OWN);

  desks.is_known[WANG] = FALSE;
  bundle = desks_read (&desks, OFFICE, file, &error);
  g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_STRANGER);
  duban_public_key_format_fingerprint (known, fingerprint);
  g_assert_nonnull (strstr (error->message, fingerprint));
  g_assert_nonnull (strstr (error->message, "副旗长甲"));
  desks.is_known[WANG] = TRUE;

  desks.peers[WANG].keys[0].revoked_after = 2;
  assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_REVOKED);
  desks.peers[WANG].keys[0].revoked_after = G_MAXINT64;

  known->sign[0] ^= 1;
  assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_KEY_CHANGED);
  desks.peers[WANG].n_keys = 2; /* the first one is his new key, this file bears the old one */
  desks.peers[WANG].keys[1] = desks.peers[WANG].keys[0];
  desks.peers[WANG].keys[1].key.sign[0] ^= 1;
  g_clear_error (&error);
  bundle = desks_read (&desks, OFFICE, file, &error);
  g_assert_no_error (error);
}

static void
test_two_recipients_read_the_same (void)
{
  g_auto (Desks) desks = { 0 };
  DubanPublicKey recipients[2];

  make_small (&desks);
  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (GError) error = NULL;
      DubanBundleOrder wanted;

      recipients[order] = *duban_key_get_public (desks.keys[OFFICE]);
      recipients[!order] = *duban_key_get_public (desks.keys[LI]);
      wanted = desks_make_order (&desks, WANG, recipients, 2);
      g_assert_true (desks_write_order (&desks, &wanted, &error));
      for (guint at = OFFICE; at <= LI; at += LI)
        {
          g_autoptr (DubanBundle) bundle
              = desks_read (&desks, at, g_ptr_array_index (desks.files, order), &error);
          guint n;

          g_assert_no_error (error);
          (void) duban_bundle_get_changes (bundle, &n);
          g_assert_cmpuint (n, ==, 3);
        }
    }
}

static void
test_recipients_are_1_to_64 (void)
{
  static const struct
  {
    guint n;
    gboolean is_repeated, is_taken;
  } cases[] = { { 0, FALSE, FALSE },
                { 1, FALSE, TRUE },
                { 64, FALSE, TRUE },
                { 65, FALSE, FALSE },
                { 2, TRUE, FALSE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      DubanPublicKey recipients[DUBAN_BUNDLE_RECIPIENTS_MAX + 1];
      DubanBundleOrder order;

      make_small (&desks);
      for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
        {
          recipients[i] = *duban_key_get_public (desks.keys[LI]);
          recipients[i].desk.bytes[0] = (guint8) (cases[c].is_repeated ? 9 : 200 - i);
        }
      order = desks_make_order (&desks, WANG, recipients, cases[c].n);
      g_assert_true (desks_write_order (&desks, &order, &error) == cases[c].is_taken);
      if (cases[c].is_taken)
        {
          g_autoptr (DubanBundle) bundle
              = duban_bundle_open (g_ptr_array_index (desks.files, 0), &error);

          g_assert_no_error (error);
          g_assert_cmpuint (duban_bundle_get_header (bundle)->n_recipients, ==, cases[c].n);
        }
      else
        g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_LARGE);
    }
}

static void
test_a_name_is_at_most_so_long (void)
{
  for (gsize length = DUBAN_DESK_NAME_MAX; length <= DUBAN_DESK_NAME_MAX + 1; length++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strnfill (length, 'x');
      DubanBundleOrder order;

      make_small (&desks);
      order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[LI]), 1);
      order.name = name;
      g_assert_true (desks_write_order (&desks, &order, &error) == (length <= DUBAN_DESK_NAME_MAX));
    }
}

static void
test_a_large_package_is_split (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GError) error = NULL;
  DubanBundleOrder order;
  gsize next = 0;

  desks_init (&desks, 5);
  for (guint i = 0; i < 100; i++)
    desks_add_change (&desks, WANG, 65000);
  desks_seal (&desks, WANG, 1, 3);
  order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
  order.part_max = DUBAN_BUNDLE_PART_MIN;
  g_assert_true (desks_write_order (&desks, &order, &error));
  g_assert_cmpuint (desks.files->len, ==, 4);
  for (guint i = 0; i < desks.files->len; i++)
    {
      const DubanBundlePart *part = &g_array_index (desks.parts, DubanBundlePart, i);
      GBytes *file = g_ptr_array_index (desks.files, i);
      g_autoptr (DubanBundle) bundle = desks_read (&desks, OFFICE, file, &error);
      DubanId nil = { 0 };
      guint n;

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (file), <=, DUBAN_BUNDLE_PART_MIN);
      (void) duban_bundle_get_changes (bundle, &n);
      g_assert_cmpuint (part->first, ==, next);
      g_assert_cmpuint (part->n_changes, ==, n);
      g_assert_cmpint (part->number, ==, 7 + i);
      g_assert_true (duban_id_equal (&duban_bundle_get_header (bundle)->id, &part->id));
      g_assert_true (duban_id_equal (duban_bundle_get_base (bundle), i ? &part[-1].id : &nil));
      g_assert_true (duban_bundle_has_more (bundle) == (i + 1 < desks.files->len));
      next += n;
    }
  g_assert_cmpuint (next, ==, 100);
}

/* The size at which one file becomes two, to the byte. */
static void
test_the_largest_file_is_as_large_as_allowed (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      DubanBundleOrder order;
      gsize short_of = 0;

      for (guint pass = 0; pass < 2; pass++)
        {
          if (pass > 0)
            desks_clear (&desks);
          desks_init (&desks, 5);
          for (guint i = 0; i < 32; i++)
            desks_add_change (&desks, WANG, 65000);
          desks_add_change (&desks, WANG, 10000 + short_of);
          desks_seal (&desks, WANG, 1, 256);
          order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
          order.part_max = DUBAN_BUNDLE_PART_MIN;
          g_assert_true (desks_write_order (&desks, &order, &error));
          if (pass == 0)
            short_of = DUBAN_BUNDLE_PART_MIN - g_bytes_get_size (g_ptr_array_index (desks.files, 0))
                       + more;
        }
      g_assert_cmpuint (desks.files->len, ==, 1 + more);
      if (!more)
        g_assert_cmpuint (g_bytes_get_size (g_ptr_array_index (desks.files, 0)), ==,
                          DUBAN_BUNDLE_PART_MIN);
    }
}

/* What may be wrong with a payload that its sender signed. */
typedef struct
{
  const char *name;
  DubanBundleError code; /* 0 (FOREIGN, which no payload can be): it is taken in */
  guint more, n_acks;
  int seals_lie, changes_lie; /* added to the counts */
  gboolean is_repeated;       /* the last change comes twice */
  gboolean has_idle_seal, has_trailing, has_no_seals;
  gsize extra;             /* bytes after the last change's own, before it is sealed */
  guint altered, invented; /* the last change is not the sealed one; is one of another desk */
} Payload;

static const Payload payloads[] = {
  { "as it should be", 0 },
  { "another part follows", 0, .more = 1 },
  { "a third answer to yes or no", DUBAN_BUNDLE_ERROR_MALFORMED, .more = 2 },
  { "64 acknowledgements", 0, .n_acks = 64 },
  { "65 acknowledgements", DUBAN_BUNDLE_ERROR_MALFORMED, .n_acks = 65 },
  { "one seal too few", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = -1 },
  { "a seal too many", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = 1 },
  { "seals without end", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = G_MAXINT },
  { "one change too few", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = -1 },
  { "one change too many", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = 1 },
  { "changes without end", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = G_MAXINT },
  { "a change twice", DUBAN_BUNDLE_ERROR_MALFORMED, .is_repeated = TRUE },
  { "a seal without a change", DUBAN_BUNDLE_ERROR_MALFORMED, .has_idle_seal = TRUE },
  { "something after the end", DUBAN_BUNDLE_ERROR_MALFORMED, .has_trailing = TRUE },
  { "no seal at all", DUBAN_BUNDLE_ERROR_CHANGE, .has_no_seals = TRUE },
  { "no change of any kind", DUBAN_BUNDLE_ERROR_CHANGE, .extra = 1 },
  { "a change of 1 MiB and more", DUBAN_BUNDLE_ERROR_LARGE, .extra = DUBAN_CHANGE_MAX },
  { "altered on the way", DUBAN_BUNDLE_ERROR_CHANGE, .altered = 1 },
  { "one desk's words under another's seal", DUBAN_BUNDLE_ERROR_CHANGE, .invented = 1 },
};

static GByteArray *
make_payload (Desks *desks, const Payload *payload)
{
  GByteArray *out = g_byte_array_new ();
  guint n_seals = payload->has_no_seals ? 0 : desks->seals->len - !payload->has_idle_seal;
  guint n = desks->bodies->len - 1; /* the last one is for the idle seal */

  duban_bytes_append_u8 (out, payload->more);
  g_byte_array_set_size (out, out->len + DUBAN_ID_SIZE);
  memset (out->data + 1, 0, DUBAN_ID_SIZE);
  duban_bytes_append_length (out, payload->n_acks);
  for (guint i = 0; i < payload->n_acks; i++)
    duban_bytes_append (out, desks_id (i).bytes, DUBAN_ID_SIZE);
  duban_bytes_append_length (out, (guint) ((int) n_seals + payload->seals_lie));
  for (guint i = 0; i < n_seals; i++)
    duban_seal_append (&g_array_index (desks->seals, DubanSeal, i), out);
  duban_bytes_append_length (out,
                             (guint) ((int) (n + payload->is_repeated) + payload->changes_lie));
  for (guint i = 0; i < n + payload->is_repeated; i++)
    {
      DubanSpan body = desks_get_body (desks, MIN (i, n - 1));

      duban_bytes_append_span (out, body.data, body.size);
    }
  if (payload->altered)
    out->data[out->len - 1] ^= 1;
  if (payload->has_trailing)
    duban_bytes_append_u8 (out, 0);
  return out;
}

/* Two changes under the first seal, one under the second. */
static void
fill_payload (Desks *desks, const Payload *payload)
{
  desks_add_change (desks, WANG, 20);
  desks_add_change (desks, payload->invented ? LI : WANG, 30);
  if (payload->extra > 0)
    {
      DubanSpan body = desks_get_body (desks, 1);
      g_autofree guint8 *longer = g_malloc0 (body.size + payload->extra);

      memcpy (longer, body.data, body.size);
      g_bytes_unref (desks->bodies->pdata[1]);
      desks->bodies->pdata[1] = g_bytes_new (longer, body.size + payload->extra);
    }
  desks_seal (desks, WANG, 1, 256);
  desks_add_change (desks, WANG, 40);
  desks_seal (desks, WANG, 2, 256);
}

static void
test_a_payload_is_as_it_must_be (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GByteArray) payload = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      g_test_message ("%s", payloads[i].name);
      desks_init (&desks, i);
      fill_payload (&desks, &payloads[i]);
      payload = make_payload (&desks, &payloads[i]);
      file = desks_pack (&desks, WANG, OFFICE, payload);
      bundle = desks_read (&desks, OFFICE, file, &error);
      if (payloads[i].code)
        g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) payloads[i].code);
      else
        g_assert_no_error (error);
    }
}

/* What was written by the sender himself, cut and flipped at every byte: an answer each time. */
static void
test_every_byte_of_a_payload_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GByteArray) payload = NULL;
  guint n_passed = 0;

  desks_init (&desks, 1);
  fill_payload (&desks, &payloads[0]);
  payload = make_payload (&desks, &payloads[0]);
  for (gsize at = 0; at < payload->len; at++)
    {
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GBytes) cut = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;
      g_autoptr (GByteArray) shorter = g_byte_array_new ();

      payload->data[at] ^= 1;
      file = desks_pack (&desks, WANG, OFFICE, payload);
      payload->data[at] ^= 1;
      bundle = desks_read (&desks, OFFICE, file, &error);
      n_passed += bundle != NULL;
      g_clear_error (&error);
      g_clear_pointer (&bundle, duban_bundle_unref);

      g_byte_array_append (shorter, payload->data, (guint) at);
      if (at == 0)
        continue; /* a payload has a byte at least */
      cut = desks_pack (&desks, WANG, OFFICE, shorter);
      bundle = desks_read (&desks, OFFICE, cut, &error);
      g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_MALFORMED);
    }
  /* Only what is the sender's own to say: whether more follows, and the base. */
  g_assert_cmpuint (n_passed, ==, 1 + DUBAN_ID_SIZE);
}

/* Changes of a colleague that the office passes on. */
static void
test_another_desks_words_pass_under_its_own_seal_alone (void)
{
  enum
  {
    FAITHFUL,
    SEALED_BY_THE_OFFICE,
    UNKNOWN_AUTHOR,
    REVOKED_BEFORE,
    REVOKED_AFTER,
    FORGED,
    N_CASES
  };
  static const DubanBundleError codes[N_CASES]
      = { [SEALED_BY_THE_OFFICE] = DUBAN_BUNDLE_ERROR_CHANGE,
          [UNKNOWN_AUTHOR] = DUBAN_BUNDLE_ERROR_AUTHOR,
          [REVOKED_BEFORE] = DUBAN_BUNDLE_ERROR_REVOKED,
          [FORGED] = DUBAN_BUNDLE_ERROR_SEAL };

  for (guint c = 0; c < N_CASES; c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      desks_init (&desks, 3);
      desks_add_change (&desks, WANG, 20);
      desks_seal (&desks, c == SEALED_BY_THE_OFFICE ? OFFICE : WANG, 5, 256);
      desks.is_known[WANG] = c != UNKNOWN_AUTHOR;
      if (c == REVOKED_BEFORE || c == REVOKED_AFTER)
        desks.peers[WANG].keys[0].revoked_after = c == REVOKED_BEFORE ? 4 : 5;
      if (c == FORGED)
        g_array_index (desks.seals, DubanSeal, 0).no = 6;
      bundle = desks_read (&desks, LI, desks_write (&desks, OFFICE, LI), &error);
      if (codes[c])
        g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) codes[c]);
      else
        g_assert_no_error (error);
    }
}

/* A member who puts another's change among his own seal's hashes stops nothing. */
static void
test_a_seal_says_nothing_of_another_desks_changes (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;
  const DubanBundleChange *changes;
  DubanHash *hashes = g_new0 (DubanHash, 3);
  DubanSpan body;
  guint n;

  desks_init (&desks, 3);
  desks_add_change (&desks, LI, 10);
  desks_add_change (&desks, WANG, 20);
  for (guint i = 0; i < 2; i++)
    {
      body = desks_get_body (&desks, i);
      hashes[i + 1] = duban_hash_of (body.data, body.size);
    }
  g_ptr_array_add (desks.hashes, hashes);
  g_array_set_size (desks.seals, 1);
  duban_seal_make (&g_array_index (desks.seals, DubanSeal, 0), desks.keys[LI], 1, hashes, 2);
  n = 0;
  g_array_append_val (desks.which, n);
  desks_seal (&desks, WANG, 1, 256);
  bundle = desks_read (&desks, LI, desks_write (&desks, OFFICE, LI), &error);
  g_assert_no_error (error);
  changes = duban_bundle_get_changes (bundle, &n);
  g_assert_cmpuint (changes[0].seal, ==, 0);
  g_assert_cmpuint (changes[1].seal, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/comes-out-as-it-went-in", test_comes_out_as_it_went_in);
  g_test_add_func ("/bundle/the-same-input-and-chance-give-the-same-bytes",
                   test_the_same_input_and_chance_give_the_same_bytes);
  g_test_add_func ("/bundle/every-flipped-byte-is-told", test_every_flipped_byte_is_told);
  g_test_add_func ("/bundle/every-forged-byte-is-told", test_every_forged_byte_is_told);
  g_test_add_func ("/bundle/every-resigned-byte-is-told", test_every_resigned_byte_is_told);
  g_test_add_func ("/bundle/every-cut-is-told", test_every_cut_is_told);
  g_test_add_func ("/bundle/every-deliberate-cut-is-told", test_every_deliberate_cut_is_told);
  g_test_add_func ("/bundle/every-trailing-byte-is-told", test_every_trailing_byte_is_told);
  g_test_add_func ("/bundle/what-was-sent-as-text-is-told", test_what_was_sent_as_text_is_told);
  g_test_add_func ("/bundle/who-may-send-and-read", test_who_may_send_and_read);
  g_test_add_func ("/bundle/two-recipients-read-the-same", test_two_recipients_read_the_same);
  g_test_add_func ("/bundle/recipients-are-1-to-64", test_recipients_are_1_to_64);
  g_test_add_func ("/bundle/a-name-is-at-most-so-long", test_a_name_is_at_most_so_long);
  g_test_add_func ("/bundle/a-large-package-is-split", test_a_large_package_is_split);
  g_test_add_func ("/bundle/the-largest-file-is-as-large-as-allowed",
                   test_the_largest_file_is_as_large_as_allowed);
  g_test_add_func ("/bundle/a-payload-is-as-it-must-be", test_a_payload_is_as_it_must_be);
  g_test_add_func ("/bundle/every-byte-of-a-payload-is-told", test_every_byte_of_a_payload_is_told);
  g_test_add_func ("/bundle/another-desks-words-pass-under-its-own-seal-alone",
                   test_another_desks_words_pass_under_its_own_seal_alone);
  g_test_add_func ("/bundle/a-seal-says-nothing-of-another-desks-changes",
                   test_a_seal_says_nothing_of_another_desks_changes);
  return g_test_run ();
}
