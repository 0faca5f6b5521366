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
    /* nobody, and nobody yet */
    { "无", "", NULL },
    { "—", "", NULL },
    { "/", "", NULL },
    { "——、无", "", NULL },
    { "待定", "", "待定" },
    { "住建局、待明确", "住建局", "待明确" },
    { "无线电管理局", "无线电管理局", NULL },
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

static void
test_who_leads (void)
{
  static const struct
  {
    const char *cell, *names;
    gboolean has_leader;
    const char *wording;
  } cases[] = {
    { "", "", FALSE, NULL },
    { "各镇", "", FALSE, "各镇" },
    { "甲局、乙局", "甲局|乙局", TRUE, NULL },
    { "甲局牵头，乙局、丙局按职责分工负责", "甲局|乙局|丙局", TRUE, NULL },
    { "乙局、丙局按职责分工负责，甲局牵头", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局牵头，乙局、丙局配合", "甲局|乙局|丙局", TRUE, NULL },
    { "乙局、丙局配合，甲局牵头", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局牵头、乙局配合", "甲局|乙局", TRUE, NULL },
    { "乙局配合、甲局牵头", "甲局|乙局", TRUE, NULL },
    { "甲局牵头，乙局，丙局配合", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局牵头，乙局、丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局，乙局牵头，丙局配合", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局，乙局配合", "甲局|乙局", TRUE, NULL },
    { "甲局、乙局配合", "甲局|乙局", FALSE, NULL },
    { "甲局、乙局按职责分工负责", "甲局|乙局", TRUE, NULL },
    { "由甲局负责，乙局配合", "甲局|乙局", TRUE, NULL },
    { "由甲局牵头负责；乙局、丙局协助", "甲局|乙局|丙局", TRUE, NULL },
    { "牵头单位：甲局；配合单位：乙局、丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "配合单位：乙局、丙局；牵头单位：甲局", "甲局|乙局|丙局", TRUE, NULL },
    { "牵头单位:甲局 配合单位:乙局 丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "牵头单位：甲局\n配合单位：乙局\n丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "牵头：甲局，配合：乙局", "甲局|乙局", TRUE, NULL },
    { "牵头领导：副旗长甲；配合领导：副旗长乙", "副旗长甲|副旗长乙", TRUE, NULL },
    { "责任单位：甲局、乙局", "甲局|乙局", TRUE, NULL },
    { "配合单位：乙局", "乙局", FALSE, NULL },
    { "甲局（牵头）、乙局、丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "乙局、甲局（牵头单位）、丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "甲局(牵头),乙局(配合)", "甲局|乙局", TRUE, NULL },
    { "甲局、乙局（列第一位的为牵头单位）", "甲局|乙局", TRUE, NULL },
    { "甲局、乙局（第一位为牵头单位）", "甲局|乙局", TRUE, NULL },
    { "副旗长甲牵头，副旗长乙配合", "副旗长甲|副旗长乙", TRUE, NULL },
    { "甲局牵头，各镇配合", "甲局", TRUE, "各镇" },
    { "各镇、各有关部门按职责分工负责", "", FALSE, "各镇、各有关部门" },
    { "甲局牵头，负责统筹协调工作", "甲局", TRUE, "负责统筹协调工作" },
    { "农牧局（乡村振兴局）、乙局", "农牧局（乡村振兴局）|乙局", TRUE, NULL },
    { "协同创新中心、甲局", "协同创新中心|甲局", TRUE, NULL },
    /* before 等 stands a name that is to be taken only where it is known */
    { "甲局等", "甲局", TRUE, "甲局等" },
    { "甲局等部门、乙局", "甲局|乙局", TRUE, "甲局等部门" },
    { "甲局、乙局等有关单位", "甲局|乙局", TRUE, "乙局等有关单位" },
    { "各镇等", "", FALSE, "各镇等" },
    { "甲局会同乙局", "甲局|乙局", TRUE, NULL },
    { "由甲局会同乙局、丙局", "甲局|乙局|丙局", TRUE, NULL },
    { "会同县水利局、某某省会同县财政局", "会同县水利局|某某省会同县财政局", TRUE, NULL },
    { "牵头", "", FALSE, NULL },
    { "，；：", "：", TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DubanNames) names = { 0 };
      g_autofree char *joined = NULL;

      g_test_message ("%s", cases[i].cell);
      duban_names_read (cases[i].cell, &names);
      g_ptr_array_add (names.names, NULL);
      joined = g_strjoinv ("|", (char **) names.names->pdata);
      g_assert_cmpstr (joined, ==, cases[i].names);
      g_assert_cmpint (names.has_leader, ==, cases[i].has_leader);
      g_assert_cmpstr (names.wording, ==, cases[i].wording);
    }
}

static void
test_names_before_and_others_are_open (void)
{
  g_auto (DubanNames) names = { 0 };

  duban_names_read ("甲局、乙局等部门", &names);
  g_assert_cmpuint (names.open->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names.open, 0), ==, "乙局");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/names-of-a-cell", test_names_of_a_cell);
  g_test_add_func ("/names/who-leads", test_who_leads);
  g_test_add_func ("/names/names-before-and-others-are-open",
                   test_names_before_and_others_are_open);
  return g_test_run ();
}
