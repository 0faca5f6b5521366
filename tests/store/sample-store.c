/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/schema.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      remove_tree (entry);
    }
  g_remove (path);
}

void
sample_store_init (SampleStore *store)
{
  GError *error = NULL;

  *store = (SampleStore){ .time = SAMPLE_TIME };
  store->folder = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_assert_no_error (error);
  store->path = g_build_filename (store->folder, "duban.db", NULL);
  store->db = duban_db_create (store->path, NULL, NULL, &error);
  g_assert_no_error (error);
  store->builder = duban_change_builder_new ();
  store->desk = sample_id ("desk", "office");
}

void
sample_store_clear (SampleStore *store)
{
  g_clear_pointer (&store->db, duban_db_close);
  duban_change_builder_free (store->builder);
  remove_tree (store->folder);
  g_free (store->folder);
  g_free (store->path);
}

void
sample_store_reopen (SampleStore *store)
{
  GError *error = NULL;

  g_clear_pointer (&store->db, duban_db_close);
  store->db = duban_db_open (store->path, FALSE, &error);
  g_assert_no_error (error);
}

DubanHash
sample_store_add (SampleStore *store, DubanPost *post)
{
  GError *error = NULL;
  guint8 random[8] = { 0 };
  DubanHash hash;
  DubanSpan body = duban_change_builder_finish (store->builder, &store->desk, "办公室",
                                                store->time++, random, &hash);

  duban_post_add (post, body, &hash, &error);
  g_assert_no_error (error);
  return hash;
}

DubanId
sample_id (const char *kind, const char *name)
{
  const char *const words[] = { name, NULL };

  return duban_id_from_words (kind, words);
}

void
sample_store_add_leader (SampleStore *store, DubanPost *post, const char *name)
{
  DubanId id = sample_id ("leader", name);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_LEADER, &id, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_LEADER_NAME, name);
  sample_store_add (store, post);
}

void
sample_store_add_unit (SampleStore *store, DubanPost *post, const char *name, const char *holder)
{
  DubanId id = sample_id ("unit", name);
  DubanId leader = sample_id ("leader", holder);
  gint32 none = GINT32_TO_LE (DUBAN_NO_DAY);
  g_autoptr (GByteArray) holding = g_byte_array_new ();

  g_byte_array_append (holding, leader.bytes, DUBAN_ID_SIZE);
  g_byte_array_append (holding, (const guint8[]){ DUBAN_HOLDS_CHARGE }, 1);
  g_byte_array_append (holding, (const guint8 *) &none, sizeof none);
  g_byte_array_append (holding, (const guint8 *) &none, sizeof none);
  duban_change_builder_begin (store->builder, DUBAN_ENTITY_UNIT, &id, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_UNIT_NAME, name);
  duban_change_builder_set (store->builder, DUBAN_ATTR_UNIT_HOLDERS, holding->data, holding->len);
  sample_store_add (store, post);
}

void
sample_store_begin_task (SampleStore *store, const char *name)
{
  DubanId id = sample_id ("task", name);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_HAND);
}

DubanHash
sample_store_add_task (SampleStore *store, DubanPost *post, const char *name, const char *number)
{
  sample_store_begin_task (store, name);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_TITLE, name);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_NUMBER, number);
  duban_change_builder_set_moment (store->builder, DUBAN_ATTR_ASSIGNED, SAMPLE_DAY,
                                   DUBAN_NO_MINUTE);
  return sample_store_add (store, post);
}

char *
sample_store_query (const char *path, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *stmt;
  char *value = NULL;
  int result;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  result = sqlite3_step (stmt);
  if (result == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  else
    g_assert_cmpint (result, ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return value;
}

static void
append_value (GString *dump, sqlite3_stmt *stmt, int column)
{
  const guint8 *data = sqlite3_column_blob (stmt, column);
  int size = sqlite3_column_bytes (stmt, column);

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_NULL:
      g_string_append (dump, "NULL");
      break;
    case SQLITE_BLOB:
      for (int i = 0; i < size; i++)
        g_string_append_printf (dump, "%02x", data[i]);
      break;
    default:
      g_string_append (dump, (const char *) sqlite3_column_text (stmt, column));
      break;
    }
  g_string_append_c (dump, '|');
}

static void
append_table (GString *dump, sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_string_append_printf (dump, "%s:\n", table);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        append_value (dump, stmt, i);
      g_string_append_c (dump, '\n');
    }
  sqlite3_finalize (stmt);
}

char *
sample_store_dump (const char *path, gboolean derived_only)
{
  static const char *const facts[]
      = { "entity", "numbering", "desk", "seal", "change", "local", "command" };
  GString *dump = g_string_new (NULL);
  gsize n_tables;
  const DubanDerivedTable *tables = duban_schema_list_derived (&n_tables);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (facts) && !derived_only; i++)
    append_table (dump, handle, facts[i]);
  for (gsize i = 0; i < n_tables; i++)
    append_table (dump, handle, tables[i].name);
  sqlite3_close (handle);
  return g_string_free (dump, FALSE);
}

gsize
sample_store_count (SampleStore *store)
{
  GError *error = NULL;
  gsize n;

  duban_tasks_count (store->db, &n, &error);
  g_assert_no_error (error);
  return n;
}

void
sample_overwrite (const char *path, goffset at, gconstpointer data, gsize size)
{
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, data, size, at), ==, (gssize) size);
  g_assert_true (g_close (fd, NULL));
}
