/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/figures.h"

#include <string.h>

#include "core/date/duration.h"
#include "core/date/group.h"
#include "core/date/letters.h"
#include "core/date/parts.h"

static gboolean
is_year (int value, int n_figures)
{
  return (n_figures == 4 && value >= 1900 && value <= 2999)
         || (n_figures == 2 && value >= 20 && value <= 49); /* 24年6月 */
}

/* 20261123. */
static gboolean
take_compact (DubanDateTerms *terms, const char **at)
{
  const char *here = *at;
  int value, n_figures;
  DubanDateName name = { .level = DUBAN_DATE_DAY };

  if (!duban_date_take_number (&here, &value, &n_figures) || n_figures != 8
      || !is_year (value / 10000, 4))
    return FALSE;

  name.year = value / 10000;
  name.month = value / 100 % 100;
  name.day = value % 100 > 0 ? value % 100 : -1;
  duban_date_parts_take_day (terms, *at, &here, name);
  *at = here;
  return TRUE;
}

/* After 2024.3 or 2024-3: .6 is a day, 月 the word for the month. */
static void
take_rest_of_numeric (DubanDateTerms *terms, const char *from, const char **at, char mark,
                      DubanDateName name)
{
  static const char *const units[] = { "日", "号", NULL };
  const char *here = *at + 1;
  int n_figures;

  if (**at == mark && duban_date_take_number (&here, &name.day, &n_figures) && n_figures <= 2)
    {
      name.level = DUBAN_DATE_DAY;
      name.day = name.day > 0 ? name.day : -1;
      *at = here;
      duban_date_take_any (at, units);
      duban_date_parts_take_day (terms, from, at, name);
      return;
    }
  name.day = 0;
  duban_date_take (at, "月");
  duban_date_parts_take_month (terms, from, at, name);
}

/* 2026-11-23, 2026/11/23, 2026.11.23, 2024.3. */
static gboolean
take_numeric (DubanDateTerms *terms, const char **at)
{
  const char *here = *at;
  const char *after;
  DubanDateName name = { .level = DUBAN_DATE_MONTH };
  int n_figures;
  char mark;

  duban_date_take_number (&here, &name.year, &n_figures);
  mark = *here;
  if (n_figures != 4 || !is_year (name.year, 4) || mark == '\0' || strchr (".-/", mark) == NULL)
    return FALSE;
  here++;
  if (!duban_date_take_number (&here, &name.month, &n_figures) || n_figures > 2)
    return FALSE;
  after = here;
  if (duban_date_take (&after, "年")) /* 2024-25年 */
    return FALSE;

  take_rest_of_numeric (terms, *at, &here, mark, name);
  *at = here;
  return TRUE;
}

/* 季 alone is a quarter only where nothing else can be meant (四季常青 is none). */
static gboolean
take_quarter_unit (const char **at)
{
  static const char *const ends[] = { "末", "底", "前", "内", ",", ";", NULL };
  const char *here = *at;
  const char *after;

  if (duban_date_take (at, "季度"))
    return TRUE;
  if (!duban_date_take (&here, "季"))
    return FALSE;
  after = here;
  if (*here != '\0' && duban_date_take_any (&after, ends) < 0
      && !duban_date_take_span_mark (&after))
    return FALSE;
  *at = here;
  return TRUE;
}

static gboolean
are_years (const DubanDateGroup *group)
{
  for (int i = 0; i < group->n; i++)
    {
      if (!is_year (group->values[i], group->n_figures[i]))
        return FALSE;
    }
  return TRUE;
}

/* 5日 beside or after 9月1日 is of the same month; alone it is of none that can be known. */
static gboolean
take_linked_days (DubanDateTerms *terms, const DubanDateGroup *group, const char **at)
{
  static const char *const units[] = { "日", "号", NULL };
  const DubanDateTerm *last = duban_date_terms_get_last (terms);
  const char *from = group->starts[0];
  DubanDateName name;

  if (last == NULL || last->name.level != DUBAN_DATE_DAY
      || (terms->span_at != from && terms->list_at != from) || duban_date_take_any (at, units) < 0)
    return FALSE;

  name = last->name;
  name.year = last->is_year_inferred ? 0 : name.year;
  from = duban_date_group_add (terms, group, from, &name);
  duban_date_parts_take_day (terms, from, at, name);
  return TRUE;
}

