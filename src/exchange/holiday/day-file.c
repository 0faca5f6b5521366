/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/day-file.h"

#include <string.h>

#include "exchange/encoding.h"
#include "exchange/file-read.h"

/* The file in UTF-8, unless it is too large for a notice or no text. */
static char *
load_small (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;
  gsize max = DUBAN_NOTICE_MAX_BYTES;

  data = duban_file_load (path, max, &size, NULL);
  return data != NULL ? duban_encoding_make_utf8 (g_steal_pointer (&data), &size, "", NULL) : NULL;
}

DubanDayFileKind
duban_day_text_tell (const char *text)
{
  if (duban_ics_is_one (text, strlen (text)))
    return DUBAN_DAY_FILE_ICS;
  return duban_notice_is_likely (text) ? DUBAN_DAY_FILE_NOTICE : DUBAN_DAY_FILE_OTHER;
}

DubanDayFileKind
duban_day_file_tell (const char *path)
{
  char head[64];
  gsize size = duban_file_peek (path, head, sizeof head);
  g_autofree char *text = NULL;

  if (duban_ics_is_one (head, size))
    return DUBAN_DAY_FILE_ICS;
  text = load_small (path);
  return text != NULL && duban_notice_is_likely (text) ? DUBAN_DAY_FILE_NOTICE
                                                       : DUBAN_DAY_FILE_OTHER;
}

DubanHolidayList *
duban_day_file_read (const char *path, const char *text, DubanDayFileKind kind, GTimeZone *zone,
                     const DubanNoticeContext *context, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = NULL;
  g_autofree char *utf8 = NULL;
  gsize size;

  if (text != NULL)
    {
      size = strlen (text);
      data = g_strdup (text);
    }
  else
    data = duban_file_load (
        path, kind == DUBAN_DAY_FILE_ICS ? DUBAN_ICS_MAX_BYTES : DUBAN_NOTICE_MAX_BYTES, &size,
        error);
  if (data == NULL)
    return NULL;
  if (kind == DUBAN_DAY_FILE_ICS)
    return duban_ics_read (g_steal_pointer (&data), size, zone, name, error);
  utf8 = duban_encoding_make_utf8 (g_steal_pointer (&data), &size, name, error);
  return utf8 != NULL ? duban_notice_read (utf8, context, name, error) : NULL;
}
