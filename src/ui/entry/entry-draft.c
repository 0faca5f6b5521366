/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-draft.h"

#include "app/edit/field-texts.h"

#include <glib/gi18n-lib.h>

static void
clear_field (gpointer data)
{
  DubanEditField *field = data;

  g_free ((char *) field->value);
}

DubanEntryDraft *
duban_entry_draft_new (guint32 task)
{
  DubanEntryDraft *draft = g_new0 (DubanEntryDraft, 1);

  draft->task = task;
  draft->fields = g_array_new (FALSE, FALSE, sizeof (DubanEditField));
  g_array_set_clear_func (draft->fields, clear_field);
  return draft;
}

void
duban_entry_draft_free (gpointer data)
{
  DubanEntryDraft *draft = data;

  g_array_unref (draft->fields);
  g_clear_pointer (&draft->twins, g_variant_unref);
  g_free (draft->reason);
  g_free (draft->correction);
  g_free (draft);
}

void
duban_entry_draft_add (DubanEntryDraft *draft, const char *name, const char *value)
{
  const DubanEditField field = { name, g_strdup (value) };

  g_array_append_val (draft->fields, field);
}

const char *
duban_entry_draft_find (const DubanEntryDraft *draft, const char *name)
{
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DubanEditField *field = &g_array_index (draft->fields, DubanEditField, i);

      if (g_str_equal (field->name, name))
        return field->value;
    }
  return NULL;
}

static DubanPreview *
make_preview (DubanSession *session, const DubanEntryDraft *draft, GCancellable *cancellable,
              GError **error)
{
  const DubanPreviewAsk ask
      = { draft->task, (const DubanEditField *) (gpointer) draft->fields->data,
          draft->fields->len };

  if (!duban_session_refresh (session, error))
    return NULL;
  return duban_preview_new (session, &ask, cancellable, error);
}

gpointer
duban_entry_draft_preview (DubanSession *session, gpointer draft, GCancellable *cancellable,
                           GError **error)
{
  return make_preview (session, draft, cancellable, error);
}

void
duban_entry_saved_free (gpointer data)
{
  DubanEntrySaved *saved = data;

  g_clear_pointer (&saved->preview, duban_preview_free);
  g_free (saved->lead);
  g_free (saved);
}

static gboolean
add_task (DubanSession *session, DubanEntryDraft *draft, const DubanPreview *preview,
          DubanEntrySaved *saved, GError **error)
{
  for (guint i = 0; i < preview->proposals->len; i++)
    {
      const DubanPreviewProposal *proposal
          = &g_array_index (preview->proposals, DubanPreviewProposal, i);

      duban_entry_draft_add (draft, g_intern_string (proposal->field), proposal->value);
    }
  saved->lead = g_strdup (duban_entry_draft_find (draft, "lead"));
  return duban_edit_add_task (session, (const DubanEditField *) (gpointer) draft->fields->data,
                              draft->fields->len, &saved->task, error);
}

static gboolean
set_task (DubanSession *session, DubanEntryDraft *draft, DubanEntrySaved *saved, GError **error)
{
  const DubanEditSetOptions options = { .reason = draft->reason, .correction = draft->correction };

  saved->task = draft->task;
  return duban_edit_set_task (session, draft->task,
                              (const DubanEditField *) (gpointer) draft->fields->data,
                              draft->fields->len, &options, error);
}

gpointer
duban_entry_draft_save (DubanSession *session, gpointer data, GCancellable *cancellable,
                        GError **error)
{
  DubanEntryDraft *draft = data;
  g_autoptr (DubanEntrySaved) saved = g_new0 (DubanEntrySaved, 1);
  g_autoptr (DubanPreview) preview = make_preview (session, draft, cancellable, error);

  if (preview == NULL)
    return NULL;
  if (preview->problems->len > 0)
    saved->preview = g_steal_pointer (&preview);
  else if (draft->task == 0 ? !add_task (session, draft, preview, saved, error)
                            : !set_task (session, draft, saved, error))
    return NULL;
  return g_steal_pointer (&saved);
}

gpointer
duban_entry_draft_load (DubanSession *session, gpointer task, GCancellable *cancellable,
                        GError **error)
{
  GStrv texts = NULL;

  if (!duban_session_refresh (session, error)
      || !duban_edit_load_fields (session, GPOINTER_TO_UINT (task), &texts, error))
    return NULL;
  if (texts == NULL)
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                         _ ("This task is deleted already."));
  return texts;
}
