/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/numeral.h"

static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

char *
duban_numeral_to_chinese (guint number)
{
  static const struct
  {
    guint value;
    const char *name;
  } places[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
  GString *text = g_string_new (NULL);
  gboolean has_gap = FALSE;

  g_return_val_if_fail (number >= 1 && number <= 9999, g_string_free (text, FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const guint digit = number / places[i].value % 10;

      if (digit == 0)
        {
          has_gap = text->len > 0;
          continue;
        }
      if (has_gap)
        g_string_append (text, digits[0]);
      has_gap = FALSE;
      if (!(digit == 1 && places[i].value == 10 && text->len == 0))
        g_string_append (text, digits[digit]);
      g_string_append (text, places[i].name);
    }
  return g_string_free (text, FALSE);
}

char *
duban_numeral_of_heading (guint level, guint number)
{
  g_autofree char *chinese = level <= 2 ? duban_numeral_to_chinese (MIN (number, 9999)) : NULL;

  switch (level)
    {
    case 1:
      return g_strdup_printf ("%s、", chinese);
    case 2:
      return g_strdup_printf ("（%s）", chinese);
    case 3:
      return g_strdup_printf ("%u.", number);
    default:
      return g_strdup_printf ("（%u）", number);
    }
}
