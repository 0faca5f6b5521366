#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call that writing or reading a file makes of the system fails in its turn: then the file is
whole or as it was, nothing is left lying about, and one sentence says why; what is merely
interrupted or comes in pieces is no failure at all.

    failing-calls.py DUBANCTL SHIM [--all]      prints TAP; --all: each way at each call"""
import errno
import importlib.util
import re
import sys
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
    ('a bad disk, for ever', 'ever', errno.EIO, f'{HARD} open opendir read pread', False),
    ('interrupted', 'once', errno.EINTR, None, True),
    ('in pieces, once', 'short', 0, 'read write pread pwrite', True),
    ('in pieces, for ever', 'shorts', 0, 'read write pread pwrite', True),
)
MANY = 60
RARE = ('no room, once', 'a quota, for ever', 'a bad disk, for ever', 'in pieces, once')

REPLACED = 'office/duban.db.replaced-1'


def list_deeds(stage):
    office, a, fresh, nobody = stage.office, stage.a, stage.fresh, stage.nobody

    def is_readable(name):
        def check():
            done = a.call('exchange', 'import', name, '--preview')
            return None if done.returncode == 0 else done.stderr
        return check

    deeds = [
        Deed('a file for a colleague over an old one', office, 'exchange', 'export', '--to',
             '副旗长甲', '-o', 'out/x.duban', check=is_readable('out/x.duban'),
             notes='out/x.duban'),
        Deed('a new file for a colleague', office, 'exchange', 'export', '--to', '副旗长甲', '-o',
             'out/new.duban', check=is_readable('out/new.duban'),
             notes='out/new.duban'),
        Deed('an introduction, and the key', fresh, 'exchange', 'introduce', '-o', 'out/i.txt'),
        Deed('a new key', a, 'exchange', 'introduce', '--renew', '-o', 'out/r.txt',
             check=stage.is_accepted),
        Deed('a revocation', office, 'exchange', 'introduce', '--revoke', '副旗长乙', '-o',
             'out/v.txt'),
        Deed('once around the shared folder', a, 'exchange', 'sync', check=stage.has_come, is_many=True),
        Deed('the shared folder', fresh, 'exchange', 'folder', 'out'),
        Deed('accepting the office', fresh, 'exchange', 'accept', 'in/office.txt', '--fingerprint',
             stage.office_print),
        Deed('taking a file in', a, 'exchange', 'import', 'in/office.duban'),
        Deed('a new database', nobody, 'init', '--leader', '副旗长丁'),
        Deed('a backup', office, 'backup', 'out/new.db'),
        Deed('a backup over an old one', office, 'backup', 'out/b.db'),
        Deed('a backup put back', office, 'restore', 'in/backup.db', keeps=REPLACED),
        Deed('a backup put back, and what came later', office, 'restore', 'in/backup.db',
             '--keep-later', keeps=REPLACED),
        Deed('a ledger written', office, 'export', 'out/x.csv'),
        Deed('a ledger written as a workbook', office, 'export', 'out/x.xlsx'),
        Deed('deadlines written', office, 'export', 'out/x.ics'),
        Deed('a ledger taken in', office, 'import', 'in/ledger.csv'),
    ]
    return deeds + [Deed(f'a summary as {ending}', office, 'report', 'weekly', '-o',
                         f'out/x.{ending}') for ending in ('pdf', 'docx', 'xlsx')]


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
    if is_survived and out != healthy.out and not deed.is_many:
        return f'said otherwise: {out}'
    if not is_done and ((out and not deed.is_many) or not faulted.is_said(err, deed)):
        return f'said: {out}{err}'
    state = stage.name_database(deed.desk)
    if not deed.is_many and state[0] not in ((healthy.after[0],) if is_done else healthy.states):
        # A file that was not written is not noted as given out.
        if is_done or state[1] != healthy.before[1]:
            return 'the database is neither as before nor as after'
    now = stage.read_files()
    # On a disk that is gone for ever the note cannot be taken back either.
    if (what == 'once' and deed.notes is not None
            and now.get(deed.notes) != healthy.files_after[deed.notes]
            and state[1] != healthy.before[1]):
        return 'it is noted as given out and was not'
    if deed.is_many:
        fault = healthy.check_shelf(now)
    else:
        fault = healthy.check_files(now, is_done, False)
    if fault is None and deed.keeps is not None and state[0] == healthy.after[0]:
        fault = None if deed.keeps in now else f'{deed.keeps} is lost'
    return fault or healthy.check_again(now, state[0])


def choose(calls, is_all):
    """The numbers of the calls that are hit: all, or each that is unlike the one before."""
    kinds = [None, *(re.sub(r'\.\w{6}$|-\w{6}$', '', call) for call in calls)]
    found = [n for n in range(1, len(calls) + 1) if is_all or kinds[n] != kinds[n - 1]]
    return found if is_all or len(found) < MANY else found[::3]


def play(stage, deed, is_all):
    """(how often it was done, what went wrong)"""
    n, wrong = 0, []
    for way in WAYS:
        healthy = faulted.Healthy(stage, deed, skip='sqlite',
                                  **({'calls': way[3]} if way[3] else {}))
        if not is_all and way[0] in RARE:
            continue
        for number in choose(healthy.calls, is_all):
            # SQLite itself does not try an interrupted fsync again.
            is_sqlite = deed.desk is stage.nobody and '.part-' in healthy.calls[number - 1]
            n += 1
            fault = try_once(stage, healthy, number, way[:4] + (way[4] and not is_sqlite,))
            if fault:
                wrong.append(f'{way[0]} at {number}, {healthy.calls[number - 1]}: {fault}')
    return n, wrong


def main():
    with faulted.open_folder() as folder:
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
