#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`remind` beside its contract (interface.md).  Run it with the path of dubanctl as argument; prints
TAP.  March 2026: the 2nd is a Monday."""
import datetime
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback

APPROACH = 1
LEAD = 0
SHOWN = 0


class Duban:
    def __init__(self, program, folder):
        self.program = program
        self.database = os.path.join(folder, 'remind.db')

    def run(self, *arguments, now, expect=0):
        done = subprocess.run([self.program, '--db', self.database, '--now', now, *arguments],
                              capture_output=True, text=True, timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode == expect, f'{arguments}: {done.returncode} {done.stderr}'
        return done.stdout

    def get(self, *arguments, now):
        return json.loads(self.run('--json', *arguments, now=now))

    def write(self, sql, *values):
        with sqlite3.connect(self.database) as connection:
            return connection.execute(sql, values).fetchall()


def prepare(duban):
    now = '2026-03-02T10:00'
    duban.run('init', '--office', now=now)
    duban.run('leaders', 'add', '副旗长甲', '--title', '副旗长', now=now)
    duban.run('add', '--title', '修水库', '--number', '甲1', '--lead', '副旗长甲', '--assigned',
              '2026-03-02', now=now)
    duban.run('record', '甲1', 'deploy', now=now)


def said(duban, now):
    return [(r['task']['number'], r['what'], r['due'])
            for r in duban.get('remind', now=now)['show']]


def test_keys(duban):
    """the object bears the keys of the contract"""
    look = duban.get('remind', now='2026-03-04T09:00')
    assert list(look) == ['now', 'show', 'next', 'why'], look
    assert look['now'] == '2026-03-04T09:00:00+08:00'
    assert list(look['show'][0]) == ['task', 'what', 'due', 'text'], look
    assert list(look['show'][0]['task']) == ['id', 'number', 'title'], look


def test_show(duban):
    """what is owed is shown when it rings, and not in quiet time"""
    approach = [('甲1', 'approach', '2026-03-05')]
    assert said(duban, '2026-03-04T08:59') == []
    assert said(duban, '2026-03-04T09:00') == approach
    assert said(duban, '2026-03-04T12:30') == []
    assert said(duban, '2026-03-05T16:00') == approach
    assert said(duban, '2026-03-05T18:00') == []
    assert said(duban, '2026-03-07T10:00') == []


def test_text(duban):
    """the text says the day in full, and what is overdue"""
    text = duban.get('remind', now='2026-03-04T09:00')['show'][0]['text']
    assert 'due tomorrow' in text and '5 March' in text and '副旗长甲' in text, text
    text = duban.get('remind', now='2026-03-06T08:30')['show'][0]['text']
    assert '1 day overdue' in text, text


def test_next(duban):
    """the next ring, and why"""
    look = duban.get('remind', now='2026-03-03T10:00')
    assert look['next'] == '2026-03-04T09:00:00+08:00', look
    assert '修水库' in look['why'] and 'the day before' in look['why'], look


def test_nothing_counts(duban):
    """looking changes nothing"""
    assert duban.run('remind', now='2026-03-04T09:00') == duban.run('remind', now='2026-03-04T09:00')
    assert duban.write('SELECT count(*) FROM reminder') == [(0,)]


def stand(duban):
    due = (datetime.date(2026, 3, 5) - datetime.date(1970, 1, 1)).days
    rung = (due - 1) * 1440 + 540
    task = duban.write('SELECT n FROM task')[0][0]
    duban.write('DELETE FROM reminder')
    duban.write('INSERT INTO reminder VALUES (0, ?, ?, ?, 0, ?, ?, 0, ?, ?, 0, 0)', task, APPROACH,
                due, LEAD, SHOWN, rung, rung)


def test_inbox(duban):
    """what was shown stands in the inbox until it is answered"""
    now = '2026-03-04T10:00'
    assert duban.get('remind', '--inbox', now=now)['inbox'] == []
    stand(duban)
    line = duban.get('remind', '--inbox', now=now)['inbox'][0]
    assert line['what'] == 'approach' and line['state'] == 'shown', line
    duban.run('remind', '--answer', line['key'], '--as', 'hour', now=now)
    assert duban.get('remind', '--inbox', now=now)['inbox'][0]['state'] == 'snoozed'
    assert duban.get('remind', now=now)['next'] == '2026-03-04T11:00:00+08:00'
    for word in ('acted', 'dismissed'):
        stand(duban)
        duban.run('remind', '--answer', line['key'], '--as', word, now=now)
        assert duban.get('remind', '--inbox', now=now)['inbox'] == []


def test_refused(duban):
    """what is no answer, and nobody's key, is refused"""
    now = '2026-03-04T10:00'
    stand(duban)
    key = duban.get('remind', '--inbox', now=now)['inbox'][0]['key']
    duban.run('remind', '--answer', key, '--as', 'never', now=now, expect=1)
    duban.run('remind', '--answer', '1/2/3/4', '--as', 'acted', now=now, expect=1)
    duban.run('remind', '--answer', '', '--as', 'acted', now=now, expect=1)
    duban.run('remind', '--answer', key, now=now, expect=2)
    duban.run('remind', '--as', 'acted', now=now, expect=2)
    duban.run('remind', '甲1', now=now, expect=2)


def main():
    tests = [test_keys, test_show, test_text, test_next, test_nothing_counts, test_inbox,
             test_refused]
    print(f'1..{len(tests)}')
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        duban = Duban(os.path.abspath(sys.argv[1]), folder)
        prepare(duban)
        for number, test in enumerate(tests, 1):
            try:
                test(duban)
                print(f'ok {number} - {test.__doc__}')
            except Exception:  # pylint: disable=broad-except
                failed += 1
                print(f'not ok {number} - {test.__doc__}')
                print(''.join('# ' + line for line in traceback.format_exc().splitlines(True)))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
