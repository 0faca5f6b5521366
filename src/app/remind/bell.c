/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/bell.h"

#include "app/remind/conflicts.h"
#include "app/remind/plan.h"
#include "app/remind/saying.h"
#include "store/local.h"

#include <string.h>

#define MOST_SINGLES 3 /* more are one notice */
#define WRITTEN_AT_ONCE 64
#define SERVER_KEY "reminder-server"

typedef struct
{
  DubanSession *session;
  DubanPlan *plan;
  DubanBellMode mode;
  DubanBell *bell;
  GPtrArray *shown;      /* of DubanPlanItem *: what is said, or shown again */
  GPtrArray *standing;   /* of the same: said before, not answered, still true */
  GArray *rows;          /* of DubanReminded: as they were read */
  gboolean is_group;     /* all of them are one notice */
  gboolean is_overtaken; /* the rows were changed by another meanwhile */
} Ringing;

static DubanBell *
bell_new (DubanMoment now)
{
  DubanBell *bell = g_new0 (DubanBell, 1);

  bell->now = now;
  bell->show = g_array_new (FALSE, FALSE, sizeof (DubanReminder));
  bell->texts = g_ptr_array_new_with_free_func (g_free);
  bell->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_notice_free);
  bell->standing = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_notice_free);
  bell->close = g_ptr_array_new_with_free_func (g_free);
  bell->old = g_array_new (FALSE, FALSE, sizeof (guint));
  return bell;
}

void
duban_bell_free (DubanBell *bell)
{
  g_array_unref (bell->show);
  g_ptr_array_unref (bell->texts);
  g_ptr_array_unref (bell->notices);
  g_ptr_array_unref (bell->standing);
  g_ptr_array_unref (bell->close);
  g_array_unref (bell->old);
  g_free (bell->server);
  g_free (bell->why);
  g_free (bell);
}

static gboolean
is_single_before (const DubanReminded *row)
{
  return row->state == DUBAN_REMINDED_SHOWN && !row->is_grouped;
}

/* Answered elsewhere, while its notice stands. */
static void
close_answered (const Ringing *ringing, DubanPlanItem *item)
{
  if (item->row.bubble == 0)
    return;
  if (!item->row.is_grouped)
    g_ptr_array_add (ringing->bell->close, duban_reminded_dup_key (&item->row));
  item->row.bubble = 0;
  item->is_changed = TRUE;
}

/* Nothing that an earlier run of the program had shown stands after this. */
static void
take_old (const Ringing *ringing, DubanPlanItem *item)
{
  const guint number = item->row.bubble;
  GArray *old = ringing->bell->old;

  if (ringing->mode != DUBAN_BELL_BEGIN || number == 0)
    return;
  item->row.bubble = 0;
  item->is_changed = TRUE;
  for (guint i = 0; i < old->len; i++)
    if (g_array_index (old, guint, i) == number)
      return;
  g_array_append_val (old, number);
}

static void
sort_out (Ringing *ringing)
{
  const GPtrArray *items = ringing->plan->items;

  for (guint i = 0; i < items->len; i++)
    {
      DubanPlanItem *item = items->pdata[i];

      take_old (ringing, item);
      if (item->is_said || item->is_again)
        g_ptr_array_add (ringing->shown, item);
      else if (item->row.state == DUBAN_REMINDED_SHOWN)
        g_ptr_array_add (ringing->standing, item);
      else
        close_answered (ringing, item);
    }
}

/* A group that has come down to a few is taken apart when one more is said. */
static void
take_apart (Ringing *ringing)
{
  GPtrArray *standing = ringing->standing;

  for (guint i = standing->len; i > 0; i--)
    {
      DubanPlanItem *item = standing->pdata[i - 1];

      if (!item->row.is_grouped)
        continue;
      item->is_again = TRUE;
      g_ptr_array_add (ringing->shown, item);
      g_ptr_array_remove_index (standing, i - 1);
    }
}

static void
set_grouped (const Ringing *ringing, DubanPlanItem *item, gboolean is_grouped)
{
  if (is_grouped && is_single_before (&item->row) && !item->is_said)
    g_ptr_array_add (ringing->bell->close, duban_reminded_dup_key (&item->row));
  if (item->row.is_grouped != is_grouped)
    item->row.bubble = 0;
  item->is_changed |= item->row.is_grouped != is_grouped;
  item->row.is_grouped = (guint8) is_grouped;
}

