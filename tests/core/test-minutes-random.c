/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random texts: whatever is read, each part stands where its mark says. */
#include "core/minutes/minutes.h"

#include <string.h>

static DubanTerms *terms;

static DubanTerms *
make_terms (void)
{
  DubanDirectory *directory = duban_directory_new ();
  DubanSettings settings;

  duban_settings_init (&settings);
  duban_directory_add_leader (directory, &(DubanLeader){ .n = 1,
                                                         .name = g_strdup ("副旗长甲"),
                                                         .title = g_strdup ("副旗长"),
                                                         .left = DUBAN_NO_DAY });
  duban_directory_add_unit (directory, &(DubanUnit){ .n = 2, .name = g_strdup ("住建局") });
  return duban_terms_new (duban_day_parse ("2026-11-23"), &settings, duban_calendar_new (),
                          directory);
}

static gboolean
is_letter_edge (const char *text, gsize at)
{
  return ((guchar) text[at] & 0xC0) != 0x80;
}

static void
check_mark (const char *text, const DubanMinutes *minutes, const DubanMinutesMark *mark)
{
  g_assert_cmpuint (mark->from, <, mark->to);
  g_assert_cmpuint (mark->to, <=, minutes->size);
  g_assert_true (is_letter_edge (text, mark->from) && is_letter_edge (text, mark->to));
}

static gboolean
stands_at (const char *text, const DubanMinutesMark *mark, const char *word)
{
  return strlen (word) == mark->to - mark->from
         && memcmp (text + mark->from, word, mark->to - mark->from) == 0;
}

static gboolean
is_marked (const char *text, const GArray *marks, DubanMinutesPart part, const char *word)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const DubanMinutesMark *mark = &g_array_index (marks, DubanMinutesMark, i);

      if (mark->part == part && stands_at (text, mark, word))
        return TRUE;
    }
  return FALSE;
}

static void
check_names (const char *text, const DubanProposal *proposal, DubanMinutesPart part,
             const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_assert_true (is_marked (text, proposal->marks, part, names->pdata[i]));
}

static void
check_proposal (const char *text, const DubanMinutes *minutes, const DubanProposal *proposal)
{
  g_assert_cmpuint (proposal->from, <=, proposal->to);
  g_assert_cmpuint (proposal->to, <=, minutes->size);
  g_assert_true (is_letter_edge (text, proposal->from) && is_letter_edge (text, proposal->to));
  g_assert_true (proposal->title != NULL || proposal->heading != NULL);
  for (guint i = 0; i < proposal->marks->len; i++)
    check_mark (text, minutes, &g_array_index (proposal->marks, DubanMinutesMark, i));
  if (proposal->title != NULL)
    {
      g_assert_cmpint (g_utf8_strlen (proposal->title, -1), <=, 100);
      g_assert_true (is_marked (text, proposal->marks, DUBAN_MINUTES_TITLE, proposal->title));
    }
  if (proposal->due != NULL)
    g_assert_true (is_marked (text, proposal->marks, DUBAN_MINUTES_DUE, proposal->due));
  check_names (text, proposal, DUBAN_MINUTES_LEAD, proposal->leads);
  check_names (text, proposal, DUBAN_MINUTES_UNIT, proposal->units);
  check_names (text, proposal, DUBAN_MINUTES_COOPERATOR, proposal->cooperators);
  check_names (text, proposal, DUBAN_MINUTES_COOPERATING_UNIT, proposal->cooperating_units);
}

static void
check (const char *text)
{
  g_autoptr (DubanMinutes) minutes = duban_minutes_read (text, terms);

  g_assert_cmpuint (minutes->size, <=, strlen (text));
  g_assert_cmpuint (minutes->size, <=, DUBAN_MINUTES_MAX);
  g_assert_cmpuint (minutes->proposals->len, <=, DUBAN_MINUTES_MAX_ITEMS);
  for (guint i = 0; i < minutes->marks->len; i++)
    check_mark (text, minutes, &g_array_index (minutes->marks, DubanMinutesMark, i));
  for (guint i = 0; i < minutes->proposals->len; i++)
    check_proposal (text, minutes, minutes->proposals->pdata[i]);
}

static const char *const words[]
    = { "一、",     "（一）",     "1.",       "2、",      "(3)",      "①",        "二是",
        "第一，",   "\n",         "\n\n",     "，",       "。",       "；",       "：",
        "、",       "（",         "）",       "(",        "《",       " ",        "　",
        "由",       "请",         "责成",     "会同",     "牵头",     "牵头负责", "负责",
        "配合",     "要",         "于",       "前",       "内",       "底",       "11月",
        "12月15日", "30日",       "15日内",   "2026年",   "每月",     "2月30日",  "年底前",
        "住建局",   "副旗长甲",   "水利局",   "各镇",     "有关部门", "甲同志",   "等单位",
        "责任单位", "完成时限：", "牵头领导", "交办时间", "批示：",   "召开",     "政府常务会",
        "〔2026〕", "14号",       "老旧小区", "改造",     "完成",     "会议要求", "抄送",
        "é",        "😀",          "\t",       "\r\n",     "确保",     "立行立改", "持续推进" };

static void
test_random_wordings (void)
{
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n = g_test_rand_int_range (1, 40);

      for (int k = 0; k < n; k++)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      check (text->str);
    }
}

static void
test_random_letters (void)
{
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n = g_test_rand_int_range (1, 80);

      for (int k = 0; k < n; k++)
        {
          const gunichar letter = (gunichar) g_test_rand_int_range (1, 0x2FFFF);

          if (g_unichar_validate (letter))
            g_string_append_unichar (text, letter);
        }
      check (text->str);
    }
}

/* As long as it may be and longer, of one thing again and again: none takes more than a moment. */
static void
test_long_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) text = g_string_new ("");
      const char *second = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

      while (text->len < DUBAN_MINUTES_MAX + 100)
        {
          g_string_append (text, words[i]);
          g_string_append (text, i % 2 == 0 ? second : "");
        }
      g_test_timer_start ();
      check (text->str);
      if (g_test_timer_elapsed () > 0.5)
        g_test_message ("%s %s: %.1f s", words[i], second, g_test_timer_last ());
      g_assert_cmpfloat (g_test_timer_last (), <, 10.0);
    }
}

static void
test_long_random_texts (void)
{
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GString) text = g_string_new ("");

      while (text->len < DUBAN_MINUTES_MAX)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      check (text->str);
    }
}

/* A letter that the limit parts is not read at all. */
static void
test_the_limit_parts_no_letter (void)
{
  for (int shift = 0; shift < 3; shift++)
    {
      g_autoptr (GString) text = g_string_new ("");

      for (int i = 0; i < shift; i++)
        g_string_append_c (text, 'a');
      while (text->len < DUBAN_MINUTES_MAX + 10)
        g_string_append (text, "路");
      check (text->str);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  terms = make_terms ();
  g_test_add_func ("/minutes/random-wordings", test_random_wordings);
  g_test_add_func ("/minutes/random-letters", test_random_letters);
  g_test_add_func ("/minutes/long-texts", test_long_texts);
  g_test_add_func ("/minutes/long-random-texts", test_long_random_texts);
  g_test_add_func ("/minutes/the-limit-parts-no-letter", test_the_limit_parts_no_letter);
  status = g_test_run ();
  duban_terms_unref (terms);
  return status;
}
