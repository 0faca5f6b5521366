/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/group.h"

#include "core/date/letters.h"

static void
set_value (DubanDateName *name, int value)
{
  switch (name->level)
    {
    case DUBAN_DATE_YEAR:
      name->year = value < 100 ? 2000 + value : value;
      break;
    case DUBAN_DATE_QUARTER:
      name->month = value >= 1 && value <= 4 ? value * 3 : -1;
      break;
    case DUBAN_DATE_DAY:
      name->day = value > 0 ? value : -1; /* 0日 is no day, not the month's last */
      break;
    case DUBAN_DATE_HALF:
    case DUBAN_DATE_MONTH:
    case DUBAN_DATE_XUN:
    default:
      name->month = value;
      break;
    }
}

gboolean
duban_date_group_take (const char **at, DubanDateGroup *group)
{
  const char *here = *at;

  for (group->n = 0; group->n < DUBAN_DATE_GROUP_SIZE;)
    {
      const int i = group->n;

      group->starts[i] = here;
      if (!duban_date_take_number (&here, &group->values[i], &group->n_figures[i]))
        break;
      group->n++;
      *at = here;
      group->is_span[i] = duban_date_take_span_mark (&here);
      if (!group->is_span[i] && !duban_date_take_list_mark (&here))
        break;
    }
  return group->n > 0;
}

const char *
duban_date_group_add (DubanDateTerms *terms, const DubanDateGroup *group, const char *from,
                      DubanDateName *name)
{
  for (int i = 0; i + 1 < group->n; i++)
    {
      set_value (name, group->values[i]);
      if (duban_date_terms_add (terms, from, group->starts[i + 1], *name) != NULL)
        duban_date_terms_get_last (terms)->is_weak = name->level == DUBAN_DATE_YEAR;
      from = group->starts[i + 1];
      if (group->is_span[i])
        terms->span_at = from;
    }
  set_value (name, group->values[group->n - 1]);
  return from;
}
