/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The autostart, in a home of each test's own. */
#include "app/remind/autostart.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>

/* (transfer full) */
static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "org.duban.Duban.desktop", NULL);
}

/* NULL: there is none. (transfer full) */
static char *
dup_file (void)
{
  g_autofree char *path = dup_path ();
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
put_file (const char *text)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_on (const char *program, gboolean on)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (duban_autostart_write (program, on, &error));
  g_assert_no_error (error);
}

static void
repair (const char *program)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (duban_autostart_repair (program, &error));
  g_assert_no_error (error);
}

static void
assert_has (const char *line)
{
  g_autofree char *text = dup_file ();

  g_assert_nonnull (text);
  if (strstr (text, line) == NULL)
    g_error ("no “%s” in “%s”", line, text);
}

static void
test_switched_on_and_off (void)
{
  g_assert_false (duban_autostart_is_on ());
  write_on ("/usr/bin/duban", TRUE);
  g_assert_true (duban_autostart_is_on ());
  assert_has ("[Desktop Entry]\n");
  assert_has ("Type=Application\n");
  assert_has ("Exec=\"/usr/bin/duban\" --gapplication-service\n");
  assert_has ("Hidden=false\n");
  write_on ("/usr/bin/duban", FALSE);
  g_assert_false (duban_autostart_is_on ());
  assert_has ("Hidden=true\n");
  write_on ("/usr/bin/duban", TRUE);
  g_assert_true (duban_autostart_is_on ());
}

static void
test_repair_follows_the_program (void)
{
  write_on ("/opt/old/duban", TRUE);
  repair ("/usr/bin/duban");
  assert_has ("Exec=\"/usr/bin/duban\" --gapplication-service\n");
  g_assert_true (duban_autostart_is_on ());
}

static void
test_repair_switches_nothing_on (void)
{
  g_autofree char *text = NULL, *after = NULL;

  repair ("/usr/bin/duban");
  g_assert_null (dup_file ());
  write_on ("/opt/old/duban", FALSE);
  text = dup_file ();
  repair ("/usr/bin/duban");
  after = dup_file ();
  g_assert_cmpstr (after, ==, text);
}

static void
test_desktop_that_switched_it_off_is_believed (void)
{
  const char *text = "[Desktop Entry]\nType=Application\nName=x\nExec=/opt/old/duban\n"
                     "X-GNOME-Autostart-enabled=false\n";
  g_autofree char *after = NULL;

  put_file (text);
  g_assert_false (duban_autostart_is_on ());
  repair ("/usr/bin/duban");
  after = dup_file ();
  g_assert_cmpstr (after, ==, text);
  write_on ("/usr/bin/duban", TRUE);
  g_assert_true (duban_autostart_is_on ());
}

static void
test_lines_of_others_stay (void)
{
  put_file ("# mine\n[Desktop Entry]\nType=Application\nName=x\nExec=/opt/old/duban\n"
            "X-GNOME-Autostart-Delay=7\n");
  repair ("/usr/bin/duban");
  assert_has ("# mine\n");
  assert_has ("X-GNOME-Autostart-Delay=7\n");
  assert_has ("Exec=\"/usr/bin/duban\" --gapplication-service\n");
}

static void
test_broken_file_is_replaced (void)
{
  put_file ("no desktop file\n\x01\xff");
  g_assert_false (duban_autostart_is_on ());
  write_on ("/usr/bin/duban", TRUE);
  g_assert_true (duban_autostart_is_on ());
}

static void
test_unwritable_place_is_an_error (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_assert_false (duban_autostart_write ("/usr/bin/duban", TRUE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, folder));
}

/* As a desktop reads it, whatever the path; GLib's own reader knows no path with a % in it. */
static void
test_any_path_is_started (void)
{
  const char *names[] = { "plain",   "with space",  "dol$HOME",    "back`tick",
                          "quo\"te", "apo'strophe", "back\\slash", "督办" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *program = g_build_filename (g_get_user_config_dir (), names[i], NULL);
      g_autofree char *said = g_strconcat (program, ".said", NULL);
      g_autofree char *path = dup_path ();
      g_autofree char *text = NULL;
      g_autoptr (GDesktopAppInfo) info = NULL;
      gint64 until = g_get_monotonic_time () + (10 * G_USEC_PER_SEC);

      write_on (program, TRUE);
      g_assert_true (g_file_set_contents_full (
          program, "#!/bin/sh\nprintf %s \"$*\" >\"$0.part\"; mv \"$0.part\" \"$0.said\"\n", -1,
          G_FILE_SET_CONTENTS_NONE, 0700, NULL));
      info = g_desktop_app_info_new_from_filename (path);
      g_assert_nonnull (info);
      g_assert_true (g_app_info_launch (G_APP_INFO (info), NULL, NULL, NULL));
      while (!g_file_get_contents (said, &text, NULL, NULL) && g_get_monotonic_time () < until)
        g_usleep (10000);
      g_assert_cmpstr (text, ==, "--gapplication-service");
    }
}

static void
test_only_the_installed_program_starts_itself (void)
{
  g_autofree char *running = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *link = g_build_filename (g_get_user_config_dir (), "linked", NULL);
  g_autofree char *same = duban_autostart_dup_program (running);
  g_autofree char *other = duban_autostart_dup_program ("/bin/sh");
  g_autofree char *none = duban_autostart_dup_program ("/nowhere/duban");
  g_autofree char *linked = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (link);

  g_assert_cmpstr (same, ==, running);
  g_assert_null (other);
  g_assert_null (none);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_make_symbolic_link (file, running, NULL, NULL));
  linked = duban_autostart_dup_program (link);
  g_assert_cmpstr (linked, ==, link);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/autostart/on and off", test_switched_on_and_off);
  g_test_add_func ("/autostart/repaired, it follows the program", test_repair_follows_the_program);
  g_test_add_func ("/autostart/repairing switches nothing on", test_repair_switches_nothing_on);
  g_test_add_func ("/autostart/a desktop that switched it off is believed",
                   test_desktop_that_switched_it_off_is_believed);
  g_test_add_func ("/autostart/lines of others stay", test_lines_of_others_stay);
  g_test_add_func ("/autostart/a broken file is replaced", test_broken_file_is_replaced);
  g_test_add_func ("/autostart/a place that cannot be written is an error",
                   test_unwritable_place_is_an_error);
  g_test_add_func ("/autostart/any path is started", test_any_path_is_started);
  g_test_add_func ("/autostart/only the installed program starts itself",
                   test_only_the_installed_program_starts_itself);
  return g_test_run ();
}
