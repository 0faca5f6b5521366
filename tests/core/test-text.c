/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <string.h>

static void
test_titles_that_fold_alike (void)
{
  static const char *const cases[][2] = {
    { "推进ＡＢＣ１２３项目", "推进abc123项目" },
    { "推进 5G　建设\n（二期）", "推进5g建设二期" },
    { "【重点】《方案》“编制”、「印发」", "重点方案编制印发" },
    { "a-b_c.d/e,f;g:h!i?", "abcdefghi" },
    { "（）()[]{}<>《》〈〉【】〔〕「」『』“”‘’", "" },
    { "，。、；：？！…—·～", "" },
    { "\xC2\xA0\xE2\x80\x8B零宽\xEF\xBB\xBF空格\t", "零宽空格" },
    { "“2+1”会议", "2+1会议" },
    { "ＡｂＣ＋＝＄", "abc+=$" },
    { "〇二〇★", "〇二〇★" },
    { "ﾃｽﾄ｡", "ﾃｽﾄ" },
    { "emoji🙂保留", "emoji🙂保留" },
    { "坏\xE4\xB8字\xFF节\x80", "坏\xE4\xB8字\xFF节\x80" },
    { "", "" },
  };
  g_autoptr (GString) buffer = g_string_new ("before");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = duban_text_fold (cases[i][0]);
      g_autofree char *again = duban_text_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, folded);
      duban_text_fold_into (cases[i][0], buffer);
      g_assert_cmpstr (buffer->str, ==, cases[i][1]);
      g_assert_cmpuint (buffer->len, ==, strlen (cases[i][1]));
    }
}

