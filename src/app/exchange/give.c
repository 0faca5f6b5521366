/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/give.h"

#include "app/exchange/colleagues.h"
#include "exchange/bundle/bundle-write.h"
#include "exchange/file-write.h"
#include "exchange/table.h"
#include "store/sealing.h"
#include "store/traffic.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* One package on its way out. */
typedef struct
{
  DubanSession *session;
  DubanKey *key;
  GPtrArray *peers;      /* of DubanPeerRow: all that are known */
  GPtrArray *recipients; /* borrowed from them */
  DubanShareSent base;
  gint64 last;                                    /* the last change there is */
  GArray *numbers;                                /* of gint64: the changes that are sent */
  GHashTable *seals;                              /* by their numbers: DubanStoredSeal */
  GPtrArray *parts;                               /* of GBytes: the files */
  gint64 number;                                  /* of the first of them */
  DubanEffort sealing, planning, writing, saving; /* parts of one */
} Package;

static void
free_seal_cb (gpointer seal)
{
  duban_stored_seal_free (seal);
}

static void
unref_bytes_cb (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static void
package_clear (Package *package)
{
  g_clear_pointer (&package->key, duban_key_free);
  g_clear_pointer (&package->recipients, g_ptr_array_unref);
  g_clear_pointer (&package->peers, g_ptr_array_unref);
  g_clear_pointer (&package->numbers, g_array_unref);
  g_clear_pointer (&package->seals, g_hash_table_unref);
  g_clear_pointer (&package->parts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Package, package_clear)

void
duban_giving_clear (DubanGiving *giving)
{
  g_clear_pointer (&giving->files, g_ptr_array_unref);
}

static gboolean
refuse_views (const DubanPeerRow *a, const DubanPeerRow *b, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("%s and %s may not see the same tasks; give each a file of their own."), a->name,
               b->name);
  return FALSE;
}

/* A leader may have several desks: all of that name, or the one of that fingerprint or id, but not
 * what was revoked. */
static gboolean
add_recipients (Package *package, const char *name, GError **error)
{
  const DubanPeerRow *revoked = NULL;
  gboolean is_found = FALSE;

  for (guint i = 0; i < package->peers->len; i++)
    {
      DubanPeerRow *peer = package->peers->pdata[i];

      if (!duban_colleague_is_called (peer, name))
        continue;
      if (peer->revoked_after != G_MAXINT64)
        {
          revoked = peer;
          continue;
        }
      is_found = TRUE;
      if (!g_ptr_array_find (package->recipients, peer, NULL))
        g_ptr_array_add (package->recipients, peer);
    }
  if (is_found)
    return TRUE;
  if (revoked == NULL)
    return duban_colleagues_find (package->peers, name, error) != NULL;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("The key of %s was revoked; accept his new introduction first."), revoked->name);
  return FALSE;
}

static gboolean
find_recipients (Package *package, const char *const *names, GError **error)
{
  DubanShareView first;

  package->peers = duban_peers_list (package->session->db, error);
  package->recipients = g_ptr_array_new ();
  if (package->peers == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_recipients (package, names[i], error))
      return FALSE;
  first = duban_colleague_get_view (package->recipients->pdata[0]);
  for (guint i = 1; i < package->recipients->len; i++)
    {
      DubanShareView view = duban_colleague_get_view (package->recipients->pdata[i]);

      if (!duban_share_view_is_alike (&first, &view))
        return refuse_views (package->recipients->pdata[0], package->recipients->pdata[i], error);
    }
  return TRUE;
}

/* ---- sealing what is not sealed yet */

/* The name of the seal before the next one; zero before the first. */
static DubanHash
name_seal (const DubanStoredSeal *stored)
{
  DubanSeal seal = { .desk = stored->desk,
                     .no = stored->no,
                     .hashes = (const DubanHash *) stored->hashes->data,
                     .n_changes = stored->hashes->len - 1 };

  return duban_seal_get_hash (&seal);
}

/* Seals the changes from first up to but without end. last: the seal before; becomes the new one.
 */
