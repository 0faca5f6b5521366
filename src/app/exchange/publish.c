/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "app/exchange/syncing.h"

#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "app/exchange/published.h"
#include "store/traffic.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* One colleague's turn. */
typedef struct
{
  DubanSyncing *syncing;
  DubanSession *session;
  const DubanPeerRow *peer;
  DubanSyncColleague *colleague;
  char *folder;
} Turn;

static void
turn_clear (Turn *turn)
{
  g_clear_pointer (&turn->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turn, turn_clear)

static void
complain (const Turn *turn, const GError *cause)
{
  g_ptr_array_add (turn->colleague->failed, g_strdup (cause->message));
}

/* ---- removing what he has */

static gboolean
has_acknowledged (const DubanPeerRow *peer, const DubanId *bundle)
{
  gsize size = 0;
  const DubanId *ids
      = peer->acknowledged != NULL ? g_bytes_get_data (peer->acknowledged, &size) : NULL;

  for (gsize i = 0; i < size / DUBAN_ID_SIZE; i++)
    if (duban_id_equal (&ids[i], bundle))
      return TRUE;
  return FALSE;
}

/* The greatest number of a file that he has acknowledged; 0: none. */
static gboolean
find_last_acknowledged (const Turn *turn, gint64 *last, GError **error)
{
  const DubanPeerRow *peer = turn->peer;
  gsize size = 0;
  const DubanId *ids
      = peer->acknowledged != NULL ? g_bytes_get_data (peer->acknowledged, &size) : NULL;

  *last = 0;
  for (gsize i = 0; i < size / DUBAN_ID_SIZE; i++)
    {
      gint64 number;

      if (!duban_traffic_find_sent (turn->session->db, &peer->desk, &ids[i], &number, error))
        return FALSE;
      *last = MAX (*last, number);
    }
  return TRUE;
}

/* Whether he has the file or a later one.  Its number alone proves nothing: this desk may have been
 * restored, and a file of before that carries what is nowhere else. */
static gboolean
is_done_with (const Turn *turn, const DubanShelfItem *item, gint64 last, gboolean *is_done,
              GError **error)
{
  g_autoptr (GBytes) file = duban_shelf_read (turn->folder, item->name, NULL);
  g_autoptr (DubanBundle) bundle = file != NULL ? duban_bundle_open (file, NULL) : NULL;
  const DubanId *id = bundle != NULL ? &duban_bundle_get_header (bundle)->id : NULL;
  gint64 number;

  *is_done = FALSE;
  if (id == NULL)
    return TRUE;
  if (!duban_traffic_find_sent (turn->session->db, &turn->peer->desk, id, &number, error))
    return FALSE;
  *is_done = has_acknowledged (turn->peer, id) || (number > 0 && number <= last);
  return TRUE;
}

static void
remove_file (const Turn *turn, const char *name)
{
  g_autofree char *path = g_build_filename (turn->folder, name, NULL);
  g_autofree char *shown = g_filename_display_name (path);

  if (TEMP_FAILURE_RETRY (g_unlink (path)) == 0)
    turn->colleague->n_removed++;
  else if (errno != ENOENT)
    g_ptr_array_add (turn->colleague->failed,
                     g_strdup_printf (_ ("“%s” was taken in and cannot be removed: %s. Give "
                                         "yourself permission to write there."),
                                      shown, g_strerror (errno)));
}

static gboolean
remove_old (const Turn *turn, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) items = duban_shelf_list (turn->folder, &cause);
  gint64 last;

  if (items == NULL)
    complain (turn, cause);
  if (!find_last_acknowledged (turn, &last, error))
    return FALSE;
  for (guint i = 0; items != NULL && last > 0 && i < items->len; i++)
    {
      const DubanShelfItem *item = items->pdata[i];
      gboolean is_done;

      if (item->kind != DUBAN_SHELF_BUNDLE || item->number > last)
        continue;
      if (!is_done_with (turn, item, last, &is_done, error))
        return FALSE;
      if (is_done)
        remove_file (turn, item->name);
    }
  return TRUE;
}

