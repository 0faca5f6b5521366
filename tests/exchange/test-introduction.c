/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Introductions: what mail does to a text is allowed, everything else is told. */
#include "exchange/bundle/file.h"
#include "exchange/bundle/introduction.h"

#include <string.h>

typedef struct
{
  DubanKey *office, *wang, *renewed;
} Keys;

static void
keys_init (Keys *keys)
{
  guint64 seed = 1;
  DubanChance chance = duban_chance_from_seed (&seed);
  DubanId office = { { 1 } }, wang = { { 2 } };

  keys->office = duban_key_new (&office, 0, &chance);
  keys->wang = duban_key_new (&wang, 0, &chance);
  keys->renewed = duban_key_new (&wang, 0, &chance);
}

static void
keys_clear (Keys *keys)
{
  duban_key_free (keys->office);
  duban_key_free (keys->wang);
  duban_key_free (keys->renewed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

static DubanIntroduction
make (DubanIntroductionKind kind)
{
  return (DubanIntroduction){ .kind = kind,
                              .role = DUBAN_ROLE_LEADER,
                              .leader = { { 9 } },
                              .name = g_strdup ("副旗长甲"),
                              .made_at = 1795437000000 };
}

/* The text of one of each kind. (transfer full) */
static char *
write_kind (const Keys *keys, DubanIntroductionKind kind)
{
  g_auto (DubanIntroduction) introduction = make (kind);
  g_autoptr (GError) error = NULL;
  char *text;

  if (kind == DUBAN_INTRODUCTION_REVOCATION)
    {
      introduction.key = *duban_key_get_public (keys->wang);
      introduction.last_seal = 41;
      text = duban_introduction_write (&introduction, keys->office, NULL, &error);
    }
  else if (kind == DUBAN_INTRODUCTION_RENEWAL)
    text = duban_introduction_write (&introduction, keys->renewed, keys->wang, &error);
  else
    text = duban_introduction_write (&introduction, keys->wang, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_refused (const char *text, gsize size, DubanBundleError code)
{
  g_auto (DubanIntroduction) introduction = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (duban_introduction_read ((const guint8 *) text, size, &introduction, &error));
  g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) code);
  g_assert_null (introduction.name);
}

static void
test_each_kind_is_read_as_it_was_written (void)
{
  for (guint kind = DUBAN_INTRODUCTION_MEETING; kind <= DUBAN_INTRODUCTION_REVOCATION; kind++)
    {
      g_auto (Keys) keys = { 0 };
      g_auto (DubanIntroduction) read = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      const DubanKey *signer;

      keys_init (&keys);
      text = write_kind (&keys, kind);
      g_assert_cmpint (duban_exchange_tell_kind ((guint8 *) text, strlen (text)), ==,
                       DUBAN_EXCHANGE_INTRODUCTION);
      g_assert_true (duban_introduction_read ((guint8 *) text, strlen (text), &read, &error));
      g_assert_no_error (error);
      g_assert_cmpint (read.kind, ==, kind);
      g_assert_cmpint (read.role, ==, DUBAN_ROLE_LEADER);
      g_assert_cmpstr (read.name, ==, "副旗长甲");
      g_assert_cmpint (read.made_at, ==, 1795437000000);
      g_assert_cmpint (read.leader.bytes[0], ==, 9);
      g_assert_cmpint (read.last_seal, ==, kind == DUBAN_INTRODUCTION_REVOCATION ? 41 : 0);
      signer = kind == DUBAN_INTRODUCTION_REVOCATION ? keys.office : keys.wang;
      g_assert_true (duban_public_key_equal (&read.signer, duban_key_get_public (signer)));
      signer = kind == DUBAN_INTRODUCTION_RENEWAL ? keys.renewed : keys.wang;
      g_assert_true (duban_public_key_equal (&read.key, duban_key_get_public (signer)));
    }
}

static void
test_what_mail_does_to_a_text_is_allowed (void)
{
  g_auto (Keys) keys = { 0 };
  g_autofree char *text = NULL;

  keys_init (&keys);
  text = write_kind (&keys, DUBAN_INTRODUCTION_MEETING);
  for (guint i = 0; i < 5; i++)
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *other = g_strjoinv (i == 0   ? "\r\n"
                                           : i == 1 ? " \n"
                                           : i == 2 ? "\n  "
                                                    : "\n",
                                           lines);
      g_autofree char *whole = i == 3   ? g_strconcat ("\xef\xbb\xbf", other, NULL)
                               : i == 4 ? g_strconcat ("\n\n", other, "\n \n", NULL)
                                        : g_strdup (other);
      g_auto (DubanIntroduction) read = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (duban_introduction_read ((guint8 *) whole, strlen (whole), &read, &error));
      g_assert_no_error (error);
      g_assert_cmpint (duban_exchange_tell_kind ((guint8 *) whole, strlen (whole)), ==,
                       DUBAN_EXCHANGE_INTRODUCTION);
    }
}

static void
test_every_other_byte_is_told (void)
{
  for (guint kind = DUBAN_INTRODUCTION_MEETING; kind <= DUBAN_INTRODUCTION_REVOCATION; kind++)
    {
      g_auto (Keys) keys = { 0 };
      g_autofree char *text = NULL;
      gsize size;

      keys_init (&keys);
      text = write_kind (&keys, kind);
      size = strlen (text);
      for (gsize at = 0; at < size; at++)
        for (guint byte = 0; byte < 256; byte += byte == 0 ? 1 : 3)
          {
            g_auto (DubanIntroduction) read = { 0 };
            g_autoptr (GError) error = NULL;
            char old = text[at];

            text[at] = (char) byte;
            if (duban_introduction_read ((guint8 *) text, size, &read, &error))
              g_assert_true (text[at] == old || g_ascii_isspace (old)); /* a line end; no more */
            else
              g_assert_true (error->domain == DUBAN_BUNDLE_ERROR);
            text[at] = old;
          }
    }
}

static void
test_every_cut_and_what_stands_after_is_told (void)
{
  g_auto (Keys) keys = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;
  gsize size;

  keys_init (&keys);
  text = write_kind (&keys, DUBAN_INTRODUCTION_MEETING);
  size = strlen (text) - 1; /* its last line end is not missed */
  assert_refused (text, 0, DUBAN_BUNDLE_ERROR_FOREIGN);
  for (gsize cut = 1; cut < size; cut++)
    assert_refused (text, cut, DUBAN_BUNDLE_ERROR_CUT);
  longer = g_strconcat (text, "x", NULL);
  assert_refused (longer, strlen (longer), DUBAN_BUNDLE_ERROR_TRAILING);
}

static void
test_what_an_introduction_is_not (void)
{
  g_autofree char *large = g_strnfill (DUBAN_INTRODUCTION_MAX + 1, '\n');
  static const struct
  {
    const char *text;
    DubanBundleError code;
  } cases[] = {
    { "", DUBAN_BUNDLE_ERROR_FOREIGN },
    { "\n\n", DUBAN_BUNDLE_ERROR_FOREIGN },
    { "编号,事项\n", DUBAN_BUNDLE_ERROR_FOREIGN },
    { "DUBAN INTRODUCTION 2\nAAAA\nEND OF INTRODUCTION\n", DUBAN_BUNDLE_ERROR_NEWER },
    { "DUBAN INTRODUCTION 1\nAAAA\nEND OF INTRODUCTION\n", DUBAN_BUNDLE_ERROR_DAMAGED },
    { "DUBAN INTRODUCTION 1\nEND OF INTRODUCTION\n", DUBAN_BUNDLE_ERROR_DAMAGED },
    { "DUBAN INTRODUCTION 1\n????\nEND OF INTRODUCTION\n", DUBAN_BUNDLE_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].code);
  assert_refused (large, DUBAN_INTRODUCTION_MAX + 1, DUBAN_BUNDLE_ERROR_LARGE);
  assert_refused (large, DUBAN_INTRODUCTION_MAX, DUBAN_BUNDLE_ERROR_FOREIGN);
}

/* Bytes whose check was made right by whoever altered them. */
static void
test_every_forged_byte_is_told (void)
{
  for (guint kind = DUBAN_INTRODUCTION_MEETING; kind <= DUBAN_INTRODUCTION_REVOCATION; kind++)
    {
      g_auto (Keys) keys = { 0 };
      g_autofree char *text = NULL;
      g_autofree char *letters = NULL;
      g_autofree guint8 *bytes = NULL;
      guint counts[DUBAN_BUNDLE_ERROR_CHANGE + 1] = { 0 };
      gsize size;

      keys_init (&keys);
      text = write_kind (&keys, kind);
      letters
          = g_strndup (text + strlen ("DUBAN INTRODUCTION 1\n"),
                       (gsize) (strstr (text, "END") - text) - strlen ("DUBAN INTRODUCTION 1\n"));
      bytes = g_base64_decode (letters, &size);
      for (gsize at = 0; at < size - 8; at++)
        {
          g_auto (DubanIntroduction) read = { 0 };
          g_autoptr (GError) error = NULL;
          g_autofree char *again = NULL;
          g_autofree char *whole = NULL;
          DubanHash check;

          bytes[at] ^= 4;
          check = duban_hash_of (bytes, size - 8);
          memcpy (bytes + size - 8, check.bytes, 8);
          again = g_base64_encode (bytes, size);
          whole = g_strconcat ("DUBAN INTRODUCTION 1\n", again, "\nEND OF INTRODUCTION\n", NULL);
          g_assert_false (
              duban_introduction_read ((guint8 *) whole, strlen (whole), &read, &error));
          counts[error->code]++;
          bytes[at] ^= 4;
        }
      g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_NEWER], ==, 2);
      g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_SIGNATURE], >, 64);
      g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_NEWER] + counts[DUBAN_BUNDLE_ERROR_MALFORMED]
                            + counts[DUBAN_BUNDLE_ERROR_SIGNATURE],
                        ==, size - 8);
    }
}

