/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fold: from the changes of one entity to its state.  One pure function for edit,
 * import, verify and rebuild (sync.md, State).  The order in which the changes are given,
 * beyond parents first, has no effect on the state. */
#pragma once

#include "core/fold/value.h"

G_BEGIN_DECLS

/* changes: decoded, each after its parents (a parent that is not among them is taken as
 * known and seen); borrowed, and must outlive the fold. (transfer full) */
DubanFold *duban_fold_new (const DubanChange *const *changes,
                           gsize n_changes) G_GNUC_WARN_UNUSED_RESULT;
void duban_fold_free (DubanFold *fold);

/* The same as if the changes marked in silent, one byte each, had written nothing.  They still
 * stand between those before and after them: what followed one another does so still. */
DubanFold *duban_fold_new_silenced (const DubanChange *const *changes, gsize n_changes,
                                    const guint8 *silent) G_GNUC_WARN_UNUSED_RESULT;

/* Forgets the last entity and folds another: for bulk. */
DubanFold *duban_fold_new_reusable (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_fold_load (DubanFold *fold, const DubanChange *const *changes, gsize n_changes);

/* Whose desks are the office's, for all loads to come.  Of an entity of the directory an office
 * desk's value then beats another's without a conflict; where the attribute is the office's alone
 * (core/share/office.h), others' do not count once an office desk has written it. */
void duban_fold_set_offices (DubanFold *fold, const DubanId *desks, gsize n_desks);
gboolean duban_fold_is_by_office (const DubanFold *fold, const DubanChange *change);

/* The effective value; an empty span where it was never written or is cleared.  A union is
 * computed into the fold's own memory. */
DubanSpan duban_fold_get (DubanFold *fold, DubanAttr attr);

/* The attributes that were ever written, ascending; *n is their count. (transfer none) */
const guint *duban_fold_get_attrs (DubanFold *fold, gsize *n);

/* All heads, equal ones collapsed into the one that wins by (hand, time, hash); the effective
 * one first where the merge names one. *n is their count. (transfer none, until the next call) */
const DubanHead *duban_fold_get_heads (DubanFold *fold, DubanAttr attr, gsize *n);

/* Records in the order (day, minute, change time, change hash, place in the change), void
 * ones and unknown kinds included. */
const DubanFoldRecord *duban_fold_get_records (DubanFold *fold, gsize *n);

/* Conflicts for people (sync.md, State), ascending by attribute, at most one an attribute.
 * Closing and deletion: of those writes and records that stand; equal writes and copies of one
 * record count as known where one of them was; a voided record, and a close beside a closing,
 * contest nothing. Withdrawal is no closing here.  Written again by who has seen everything, a
 * closing is settled. */
const DubanFoldConflict *duban_fold_get_conflicts (DubanFold *fold, gsize *n);

/* The first due: DUBAN_ATTR_FIRST_DUE where written, else the earliest-written value of due
 * that is a day, among the writes that no earlier write of due with a day precedes (ties: the
 * earliest day). */
DubanDay duban_fold_get_first_due (DubanFold *fold);

/* The hashes of the changes that no other change follows: the parents of the next one. */
const DubanHash *duban_fold_get_tips (DubanFold *fold, gsize *n);

/* Whether change a is b or an ancestor of b; both among the changes of this fold. */
gboolean duban_fold_is_seen_by (DubanFold *fold, const DubanChange *a, const DubanChange *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFold, duban_fold_free)

G_END_DECLS
