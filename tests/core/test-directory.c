/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/directory.h"

static void
add_unit (DubanDirectory *directory, guint32 n, const char *name, const char *short_names,
          const char *former_names)
{
  DubanUnit unit = { .n = n, .name = g_strdup (name), .merged_on = DUBAN_NO_DAY };

  unit.short_names = short_names ? g_strsplit (short_names, "、", -1) : NULL;
  unit.former_names = former_names ? g_strsplit (former_names, "、", -1) : NULL;
  duban_directory_add_unit (directory, &unit);
}

static DubanDirectory *
make_directory (const char *office_name)
{
  DubanDirectory *directory = duban_directory_new ();

  duban_directory_set_office_name (directory, office_name);
  add_unit (directory, 1, "住房和城乡建设局", "住建局", "建设局");
  add_unit (directory, 2, "伊金霍洛旗财政局", NULL, NULL);
  add_unit (directory, 3, "教育体育局", "教体局", "教育局、体育局");
  add_unit (directory, 4, "文化和旅游局", "文旅局", "体育局");
  add_unit (directory, 5, "阿勒腾席热镇", "阿镇", NULL);
  add_unit (directory, 6, "教育局", NULL, NULL);
  add_unit (directory, 7, "旗林业和草原局", "林草局", NULL);
  add_unit (directory, 8, "市场监督管理局", "市监局", NULL);
  add_unit (directory, 9, "蒙苏园区管委会", NULL, NULL);
  return directory;
}

static guint32
find_unit (const DubanDirectory *directory, const char *name)
{
  const DubanUnit *unit = duban_directory_find_unit (directory, name);

  return unit ? unit->n : 0;
}

/* What each name finds: where the own county is known, and where it is not. */
static const struct
{
  const char *name;
  guint32 known, unknown;
} names[] = {
  { "住房和城乡建设局", 1, 1 },
  { "住建局", 1, 1 },
  { "建设局", 1, 1 },
  { "教育局", 6, 6 }, /* a name comes before a former name */
  { "体育局", 0, 0 }, /* two units' */
  { "伊金霍洛旗财政局", 2, 2 },
  { "财政局", 2, 2 },
  { "旗财政局", 2, 2 },
  { "县财政局", 0, 0 },       /* ours is a banner */
  { "准格尔旗财政局", 0, 0 }, /* another county's */
  { "市财政局", 0, 0 },
  { "省财政局", 0, 0 },
  { "鄂尔多斯市财政局", 0, 0 },
  { "伊金霍洛旗住建局", 1, 1 },
  { "旗住建局", 1, 1 },
  { "准格尔旗住建局", 0, 1 },
  { "市住建局", 0, 0 },
  { "林业和草原局", 7, 7 },
  { "伊金霍洛旗林业和草原局", 7, 0 },
  { "旗林草局", 7, 7 },
  { "市监局", 8, 8 },
  { "监局", 0, 0 },
  { "场监督管理局", 0, 0 },
  { "管委会", 0, 9 }, /* one that fits, and no way to know better */
  { "高新园区管委会", 0, 0 },
  { "伊金霍洛旗", 0, 0 },
  { "旗", 0, 0 },
  { "", 0, 0 },
  { "没有的局", 0, 0 },
  { "\xe6\x97", 0, 0 },
};

static void
test_units_are_found_by_name (void)
{
  g_autoptr (DubanDirectory) known = make_directory ("伊金霍洛旗人民政府办公室");
  g_autoptr (DubanDirectory) unknown = make_directory (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpuint (find_unit (known, names[i].name), ==, names[i].known);
      g_assert_cmpuint (find_unit (unknown, names[i].name), ==, names[i].unknown);
    }
  g_assert_null (duban_directory_find_unit (known, NULL));
}

