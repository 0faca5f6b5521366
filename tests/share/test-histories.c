/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random histories of desks that exchange files: test-histories FIRST COUNT runs the seeds from
 * FIRST on; with --find it wants a fault to be found (one was planted).  Prints TAP. */
#include "world.h"

#include <stdio.h>

#define REPORT_MAX 5

/* What is wrong with the history of a seed; NULL for nothing. (transfer full) */
static char *
run_seed (guint32 seed)
{
  g_autoptr (World) world = world_new (seed);

  history_run (world);
  return g_steal_pointer (&world->fault);
}

/* The seeds that fail, up to some; says which. */
static guint
run_seeds (guint64 first, guint64 count, guint limit)
{
  guint n_failed = 0;

  for (guint64 i = 0; i < count && n_failed < limit; i++)
    {
      g_autofree char *fault = run_seed ((guint32) (first + i));

      if (fault == NULL)
        continue;
      g_strdelimit (fault, "\n", ' ');
      printf ("# seed %" G_GUINT64_FORMAT ": %s\n", first + i, fault);
      n_failed++;
    }
  return n_failed;
}

int
main (int argc, char **argv)
{
  gboolean finds = argc > 1 && g_str_equal (argv[1], "--find");
  guint64 first, count;
  guint n_failed;

  if (argc != 3 + finds
      || !g_ascii_string_to_unsigned (argv[1 + finds], 10, 0, G_MAXUINT32, &first, NULL)
      || !g_ascii_string_to_unsigned (argv[2 + finds], 10, 1, G_MAXUINT32, &count, NULL))
    {
      fprintf (stderr, "usage: test-histories [--find] FIRST COUNT\n");
      return 2;
    }
  printf ("1..1\n# seeds %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT "\n", first,
          first + count - 1);
  n_failed = run_seeds (first, count, finds ? 1 : REPORT_MAX);
  if (finds)
    printf ("%s 1 - the planted fault is found\n", n_failed > 0 ? "ok" : "not ok");
  else
    printf ("%s 1 - every history holds\n", n_failed == 0 ? "ok" : "not ok");
  return (n_failed > 0) != finds;
}
