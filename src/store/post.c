/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/post.h"

#include "store/changes.h"
#include "store/derive.h"
#include "store/rebuild.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MANY_CACHE "PRAGMA cache_size = -131072" /* 128 MiB: a spill would lock readers out */
#define USUAL_CACHE "PRAGMA cache_size = -2048"
#define DISK_FACTOR 3 /* bytes on the disk for one of a body: facts, derived rows, indexes */

/* An entity that got its number in this posting. */
enum
{
  STATE_REFERRED, /* nothing but referred to */
  STATE_DERIVED,  /* has one change, and its rows */
};

struct _DubanPost
{
  DubanDb *db;
  DubanEntities *entities;
  DubanDerive *derive;
  DubanStmt *insert_change, *select_changes;

  guint32 first_new;   /* entities from here on got their numbers in this posting */
  GByteArray *states;  /* of those */
  GHashTable *touched; /* the numbers of entities to be derived anew at the end */
  gint64 first, last;  /* numbers of the changes added; last < first: none */
  gint64 newest;       /* Unix milliseconds: of the latest change added */
  DubanId desk;        /* the desk of the last change, */
  gint64 desk_n;       /*   and its number; 0: none yet */
  gboolean is_many;
  gboolean is_anew;   /* all derived rows are told anew at the end */
  gboolean is_broken; /* an error left it half done: it can only be cancelled */
};

/* An open cursor would hold the transaction, and a table in its place. */
static void
close_cursors (DubanPost *post)
{
  g_clear_pointer (&post->insert_change, duban_stmt_free);
  g_clear_pointer (&post->select_changes, duban_stmt_free);
  g_clear_pointer (&post->derive, duban_derive_free);
  g_clear_pointer (&post->entities, duban_entities_free);
}

static void
post_free (DubanPost *post)
{
  close_cursors (post);
  g_byte_array_unref (post->states);
  g_hash_table_unref (post->touched);
  post->db->need = 0;
  g_free (post);
}

static gboolean
post_prepare (DubanPost *post, GError **error)
{
  gint64 last;

  post->entities = duban_entities_new (post->db, error);
  /* A newer program may have migrated the file since it was opened here. */
  if (post->entities == NULL || !duban_db_identify (post->db, NULL, error)
      || !duban_db_query_int (post->db, "SELECT max(n) FROM change", &last, error))
    return FALSE;
  post->derive = duban_derive_new (post->db, post->entities);
  post->insert_change = duban_stmt_new (
      post->db, "INSERT INTO change (n, entity, desk, hash, body) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);
  if (post->insert_change == NULL || !duban_derive_follow_desks (post->derive, post->db, error))
    return FALSE;
  post->select_changes = duban_stmt_new (
      post->db, "SELECT hash, substr(body, 2, 1) FROM change WHERE entity = ?1", error);
  post->first_new = duban_entities_get_last (post->entities) + 1;
  post->first = last + 1;
  post->last = last;
  return post->select_changes != NULL;
}

static gboolean
fail_refused (DubanPost *post, const char *reason, GError **error)
{
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_REFUSED,
               _ ("A change cannot be taken into the database “%s”: %s"), post->db->path, reason);
  return FALSE;
}

/* The state of an entity that is new in this posting; NULL for an older one. */
static guint8 *
get_state (DubanPost *post, guint32 n)
{
  guint at = n - post->first_new;
  guint old_size = post->states->len;

  if (n < post->first_new)
    return NULL;
  if (at >= old_size)
    {
      g_byte_array_set_size (post->states, MAX (at + 1, 2 * old_size));
      memset (post->states->data + old_size, STATE_REFERRED, post->states->len - old_size);
    }
  return &post->states->data[at];
}

/* What the changes that an entity has say about one more. */
typedef struct
{
  guint n_changes, n_parents; /* how many there are; how many of the new one's parents */
  gboolean is_here, is_other_kind;
} Kinship;

