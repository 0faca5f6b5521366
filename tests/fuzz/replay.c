/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target, which it is linked with, each file of the folders that are named: what was
 * found once is asked for ever, without libFuzzer.  Prints TAP. */
#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static guint
replay (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (path, &data, &size, NULL))
        continue;
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      n++;
    }
  return n;
}

int
main (int argc, char **argv)
{
  int status = argc > 1 ? 0 : 2;

  g_print ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++)
    {
      guint n = replay (argv[i]);

      g_print ("%s %d - %u files\n", n > 0 ? "ok" : "not ok", i, n);
      status = n > 0 ? status : 1;
    }
  return status;
}
