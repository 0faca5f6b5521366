# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a summary, counted naively from domain.md section 7: day after day, each task as
it stood at the end of that day."""
import copy
import dataclasses

import clock
import days

ONE = days.ONE
ENDS = {'suspend': 'suspended', 'close': 'closed', 'resume': 'open', 'reopen': 'open',
        'reissue': 'open', 'withdraw': 'withdrawn'}
UNFINISHED = ('open', 'suspended')


def happened(task, day):
    """The records that were there by then, in the order of happening."""
    found = [(r.on, k, r) for k, r in enumerate(task.records) if r.on is not None and r.on <= day]
    return [r for _, _, r in sorted(found, key=lambda x: x[:2])]


def standing(world, task, day):
    """(world, task) at the end of a day."""
    then = copy.copy(task)
    then.records = happened(task, day)
    then.status, then.closed = 'open', None
    for record in then.records:
        if record.kind in ENDS and not record.void:
            then.status = ENDS[record.kind]
            then.closed = record.on if then.status in ('closed', 'withdrawn') else None
    return dataclasses.replace(world, today=day), then


def begun(task):
    return task.assigned or task.tracked_from


def is_open(world, task, day):
    return begun(task) <= day and standing(world, task, day)[1].status in UNFINISHED


def was_open(world, task, start, end):
    day = start
    while day <= end:
        closing = any(r.on == day and begun(task) <= day for r in task.standing('close'))
        if closing or is_open(world, task, day):
            return True
        day += ONE
    return False


def lead_on(task, day):
    """Back from the present holder through the handovers that came later."""
    holder = task.lead
    later = [(r.on, k, r) for k, r in enumerate(task.records)
             if r.kind == 'handover' and not r.void and r.lead and r.on > day]
    for _, _, record in sorted(later, key=lambda x: x[:2], reverse=True):
        holder = record.lead[0]
    return holder


def fallen(world, task, start, end):
    """(stage, D, on time) of every round, D from start to end."""
    ends = sorted({r.on - ONE for r in task.standing('reissue') if r.on <= end} | {end})
    for last in ends:
        then_world, then = standing(world, task, last)
        for name in clock.STAGES:
            state, due, *_ = clock.stage(then_world, then, name)
            gone = then.status == 'withdrawn' and due and then.closed <= due
            if due and start <= due <= last and state != 'excused' and not gone:
                yield name, due, state == 'met'


def coming(world, task, start, end):
    """(what, date) that falls due then, as things stand in this world."""
    if task.status != 'open':
        return
    for name in clock.STAGES:
        state, due, *_ = clock.stage(world, task, name)
        if state in ('pending', 'today', 'overdue') and start <= due <= end:
            yield name, due
    followed = clock.follow_up(world, task)
    if followed and start <= followed[0] <= end:
        yield 'follow-up', followed[0]
    if task.due and start <= task.due <= end:
        yield 'due', task.due
    for record in task.standing('milestone'):
        reached = record.done and record.done <= world.today
        if not reached and start <= record.due <= end:
            yield 'milestone', record.due


def count(world, leader, start, end, next_end):
    """What `report --json` says, of a leader or (None) the office."""
    as_of = min(end, world.today)
    figures = {'assigned': 0, 'closed': 0, 'open': 0, 'overdue': 0, 'led': [], 'crossing': [],
               'next': [], 'stages': {name: {'due': 0, 'on_time': 0} for name in clock.STAGES}}
    for task in world.tasks:
        for name, due, on_time in fallen(world, task, start, as_of):
            if leader in (None, lead_on(task, due)):
                figures['stages'][name]['due'] += 1
                figures['stages'][name]['on_time'] += on_time
        mine = leader in (None, task.lead)
        crosses = bool(task.cooperators) and (mine or leader in task.cooperators)
        if (mine or crosses) and was_open(world, task, start, as_of):
            figures['led'] += [task.number] * mine
            figures['crossing'] += [task.number] * crosses
        if mine:
            count_held(figures, *standing(world, task, as_of), start, end, next_end)
    return figures


def count_held(figures, world, task, start, end, next_end):
    day = clock.assigned(task)
    gone = task.status == 'withdrawn' and day and task.closed <= day
    figures['assigned'] += bool(day and start <= day <= world.today and not gone)
    figures['closed'] += bool(task.status == 'closed' and task.closed
                              and start <= task.closed <= world.today)
    if begun(task) > world.today or task.status not in UNFINISHED:
        return
    figures['open'] += 1
    late = any(clock.stage(world, task, name)[0] == 'overdue' for name in clock.STAGES)
    past = task.due is not None and task.due < world.today
    figures['overdue'] += task.status == 'open' and (late or past)
    for what, date in coming(world, task, end + ONE, next_end):
        figures['next'].append({'number': task.number, 'what': what, 'date': str(date)})
