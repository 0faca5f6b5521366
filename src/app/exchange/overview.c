/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/overview.h"

#include "app/exchange/colleagues.h"
#include "app/view/as-of.h"
#include "store/traffic.h"

#include <glib/gi18n-lib.h>

static void
colleague_free (gpointer data)
{
  DubanOverviewColleague *colleague = data;

  g_free (colleague->name);
  g_free (colleague->received);
  g_free (colleague);
}

static void
import_free (gpointer data)
{
  DubanOverviewImport *import = data;

  g_free (import->from);
  g_free (import->file);
  g_free (import->time);
  g_free (import);
}

static void
waiting_free (gpointer data)
{
  DubanOverviewWaiting *waiting = data;

  g_free (waiting->from);
  g_free (waiting->file);
  g_free (waiting->time);
  g_free (waiting);
}

void
duban_overview_free (DubanOverview *overview)
{
  g_free (overview->name);
  g_free (overview->problem);
  g_free (overview->as_of);
  g_free (overview->synced);
  duban_letterbox_clear (&overview->letterbox);
  g_clear_pointer (&overview->colleagues, g_ptr_array_unref);
  g_clear_pointer (&overview->imports, g_ptr_array_unref);
  g_clear_pointer (&overview->waiting, g_ptr_array_unref);
  g_clear_pointer (&overview->disputes, g_ptr_array_unref);
  g_free (overview);
}

/* How many of the files made for him he has, or got the content of by a later one. */
static gboolean
count_given (DubanSession *session, const DubanPeerRow *peer, DubanOverviewColleague *colleague,
             GError **error)
{
  g_autoptr (GArray) sent = duban_traffic_list_sent (session->db, &peer->desk, error);
  gsize size = 0;
  gconstpointer ids
      = peer->acknowledged != NULL ? g_bytes_get_data (peer->acknowledged, &size) : NULL;
  DubanShareSent base;

  if (sent == NULL)
    return FALSE;
  colleague->n_given = sent->len;
  if (!duban_share_find_base ((gpointer) sent->data, sent->len, ids, size / DUBAN_ID_SIZE, &base))
    return TRUE;
  for (guint i = 0; i < sent->len; i++)
    colleague->n_confirmed += g_array_index (sent, DubanShareSent, i).upto <= base.upto;
  return TRUE;
}

static gboolean
add_colleague (DubanOverview *overview, DubanSession *session, const DubanPeerRow *peer,
               GError **error)
{
  DubanOverviewColleague *colleague = g_new0 (DubanOverviewColleague, 1);
  DubanPublicKey key = duban_colleague_get_key (peer);

  g_ptr_array_add (overview->colleagues, colleague);
  colleague->name = g_strdup (peer->name);
  colleague->role = peer->role;
  colleague->view = duban_colleague_get_view (peer);
  colleague->is_met = peer->met != 0;
  colleague->is_revoked = peer->revoked_after != G_MAXINT64;
  colleague->received = peer->seen != 0 ? duban_disputes_format_time (session, peer->seen) : NULL;
  duban_public_key_format_fingerprint (&key, colleague->fingerprint);
  return count_given (session, peer, colleague, error);
}

static char *
dup_name (const GPtrArray *peers, const DubanId *desk)
{
  const DubanPeerRow *peer = duban_colleagues_get (peers, desk);

  return g_strdup (peer != NULL ? peer->name : _ ("a desk that is not known here"));
}

static gboolean
add_imports (DubanOverview *overview, DubanSession *session, const GPtrArray *peers, GError **error)
{
  g_autoptr (GPtrArray) all = duban_traffic_list_held (session->db, NULL, error);

  if (all == NULL)
    return FALSE;
  overview->n_imports = all->len;
  for (guint i = 0; i < MIN (all->len, DUBAN_OVERVIEW_IMPORTS); i++)
    {
      const DubanTrafficHeld *held = all->pdata[i];
      DubanOverviewImport *import = g_new0 (DubanOverviewImport, 1);

      import->n = held->n;
      import->from = dup_name (peers, &held->peer);
      import->file = g_strdup (held->file);
      import->time = duban_disputes_format_time (session, held->time);
      import->n_changes = held->last - held->first + 1;
      import->is_undone = held->undone != 0;
      g_ptr_array_add (overview->imports, import);
    }
  return TRUE;
}

