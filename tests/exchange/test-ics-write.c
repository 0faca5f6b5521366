/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar file as RFC 5545 wants it: lines, folding, escapes, days. */
#include "exchange/ics-write.h"

#include <string.h>

#define MADE G_GINT64_CONSTANT (1795399200000) /* 2026-11-23T02:00:00Z */

/* The whole file of one event with that summary. (transfer full) */
static char *
write_summary (const char *summary)
{
  g_autoptr (DubanIcs) ics = duban_ics_new ("日历", MADE);
  gsize size;

  duban_ics_add (ics, &(DubanIcsEvent){ .uid = "u", .day = 0, .summary = summary });
  return g_strdup (duban_ics_end (ics, &size));
}

/* The lines put together again, without their folds. (transfer full) */
static char *
unfold (const char *text)
{
  g_autoptr (GString) whole = g_string_new (text);

  g_string_replace (whole, "\r\n ", "", 0);
  return g_strdup (whole->str);
}

static void
test_an_event_is_written_whole (void)
{
  static const char *const categories[] = { "督办", "红,灯", NULL };
  g_autoptr (DubanIcs) ics = duban_ics_new ("督办时限", MADE);
  gsize size;
  const char *text;

  duban_ics_add (ics, &(DubanIcsEvent){ .uid = "1-due@duban",
                                        .day = 20815, /* 2026-12-28 */
                                        .summary = "甲",
                                        .description = "乙\n丙",
                                        .categories = categories,
                                        .sequence = 7,
                                        .modified = MADE - 1 });
  duban_ics_add (ics, &(DubanIcsEvent){ .uid = "2@duban", .day = 20818, .is_cancelled = TRUE });
  text = duban_ics_end (ics, &size);
  g_assert_cmpuint (size, ==, strlen (text));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Duban//"));
  g_assert_nonnull (strstr (text, "METHOD:PUBLISH\r\nX-WR-CALNAME:督办时限\r\n"));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT\r\nUID:1-due@duban\r\nDTSTAMP:20261123T020000Z\r\n"
                                  "LAST-MODIFIED:20261123T015959Z\r\nSEQUENCE:7\r\n"
                                  "DTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20261229\r\n"
                                  "SUMMARY:甲\r\nDESCRIPTION:乙\\n丙\r\n"
                                  "CATEGORIES:督办,红\\,灯\r\nSTATUS:CONFIRMED\r\n"
                                  "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"));
  g_assert_nonnull (strstr (text, "SEQUENCE:0\r\nDTSTART;VALUE=DATE:20261231\r\n"
                                  "DTEND;VALUE=DATE:20270101\r\nSTATUS:CANCELLED\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

static void
test_texts_are_escaped (void)
{
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "a,b;c\\d", "a\\,b\\;c\\\\d" },
    { "一\n二\r\n三\r四", "一\\n二\\n三\\n四" },
    { "x\ty", "x\ty" },
    { "x\001\x1b[31m\x7fy", "x[31my" },
    { "a:\"b\"", "a:\"b\"" },
    { "\342\200\256反😀", "\342\200\256反😀" },
    { "END:VEVENT\r\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = write_summary (rows[i].text);
      g_autofree char *expected = g_strdup_printf ("\r\nSUMMARY:%s\r\n", rows[i].expected);

      g_assert_nonnull (strstr (text, expected));
    }
}

/* Of any length and any letters: no line is longer than 75 octets, none ends inside a letter, and
 * put together they are what was written. */
static void
test_lines_are_folded_between_letters (void)
{
  static const char *const letters[] = { "a", "é", "督", "😀" };

  for (guint n = 0; n < 200; n++)
    for (gsize k = 0; k < G_N_ELEMENTS (letters); k++)
      {
        g_autoptr (GString) summary = g_string_new ("x");
        g_autofree char *text = NULL;
        g_autofree char *whole = NULL;
        g_auto (GStrv) lines = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append (summary, letters[k]);
        text = write_summary (summary->str);
        lines = g_strsplit (text, "\r\n", -1);
        for (gsize i = 0; lines[i]; i++)
          {
            g_assert_cmpuint (strlen (lines[i]), <=, 75);
            g_assert_true (g_utf8_validate (lines[i], -1, NULL));
            g_assert_null (strchr (lines[i], '\n'));
          }
        whole = unfold (text);
        g_string_prepend (summary, "\r\nSUMMARY:");
        g_string_append (summary, "\r\n");
        g_assert_nonnull (strstr (whole, summary->str));
      }
}

/* 75 octets stand in one line, 76 in two. */
static void
test_a_line_is_folded_where_it_must (void)
{
  g_autofree char *fits = g_strnfill (75 - strlen ("SUMMARY:"), 'a');
  g_autofree char *text = write_summary (fits);
  g_autofree char *line = g_strdup_printf ("\r\nSUMMARY:%s\r\n", fits);
  g_autofree char *more = g_strconcat (fits, "b", NULL);
  g_autofree char *folded = write_summary (more);
  g_autofree char *lines = g_strdup_printf ("\r\nSUMMARY:%s\r\n b\r\n", fits);

  g_assert_nonnull (strstr (text, line));
  g_assert_nonnull (strstr (folded, lines));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics-write/an-event-is-written-whole", test_an_event_is_written_whole);
  g_test_add_func ("/ics-write/texts-are-escaped", test_texts_are_escaped);
  g_test_add_func ("/ics-write/lines-are-folded-between-letters",
                   test_lines_are_folded_between_letters);
  g_test_add_func ("/ics-write/a-line-is-folded-where-it-must",
                   test_a_line_is_folded_where_it_must);
  return g_test_run ();
}
