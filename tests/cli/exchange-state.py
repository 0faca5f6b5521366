#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes come to, by two programs: dubanctl's `verify` and bundle_state.py, which knows
STATE.md alone.  Random changes of every kind that Python writes, files and all, and random work of
three desks that Python reads.  Prints TAP; --first SEED and --count N choose the histories: one is
what the same desks went through before it too, from every twentieth on."""
import argparse
import random
import struct
import tempfile
import traceback

from exchange_desks import Desk, NOW_MS, know, read_given, state, writer

DAY = 20514  # 2026-03-02
DUE = struct.pack('<i', DAY)
VOIDED = writer.record(b'a' * 16, 5, DAY)
VOID = writer.record(b'b' * 16, 26, DAY, extras=[(7, b'a' * 16)])
WORLD = 20    # histories that the same desks go through


# ---- values of every form

def draw_text(chance, most=4):
    return ''.join(chance.choice('修路供热a1 甲乙') for _ in range(chance.randint(1, most))).encode()


def draw_day(chance, none=False):
    day = chance.choice([DAY, DAY + 1, DAY - 3, DAY + 40, -25567, 376199])
    return struct.pack('<i', -2**31 if none and chance.random() < .3 else day)


def draw_ids(chance):
    return [bytes([65 + n]) * 16 for n in range(4) if chance.random() < .5]


def draw_named(chance, fixed):
    return b''.join(fixed() + struct.pack('<H', len(text)) + text
                    for text in (draw_text(chance) for _ in range(chance.randint(0, 3))))


def draw_value(chance, form):
    if chance.random() < .15:
        return b''
    form, _, most = form.partition(' ')
    return {
        'text': lambda: draw_text(chance),
        'day': lambda: draw_day(chance),
        'moment': lambda: draw_day(chance) + struct.pack('<h', chance.choice([-1, 0, 1439])),
        'code': lambda: bytes([chance.randint(1, int(most))]),
        'bits': lambda: bytes([chance.getrandbits(8)]),
        'ref': lambda: bytes([65 + chance.randrange(4)]) * 16,
        'refs': lambda: b''.join(draw_ids(chance)),
        'texts': lambda: draw_named(chance, lambda: b''),
        'holders': lambda: b''.join(one + bytes([chance.randint(1, 5)]) + draw_day(chance, True)
                                    + draw_day(chance, True) for one in draw_ids(chance)),
        'heads': lambda: draw_named(chance, lambda: draw_day(chance, True)
                                    + draw_day(chance, True)),
        'days': lambda: draw_named(chance, lambda: draw_day(chance)
                                   + bytes([chance.randint(0, 2)])),
        'digest': lambda: bytes([chance.getrandbits(1)]) * 8,
    }[form]()


def draw_record(chance, n_names=5):
    names = [bytes([97 + n]) * 16 for n in range(n_names)]
    extras = [(7, chance.choice(names)) for _ in range(chance.choice([0, 1, 1, 2]))]
    if chance.random() < .2:
        extras.append((chance.choice([25, 99, 4000]), draw_text(chance)))
    kind = chance.choice([19, 23, 25, 26, 26, 26, 5, chance.randint(1, 27), 28, 200])
    return writer.record(chance.choice(names), kind,
                         chance.choice([DAY, DAY + 1, -2**31]), chance.choice([-1, 600]),
                         text=draw_text(chance).decode(), extras=extras)


def draw_write(chance, kind):
    if chance.random() < .35:
        return 0, draw_record(chance)
    if kind == 9 or chance.random() < .1:
        return chance.choice([46, 99, 129, 225, 5000, 2**31]), chance.choice([b'', b'x', b'y'])
    own = [number for number, row in state.TABLE.items() if row.kind == kind]
    often = [number for number in own if state.TABLE[number].contested]
    number = chance.choice(often if often and chance.random() < .5 else own)
    if number in (40, 43) and chance.random() < .4:
        return number, bytes([{40: 3, 43: 1}[number]])
    return number, draw_value(chance, state.TABLE[number].form)


class History:
    """Changes that several Python desks make side by side."""

    def __init__(self, chance, desks):
        self.chance, self.desks = chance, desks
        self.entities = [(chance.choice([1, 1, 1, 2, 3, 4, 5, 6, 9]), desks[0].draw(16))
                         for _ in range(4)]
        self.entities.append((7, state.id_of_words('settings')))
        self.changes = []  # (entity, author, body, hash)

    def make(self, n):
        chance = self.chance
        for _ in range(n):
            kind, entity = chance.choice(self.entities)
            before = [change[3] for change in self.changes if change[0] == entity]
            near = before[-chance.randint(1, 5):]
            parents = set(chance.sample(near, min(len(near), chance.choice([0, 1, 1, 1, 2, 3]))))
            writes = [draw_write(chance, kind) for _ in range(chance.randint(1, 4))]
            self.add(kind, entity, writes, parents, int(chance.random() < .3))

    def add(self, kind, entity, writes, parents, origin=0):
        author = self.chance.choice(self.desks)
        body = author.change(entity, writes, parents, kind=kind, origin=origin,
                             time=NOW_MS + self.chance.choice([0, 0, 5, 60000, -9 * 10**11]))
        self.changes.append((entity, author, body, state.blake(body)))
        return state.blake(body)

    def make_small(self):
        """A few changes of one task that follow the first or each other: most do one thing, on
        which two of them are likely to differ."""
        chance = self.chance
        entity = self.desks[0].draw(16)
        hot = chance.choice([
            [(40, b'\3'), (40, b'\3'), (0, None)], [(43, b'\1'), (43, b'\1'), (0, None)],
            [(40, b'\3'), (17, b'L' * 16), (0, None)], [(43, b'\1'), (40, b'\3'), (29, None)],
            [(40, b'\3'), (29, DUE), (29, DUE)], [(43, b'\1'), (0, VOID), (0, VOIDED), (0, VOIDED)],
            [(0, None)], [(0, None), (40, b'\3')], [(30, None), (29, None)],
            *([(number, None), (number, b'')] for number in (18, 29, 39, 40, 43))])
        names = [self.add(1, entity, [(1, b'x'), (17, b'L' * 16)], ())]
        for _ in range(chance.randint(2, 5)):
            parents = {names[0]} if chance.random() < .6 else \
                set(chance.sample(names, min(len(names), 2)))
            number, value = chance.choice(hot)
            if value is None:
                value = draw_record(chance, 2) if number == 0 else \
                    draw_value(chance, state.TABLE[number].form)
            names.append(self.add(1, entity, [(number, value)], parents,
                                  int(chance.random() < .2)))

    def package(self, giver, recipients):
        """All of it in one file of giver's, in some order that parents allow."""
        order = list(self.changes)
        self.chance.shuffle(order)
        bodies = [{'hash': name, 'parents': state_parents(body), 'body': body}
                  for _, _, body, name in order]
        bodies = [change['body'] for change in state.sort_by_parents(bodies)]
        seals = []
        for author in self.desks:
            own = [body for _, by, body, _ in self.changes if by is author]
            seals += author.seal_all(own)
        self.chance.shuffle(seals)
        return giver.bundle(giver.payload(bodies, seals), recipients, NOW_MS)


