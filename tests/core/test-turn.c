/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which status a task can be turned to which; every turn from every status. */
#include "core/turn.h"

#define OPEN DUBAN_STATUS_OPEN
#define SUSPENDED DUBAN_STATUS_SUSPENDED
#define CLOSED DUBAN_STATUS_CLOSED
#define WITHDRAWN DUBAN_STATUS_WITHDRAWN

static const struct
{
  DubanRecordKind kind;
  DubanStatus results[4]; /* from open, suspended, closed, withdrawn; 0: not possible */
} rows[] = {
  { DUBAN_RECORD_SUSPEND, { SUSPENDED, 0, 0, 0 } },
  { DUBAN_RECORD_RESUME, { 0, OPEN, 0, 0 } },
  { DUBAN_RECORD_REISSUE, { OPEN, OPEN, OPEN, OPEN } },
  { DUBAN_RECORD_CLOSE, { CLOSED, CLOSED, 0, 0 } },
  { DUBAN_RECORD_REOPEN, { 0, 0, OPEN, OPEN } },
  { DUBAN_RECORD_WITHDRAW, { WITHDRAWN, WITHDRAWN, 0, 0 } },
};

static void
test_every_status (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (DubanStatus status = OPEN; status <= WITHDRAWN; status++)
      g_assert_cmpint (duban_turn_get_result (rows[i].kind, status), ==,
                       rows[i].results[status - OPEN]);
}

static void
test_other_kinds_turn_nothing (void)
{
  guint n_turns = 0;

  for (DubanRecordKind kind = 1; kind < DUBAN_N_RECORD_KINDS; kind++)
    {
      gboolean turns = FALSE;

      for (DubanStatus status = OPEN; status <= WITHDRAWN; status++)
        turns |= duban_turn_get_result (kind, status) != 0;
      g_assert_cmpint (duban_turn_is (kind), ==, turns);
      n_turns += turns;
    }
  g_assert_cmpuint (n_turns, ==, G_N_ELEMENTS (rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turn/every-status", test_every_status);
  g_test_add_func ("/turn/other-kinds-turn-nothing", test_other_kinds_turn_nothing);
  return g_test_run ();
}
