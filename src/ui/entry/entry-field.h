/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that the form of a task asks for, in their order: what each is called in
 * app/edit/edit.h, how it is filled in, and where it stands. */
#pragma once

#include "app/view/date-words.h"
#include "ui/widgets/completion.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_ENTRY_LINE,
  DUBAN_ENTRY_TEXT, /* of several lines */
  DUBAN_ENTRY_NAME, /* with completion */
  DUBAN_ENTRY_DATE,
  DUBAN_ENTRY_CHOICE,
} DubanEntryInput;

typedef struct
{
  const char *name;
  DubanEntryInput input;
  gboolean is_more;          /* folded under 更多 */
  gboolean stays;            /* tasks entered one after the other mostly share it */
  gboolean is_rectification; /* asked of a rectification alone */
  DubanCompletionSort sort;  /* of a NAME */
  guint what;                /* of a NAME: DubanCandidatesWhat */
  DubanDateWordsKind date;   /* of a DATE */
  const char *hint;          /* a placeholder, not translated yet; or NULL */
} DubanEntryField;

/* A choice: what is stored, and what is read. */
typedef struct
{
  char *code;
  char *word;
} DubanEntryChoice;

#define DUBAN_ENTRY_N_FIELDS 32

const DubanEntryField *duban_entry_field_get (guint i); /* i < DUBAN_ENTRY_N_FIELDS */
const char *duban_entry_field_get_label (const DubanEntryField *field);

/* The choices of a CHOICE; the first is what stands where nothing was said. now: a code that must
 * be among them, or "". (transfer full, of DubanEntryChoice) */
GArray *duban_entry_field_dup_choices (const DubanEntryField *field,
                                       const char *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