def state_parents(body):
    from bundle_reader import read_change
    return read_change(body)['parents']


class Written:
    """Two office desks of dubanctl that take in what Python desks wrote."""

    def __init__(self, program, folder, chance):
        self.python = [writer.Desk(chance, 'Python办公室', 3),
                       *(writer.Desk(chance, f'副旗长{n}', 2, state.id_of_words('leader',
                                                                               f'副旗长{n}'))
                         for n in '丁戊')]
        self.desks = [Desk(program, folder, name, called, '--office')
                      for name, called in (('one', '政府办公室'), ('two', '政府办公室'))]
        for number, desk in enumerate(self.desks):
            desk.run('settings', 'office-name', f'办公室{number}')
            desk.called = f'办公室{number}'
        for desk in self.desks:
            for other in [*self.python, *self.desks]:
                if other is not desk:
                    desk.accept(other)
        self.desks[0].meet(self.desks[1])
        self.known = know(*self.python, *self.desks)
        self.offices = {self.python[0].id, *(desk.own_id() for desk in self.desks)}

    def try_seed(self, folder, seed):
        chance = random.Random(seed)
        for desk in self.python:
            desk.chance = chance
        history = History(chance, self.python)
        history.make(chance.choice([3, 12, 40]))
        for _ in range(30):
            history.make_small()
        publics = [desk.public() for desk in self.desks]
        for number in range(2):
            file = writer.put(folder, f'{seed}-{number}.duban',
                              history.package(self.python[number], publics))
            for desk in self.desks[::chance.choice([1, -1])]:
                desk.take_all(file)
            history.make(chance.choice([0, 0, 15]))
        return self.compare()

    def compare(self):
        said = []
        for desk in self.desks:
            changes = read_given(desk, self.python[0], self.known, '--full')[2]
            said.append((desk.state(), state.state_of(changes, self.offices).hex()))
        (one, one_here), (two, two_here) = said
        return [f'dubanctl {a}, Python {b}' for a, b in said if a != b] + \
               ([] if one == two else [f'the two desks differ: {one} {two}'])


# ---- work of people

