/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/take.h"

#include "app/exchange/arrival.h"
#include "app/exchange/desk-list.h"
#include "app/exchange/published.h"
#include "exchange/bundle/file.h"
#include "store/sealing.h"
#include "store/traffic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One file on its way in. */
typedef struct
{
  DubanSession *session;
  DubanKey *key;
  DubanDeskList list;
  DubanPost *post;
  GBytes *file;
  char *name;
  DubanBundle *bundle;
  DubanPeerRow *sender; /* among the peers */
  DubanTaking *taking;
  GHashTable *taken;        /* of DubanHash: the changes that came this time */
  GHashTable *refused;      /* borrowed; DubanId to char *: what waited and cannot be taken in */
  gboolean is_to_try_again; /* without one more of these */
  gboolean is_from_waiting; /* it came before, and what it says of its sender was believed then */
  GError *unread;           /* why the database could not say whether a change is here; or NULL */
  const DubanTakingOptions *options;
} Intake;

static void
intake_clear (Intake *intake)
{
  g_clear_pointer (&intake->post, duban_post_cancel);
  g_clear_pointer (&intake->bundle, duban_bundle_unref);
  g_clear_pointer (&intake->file, g_bytes_unref);
  g_clear_pointer (&intake->key, duban_key_free);
  duban_desk_list_clear (&intake->list);
  g_clear_pointer (&intake->taken, g_hash_table_unref);
  g_clear_error (&intake->unread);
  g_free (intake->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Intake, intake_clear)

static void
note (DubanTaking *taking, char *text)
{
  if (g_ptr_array_find_with_equal_func (taking->notes, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (taking->notes, text);
}

/* ---- proving */

/* Up to the decrypting: whose it is, and that it is meant for this desk. */
static gboolean
unlock (Intake *intake, GError **error)
{
  DubanColleagues colleagues = duban_desk_list_get_colleagues (&intake->list);
  char id[DUBAN_ID_TEXT_SIZE];

  g_clear_pointer (&intake->bundle, duban_bundle_unref);
  intake->bundle = duban_bundle_open (intake->file, error);
  if (intake->bundle == NULL
      || !duban_bundle_unlock (intake->bundle, intake->key, duban_colleagues_answer, &colleagues,
                               error))
    {
      g_prefix_error (error, _ ("“%s”: "), intake->name);
      return FALSE;
    }
  intake->sender = duban_colleagues_get (intake->list.peers,
                                         &duban_bundle_get_header (intake->bundle)->sender.desk);
  if (intake->taking->id == NULL)
    {
      intake->taking->id
          = g_strdup (duban_id_format (&duban_bundle_get_header (intake->bundle)->id, id));
      intake->taking->from = g_strdup (intake->sender->name);
    }
  return TRUE;
}

/* What stood here before, or came with a file that waited; a change that cannot be read is not
 * here.  Where the database fails, intake keeps why. */
static gboolean
is_here_cb (const DubanBundleChange *change, gpointer data)
{
  Intake *intake = data;
  g_auto (DubanChange) decoded = { 0 };
  gboolean is_here = FALSE;

  if (g_hash_table_contains (intake->taken, &change->hash))
    return TRUE;
  if (intake->unread != NULL
      || !duban_change_decode (change->body.data, change->body.size, &decoded, NULL))
    return FALSE;
  return duban_traffic_has_change (intake->session->db, &decoded.entity, &change->hash, &is_here,
                                   &intake->unread)
         && is_here;
}

/* FALSE, with why, where is_here_cb() could not say. */
static gboolean
could_read (Intake *intake, GError **error)
{
  if (intake->unread == NULL)
    return TRUE;
  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&intake->unread));
  return FALSE;
}

static gboolean
verify (Intake *intake, GError **error)
{
  DubanColleagues colleagues;

  duban_desk_list_learn (&intake->list, intake->bundle);
  colleagues = duban_desk_list_get_colleagues (&intake->list);
  duban_bundle_tell_here (intake->bundle, is_here_cb, intake);
  if (duban_bundle_verify (intake->bundle, duban_colleagues_answer, &colleagues, error))
    return could_read (intake, error);
  if (could_read (intake, error))
    g_prefix_error (error, _ ("“%s”: "), intake->name);
  return FALSE;
}

static gboolean
judge (const Intake *intake, DubanIntake *answer, GError **error)
{
  g_autoptr (GPtrArray) held
      = duban_traffic_list_held (intake->session->db, &intake->sender->desk, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DubanId));

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    {
      const DubanTrafficHeld *one = held->pdata[i];

      g_array_append_val (ids, one->bundle);
    }
  *answer = duban_share_judge_intake (&duban_bundle_get_header (intake->bundle)->id,
                                      duban_bundle_get_base (intake->bundle), (gpointer) ids->data,
                                      ids->len);
  return TRUE;
}