/* The county is told from the office's name. */
static void
test_the_own_county (void)
{
  static const struct
  {
    const char *office, *name;
    gboolean found;
  } cases[] = {
    { "伊金霍洛旗人民政府办公室", "伊金霍洛旗审计局", TRUE },
    { "内蒙古自治区鄂尔多斯市伊金霍洛旗人民政府", "伊金霍洛旗审计局", TRUE },
    { "中共伊金霍洛旗委办公室", "伊金霍洛旗审计局", TRUE },
    { "伊金霍洛旗督查室", "伊金霍洛旗审计局", TRUE },
    { "伊金霍洛旗人民政府", "达拉特旗审计局", FALSE },
    { "呼和浩特市新城区政府办", "新城区审计局", TRUE },
    { "呼和浩特市新城区政府办", "区审计局", TRUE },
    { "呼和浩特市新城区政府办", "旗审计局", FALSE },
    { "呼和浩特市新城区政府办", "呼和浩特市审计局", FALSE },
    { "凉州区人民政府", "凉州区审计局", TRUE },
    { "武威市凉州区人民政府", "凉州区审计局", TRUE },
    { "武威市凉州区人民政府", "州区审计局", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDirectory) directory = duban_directory_new ();

      g_test_message ("%s: %s", cases[i].office, cases[i].name);
      duban_directory_set_office_name (directory, cases[i].office);
      add_unit (directory, 1, "审计局", NULL, NULL);
      g_assert_cmpint (find_unit (directory, cases[i].name) == 1, ==, cases[i].found);
    }
}

static void
test_a_rest_that_fits_two_fits_none (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();

  add_unit (directory, 1, "东胜区教育局", NULL, NULL);
  g_assert_cmpuint (find_unit (directory, "教育局"), ==, 1);
  add_unit (directory, 2, "达拉特旗教育局", NULL, NULL);
  g_assert_cmpuint (find_unit (directory, "教育局"), ==, 0);
  g_assert_cmpuint (find_unit (directory, "区教育局"), ==, 1);
  g_assert_cmpuint (find_unit (directory, "达拉特旗教育局"), ==, 2);
}

static void
test_a_merged_unit_finds_itself (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  DubanUnit unit = { .n = 4, .name = g_strdup ("粮食局"), .merged_into = 5, .merged_on = 20000 };

  duban_directory_add_unit (directory, &unit);
  add_unit (directory, 5, "发展和改革委员会", "发改委", "粮食局");
  g_assert_cmpuint (find_unit (directory, "粮食局"), ==, 4);
  g_assert_cmpint (duban_directory_get_unit (directory, 4)->merged_on, ==, 20000);
}

static const char *
name_present (const DubanDirectory *directory, const char *name, DubanDay day)
{
  const DubanUnit *unit = duban_directory_find_present_unit (directory, name, day);

  return unit != NULL ? unit->name : NULL;
}

