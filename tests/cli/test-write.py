#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that write: exit status, what each prints, and that a refusal changes nothing.
Run it with the path of dubanctl as argument; prints TAP."""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

NOW = '2026-03-02T10:00'


class Duban:
    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), folder
        self.database = os.path.join(folder, 'write.db')

    def call(self, *arguments, locale='C.UTF-8', **more):
        return subprocess.run([self.program, *arguments], capture_output=True, text=True,
                              encoding='utf-8', timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': locale, **more})

    def run(self, *arguments, expect=0, now=NOW, **more):
        done = self.call('--db', self.database, '--now', now, *arguments, **more)
        assert done.returncode == expect, f'{arguments}: {done.returncode} {done.stderr}'
        assert (expect == 0) == (done.stderr == ''), done.stderr
        assert done.stderr.count('\n') <= 1, done.stderr
        return done.stdout

    def get(self, *arguments, **more):
        return json.loads(self.run('--json', *arguments, **more))

    def dump(self):
        return self.run('--json', 'verify') + self.run('--json', 'tasks')


def build(duban):
    duban.run('init', '--office')
    for name, title in (('旗长', '旗长'), ('副旗长甲', '副旗长'), ('副旗长乙', '副旗长')):
        duban.run('leaders', 'add', name, '--title', title)
    duban.run('units', 'add', '水利局', '--short', '水务局', '--category', '部门')
    duban.run('add', '--title', '修水库', '--number', '甲1', '--assigned', '2026-03-01',
              '--lead', '副旗长甲', '--unit', '水利局')


# What is not a use of dubanctl: exit 2.
USAGE = [
    [], ['nothing'], ['--nothing'], ['tasks', '--nothing'], ['show'], ['show', '甲1', '乙'],
    ['add'], ['add', '--lead', '副旗长甲'], ['add', '--title'], ['add', '--status', 'closed'],
    ['set', '甲1'], ['set', '甲1', 'lead'], ['set', '甲1', 'notes', '一', '--since', NOW],
    ['set', '甲1', 'notes', '一', 'method'], ['record', '甲1'], ['record'],
    ['record', '甲1', 'account', '--ledger', 'own'], ['record', '甲1', 'deploy', '--level', 'unit'],
    ['delete'], ['delete', '甲1', '甲2'], ['undo', '甲1'], ['leaders', 'add'], ['leaders', 'drop', '甲'],
    ['leaders', '--title', '旗长'], ['units', 'add'], ['portfolio', 'set', '副旗长甲'],
    ['portfolio', 'end', '副旗长甲', '水利局'], ['portfolio', 'set', '副旗长甲', '水利局', '--on', NOW],
    ['meetings', 'add', '--kind', '常务会'], ['holidays', 'add'], ['waive', '甲1'],
    ['waive', '甲1', 'no-lead'], ['exchange'], ['exchange', 'settle', 'x'], ['exchange', 'nothing'],
    ['verify', 'x'], ['backup'], ['restore'],
    ['restore', 'x', '--newest'], ['restore', '--keep-later'], ['restore', '--later', 'x', 'y'],
    ['restore', '--later', 'x', '--keep-later'], ['settings', 'a', 'b', 'c'], ['help', 'nothing'],
    ['init', '--leader', '甲', '--office'],
]

# What is understood and not acceptable: exit 1; a word that the sentence has.
REFUSED = [
    (['init'], 'write.db'),
    (['add', '--title', ' '], 'title'),
    (['add', '--title', '二', '--number', '甲1'], '甲1'),
    (['add', '--title', '二', '--lead', '无名'], 'leaders add'),
    (['add', '--title', '二', '--unit', '无名局'], 'units add'),
    (['add', '--title', '二', '--cooperators', '副旗长乙,无名'], '无名'),
    (['add', '--title', '二', '--due', '2026-02-30'], '2026-02-30'),
    (['add', '--title', '二', '--assigned', '2026-03-03'], 'future'),
    (['add', '--title', '绝密'], 'secret'),
    (['set', '乙9', 'notes', 'x'], '乙9'),
    (['set', '甲1', 'status', 'closed'], 'status'),
    (['set', '甲1', 'lead', '副旗长乙', '--correction', ''], 'correction'),
    (['record', '甲1', 'dance'], 'dance'),
    (['record', '甲1', 'deploy', '--on', '2026-03-02T10:01'], 'future'),
    (['record', '甲1', 'deploy', '--attach', '/nonexistent'], '/nonexistent'),
    (['record', '甲1', 'resume'], 'resume'),
    (['portfolio', 'set', '副旗长甲', '无名局'], '无名局'),
    (['portfolio', 'set', '副旗长甲', '水利局', '--kind', '看管'], '看管'),
    (['portfolio', 'end', '副旗长甲', '水利局', '--on', '2026-03-01'], '水利局'),
    (['units', 'add', '水务局'], '水利局'),
    (['units', 'add', '各镇'], '各镇'),
    (['meetings', 'add', '--kind', '常务会', '--date', '某日'], '某日'),
    (['waive', '甲1', 'nothing', '--reason', 'x', '--until', '2026-04-01'], 'nothing'),
    (['waive', '-', 'no-lead', '--reason', 'x', '--until', '2026-04-01'], 'no-lead'),
    (['exchange', 'settle', 'x', '--take', '1'], 'x'),
    (['exchange', 'settle', 'x', '--take', 'one'], 'one'),
    (['exchange', 'sync'], 'exchange folder'),
    (['settings', 'nothing'], 'nothing'),
    (['settings', 'nothing', '1'], 'nothing'),
    (['settings', 'time-zone', 'Nowhere/Land'], 'Nowhere/Land'),
    (['settings', 'follow-up-routine', '-1'], '-1'),
    (['restore', '/nonexistent'], '/nonexistent'),
    (['restore', '--later', '/nonexistent'], '/nonexistent'),
    (['--now', 'yesterday', 'tasks'], 'yesterday'),
]


def test_usage_is_two(duban):
    before = duban.dump()
    for arguments in USAGE:
        duban.run(*arguments, expect=2)
    assert duban.dump() == before


def test_refusal_is_one_and_changes_nothing(duban):
    before = duban.dump()
    for arguments, word in REFUSED:
        done = duban.call('--db', duban.database, '--now', NOW, *arguments)
        assert done.returncode == 1, f'{arguments}: {done.returncode} {done.stderr}'
        assert done.stdout == '', done.stdout
        assert word in done.stderr and done.stderr.count('\n') == 1, done.stderr
    assert duban.dump() == before


def test_options_stand_before_and_after(duban):
    plain = duban.get('tasks')
    after = duban.call('tasks', '--json', '--db', duban.database, '--now', NOW)
    assert json.loads(after.stdout) == plain
    equals = duban.call(f'--db={duban.database}', 'tasks', f'--now={NOW}', '--json')
    assert json.loads(equals.stdout) == plain
    # The value of an option is not an option.
    record = duban.get('record', '甲1', 'note', '--text', '--json')['id']
    shown = {r['id']: r for r in duban.get('show', '甲1')['records']}
    assert shown[record]['text'] == '--json'
    duban.run('undo')
    assert duban.run('set', '甲1', 'notes', '--', '-负数').strip()
    duban.run('undo')


def test_chinese_in_a_plain_locale(duban):
    task = duban.get('add', '--title', '朴素的环境', '--lead', '副旗长乙', locale='C')
    assert task['title'] == '朴素的环境' and task['lead'] == '副旗长乙'
    duban.run('undo', locale='POSIX')


def test_now_comes_from_the_environment(duban):
    done = duban.call('--db', duban.database, '--json', 'tasks', DUBAN_NOW='2026-03-05T08:00')
    assert json.loads(done.stdout)['now'].startswith('2026-03-05T08:00')


def test_add_set_and_delete(duban):
    task = duban.get('add', '--title', '二', '--due', '9月底前', '--cooperators', '副旗长乙、旗长')
    assert (task['due'], task['due_text']) == ('2026-09-30', '9月底前')
    assert task['assigned'] is None and task['tracked_from'] == '2026-03-02'
    assert task['cooperators'] == ['副旗长乙', '旗长']
    name = task['id']
    assert duban.get('set', name, 'cooperators', '')['cooperators'] == []
    # Several names one by one, and another field after them.
    task = duban.get('set', name, 'cooperators', '旗长', '副旗长乙', 'importance', 'key')
    assert task['cooperators'] == ['副旗长乙', '旗长'] and task['importance'] == 'key'
    assert duban.get('set', name[:22], 'number', '乙1')['number'] == '乙1'
    assert duban.get('delete', '乙1') == {'deleted': name}
    duban.run('show', name, expect=1)
    assert duban.get('undo') == {'undone': 'delete'}
    assert duban.get('show', name)['number'] == '乙1'
    duban.run('delete', name)
    # The number of a deleted task is free.
    assert duban.get('add', '--title', '三', '--number', '乙1')['number'] == '乙1'


def test_records_and_attachments(duban):
    path = os.path.join(duban.folder, '台账 1.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('附件')
    record = duban.get('record', '甲1', 'deploy', '--on', '2026-03-01T09:00', '--by', '水利局',
                       '--text', '部署', '--attach', path)['id']
    shown = {r['id']: r for r in duban.get('show', '甲1')['records']}[record]
    assert (shown['on'], shown['by'], shown['text']) == ('2026-03-01', '水利局', '部署')
    assert shown['time'] == '2026-03-01T09:00:00+08:00'
    kept = os.listdir(os.path.join(duban.folder, 'attachments'))
    assert len(kept) == 1 and len(kept[0]) == 64
    void = duban.get('record', '甲1', 'void', '--record', record[:23], '--reason', '误记')['id']
    shown = {r['id']: r for r in duban.get('show', '甲1')['records']}
    assert shown[record]['void'] and shown[void]['record'] == record
    assert duban.get('undo') == {'undone': 'record void'}
    shown = {r['id']: r for r in duban.get('show', '甲1')['records']}
    assert not shown[record]['void']
    assert shown[record]['written'] == '2026-03-02T10:00:00+08:00'


def test_an_extension_after_its_date_is_late(duban):
    """An extension asked for after the date that it would move is itself late (domain.md 3)."""
    duban.run('add', '--title', '延期', '--number', '延1', '--assigned', '2026-02-20',
              '--due', '2026-03-01')
    for on, granted in (('2026-03-01', '--refused'), ('2026-03-02', '--granted'),
                        ('2026-03-02', '--refused')):
        duban.get('record', '延1', 'extension', '--due', '2026-03-20', '--reason', '天气',
                  '--on', on, granted)
    late = [r['late'] for r in duban.get('show', '延1')['records']]
    assert late == [False, True, False], late
    duban.run('delete', '延1')


def test_directory_is_listed(duban):
    assert {'name': '旗长', 'title': '旗长'} in duban.get('leaders')['leaders']
    assert duban.get('units')['units'] == [
        {'name': '水利局', 'short': ['水务局'], 'category': '部门', 'head': None}]
    duban.run('portfolio', 'set', '副旗长甲', '水务局', '--from', '2026-01-01')
    duban.run('portfolio', 'set', '副旗长乙', '安全生产', '--kind', '包联')
    assert duban.get('portfolio')['portfolio'] == [
        {'leader': '副旗长甲', 'held': '水利局', 'type': 'unit', 'kind': '分管',
         'from': '2026-01-01', 'to': None},
        {'leader': '副旗长乙', 'held': '安全生产', 'type': 'field', 'kind': '包联',
         'from': None, 'to': None}]
    duban.run('portfolio', 'end', '副旗长甲', '水利局', '--on', '2026-03-31')
    assert duban.get('portfolio')['portfolio'][0]['to'] == '2026-03-31'
    meetings = duban.get('meetings', 'add', '--kind', '常务会', '--date', '2026-03-10',
                         '--number', '第3次')
    assert meetings == {'meetings': [
        {'kind': '常务会', 'date': '2026-03-10', 'number': '第3次'}]}
    holidays = duban.get('holidays')
    assert holidays['years'] == [2024, 2025, 2026]
    assert {'date': '2026-10-01', 'kind': 'off'}.items() <= next(
        h for h in holidays['holidays'] if h['date'] == '2026-10-01').items()


def test_units_and_leaders_are_changed(duban):
    duban.run('units', 'set', '水务局', '--name', '水利和湿地局', '--head', '局长甲')
    unit = duban.get('units')['units'][0]
    assert (unit['name'], unit['head']) == ('水利和湿地局', '局长甲'), unit
    duban.run('units', 'set', '水利局', '--name', '水利局')
    assert duban.get('units')['units'][0]['name'] == '水利局'
    duban.run('leaders', 'set', '副旗长乙', '--left', '2026-12-31')
    duban.run('leaders', 'set', '副旗长乙', '--left', '')


def test_draft_of_the_portfolio_is_kept_and_applied(duban):
    duban.run('portfolio', 'set', '副旗长甲', '水利局', '--from', '2026-01-01')
    duban.run('add', '--title', '移交', '--number', '移1', '--unit', '水利局', '--lead', '副旗长甲',
              '--assigned', '2026-03-01')
    duban.run('portfolio', 'draft', '--from', '2026-03-02', '--document', '9号')
    duban.run('portfolio', 'draft', 'end', '副旗长甲', '水务局')
    kept = duban.get('portfolio', 'draft', 'take', '副旗长乙', '水务局')
    assert (kept['from'], kept['document']) == ('2026-03-02', '9号'), kept
    assert [(line['does'], line['leader'], line['held']) for line in kept['lines']] == [
        ('end', '副旗长甲', '水利局'), ('take', '副旗长乙', '水利局')], kept
    preview = duban.get('portfolio', 'apply', '--preview')
    assert preview['hands'] == ['水利局'] and not preview['ownerless'], preview
    assert {'number': '移1', 'title': '移交', 'from': '副旗长甲', 'to': '副旗长乙'} in preview['moves']
    assert duban.get('show', '移1')['lead'] == '副旗长甲'
    applied = duban.get('portfolio', 'apply')
    assert applied == preview, applied
    task = duban.get('show', '移1')
    assert task['lead'] == '副旗长乙', task
    assert [r['reason'] for r in task['records'] if r['kind'] == 'handover'] == ['9号'], task
    assert duban.get('portfolio', 'draft')['lines'] == []
    duban.run('undo')
    assert duban.get('show', '移1')['lead'] == '副旗长甲'
    duban.run('portfolio', 'draft', 'take', '副旗长乙', '水利局')
    duban.run('portfolio', 'draft', 'drop')
    assert duban.get('portfolio', 'draft')['lines'] == []
    duban.run('delete', '移1')


def test_settings_are_shown_and_set(duban):
    assert duban.get('settings')['accounts-from'] == '2026-03-09'
    assert duban.get('settings', 'day-policy', 'workday') == {'day-policy': 'workday'}
    assert duban.run('settings', 'day-policy').strip() == 'workday'
    assert duban.get('settings', 'day-policy', '') == {'day-policy': 'calendar'}
    assert duban.get('settings', 'remind-times', '07:45') == {'remind-times': '07:45'}


def test_waiver_is_set_and_taken_back(duban):
    def waived():
        found = duban.get('check', '--rule', 'deploy-overdue')['findings']
        return [f['waived'] for f in found if f['task']['number'] == '甲1']
    duban.get('record', '甲1', 'reissue')
    duban.run('undo')
    before = duban.get('check')['findings']
    rule = next(f['rule'] for f in before if f['task'] and f['task']['number'] == '甲1')
    duban.run('waive', '甲1', rule, '--reason', '已说明', '--until', '2026-03-10')
    after = [f for f in duban.get('check')['findings']
             if f['task'] and f['task']['number'] == '甲1' and f['rule'] == rule]
    assert all(f['waived'] for f in after) and after
    assert duban.get('waive', '甲1', rule, '--end') == {'rule': rule, 'waived': False}
    assert duban.get('check')['findings'] == before


def test_backup_and_restore(duban):
    copy = os.path.join(duban.folder, 'copy.db')
    duban.run('backup', copy)
    before = duban.get('tasks')
    duban.run('add', '--title', '之后')
    duban.run('set', '甲1', 'notes', '再说')
    after = duban.get('tasks')
    done = duban.get('restore', copy)
    kept = done['kept']
    assert os.path.exists(kept)
    assert (done['restored'], done['later'], done['taken'], done['lost']) == (copy, 2, 0, 0), done
    assert duban.get('tasks') == before
    assert duban.get('verify')['ok']
    # Taken back in afterwards, twice without harm; and undone as one command.
    offer = duban.run('restore', copy)
    assert 'restore --later' not in offer, 'what was replaced now has nothing that is later'
    assert duban.get('restore', '--later', kept)['taken'] == 2
    assert duban.get('restore', '--later', kept)['taken'] == 0
    assert duban.get('tasks') == after
    assert any(h['value'] == '再说' for h in duban.get('show', '甲1')['history'])
    assert 'restore --later' in duban.run('restore', copy)
    assert duban.get('tasks') == before
    assert duban.get('restore', copy, '--keep-later')['later'] == 0
    assert duban.get('restore', '--later', kept)['taken'] == 2
    assert duban.get('undo')['undone'] == 'restore'
    assert duban.get('tasks') == before
    assert duban.get('verify')['ok']


def list_backups(duban):
    folder = os.path.join(duban.folder, 'backups')
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def test_backups_are_made_unasked(duban):
    duban = Duban(duban.program, tempfile.mkdtemp(dir=duban.folder))
    ledger = os.path.join(duban.folder, '台账.csv')

    def write(title):
        with open(ledger, 'w', encoding='utf-8') as file:
            file.write(f'编号,事项,工作要求\n甲1,修路,{title}\n')

    duban.run('init', '--office')
    write('一')
    duban.run('import', ledger)
    assert list_backups(duban) == [], 'there was no task yet'
    duban.run('set', '甲1', 'notes', '二')
    assert list_backups(duban) == ['duban-2026-03-02.db']
    duban.run('set', '甲1', 'notes', '三', now='2026-03-03T10:00')
    duban.run('set', '甲1', 'notes', '四', now='2026-03-03T18:00')
    today = 'duban-2026-03-03.db'
    assert list_backups(duban)[1:] == [today]
    # Reading, previewing, and taking the same in again need none.
    for arguments in (['tasks'], ['import', ledger, '--preview'], ['import', ledger]):
        duban.run(*arguments, now='2026-03-04T10:00')
    assert len(list_backups(duban)) == 2
    # An import that changes something is preceded by one that is under an hour old.
    other = Duban(duban.program, tempfile.mkdtemp(dir=duban.folder))
    for time, written, kept in (('18:30', '五', '一'), ('19:29', '六', '一'), ('19:30', '七', '六')):
        write(written)
        duban.run('import', ledger, now=f'2026-03-03T{time}')
        # A look keeps its verdict in the file, which would make it younger.
        shutil.copy(os.path.join(duban.folder, 'backups', today), other.database)
        shown = other.get('show', '甲1')['history']
        values = {h['field']: h['value'] for h in shown if h['current']}
        assert (values['requirement'], values['notes']) == (kept, '四'), (time, values)
    assert duban.get('verify')['ok'] and other.get('verify')['ok']


def list_pages_of_facts(duban):
    """Those that hold changes themselves, by their numbers in the file."""
    with contextlib.closing(sqlite3.connect(duban.database)) as database:
        return [page for page, in database.execute(
            "SELECT pageno FROM dbstat WHERE name = 'change' AND pagetype = 'leaf' ORDER BY path")]


def test_damaged_database_is_set_aside_and_merged(duban):
    duban = Duban(duban.program, tempfile.mkdtemp(dir=duban.folder))
    duban.run('init', '--office')
    for n in range(60):
        duban.run('add', '--title', f'事项{n} ' + '长' * 400, '--number', f'{n}')
    backup = os.path.join(duban.folder, 'backups', 'duban-2026-03-02.db')
    assert duban.call('--db', backup, 'tasks').returncode == 0
    size = os.path.getsize(duban.database)
    assert size > 40 * 4096
    with open(duban.database, 'r+b') as file:
        for page in list_pages_of_facts(duban)[8:10]:
            file.seek((page - 1) * 4096)
            file.write(b'\xa5' * 4096)
    assert duban.call('--db', duban.database, 'verify').returncode == 1
    done = duban.get('restore', '--newest', '--keep-later')
    assert done['restored'] == backup and os.path.getsize(done['kept']) == size
    assert done['taken'] > 30 and 0 < done['lost'] < 30, done
    assert len(duban.get('tasks')['tasks']) == 1 + done['taken']
    assert duban.get('verify')['ok']
    # One of which nothing can be read at all.
    with open(duban.database, 'r+b') as file:
        file.write(b'\0' * 8192)
    done = duban.get('restore', '--newest', '--keep-later')
    assert (done['taken'], done['lost']) == (0, 1), done
    assert duban.get('verify')['ok']


def test_rebuild_mends_the_derived_tables(duban):
    base = sqlite3.connect(duban.database)
    base.execute("UPDATE task SET title = '别的' WHERE number = '甲1'")
    base.execute('DELETE FROM record')
    base.commit()
    base.close()
    duban.call('--db', duban.database, '--now', NOW, 'check')
    wrong = duban.call('--db', duban.database, 'verify')
    assert wrong.returncode == 1 and 'verify --rebuild' in wrong.stderr
    assert duban.get('verify', '--rebuild')['ok']
    assert [t['title'] for t in duban.get('tasks')['tasks'] if t['number'] == '甲1'] == ['修水库']


def test_desk_of_a_leader(duban):
    other = Duban(duban.program, tempfile.mkdtemp(dir=duban.folder))
    missing = other.call('--db', other.database, 'tasks')
    assert missing.returncode == 1 and 'dubanctl init' in missing.stderr
    assert other.get('init', '--leader', '副旗长丙')['leader'] == '副旗长丙'
    assert other.get('leaders')['leaders'] == [{'name': '副旗长丙', 'title': None}]
    other.run('add', '--title', '事', '--number', '1')
    other.get('record', '1', 'deploy')
    shown = other.get('show', '1')
    assert shown['records'][0]['by'] == '副旗长丙'
    assert shown['history'][0]['author'] == '副旗长丙'


def test_help_is_given(duban):
    for arguments in (['help'], ['--help'], ['help', 'record'], ['record', '--help']):
        done = duban.call(*arguments)
        assert done.returncode == 0 and 'dubanctl' in done.stdout and not done.stderr
    commands = {line.split()[0] for line in duban.call('help').stdout.splitlines()
                if line.startswith('  ') and line.strip() and not line.startswith('  -')}
    for command in commands - {'dubanctl'}:
        assert f'dubanctl {command}' in duban.call('help', command).stdout, command


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        duban = Duban(sys.argv[1], folder)
        build(duban)
        for name, test in tests:
            try:
                test(duban)
                print(f'ok - {name}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok - {name}', flush=True)
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
