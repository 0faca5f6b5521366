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
  const DubanEffort *effort;
  gsize n_done, n_all; /* changes */
} Looking;

static void
free_outlook_cb (gpointer data)
{
  DubanOutlook *outlook = data;

  g_free (outlook->name);
  g_ptr_array_unref (outlook->leaves);
  g_ptr_array_unref (outlook->added);
  for (int i = 0; i < DUBAN_N_OUTLOOK; i++)
    g_ptr_array_unref (outlook->lines[i]);
  g_free (outlook);
}

/* Of the entity in the fold. (transfer full) */
static char *
dup_title (DubanFold *fold)
{
  char *title = duban_span_dup_text (duban_fold_get (fold, DUBAN_ATTR_TITLE));

  return title != NULL ? title : g_strdup ("–");
}

static void
add_line (DubanOutlook *outlook, DubanOutlookKind kind, DubanFold *fold)
{
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (outlook->counts[kind]++ >= DUBAN_OUTLOOK_LINES)
    return;
  number = duban_span_dup_text (duban_fold_get (fold, DUBAN_ATTR_NUMBER));
  title = dup_title (fold);
  g_ptr_array_add (outlook->lines[kind],
                   g_strjoin (" ", number != NULL ? number : "–", title, NULL));
}

static gboolean
look_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Looking *looking = data;
  DubanOutlook *outlook = looking->outlook;
  DubanFold *fold = looking->fold;
  gboolean leaves;
  gsize first, end;

  looking->n_done += entity->n_changes;
  if (!duban_effort_go_on (looking->effort, looking->n_done, looking->n_all, error))
    return FALSE;
  duban_share_find_stretch (&looking->view, entity, looking->base, fold, &first, &end);
  outlook->n_changes += end - first;
  if (first == end || entity->kind != DUBAN_ENTITY_TASK)
    return TRUE;
  duban_fold_load (fold, entity->changes, entity->n_changes);
  if (first == 0)
    g_ptr_array_add (outlook->added, dup_title (fold));
  else
    outlook->n_changed++;
  leaves = !duban_share_sees (&looking->view, fold, entity->changes, entity->n_changes);
  if (leaves)
    g_ptr_array_add (outlook->leaves, dup_title (fold));
  add_line (outlook,
            leaves       ? DUBAN_OUTLOOK_LEAVES
            : first == 0 ? DUBAN_OUTLOOK_NEW
                         : DUBAN_OUTLOOK_CHANGED,
            fold);
  return TRUE;
}

static gboolean
look_at (GPtrArray *outlooks, DubanSession *session, const DubanPeerRow *peer, gboolean full,
         const DubanEffort *effort, GError **error)
{
  const DubanEffort planning = duban_effort_get_part (effort, 0, 0.4);
  const DubanEffort telling = duban_effort_get_part (effort, 0.4, 0.6);
  DubanShareHistory history = duban_sealing_get_history (session->db);
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  DubanOutlook *outlook = g_new0 (DubanOutlook, 1);
  Looking looking = { duban_colleague_get_view (peer), 0, fold, outlook, &telling };
  DubanGivingSpan span;
  gint64 last;

  outlook->name = g_strdup (peer->name);
  outlook->leaves = g_ptr_array_new_with_free_func (g_free);
  outlook->added = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < DUBAN_N_OUTLOOK; i++)
    outlook->lines[i] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (outlooks, outlook);
  if (!duban_db_get_last_change (session->db, &last, error)
      || !duban_exchange_look_ahead (session, &peer->desk, &planning, &span, error))
    return FALSE;
  looking.base = full ? 0 : span.base;
  looking.n_all = (gsize) (last - looking.base);
  return history.each_touched (history.self, looking.base, look_cb, &looking, error);
}

GPtrArray *
duban_exchange_look_out (DubanSession *session, const char *const *names, gboolean full,
                         const DubanEffort *effort, GError **error)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);
  g_autoptr (GPtrArray) outlooks = g_ptr_array_new_with_free_func (free_outlook_cb);

  const guint n_names = g_strv_length ((char **) names);

  for (guint i = 0; peers != NULL && i < n_names; i++)
    {
      const DubanEffort part = duban_effort_get_part (effort, i / (double) n_names, 1.0 / n_names);
      const guint n_before = outlooks->len;

      for (guint j = 0; j < peers->len; j++)
        {
          const DubanPeerRow *peer = peers->pdata[j];

          if (duban_colleague_is_called (peer, names[i]) && peer->revoked_after == G_MAXINT64
              && !look_at (outlooks, session, peer, full, &part, error))
            return NULL;
        }
      if (outlooks->len == n_before && duban_colleagues_find (peers, names[i], error) == NULL)
        return NULL;
    }
  return peers != NULL ? g_steal_pointer (&outlooks) : NULL;
}
