/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/ics-line.h"

#include <string.h>

void
duban_ics_unfold (char *data, gsize *size)
{
  const char *from = data, *end = data + *size;
  char *to = data;

  while (from < end)
    {
      const char *after = from;

      if (*after == '\r')
        after++;
      if (after < end && *after == '\n')
        after++;
      if (after == from)
        *to++ = *from++;
      else if (after < end && (*after == ' ' || *after == '\t'))
        from = after + 1;
      else
        {
          *to++ = '\n';
          from = after;
        }
    }
  *to = '\0';
  *size = (gsize) (to - data);
}

/* Parts name, parameters and value; a quoted parameter may hold colons. */
static void
part (char *text, DubanIcsLine *line)
{
  gboolean is_quoted = FALSE;
  char *at = text;

  *line = (DubanIcsLine){ text, "", NULL };
  for (; *at != '\0' && (*at != ':' || is_quoted); at++)
    {
      is_quoted ^= *at == '"';
      if (*at == ';' && *line->params == '\0' && at[1] != '\0')
        {
          *at = '\0';
          line->params = at + 1;
        }
    }
  line->value = at;
  if (*at == '\0')
    line->name = "";
  else
    *line->value++ = '\0';
}

gboolean
duban_ics_line_next (char **at, DubanIcsLine *line)
{
  char *text, *end;

  while (**at == '\n')
    ++*at;
  if (**at == '\0')
    return FALSE;
  text = *at;
  end = strchr (text, '\n');
  if (end == NULL)
    *at = text + strlen (text);
  else
    {
      *end = '\0';
      *at = end + 1;
    }
  part (text, line);
  return TRUE;
}

gboolean
duban_ics_line_is (const DubanIcsLine *line, const char *name)
{
  return g_ascii_strcasecmp (line->name, name) == 0;
}

char *
duban_ics_line_dup_param (const DubanIcsLine *line, const char *name)
{
  gsize size = strlen (name);
  gboolean is_begin = TRUE, is_quoted = FALSE;

  for (const char *at = line->params; *at != '\0'; at++)
    {
      if (is_begin && g_ascii_strncasecmp (at, name, size) == 0 && at[size] == '=')
        {
          gboolean quotes = at[size + 1] == '"';
          const char *value = at + size + 1 + (quotes ? 1 : 0);

          return g_strndup (value, strcspn (value, quotes ? "\"" : ";"));
        }
      is_quoted ^= *at == '"';
      is_begin = *at == ';' && !is_quoted;
    }
  return NULL;
}

char *
duban_ics_text_dup (const char *value)
{
  GString *text = g_string_sized_new (strlen (value));

  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        {
          at++;
          g_string_append_c (text, *at == 'n' || *at == 'N' ? ' ' : *at);
        }
      else
        g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}
