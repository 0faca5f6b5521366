/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/preview-problem.h"

#include "app/error.h"
#include "core/text.h"

#include "app/words.h"

#include <string.h>

typedef enum
{
  NOBODY,
  LEADERS,
  UNITS,
  BOTH,
} Names;

static Names
get_names (const char *field)
{
  if (g_str_equal (field, "lead") || g_str_equal (field, "cooperators"))
    return LEADERS;
  if (g_str_equal (field, "unit") || g_str_equal (field, "cooperating-units"))
    return UNITS;
  return g_str_equal (field, "assignee") ? BOTH : NOBODY;
}

static gboolean
is_known (const DubanDirectory *directory, Names names, const char *name)
{
  return ((names == LEADERS || names == BOTH)
          && duban_directory_find_leader (directory, name) != NULL)
         || ((names == UNITS || names == BOTH)
             && (duban_directory_find_unit (directory, name) != NULL
                 || duban_text_is_collective (name)));
}

static char *
say_unknown (Names names, const char *name)
{
  if (names == LEADERS)
    return g_strdup_printf (_ ("There is no leader “%s”; choose one from the list, or enter the "
                               "leader first."),
                            name);
  if (names == UNITS)
    return g_strdup_printf (_ ("There is no unit “%s”, or several of that name; choose one from "
                               "the list, or enter the unit first."),
                            name);
  return g_strdup_printf (_ ("There is no leader or unit “%s”; choose one from the list."), name);
}

/* The sentence without “field: ” before it. */
static char *
strip_field (const char *field, const char *message)
{
  const char *rest = message;

  if (!g_str_has_prefix (message, field))
    return g_strdup (message);
  rest += strlen (field);
  if (g_str_has_prefix (rest, "："))
    rest += strlen ("：");
  else if (*rest == ':')
    rest++;
  else
    return g_strdup (message);
  while (*rest == ' ')
    rest++;
  return g_strdup (rest);
}

char *
duban_preview_say_problem (const DubanTerms *terms, const char *field, const char *text,
                           const GError *error)
{
  const Names names = get_names (field);
  g_autoptr (GPtrArray) said = NULL;

  if (!g_error_matches (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN))
    return strip_field (field, error->message);
  if (g_str_equal (field, "parent"))
    return g_strdup_printf (_ ("There is no task with the number “%s”."), text);
  said = duban_text_split_names (text);
  for (guint i = 0; names != NOBODY && i < said->len; i++)
    if (!is_known (terms->directory, names, said->pdata[i]))
      return say_unknown (names, said->pdata[i]);
  return names != NOBODY ? say_unknown (names, text) : strip_field (field, error->message);
}
