/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/compensation.h"

#include "app/edit/contest.h"
#include "app/entity/standing.h"

/* From this many changes on, the posting is told to expect many. */
#define MANY_CHANGES 1000

/* One entity whose changes are compensated. */
typedef struct
{
  DubanAct *act;
  DubanCompensation *compensation;
  const DubanEntity *entity;
  DubanFold *former;   /* what it shall be again */
  DubanFold *followed; /* what the compensating change follows */
} Case;

static gboolean
is_of (const DubanCommand *command, gint64 number)
{
  return number >= command->first && number <= command->last;
}

/* A filter: what is compensated, now or earlier, as if it had never been. */
static gboolean
is_silent (const DubanChange *change, gint64 number, gconstpointer data)
{
  const DubanCompensation *compensation = data;

  return is_of (compensation->command, number)
         || duban_undone_covers (&compensation->undone, change, number);
}

/* Whether the command made the entity: before it, nothing of it stands. */
static gboolean
is_created (const Case *c)
{
  const DubanHistory *history = c->entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (history->numbers[i] < c->compensation->command->first
        && !is_silent (history->changes[i], history->numbers[i], c->compensation))
      return FALSE;
  return TRUE;
}

/* Whether something that stands was written after the command. */
static gboolean
is_worked_on (const Case *c)
{
  const DubanHistory *history = c->entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (history->numbers[i] > c->compensation->command->last
        && !is_silent (history->changes[i], history->numbers[i], c->compensation))
      return TRUE;
  return FALSE;
}

static gboolean
is_imported (const Case *c)
{
  const DubanHistory *history = c->entity->history;

  for (gsize i = 0; !c->compensation->is_of_others && i < history->n_changes; i++)
    if (is_of (c->compensation->command, history->numbers[i])
        && history->changes[i]->origin == DUBAN_ORIGIN_LEDGER)
      return TRUE;
  return FALSE;
}

/* Whether one of the heads is silent. */
static gboolean
is_written (const Case *c, const DubanHead *heads, gsize n_heads)
{
  for (gsize i = 0; i < n_heads; i++)
    if (is_silent (heads[i].change, duban_entity_get_change_number (c->entity, heads[i].change),
                   c->compensation))
      return TRUE;
  return FALSE;
}

/* Whether a change that is compensated wrote the attribute. */
static gboolean
was_meant (const Case *c, guint attr)
{
  const DubanHistory *history = c->entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (is_of (c->compensation->command, history->numbers[i]))
      for (guint k = 0; k < history->changes[i]->n_writes; k++)
        if (history->changes[i]->writes[k].attr == attr)
          return TRUE;
  return FALSE;
}

/* The value that stands again: of an import that of the ledger, if it stood beside what was done
 * by hand; else the one that was in force. */
static DubanSpan
find_former (const Case *c, DubanAttr attr)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (c->former, attr, &n_heads);

  for (gsize i = 0; c->followed != c->entity->fold && i < n_heads; i++)
    if (heads[i].change->origin == DUBAN_ORIGIN_LEDGER)
      return heads[i].value;
  /* Of several that people did not decide between, the one in force. */
  return n_heads > 1 && duban_contest_is_possible (attr) ? heads[0].value
                                                         : duban_fold_get (c->former, attr);
}

/* Whether the attribute is already as it shall be. */
static gboolean
is_restored (const Case *c, guint attr, DubanSpan value, const DubanHead *heads, gsize n_heads)
{
  if (c->followed != c->entity->fold)
    return n_heads == 1 && duban_span_equal (heads[0].value, value);
  return !duban_contest_differs (c->former, c->followed, attr);
}

static void
restore_attr (const Case *c, guint attr)
{
  const DubanSpan value = find_former (c, attr);
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (c->followed, attr, &n_heads);

  if (!is_written (c, heads, n_heads))
    c->compensation->n_left += was_meant (c, attr) ? 1 : 0;
  else if (!is_restored (c, attr, value, heads, n_heads))
    duban_change_builder_set (c->act->builder, attr, value.data, value.size);
}

static void
restore_attrs (const Case *c)
{
  gsize n_attrs;
  const guint *attrs = duban_fold_get_attrs (c->followed, &n_attrs);

  for (gsize i = 0; i < n_attrs; i++)
    restore_attr (c, attrs[i]);
}

/* Writes the record once more, byte by byte as it stands in the change that brought it: that is
 * how a void is taken back (core/fold/fold.h). */
static void
give_again (const Case *c, const DubanFoldRecord *record)
{
  for (guint i = 0; i < record->change->n_writes; i++)
    {
      const DubanWrite *write = &record->change->writes[i];
      DubanWireRecord wire;

      if (write->attr == DUBAN_WRITE_RECORD && duban_wire_record_decode (write->value, &wire)
          && duban_id_equal (&wire.id, &record->record.id))
        {
          duban_change_builder_set (c->act->builder, DUBAN_WRITE_RECORD, write->value.data,
                                    write->value.size);
          return;
        }
    }
}

