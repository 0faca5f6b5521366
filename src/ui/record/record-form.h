/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields the form of a kind of record asks for: what the kind needs and no more. */
#pragma once

#include "core/record.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_FORM_ON,    /* when it happened */
  DUBAN_FORM_TITLE, /* of a milestone */
  DUBAN_FORM_DUE,   /* a new due, or a milestone's */
  DUBAN_FORM_TO,    /* to whom */
  DUBAN_FORM_LEAD,
  DUBAN_FORM_UNIT,
  DUBAN_FORM_LEDGER, /* choices, each a code and a word */
  DUBAN_FORM_POSITION,
  DUBAN_FORM_ANSWER, /* to an extension: asked, granted, refused */
  DUBAN_FORM_LEVEL,
  DUBAN_FORM_CONFIRMED,
  DUBAN_FORM_OUTCOME, /* of a decision */
  DUBAN_FORM_CAUSE,
  DUBAN_FORM_SUGGESTION,
  DUBAN_FORM_REASON,
  DUBAN_FORM_TEXT, /* of several lines */
  DUBAN_N_FORM_FIELDS
} DubanFormField;

/* A choice of a field: what is stored, and what is read (not translated yet). */
typedef struct
{
  const char *code;
  const char *word;
} DubanFormChoice;

/* Bits 1 << DubanFormField: which are asked, and which of those must be filled in. */
guint duban_record_form_get_fields (DubanRecordKind kind);
guint duban_record_form_get_required (DubanRecordKind kind);

const char *duban_record_form_get_label (DubanFormField field); /* translated */

/* NULL for a field that is written, not chosen. */
const DubanFormChoice *duban_record_form_get_choices (DubanFormField field, guint *n);

/* What to say where a required field is empty, naming the measure where one asks for it;
 * translated. */
const char *duban_record_form_get_demand (DubanRecordKind kind, DubanFormField field);

G_END_DECLS
