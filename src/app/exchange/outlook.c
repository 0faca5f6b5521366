/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/outlook.h"

#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "store/sealing.h"

typedef struct
{
  DubanShareView view;
  gint64 base;
  DubanFold *fold;
  DubanOutlook *outlook;
} Looking;

static void
free_outlook_cb (gpointer data)
{
  DubanOutlook *outlook = data;

  g_free (outlook->name);
  g_ptr_array_unref (outlook->leaves);
  g_ptr_array_unref (outlook->added);
  g_free (outlook);
}

/* Of the entity in the fold. (transfer full) */
static char *
dup_title (DubanFold *fold)
{
  char *title = duban_span_dup_text (duban_fold_get (fold, DUBAN_ATTR_TITLE));

  return title != NULL ? title : g_strdup ("–");
}

static gboolean
look_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Looking *looking = data;
  DubanOutlook *outlook = looking->outlook;
  DubanFold *fold = looking->fold;
  gsize first, end;

  duban_share_find_stretch (&looking->view, entity, looking->base, fold, &first, &end);
  outlook->n_changes += end - first;
  if (first == end || entity->kind != DUBAN_ENTITY_TASK)
    return TRUE;
  duban_fold_load (fold, entity->changes, entity->n_changes);
  if (first == 0)
    g_ptr_array_add (outlook->added, dup_title (fold));
  else
    outlook->n_changed++;
  if (!duban_share_sees (&looking->view, fold, entity->changes, entity->n_changes))
    g_ptr_array_add (outlook->leaves, dup_title (fold));
  return TRUE;
}

static gboolean
look_at (GPtrArray *outlooks, DubanSession *session, const DubanPeerRow *peer, gboolean full,
         GError **error)
{
  DubanShareHistory history = duban_sealing_get_history (session->db);
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  DubanOutlook *outlook = g_new0 (DubanOutlook, 1);
  Looking looking = { duban_colleague_get_view (peer), 0, fold, outlook };
  DubanGivingSpan span;

  outlook->name = g_strdup (peer->name);
  outlook->leaves = g_ptr_array_new_with_free_func (g_free);
  outlook->added = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (outlooks, outlook);
  if (!duban_exchange_look_ahead (session, &peer->desk, &span, error))
    return FALSE;
  looking.base = full ? 0 : span.base;
  return history.each_touched (history.self, looking.base, look_cb, &looking, error);
}

GPtrArray *
duban_exchange_look_out (DubanSession *session, const char *const *names, gboolean full,
                         GError **error)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);
  g_autoptr (GPtrArray) outlooks = g_ptr_array_new_with_free_func (free_outlook_cb);

  for (guint i = 0; peers != NULL && names[i] != NULL; i++)
    {
      const guint n_before = outlooks->len;

      for (guint j = 0; j < peers->len; j++)
        {
          const DubanPeerRow *peer = peers->pdata[j];

          if (duban_colleague_is_called (peer, names[i]) && peer->revoked_after == G_MAXINT64
              && !look_at (outlooks, session, peer, full, error))
            return NULL;
        }
      if (outlooks->len == n_before && duban_colleagues_find (peers, names[i], error) == NULL)
        return NULL;
    }
  return peers != NULL ? g_steal_pointer (&outlooks) : NULL;
}
