#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that is Python's alone, written from FORMAT.md and STATE.md: what it gives is taken in, and
of what it does wrong each is refused with its own sentence, and nothing is changed.  Prints TAP."""
import random
import struct
import sys
import tempfile
import traceback

from exchange_desks import Desk, NOW_MS, know, read_given, state, writer

DAY = 20514  # 2026-03-02
NIL = bytes(16)


class World:
    def __init__(self, program, folder):
        chance = random.Random(137)
        self.folder = folder
        self.office = Desk(program, folder, 'office', '政府办公室', '--office')
        self.other = Desk(program, folder, 'other', '副旗长甲', '--leader', '副旗长甲')
        self.python = writer.Desk(chance, '副旗长丙', 2, state.id_of_words('leader', '副旗长丙'))
        self.second = writer.Desk(chance, '副旗长丁', 2, state.id_of_words('leader', '副旗长丁'))
        self.stranger = writer.Desk(chance, '副旗长戊', 2, state.id_of_words('leader', '副旗长戊'))
        for desk in (self.python, self.second, self.other):
            self.office.accept(desk)
        self.other.accept(self.office)
        self.to = [self.office.public()]
        self.n = 0
        self.task = self.python.draw(16)

    def change(self, writes, by=None, **more):
        return (by or self.python).change(more.pop('entity', None) or self.python.draw(16), writes,
                                          time=more.pop('time', NOW_MS), **more)

    def file(self, data):
        self.n += 1
        writer.put(self.folder, f'p{self.n}.duban', data)
        return f'p{self.n}.duban'

    def send(self, bodies, seals=None, **more):
        """A file of the Python desk's, whole or ill."""
        payload = {key: more.pop(key) for key in ('base', 'acks', 'more') if key in more}
        return self.python.bundle(self.python.payload(bodies, seals, **payload),
                                  more.pop('to', self.to), NOW_MS, **more)


def test_what_python_wrote_is_taken_in(world):
    lead = state.id_of_words('leader', '副旗长丙')
    first = world.change([(1, '修通乡公路'.encode()), (2, b'P1'), (17, lead),
                          (29, struct.pack('<i', DAY + 30)), (40, b'\1')], entity=world.task)
    second = world.change([(0, writer.record(world.python.draw(16), 2, DAY, 600,
                                             text='已向交通局部署')), (5, '先通后畅'.encode())],
                          entity=world.task, parents=[state.blake(first)])
    leader = world.change([(100, '副旗长丙'.encode())], entity=lead, kind=2)
    taken = world.office.take(world.file(world.send([first, second, leader])))
    assert (taken['added'], taken['not_understood']) == (1, 0), taken
    task = world.office.get('show', 'P1')
    assert (task['title'], task['lead'], task['due']) == ('修通乡公路', '副旗长丙', '2026-04-01'), task
    assert [(r['kind'], r['text'], r['on']) for r in task['records']] == \
        [('deploy', '已向交通局部署', '2026-03-02')], task['records']
    assert {h['author'] for h in task['history']} == {'副旗长丙'}, task['history']
    assert '先通后畅' in world.office.run('show', 'P1')


def test_what_is_not_known_is_kept_and_passed_on(world):
    """A newer program's fields, records and entities."""
    known = world.change([(4600, b'newer'), (1, '新版本'.encode()), (2, b'P2')])
    thing = world.change([(5000, b'\xff\0')], kind=9)
    alone = world.change([(0, writer.record(world.python.draw(16), 7, text='某'))], kind=9)
    later = world.change([(0, writer.record(world.python.draw(16), 200, DAY, text='某',
                                            extras=[(4000, b'\xfe')])), (5, '照旧'.encode())],
                         entity=known[2:18], parents=[state.blake(known)])
    extra = world.change([(0, writer.record(world.python.draw(16), 25, DAY, text='知',
                                            extras=[(4000, b'\xfe')]))],
                         entity=known[2:18], parents=[state.blake(later)])
    taken = world.office.take(world.file(world.send([known, thing, alone, later, extra])))
    assert (taken['not_understood'], taken['added']) == (5, 1), taken
    assert any('newer version' in note for note in taken['notes']), taken
    task = world.office.get('show', 'P2')
    assert [h['value'] for h in task['history'] if h['current']] == ['新版本', 'P2', '照旧'], task
    world.office.run('set', 'P2', 'notes', '改')
    passed = {change['hash'] for change in
              read_given(world.office, world.python, know(world.office, world.python),
                         '--full')[2]}
    assert passed >= {state.blake(body) for body in (known, later, extra)}
    assert state.blake(thing) in passed and state.blake(alone) in passed
    assert world.office.get('verify', '--rebuild')['ok']


