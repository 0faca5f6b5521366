# SPDX-License-Identifier: GPL-3.0-or-later
"""Deeds of dubanctl, done again and again from one and the same state while the calls that they
make of the system fail, or the program is killed at one of them (fault-calls.c).

What a deed may leave behind is known from doing it once undisturbed: chance and clock are taken
away, so the database is as it was, as it became, or as it was after one of the commits between;
and each file is the old one, the new one, or was not there."""
import hashlib
import importlib.util
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_spec = importlib.util.spec_from_file_location('desks', _HERE / 'test-exchange.py')
desks = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(desks)

LATER = '2026-03-02T11:30'
# What changes something; a kill before any other call is one before the next of these.
WRITING = 'create write pwrite fsync rename link unlink mkdir ftruncate'
# What a program that was killed may leave: nobody could take it away.
TEMPORARY = re.compile(r'(\.part-\w{6}(-journal)?|\.\w{6}|-journal)$')
# What is noted of a file that was then not written is taken back, but its seal and time stay.
STAYING = re.compile(r'(INSERT INTO "(seal|sqlite_sequence)"|INSERT INTO "local" VALUES\(\'last-time\')')


class Deed:
    def __init__(self, name, desk, *arguments, check=None, is_many=False, keeps=None,
                 notes=None):
        self.name, self.desk, self.arguments = name, desk, [str(a) for a in arguments]
        self.check = check          # of the world when it was done at last
        self.keeps = keeps          # the file without which the new state may not stand
        self.notes = notes          # the file that is noted as given out if it is there alone
        self.is_many = is_many      # several deeds in a row, each of which may fail by itself


def open_folder():
    """Where an fsync costs nothing, if there is such a place: nothing here is asked of a disk."""
    memory = '/dev/shm'
    return tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK | os.X_OK) else None)


