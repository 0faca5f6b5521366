/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/task-history.h"

#include "app/edit/attachment.h"
#include "app/entity/value-text.h"
#include "app/wording/wording.h"
#include "core/reader.h"
#include "store/history.h"

#include "app/words.h"
#include <string.h>

static void
past_value_free (gpointer data)
{
  DubanPastValue *value = data;

  g_free (value->value);
  g_free (value->author);
  g_free (value);
}

static void
attachment_free (gpointer data)
{
  DubanAttached *attachment = data;

  g_free (attachment->name);
  g_free (attachment->path);
  g_free (attachment);
}

/* A write is current if no other follows it and its value is the effective one, or a part of
 * it. */
static gboolean
is_current (DubanFold *fold, const DubanAttrSpec *spec, const DubanChange *change)
{
  gsize n;
  const DubanHead *heads = duban_fold_get_heads (fold, spec->attr, &n);

  for (gsize i = 0; i < n; i++)
    if (heads[i].change == change)
      return spec->merge == DUBAN_MERGE_UNION || duban_span_equal (heads[i].value, heads[0].value);
  return FALSE;
}

static gboolean
take_write (DubanTaskHistory *history, DubanSession *session, DubanFold *fold,
            const DubanChange *change, const DubanWrite *write, GError **error)
{
  const DubanAttrSpec *spec
      = write->attr != DUBAN_WRITE_RECORD ? duban_attr_get_spec (write->attr) : NULL;
  DubanPastValue *value;

  /* The digest of a ledger's row is no field of the task. */
  if (spec == NULL || spec->type == DUBAN_TYPE_DIGEST)
    return TRUE;
  value = g_new0 (DubanPastValue, 1);
  g_ptr_array_add (history->values, value);
  value->spec = spec;
  value->author = duban_span_dup_text (change->author);
  value->desk = change->desk;
  value->time = change->time;
  value->current = is_current (fold, spec, change);
  return duban_value_to_text (session, spec, write->value, &value->value, error);
}

static void
take_attachments (DubanTaskHistory *history, DubanDb *db, const DubanWireRecord *record)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    {
      DubanAttached *attachment;
      const guint8 *digest;
      DubanReader reader;

      if (extra.key != DUBAN_EXTRA_ATTACHMENT)
        continue;
      attachment = g_new0 (DubanAttached, 1);
      g_ptr_array_add (history->attachments, attachment);
      duban_reader_init (&reader, extra.value);
      attachment->record = record->id;
      attachment->size = (guint64) duban_reader_take_i64 (&reader);
      digest = duban_reader_take (&reader, sizeof attachment->digest);
      if (digest != NULL)
        memcpy (attachment->digest, digest, sizeof attachment->digest);
      attachment->path = duban_attachment_dup_path (db, attachment->digest);
      attachment->name = g_strndup ((const char *) reader.data, reader.size);
    }
}

static void
take_corrected (DubanTaskHistory *history, const DubanWireRecord *record)
{
  DubanCorrected corrected = { .record = record->id };
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_ATTR && extra.value.size == sizeof (guint16))
      {
        corrected.attr = extra.value.data[0] | (guint) extra.value.data[1] << 8;
        g_array_append_val (history->corrected, corrected);
      }
}

static gboolean
take_change (DubanTaskHistory *history, DubanSession *session, DubanFold *fold,
             const DubanChange *change, GError **error)
{
  for (guint i = 0; i < change->n_writes; i++)
    if (!take_write (history, session, fold, change, &change->writes[i], error))
      return FALSE;
  return TRUE;
}

DubanTaskHistory *
duban_task_history_load (DubanSession *session, guint32 n, GError **error)
{
  g_autoptr (DubanHistory) facts = duban_history_load (session->db, n, error);
  g_autoptr (DubanTaskHistory) history = NULL;
  g_autoptr (DubanFold) fold = NULL;
  const DubanFoldRecord *records;
  gsize n_records;

  if (facts == NULL)
    return NULL;
  history = g_new0 (DubanTaskHistory, 1);
  history->corrected = g_array_new (FALSE, FALSE, sizeof (DubanCorrected));
  history->n_changes = facts->n_changes;
  history->last_author = facts->n_changes > 0
                             ? duban_span_dup_text (facts->changes[facts->n_changes - 1]->author)
                             : g_strdup ("");
  history->values = g_ptr_array_new_with_free_func (past_value_free);
  history->attachments = g_ptr_array_new_with_free_func (attachment_free);
  fold = duban_fold_new (facts->changes, facts->n_changes);
  for (gsize i = 0; i < facts->n_changes; i++)
    if (!take_change (history, session, fold, facts->changes[i], error))
      return NULL;
  records = duban_fold_get_records (fold, &n_records);
  for (gsize i = 0; i < n_records; i++)
    {
      take_attachments (history, session->db, &records[i].record);
      if (records[i].record.kind == DUBAN_RECORD_CORRECTION)
        take_corrected (history, &records[i].record);
    }
  return g_steal_pointer (&history);
}

gboolean
duban_task_history_is_late (const DubanTaskHistory *history, const DubanRecord *extension)
{
  const char *due = NULL;

  for (guint i = 0; i < history->values->len; i++)
    {
      const DubanPastValue *value = history->values->pdata[i];

      if (value->spec->attr == DUBAN_ATTR_DUE && value->time < extension->written)
        due = value->value;
    }
  return due != NULL && extension->day > duban_day_parse (due);
}

/* number: of the code, from 1. */
static const char *
word_of_code (guint attr, guint number)
{
  switch (attr)
    {
    case DUBAN_ATTR_STATUS:
      return duban_wording_of_status (number);
    case DUBAN_ATTR_IMPORTANCE:
      return duban_wording_of_importance (number);
    case DUBAN_ATTR_DECISION_LEVEL:
      return duban_wording_of_decision_level (number);
    case DUBAN_ATTR_DECISION_STATE:
      return duban_wording_of_decision_state (number);
    case DUBAN_ATTR_HANDLING:
      return duban_wording_of_handling (number);
    default:
      return number == DUBAN_YES ? _ ("yes") : _ ("no");
    }
}

const char *
duban_past_value_get_words (const DubanPastValue *value)
{
  const char *const *codes = value->spec->codes;

  for (guint i = 0; value->value != NULL && codes != NULL && codes[i] != NULL; i++)
    if (g_str_equal (codes[i], value->value))
      return word_of_code (value->spec->attr, i + 1);
  return value->value;
}

guint
duban_task_history_get_corrected (const DubanTaskHistory *history, const DubanId *record)
{
  for (guint i = 0; i < history->corrected->len; i++)
    {
      const DubanCorrected *corrected = &g_array_index (history->corrected, DubanCorrected, i);

      if (duban_id_equal (&corrected->record, record))
        return corrected->attr;
    }
  return 0;
}

void
duban_task_history_free (DubanTaskHistory *history)
{
  g_ptr_array_unref (history->values);
  g_ptr_array_unref (history->attachments);
  g_array_unref (history->corrected);
  g_free (history->last_author);
  g_free (history);
}
