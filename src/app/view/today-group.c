/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-group.h"

static void
group_free (gpointer data)
{
  DubanTodayGroup *group = data;

  g_ptr_array_unref (group->items);
  g_free (group);
}

GPtrArray *
duban_today_group_list_new (void)
{
  return g_ptr_array_new_with_free_func (group_free);
}

static DubanTodayGroup *
find_group (GPtrArray *groups, guint32 who)
{
  guint low = 0;
  guint high = groups->len;
  DubanTodayGroup *group;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      group = groups->pdata[middle];
      if (group->who == who)
        return group;
      if (group->who < who)
        low = middle + 1;
      else
        high = middle;
    }
  group = g_new0 (DubanTodayGroup, 1);
  group->who = who;
  group->items = g_ptr_array_new ();
  g_ptr_array_insert (groups, (int) low, group);
  return group;
}

/* The items come task by task: what was added before stands last. */
static void
add_to (DubanTodayGroup *group, const DubanTodayItem *item)
{
  if (group->items->len > 0 && group->items->pdata[group->items->len - 1] == item)
    return;
  g_ptr_array_add (group->items, (gpointer) item);
  group->days = MAX (group->days, item->owed.days);
  if (item->owed.section == DUBAN_SECTION_OVERDUE)
    group->n_overdue++;
}

void
duban_today_group_add (GPtrArray *groups, const DubanVerdict *verdict, const DubanTodayItem *item)
{
  const DubanFinding *account;
  guint from = 0;

  if (item->owed.section != DUBAN_SECTION_ACCOUNTS)
    {
      add_to (find_group (groups, item->owed.who), item);
      return;
    }
  while ((account = duban_today_owed_find_account (verdict, item->task, 0, &from)) != NULL)
    add_to (find_group (groups, account->leader), item);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const DubanTodayGroup *x = *(const DubanTodayGroup *const *) a;
  const DubanTodayGroup *y = *(const DubanTodayGroup *const *) b;

  if ((x->who == 0) != (y->who == 0))
    return x->who == 0 ? 1 : -1;
  if (x->n_overdue != y->n_overdue)
    return x->n_overdue > y->n_overdue ? -1 : 1;
  if (x->items->len != y->items->len)
    return x->items->len > y->items->len ? -1 : 1;
  return x->who < y->who ? -1 : 1;
}

void
duban_today_group_sort (GPtrArray *groups)
{
  g_ptr_array_sort (groups, compare_groups);
}