/* ---- writing */

/* What the file says of what its sender has, in the same transaction as what it brings. */
static gboolean
believe (Intake *intake, GError **error)
{
  const DubanBundleHeader *header = duban_bundle_get_header (intake->bundle);
  DubanPeerRow *sender = intake->sender;
  guint n_acks;
  const DubanId *acks = duban_bundle_get_acks (intake->bundle, &n_acks);
  gboolean is_twice;

  if (intake->is_from_waiting)
    return TRUE;
  if (!duban_traffic_note_number (intake->session->db, &sender->desk, header->number, &header->id,
                                  &is_twice, error))
    return FALSE;
  if (is_twice)
    note (intake->taking,
          g_strdup_printf (_ ("Two files of %s bear one number: that desk was copied or restored; "
                              "nothing is lost, but let only one copy be used."),
                           sender->name));
  g_clear_pointer (&sender->acknowledged, g_bytes_unref);
  if (n_acks > 0)
    sender->acknowledged = g_bytes_new (acks, n_acks * sizeof *acks);
  sender->number = MAX (sender->number, header->number);
  sender->seen = intake->session->now.milliseconds;
  return duban_peers_put (intake->session->db, sender, error);
}

static gboolean
keep_seal (Intake *intake, const DubanSeal *seal, gint64 *n, GError **error)
{
  g_autoptr (DubanStoredSeal) stored = g_new0 (DubanStoredSeal, 1);

  stored->desk = seal->desk;
  stored->no = seal->no;
  stored->hashes = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  g_array_append_vals (stored->hashes, seal->hashes, seal->n_changes + 1);
  memcpy (stored->signature, seal->signature, sizeof stored->signature);
  if (!duban_sealing_add (intake->session->db, stored, error))
    return FALSE;
  *n = stored->n;
  return TRUE;
}

/* What this desk wrote and sealed with a key that it has no more: it seals it anew, for who meets
 * it today knows today's key alone. */
static gboolean
is_outdated (const Intake *intake, const DubanSeal *seal)
{
  return duban_id_equal (&seal->desk, &intake->session->desk)
         && !duban_seal_verify (seal, duban_key_get_public (intake->key));
}

static gboolean
add_change (Intake *intake, const DubanBundleChange *change, gint64 *seals, GError **error)
{
  guint n_seals;
  const DubanSeal *all = duban_bundle_get_seals (intake->bundle, &n_seals);
  gint64 before = duban_post_get_last (intake->post);
  gint64 number;

  if (!duban_session_add (intake->session, intake->post, change->body, &change->hash, error))
    return FALSE;
  g_hash_table_add (intake->taken, g_memdup2 (&change->hash, sizeof change->hash));
  number = duban_post_get_last (intake->post);
  if (number == before)
    return TRUE;
  if (memcmp (&all[change->seal].desk, &intake->session->desk, sizeof (DubanId)) == 0)
    intake->taking->n_own++;
  return (seals[change->seal] != 0
          || keep_seal (intake, &all[change->seal], &seals[change->seal], error))
         && (is_outdated (intake, &all[change->seal])
             || duban_sealing_mark (intake->session->db, number, seals[change->seal], error));
}

