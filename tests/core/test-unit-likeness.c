/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of units that are probably one's, and names that are not. */
#include "core/unit-likeness.h"

#include <locale.h>

static void
test_names_that_are_probably_one (void)
{
  static const struct
  {
    const char *one, *other;
    DubanLikeness likeness;
  } cases[] = {
    { "发展改革委", "发展和改革委员会", DUBAN_LIKENESS_WORDS },
    { "伊金霍洛旗财政局", "财政局", DUBAN_LIKENESS_WORDS },
    { "旗财政局", "财政局", DUBAN_LIKENESS_WORDS },
    { "某某县水利局", "水利局", DUBAN_LIKENESS_WORDS },
    { "第一镇人民政府", "第一镇", DUBAN_LIKENESS_WORDS },
    { "某某街道办事处", "某某街道", DUBAN_LIKENESS_WORDS },
    { "某某开发区管理委员会", "某某开发区", DUBAN_LIKENESS_WORDS },
    { "某某园区管委会", "某某园区管理委员会", DUBAN_LIKENESS_WORDS },
    { "农牧局（乡村振兴局）", "农牧局", DUBAN_LIKENESS_WORDS },
    { "卫生健康委", "卫生健康委员会", DUBAN_LIKENESS_WORDS },
    { "林业与草原局", "林业和草原局", DUBAN_LIKENESS_WORDS },
    { "某某城投有限公司", "某某城投有限责任公司", DUBAN_LIKENESS_WORDS },
    { "市生态环境局某某旗分局", "生态环境分局", DUBAN_LIKENESS_BRANCH },
    { "鄂尔多斯市生态环境局伊金霍洛旗分局", "生态环境分局", DUBAN_LIKENESS_BRANCH },
    { "市生态环境局伊金霍洛旗分局", "生态环境局伊金霍洛分局", DUBAN_LIKENESS_BRANCH },
    { "市自然资源局某某分局", "自然资源分局", DUBAN_LIKENESS_BRANCH },
    { "住建局", "住房和城乡建设局", DUBAN_LIKENESS_SHORT },
    { "旗住建局", "住房和城乡建设局", DUBAN_LIKENESS_SHORT },
    { "人社局", "人力资源和社会保障局", DUBAN_LIKENESS_SHORT },
    { "市监局", "市场监督管理局", DUBAN_LIKENESS_SHORT },
    { "市场监管局", "市场监督管理局", DUBAN_LIKENESS_SHORT },
    { "文旅局", "文化和旅游局", DUBAN_LIKENESS_SHORT },
    { "林草局", "林业和草原局", DUBAN_LIKENESS_SHORT },
    { "工信局", "工业和信息化局", DUBAN_LIKENESS_SHORT },
    { "教体局", "教育体育局", DUBAN_LIKENESS_SHORT },
    { "医保局", "医疗保障局", DUBAN_LIKENESS_SHORT },
    { "应急局", "应急管理局", DUBAN_LIKENESS_SHORT },
    { "交通局", "交通运输局", DUBAN_LIKENESS_SHORT },
    { "卫健委", "卫生健康委员会", DUBAN_LIKENESS_SHORT },
    { "发改委", "发展和改革委员会", DUBAN_LIKENESS_SHORT },
    { "城管局", "城市管理综合执法局", DUBAN_LIKENESS_SHORT },
    { "退役军人局", "退役军人事务局", DUBAN_LIKENESS_SHORT },
    { "科技局", "科学技术局", DUBAN_LIKENESS_SHORT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].one, cases[i].other);
      g_assert_cmpint (duban_unit_likeness_tell (cases[i].one, cases[i].other), ==,
                       cases[i].likeness);
      g_assert_cmpint (duban_unit_likeness_tell (cases[i].other, cases[i].one), ==,
                       cases[i].likeness);
    }
}

static void
test_names_of_two (void)
{
  static const char *const cases[][2] = {
    { "农牧局", "农业农村局" },
    { "财政局", "财政局" }, /* the same is no suggestion */
    { "", "财政局" },
    { "水利局", "水务局" },
    { "水利局", "财政局" },
    { "市财政局", "财政局" },
    { "鄂尔多斯市水利局", "水利局" },
    { "省水利厅", "水利局" },
    { "第一镇", "第二镇" },
    { "第一镇人民政府", "第二镇" },
    { "公安局第一分局", "公安局第二分局" },
    { "公安分局", "生态环境分局" },
    { "生态环境分局", "生态环境局" },
    { "工业园区管委会", "物流园区管委会" },
    { "经济开发区", "高新区" },
    { "能源局", "自然资源局" },
    { "体育局", "教育体育局" },
    { "城建局", "住房和城乡建设局" },
    { "审批局", "审计局" },
    { "统计局", "统战部" },
    { "民政局", "民族事务委员会" },
    { "民委", "民族事务委员会" },
    { "文物局", "文化和旅游局" },
    { "信访局", "信息中心" },
    { "组织部", "宣传部" },
    { "第一小学", "第二小学" },
    { "某某城投公司", "某某水务公司" },
    { "县医院", "中医院" },
    { "旗医院", "县医院" },
    { "人社局", "人民武装部" },
    { "住建局", "住房公积金管理中心" },
    { "\xff", "财政局" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i][0], cases[i][1]);
      g_assert_cmpint (duban_unit_likeness_tell (cases[i][0], cases[i][1]), ==,
                       DUBAN_LIKENESS_NONE);
      g_assert_cmpint (duban_unit_likeness_tell (cases[i][1], cases[i][0]), ==,
                       DUBAN_LIKENESS_NONE);
    }
}

static void
add_unit (DubanDirectory *directory, guint32 n, const char *name, guint32 merged_into)
{
  const DubanUnit unit
      = { .n = n, .name = g_strdup (name), .merged_into = merged_into, .merged_on = DUBAN_NO_DAY };

  duban_directory_add_unit (directory, &unit);
}

static void
test_the_unit_that_is_most_alike (void)
{
  static const struct
  {
    const char *name;
    guint32 except, found;
  } cases[] = {
    { "住建局", 0, 1 },
    { "住建局", 1, 0 },
    { "旗文旅局", 0, 0 },               /* two are as like */
    { "文化和旅游局（文物局）", 0, 2 }, /* one is surer */
    { "农牧局", 0, 0 },
    { "教体局", 0, 0 }, /* merged */
  };
  g_autoptr (DubanDirectory) directory = duban_directory_new ();

  add_unit (directory, 1, "住房和城乡建设局", 0);
  add_unit (directory, 2, "文化和旅游局", 0);
  add_unit (directory, 3, "文化旅游体育局", 0);
  add_unit (directory, 4, "农业农村局", 0);
  add_unit (directory, 5, "教育体育局", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanLikeness likeness;
      const DubanUnit *unit
          = duban_unit_likeness_find (directory, cases[i].name, cases[i].except, &likeness);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (unit != NULL ? unit->n : 0, ==, cases[i].found);
      g_assert_cmpint (likeness != DUBAN_LIKENESS_NONE, ==, unit != NULL);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* what it says is Chinese */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-likeness/probably-one", test_names_that_are_probably_one);
  g_test_add_func ("/unit-likeness/two", test_names_of_two);
  g_test_add_func ("/unit-likeness/most-alike", test_the_unit_that_is_most_alike);
  return g_test_run ();
}
