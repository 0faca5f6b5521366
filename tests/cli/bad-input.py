#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input, given to a command: one clear sentence on standard error, exit 1, data unchanged,
no crash, no warning of a library, within ten seconds and 1 GiB.

    bad-input.py DUBANCTL      prints TAP"""
import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

NOW = '2026-11-23T10:00'
LEDGER = '编号,事项,交办时间,责任单位,牵头领导\n1,第一件事,2026-11-20,水利局,副旗长甲\n2,第二件事,2026-11-21,农牧局,副旗长乙\n'
GIBIBYTE = 1 << 30
NOBODY = 65534
# The address sanitizer reserves terabytes of addresses that it never uses.
SANITIZED = b'__asan_init' in Path(sys.argv[1]).read_bytes()


def limits():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limits_as_nobody():
    limits()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


class Case:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.database = folder / 'duban.db'
        self.failed = self.count = 0

    def duban(self, *arguments, database=None, setup=limits):
        command = [self.program, '--db', database or self.database, '--now', NOW, *arguments]
        return subprocess.run([str(c) for c in command], capture_output=True, timeout=10,
                              preexec_fn=setup, env={**os.environ, 'LC_ALL': 'C.UTF-8'})

    def digest(self):
        rows = sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)
        try:
            facts = '\n'.join(rows.iterdump())
        finally:
            rows.close()
        return hashlib.sha256(facts.encode()).hexdigest()

    def refuse(self, name, *arguments, says=(), **more):
        """The command is refused, in words, and nothing has changed."""
        self.count += 1
        before = None if more.get('database') else self.digest()
        faults = []
        try:
            done = self.duban(*arguments, **more)
            text = done.stderr.decode().strip()  # what is no UTF-8 fails here
            if done.returncode != 1:
                faults.append(f'exit {done.returncode}')
            if not text or text.count('\n') > 2:
                faults.append('no sentence, or many')
            if len(text) > 2000 or any(c < ' ' and c != '\n' for c in text):
                faults.append('not fit for a screen')
            if any(word in text for word in ('CRITICAL', 'WARNING', 'Assertion', 'Sanitizer')):
                faults.append('a library warned')
            faults += [f'does not say “{word}”' for word in says if word not in text]
        except subprocess.TimeoutExpired:
            text = ''
            faults.append('took more than ten seconds')
        if before and self.digest() != before:
            faults.append('data changed')
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {name}")
        print(f'# {text[:300]}' + (f'   <<< {"; ".join(faults)}' if faults else ''), flush=True)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


def bad_files(case):
    heading = '编号,事项,交办时间\n'
    huge = case.file('巨大.csv', heading)
    with open(huge, 'r+b') as file:
        file.truncate(4 * GIBIBYTE + 100)
    files = {
        'empty': b'',
        'only blanks': b' \r\n\t\n',
        'binary': bytes(range(256)) * 64,
        'a NUL': heading + '1,有\0字,2026-11-20\n',
        'cut UTF-8': (heading + '1,第一件事').encode()[:-1],
        'unclosed quote': heading + '1,"第一件事,2026-11-20\n2,第二件事,2026-11-21\n',
        'unknown header': '甲,乙,丙\n1,2,3\n',
        'a million columns': ','.join(['列'] * 1_000_000) + '\n',
        '30 February': heading + '9,第九件事,2026年2月30日\n',
        'assigned in the future': heading + '9,第九件事,2027-11-23\n',
        'an old .xls': bytes.fromhex('d0cf11e0a1b11ae1') + b'\0' * 600,
        'a zip': b'PK\x03\x04' + b'\0' * 100,
        'a secret mark': heading + '9,第九件事★绝密★,2026-11-20\n'.replace('★绝密★', '绝密★'),
    }
    for name, content in files.items():
        path = case.file('坏.csv', content)
        case.refuse(name, 'import', path, says=['坏.csv'] if len(content) and name != 'x' else [])
    case.refuse('a row of 4 GiB', 'import', huge)
    huge.unlink()
    case.refuse('a folder', 'import', case.folder)
    case.refuse('a file that is not there', 'import', case.folder / '无.csv')


def bad_acts(case):
    case.refuse('a record in the future', 'record', '1', 'deploy', '--on', '2026-11-24')
    case.refuse('a record on 30 February', 'record', '1', 'deploy', '--on', '2026-02-30')
    case.refuse('an unknown task', 'record', '999', 'deploy', says=['999'])
    case.refuse('an unknown kind of record', 'record', '1', 'nothing', says=['nothing'])
    case.refuse('an unknown leader', 'set', '1', 'lead', '副旗长癸', says=['副旗长癸'])
    case.refuse('an unknown unit', 'add', '--title', '新', '--unit', '没有局', says=['没有局'])
    case.refuse('an unknown rule', 'check', '--rule', 'no-such', says=['no-such'])
    case.refuse('an unknown setting', 'settings', 'no-such', '1', says=['no-such'])
    case.refuse('a policy that is none', 'settings', 'day-policy', 'lunar', says=['lunar'])
    case.refuse('a number that another has', 'set', '2', 'number', '1')
    case.refuse('no title', 'add', '--title', '')
    case.refuse('a title of 100 KiB', 'add', '--title', '长' * 34000)
    case.refuse('an export into a folder that is not there', 'export', case.folder / '无/出.csv')
    case.refuse('an export over a folder', 'export', case.folder)
    case.refuse('an ending that is none', 'export', case.folder / '出.xls', says=['.xlsx'])
    case.refuse('a ledger as a calendar', 'export', case.folder / '出.ics', '--what', 'ledger',
                says=['--what ledger', '.xlsx'])
    case.refuse('the units of a leader', 'export', case.folder / '出.csv', '--what', 'units',
                '--leader', '副旗长甲', says=['--leader'])
    case.refuse('deadlines of nobody', 'export', case.folder / '出.ics', '--leader', '副旗长癸',
                says=['副旗长癸'])
    case.refuse('init again', 'init', '--office')
    shown = [case.duban('--json', 'add', '--title', f'同时{n}').stdout for n in range(2)]
    prefix = os.path.commonprefix([s.decode().split('"id"')[1][:40] for s in shown])
    case.refuse('an ambiguous prefix', 'show', prefix.split('"')[1][:6])


def bad_rows(case):
    """Where every row is refused, standard error itself says what, where and what to do."""
    path = case.file('坏行.csv', '编号,事项,交办时间\n9,第九件事,2026年2月30日\n')
    says = ['坏行.csv', 'ow 2', '交办时间', '2026年2月30日', 'import']
    case.refuse('the only row is bad', 'import', path, says=says)
    case.refuse('the only row is bad, as JSON', '--json', 'import', path, says=says)
    path = case.file('坏行.csv', '编号,事项,交办时间\n8,,2026-11-20\n9,第九件事,明天\n')
    case.refuse('every row is bad', 'import', path, says=['ow 2', '事项'])
    path = case.file('坏行.csv', '编号,事项,交办时间\n8,好,2026-11-20\n9,坏,明天\n')
    case.refuse('one row is bad, and all or nothing', 'import', path, '--all-or-nothing',
                says=['ow 3', '明天'])
    path = case.file('坏行.csv', '编号,事项,交办时间\n9,坏,' + '\x1b[31m日' * 9000 + '\n')
    case.refuse('a bad row of 100 KiB', 'import', path, says=['ow 2'])


def odd_words(case):
    """What was typed stands in the sentence, made fit for a screen."""
    for name, word in (('control characters', '\x1b[31m红\x07'), ('line breaks', '一\n二\r三'),
                       ('128 KiB less a little', '长' * 43000), ('no UTF-8', b'\xff\xfe\xe5\x88'),
                       ('a mark of direction', '\u202e反')):
        word = os.fsdecode(word)
        case.refuse(f'{name}: a task', 'show', word)
        case.refuse(f'{name}: a file', 'import', word)
        case.refuse(f'{name}: an ending', 'export', word, says=['.csv'])
        case.refuse(f'{name}: a leader', 'set', '1', 'lead', word)


def long_names(case):
    """A name has at most 1,000 bytes, as in a file."""
    for size in (1001, 65535, 65536):
        name = 'x' * size
        case.refuse(f'a leader of {size} bytes', 'leaders', 'add', name, says=['1000'])
        case.refuse(f'a unit of {size} bytes', 'units', 'add', name, says=['1000'])
        case.refuse(f'a short name of {size} bytes', 'units', 'add', '新局', '--short', name,
                    says=['1000'])
        case.refuse(f'a head of {size} bytes', 'units', 'add', '新局', '--head', name,
                    says=['1000'])


def odd_places(case):
    """A copy replaces files only, never a folder, a pipe or the database itself."""
    good, folder, pipe = (case.folder / name for name in ('copy.db', 'folder', 'pipe'))
    assert case.duban('backup', good).returncode == 0
    folder.mkdir()
    case.file('folder/kept', 'kept')
    os.mkfifo(pipe)
    for name, place in (('a folder', folder), ('a pipe', pipe)):
        case.refuse(f'a restore in the place of {name}', 'restore', good, database=place)
        case.refuse(f'a backup in the place of {name}', 'backup', place)
        case.refuse(f'a restore from {name}', 'restore', place)
    case.refuse('a backup over the database itself', 'backup', case.database)
    case.refuse('a restore of nonsense', 'restore', case.file('nonsense.db', 'nonsense' * 1000))
    case.refuse('a restore of nothing', 'restore', case.file('nothing.db', ''))
    case.count += 1
    good = pipe.is_fifo() and [p.name for p in folder.iterdir()] == ['kept']
    case.failed += not good
    print(f"{'ok' if good else 'not ok'} {case.count} - they are all there")


def damaged(case):
    """Databases that are not right; each of its own."""
    def copy(name, act):
        path = case.folder / name
        shutil.copy(case.database, path)
        act(path)
        return path

    def execute(sql):
        def act(path):
            base = sqlite3.connect(path)
            base.executescript(sql)
            base.commit()
            base.close()
        return act

    def scribble(path):
        size = path.stat().st_size
        with open(path, 'r+b') as file:
            for at in range(4096, size, 4096):
                file.seek(at)
                file.write(b'\xff' * 512)

    cases = {
        'newer': copy('newer.db', execute('PRAGMA user_version = 999')),
        'foreign': copy('foreign.db', execute('PRAGMA application_id = 7')),
        'damaged': copy('damaged.db', scribble),
        'not a database': case.file('text.db', '这不是数据库' * 1000),
        'cut': copy('cut.db', lambda path: os.truncate(path, path.stat().st_size // 2)),
    }
    for name, path in cases.items():
        for command in (('check',), ('add', '--title', '新')):
            case.refuse(f'a database that is {name}: {command[0]}', *command, database=path)
    for sql in ('UPDATE task SET due = 2147480000', 'UPDATE task SET assigned = -30000',
                'UPDATE task SET n = 2147483647 WHERE n = (SELECT max(n) FROM task)',
                'UPDATE task SET lead = -1',
                'UPDATE record SET day = 2147480000', 'UPDATE record SET minute = 1440',
                'INSERT INTO year_day SELECT 1, 1, 2147480000, 1, NULL'):
        case.refuse(f'a number that is never written: {sql}', 'check', database=copy('day.db', execute('DELETE FROM cache;' + sql)),
                    says=['damaged'])
    case.refuse('no database', 'check', database=case.folder / 'none.db')


def unwritable(case):
    folder = case.folder / 'closed'
    folder.mkdir()
    shutil.copy(case.database, folder / 'duban.db')
    os.chmod(folder / 'duban.db', 0o444)
    os.chmod(folder, 0o555)
    os.chmod(case.folder, 0o755)
    case.program = Path(shutil.copy(case.program, case.folder))  # not where only root can look
    case.refuse('a read-only database', 'add', '--title', '新', database=folder / 'duban.db',
                setup=limits_as_nobody)
    done = case.duban('check', database=folder / 'duban.db', setup=limits_as_nobody)
    case.count += 1
    case.failed += done.returncode != 0
    print(f"{'not ok' if done.returncode else 'ok'} {case.count} - a read-only database is read")
    print('#', done.stderr.decode()[:200])
    case.refuse('a folder that cannot be written', 'init', '--office',
                database=folder / 'new.db', setup=limits_as_nobody)
    os.chmod(folder, 0o755)


def locked(case):
    base = sqlite3.connect(case.database, isolation_level=None)
    base.execute('BEGIN EXCLUSIVE')
    case.count += 1
    done = case.duban('add', '--title', '新')
    base.execute('ROLLBACK')
    base.close()
    good = done.returncode == 1 and done.stderr.strip()
    case.failed += not good
    print(f"{'ok' if good else 'not ok'} {case.count} - a locked database")
    print('#', done.stderr.decode()[:300].strip())


def full(case):
    """A small disk of its own; needs the right to mount one."""
    disk = case.folder / 'disk'
    disk.mkdir()
    case.count += 1
    mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk],
                             capture_output=True)
    if mounted.returncode:
        print(f'ok {case.count} - a full disk # SKIP may not mount one here')
        return
    try:
        rows = ''.join(f'{n},第{n}件事情{"长" * 40},2026-11-20\n' for n in range(3000))
        ledger = case.file('大.csv', '编号,事项,交办时间\n' + rows)
        made = case.duban('init', '--office', database=disk / 'duban.db')
        done = case.duban('import', ledger, database=disk / 'duban.db')
        after = case.duban('verify', database=disk / 'duban.db')
        tasks = case.duban('--json', 'tasks', database=disk / 'duban.db').stdout
        good = (made.returncode == 0 and done.returncode == 1 and done.stderr.strip()
                and after.returncode == 0 and b'"tasks":[]' in tasks.replace(b' ', b''))
        case.failed += not good
        print(f"{'ok' if good else 'not ok'} {case.count} - a full disk")
        print('#', (made.stderr + done.stderr + after.stderr).decode()[:400].strip())
    finally:
        subprocess.run(['umount', disk], check=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        case = Case(Path(sys.argv[1]).resolve(), Path(folder))
        assert case.duban('init', '--office').returncode == 0
        good = case.duban('import', case.file('好.csv', LEDGER))
        assert good.returncode == 0, good.stderr
        assert case.duban('record', '1', 'deploy', '--on', '2026-11-20').returncode == 0
        for part in (bad_files, bad_rows, bad_acts, odd_words, long_names, odd_places, damaged, unwritable, locked, full):
            part(case)
        print(f'1..{case.count}')
        return case.failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
