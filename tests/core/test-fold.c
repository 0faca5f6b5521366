/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-history.h"

#define DAY 20000
#define HAND DUBAN_ORIGIN_HAND
#define LEDGER DUBAN_ORIGIN_LEDGER

/* Changes as bits of the parents of others. */
enum
{
  NONE = 0,
  FIRST = 1 << 0,
  SECOND = 1 << 1,
  THIRD = 1 << 2,
  FOURTH = 1 << 3,
};

static void
add_text (Sample *sample, DubanOrigin origin, guint parents, gint64 time, const char *text)
{
  sample_begin (sample, origin, parents);
  duban_change_builder_set_text (sample->builder, DUBAN_ATTR_NOTES, text);
  sample_end (sample, time);
}

static void
add_code (Sample *sample, guint parents, DubanAttr attr, guint code)
{
  sample_begin (sample, HAND, parents);
  duban_change_builder_set_code (sample->builder, attr, code);
  sample_end (sample, 1 + sample->n);
}

static void
add_due (Sample *sample, guint parents, gint64 time, DubanDay day)
{
  sample_begin (sample, HAND, parents);
  duban_change_builder_set_day (sample->builder, DUBAN_ATTR_DUE, day);
  sample_end (sample, time);
}

static void
add_record (Sample *sample, guint parents, char id, DubanRecordKind kind, char target)
{
  sample_begin (sample, HAND, parents);
  sample_record (sample, id, kind, DAY, target);
  sample_end (sample, 1 + sample->n);
}

static DubanFold *
fold_sample (const Sample *sample)
{
  return duban_fold_new (sample->list, sample->n);
}

static void
assert_notes (const Sample *sample, const char *expected, gsize n_expected)
{
  g_autoptr (DubanFold) fold = fold_sample (sample);
  g_autofree char *text = duban_span_dup_text (duban_fold_get (fold, DUBAN_ATTR_NOTES));
  const DubanHead *heads;
  gsize n;

  g_assert_cmpstr (text, ==, expected);
  heads = duban_fold_get_heads (fold, DUBAN_ATTR_NOTES, &n);
  g_assert_cmpuint (n, ==, n_expected);
  g_assert_true (duban_span_equal (heads[0].value, duban_fold_get (fold, DUBAN_ATTR_NOTES)));
}

static void
assert_conflict (const Sample *sample, gboolean expected, DubanConflictKind kind, DubanAttr attr)
{
  g_autoptr (DubanFold) fold = fold_sample (sample);
  gsize n;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (fold, &n);

  g_assert_cmpuint (n, ==, expected ? 1 : 0);
  if (!expected)
    return;
  g_assert_cmpint (conflicts[0].kind, ==, kind);
  g_assert_cmpint (conflicts[0].attr, ==, attr);
}

