/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving out and taking in: the program does it, the world does it beside it, and both must come to
 * the same. */
#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "app/exchange/renewal.h"
#include "app/exchange/reversal.h"
#include "app/exchange/take.h"
#include "realm.h"
#include "store/traffic.h"

#include <string.h>

void
letter_free (Letter *letter)
{
  g_clear_pointer (&letter->bytes, g_bytes_unref);
  g_free (letter);
}

/* ---- meeting */

static void
accept_file (Realm *realm, guint at, const char *text, gboolean must)
{
  g_autofree char *path = realm_name_file (realm, ".duban-id");
  g_auto (DubanEncounter) encounter = { 0 };
  DubanSession *session = realm->seats[at]->session;
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error)
      || !duban_encounter_read (&encounter, session, path, &error)
      || !duban_encounter_accept (&encounter, session, encounter.fingerprint, &error))
    {
      if (must)
        world_fail (realm->world, "desk %u accepts nobody: %s", at, error->message);
      return;
    }
  shadow_note (realm, at, FALSE);
}

static void
note_offices (Realm *realm, guint at)
{
  g_autoptr (GPtrArray) peers = NULL;
  Desk *desk = realm->world->desks[at];

  if (desk->knows_office || !realm->world->views[0].is_office)
    return;
  peers = duban_peers_list (realm->seats[at]->session->db, NULL);
  desk->knows_office = realm->world->views[desk->person].is_office;
  for (guint i = 0; peers != NULL && i < peers->len; i++)
    desk->knows_office
        = desk->knows_office || ((DubanPeerRow *) peers->pdata[i])->role == DUBAN_PEER_OFFICE;
}

void
realm_meet (Realm *realm, guint at, guint of)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = duban_identity_introduce (realm->seats[of]->session, &error);

  if (text == NULL)
    {
      world_fail (realm->world, "desk %u cannot introduce itself: %s", of, error->message);
      return;
    }
  accept_file (realm, at, text, TRUE);
  note_offices (realm, at);
}

/* A file that everybody, or most, are handed at once. */
static void
tell (Realm *realm, guint d, const char *text, gboolean all)
{
  World *world = realm->world;

  for (guint i = 0; i < world->n_desks; i++)
    if (world->desks[i]->person != world->desks[d]->person && (all || world_draw (world, 3)))
      accept_file (realm, i, text, FALSE);
}

/* The former key counts up to the last seal that this desk made with it. */
static void
revoke_former (Realm *realm, guint d, const char *fingerprint)
{
  g_autoptr (GError) error = NULL;
  gint64 last_seal;
  g_autofree char *text
      = duban_revocation_make (realm->seats[d]->session, fingerprint, &last_seal, &error);

  if (text == NULL)
    {
      world_fail (realm->world, "desk %u cannot revoke its former key: %s", d, error->message);
      return;
    }
  realm->tallies[TALLY_REVOKED]++;
  tell (realm, d, text, TRUE);
}

/* A new key; the file that says so reaches most.  Now and then the old one is revoked. */
void
realm_renew (Realm *realm, guint d)
{
  World *world = realm->world;
  DubanSession *session = realm->seats[d]->session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanKey) key = duban_identity_load_key (session, &error);
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  g_autofree char *text = key != NULL ? duban_renewal_make (session, &error) : NULL;

  if (text == NULL || !duban_renewal_is_given (session, &error))
    {
      world_fail (world, "desk %u cannot renew its key: %s", d, error->message);
      return;
    }
  realm->tallies[TALLY_RENEWED]++;
  tell (realm, d, text, FALSE);
  duban_public_key_format_fingerprint (duban_key_get_public (key), fingerprint);
  if (!realm->seats[d]->is_torn && world_draw (world, 2) == 0)
    revoke_former (realm, d, fingerprint);
}

gboolean
realm_is_met (Realm *realm, guint at, guint of)
{
  const World *world = realm->world;
  g_autoptr (GPtrArray) peers = duban_peers_list (realm->seats[at]->session->db, NULL);
  g_autoptr (DubanKey) key = duban_identity_load_key (realm->seats[of]->session, NULL);
  const DubanPeerRow *row
      = peers != NULL ? duban_colleagues_get (peers, &world->views[world->desks[of]->person].desk)
                      : NULL;

  return row != NULL && key != NULL
         && memcmp (row->box_key, duban_key_get_public (key)->box, DUBAN_PEER_KEY_SIZE) == 0;
}

/* ---- giving out */

typedef struct
{
  DubanPublicKey key;
} Sender;

static gboolean
answer_cb (const DubanId *desk, DubanPeer *peer, gpointer data)
{
  const Sender *sender = data;

  *peer = (DubanPeer){ .n_keys = 1, .keys = { { sender->key, G_MAXINT64 } } };
  return TRUE;
}

