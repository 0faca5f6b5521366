#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks that share a folder: the office's and two leaders', and a carrier that is slow, makes copies,
loses files or is not there.  Then imports that are taken back.

    exchange-folder.py DUBANCTL      prints TAP"""
import hashlib
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location('desks', HERE / 'test-exchange.py')
desks = importlib.util.module_from_spec(spec)
spec.loader.exec_module(desks)


class World(desks.World):
    def __init__(self, program, folder):
        super().__init__(program, folder)
        self.all = (self.office, self.a, self.b)
        for desk in self.all:
            desk.shared = Path(folder) / 'shared'
            desk.shared.mkdir(exist_ok=True)
            desk.run('exchange', 'folder', str(desk.shared))

    def settle(self, rounds=4):
        for _ in range(rounds):
            for desk in self.all:
                sync(desk)

    def file(self, giver, taker):
        """The one file that giver has there for taker."""
        found = files(giver.shared, giver, taker)
        assert len(found) == 1, found
        return found[0]


def replica(desk):
    return desk.get('exchange', 'identity')['replica']


def place(shared, giver, taker):
    return Path(shared) / 'duban1' / replica(giver) / replica(taker)


def files(shared, giver, taker):
    where = place(shared, giver, taker)
    return sorted(where.iterdir()) if where.is_dir() else []


def sync(desk, expect=0):
    done = desk.call('--json', 'exchange', 'sync')
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    assert (done.stderr == '') == (expect == 0), done.stderr
    return json.loads(done.stdout)


def of(result, colleague):
    found = [c for c in result['colleagues'] if c['name'] == colleague.called]
    return found[0]


def left_alone(result):
    return sorted((Path(o['file']).name, o['kind']) for o in result['left_alone'])


def is_quiet(result):
    return not result['new'] and all(not c['taken'] and not c['published'] and not c['removed']
                                     and not c['problems'] for c in result['colleagues'])


# ---- the folder itself

def test_the_folder_is_set_shown_and_cleared(world):
    assert world.a.get('exchange', 'folder') == {'folder': str(world.a.shared), 'available': True}
    world.a.run('exchange', 'folder', '')
    assert world.a.get('exchange', 'folder') == {'folder': None, 'available': False}
    assert 'folder' in world.a.run('exchange', 'sync', expect=1)
    assert 'nowhere' in world.a.run('exchange', 'folder', '/nowhere', expect=1)
    world.a.run('exchange', 'folder', 'shared')
    assert world.a.get('exchange', 'folder')['folder'] == str(world.a.shared)


def test_what_one_puts_there_the_other_takes(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    put = sync(world.office)
    assert put['new'] and of(put, world.a)['published'] == 1 and of(put, world.a)['changes'] > 0
    name = world.file(world.office, world.a).name
    number, rest = name.split('-')
    assert int(number) > 0 and rest.endswith('.duban') and len(rest) == 64 + len('.duban'), name
    taken = sync(world.a)
    assert of(taken, world.office)['taken'][0]['added'] == 1, taken
    assert world.a.titles() == ['修路'] and world.b.titles() == []
    world.a.run('record', '1', 'deploy', '--text', '已部署')
    sync(world.a)
    sync(world.office)
    assert world.office.get('show', '1')['records'][-1]['text'] == '已部署'


def test_then_nothing_is_new_and_no_desk_answers_answers_for_ever(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    world.settle()
    for desk in world.all:
        result = sync(desk)
        assert is_quiet(result), (desk.name, result)
        assert 'nothing new' in desk.run('exchange', 'sync')


def test_an_acknowledged_file_goes(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    world.office.run('set', '1', 'notes', '一')
    sync(world.office)
    old = files(world.office.shared, world.office, world.a)
    assert len(old) == 2
    assert of(sync(world.office), world.a)['removed'] == 0
    sync(world.a)
    assert files(world.office.shared, world.office, world.a) == old, 'only its owner removes it'
    assert of(sync(world.office), world.a)['removed'] == 2
    assert not set(old) & set(files(world.office.shared, world.office, world.a))


def test_three_desks_have_one_truth(world):
    world.office.run('add', '--title', '共办', '--lead', '副旗长甲', '--cooperators', '副旗长乙',
                     '--number', 'z')
    world.settle()
    world.a.run('record', 'z', 'note', '--text', '甲说')
    world.b.run('record', 'z', 'note', '--text', '乙说')
    world.office.run('set', 'z', 'notes', '办公室说')
    world.settle()
    for desk in world.all:
        shown = desk.get('show', 'z')
        assert sorted(r['text'] for r in shown['records'] if r['kind'] == 'note') == ['乙说', '甲说']
        assert desk.get('verify')['ok']
    assert all(is_quiet(sync(desk)) for desk in world.all)


def test_files_come_in_any_order(world):
    world.office.run('add', '--title', '共办', '--lead', '副旗长甲', '--number', 'z')
    world.settle()
    kept = Path(world.folder) / 'kept'
    kept.mkdir()
    for word in ('一', '二', '三'):
        world.office.run('set', 'z', 'notes', word)
        sync(world.office)
    for path in files(world.office.shared, world.office, world.a):
        shutil.move(path, kept / path.name)
    where = place(world.office.shared, world.office, world.a)
    for path in sorted(kept.iterdir(), reverse=True):
        shutil.copy(path, where)
        sync(world.a)
        notes = [h['value'] for h in world.a.get('show', 'z')['history']
                 if h['field'] == 'notes' and h['current']]
        assert notes == ['三'], notes
    world.settle()
    assert all(is_quiet(sync(desk)) for desk in world.all)


# ---- the carrier

def test_a_half_written_file_waits_for_its_rest(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    path = world.file(world.office, world.a)
    whole = path.read_bytes()
    for part in (b'', whole[:-1], whole[:100], b'\0' * len(whole), whole + b'x'):
        path.write_bytes(part)
        result = sync(world.a)
        assert left_alone(result) == [(path.name, 'half-written')], result
        assert path.read_bytes() == part and world.a.titles() == []
    path.write_bytes(whole)
    sync(world.a)
    assert world.a.titles() == ['修路']


def test_copies_and_foreign_files_are_listed_and_never_touched(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    path = world.file(world.office, world.a)
    stem = path.name[:-len('.duban')]
    odd = {f'{stem} (conflicted copy 2026-03-02 100000).duban': 'conflict-copy',
           f'{stem}.sync-conflict-20260302-100000-ABCDEFG.duban': 'conflict-copy',
           f'{stem} (冲突副本).duban': 'conflict-copy',
           f'~syncthing~{path.name}.tmp': 'temporary',
           f'.syncthing.{path.name}.tmp': 'temporary',
           f'.{path.name}.aB3xYz': 'temporary',
           f'{path.name}.part': 'temporary',
           f'0{path.name}': 'foreign',
           path.name.upper(): 'foreign',
           f'{stem}0.duban': 'foreign',
           '说明.txt': 'foreign', 'desktop.ini': 'foreign'}
    for name in odd:
        shutil.copy(path, path.parent / name)
    os.mkdir(path.parent / f'9-{"0" * 64}.duban')
    os.symlink('/etc/passwd', path.parent / f'8-{"0" * 64}.duban')
    os.mkfifo(path.parent / f'7-{"0" * 64}.duban')
    odd.update({f'{n}-{"0" * 64}.duban': 'foreign' for n in (7, 8, 9)})
    root = Path(world.office.shared) / 'duban1'
    (root / 'readme.txt').write_text('x')
    odd['readme.txt'] = 'foreign'
    (Path(world.office.shared) / '别人的.docx').write_text('x')
    before = {p: p.stat().st_mtime_ns for p in path.parent.iterdir() if p.is_file()}
    for _ in range(2):
        result = sync(world.a)
        assert left_alone(result) == sorted(odd.items()), left_alone(result)
    assert world.a.titles() == ['修路']
    sync(world.office)
    after = {p: p.stat().st_mtime_ns for p in path.parent.iterdir() if p.is_file()}
    assert set(before) - set(after) == {path}, 'the owner removes its own file and no other'
    assert all(before[p] == after[p] for p in set(before) - {path})


def test_a_copy_under_an_exact_name_is_taken_once(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    path = world.file(world.office, world.a)
    double = path.parent / f'9{path.name}'
    shutil.copy(path, double)
    result = of(sync(world.a), world.office)
    assert len(result['taken']) == 1 and result['problems'] == [], result
    shutil.copy(double, path)
    assert of(sync(world.a), world.office)['taken'] == []
    assert world.a.titles() == ['修路']


def test_one_bad_file_stops_nothing_else(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    world.settle()
    world.b.run('add', '--title', '乙的', '--number', 'b1', '--lead', '副旗长甲')
    sync(world.b)
    world.office.run('set', '1', 'notes', '一')
    sync(world.office)
    bad = b'\x89DUBAN not a bundle'
    name = f'1-{hashlib.blake2b(bad, digest_size=32).hexdigest()}.duban'
    (place(world.office.shared, world.office, world.a) / name).write_bytes(bad)
    result = sync(world.a, expect=1)
    assert len(of(result, world.office)['problems']) == 1, result
    assert name in of(result, world.office)['problems'][0]
    assert len(of(result, world.office)['taken']) == 1
    assert of(result, world.office)['published'] == 1, 'and he is answered'
    assert '一' in [h['value'] for h in world.a.get('show', '1')['history']]


def test_a_stranger_is_named_and_not_taken(world):
    strange = desks.Desk(world.a.program, world.folder, 'strange')
    strange.called = '生人'
    strange.shared = world.a.shared
    strange.run('init', '--leader', strange.called)
    strange.accept(world.a)
    strange.run('exchange', 'folder', str(strange.shared))
    strange.run('leaders', 'add', '副旗长甲')
    strange.run('add', '--title', '生人的', '--lead', '副旗长甲')
    sync(strange)
    result = sync(world.a)
    assert [k for _, k in left_alone(result)] == ['stranger'], result
    assert world.a.titles() == []
    world.a.accept(strange)
    assert left_alone(sync(world.a)) == []
    assert world.a.titles() == ['生人的']


def test_a_folder_that_is_not_there_loses_nothing(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    away = Path(world.folder) / 'away'
    shared = Path(world.office.shared)
    for empty in (False, True):
        os.rename(shared, away)
        if empty:
            shared.mkdir()
        before = world.a.run('--json', 'verify')
        for desk in (world.a, world.office):
            assert 'not available' in desk.run('exchange', 'sync', expect=1)
            assert desk.get('exchange', 'folder')['available'] is False
        assert list(shared.iterdir()) == [] if empty else not shared.exists()
        assert world.a.run('--json', 'verify') == before
        if empty:
            shared.rmdir()
        os.rename(away, shared)
    sync(world.a)
    assert world.a.titles() == ['修路']


def test_a_file_that_was_lost_is_put_there_again(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    world.file(world.office, world.a).unlink()
    assert of(sync(world.office), world.a)['published'] == 1
    sync(world.a)
    assert world.a.titles() == ['修路']


def test_a_file_that_was_cut_is_put_there_again(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    sync(world.office)
    path = world.file(world.office, world.a)
    for n_bytes in (0, path.stat().st_size - 1):
        path = max(path.parent.iterdir(), key=lambda each: int(each.name.split('-')[0]))
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:n_bytes])
        assert of(sync(world.office), world.a)['published'] == 1, n_bytes
        assert of(sync(world.office), world.a)['published'] == 0, n_bytes
    sync(world.a)
    assert world.a.titles() == ['修路']


def test_a_restored_desk_gets_everything_again(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    world.settle()
    world.a.run('backup', 'a.backup')
    world.a.run('record', '1', 'note', '--text', '备份后')
    world.office.run('set', '1', 'notes', '一')
    world.settle()
    world.a.run('restore', 'a.backup')
    world.office.run('set', '1', 'requirement', '二')
    world.settle(6)
    shown = world.a.get('show', '1')
    assert '备份后' in [r['text'] for r in shown['records']], shown['records']
    current = {h['field']: h['value'] for h in shown['history'] if h['current']}
    assert (current['notes'], current['requirement']) == ('一', '二')
    assert all(is_quiet(sync(desk)) for desk in world.all)


class Carrier:
    """Each desk has a folder of its own; what its owner wrote and removed comes to the others late,
    in parts, twice under odd names, or not this time."""

    def __init__(self, world, seed):
        self.rng = random.Random(seed)
        self.world = world
        self.owners = {replica(desk): desk for desk in world.all}
        for desk in world.all:
            desk.shared = Path(world.folder) / f'at-{desk.name}'
            desk.shared.mkdir()
            desk.run('exchange', 'folder', str(desk.shared))

    def carry(self, careful=False):
        for owner, desk in self.owners.items():
            home = desk.shared / 'duban1' / owner
            for other in self.world.all:
                if other is not desk:
                    self.copy(home, other.shared / 'duban1' / owner, careful)

    def copy(self, home, there, careful):
        wanted = {p.relative_to(home) for p in home.glob('*/*')} if home.is_dir() else set()
        for old in list(there.glob('*/*')):
            if old.relative_to(there) not in wanted and (careful or self.rng.random() < 0.5):
                old.unlink()
        for name in sorted(wanted, key=lambda _: self.rng.random()):
            if not careful and self.rng.random() < 0.5:
                continue
            data = (home / name).read_bytes()
            (there / name).parent.mkdir(parents=True, exist_ok=True)
            if not careful and self.rng.random() < 0.3:
                data = data[:self.rng.randrange(len(data))]
            (there / name).write_bytes(data)
            if not careful and self.rng.random() < 0.2:
                (there / name).with_suffix('.sync-conflict-1.duban').write_bytes(data)


def test_a_careless_carrier_loses_nothing(world):
    seed = int(os.environ.get('DUBAN_SEED', '137'))
    print(f'# DUBAN_SEED={seed}')
    carrier = Carrier(world, seed)
    rng = carrier.rng
    world.office.run('add', '--title', '共办', '--lead', '副旗长甲', '--cooperators', '副旗长乙',
                     '--number', 'z')
    for _ in range(3):
        carrier.carry(True)
        for desk in world.all:
            sync(desk)
    said = []
    for n in range(40):
        desk = rng.choice(world.all)
        if rng.random() < 0.4:
            said.append(f'话{n}')
            desk.run('record', 'z', 'note', '--text', said[-1])
        sync(desk)
        carrier.carry()
    for _ in range(6):
        carrier.carry(True)
        for desk in world.all:
            sync(desk)
    assert said
    for desk in world.all:
        texts = [r['text'] for r in desk.get('show', 'z')['records'] if r['kind'] == 'note']
        assert sorted(texts) == sorted(said), (seed, desk.name, set(said) ^ set(texts))
        assert desk.get('verify')['ok']
    carrier.carry(True)
    for desk in world.all:
        assert is_quiet(sync(desk)), (seed, desk.name)


# ---- the disk

def small_disk(world, options):
    disk = Path(world.folder) / 'disk'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', options, 'tmpfs', disk],
                      capture_output=True).returncode:
        return None
    return disk


def test_a_full_disk_leaves_nothing_behind(world):
    disk = small_disk(world, 'size=1m')
    if disk is None:
        return 'may not mount one here'
    try:
        world.office.run('exchange', 'folder', str(disk))
        world.office.shared = disk
        for n in range(40):
            world.office.run('add', '--title', f'事{n}' + '长' * 600, '--lead', '副旗长甲',
                             '--number', str(n))
        with open(disk / 'fill', 'wb') as fill:
            fill.write(b'x' * 980000)
        result = sync(world.office, expect=1)
        assert 'full' in of(result, world.a)['problems'][0], result
        assert files(disk, world.office, world.a) == []
        (disk / 'fill').unlink()
        world.office.run('exchange', 'sync')
        assert len(files(disk, world.office, world.a)) == 1
        world.a.run('exchange', 'folder', str(disk))
        sync(world.a)
        assert len(world.a.titles()) == 40
    finally:
        subprocess.run(['umount', disk], check=True)


def test_a_folder_that_may_only_be_read_is_read(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    disk = small_disk(world, 'size=1m')
    if disk is None:
        return 'may not mount one here'
    try:
        for desk in (world.office, world.a):
            desk.run('exchange', 'folder', str(disk))
        sync(world.office)
        subprocess.run(['mount', '-o', 'remount,ro', disk], check=True)
        result = sync(world.a, expect=1)
        assert world.a.titles() == ['修路']
        assert str(disk) in of(result, world.office)['problems'][0], result
        subprocess.run(['mount', '-o', 'remount,rw', disk], check=True)
        assert of(sync(world.a), world.office)['published'] == 1
    finally:
        subprocess.run(['umount', disk], check=True)


def test_killed_at_any_moment_all_or_nothing(world):
    rng = random.Random(137)
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    start = time.monotonic()
    sync(world.office)
    once = time.monotonic() - start
    for n in range(30):
        desk = (world.office, world.a)[n % 2]
        desk.run('record', '1', 'note', '--text', f'记{n}') if world.a.titles() or n % 2 == 0 else 0
        child = subprocess.Popen([desk.program, '--db', desk.database, '--now', desks.NOW,
                                  'exchange', 'sync'], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * once * 1.2)
        child.send_signal(signal.SIGKILL)
        child.wait()
        for giver, taker in ((world.office, world.a), (world.a, world.office)):
            for path in files(giver.shared, giver, taker):
                if path.name[0] == '.':
                    continue
                whole = hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()
                assert path.name.endswith(f'-{whole}.duban'), path
    world.settle()
    texts = [sorted(r['text'] for r in desk.get('show', '1')['records'])
             for desk in (world.office, world.a)]
    assert texts[0] == texts[1] and len(texts[0]) >= 15, texts
    assert all(desk.get('verify')['ok'] for desk in world.all)
    assert all(is_quiet(sync(desk)) for desk in world.all)


# ---- taking an import back

def last_import(desk):
    return str(max(i['import'] for i in desk.get('exchange', 'imports') if i['changes'] > 0))


def undo(desk, *options, expect=0):
    done = desk.call('--json', 'exchange', 'undo', last_import(desk), *options)
    assert done.returncode == expect, (done.returncode, done.stderr)
    said = json.loads(done.stdout)
    assert said['undone'] == (expect == 0) == (not done.stderr)
    return {**said, 'stderr': done.stderr}


def field(desk, task, name):
    shown = desk.get('show', task)
    found = [h['value'] for h in shown['history'] if h['field'] == name and h['current']]
    return found[0] if found else None


def stands(desk, task, text):
    return [not r['void'] for r in desk.get('show', task)['records'] if r['text'] == text] == [True]


def ready(world):
    world.office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')
    world.office.run('set', '1', 'notes', '原来')
    world.settle()


# What a leader wrote, what the office then did, and what is to stand after its undo.
UNDOING = [
    ('a field is put back', [('set', '1', 'notes', '甲改')], [], 'reversed', '原来', None),
    ('a record is voided', [('record', '1', 'note', '--text', '甲记')], [], 'reversed', '原来', False),
    ('both', [('set', '1', 'notes', '甲改'), ('record', '1', 'note', '--text', '甲记')], [],
     'reversed', '原来', False),
    ('of two edits the value before both comes back',
     [('set', '1', 'notes', '甲改'), ('set', '1', 'notes', '又改')], [], 'reversed', '原来', None),
    ('what was changed again since stays',
     [('set', '1', 'notes', '甲改')], [('set', '1', 'notes', '办公室改')], 'partly', '办公室改', None),
    ('what is void already is not taken back', [('record', '1', 'note', '--text', '甲记')],
     [('record', '1', 'void', '--record', 'LAST', '--reason', '误记')], None, '原来', False),
    ('the rest is taken back beside it',
     [('set', '1', 'notes', '甲改'), ('record', '1', 'note', '--text', '甲记')],
     [('set', '1', 'notes', '办公室改')], 'partly', '办公室改', False),
    ('a field that was empty is empty again',
     [('set', '1', 'requirement', '甲要求'), ('set', '1', 'notes', '甲改')], [], 'reversed', '原来',
     None),
]


def test_undo_by_its_table(world):
    ready(world)
    for title, theirs, ours, what, notes, record in UNDOING:
        world.office.run('set', '1', 'notes', '原来')
        world.settle(2)
        for arguments in theirs:
            world.a.run(*[a.replace('甲记', f'甲记{title}') for a in arguments])
        sync(world.a)
        sync(world.office)
        for arguments in ours:
            last = [r['id'] for r in world.office.get('show', '1')['records'] if r['kind'] == 'note']
            world.office.run(*[last[-1] if a == 'LAST' else a for a in arguments])
        before = world.office.run('--json', 'show', '1')
        if what is None:
            assert 'Later' in undo(world.office, expect=1)['stderr'], title
        else:
            preview = undo(world.office, expect=1)
            assert preview['undone'] is False and preview['authors'] == ['副旗长甲'], (title, preview)
            assert world.office.run('--json', 'show', '1') == before, title
            done = undo(world.office, '--confirm')
            assert done['undone'] and done['tasks'][0]['what'] == what, (title, done)
            again = world.office.run('exchange', 'undo', last_import(world.office), '--confirm',
                                     expect=1)
            assert 'already' in again, (title, again)
        assert field(world.office, '1', 'notes') == notes, title
        assert not field(world.office, '1', 'requirement'), title
        if record is not None:
            assert stands(world.office, '1', f'甲记{title}') == record, title
        world.settle(3)
        assert field(world.a, '1', 'notes') == notes, title
        for desk in world.all:
            assert desk.get('exchange', 'conflicts') == {'conflicts': []}, title
            assert desk.get('verify')['ok'], title


def test_undo_deletes_what_came_new(world):
    ready(world)
    world.a.run('add', '--title', '误建', '--lead', '副旗长甲', '--number', 'x')
    world.a.run('add', '--title', '有用', '--lead', '副旗长甲', '--number', 'y')
    sync(world.a)
    sync(world.office)
    world.office.run('record', 'y', 'note', '--text', '已用')
    done = undo(world.office, '--confirm')
    assert {t['number']: t['what'] for t in done['tasks']} == {'x': 'deleted', 'y': 'stays'}, done
    world.settle()
    for desk in (world.office, world.a):
        assert desk.titles() == ['修路', '有用']


# What a leader did, and how the task stands before it and after its undo.
TURNS = [
    ('closing', [('record', '1', 'close')], lambda shown: shown['status'], 'open'),
    ('deletion', [('delete', '1')], lambda shown: shown['title'], '修路'),
    ('due', [('set', '1', 'due', '2026-05-01', '--correction', '笔误')], lambda shown: shown['due'],
     None),
    ('lead', [('set', '1', 'lead', '副旗长乙', '--reason', '误')], lambda shown: shown['lead'],
     '副旗长甲'),
    ('both heads of a conflict', [('set', '1', 'due', '2026-05-01', '--correction', '笔误')],
     lambda shown: shown['due'], '2026-06-01'),
]


def test_undo_turns_a_task_back(world):
    ready(world)
    for title, theirs, read, wanted in TURNS:
        if 'conflict' in title:
            world.office.run('set', '1', 'due', '2026-06-01', '--correction', '笔误')
        for arguments in theirs:
            world.a.run(*arguments)
        sync(world.a)
        sync(world.office)
        assert ('conflict' in title) == bool(world.office.get('exchange', 'conflicts')['conflicts'])
        done = undo(world.office, '--confirm')
        assert [t['what'] for t in done['tasks']] == ['reversed'], (title, done)
        world.settle(3)
        for desk in (world.office, world.a):
            assert read(desk.get('show', '1')) == wanted, (title, desk.name)
            assert desk.get('exchange', 'conflicts') == {'conflicts': []}, title
            assert desk.get('verify')['ok'], title


def test_what_must_be_confirmed_is_named_by_its_path(world):
    for n in range(12):
        world.office.run('add', '--title', f'事{n}', '--lead', '副旗长甲', '--number', str(n))
    world.settle(2)
    for n in range(12):
        world.office.run('record', str(n), 'close')
    sync(world.office)
    problem, = of(sync(world.a, expect=1), world.office)['problems']
    path = problem.split()[-1]
    assert '--confirm 12' in problem and Path(path).is_file(), problem
    assert world.a.get('show', '0')['status'] == 'open'
    world.a.run('exchange', 'import', path, '--confirm', '12')
    assert of(sync(world.a), world.office)['published'] == 1
    assert of(sync(world.office), world.a)['removed'] > 0
    assert world.a.get('show', '0')['status'] == 'closed'


def test_an_import_of_the_directory_alone_stays(world):
    sync(world.a)
    sync(world.office)
    assert 'brought no task' in undo(world.office, '--confirm', expect=1)['stderr']


def test_undo_is_for_who_leads_the_task(world):
    world.office.run('add', '--title', '甲办', '--lead', '副旗长甲', '--cooperators', '副旗长乙',
                     '--number', 'p')
    world.office.run('add', '--title', '乙办', '--lead', '副旗长乙', '--cooperators', '副旗长甲',
                     '--number', 'q')
    world.settle()
    for number in 'pq':
        world.office.run('set', number, 'notes', '办公室改')
    sync(world.office)
    sync(world.a)
    preview = undo(world.a, expect=1)
    assert {t['number']: t['what'] for t in preview['tasks']} == {'p': 'reversed', 'q': 'elsewhere'}
    assert preview['authors'] == ['政府办公室']
    undo(world.a, '--confirm')
    assert (field(world.a, 'p', 'notes'), field(world.a, 'q', 'notes')) == (None, '办公室改')
    world.settle()
    world.office.run('set', 'q', 'notes', '再改')
    sync(world.office)
    sync(world.a)
    assert 'leads none' in undo(world.a, '--confirm', expect=1)['stderr']
    assert field(world.a, 'q', 'notes') == '再改'


def test_undo_knows_its_imports(world):
    ready(world)
    for wrong in ('0', '999', 'x', '-1', ''):
        assert world.office.call('exchange', 'undo', '--', wrong).returncode in (1, 2), wrong
    assert world.office.call('exchange', 'undo').returncode == 2
    assert world.office.call('exchange', 'import', 'x', '--confirm').returncode == 2


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    wanted = sys.argv[2:]
    failed = 0
    print(f'1..{len(tests)}')
    for name, test in tests:
        if wanted and not any(w in name for w in wanted):
            print(f'ok - {name} # SKIP')
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                skipped = test(World(os.path.abspath(sys.argv[1]), folder))
                print(f'ok - {name}' + (f' # SKIP {skipped}' if skipped else ''), flush=True)
            except Exception:
                failed += 1
                print(f'not ok - {name}', flush=True)
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
