/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-neighbour.h"

#include "app/edit/directory.h"
#include "app/exchange/colleagues.h"
#include "app/exchange/shared-folder.h"
#include "app/exchange/syncing.h"

#include <glib/gstdio.h>

#define LEADER "副旗长甲"
#define ZONE "Asia/Shanghai"

static void
meet (DubanSession *session, DubanSession *other, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "identity.duban", NULL);
  GError *failure = NULL;
  g_autofree char *text = duban_identity_introduce (other, &failure);
  g_auto (DubanEncounter) encounter = { 0 };

  g_assert_no_error (failure);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sample_assert_done (duban_encounter_read (&encounter, session, path, &error));
  sample_assert_done (duban_encounter_accept (&encounter, session, encounter.fingerprint, &error));
}

void
sample_neighbour_init (SampleNeighbour *neighbour, SampleSession *office, const char *now)
{
  GError *failure = NULL;

  *neighbour = (SampleNeighbour){ .office = office };
  neighbour->clock = duban_clock_new (now, TRUE, ZONE, &failure);
  g_assert_no_error (failure);
  neighbour->path = g_build_filename (office->folder, "neighbour.db", NULL);
  neighbour->shared = g_build_filename (office->folder, "shared", NULL);
  g_assert_cmpint (g_mkdir (neighbour->shared, 0700), ==, 0);
  sample_assert_done (
      duban_session_create (neighbour->path, LEADER, FALSE, neighbour->clock, &error));
  neighbour->session = duban_session_open (neighbour->path, FALSE, neighbour->clock, &failure);
  g_assert_no_error (failure);
  meet (office->session, neighbour->session, office->folder);
  meet (neighbour->session, office->session, office->folder);
  sample_assert_done (duban_shared_folder_set (office->session, neighbour->shared, &error));
  sample_assert_done (duban_shared_folder_set (neighbour->session, neighbour->shared, &error));
}

void
sample_neighbour_clear (SampleNeighbour *neighbour)
{
  duban_session_free (neighbour->session);
  duban_clock_free (neighbour->clock);
  g_free (neighbour->path);
  g_free (neighbour->shared);
}

void
sample_neighbour_send (SampleNeighbour *neighbour)
{
  g_autofree char *unit = g_strdup_printf ("单位%u", neighbour->n_units++);
  g_auto (DubanSyncing) syncing = { 0 };

  sample_assert_done (
      duban_directory_edit_add_unit (neighbour->session, unit, NULL, "部门", NULL, &error));
  sample_assert_done (duban_exchange_sync (neighbour->session, &syncing, &error));
  g_assert_cmpuint (duban_syncing_count_problems (&syncing), ==, 0);
}

char *
sample_neighbour_dup_folder (SampleNeighbour *neighbour)
{
  return duban_shelf_dup_path (neighbour->shared, &neighbour->session->desk,
                               &neighbour->office->session->desk);
}

GPtrArray *
sample_neighbour_list (SampleNeighbour *neighbour)
{
  g_autofree char *folder = sample_neighbour_dup_folder (neighbour);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, NULL);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (names, g_strdup (((const DubanShelfItem *) items->pdata[i])->name));
  return names;
}

void
sample_neighbour_hide (SampleNeighbour *neighbour, gboolean hidden)
{
  g_autofree char *aside = g_strconcat (neighbour->shared, "-aside", NULL);

  g_assert_cmpint (
      hidden ? g_rename (neighbour->shared, aside) : g_rename (aside, neighbour->shared), ==, 0);
}