static gboolean
read_kinship (DubanPost *post, guint32 n, const DubanChange *change, Kinship *kinship,
              GError **error)
{
  DubanStmt *stmt = post->select_changes;
  gboolean has_row;

  *kinship = (Kinship){ 0 };
  duban_stmt_bind_int (stmt, 1, n);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      DubanHash hash;
      gsize size;
      const guint8 *kind = duban_stmt_get_blob (stmt, 1, &size);

      kinship->n_changes++;
      kinship->is_other_kind |= size != 1 || *kind != change->kind;
      if (!duban_stmt_get_hash (stmt, 0, &hash))
        return duban_db_fail_damaged (post->db->path, error);
      kinship->is_here |= memcmp (&hash, &change->hash, sizeof hash) == 0;
      for (guint i = 0; i < change->n_parents; i++)
        kinship->n_parents += memcmp (&hash, &change->parents[i], sizeof hash) == 0;
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_desk (DubanPost *post, const DubanId *desk, GError **error)
{
  g_autoptr (DubanStmt) insert = NULL;
  g_autoptr (DubanStmt) find = NULL;
  gboolean has_row;

  if (post->desk_n != 0 && duban_id_equal (desk, &post->desk))
    return TRUE;
  insert = duban_stmt_new (post->db, "INSERT OR IGNORE INTO desk (id) VALUES (?1)", error);
  if (insert == NULL)
    return FALSE;
  duban_stmt_bind_id (insert, 1, desk);
  if (!duban_stmt_run (insert, error))
    return FALSE;
  find = duban_stmt_new (post->db, "SELECT n FROM desk WHERE id = ?1", error);
  if (find == NULL)
    return FALSE;
  duban_stmt_bind_id (find, 1, desk);
  if (!duban_stmt_step (find, &has_row, error))
    return FALSE;
  post->desk = *desk;
  post->desk_n = duban_stmt_get_int (find, 0);
  return TRUE;
}

static gboolean
insert_change (DubanPost *post, guint32 n, DubanStoredChange *stored, GError **error)
{
  DubanStmt *stmt = post->insert_change;
  const DubanChange *change = &stored->change;

  if (!find_desk (post, &change->desk, error))
    return FALSE;
  stored->n = post->last + 1;
  duban_stmt_bind_int (stmt, 1, stored->n);
  duban_stmt_bind_int (stmt, 2, n);
  duban_stmt_bind_int (stmt, 3, post->desk_n);
  duban_stmt_bind_blob (stmt, 4, change->hash.bytes, DUBAN_HASH_SIZE);
  duban_stmt_bind_blob (stmt, 5, change->body.data, change->body.size);
  if (!duban_stmt_run (stmt, error))
    return FALSE;
  post->last = stored->n;
  post->newest = MAX (post->newest, change->time);
  post->db->need += DISK_FACTOR * (gint64) change->body.size;
  return TRUE;
}

/* The first change of an entity is all of its history, so its rows are written at once; any
 * other entity is derived at the end, from what the file then holds. */
static gboolean
add_first (DubanPost *post, guint32 n, DubanStoredChange *stored, GError **error)
{
  const DubanChange *changes[] = { &stored->change };

  *get_state (post, n) = STATE_DERIVED;
  return insert_change (post, n, stored, error)
         && duban_derive_entity (post->derive, n, changes, 1, FALSE, error);
}

static gboolean
add_further (DubanPost *post, guint32 n, DubanStoredChange *stored, GError **error)
{
  g_hash_table_add (post->touched, GUINT_TO_POINTER (n));
  return insert_change (post, n, stored, error);
}

/* Sets *n to the entity's number and *is_first; FALSE with error where the change cannot be
 * taken. *is_here: it is among the facts already. */
static gboolean
check_change (DubanPost *post, const DubanChange *change, guint32 *n, gboolean *is_first,
              gboolean *is_here, GError **error)
{
  Kinship kinship = { 0 };
  guint8 *state;

  if (!duban_entities_find (post->entities, &change->entity, n, error))
    return FALSE;
  state = *n == 0 ? NULL : get_state (post, *n);
  *is_first = *n == 0 || (state != NULL && *state == STATE_REFERRED);
  if (!*is_first && !read_kinship (post, *n, change, &kinship, error))
    return FALSE;
  *is_here = kinship.is_here;
  if (kinship.is_other_kind)
    return fail_refused (post, _ ("what it writes to is of another kind here."), error);
  if (!kinship.is_here && kinship.n_parents < change->n_parents)
    return fail_refused (post, _ ("what it follows is not here; take that in first."), error);
  return TRUE;
}

static gboolean
add_decoded (DubanPost *post, DubanStoredChange *stored, GError **error)
{
  guint32 n;
  gboolean is_first, is_here;

  if (!check_change (post, &stored->change, &n, &is_first, &is_here, error))
    return FALSE;
  if (is_here)
    return TRUE;
  /* Beyond here a failure leaves rows behind. */
  post->is_broken = TRUE;
  if (!duban_entities_number (post->entities, &stored->change.entity, &n, error)
      || !(is_first ? add_first (post, n, stored, error) : add_further (post, n, stored, error)))
    return FALSE;
  post->is_broken = FALSE;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

static GArray *
list_touched (DubanPost *post)
{
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, post->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 n = GPOINTER_TO_UINT (key);

      g_array_append_val (touched, n);
    }
  g_array_sort (touched, compare_numbers);
  return touched;
}

static gboolean
derive_touched (DubanPost *post, GError **error)
{
  g_autoptr (GArray) touched = list_touched (post);
  g_autoptr (DubanChanges) changes = duban_changes_new ();

  if (!duban_derive_flush (post->derive, error))
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    {
      guint32 n = g_array_index (touched, guint32, i);
      const DubanChange *const *list;
      gsize n_changes;

      if (!duban_changes_load (changes, post->db, n, error))
        return FALSE;
      list = duban_changes_get (changes, &n_changes);
      if (!duban_derive_entity (post->derive, n, list, n_changes, TRUE, error))
        return FALSE;
    }
  return duban_derive_flush (post->derive, error);
}

static gboolean
insert_command (DubanPost *post, const char *label, gint64 *command, GError **error)
{
  g_autoptr (DubanStmt) stmt = NULL;

  *command = 0;
  if (label == NULL || *label == '\0' || post->last < post->first)
    return TRUE;
  stmt = duban_stmt_new (
      post->db, "INSERT INTO command (time, label, first, last) VALUES (?1, ?2, ?3, ?4)", error);
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, post->newest);
  duban_stmt_bind_text (stmt, 2, label, -1);
  duban_stmt_bind_int (stmt, 3, post->first);
  duban_stmt_bind_int (stmt, 4, post->last);
  if (!duban_stmt_run (stmt, error))
    return FALSE;
  *command = sqlite3_last_insert_rowid (post->db->handle);
  return TRUE;
}

