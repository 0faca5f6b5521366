/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sees a task, what of it is sent, from where on (sync.md): each rule at both edges.  The
 * random histories of tests/share prove how they go together. */
#include "sample-history.h"

#include "core/share/base.h"
#include "core/share/office.h"
#include "core/share/plan.h"
#include "core/share/roster.h"

static DubanId
leader (const char *name)
{
  const char *words[] = { name, NULL };

  return duban_id_from_words ("leader", words);
}

static DubanShareView
view_of (const char *name)
{
  return (DubanShareView){ .desk = { "another" }, .leader = leader (name) };
}

static gboolean
sees (const DubanShareView *view, const Sample *sample)
{
  g_autoptr (DubanFold) fold = duban_fold_new (sample->list, sample->n);

  return duban_share_sees (view, fold, sample->list, sample->n);
}

/* A task of 甲's, with 乙 and one more cooperating, from 丙 to 丁. */
static void
make_task (Sample *sample)
{
  DubanId lead = leader ("甲");
  DubanId cooperators[] = { leader ("乙"), leader ("戊") };

  sample_begin (sample, DUBAN_ORIGIN_HAND, 0);
  duban_change_builder_set_ref (sample->builder, DUBAN_ATTR_LEAD, &lead);
  duban_change_builder_set_refs (sample->builder, DUBAN_ATTR_COOPERATORS, cooperators, 2);
  duban_change_builder_set_text (sample->builder, DUBAN_ATTR_ASSIGNER, "丙");
  duban_change_builder_set_text (sample->builder, DUBAN_ATTR_ASSIGNEE, "丁");
  sample_end (sample, 1);
}

static void
restrict_task (Sample *sample, guint parents)
{
  sample_begin (sample, DUBAN_ORIGIN_HAND, parents);
  duban_change_builder_set_code (sample->builder, DUBAN_ATTR_HANDLING, DUBAN_HANDLING_RESTRICTED);
  sample_end (sample, 2);
}

static void
test_who_has_to_do_with_a_task_sees_it (void)
{
  static const struct
  {
    const char *name;
    gboolean sees, sees_restricted;
  } rows[] = {
    { "甲", TRUE, TRUE },  { "乙", TRUE, FALSE }, { "戊", TRUE, FALSE },
    { "丙", TRUE, FALSE }, { "丁", TRUE, FALSE }, { "己", FALSE, FALSE },
  };
  const DubanShareView office = { .desk = { "another" }, .is_office = TRUE };
  const DubanShareView maker = { .desk = { "desk" } };
  const DubanShareView nobody = { .desk = { "another" } };
  g_auto (Sample) plain;
  g_auto (Sample) restricted;

  sample_init (&plain);
  make_task (&plain);
  sample_init (&restricted);
  make_task (&restricted);
  restrict_task (&restricted, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DubanShareView view = view_of (rows[i].name);

      g_assert_cmpint (sees (&view, &plain), ==, rows[i].sees);
      g_assert_cmpint (sees (&view, &restricted), ==, rows[i].sees_restricted);
    }
  g_assert_true (sees (&office, &plain) && sees (&office, &restricted));
  g_assert_true (sees (&maker, &plain) && !sees (&maker, &restricted));
  g_assert_false (sees (&nobody, &plain));
}

/* Two leads side by side: both see it. */
static void
test_any_head_shows_a_task (void)
{
  DubanId second = leader ("己");
  DubanShareView former = view_of ("甲"), latter = view_of ("己");
  g_auto (Sample) sample;

  sample_init (&sample);
  make_task (&sample);
  sample_begin (&sample, DUBAN_ORIGIN_HAND, 0);
  duban_change_builder_set_ref (sample.builder, DUBAN_ATTR_LEAD, &second);
  sample_end (&sample, 2);
  g_assert_true (sees (&former, &sample) && sees (&latter, &sample));
}