/* What the bundle holds is what the world says, if that key opens it; a stranger's never does. */
static void
open_bundle (Realm *realm, DubanBundle *bundle, guint reader, const File *file)
{
  World *world = realm->world;
  g_autoptr (DubanKey) own = duban_identity_load_key (realm->seats[reader]->session, NULL);
  Sender sender = { duban_bundle_get_header (bundle)->sender };
  const DubanBundleChange *changes;
  const DubanId *acks;
  guint n;

  if (!duban_bundle_unlock (bundle, own, answer_cb, &sender, NULL))
    return;
  if (world->desks[reader]->person != file->to)
    {
      world_fail (world, "a file from %u for %u can be read by %u", file->from, file->to, reader);
      return;
    }
  changes = duban_bundle_get_changes (bundle, &n);
  if (n != file->changes->len)
    world_fail (world, "a file from %u for %u has %u changes, not %u", file->from, file->to, n,
                file->changes->len);
  for (guint i = 0; i < n && world->fault == NULL; i++)
    if (world_find_made (world, &changes[i].hash) != (int) g_array_index (file->changes, guint, i))
      world_fail (world, "change %u of a file from %u for %u is another", i, file->from, file->to);
  acks = duban_bundle_get_acks (bundle, &n);
  if (n != file->acknowledged->len
      || (n > 0 && memcmp (acks, file->acknowledged->data, n * sizeof *acks) != 0))
    world_fail (world, "a file from %u for %u acknowledges %u others, not %u", file->from, file->to,
                n, file->acknowledged->len);
  if (!duban_id_equal (duban_bundle_get_base (bundle), &file->base))
    world_fail (world, "a file from %u for %u has another base", file->from, file->to);
}

static File *
expect_file (Realm *realm, guint d, guint to)
{
  World *world = realm->world;
  Desk *desk = world->desks[d];
  File *file = g_new0 (File, 1);
  g_autoptr (GArray) numbers = NULL;
  DubanShareSent base;

  file->from = desk->person;
  file->to = to;
  file->acknowledged = g_array_new (FALSE, FALSE, sizeof (DubanId));
  file->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (world->files, file);
  for (guint i = desk->held->len; i > 0 && file->acknowledged->len < N_ACKNOWLEDGED; i--)
    if (g_array_index (desk->held, Held, i - 1).peer == to)
      g_array_append_val (file->acknowledged, g_array_index (desk->held, Held, i - 1).bundle);
  desk_find_base (desk, to, &base);
  file->base = base.bundle;
  numbers = naive_plan (world, desk, to, base.upto);
  for (guint i = 0; i < numbers->len; i++)
    g_array_append_val (file->changes, g_array_index (desk->arrivals, guint,
                                                      g_array_index (numbers, gint64, i) - 1));
  return file;
}

/* For which key it is sealed: the one that this desk knows. */
static gboolean
note_key (Realm *realm, guint d, guint to, guint8 *key)
{
  g_autoptr (GPtrArray) peers = duban_peers_list (realm->seats[d]->session->db, NULL);
  const DubanPeerRow *peer
      = peers != NULL ? duban_colleagues_get (peers, &realm->world->views[to].desk) : NULL;

  if (peer != NULL)
    memcpy (key, peer->box_key, DUBAN_PEER_KEY_SIZE);
  return peer != NULL;
}

static GBytes *
pack (Realm *realm, guint d, guint to)
{
  World *world = realm->world;
  g_auto (DubanPack) pack = { 0 };
  g_autoptr (GError) error = NULL;

  if (!duban_exchange_pack (realm->seats[d]->session, &world->views[to].desk, &pack, &error))
    {
      world_fail (world, "desk %u gives %u nothing: %s", d, to, error->message);
      return NULL;
    }
  if (pack.files->len == 1)
    return g_bytes_ref (pack.files->pdata[0]);
  world_fail (world, "desk %u makes %u files", d, pack.files->len);
  return NULL;
}

/* What it would give is told before, and nothing is written by that. */
static void
look_ahead (Realm *realm, guint d, const File *file)
{
  DubanGivingSpan span;

  if (!duban_exchange_look_ahead (realm->seats[d]->session, &realm->world->views[file->to].desk,
                                  NULL, &span, NULL)
      || span.n_changes != file->changes->len)
    world_fail (realm->world, "desk %u foretells %u another file than it should give", d, file->to);
}

