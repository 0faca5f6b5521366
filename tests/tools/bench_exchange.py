# SPDX-License-Identifier: GPL-3.0-or-later
"""What two desks of the office give each other, over the whole command: a first package of all
tasks, a week's changes, and a great many changes at once."""
import json
import shutil
import subprocess

import bench_ledger
from bench_run import Run, line, median

WEEK = 500
MANY = 20_000
TABLES = ['entity', 'change', 'seal', 'task', 'task_number', 'record']


class Desk:
    def __init__(self, bench, name):
        self.bench, self.name = bench, name
        self.folder = bench.folder / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.database = self.folder / 'duban.db'
        self.run('init', '--office')
        self.replica = self.get('exchange', 'identity')['replica']

    def run(self, *arguments):
        return Run(self.bench.duban(self.database, *arguments))

    def get(self, *arguments):
        return json.loads(subprocess.run(
            [str(c) for c in self.bench.duban(self.database, '--json', *arguments)],
            check=True, capture_output=True, text=True).stdout)

    def accept(self, other):
        file = self.folder / 'introduction'
        other.run('exchange', 'introduce', '-o', file)
        self.run('exchange', 'accept', file, '--fingerprint',
                 other.get('exchange', 'identity')['fingerprint'])

    def keep(self):
        """A copy of all that is here, to begin from again."""
        shutil.copytree(self.folder, self.folder.with_suffix('.kept'), dirs_exist_ok=True)

    def begin_again(self):
        """As it was kept, but for the backup that was made since: there is one an hour."""
        shutil.copytree(self.folder.with_suffix('.kept'), self.folder, dirs_exist_ok=True)


def pair(bench):
    """Two desks that know each other."""
    desks = [Desk(bench, 'one'), Desk(bench, 'other')]
    for desk, other in (desks, reversed(desks)):
        desk.accept(other)
    return desks


def write_changes(bench, name, n, last):
    """A ledger of n rows: half of them say something new of tasks that are there (the last
    column), half are new."""
    whole = bench.folder / name
    bench_ledger.write(whole, bench.tasks + n // 2, bench.today)
    lines = whole.read_text(encoding='utf-8').splitlines()
    step = bench.tasks // (n // 2)
    changed = [text.replace('已召开专题会议', last) for text in lines[1:bench.tasks + 1:step]]
    whole.write_text('\n'.join([lines[0], *changed[:n // 2], *lines[bench.tasks + 1:], '']),
                     encoding='utf-8')
    return whole


def bench_exchange(bench):
    one, other = pair(bench)
    file = bench.folder / 'package.duban'
    one.run('import', bench.portfolio)
    one.run('import', bench.ledger)
    out = one.run('exchange', 'export', '--to', other.replica, '-o', file)
    taken = other.run('exchange', 'import', file)
    print(f'# first package of {bench.tasks} tasks: {out.seconds:.2f} s, {out.mebibytes:.0f} MiB '
          f'out, {taken.seconds:.2f} s, {taken.mebibytes:.0f} MiB in')
    line('first package out and in / minute', (out.seconds + taken.seconds) / 60, 1)
    line('its peak MiB', max(out.mebibytes, taken.mebibytes), 500)
    answer = bench.folder / 'answer.duban'
    other.run('exchange', 'export', '--to', one.replica, '-o', answer)
    one.run('exchange', 'import', answer)

    bench_delta(bench, one, other, WEEK, 'a week')
    bench_delta(bench, one, other, MANY, 'many')


def bench_delta(bench, one, other, n, name):
    one.run('import', write_changes(bench, f'{name}.csv'.replace(' ', '-'), n, f'第{n}次会议'))
    one.keep()
    other.keep()
    before = bench.folder / 'before.db'
    shutil.copy(other.database, before)
    outs, ins, bare = [], [], []
    for _ in range(bench.runs + 1):
        one.begin_again()
        other.begin_again()
        file = bench.folder / 'delta.duban'
        file.unlink(missing_ok=True)
        outs.append(one.run('exchange', 'export', '--to', other.replica, '-o', file).seconds)
        ins.append(other.run('exchange', 'import', file).seconds)
        bare.append(bench.bare_insert(other.database, TABLES, before))
    with_backup, *ins = ins
    print(f'# {name}, {n} changes: {median(outs):.3f} s out, {median(ins):.3f} s in '
          f'({with_backup:.3f} s with a backup of the database), bare loop {median(bare):.3f} s')
    if n == WEEK:
        line('a week of changes out / half a second', median(outs) / 0.5, 1)
        line('the same in / half a second', median(ins) / 0.5, 1)
    else:
        line(f'{n} changes in / bare loop of the same rows', median(ins) / median(bare), 3)