def read_dump(path):
    """All rows of a database."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def is_said(err, deed):
    """One sentence for one failure, that a person can read."""
    lines = err.splitlines()
    return (0 < len(lines) <= (9 if deed.is_many else 1)
            and all(line.strip()[-1:] in '.。' for line in lines)
            and not any(word in err for word in ('CRITICAL', 'WARNING', 'ssertion', 'rror 0')))


def name_state(rows):
    return hashlib.sha256('\n'.join(rows).encode()).hexdigest()[:16]


def strip(rows):
    """Without the seals: a seal made for a file that was not written is as good for the next."""
    kept = []
    for row in rows:
        if STAYING.match(row):
            continue
        if row.startswith('INSERT INTO "change"'):
            row = re.sub(r"^(INSERT INTO \"change\" VALUES\(\d+,\d+,[^,]*),[^,]*,", r'\1,-,', row)
        kept.append(row)
    return name_state(kept)


class Stage:
    """The desks, and what each deed starts from."""

    def __init__(self, program, shim, folder):
        self.program, self.shim = os.path.abspath(program), os.path.abspath(shim)
        self.folder = Path(folder).resolve()
        self.work, self.kept = self.folder / 'w', self.folder / 'kept'
        self.graves = self.folder / 'graves'
        self.work.mkdir()
        self.names, self.good = {}, {}
        self.n_runs = 0
        self.set_up()
        shutil.copytree(self.work, self.kept)
        self.make_index()

    # ---- what stands before

    def set_up(self):
        world = desks.World(self.program, str(self.work))
        self.office, self.a, self.b = world.office, world.a, world.b
        for name in ('in', 'out', 'shared'):
            (self.work / name).mkdir()
        self.fresh = desks.Desk(self.program, str(self.work), 'fresh')
        self.fresh.run('init', '--leader', '副旗长丙')
        self.nobody = desks.Desk(self.program, str(self.work), 'nobody')
        for i in range(4):
            self.office.run('add', '--title', f'修路{i}', '--lead', '副旗长甲', '--number', f'{i}')
        self.office.run('add', '--title', '共办', '--lead', '副旗长甲', '--cooperators', '副旗长乙',
                        '--number', 'z')
        for other in (self.a, self.b):
            self.office.meet(other)
        self.set_up_conflict(world)
        self.set_up_files()
        self.set_up_folder()
        for name in ('x.duban', 'i.txt', 'x.csv', 'x.pdf', 'x.docx', 'x.xlsx', 'x.html', 'b.db'):
            (self.work / 'out' / name).write_text('what stood here before\n', encoding='utf-8')

    def set_up_conflict(self, world):
        self.office.run('set', '1', 'due', '2026-04-01', '--correction', '笔误')
        self.a.run('set', '1', 'due', '2026-05-01', '--correction', '笔误')
        self.office.take(self.a.give(self.office, file='in/due.duban')[0])
        self.conflict = self.office.get('exchange', 'conflicts')['conflicts'][0]['id']
        self.a.run('record', '2', 'note', '--text', '在办')
        self.a.run('add', '--title', '新事项', '--number', 'n')
        self.office.take(self.a.give(self.office, file='in/note.duban')[0])
        self.imported = str(self.office.get('exchange', 'imports')[0]['import'])

    def set_up_files(self):
        (self.work / 'in/ledger.csv').write_text(
            '编号,事项,牵头领导\n' + ''.join(f'l{i},台账{i},副旗长甲\n' for i in range(30)) + '1,修路,副旗长甲\n',
            encoding='utf-8')
        self.office.run('backup', 'in/backup.db')
        self.office.run('add', '--title', '备份之后', '--number', 'later', '--lead', '副旗长甲')
        self.office.give(self.a, file='in/office.duban')
        self.fresh.run('exchange', 'introduce', '-o', 'in/fresh.txt')
        self.print = self.fresh.get('exchange', 'identity')['fingerprint']
        self.office.run('exchange', 'introduce', '-o', 'in/office.txt')
        self.office_print = self.office.get('exchange', 'identity')['fingerprint']
        os.unlink(self.fresh.database + '.key')

    def set_up_folder(self):
        for desk in (self.office, self.a):
            desk.run('exchange', 'folder', str(self.work / 'shared'))
        for desk in (self.a, self.office, self.a, self.office):
            desk.run('exchange', 'sync')
        self.b.run('exchange', 'folder', str(self.work / 'shared'))
        self.office.run('set', '2', 'notes', '办公室说')
        self.a.run('record', '3', 'note', '--text', '甲说')
        self.office.run('exchange', 'sync')
        self.b.run('record', 'z', 'note', '--text', '乙说')
        self.b.run('exchange', 'sync')

    def start(self):
        """What a deed has changed is put back."""
        shutil.rmtree(self.graves, ignore_errors=True)
        self.graves.mkdir()
        for top, folders, names in os.walk(self.work, topdown=False):
            for name in names:
                path = os.path.join(top, name)
                if not self.is_unchanged(path):
                    os.unlink(path)
            for name in folders:
                path = os.path.join(top, name)
                if not (self.kept / os.path.relpath(path, self.work)).is_dir():
                    os.rmdir(path)
        for path in self.index:
            to = self.work / path
            if not to.exists():
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.kept / path, to)

    def make_index(self):
        """Path: (when it was changed, its size, its bytes)."""
        self.index = {}
        for top, _, names in os.walk(self.kept):
            for name in names:
                path = Path(top, name)
                status = path.stat()
                self.index[os.path.relpath(path, self.kept)] = (
                    status.st_mtime_ns, status.st_size, path.read_bytes())

    def is_unchanged(self, path):
        known = self.index.get(os.path.relpath(path, self.work))
        status = os.stat(path)
        return known is not None and known[:2] == (status.st_mtime_ns, status.st_size)

    # ---- what stands after

    def has_come(self):
        """What one desk put into the shared folder is with the other in the end."""
        for desk in (self.a, self.office, self.a, self.office):
            done = desk.call('exchange', 'sync')
            if done.returncode != 0:
                return done.stderr
        if self.office.get('show', '3')['records'][-1]['text'] != '甲说':
            return 'the office has not got what was put there'
        notes = [h['value'] for h in self.a.get('show', '2')['history']
                 if h['current'] and h['field'] == 'notes']
        return None if notes == ['办公室说'] else f'the leader has got {notes}'

    def is_accepted(self):
        """The new key is believed."""
        if not (self.work / 'out/r.txt').exists():
            return 'there is no file'
        done = self.office.call('exchange', 'accept', 'out/r.txt')
        return None if done.returncode == 0 else done.stderr

    def read_files(self):
        """All that is there by path, but for databases that desks live in."""
        found = {}
        for top, _, names in os.walk(self.work):
            for name in names:
                path = os.path.join(top, name)
                if name == 'duban.db':
                    continue
                below = os.path.relpath(path, self.work)
                if self.is_unchanged(path):
                    found[below] = self.index[below][2]
                else:
                    found[below] = Path(path).read_bytes()
        return found

    def name_database(self, desk):
        """(whole, stripped) names of a state; (None, None) where there is none."""
        path = desk.database
        if not os.path.exists(path):
            return None, None
        with open(path, 'rb') as file:
            key = hashlib.sha256(file.read()).digest()
        if os.path.exists(path + '-journal'):
            key = None
        if key is None or key not in self.names:
            done = desk.call('--json', 'verify')
            assert done.returncode == 0, f'verify: {done.stdout} {done.stderr}'
            rows = read_dump(path)
            names = name_state(rows), strip(rows)
            if key is None:
                return names
            self.names[key] = names
        return self.names[key]

    def run(self, deed, under=None, **fault):
        """fault: the variables of the shim, in small letters."""
        self.n_runs += 1
        env = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'LD_PRELOAD': self.shim,
               'HOME': str(self.work), 'XDG_DATA_HOME': str(self.work / 'home'),
               'FONTCONFIG_PATH': os.environ.get('FONTCONFIG_PATH', '/etc/fonts'),
               'XDG_CACHE_HOME': str(self.folder / 'cache'),
               'DUBAN_FAULT_UNDER': str(under or self.work), 'DUBAN_FAULT_SEED': '137',
               **{'DUBAN_FAULT_' + key.upper(): str(value) for key, value in fault.items()}}
        for name in ('DUBAN_LOCALE_DIR', 'ASAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ:
                env[name] = os.environ[name]
        return subprocess.Popen(
            [self.program, '--db', deed.desk.database, '--now', LATER, *deed.arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            cwd=self.work, env=env, encoding='utf-8')


class Healthy:
    """The deed done undisturbed."""

    def __init__(self, stage, deed, **fault):
        self.stage, self.deed = stage, deed
        log, keep = stage.folder / 'log', stage.folder / 'keep'
        shutil.rmtree(keep, ignore_errors=True)
        keep.mkdir()
        log.unlink(missing_ok=True)
        stage.start()
        self.files_before = stage.read_files()
        self.before = stage.name_database(deed.desk)
        started = time.monotonic()
        run = stage.run(deed, log=log, keep=keep, **fault)
        self.out, err = run.communicate()
        self.seconds = time.monotonic() - started
        assert run.returncode == 0, (deed.name, err)
        self.calls = log.read_text(encoding='utf-8').splitlines() if log.exists() else []
        self.files_after = stage.read_files()
        self.after = stage.name_database(deed.desk)
        between = [read_dump(path) for path in sorted(keep.iterdir())]
        self.states = {self.before[0], self.after[0], *map(name_state, between)}
        self.stripped = {self.before[1], self.after[1], *map(strip, between)}

    def check_files(self, now, is_done, is_killed):
        for path in {*self.files_before, *self.files_after, *now}:
            before, after = self.files_before.get(path), self.files_after.get(path)
            found = now.get(path)
            if found == after or (found == before and not is_done):
                continue
            if before is None and after is None and is_killed and TEMPORARY.search(path):
                continue
            if path.endswith('-journal') and is_killed:
                continue
            return (f'{path}: {"nothing" if found is None else f"{len(found)} bytes"}, before '
                    f'{before and len(before)}, after {after and len(after)}')
        return None

    def check_shelf(self, now, is_killed=False):
        """The files in the shared folder are whole, and all others good."""
        for path, data in now.items():
            if is_killed and TEMPORARY.search(path):
                continue
            if data in (self.files_before.get(path), self.files_after.get(path)):
                continue
            name = os.path.basename(path)
            whole = re.fullmatch(r'[1-9]\d*-([0-9a-f]{64})\.duban', name)
            if whole and whole[1] == hashlib.blake2b(data, digest_size=32).hexdigest():
                continue
            if '/backups/' in path and re.fullmatch(r'duban-[0-9-]{10}\.db', name):
                read_dump(self.stage.work / path)
                continue
            return f'{path}: {len(data)} bytes'
        return None

    def check_again(self, now, state):
        """What it left is good to go on from: the same deed goes through.  Once for each such."""
        stage, deed = self.stage, self.deed
        what = hashlib.sha256(repr((deed.name, state, sorted(
            (path, hashlib.sha256(data).digest()) for path, data in now.items()
            if not TEMPORARY.search(path)))).encode()).digest()
        if what in stage.good:
            return stage.good[what]
        run = stage.run(deed)
        _, err = run.communicate()
        fault = None
        if run.returncode != 0 and state == self.before[0]:
            fault = f'not done on a healthy disk: {err}'
        elif deed.check is not None:
            fault = deed.check()
        if fault is None and os.path.exists(deed.desk.database):
            done = deed.desk.call('verify')
            fault = None if done.returncode == 0 else f'verify: {done.stderr}'
        stage.good[what] = fault
        return fault
