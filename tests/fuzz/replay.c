/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives each file that is named to a fuzz target, without a fuzzer: what was found once is tried
 * in every run of the tests.  Prints TAP. */
#include <glib.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *data = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      gsize size;

      if (!g_file_get_contents (argv[i], &data, &size, NULL))
        return 1;
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      printf ("ok %d - %s\n", i, name);
    }
  printf ("1..%d\n", argc - 1);
  return argc > 1 ? 0 : 1;
}