static void
assert_stands (const Sample *sample, char id, gboolean expected)
{
  g_autoptr (DubanFold) fold = fold_sample (sample);
  gsize n, n_found = 0;
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n);

  for (gsize i = 0; i < n; i++)
    if (records[i].record.id.bytes[0] == id)
      {
        g_assert_cmpint (records[i].voided_by == NULL, ==, expected);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_nothing_folds_to_nothing (void)
{
  g_autoptr (DubanFold) fold = duban_fold_new (NULL, 0);
  gsize n;

  g_assert_cmpuint (duban_fold_get (fold, DUBAN_ATTR_TITLE).size, ==, 0);
  (void) duban_fold_get_attrs (fold, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (duban_fold_get_heads (fold, DUBAN_ATTR_TITLE, &n));
  (void) duban_fold_get_records (fold, &n);
  g_assert_cmpuint (n, ==, 0);
  (void) duban_fold_get_conflicts (fold, &n);
  g_assert_cmpuint (n, ==, 0);
  (void) duban_fold_get_tips (fold, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (duban_fold_get_first_due (fold), ==, DUBAN_NO_DAY);
}

static void
test_a_later_write_follows (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_text (&sample, HAND, NONE, 9, "一");
  assert_notes (&sample, "一", 1);
  /* Earlier by its clock, but it knew the first: clocks order nothing that ancestry orders. */
  add_text (&sample, HAND, FIRST, 1, "二");
  assert_notes (&sample, "二", 1);
  add_text (&sample, HAND, SECOND, 1, "");
  assert_notes (&sample, NULL, 1);
}

static void
test_beside_each_other_hand_then_time (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_text (&sample, LEDGER, NONE, 5, "台账");
  add_text (&sample, LEDGER, NONE, 9, "新台账");
  assert_notes (&sample, "新台账", 2);
  add_text (&sample, HAND, NONE, 1, "手工");
  assert_notes (&sample, "手工", 3);
  add_text (&sample, HAND, NONE, 2, "手工二");
  assert_notes (&sample, "手工二", 4);
  /* Who has seen them all settles. */
  add_text (&sample, LEDGER, FIRST | SECOND | THIRD | FOURTH, 1, "定");
  assert_notes (&sample, "定", 1);
}

static void
test_equal_heads_collapse (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_code (&sample, NONE, DUBAN_ATTR_STATUS, DUBAN_STATUS_OPEN);
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_SUSPENDED);
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_SUSPENDED);
  assert_conflict (&sample, FALSE, 0, 0);
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_OPEN);
  assert_conflict (&sample, TRUE, DUBAN_CONFLICT_ATTR, DUBAN_ATTR_STATUS);
  /* Two settlements that agree settle; one that knew of but one side does not. */
  add_code (&sample, SECOND | THIRD, DUBAN_ATTR_STATUS, DUBAN_STATUS_SUSPENDED);
  assert_conflict (&sample, TRUE, DUBAN_CONFLICT_ATTR, DUBAN_ATTR_STATUS);
  add_code (&sample, SECOND | THIRD | FOURTH, DUBAN_ATTR_STATUS, DUBAN_STATUS_SUSPENDED);
  assert_conflict (&sample, FALSE, 0, 0);
}

/* Two concurrent values of an attribute and which is effective. */
static void
test_merges (void)
{
  static const struct
  {
    DubanAttr attr;
    guint a, b, effective;
    gboolean contested;
  } cases[] = {
    { DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED, DUBAN_STATUS_OPEN, DUBAN_STATUS_OPEN, TRUE },
    { DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED, DUBAN_STATUS_SUSPENDED, DUBAN_STATUS_SUSPENDED,
      TRUE },
    { DUBAN_ATTR_STATUS, DUBAN_STATUS_WITHDRAWN, DUBAN_STATUS_CLOSED, DUBAN_STATUS_CLOSED, TRUE },
    { DUBAN_ATTR_STATUS, DUBAN_STATUS_WITHDRAWN, 0, 0, TRUE },
    { DUBAN_ATTR_DELETED, DUBAN_YES, DUBAN_NO, DUBAN_NO, TRUE },
    { DUBAN_ATTR_DELETED, DUBAN_YES, 0, 0, TRUE },
    { DUBAN_ATTR_HANDLING, DUBAN_HANDLING_PETITION, DUBAN_HANDLING_RESTRICTED,
      DUBAN_HANDLING_RESTRICTED, FALSE },
    { DUBAN_ATTR_HANDLING, DUBAN_HANDLING_PETITION, 0, DUBAN_HANDLING_PETITION, FALSE },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_auto (Sample) sample;
      guint at = i / 2;

      sample_init (&sample);
      add_code (&sample, NONE, cases[at].attr, i % 2 ? cases[at].a : cases[at].b);
      add_code (&sample, NONE, cases[at].attr, i % 2 ? cases[at].b : cases[at].a);
      g_autoptr (DubanFold) fold = fold_sample (&sample);
      g_assert_cmpuint (duban_span_get_code (duban_fold_get (fold, cases[at].attr)), ==,
                        cases[at].effective);
      assert_conflict (&sample, cases[at].contested, DUBAN_CONFLICT_ATTR, cases[at].attr);
    }
}

