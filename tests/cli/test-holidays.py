#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holidays from the text of notices, against days that were written down by hand from the
published lists; and what an import says it moves, against what it moved.

    test-holidays.py DUBANCTL      prints TAP"""
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

NOTICES = Path(__file__).resolve().parent.parent / 'notices'
# Days off, then weekend days worked: month.day, or the first and the last day.
YEARS = {
    2019: ('1.1 2.4-2.10 4.5 5.1 6.7 9.13 10.1-10.7', '2.2 2.3 9.29 10.12'),
    2020: ('1.1 1.24-1.30 4.4-4.6 5.1-5.5 6.25-6.27 10.1-10.8',
           '1.19 2.1 4.26 5.9 6.28 9.27 10.10'),
    2021: ('1.1-1.3 2.11-2.17 4.3-4.5 5.1-5.5 6.12-6.14 9.19-9.21 10.1-10.7',
           '2.7 2.20 4.25 5.8 9.18 9.26 10.9'),
    2022: ('1.1-1.3 1.31-2.6 4.3-4.5 4.30-5.4 6.3-6.5 9.10-9.12 10.1-10.7',
           '1.29 1.30 4.2 4.24 5.7 10.8 10.9'),
    2023: ('1.1-1.2 1.21-1.27 4.5 4.29-5.3 6.22-6.24 9.29-10.6', '1.28 1.29 4.23 5.6 6.25 10.7 10.8'),
    2024: ('1.1 2.10-2.17 4.4-4.6 5.1-5.5 6.10 9.15-9.17 10.1-10.7',
           '2.4 2.18 4.7 4.28 5.11 9.14 9.29 10.12'),
    2025: ('1.1 1.28-2.4 4.4-4.6 5.1-5.5 5.31-6.2 10.1-10.8', '1.26 2.8 4.27 9.28 10.11'),
    2026: ('1.1-1.3 2.15-2.23 4.4-4.6 5.1-5.5 6.19-6.21 9.25-9.27 10.1-10.7',
           '1.4 2.14 2.28 5.9 9.20 10.10'),
}
CORRECTED = {
    'labour-day': (2019, '1.1 2.4-2.10 4.5 5.1-5.4 6.7 9.13 10.1-10.7',
                   '2.2 2.3 4.28 5.5 9.29 10.12'),
    'spring-festival': (2020, '1.1 1.24-2.2 4.4-4.6 5.1-5.5 6.25-6.27 10.1-10.8',
                        '1.19 4.26 5.9 6.28 9.27 10.10'),
}
MOVED = '2027年元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）补休。'


def days(year, text, kind):
    for span in text.split():
        first, _, last = span.partition('-')
        first, last = (datetime.date(year, *map(int, d.split('.'))) for d in (first, last or first))
        for i in range((last - first).days + 1):
            yield (first + datetime.timedelta(i)).isoformat(), kind


class Desk:
    def __init__(self, program, folder):
        self.command = [program, '--db', str(Path(folder) / 'days.db'), '--now', '2026-12-30T09:00']
        self.run('init', '--office')

    def run(self, *arguments):
        return subprocess.run([*self.command, *map(str, arguments)], check=True,
                              capture_output=True, text=True).stdout

    def get(self, *arguments):
        return json.loads(self.run('--json', *arguments))

    def calendar(self, year):
        return {(h['date'], h['kind']) for h in self.get('holidays')['holidays']
                if h['date'].startswith(f'{year}-')}


def expected(year, off, worked):
    return set(days(year, off, 'off')) | set(days(year, worked, 'makeup'))


def test_each_notice_is_its_published_days(desk):
    for year, (off, worked) in YEARS.items():
        result = desk.get('import', NOTICES / f'{year}.txt')[0]
        assert not result['refused'], result
        assert desk.calendar(year) == expected(year, off, worked), year
        assert year < 2024 or result['added'] + result['changed'] == 0, result


def test_corrections_change_their_holiday_alone(desk):
    for name, (year, off, worked) in CORRECTED.items():
        desk.run('import', NOTICES / f'{year}-{name}.txt')
        assert desk.calendar(year) == expected(year, off, worked), name


def test_a_table_of_refused_rows_stays_a_table(desk):
    """Its rows are refused by number, though one reads like a notice; nothing stays begun of it."""
    table = Path(desk.command[2]).parent / 'table.csv'
    table.write_text('日期,类型,名称\n2031年元旦1月1日至3日放假共3天,见左,元旦\n', encoding='utf-8')
    done = subprocess.run([*desk.command, '--json', 'import', str(table)], capture_output=True,
                          text=True)
    result, = json.loads(done.stdout)
    assert done.returncode == 1 and [r['row'] for r in result['refused']] == [2], done
    assert desk.calendar(2031) == set()
    table.write_text('日期,类型,名称\n2031-01-01,休,元旦\n', encoding='utf-8')
    assert desk.get('import', table)[0]['added'] == 1


def test_half_a_notice_makes_no_year_known(desk):
    """A weekday that is wrong refuses its item, and with it the notice."""
    notice = Path(desk.command[2]).parent / 'half.txt'
    notice.write_text('关于2033年部分节假日安排的通知\n一、元旦：1月1日（周日）至3日（周二）放假，共3天。\n'
                      '二、清明节：4月4日（周一）放假，共1天。\n三、端午节：6月1日（周一）放假，共1天。\n',
                      encoding='utf-8')
    done = subprocess.run([*desk.command, 'import', str(notice)], capture_output=True, text=True)
    assert done.returncode == 1 and '2 items' in done.stderr, (done.returncode, done.stderr)
    assert desk.calendar(2033) == set()


def deadlines(desk):
    return {(t['number'], s): t['stages'][s]['due'] for t in desk.get('tasks')['tasks']
            for s in t['stages']}


def test_what_moves_is_said_before_it_moves(desk):
    for i, day in enumerate(['2026-12-22', '2026-12-25', '2026-12-28', '2026-12-29']):
        desk.run('add', '--title', f'事项{i}', '--number', f'甲{i}', '--assigned', day)
    notice = Path(desk.command[2]).parent / 'notice.txt'
    notice.write_text(MOVED, encoding='utf-8')
    for policy in ('festival', 'rollover', 'workday', 'calendar'):
        desk.run('settings', 'day-policy', policy)
        before = deadlines(desk)
        said = desk.get('import', notice, '--preview')[0]
        assert deadlines(desk) == before
        assert desk.get('import', notice)[0]['moves'] == said['moves']
        after = deadlines(desk)
        moved = {k: (before[k], after[k]) for k in before if before[k] != after[k]}
        assert {(m['task']['number'], m['what']): (m['from'], m['to'])
                for m in said['moves']} == moved, (policy, said, moved)
        assert (policy != 'calendar') == bool(moved), policy
        assert said['notes'], said
        desk.run('undo')
        assert deadlines(desk) == before


def main():
    tests = [value for name, value in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(sys.argv[1], folder)
        for number, test in enumerate(tests, 1):
            try:
                test(desk)
                print(f'ok {number} - {test.__name__}')
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f'not ok {number} - {test.__name__}')
                print(f'# {error} {getattr(error, "stderr", "")}'.replace('\n', '\n# '))
    return failed > 0


sys.exit(main())