/* What was one notice and is none any more. */
static gboolean
has_group (const DubanPlan *plan)
{
  for (guint i = 0; i < plan->held->len; i++)
    if (g_array_index (plan->held, DubanPlanItem, i).row.is_grouped)
      return TRUE;
  for (guint i = 0; i < plan->gone->len; i++)
    if (g_array_index (plan->gone, DubanReminded, i).is_grouped)
      return TRUE;
  return FALSE;
}

/* A row that was said before as a single one and is said now within the group. */
static void
close_regrouped (const Ringing *ringing)
{
  for (guint i = 0; i < ringing->shown->len; i++)
    {
      const DubanPlanItem *item = ringing->shown->pdata[i];

      if (item->row.since != ringing->plan->now && !item->row.is_grouped)
        g_ptr_array_add (ringing->bell->close, duban_reminded_dup_key (&item->row));
    }
}

static void
close_gone (const Ringing *ringing)
{
  const GArray *gone = ringing->plan->gone;

  for (guint i = 0; i < gone->len; i++)
    {
      const DubanReminded *row = &g_array_index (gone, DubanReminded, i);

      if (is_single_before (row) || (row->bubble != 0 && !row->is_grouped))
        g_ptr_array_add (ringing->bell->close, duban_reminded_dup_key (row));
    }
}

static gboolean
has_standing_group (const Ringing *ringing)
{
  for (guint i = 0; i < ringing->standing->len; i++)
    {
      const DubanPlanItem *item = ringing->standing->pdata[i];

      if (item->row.is_grouped)
        return TRUE;
    }
  return FALSE;
}

/* Which are one notice, and which of the old ones are none any more. */
static void
arrange (Ringing *ringing)
{
  const gboolean had_group = has_group (ringing->plan);
  const guint n = ringing->shown->len + ringing->standing->len;

  ringing->is_group = ringing->shown->len > 0 && n > MOST_SINGLES;
  close_gone (ringing);
  if (ringing->is_group)
    close_regrouped (ringing);
  else if (ringing->shown->len > 0)
    take_apart (ringing);
  for (guint i = 0; i < ringing->shown->len; i++)
    set_grouped (ringing, ringing->shown->pdata[i], ringing->is_group);
  for (guint i = 0; ringing->is_group && i < ringing->standing->len; i++)
    set_grouped (ringing, ringing->standing->pdata[i], TRUE);
  if (had_group && !ringing->is_group && !has_standing_group (ringing))
    g_ptr_array_add (ringing->bell->close, g_strdup (DUBAN_REMINDER_GROUP));
}

/* All of both lists. (transfer container) */
static GPtrArray *
join (const Ringing *ringing)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < ringing->shown->len; i++)
    g_ptr_array_add (all, ringing->shown->pdata[i]);
  for (guint i = 0; i < ringing->standing->len; i++)
    g_ptr_array_add (all, ringing->standing->pdata[i]);
  return all;
}

/* The first of them are what words name; all of them where they are looked at one by one. */
static void
want (const Ringing *ringing, DubanSaying *saying, const GPtrArray *items)
{
  const guint n = ringing->mode == DUBAN_BELL_LOOK ? items->len : MOST_SINGLES;

  for (guint i = 0; i < MIN (items->len, n); i++)
    duban_saying_want (saying, &((const DubanPlanItem *) items->pdata[i])->reminder);
}

static void
add_singles (const DubanSaying *saying, const GPtrArray *items, GPtrArray *notices)
{
  for (guint i = 0; i < MIN (items->len, MOST_SINGLES); i++)
    g_ptr_array_add (notices, duban_saying_of_one (
                                  saying, &((const DubanPlanItem *) items->pdata[i])->reminder));
}

static void
put_into_words (const Ringing *ringing, const DubanSaying *saying)
{
  DubanBell *bell = ringing->bell;

  if (ringing->is_group)
    {
      g_autoptr (GPtrArray) all = join (ringing);

      g_ptr_array_add (bell->notices, duban_saying_of_group (saying, all));
    }
  else
    {
      add_singles (saying, ringing->shown, bell->notices);
      if (has_standing_group (ringing))
        g_ptr_array_add (bell->standing, duban_saying_of_group (saying, ringing->standing));
      else
        add_singles (saying, ringing->standing, bell->standing);
    }
  for (guint i = 0; ringing->mode == DUBAN_BELL_LOOK && i < bell->show->len; i++)
    g_ptr_array_add (bell->texts,
                     duban_saying_of_text (saying, &g_array_index (bell->show, DubanReminder, i)));
  bell->why = duban_saying_of_why (saying, &ringing->plan->next);
}