static void
test_titles_that_fold_apart (void)
{
  static const char *const cases[][2] = {
    { "一期", "二期" },
    { "12月", "1月" },
    { "2+1会议", "21会议" },
    { "★重点", "重点" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = duban_text_fold (cases[i][0]);
      g_autofree char *b = duban_text_fold (cases[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_headings (void)
{
  static const char *const cases[][2] = {
    { "完成时限（年月日）", "完成时限年月日" },
    { " 责 任\n单 位 ", "责任单位" },
    { "［牵头］领导", "牵头领导" },
    { "ｄｕｅ", "due" },
    { "source_ref", "source_ref" },
    { "Title", "Title" },
    { "问题、原因", "问题、原因" },
    { "时限：", "时限:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = duban_text_fold_heading (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_trim (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { " \t\r\n　", "" },
    { "住建局", "住建局" },
    { "　 住 建局 \n", "住 建局" },
    { "\xC2\xA0住建局\xE2\x80\x8B", "住建局" },
    { "\xEF\xBB\xBF住建局", "住建局" },
    { " \xFF\x80 ", "\xFF\x80" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i][0]);

      g_assert_true (duban_text_trim (text) == text);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_secret_marks (void)
{
  static const char *const secret[]
      = { "秘密",        "机密",      "绝密",     "机密★",    "机密★1年",         "  绝密 ★ 长期",
          "机 密",       "秘　密★",   "【机密】", "（秘密）", "通知\n秘密\n正文", "秘密\r\n正文",
          "正文。机密★", "密码\n绝密" };
  static const char *const open[] = { "",
                                      "保守秘密",
                                      "开展涉密人员秘密教育",
                                      "机密文件管理",
                                      "秘密\t事项",
                                      "商业秘密\n保护",
                                      "严密部署",
                                      "机\n密",
                                      "人口密度★",
                                      "密",
                                      "★秘密工作",
                                      "不得泄露机密。" };

  for (gsize i = 0; i < G_N_ELEMENTS (secret); i++)
    {
      g_test_message ("“%s”", secret[i]);
      g_assert_true (duban_text_is_secret (secret[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_test_message ("“%s”", open[i]);
      g_assert_false (duban_text_is_secret (open[i]));
    }
}

static void
test_collective_names (void)
{
  static const char *const collective[]
      = { "各镇",           "各有关部门",       "有关部门", "相关单位",     "各相关单位",
          "其他有关单位",   "其它部门",         "住建局等", "住建局等部门", "住建局等有关单位",
          "旗直各有关部门", "旗直有关责任单位", "全旗各镇", "各镇（街道）" };
  static const char *const units[]
      = { "中等职业学校",     "高等级公路管理所", "平等镇", "平等社区", "平等村民委员会",
          "住房和城乡建设局", "伊金霍洛镇",       "",       "企业",     "中等" };

  for (gsize i = 0; i < G_N_ELEMENTS (collective); i++)
    {
      g_test_message ("“%s”", collective[i]);
      g_assert_true (duban_text_is_collective (collective[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_test_message ("“%s”", units[i]);
      g_assert_false (duban_text_is_collective (units[i]));
    }
}

static void
test_names_of_units_and_of_fields (void)
{
  static const char *const units[]
      = { "住建局",   "旗委",       "政府办", "乌兰木伦镇",   "某乡",   "某苏木",
          "某街道",   "某有限公司", "某中心", "法院",         "党校",   "某园区",
          "某管委会", "某集团",     "某煤矿", "旗政府办公室", "某嘎查", "旗残联" };
  static const char *const fields[] = { "生态环境", "安全生产", "城乡",     "统筹城乡", "农业农村",
                                        "督办",     "产业布局", "项目建设", "",         "信访" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_test_message ("“%s”", units[i]);
      g_assert_true (duban_text_looks_like_unit (units[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_test_message ("“%s”", fields[i]);
      g_assert_false (duban_text_looks_like_unit (fields[i]));
    }
}

static void
test_splitting_names (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { " 、，/ ", "" },
    { "住建局", "住建局" },
    { "住建局、财政局，水利局,农牧局；教体局;卫健委/工信局／民政局",
      "住建局|财政局|水利局|农牧局|教体局|卫健委|工信局|民政局" },
    { "住建局\n财政局\r\n水利局", "住建局|财政局|水利局" },
    { "住建局 财政局　水利局", "住建局|财政局|水利局" },
    { " 住建局 、 财政局、", "住建局|财政局" },
    { "住建局（牵 头）、财政局", "住建局（牵 头）|财政局" },
    { "住建局（牵头、统筹）、财政局", "住建局（牵头、统筹）|财政局" },
    { "各镇（街道、园区（东、西））、财政局", "各镇（街道、园区（东、西））|财政局" },
    { "住建局（牵头、财政局", "住建局（牵头|财政局" },
    { "住建局）牵头、财政局（", "住建局）牵头|财政局（" },
    { "甲 乙", "甲乙" },
    { "甲　乙、丙 丁", "甲乙|丙丁" },
    { "甲、乙", "甲|乙" },
    { "甲\n乙", "甲|乙" },
    { "甲 乙 副旗长", "甲乙|副旗长" },
    { "A B", "A|B" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = duban_text_split_names (cases[i][0]);
      g_autofree char *joined = NULL;

      g_ptr_array_add (names, NULL);
      joined = g_strjoinv ("|", (char **) names->pdata);
      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (int i = 0; i < 20000; i++)
    {
      char text[49];
      const int size = g_test_rand_int_range (0, 48);
      g_autoptr (GPtrArray) names = NULL;
      g_autofree char *heading = NULL;

      for (int j = 0; j < size; j++)
        text[j] = (char) g_test_rand_int_range (1, 256);
      text[size] = '\0';

      duban_text_fold_into (text, buffer);
      g_assert_cmpuint (buffer->len, <=, (gsize) size);
      heading = duban_text_fold_heading (text);
      g_assert_cmpuint (strlen (heading), <=, (gsize) size);
      names = duban_text_split_names (text);
      for (guint j = 0; j < names->len; j++)
        g_assert_cmpstr (names->pdata[j], !=, "");
      g_assert_false (duban_text_is_secret (text) && strstr (text, "密") == NULL);
      duban_text_trim (text);
      g_assert_cmpuint (strlen (text), <=, (gsize) size);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/titles-that-fold-alike", test_titles_that_fold_alike);
  g_test_add_func ("/text/titles-that-fold-apart", test_titles_that_fold_apart);
  g_test_add_func ("/text/headings", test_headings);
  g_test_add_func ("/text/trim", test_trim);
  g_test_add_func ("/text/secret-marks", test_secret_marks);
  g_test_add_func ("/text/collective-names", test_collective_names);
  g_test_add_func ("/text/units-and-fields", test_names_of_units_and_of_fields);
  g_test_add_func ("/text/splitting-names", test_splitting_names);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  return g_test_run ();
}