gboolean
realm_give (Realm *realm, guint d, guint to)
{
  World *world = realm->world;
  Desk *desk = world->desks[d];
  g_autoptr (DubanBundle) bundle = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Sent sent = { to, { { { 0 } }, 0 } };
  guint8 key[DUBAN_PEER_KEY_SIZE];
  Letter *letter;
  File *file;
  guint reader = world_draw (world, world->n_desks);

  if (world->fault != NULL || !note_key (realm, d, to, key))
    return FALSE;
  file = expect_file (realm, d, to);
  memcpy (file->key, key, sizeof file->key);
  if (world_draw (world, 4) == 0)
    look_ahead (realm, d, file);
  bytes = pack (realm, d, to);
  bundle = bytes != NULL ? duban_bundle_open (bytes, NULL) : NULL;
  if (bundle == NULL)
    {
      world_fail (world, "desk %u gives a file that is none", d);
      return FALSE;
    }
  sent.sent = (DubanShareSent){ duban_bundle_get_header (bundle)->id, desk->arrivals->len };
  file->bundle = sent.sent.bundle;
  file->number = duban_bundle_get_header (bundle)->number;
  g_array_append_val (desk->sent, sent);
  if (reader == d || world_draw (world, 4))
    for (reader = 0; world->desks[reader]->person != to;)
      reader++;
  open_bundle (realm, bundle, reader, file);
  letter = g_new0 (Letter, 1);
  letter->file = file;
  letter->bytes = g_steal_pointer (&bytes);
  g_ptr_array_add (realm->letters, letter);
  realm->tallies[TALLY_GIVEN]++;
  return TRUE;
}

/* ---- taking in */

typedef struct
{
  GCancellable *cancellable;
  gsize stop_at;
} Stop;

static void
progress_cb (gsize done, gsize total, gpointer data)
{
  Stop *stop = data;

  if (done >= stop->stop_at)
    g_cancellable_cancel (stop->cancellable);
}