class Worked:
    """The office's desk and two leaders', and a Python desk that reads what each has."""

    def __init__(self, program, folder, chance):
        self.reader = writer.Desk(chance, 'Python督查室', 3)
        self.office = Desk(program, folder, 'office', '政府办公室', '--office')
        self.leaders = [Desk(program, folder, name, called, '--leader', called)
                        for name, called in (('a', '副旗长甲'), ('b', '副旗长乙'))]
        for leader in self.leaders:
            self.office.run('leaders', 'add', leader.called)
            self.office.accept(leader)
            leader.accept(self.office)
        for desk in (self.office, *self.leaders):
            desk.accept(self.reader)
        self.desks = [self.office, *self.leaders]
        self.n_tasks = 0
        self.offices = {self.reader.id, self.office.own_id()}

    def act(self, chance, desk):
        """One thing that a person does; what is refused is refused."""
        lead = chance.choice(self.leaders).called
        task = str(chance.randint(1, max(self.n_tasks, 1)))
        acts = [
            ('set', task, 'due', chance.choice(['2026-04-01', '2026-05-01']), '--correction', '笔误'),
            ('set', task, 'lead', lead, '--reason', '分工调整'),
            ('set', task, 'cooperators', chance.choice([lead, ''])),
            ('set', task, 'notes', chance.choice('一二三')),
            ('record', task, 'close'), ('record', task, 'reopen', '--reason', '未办结'),
            ('record', task, 'note', '--text', '知'), ('record', task, 'deploy', '--text', '已部署'),
            ('record', task, 'suspend', '--reason', '等'), ('delete', task),
            ('units', 'add', chance.choice(['林草局', '住建局'])), ('undo',),
            ('settings', 'due-soon-days', chance.choice('45')),
        ]
        if desk is self.office and (self.n_tasks < 3 or chance.random() < .3):
            self.n_tasks += 1
            desk.run('add', '--title', f'事项{self.n_tasks}', '--lead', lead, '--number',
                     str(self.n_tasks))
        elif desk is self.office and chance.random() < .2:
            said = desk.get('exchange', 'conflicts')['conflicts']
            if said:
                desk.call('exchange', 'settle', chance.choice(said)['id'], '--take',
                          chance.choice('12'))
        else:
            desk.call(*chance.choice(acts))

    def try_seed(self, folder, seed):
        chance = random.Random(seed)
        for _ in range(10):
            self.act(chance, chance.choice(self.desks))
        leader = chance.choice(self.leaders)
        for giver, taker in ((self.office, leader), (leader, self.office))[::chance.choice([1, -1])]:
            file = giver.give(taker)
            if chance.random() < .8:
                taker.take_all(file)
        return self.compare()

    def compare(self):
        faults = []
        known = know(self.reader, *self.desks)
        for desk in self.desks:
            changes = read_given(desk, self.reader, known, '--full')[2]
            here = state.state_of(changes, self.offices).hex()
            if desk.state() != here:
                faults.append(f'{desk.name}: dubanctl {desk.state()}, Python {here}')
        return faults


def find_canaries(worked):
    """A leader's files hold no byte of another's tasks, decrypted as well."""
    a, b = worked.leaders
    worked.office.run('add', '--title', '只给甲的金丝雀', '--lead', a.called, '--number', 'c1')
    worked.office.run('record', 'c1', 'note', '--text', '甲的鹦鹉')
    worked.office.run('add', '--title', '只给乙的画眉', '--lead', b.called, '--number', 'c2')
    faults = []
    for leader, own, foreign in ((a, ['金丝雀', '鹦鹉'], ['画眉']),
                                 (b, ['画眉'], ['金丝雀', '鹦鹉'])):
        with open(f'{leader.database}.key', 'rb') as file:
            key = state_reader().Key(file.read())
        with open(f'{leader.folder}/{worked.office.give(leader, "--full")}', 'rb') as file:
            data = file.read()
        header, payload, _ = state_reader().read_bundle(data, key,
                                                        know(worked.reader, *worked.desks))
        plain = b''.join(payload['bodies']) + header['name'].encode()
        faults += [f'{word} is missing' for word in own if word.encode() not in plain]
        faults += [f'{word} got out' for word in foreign
                   if word.encode() in plain or word.encode() in data]
    return faults


def state_reader():
    import bundle_reader
    return bundle_reader


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--count', type=int, default=14)
    options = parser.parse_args()
    failed = 0

    def tell(name, faults):
        nonlocal failed
        failed += bool(faults)
        print(f'{"not ok" if faults else "ok"} - {name}', flush=True)
        for fault in faults:
            print(f'# {fault}')

    def ask(function, *arguments):
        try:
            return function(*arguments)
        except Exception:
            return traceback.format_exc().splitlines()

    print(f'1..{2 * options.count + 1}')
    for make, name in ((Written, 'written'), (Worked, 'worked')):
        for first in range(options.first, options.first + options.count, WORLD):
            with tempfile.TemporaryDirectory() as folder:
                world = make(options.program, folder, random.Random(first))
                for seed in range(first, min(first + WORLD, options.first + options.count)):
                    tell(f'{name}: seed {seed}', ask(world.try_seed, folder, seed))
                if make is Worked and first == options.first:
                    tell('a leader\'s file holds nothing of another\'s tasks',
                         ask(find_canaries, world))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
