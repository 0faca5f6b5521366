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


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 120
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(sys.argv[1]).resolve(), Path(folder))
        desk.run('init', '--office')
        fault = play(desk, rounds, Path(folder))
    print('1..1')
    print(f"{'not ok' if fault else 'ok'} 1 - killed {rounds} times")
    if fault:
        print('#', fault)
    return fault is not None


if __name__ == '__main__':
    raise SystemExit(main())
