/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"

#include "app/edit/act.h"
#include "app/entity/undone.h"

#include <glib/gi18n-lib.h>

/* From this many changes on, the posting is told to expect many. */
#define MANY_CHANGES 1000

/* An undo under way: the command, and all commands that were taken back before. Their changes,
 * and those that took them back, are as if they had never been. */
typedef struct
{
  const DubanCommand *command;
  DubanUndone undone;
} Undo;

static void
undo_clear (Undo *undo)
{
  duban_undone_clear (&undo->undone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Undo, undo_clear)

static gboolean
is_of (const DubanCommand *command, gint64 number)
{
  return number >= command->first && number <= command->last;
}

/* A filter: what the undo makes, or earlier ones have made, as if it had never been. */
static gboolean
is_silent (const DubanChange *change, gint64 number, gconstpointer data)
{
  const Undo *undo = data;

  return is_of (undo->command, number) || duban_undone_covers (&undo->undone, change, number);
}

static gboolean
is_created_by (const DubanEntity *entity, const DubanCommand *command)
{
  for (gsize i = 0; i < entity->history->n_changes; i++)
    if (entity->history->numbers[i] < command->first)
      return FALSE;
  return TRUE;
}

static gboolean
is_imported (const DubanEntity *entity, const DubanCommand *command)
{
  const DubanHistory *history = entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (is_of (command, history->numbers[i]) && history->changes[i]->origin == DUBAN_ORIGIN_LEDGER)
      return TRUE;
  return FALSE;
}

/* Whether one of the heads is silent. */
static gboolean
is_written (const DubanEntity *entity, const Undo *undo, const DubanHead *heads, gsize n_heads)
{
  for (gsize i = 0; i < n_heads; i++)
    if (is_silent (heads[i].change, duban_entity_get_change_number (entity, heads[i].change), undo))
      return TRUE;
  return FALSE;
}

/* The value that stands again: of an import that of the ledger, if it stood beside what was done
 * by hand; else the one that was in force. */
static DubanSpan
find_former (DubanFold *former, DubanAttr attr, gboolean is_import)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (former, attr, &n_heads);

  for (gsize i = 0; is_import && i < n_heads; i++)
    if (heads[i].change->origin == DUBAN_ORIGIN_LEDGER)
      return heads[i].value;
  return duban_fold_get (former, attr);
}

/* followed: what the compensating change follows. */
static void
restore_attrs (DubanAct *act, const DubanEntity *entity, const Undo *undo, DubanFold *former,
               DubanFold *followed)
{
  gsize n_attrs;
  const guint *attrs = duban_fold_get_attrs (followed, &n_attrs);

  for (gsize i = 0; i < n_attrs; i++)
    {
      DubanSpan value = find_former (former, attrs[i], followed != entity->fold);
      gsize n_heads;
      const DubanHead *heads = duban_fold_get_heads (followed, attrs[i], &n_heads);

      if (is_written (entity, undo, heads, n_heads)
          && !(n_heads == 1 && duban_span_equal (heads[0].value, value)))
        duban_change_builder_set (act->builder, attrs[i], value.data, value.size);
    }
}

static const DubanFoldRecord *
find_record (DubanFold *fold, const DubanId *id)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n_records);

  for (gsize i = 0; i < n_records; i++)
    if (duban_id_equal (&records[i].record.id, id))
      return &records[i];
  return NULL;
}

static gboolean
find_target (const DubanWireRecord *record, DubanId *target)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_TARGET)
      return duban_span_get_id (extra.value, target);
  return FALSE;
}

/* Writes the record once more, byte by byte as it stands in the change that brought it: that is
 * how a void is taken back (core/fold/fold.h). */
static void
give_again (DubanAct *act, const DubanFoldRecord *record)
{
  for (guint i = 0; i < record->change->n_writes; i++)
    {
      const DubanWrite *write = &record->change->writes[i];
      DubanWireRecord wire;

      if (write->attr == DUBAN_WRITE_RECORD && duban_wire_record_decode (write->value, &wire)
          && duban_id_equal (&wire.id, &record->record.id))
        {
          duban_change_builder_set (act->builder, DUBAN_WRITE_RECORD, write->value.data,
                                    write->value.size);
          return;
        }
    }
}

