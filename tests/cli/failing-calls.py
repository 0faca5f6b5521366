#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call that writing or reading a file makes of the system fails in its turn: then the file is
whole or as it was, nothing is left lying about, and one sentence says why; what is merely
interrupted or comes in pieces is no failure at all.

    failing-calls.py DUBANCTL SHIM [--all]      prints TAP; --all: each way at each call"""
import errno
import importlib.util
import sys
import tempfile
from pathlib import Path

_spec = importlib.util.spec_from_file_location('faulted', Path(__file__).with_name('faulted.py'))
faulted = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(faulted)
Deed = faulted.Deed

# (what it is called, what the shim does, the error, the calls, whether it is survived)
HARD = ' '.join(('create', 'write', 'pwrite', 'fsync', 'close', 'rename', 'link', 'mkdir', 'ftruncate'))
WAYS = (
    ('no room, once', 'once', errno.ENOSPC, HARD, False),
    ('no room, for ever', 'ever', errno.ENOSPC, HARD, False),
    ('a quota, for ever', 'ever', errno.EDQUOT, HARD, False),
    ('a bad disk, once', 'once', errno.EIO, None, False),
    ('a bad disk, for ever', 'ever', errno.EIO, None, False),
    ('interrupted', 'once', errno.EINTR, None, True),
    ('in pieces, once', 'short', 0, 'read write pread pwrite', True),
    ('in pieces, for ever', 'shorts', 0, 'read write pread pwrite', True),
)
QUICK = {'no room, for ever': 2, 'a quota, for ever': 0, 'a bad disk, for ever': 3}


def list_deeds(stage):
    office, a, fresh, nobody = stage.office, stage.a, stage.fresh, stage.nobody

    def is_readable(name):
        def check():
            done = a.call('exchange', 'import', name, '--preview')
            return None if done.returncode == 0 else done.stderr
        return check

    def is_accepted(name, desk):
        def check():
            done = desk.call('exchange', 'accept', name, '--fingerprint', stage.print)
            return None if done.returncode == 0 else done.stderr
        return check

    def has_come():
        for desk in (a, office, a, office):
            done = desk.call('exchange', 'sync')
            if done.returncode != 0:
                return done.stderr
        if office.get('show', '3')['records'][-1]['text'] != '甲说':
            return 'the office has not got what was put there'
        return None if a.get('show', '2') else 'nothing'

    deeds = [
        Deed('a file for a colleague over an old one', office, 'exchange', 'export', '--to',
             '副旗长甲', '-o', 'out/x.duban', check=is_readable('out/x.duban')),
        Deed('a new file for a colleague', office, 'exchange', 'export', '--to', '副旗长甲', '-o',
             'out/new.duban', check=is_readable('out/new.duban')),
        Deed('an introduction, and the key', fresh, 'exchange', 'introduce', '-o', 'out/i.txt'),
        Deed('a new key', a, 'exchange', 'introduce', '--renew', '-o', 'out/r.txt',
             check=is_accepted('out/r.txt', office)),
        Deed('a revocation', office, 'exchange', 'introduce', '--revoke', '副旗长乙', '-o',
             'out/v.txt'),
        Deed('once around the shared folder', a, 'exchange', 'sync', check=has_come, sentences=9),
        Deed('the shared folder', fresh, 'exchange', 'folder', 'out'),
        Deed('accepting the office', fresh, 'exchange', 'accept', 'in/office.txt', '--fingerprint',
             stage.office_print),
        Deed('taking a file in', a, 'exchange', 'import', 'in/office.duban'),
        Deed('a new database', nobody, 'init', '--leader', '副旗长丁'),
        Deed('a backup', office, 'backup', 'out/new.db'),
        Deed('a backup over an old one', office, 'backup', 'out/b.db'),
        Deed('a backup put back', office, 'restore', 'in/backup.db'),
        Deed('a backup put back, and what came later', office, 'restore', 'in/backup.db',
             '--keep-later'),
        Deed('a ledger written', office, 'export', 'out/x.csv'),
        Deed('a ledger taken in', office, 'import', 'in/ledger.csv'),
    ]
    return deeds + [Deed(f'a summary as {ending}', office, 'report', 'weekly', '-o',
                         f'out/x.{ending}') for ending in ('pdf', 'docx', 'xlsx', 'html')]


def is_said(err, sentences):
    """One sentence for one failure, that a person can read."""
    lines = err.splitlines()
    return (0 < len(lines) <= sentences
            and all(line.strip()[-1:] in '.。' for line in lines)
            and not any(word in err for word in ('CRITICAL', 'WARNING', 'ssertion', 'rror 0')))


def try_once(stage, healthy, number, way):
    """What went wrong with it, or None."""
    name, what, cause, calls, is_survived = way
    deed = healthy.deed
    stage.start()
    fault = {'at': number, 'do': what, 'errno': cause, 'skip': 'sqlite'}
    if calls is not None:
        fault['calls'] = calls
    run = stage.run(deed, **fault)
    out, err = run.communicate()
    if run.returncode not in ((0,) if is_survived else (0, 1)):
        return f'exit {run.returncode}: {err}'
    is_done = run.returncode == 0
    if is_done and out != healthy.out:
        return f'said otherwise: {out}'
    if not is_done and (out or not is_said(err, deed.sentences)):
        return f'said: {out}{err}'
    state = stage.name_database(deed.desk)
    if state[0] not in ((healthy.after[0],) if is_done else healthy.states):
        # A file that was not written is not noted as given out.
        if is_done or state[1] != healthy.before[1]:
            return 'the database is neither as before nor as after'
    now = stage.read_files()
    return healthy.check_files(now, is_done, False) or healthy.check_again(now, state[0])


def play(stage, deed, is_all):
    """(how often it was done, what went wrong)"""
    n, wrong = 0, []
    for way in WAYS:
        healthy = faulted.Healthy(stage, deed, skip='sqlite',
                                  **({'calls': way[3]} if way[3] else {}))
        step = 1 if is_all else QUICK.get(way[0], 1)
        for number in range(1, len(healthy.calls) + 1, step) if step else ():
            n += 1
            fault = try_once(stage, healthy, number, way)
            if fault:
                wrong.append(f'{way[0]} at {number}, {healthy.calls[number - 1]}: {fault}')
    return n, wrong


def main():
    with tempfile.TemporaryDirectory() as folder:
        stage = faulted.Stage(sys.argv[1], sys.argv[2], folder)
        deeds = [d for d in list_deeds(stage)
                 if not [w for w in sys.argv[3:] if not w.startswith('-')] or d.name in sys.argv[3:]]
        print(f'1..{len(deeds)}')
        failed = 0
        for number, deed in enumerate(deeds, 1):
            n, wrong = play(stage, deed, '--all' in sys.argv)
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {deed.name}, {n} failures", flush=True)
            for line in wrong[:40 if '--all' in sys.argv else 12]:
                print('#', line.rstrip().replace('\n', '\n# '), flush=True)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
