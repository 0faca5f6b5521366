/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices on holidays, read from their text: the published ones against the calendar that the
 * program ships, other wordings, and what contradicts itself. */
#include <locale.h>
#include <string.h>

#include "core/published-years.h"
#include "exchange/holiday/notice.h"
#include "exchange/table.h"

static DubanHolidayList *
read_text (const char *text, int year, const DubanCalendar *known, GError **error)
{
  const DubanNoticeContext context = { year, known };

  return duban_notice_read (text, &context, "通知.txt", error);
}

/* “1-1休 1-4班 …” of the entries that are taken, months and days alone; a year where it is not
 * `year`. */
static char *
write_days (const DubanHolidayList *list, int year)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const DubanDayEntry *entry = g_ptr_array_index (list->entries, i);

      for (guint j = 0; entry->reason == NULL && j < entry->days->len; j++)
        {
          const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, j);
          int of_year, month, day_of_month;

          duban_day_to_ymd (day->day, &of_year, &month, &day_of_month);
          if (of_year != year)
            g_string_append_printf (text, "%d-", of_year);
          g_string_append_printf (text, "%d-%d%s ", month, day_of_month,
                                  duban_day_kind_get_word (day->kind));
        }
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "notices", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
has_day (const DubanHolidayList *list, DubanDay day, DubanDayKind kind, const char *name)
{
  for (guint i = 0; i < list->entries->len; i++)
    {
      const DubanCalendarDay *found
          = duban_day_entry_find (g_ptr_array_index (list->entries, i), day);

      if (found != NULL)
        return found->kind == kind && g_str_equal (found->name, name);
    }
  return FALSE;
}

/* Each published span is in the notice, and the notice has no day more. */
static void
test_the_published_years_are_what_their_notices_say (void)
{
  gsize n_years;
  const DubanPublishedYear *years = duban_published_years_list (&n_years);

  for (gsize i = 0; i < n_years; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", years[i].year);
      g_autofree char *text = load (name);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = read_text (text, 0, NULL, &error);
      guint n_published = 0, n_read = 0;

      g_assert_no_error (error);
      g_assert_cmpint (list->year, ==, years[i].year);
      for (gsize j = 0; j < years[i].n_spans; j++)
        {
          const DubanPublishedSpan *span = &years[i].spans[j];
          DubanDay from = duban_day_from_ymd (years[i].year, span->from_month, span->from_day);
          DubanDay to = duban_day_from_ymd (years[i].year, span->to_month, span->to_day);

          for (DubanDay day = from; day <= to; day++, n_published++)
            g_assert_true (has_day (list, day, span->is_makeup ? DUBAN_DAY_MAKEUP : DUBAN_DAY_OFF,
                                    span->name));
        }
      for (guint j = 0; j < list->entries->len; j++)
        {
          const DubanDayEntry *entry = g_ptr_array_index (list->entries, j);

          g_assert_null (entry->reason);
          n_read += entry->days->len;
        }
      g_assert_cmpuint (n_read, ==, n_published);
    }
}

