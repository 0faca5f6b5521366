/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/reply.h"

#include "app/remind/reminder.h"

/* What an answer makes of what was said. */
static void
answer_row (DubanReminded *row, DubanAnswer answer, const DubanHours *hours, DubanMoment now)
{
  const DubanOwed owed
      = { .task = row->task, .what = row->what, .due = row->due, .target = row->target };

  switch (answer)
    {
    case DUBAN_ANSWER_OPEN:
    case DUBAN_ANSWER_RECORD:
      row->state = DUBAN_REMINDED_ACTED;
      break;
    case DUBAN_ANSWER_HOUR:
      row->state = DUBAN_REMINDED_SNOOZED;
      row->until = duban_ring_snooze_hour (now);
      break;
    case DUBAN_ANSWER_MORNING:
      row->state = DUBAN_REMINDED_SNOOZED;
      row->until = duban_ring_snooze_morning (hours, &owed, now);
      break;
    case DUBAN_ANSWER_DISMISS:
    default:
      row->state = DUBAN_REMINDED_DISMISSED;
      break;
    }
}

/* The group's key means all that its notice said. */
static gboolean
is_meant (const DubanReminded *row, GHashTable *keys)
{
  g_autofree char *key = duban_reminded_dup_key (row);

  return g_hash_table_contains (keys, key)
         || (row->is_grouped && row->state == DUBAN_REMINDED_SHOWN
             && g_hash_table_contains (keys, DUBAN_REMINDER_GROUP));
}

/* The rows that those keys mean. (transfer full, DubanReminded) */
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

      if (is_meant (row, wanted))
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

typedef struct
{
  DubanSession *session;
  const char *const *keys;
  DubanAnswer answer;
  GArray *before; /* of DubanReminded */
} Replying;

static gboolean
give_cb (DubanDb *db, gpointer data, GError **error)
{
  Replying *replying = data;
  DubanSession *session = replying->session;
  const DubanMoment now = duban_moment_of (session->now.today, session->now.minute);
  g_autoptr (GArray) answered = NULL;
  DubanHours hours;

  replying->before = load_rows (session, replying->keys, error);
  if (replying->before == NULL)
    return FALSE;
  duban_hours_init (&hours, session->terms);
  answered = copy (replying->before);
  for (guint i = 0; i < answered->len; i++)
    answer_row (&g_array_index (answered, DubanReminded, i), replying->answer, &hours, now);
  return write_rows (session, answered, error);
}

gboolean
duban_reply_give (DubanSession *session, const char *const *keys, DubanAnswer answer,
                  GArray **before, GError **error)
{
  Replying replying = { .session = session, .keys = keys, .answer = answer };
  const gboolean is_given = duban_reminders_change (session->db, give_cb, &replying, error);
  g_autoptr (GArray) rows = replying.before;

  if (is_given && before != NULL)
    *before = g_steal_pointer (&rows);
  return is_given;
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