static void
test_what_goes_away_says_farewell (void)
{
  static const struct
  {
    const char *name;
    gint64 base;
    gsize first, end;
  } rows[] = {
    /* the task, a note, it goes from 甲 to 己, another note: numbers 10, 20, 30, 40 */
    { "甲", 0, 0, 3 },  { "甲", 10, 1, 3 }, { "甲", 29, 2, 3 }, { "甲", 30, 3, 3 },
    { "甲", 40, 4, 4 }, { "己", 0, 0, 4 },  { "己", 20, 0, 4 }, { "己", 30, 3, 4 },
    { "庚", 0, 0, 0 },  { "乙", 20, 2, 4 },
  };
  const gint64 numbers[] = { 10, 20, 30, 40 };
  DubanId next = leader ("己");
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  g_auto (Sample) sample;

  sample_init (&sample);
  make_task (&sample);
  for (guint i = 0; i < 3; i++)
    {
      sample_begin (&sample, DUBAN_ORIGIN_HAND, 1u << i);
      if (i == 1)
        duban_change_builder_set_ref (sample.builder, DUBAN_ATTR_LEAD, &next);
      else
        duban_change_builder_set_text (sample.builder, DUBAN_ATTR_NOTES, i ? "后" : "前");
      sample_end (&sample, 2 + (gint64) i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DubanShareEntity entity = { DUBAN_ENTITY_TASK, sample.list, numbers, 4 };
      DubanShareView view = view_of (rows[i].name);
      gsize first, end;

      duban_share_find_stretch (&view, &entity, rows[i].base, fold, &first, &end);
      if (rows[i].first == rows[i].end)
        g_assert_cmpuint (first, >=, end);
      else
        {
          g_assert_cmpuint (first, ==, rows[i].first);
          g_assert_cmpuint (end, ==, rows[i].end);
        }
    }
}

static void
test_base_is_what_was_acknowledged (void)
{
  const DubanShareSent sent[] = { { { "one" }, 10 }, { { "two" }, 20 }, { { "three" }, 30 } };
  const DubanId both[] = { { "two" }, { "one" } }, none[] = { { "of a clone" } };
  DubanShareSent base;

  g_assert_true (duban_share_find_base (sent, 3, both, 2, &base));
  g_assert_cmpint (base.upto, ==, 20);
  g_assert_true (duban_share_find_base (sent, 3, both + 1, 1, &base));
  g_assert_cmpint (base.upto, ==, 10);
  g_assert_false (duban_share_find_base (sent, 3, none, 1, &base));
  g_assert_false (duban_share_find_base (sent, 3, NULL, 0, &base));
  g_assert_cmpint (base.upto, ==, 0);
}

static void
test_a_bundle_repeats_waits_or_is_taken (void)
{
  const DubanId held[] = { { "one" }, { "two" } };
  const DubanId two = { "two" }, three = { "three" }, nil = { { 0 } };

  g_assert_cmpint (duban_share_judge_intake (&two, &nil, held, 2), ==, DUBAN_INTAKE_REPEATED);
  g_assert_cmpint (duban_share_judge_intake (&three, &two, held, 2), ==, DUBAN_INTAKE_TAKES);
  g_assert_cmpint (duban_share_judge_intake (&three, &nil, NULL, 0), ==, DUBAN_INTAKE_TAKES);
  g_assert_cmpint (duban_share_judge_intake (&three, &two, held, 1), ==, DUBAN_INTAKE_WAITS);
}

static void
test_the_list_of_desks_is_the_offices (void)
{
  const guint8 keys[DUBAN_SHARE_KEYS_SIZE] = { 7 };
  const DubanId office = { "desk" }, other = { "other" };
  const DubanShareDesk entry = { .desk = { "entity" },
                                 .name = { (const guint8 *) "甲", 3 },
                                 .role = 2,
                                 .leader = leader ("甲"),
                                 .keys = keys };
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  DubanShareDesk read;
  g_auto (Sample) sample;

  sample_init (&sample);
  duban_share_begin_desk (sample.builder, &entry.desk);
  duban_share_write_desk (sample.builder, &entry);
  sample_end (&sample, 1);
  duban_fold_set_offices (fold, &other, 1);
  g_assert_false (duban_share_fold_desk (fold, sample.list, 1, &read));
  duban_fold_set_offices (fold, &office, 1);
  g_assert_true (duban_share_fold_desk (fold, sample.list, 1, &read));
  g_assert_cmpuint (read.role, ==, 2);
  g_assert_cmpmem (read.keys, DUBAN_SHARE_KEYS_SIZE, keys, sizeof keys);
  g_assert_true (duban_id_equal (&read.leader, &entry.leader));
}

static void
test_what_is_the_offices_alone (void)
{
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_UNIT_HOLDERS));
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_FIELD_HOLDERS));
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_SETTING_FIRST));
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_MEETING_KIND));
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_YEAR_DAYS));
  g_assert_true (duban_share_is_of_office (DUBAN_ATTR_DESK_FIRST));
  g_assert_false (duban_share_is_of_office (DUBAN_ATTR_UNIT_NAME));
  g_assert_false (duban_share_is_of_office (DUBAN_ATTR_LEADER_NAME));
  g_assert_false (duban_share_is_of_office (DUBAN_ATTR_FIELD_NAME));
  g_assert_false (duban_share_is_of_office (DUBAN_ATTR_LEAD));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/who-has-to-do-with-a-task-sees-it",
                   test_who_has_to_do_with_a_task_sees_it);
  g_test_add_func ("/share/any-head-shows-a-task", test_any_head_shows_a_task);
  g_test_add_func ("/share/what-goes-away-says-farewell", test_what_goes_away_says_farewell);
  g_test_add_func ("/share/base-is-what-was-acknowledged", test_base_is_what_was_acknowledged);
  g_test_add_func ("/share/a-bundle-repeats-waits-or-is-taken",
                   test_a_bundle_repeats_waits_or_is_taken);
  g_test_add_func ("/share/the-list-of-desks-is-the-offices",
                   test_the_list_of_desks_is_the_offices);
  g_test_add_func ("/share/what-is-the-offices-alone", test_what_is_the_offices_alone);
  return g_test_run ();
}