static void
test_cooperators_are_united (void)
{
  const DubanId ids[] = { { "a" }, { "b" }, { "c" } };
  g_auto (Sample) sample;

  sample_init (&sample);
  for (guint i = 0; i < 2; i++)
    {
      sample_begin (&sample, HAND, NONE);
      duban_change_builder_set_refs (sample.builder, DUBAN_ATTR_COOPERATORS, ids + i, 2);
      duban_change_builder_set_refs (sample.builder, DUBAN_ATTR_COOPERATING_UNITS, ids, 1 + i);
      sample_end (&sample, 1);
    }
  g_autoptr (DubanFold) fold = fold_sample (&sample);
  DubanSpan leaders = duban_fold_get (fold, DUBAN_ATTR_COOPERATORS);
  DubanSpan units = duban_fold_get (fold, DUBAN_ATTR_COOPERATING_UNITS);

  g_assert_cmpmem (leaders.data, leaders.size, ids, sizeof ids);
  g_assert_cmpmem (units.data, units.size, ids, 2 * sizeof *ids);
  assert_conflict (&sample, TRUE, DUBAN_CONFLICT_ATTR, DUBAN_ATTR_COOPERATORS);
}

static void
test_due_is_the_earliest (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_due (&sample, NONE, 1, DAY + 9);
  add_due (&sample, NONE, 2, DAY + 5);
  add_due (&sample, NONE, 3, DUBAN_NO_DAY);
  g_autoptr (DubanFold) fold = fold_sample (&sample);
  g_assert_cmpint (duban_span_get_day (duban_fold_get (fold, DUBAN_ATTR_DUE)), ==, DAY + 5);
  assert_conflict (&sample, TRUE, DUBAN_CONFLICT_ATTR, DUBAN_ATTR_DUE);
}

static void
test_the_first_due_is_kept (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_due (&sample, NONE, 1, DUBAN_NO_DAY);
  add_due (&sample, FIRST, 9, DAY + 9); /* the first day, whatever the clocks say */
  add_due (&sample, SECOND, 2, DAY + 5);
  g_autoptr (DubanFold) moved = fold_sample (&sample);
  g_assert_cmpint (duban_fold_get_first_due (moved), ==, DAY + 9);

  add_due (&sample, FIRST, 8, DAY + 20); /* beside it, and written earlier */
  g_autoptr (DubanFold) beside = fold_sample (&sample);
  g_assert_cmpint (duban_fold_get_first_due (beside), ==, DAY + 20);

  sample_begin (&sample, LEDGER, NONE);
  duban_change_builder_set_day (sample.builder, DUBAN_ATTR_FIRST_DUE, DAY + 1);
  sample_end (&sample, 1);
  g_autoptr (DubanFold) said = fold_sample (&sample);
  g_assert_cmpint (duban_fold_get_first_due (said), ==, DAY + 1);
}