static gboolean
derive_anew (DubanPost *post, GError **error)
{
  if (!post->is_anew)
    return TRUE;
  close_cursors (post);
  return duban_rebuild (post->db, NULL, error);
}

static gboolean
finish (DubanPost *post, const char *label, gint64 *command, GError **error)
{
  if (post->is_broken)
    return fail_refused (post, _ ("one before it failed; nothing was changed."), error);
  return derive_touched (post, error) && duban_entities_save (post->entities, error)
         && insert_command (post, label, command, error) && derive_anew (post, error);
}

/* The end of every posting; only the transaction is still to be closed before. */
static void
post_end (DubanPost *post)
{
  DubanDb *db = post->db;
  gboolean is_many = post->is_many;

  post_free (post);
  if (is_many)
    sqlite3_exec (db->handle, USUAL_CACHE, NULL, NULL, NULL);
}

DubanPost *
duban_post_begin (DubanDb *db, GError **error)
{
  DubanPost *post;

  if (!duban_db_begin (db, error))
    return NULL;
  post = g_new0 (DubanPost, 1);
  post->db = db;
  post->states = g_byte_array_new ();
  post->touched = g_hash_table_new (NULL, NULL);
  if (post_prepare (post, error))
    return post;
  duban_post_cancel (post);
  return NULL;
}

void
duban_post_expect_many (DubanPost *post)
{
  /* Only faster: what fails here fails again, and with its sentence, at the first add. */
  post->is_many = sqlite3_exec (post->db->handle, MANY_CACHE, NULL, NULL, NULL) == SQLITE_OK
                  && duban_entities_load (post->entities, DUBAN_ENTITIES_ALL, NULL);
}

void
duban_post_derive_anew (DubanPost *post)
{
  post->is_anew = TRUE;
}

gboolean
duban_post_add (DubanPost *post, DubanSpan body, const DubanHash *hash, GError **error)
{
  DubanStoredChange stored = { 0 };
  g_autoptr (GError) cause = NULL;
  gboolean is_added;

  if (!duban_change_decode (body.data, body.size, &stored.change, &cause))
    return fail_refused (post, cause->message, error);
  if (hash == NULL || memcmp (&stored.change.hash, hash, sizeof *hash) == 0)
    is_added = add_decoded (post, &stored, error);
  else
    is_added = fail_refused (post, _ ("its bytes are not those of its name."), error);
  duban_change_clear (&stored.change);
  return is_added;
}

gint64
duban_post_get_last (const DubanPost *post)
{
  return post->last;
}

gboolean
duban_post_commit (DubanPost *post, const char *label, gint64 *command, GError **error)
{
  DubanDb *db = post->db;
  gint64 number = 0;
  gboolean is_done = finish (post, label, &number, error);

  if (is_done)
    is_done = duban_db_commit (db, error);
  else
    duban_db_rollback (db);
  post_end (post);
  if (command != NULL)
    *command = is_done ? number : 0;
  return is_done;
}

void
duban_post_cancel (DubanPost *post)
{
  duban_db_rollback (post->db);
  post_end (post);
}