static void
test_a_name_is_at_most_so_long (void)
{
  for (gsize length = DUBAN_DESK_NAME_MAX; length <= DUBAN_DESK_NAME_MAX + 1; length++)
    {
      g_auto (Keys) keys = { 0 };
      g_auto (DubanIntroduction) introduction = make (DUBAN_INTRODUCTION_MEETING);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      keys_init (&keys);
      g_free (introduction.name);
      introduction.name = g_strnfill (length, 'x');
      text = duban_introduction_write (&introduction, keys.wang, NULL, &error);
      if (length <= DUBAN_DESK_NAME_MAX)
        g_assert_no_error (error);
      else
        g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_LARGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/introduction/each-kind-is-read-as-it-was-written",
                   test_each_kind_is_read_as_it_was_written);
  g_test_add_func ("/introduction/what-mail-does-to-a-text-is-allowed",
                   test_what_mail_does_to_a_text_is_allowed);
  g_test_add_func ("/introduction/every-other-byte-is-told", test_every_other_byte_is_told);
  g_test_add_func ("/introduction/every-cut-and-what-stands-after-is-told",
                   test_every_cut_and_what_stands_after_is_told);
  g_test_add_func ("/introduction/what-an-introduction-is-not", test_what_an_introduction_is_not);
  g_test_add_func ("/introduction/every-forged-byte-is-told", test_every_forged_byte_is_told);
  g_test_add_func ("/introduction/a-name-is-at-most-so-long", test_a_name_is_at_most_so_long);
  return g_test_run ();
}
