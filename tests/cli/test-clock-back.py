#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer whose clock was years ahead and has been set right: what is recorded now is not
taken for written down late.

    test-clock-back.py DUBANCTL      prints TAP"""
import json
import subprocess
import sys
import tempfile


def main():
    with tempfile.TemporaryDirectory() as folder:
        def run(now, *arguments):
            done = subprocess.run([sys.argv[1], '--db', f'{folder}/duban.db', '--json', '--now',
                                   now, *arguments], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            return json.loads(done.stdout) if done.stdout.strip() else None
        run('2031-01-01', 'init', '--office')
        run('2031-01-01', 'leaders', 'add', '副旗长甲')
        run('2026-11-20', 'add', '--title', '甲', '--number', '1', '--assigned', '2026-11-20')
        run('2026-11-20T10:00', 'record', '1', 'deploy')
        shown = run('2026-11-23', 'show', '1')
        late = run('2026-11-23', 'record', '1', 'approach', '--on', '2026-11-22')
        again = run('2026-11-24', 'show', '1')
        ok = run('2026-11-24', 'verify')['ok']
    checks = [
        ('the day it was done is the day it was written', not shown['stages']['deploy']['backfilled']),
        ('its time of writing is the clock’s',
         shown['records'][0]['written'].startswith('2026-11-20T10:00')),
        ('within its days all the same', not again['stages']['approach']['backfilled'] and late['id']),
        ('the history verifies', ok),
    ]
    print(f'1..{len(checks)}')
    for name, good in checks:
        print(f"{'ok' if good else 'not ok'} - {name}")
    return not all(good for _, good in checks)


if __name__ == '__main__':
    raise SystemExit(main())
