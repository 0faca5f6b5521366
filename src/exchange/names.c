/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/names.h"

#include "core/text.h"

void
duban_names_read (const char *cell, DubanNames *names)
{
  g_autoptr (GPtrArray) parts = duban_text_split_names (cell);
  g_autoptr (GString) wording = g_string_new (NULL);

  names->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      if (duban_text_is_collective (part))
        g_string_append_printf (wording, "%s%s", wording->len ? "、" : "", part);
      else if (!g_ptr_array_find_with_equal_func (names->names, part, g_str_equal, NULL))
        g_ptr_array_add (names->names, g_strdup (part));
    }
  names->wording = wording->len ? g_strdup (wording->str) : NULL;
}

void
duban_names_clear (DubanNames *names)
{
  g_clear_pointer (&names->names, g_ptr_array_unref);
  g_clear_pointer (&names->wording, g_free);
}
