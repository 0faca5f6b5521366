/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's word on which field the columns of a table are.  It stands over names and contents.
 *
 * A column goes by its key: its heading, folded (duban_text_fold_heading, ASCII in lower case);
 * where it has none, one longer than a heading may be, or the same as a column before it: 第N列.
 * A person may speak of any column by its place, which then stands over what its heading was
 * remembered as. */
#pragma once

#include "exchange/column.h"

G_BEGIN_DECLS

#define DUBAN_MAPPING_MAX_HEADING 600 /* bytes: a longer cell is a text */

/* Whose word it is. */
typedef enum
{
  DUBAN_MAPPING_NO_WORD,
  DUBAN_MAPPING_REMEMBERED, /* of an import that was carried out before */
  DUBAN_MAPPING_CHOSEN,
} DubanMappingSource;

typedef struct _DubanMapping DubanMapping;

/* (transfer full) */
DubanMapping *duban_mapping_new (void) G_GNUC_WARN_UNUSED_RESULT;
DubanMapping *duban_mapping_copy (const DubanMapping *mapping) G_GNUC_WARN_UNUSED_RESULT;
void duban_mapping_free (DubanMapping *mapping);

/* The column of that heading is that field on such a sheet (ANY: on each that has the field);
 * UNKNOWN: kept in the notes; IGNORED.  The later word stands: over one on the same heading, and
 * another heading that was this field is said nothing of any more.  heading is folded here. */
void duban_mapping_set (DubanMapping *mapping, DubanTableKind sheet, const char *heading,
                        DubanColumn column, DubanMappingSource source);
void duban_mapping_remove (DubanMapping *mapping, const char *heading);

/* Reads HEADING=FIELD (duban_column_parse_field; the last = parts them).  An empty heading, an
 * unknown field, two words on one heading and two headings for one field are errors of
 * DUBAN_FILE_ERROR_MAPPING. */
gboolean duban_mapping_parse (DubanMapping *mapping, const char *text, GError **error);

/* Puts the words of over, if any, over the mapping's. */
void duban_mapping_lay_over (DubanMapping *mapping, const DubanMapping *over);

/* What is said of a key on such a sheet (never ANY). */
DubanMappingSource duban_mapping_find (const DubanMapping *mapping, DubanTableKind sheet,
                                       const char *key, DubanColumn *column);

/* The keys that something is said of, in the order in which it was said. (transfer none) */
guint duban_mapping_get_n (const DubanMapping *mapping);
const char *duban_mapping_get_key (const DubanMapping *mapping, guint i);

/* What is said on such a sheet of the keys alone (NULL-terminated), a line each: field, blank, key;
 * "" for nothing. (transfer full) */
char *duban_mapping_to_text (const DubanMapping *mapping, DubanTableKind sheet,
                             const char *const *keys) G_GNUC_WARN_UNUSED_RESULT;
/* That as it is remembered; a field of another version is passed over. (transfer full) */
DubanMapping *duban_mapping_new_from_text (DubanTableKind sheet,
                                           const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* 第3列 of the column with index 2. (transfer full) */
char *duban_mapping_dup_place (guint column) G_GNUC_WARN_UNUSED_RESULT;
/* The keys of columns with these headings (char *). (transfer full) */
char **duban_mapping_dup_keys (const GPtrArray *headings) G_GNUC_WARN_UNUSED_RESULT;
/* What is said of a column, by its place before its key; keys: of its table. */
DubanMappingSource duban_mapping_find_at (const DubanMapping *mapping, DubanTableKind sheet,
                                          const char *const *keys, guint at, DubanColumn *column);
/* The column that something said of a key speaks of, by its key or its place; -1 for none. */
gssize duban_mapping_find_place (const char *const *keys, const char *key);
/* Whether the key of the column says but its place. */
gboolean duban_mapping_is_place (const char *key, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMapping, duban_mapping_free)

G_END_DECLS
