#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk's key is renewed, revoked; a leader has two desks.  Run it with the path of dubanctl as
argument; prints TAP."""
import importlib.util
import os
import shutil
import sys
import tempfile
import traceback

_spec = importlib.util.spec_from_file_location(
    'exchange', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'test-exchange.py'))
exchange = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exchange)


class Fresh:
    """A world for each test."""

    def __init__(self, program, folder):
        self.program, self.folder, self.n = program, folder, 0

    def make(self):
        self.n += 1
        folder = os.path.join(self.folder, str(self.n))
        os.mkdir(folder)
        return exchange.World(self.program, folder)


def renew(desk):
    before = desk.get('exchange', 'identity')['fingerprint']
    said = desk.get('exchange', 'introduce', '--renew', '-o', desk.name + '.renewal')
    assert said['fingerprint'] == desk.get('exchange', 'identity')['fingerprint'] != before
    return desk.name + '.renewal'


def known_as(desk, name):
    return [c for c in desk.get('exchange', 'colleagues') if c['name'] == name]


def add(desk, title, *more):
    return desk.get('add', '--title', title, *more)['id']


def test_a_renewal_needs_no_telephone(fresh):
    world = fresh.make()
    office, a = world.office, world.a
    add(a, '旧钥匙之前')
    old, _ = a.give(office)  # on its way under the old key
    file = renew(a)
    office.run('exchange', 'accept', file)
    assert known_as(office, '副旗长甲')[0]['fingerprint'] \
        == a.get('exchange', 'identity')['fingerprint']
    assert office.take(old)['added'] == 1
    add(a, '新钥匙之后')
    assert office.take(a.give(office)[0])['added'] == 1
    assert a.take(office.give(a)[0])['unchanged'] >= 0
    assert office.get('verify')['ok'] and a.get('verify')['ok']


def test_who_has_not_accepted_it_is_told(fresh):
    world = fresh.make()
    office, a = world.office, world.a
    file = renew(a)
    add(a, '新')
    given, _ = a.give(office)
    assert 'key' in office.run('exchange', 'import', given, expect=1)
    office.run('exchange', 'accept', file)
    assert office.take(given)['added'] == 1


def test_a_renewal_twice_or_of_a_stranger(fresh):
    world = fresh.make()
    office, a, b = world.office, world.a, world.b
    first = renew(a)
    shutil.copy(os.path.join(world.folder, first), os.path.join(world.folder, 'first'))
    second = renew(a)
    assert 'may not say' in office.run('exchange', 'accept', second, expect=1)
    office.run('exchange', 'accept', 'first')
    office.run('exchange', 'accept', 'first')
    office.run('exchange', 'accept', second)
    assert 'may not say' in office.run('exchange', 'accept', 'first', expect=1)
    assert 'may not say' in b.run('exchange', 'accept', second, expect=1)


def test_the_office_tells_the_others(fresh):
    world = fresh.make()
    office, a, b = world.office, world.a, world.b
    office.meet(a)
    b.take(office.give(b)[0])
    assert known_as(b, '副旗长甲')
    add(a, '共办', '--lead', '副旗长甲', '--cooperators', '副旗长乙')
    a_before, _ = a.give(office)
    office.take(a_before)
    office.run('exchange', 'accept', renew(a))
    add(a, '共办二', '--lead', '副旗长甲', '--cooperators', '副旗长乙')
    office.take(a.give(office)[0])
    b.take(office.give(b)[0])
    assert b.titles() == ['共办', '共办二']
    assert known_as(b, '副旗长甲')[0]['fingerprint'] \
        == a.get('exchange', 'identity')['fingerprint']
    c = exchange.Desk(world.office.program, world.folder, 'c')  # who comes later learns both keys
    c.called = '副旗长乙'
    c.run('init', '--leader', c.called)
    office.accept(c)
    c.accept(office)
    fingerprint = c.get('exchange', 'identity')['fingerprint']
    office.run('exchange', 'export', '--to', fingerprint, '-o', 'c.duban')
    c.take('c.duban')
    assert c.titles() == ['共办', '共办二']


def test_two_desks_of_one_leader_both_receive(fresh):
    world = fresh.make()
    office, b = world.office, world.b
    c = exchange.Desk(office.program, world.folder, 'c')
    c.called = '副旗长乙'
    c.run('init', '--leader', c.called)
    office.accept(c)
    c.accept(office)
    add(office, '乙的', '--lead', '副旗长乙')
    file, _ = office.give(b)
    assert b.take(file)['added'] == 1 and c.take(file)['added'] == 1


def test_revoked_the_later_is_refused_and_the_earlier_stays(fresh):
    world = fresh.make()
    office, a, b = world.office, world.a, world.b
    office.meet(a)
    add(a, '作废之前', '--cooperators', '副旗长乙', '--lead', '副旗长甲')
    office.take(a.give(office)[0])
    b.accept(a)
    add(a, '作废之后', '--cooperators', '副旗长乙', '--lead', '副旗长甲')
    later, _ = a.give(office)
    to_b, _ = a.give(b)
    said = office.get('exchange', 'introduce', '--revoke', '副旗长甲', '-o', 'a.revocation')
    last = said['last_seal']
    assert said['last_seal'] == 2, said  # the leader's own name, then the task
    assert known_as(office, '副旗长甲')[0]['revoked'] and not known_as(b, '副旗长甲')[0]['revoked']
    assert 'revoked' in office.run('exchange', 'import', later, expect=1)
    b.run('exchange', 'accept', 'a.revocation')
    assert known_as(b, '副旗长甲')[0]['revoked']
    assert 'revoked' in b.run('exchange', 'import', to_b, expect=1)
    assert b.take(office.give(b)[0])['added'] == 1
    assert b.titles() == office.titles() == ['作废之前']
    assert 'revoked' in office.run('exchange', 'export', '--to', '副旗长甲', '-o', 'x', expect=1)
    assert "this very desk's key" in a.run('exchange', 'accept', 'a.revocation', expect=1)
    assert 'may not say' in office.run('exchange', 'accept', renew(a), expect=1)
    office.accept(a)  # met anew, with the new key
    office.take(a.give(office)[0])
    assert '作废之后' in office.titles()


def test_the_office_tells_of_a_revocation_as_well(fresh):
    world = fresh.make()
    office, a, b = world.office, world.a, world.b
    b.take(office.give(b)[0])
    office.run('exchange', 'introduce', '--revoke', '副旗长甲', '-o', 'a.revocation')
    b.take(office.give(b)[0])
    assert known_as(b, '副旗长甲')[0]['revoked']


def test_a_leader_revokes_no_colleague(fresh):
    world = fresh.make()
    world.b.accept(world.a)
    said = world.b.run('exchange', 'introduce', '--revoke', '副旗长甲', '-o', 'x', expect=1)
    assert 'office' in said and not os.path.exists(os.path.join(world.folder, 'x'))


def test_a_former_key_of_ones_own(fresh):
    world = fresh.make()
    office, a = world.office, world.a
    old = a.get('exchange', 'identity')['fingerprint']
    add(a, '一')
    office.take(a.give(office)[0])
    office.run('exchange', 'accept', renew(a))
    a.run('exchange', 'introduce', '--revoke', old, '-o', 'old.revocation')
    office.run('exchange', 'accept', 'old.revocation')
    assert not known_as(office, '副旗长甲')[0]['revoked']
    add(a, '二')
    assert office.take(a.give(office)[0])['added'] == 1


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        fresh = Fresh(sys.argv[1], folder)
        for name, test in tests:
            try:
                test(fresh)
                print(f'ok - {name}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok - {name}', flush=True)
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
