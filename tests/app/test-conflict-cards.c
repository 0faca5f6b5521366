/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts as cards: over the example, which has one of almost every kind, and over a small
 * desk where a case is made by hand. */
#include "app/conflict/cards.h"
#include "app/edit/directory.h"
#include "app/example/example.h"
#include "app/judgement.h"
#include "sample-session.h"

#include <string.h>

static DubanSnapshot *
take_snapshot (DubanSession *session)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;

  duban_session_refresh (session, &error);
  g_assert_no_error (error);
  verdict = duban_judgement_get_with_register (session, &reg, NULL, &error);
  g_assert_no_error (error);
  return duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg, session->last_change,
                             session->now.milliseconds);
}

static DubanConflictCards *
load (DubanSession *session, DubanSnapshot *snapshot, guint limit)
{
  DubanConflictQuestion question;
  DubanConflictCards *cards;
  GError *error = NULL;

  for (int i = 0; i <= DUBAN_N_RULES; i++)
    question.limits[i] = limit;
  cards = duban_conflict_cards_load (session, snapshot, &question, &error);
  g_assert_no_error (error);
  return cards;
}

static DubanConflictGroup *
find_group (DubanConflictCards *cards, DubanRule rule)
{
  for (guint i = 0; i < cards->groups->len; i++)
    {
      DubanConflictGroup *group = cards->groups->pdata[i];

      if (group->rule == rule)
        return group;
    }
  return NULL;
}

/* How many findings that count the rule has of a task; of one leader, where that is said. */
static guint
count_findings (DubanSession *session, DubanRule rule, guint32 task, guint32 leader)
{
  g_autoptr (DubanSnapshot) snapshot = take_snapshot (session);
  const DubanTaskVerdict *judged = duban_verdict_find_task (snapshot->verdict, task);
  guint n = 0;

  for (guint i = 0; judged != NULL && i < judged->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (snapshot->verdict, judged, i);

      n += finding->rule == rule && !finding->waived && (leader == 0 || finding->leader == leader);
    }
  return n;
}

static void
example_init (SampleSession *sample)
{
  GError *error = NULL;

  sample->folder = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_assert_no_error (error);
  sample->path = g_build_filename (sample->folder, "duban.db", NULL);
  sample->clock = duban_clock_new ("2026-11-23T09:00", TRUE, "Asia/Shanghai", &error);
  g_assert_no_error (error);
  duban_example_create (sample->path, sample->clock, &error);
  g_assert_no_error (error);
  sample->session = duban_session_open (sample->path, FALSE, sample->clock, &error);
  g_assert_no_error (error);
  duban_db_set_durable (sample->session->db, FALSE, &error);
  g_assert_no_error (error);
}

static void
do_way (DubanSession *session, const DubanConflictCard *card, const DubanConflictWay *way,
        guint32 leader)
{
  g_test_message ("%s: %s", duban_rule_get_code (card->rule), way->label);
  sample_assert_done (duban_conflict_way_do (session, way, &error));
  g_assert_cmpuint (count_findings (session, card->rule, card->task, leader), ==, 0);
}

/* Does one way, sees that what it settles is settled, and that one undo brings it back. */
static void
try_way (DubanSession *session, const DubanConflictCard *card, const DubanConflictWay *way)
{
  const gboolean is_of_leader = way->kind == DUBAN_WAY_COOPERATE || way->kind == DUBAN_WAY_DROP;
  const guint32 leader = is_of_leader ? way->leader : 0;
  const guint before = count_findings (session, card->rule, card->task, leader);

  g_assert_cmpuint (before, >, 0);
  do_way (session, card, way, leader);
  sample_assert_done (duban_edit_undo (session, NULL, &error));
  g_assert_cmpuint (count_findings (session, card->rule, card->task, leader), ==, before);
}

/* Whoever takes a decision back knows both values: what stood stands again, but it is a conflict
 * no more.  So each is tried on a copy. */