/* A closing (change 2) after change 1; then change 3 beside or after it. */
static void
test_closing_beside_a_record (void)
{
  static const struct
  {
    DubanRecordKind kind;
    guint parents;
    gboolean contested;
  } cases[] = {
    { DUBAN_RECORD_FEEDBACK, FIRST, TRUE },
    { DUBAN_RECORD_BLOCKAGE, FIRST, TRUE },
    { 99, FIRST, TRUE }, /* of a kind that only a newer program knows */
    { DUBAN_RECORD_NOTE, FIRST, FALSE },
    { DUBAN_RECORD_URGE, FIRST, FALSE },
    { DUBAN_RECORD_CLOSE, FIRST, FALSE },
    { DUBAN_RECORD_FEEDBACK, SECOND, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Sample) sample;

      sample_init (&sample);
      add_code (&sample, NONE, DUBAN_ATTR_STATUS, DUBAN_STATUS_OPEN);
      add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
      add_record (&sample, cases[i].parents, 'r', cases[i].kind, 0);
      assert_conflict (&sample, cases[i].contested, DUBAN_CONFLICT_CLOSING, DUBAN_ATTR_STATUS);
      /* Closed again by who has seen the record. */
      add_code (&sample, SECOND | THIRD, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
      assert_conflict (&sample, FALSE, 0, 0);
    }
}

static void
test_closing_beside_a_write (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_due (&sample, NONE, 1, DAY);
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
  add_text (&sample, HAND, FIRST, 1, "备注"); /* nobody quarrels about notes */
  assert_conflict (&sample, FALSE, 0, 0);
  add_due (&sample, FIRST, 1, DAY + 1);
  assert_conflict (&sample, TRUE, DUBAN_CONFLICT_CLOSING, DUBAN_ATTR_STATUS);
}

static void
test_deletion_beside_a_closing (void)
{
  g_auto (Sample) sample;
  gsize n;

  sample_init (&sample);
  add_text (&sample, HAND, NONE, 1, "一");
  add_code (&sample, FIRST, DUBAN_ATTR_DELETED, DUBAN_YES);
  assert_conflict (&sample, FALSE, 0, 0);
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
  g_autoptr (DubanFold) fold = fold_sample (&sample);
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (fold, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (conflicts[0].attr, ==, DUBAN_ATTR_STATUS);
  g_assert_cmpint (conflicts[1].attr, ==, DUBAN_ATTR_DELETED);
}

/* A ledger with a closed task and its records, taken in on two desks; closed by hand on one. */
static void
test_the_same_ledger_twice_is_the_same_work (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  for (guint i = 0; i < 2; i++)
    {
      sample_begin (&sample, LEDGER, NONE);
      duban_change_builder_set_day (sample.builder, DUBAN_ATTR_DUE, DAY);
      sample_record (&sample, 'r', DUBAN_RECORD_FEEDBACK, DAY, 0);
      sample_end (&sample, 5 - i);
    }
  add_code (&sample, FIRST, DUBAN_ATTR_STATUS, DUBAN_STATUS_CLOSED);
  assert_conflict (&sample, FALSE, 0, 0);
  assert_stands (&sample, 'r', TRUE);

  g_autoptr (DubanFold) fold = fold_sample (&sample);
  gsize n;
  g_assert_true (duban_fold_get_records (fold, &n)[0].change == sample.list[1]);
}

static void
test_a_void_holds_until_given_again (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_record (&sample, NONE, 'r', DUBAN_RECORD_DEPLOY, 0);
  assert_stands (&sample, 'r', TRUE);
  add_record (&sample, FIRST, 'v', DUBAN_RECORD_VOID, 'r');
  assert_stands (&sample, 'r', FALSE);
  assert_stands (&sample, 'v', TRUE);
  /* The same record from a desk that knew nothing of the void. */
  add_record (&sample, NONE, 'r', DUBAN_RECORD_DEPLOY, 0);
  assert_stands (&sample, 'r', FALSE);
  /* Given again on purpose, and voided again. */
  add_record (&sample, SECOND, 'r', DUBAN_RECORD_DEPLOY, 0);
  assert_stands (&sample, 'r', TRUE);
  add_record (&sample, FOURTH, 'w', DUBAN_RECORD_VOID, 'r');
  assert_stands (&sample, 'r', FALSE);
}

static void
test_a_void_may_not_be_voided (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_record (&sample, NONE, 'r', DUBAN_RECORD_DEPLOY, 0);
  add_record (&sample, FIRST, 'v', DUBAN_RECORD_VOID, 'r');
  add_record (&sample, SECOND, 'w', DUBAN_RECORD_VOID, 'v');
  add_record (&sample, SECOND, 'x', DUBAN_RECORD_VOID, 'q'); /* names nothing */
  assert_stands (&sample, 'r', FALSE);
  assert_stands (&sample, 'v', TRUE);
}

static void
test_records_stand_by_day (void)
{
  g_auto (Sample) sample;
  gsize n;

  sample_init (&sample);
  sample_begin (&sample, HAND, NONE);
  sample_record (&sample, 'b', DUBAN_RECORD_NOTE, DAY + 1, 0);
  sample_record (&sample, 'a', DUBAN_RECORD_NOTE, DAY + 1, 0);
  sample_record (&sample, 'c', DUBAN_RECORD_NOTE, DAY, 0);
  sample_end (&sample, 2);
  sample_begin (&sample, HAND, FIRST);
  sample_record (&sample, 'd', DUBAN_RECORD_NOTE, DAY + 1, 0);
  sample_record (&sample, 'e', DUBAN_RECORD_CLOSE, DUBAN_NO_DAY, 0);
  sample_end (&sample, 1);
  g_autoptr (DubanFold) fold = fold_sample (&sample);
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n);

  g_assert_cmpuint (n, ==, 5);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (records[i].record.id.bytes[0], ==, "ecdba"[i]);
}

static void
test_the_last_write_of_a_change_counts (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  sample_begin (&sample, HAND, NONE);
  duban_change_builder_set_text (sample.builder, DUBAN_ATTR_NOTES, "先");
  duban_change_builder_set_text (sample.builder, DUBAN_ATTR_TITLE, "题");
  duban_change_builder_set_text (sample.builder, DUBAN_ATTR_NOTES, "后");
  sample_end (&sample, 1);
  assert_notes (&sample, "后", 1);
}

static void
test_tips_are_what_nothing_follows (void)
{
  g_auto (Sample) sample;
  gsize n;

  sample_init (&sample);
  add_text (&sample, HAND, NONE, 1, "一");
  add_text (&sample, HAND, FIRST, 1, "二");
  add_text (&sample, HAND, FIRST, 1, "三");
  g_autoptr (DubanFold) fold = fold_sample (&sample);
  const DubanHash *tips = duban_fold_get_tips (fold, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (memcmp (&tips[0], &tips[1], sizeof *tips), <, 0);
  g_assert_true (memcmp (&tips[0], &sample.changes[0].hash, sizeof *tips) != 0
                 && memcmp (&tips[1], &sample.changes[0].hash, sizeof *tips) != 0);
  g_assert_true (duban_fold_is_seen_by (fold, sample.list[0], sample.list[2]));
  g_assert_false (duban_fold_is_seen_by (fold, sample.list[1], sample.list[2]));
}

/* A parent that is elsewhere is passed over. */
static void
test_a_part_of_the_history_folds (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  add_text (&sample, HAND, NONE, 1, "一");
  add_text (&sample, HAND, FIRST, 1, "二");
  add_text (&sample, HAND, SECOND, 1, "三");
  g_autoptr (DubanFold) fold = duban_fold_new (sample.list + 1, 2);
  g_autofree char *text = duban_span_dup_text (duban_fold_get (fold, DUBAN_ATTR_NOTES));

  g_assert_cmpstr (text, ==, "三");
}

/* Silenced, a change still stands between its parents and what follows it: the later due is not
 * beside the earlier one. */
static void
test_a_silenced_change_still_stands_between (void)
{
  static const guint8 silent[] = { 0, 1, 0 };
  g_auto (Sample) sample = { 0 };
  g_autoptr (DubanFold) fold = NULL;
  gsize n;

  sample_init (&sample);
  add_due (&sample, NONE, 1, DAY);
  add_text (&sample, HAND, FIRST, 2, "silent");
  add_due (&sample, SECOND, 3, DAY + 9);
  fold = duban_fold_new_silenced (sample.list, sample.n, silent);
  g_assert_cmpint (duban_span_get_day (duban_fold_get (fold, DUBAN_ATTR_DUE)), ==, DAY + 9);
  g_assert_cmpuint (duban_fold_get (fold, DUBAN_ATTR_NOTES).size, ==, 0);
  duban_fold_get_heads (fold, DUBAN_ATTR_DUE, &n);
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(name, function) g_test_add_func ("/fold/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-folds-to-nothing", test_nothing_folds_to_nothing);
  ADD ("a-later-write-follows", test_a_later_write_follows);
  ADD ("beside-each-other-hand-then-time", test_beside_each_other_hand_then_time);
  ADD ("equal-heads-collapse", test_equal_heads_collapse);
  ADD ("merges", test_merges);
  ADD ("cooperators-are-united", test_cooperators_are_united);
  ADD ("due-is-the-earliest", test_due_is_the_earliest);
  ADD ("the-first-due-is-kept", test_the_first_due_is_kept);
  ADD ("closing-beside-a-record", test_closing_beside_a_record);
  ADD ("closing-beside-a-write", test_closing_beside_a_write);
  ADD ("deletion-beside-a-closing", test_deletion_beside_a_closing);
  ADD ("the-same-ledger-twice-is-the-same-work", test_the_same_ledger_twice_is_the_same_work);
  ADD ("a-void-holds-until-given-again", test_a_void_holds_until_given_again);
  ADD ("a-void-may-not-be-voided", test_a_void_may_not_be_voided);
  ADD ("records-stand-by-day", test_records_stand_by_day);
  ADD ("the-last-write-of-a-change-counts", test_the_last_write_of_a_change_counts);
  ADD ("tips-are-what-nothing-follows", test_tips_are_what_nothing_follows);
  ADD ("a-part-of-the-history-folds", test_a_part_of_the_history_folds);
  ADD ("a-silenced-change-still-stands-between", test_a_silenced_change_still_stands_between);
  return g_test_run ();
}