static void
void_record (const Case *c, const DubanWireRecord *record)
{
  g_autofree char *reason = g_strdup_printf ("undo: %s", c->compensation->command->label);
  DubanAct *act = c->act;
  DubanId self = duban_act_get_self (act);
  DubanNow now = act->session->now;

  duban_act_begin_record (act, DUBAN_RECORD_VOID, now.today, now.minute, &self, NULL);
  duban_change_builder_extra_id (act->builder, DUBAN_EXTRA_TARGET, &record->id);
  duban_change_builder_extra_text (act->builder, DUBAN_EXTRA_REASON, reason);
  duban_change_builder_end_record (act->builder);
}

/* A record that was added goes, one that was voided stands again, unless somebody else has voided
 * it too. */
static void
compensate_record (const Case *c, const DubanWireRecord *record)
{
  DubanFold *present = c->entity->fold;
  DubanId target;

  if (record->kind != DUBAN_RECORD_VOID)
    {
      if (duban_standing_has (present, &record->id) && !duban_standing_has (c->former, &record->id))
        void_record (c, record);
    }
  else if (duban_standing_find_target (record, &target) && duban_standing_has (c->former, &target)
           && !duban_standing_has (present, &target))
    give_again (c, duban_standing_find (present, &target));
}

/* The records of one change; each once, although a change may have brought it again. */
static void
compensate_change (const Case *c, const DubanChange *change, GHashTable *seen)
{
  for (guint i = 0; i < change->n_writes; i++)
    {
      DubanWireRecord record;

      if (change->writes[i].attr == DUBAN_WRITE_RECORD
          && duban_wire_record_decode (change->writes[i].value, &record)
          && g_hash_table_add (seen, g_memdup2 (&record.id, sizeof record.id)))
        compensate_record (c, &record);
    }
}

static guint
hash_id (gconstpointer id)
{
  const DubanId *value = id;

  return (guint) value->bytes[12] << 24 | (guint) value->bytes[13] << 16
         | (guint) value->bytes[14] << 8 | value->bytes[15];
}

static gboolean
equal_ids (gconstpointer a, gconstpointer b)
{
  return duban_id_equal (a, b);
}

static void
compensate_records (const Case *c)
{
  const DubanHistory *history = c->entity->history;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (hash_id, equal_ids, g_free, NULL);

  for (gsize i = 0; i < history->n_changes; i++)
    if (is_of (c->compensation->command, history->numbers[i]))
      compensate_change (c, history->changes[i], seen);
}

static void
count_written (const Case *c)
{
  if (duban_change_builder_get_n_writes (c->act->builder) > 0)
    c->compensation->n_written++;
}

/* What takes an import back is one itself: it does not follow what was done by hand beside it, and
 * gives way to that as the import did. */
static gboolean
compensate (Case *c, GError **error)
{
  g_autoptr (DubanFold) former = duban_entity_fold_without (c->entity, is_silent, c->compensation);
  g_autoptr (DubanFold) imported = NULL;

  c->former = former;
  c->followed = c->entity->fold;
  if (is_imported (c))
    c->followed = imported = duban_undone_fold_imports (&c->compensation->undone, c->entity, FALSE);
  duban_act_open_after (c->act, c->entity, c->followed,
                        imported != NULL ? DUBAN_ORIGIN_LEDGER : DUBAN_ORIGIN_HAND);
  restore_attrs (c);
  compensate_records (c);
  count_written (c);
  if (imported != NULL || !duban_contest_is_needed (former, c->followed))
    return duban_act_close (c->act, error);
  return duban_contest_close (c->act, c->entity, former, error);
}

gboolean
duban_compensation_is_created (const DubanCompensation *compensation, const DubanEntity *entity)
{
  const Case c = { NULL, (DubanCompensation *) compensation, entity, NULL, NULL };

  return is_created (&c);
}

/* A task that the command made is deleted as a whole, unless it was worked on since. */
gboolean
duban_compensation_write_entity (DubanCompensation *compensation, DubanAct *act,
                                 const DubanEntity *entity, GError **error)
{
  Case c = { act, compensation, entity, NULL, NULL };

  if (entity->kind != DUBAN_ENTITY_TASK || !is_created (&c))
    return compensate (&c, error);
  if (is_worked_on (&c))
    {
      compensation->n_left++;
      return TRUE;
    }
  duban_act_open (act, entity);
  duban_change_builder_set_code (act->builder, DUBAN_ATTR_DELETED, DUBAN_YES);
  count_written (&c);
  return duban_act_close (act, error);
}

gboolean
duban_compensation_load (DubanCompensation *compensation, DubanSession *session, GError **error)
{
  *compensation = (DubanCompensation){ 0 };
  return duban_undone_load (&compensation->undone, session->db, &session->desk, error);
}

void
duban_compensation_clear (DubanCompensation *compensation)
{
  duban_undone_clear (&compensation->undone);
}

gboolean
duban_compensation_write (DubanCompensation *compensation, DubanAct *act, GError **error)
{
  const DubanCommand *command = compensation->command;
  g_autoptr (GArray) touched
      = duban_history_list_touched (act->session->db, command->first, command->last, error);

  if (touched == NULL)
    return FALSE;
  if (touched->len > MANY_CHANGES)
    duban_post_expect_many (act->post);
  for (guint i = 0; i < touched->len; i++)
    {
      g_autoptr (DubanEntity) entity
          = duban_entity_load (act->session->db, g_array_index (touched, guint32, i), error);

      if (entity == NULL || !duban_compensation_write_entity (compensation, act, entity, error))
        return FALSE;
    }
  return TRUE;
}