static void
try_take (SampleSession *sample, const DubanConflictCard *card, const DubanConflictWay *way)
{
  g_autofree char *path = g_build_filename (sample->folder, "copy.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (sample->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (DubanSession) session = NULL;
  GError *error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  session = duban_session_open (path, FALSE, sample->clock, &error);
  g_assert_no_error (error);
  do_way (session, card, way, 0);
}

/* How many there were. */
static guint
try_ways (SampleSession *sample, const DubanConflictCard *card)
{
  guint n = 0;

  for (guint i = 0; i < card->ways->len && !card->waived; i++)
    {
      const DubanConflictWay *way = card->ways->pdata[i];

      if (!duban_conflict_way_is_deed (way))
        continue;
      if (way->kind == DUBAN_WAY_TAKE)
        try_take (sample, card, way);
      else
        try_way (sample->session, card, way);
      n++;
    }
  return n;
}

static void
test_every_way_settles_and_is_undone (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  guint n_tried = 0;

  example_init (&sample);
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 2);
  for (guint i = 0; i < cards->groups->len; i++)
    {
      const DubanConflictGroup *group = cards->groups->pdata[i];

      for (guint j = 0; j < group->cards->len; j++)
        n_tried += try_ways (&sample, group->cards->pdata[j]);
    }
  g_assert_cmpuint (n_tried, >, 12);
  sample_session_clear (&sample);
}

static void
test_groups_count_their_tasks (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;

  example_init (&sample);
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 2);
  g_assert_cmpuint (cards->groups->len, >, 10);
  for (guint i = 0; i < cards->groups->len; i++)
    {
      const DubanConflictGroup *group = cards->groups->pdata[i];

      g_assert_cmpuint (group->cards->len, ==, MIN (group->n_cards, 2));
      for (guint j = 1; j < group->tasks->len; j++)
        g_assert_cmpuint (g_array_index (group->tasks, guint32, j - 1), <,
                          g_array_index (group->tasks, guint32, j));
      if (group->rule != DUBAN_N_RULES)
        g_assert_cmpuint (group->tasks->len, ==, group->n_cards);
    }
  sample_session_clear (&sample);
}

static void
test_a_leader_sees_what_concerns_him (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) whole = NULL;
  g_autoptr (DubanSnapshot) own = NULL;
  g_autoptr (DubanConflictCards) all = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  DubanConflictGroup *group;

  example_init (&sample);
  whole = take_snapshot (sample.session);
  own = duban_snapshot_with_scope (whole, sample_session_find (&sample, "副旗长庚"));
  all = load (sample.session, whole, 100);
  cards = load (sample.session, own, 100);
  group = find_group (cards, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  g_assert_cmpuint (group->n_cards, >, 0);
  g_assert_cmpuint (group->n_cards, <, find_group (all, DUBAN_RULE_LEAD_NOT_IN_CHARGE)->n_cards);
  for (guint i = 0; i < group->cards->len; i++)
    {
      const DubanConflictCard *card = group->cards->pdata[i];

      g_assert_nonnull (strstr (card->sentence, "副旗长庚"));
    }
  sample_session_clear (&sample);
}

/* 副旗长甲 leads a task of 农牧局, which is 副旗长乙's since May: at the assignment it was his. */
static guint32
make_moved (SampleSession *sample)
{
  guint32 task;

  sample_session_init (sample, "2026-06-01T10:00");
  sample_assert_done (duban_directory_edit_set_portfolio (
      sample->session, "副旗长甲", "农牧局", NULL, "2026-01-01", "2026-04-30", &error));
  sample_assert_done (duban_directory_edit_set_portfolio (sample->session, "副旗长乙", "农牧局",
                                                          NULL, "2026-05-01", NULL, &error));
  task = sample_session_add (sample, "甲1");
  sample_session_set (sample, task, "unit", "农牧局");
  return task;
}

static void
test_sides_show_both_portfolios (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  const DubanConflictCard *card;
  const DubanConflictSide *old, *new;

  make_moved (&sample);
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 10);
  card = find_group (cards, DUBAN_RULE_LEAD_MOVED)->cards->pdata[0];
  g_assert_cmpuint (card->sides->len, ==, 2);
  old = card->sides->pdata[0];
  new = card->sides->pdata[1];
  g_assert_cmpstr (old->name, ==, "副旗长甲");
  g_assert_cmpstr (old->then, ==, "In charge: 农牧局");
  g_assert_cmpstr (old->now, ==, "none of it");
  g_assert_cmpstr (new->name, ==, "副旗长乙");
  g_assert_cmpstr (new->then, ==, "none of it");
  g_assert_cmpstr (new->now, ==, "In charge: 农牧局");
  sample_session_clear (&sample);
}