/* ---- putting there what he lacks */

/* Whole: what carries the folder may have cut one, or lost it. */
static gboolean
is_there (const Turn *turn, const DubanPublished *published)
{
  if (published->names == NULL)
    return FALSE;
  for (char **name = published->names; *name != NULL; name++)
    {
      g_autoptr (GBytes) file = duban_shelf_read (turn->folder, *name, NULL);

      if (file == NULL)
        return FALSE;
    }
  return TRUE;
}

/* He lacks something that no file there brings, or is owed an answer. */
static gboolean
is_needed (const Turn *turn, const DubanPublished *published, const DubanGivingSpan *span,
           const char *owed)
{
  if (owed != NULL && g_strcmp0 (owed, published->answered) != 0)
    return TRUE;
  return span->n_changes > 0
         && (published->base > span->base || published->upto < span->upto
             || !is_there (turn, published));
}

/* (transfer full) NULL where it could not be written: that is said, and is tried again. */
static char **
put_files (const Turn *turn, const DubanPack *pack)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pack->files->len; i++)
    {
      g_autoptr (GError) cause = NULL;
      char *name = duban_shelf_put (turn->syncing->folder, &turn->session->desk, &turn->peer->desk,
                                    pack->first_number + i, pack->files->pdata[i], &cause);

      if (name == NULL)
        {
          complain (turn, cause);
          duban_exchange_forget (turn->session, pack->first_number, pack->files->len, i, cause);
          return NULL;
        }
      g_ptr_array_add (names, name);
      turn->colleague->n_published++;
    }
  turn->colleague->n_changes += pack->span.n_changes;
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
put_lacking (const Turn *turn, const DubanEffort *effort, GError **error)
{
  const DubanEffort looking = duban_effort_get_part (effort, 0, 0.3);
  const DubanEffort packing = duban_effort_get_part (effort, 0.3, 0.7);
  g_auto (DubanPublished) before = { 0 };
  g_auto (DubanPublished) after = { 0 };
  g_auto (DubanPack) pack = { 0 };
  g_autofree char *owed = NULL;
  const DubanId *desk = &turn->peer->desk;
  DubanGivingSpan span;

  if (!duban_published_load (&before, turn->session, desk, error)
      || !duban_published_get_owed (turn->session, desk, &owed, error)
      || !duban_exchange_look_ahead (turn->session, desk, &looking, &span, error))
    return FALSE;
  if (!is_needed (turn, &before, &span, owed))
    return TRUE;
  if (!duban_exchange_pack_with_effort (turn->session, desk, &packing, &pack, error))
    return FALSE;
  after.names = put_files (turn, &pack);
  if (after.names == NULL)
    return TRUE;
  after.base = pack.span.base;
  after.upto = pack.span.upto;
  after.answered = g_steal_pointer (&owed);
  return duban_published_save (&after, turn->session, desk, error);
}

gboolean
duban_publish (DubanSyncing *syncing, DubanSession *session, const DubanEffort *effort,
               GError **error)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (session->db, error);

  if (peers == NULL)
    return FALSE;
  for (guint i = 0; i < peers->len; i++)
    {
      const DubanPeerRow *peer = peers->pdata[i];
      const DubanEffort part
          = duban_effort_get_part (effort, i / (double) peers->len, 1 / (double) peers->len);
      g_auto (Turn) turn = { syncing, session, peer, duban_syncing_get (syncing, peer), NULL };

      turn.folder = duban_shelf_dup_path (syncing->folder, &session->desk, &peer->desk);
      if (peer->revoked_after != G_MAXINT64)
        continue;
      if (!remove_old (&turn, error) || !put_lacking (&turn, &part, error))
        return FALSE;
    }
  return TRUE;
}