static gboolean
call_take (Realm *realm, guint d, const Letter *letter, gsize stop_at, DubanTaking *taking,
           GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, stop_at };
  DubanTakingOptions options = {
    .confirm = -1, .cancellable = cancellable, .progress = progress_cb, .progress_data = &stop
  };
  DubanSession *session = realm->seats[d]->session;
  g_autoptr (GError) cause = NULL;
  gint64 n_turned;

  if (duban_exchange_take_bytes (session, letter->bytes, "周报.duban", &options, taking, &cause))
    return TRUE;
  if (!g_error_matches (cause, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  n_turned = (gint64) taking->n_turned;
  duban_taking_clear (taking);
  options.confirm = n_turned;
  return duban_exchange_take_bytes (session, letter->bytes, "周报.duban", &options, taking, error);
}

/* Nothing was written. */
static void
check_untouched (Realm *realm, guint d)
{
  const Desk *desk = realm->world->desks[d];
  g_autoptr (GPtrArray) held = duban_traffic_list_held (realm->seats[d]->session->db, NULL, NULL);

  if (shadow_get_last (realm, d) != (gint64) desk->arrivals->len || held == NULL
      || held->len != desk->held->len)
    world_fail (realm->world, "desk %u keeps something of a file that it refused", d);
}

/* In the order in which the desk looks at what waits. */
static void
order_waiting (Realm *realm, guint d)
{
  GPtrArray *waiting = realm->world->desks[d]->waiting;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  if (waiting->len < 2)
    return;
  rows = duban_traffic_list_waiting (realm->seats[d]->session->db, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    for (guint j = n; j < waiting->len; j++)
      {
        File *file = waiting->pdata[j];

        if (duban_id_equal (&file->bundle, &((DubanTrafficWaiting *) rows->pdata[i])->bundle))
          {
            waiting->pdata[j] = waiting->pdata[n];
            waiting->pdata[n++] = file;
          }
      }
}

/* What waits for a desk under a key that it has no more is given up. */
static void
forget_locked (Realm *realm, guint d)
{
  g_autoptr (DubanKey) own = duban_identity_load_key (realm->seats[d]->session, NULL);
  GPtrArray *waiting = realm->world->desks[d]->waiting;

  for (guint i = waiting->len; i > 0; i--)
    {
      const File *file = waiting->pdata[i - 1];

      if (memcmp (file->key, duban_key_get_public (own)->box, sizeof file->key) != 0)
        g_ptr_array_remove_index (waiting, i - 1);
    }
}

/* How many tasks were not there before and are now; how many more got something. */
static void
count_tasks (const World *world, const Desk *desk, guint from, gsize *added, gsize *changed)
{
  *added = *changed = 0;
  for (guint e = 0; e < world->n_entities; e++)
    {
      guint list[MAX_MADE];
      guint before = naive_list (world, desk, e, from, list);

      if (world->kinds[e] != DUBAN_ENTITY_TASK
          || naive_list (world, desk, e, G_MAXINT64, list) == before)
        continue;
      *(before == 0 ? added : changed) += 1;
    }
}

static gsize
count_own (const World *world, const Desk *desk, guint from)
{
  gsize n = 0;

  for (guint i = from; i < desk->arrivals->len; i++)
    n += duban_id_equal (&world->made[g_array_index (desk->arrivals, guint, i)].change.desk,
                         &world->views[desk->person].desk);
  return n;
}

/* What the person is told is what happened. */
static void
check_told (Realm *realm, guint d, const DubanTaking *taking, DubanIntake intake, guint from,
            gboolean had_waiting)
{
  World *world = realm->world;
  const Desk *desk = world->desks[d];
  gsize added, changed;

  count_tasks (world, desk, from, &added, &changed);
  if (taking->is_repeated != (intake == DUBAN_INTAKE_REPEATED)
      || (taking->is_repeated && taking->notes->len == 0))
    world_fail (world, "desk %u does not say that a file was taken in before", d);
  if (intake == DUBAN_INTAKE_WAITS && taking->notes->len == 0)
    world_fail (world, "desk %u does not say that a file waits", d);
  if (!taking->is_repeated && taking->waiting != desk->waiting->len)
    world_fail (world, "desk %u says that %u files wait, not %u", d, (guint) taking->waiting,
                desk->waiting->len);
  if (!had_waiting && (taking->added != added || taking->changed != changed))
    world_fail (world, "desk %u says %u new and %u changed tasks, not %u and %u", d,
                (guint) taking->added, (guint) taking->changed, (guint) added, (guint) changed);
  if (taking->n_own != count_own (world, desk, from))
    world_fail (world, "desk %u does not say how much of its own came back", d);
}

/* Words under a key that the desk never knew wait for their author's own file; in the end none
 * does. */
static gboolean
is_for_others (const Realm *realm, const GError *error)
{
  return realm->tallies[TALLY_RENEWED] > 0
         && (g_error_matches (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_SEAL)
             || g_error_matches (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_AUTHOR));
}

/* Everything that the file says of itself, its sender not being believed: it is refused. */
static void
decline (Realm *realm, guint d, const Letter *letter, Taking how, const GError *error)
{
  if (how == TAKE_FINALLY && !is_for_others (realm, error))
    world_fail (realm->world, "desk %u refuses a file of %u: %s", d, letter->file->from,
                error->message);
  else if (how == TAKE_FINALLY)
    {
      g_free (realm->refused);
      realm->refused = g_strdup_printf ("desk %u refuses a file of %u for good: %s", d,
                                        letter->file->from, error->message);
    }
  realm->tallies[TALLY_DECLINED]++;
  check_untouched (realm, d);
}

void
realm_take (Realm *realm, guint d, const Letter *letter, Taking how)
{
  World *world = realm->world;
  Desk *desk = world->desks[d];
  guint from = desk->arrivals->len;
  guint n_waiting = desk->waiting->len;
  DubanIntake intake = desk_judge (desk, letter->file);
  gsize stop_at = how == TAKE_STOPPED ? world_draw (world, 3) : G_MAXSIZE;
  g_auto (DubanTaking) taking = { 0 };
  g_autoptr (GError) error = NULL;

  if (world->fault != NULL)
    return;
  order_waiting (realm, d);
  if (!call_take (realm, d, letter, stop_at, &taking, &error))
    {
      realm->tallies[TALLY_STOPPED] += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      decline (realm, d, letter, how, error);
      return;
    }
  if (letter->is_harmed)
    {
      world_fail (world, "desk %u takes a damaged file in", d);
      return;
    }
  if (intake != DUBAN_INTAKE_REPEATED)
    forget_locked (realm, d);
  desk_import (world, desk, letter->file, FALSE);
  shadow_compare (realm, d, from);
  check_told (realm, d, &taking, intake, from, n_waiting > 0);
  note_offices (realm, d);
  realm->tallies[intake == DUBAN_INTAKE_REPEATED ? TALLY_REPEATED
                 : intake == DUBAN_INTAKE_WAITS  ? TALLY_WAITED
                                                 : TALLY_TAKEN]++;
}

/* Takes one of the imports back. */
void
realm_reverse (Realm *realm, guint d)
{
  DubanSession *session = realm->seats[d]->session;
  g_autoptr (GPtrArray) held = duban_traffic_list_held (session->db, NULL, NULL);
  g_auto (DubanReversal) reversal = { 0 };
  g_autofree char *import = NULL;
  const DubanTrafficHeld *one;

  if (held == NULL || held->len == 0)
    return;
  one = held->pdata[world_draw (realm->world, held->len)];
  import = g_strdup_printf ("%" G_GINT64_FORMAT, one->n);
  realm->tallies[TALLY_REVERSED] += duban_exchange_reverse (session, import, TRUE, &reversal, NULL);
  shadow_note (realm, d, FALSE);
}