/* What the command voided stands again, unless somebody else has voided it too. */
static void
take_back_void (DubanAct *act, const DubanEntity *entity, const DubanWireRecord *voiding,
                DubanFold *former)
{
  const DubanFoldRecord *now, *before;
  DubanId target;

  if (!find_target (voiding, &target))
    return;
  now = find_record (entity->fold, &target);
  before = find_record (former, &target);
  if (now != NULL && now->voided_by != NULL && before != NULL && before->voided_by == NULL)
    give_again (act, now);
}

static void
void_record (DubanAct *act, const DubanWireRecord *record, const char *reason)
{
  DubanId self = duban_act_get_self (act);
  DubanNow now = act->session->now;

  duban_act_begin_record (act, DUBAN_RECORD_VOID, now.today, now.minute, &self, NULL);
  duban_change_builder_extra_id (act->builder, DUBAN_EXTRA_TARGET, &record->id);
  duban_change_builder_extra_text (act->builder, DUBAN_EXTRA_REASON, reason);
  duban_change_builder_end_record (act->builder);
}

static void
take_back_records (DubanAct *act, const DubanEntity *entity, const DubanCommand *command,
                   DubanFold *former)
{
  g_autofree char *reason = g_strdup_printf ("undo: %s", command->label);
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (entity->fold, &n_records);

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanFoldRecord *record = &records[i];

      if (!is_of (command, duban_entity_get_change_number (entity, record->change)))
        continue;
      if (record->record.kind == DUBAN_RECORD_VOID)
        take_back_void (act, entity, &record->record, former);
      else if (record->voided_by == NULL)
        void_record (act, &record->record, reason);
    }
}

/* What takes an import back is one itself: it does not follow what was done by hand beside it, and
 * gives way to that as the import did. */
static void
undo_changes (DubanAct *act, const DubanEntity *entity, const Undo *undo)
{
  g_autoptr (DubanFold) former = duban_entity_fold_without (entity, is_silent, undo);
  g_autoptr (DubanFold) imported = NULL;
  DubanFold *followed = entity->fold;

  if (is_imported (entity, undo->command))
    followed = imported = duban_undone_fold_imports (&undo->undone, entity, FALSE);
  duban_act_open_after (act, entity, followed,
                        imported != NULL ? DUBAN_ORIGIN_LEDGER : DUBAN_ORIGIN_HAND);
  restore_attrs (act, entity, undo, former, followed);
  take_back_records (act, entity, undo->command, former);
}

static gboolean
undo_entity (DubanAct *act, const Undo *undo, guint32 n, GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (act->session->db, n, error);

  if (entity == NULL)
    return FALSE;
  if (entity->kind == DUBAN_ENTITY_TASK && is_created_by (entity, undo->command))
    {
      duban_act_open (act, entity);
      duban_change_builder_set_code (act->builder, DUBAN_ATTR_DELETED, DUBAN_YES);
    }
  else
    undo_changes (act, entity, undo);
  return duban_act_close (act, error);
}

/* The newest command that still stands; NULL with error where there is none. */
static const DubanCommand *
find_last (const GPtrArray *commands, GError **error)
{
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];

      if (command->undone == 0)
        return command;
    }
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("There is no command of this desk left to take back."));
  return NULL;
}

static gboolean
undo_entities (DubanAct *act, const Undo *undo, GError **error)
{
  DubanDb *db = act->session->db;
  g_autoptr (GArray) touched
      = duban_history_list_touched (db, undo->command->first, undo->command->last, error);

  if (touched == NULL)
    return FALSE;
  if (touched->len > MANY_CHANGES)
    duban_post_expect_many (act->post);
  for (guint i = 0; i < touched->len; i++)
    if (!undo_entity (act, undo, g_array_index (touched, guint32, i), error))
      return FALSE;
  return duban_history_mark_undone (db, undo->command->n, act->session->last_time, error);
}

gboolean
duban_edit_undo (DubanSession *session, char **label, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_auto (Undo) undo = { 0 };

  if (act == NULL || !duban_undone_load (&undo.undone, session->db, &session->desk, error))
    return FALSE;
  undo.command = find_last (undo.undone.commands, error);
  if (undo.command == NULL || !undo_entities (act, &undo, error)
      || !duban_act_commit (act, NULL, error))
    return FALSE;
  if (label != NULL)
    *label = g_strdup (undo.command->label);
  return TRUE;
}
