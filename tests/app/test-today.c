/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-words.h"
#include "app/view/today.h"
#include "sample.h"

#include <string.h>

/* The judge and the register of one row, filled task by task. */
typedef struct
{
  DubanTerms *terms;
  DubanJudge *judge;
  DubanRegisterBuilder *builder;
} Sitting;

static void
sit_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Sitting *sitting = data;
  DubanClock137 clock;

  duban_judge_task (sitting->judge, task, records, n_records, &clock);
  duban_register_builder_add (sitting->builder, task, records, n_records, &clock);
}

/* side: a leader, or - for the office. */
static DubanSnapshot *
make_snapshot (const SampleRow *row, const char *side)
{
  DubanTerms *terms = sample_terms_new (row->today, row->settings);
  g_autoptr (DubanJudge) judge = duban_judge_new (terms);
  Sitting sitting = { terms, judge, duban_register_builder_new (terms) };
  DubanSnapshot *snapshot;
  DubanRegister *reg;

  terms->desk_is_office = TRUE;
  sample_each (row->tasks, sit_cb, &sitting);
  reg = duban_register_builder_finish (sitting.builder);
  snapshot = duban_snapshot_new (terms, duban_judge_finish (judge), reg, 7, 0);
  snapshot->scope = sample_find (side);
  return snapshot;
}

static DubanToday *
make_today (const SampleRow *row, const char *side)
{
  g_autoptr (DubanSnapshot) snapshot = make_snapshot (row, side);

  return duban_today_new (snapshot, NULL);
}

static const char *const codes[] = {
  [DUBAN_SECTION_OVERDUE] = "overdue",   [DUBAN_SECTION_DUE_TODAY] = "today",
  [DUBAN_SECTION_MINE] = "mine",         [DUBAN_SECTION_OTHERS] = "others",
  [DUBAN_SECTION_ACCOUNTS] = "accounts", [DUBAN_SECTION_DECISIONS] = "decide",
  [DUBAN_SECTION_CLOSINGS] = "closings", [DUBAN_SECTION_REQUESTS] = "requests",
  [DUBAN_SECTION_BULLETIN] = "bulletin",
};

static const char *const owed_codes[] = {
  [DUBAN_TODAY_OWED_DEPLOY] = "deploy",     [DUBAN_TODAY_OWED_APPROACH] = "approach",
  [DUBAN_TODAY_OWED_FEEDBACK] = "feedback", [DUBAN_TODAY_OWED_FOLLOW_UP] = "follow-up",
  [DUBAN_TODAY_OWED_DUE] = "due",           [DUBAN_TODAY_OWED_MILESTONE] = "milestone",
  [DUBAN_TODAY_OWED_MEETING] = "meeting",   [DUBAN_TODAY_OWED_ACCOUNT] = "account",
  [DUBAN_TODAY_OWED_ANSWER] = "answer",     [DUBAN_TODAY_OWED_EXTENSION] = "extension",
  [DUBAN_TODAY_OWED_DECISION] = "decision", [DUBAN_TODAY_OWED_VERIFY] = "verify",
  [DUBAN_TODAY_OWED_BULLETIN] = "bulletin",
};

static const char *const act_codes[] = {
  [DUBAN_NEXT_NONE] = "look",     [DUBAN_NEXT_RECORD] = "record",  [DUBAN_NEXT_URGE] = "urge",
  [DUBAN_NEXT_ACCOUNT] = "give",  [DUBAN_NEXT_ANSWER] = "reply",   [DUBAN_NEXT_GRANT] = "grant",
  [DUBAN_NEXT_VERIFY] = "verify", [DUBAN_NEXT_NAME_LEAD] = "name",
};

/* “overdue 1 feedback urge 3” for each line of each section: the task (of many: their number
 * behind x), what is owed, the act, the days. */
static char *
write_today (const DubanToday *today)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      const DubanTodayPart *part = duban_today_get_part (today, i);
      const DubanTodayLine *lines = duban_today_get_lines (today, part->lines);

      for (guint32 k = 0; k < part->lines.n; k++)
        {
          g_string_append_printf (text, "%s%s ", text->len > 0 ? ", " : "", codes[part->section]);
          if (lines[k].title == 0)
            g_string_append_printf (text, "%s x%u", duban_today_get_text (today, lines[k].who),
                                    lines[k].tasks.n);
          else
            g_string_append_printf (text, "%u", *duban_today_get_tasks (today, lines[k].tasks));
          g_string_append_printf (text, " %s %s", owed_codes[lines[k].owed],
                                  act_codes[lines[k].act]);
          if (lines[k].days > 0)
            g_string_append_printf (text, " %d", lines[k].days);
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *side;
  SampleRow row; /* expected: as write_today() writes it */
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DubanToday) today = make_today (&cases[i].row, cases[i].side);
      g_autofree char *text = write_today (today);

      g_test_message ("%s, %s: %s", cases[i].side, cases[i].row.today, cases[i].row.tasks);
      g_assert_cmpstr (text, ==, cases[i].row.expected);
    }
}

