/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holiday calendars as iCalendar files: events as phones, offices and governments write them, and
 * files that nobody should. */
#include <locale.h>
#include <string.h>

#include "exchange/holiday/ics.h"
#include "exchange/table.h"

static DubanHolidayList *
read_bytes (const char *data, gsize size, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  char *copy = g_malloc (size + 1);

  memcpy (copy, data, size);
  copy[size] = '\0';
  return duban_ics_read (copy, size, zone, "节假日.ics", error);
}

static char *
wrap (const char *events)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n", events);
}

/* One event of those lines. */
static DubanHolidayList *
read_event (const char *lines)
{
  g_autofree char *event = g_strdup_printf ("BEGIN:VEVENT\nUID:1\n%s\nEND:VEVENT\n", lines);
  g_autofree char *text = wrap (event);
  g_autoptr (GError) error = NULL;
  DubanHolidayList *list = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->entries->len, ==, 1);
  return list;
}

/* “国庆节 2026-10-01休 …” of an entry, or “!” and the reason. */
static char *
write_entry (const DubanDayEntry *entry)
{
  GString *text = g_string_new (entry->reason != NULL ? "!" : entry->holiday);
  char day[DUBAN_DAY_TEXT_SIZE];

  if (entry->reason != NULL)
    g_string_append (text, entry->reason);
  for (guint i = 0; entry->reason == NULL && i < entry->days->len; i++)
    {
      const DubanCalendarDay *one = &g_array_index (entry->days, DubanCalendarDay, i);

      g_string_append_printf (text, " %s%s", duban_day_format (one->day, day) + 5,
                              duban_day_kind_get_word (one->kind));
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *lines;
  const char *wanted; /* as write_entry(); of a refusal a part */
} Case;

static void
assert_cases (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DubanHolidayList) list = read_event (cases[i].lines);
      g_autofree char *text = write_entry (g_ptr_array_index (list->entries, 0));

      if (*cases[i].wanted == '!' ? *text != '!' || strstr (text, cases[i].wanted + 1) == NULL
                                  : !g_str_equal (text, cases[i].wanted))
        g_error ("%s: %s", cases[i].lines, text);
    }
}

#define DAY "\nDTSTART;VALUE=DATE:20261010" /* a Saturday */
#define WEEKDAY "\nDTSTART;VALUE=DATE:20261001"