def test_a_base_that_is_not_here_waits(world):
    file = world.file(world.send([world.change([(1, b'x')])], base=b'\7' * 16))
    before = world.office.state()
    taken = world.office.take(file)
    assert (taken['waiting'], taken['added']) == (1, 0), taken
    assert world.office.state() == before


def test_what_waits_and_cannot_be_taken_in_keeps_nothing_else_out(world):
    """What its base brings is taken in; it is put away, and said, and is never asked for again."""
    first = world.send([world.change([(1, '基'.encode()), (2, b'P4')])])
    base = world.python.sent
    for parents, kind in (([b'\6' * 32], 1), ([], 3)):
        ill = world.send([world.change([(5, b'x')], entity=world.task, parents=parents)]
                         if kind == 1 else
                         [world.change([(120, b'x')], entity=world.task, kind=kind)], base=base)
        waiting = world.office.take(world.file(ill))['waiting']
    file = world.file(first)
    for options in (['--preview'], []):
        taken = world.office.take(file, *options)
        assert (taken['added'], taken['waiting']) == (1, waiting - 2), taken
        notes = [note for note in taken['notes'] if '--full' in note]
        assert len(notes) == 2 and any('follows' in note for note in notes), taken
    world.office.get('show', 'P4')
    taken = world.office.take(world.file(world.send([world.change([(1, b'y')])])))
    assert taken['notes'] == [] and taken['waiting'] == waiting - 2, taken


def list_ill(world):
    """(what is wrong, the file, a word of the sentence)."""
    python, second = world.python, world.second
    good = world.change([(1, '好'.encode())])
    public = world.to[0]
    box = (public[:16], b'\1' * 80)

    def change(what, word, *arguments, **more):
        return what, world.send([world.change(*arguments, **more)]), word

    yield 'a stranger', world.stranger.bundle(world.stranger.payload([]), world.to), 'not known here'
    yield 'for another desk', world.send([good], to=[second.public]), 'not addressed'
    yield 'a newer version', world.send([good], version=2), 'newer version'
    yield 'unknown flags', world.send([good], flags=1), 'newer version'
    yield 'another suite', world.send([good], suite=2), '(2)'
    yield 'version 0', world.send([good], version=0), 'damaged'
    yield 'signed by another', world.send([good], signer=second), 'signature'
    yield 'number 0', world.send([good], number=-1), 'header'
    yield 'a name too long', world.send([good], name='名' * 400), 'header'
    yield 'a header of 64 KiB and 1', world.send([good], name='a' * 65500), 'header'
    yield '65 recipients', world.send([good], listed=[(bytes([n]) * 16, b'\1' * 80)
                                                      for n in range(1, 66)]), 'header'
    yield 'no recipient', world.send([good], to=[]), 'header'
    yield 'a recipient twice', world.send([good], listed=[box, box]), 'header'
    yield 'recipients in disorder', world.send(
        [good], listed=sorted([box, (b'\1' * 16, b'\1' * 80)], reverse=True)), 'header'
    yield 'sealed for another key', world.send([good], listed=[box]), 'another key'
    yield 'no final chunk', world.send([good], last_tag=0), 'Part 1'
    yield 'a final chunk before the last', world.send([good], extra_chunk=b'more'), 'Part 1'
    yield 'no payload', python.bundle(b'', world.to, NOW_MS), 'Part 1'
    yield 'something after the changes', python.bundle(python.payload([good]) + b'\0', world.to,
                                                       NOW_MS), 'What this exchange file holds'
    yield '65 acknowledgements', world.send([good], acks=[bytes([n]) * 16 for n in range(65)]), \
        'What this exchange file holds'
    yield 'more is 2', world.send([good], more=2), 'What this exchange file holds'
    yield 'a seal numbered 2 that follows none', world.send(
        [good], [python.seal([good], number=2, previous=bytes(32))]), \
        'What this exchange file holds'
    yield 'a seal numbered 1 that follows one', world.send(
        [good], [python.seal([good], number=1, previous=b'\1' * 32)]), \
        'What this exchange file holds'
    yield 'an empty seal', world.send([good], [python.seal([])]), 'What this exchange file holds'
    yield 'a seal of 257', world.send([good], [python.seal([good] * 257)]), \
        'What this exchange file holds'
    yield 'a seal signed by another', world.send([good], [python.seal([good], by=second)]), 'not its author'
    yield 'a seal of an unknown desk', world.send([good], [world.stranger.seal([good])]), 'not known here ('
    yield 'a seal without a change', world.send([good], [python.seal([good]),
                                                         python.seal([b'other'])]), 'seal without'
    yield 'a change twice', world.send([good, good]), 'twice'
    yield 'under no seal', world.send([good, world.change([(1, b'x')])], [python.seal([good])]), 'Change 2'
    foreign = world.change([(1, '冒名'.encode())], by=second)
    yield 'another\'s name', world.send([foreign]), 'Change 1'
    yield 'another\'s name and seal', world.send([foreign], [second.seal([foreign], by=python)]), \
        'not its author'
    yield change('a parent that is not here', 'follows', [(5, b'x')], entity=world.task,
                 parents=[b'\5' * 32])
    yield change('a parent of another entity', 'follows', [(5, b'x')],
                 parents=[state.blake(good)])
    yield change('an entity of another kind', 'another kind', [(5000, b'x')], entity=world.task,
                 kind=9)
    yield change('a newer change', 'newer version', [(1, b'x')], version=2)
    yield change('a change without an entity', 'Change 1', [(1, b'x')], entity=NIL)
    yield change('a change of kind 0', 'Change 1', [(1, b'x')], kind=0)
    yield change('no writes', 'Change 1', [])
    yield change('an origin that is none', 'Change 1', [(1, b'x')], origin=2)
    yield change('a time before 1970', 'Change 1', [(1, b'x')], time=-1)
    yield change('a time after 9999', 'Change 1', [(1, b'x')], time=253402300800000)
    yield change('an author too long', 'Change 1', [(1, b'x')], author='a' * 65537)
    yield change('a title too long', 'Change 1', [(1, b'a' * 65537)])
    yield change('a title that is no text', 'Change 1', [(1, b'\xff')])
    yield change('a day that is none', 'Change 1', [(29, b'\0\0\0\x7f')])
    yield change('a code that is none', 'Change 1', [(40, b'\5')])
    yield change('a field of another kind of thing', 'Change 1', [(100, b'x')])
    yield change('cooperators in disorder', 'Change 1', [(18, b'b' * 16 + b'a' * 16)])
    yield change('a record without an id', 'Change 1', [(0, writer.record(NIL, 25))])
    yield change('a record cut short', 'Change 1', [(0, writer.record(b'a' * 16, 25)[:-1])])
    yield change('a record with something after it', 'Change 1',
                 [(0, writer.record(b'a' * 16, 25) + b'\0')])
    yield change('a record of a minute that is none', 'Change 1',
                 [(0, writer.record(b'a' * 16, 25, minute=1440))])
    yield change('an extra of another form', 'Change 1',
                 [(0, writer.record(b'a' * 16, 25, extras=[(7, b'x')]))])
    large = world.change([(5000, bytes(1024 * 1024))])
    yield 'a change of 1 MiB and more', world.send([large]), '1 MiB'


