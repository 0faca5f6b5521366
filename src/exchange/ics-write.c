/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/ics-write.h"

#include <string.h>

#define LINE_MAX_OCTETS 75

struct _DubanIcs
{
  GString *text;
  GString *line; /* scratch */
  gint64 made;
};

/* Writes the line, folded: what follows the first 75 octets stands behind a blank. */
static void
end_line (DubanIcs *ics)
{
  const char *at = ics->line->str, *end = at + ics->line->len;
  gsize room = LINE_MAX_OCTETS;

  while ((gsize) (end - at) > room)
    {
      gsize n = room;

      while (((guint8) at[n] & 0xC0) == 0x80)
        n--;
      g_string_append_len (ics->text, at, (gssize) n);
      g_string_append (ics->text, "\r\n ");
      at += n;
      room = LINE_MAX_OCTETS - 1;
    }
  g_string_append_len (ics->text, at, end - at);
  g_string_append (ics->text, "\r\n");
  g_string_truncate (ics->line, 0);
}

static void
add_plain (DubanIcs *ics, const char *line)
{
  g_string_assign (ics->line, line);
  end_line (ics);
}

/* Control letters but the tab may not stand in a text; a line break of any kind is \n. */
static void
append_text (GString *line, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (line, "\\n");
      else if (strchr (",;\\", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else if ((guint8) *p >= ' ' ? *p != 0x7F : *p == '\t')
        g_string_append_c (line, *p);
    }
}

static void
add_text (DubanIcs *ics, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (ics->line, "%s:", name);
  append_text (ics->line, text);
  end_line (ics);
}

static void
add_day (DubanIcs *ics, const char *name, DubanDay day)
{
  int year, month, of_month;

  duban_day_to_ymd (day, &year, &month, &of_month);
  g_string_append_printf (ics->line, "%s;VALUE=DATE:%04d%02d%02d", name, year, month, of_month);
  end_line (ics);
}

static void
add_time (DubanIcs *ics, const char *name, gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autofree char *said = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (ics->line, "%s:%s", name, said);
  end_line (ics);
}

static void
add_categories (DubanIcs *ics, const char *const *categories)
{
  if (categories == NULL || categories[0] == NULL)
    return;
  g_string_append (ics->line, "CATEGORIES:");
  for (gsize i = 0; categories[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (ics->line, ',');
      append_text (ics->line, categories[i]);
    }
  end_line (ics);
}

DubanIcs *
duban_ics_new (const char *name, gint64 made)
{
  DubanIcs *ics = g_new0 (DubanIcs, 1);

  ics->text = g_string_new (NULL);
  ics->line = g_string_new (NULL);
  ics->made = made;
  add_plain (ics, "BEGIN:VCALENDAR");
  add_plain (ics, "VERSION:2.0");
  add_plain (ics, "PRODID:-//Duban//Duban " DUBAN_VERSION "//ZH");
  add_plain (ics, "CALSCALE:GREGORIAN");
  add_plain (ics, "METHOD:PUBLISH");
  add_text (ics, "X-WR-CALNAME", name);
  return ics;
}

void
duban_ics_free (DubanIcs *ics)
{
  if (ics == NULL)
    return;
  g_string_free (ics->text, TRUE);
  g_string_free (ics->line, TRUE);
  g_free (ics);
}

void
duban_ics_add (DubanIcs *ics, const DubanIcsEvent *event)
{
  add_plain (ics, "BEGIN:VEVENT");
  add_text (ics, "UID", event->uid);
  add_time (ics, "DTSTAMP", ics->made);
  if (event->modified > 0)
    add_time (ics, "LAST-MODIFIED", event->modified);
  g_string_append_printf (ics->line, "SEQUENCE:%u", event->sequence);
  end_line (ics);
  add_day (ics, "DTSTART", event->day);
  add_day (ics, "DTEND", event->day + 1);
  add_text (ics, "SUMMARY", event->summary);
  add_text (ics, "DESCRIPTION", event->description);
  add_categories (ics, event->categories);
  add_plain (ics, event->is_cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  add_plain (ics, "TRANSP:TRANSPARENT");
  add_plain (ics, "END:VEVENT");
}

const char *
duban_ics_end (DubanIcs *ics, gsize *size)
{
  add_plain (ics, "END:VCALENDAR");
  *size = ics->text->len;
  return ics->text->str;
}