#define DONE "| deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09"
#define BY_CHIEF "assigner=旗长 "

static void
test_stages_of_mine (void)
{
  static const Case cases[] = {
    { "甲", { "2026-03-02", NULL, BY_CHIEF, "today 1 deploy record" } },
    { "甲", { "2026-03-03", NULL, BY_CHIEF, "overdue 1 deploy record 1" } },
    { "甲", { "2026-03-02", NULL, BY_CHIEF "| deploy 2026-03-02", "mine 1 approach record" } },
    { "甲", { "2026-03-05", NULL, BY_CHIEF "| deploy 2026-03-02", "today 1 approach record" } },
    { "甲", { "2026-03-06", NULL, BY_CHIEF "| deploy 2026-03-02", "overdue 1 approach record 1" } },
    { "甲",
      { "2026-03-09", NULL, BY_CHIEF "| deploy 2026-03-02; approach 2026-03-05",
        "today 1 feedback record" } },
    { "甲",
      { "2026-03-10", NULL, BY_CHIEF "| deploy 2026-03-02; approach 2026-03-05",
        "overdue 1 feedback record 1" } },
    { "甲", { "2026-03-10", NULL, BY_CHIEF "assigned=2026-03-11", "mine 1 deploy record" } },
    { "甲", { "2026-03-03", NULL, BY_CHIEF "status=suspended", "" } },
    { "甲", { "2026-03-03", NULL, BY_CHIEF "status=withdrawn closed=2026-03-03", "" } },
    { "乙", { "2026-03-03", NULL, BY_CHIEF, "" } },
    { "乙", { "2026-03-03", NULL, BY_CHIEF "lead=丙 unit=水利局", "" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What comes within seven days is shown; what comes later is not. */
static void
test_what_is_to_come (void)
{
  static const Case cases[] = {
    { "甲", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-17 " DONE, "mine 1 due record" } },
    { "甲", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-18 " DONE, "" } },
    { "甲", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-10 " DONE, "today 1 due record" } },
    { "甲", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-09 " DONE, "overdue 1 due record 1" } },
    { "甲", { "2026-03-31", NULL, BY_CHIEF DONE, "" } },
    { "甲", { "2026-04-01", NULL, BY_CHIEF DONE, "mine 1 follow-up record" } },
    { "甲", { "2026-04-08", NULL, BY_CHIEF DONE, "today 1 follow-up record" } },
    { "甲", { "2026-04-09", NULL, BY_CHIEF DONE, "overdue 1 follow-up record 1" } },
    { "甲",
      { "2026-03-10", NULL, BY_CHIEF "due=2026-03-11 assigned=2026-03-09 | deploy 2026-03-09",
        "mine 1 due record" } },
    { "甲",
      { "2026-03-12", NULL, BY_CHIEF "due=2026-03-12 assigned=2026-03-09 | deploy 2026-03-09",
        "today 1 approach record" } },
    { "甲",
      { "2026-03-10", NULL, BY_CHIEF DONE "; milestone 2026-03-02 due=2026-03-09",
        "overdue 1 milestone record 1" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Where I assigned it, only 我交办 speaks. */
static void
test_what_i_assigned (void)
{
  static const Case cases[] = {
    { "旗长", { "2026-03-02", NULL, BY_CHIEF, "today 1 deploy urge" } },
    { "旗长", { "2026-03-03", NULL, BY_CHIEF, "overdue 1 deploy urge 1" } },
    { "旗长", { "2026-03-03", NULL, BY_CHIEF "| deploy 2026-03-02", "others 1 approach urge" } },
    { "旗长", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-17 " DONE, "others 1 due urge" } },
    { "旗长", { "2026-03-10", NULL, BY_CHIEF "due=2026-03-18 " DONE, "" } },
    { "甲", { "2026-03-03", NULL, "assigner=甲", "overdue 1 deploy urge 1" } },
    { "甲", { "2026-03-03", NULL, "assigner=甲 unit=-", "overdue 1 deploy urge 1" } },
    { "旗长",
      { "2026-03-12", NULL, BY_CHIEF "due=2026-03-11 " DONE "; extension 2026-03-10 due=2026-04-01",
        "overdue 1 due grant 1" } },
    { "旗长",
      { "2026-03-12", NULL,
        BY_CHIEF "due=2026-03-11 " DONE
                 "; extension 2026-03-10 due=2026-04-01; extension 2026-03-11 outcome=refused",
        "overdue 1 due urge 1" } },
    { "旗长",
      { "2026-03-03", NULL, BY_CHIEF "| request 2026-03-03 to=旗长", "overdue 1 deploy reply 1" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_decisions (void)
{
  static const Case cases[] = {
    { "乙", { "2026-03-10", NULL, DONE "; request 2026-03-10 to=乙", "decide 1 answer reply" } },
    { "乙",
      { "2026-03-10", NULL, DONE "; request 2026-03-10 to=乙; answer 2026-03-10 target=#4", "" } },
    { "旗长",
      { "2026-03-10", NULL, BY_CHIEF DONE "; extension 2026-03-10 due=2026-04-01",
        "decide 1 extension grant" } },
    { "甲", { "2026-03-10", NULL, BY_CHIEF DONE "; extension 2026-03-10 due=2026-04-01", "" } },
    { "旗长",
      { "2026-03-10", NULL,
        BY_CHIEF DONE "; extension 2026-03-10 due=2026-04-01; extension 2026-03-10 outcome=granted",
        "" } },
    { "旗长",
      { "2026-03-10", NULL, BY_CHIEF "status=closed closed=2026-03-10 " DONE "; close 2026-03-10",
        "decide 1 verify verify" } },
    { "旗长",
      { "2026-03-10", NULL,
        BY_CHIEF "status=closed closed=2026-03-10 " DONE
                 "; close 2026-03-10; verify 2026-03-10 outcome=confirmed",
        "" } },
    { "甲",
      { "2026-03-10", NULL, "level=deputy state=awaiting since=2026-03-10 " DONE,
        "decide 1 decision record" } },
    { "甲",
      { "2026-03-10", NULL,
        "level=deputy state=awaiting since=2026-03-10 " DONE "; decision 2026-03-10", "" } },
    { "甲", { "2026-03-10", NULL, "level=executive state=awaiting since=2026-03-10 " DONE, "" } },
    { "甲",
      { "2026-03-10", NULL, "status=suspended level=deputy state=awaiting since=2026-03-10 " DONE,
        "decide 1 decision record" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

#define CROSSES "with=乙 units=水利局 "
#define ASKED "accounts-from=2026-03-02"

/* Those of the running week until they are given, and those that are missing of the last. */
static void
test_accounts (void)
{
  static const Case cases[] = {
    { "乙", { "2026-03-15", ASKED, CROSSES DONE, "accounts 1 account give" } },
    { "乙", { "2026-03-15", "accounts-from=2026-03-16", CROSSES DONE, "" } },
    { "乙",
      { "2026-03-13", ASKED,
        CROSSES DONE "; account 2026-03-12 by=乙 ledger=cross week=2026-03-09 position=on-track",
        "" } },
    { "乙",
      { "2026-03-13", ASKED,
        CROSSES DONE "; account 2026-03-12 by=乙 ledger=cross week=2026-03-02 position=on-track",
        "accounts 1 account give" } },
    { "甲",
      { "2026-03-13", ASKED,
        CROSSES DONE "; account 2026-03-12 by=甲 ledger=own week=2026-03-09 position=on-track",
        "accounts 1 account give" } },
    { "丙", { "2026-03-15", ASKED, CROSSES DONE, "" } },
    { "乙", { "2026-03-15", ASKED, CROSSES "status=suspended " DONE, "" } },
    { "-", { "2026-03-15", ASKED, CROSSES DONE, "" } },
    { "-",
      { "2026-03-16", ASKED, CROSSES DONE,
        "accounts 甲 x1 account urge, accounts 乙 x1 account urge" } },
    { "-",
      { "2026-03-16", ASKED,
        CROSSES DONE "; account 2026-03-12 by=乙 ledger=cross week=2026-03-09 position=on-track",
        "accounts 甲 x1 account urge" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* An account of the week until 2026-03-15, seen on the Monday after: whose own desk was last heard
 * of before the week was over may have given it. */
static void
test_what_was_not_received_is_not_called_missing (void)
{
  static const struct
  {
    const char *heard; /* of 乙; NULL: he has no desk */
    const char *expected;
  } rows[] = {
    { NULL, "" },
    { "2026-03-13", "2026-03-13" },
    { "2026-03-15", "2026-03-15" },
    { "2026-03-16", "" },
  };
  static const SampleRow row = { "2026-03-16", ASKED, CROSSES DONE, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanSnapshot) snapshot = make_snapshot (&row, "-");
      g_autoptr (GHashTable) heard = g_hash_table_new (NULL, NULL);
      g_autoptr (DubanToday) today = NULL;
      const DubanTodayLine *lines;
      char text[DUBAN_DAY_TEXT_SIZE];

      if (rows[i].heard != NULL)
        g_hash_table_insert (heard, GUINT_TO_POINTER (sample_find ("乙")),
                             GINT_TO_POINTER (duban_day_parse (rows[i].heard)));
      today = duban_today_new (snapshot, heard);
      lines = duban_today_get_lines (today, duban_today_get_part (today, 3)->lines);
      g_assert_cmpstr (duban_today_get_text (today, lines[0].who), ==, "甲");
      g_assert_cmpstr (duban_day_format (lines[0].heard, text), ==, "");
      g_assert_cmpstr (duban_today_get_text (today, lines[1].who), ==, "乙");
      g_assert_cmpstr (duban_day_format (lines[1].heard, text), ==, rows[i].expected);
    }
}

static void
test_office (void)
{
  static const Case cases[] = {
    { "-",
      { "2026-03-04", NULL,
        "\nlead=乙 unit=水利局\nlead=乙 unit=水利局 assigned=2026-03-03\nlead=- unit=-",
        "overdue 乙 x2 deploy urge 2, overdue 甲 x1 deploy urge 2, overdue  x1 deploy look 2" } },
    { "-", { "2026-03-02", NULL, " ", "today 1 deploy urge" } },
    { "-", { "2026-03-02", NULL, "lead=- unit=-", "today 1 deploy name" } },
    { "-",
      { "2026-03-10", NULL, "status=closed closed=2026-03-10 " DONE "; close 2026-03-10",
        "closings 1 verify verify" } },
    { "-", { "2026-03-10", NULL, DONE "; request 2026-03-10 to=乙", "requests 1 answer reply" } },
    { "-",
      { "2026-03-10", NULL, DONE "; extension 2026-03-10 due=2026-04-01",
        "requests 1 extension grant" } },
    { "-", { "2026-03-10", NULL, "due=2026-03-17 " DONE, "" } },
    { "-", { "2026-03-23", NULL, DONE, "" } },
    { "-", { "2026-03-24", NULL, DONE, "bulletin  x1 bulletin look" } },
    { "-", { "2026-03-31", NULL, "assigned=2026-02-28 " DONE, "bulletin  x0 bulletin look" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* The gravest first, then the longest; what comes by its day. */
static void
test_order (void)
{
  static const Case cases[] = {
    { "甲",
      { "2026-03-12", NULL,
        "assigned=2026-03-11\n"
        "assigned=2026-03-04 | approach 2026-03-05; feedback 2026-03-05\n"
        "assigned=2026-03-09\n"
        "due=2026-03-15 " DONE "\n"
        "due=2026-03-14 " DONE,
        "overdue 3 deploy record 3, overdue 1 deploy record 1, overdue 2 deploy record 8, "
        "mine 5 due record, mine 4 due record" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_waived_is_not_shown (void)
{
  static const Case cases[] = {
    { "甲",
      { "2026-03-12", NULL,
        "due=2026-03-11 " DONE "; waive 2026-03-11 rule=due-overdue due=2026-03-12", "" } },
    { "甲",
      { "2026-03-13", NULL,
        "due=2026-03-11 " DONE "; waive 2026-03-11 rule=due-overdue due=2026-03-12",
        "overdue 1 due record 2" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_an_empty_day_names_the_next (void)
{
  static const struct
  {
    SampleRow row;
    const char *next;
    guint n;
  } rows[] = {
    { { "2026-03-10", NULL,
        "due=2026-03-25 " DONE "\ndue=2026-03-20 " DONE "\ndue=2026-03-20 " DONE, NULL },
      "2026-03-20",
      2 },
    { { "2026-03-10", NULL, "due=2026-03-10 " DONE, NULL }, "2026-04-08", 1 },
    { { "2026-03-10", NULL, "status=suspended", NULL }, "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanToday) today = make_today (&rows[i].row, "甲");
      DubanTodaySpan tasks;
      char text[DUBAN_DAY_TEXT_SIZE];

      g_assert_cmpstr (duban_day_format (duban_today_get_next (today, &tasks), text), ==,
                       rows[i].next);
      g_assert_cmpuint (tasks.n, ==, rows[i].n);
    }
}

static void
test_call_list (void)
{
  static const SampleRow row
      = { "2026-03-05", ASKED,
          BY_CHIEF "\n" BY_CHIEF "lead=乙 unit=水利局 | deploy 2026-03-02\n" BY_CHIEF
                   "lead=乙 unit=水利局\n" BY_CHIEF "lead=乙 unit=水利局\nlead=乙 unit=水利局",
          NULL };
  g_autoptr (DubanToday) today = make_today (&row, "旗长");
  gsize n;
  const DubanTodayPerson *persons = duban_today_get_persons (today, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (duban_today_get_text (today, persons[0].name), ==, "乙");
  g_assert_cmpuint (persons[0].tasks.n, ==, 3);
  g_assert_cmpuint (persons[0].n_overdue, ==, 2);
  g_assert_cmpuint (persons[0].lines.n, ==, 3);
  g_assert_cmpstr (duban_today_get_text (today, persons[1].name), ==, "甲");
  g_assert_cmpuint (persons[1].n_overdue, ==, 1);
}

static const SampleRow many
    = { "2026-03-12", ASKED, BY_CHIEF "\n" CROSSES "\ndue=2026-03-12 " DONE "\nlead=乙", NULL };

static void
test_bytes_return (void)
{
  g_autoptr (DubanSnapshot) snapshot = make_snapshot (&many, "甲");
  g_autoptr (DubanToday) today = duban_today_new (snapshot, NULL);
  g_autoptr (GBytes) bytes = duban_today_to_bytes (today);
  g_autoptr (DubanToday) again = duban_today_from_bytes (bytes);
  g_autofree char *text = write_today (today);
  g_autofree char *text_again = write_today (again);

  g_assert_cmpstr (text, ==, text_again);
  g_assert_true (duban_today_is_of (again, snapshot));
  snapshot->last_change++;
  g_assert_false (duban_today_is_of (again, snapshot));
  snapshot->last_change--;
  snapshot->scope = sample_find ("乙");
  g_assert_false (duban_today_is_of (again, snapshot));
}

static void
test_cut_bytes_are_refused (void)
{
  g_autoptr (DubanToday) today = make_today (&many, "甲");
  g_autoptr (GBytes) bytes = duban_today_to_bytes (today);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (bytes, NULL), size);

      g_assert_null (duban_today_from_bytes (cut));
    }
}

/* Every place of every line is checked: no damage leads outside. */
static void
test_damaged_bytes_lead_nowhere (void)
{
  g_autoptr (DubanToday) today = make_today (&many, "甲");
  g_autoptr (GBytes) bytes = duban_today_to_bytes (today);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (DubanToday) read = NULL;

      copy[i] ^= 0x84;
      damaged = g_bytes_new_take (g_steal_pointer (&copy), size);
      read = duban_today_from_bytes (damaged);
      for (guint k = 0; read != NULL && k < DUBAN_TODAY_N_PARTS; k++)
        {
          const DubanTodayPart *part = duban_today_get_part (read, k);

          for (guint32 j = 0; j < part->lines.n; j++)
            g_assert_nonnull (
                duban_today_get_text (read, duban_today_get_lines (read, part->lines)[j].title));
        }
    }
}

/* One task of a random ledger. */
static void
append_random (GString *tasks)
{
  static const char *const words[][4] = {
    { "", "assigner=旗长", "assigner=甲", "assigner=市政府" },
    { "", "lead=乙 unit=水利局", "lead=-", "with=乙 units=水利局" },
    { "", "status=suspended", "status=closed closed=2026-03-09", "" },
    { "", "due=2026-03-12", "due=2026-03-15", "due=2026-03-09" },
    { "", "assigned=2026-03-12", "assigned=2026-03-09", "assigned=-" },
    { "|", "| deploy 2026-03-02", "| deploy 2026-03-02; approach 2026-03-04",
      "| deploy 2026-03-02; feedback 2026-03-06" },
    { "", "; request 2026-03-10 to=甲", "; extension 2026-03-10 due=2026-05-01",
      "; close 2026-03-09" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (tasks, " %s", words[i][g_test_rand_int_range (0, 4)]);
  g_string_append_c (tasks, '\n');
}

/* Counts again, the plain way: a task stands at most once, each figure is what its section holds,
 * and what is overdue is what the verdict says of the tasks of that side. */
static void
check_sums (const DubanSnapshot *snapshot)
{
  g_autoptr (DubanToday) today = duban_today_new (snapshot, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint32 leader = snapshot->scope;
  guint n_overdue = 0;
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n);

  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      const DubanTodayPart *part = duban_today_get_part (today, i);
      const guint32 *tasks = duban_today_get_tasks (today, part->tasks);

      g_assert_cmpuint (part->lines.n, <=, DUBAN_TODAY_MAX_LINES);
      if (part->section != DUBAN_SECTION_BULLETIN)
        g_assert_cmpuint (duban_today_get_figure (today, i), ==, part->tasks.n);
      for (guint32 k = 0; k < part->tasks.n; k++)
        g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (tasks[k])));
    }
  for (gsize i = 0; i < n; i++)
    {
      const DubanTaskVerdict *task = duban_verdict_find_task (snapshot->verdict, rows[i].task);

      if (rows[i].status == DUBAN_STATUS_OPEN && task->days > 0
          && (leader == 0 || rows[i].lead == leader || rows[i].assigner == leader
              || rows[i].assignee == leader))
        n_overdue++;
    }
  g_assert_cmpuint (duban_today_get_figure (today, 0), ==, n_overdue);
}

static void
test_random_ledgers_add_up (void)
{
  static const char *const sides[] = { "-", "旗长", "甲", "乙" };

  for (int run = 0; run < 60; run++)
    {
      g_autoptr (GString) tasks = g_string_new (NULL);
      SampleRow row = { "2026-03-12", "accounts-from=2026-02-02", NULL, NULL };

      for (int i = 0; i < 30; i++)
        append_random (tasks);
      g_string_truncate (tasks, tasks->len - 1);
      row.tasks = tasks->str;
      for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
        {
          g_autoptr (DubanSnapshot) snapshot = make_snapshot (&row, sides[i]);

          check_sums (snapshot);
        }
    }
}

/* Every line of random ledgers can be said. */
static void
test_every_line_has_words (void)
{
  g_autoptr (GString) tasks = g_string_new (NULL);
  SampleRow row = { "2026-03-12", "accounts-from=2026-02-02", NULL, NULL };
  g_autoptr (DubanToday) today = NULL;

  for (int i = 0; i < 200; i++)
    append_random (tasks);
  row.tasks = tasks->str;
  today = make_today (&row, "甲");
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      const DubanTodayPart *part = duban_today_get_part (today, i);

      for (guint32 k = 0; k < part->lines.n; k++)
        {
          const DubanTodayLine *line = &duban_today_get_lines (today, part->lines)[k];
          g_autofree char *subject = duban_today_say_subject (today, line);
          g_autofree char *said = duban_today_say_owed (today, line);
          g_autofree char *facts = duban_today_say_facts (today, line);

          g_assert_cmpstr (subject, !=, "");
          g_assert_cmpstr (said, !=, "");
          g_assert_nonnull (strstr (facts, "Measure"));
          g_assert_cmpstr (duban_today_say_act (line), !=, "");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today/stages-of-mine", test_stages_of_mine);
  g_test_add_func ("/today/what-is-to-come", test_what_is_to_come);
  g_test_add_func ("/today/what-i-assigned", test_what_i_assigned);
  g_test_add_func ("/today/decisions", test_decisions);
  g_test_add_func ("/today/accounts", test_accounts);
  g_test_add_func ("/today/what-was-not-received-is-not-called-missing",
                   test_what_was_not_received_is_not_called_missing);
  g_test_add_func ("/today/office", test_office);
  g_test_add_func ("/today/order", test_order);
  g_test_add_func ("/today/waived-is-not-shown", test_waived_is_not_shown);
  g_test_add_func ("/today/an-empty-day-names-the-next", test_an_empty_day_names_the_next);
  g_test_add_func ("/today/call-list", test_call_list);
  g_test_add_func ("/today/bytes-return", test_bytes_return);
  g_test_add_func ("/today/cut-bytes-are-refused", test_cut_bytes_are_refused);
  g_test_add_func ("/today/damaged-bytes-lead-nowhere", test_damaged_bytes_lead_nowhere);
  g_test_add_func ("/today/random-ledgers-add-up", test_random_ledgers_add_up);
  g_test_add_func ("/today/every-line-has-words", test_every_line_has_words);
  return g_test_run ();
}