static gboolean
say (const Ringing *ringing, GError **error)
{
  const DubanPlan *plan = ringing->plan;
  g_auto (DubanSaying) saying = { 0 };

  duban_saying_init (&saying, plan->terms, plan->findings, plan->letters);
  want (ringing, &saying, ringing->shown);
  want (ringing, &saying, ringing->standing);
  if (plan->next.ring.moment != DUBAN_NO_MOMENT)
    duban_saying_want (&saying, &plan->next);
  if (!duban_saying_load (&saying, ringing->session, error))
    return FALSE;
  put_into_words (ringing, &saying);
  return TRUE;
}

static void
list_show (const Ringing *ringing)
{
  for (guint i = 0; i < ringing->shown->len; i++)
    {
      const DubanPlanItem *item = ringing->shown->pdata[i];

      if (item->is_said || ringing->mode == DUBAN_BELL_BEGIN)
        g_array_append_val (ringing->bell->show, item->reminder);
    }
}

/* The new day may owe what no ring foretells: a week's account, what a meeting should have decided,
 * what was set aside until yesterday. */
static void
set_next (const Ringing *ringing)
{
  DubanBell *bell = ringing->bell;
  DubanClock *clock = ringing->session->clock;
  const DubanMoment midnight = duban_moment_of (duban_moment_get_day (bell->now) + 1, 0);

  bell->next = ringing->plan->next.ring.moment;
  bell->again = bell->next != DUBAN_NO_MOMENT ? MIN (bell->next, midnight) : midnight;
  bell->again_milliseconds
      = duban_clock_get_real (clock, duban_clock_find (clock, duban_moment_get_day (bell->again),
                                                       duban_moment_get_minute (bell->again)));
}

/* Another process changed what was said since this one read it. */
static gboolean
is_overtaken (const Ringing *ringing, const GArray *rows)
{
  return rows->len != ringing->rows->len
         || (rows->len > 0
             && memcmp (rows->data, ringing->rows->data, rows->len * sizeof (DubanReminded)) != 0);
}

static guint
count_changed (const DubanPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->held->len; i++)
    n += g_array_index (plan->held, DubanPlanItem, i).is_changed;
  return n;
}

/* Some at a time, so that they do not all lie in memory once more. */
static gboolean
write_changed (DubanDb *db, const DubanPlan *plan, GError **error)
{
  DubanReminded rows[WRITTEN_AT_ONCE];
  guint n = 0;

  for (guint i = 0; i < plan->held->len; i++)
    {
      const DubanPlanItem *item = &g_array_index (plan->held, DubanPlanItem, i);

      if (item->is_changed)
        rows[n++] = item->row;
      if (n < G_N_ELEMENTS (rows) && i + 1 < plan->held->len)
        continue;
      if (!duban_reminders_write (db, rows, n, NULL, 0, error))
        return FALSE;
      n = 0;
    }
  return TRUE;
}

/* A conflict is known no sooner than it is written down as said. */
static gboolean
write_cb (DubanDb *db, gpointer data, GError **error)
{
  Ringing *ringing = data;
  const DubanPlan *plan = ringing->plan;
  g_autoptr (GArray) rows = duban_reminders_load (db, plan->side, error);

  if (rows == NULL)
    return FALSE;
  ringing->is_overtaken = is_overtaken (ringing, rows);
  return !ringing->is_overtaken && write_changed (db, plan, error)
         && duban_reminders_write (db, NULL, 0, (const DubanReminded *) (gpointer) plan->gone->data,
                                   plan->gone->len, error)
         && duban_conflicts_keep (ringing->session, plan->side, plan->known, error);
}

static gboolean
write_down (Ringing *ringing, GError **error)
{
  const DubanPlan *plan = ringing->plan;
  gboolean is_kept;

  if (!duban_conflicts_are_kept (ringing->session, plan->side, plan->known, &is_kept, error))
    return FALSE;
  return (is_kept && count_changed (plan) == 0 && plan->gone->len == 0)
         || duban_reminders_change (ringing->session->db, write_cb, ringing, error);
}

