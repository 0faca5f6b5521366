/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "realm.h"

#include "app/edit/directory.h"
#include "exchange/bundle/key-file.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/random.h>

static const char *const names[MAX_PEOPLE] = { "副旗长甲", "副旗长乙", "副旗长丙", "副旗长丁",
                                               "副旗长戊", "副旗长己", "副旗长庚", "副旗长辛" };

/* ---- chance: the system's, as the program asks for it */

static GRand *chance;

static void
fill (void *bytes, size_t size)
{
  guint8 *out = bytes;

  for (size_t i = 0; i < size; i++)
    out[i] = (guint8) g_rand_int_range (chance, 0, 256);
}

/* In the place of the C library's. */
ssize_t
getrandom (void *bytes, size_t size, unsigned flags)
{
  fill (bytes, size);
  return (ssize_t) size;
}

static const char *
name_chance (void)
{
  return "seeded";
}

static uint32_t
draw_word (void)
{
  return g_rand_int (chance);
}

void
realm_seed_chance (guint32 seed)
{
  static randombytes_implementation seeded
      = { .implementation_name = name_chance, .random = draw_word, .buf = fill };

  if (chance == NULL)
    {
      chance = g_rand_new_with_seed (seed);
      randombytes_set_implementation (&seeded);
    }
  g_rand_set_seed (chance, seed);
}

/* ---- seats */

static void
must (Realm *realm, gboolean is_done, GError *error, const char *what)
{
  if (!is_done)
    world_fail (realm->world, "%s: %s", what, error != NULL ? error->message : "no reason");
  g_clear_error (&error);
}

char *
realm_name_file (Realm *realm, const char *ending)
{
  return g_strdup_printf ("%s/%u%s", realm->root, realm->n_names++, ending);
}

void
seat_open (Realm *realm, Seat *seat)
{
  GError *error = NULL;

  seat->session = duban_session_open (seat->path, FALSE, seat->clock, &error);
  if (seat->session == NULL)
    g_error ("%s: %s", seat->path, error->message);
}

void
seat_close (Seat *seat)
{
  g_clear_pointer (&seat->session, duban_session_free);
}

void
seat_copy_database (Realm *realm, const char *from, const char *to)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (from, &data, &size, &error)
      || !g_file_set_contents_full (to, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                    &error))
    g_error ("%s", error->message);
}

static Seat *
seat_new (Realm *realm, guint person)
{
  Seat *seat = g_new0 (Seat, 1);
  g_autoptr (GError) error = NULL;

  seat->person = person;
  seat->folder = realm_name_file (realm, "");
  seat->path = g_build_filename (seat->folder, "duban.db", NULL);
  seat->clock = duban_clock_new ("2026-03-02T10:00", TRUE, "Asia/Shanghai", &error);
  if (seat->clock == NULL || g_mkdir (seat->folder, 0700) != 0)
    g_error ("no clock or folder");
  return seat;
}

static void
seat_free (Seat *seat)
{
  seat_close (seat);
  g_clear_pointer (&seat->clock, duban_clock_free);
  g_free (seat->folder);
  g_free (seat->path);
  g_free (seat);
}

void
realm_clone (Realm *realm, guint d)
{
  World *world = realm->world;
  Seat *old = realm->seats[d];
  Seat *seat = seat_new (realm, old->person);
  g_autofree char *key = duban_key_dup_path (old->path);
  g_autofree char *copy = duban_key_dup_path (seat->path);
  DubanNow now = duban_clock_read (old->clock);

  seat_close (old);
  seat_copy_database (realm, old->path, seat->path);
  if (g_file_test (key, G_FILE_TEST_EXISTS))
    seat_copy_database (realm, key, copy);
  duban_clock_hold (seat->clock, now.today, now.minute);
  seat_open (realm, old);
  seat_open (realm, seat);
  old->is_torn = seat->is_torn = TRUE;
  realm->seats[world->n_desks] = seat;
  world->desks[world->n_desks++] = desk_copy (world->desks[d]);
}

/* ---- the beginning */

/* Two to eight, seldom many. */
static guint
draw_people (World *world)
{
  static const guint sizes[]
      = { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 8 };

  return sizes[world_draw (world, G_N_ELEMENTS (sizes))];
}

