/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/typeface.h"

typedef struct
{
  const char *name;
  guint n_true;
  const char *families[24];
} Face;

static const Face faces[DUBAN_N_FACES] = {
  [DUBAN_FACE_TITLE]
  = { "方正小标宋简体",
      7,
      { "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05U", "方正小标宋繁体", "小标宋", "华文中宋", "STZhongsong",
        "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN",
        "FandolSong", "宋体", "SimSun", "AR PL SungtiL GB", "AR PL UMing CN", NULL } },
  [DUBAN_FACE_BODY] = { "仿宋_GB2312",
                        8,
                        { "仿宋_GB2312",
                          "FangSong_GB2312",
                          "仿宋",
                          "FangSong",
                          "华文仿宋",
                          "STFangsong",
                          "方正仿宋_GBK",
                          "方正仿宋简体",
                          "FandolFang",
                          "FandolFang R",
                          "朱雀仿宋",
                          "Zhuque Fangsong (technical preview)",
                          "Noto Serif CJK SC",
                          "Noto Serif SC",
                          "Source Han Serif SC",
                          "Source Han Serif CN",
                          "宋体",
                          "SimSun",
                          "FandolSong",
                          "AR PL SungtiL GB",
                          "AR PL UMing CN",
                          NULL } },
  [DUBAN_FACE_KAI]
  = { "楷体_GB2312",
      8,
      { "楷体_GB2312",     "KaiTi_GB2312",        "楷体",         "KaiTi",     "华文楷体",
        "STKaiti",         "方正楷体_GBK",        "方正楷体简体", "FandolKai", "AR PL UKai CN",
        "AR PL KaitiM GB", "AR PL UKai",          "LXGW WenKai",  "霞鹜文楷",  "Noto Serif CJK SC",
        "Noto Serif SC",   "Source Han Serif SC", "宋体",         "SimSun",    NULL } },
  [DUBAN_FACE_HEI] = { "黑体",
                       6,
                       { "黑体", "SimHei", "华文黑体", "STHeiti", "方正黑体_GBK", "方正黑体简体",
                         "FandolHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
                         "Source Han Sans CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
                         "Microsoft YaHei", "Droid Sans Fallback", NULL } },
  [DUBAN_FACE_NUMBERS]
  = { "宋体",
      7,
      { "宋体", "SimSun", "NSimSun", "华文宋体", "STSong", "方正书宋_GBK", "方正书宋简体",
        "FandolSong", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
        "Source Han Serif CN", "AR PL SungtiL GB", "AR PL UMing CN", NULL } },
};

const char *const *
duban_face_get_families (DubanFace face, guint *n_true)
{
  g_return_val_if_fail (face < DUBAN_N_FACES, NULL);
  if (n_true != NULL)
    *n_true = faces[face].n_true;
  return faces[face].families;
}

const char *
duban_face_get_name (DubanFace face)
{
  g_return_val_if_fail (face < DUBAN_N_FACES, NULL);
  return faces[face].name;
}