/* Tells how far it has come; FALSE where a person has had enough. */
static gboolean
go_on (const Intake *intake, gsize done, gsize total, GError **error)
{
  const DubanTakingOptions *options = intake->options;

  if (options->progress != NULL)
    options->progress (done, total, options->progress_data);
  return !g_cancellable_set_error_if_cancelled (options->cancellable, error);
}

/* What cannot stand here, though its author wrote it. */
static void
explain_refusal (const Intake *intake, GError **error)
{
  GError *cause = *error;

  if (!g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_REFUSED))
    {
      g_prefix_error (error, _ ("“%s”: "), intake->name);
      return;
    }
  *error = g_error_new (cause->domain, cause->code,
                        _ ("“%s”: %s Ask %s for a file from the beginning (“exchange export "
                           "--full”)."),
                        intake->name, cause->message, intake->sender->name);
  g_error_free (cause);
}

/* All that the bundle brings, and that it was taken in. */
static gboolean
add_all (Intake *intake, GError **error)
{
  guint n_changes, n_seals;
  const DubanBundleChange *changes = duban_bundle_get_changes (intake->bundle, &n_changes);
  g_autofree gint64 *seals = NULL;
  DubanTrafficHeld held = { .peer = intake->sender->desk,
                            .bundle = duban_bundle_get_header (intake->bundle)->id,
                            .time = intake->session->now.milliseconds,
                            .file = intake->name,
                            .first = duban_post_get_last (intake->post) + 1 };

  if (n_changes > 0 && !duban_session_back_up (intake->session, error))
    return FALSE;
  duban_bundle_get_seals (intake->bundle, &n_seals);
  seals = g_new0 (gint64, n_seals + 1);
  if (n_changes > 1000)
    duban_post_expect_many (intake->post);
  for (guint i = 0; i < n_changes; i++)
    if (!go_on (intake, i, n_changes, error) || !add_change (intake, &changes[i], seals, error))
      {
        explain_refusal (intake, error);
        return FALSE;
      }
  held.last = duban_post_get_last (intake->post);
  if (!duban_desk_list_keep (&intake->list, held.first, error))
    return FALSE;
  return duban_arrival_tell (intake->taking, intake->session, intake->bundle, held.first, error)
         && duban_traffic_add_held (intake->session->db, &held, error) && believe (intake, error)
         && (n_changes == 0
             || duban_published_owe (intake->session, &held.peer, &held.bundle, error));
}

static gboolean
keep_waiting (Intake *intake, GError **error)
{
  DubanTrafficWaiting waiting = { .bundle = duban_bundle_get_header (intake->bundle)->id,
                                  .peer = intake->sender->desk,
                                  .time = intake->session->now.milliseconds,
                                  .file = intake->name,
                                  .body = intake->file };

  note (intake->taking,
        g_strdup_printf (_ ("What “%s” goes on from is not here (this desk was restored, or a part "
                            "is still to come); it waits. Give %s a file of yours: the answer then "
                            "brings everything."),
                         intake->name, intake->sender->name));
  return believe (intake, error)
         && duban_published_owe (intake->session, &waiting.peer, &waiting.bundle, error)
         && duban_traffic_add_waiting (intake->session->db, &waiting, error);
}

/* Whether its sender has told since all that the bundle in hand brings: a later file of his was
 * taken in, and nothing of this one is not here. */
static gboolean
check_told (Intake *intake, gboolean *is_told, GError **error)
{
  guint n_changes;
  const DubanBundleChange *changes = duban_bundle_get_changes (intake->bundle, &n_changes);

  if (!duban_traffic_has_later (intake->session->db, &intake->sender->desk,
                                duban_bundle_get_header (intake->bundle)->number, is_told, error))
    return FALSE;
  for (guint i = 0; i < n_changes && *is_told; i++)
    *is_told = is_here_cb (&changes[i], intake);
  return could_read (intake, error);
}

/* A file whose base is not here. */
static gboolean
take_baseless (Intake *intake, DubanIntake *answer, GError **error)
{
  gboolean is_told;

  if (!check_told (intake, &is_told, error))
    return FALSE;
  if (!is_told)
    return keep_waiting (intake, error);
  *answer = DUBAN_INTAKE_REPEATED;
  return TRUE;
}

