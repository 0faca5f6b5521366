/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/snippet.h"

/* Expected values in escapes where the characters cannot be seen. */
static const struct
{
  const char *text;
  guint max_chars;
  const char *expected;
} cases[] = {
  { NULL, 10, "" },
  { "", 10, "" },
  { "水利&住建 <5户>", 20, "水利&住建 <5户>" },
  { "  两头  空白\t\n", 20, "两头 空白" },
  { "第一行\r\n第二行", 20, "第一行 第二行" },
  { "一二三四五", 5, "一二三四五" },
  { "一二三四五六", 5, "一二三四五…" },
  { "一二 三四", 3, "一二…" }, /* cut behind a blank */
  { "\u202e倒写\u202c", 10, "倒写" },
  { "\u200e\u2066a\u2069", 10, "a" },
  { "关于עברית的函", 10, "\u2068关于עברית的函\u2069" },
  { "عربى", 2, "\u2068عر…\u2069" },
  { "a\x01\x7f"
    "b",
    10, "a b" },
};

static void
test_fits_one_line (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *snippet = duban_snippet_dup (cases[i].text, cases[i].max_chars);

      g_assert_cmpstr (snippet, ==, cases[i].expected);
    }
}

static void
test_is_appended_to_what_stands (void)
{
  g_autoptr (GString) buffer = g_string_new ("前 ");

  duban_snippet_append (buffer, "\n", 5);
  g_assert_cmpstr (buffer->str, ==, "前 ");
  duban_snippet_append (buffer, "עברית", 9);
  g_assert_cmpstr (buffer->str, ==, "前 \u2068עברית\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snippet/fits-one-line", test_fits_one_line);
  g_test_add_func ("/snippet/is-appended-to-what-stands", test_is_appended_to_what_stands);
  return g_test_run ();
}
