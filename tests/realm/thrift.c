/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What thousands of histories pay for again and again, in the place of the libraries' own: a
 * statement that was prepared is kept for the next that asks for it, the same seeds give the same
 * keys, a signature that was found good is good.  Nothing is answered otherwise than they would. */
#define _GNU_SOURCE
#include "realm.h"

#include <dlfcn.h>
#include <sodium.h>
#include <sqlite3.h>
#include <string.h>

#define PROOFS_MAX 100000

/* ---- statements */

static GHashTable *pools; /* sqlite3 → GHashTable of SQL → GPtrArray of sqlite3_stmt at rest */

static GHashTable *
get_pool (sqlite3 *db)
{
  GHashTable *pool;

  if (pools == NULL)
    pools = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  pool = g_hash_table_lookup (pools, db);
  if (pool == NULL)
    {
      pool = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) g_ptr_array_unref);
      g_hash_table_insert (pools, db, pool);
    }
  return pool;
}

int
sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int size, unsigned flags, sqlite3_stmt **stmt,
                    const char **tail)
{
  static int (*prepare) (sqlite3 *, const char *, int, unsigned, sqlite3_stmt **, const char **);
  GPtrArray *kept = size < 0 && tail == NULL ? g_hash_table_lookup (get_pool (db), sql) : NULL;

  if (prepare == NULL)
    *(void **) &prepare = dlsym (RTLD_NEXT, "sqlite3_prepare_v3");
  if (kept == NULL || kept->len == 0)
    return prepare (db, sql, size, flags, stmt, tail);
  *stmt = g_ptr_array_steal_index_fast (kept, kept->len - 1);
  return SQLITE_OK;
}

int
sqlite3_finalize (sqlite3_stmt *stmt)
{
  sqlite3 *db = stmt != NULL ? sqlite3_db_handle (stmt) : NULL;
  GHashTable *pool;
  GPtrArray *kept;
  int result;

  if (stmt == NULL)
    return SQLITE_OK;
  result = sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  pool = get_pool (db);
  kept = g_hash_table_lookup (pool, sqlite3_sql (stmt));
  if (kept == NULL)
    {
      kept = g_ptr_array_new ();
      g_hash_table_insert (pool, g_strdup (sqlite3_sql (stmt)), kept);
    }
  g_ptr_array_add (kept, stmt);
  return result;
}

int
sqlite3_close (sqlite3 *db)
{
  static int (*finalize) (sqlite3_stmt *);
  static int (*close_db) (sqlite3 *);
  sqlite3_stmt *stmt;

  if (finalize == NULL)
    {
      *(void **) &finalize = dlsym (RTLD_NEXT, "sqlite3_finalize");
      *(void **) &close_db = dlsym (RTLD_NEXT, "sqlite3_close");
    }
  if (pools != NULL)
    g_hash_table_remove (pools, db);
  while (db != NULL && (stmt = sqlite3_next_stmt (db, NULL)) != NULL)
    finalize (stmt);
  return close_db (db);
}

/* ---- keys */

typedef struct
{
  unsigned char public_key[32], secret[64];
} Pair;

/* Whether the pair of a seed is known; keeps it where it is new. */
static gboolean
recall (GHashTable **pairs, const unsigned char *seed, Pair **pair)
{
  DubanId name;

  memcpy (name.bytes, seed, sizeof name);
  if (*pairs == NULL)
    *pairs = g_hash_table_new_full (duban_id_hash, duban_id_equal, g_free, g_free);
  *pair = g_hash_table_lookup (*pairs, &name);
  if (*pair != NULL)
    return TRUE;
  if (g_hash_table_size (*pairs) > PROOFS_MAX)
    g_hash_table_remove_all (*pairs);
  *pair = g_new0 (Pair, 1);
  g_hash_table_insert (*pairs, g_memdup2 (&name, sizeof name), *pair);
  return FALSE;
}

int
crypto_sign_seed_keypair (unsigned char *public_key, unsigned char *secret,
                          const unsigned char *seed)
{
  static GHashTable *pairs;
  Pair *pair;

  if (!recall (&pairs, seed, &pair))
    crypto_sign_ed25519_seed_keypair (pair->public_key, pair->secret, seed);
  memcpy (public_key, pair->public_key, crypto_sign_PUBLICKEYBYTES);
  memcpy (secret, pair->secret, crypto_sign_SECRETKEYBYTES);
  return 0;
}

int
crypto_box_seed_keypair (unsigned char *public_key, unsigned char *secret,
                         const unsigned char *seed)
{
  static GHashTable *pairs;
  Pair *pair;

  if (!recall (&pairs, seed, &pair))
    crypto_box_curve25519xsalsa20poly1305_seed_keypair (pair->public_key, pair->secret, seed);
  memcpy (public_key, pair->public_key, crypto_box_PUBLICKEYBYTES);
  memcpy (secret, pair->secret, crypto_box_SECRETKEYBYTES);
  return 0;
}

/* ---- proofs */

int
crypto_sign_verify_detached (const unsigned char *signature, const unsigned char *message,
                             unsigned long long size, const unsigned char *key)
{
  static GHashTable *known;
  crypto_generichash_state state;
  DubanId name;

  if (known == NULL)
    known = g_hash_table_new_full (duban_id_hash, duban_id_equal, g_free, NULL);
  crypto_generichash_init (&state, NULL, 0, sizeof name);
  crypto_generichash_update (&state, signature, crypto_sign_BYTES);
  crypto_generichash_update (&state, key, crypto_sign_PUBLICKEYBYTES);
  crypto_generichash_update (&state, message, size);
  crypto_generichash_final (&state, name.bytes, sizeof name);
  if (g_hash_table_contains (known, &name))
    return 0;
  if (crypto_sign_ed25519_verify_detached (signature, message, size, key) != 0)
    return -1;
  if (g_hash_table_size (known) > PROOFS_MAX)
    g_hash_table_remove_all (known);
  g_hash_table_add (known, g_memdup2 (&name, sizeof name));
  return 0;
}
