#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chosen minutes: the service is started five seconds before each, and what it then shows must be
what the table here says, worked out by hand from the calendar of 2026, and what `dubanctl remind`
says, and stand on the desktop of a real notification service.  Prints TAP.

    test-minutes.py DUBAN DUBANCTL dunst|xfce"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from desktops import Bus, Dunst, Program, Xfce, find_missing, wait_for  # noqa: E402

SERVICES = {'dunst': Dunst, 'xfce': Xfce}
BEFORE, AFTER = 5, 3.5  # seconds
AT_ONCE = 6

# What is owed: a task of that day and all that was done about it, so that one thing is left.
#   deploy     nothing was done; 137: deployed the same day
#   approach   deployed; an approach within three days
#   feedback   both; feedback within seven
#   due        all three; the deadline is the last part
#   account    all three, and two leaders who must account for it, older than a week
# A setting may follow: KEY=VALUE.
MINUTES = [
    # 2026-11-16 is a Monday.
    ('before day 0 rings', 'deploy 2026-11-16', '2026-11-16T17:00', ''),
    ('18:00 of day 0', 'deploy 2026-11-16', '2026-11-16T18:00', 'deploy'),
    ('midnight after it', 'deploy 2026-11-16', '2026-11-17T00:00', ''),
    ('the morning after', 'deploy 2026-11-16', '2026-11-17T08:30', 'deploy'),
    ('later that morning', 'deploy 2026-11-16', '2026-11-17T09:00', ''),
    ('18:00 of the next day', 'deploy 2026-11-16', '2026-11-17T18:00', ''),
    ('18:00 of day 0, a Saturday', 'deploy 2026-11-21', '2026-11-21T18:00', 'deploy'),
    ('the Sunday after', 'deploy 2026-11-21', '2026-11-22T08:30', ''),
    ('the Monday after', 'deploy 2026-11-21', '2026-11-23T08:30', 'deploy'),
    ('18:00 of day 0 in 国庆', 'deploy 2026-10-03', '2026-10-03T18:00', 'deploy'),
    ('the day before', 'approach 2026-11-16', '2026-11-18T09:00', 'approach'),
    ('the afternoon before', 'approach 2026-11-16', '2026-11-18T16:00', ''),
    ('the day', 'approach 2026-11-16', '2026-11-19T09:00', 'approach'),
    ('lunch of the day', 'approach 2026-11-16', '2026-11-19T12:30', ''),
    ('16:00 of the day', 'approach 2026-11-16', '2026-11-19T16:00', 'approach'),
    ('18:00 is for day 0 alone', 'approach 2026-11-16', '2026-11-19T18:00', ''),
    ('midnight, overdue', 'approach 2026-11-16', '2026-11-20T00:00', ''),
    ('overdue in the morning', 'approach 2026-11-16', '2026-11-20T08:30', 'approach'),
    ('overdue on Saturday', 'approach 2026-11-16', '2026-11-21T08:30', ''),
    ('due on Sunday: Friday', 'approach 2026-11-19', '2026-11-20T09:00', 'approach'),
    ('due on Sunday: 16:00 of Friday', 'approach 2026-11-19', '2026-11-20T16:00', 'approach'),
    ('due on Sunday: Saturday', 'approach 2026-11-19', '2026-11-21T09:00', ''),
    ('due on Sunday: Sunday', 'approach 2026-11-19', '2026-11-22T09:00', ''),
    ('due on Sunday: Monday', 'approach 2026-11-19', '2026-11-23T08:30', 'approach'),
    ('due on Monday: Friday', 'feedback 2026-11-16', '2026-11-20T09:00', 'feedback'),
    ('due on Monday: the day', 'feedback 2026-11-16', '2026-11-23T09:00', 'feedback'),
    # 国庆: 1 to 7 October; 30 September a Wednesday.
    ('due in 国庆: before it', 'due 2026-09-21 2026-10-03', '2026-09-30T09:00', 'due'),
    ('due in 国庆: 16:00 before it', 'due 2026-09-21 2026-10-03', '2026-09-30T16:00', 'due'),
    ('due in 国庆: the day', 'due 2026-09-21 2026-10-03', '2026-10-03T09:00', ''),
    ('overdue in 国庆', 'due 2026-09-21 2026-10-03', '2026-10-05T08:30', ''),
    ('overdue after 国庆', 'due 2026-09-21 2026-10-03', '2026-10-08T08:30', 'due'),
    # 端午: Friday 19 to Sunday 21 June.
    ('Thursday before a holiday', 'due 2026-06-08 2026-06-20', '2026-06-18T16:00', 'due'),
    ('the holiday', 'due 2026-06-08 2026-06-20', '2026-06-19T16:00', ''),
    # 春节: 15 to 23 February; Saturdays 14 and 28 are worked.
    ('due in 春节: the worked Saturday', 'due 2026-02-05 2026-02-17', '2026-02-14T16:00', 'due'),
    ('due in 春节: the day', 'due 2026-02-05 2026-02-17', '2026-02-17T09:00', ''),
    ('overdue after 春节', 'due 2026-02-05 2026-02-17', '2026-02-24T08:30', 'due'),
    ('overdue on a worked Saturday', 'due 2026-02-05 2026-02-25', '2026-02-28T08:30', 'due'),
    ('accounts at 15:00 on Friday', 'account 2026-11-09', '2026-11-20T15:00', 'account account'),
    ('accounts on Thursday', 'account 2026-11-09', '2026-11-19T15:00', ''),
    ('accounts on a worked Saturday', 'account 2026-09-21 accounts-from=2026-10-05',
     '2026-10-10T15:00', 'account account'),
    ('accounts on the Friday before it', 'account 2026-09-21 accounts-from=2026-10-05',
     '2026-10-09T15:00', ''),
    ('a time in lunch goes back', 'approach 2026-11-16 remind-times=12:30,16:00',
     '2026-11-19T12:00', 'approach'),
    ('and is not said twice', 'approach 2026-11-16 remind-times=12:30,16:00',
     '2026-11-19T12:30', ''),
    ('no lead where it is off', 'approach 2026-11-16 remind-lead=off', '2026-11-18T09:00', ''),
    ('working days: the day before', 'approach 2026-11-19 day-policy=workday', '2026-11-23T09:00',
     'approach'),
    ('working days: not on Friday', 'approach 2026-11-19 day-policy=workday', '2026-11-20T09:00',
     ''),
]
DONE = {'deploy': [], 'approach': ['deploy'], 'feedback': ['deploy', 'approach'],
        'due': ['deploy', 'approach', 'feedback'], 'account': ['deploy', 'approach', 'feedback']}