static gboolean
take_with_unit (DubanDateTerms *terms, const char **at)
{
  DubanDateGroup group;
  DubanDateName name = { .level = DUBAN_DATE_YEAR, .month = 12 };
  const char *from = *at;
  const char *here = *at;

  duban_date_group_take (&here, &group);
  *at = here;
  if (are_years (&group) && duban_date_take (at, "年"))
    {
      from = duban_date_group_add (terms, &group, from, &name);
      duban_date_parts_take_year (terms, from, at, name);
      return TRUE;
    }
  if (duban_date_duration_take (terms, from, group.values[group.n - 1], at)
      || take_linked_days (terms, &group, at))
    return TRUE;
  if (duban_date_take (at, "月"))
    {
      name.level = DUBAN_DATE_MONTH;
      from = duban_date_group_add (terms, &group, from, &name);
      duban_date_parts_take_month (terms, from, at, name);
      return TRUE;
    }
  if (take_quarter_unit (at))
    {
      name.level = DUBAN_DATE_QUARTER;
      from = duban_date_group_add (terms, &group, from, &name);
      duban_date_parts_take_period (terms, from, at, name);
      return TRUE;
    }
  *at = from;
  return FALSE;
}

/* The end of a span in figures, which leaves out what its start has said: 2024.3-6,
 * 2024.3.1-15, 2024.3.1-6.30. */
static gboolean
take_span_end (DubanDateTerms *terms, const char **at)
{
  const DubanDateTerm *last = duban_date_terms_get_last (terms);
  const char *from = *at;
  const char *here = *at;
  DubanDateName name;
  int value, n_figures;

  if (terms->span_at != from || last == NULL || last->name.level < DUBAN_DATE_MONTH)
    return FALSE;
  duban_date_take_number (&here, &value, &n_figures);
  name = last->name;
  name.year = 0;
  if (n_figures > 2 || name.level == DUBAN_DATE_XUN)
    return FALSE;

  if (name.level == DUBAN_DATE_MONTH)
    {
      name.month = value;
      *at = here;
      duban_date_parts_take_month (terms, from, at, name);
      return TRUE;
    }
  if (*here == '.' || *here == '/')
    {
      here++;
      name.month = value;
      if (!duban_date_take_number (&here, &value, &n_figures) || n_figures > 2)
        return FALSE;
    }
  name.day = value > 0 ? value : -1;
  *at = here;
  duban_date_parts_take_day (terms, from, at, name);
  return TRUE;
}

/* 2024 without 年: the whole wording, or before 上半年 and Q3. */
static gboolean
take_bare_year (DubanDateTerms *terms, const char **at)
{
  static const char *const afters[] = { "上半年", "下半年", "第", "q", NULL };
  const char *here = *at;
  const char *after;
  DubanDateName name = { .level = DUBAN_DATE_YEAR, .month = 12 };
  int n_figures;

  duban_date_take_number (&here, &name.year, &n_figures);
  after = here;
  if (*at != terms->letters || n_figures != 4 || !is_year (name.year, 4)
      || (*here != '\0' && duban_date_take_any (&after, afters) < 0))
    return FALSE;
  duban_date_parts_take_year (terms, *at, &here, name);
  *at = here;
  return TRUE;
}

void
duban_date_figures_take (DubanDateTerms *terms, const char **at)
{
  int value, n_figures;

  if (!take_compact (terms, at) && !take_numeric (terms, at) && !take_with_unit (terms, at)
      && !take_span_end (terms, at) && !take_bare_year (terms, at))
    duban_date_take_number (at, &value, &n_figures);
}
