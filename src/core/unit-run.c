/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/unit-run.h"

#include <string.h>

#include "core/letter.h"
#include "core/text.h"

#define LONGEST_NAME 40 /* characters */
#define LONGEST_RUN 200 /* characters: a longer text is no run of names */
#define SHORTEST_NAME 2

/* The most common surnames, which more than nine in ten bear. */
static const char surnames[] = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖"
                               "田董袁潘于蒋蔡余杜叶程苏魏吕丁"
                               "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙"
                               "史陶黎贺顾毛郝龚邵万钱严覃武戴"
                               "莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰"
                               "焦俞左柳甘祝包宁尚符舒阮柯纪梅"
                               "童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶"
                               "解牟艾尤阳时穆农司卓古吉缪简车"
                               "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
                               "师和仇栾隋商刁沙荣巫寇桑郎甄丛"
                               "仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌"
                               "奚皮粟冼蔺楼盘满闻位厉伊仝区郜"
                               "海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬"
                               "来扈晁芮都普阙浦戈伏鹿薄邸雍辜";

static const char *
skip_letters (const char *text, guint n)
{
  while (n-- > 0 && *text)
    duban_letter_next (&text);
  return text;
}

/* Known names from `text` to its end, tried longest first. */
static gboolean
cover (const char *text, DubanUnitKnown known, gpointer data, GPtrArray *names, guint depth)
{
  static const char *const links[] = { "和", "及", "与", " ", "　" };
  glong n = g_utf8_strlen (text, -1);

  if (n == 0)
    return names->len >= 2;
  for (glong length = depth > 0 ? MIN (n, LONGEST_NAME) : MIN (n - 1, LONGEST_NAME);
       length >= SHORTEST_NAME; length--)
    {
      const char *end = skip_letters (text, (guint) length);
      g_autofree char *name = g_strndup (text, (gsize) (end - text));

      if (!known (name, data))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&name));
      for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
        if (g_str_has_prefix (end, links[i]) && end[strlen (links[i])] != '\0'
            && cover (end + strlen (links[i]), known, data, names, depth + 1))
          return TRUE;
      if (cover (end, known, data, names, depth + 1))
        return TRUE;
      g_ptr_array_set_size (names, (int) names->len - 1);
    }
  return FALSE;
}

GPtrArray *
duban_unit_run_split (const char *text, DubanUnitKnown known, gpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > LONGEST_RUN)
    return NULL;
  return cover (text, known, data, names, 0) ? g_steal_pointer (&names) : NULL;
}

const char *
duban_unit_run_find_rest (const char *text, DubanUnitKnown known, gpointer data, char **unit)
{
  glong n = g_utf8_validate (text, -1, NULL) ? g_utf8_strlen (text, -1) : 0;

  for (glong length = MIN (n - 1, LONGEST_NAME); length >= SHORTEST_NAME; length--)
    {
      const char *end = skip_letters (text, (guint) length);
      g_autofree char *name = g_strndup (text, (gsize) (end - text));

      if (!known (name, data))
        continue;
      *unit = g_steal_pointer (&name);
      return end;
    }
  return NULL;
}

gboolean
duban_unit_run_is_other (const char *rest)
{
  static const char *const endings[] = { "局", "委", "委员会", "镇", "街道", "苏木", "管委会" };

  if (g_str_has_suffix (rest, "分局") || g_utf8_strlen (rest, -1) < SHORTEST_NAME + 1)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (rest, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
cut_post (char *text)
{
  static const char *const posts[]
      = { "党组书记", "常务副局长", "副局长", "局长",     "副主任",   "主任",    "副书记", "书记",
          "副镇长",   "镇长",       "副部长", "部长",     "副院长",   "院长",    "校长",   "副科长",
          "科长",     "队长",       "站长",   "所长",     "负责人",   "联系人",  "责任人", "董事长",
          "总经理",   "经理",       "同志",   "主要领导", "分管领导", "负责同志" };

  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      gsize n = strlen (posts[i]);

      if (g_str_has_prefix (text, posts[i]))
        {
          memmove (text, text + n, strlen (text + n) + 1);
          return TRUE;
        }
      if (g_str_has_suffix (text, posts[i]))
        {
          text[strlen (text) - n] = '\0';
          return TRUE;
        }
    }
  return FALSE;
}

/* Blanks, colons, brackets and dashes around a name. */
static void
cut_marks (char *text)
{
  static const char *const marks[] = { "（", "）", "(", ")", "：", ":", "-", "—", " ", "　", "·" };
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      goes_on = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          gsize n = strlen (marks[i]);

          if (g_str_has_prefix (text, marks[i]))
            memmove (text, text + n, strlen (text + n) + 1);
          else if (g_str_has_suffix (text, marks[i]))
            text[strlen (text) - n] = '\0';
          else
            continue;
          goes_on = TRUE;
        }
    }
}

char *
duban_unit_run_dup_person (const char *rest)
{
  g_autofree char *name = g_strdup (rest);
  glong n;

  if (strlen (rest) > 60 || !g_utf8_validate (rest, -1, NULL))
    return NULL;
  cut_marks (name);
  while (cut_post (name))
    cut_marks (name);
  n = g_utf8_strlen (name, -1);
  if (n < 2 || n > 3 || duban_text_looks_like_unit (name) || duban_text_is_collective (name)
      || !g_utf8_strchr (surnames, -1, g_utf8_get_char (name)))
    return NULL;
  for (const char *at = name; *at;)
    {
      gunichar letter = duban_letter_next (&at);

      if (letter < 0x4E00 || letter > 0x9FFF)
        return NULL;
    }
  return g_steal_pointer (&name);
}