static void
test_a_merger_is_followed_from_its_day (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  DubanUnit grain = { .n = 1, .name = g_strdup ("粮食局"), .merged_into = 2, .merged_on = 20000 };
  DubanUnit plan = { .n = 2, .name = g_strdup ("计划局"), .merged_into = 3, .merged_on = 20100 };
  DubanUnit twice
      = { .n = 4, .name = g_strdup ("发改局"), .merged_into = 3, .merged_on = DUBAN_NO_DAY };
  DubanUnit circle
      = { .n = 5, .name = g_strdup ("甲局"), .merged_into = 6, .merged_on = DUBAN_NO_DAY };
  DubanUnit back
      = { .n = 6, .name = g_strdup ("乙局"), .merged_into = 5, .merged_on = DUBAN_NO_DAY };
  DubanUnit gone
      = { .n = 7, .name = g_strdup ("丙局"), .merged_into = 99, .merged_on = DUBAN_NO_DAY };

  duban_directory_add_unit (directory, &grain);
  duban_directory_add_unit (directory, &plan);
  add_unit (directory, 3, "发展和改革委员会", NULL, NULL);
  duban_directory_add_unit (directory, &twice);
  duban_directory_add_unit (directory, &circle);
  duban_directory_add_unit (directory, &back);
  duban_directory_add_unit (directory, &gone);
  g_assert_cmpstr (name_present (directory, "粮食局", 19999), ==, "粮食局");
  g_assert_cmpstr (name_present (directory, "粮食局", 20000), ==, "计划局");
  g_assert_cmpstr (name_present (directory, "粮食局", 20100), ==, "发展和改革委员会");
  /* one all along: whoever asks */
  g_assert_cmpstr (name_present (directory, "发改局", 1), ==, "发展和改革委员会");
  g_assert_cmpuint (find_unit (directory, "发改局"), ==, 3);
  g_assert_true (duban_unit_is_merged (duban_directory_get_unit (directory, 4), 1));
  g_assert_false (duban_unit_is_merged (duban_directory_get_unit (directory, 1), 19999));
  g_assert_true (duban_unit_is_merged (duban_directory_get_unit (directory, 1), 20000));
  g_assert_false (duban_unit_is_merged (duban_directory_get_unit (directory, 3), 20000));
  /* two desks that merged each into the other, and one that lost what it merged into */
  g_assert_nonnull (name_present (directory, "甲局", 1));
  g_assert_cmpstr (name_present (directory, "丙局", 1), ==, "丙局");
  g_assert_null (name_present (directory, "丁局", 1));
  g_assert_null (name_present (directory, NULL, 1));
}

static void
test_lists_stand_in_order (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  const char *const order[] = { "丙", "甲", "乙" };
  gsize n;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      DubanLeader leader = { .n = 10 + i, .name = g_strdup (order[i]), .left = DUBAN_NO_DAY };
      DubanField field = { .n = 20 + i, .name = g_strdup (order[i]) };
      DubanMeeting meeting = { .n = 30 + i, .kind = g_strdup (order[i]), .day = 5 - (int) i };

      duban_directory_add_leader (directory, &leader);
      duban_directory_add_field (directory, &field);
      duban_directory_add_meeting (directory, &meeting);
    }

  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (leaders[i - 1]->name, <, leaders[i]->name);
  const DubanField *const *fields = duban_directory_list_fields (directory, &n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (fields[i - 1]->name, <, fields[i]->name);
  const DubanMeeting *const *meetings = duban_directory_list_meetings (directory, &n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (meetings[i - 1]->day, <, meetings[i]->day);

  g_assert_cmpuint (duban_directory_find_leader (directory, "甲")->n, ==, 11);
  g_assert_cmpuint (duban_directory_find_field (directory, "甲")->n, ==, 21);
  g_assert_null (duban_directory_find_leader (directory, "丁"));
  g_assert_cmpstr (duban_directory_get_name (directory, 12), ==, "乙");
  g_assert_cmpstr (duban_directory_get_name (directory, 20), ==, "丙");
  g_assert_null (duban_directory_get_name (directory, 0));
  g_assert_null (duban_directory_get_name (directory, 30));
  g_assert_null (duban_directory_get_leader (directory, 20));
}

static void
test_leaders_stand_by_precedence (void)
{
  static const struct
  {
    const char *name, *title;
    DubanDay left;
  } entered[] = {
    { "丙", "党组成员", DUBAN_NO_DAY },
    { "副旗长乙", "副旗长", DUBAN_NO_DAY },
    { "副旗长甲", "副旗长", 100 },
    { "丁", "常务副旗长", DUBAN_NO_DAY },
    { "戊", "旗长", DUBAN_NO_DAY },
    { "己", NULL, DUBAN_NO_DAY },
    { "庚", "副旗长", 99 },
  };
  static const char *const order[] = { "戊", "丁", "副旗长乙", "副旗长甲", "丙", "己" };
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  g_autoptr (GPtrArray) ranked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entered); i++)
    {
      DubanLeader leader = { .n = 10 + i,
                             .name = g_strdup (entered[i].name),
                             .title = g_strdup (entered[i].title),
                             .left = entered[i].left };

      duban_directory_add_leader (directory, &leader);
    }
  ranked = duban_directory_rank_leaders (directory, 100);
  g_assert_cmpuint (ranked->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < ranked->len; i++)
    g_assert_cmpstr (((const DubanLeader *) ranked->pdata[i])->name, ==, order[i]);
}