/* What an earlier run had shown of things that are gone. */
static void
take_old_of_gone (const Ringing *ringing)
{
  for (guint i = 0; i < ringing->plan->gone->len; i++)
    {
      DubanPlanItem item = { .row = g_array_index (ringing->plan->gone, DubanReminded, i) };

      take_old (ringing, &item);
    }
}

static gboolean
ring (Ringing *ringing, GError **error)
{
  sort_out (ringing);
  take_old_of_gone (ringing);
  arrange (ringing);
  list_show (ringing);
  set_next (ringing);
  return say (ringing, error)
         && (ringing->mode != DUBAN_BELL_BEGIN
             || duban_local_get (ringing->session->db, SERVER_KEY, &ringing->bell->server, error))
         && (ringing->mode == DUBAN_BELL_LOOK || write_down (ringing, error));
}

/* NULL without an error: *is_overtaken, nothing was written. (transfer full) */
static DubanBell *
try_to_ring (DubanSession *session, DubanBellMode mode, gboolean *is_overtaken,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) rows
      = duban_reminders_load (session->db, duban_reminder_get_side (session->terms), error);
  g_autoptr (DubanPlan) plan
      = rows != NULL ? duban_plan_make (session, rows, mode == DUBAN_BELL_BEGIN, cancellable, error)
                     : NULL;
  g_autoptr (DubanBell) bell = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) standing = g_ptr_array_new ();
  Ringing ringing = { .session = session,
                      .plan = plan,
                      .mode = mode,
                      .rows = rows,
                      .shown = shown,
                      .standing = standing };
  gboolean is_done;

  if (plan == NULL)
    return NULL;
  ringing.bell = bell = bell_new (plan->now);
  is_done = ring (&ringing, error);
  *is_overtaken = ringing.is_overtaken;
  return is_done ? g_steal_pointer (&bell) : NULL;
}

DubanBell *
duban_bell_ring (DubanSession *session, DubanBellMode mode, GCancellable *cancellable,
                 GError **error)
{
  DubanBell *bell;
  gboolean is_overtaken;

  do
    {
      is_overtaken = FALSE;
      bell = try_to_ring (session, mode, &is_overtaken, cancellable, error);
    }
  while (bell == NULL && is_overtaken);
  return bell;
}

/* A number was told. */
typedef struct
{
  guint32 side;
  const char *key, *server;
  guint number;
} Told;

static gboolean
is_told (const Told *told, const DubanReminded *row)
{
  g_autofree char *own = NULL;

  if (g_str_equal (told->key, DUBAN_REMINDER_GROUP))
    return row->is_grouped && row->state == DUBAN_REMINDED_SHOWN;
  own = duban_reminded_dup_key (row);
  return !row->is_grouped && g_str_equal (own, told->key);
}

/* Another run of the service counts anew: the numbers of the one before would be others'. */
static gboolean
take_server (DubanDb *db, const char *server, GError **error)
{
  g_autofree char *known = NULL;

  if (!duban_local_get (db, SERVER_KEY, &known, error))
    return FALSE;
  return g_strcmp0 (known, server) == 0
         || (duban_reminders_forget_bubbles (db, error)
             && duban_local_set (db, SERVER_KEY, server, error));
}

static gboolean
keep_number_cb (DubanDb *db, gpointer data, GError **error)
{
  const Told *told = data;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (DubanReminded));

  if (!take_server (db, told->server, error)
      || (rows = duban_reminders_load (db, told->side, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      DubanReminded row = g_array_index (rows, DubanReminded, i);

      if (row.bubble == told->number || !is_told (told, &row))
        continue;
      row.bubble = told->number;
      g_array_append_val (changed, row);
    }
  return duban_reminders_write (db, (const DubanReminded *) (gpointer) changed->data, changed->len,
                                NULL, 0, error);
}

gboolean
duban_bell_keep_number (DubanSession *session, const char *key, const char *server, guint number,
                        GError **error)
{
  Told told = { duban_reminder_get_side (session->terms), key, server, number };

  return duban_reminders_change (session->db, keep_number_cb, &told, error);
}
