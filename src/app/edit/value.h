/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a task as a person says them (interface.md, “Field names”), read into values
 * of attributes.  One field may say several: a due date its wording too. */
#pragma once

#include "app/entity/entity.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanAttrSpec *spec;
  GBytes *bytes;  /* the value in its stored form; empty clears */
  gboolean named; /* it is what the person named; the others follow from it */
} DubanEditValue;

/* What the reading of one command needs and gathers. */
typedef struct
{
  DubanSession *session;   /* borrowed */
  const DubanEntity *task; /* borrowed; new where it is being added */
  const char *since;       /* of decision-state; NULL: today; borrowed */
  DubanDay assigned; /* A, for a deadline such as 会后3日内; kept up as fields are taken */
  GArray *values;    /* of DubanEditValue, one an attribute */
  char *new_field;   /* the name of a field that is to be made, or NULL */
} DubanEditReader;

void duban_edit_reader_init (DubanEditReader *reader, DubanSession *session,
                             const DubanEntity *task);
void duban_edit_reader_clear (DubanEditReader *reader);

/* Takes one field in; FALSE, with a sentence, where there is no such field or the value is not
 * acceptable. */
gboolean duban_edit_reader_take (DubanEditReader *reader, const char *name, const char *text,
                                 GError **error);

/* Says a value that follows from others, unless the person named it. bytes: (transfer full) */
void duban_edit_reader_follow (DubanEditReader *reader, DubanAttr attr, GBytes *bytes);

/* The value taken for an attribute, or NULL. (transfer none) */
const DubanEditValue *duban_edit_reader_find (const DubanEditReader *reader, DubanAttr attr);

/* Whether a field of a task may be set by name, and whether it takes several names. */
gboolean duban_edit_field_is_known (const char *name);
gboolean duban_edit_field_is_list (const char *name);

/* The names of all fields, NULL-terminated, in the order of interface.md. */
const char *const *duban_edit_field_list (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanEditReader, duban_edit_reader_clear)

G_END_DECLS