static void
test_holders_of_a_unit (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  const DubanHolding *const *holders;
  gsize n;

  for (guint32 i = 0; i < 100; i++)
    {
      DubanHolding holding = { .leader = i, .held = 500 + i % 10, .kind = DUBAN_HOLDS_CHARGE };

      duban_directory_add_holding (directory, &holding);
    }
  holders = duban_directory_get_holders (directory, 503, &n);
  g_assert_cmpuint (n, ==, 10);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (holders[i]->leader, ==, 3 + 10 * i);
  g_assert_null (duban_directory_get_holders (directory, 499, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (duban_directory_list_holdings (directory, &n)[99].leader, ==, 99);
  g_assert_cmpuint (n, ==, 100);
}

static void
test_a_holding_is_in_force_on_both_its_days (void)
{
  static const struct
  {
    DubanDay from, to, day;
    gboolean on;
  } cases[] = {
    { 100, 200, 99, FALSE },
    { 100, 200, 100, TRUE },
    { 100, 200, 200, TRUE },
    { 100, 200, 201, FALSE },
    { DUBAN_NO_DAY, 200, -9, TRUE },
    { DUBAN_NO_DAY, 200, 201, FALSE },
    { 100, DUBAN_NO_DAY, 99, FALSE },
    { 100, DUBAN_NO_DAY, 99999, TRUE },
    { DUBAN_NO_DAY, DUBAN_NO_DAY, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanHolding holding = { .from = cases[i].from, .to = cases[i].to };

      g_assert_cmpint (duban_holding_is_on (&holding, cases[i].day), ==, cases[i].on);
    }
}

static void
test_the_head_of_government_by_title (void)
{
  static const struct
  {
    const char *title;
    gboolean is_head;
  } cases[] = {
    { "旗长", TRUE },
    { "县长", TRUE },
    { "区长", TRUE },
    { "市长", TRUE },
    { "代旗长", TRUE },
    { "旗委副书记、旗长", TRUE },
    { "党组书记 县长", TRUE },
    { "副旗长", FALSE },
    { "常务副旗长", FALSE },
    { "旗长助理", FALSE },
    { "园区长", FALSE },
    { "旗委常委、副旗长", FALSE },
    { "", FALSE },
    { NULL, FALSE },
    { "代", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup (cases[i].title);
      DubanLeader leader = { .title = title };

      g_assert_cmpint (duban_leader_is_head_of_government (&leader), ==, cases[i].is_head);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/units-are-found-by-name", test_units_are_found_by_name);
  g_test_add_func ("/directory/the-own-county", test_the_own_county);
  g_test_add_func ("/directory/a-rest-that-fits-two-fits-none",
                   test_a_rest_that_fits_two_fits_none);
  g_test_add_func ("/directory/a-merged-unit-finds-itself", test_a_merged_unit_finds_itself);
  g_test_add_func ("/directory/a-merger-is-followed-from-its-day",
                   test_a_merger_is_followed_from_its_day);
  g_test_add_func ("/directory/lists-stand-in-order", test_lists_stand_in_order);
  g_test_add_func ("/directory/leaders-stand-by-precedence", test_leaders_stand_by_precedence);
  g_test_add_func ("/directory/holders-of-a-unit", test_holders_of_a_unit);
  g_test_add_func ("/directory/a-holding-is-in-force-on-both-its-days",
                   test_a_holding_is_in_force_on_both_its_days);
  g_test_add_func ("/directory/the-head-of-government-by-title",
                   test_the_head_of_government_by_title);
  return g_test_run ();
}