static gboolean
seal_run (Package *package, const GArray *numbers, const GArray *hashes, guint first, guint end,
          DubanStoredSeal **last, GError **error)
{
  g_autoptr (DubanStoredSeal) stored = g_new0 (DubanStoredSeal, 1);
  DubanHash before = { { 0 } };
  DubanSeal seal;

  if (*last != NULL)
    before = name_seal (*last);
  stored->desk = package->session->desk;
  stored->no = *last != NULL ? (*last)->no + 1 : 1;
  stored->hashes = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  g_array_append_val (stored->hashes, before);
  g_array_append_vals (stored->hashes, &g_array_index (hashes, DubanHash, first), end - first);
  duban_seal_make (&seal, package->key, stored->no, (gpointer) stored->hashes->data, end - first);
  memcpy (stored->signature, seal.signature, sizeof stored->signature);
  if (!duban_sealing_add (package->session->db, stored, error))
    return FALSE;
  for (guint i = first; i < end; i++)
    if (!duban_sealing_mark (package->session->db, g_array_index (numbers, gint64, i), stored->n,
                             error))
      return FALSE;
  g_clear_pointer (last, duban_stored_seal_free);
  *last = g_steal_pointer (&stored);
  return TRUE;
}

/* Looked at as often as a hundred changes go by. */
static gboolean
go_on (const DubanEffort *effort, gsize done, gsize total, GError **error)
{
  return done % 100 != 0 || duban_effort_go_on (effort, done, total, error);
}

static gboolean
seal_all (Package *package, GError **error)
{
  DubanSession *session = package->session;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GArray) hashes = NULL;
  g_autoptr (DubanStoredSeal) last = NULL;

  if (!duban_sealing_list_open (session->db, &session->desk, &numbers, &hashes, error)
      || !duban_sealing_get_last (session->db, &session->desk, &last, error))
    return FALSE;
  for (guint first = 0; first < numbers->len; first += DUBAN_SEAL_CHANGES_MAX)
    if (!duban_effort_go_on (&package->sealing, first, numbers->len, error)
        || !seal_run (package, numbers, hashes, first,
                      MIN (first + DUBAN_SEAL_CHANGES_MAX, numbers->len), &last, error))
      return FALSE;
  return TRUE;
}

/* ---- from where on, and what */

static const DubanId *
get_acknowledged (const DubanPeerRow *peer, gsize *n)
{
  gsize size = 0;
  gconstpointer data
      = peer->acknowledged != NULL ? g_bytes_get_data (peer->acknowledged, &size) : NULL;

  *n = size / DUBAN_ID_SIZE;
  return data;
}

static gboolean
has_id (const DubanId *ids, gsize n, const DubanId *id)
{
  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&ids[i], id))
      return TRUE;
  return FALSE;
}

/* Leaves what every recipient has proved to have. */
static void
keep_common (GArray *sent, const DubanPeerRow *peer)
{
  gsize n;
  const DubanId *ids = get_acknowledged (peer, &n);

  for (guint i = sent->len; i > 0; i--)
    if (!has_id (ids, n, &g_array_index (sent, DubanShareSent, i - 1).bundle))
      g_array_remove_index (sent, i - 1);
}

static gboolean
find_base (Package *package, GError **error)
{
  const DubanPeerRow *first = package->recipients->pdata[0];
  g_autoptr (GArray) sent = duban_traffic_list_sent (package->session->db, &first->desk, error);
  const DubanId *ids;
  gsize n;

  if (sent == NULL)
    return FALSE;
  for (guint i = 1; i < package->recipients->len; i++)
    keep_common (sent, package->recipients->pdata[i]);
  ids = get_acknowledged (first, &n);
  duban_share_find_base ((gpointer) sent->data, sent->len, ids, n, &package->base);
  return TRUE;
}

static gboolean
is_same_plan (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* The history, with a way out of it. */
typedef struct
{
  DubanShareHistory history;
  const DubanEffort *effort;
  DubanShareEntityFunc func;
  gpointer data;
  gsize n, n_all; /* changes that went by, about */
} Watched;

static gboolean
watch_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Watched *watched = data;

  watched->n += entity->n_changes;
  return duban_effort_go_on (watched->effort, watched->n, watched->n_all, error)
         && watched->func (entity, watched->data, error);
}

