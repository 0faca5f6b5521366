/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/holders.h"

#include <string.h>

#include "app/entity/value-bytes.h"

#define HOLDER_SIZE (DUBAN_ID_SIZE + 1 + 4 + 4)

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const DubanHolder *x = a, *y = b;
  int order = duban_id_compare (&x->leader, &y->leader);

  if (order == 0)
    order = (x->from > y->from) - (x->from < y->from);
  return order != 0 ? order : x->kind - y->kind;
}

GArray *
duban_holders_read (DubanSpan value)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (DubanHolder));

  for (gsize at = 0; at + HOLDER_SIZE <= value.size; at += HOLDER_SIZE)
    {
      const guint8 *entry = value.data + at;
      const DubanSpan from = { entry + DUBAN_ID_SIZE + 1, 4 };
      const DubanSpan to = { entry + DUBAN_ID_SIZE + 5, 4 };
      DubanHolder holder = { .kind = entry[DUBAN_ID_SIZE],
                             .from = duban_span_get_day (from),
                             .to = duban_span_get_day (to) };

      memcpy (holder.leader.bytes, entry, DUBAN_ID_SIZE);
      g_array_append_val (holders, holder);
    }
  return holders;
}

GBytes *
duban_holders_write (GArray *holders)
{
  GByteArray *bytes = g_byte_array_new ();

  g_array_sort (holders, compare_holders);
  for (guint i = 0; i < holders->len; i++)
    {
      const DubanHolder *holder = &g_array_index (holders, DubanHolder, i);

      g_byte_array_append (bytes, holder->leader.bytes, DUBAN_ID_SIZE);
      g_byte_array_append (bytes, &holder->kind, 1);
      duban_bytes_append_day (bytes, holder->from);
      duban_bytes_append_day (bytes, holder->to);
    }
  return g_byte_array_free_to_bytes (bytes);
}

gboolean
duban_holders_is_before (DubanDay to, DubanDay from)
{
  return to != DUBAN_NO_DAY && from != DUBAN_NO_DAY && to < from;
}
