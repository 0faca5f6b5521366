/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/closing.h"

#include "app/edit/attachment.h"
#include "app/edit/step.h"

static gboolean
set_fields (DubanAct *act, guint32 task, const DubanEditField *fields, gsize n_fields,
            GError **error)
{
  const DubanEditSetOptions options = { 0 };
  g_autoptr (DubanEntity) entity = duban_entity_load (act->session->db, task, error);
  gboolean changed;

  return entity != NULL
         && duban_step_set (act, entity, fields, n_fields, &options, &changed, error);
}

/* The record follows what was set before it. */
static gboolean
add_record (DubanAct *act, guint32 task, const DubanRecordDraft *draft, GPtrArray *attachments,
            DubanId *id, GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (act->session->db, task, error);

  return entity != NULL && duban_step_record (act, entity, draft, attachments, id, error);
}

gboolean
duban_edit_set_and_record (DubanSession *session, guint32 task, const DubanEditField *fields,
                           gsize n_fields, const DubanRecordDraft *draft, DubanId *id,
                           GError **error)
{
  const DubanEditSetOptions options = { 0 };
  g_autofree char *label = g_strdup_printf ("record %s", draft->kind);
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (DubanAct) act = NULL;

  if (!duban_step_check_set (fields, n_fields, &options, error)
      || !duban_step_check_record (draft, error))
    return FALSE;
  attachments = duban_attachment_take (session->db, draft->attachments, error);
  if (attachments == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  return act != NULL && set_fields (act, task, fields, n_fields, error)
         && add_record (act, task, draft, attachments, id, error)
         && duban_act_commit (act, label, error);
}