static gboolean
each_watched (gpointer self, gint64 after, DubanShareEntityFunc func, gpointer data, GError **error)
{
  Watched *watched = self;

  watched->func = func;
  watched->data = data;
  return watched->history.each_touched (watched->history.self, after, watch_cb, watched, error);
}

static gboolean
plan (Package *package, GError **error)
{
  Watched watched = { .history = duban_sealing_get_history (package->session->db),
                      .effort = &package->planning };
  DubanShareHistory history = { each_watched, &watched };

  for (guint i = 0; i < package->recipients->len; i++)
    {
      DubanShareView view = duban_colleague_get_view (package->recipients->pdata[i]);
      g_autoptr (GArray) numbers = NULL;

      watched.n = 0;
      watched.n_all = (gsize) (package->last - package->base.upto);
      numbers = duban_share_plan (&view, &history, package->base.upto, error);
      if (numbers == NULL)
        return FALSE;
      if (package->numbers == NULL)
        package->numbers = g_steal_pointer (&numbers);
      else if (!is_same_plan (package->numbers, numbers))
        return refuse_views (package->recipients->pdata[0], package->recipients->pdata[i], error);
    }
  return TRUE;
}

/* ---- the files */

/* What was reached with a part: of all but the last, its last change. */
static gboolean
keep_part (const DubanBundlePart *part, GBytes *file, gpointer data, GError **error)
{
  Package *package = data;
  DubanShareSent sent = { part->id, package->last };

  if (part->has_more)
    sent.upto = MAX (package->base.upto,
                     g_array_index (package->numbers, gint64, part->first + part->n_changes - 1));
  if (package->parts->len == 0)
    package->number = part->number;
  g_ptr_array_add (package->parts, g_bytes_ref (file));
  for (guint i = 0; i < package->recipients->len; i++)
    {
      const DubanPeerRow *peer = package->recipients->pdata[i];

      if (!duban_traffic_add_sent (package->session->db, &peer->desk, &sent, part->number,
                                   package->session->now.milliseconds, error))
        return FALSE;
    }
  return TRUE;
}

static const DubanStoredSeal *
get_seal (Package *package, gint64 n, GError **error)
{
  DubanStoredSeal *seal = g_hash_table_lookup (package->seals, &n);

  if (seal == NULL)
    {
      seal = duban_sealing_load (package->session->db, n, error);
      if (seal != NULL)
        g_hash_table_insert (package->seals, &seal->n, seal);
    }
  return seal;
}

static gboolean
add_change (Package *package, DubanBundleWriter *writer, gint64 number, GError **error)
{
  g_autoptr (GBytes) body = NULL;
  const DubanStoredSeal *stored;
  DubanSeal seal;
  gint64 n;
  gsize size;
  gconstpointer data;

  if (!duban_sealing_read (package->session->db, number, &body, &n, error))
    return FALSE;
  stored = get_seal (package, n, error);
  if (stored == NULL)
    return FALSE;
  seal = (DubanSeal){ .desk = stored->desk,
                      .no = stored->no,
                      .hashes = (const DubanHash *) stored->hashes->data,
                      .n_changes = stored->hashes->len - 1 };
  memcpy (seal.signature, stored->signature, sizeof seal.signature);
  data = g_bytes_get_data (body, &size);
  return duban_bundle_writer_add (writer, (DubanSpan){ data, size }, &seal, error);
}

static gboolean
is_recipient (const Package *package, const DubanId *desk)
{
  for (guint i = 0; i < package->recipients->len; i++)
    if (duban_id_equal (&((const DubanPeerRow *) package->recipients->pdata[i])->desk, desk))
      return TRUE;
  return FALSE;
}

/* The last bundles taken in from any of the recipients: each knows its own among them. */
static GArray *
list_acks (Package *package, GError **error)
{
  g_autoptr (GPtrArray) held = duban_traffic_list_held (package->session->db, NULL, error);
  g_autoptr (GArray) acks = g_array_new (FALSE, FALSE, sizeof (DubanId));

  for (guint i = 0; held != NULL && i < held->len && acks->len < DUBAN_BUNDLE_ACKS_MAX; i++)
    {
      const DubanTrafficHeld *one = held->pdata[i];

      if (is_recipient (package, &one->peer))
        g_array_append_val (acks, one->bundle);
    }
  return held != NULL ? g_steal_pointer (&acks) : NULL;
}

