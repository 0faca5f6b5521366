/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/repetition.h"

#include "app/edit/contest.h"
#include "app/entity/standing.h"

/* From this many entities on, the posting is told to expect many. */
#define MANY_CHANGES 1000

/* One entity that the command touched. */
typedef struct
{
  DubanAct *act;
  const DubanUndone *undone;
  const DubanCommand *command;
  const DubanEntity *entity;
  DubanFold *followed;
} Case;

static gboolean
is_of (const Case *c, gsize i)
{
  const gint64 number = c->entity->history->numbers[i];

  return number >= c->command->first && number <= c->command->last;
}

static gboolean
takes_back (const Case *c, const DubanChange *change)
{
  return change->time == c->command->undone && duban_id_equal (&change->desk, &c->undone->desk);
}

/* Whether another desk wrote the attribute after the command had been taken back. */
static gboolean
is_overtaken (const Case *c, DubanAttr attr)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (c->followed, attr, &n_heads);
  const DubanHistory *history = c->entity->history;
  gint64 taken_back = G_MAXINT64;

  for (gsize i = 0; i < history->n_changes; i++)
    if (takes_back (c, history->changes[i]))
      taken_back = history->numbers[i];
  for (gsize i = 0; i < n_heads; i++)
    if (!duban_id_equal (&heads[i].change->desk, &c->undone->desk)
        && duban_entity_get_change_number (c->entity, heads[i].change) > taken_back)
      return TRUE;
  return FALSE;
}

static void
repeat_attr (const Case *c, const DubanWrite *write)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (c->followed, write->attr, &n_heads);

  if (is_overtaken (c, write->attr))
    return;
  if (n_heads == 1 && duban_span_equal (heads[0].value, write->value)
      && !duban_contest_is_in (c->followed, write->attr))
    return;
  duban_change_builder_set (c->act->builder, write->attr, write->value.data, write->value.size);
}

/* One that was voided is given again; a void that was taken back voids again. */
static void
repeat_record (const Case *c, const DubanWrite *write)
{
  DubanWireRecord record;
  DubanId target;
  gboolean stands;

  if (!duban_wire_record_decode (write->value, &record))
    return;
  if (record.kind == DUBAN_RECORD_VOID)
    stands = !duban_standing_find_target (&record, &target)
             || !duban_standing_has (c->entity->fold, &target);
  else
    stands = duban_standing_has (c->entity->fold, &record.id);
  if (!stands)
    duban_change_builder_set (c->act->builder, DUBAN_WRITE_RECORD, write->value.data,
                              write->value.size);
}

/* A task that the command had made was deleted as a whole, and everything in it still stands. */
static void
bring_back (const Case *c)
{
  const DubanHistory *history = c->entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (takes_back (c, history->changes[i]))
      for (guint k = 0; k < history->changes[i]->n_writes; k++)
        if (history->changes[i]->writes[k].attr == DUBAN_ATTR_DELETED
            && duban_span_get_code (history->changes[i]->writes[k].value) == DUBAN_YES)
          duban_change_builder_clear_attr (c->act->builder, DUBAN_ATTR_DELETED);
}

static void
repeat_change (const Case *c, const DubanChange *change)
{
  for (guint i = 0; i < change->n_writes; i++)
    if (change->writes[i].attr == DUBAN_WRITE_RECORD)
      repeat_record (c, &change->writes[i]);
    else
      repeat_attr (c, &change->writes[i]);
}

static gboolean
is_imported (const Case *c)
{
  for (gsize i = 0; i < c->entity->history->n_changes; i++)
    if (is_of (c, i) && c->entity->history->changes[i]->origin == DUBAN_ORIGIN_LEDGER)
      return TRUE;
  return FALSE;
}

/* An import is done again beside what was done by hand, as it was the first time. */
static gboolean
repeat_entity (Case *c, guint *n_written, GError **error)
{
  g_autoptr (DubanFold) imported = NULL;

  if (is_imported (c))
    imported = duban_undone_fold_imports (c->undone, c->entity, FALSE);
  c->followed = imported != NULL ? imported : c->entity->fold;
  duban_act_open_after (c->act, c->entity, c->followed,
                        imported != NULL ? DUBAN_ORIGIN_LEDGER : DUBAN_ORIGIN_HAND);
  bring_back (c);
  for (gsize i = 0; i < c->entity->history->n_changes; i++)
    if (is_of (c, i))
      repeat_change (c, c->entity->history->changes[i]);
  if (duban_change_builder_get_n_writes (c->act->builder) > 0)
    ++*n_written;
  return duban_act_close (c->act, error);
}

gboolean
duban_repetition_write (DubanAct *act, const DubanUndone *undone, const DubanCommand *command,
                        guint *n_written, GError **error)
{
  DubanDb *db = act->session->db;
  g_autoptr (GArray) touched
      = duban_history_list_touched (db, command->first, command->last, error);

  *n_written = 0;
  if (touched == NULL)
    return FALSE;
  if (touched->len > MANY_CHANGES)
    duban_post_expect_many (act->post);
  for (guint i = 0; i < touched->len; i++)
    {
      g_autoptr (DubanEntity) entity
          = duban_entity_load (db, g_array_index (touched, guint32, i), error);
      Case c = { act, undone, command, entity, NULL };

      if (entity == NULL || !repeat_entity (&c, n_written, error))
        return FALSE;
    }
  return TRUE;
}
