#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a task on the desk of a leader who sees it no more (已移交).  Run it with the path
of dubanctl as argument; prints TAP."""
import importlib.util
import os
import sys
import tempfile
import traceback

_spec = importlib.util.spec_from_file_location(
    'exchange', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'test-exchange.py'))
exchange = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exchange)

READ_ONLY = 'read-only on this desk'
LATER = '2026-03-20T10:00'


class Case:
    """A task of the office, led by 甲 from 2 March, who has it; handed over to 乙 on 10 March."""

    def __init__(self, program, folder):
        self.world = exchange.World(program, folder)
        office, a = self.world.office, self.world.a
        office.run('leaders', 'add', '副旗长甲')
        self.id = office.get('add', '--title', '移交的事项', '--number', 'M1', '--lead', '副旗长甲',
                             '--assigned', '2026-03-02', '--due', '2026-03-31')['id']
        self.stays = office.get('add', '--title', '留下的事项', '--number', 'M2', '--lead',
                                '副旗长甲', '--assigned', '2026-03-02')['id']
        office.meet(a)

    def hand_over(self):
        self.world.office.run('set', self.id, 'lead', '副旗长乙', '--reason', '分工调整',
                              now='2026-03-10T10:00')
        self.said = self.world.a.take(self.world.office.give(self.world.a)[0],
                                      now='2026-03-10T11:00')


def get(desk, *arguments):
    return desk.get(*arguments, now=LATER)


def test_before_the_handover_it_is_his(case):
    a = case.world.a
    assert get(a, 'tasks', '--status', 'handed-over')['tasks'] == []
    assert 'handed_over' not in get(a, 'show', case.id)
    a.run('record', case.id, 'deploy', '--on', '2026-03-02', '--text', '已部署')
    case.world.office.meet(a)
    case.ring = get(a, 'check')
    case.hand_over()


def test_afterwards_it_stands_in_a_list_of_its_own(case):
    a = case.world.a
    assert [t['number'] for t in get(a, 'tasks')['tasks']] == ['M2']
    for status in ('open', 'suspended', 'closed', 'withdrawn'):
        assert 'M1' not in [t['number'] for t in get(a, 'tasks', '--status', status)['tasks']]
    moved = get(a, 'tasks', '--status', 'handed-over')['tasks']
    assert [(t['number'], t['light']) for t in moved] == [('M1', 'grey')], moved
    assert moved[0]['handed_over'] == {'to': '副旗长乙', 'on': '2026-03-10'}, moved
    assert get(a, 'show', 'M1')['handed_over'] == {'to': '副旗长乙', 'on': '2026-03-10'}
    text = a.run('show', 'M1', now=LATER)
    assert 'handed over to 副旗长乙 on 2026-03-10' in text, text
    listed = a.run('tasks', '--status', 'handed-over', now=LATER)
    assert 'handed over to 副旗长乙 on 2026-03-10' in listed, listed


def list_found(desk):
    found = get(desk, 'check')['findings']
    return {f['task']['number'] for f in found if f['task'] is not None}


def test_it_has_no_findings(case):
    assert 'M1' in list_found(case.world.office)
    assert list_found(case.world.a) == {'M2'}
    assert get(case.world.a, 'show', case.id)['findings'] == []


def test_nothing_of_it_can_be_changed(case):
    a = case.world.a
    for command in (('set', case.id, 'title', '改名'), ('set', case.id, 'lead', '副旗长甲'),
                    ('record', case.id, 'note', '--text', '附记'), ('close', case.id),
                    ('delete', case.id), ('record', case.id, 'urge', '--text', '催')):
        said = a.call(*command, now=LATER)
        if command[0] == 'close' and 'no command' in said.stderr.lower():
            continue
        assert said.returncode == 1 and READ_ONLY in said.stderr, (command, said)
        assert said.stderr.count('\n') == 1, said.stderr
    assert get(a, 'show', case.id)['title'] == '移交的事项'


def test_the_days_that_he_held_it_count(case):
    """D(0) = 2, D(3) = 5, D(7) = 9 March lay with 甲; the deadline, 31 March, does not."""
    said = case.world.a.get('report', 'monthly', '--period', '2026-03', now='2026-04-02T10:00')
    shares = {stage: (share['due'], share['on_time']) for stage, share in said['stages'].items()}
    assert shares == {'deploy': (2, 1), 'approach': (2, 0), 'feedback': (2, 0)}, said
    assert 'M2' in said['led'] and 'M1' not in said['led'], said
    assert (said['assigned'], said['open']) == (1, 1), said


def test_rebuilt_it_is_the_same(case):
    assert get(case.world.a, 'verify')['ok']


def test_the_office_and_the_new_lead_work_on(case):
    office, b = case.world.office, case.world.b
    office.meet(b)
    assert [t['number'] for t in get(b, 'tasks')['tasks']] == ['M1']
    assert get(b, 'tasks', '--status', 'handed-over')['tasks'] == []
    assert get(office, 'tasks', '--status', 'handed-over')['tasks'] == []
    b.run('record', case.id, 'note', '--text', '接手', now=LATER)


def test_given_back_it_is_his_again(case):
    office, a = case.world.office, case.world.a
    office.meet(case.world.b)
    office.run('set', case.id, 'lead', '副旗长甲', '--reason', '退回', now=LATER)
    a.take(office.give(a)[0], now=LATER)
    assert [t['number'] for t in get(a, 'tasks', '--status', 'open')['tasks'] if t['number'] == 'M1']
    assert get(a, 'tasks', '--status', 'handed-over')['tasks'] == []
    a.run('record', case.id, 'note', '--text', '又接手', now=LATER)
    assert get(a, 'verify')['ok']


def test_what_one_hands_over_oneself_can_be_taken_back(case):
    a = case.world.a
    a.run('set', case.id, 'lead', '副旗长乙', '--reason', '手误', now=LATER)
    assert [t['number'] for t in get(a, 'tasks', '--status', 'handed-over')['tasks']] == ['M1']
    assert READ_ONLY in a.run('set', case.id, 'title', '改', expect=1, now=LATER)
    a.run('undo', now=LATER)
    assert get(a, 'tasks', '--status', 'handed-over')['tasks'] == []
    a.run('set', case.id, 'notes', '又能改', now=LATER)


def test_what_is_not_to_be_asked_together_is_refused(case):
    a = case.world.a
    for option in (('--light', 'red'), ('--rule', 'due-overdue')):
        assert 'neither light nor findings' in a.run('tasks', '--status', 'handed-over', *option,
                                                     expect=1)
    assert 'handed-over' in a.run('tasks', '--status', 'gone', expect=1)


def test_a_ledger_does_not_change_it(case):
    """Both were taken in from one ledger, and the second time with another deadline."""
    office, a = case.world.office, case.world.a
    ledger = os.path.join(case.world.folder, 'moved.csv')
    for due in ('2026-05-01', '2026-06-01'):
        with open(ledger, 'w', encoding='utf-8') as file:
            file.write('编号,事项,牵头领导,完成时限\n'
                       f'L1,台账甲,副旗长甲,{due}\nL2,台账乙,副旗长甲,{due}\n')
        if due == '2026-05-01':
            a.run('import', ledger, now=LATER)
            office.take(a.give(office)[0], now=LATER)
            office.run('set', 'L1', 'handling', 'restricted', now=LATER)
            office.run('set', 'L1', 'lead', '副旗长乙', '--reason', '分工调整', now=LATER)
            a.take(office.give(a)[0], now=LATER)
    assert get(a, 'show', 'L1')['handed_over']['to'] == '副旗长乙'
    said = get(a, 'import', ledger)[0]
    assert (said['changed'], len(said['refused'])) == (1, 1), said
    assert said['refused'][0]['row'] == 2 and READ_ONLY in said['refused'][0]['reason'], said
    assert get(a, 'show', 'L1')['due'] == '2026-05-01'
    assert get(a, 'show', 'L2')['due'] == '2026-06-01'


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        case = Case(sys.argv[1], folder)
        for name, test in tests:
            try:
                test(case)
                print(f'ok - {name}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok - {name}', flush=True)
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