static GArray *
list_keys (Package *package)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (DubanPublicKey));

  for (guint i = 0; i < package->recipients->len; i++)
    {
      DubanPublicKey key = duban_colleague_get_key (package->recipients->pdata[i]);

      g_array_append_val (keys, key);
    }
  return keys;
}

static DubanId
find_office (Package *package)
{
  DubanId none = { { 0 } };

  if (package->session->terms->desk_is_office)
    return package->session->desk;
  for (guint i = 0; i < package->peers->len; i++)
    {
      const DubanPeerRow *peer = package->peers->pdata[i];

      if (peer->role == DUBAN_PEER_OFFICE)
        return peer->desk;
    }
  return none;
}

static gboolean
write_parts (Package *package, GError **error)
{
  g_autoptr (GArray) keys = list_keys (package);
  g_autoptr (GArray) acks = list_acks (package, error);
  g_autoptr (DubanBundleWriter) writer = NULL;
  DubanBundleOrder order = { .sender = package->key,
                             .name = duban_identity_get_name (package->session),
                             .office = find_office (package),
                             .made_at = package->session->now.milliseconds,
                             .base = package->base.bundle,
                             .chance = duban_chance_get_system (),
                             .recipients = (gpointer) keys->data,
                             .n_recipients = keys->len };

  if (acks == NULL || !duban_traffic_get_last_number (package->session->db, &order.number, error))
    return FALSE;
  order.number++;
  order.acks = (gpointer) acks->data;
  order.n_acks = acks->len;
  writer = duban_bundle_writer_new (&order, keep_part, package, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < package->numbers->len; i++)
    if (!go_on (&package->writing, i, package->numbers->len, error)
        || !add_change (package, writer, g_array_index (package->numbers, gint64, i), error))
      return FALSE;
  return duban_bundle_writer_finish (writer, error);
}

/* ---- all of it */

/* "week.duban", "week-2.duban" … (transfer full) */
static char *
name_part (const char *path, guint i)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, ".duban") ? strlen (".duban") : 0);

  return i == 0 ? g_strdup (path)
                : g_strdup_printf ("%.*s-%u%s", (int) length, path, i + 1, path + length);
}

/* What is not noted in vain is counted right, and its numbers are free again.  A note that stays
 * because the database fails as well is of a file that nobody ever acknowledges. */
void
duban_exchange_forget (DubanSession *session, gint64 first_number, guint n, guint n_written,
                       const GError *cause)
{
  if (g_error_matches (cause, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_UNSURE))
    n_written++;
  if (n_written < n)
    duban_traffic_drop_sent (session->db, first_number + n_written, first_number + n - 1, NULL);
}

/* Some of several are of no use: whoever had enough has none. */
static gboolean
take_back_parts (const Package *package, DubanGiving *giving)
{
  for (guint i = 0; i < giving->files->len; i++)
    g_unlink (giving->files->pdata[i]);
  g_ptr_array_set_size (giving->files, 0);
  duban_exchange_forget (package->session, package->number, package->parts->len, 0, NULL);
  return FALSE;
}

