/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/disputes.h"

#include "app/edit/conflict.h"
#include "app/exchange/colleagues.h"
#include "app/view/task-names.h"
#include "core/attribute-spec.h"
#include "core/letter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DubanSession *session;
  DubanTaskNames *names;
  GPtrArray *peers; /* of DubanPeerRow */
} Making;

static void
value_free (gpointer data)
{
  DubanDisputeValue *value = data;

  g_free (value->text);
  g_free (value->source);
  g_clear_pointer (&value->take, duban_conflict_way_free);
  g_free (value);
}

static void
dispute_free (gpointer data)
{
  DubanDispute *dispute = data;

  g_free (dispute->subject);
  g_free (dispute->field);
  g_free (dispute->sentence);
  g_ptr_array_unref (dispute->values);
  g_free (dispute);
}

char *
duban_disputes_format_time (DubanSession *session, gint64 milliseconds)
{
  GTimeZone *zone = duban_clock_get_zone (session->clock);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup ("–");
  day = duban_wording_of_day (duban_day_from_ymd (g_date_time_get_year (local),
                                                  g_date_time_get_month (local),
                                                  g_date_time_get_day_of_month (local)),
                              session->terms->today);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", day, time);
}

/* 编号 题目 (transfer full) */
static char *
dup_task (const Making *making, guint32 task)
{
  const DubanTaskName *name = duban_task_names_get (making->names, task);

  if (name == NULL)
    return NULL;
  return name->number != NULL ? g_strdup_printf ("%s %s", name->number, name->title)
                              : g_strdup (name->title);
}

static guint
get_code (const DubanConflictValue *value)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (value->bytes, &size);

  return size == 1 ? data[0] : 0;
}

/* What a person reads: codes and days in words. (transfer full) */
static char *
dup_value (const Making *making, const DubanConflict *conflict, const DubanConflictValue *value)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (conflict->attr);
  DubanDay day;

  if (value->task != 0)
    return dup_task (making, value->task);
  if (value->text == NULL)
    return g_strdup (_ ("none"));
  if (conflict->attr == DUBAN_ATTR_STATUS)
    return g_strdup (duban_wording_of_status (get_code (value)));
  if (conflict->attr == DUBAN_ATTR_DELETED)
    /* Translators: whether a task is deleted */
    return g_strdup (get_code (value) == DUBAN_YES ? C_ ("value of a task", "deleted")
                                                   : C_ ("value of a task", "kept"));
  day = spec->type == DUBAN_TYPE_DAY ? duban_day_parse (value->text) : DUBAN_NO_DAY;
  if (day != DUBAN_NO_DAY)
    return duban_wording_of_day (day, making->session->terms->today);
  return g_strdup (value->text);
}

/* (transfer full) */
static char *
dup_source (const Making *making, const DubanConflictValue *value)
{
  const DubanPeerRow *peer = duban_colleagues_get (making->peers, &value->desk);
  g_autofree char *time = duban_disputes_format_time (making->session, value->time);
  const char *author = value->author != NULL && *value->author != '\0' ? value->author : NULL;
  g_autofree char *desk = NULL;

  if (duban_id_equal (&value->desk, &making->session->desk))
    desk = g_strdup (_ ("this desk"));
  else if (peer != NULL)
    /* Translators: whose computer; %s is a colleague */
    desk = g_strdup_printf (_ ("desk of %s"), peer->name);
  else
    desk = g_strdup (_ ("a desk that is not known here"));
  /* Translators: who wrote a value, on which desk, when */
  return author != NULL ? g_strdup_printf (_ ("%s · %s · %s"), author, desk, time)
                        : g_strdup_printf ("%s · %s", desk, time);
}

static DubanDisputeValue *
value_new (const Making *making, const DubanConflict *conflict, guint i)
{
  const DubanConflictValue *from = conflict->values->pdata[i];
  DubanDisputeValue *value = g_new0 (DubanDisputeValue, 1);
  g_autofree char *text = dup_value (making, conflict, from);

  value->text = g_strdup (text != NULL ? text : "–");
  value->source = dup_source (making, from);
  value->is_effective = i == 0;
  value->take
      = duban_conflict_way_new (DUBAN_WAY_TAKE, conflict->entity, g_strdup (_ ("Take this")),
                                g_strdup_printf (_ ("Settled: %s"), value->text));
  value->take->conflict = g_strdup (conflict->id);
  value->take->desk = from->desk;
  value->take->time = from->time;
  return value;
}

/* What it is about. (transfer full) */
static char *
dup_subject (const Making *making, const DubanConflict *conflict)
{
  const DubanDirectory *directory = making->session->terms->directory;
  const char *name = duban_directory_get_name (directory, conflict->entity);
  char *task = dup_task (making, conflict->entity);

  if (task != NULL)
    return task;
  if (conflict->entity == 0)
    return g_strdup (_ ("One number, several tasks"));
  if (name != NULL)
    return g_strdup (name);
  return g_strdup (conflict->kind == DUBAN_ENTITY_SETTINGS ? _ ("Settings of the office")
                                                           : _ ("Directory"));
}

static const char *
say (const DubanConflict *conflict)
{
  if (conflict->entity == 0)
    return _ ("Two desks gave one number to different tasks. Choose the task that keeps it; the "
              "other one needs a new number.");
  switch (conflict->attr)
    {
    case DUBAN_ATTR_DUE:
      return _ ("Written side by side. Until it is decided, the earlier day counts.");
    case DUBAN_ATTR_COOPERATORS:
      return _ ("Written side by side. Until it is decided, all of them cooperate.");
    case DUBAN_ATTR_STATUS:
    case DUBAN_ATTR_DELETED:
      return _ (
          "One desk ended it while another went on with it. Until it is decided, it goes on.");
    default:
      return _ ("Written side by side. Until it is decided, the first of them counts.");
    }
}

static DubanDispute *
dispute_new (const Making *making, const DubanConflict *conflict)
{
  DubanDispute *dispute = g_new0 (DubanDispute, 1);

  dispute->task = conflict->kind == DUBAN_ENTITY_TASK ? conflict->entity : 0;
  dispute->subject = dup_subject (making, conflict);
  dispute->field = g_strdup (duban_wording_of_attr (conflict->attr));
  dispute->sentence = g_strdup (say (conflict));
  dispute->values = g_ptr_array_new_with_free_func (value_free);
  for (guint i = 0; i < conflict->values->len; i++)
    g_ptr_array_add (dispute->values, value_new (making, conflict, i));
  return dispute;
}

static gboolean
load_names (Making *making, const GPtrArray *conflicts, GError **error)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      if (conflict->kind == DUBAN_ENTITY_TASK && conflict->entity != 0)
        duban_task_names_want_task (making->names, conflict->entity);
      for (guint j = 0; j < conflict->values->len; j++)
        if (((const DubanConflictValue *) conflict->values->pdata[j])->task != 0)
          duban_task_names_want_task (
              making->names, ((const DubanConflictValue *) conflict->values->pdata[j])->task);
    }
  return duban_task_names_load (making->names, making->session, error);
}

GPtrArray *
duban_disputes_load (DubanSession *session, GError **error)
{
  g_autoptr (GPtrArray) disputes = g_ptr_array_new_with_free_func (dispute_free);
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (session, error);
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();
  g_autoptr (GPtrArray) peers = conflicts != NULL ? duban_peers_list (session->db, error) : NULL;
  Making making = { session, names, peers };

  if (peers == NULL || !load_names (&making, conflicts, error))
    return NULL;
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (disputes, dispute_new (&making, conflicts->pdata[i]));
  return g_steal_pointer (&disputes);
}