static gboolean
add_waiting (DubanOverview *overview, DubanSession *session, const GPtrArray *peers, GError **error)
{
  g_autoptr (GPtrArray) all = duban_traffic_list_waiting (session->db, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const DubanTrafficWaiting *one = all->pdata[i];
      DubanOverviewWaiting *waiting = g_new0 (DubanOverviewWaiting, 1);

      waiting->from = dup_name (peers, &one->peer);
      waiting->file = g_strdup (one->file);
      waiting->time = duban_disputes_format_time (session, one->time);
      g_ptr_array_add (overview->waiting, waiting);
    }
  return TRUE;
}

/* A key that cannot be had keeps nobody from seeing the rest. */
static void
fill_self (DubanOverview *overview, DubanSession *session)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DubanKey) key = duban_identity_load_key (session, &problem);

  overview->today = session->terms->today;
  overview->name = g_strdup (duban_identity_get_name (session));
  overview->role = duban_identity_get_role (session);
  if (key != NULL)
    duban_public_key_format_fingerprint (duban_key_get_public (key), overview->fingerprint);
  else
    overview->problem = g_strdup (problem->message);
}

static gboolean
add_folder (DubanOverview *overview, DubanSession *session, GError **error)
{
  gint64 synced;

  if (!duban_letterbox_look (session, &overview->letterbox, error)
      || !duban_letterbox_count_unsent (session, &overview->n_unsent, &synced, error))
    return FALSE;
  overview->synced = synced != 0 ? duban_disputes_format_time (session, synced) : NULL;
  return TRUE;
}

DubanOverview *
duban_overview_load (DubanSession *session, DubanSnapshot *snapshot, GError **error)
{
  g_autoptr (DubanOverview) overview = g_new0 (DubanOverview, 1);
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);

  overview->colleagues = g_ptr_array_new_with_free_func (colleague_free);
  overview->imports = g_ptr_array_new_with_free_func (import_free);
  overview->waiting = g_ptr_array_new_with_free_func (waiting_free);
  overview->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  if (peers == NULL)
    return NULL;
  fill_self (overview, session);
  for (guint i = 0; i < peers->len; i++)
    if (!add_colleague (overview, session, peers->pdata[i], error))
      return NULL;
  if (!add_imports (overview, session, peers, error)
      || !add_waiting (overview, session, peers, error) || !add_folder (overview, session, error))
    return NULL;
  overview->disputes = duban_disputes_load (session, error);
  return overview->disputes != NULL ? g_steal_pointer (&overview) : NULL;
}

static void
take_row (DubanSheet *sheet, const char *a, const char *b, const char *c, char *d)
{
  g_autofree char *last = d;
  const char *const texts[] = { a, b, c, last, NULL };

  duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
}

static void
add_disputes (DubanSheet *sheet, const GPtrArray *disputes)
{
  for (guint i = 0; i < disputes->len; i++)
    {
      const DubanDispute *dispute = disputes->pdata[i];

      for (guint j = 0; j < dispute->values->len; j++)
        {
          const DubanDisputeValue *value = dispute->values->pdata[j];

          take_row (sheet, dispute->subject, dispute->field, value->source, g_strdup (value->text));
        }
    }
}

DubanSheet *
duban_overview_dup_sheet (const DubanOverview *overview)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup (_ ("Exchange")), NULL, g_strdup (overview->as_of));

  duban_sheet_add_column (sheet, C_ ("exchange", "Name or task"), 3, FALSE);
  duban_sheet_add_column (sheet, C_ ("exchange", "Check code or field"), 3, FALSE);
  duban_sheet_add_column (sheet, C_ ("exchange", "Last received, or written by"), 3, FALSE);
  duban_sheet_add_column (sheet, C_ ("exchange", "State or value"), 4, FALSE);
  duban_sheet_add_group (sheet, _ ("Colleagues"));
  for (guint i = 0; i < overview->colleagues->len; i++)
    {
      const DubanOverviewColleague *one = overview->colleagues->pdata[i];

      take_row (sheet, one->name, one->fingerprint,
                one->received != NULL ? one->received : _ ("nothing received yet"),
                g_strdup_printf (_ ("%u files made for him, %u confirmed"), one->n_given,
                                 one->n_confirmed));
    }
  if (overview->disputes->len > 0)
    duban_sheet_add_group (sheet, _ ("Conflicts"));
  add_disputes (sheet, overview->disputes);
  if (overview->imports->len > 0)
    duban_sheet_add_group (sheet, _ ("Imports"));
  for (guint i = 0; i < overview->imports->len; i++)
    {
      const DubanOverviewImport *one = overview->imports->pdata[i];

      take_row (sheet, one->from, one->file != NULL ? one->file : "–", one->time,
                g_strdup_printf (_ ("%d changes"), (int) one->n_changes));
    }
  return sheet;
}
