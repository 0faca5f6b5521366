#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed, or without power, at each call that writes: a deed is done or not begun, and what was
acknowledged is there.  And the calls of SQLite fail, each in its turn.

    killed-at.py DUBANCTL SHIM [--all | --kills N] [DEED…]      prints TAP

--all: each way at each call; --kills N: SIGKILL alone, N times, at calls and at random moments."""
import errno
import importlib.util
import random
import re
import signal
import sys
import time
from pathlib import Path

_spec = importlib.util.spec_from_file_location('faulted', Path(__file__).with_name('faulted.py'))
faulted = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(faulted)
Deed = faulted.Deed
REPLACED = 'office/duban.db.replaced-1'
# (what it is called, what the shim does, the error)
WAYS = (
    ('killed', 'kill', 0),
    ('without power', 'power', 0),
    ('without power, in parts', 'torn', 0),
    ('a bad disk, once', 'once', errno.EIO),
    ('a bad disk, for ever', 'ever', errno.EIO),
    ('no room, once', 'once', errno.ENOSPC),
    ('no room, for ever', 'ever', errno.ENOSPC),
)
DYING = ('kill', 'power', 'torn')
# Out of every so many calls, one; a different one for each way.
STRIDE = 14


def list_deeds(stage):
    office, a, fresh, nobody = stage.office, stage.a, stage.fresh, stage.nobody
    return [
        Deed('an edit', office, 'set', '2', 'notes', '改了'),
        Deed('a task added', office, 'add', '--title', '新', '--number', 'new'),
        Deed('a record', office, 'record', '2', 'deploy', '--text', '已部署'),
        Deed('an edit taken back', office, 'undo'),
        Deed('a ledger taken in', office, 'import', 'in/ledger.csv'),
        Deed('a file taken in', a, 'exchange', 'import', 'in/office.duban'),
        Deed('a file taken back', office, 'exchange', 'undo', stage.imported, '--confirm'),
        Deed('a conflict settled', office, 'exchange', 'settle', stage.conflict, '--take', '2'),
        Deed('a file given', office, 'exchange', 'export', '--to', '副旗长甲', '-o', 'out/x.duban'),
        Deed('once around the shared folder', a, 'exchange', 'sync', is_many=True,
             check=stage.has_come),
        Deed('the office around the shared folder', office, 'exchange', 'sync', is_many=True,
             check=stage.has_come),
        Deed('an introduction, and the key', fresh, 'exchange', 'introduce', '-o', 'out/i.txt'),
        Deed('the office accepted', fresh, 'exchange', 'accept', 'in/office.txt', '--fingerprint',
             stage.office_print),
        Deed('a new key', a, 'exchange', 'introduce', '--renew', '-o', 'out/r.txt',
             check=stage.is_accepted),
        Deed('a new database', nobody, 'init', '--leader', '副旗长丁'),
        Deed('a backup', office, 'backup', 'out/b.db'),
        Deed('a backup put back', office, 'restore', 'in/backup.db', keeps=REPLACED),
        Deed('a backup put back, and what came later', office, 'restore', 'in/backup.db',
             '--keep-later', keeps=REPLACED),
    ]


def judge(stage, healthy, is_done, is_killed):
    """What is wrong with what it left behind, or None."""
    deed = healthy.deed
    state = stage.name_database(deed.desk)
    now = stage.read_files()
    if not deed.is_many and state[0] not in ((healthy.after[0],) if is_done else healthy.states):
        if is_done or state[1] != healthy.before[1]:
            return 'the database is neither as before nor as after'
    if deed.is_many:
        fault = healthy.check_shelf(now, is_killed)
    else:
        fault = healthy.check_files(now, is_done, is_killed)
    if fault is None and deed.keeps is not None and state[0] not in (healthy.before[0], None):
        fault = None if deed.keeps in now else f'{deed.keeps} is lost'
    return fault or healthy.check_again(now, state[0])


def hit(stage, healthy, number, what, cause):
    stage.start()
    run = stage.run(healthy.deed, at=number, do=what, errno=cause, calls=faulted.WRITING,
                    graves=stage.graves)
    out, err = run.communicate()
    is_killed = run.returncode == -signal.SIGKILL
    if not is_killed and (run.returncode not in (0, 1) or what in DYING):
        return f'exit {run.returncode}: {err}'
    is_done = run.returncode == 0 or bool(out and is_killed)
    if run.returncode == 1 and not faulted.is_said(err, healthy.deed):
        return f'said: {err}'
    # On a disk that is gone for ever nothing can be tidied up either.
    return judge(stage, healthy, is_done and not healthy.deed.is_many, is_killed or what == 'ever')


def end(stage, healthy, what):
    """It has said that it is done, and then the power goes."""
    stage.start()
    run = stage.run(healthy.deed, do=what, at=0, graves=stage.graves)
    _, err = run.communicate()
    if run.returncode != 0:
        return f'exit {run.returncode}: {err}'
    return judge(stage, healthy, not healthy.deed.is_many, True)


def kill_some_time(stage, healthy, seconds):
    stage.start()
    run = stage.run(healthy.deed)
    time.sleep(seconds)
    run.send_signal(signal.SIGKILL)
    out, _ = run.communicate()
    return judge(stage, healthy, bool(out) and not healthy.deed.is_many,
                 run.returncode == -signal.SIGKILL)


def play(stage, healthy, is_all):
    """(how often, what went wrong)"""
    n, wrong = 0, []
    for i, (name, what, cause) in enumerate(WAYS):
        first = 1 if is_all else 1 + i * STRIDE // len(WAYS)
        for number in range(first, len(healthy.calls) + 1, 1 if is_all else STRIDE):
            n += 1
            fault = hit(stage, healthy, number, what, cause)
            if fault:
                wrong.append(f'{name} at {number}, {healthy.calls[number - 1]}: {fault}')
    for what in ('end-power', 'end-torn'):
        n += 1
        fault = end(stage, healthy, what)
        if fault:
            wrong.append(f'{what}: {fault}')
    return n, wrong


def play_kills(stage, healthy, count, rng):
    """Half of them at calls, all of which have their turn, half at random moments."""
    wrong = []
    calls = list(range(1, len(healthy.calls) + 1))
    rng.shuffle(calls)
    for i in range(count):
        if i % 2 == 0 and calls:
            number = calls[(i // 2) % len(calls)]
            fault = hit(stage, healthy, number, 'kill', 0)
            where = f'at {number}, {healthy.calls[number - 1]}'
        else:
            seconds = rng.random() * healthy.seconds * 1.2
            fault = kill_some_time(stage, healthy, seconds)
            where = f'after {seconds:.4f} s'
        if fault:
            wrong.append(f'killed {where}: {fault}')
    return count, wrong


def main():
    arguments = sys.argv[3:]
    kills = int(arguments.pop(arguments.index('--kills') + 1)) if '--kills' in arguments else 0
    wanted = [word for word in arguments if not word.startswith('-')]
    rng = random.Random(137)
    with faulted.open_folder() as folder:
        stage = faulted.Stage(sys.argv[1], sys.argv[2], folder)
        deeds = [d for d in list_deeds(stage) if not wanted or d.name in wanted]
        print(f'1..{len(deeds)}')
        failed = 0
        for number, deed in enumerate(deeds, 1):
            healthy = faulted.Healthy(stage, deed, calls=faulted.WRITING)
            if kills:
                n, wrong = play_kills(stage, healthy, -(-kills // len(deeds)), rng)
            else:
                n, wrong = play(stage, healthy, '--all' in arguments)
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {deed.name}, {n} times", flush=True)
            for line in wrong[:12]:
                print('#', re.sub(r'\n', '\n# ', line.rstrip()), flush=True)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
