/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a filled-in form does to the data, on the worker: one command. */
#pragma once

#include "app/session.h"
#include "ui/record/record-form.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanForm *form;
  guint32 task;
  char *texts[DUBAN_N_FORM_FIELDS]; /* as app/edit takes them; NULL: not asked */
  char *about;                      /* the record that is voided, or the rule that is waived */
  char *leader, *unit;              /* whom the waiver names, or NULL */
  char *id, *assigner, *source;     /* of the task that a part is of */
  GStrv files;                      /* attached; or NULL */
} DubanRecordSave;

void duban_record_save_free (DubanRecordSave *save);

gboolean duban_record_save_run (const DubanRecordSave *save, DubanSession *session, GError **error);

G_END_DECLS
