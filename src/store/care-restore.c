/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "store/care.h"

#include "store/backups.h"
#include "store/copy.h"
#include "store/db-private.h"
#include "store/place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
fail_cannot_keep (const char *path, GError **error)
{
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
               _ ("The present database “%s” cannot be set aside: %s; nothing was changed. Check "
                  "that its folder can be written."),
               path, g_strerror (errno));
  return FALSE;
}

/* The backup opened and found to be one. (transfer full) */
static DubanDb *
open_backup (const char *backup, GError **error)
{
  DubanDb *db;

  if (!duban_place_check_file (backup, error))
    return NULL;
  db = duban_db_connect (backup, TRUE, error);
  if (db == NULL)
    return NULL;
  if (duban_db_identify (db, NULL, error))
    {
      if (duban_backups_is_good (backup))
        return db;
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED,
                   _ ("The backup “%s” is damaged; nothing was changed. Choose another."), backup);
    }
  duban_db_disconnect (db);
  return NULL;
}

/* Keeps everybody out of the present database, and lets SQLite undo a writing that was
 * interrupted; its journal must not meet another file. *db is NULL, no error, where there is
 * none, or where it is too damaged for that. */
static gboolean
lock_present (const char *path, DubanDb **db, GError **error)
{
  g_autoptr (GError) cause = NULL;

  *db = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!duban_place_check_writable (path, error))
    return FALSE;
  *db = duban_db_connect (path, FALSE, &cause);
  if (*db != NULL && duban_db_run (*db, "BEGIN EXCLUSIVE", &cause))
    return TRUE;
  g_clear_pointer (db, duban_db_disconnect);
  if (!g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED))
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s ",
                              _ ("Nothing was restored; close the window first."));
  return FALSE;
}

/* A second name for the file, so that the first is never without one; where the file system
 * has no links, a rename. *is_renamed tells which. */
static gboolean
set_aside (const char *path, const char *kept, gboolean *is_renamed, GError **error)
{
  g_autofree char *journal = duban_place_dup_journal (path);
  g_autofree char *kept_journal = duban_place_dup_journal (kept);

  *is_renamed = FALSE;
  if (TEMP_FAILURE_RETRY (link (path, kept)) != 0)
    {
      *is_renamed = TRUE;
      if (TEMP_FAILURE_RETRY (g_rename (path, kept)) != 0)
        return fail_cannot_keep (path, error);
    }
  if (TEMP_FAILURE_RETRY (g_rename (journal, kept_journal)) == 0 || errno == ENOENT)
    return TRUE;
  return fail_cannot_keep (journal, error);
}

/* Best effort: what cannot be taken back stands beside under its other name. */
static void
take_back (const char *path, const char *kept, gboolean is_renamed)
{
  g_autofree char *journal = duban_place_dup_journal (path);
  g_autofree char *kept_journal = duban_place_dup_journal (kept);

  if (is_renamed)
    (void) TEMP_FAILURE_RETRY (g_rename (kept, path));
  else
    (void) TEMP_FAILURE_RETRY (g_unlink (kept));
  (void) TEMP_FAILURE_RETRY (g_rename (kept_journal, journal));
}

/* Puts the copy `part` at `path`; *kept: where the present file went, or NULL. */
static gboolean
exchange (const char *part, const char *path, char **kept, GError **error)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean is_renamed = FALSE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return duban_place_clear_journal (path, error) && duban_place_put (part, path, FALSE, error);
  aside = duban_place_dup_free_name (path, "replaced");
  if (set_aside (path, aside, &is_renamed, &cause) && duban_place_put (part, path, TRUE, &cause))
    {
      if (kept != NULL)
        *kept = g_steal_pointer (&aside);
      return TRUE;
    }
  /* Once the copy stands there, the second name is all that is left of what was there before. */
  if (!g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_UNSURE))
    take_back (path, aside, is_renamed);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
replace (const char *path, DubanDb *backup, char **kept, GError **error)
{
  g_autofree char *part = NULL;
  DubanDb *present;
  gboolean is_done;

  if (!lock_present (path, &present, error))
    return FALSE;
  part = duban_copy_to_part (backup, path, NULL, error);
  is_done = part != NULL && exchange (part, path, kept, error);
  if (part != NULL && !is_done)
    duban_place_discard (part);
  g_clear_pointer (&present, duban_db_disconnect);
  return is_done;
}

gboolean
duban_care_restore (const char *path, const char *backup, char **kept, GError **error)
{
  DubanDb *db;
  gboolean is_done;

  if (kept != NULL)
    *kept = NULL;
  if (!duban_place_check_target (path, error) || !duban_place_make_folder (path, error)
      || !duban_place_check_local (path, error))
    return FALSE;
  db = open_backup (backup, error);
  if (db == NULL)
    return FALSE;
  is_done = replace (path, db, kept, error);
  duban_db_disconnect (db);
  return is_done;
}