static void
test_wordings (void)
{
  static const struct
  {
    const char *text;
    const char *days;
  } cases[] = {
    { "元旦：1月1日（周四）放假1天，不调休。", "1-1休" },
    { "元旦:1月1日(星期四)至3日(星期六)放假", "1-1休 1-2休 1-3休" },
    { "清明节：4月5日放假，4月6日（星期一）补休。", "4-5休 4-6休" },
    { "清明节：4月4日（星期六）放假，与周末连休。", "4-4休" },
    { "劳动节：5月1日放假，与周末连休，共3天。", "5-1休" },
    { "国庆节：10月1日—7日放假，共7天；10月10日（周六）补班", "10-1休 10-2休 10-3休 10-4休 10-5休 "
                                                              "10-6休 10-7休 10-10班" },
    { "国庆节：10月1-3日放假3天", "10-1休 10-2休 10-3休" },
    { "国庆节：自10月1日起至10月3日止放假", "10-1休 10-2休 10-3休" },
    { "国庆节：10月1日起放假3天", "10-1休 10-2休 10-3休" },
    { "国庆节：10月1日、2日、3日放假", "10-1休 10-2休 10-3休" },
    { "国庆节：10月1日至3日（共3天）放假", "10-1休 10-2休 10-3休" },
    { "国庆节：10月1日至3日（周四至周六）放假", "10-1休 10-2休 10-3休" },
    { "国庆节：9月20日、10月10日（周日、周六）上班", "9-20班 10-10班" },
    { "国庆节：１０月１日至２日放假，１０月８日（星期四）起正常上班", "10-1休 10-2休" },
    { "国庆节：10月1日放假，10月2日（星期五）调休", "10-1休 10-2休" },
    { "国庆节：10月1日放假，10月10日（星期六）调休上班", "10-1休 10-10班" },
    { "国庆节：10月10日（周六）正常上班，10月9日（周五）正常上班", "10-10班" },
    { "国庆节：9月28日前报送值班表，10月1日放假", "10-1休" },
    { "国庆节：10月1日至2日放假。放假期间值班电话1234567", "10-1休 10-2休" },
    { "国庆节：10月1日为法定节假日，放假", "10-1休" },
    { "元旦：2025年12月31日至1月1日放假，共2天", "2025-12-31休 1-1休" },
    { "元旦：12月31日至1月1日放假，共2天。12月28日（星期日）上班",
      "2025-12-31休 1-1休 2025-12-28班" },
    { "元旦：2025年12月31日至2026年1月1日放假", "2025-12-31休 1-1休" },
    { "七、国庆节：10月1日放假。八、节后：10月10日（星期六）上班。", "10-1休 10-10班" },
    { "国庆节：10月\n1日至2\n日放假", "10-1休 10-2休" },
    { "那达慕：7月11日至13日放假，共3天。鼓励职工7月14日休息。", "7-11休 7-12休 7-13休" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = read_text (cases[i].text, 2026, NULL, &error);
      g_autofree char *days = NULL;

      g_assert_no_error (error);
      days = write_days (list, 2026);
      if (!g_str_equal (days, cases[i].days))
        g_error ("%s: %s", cases[i].text, days);
    }
}

static void
test_what_contradicts_itself_is_refused (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "国庆节：10月1日至7日放假调休，共8天。", "8天" },
    { "国庆节：10月1日至7日放假调休，共6天。", "7 days" },
    { "国庆节：10月1日至7日放假6天。", "6天" },
    { "劳动节：5月1日放假，与周末连休，共4天。", "4天" },
    { "国庆节：10月1日（周五）至7日（周三）放假调休，共7天。", "星期四" },
    { "国庆节：10月1日（周四）至7日（周四）放假调休，共7天。", "星期三" },
    { "国庆节：10月1日至7日放假。10月10日（星期天）上班。", "星期六" },
    { "国庆节：9月20日、10月10日（周六、周日）上班", "星期日" },
    { "国庆节：10月9日上班。", "worked anyway" },
    { "国庆节：2月30日至3月2日放假", "2026年2月30日" },
    { "国庆节：2月27日至30日放假", "30日" },
    { "国庆节：0月4日上班", "2026年0月4日" },
    { "国庆节：10月0日放假", "10月0日" },
    { "国庆节：10月7日至1日放假", "no holiday" },
    { "国庆节：8月1日至9月30日放假", "no holiday" },
    { "国庆节：10月1日至7日", NULL },
    { "国庆节：10月1日至7日，各单位值班表报办公室。10月2日放假。", "10月1日" },
    { "国庆节：10月3日放假，10月3日（周六）上班。", "at once" },
    { "国庆节：10月10日（周六）调休。", "调休 alone" },
    { "妇女节：3月8日放假半天。", "half a day" },
    { "国庆节：10月1日不上班。", "cannot be understood" },
    { "国庆节：10月1日起放假。", "cannot be understood" },
    { "国庆节：10月1日至，放假。", "understood" },
    { "延长2026年春节假期至3月2日。", "not known" },
    { "一、国庆节：十月一日至七日放假。", "no date" },
    { "国庆节：10月1日放假。\n中秋节：10月1日至2日放假。10月10日上班。\n"
      "端午节：10月10日（周六）放假。",
      "otherwise above" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = read_text (cases[i].text, 2026, NULL, &error);
      const DubanDayEntry *entry;

      if (cases[i].says == NULL)
        {
          g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER);
          continue;
        }
      g_assert_no_error (error);
      entry = g_ptr_array_index (list->entries, list->entries->len - 1);
      g_assert_nonnull (entry->reason);
      if (strstr (entry->reason, cases[i].says) == NULL)
        g_error ("%s: %s", cases[i].text, entry->reason);
    }
}

static void
test_the_year (void)
{
  static const struct
  {
    const char *text;
    int asked;
    int year; /* 0: refused */
    const char *says;
  } cases[] = {
    { "关于2026年部分节假日安排的通知\n元旦：1月1日放假。", 0, 2026, NULL },
    { "关于 2026 年\n部分节假日安排的通知\n元旦：1月1日放假。\n2025年11月4日", 0, 2026, NULL },
    { "现将2027年元旦放假安排通知如下。\n元旦：1月1日放假。", 0, 2027, NULL },
    { "元旦：2021年1月1日至3日放假。", 0, 2021, NULL },
    { "元旦：2018年12月30日至2019年1月1日放假。", 0, 2019, NULL },
    { "元旦：1月1日放假。", 2030, 2030, NULL },
    { "关于2026年国庆节放假的通知\n10月1日放假。", 2026, 2026, NULL },
    { "关于2026年那达慕放假的通知\n7月11日放假。", 0, 2026, NULL },
    { "关于那达慕放假的通知\n2026年那达慕：7月11日放假。", 0, 0, "which year" },
    { "关于2026年7月放假的通知\n7月11日放假。", 0, 0, "which year" },
    { "元旦：1月1日放假。", 0, 0, "which year" },
    { "元旦：1月1日放假。\n2025年11月4日", 0, 0, "which year" },
    { "关于2026年国庆节放假的通知\n10月1日放假。", 2025, 0, "2025" },
    { "2025年春节、2026年国庆节放假\n10月1日放假。", 0, 0, "several" },
    { "关于1800年节假日安排的通知\n10月1日放假。", 0, 0, "cannot be right" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = read_text (cases[i].text, cases[i].asked, NULL, &error);

      g_assert_cmpint (list != NULL ? list->year : 0, ==, cases[i].year);
      if (list != NULL)
        continue;
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "通知.txt"));
    }
}

