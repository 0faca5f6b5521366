/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/minutes-choice.h"

#include <glib/gi18n-lib.h>

static void
choice_free (gpointer data)
{
  DubanMinutesChoice *choice = data;

  g_free (choice->item);
  g_free (choice->draft.title);
  g_free (choice->draft.requirement);
  g_free (choice->draft.lead);
  g_free (choice->draft.unit);
  g_free (choice->draft.partners);
  g_free (choice->draft.due);
  g_free (choice);
}

static DubanMinutesChoice *
choice_new (const char *text, const DubanMinutesDraft *draft)
{
  DubanMinutesChoice *choice = g_new0 (DubanMinutesChoice, 1);

  choice->item = g_strndup (text + draft->from, draft->to - draft->from);
  choice->draft = (DubanMinutesDraft){ .from = draft->from,
                                       .to = draft->to,
                                       .title = g_strdup (draft->title),
                                       .requirement = g_strdup (draft->requirement),
                                       .lead = g_strdup (draft->lead),
                                       .unit = g_strdup (draft->unit),
                                       .partners = g_strdup (draft->partners),
                                       .due = g_strdup (draft->due),
                                       .lead_by_portfolio = draft->lead_by_portfolio };
  return choice;
}

/* The choice of before that is of the same words, taken out. (transfer full) */
static DubanMinutesChoice *
take_before (GPtrArray *before, const char *text, const DubanMinutesDraft *draft)
{
  const gsize size = draft->to - draft->from;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const DubanMinutesChoice *choice = before->pdata[i];

      if (strlen (choice->item) == size && memcmp (choice->item, text + draft->from, size) == 0)
        return g_ptr_array_steal_index (before, i);
    }
  return NULL;
}

GPtrArray *
duban_minutes_choices_new (const char *text, const GPtrArray *drafts, GPtrArray *before)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      const DubanMinutesDraft *draft = drafts->pdata[i];
      DubanMinutesChoice *choice = take_before (before, text, draft);

      if (choice == NULL)
        choice = choice_new (text, draft);
      choice->draft.from = draft->from;
      choice->draft.to = draft->to;
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

void
duban_minutes_choice_take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static void
add_part (GString *line, char *part)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
  g_free (part);
}

char *
duban_minutes_choice_describe (const DubanMinutesChoice *choice, const DubanDirectory *directory)
{
  const DubanMinutesDraft *draft = &choice->draft;
  g_autofree char *unknown = NULL;
  GString *line;

  if (choice->state == DUBAN_MINUTES_ACCEPTED)
    return g_strdup (C_ ("minutes", "Is a task now"));
  if (choice->state == DUBAN_MINUTES_DECLINED)
    return g_strdup (C_ ("minutes", "Left out"));
  line = g_string_new (NULL);
  unknown = duban_minutes_draft_dup_unknown (draft, directory);
  if (*draft->lead != '\0')
    add_part (line,
              g_strdup_printf (draft->lead_by_portfolio ? C_ ("minutes", "lead: %s (by portfolio)")
                                                        : C_ ("minutes", "lead: %s"),
                               draft->lead));
  if (*draft->unit != '\0')
    add_part (line, g_strdup_printf (C_ ("minutes", "unit: %s"), draft->unit));
  if (*draft->partners != '\0')
    add_part (line, g_strdup_printf (C_ ("minutes", "with: %s"), draft->partners));
  if (*draft->due != '\0')
    add_part (line, g_strdup_printf (C_ ("minutes", "due: %s"), draft->due));
  if (*unknown != '\0')
    add_part (line, g_strdup_printf (C_ ("minutes", "not in the directory: %s"), unknown));
  if (line->len == 0)
    g_string_append (line, C_ ("minutes", "nobody and no date named"));
  return g_string_free (line, FALSE);
}
