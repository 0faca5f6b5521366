/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the canonical bytes of a change (core/change.h).
 *
 * An empty value clears: a NULL or empty text, DUBAN_NO_DAY, the code 0, a NULL or nil
 * reference.  The caller keeps texts within DUBAN_TEXT_MAX and the whole within
 * DUBAN_CHANGE_MAX; duban_change_decode refuses what is longer.  An attribute that is set
 * twice has the later value. */
#pragma once

#include "core/change.h"

G_BEGIN_DECLS

/* Builds one change at a time; reused for many (a hundred thousand rows) without freeing. */
typedef struct _DubanChangeBuilder DubanChangeBuilder;
DubanChangeBuilder *duban_change_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_change_builder_free (DubanChangeBuilder *builder);

/* Begins a new change, forgetting one that was not finished. */
void duban_change_builder_begin (DubanChangeBuilder *builder, DubanEntityKind kind,
                                 const DubanId *entity, DubanOrigin origin);
void duban_change_builder_add_parent (DubanChangeBuilder *builder, const DubanHash *parent);

void duban_change_builder_set (DubanChangeBuilder *builder, DubanAttr attr, gconstpointer data,
                               gsize size);
void duban_change_builder_set_text (DubanChangeBuilder *builder, DubanAttr attr, const char *text);
void duban_change_builder_set_day (DubanChangeBuilder *builder, DubanAttr attr, DubanDay day);
void duban_change_builder_set_moment (DubanChangeBuilder *builder, DubanAttr attr, DubanDay day,
                                      int minute);
void duban_change_builder_set_code (DubanChangeBuilder *builder, DubanAttr attr, guint code);
void duban_change_builder_set_ref (DubanChangeBuilder *builder, DubanAttr attr, const DubanId *id);
void duban_change_builder_set_refs (DubanChangeBuilder *builder, DubanAttr attr, const DubanId *ids,
                                    gsize n_ids); /* in any order */
void duban_change_builder_clear_attr (DubanChangeBuilder *builder, DubanAttr attr);
guint duban_change_builder_get_n_writes (const DubanChangeBuilder *builder);

/* A record: begin, extras, end. by and text may be NULL.  An extra without a value (NULL, "",
 * DUBAN_NO_DAY, 0) is not added; that nobody held or holds a task is said by a nil id. */
void duban_change_builder_begin_record (DubanChangeBuilder *builder, const DubanId *id,
                                        DubanRecordKind kind, DubanDay day, int minute,
                                        const DubanId *by, const char *text);
void duban_change_builder_extra (DubanChangeBuilder *builder, DubanExtra key, gconstpointer data,
                                 gsize size);
void duban_change_builder_extra_text (DubanChangeBuilder *builder, DubanExtra key,
                                      const char *text);
void duban_change_builder_extra_day (DubanChangeBuilder *builder, DubanExtra key, DubanDay day);
void duban_change_builder_extra_code (DubanChangeBuilder *builder, DubanExtra key, guint code);
void duban_change_builder_extra_id (DubanChangeBuilder *builder, DubanExtra key, const DubanId *id);
void duban_change_builder_end_record (DubanChangeBuilder *builder);

/* Ends the change: its canonical bytes, valid until the next begin, and its hash. hash may be NULL:
 * whoever stores the bytes computes it anyway. */
DubanSpan duban_change_builder_finish (DubanChangeBuilder *builder, const DubanId *desk,
                                       const char *author, gint64 time, const guint8 random[8],
                                       DubanHash *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanChangeBuilder, duban_change_builder_free)

G_END_DECLS