/* A calendar of one year as a notice says it. */
static DubanCalendar *
make_calendar (const char *name, int year)
{
  g_autofree char *text = load (name);
  g_autoptr (DubanHolidayList) list = read_text (text, 0, NULL, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  DubanCalendar *calendar = duban_calendar_new ();

  for (guint i = 0; i < list->entries->len; i++)
    {
      const DubanDayEntry *entry = g_ptr_array_index (list->entries, i);

      g_array_append_vals (days, entry->days->data, entry->days->len);
    }
  duban_calendar_set_year (calendar, year, (const DubanCalendarDay *) (gconstpointer) days->data,
                           days->len);
  return calendar;
}

static void
test_corrections (void)
{
  static const struct
  {
    const char *year_notice, *notice; /* files; or the notice's text */
    int year;
    const char *days;
  } cases[] = {
    { "2019.txt", "2019-labour-day.txt", 2019, "5-1休 5-2休 5-3休 5-4休 4-28班 5-5班" },
    { "2020.txt", "2020-spring-festival.txt", 2020, "1-31休 2-1休 2-2休" },
    { "2015.txt", "2015-victory-day.txt", 2015, "9-3休 9-4休 9-5休 9-6班" },
    /* a correction says all of its holiday anew */
    { "2026.txt", "关于调整2026年劳动节假期安排的通知\n一、5月1日至3日放假，共3天。", 2026,
      "5-1休 5-2休 5-3休 5-4平 5-5平 5-9平" },
    { "2026.txt", "关于调整2026年劳动节假期安排的通知\n劳动节放假调整为：5月1日至3日放假，共3天。",
      2026, "5-1休 5-2休 5-3休 5-4平 5-5平 5-9平" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanCalendar) known = make_calendar (cases[i].year_notice, cases[i].year);
      g_autofree char *text = g_str_has_suffix (cases[i].notice, ".txt")
                                  ? load (cases[i].notice)
                                  : g_strdup (cases[i].notice);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = read_text (text, 0, known, &error);
      g_autofree char *days = NULL;

      g_assert_no_error (error);
      days = write_days (list, cases[i].year);
      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

static void
test_what_is_no_notice_is_refused (void)
{
  static const struct
  {
    const char *text;
    DubanFileError code;
  } cases[] = {
    { "", DUBAN_FILE_ERROR_HEADER },
    { "关于召开会议的通知\n会议定于10月1日召开。", DUBAN_FILE_ERROR_HEADER },
    { "各单位放假安排另行通知。", DUBAN_FILE_ERROR_HEADER },
    { "机密★\n元旦：2026年1月1日放假。", DUBAN_FILE_ERROR_SECRET },
  };
  g_autofree char *long_text = g_strnfill (DUBAN_NOTICE_MAX_BYTES + 1, '1');
  g_autoptr (GError) too_long = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, 2026, NULL, &error));
      g_assert_error (error, DUBAN_FILE_ERROR, (int) cases[i].code);
    }
  g_assert_null (read_text (long_text, 2026, NULL, &too_long));
  g_assert_error (too_long, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
}

/* The longest text that is taken costs no more than its length. */
static void
test_hostile_texts_end_soon (void)
{
  static const char *const parts[] = { "10月1日至7日放假，",
                                       "一、",
                                       "10月1日、",
                                       "（",
                                       "2026年",
                                       "：",
                                       "至",
                                       "放假",
                                       "\n",
                                       "国庆节：1月1日至2月28日放假。",
                                       "9999999999" };
  gint64 begin = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new ("国庆节：10月1日放假，");
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHolidayList) list = NULL;

      while (text->len + strlen (parts[i]) <= DUBAN_NOTICE_MAX_BYTES)
        g_string_append (text, parts[i]);
      list = read_text (text->str, 2026, NULL, &error);
      g_assert_true ((list == NULL) == (error != NULL));
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 30 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/the-published-years-are-what-their-notices-say",
                   test_the_published_years_are_what_their_notices_say);
  g_test_add_func ("/notice/wordings", test_wordings);
  g_test_add_func ("/notice/what-contradicts-itself-is-refused",
                   test_what_contradicts_itself_is_refused);
  g_test_add_func ("/notice/the-year", test_the_year);
  g_test_add_func ("/notice/corrections", test_corrections);
  g_test_add_func ("/notice/what-is-no-notice-is-refused", test_what_is_no_notice_is_refused);
  g_test_add_func ("/notice/hostile-texts-end-soon", test_hostile_texts_end_soon);
  return g_test_run ();
}
