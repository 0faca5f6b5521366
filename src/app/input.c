/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/input.h"

#include "app/clock.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a refused text a message quotes, in characters. */
#define QUOTED 40

static char *
quote (const char *text)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTED)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, QUOTED);
  return g_strconcat (head, "…", NULL);
}

static gboolean
refuse_date (const char *name, const char *text, DubanDatewordKind kind, GError **error)
{
  g_autofree char *quoted = quote (text);

  if (kind == DUBAN_DATEWORD_IMPOSSIBLE)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 /* Translators: the name of a field, and what was written there. */
                 _ ("%s: there is no date “%s”; give one of the calendar, such as 2026-11-23."),
                 name, quoted);
  else
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: “%s” is not understood as a date; write it as 2026-11-23."), name, quoted);
  return FALSE;
}

gboolean
duban_input_refuse_no_day (const char *name, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("%s: the date is empty; write it as 2026-11-23."), name);
  return FALSE;
}

gboolean
duban_input_refuse_future (const char *name, const char *text, GError **error)
{
  g_autofree char *quoted = quote (text);

  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("%s: “%s” lies in the future; what has not happened yet cannot be entered."),
               name, quoted);
  return FALSE;
}

gboolean
duban_input_check_text (const char *name, const char *text, GError **error)
{
  if (strlen (text) > DUBAN_TEXT_MAX)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: the text is longer than 64 KiB; shorten it or attach it as a file."),
                 name);
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: the text is not valid UTF-8; enter it again as plain text."), name);
  else if (duban_text_is_secret (text))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: the text bears a secret mark; secret matters have no place in Duban."),
                 name);
  else
    return TRUE;
  return FALSE;
}

char *
duban_input_dup_text (const char *name, const char *text, GError **error)
{
  if (text == NULL)
    return g_strdup ("");
  if (!duban_input_check_text (name, text, error))
    return NULL;
  return duban_text_trim (g_strdup (text));
}

char *
duban_input_dup_name (const char *name, const char *text, GError **error)
{
  g_autofree char *trimmed = duban_input_dup_text (name, text, error);

  if (trimmed == NULL)
    return NULL;
  if (*trimmed == '\0')
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: the name is empty; give one."), name);
  else if (strpbrk (trimmed, "\r\n\t") != NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: a name stands in one line; remove the line breaks."), name);
  else if (strlen (trimmed) > DUBAN_NAME_MAX)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("%s: the text is longer than the %d bytes that a name may have; shorten it."),
                 name, DUBAN_NAME_MAX);
  else
    return g_steal_pointer (&trimmed);
  return NULL;
}

gboolean
duban_input_read_day (const char *name, const char *text, const DubanDatewordContext *context,
                      DubanDay *day, GError **error)
{
  DubanDateword word;

  if (!duban_input_check_text (name, text, error))
    return FALSE;
  *day = duban_day_parse (text);
  if (*day != DUBAN_NO_DAY)
    return TRUE;
  word = duban_dateword_read_deadline (text, context);
  *day = word.day;
  if (word.kind == DUBAN_DATEWORD_EMPTY || word.kind == DUBAN_DATEWORD_DAY)
    return TRUE;
  return refuse_date (name, text, word.kind, error);
}

gboolean
duban_input_read_event (const char *name, const char *text, const DubanDatewordContext *context,
                        int minute_now, DubanDay *day, int *minute, GError **error)
{
  if (!duban_input_check_text (name, text, error))
    return FALSE;
  if (!duban_clock_parse_moment (text, day, minute))
    {
      DubanDateword word = duban_dateword_read_event (text, context);

      if (word.kind != DUBAN_DATEWORD_EMPTY && word.kind != DUBAN_DATEWORD_DAY)
        return refuse_date (name, text, word.kind, error);
      *day = word.day;
      *minute = word.minute;
    }
  if (*day == DUBAN_NO_DAY)
    return TRUE;
  if (*day > context->today || (*day == context->today && *minute > minute_now))
    return duban_input_refuse_future (name, text, error);
  return TRUE;
}

gboolean
duban_input_read_deadline (const char *name, const char *text, const DubanDatewordContext *context,
                           DubanDay *day, char **wording, DubanSchedule *schedule, GError **error)
{
  DubanDateword word;

  *wording = NULL;
  schedule->kind = DUBAN_SCHEDULE_NONE;
  schedule->value = 0;
  if (!duban_input_check_text (name, text, error))
    return FALSE;
  *day = duban_day_parse (text);
  if (*day != DUBAN_NO_DAY)
    return TRUE;
  word = duban_dateword_read_deadline (text, context);
  if (word.kind == DUBAN_DATEWORD_UNCLEAR || word.kind == DUBAN_DATEWORD_IMPOSSIBLE)
    return refuse_date (name, text, word.kind, error);
  *day = word.day;
  if (word.kind == DUBAN_DATEWORD_EMPTY)
    return TRUE;
  *wording = duban_text_trim (g_strdup (text));
  if (word.kind == DUBAN_DATEWORD_RECURRING)
    *schedule = word.schedule;
  return TRUE;
}