static void
make_seat (Realm *realm, guint person, guint whose, gboolean is_office)
{
  World *world = realm->world;
  DubanShareView *view = &world->views[person];
  const char *words[] = { names[whose], NULL };
  Seat *seat = seat_new (realm, person);
  GError *error = NULL;
  gboolean is_done;

  /* Clocks are wrong by years. */
  duban_clock_hold (seat->clock, 11000 + (DubanDay) world_draw (world, 12000), 600);
  is_done = duban_session_create (seat->path, is_office ? NULL : names[whose], is_office,
                                  seat->clock, &error);
  if (!is_done)
    g_error ("%s", error->message);
  seat_open (realm, seat);
  realm->seats[person] = seat;
  world->desks[person] = desk_new (person, 0);
  view->desk = seat->session->desk;
  view->is_office = is_office;
  if (!is_office)
    view->leader = duban_id_from_words ("leader", words);
}

static void
enter_names (Realm *realm, guint d)
{
  DubanSession *session = realm->seats[d]->session;
  GError *error = NULL;
  gboolean is_done = TRUE;

  for (guint i = 0; i < realm->world->n_people && is_done; i++)
    is_done = duban_directory_edit_add_leader (session, names[i], NULL, &error);
  is_done = is_done && duban_directory_edit_add_unit (session, "水利局", NULL, NULL, NULL, &error)
            && duban_directory_edit_add_unit (session, "农牧局", NULL, NULL, NULL, &error);
  must (realm, is_done, error, "entering names");
}

/* With an office everybody meets the office, and now and then others; without one all meet. */
static void
introduce (Realm *realm, guint n_offices)
{
  guint n = realm->world->n_people;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      if (a != b
          && (n_offices == 0 || a < n_offices || b < n_offices
              || world_draw (realm->world, 4) == 0))
        realm_meet (realm, a, b);
}

static Realm *
new_empty (guint32 seed, const char *root)
{
  Realm *realm = g_new0 (Realm, 1);
  World *world = g_new0 (World, 1);

  realm_seed_chance (~seed);
  realm->world = world;
  realm->root = g_strdup (root);
  realm->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) letter_free);
  world->rand = g_rand_new_with_seed (seed);
  world->builder = duban_change_builder_new ();
  world->fold = duban_fold_new_reusable ();
  world->files = g_ptr_array_new_with_free_func (file_free);
  world->posted = g_ptr_array_new ();
  return realm;
}

Realm *
realm_new (guint32 seed, const char *root)
{
  Realm *realm = new_empty (seed, root);
  World *world = realm->world;
  guint n_offices = world_draw (world, 4) == 0 ? 0 : 1 + (world_draw (world, 6) == 0);

  world->n_people = world->n_desks = draw_people (world);
  for (guint i = 0; i < world->n_people; i++)
    make_seat (realm, i, i > 1 && world_draw (world, 12) == 0 ? i - 1 : i, i < n_offices);
  for (guint i = 0; i < world->n_people; i++)
    {
      if (i == 0 || world_draw (world, 2) == 0)
        enter_names (realm, i);
      shadow_note (realm, i, FALSE);
    }
  introduce (realm, n_offices);
  return realm;
}

Realm *
realm_new_of (guint32 seed, const char *root, guint n_people, guint n_offices)
{
  Realm *realm = new_empty (seed, root);
  World *world = realm->world;

  world->n_people = world->n_desks = n_people;
  for (guint i = 0; i < n_people; i++)
    {
      make_seat (realm, i, i, i < n_offices);
      shadow_note (realm, i, FALSE);
    }
  return realm;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        {
          remove_folder (inside);
          g_rmdir (inside);
        }
      else
        g_unlink (inside);
    }
}

void
realm_free (Realm *realm)
{
  World *world = realm->world;

  for (guint i = 0; i < MAX_DESKS; i++)
    {
      g_clear_pointer (&realm->seats[i], seat_free);
      g_clear_pointer (&world->desks[i], desk_free);
      g_clear_pointer (&world->backups[i], desk_free);
    }
  for (guint i = 0; i < world->n_made; i++)
    {
      duban_change_clear (&world->made[i].change);
      g_free (world->made[i].body);
    }
  remove_folder (realm->root);
  g_ptr_array_unref (realm->letters);
  g_ptr_array_unref (world->posted);
  g_ptr_array_unref (world->files);
  duban_fold_free (world->fold);
  duban_change_builder_free (world->builder);
  g_rand_free (world->rand);
  g_free (world->fault);
  g_free (world);
  g_free (realm->refused);
  g_free (realm->root);
  g_free (realm);
}