def make(program, story):
    what, assigned, *more = story.split()
    begun = assigned + 'T09:00'
    program.ctl(begun, 'init', '--office')
    for one in more:
        if '=' in one:
            program.ctl(begun, 'settings', *one.split('='))
    program.ctl(begun, 'units', 'add', '交通运输局')
    for leader in ('旗长', '副旗长甲', '副旗长乙'):
        program.ctl(begun, 'leaders', 'add', leader)
    due = ['--due', more[0]] if what == 'due' else []
    lead = ['--lead', '副旗长甲', '--cooperators', '副旗长乙'] if what == 'account' else []
    program.ctl(begun, 'add', '--number', 'T1', '--title', '修路', '--assigned', assigned,
                '--assigner', '旗长', '--unit', '交通运输局', *due, *lead)
    for act in DONE[what]:
        program.ctl(assigned + 'T10:00', 'record', 'T1', act)


def read(notices):
    """What is owed, by their titles; T1 is all that there is."""
    return sorted(notice['title'].split(':')[0] for notice in notices)


def leave_out_updates(notices, standing):
    """Without those that only keep true what stands: at midnight tomorrow is today."""
    return [notice for notice in notices
            if not notice['replaces'] or notice['title'] in [old['title'] for old in standing]]


WORDS = {'deploy': 'Deployment', 'approach': 'Approach', 'feedback': 'Feedback',
         'due': 'Deadline', 'account': 'Account'}


def run(display, minute, before):
    _, story, moment, expected = minute
    at = datetime.fromisoformat(moment)
    start = (at - timedelta(seconds=before)).isoformat()
    with Bus(display=display) as bus:
        program = Program(bus, sys.argv[1], sys.argv[2], start)
        make(program, story)
        service = SERVICES[sys.argv[3]](bus)
        first = program.remind((at - timedelta(minutes=1)).strftime('%Y-%m-%dT%H:%M'))
        begun = time.monotonic()
        program.start('--gapplication-service')
        wait_for(program.runs, 'the service')
        time.sleep(max(0, begun + before - 1 - time.monotonic()))
        standing = bus.notified()
        assert len(standing) == len(first), f'at the start {len(standing)} notices for {first}'
        told = program.remind(moment)
        time.sleep(max(0, begun + before + AFTER - time.monotonic()))
        shown = bus.notified()[len(standing):]
        wanted = expected.split()
        if not wanted:
            shown = leave_out_updates(shown, standing)
        assert sorted(what for _, what, _ in told) == wanted, f'dubanctl says {told}'
        assert read(shown) == [WORDS[w] for w in wanted], f'shown: {shown}'
        for notice, text in zip(shown, [text for _, _, text in told]):
            said = notice['title'].split(':')[0] + ': ' + notice['body'].split('\n')[1]
            assert 'T1' in notice['body'] and text == said, f'“{said}” is not “{text}”'
        stands = service.count()
        assert stands in (None, len(told) or len(first)), f'{stands} stand on the desktop'
        assert program.complaints() == [], program.complaints()


def main():
    missing = find_missing(sys.argv[3])
    if missing:
        print(f'Bail out! {missing} is not installed; ./dev setup installs it')
        return 1
    print(f'1..{len(MINUTES)}', flush=True)
    good = True
    with Bus(screen=True) as screen:
        display = screen.environment['DISPLAY']

        def attempt(minute):
            for before in (BEFORE, 4 * BEFORE):  # longer where the machine was too slow
                try:
                    run(display, minute, before)
                    return None
                except AssertionError as error:
                    last = error
            return last

        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = pool.map(attempt, MINUTES)
            for number, (minute, error) in enumerate(zip(MINUTES, results), 1):
                good &= error is None
                print(f'{"ok" if error is None else "not ok"} {number} - {minute[0]}', flush=True)
                if error is not None:
                    print(f'# {error}', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