/* Takes the file in as it stands; what waits is counted by the caller. */
static gboolean
take_one (Intake *intake, DubanIntake *answer, GError **error)
{
  if (!unlock (intake, error) || !judge (intake, answer, error))
    return FALSE;
  switch (*answer)
    {
    case DUBAN_INTAKE_REPEATED:
      return TRUE;
    case DUBAN_INTAKE_WAITS:
      return take_baseless (intake, answer, error);
    case DUBAN_INTAKE_TAKES:
    default:
      return verify (intake, error) && add_all (intake, error);
    }
}

/* What cannot stand here leaves the posting half done: all is begun again without it. */
static gboolean
add_waiting (Intake *intake, const DubanId *bundle, GError **error)
{
  GError *cause = NULL;

  if (add_all (intake, &cause))
    return TRUE;
  if (g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_REFUSED))
    {
      g_hash_table_insert (intake->refused, g_memdup2 (bundle, sizeof *bundle),
                           g_strdup (cause->message));
      intake->is_to_try_again = TRUE;
    }
  g_propagate_error (error, cause);
  return FALSE;
}

/* One that waited; *is_done: it waits no more.  That it cannot be taken in keeps nothing else out:
 * one that is refused is put away, and said, for it was never acknowledged and its sender tells all
 * of it again; whose author is not known yet goes on waiting. */
static gboolean
take_one_waiting (Intake *intake, const DubanTrafficWaiting *one, gboolean *is_done, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const char *refusal = g_hash_table_lookup (intake->refused, &one->bundle);
  DubanIntake answer;

  *is_done = TRUE;
  if (refusal != NULL)
    {
      note (intake->taking, g_strdup (refusal));
      return TRUE;
    }
  g_free (intake->name);
  intake->name = g_strdup (one->file);
  g_bytes_unref (intake->file);
  intake->file = g_bytes_ref (one->body);
  if (!unlock (intake, &cause))
    {
      note (intake->taking, g_strdup (cause->message));
      return TRUE;
    }
  if (!judge (intake, &answer, error))
    return FALSE;
  if (answer == DUBAN_INTAKE_WAITS)
    return check_told (intake, is_done, error);
  if (answer == DUBAN_INTAKE_REPEATED)
    return TRUE;
  if (verify (intake, &cause))
    return add_waiting (intake, &one->bundle, error);
  note (intake->taking, g_strdup (cause->message));
  *is_done = FALSE;
  return TRUE;
}

/* What waited for what came just now, again and again until nothing more comes of it. */
static gboolean
take_waiting (Intake *intake, GError **error)
{
  gboolean is_any = TRUE;

  intake->is_from_waiting = TRUE;
  while (is_any)
    {
      g_autoptr (GPtrArray) waiting = duban_traffic_list_waiting (intake->session->db, error);

      is_any = FALSE;
      if (waiting == NULL)
        return FALSE;
      intake->taking->waiting = waiting->len;
      for (guint i = 0; i < waiting->len && !is_any; i++)
        {
          DubanTrafficWaiting *one = waiting->pdata[i];

          if (!take_one_waiting (intake, one, &is_any, error)
              || (is_any && !duban_traffic_drop_waiting (intake->session->db, &one->bundle, error)))
            return FALSE;
        }
    }
  return TRUE;
}

/* ---- all of it */

static gboolean
is_mass (const DubanTaking *taking, gsize n_open)
{
  return taking->n_turned > 50 || (taking->n_turned >= 10 && taking->n_turned * 5 > n_open);
}

static gboolean
check_mass (Intake *intake, const DubanTakingOptions *options, GError **error)
{
  const DubanTaking *taking = intake->taking;
  gsize n_open;

  if (taking->n_turned == 0 || options->preview || options->confirm == (gint64) taking->n_turned)
    return TRUE;
  if (!duban_arrival_count_open (intake->session, &n_open, error))
    return FALSE;
  if (!is_mass (taking, n_open))
    return TRUE;
  g_set_error (
      error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM,
      _ ("“%s” closes, deletes or gives to another lead %zu open tasks of %zu; ask %s, and "
         "if that is meant, take it in with --confirm %zu."),
      taking->file, taking->n_turned, n_open, taking->from, taking->n_turned);
  return FALSE;
}

