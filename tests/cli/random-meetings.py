#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers taken in again and again, edits by hand, settlements and undo, at random: after each
step the values in force and the conflicts are those of a naive reading of sync.md and interface.md
(“Importing again”), and no value that was ever entered is lost.

    random-meetings.py DUBANCTL [SEEDS [FIRST]]      prints TAP"""
import json
import os
import random
import subprocess
import sys
import tempfile

HEADER = '编号,事项,交办时间,牵头领导,配合领导,完成时限,工作要求'
FIELDS = ('lead', 'cooperators', 'due', 'requirement')
CONTESTED = ('lead', 'cooperators', 'due')
TASKS = ('甲1', '甲2')
POOLS = {
    'lead': ['副旗长甲', '副旗长乙', '副旗长丙'],
    'cooperators': ['副旗长丁', '副旗长戊', '副旗长丁、副旗长戊'],
    'due': ['2026-06-30', '2026-07-31', '2026-08-31'],
    'requirement': ['修好', '修快', '修省'],
}


class Field:
    """What one field of one task is, told from the commands that stand."""

    def __init__(self):
        self.heads = []       # (by hand, when, value)
        self.imported = None  # the value of the last import

    def values(self):
        return {value for _, _, value in self.heads}

    def enter(self, when, value):
        if self.values() == {value} or (not self.heads and value == ''):
            return False
        self.heads = [(True, when, value)]
        return True

    def take_in(self, when, value):
        if value in ('', self.imported):
            return False
        self.imported = value
        self.heads = [head for head in self.heads if head[0]] + [(False, when, value)]
        return True

    def effective(self, name):
        if not self.heads:
            return ''
        if name == 'due':
            return min(self.values() - {''}, default='')
        if name == 'cooperators':
            names = {n for value in self.values() for n in value.split('、') if n}
            return '、'.join(sorted(names))
        return max(self.heads)[2]


class Model:
    def __init__(self):
        self.fields = {(t, f): Field() for t in TASKS for f in FIELDS}
        self.settled = set()  # the fields whose conflict the last command ended

    def play(self, command):
        """Whether the command changed anything."""
        when, what, entries = command
        changed = False
        self.settled = set()
        for key, value in entries.items():
            field = self.fields[key]
            was = len(field.values()) > 1
            if what == 'stands again':
                field.heads = [(True, when + (one == value[0]) / 2, one) for one in value[1]]
            else:
                act = field.take_in if what == 'import' else field.enter
                changed = act(when, value) or changed
            if was and len(field.values()) == 1:
                self.settled.add(key)
        return changed


def replay(commands):
    model = Model()
    for command in commands:
        model.play(command)
    return model


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder, self.minute = program, folder, 0

    def run(self, *arguments):
        self.minute += 1
        now = f'2026-03-02T{8 + self.minute // 60:02}:{self.minute % 60:02}'
        done = subprocess.run([self.program, '--db', os.path.join(self.folder, 'duban.db'), '--now',
                               now, '--json', *arguments], capture_output=True, text=True,
                              encoding='utf-8', timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode == 0, f'{arguments}: {done.stderr}'
        return json.loads(done.stdout)

    def take_in(self, entries):
        path = os.path.join(self.folder, '台账.csv')
        rows = [','.join([t, f'事项{t}', '2026-03-01'] + [entries[t, f] for f in FIELDS])
                for t in TASKS if (t, 'lead') in entries]
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join([HEADER, *rows]) + '\n')
        return self.run('import', path)


def draw(rng, commands, when):
    """A command: its time, what it does, and its entries."""
    if not commands or rng.random() < 0.4:
        tasks = TASKS if not commands else rng.sample(TASKS, rng.randint(1, len(TASKS)))
        return when, 'import', {(t, f): rng.choice(POOLS[f] + [''] * bool(commands))
                                for t in tasks for f in FIELDS}
    key = rng.choice(TASKS), rng.choice(FIELDS)
    return when, 'set', {key: rng.choice(POOLS[key[1]] + [''] * (key[1] != 'lead'))}


def draw_settlement(rng, desk, when):
    conflicts = desk.run('exchange', 'conflicts')['conflicts']
    if not conflicts:
        return None, None
    conflict = rng.choice(conflicts)
    take = rng.randint(1, len(conflict['values']))
    value = conflict['values'][take - 1]['value'] or ''
    key = conflict['task']['number'], conflict['field']
    return (when, 'settle', {key: value}), ('exchange', 'settle', conflict['id'], '--take', str(take))


def compare(desk, model, entered):
    """What differs between the desk and the model; None for nothing."""
    conflicts = {(c['task']['number'], c['field']): {v['value'] or '' for v in c['values']}
                 for c in desk.run('exchange', 'conflicts')['conflicts']}
    expected = {key: field.values() for key, field in model.fields.items()
                if key[1] in CONTESTED and len(field.values()) > 1}
    if conflicts != expected:
        return f'conflicts {conflicts}, expected {expected}'
    for task in TASKS:
        shown = desk.run('show', task)
        current = {}
        for entry in shown['history']:
            if entry['current']:
                current.setdefault(entry['field'], set()).add(entry['value'] or '')
        for name in FIELDS:
            field = model.fields[task, name]
            value = field.effective(name)
            if name == 'cooperators':
                got = '、'.join(shown['cooperators'])
            elif name == 'requirement':
                got = value if value in current.get(name, {''}) else f'{current[name]}'
            else:
                got = shown[name] or ''
            if got != value:
                return f'{task} {name} is {got!r}, expected {value!r} of {field.heads}'
        known = {(entry['field'], entry['value'] or '') for entry in shown['history']}
        lost = {(f, v) for t, f, v in entered if t == task and v} - known
        if lost:
            return f'{task}: lost {lost}'
    return None


def stand_again(field, name):
    """The value in force, and all that stand: those of a conflict, else that one."""
    value = field.effective(name)
    if name in CONTESTED and len(field.values()) > 1:
        return max(field.heads)[2] if name == 'lead' else value, field.values()
    return value, {value}


def play(rng, program, folder, steps):
    desk = Desk(program, folder)
    desk.run('init', '--office')
    for names in POOLS['lead'], POOLS['cooperators'][:2]:
        for name in names:
            desk.run('leaders', 'add', name)
    commands, n_undoable, entered, told = [], 0, set(), []
    for step in range(steps):
        kind = rng.random() if commands else 1
        if kind < 0.2 and n_undoable > 0:
            last = commands[-1]
            model = replay(commands[:-1])
            model.play(last)
            ended = model.settled
            commands = commands[:-1]
            n_undoable -= 1
            desk.run('undo')
            told.append(f'undo {last}')
            # Taken back by hand: a conflict that the command had ended returns, and beside other
            # work by hand what stands again is by hand.
            former = replay(commands)
            kept = {key: stand_again(former.fields[key], key[1]) for key in last[2]
                    if last[1] != 'import' and (key in ended or any(
                        c[1] != 'import' and any(k[0] == key[0] for k in c[2])
                        for c in commands))}
            if kept:
                commands.append((step, 'stands again', kept))
                n_undoable = 0
        else:
            command, words = (draw_settlement(rng, desk, step) if kind < 0.4 else
                              (draw(rng, commands, step), None))
            if command is None:
                continue
            if not replay(commands).play(command) and command[1] == 'settle':
                return 'a settlement changed nothing'
            told.append(str(command))
            if words:
                desk.run(*words)
            elif command[1] == 'import':
                desk.take_in(command[2])
            else:
                for (task, name), value in command[2].items():
                    desk.run('set', task, name, value)
            entered |= {(t, f, v) for (t, f), v in command[2].items()}
            if replay(commands).play(command):
                n_undoable += len(commands) > 0
                commands.append(command)
        fault = compare(desk, replay(commands), entered)
        if fault:
            return '\n# '.join([f'step {step}: {fault}', *told])
    ok = desk.run('verify')['ok']
    return None if ok else 'verify finds a fault'


def main():
    program = os.path.abspath(sys.argv[1])
    n_seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    failed = 0
    print(f'1..{n_seeds}')
    for seed in range(first, first + n_seeds):
        with tempfile.TemporaryDirectory() as folder:
            fault = play(random.Random(seed), program, folder, 14)
        failed += fault is not None
        print(f"{'not ok' if fault else 'ok'} - seed {seed}", flush=True)
        if fault:
            print('#', fault, flush=True)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
