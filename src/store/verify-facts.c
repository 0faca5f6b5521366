/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/verify-private.h"

#include "core/change.h"
#include "store/stmt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

enum
{
  COLUMN_N,
  COLUMN_ENTITY,
  COLUMN_DESK,
  COLUMN_HASH,
  COLUMN_BODY
};

typedef struct
{
  DubanVerify *verify;
  GArray *entities;  /* of DubanId, by number; nil where there is none */
  GHashTable *desks; /* number → DubanId */
  gint64 entity;     /* in hand */
  guint kind;
  GArray *hashes; /* of DubanHash: of its changes so far */
} Facts;

static gboolean
has_hash (const GArray *hashes, const DubanHash *hash)
{
  for (guint i = 0; i < hashes->len; i++)
    if (memcmp (&g_array_index (hashes, DubanHash, i), hash, sizeof *hash) == 0)
      return TRUE;
  return FALSE;
}

static void
check_entity (Facts *facts, gint64 n, const DubanChange *change)
{
  const DubanId *id = facts->entity < (gint64) facts->entities->len && facts->entity > 0
                          ? &g_array_index (facts->entities, DubanId, facts->entity)
                          : NULL;

  if (id == NULL || !duban_id_equal (id, &change->entity))
    duban_verify_report (facts->verify,
                         _ ("Change %" PRId64 " stands under a number that is not its "
                            "entity's."),
                         n);
  if (facts->hashes->len > 0 && facts->kind != change->kind)
    duban_verify_report (facts->verify,
                         _ ("Change %" PRId64 " is of another kind than those before "
                            "it."),
                         n);
  facts->kind = change->kind;
}

static void
check_parents (Facts *facts, gint64 n, const DubanChange *change)
{
  for (guint i = 0; i < change->n_parents; i++)
    if (!has_hash (facts->hashes, &change->parents[i]))
      duban_verify_report (facts->verify, _ ("Change %" PRId64 " follows one that is not there."),
                           n);
  if (has_hash (facts->hashes, &change->hash))
    duban_verify_report (facts->verify, _ ("Change %" PRId64 " is there twice."), n);
}

static void
check_desk (Facts *facts, gint64 n, gint64 desk, const DubanChange *change)
{
  const DubanId *id = g_hash_table_lookup (facts->desks, GINT_TO_POINTER ((int) desk));

  if (id == NULL || !duban_id_equal (id, &change->desk))
    duban_verify_report (facts->verify,
                         _ ("Change %" PRId64 " stands under a desk that did not make "
                            "it."),
                         n);
}

static void
check_change (Facts *facts, DubanStmt *stmt)
{
  gint64 n = duban_stmt_get_int (stmt, COLUMN_N);
  g_auto (DubanChange) change = { 0 };
  DubanHash hash;
  gsize size;
  const guint8 *body = duban_stmt_get_blob (stmt, COLUMN_BODY, &size);

  if (!duban_change_decode (body, size, &change, NULL))
    {
      duban_verify_report (facts->verify, _ ("Change %" PRId64 " cannot be read."), n);
      return;
    }
  if (!duban_stmt_get_hash (stmt, COLUMN_HASH, &hash)
      || memcmp (&hash, &change.hash, sizeof hash) != 0)
    duban_verify_report (facts->verify,
                         _ ("Change %" PRId64 " was altered: its bytes are not those of "
                            "its name."),
                         n);
  check_desk (facts, n, duban_stmt_get_int (stmt, COLUMN_DESK), &change);
  check_entity (facts, n, &change);
  check_parents (facts, n, &change);
  g_array_append_val (facts->hashes, change.hash);
}

static gboolean
check_changes (Facts *facts, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (facts->verify->db,
                        "SELECT n, entity, desk, hash, body FROM change ORDER BY entity, n", error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (g_cancellable_set_error_if_cancelled (facts->verify->cancellable, error))
        return FALSE;
      if (duban_stmt_get_int (stmt, COLUMN_ENTITY) != facts->entity)
        g_array_set_size (facts->hashes, 0);
      facts->entity = duban_stmt_get_int (stmt, COLUMN_ENTITY);
      check_change (facts, stmt);
      facts->verify->n_changes++;
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_entity (Facts *facts, DubanStmt *stmt, gint64 last)
{
  gint64 n = duban_stmt_get_int (stmt, 1);
  DubanId id;

  facts->verify->n_entities++;
  if (!duban_stmt_get_id (stmt, 0, &id) || n < 1 || n > last)
    duban_verify_report (facts->verify,
                         _ ("The number %" PRId64 " of an entity was never given out."), n);
  else if (!duban_id_is_nil (&g_array_index (facts->entities, DubanId, n)))
    duban_verify_report (facts->verify, _ ("The number %" PRId64 " was given to two entities."), n);
  else
    g_array_index (facts->entities, DubanId, n) = id;
}

static gboolean
load_entities (Facts *facts, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (facts->verify->db, "SELECT id, n FROM entity", error);
  gboolean has_row;
  gint64 last, n_rows;

  if (stmt == NULL
      || !duban_db_query_int (facts->verify->db, "SELECT last FROM numbering", &last, error)
      || !duban_db_query_int (facts->verify->db, "SELECT count(*) FROM entity", &n_rows, error))
    return FALSE;
  if (last != n_rows)
    duban_verify_report (facts->verify, _ ("The numbers of entities have gaps."));
  /* A number that was altered must not decide how much memory is taken. */
  last = CLAMP (last, 0, 2 * n_rows);
  g_array_set_size (facts->entities, (guint) last + 1);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      take_entity (facts, stmt, last);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_desks (Facts *facts, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (facts->verify->db, "SELECT n, id FROM desk", error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      DubanId id;

      if (duban_stmt_get_id (stmt, 1, &id))
        g_hash_table_insert (facts->desks, GINT_TO_POINTER ((int) duban_stmt_get_int (stmt, 0)),
                             g_memdup2 (&id, sizeof id));
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* They are numbered by arrival, and nothing is ever taken away. */
static gboolean
check_gaps (DubanVerify *verify, GError **error)
{
  gint64 last;

  if (!duban_db_query_int (verify->db, "SELECT max(n) FROM change", &last, error))
    return FALSE;
  if (last > (gint64) verify->n_changes)
    duban_verify_report (verify,
                         _ ("Changes are missing: %" PRId64 " arrived, and %" PRId64 " are there."),
                         last, (gint64) verify->n_changes);
  return TRUE;
}

gboolean
duban_verify_facts (DubanVerify *verify, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, TRUE, sizeof (DubanId));
  g_autoptr (GHashTable) desks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  Facts facts = { .verify = verify, .entities = entities, .desks = desks, .hashes = hashes };

  return load_entities (&facts, error) && load_desks (&facts, error)
         && check_changes (&facts, error) && check_gaps (verify, error);
}
