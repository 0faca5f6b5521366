/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/reply.h"

#include "app/remind/answer.h"

/* The rows that bear those keys. (transfer full, DubanReminded) */
static GArray *
load_rows (DubanSession *session, const char *const *keys, GError **error)
{
  g_autoptr (GArray) all
      = duban_reminders_load (session->db, duban_reminder_get_side (session->terms), error);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DubanReminded));

  if (all == NULL)
    return NULL;
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (wanted, (gpointer) keys[i]);
  for (guint i = 0; i < all->len; i++)
    {
      const DubanReminded *row = &g_array_index (all, DubanReminded, i);
      g_autofree char *key = duban_reminded_dup_key (row);

      if (g_hash_table_contains (wanted, key))
        g_array_append_val (rows, *row);
    }
  return g_steal_pointer (&rows);
}

static GArray *
copy (const GArray *rows)
{
  GArray *copied = g_array_sized_new (FALSE, FALSE, sizeof (DubanReminded), rows->len);

  return g_array_append_vals (copied, rows->data, rows->len);
}

static gboolean
write_rows (DubanSession *session, const GArray *rows, GError **error)
{
  return duban_reminders_write (session->db, (const DubanReminded *) (gpointer) rows->data,
                                rows->len, NULL, 0, error);
}

gboolean
duban_reply_give (DubanSession *session, const char *const *keys, DubanAnswer answer,
                  GArray **before, GError **error)
{
  const DubanMoment now = duban_moment_of (session->now.today, session->now.minute);
  g_autoptr (GArray) rows = load_rows (session, keys, error);
  g_autoptr (GArray) answered = NULL;
  DubanHours hours;

  if (rows == NULL)
    return FALSE;
  duban_hours_init (&hours, session->terms);
  answered = copy (rows);
  for (guint i = 0; i < answered->len; i++)
    duban_reminded_answer (&g_array_index (answered, DubanReminded, i), answer, &hours, now);
  if (!write_rows (session, answered, error))
    return FALSE;
  *before = g_steal_pointer (&rows);
  return TRUE;
}

/* Their notices are gone from the desktop. */
gboolean
duban_reply_undo (DubanSession *session, const GArray *before, GError **error)
{
  g_autoptr (GArray) rows = copy (before);

  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, DubanReminded, i).bubble = 0;
  return write_rows (session, rows, error);
}
