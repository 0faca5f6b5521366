#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks that were restored, copied, set up anew, whose clocks are wrong, and whose programs are older
or newer: nothing is lost, they come to the same state, and the person is told.  Prints TAP."""
import os
import random
import shutil
import sys
import tempfile
import traceback

from exchange_desks import Desk, NOW_MS, know, read_given, state, writer

TWICE = 'bear one number'
BACK = 'own that it had lost came back'


class World:
    """The office and a second desk of the office's, which sees all too, and a leader's."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.office = Desk(program, folder, 'office', '政府办公室', '--office')
        self.second = Desk(program, folder, 'second', '政府办公室', '--office')
        self.a = Desk(program, folder, 'a', '副旗长甲', '--leader', '副旗长甲')
        self.b = Desk(program, folder, 'b', '副旗长乙', '--leader', '副旗长乙')
        for desk in (self.a, self.b):
            self.office.run('leaders', 'add', desk.called)
        for desk, other in ((self.office, self.a), (self.office, self.second),
                            (self.office, self.b), (self.second, self.a), (self.second, self.b)):
            desk.accept(other)
            other.accept(desk)
        for n, lead in enumerate(('副旗长甲', '副旗长甲', '副旗长乙'), 1):
            self.office.run('add', '--title', f'事项{n}', '--lead', lead, '--number', str(n))
        for desk in (self.second, self.a, self.b):
            self.office.meet(desk)

    def settle(self, *desks):
        """All give all others until nobody has anything new; their states, which must be one."""
        for _ in range(3):
            for desk in desks:
                for other in desks:
                    if other is not desk:
                        other.take_all(desk.give(other))
        return {desk.state() for desk in desks}


def texts(desk, task):
    return [record['text'] for record in desk.get('show', task)['records']]


def clone(world, desk, name):
    """The same disk in another machine: database and key."""
    os.makedirs(os.path.join(world.folder, name))
    copied = Desk(world.program, world.folder, name, desk.called)
    for suffix in ('', '.key'):
        shutil.copy2(desk.database + suffix, copied.database + suffix)
    return copied


def test_a_desk_restored_from_last_week_exchanges(world):
    office, second = world.office, world.second
    assert len(world.settle(office, second)) == 1
    second.run('backup', 'second.backup')
    second.run('record', '1', 'note', '--text', '备份之后、送出')
    second.run('set', '1', 'notes', '备份之后')
    office.take(second.give(office))
    office.run('record', '2', 'note', '--text', '办公室的话')
    second.take(office.give(second))
    office.take(second.give(office))
    second.run('restore', 'second.backup')
    assert texts(second, '1') == []
    second.run('record', '1', 'note', '--text', '恢复之后')
    office.run('set', '2', 'notes', '办公室又改')
    late = office.give(second)
    waits = second.take(late)
    assert waits['waiting'] == 1 and any('goes on from' in note for note in waits['notes']), waits
    told = office.take(second.give(office))
    assert any(TWICE in note for note in told['notes']), told
    back = second.take(office.give(second))
    assert any(BACK in note for note in back['notes']), back
    assert back['waiting'] == 0, 'what a later file has told waits no more'
    again = second.take(late)
    assert again['waiting'] == 0 and any('before' in note for note in again['notes']), again
    assert len(world.settle(office, second)) == 1
    assert set(texts(office, '1')) == {'备份之后、送出', '恢复之后'}
    assert '备份之后' in office.run('show', '1') and '办公室又改' in second.run('show', '2')


def test_what_comes_back_of_others_is_passed_on(world):
    """Their words stand under their seals, without which nobody else would take them."""
    office, second = world.office, world.second
    office.run('backup', 'office.backup')
    world.a.run('record', '1', 'note', '--text', '甲在备份之后')
    office.take(world.a.give(office))
    office.run('set', '1', 'notes', '办公室的')
    second.take(office.give(second))
    office.run('set', '1', 'method', '办公室未送出的')
    restored = office.get('restore', 'office.backup', '--keep-later')
    assert (restored['taken'], restored['lost']) == (3, 0), restored
    office.run('record', '1', 'note', '--text', '恢复之后')
    for desk in (second, world.b, world.a):
        desk.take(office.give(desk, '--full'))
    assert len(world.settle(office, second)) == 1
    for desk in (office, second, world.a):
        assert set(texts(desk, '1')) >= {'甲在备份之后', '恢复之后'}, desk.name
        assert '办公室未送出的' in desk.run('show', '1'), desk.name
        assert desk.get('verify', '--rebuild')['ok']