def test_what_is_ill_is_refused(world):
    before = world.office.run('--json', 'verify'), world.office.run('--json', 'tasks')
    faults = []
    for what, data, word in list_ill(world):
        file = world.file(data)
        done = world.office.call('exchange', 'import', file)
        if done.returncode != 1 or word not in done.stderr or f'“{file}”' not in done.stderr \
                or done.stdout or len(done.stderr.splitlines()) != 1:
            faults.append(f'{what}: {done.returncode} {done.stdout}{done.stderr}')
    assert not faults, '\n'.join(faults)
    assert (world.office.run('--json', 'verify'), world.office.run('--json', 'tasks')) == before


def test_a_renewal_that_claims_to_be_the_office_is_called_what_it_is(world):
    claims = writer.Desk(random.Random(7), '政府办公室', 3)
    claims.take_over(world.second)
    file = world.file(claims.introduce(NOW_MS, former=world.second))
    assert world.office.run('exchange', 'accept', file).startswith('副旗长丁 has a new key')
    assert world.office.get('exchange', 'accept', file)['name'] == '副旗长丁'
    known = [c for c in world.office.get('exchange', 'colleagues') if c['name'] == '副旗长丁']
    assert [(c['fingerprint'], c['role']) for c in known] == [(claims.get_fingerprint(), 'leader')]


def test_the_greatest_that_may_be_is_taken_in(world):
    """Where the ill ones begin to be ill, these just are not."""
    body = world.change([(1, b'a' * 65536), (2, b'P3')], author='a' * 65536)
    filler = world.change([(5000, b'')])
    largest = world.change([(5000, bytes(1024 * 1024 - len(filler) - 2))])
    assert len(largest) == 1024 * 1024, len(largest)
    recipients = world.to + [bytes([n]) * 16 + world.second.public[16:] for n in range(1, 64)]
    taken = world.office.take(world.file(world.send(
        [body, filler, largest], to=recipients, name='名' * 333,
        acks=[bytes([n]) * 16 for n in range(64)])))
    assert taken['added'] == 3 and taken['not_understood'] == 2, taken


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
