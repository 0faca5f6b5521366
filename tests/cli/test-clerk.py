#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clerk's commands: `urge` and `minutes`.  Run it with the path of dubanctl as argument; prints
TAP."""
import json
import os
import subprocess
import sys
import tempfile
import traceback

NOW = '2026-03-12T09:00'
MINUTES = """旗长3月10日批示：
1.由甲局牵头，乙局配合，3月底前完成修路。
2.植树。
"""


class Duban:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.database = os.path.join(folder, 'clerk.db')

    def run(self, *arguments, expect=0):
        done = subprocess.run([self.program, '--db', self.database, '--now', NOW, *arguments],
                              capture_output=True, text=True, timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode == expect, f'{arguments}: {done.returncode} {done.stderr}'
        return done.stdout

    def get(self, *arguments):
        return json.loads(self.run('--json', *arguments))


def prepare(duban):
    duban.run('init', '--office')
    duban.run('leaders', 'add', '副旗长甲', '--title', '副旗长')
    for unit in ('甲局', '乙局'):
        duban.run('units', 'add', unit)
    duban.run('portfolio', 'set', '副旗长甲', '甲局')
    for number in ('1', '2'):
        duban.run('add', '--title', f'事项{number}', '--number', f'号{number}', '--lead',
                  '副旗长甲', '--unit', '甲局', '--assigned', '2026-03-02', '--due', '2026-03-11')


def urges(duban, number):
    return [r for r in duban.get('show', number)['records']
            if r['kind'] == 'urge' and not r['void']]


def test_urge(duban):
    """urge gives one message a debtor, and changes nothing"""
    letters = duban.get('urge', '号1', '号2')['letters']
    assert [letter['to'] for letter in letters] == ['副旗长甲'], letters
    assert [t['number'] for t in letters[0]['tasks']] == ['号1', '号2'], letters
    assert '事项1' in letters[0]['message'], letters
    assert not urges(duban, '号1')
    unit = duban.get('urge', '号1', '--unit', '--all')['letters']
    assert unit[0]['to'] == '甲局' and len(unit[0]['tasks']) == 2, unit


def test_urge_record(duban):
    """urge --record writes all of it as one command"""
    duban.run('urge', '号1', '号2', '--record')
    assert len(urges(duban, '号1')) == 1 and len(urges(duban, '号2')) == 1
    assert duban.get('urge', '号1')['letters'][0]['tasks'][0]['urged'] == 1
    duban.run('undo')
    assert not urges(duban, '号1') and not urges(duban, '号2')


def test_urge_refused(duban):
    """urge refuses what it does not know"""
    duban.run('urge', expect=2)
    duban.run('urge', '号9', expect=1)


def test_minutes(duban):
    """minutes proposes one task an item, with the place of each"""
    path = os.path.join(duban.folder, 'minutes.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(MINUTES)
    said = duban.get('minutes', path)
    assert said['assigned'] == '2026-03-10' and said['source'] == '领导批示', said
    first, second = said['proposals']
    assert (first['title'], first['unit'], first['due']) == ('完成修路', '甲局', '3月底前'), first
    assert first['lead'] == '副旗长甲' and first['lead_by_portfolio'], first
    assert first['partners'] == '乙局', first
    item = MINUTES.encode()[first['from']:first['to']].decode()
    assert item == '1.由甲局牵头，乙局配合，3月底前完成修路', item
    assert second['title'] == '植树' and second['unit'] is None, second
    assert len(duban.get('tasks')['tasks']) == 2


def test_minutes_refused(duban):
    """minutes refuses what is no text"""
    duban.run('minutes', os.path.join(duban.folder, 'none.txt'), expect=1)
    path = os.path.join(duban.folder, 'long.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('路' * 30000)
    duban.run('minutes', path, expect=1)


def main():
    tests = [test_urge, test_urge_record, test_urge_refused, test_minutes, test_minutes_refused]
    print(f'1..{len(tests)}')
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        duban = Duban(os.path.abspath(sys.argv[1]), folder)
        prepare(duban)
        for number, test in enumerate(tests, 1):
            try:
                test(duban)
                print(f'ok {number} - {test.__doc__}')
            except Exception:
                failed += 1
                traceback.print_exc()
                print(f'not ok {number} - {test.__doc__}')
    return failed > 0


sys.exit(main())