static void
test_rest_or_work_is_told_from_the_words (void)
{
  static const Case cases[] = {
    { "SUMMARY:国庆节（休）" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY;LANGUAGE=zh_CN:国庆节(休)" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节 假期 第1天/共7天" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节假期第1天" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节 补班" DAY, "国庆节 10-10班" },
    { "SUMMARY:国庆节 补班 第2天/共2天" DAY, "国庆节 10-10班" },
    { "SUMMARY:国庆节（班）" DAY, "国庆节 10-10班" },
    { "SUMMARY:国庆节调休上班" DAY, "国庆节 10-10班" },
    { "SUMMARY:班 国庆节" DAY, "国庆节 10-10班" },
    { "SUMMARY:休 国庆节" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:【休】国庆节\\, 中秋节" WEEKDAY, "国庆节 中秋节 10-01休" },
    { "SUMMARY:国庆节、中秋节放假" WEEKDAY, "国庆节、中秋节 10-01休" },
    { "SUMMARY:休" WEEKDAY, "休 10-01休" },
    { "SUMMARY:National Day (Day off)" WEEKDAY, "National Day Day off 10-01休" },
    { "SUMMARY:Special Working Day" DAY, "Special Working Day 10-10班" },
    { "SUMMARY:国庆节\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY" DAY, "国庆节 10-10班" },
    { "SUMMARY:国庆节\nCATEGORIES:节日,休" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节\nCATEGORIES:补班" DAY, "国庆节 10-10班" },
    { "SUMMARY:国庆节\nDESCRIPTION:公众假期" WEEKDAY, "国庆节 10-01休" },
    { "SUMMARY:国庆节\nDESCRIPTION:Public holiday\\nin China" WEEKDAY, "国庆节 10-01休" },
    { "summary:国庆节（休）" WEEKDAY, "国庆节 10-01休" },
    /* nothing is guessed */
    { "SUMMARY:七夕" WEEKDAY, "!七夕" },
    { "SUMMARY:国庆节" WEEKDAY, "!国庆节" },
    { "SUMMARY:国庆节\nCATEGORIES:节日,Holiday" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节\nDESCRIPTION:Observance" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节\nDESCRIPTION:该日不是公众假期" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节值班" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节不放假" WEEKDAY, "!does not say" },
    { "SUMMARY:放假安排报送" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节 调休" WEEKDAY, "!does not say" },
    { "SUMMARY:" WEEKDAY, "!does not say" },
    { "X-NOTHING:1" WEEKDAY, "!does not say" },
    { "SUMMARY:国庆节（休）\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY" WEEKDAY, "!at once" },
    { "SUMMARY:国庆节（休）（班）" DAY, "!at once" },
    { "SUMMARY:国庆节 补班" WEEKDAY, "!星期四" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

#define OFF "SUMMARY:国庆节（休）\n"

static void
test_the_days_of_an_event (void)
{
  static const Case cases[] = {
    { OFF "DTSTART;VALUE=DATE:20261001", "国庆节 10-01休" },
    { OFF "DTSTART:20261001", "国庆节 10-01休" },
    { OFF "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261002", "国庆节 10-01休" },
    { OFF "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261003", "国庆节 10-01休 10-02休" },
    { OFF "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261001", "国庆节 10-01休" },
    { OFF "DTSTART;VALUE=DATE:20261001\nDURATION:P2D", "国庆节 10-01休 10-02休" },
    { OFF "DTSTART;VALUE=DATE:20261001\nDURATION:PT48H", "国庆节 10-01休 10-02休" },
    { OFF "DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102", "国庆节 12-31休 01-01休" },
    { OFF "DTSTART;TZID=Asia/Shanghai:20261001T000000\n"
          "DTEND;TZID=Asia/Shanghai:20261003T000000",
      "国庆节 10-01休 10-02休" },
    { OFF "DTSTART;TZID=\"China Standard Time\":20261001T000000\nDTEND:20261002T235900",
      "国庆节 10-01休 10-02休" },
    { OFF "DTSTART:20260930T160000Z\nDTEND:20261002T160000Z", "国庆节 10-01休 10-02休" },
    { OFF "DTSTART:20261001T000000\nDURATION:P1DT23H59M59S", "国庆节 10-01休 10-02休" },
    { OFF "DTSTART;TZID=../../../../etc/passwd:20261001T000000", "国庆节 10-01休" },
    { OFF "DTSTART;TZID=/dev/zero:20261001T000000", "国庆节 10-01休" },
    { OFF "DTSTART:20261001T090000\nDTEND:20261001T180000", "!whole days" },
    { OFF "DTSTART:20261001T150000Z", "!whole days" },
    { OFF "DTSTART:20260931", "!no day" },
    { OFF "DTSTART:20261301", "!no day" },
    { OFF "DTSTART:00000000", "!no day" },
    { OFF "DTSTART:2026", "!no day" },
    { OFF "DTSTART:20261001T256000", "!no day" },
    { OFF "DTSTART:99991231T230000Z", "!no day" },
    { OFF "DTSTART:2026100110", "!no day" },
    { OFF "X-NOTHING:1", "!no day" },
    { OFF "DTSTART:20261001\nDTEND:2026x", "!no day" },
    { OFF "DTSTART:20261002\nDTEND:20261001", "!ends before" },
    { OFF "DTSTART:20261001\nDTEND:20270101", "!longer" },
    { OFF "DTSTART:20261001\nDURATION:P999999999W", "!no day" },
    { OFF "DTSTART:20261001\nDURATION:-P1D", "!no day" },
    { OFF "DTSTART:20261001\nDURATION:P", "!no day" },
    { OFF "DTSTART:20261001\nDURATION:P1", "!no day" },
    { OFF "DTSTART:20261001\nRRULE:FREQ=YEARLY", "!repeats" },
    { OFF "DTSTART:20261001\nRDATE:20271001", "!repeats" },
    { OFF "DTSTART:20261001\nSTATUS:CANCELLED", "!cancelled" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_events_are_counted_and_settled (void)
{
  static const char events[]
      = "BEGIN:VTIMEZONE\nTZID:Asia/Shanghai\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "END:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nSUMMARY:国庆节（休）\nDTSTART:20261001\nDTEND:20261004\n"
        "BEGIN:VALARM\nSUMMARY:别的\nDTSTART:20261101\nEND:VALARM\nEND:VEVENT\n"
        "BEGIN:VTODO\nSUMMARY:（休）\nDTSTART:20261201\nEND:VTODO\n"
        "BEGIN:VEVENT\nSUMMARY:七夕\nDTSTART:20260819\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:中秋节（休）\nDTSTART:20261003\nDTEND:20261005\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:国庆节（班）\nDTSTART:20261004\nEND:VEVENT\n";
  static const char *const wanted[]
      = { "国庆节 10-01休 10-02休 10-03休", "!七夕", "中秋节 10-04休", "!otherwise above" };
  g_autofree char *text = wrap (events);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanHolidayList) list = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->entries->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const DubanDayEntry *entry = g_ptr_array_index (list->entries, i);
      g_autofree char *written = write_entry (entry);

      g_assert_cmpuint (entry->row, ==, i + 1);
      if (*wanted[i] == '!')
        g_assert_nonnull (strstr (written, wanted[i] + 1));
      else
        g_assert_cmpstr (written, ==, wanted[i]);
    }
}

/* Folds may part a letter, in either encoding. */
static void
test_folds_encodings_and_line_ends (void)
{
  static const char plain[]
      = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:国庆节（休）\nDTSTART:20261001\nEND:VEVENT\n"
        "END:VCALENDAR\n";
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  static const char *const encodings[] = { "UTF-8", "GB18030" };
  static const char *const folds[] = { "\n ", "\r\n\t" };

  for (gsize e = 0; e < G_N_ELEMENTS (encodings); e++)
    {
      gsize size;
      g_autofree char *bytes = g_convert (plain, -1, encodings[e], "UTF-8", NULL, &size, NULL);
      gsize from = (gsize) (strstr (bytes, "SUMMARY:") - bytes);
      gsize to = (gsize) (strstr (bytes, "DTSTART") - bytes) - 1;

      for (gsize at = from + 1; at < to; at++)
        for (gsize f = 0; f < G_N_ELEMENTS (folds); f++)
          {
            g_autoptr (GString) text = g_string_new (e == 0 ? "\xef\xbb\xbf" : "");
            g_autoptr (GError) error = NULL;
            g_autoptr (DubanHolidayList) list = NULL;
            g_autofree char *written = NULL;

            g_string_append_len (text, bytes, (gssize) at);
            g_string_append (text, folds[f]);
            g_string_append_len (text, bytes + at, (gssize) (size - at));
            list = read_bytes (text->str, text->len, &error);
            g_assert_no_error (error);
            written = write_entry (g_ptr_array_index (list->entries, 0));
            g_assert_cmpstr (written, ==, "国庆节 10-01休");
          }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
      g_autofree char *text = g_strjoinv (ends[i], lines);
      g_autoptr (DubanHolidayList) list = read_bytes (text, strlen (text), NULL);

      g_assert_nonnull (list);
    }
}

static void
test_what_is_no_calendar_is_refused (void)
{
  static const struct
  {
    const char *text;
    DubanFileError code;
    const char *says;
  } cases[] = {
    { "BEGIN:VCALENDAR\nEND:VCALENDAR\n", DUBAN_FILE_ERROR_SHAPE, "no event" },
    { "BEGIN:VCALENDAR\n", DUBAN_FILE_ERROR_SHAPE, "cut off" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:国庆节（休）\nDTSTART:2026", DUBAN_FILE_ERROR_SHAPE,
      "cut off" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:国庆节（休）\nDTSTART:20261001\nEND:VEVENT\n",
      DUBAN_FILE_ERROR_SHAPE, "cut off" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", DUBAN_FILE_ERROR_SHAPE, "damaged" },
    { "BEGIN:VCALENDAR\nEND:VEVENT\n", DUBAN_FILE_ERROR_SHAPE, "damaged" },
    { "BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n",
      DUBAN_FILE_ERROR_SHAPE, "damaged" },
    { "BEGIN:VCALENDAR\nX-WR-CALNAME:机密★\nEND:VCALENDAR\n", DUBAN_FILE_ERROR_SECRET, "secret" },
    { "BEGIN:VCALENDAR\n\xff\xff\xff", DUBAN_FILE_ERROR_ENCODING, "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, DUBAN_FILE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "节假日.ics"));
    }
}

static void
test_large_files_end_soon (void)
{
  g_autoptr (GString) many = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GString) folded = g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:");
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanHolidayList) list = NULL;

  for (guint i = 0; i <= DUBAN_ICS_MAX_EVENTS; i++)
    g_string_append (many, "BEGIN:VEVENT\nSUMMARY:休\nDTSTART:20261001\nEND:VEVENT\n");
  g_string_append (many, "END:VCALENDAR\n");
  g_assert_null (read_bytes (many->str, many->len, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  while (folded->len < 4u * 1024 * 1024)
    g_string_append (folded, "放假\n ");
  g_string_append (folded, "\nDTSTART:20261001\nEND:VEVENT\nEND:VCALENDAR\n");
  list = read_bytes (folded->str, folded->len, NULL);
  g_assert_nonnull (list);
  g_assert_cmpuint (strlen (((DubanDayEntry *) g_ptr_array_index (list->entries, 0))->name), <,
                    200);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/rest-or-work-is-told-from-the-words",
                   test_rest_or_work_is_told_from_the_words);
  g_test_add_func ("/ics/the-days-of-an-event", test_the_days_of_an_event);
  g_test_add_func ("/ics/events-are-counted-and-settled", test_events_are_counted_and_settled);
  g_test_add_func ("/ics/folds-encodings-and-line-ends", test_folds_encodings_and_line_ends);
  g_test_add_func ("/ics/what-is-no-calendar-is-refused", test_what_is_no_calendar_is_refused);
  g_test_add_func ("/ics/large-files-end-soon", test_large_files_end_soon);
  return g_test_run ();
}
