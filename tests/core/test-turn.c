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
  DubanStatus to;
  gboolean is_possible[4]; /* from open, suspended, closed, withdrawn */
} rows[] = {
  { DUBAN_RECORD_SUSPEND, SUSPENDED, { TRUE, FALSE, FALSE, FALSE } },
  { DUBAN_RECORD_RESUME, OPEN, { FALSE, TRUE, FALSE, FALSE } },
  { DUBAN_RECORD_REISSUE, OPEN, { TRUE, TRUE, TRUE, TRUE } },
  { DUBAN_RECORD_CLOSE, CLOSED, { TRUE, TRUE, FALSE, FALSE } },
  { DUBAN_RECORD_REOPEN, OPEN, { FALSE, FALSE, TRUE, TRUE } },
  { DUBAN_RECORD_WITHDRAW, WITHDRAWN, { TRUE, TRUE, FALSE, FALSE } },
};

static void
test_every_status (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (duban_turn_get_status (rows[i].kind), ==, rows[i].to);
      for (DubanStatus status = OPEN; status <= WITHDRAWN; status++)
        g_assert_cmpint (duban_turn_is_possible (rows[i].kind, status), ==,
                         rows[i].is_possible[status - OPEN]);
    }
}

static void
test_other_kinds_turn_nothing (void)
{
  guint n_turns = 0;

  for (DubanRecordKind kind = DUBAN_RECORD_ACCEPT; kind < DUBAN_N_RECORD_KINDS; kind++)
    {
      gboolean is_turn = duban_turn_get_status (kind) != 0;

      n_turns += is_turn;
      g_assert_cmpint (duban_turn_is_possible (kind, OPEN)
                           || duban_turn_is_possible (kind, SUSPENDED)
                           || duban_turn_is_possible (kind, CLOSED),
                       ==, is_turn);
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
