/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a bundle: each rule of FORMAT.md at both edges. */
#include "desks.h"

typedef struct
{
  const char *name;
  gboolean is_taken;
  gint64 number, made_at;
  gsize name_length;
  guint n_recipients;
  gboolean has_no_id, has_no_sender, is_unordered, is_repeated, has_trailing;
} Case;

static const Case cases[] = {
  { "as it should be", TRUE, 1, 0, 4, 2 },
  { "the last number", TRUE, G_MAXINT64, 0, 4, 2 },
  { "number 0", FALSE, 0, 0, 4, 2 },
  { "before 1970", FALSE, 1, -1, 4, 2 },
  { "the last time", TRUE, 1, DUBAN_CHANGE_LAST_TIME, 4, 2 },
  { "after the last time", FALSE, 1, DUBAN_CHANGE_LAST_TIME + 1, 4, 2 },
  { "no name", TRUE, 1, 0, 0, 2 },
  { "the longest name", TRUE, 1, 0, DUBAN_DESK_NAME_MAX, 2 },
  { "a longer name", FALSE, 1, 0, DUBAN_DESK_NAME_MAX + 1, 2 },
  { "for nobody", FALSE, 1, 0, 4, 0 },
  { "for one", TRUE, 1, 0, 4, 1 },
  { "for 64", TRUE, 1, 0, 4, 64 },
  { "for 65", FALSE, 1, 0, 4, 65 },
  { "nil as its id", FALSE, 1, 0, 4, 2, .has_no_id = TRUE },
  { "nil as its sender", FALSE, 1, 0, 4, 2, .has_no_sender = TRUE },
  { "recipients without order", FALSE, 1, 0, 4, 2, .is_unordered = TRUE },
  { "a recipient twice", FALSE, 1, 0, 4, 2, .is_repeated = TRUE },
  { "something after its end", FALSE, 1, 0, 4, 2, .has_trailing = TRUE },
};

static GByteArray *
encode (const Case *test)
{
  g_autofree DubanBundleRecipient *recipients = g_new0 (DubanBundleRecipient, test->n_recipients);
  g_autofree char *name = g_strnfill (test->name_length, 'x');
  DubanBundleHeader header = { .number = test->number,
                               .made_at = test->made_at,
                               .name = name,
                               .recipients = recipients,
                               .n_recipients = test->n_recipients };
  GByteArray *bytes = g_byte_array_new ();

  if (!test->has_no_id)
    header.id = desks_id (5);
  if (!test->has_no_sender)
    header.sender.desk = desks_id (WANG);
  for (guint i = 0; i < test->n_recipients; i++)
    recipients[i].desk.bytes[15] = (guint8) (test->is_unordered  ? 200 - i
                                             : test->is_repeated ? 7
                                                                 : i + 1);
  duban_bundle_header_append (&header, bytes);
  if (test->has_trailing)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  return bytes;
}

static void
test_a_header_keeps_its_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = encode (&cases[i]);
      g_auto (DubanBundleHeader) header = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean is_taken;

      g_test_message ("%s", cases[i].name);
      is_taken
          = duban_bundle_header_decode ((DubanSpan){ bytes->data, bytes->len }, &header, &error);
      g_assert_true (is_taken == cases[i].is_taken);
      if (is_taken)
        {
          g_assert_cmpuint (header.n_recipients, ==, cases[i].n_recipients);
          g_assert_cmpuint (strlen (header.name), ==, cases[i].name_length);
          g_assert_cmpint (header.made_at, ==, cases[i].made_at);
        }
      else
        {
          g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_MALFORMED);
          g_assert_null (header.name);
          g_assert_null (header.recipients);
        }
    }
}

static void
test_every_cut_of_a_header_is_told (void)
{
  g_autoptr (GByteArray) bytes = encode (&cases[0]);

  for (gsize cut = 0; cut < bytes->len; cut++)
    {
      g_auto (DubanBundleHeader) header = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (
          duban_bundle_header_decode ((DubanSpan){ bytes->data, cut }, &header, &error));
      g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_MALFORMED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-header/a-header-keeps-its-rules", test_a_header_keeps_its_rules);
  g_test_add_func ("/bundle-header/every-cut-of-a-header-is-told",
                   test_every_cut_of_a_header_is_told);
  return g_test_run ();
}
