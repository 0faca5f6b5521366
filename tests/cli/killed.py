#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, what was acknowledged is there and what was not is not half there.

    killed.py DUBANCTL [ROUNDS]      prints TAP"""
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LEDGER_ROWS = 400


class Desk:
    def __init__(self, program, folder):
        self.program, self.database = program, folder / 'duban.db'

    def command(self, *arguments):
        return [str(x) for x in (self.program, '--db', self.database, '--json', *arguments)]

    def run(self, *arguments):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stderr)
        return json.loads(done.stdout) if done.stdout else None

    def numbers(self):
        return {t['number'] for t in self.run('tasks')['tasks']}

    def killed_after(self, seconds, *arguments):
        """Whether the command had ended well before it was killed."""
        child = subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)
        try:
            child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.communicate()
        return child.returncode == 0


def play(desk, rounds, folder):
    rng = random.Random(137)
    known = desk.numbers()
    start = time.monotonic()
    desk.run('add', '--title', '量时间', '--number', 'a')
    once = time.monotonic() - start
    known.add('a')
    for n in range(rounds):
        many = n % 4 == 3
        if many:
            names = {f'{n}-{i}' for i in range(LEDGER_ROWS)}
            ledger = folder / 'ledger.csv'
            ledger.write_text('编号,事项\n' + ''.join(f'{x},事项{x}\n' for x in sorted(names)),
                              encoding='utf-8')
            arguments = ('import', ledger)
        else:
            names = {f'{n}'}
            arguments = ('add', '--title', f'事项{n}', '--number', f'{n}')
        done = desk.killed_after(rng.random() * once * (4 if many else 1.5), *arguments)
        now = desk.numbers()
        new = now - known
        if not known <= now:
            return f'round {n}: acknowledged tasks are gone: {sorted(known - now)[:5]}'
        if done and new != names:
            return f'round {n}: acknowledged, and {len(new)} of {len(names)} are there'
        if new and new != names:
            return f'round {n}: half there: {len(new)} of {len(names)}'
        known = now
    result = desk.run('verify')
    return None if result['ok'] else str(result)


def dump(desk):
    """All that a person sees of the tasks, and what awaits a decision."""
    return desk.run('tasks')['tasks'], desk.run('exchange', 'conflicts')['conflicts']


def make_conflict(desk, folder, n):
    """A due that a ledger and a hand have made different."""
    ledger = folder / 'due.csv'
    for day in ('06-30', '07-31'):
        ledger.write_text(f'编号,事项,完成时限\nk{n},冲突{n},2027-{day}\n', encoding='utf-8')
        if day == '07-31':
            desk.run('set', f'k{n}', 'due', '2027-08-31')
        desk.run('import', ledger)


def play_one_step(desk, rounds, folder):
    """Commands whose effect is one step: killed, each is done or it is not begun."""
    rng = random.Random(138)
    backup = folder / 'backup.db'
    desk.run('backup', backup)
    desk.run('add', '--title', '后来', '--number', 'later')
    for n in range(rounds):
        what = ('undo', 'settle', 'restore', 'keep-later', 'init')[n % 5]
        if what == 'init':
            fault = play_init(desk, rng, folder / f'{n}.db')
            if fault:
                return fault
            continue
        if what == 'undo':
            desk.run('add', '--title', f'待撤{n}', '--number', f'u{n}')
            arguments = ('undo',)
        elif what == 'settle':
            make_conflict(desk, folder, n)
            conflict = desk.run('exchange', 'conflicts')['conflicts'][0]['id']
            arguments = ('exchange', 'settle', conflict, '--take', '1')
        else:
            desk.run('backup', backup)
            desk.run('add', '--title', f'备份后{n}', '--number', f'r{n}')
            arguments = ('restore', backup) + (('--keep-later',) if what == 'keep-later' else ())
        before = dump(desk)
        whole = folder / 'whole.db'
        desk.run('backup', whole)
        other = Desk(desk.program, folder)
        other.database = whole
        other.run(*arguments)
        after = dump(other)
        # A restore that takes later work back in is two steps: the backup alone stands between.
        between = None
        if what == 'keep-later':
            other.run('restore', backup)
            between = dump(other)
        done = desk.killed_after(rng.random() * 0.05, *arguments)
        now = dump(desk)
        if now not in ([after] if done else [before, between, after]):
            return f'{what} {n}: {"acknowledged" if done else "killed"}, and neither before nor after'
        for part in folder.glob('*.part-*'):
            part.unlink()
        if not desk.run('verify')['ok']:
            return f'{what} {n}: verify finds a fault'
        if what in ('restore', 'keep-later'):
            for kept in folder.glob('*.replaced-*'):
                kept.unlink()
    return None


def play_init(desk, rng, database):
    fresh = Desk(desk.program, database.parent)
    fresh.database = database
    done = fresh.killed_after(rng.random() * 0.04, 'init', '--leader', '副旗长甲')
    if database.exists():
        names = [leader['name'] for leader in fresh.run('leaders')['leaders']]
        return None if names == ['副旗长甲'] else f'init: half a database, {names}'
    return 'init: acknowledged, and not there' if done else None


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 120
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(sys.argv[1]).resolve(), Path(folder))
        desk.run('init', '--office')
        print('1..2')
        failed = False
        for number, (game, times) in enumerate(((play, rounds), (play_one_step, rounds // 6)), 1):
            fault = game(desk, times, Path(folder))
            failed = failed or fault is not None
            print(f"{'not ok' if fault else 'ok'} {number} - killed {times} times", flush=True)
            if fault:
                print('#', fault)
    return failed


if __name__ == '__main__':
    raise SystemExit(main())