static void
note_rest (DubanTaking *taking)
{
  if (taking->is_repeated)
    note (taking, g_strdup (_ ("This file was taken in before; nothing is changed.")));
  if (taking->n_own > 0)
    note (taking,
          g_strdup_printf (ngettext ("%zu change of this desk's own that it had lost came back.",
                                     "%zu changes of this desk's own that it had lost came back.",
                                     taking->n_own),
                           taking->n_own));
  if (taking->not_understood > 0)
    note (taking, g_strdup_printf (
                      ngettext ("%zu change is of a newer version of Duban: it is kept and passed "
                                "on, and applied after an update.",
                                "%zu changes are of a newer version of Duban: they are kept and "
                                "passed on, and applied after an update.",
                                taking->not_understood),
                      taking->not_understood));
}

static gboolean
run (Intake *intake, const DubanTakingOptions *options, GError **error)
{
  DubanIntake answer;

  if (!take_one (intake, &answer, error))
    return FALSE;
  intake->taking->is_repeated = answer == DUBAN_INTAKE_REPEATED;
  if (!intake->taking->is_repeated && !take_waiting (intake, error))
    return FALSE;
  note_rest (intake->taking);
  if (!check_mass (intake, options, error) || !go_on (intake, 1, 1, error))
    return FALSE;
  if (options->preview || intake->taking->is_repeated)
    {
      g_clear_pointer (&intake->post, duban_post_cancel);
      return TRUE;
    }
  if (intake->list.has_office)
    duban_post_derive_anew (intake->post);
  return duban_session_commit (intake->session, g_steal_pointer (&intake->post), NULL, NULL, error);
}

static guint
hash_hash (gconstpointer hash)
{
  guint32 head;

  memcpy (&head, hash, sizeof head);
  return head;
}

static gboolean
equal_hash (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE) == 0;
}

static gboolean
equal_id (gconstpointer a, gconstpointer b)
{
  return duban_id_equal (a, b);
}

static gboolean
begin (Intake *intake, GError **error)
{
  intake->key = duban_identity_load_key (intake->session, error);
  if (intake->key == NULL)
    return FALSE;
  intake->post = duban_session_begin (intake->session, error);
  return intake->post != NULL
         && duban_desk_list_load (&intake->list, intake->session,
                                  duban_key_get_public (intake->key), error);
}

/* TRUE, or FALSE with error; *again: without what is now among the refused it may go. */
static gboolean
take_bytes (Intake *model, GBytes *file, const char *name, gboolean *again, GError **error)
{
  g_auto (Intake) intake = *model;
  gboolean is_done;

  intake.file = g_bytes_ref (file);
  intake.name = g_strdup (name);
  intake.taken = g_hash_table_new_full (hash_hash, equal_hash, g_free, NULL);
  duban_taking_init (intake.taking);
  intake.taking->file = g_strdup (name);
  is_done = begin (&intake, error) && run (&intake, intake.options, error);
  *again = intake.is_to_try_again;
  return is_done;
}

gboolean
duban_exchange_take_bytes (DubanSession *session, GBytes *file, const char *name,
                           const DubanTakingOptions *options, DubanTaking *taking, GError **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new_full (hash_hash, equal_id, g_free, g_free);
  Intake model = { .session = session, .taking = taking, .options = options, .refused = refused };
  GError *cause = NULL;
  gboolean again;

  while (!take_bytes (&model, file, name, &again, &cause))
    {
      if (!again)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      g_clear_error (&cause);
      duban_taking_clear (taking);
    }
  return TRUE;
}

gboolean
duban_exchange_take (DubanSession *session, const char *path, const DubanTakingOptions *options,
                     DubanTaking *taking, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) file = duban_exchange_read_file (path, error);

  if (file != NULL)
    return duban_exchange_take_bytes (session, file, name, options, taking, error);
  duban_taking_init (taking);
  taking->file = g_steal_pointer (&name);
  return FALSE;
}