def test_two_live_copies_of_one_disk(world):
    office, second = world.office, world.second
    copied = clone(world, second, 'copied')
    told = []
    for n in range(3):
        second.run('record', '1', 'note', '--text', f'原机{n}')
        copied.run('record', '1', 'note', '--text', f'副本{n}')
        second.run('set', '1', 'due', f'2026-05-0{n + 1}', '--correction', '笔误')
        copied.run('set', '1', 'due', f'2026-06-0{n + 1}', '--correction', '笔误')
        files = [second.give(office), copied.give(office)]
        told.append([any(TWICE in note for note in office.take(file)['notes'])
                     for file in files])
    assert any(any(pair) for pair in told), told
    for desk in (second, copied):
        for _ in range(2):
            desk.take_all(office.give(desk, '--full'))
            office.take_all(desk.give(office, '--full'))
        desk.take_all(office.give(desk, '--full'))
    assert {desk.state() for desk in (office, second, copied)} == {office.state()}
    assert {f'{who}{n}' for who in ('原机', '副本') for n in range(3)} <= set(texts(office, '1'))
    shutil.rmtree(copied.home)


def test_a_number_borne_twice_is_told_however_far_back(world):
    """Also where the sender's numbers have gone on since."""
    office, a = world.office, world.a
    office.meet(a)
    copied = clone(world, a, 'copied-a')
    late = copied.give(office)
    for _ in range(3):
        told = office.take(a.give(office))
        assert not any(TWICE in note for note in told['notes']), told
    told = office.take(late)
    assert any(TWICE in note for note in told['notes']), told
    again = office.take(late)
    assert not any(TWICE in note for note in again['notes']), again
    shutil.rmtree(copied.home)
    office.meet(a)


def test_parts_that_come_in_any_order_are_no_copies(world):
    """A file that waited bears its own number when it is taken in."""
    office, a = world.office, world.a
    office.meet(a)
    a.run('backup', 'a.backup')
    office.run('set', '1', 'notes', '一')
    first = office.give(a)
    a.take(first)
    office.take(a.give(office))
    office.run('set', '1', 'notes', '二')
    then = office.give(a)
    a.run('restore', 'a.backup')
    assert a.take(then)['waiting'] == 1
    taken = a.take(first)
    assert taken['waiting'] == 0, taken
    assert not any(TWICE in note for note in taken['notes']), taken
    assert '二' in a.run('show', '1')
    office.meet(a)


def test_what_waits_and_was_revoked_keeps_nothing_else_out(world):
    office = world.office
    late = Desk(world.program, world.folder, 'late', '副旗长丙', '--leader', '副旗长丙')
    world.late = late
    office.accept(late)
    late.accept(office)
    office.meet(late)
    late.run('backup', 'late.backup')
    office.run('backup', 'office.backup')
    late.run('add', '--title', '丙事', '--lead', '副旗长丙')
    office.take(late.give(office))
    late.take(office.give(late))
    late.run('add', '--title', '丙事二', '--lead', '副旗长丙')
    file = late.give(office)
    office.run('restore', 'office.backup')
    assert office.take(file)['waiting'] == 1
    office.run('exchange', 'introduce', '--revoke', late.called, '-o', 'late.revocation')
    taken = office.take(world.a.give(office))
    assert taken['waiting'] == 0 and any('revoked' in note for note in taken['notes']), taken
    again = office.take(world.a.give(office))
    assert not any('revoked' in note for note in again['notes']), again


def test_clocks_wrong_by_years(world):
    """The value that follows stands, whatever the clocks say; they come to one state."""
    office, second = world.office, world.second
    world.settle(office, second)
    second.now = '2031-03-02T10:00'
    second.run('set', '2', 'notes', '来自未来')
    told = office.take(second.give(office))
    assert any('ahead' in note for note in told['notes']), told
    office.run('set', '2', 'notes', '其后改定')
    second.now = '2019-03-02T10:00'
    second.take(office.give(second))
    assert '其后改定' in second.run('show', '2')
    second.run('set', '2', 'notes', '最后')
    assert len(world.settle(office, second)) == 1
    assert '最后' in office.run('show', '2')
    second.now = office.now