static gboolean
save_parts (const Package *package, const char *path, DubanGiving *giving, GError **error)
{
  g_autoptr (GError) cause = NULL;

  for (guint i = 0; i < package->parts->len; i++)
    {
      char *name = name_part (path, i);
      gsize size;
      const char *data = g_bytes_get_data (package->parts->pdata[i], &size);

      if (i > 0 && !duban_effort_go_on (&package->saving, i, package->parts->len, error))
        {
          g_free (name);
          return take_back_parts (package, giving);
        }
      g_ptr_array_add (giving->files, name);
      if (duban_file_write (name, data, size, &cause))
        continue;
      duban_exchange_forget (package->session, package->number, package->parts->len, i, cause);
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (Package *package, gboolean full, const DubanEffort *effort, GError **error)
{
  package->sealing = duban_effort_get_part (effort, 0, 0.3);
  package->planning = duban_effort_get_part (effort, 0.3, 0.2);
  package->writing = duban_effort_get_part (effort, 0.5, 0.45);
  package->saving = duban_effort_get_part (effort, 0.95, 0.05);
  package->seals = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_seal_cb);
  package->parts = g_ptr_array_new_with_free_func (unref_bytes_cb);
  return duban_identity_note_key (package->session, package->key, error)
         && seal_all (package, error)
         && duban_db_get_last_change (package->session->db, &package->last, error)
         && (full || find_base (package, error)) && plan (package, error)
         && write_parts (package, error) && duban_effort_go_on (&package->saving, 0, 1, error);
}

/* What was noted as given out is safe before a file is.  Where the power goes between, it is merely
 * never acknowledged. */
gboolean
duban_exchange_give_with_effort (DubanSession *session, const char *const *names, gboolean full,
                                 const char *path, const DubanEffort *effort, DubanGiving *giving,
                                 GError **error)
{
  g_auto (Package) package = { .session = session };
  g_autoptr (DubanPost) post = NULL;

  *giving = (DubanGiving){ .files = g_ptr_array_new_with_free_func (g_free) };
  package.key = duban_identity_load_key (session, error);
  post = package.key != NULL ? duban_session_begin (session, error) : NULL;
  if (post == NULL || !find_recipients (&package, names, error)
      || !prepare (&package, full, effort, error)
      || !duban_session_commit (session, g_steal_pointer (&post), NULL, NULL, error))
    return FALSE;
  giving->n_changes = package.numbers->len;
  giving->is_full = package.base.upto == 0;
  return save_parts (&package, path, giving, error);
}

gboolean
duban_exchange_give (DubanSession *session, const char *const *names, gboolean full,
                     const char *path, DubanGiving *giving, GError **error)
{
  return duban_exchange_give_with_effort (session, names, full, path, NULL, giving, error);
}

/* ---- one colleague, for the shared folder */

static gboolean
find_recipient (Package *package, const DubanId *desk, GError **error)
{
  DubanPeerRow *peer;

  package->peers = duban_peers_list (package->session->db, error);
  package->recipients = g_ptr_array_new ();
  if (package->peers == NULL)
    return FALSE;
  peer = duban_colleagues_get (package->peers, desk);
  if (peer != NULL)
    {
      g_ptr_array_add (package->recipients, peer);
      return TRUE;
    }
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                       _ ("This desk does not know that colleague; accept an introduction first."));
  return FALSE;
}

static void
say_span (const Package *package, DubanGivingSpan *span)
{
  const GArray *numbers = package->numbers;

  span->base = package->base.upto;
  span->n_changes = numbers->len;
  span->upto = numbers->len > 0 ? g_array_index (numbers, gint64, numbers->len - 1) : span->base;
}

gboolean
duban_exchange_look_ahead (DubanSession *session, const DubanId *desk, const DubanEffort *effort,
                           DubanGivingSpan *span, GError **error)
{
  g_auto (Package) package = { .session = session };

  package.planning = duban_effort_get_part (effort, 0, 1);
  if (!find_recipient (&package, desk, error)
      || !duban_db_get_last_change (session->db, &package.last, error)
      || !find_base (&package, error) || !plan (&package, error))
    return FALSE;
  say_span (&package, span);
  return TRUE;
}

void
duban_pack_clear (DubanPack *pack)
{
  g_clear_pointer (&pack->files, g_ptr_array_unref);
}

gboolean
duban_exchange_pack_with_effort (DubanSession *session, const DubanId *desk,
                                 const DubanEffort *effort, DubanPack *pack, GError **error)
{
  g_auto (Package) package = { .session = session };
  g_autoptr (DubanPost) post = NULL;

  *pack = (DubanPack){ 0 };
  package.key = duban_identity_load_key (session, error);
  post = package.key != NULL ? duban_session_begin (session, error) : NULL;
  if (post == NULL || !find_recipient (&package, desk, error)
      || !prepare (&package, FALSE, effort, error)
      || !duban_session_commit (session, g_steal_pointer (&post), NULL, NULL, error))
    return FALSE;
  say_span (&package, &pack->span);
  pack->first_number = package.number;
  pack->files = g_steal_pointer (&package.parts);
  return TRUE;
}

gboolean
duban_exchange_pack (DubanSession *session, const DubanId *desk, DubanPack *pack, GError **error)
{
  return duban_exchange_pack_with_effort (session, desk, NULL, pack, error);
}
