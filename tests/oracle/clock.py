# SPDX-License-Identifier: GPL-3.0-or-later
"""The 137 clock, read naively from domain.md section 4."""
import days

STAGES = {'deploy': 0, 'approach': 3, 'feedback': 7}
RECTIFIED_SOURCES = {'巡视巡察', '督察', '审计', '安全生产检查', '生态环保督察', '耕地林草保护',
                     '卫片图斑', '专项检查', '监督贯通平台'}


def is_rectification(task):
    if task.rectification is not None:
        return task.rectification
    return task.source in RECTIFIED_SOURCES


def round_start(task):
    """The day of the last reissue, or None in the first round."""
    return max((r.on for r in task.standing('reissue')), default=None)


def assigned(task):
    return round_start(task) or task.assigned


def in_round(task, records):
    start = round_start(task)
    return [r for r in records if start is None or (r.on is not None and r.on >= start)]


def counts_as_feedback(task, record):
    return record.to is None or record.to == task.assigner


def stage_records(task, stage):
    found = in_round(task, task.standing(stage))
    if stage == 'feedback':
        found = [r for r in found if counts_as_feedback(task, r)]
    return found


def tracked_from(task):
    return task.tracked_from or task.assigned


def stage(world, task, name):
    """(state, D, E, days, backfilled, provisional)"""
    start = assigned(task)
    if start is None:
        return 'excused', None, None, 0, False, False
    due, provisional = days.deadline(world.policy, start, STAGES[name])
    records = stage_records(task, name)
    if task.status in ('closed', 'withdrawn') and task.closed and due < task.closed:
        # “… no record when the task closed, or was withdrawn, after D … and stays so.”
        if records and min(r.on for r in records) > task.closed:
            records = []
    if records:
        done = min(r.on for r in records)
        if done > due:
            return 'late', due, done, (done - due).days, False, provisional
        written = [r.written for r in records if r.on == done]
        backfilled = None not in written and min(written) > due
        return 'met', due, done, 0, backfilled, provisional
    closings = in_round(task, task.standing('close'))
    unknown = [r for r in task.standing('close') if r.on is None]
    if (due < tracked_from(task) or name in task.undated_stages
            or any(r.on <= due for r in closings if r.on)
            or (task.status == 'closed' and (unknown or task.closed is None))
            or (task.status == 'withdrawn' and (task.closed is None or task.closed <= due))):
        return 'excused', due, None, 0, False, provisional
    end = task.closed if task.status in ('closed', 'withdrawn') else world.today
    if end > due:
        return 'overdue', due, None, (end - due).days, False, provisional
    return ('today' if end == due else 'pending'), due, None, 0, False, provisional


def follow_up(world, task):
    """(next, days overdue, interval), or None where no follow-up is due."""
    if task.status != 'open':
        return None
    start = assigned(task)
    if start is not None and stage(world, task, 'feedback')[0] not in ('met', 'late', 'excused'):
        return None
    reports = [r.on for r in in_round(task, task.standing('follow-up'))]
    reports += [r.on for r in stage_records(task, 'feedback')]
    bases = [tracked_from(task)] if tracked_from(task) else []
    if reports:
        bases.append(max(reports))
    elif start is not None:
        bases.append(stage(world, task, 'feedback')[1])
    bases += [r.on for r in task.standing('resume', 'reopen')]
    usual = world.thresholds[f'follow-up-{task.importance}']
    schedule = task.follow_up or f'{usual}d'
    due = days.next_scheduled(schedule, max(bases))
    due = days.roll(world.policy, due)[0]
    return due, max(0, (world.today - due).days), days.interval(schedule)
