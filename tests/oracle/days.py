# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and day policies, read naively from domain.md section 3: every date is found by walking
day by day.  Nothing here is shared with the program."""
import datetime

ONE = datetime.timedelta(days=1)


def d(text):
    return datetime.date.fromisoformat(text)


def span(first, last):
    first, last = d(first), d(last)
    return {first + ONE * i for i in range((last - first).days + 1)}


# The State Council's published arrangements.
OFF = (span('2024-01-01', '2024-01-01') | span('2024-02-10', '2024-02-17')
       | span('2024-04-04', '2024-04-06') | span('2024-05-01', '2024-05-05')
       | span('2024-06-10', '2024-06-10') | span('2024-09-15', '2024-09-17')
       | span('2024-10-01', '2024-10-07')
       | span('2025-01-01', '2025-01-01') | span('2025-01-28', '2025-02-04')
       | span('2025-04-04', '2025-04-06') | span('2025-05-01', '2025-05-05')
       | span('2025-05-31', '2025-06-02') | span('2025-10-01', '2025-10-08')
       | span('2026-01-01', '2026-01-03') | span('2026-02-15', '2026-02-23')
       | span('2026-04-04', '2026-04-06') | span('2026-05-01', '2026-05-05')
       | span('2026-06-19', '2026-06-21') | span('2026-09-25', '2026-09-27')
       | span('2026-10-01', '2026-10-07'))
MADE_UP = {d(x) for x in (
    '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 '
    '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 '
    '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10').split()}
COVERED = {2024, 2025, 2026}
PUBLISHED = OFF.copy(), MADE_UP.copy(), COVERED.copy()


def take_in(day, is_off):
    """An imported day, off or made up; its year is covered from then on."""
    (OFF if is_off else MADE_UP).add(day)
    (MADE_UP if is_off else OFF).discard(day)
    COVERED.add(day.year)


def forget_imports():
    for known, published in zip((OFF, MADE_UP, COVERED), PUBLISHED):
        known.clear()
        known.update(published)


POLICIES = ('strict', 'calendar', 'festival', 'rollover', 'workday')


def is_working(day):
    if day.year not in COVERED:
        return day.weekday() < 5
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def deadline(policy, assigned, k):
    """(D(k), whether a year that the calendar does not cover was touched)."""
    if k == 0:
        return assigned, False
    if policy == 'strict':
        return assigned + ONE * (k - 1), False
    if policy == 'workday':
        day, count, touched = assigned, 0, False
        while count < k:
            day += ONE
            touched |= day.year not in COVERED
            count += is_working(day)
        return day, touched
    return roll(policy, assigned + ONE * k)


def roll(policy, day):
    """The day itself, moved as festival, rollover or workday move one; and whether touched."""
    touched = False
    if policy in ('strict', 'calendar'):
        return day, False
    while True:
        touched |= day.year not in COVERED
        if policy == 'festival' and day not in OFF:
            return day, touched
        if policy in ('rollover', 'workday') and is_working(day):
            return day, touched
        day += ONE


def working_between(after, until):
    """How many working days lie in (after, until]."""
    count = 0
    while after < until:
        after += ONE
        count += is_working(after)
    return count


def monday(day):
    return day - ONE * day.weekday()


def month_end(year, month):
    return datetime.date(year + month // 12, month % 12 + 1, 1) - ONE


def next_scheduled(schedule, base):
    """The schedule's first day after base; schedule as in interface.md: 7d, weekly:5 …"""
    kind, _, value = schedule.partition(':')
    if kind.endswith('d') and not value:
        return base + ONE * int(kind[:-1])
    day = base + ONE
    while True:
        if kind == 'weekly' and day.isoweekday() == int(value):
            return day
        last = month_end(day.year, day.month)
        if kind == 'monthly' and day.day == min(int(value), last.day):
            return day
        if kind == 'quarter-end':
            end = month_end(day.year, (day.month + 2) // 3 * 3)
            if day == end - ONE * int(value):
                return day
        day += ONE


def interval(schedule):
    kind = schedule.partition(':')[0]
    return {'weekly': 7, 'monthly': 30, 'quarter-end': 91}.get(kind) or int(kind[:-1])
