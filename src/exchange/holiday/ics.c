/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/ics.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/encoding.h"
#include "exchange/holiday/ics-event.h"
#include "exchange/table.h"

#define BEGIN "BEGIN:VCALENDAR"
#define MAX_DEPTH 8

typedef struct
{
  const char *name; /* of the file */
  GTimeZone *zone;
  DubanHolidayList *list;
  const char *open[MAX_DEPTH]; /* the components that are not ended */
  guint depth;
  guint event_depth; /* at which the event is open; 0: none */
  DubanHolidayEvent event;
} Reader;

gboolean
duban_ics_is_one (const char *data, gsize size)
{
  const char *at = data, *end = data + size;

  if (size >= 3 && memcmp (at, "\xef\xbb\xbf", 3) == 0)
    at += 3;
  while (at < end && g_ascii_isspace (*at))
    at++;
  return (gsize) (end - at) >= strlen (BEGIN)
         && g_ascii_strncasecmp (at, BEGIN, strlen (BEGIN)) == 0;
}

static gboolean
refuse (const Reader *reader, const char *sentence, GError **error)
{
  /* Translators: a file, and a sentence about it. */
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE, _ ("“%s”: %s"), reader->name,
               sentence);
  return FALSE;
}

static gboolean
refuse_damaged (const Reader *reader, GError **error)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("the calendar is damaged after event %u: get the file again."),
                         reader->list->entries->len);

  return refuse (reader, sentence, error);
}

static gboolean
begin (Reader *reader, const DubanIcsLine *line, GError **error)
{
  if (reader->depth >= MAX_DEPTH)
    return refuse_damaged (reader, error);
  reader->open[reader->depth++] = line->value;
  if (reader->event_depth == 0 && g_ascii_strcasecmp (line->value, "VEVENT") == 0)
    {
      reader->event_depth = reader->depth;
      reader->event = (DubanHolidayEvent){ .repeats = FALSE };
    }
  return TRUE;
}

static gboolean
end_event (Reader *reader, GError **error)
{
  if (reader->list->entries->len >= DUBAN_ICS_MAX_EVENTS)
    return refuse (reader, _ ("it has more events than a calendar of holidays."), error);
  duban_ics_event_read (&reader->event, reader->zone, duban_holiday_list_add (reader->list));
  reader->event_depth = 0;
  return TRUE;
}

static gboolean
end (Reader *reader, const DubanIcsLine *line, GError **error)
{
  if (reader->depth == 0 || g_ascii_strcasecmp (reader->open[reader->depth - 1], line->value) != 0)
    return refuse_damaged (reader, error);
  if (reader->event_depth == reader->depth && !end_event (reader, error))
    return FALSE;
  reader->depth--;
  return TRUE;
}

static gboolean
read_lines (Reader *reader, char *text, GError **error)
{
  DubanIcsLine line;

  while (duban_ics_line_next (&text, &line))
    {
      if (duban_ics_line_is (&line, "BEGIN") || duban_ics_line_is (&line, "END"))
        g_strchomp (line.value);
      if (duban_ics_line_is (&line, "BEGIN") ? !begin (reader, &line, error)
          : duban_ics_line_is (&line, "END") ? !end (reader, &line, error)
                                             : FALSE)
        return FALSE;
      if (reader->event_depth > 0 && reader->event_depth == reader->depth)
        duban_ics_event_take (&reader->event, &line);
    }
  if (reader->depth > 0)
    return refuse (reader, _ ("the calendar is cut off: get the file again."), error);
  return reader->list->entries->len > 0
         || refuse (reader, _ ("the calendar has no event: there is nothing to take in."), error);
}

DubanHolidayList *
duban_ics_read (char *data, gsize size, GTimeZone *zone, const char *name, GError **error)
{
  g_autoptr (DubanHolidayList) list = duban_holiday_list_new ();
  Reader reader = { .name = name, .zone = zone, .list = list };
  g_autofree char *text = NULL;

  duban_ics_unfold (data, &size);
  text = duban_encoding_make_utf8 (data, &size, name, error);
  if (text == NULL)
    return NULL;
  if (duban_text_is_secret (text))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET,
                   _ ("“%s” bears a secret mark: secret matters have no place in Duban, and "
                      "nothing of it was taken in."),
                   name);
      return NULL;
    }
  if (!read_lines (&reader, text, error))
    return NULL;
  duban_holiday_list_settle (list);
  return g_steal_pointer (&list);
}