def test_a_newer_program_among_older_ones(world):
    """What the older keep for it comes back whole, and their own work goes on."""
    office, second = world.office, world.second
    newer = writer.Desk(random.Random(7), '信息中心', 3)
    for desk in (office, second):
        desk.accept(newer)
    task = newer.draw(16)
    first = newer.change(task, [(1, '新程序的事项'.encode()), (2, b'N'), (4600, b'\xff')],
                         time=NOW_MS)
    then = newer.change(task, [(4600, b'\xfe'), (0, writer.record(newer.draw(16), 99, text='某'))],
                        [state.blake(first)], NOW_MS + 1)
    thing = newer.change(newer.draw(16), [(5000, b'x')], kind=11, time=NOW_MS)
    writer.put(world.folder, 'newer.duban',
               newer.bundle(newer.payload([first, then, thing]), [office.public()], NOW_MS))
    assert office.take('newer.duban')['not_understood'] == 3
    taken = second.take(office.give(second))
    assert taken['not_understood'] == 3 and any('newer' in note for note in taken['notes']), taken
    second.run('set', 'N', 'notes', '旧程序照改')
    assert len(world.settle(office, second)) == 1
    changes = read_given(second, newer, know(second, office, newer, world.a, world.b, world.late), '--full')[2]
    fold = state.fold_all(changes)[task]
    assert fold.get(4600) == b'\xfe' and fold.get(5) == '旧程序照改'.encode()
    assert state.blake(thing) in {change['hash'] for change in changes}
    assert {record['kind'] for _, record, _, _ in fold.records} == {99}
    assert second.get('verify', '--rebuild')['ok']


def test_a_new_leaders_desk_is_set_up_from_a_file_of_the_office(world):
    office = world.office
    office.run('leaders', 'add', '副旗长丁')
    office.run('add', '--title', '丁的事项', '--lead', '副旗长丁', '--number', 'd1')
    office.run('add', '--title', '丁协办', '--lead', '副旗长甲', '--cooperators', '副旗长丁',
               '--number', 'd2')
    new = Desk(world.program, world.folder, 'd', '副旗长丁', '--leader', '副旗长丁')
    office.accept(new)
    new.accept(office)
    taken = new.take(office.give(new))
    assert taken['added'] == 2, taken
    assert sorted(task['title'] for task in new.get('tasks')['tasks']) == ['丁协办', '丁的事项']
    assert new.get('settings', 'accounts-from') == office.get('settings', 'accounts-from')
    leaders = {leader['name'] for leader in new.get('leaders')['leaders']}
    assert {'副旗长甲', '副旗长乙', '副旗长丁'} <= leaders, leaders
    known = {colleague['name'] for colleague in new.get('exchange', 'colleagues')}
    assert {'政府办公室', '副旗长甲', '副旗长乙'} <= known, known
    new.run('record', 'd1', 'deploy', '--text', '已部署')
    office.take(new.give(office))
    assert texts(office, 'd1') == ['已部署']


def test_words_under_a_revoked_key_stop_no_others(world):
    """A colleague had taken them in before he heard of it.  Once their author, met anew, has given
    them himself, the colleague's file is taken in."""
    office, b = world.office, world.b
    e = Desk(world.program, world.folder, 'e', '副旗长戊', '--leader', '副旗长戊')
    for desk in (office, b):
        desk.accept(e)
        e.accept(desk)
    office.meet(e)
    office.run('add', '--title', '共办', '--lead', '副旗长戊', '--cooperators', '副旗长乙',
               '--number', 'e1')
    office.meet(e)
    office.meet(b)
    e.run('record', 'e1', 'note', '--text', '作废之后')
    b.take(e.give(b))
    b.run('record', 'e1', 'note', '--text', '乙的话')
    office.run('exchange', 'introduce', '--revoke', '副旗长戊', '-o', 'e.revocation')
    said = office.run('exchange', 'import', b.give(office), expect=1)
    assert 'revoked' in said and texts(office, 'e1') == [], said
    e.run('exchange', 'introduce', '--renew', '-o', 'e.renewal')
    office.accept(e)
    office.take(e.give(office))
    taken = office.take(b.give(office))
    assert taken['changed'] == 1, taken
    assert set(texts(office, 'e1')) == {'作废之后', '乙的话'}


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
        for desk in (world.office, world.second, world.a, world.b):
            assert desk.get('verify')['ok']
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
