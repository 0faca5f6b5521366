#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault in a copy of a source file: plant.py FAULT SOURCE COPY.  The random histories are
then run on the copy and must find it (meson.build).  A fault whose place is no longer there, or is
there twice, is itself a failure."""
import sys
from pathlib import Path

# What is wrong: what stands in the file, what is put there instead.
FAULTS = {
    'a-tie-is-broken-by-chance': (
        'return duban_fold_compare_age (b->change, a->change);\n}\n\nstatic int\ncompare_values',
        'return (a->change->time < b->change->time) - (a->change->time > b->change->time);\n}\n\n'
        'static int\ncompare_values'),
    'a-clock-decides-what-follows': (
        '!duban_ancestry_is_seen_by (fold->ancestry, earlier.change, write.change)',
        '((DubanChange *) g_ptr_array_index (fold->changes, earlier.change))->time\n'
        '              > ((DubanChange *) g_ptr_array_index (fold->changes, write.change))->time'),
    'a-union-forgets': (
        'for (guint i = 0; i < n_heads; i++)\n    if (heads[i].value.size)',
        'for (guint i = 0; i + 1 < n_heads; i++)\n    if (heads[i].value.size)'),
    'a-deletion-beats-what-is-kept': (
        'return duban_span_get_code (value) == DUBAN_YES;',
        'return duban_span_get_code (value) != DUBAN_YES;'),
    'the-offices-word-is-one-of-many': (
        '  if (is_of_directory (fold))\n    prefer_office (fold, fold->front);', ''),
    'a-tip-is-dropped': (
        'if (fold->changes->len == 1 || duban_ancestry_is_tip (fold->ancestry, i))',
        'if (fold->tips->len == 0\n'
        '        && (fold->changes->len == 1 || duban_ancestry_is_tip (fold->ancestry, i)))'),
    'a-change-comes-before-its-parent': (
        'return (left > right) - (left < right);', 'return (left < right) - (left > right);'),
    'no-farewell': (
        '*end = sight.saw ? sight.taken_at : *first;', '*end = *first;'),
    'a-farewell-goes-on': (
        '*end = sight.saw ? sight.taken_at : *first;',
        '*end = sight.saw ? entity->n_changes : *first;'),
    'what-came-and-went-is-forgotten': (
        '*end = sight.saw ? sight.taken_at : *first;',
        '*end = saw_at_base ? sight.taken_at : *first;'),
    'a-task-that-comes-is-sent-from-base': ('    *first = 0;', '    *first = n_base;'),
    'base-is-what-was-sent': (
        'if (has_id (acknowledged, n_acknowledged, &sent[i].bundle)\n        && ',
        'if ((n_acknowledged || !has_id (acknowledged, 0, &sent[i].bundle))\n        && '),
    'a-missing-base-is-overlooked': (
        '    return DUBAN_INTAKE_WAITS;', '    return DUBAN_INTAKE_TAKES;'),
    'restricted-leaks': (
        'if (is_in_a_head (fold, DUBAN_ATTR_HANDLING, is_restriction, NULL))',
        'if (view->is_office && is_in_a_head (fold, DUBAN_ATTR_HANDLING, is_restriction, NULL))'),
    'the-lead-alone-sees': (
        '|| is_in_a_head (fold, DUBAN_ATTR_ASSIGNEE, is_named, leader)', ''),
    'who-made-it-is-forgotten': ('         || is_made_by (&view->desk, changes, n_changes);', '         || (n_changes > 1 && is_made_by (&view->desk, changes, n_changes));'),
    'an-acknowledgement-before-the-commit': (
        '      g_array_set_size (desk->held, n_held);\n',
        '      g_array_set_size (desk->held, MAX (n_held, desk->held->len));\n'),
    'a-parent-is-dropped': (
        'for (gsize i = 0; i < n_tips; i++)', 'for (gsize i = n_tips > 1; i < n_tips; i++)'),
    'a-clones-number-is-trusted': (
        '  return world_draw_id (world);',
        '  return (DubanId){ { 1, (guint8) desk->person, (guint8) desk->sent->len } };'),
    'a-duplicate-is-applied-twice': (
        'if (desk_has (desk, made))\n        continue;', 'if (made >= MAX_MADE)\n        continue;'),
    'an-older-acknowledgement-stands': (
        'guint n = file->acknowledged->len;\n',
        'guint n = file->acknowledged->len;\n\n'
        '  if (n < desk->n_acknowledged[file->from])\n    return;\n'),
    'what-waits-acknowledges-nothing': (
        '      believe (desk, file);\n      if (!g_ptr', '      if (!g_ptr'),
    'a-settlement-follows-one-value': (
        'desk_begin (world, desk, task);\n  duban_change_builder_set (world->builder, attr',
        'duban_change_builder_begin (world->builder, DUBAN_ENTITY_TASK, &world->ids[task],\n'
        '                              DUBAN_ORIGIN_HAND);\n'
        '  duban_change_builder_add_parent (world->builder, &head.change->hash);\n'
        '  duban_change_builder_set (world->builder, attr'),
    # In what the program itself does (tests/realm).
    'what-was-stopped-is-acknowledged': (
        '  *again = intake.is_to_try_again;\n  return is_done;\n',
        '  *again = intake.is_to_try_again;\n  if (is_done || *again)\n    return is_done;\n'
        '  g_clear_pointer (&intake.post, duban_post_cancel);\n'
        '  if (intake.sender != NULL)\n    {\n'
        '      DubanTrafficHeld held = { .peer = intake.sender->desk, .first = 1,\n'
        '        .bundle = duban_bundle_get_header (intake.bundle)->id };\n\n'
        '      (void) !duban_traffic_add_held (intake.session->db, &held, NULL);\n    }\n'
        '  return FALSE;\n'),
    'a-head-is-not-followed': (
        'for (gsize i = 0; i < n_tips; i++)', 'for (gsize i = n_tips > 1; i < n_tips; i++)'),
    'a-file-is-known-by-its-number': (
        '  return TRUE;\n}\n\n/* ---- writing */',
        '  if (*answer == DUBAN_INTAKE_TAKES\n'
        '      && duban_bundle_get_header (intake->bundle)->number <= intake->sender->number)\n'
        '    *answer = DUBAN_INTAKE_REPEATED;\n  return TRUE;\n}\n\n/* ---- writing */'),
    'what-is-here-is-added-again': (
        '  if (is_here)\n    return TRUE;', '  if (is_here && is_first)\n    return TRUE;'),
    'an-acknowledgement-is-never-taken-back': (
        '  g_clear_pointer (&sender->acknowledged, g_bytes_unref);\n  if (n_acks > 0)\n',
        '  if (n_acks > 0 && (sender->acknowledged == NULL\n'
        '                     || n_acks * sizeof *acks >= g_bytes_get_size (sender->acknowledged)))\n'),
    'what-waits-is-not-believed': (
        '  return believe (intake, error)\n         && duban_published_owe',
        '  return duban_published_owe'),
    'a-decision-follows-one-value': (
        '  duban_act_open (act, entity);\n  duban_change_builder_set (act->builder, conflict->attr',
        '  duban_change_builder_begin (act->builder, entity->kind, &entity->id, DUBAN_ORIGIN_HAND);\n'
        '  {\n    gsize n;\n    const DubanHead *heads\n'
        '        = duban_fold_get_heads (entity->fold, conflict->attr, &n);\n\n'
        '    duban_change_builder_add_parent (act->builder, &heads[0].change->hash);\n  }\n'
        '  duban_change_builder_set (act->builder, conflict->attr'),
    'a-base-is-what-was-given': (
        '  ids = get_acknowledged (first, &n);\n',
        '  ids = get_acknowledged (first, &n);\n  if (n > 0 && sent->len > 1)\n    {\n'
        '      ids = &g_array_index (sent, DubanShareSent, sent->len - 1).bundle;\n'
        '      n = 1;\n    }\n'),
    'acknowledgements-of-any-colleague': (
        'if (is_recipient (package, &one->peer))', 'if (is_recipient (package, &one->peer) || acks != NULL)'),
}


def main():
    fault, source, copy = sys.argv[1:]
    text = Path(source).read_text(encoding='utf-8')
    old, new = FAULTS[fault]
    if text.count(old) != 1:
        sys.exit(f'plant.py: {source} has {text.count(old)} places for “{fault}”, not one')
    Path(copy).write_text(text.replace(old, new), encoding='utf-8')


if __name__ == '__main__':
    main()
