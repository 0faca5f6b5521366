/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/wrong-clock.h"

#include "app/exchange/colleagues.h"
#include "store/peer-keys.h"

#include <glib/gi18n-lib.h>

#define MINUTE ((gint64) 60 * 1000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  DubanId desk;
  gint64 time;
} Latest;

struct _DubanWrongClocks
{
  GArray *latest; /* of Latest: there are few desks */
};

DubanWrongClocks *
duban_wrong_clocks_new (void)
{
  DubanWrongClocks *clocks = g_new (DubanWrongClocks, 1);

  clocks->latest = g_array_new (FALSE, FALSE, sizeof (Latest));
  return clocks;
}

void
duban_wrong_clocks_free (DubanWrongClocks *clocks)
{
  g_array_unref (clocks->latest);
  g_free (clocks);
}

void
duban_wrong_clocks_see (DubanWrongClocks *clocks, const DubanId *desk, gint64 time)
{
  Latest latest = { *desk, time };

  for (guint i = 0; i < clocks->latest->len; i++)
    {
      Latest *known = &g_array_index (clocks->latest, Latest, i);

      if (!duban_id_equal (&known->desk, desk))
        continue;
      known->time = MAX (known->time, time);
      return;
    }
  g_array_append_val (clocks->latest, latest);
}

/* Half and more of the greater unit counts as one. */
char *
duban_wrong_clock_to_text (const char *name, gint64 ahead)
{
  guint n;

  if (ahead >= 2 * DAY)
    {
      n = (guint) MIN ((ahead + DAY / 2) / DAY, G_MAXINT);
      return g_strdup_printf (ngettext ("%s's computer is about %u day ahead",
                                        "%s's computer is about %u days ahead", n),
                              name, n);
    }
  if (ahead >= HOUR)
    {
      n = (guint) ((ahead + HOUR / 2) / HOUR);
      return g_strdup_printf (ngettext ("%s's computer is about %u hour ahead",
                                        "%s's computer is about %u hours ahead", n),
                              name, n);
    }
  n = (guint) ((ahead + MINUTE / 2) / MINUTE);
  return g_strdup_printf (ngettext ("%s's computer is about %u minute ahead",
                                    "%s's computer is about %u minutes ahead", n),
                          name, n);
}

static gboolean
tell_one (const Latest *latest, DubanSession *session, const GPtrArray *peers, DubanTaking *taking,
          GError **error)
{
  const DubanPeerRow *peer = duban_colleagues_get (peers, &latest->desk);
  gint64 ahead = latest->time - session->now.milliseconds;
  g_autofree char *words = NULL;

  if (ahead < DUBAN_WRONG_CLOCK_FROM)
    return duban_peer_clock_put (session->db, &latest->desk, 0, error);
  words = duban_wrong_clock_to_text (peer != NULL ? peer->name : "–", ahead);
  g_ptr_array_add (taking->notes,
                   /* Translators: “…'s computer is about 3 hours ahead”. */
                   g_strdup_printf (_ ("%s; what he wrote is kept as it is. Ask him to set the "
                                       "clock."),
                                    words));
  return duban_peer_clock_put (session->db, &latest->desk, ahead, error);
}

gboolean
duban_wrong_clocks_tell (DubanWrongClocks *clocks, DubanSession *session, DubanTaking *taking,
                         GError **error)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);

  if (peers == NULL)
    return FALSE;
  for (guint i = 0; i < clocks->latest->len; i++)
    {
      const Latest *latest = &g_array_index (clocks->latest, Latest, i);

      if (!duban_id_equal (&latest->desk, &session->desk)
          && !tell_one (latest, session, peers, taking, error))
        return FALSE;
    }
  return TRUE;
}
