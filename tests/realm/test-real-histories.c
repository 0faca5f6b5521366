/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random histories of the program's own desks: test-real-histories FIRST COUNT runs the seeds from
 * FIRST on; with --find it wants a fault to be found (one was planted).  Prints TAP. */
#include "realm.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define REPORT_MAX 5

static const char *const tally_names[N_TALLIES]
    = { "changes",  "refused acts", "files given", "taken",  "repeated", "waiting", "stopped",
        "declined", "reversed",     "restored",    "cloned", "renewed",  "revoked", "settled" };

/* In memory where the system has such a place: no disk is asked thousands of times to be sure. */
static char *
make_root (void)
{
  char *root = g_strdup ("/dev/shm/duban-XXXXXX");

  if (g_mkdtemp (root) != NULL)
    return root;
  g_free (root);
  return g_dir_make_tmp ("duban-XXXXXX", NULL);
}

/* What is wrong with the history of a seed; NULL for nothing. (transfer full) */
static char *
run_seed (guint32 seed, const char *root, gsize *tallies)
{
  g_autoptr (Realm) realm = realm_new (seed, root);

  realm_run (realm);
  for (guint i = 0; i < N_TALLIES; i++)
    tallies[i] += realm->tallies[i];
  return g_steal_pointer (&realm->world->fault);
}

static guint
run_seeds (guint64 first, guint64 count, guint limit)
{
  g_autofree char *root = make_root ();
  gsize tallies[N_TALLIES] = { 0 };
  guint n_failed = 0;

  for (guint64 i = 0; i < count && n_failed < limit; i++)
    {
      g_autofree char *fault = run_seed ((guint32) (first + i), root, tallies);

      if (fault == NULL)
        continue;
      g_strdelimit (fault, "\n", ' ');
      printf ("# seed %" G_GUINT64_FORMAT ": %s\n", first + i, fault);
      n_failed++;
    }
  g_rmdir (root);
  printf ("#");
  for (guint i = 0; i < N_TALLIES; i++)
    printf (" %s %" G_GSIZE_FORMAT, tally_names[i], tallies[i]);
  printf ("\n");
  return n_failed;
}

int
main (int argc, char **argv)
{
  gboolean finds = argc > 1 && g_str_equal (argv[1], "--find");
  guint64 first, count;
  guint n_failed;

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc != 3 + finds
      || !g_ascii_string_to_unsigned (argv[1 + finds], 10, 0, G_MAXUINT32, &first, NULL)
      || !g_ascii_string_to_unsigned (argv[2 + finds], 10, 1, G_MAXUINT32, &count, NULL))
    {
      fprintf (stderr, "usage: test-real-histories [--find] FIRST COUNT\n");
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
