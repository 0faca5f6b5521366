/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts beside the names of the pages are what the pages themselves show, from every side. */
#include "app/conflict/cards.h"
#include "app/example/example.h"
#include "app/exchange/overview.h"
#include "app/judgement.h"
#include "app/view/board.h"
#include "app/view/counts.h"
#include "app/view/listing.h"
#include "app/view/month.h"
#include "app/view/today-cache.h"
#include "app/view/unit-load.h"
#include "app/edit/directory.h"
#include "sample-session.h"

#define ZONE "Asia/Shanghai"
#define TODAY "2026-03-12T10:00"
#define N_TASKS 80
#define DAYS 60 /* the random tasks were assigned within so many days */

static DubanSnapshot *
look (DubanSession *session)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;
  DubanSnapshot *snapshot;

  g_assert_true (duban_session_refresh (session, &error));
  verdict = duban_judgement_get_with_register (session, &reg, NULL, &error);
  g_assert_no_error (error);
  snapshot = duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg,
                                 session->last_change, 0);
  snapshot->is_current = TRUE;
  return snapshot;
}

static guint
see_today (DubanSession *session, DubanSnapshot *snapshot)
{
  g_autoptr (DubanToday) today = NULL;

  sample_assert_done (duban_today_get (session, snapshot, &today, &error));
  return duban_today_get_figure (today, 0) + duban_today_get_figure (today, 1);
}

static guint
see_tasks (DubanSession *session, DubanSnapshot *snapshot)
{
  GError *error = NULL;
  g_auto (DubanListingQuery) query;
  g_autoptr (DubanListing) listing = NULL;

  duban_listing_query_init (&query);
  listing = duban_listing_new (snapshot, &query, NULL, NULL, &error);
  g_assert_no_error (error);
  return (guint) listing->n_lights[DUBAN_LIGHT_RED];
}

static guint
see_board (DubanSession *session, DubanSnapshot *snapshot)
{
  g_autoptr (DubanBoard) board = duban_board_new (snapshot, NULL);

  return (guint) (board->n[DUBAN_BOARD_DEPLOY] + board->n[DUBAN_BOARD_APPROACH]
                  + board->n[DUBAN_BOARD_FEEDBACK]);
}

/* The tasks of all groups but that of what was set aside. */
static guint
see_conflicts (DubanSession *session, DubanSnapshot *snapshot)
{
  static const DubanConflictQuestion question = { { 0 } };
  GError *error = NULL;
  g_autoptr (GHashTable) tasks = g_hash_table_new (NULL, NULL);
  g_autoptr (DubanConflictCards) cards
      = duban_conflict_cards_load (session, snapshot, &question, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < cards->groups->len; i++)
    {
      const DubanConflictGroup *group = cards->groups->pdata[i];

      for (guint k = 0; group->rule != DUBAN_N_RULES && k < group->tasks->len; k++)
        g_hash_table_add (tasks, GUINT_TO_POINTER (g_array_index (group->tasks, guint32, k)));
    }
  return g_hash_table_size (tasks);
}

static guint
see_units (DubanSession *session, DubanSnapshot *snapshot)
{
  GError *error = NULL;
  g_autoptr (DubanUnitLoad) load = duban_unit_load_make (
      session, snapshot, duban_unit_load_get_quarter (snapshot->terms->today), NULL, &error);

  g_assert_no_error (error);
  return load->n_idle;
}

/* The day as it stands in its month. */
static guint
see_calendar (DubanSession *session, DubanSnapshot *snapshot)
{
  GError *error = NULL;
  g_autoptr (DubanMilestones) milestones
      = duban_milestones_load (session, snapshot->last_change, NULL, &error);
  g_autoptr (DubanMonth) month = NULL;
  DubanDay first, last;
  gsize n;

  g_assert_no_error (error);
  duban_month_get_weeks (snapshot->terms->today, &first, &last);
  month = duban_month_new (snapshot, milestones, first, last, NULL);
  duban_month_get_day (month, snapshot->terms->today, &n);
  return (guint) n;
}

/* What is to be decided, and what waits. */
static guint
see_exchange (DubanSession *session, DubanSnapshot *snapshot)
{
  GError *error = NULL;
  g_autoptr (DubanOverview) overview = duban_overview_load (session, snapshot, &error);

  g_assert_no_error (error);
  return overview->disputes->len + overview->waiting->len;
}

static const struct
{
  const char *page;
  guint (*see) (DubanSession *session, DubanSnapshot *snapshot);
} pages[DUBAN_N_COUNTS] = {
  [DUBAN_COUNT_TODAY] = { "today", see_today },
  [DUBAN_COUNT_TASKS] = { "tasks", see_tasks },
  [DUBAN_COUNT_BOARD] = { "board", see_board },
  [DUBAN_COUNT_CONFLICTS] = { "conflicts", see_conflicts },
  [DUBAN_COUNT_UNITS] = { "units", see_units },
  [DUBAN_COUNT_CALENDAR] = { "calendar", see_calendar },
  [DUBAN_COUNT_EXCHANGE] = { "exchange", see_exchange },
};

/* From one side; what was counted is added to sums. */
static void
compare (DubanSession *session, DubanSnapshot *snapshot, guint *sums)
{
  guint counts[DUBAN_N_COUNTS];

  sample_assert_done (duban_counts_take (session, snapshot, counts, NULL, &error));
  for (int i = 0; i < DUBAN_N_COUNTS; i++)
    {
      g_test_message ("%s from side %u", pages[i].page, snapshot->scope);
      g_assert_cmpuint (counts[i], ==, pages[i].see (session, snapshot));
      sums[i] += counts[i];
    }
}