static void
test_all_that_moved_are_handed_over_at_once (void)
{
  SampleSession sample;
  guint32 first = make_moved (&sample);
  guint32 second = sample_session_add (&sample, "甲2");
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  const DubanConflictCard *card;
  const DubanConflictWay *all;

  sample_session_set (&sample, second, "unit", "农牧局");
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 10);
  card = find_group (cards, DUBAN_RULE_LEAD_MOVED)->cards->pdata[0];
  all = card->ways->pdata[1];
  g_assert_cmpuint (all->tasks->len, ==, 2);
  sample_assert_done (duban_conflict_way_do (sample.session, all, &error));
  g_assert_cmpuint (count_findings (sample.session, DUBAN_RULE_LEAD_MOVED, first, 0), ==, 0);
  g_assert_cmpuint (count_findings (sample.session, DUBAN_RULE_LEAD_MOVED, second, 0), ==, 0);
  sample_session_clear (&sample);
}

static void
test_what_is_set_aside_stands_apart (void)
{
  SampleSession sample;
  guint32 task = make_moved (&sample);
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  const DubanConflictCard *card;
  const DubanConflictWay *way;

  sample_assert_done (duban_edit_waive (sample.session, task, "lead-moved", NULL, NULL,
                                        "旗长决定由甲办完", "2026-12-31", FALSE, &error));
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 10);
  g_assert_null (find_group (cards, DUBAN_RULE_LEAD_MOVED));
  card = find_group (cards, DUBAN_N_RULES)->cards->pdata[0];
  g_assert_true (card->waived);
  g_assert_nonnull (
      strstr (((DubanConflictFact *) card->facts->pdata[0])->text, "旗长决定由甲办完"));
  way = card->ways->pdata[0];
  g_assert_cmpint (way->kind, ==, DUBAN_WAY_UNWAIVE);
  sample_assert_done (duban_conflict_way_do (sample.session, way, &error));
  g_assert_cmpuint (count_findings (sample.session, DUBAN_RULE_LEAD_MOVED, task, 0), ==, 1);
  sample_session_clear (&sample);
}

/* What was decided elsewhere meanwhile is not done a second time. */
static void
test_a_way_too_late_is_refused (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  const DubanConflictCard *card;

  example_init (&sample);
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 10);
  card = find_group (cards, DUBAN_RULE_CONTESTED_LEAD)->cards->pdata[0];
  g_assert_cmpuint (card->ways->len, ==, 3);
  sample_assert_done (duban_conflict_way_do (sample.session, card->ways->pdata[0], &error));
  sample_assert_refused (duban_conflict_way_do (sample.session, card->ways->pdata[1], &error),
                         DUBAN_APP_ERROR_STATE, "meanwhile");
  sample_session_clear (&sample);
}

static void
test_statement_says_all (void)
{
  static const char *const parts[] = {
    "Statement on “修水库” (Portfolio has moved)",
    "修水库 (No. 甲1)",
    "Assigned 1 March · by 旗长 · Responsible unit 农牧局",
    "Measure 4",
    "副旗长甲 (leads): on the day of assignment In charge: 农牧局; now none of it.",
    "副旗长乙 (in charge): on the day of assignment none of it; now In charge: 农牧局.",
    "(1) 副旗长乙 to lead",
    "(2) or as the leaders decide",
    "1 June 2026",
    "2026年6月1日",
  };
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanConflictCards) cards = NULL;
  g_autofree char *text = NULL;
  const DubanConflictCard *card;

  make_moved (&sample);
  snapshot = take_snapshot (sample.session);
  cards = load (sample.session, snapshot, 10);
  card = find_group (cards, DUBAN_RULE_LEAD_MOVED)->cards->pdata[0];
  text = duban_conflict_card_dup_statement (card, snapshot->terms, "2026年6月1日");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is not in: %s", parts[i], text);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict-cards/every-way-settles-and-is-undone",
                   test_every_way_settles_and_is_undone);
  g_test_add_func ("/conflict-cards/groups-count-their-tasks", test_groups_count_their_tasks);
  g_test_add_func ("/conflict-cards/a-leader-sees-what-concerns-him",
                   test_a_leader_sees_what_concerns_him);
  g_test_add_func ("/conflict-cards/sides-show-both-portfolios", test_sides_show_both_portfolios);
  g_test_add_func ("/conflict-cards/all-that-moved-are-handed-over-at-once",
                   test_all_that_moved_are_handed_over_at_once);
  g_test_add_func ("/conflict-cards/what-is-set-aside-stands-apart",
                   test_what_is_set_aside_stands_apart);
  g_test_add_func ("/conflict-cards/a-way-too-late-is-refused", test_a_way_too_late_is_refused);
  g_test_add_func ("/conflict-cards/statement-says-all", test_statement_says_all);
  return g_test_run ();
}
