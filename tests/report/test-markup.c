/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markup.h"

static void
test_append (void)
{
  static const struct
  {
    const char *text;
    const char *markup;
  } cases[] = {
    { "", "" },
    { "督办137", "督办137" },
    { "<&>\"'", "&lt;&amp;&gt;&quot;&#39;" },
    { "&lt;", "&amp;lt;" },
    { "]]>", "]]&gt;" },
    { "\t\n", "\t\n" },
    { "a\r\nb\rc", "a\nb\nc" },
    { "\x01\x08\x0b\x0c\x0e\x1f", "������" },
    { "\x7f", "\x7f" },
    { "\xED\x9F\xBF\xEE\x80\x80", "\xED\x9F\xBF\xEE\x80\x80" }, /* beside the surrogates */
    { "\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF", "���" },          /* FFFD, FFFE, FFFF */
    { "\xF0\x90\x80\x80\xF4\x8F\xBF\xBD", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBD" },
    { "\xEF\xB7\x8F\xEF\xB7\x90", "\xEF\xB7\x8F�" },             /* FDCF, FDD0 */
    { "\xEF\xB7\xAF\xEF\xB7\xB0", "�\xEF\xB7\xB0" },             /* FDEF, FDF0 */
    { "\xF0\x9F\xBF\xBD\xF0\x9F\xBF\xBE", "\xF0\x9F\xBF\xBD�" }, /* 1FFFD, 1FFFE */
    { "\xF4\x8F\xBF\xBE\xF4\x8F\xBF\xBF", "��" },                /* 10FFFE, 10FFFF */
    { "\xE2\x80\xA8", "\n" },
    { "\xff甲", "�甲" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) markup = g_string_new (NULL);

      duban_markup_append (markup, cases[i].text);
      g_assert_cmpstr (markup->str, ==, cases[i].markup);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/what-xml-forbids-is-replaced", test_append);
  return g_test_run ();
}
