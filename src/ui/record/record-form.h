/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of the details: which fields each asks for – what its kind needs and no more. Most
 * record something that happened; some set what the task lacks. */
#pragma once

#include "core/record.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_FORM_RECORD, /* which blockage, request or milestone it ends: a choice */
  DUBAN_FORM_BY,     /* whose account: a choice */
  DUBAN_FORM_TITLE,  /* of a milestone or a part */
  DUBAN_FORM_MODE,   /* 改派 or 更正笔误 */
  DUBAN_FORM_LEAD,
  DUBAN_FORM_UNIT,
  DUBAN_FORM_TO,     /* to whom */
  DUBAN_FORM_ANSWER, /* to an extension: granted, refused */
  DUBAN_FORM_DUE,    /* a new due, or a milestone's */
  DUBAN_FORM_LEDGER,
  DUBAN_FORM_WEEK, /* of an account */
  DUBAN_FORM_POSITION,
  DUBAN_FORM_LEVEL,     /* who verified */
  DUBAN_FORM_CONFIRMED, /* what was found */
  DUBAN_FORM_DECIDER,   /* who is to decide */
  DUBAN_FORM_MEETING,   /* the day of a meeting */
  DUBAN_FORM_OUTCOME,   /* of a decision */
  DUBAN_FORM_ASSIGNED,  /* the day of assignment */
  DUBAN_FORM_TEXT,      /* of several lines, as the next four are */
  DUBAN_FORM_CAUSE,
  DUBAN_FORM_SUGGESTION,
  DUBAN_FORM_MEASURES,
  DUBAN_FORM_ACCOUNTABILITY,
  DUBAN_FORM_REASON,
  DUBAN_FORM_UNTIL, /* the last day of a waiver */
  DUBAN_FORM_ON,    /* when it happened */
  DUBAN_N_FORM_FIELDS
} DubanFormField;

typedef enum
{
  DUBAN_FORM_INPUT_LINE,
  DUBAN_FORM_INPUT_LINES,
  DUBAN_FORM_INPUT_CHOICE,
  DUBAN_FORM_INPUT_EVENT, /* dates */
  DUBAN_FORM_INPUT_DEADLINE,
  DUBAN_FORM_INPUT_LEADER, /* names, completed */
  DUBAN_FORM_INPUT_UNIT,
  DUBAN_FORM_INPUT_ANYBODY,
} DubanFormInput;

typedef struct
{
  const char *code;     /* a record kind's, or its own */
  DubanRecordKind kind; /* what it records; 0: it only sets fields */
  const char *title;    /* not translated; NULL: the kind's name */
  const char *note;     /* what one should know before, not translated; or NULL */
  guint fields;         /* bits 1 << DubanFormField: which are asked */
  guint required;       /* and which of those must be filled in */
  const char *label;    /* of the field TEXT, not translated; NULL: the usual one */
} DubanForm;

/* A choice of a field: what is stored, and what is read (not translated yet). */
typedef struct
{
  const char *code;
  const char *word;
} DubanFormChoice;

/* NULL where there is none of that code. */
const DubanForm *duban_form_find (const char *code);
const char *duban_form_get_title (const DubanForm *form); /* translated */

/* Of a rectification's closing: cause, measures and accountability too (measure 6). */
#define DUBAN_FORM_RECTIFICATION                                                                   \
  (1u << DUBAN_FORM_CAUSE | 1u << DUBAN_FORM_MEASURES | 1u << DUBAN_FORM_ACCOUNTABILITY)

DubanFormInput duban_form_get_input (DubanFormField field);
const char *duban_form_get_label (const DubanForm *form, DubanFormField field); /* translated */

/* NULL for a field that is written, or whose choices are the task's. */
const DubanFormChoice *duban_form_get_choices (DubanFormField field, guint *n);

/* What to say where a required field is empty, naming the measure where one asks for it;
 * translated. */
const char *duban_form_get_demand (const DubanForm *form, DubanFormField field);

G_END_DECLS
