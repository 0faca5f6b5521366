/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/sheet.h"

static void
test_copies (void)
{
  g_autoptr (DubanSheet) sheet = duban_sheet_new (g_strdup ("在办事项"), NULL, NULL);
  g_autofree char *tsv = NULL;
  g_autofree char *html = NULL;

  duban_sheet_add_column (sheet, "事项", 5, FALSE);
  duban_sheet_add_column (sheet, "超期", 0, TRUE);
  duban_sheet_add_group (sheet, "副旗长甲");
  duban_sheet_take_row (sheet, g_strsplit ("整治\t河道\n两岸|-3", "|", 0));
  duban_sheet_take_row (sheet, g_strsplit ("=1+1|＠甲", "|", 0));
  duban_sheet_take_row (sheet, g_strsplit ("水利&住建 <5户>|", "|", 0));
  tsv = duban_sheet_to_tsv (sheet);
  html = duban_sheet_to_html (sheet);
  g_assert_cmpstr (tsv, ==,
                   "事项\t超期\n副旗长甲\n整治 河道 两岸\t-3\n'=1+1\t'＠甲\n水利&住建 <5户>\t\n");
  g_assert_nonnull (strstr (html, "水利&amp;住建 &lt;5户&gt;"));
  g_assert_nonnull (strstr (html, "colspan=\"2\">副旗长甲</th>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/copies", test_copies);
  return g_test_run ();
}
