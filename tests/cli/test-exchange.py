#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three desks that give each other files: the office's and two leaders'.  Run it with the path of
dubanctl as argument; prints TAP."""
import json
import os
import subprocess
import sys
import tempfile
import traceback

NOW = '2026-03-02T10:00'


class Desk:
    def __init__(self, program, folder, name):
        self.program, self.folder, self.name = os.path.abspath(program), folder, name
        self.home = os.path.join(folder, name)
        self.database = os.path.join(self.home, 'duban.db')

    def call(self, *arguments, now=NOW, **more):
        return subprocess.run([self.program, '--db', self.database, '--now', now, *arguments],
                              capture_output=True, text=True, timeout=60, cwd=self.folder,
                              stdin=subprocess.DEVNULL, encoding='utf-8',
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', **more})

    def run(self, *arguments, expect=0, **more):
        done = self.call(*arguments, **more)
        assert done.returncode == expect, f'{self.name} {arguments}: {done.returncode} {done.stderr}'
        assert (expect == 0) == (done.stderr == ''), done.stderr
        return done.stdout if expect == 0 else done.stderr

    def get(self, *arguments, **more):
        return json.loads(self.run('--json', *arguments, **more))

    def titles(self):
        return sorted(t['title'] for t in self.get('tasks')['tasks'])

    def accept(self, other):
        file = other.name + '.introduction'
        other.run('exchange', 'introduce', '-o', file)
        self.run('exchange', 'accept', file, '--fingerprint',
                 other.get('exchange', 'identity')['fingerprint'])

    def give(self, other, *options, file=None):
        """A file for another desk: (its name, what was said of it)."""
        World.n_files += 1
        file = file or f'{World.n_files}.duban'
        said = self.get('exchange', 'export', '--to', other.called, '-o', file, *options)
        return file, said

    def take(self, file, *options, **more):
        return self.get('exchange', 'import', file, *options, **more)[0]

    def meet(self, other):
        """Both give and take, until both have all."""
        for giver, taker in ((self, other), (other, self), (self, other)):
            taker.take(giver.give(taker)[0])


class World:
    n_files = 0

    def __init__(self, program, folder):
        self.folder = folder
        self.office = Desk(program, folder, 'office')
        self.a, self.b = Desk(program, folder, 'a'), Desk(program, folder, 'b')
        self.office.called, self.a.called, self.b.called = '政府办公室', '副旗长甲', '副旗长乙'
        self.office.run('init', '--office')
        for leader in (self.a, self.b):
            leader.run('init', '--leader', leader.called)
            self.office.run('leaders', 'add', leader.called)
            self.office.accept(leader)
            leader.accept(self.office)


def test_a_fingerprint_is_compared(world):
    world.b.run('exchange', 'introduce', '-o', 'b.introduction')
    fingerprint = world.b.get('exchange', 'identity')['fingerprint']
    asked = world.a.run('exchange', 'accept', 'b.introduction', expect=1)
    assert fingerprint in asked, asked
    other = world.a.get('exchange', 'identity')['fingerprint']
    assert fingerprint in world.a.run('exchange', 'accept', 'b.introduction', '--fingerprint',
                                      other, expect=1)
    assert [c['name'] for c in world.a.get('exchange', 'colleagues')] == ['政府办公室']
    assert '副旗长乙' in world.a.run('exchange', 'export', '--to', '副旗长乙', '-o', 'x', expect=1)
    assert 'own' in world.b.run('exchange', 'accept', 'b.introduction', expect=1)


def test_a_leader_gets_his_tasks_and_no_others(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    world.office.run('add', '--title', '供热金丝雀', '--lead', '副旗长乙', '--number', '2')
    file, said = world.office.give(world.a)
    assert said['full'] and said['changes'] > 1
    preview = world.a.take(file, '--preview')
    assert preview['added'] == 1 and world.a.titles() == []
    taken = world.a.take(file)
    assert (taken['added'], taken['changed'], taken['waiting']) == (1, 0, 0), taken
    assert taken['from'] == '政府办公室' and taken['kind'] == 'exchange'
    assert world.a.titles() == ['修路']
    assert '金丝雀'.encode() not in open(world.a.database, 'rb').read()
    world.b.take(world.office.give(world.b)[0])
    assert world.b.titles() == ['供热金丝雀']


def test_import_knows_an_exchange_file(world):
    world.office.run('set', '1', 'notes', '零')
    file, _ = world.office.give(world.a)
    assert world.a.get('import', '--preview', file)[0]['changed'] == 1
    taken, = world.a.get('import', file)
    assert (taken['kind'], taken['changed']) == ('exchange', 1)
    assert file in world.a.run('import', '--as', 'ledger', file, expect=1)
    assert os.listdir(os.path.join(world.a.home, 'backups'))


def test_the_same_file_again_changes_nothing(world):
    file, _ = world.office.give(world.a)
    world.a.take(file)
    before = world.a.run('--json', 'verify') + world.a.run('--json', 'tasks')
    again = world.a.take(file)
    assert again['added'] == again['changed'] == 0 and len(again['notes']) == 1, again
    assert world.a.run('--json', 'verify') + world.a.run('--json', 'tasks') == before


def test_an_answer_comes_back_and_then_nothing_is_left_to_say(world):
    world.a.run('record', '1', 'deploy', '--text', '已部署')
    world.office.take(world.a.give(world.office)[0])
    assert world.office.get('show', '1')['records'][-1]['text'] == '已部署'
    world.a.meet(world.office)
    file, said = world.a.give(world.office)
    assert said['changes'] == 0, said
    assert world.office.take(file)['changed'] == 0


def test_a_file_for_another_is_refused(world):
    file, _ = world.office.give(world.a)
    assert file in world.b.run('exchange', 'import', file, expect=1)
    assert '副旗长乙' in world.office.run('exchange', 'export', '--to', '副旗长甲', '副旗长乙',
                                         '-o', 'both.duban', expect=1)


def test_a_damaged_file_is_refused(world):
    file, _ = world.office.give(world.a, '--full')
    path = os.path.join(world.folder, file)
    data = open(path, 'rb').read()
    before = world.a.run('--json', 'verify')
    for name, bad in (('cut', data[:-1]), ('flipped', data[:300] + b'\x00' + data[301:]),
                      ('empty', b''), ('longer', data + b'x')):
        open(path, 'wb').write(bad)
        assert file in world.a.run('exchange', 'import', file, expect=1), name
    assert world.a.run('--json', 'verify') == before


def test_a_lost_file_leaves_no_gap(world):
    world.office.run('set', '1', 'notes', '一')
    world.office.give(world.a)
    world.office.run('set', '1', 'requirement', '二')
    world.a.take(world.office.give(world.a)[0])
    fields = {h['field']: h['value'] for h in world.a.get('show', '1')['history'] if h['current']}
    assert (fields['notes'], fields['requirement']) == ('一', '二')


def test_two_leads_are_a_conflict_on_both(world):
    world.a.meet(world.office)
    world.office.run('set', '1', 'due', '2026-04-01', '--correction', '笔误')
    world.a.run('set', '1', 'due', '2026-05-01', '--correction', '笔误')
    taken = world.a.take(world.office.give(world.a)[0])
    assert taken['conflicts'] == 1, taken
    world.office.take(world.a.give(world.office)[0])
    for desk in (world.a, world.office):
        conflict, = desk.get('exchange', 'conflicts')['conflicts']
        assert conflict['field'] == 'due' and len(conflict['values']) == 2
    world.office.run('exchange', 'settle', conflict['id'], '--take', '2')
    world.a.meet(world.office)
    assert world.a.get('exchange', 'conflicts') == {'conflicts': []}
    assert world.a.get('show', '1')['due'] == world.office.get('show', '1')['due']


def test_a_restored_desk_waits_and_catches_up(world):
    world.a.meet(world.office)
    world.a.run('backup', 'a.backup')
    world.office.run('set', '1', 'notes', '三')
    world.a.meet(world.office)
    world.a.run('record', '1', 'note', '--text', '未丢')
    world.office.take(world.a.give(world.office)[0])
    world.a.run('restore', 'a.backup')
    world.office.run('set', '1', 'notes', '四')
    taken = world.a.take(world.office.give(world.a)[0])
    assert taken['waiting'] == 1 and len(taken['notes']) == 1, taken
    world.office.take(world.a.give(world.office)[0])
    taken = world.a.take(world.office.give(world.a)[0])
    assert taken['changed'] == 1, taken
    texts = [r['text'] for r in world.a.get('show', '1')['records']]
    assert '未丢' in texts
    world.a.meet(world.office)
    world.a.run('verify')


def test_what_turns_many_tasks_must_be_confirmed(world):
    for i in range(12):
        world.office.run('add', '--title', f'事{i}', '--lead', '副旗长甲', '--number', f'm{i}')
    world.a.meet(world.office)
    for i in range(12):
        world.office.run('record', f'm{i}', 'close')
    file, _ = world.office.give(world.a)
    assert '12' in world.a.run('exchange', 'import', file, expect=1)
    assert world.a.get('show', 'm0')['status'] == 'open'
    world.a.run('exchange', 'import', file, '--confirm', '11', expect=1)
    assert world.a.take(file, '--confirm', '12')['changed'] == 12
    assert world.a.get('show', 'm0')['status'] == 'closed'


def test_a_task_that_goes_says_so(world):
    world.a.meet(world.office)
    world.office.run('add', '--title', '移交', '--lead', '副旗长甲', '--number', 'h')
    world.a.meet(world.office)
    world.office.run('set', 'h', 'lead', '副旗长乙', '--reason', '分工调整')
    world.office.run('record', 'h', 'note', '--text', '此后金丝雀')
    world.a.meet(world.office)
    assert world.a.get('show', 'h')['lead'] == '副旗长乙'
    assert '此后金丝雀'.encode() not in open(world.a.database, 'rb').read()
    world.b.take(world.office.give(world.b)[0])
    assert world.b.get('show', 'h')['records'][-1]['text'] == '此后金丝雀'


def test_the_office_passes_on_the_words_of_others(world):
    world.a.meet(world.office)
    world.b.meet(world.office)
    world.office.run('add', '--title', '共办', '--lead', '副旗长甲', '--cooperators', '副旗长乙',
                     '--number', 'z')
    world.a.meet(world.office)
    world.a.run('record', 'z', 'note', '--text', '甲说')
    world.a.meet(world.office)
    world.b.take(world.office.give(world.b)[0])
    assert world.b.get('show', 'z')['records'][-1]['by'] == '副旗长甲'
    # Whom the office's list names is a colleague, and files may go to him directly.
    assert sorted(c['name'] for c in world.b.get('exchange', 'colleagues')) == ['副旗长甲', '政府办公室']
    world.a.take(world.b.give(world.a)[0])


def test_the_office_keeps_the_directory(world):
    world.a.run('units', 'add', '林草局')
    assert 'office' in world.a.run('settings', 'due-soon-days', '5', expect=1)
    assert 'office' in world.a.run('portfolio', 'set', '副旗长甲', '林草局', expect=1)
    world.office.run('settings', 'due-soon-days', '9')
    world.a.meet(world.office)
    assert world.a.get('settings', 'due-soon-days') == {'due-soon-days': '9'}
    # What a desk said before it had an office does not stand against that, and is no conflict.
    late = Desk(world.a.program, world.folder, 'late')
    late.called = '副旗长丙'
    late.run('init', '--leader', late.called)
    late.run('settings', 'due-soon-days', '4')
    late.accept(world.office)
    world.office.accept(late)
    late.take(world.office.give(late)[0])
    assert late.get('settings', 'due-soon-days') == {'due-soon-days': '9'}
    late.meet(world.office)
    for desk in (world.office, world.a, world.b, late):
        assert desk.get('settings', 'due-soon-days')['due-soon-days'] in ('9', '3')
        assert desk.get('exchange', 'conflicts') == {'conflicts': []}
        assert desk.get('verify')['ok']


def test_a_clock_that_is_ahead_is_told(world):
    a, office = world.a, world.office
    office.meet(a)
    for now, ahead in (('2026-03-02T10:09', 0), ('2026-03-02T10:10', 10), ('2026-03-02T13:00', 180)):
        a.run('add', '--title', '快' + now, now=now)
        said = office.take(a.give(office)[0])
        told = [note for note in said['notes'] if 'ahead' in note]
        assert len(told) == (ahead > 0), said
        marked = {c['name']: c['clock_ahead_minutes'] for c in office.get('exchange', 'colleagues')}
        assert marked['副旗长甲'] == ahead, (now, marked)
    assert 'about 3 hours ahead' in told[0]
    assert 'about 3 hours ahead' in office.run('exchange', 'colleagues')


def test_a_preview_says_who_gets_what_and_writes_nothing(world):
    office, a, b = world.office, world.a, world.b
    office.meet(a)
    office.meet(b)
    task = office.get('add', '--title', '预览', '--lead', '副旗长甲')['id']

    def look():
        said = office.get('exchange', 'export', '--to', '副旗长甲', '--to', '副旗长乙', '--preview')
        return {p['to']: (p['new_tasks'], p['changed'], p['leaving_tasks']) for p in said}

    assert look() == {'副旗长甲': (['预览'], 0, []), '副旗长乙': ([], 0, [])}, look()
    assert look() == {'副旗长甲': (['预览'], 0, []), '副旗长乙': ([], 0, [])}
    office.meet(a)
    office.run('set', task, 'lead', '副旗长乙', '--reason', '分工调整')
    assert look() == {'副旗长甲': ([], 1, ['预览']), '副旗长乙': (['预览'], 0, [])}, look()
    assert '预览' in office.run('exchange', 'export', '--to', '副旗长甲', '--preview')
    assert office.call('exchange', 'export', '--to', '副旗长甲').returncode == 2


def test_one_of_several_desks_of_a_name_is_named_by_what_it_is(world):
    """A leader's second machine bears his name too: the name means both, else fingerprint or id."""
    second = Desk(world.a.program, world.folder, 'a2')
    second.called = world.a.called
    second.run('init', '--leader', second.called)
    world.office.accept(second)
    second.accept(world.office)
    identity = second.get('exchange', 'identity')
    both = world.office.get('exchange', 'export', '--to', second.called, '--preview', '-o', 'x')
    one = [world.office.get('exchange', 'export', '--to', identity[name], '--preview', '-o', 'x')
           for name in ('fingerprint', 'replica')]
    assert one[0] == one[1] and one[0] != both, (one, both)
    for name in ('fingerprint', 'replica'):
        world.office.run('exchange', 'export', '--to', identity[name], '-o', name + '.duban')
    assert second.call('exchange', 'import', 'replica.duban', '--preview').returncode == 0
    assert world.a.run('exchange', 'import', 'replica.duban', expect=1)


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        world = World(sys.argv[1], folder)
        for name, test in tests:
            try:
                test(world)
                print(f'ok - {name}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok - {name}', flush=True)
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