/* From everybody's side; each page has something to count from at least one. */
static void
compare_all (DubanSession *session)
{
  g_autoptr (DubanSnapshot) snapshot = look (session);
  guint sums[DUBAN_N_COUNTS] = { 0 };
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (snapshot->terms->directory, &n);

  compare (session, snapshot, sums);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DubanSnapshot) side = duban_snapshot_with_scope (snapshot, leaders[i]->n);

      compare (session, side, sums);
    }
  /* Two desks must have written side by side for the last. */
  for (int i = 0; i < DUBAN_COUNT_EXCHANGE; i++)
    g_assert_cmpuint (sums[i], >, 0);
}

/* The same database as the office's desk, and as a leader's own. */
static void
compare_desks (DubanSession *session)
{
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (session->terms->directory, &n);
  g_autofree char *name = g_strdup (leaders[1]->name);
  g_autoptr (DubanSnapshot) snapshot = NULL;
  guint sums[DUBAN_N_COUNTS] = { 0 };

  compare_all (session);
  sample_assert_done (duban_directory_edit_set_desk (session, name, FALSE, &error));
  snapshot = look (session);
  compare (session, snapshot, sums);
}

static void
test_example (gconstpointer now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "example.db", NULL);
  g_autoptr (DubanClock) clock = duban_clock_new (now, TRUE, ZONE, &error);
  DubanSession *session;

  g_assert_no_error (error);
  duban_example_create (path, clock, &error);
  g_assert_no_error (error);
  session = duban_session_open (path, FALSE, clock, &error);
  g_assert_no_error (error);
  compare_desks (session);
  duban_session_free (session);
  sample_remove_folder (folder);
}

static const char *
pick (GRand *rand, const char *const *from, int n)
{
  return from[g_rand_int_range (rand, 0, n)];
}

/* One of the days from so many before to so many after the sample's today. */
static char *
pick_day (GRand *rand, DubanDay today, int before, int after)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  return g_strdup (duban_day_format (today + g_rand_int_range (rand, -before, after + 1), text));
}

static void
set_any (SampleSession *sample, GRand *rand, guint32 task)
{
  static const char *const leaders[] = { "旗长", "副旗长甲", "副旗长乙", "" };
  static const char *const units[] = { "水利局", "农牧局", "" };
  const DubanDay today = sample->session->now.today;
  g_autofree char *assigned = pick_day (rand, today, DAYS, 0);
  g_autofree char *due = pick_day (rand, today, 10, 10);
  const DubanEditField fields[] = { { "assigned", g_rand_boolean (rand) ? assigned : "2026-03-12" },
                                    { "lead", pick (rand, leaders, 4) },
                                    { "cooperators", pick (rand, leaders, 4) },
                                    { "unit", pick (rand, units, 3) },
                                    { "importance", g_rand_boolean (rand) ? "key" : "routine" },
                                    { "due", g_rand_boolean (rand) ? due : "" } };
  const DubanEditSetOptions options = { .correction = "误" };

  sample_assert_done (
      duban_edit_set_task (sample->session, task, fields, G_N_ELEMENTS (fields), &options, &error));
}

/* What is not possible as the task stands is passed over. */
static void
record_any (SampleSession *sample, GRand *rand, guint32 task)
{
  static const char *const kinds[]
      = { "deploy",  "approach", "feedback",  "follow-up", "suspend",  "close",
          "request", "verify",   "milestone", "account",   "withdraw", "waive" };
  const char *kind = pick (rand, kinds, G_N_ELEMENTS (kinds));
  const DubanDay today = sample->session->now.today;
  const gboolean is_milestone = g_str_equal (kind, "milestone");
  g_autofree char *on = pick_day (rand, today, DAYS, 0);
  g_autofree char *due = pick_day (rand, today, 2, 2);
  g_autoptr (GError) error = NULL;
  const DubanRecordDraft draft = { .kind = kind,
                                   .on = on,
                                   .text = "已办",
                                   .title = is_milestone ? "开工" : NULL,
                                   .due = is_milestone ? due : NULL };
  DubanId id;

  if (g_str_equal (kind, "waive"))
    (void) duban_edit_waive (sample->session, task, "lead-not-in-charge", NULL, NULL, "已定", NULL,
                             FALSE, &error);
  else
    (void) duban_edit_record (sample->session, task, &draft, &id, &error);
}

static void
test_random (gconstpointer seed)
{
  SampleSession sample;
  GRand *rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));

  sample_session_init (&sample, TODAY);
  sample_assert_done (
      duban_directory_edit_add_unit (sample.session, "文旅局", NULL, "部门", NULL, &error));
  for (int i = 0; i < N_TASKS; i++)
    {
      g_autofree char *number = g_strdup_printf ("甲%d", i);
      guint32 task = sample_session_add (&sample, number);

      set_any (&sample, rand, task);
      for (int k = g_rand_int_range (rand, 0, 5); k > 0; k--)
        record_any (&sample, rand, task);
    }
  compare_desks (sample.session);
  g_rand_free (rand);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  /* An ordinary day, and the last of a holiday. */
  static const char *const days[] = { "2026-11-23", "2026-10-07" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strconcat ("/counts/the-pages-of-the-example-on/", days[i], NULL);

      g_test_add_data_func (name, days[i], test_example);
    }
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/counts/the-pages-of-random-tasks/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random);
    }
  return g_test_run ();
}
