/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells with several names. */
#include "exchange/names.h"

static void
test_names_of_a_cell (void)
{
  static const struct
  {
    const char *cell, *names, *wording;
  } cases[] = {
    { "", "", NULL },
    { "住建局", "住建局", NULL },
    { "住建局、财政局，教体局；水利局/林草局\n农牧局", "住建局|财政局|教体局|水利局|林草局|农牧局",
      NULL },
    { "住建局、住建局", "住建局", NULL },
    { "各镇", "", "各镇" },
    { "住建局、各镇、有关部门", "住建局", "各镇、有关部门" },
    { "王 某", "王某", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DubanNames) names = { 0 };
      g_autofree char *joined = NULL;

      duban_names_read (cases[i].cell, &names);
      g_ptr_array_add (names.names, NULL);
      joined = g_strjoinv ("|", (char **) names.names->pdata);
      g_assert_cmpstr (joined, ==, cases[i].names);
      g_assert_cmpstr (names.wording, ==, cases[i].wording);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/names-of-a-cell", test_names_of_a_cell);
  return g_test_run ();
}
