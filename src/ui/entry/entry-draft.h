/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft: what the form of a task asks the worker to look at or to save.  Handed over whole; the
 * form may change while it is being looked at. */
#pragma once

#include "app/view/preview.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 task;           /* 0: a new one */
  GArray *fields;         /* of DubanEditField; their texts are owned */
  GVariant *twins;        /* of the last preview (app/view/preview.h); or NULL */
  gboolean is_correction; /* for the preview */
  char *reason;           /* of a handover; or NULL */
  char *correction;       /* a typing error is corrected, with this reason; or NULL */
} DubanEntryDraft;

DubanEntryDraft *duban_entry_draft_new (guint32 task) G_GNUC_WARN_UNUSED_RESULT;
void duban_entry_draft_free (gpointer draft);

/* name is static. */
void duban_entry_draft_add (DubanEntryDraft *draft, const char *name, const char *value);
const char *duban_entry_draft_find (const DubanEntryDraft *draft, const char *name);

/* A DubanJob with the draft: a DubanPreview. */
gpointer duban_entry_draft_preview (DubanSession *session, gpointer draft,
                                    GCancellable *cancellable, GError **error);

/* What came of saving. */
typedef struct
{
  DubanPreview *preview; /* where fields have problems, nothing was saved */
  guint32 task;          /* 0: nothing was saved */
  char *lead;            /* who leads a new task, or NULL */
} DubanEntrySaved;
void duban_entry_saved_free (gpointer saved);

/* A DubanJob with the draft: a DubanEntrySaved.  What a new task was not told is taken from the
 * proposals. */
gpointer duban_entry_draft_save (DubanSession *session, gpointer draft, GCancellable *cancellable,
                                 GError **error);

/* A DubanJob with GUINT_TO_POINTER (task): its fields as texts (app/edit/field-texts.h), NULL with
 * an error where it is gone. */
gpointer duban_entry_draft_load (DubanSession *session, gpointer task, GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEntryDraft, duban_entry_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEntrySaved, duban_entry_saved_free)

G_END_DECLS
