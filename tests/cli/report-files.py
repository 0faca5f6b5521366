#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as files and as issued ones, by the command line: every ending, what was issued made
again byte for byte and beside what would be said now, and bad input, which leaves a file that
stood there as it was.  Run it with the path of dubanctl as argument; prints TAP."""
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

NOW = '2026-11-23T10:00'
LEADER = '副旗长甲'
NOBODY = 65534
ENDINGS = ['pdf', 'docx', 'xlsx', 'html', 'txt']
OLD = b'what stood there'


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.database = folder / 'duban.db'
        # The texts of papers, where they are not installed.
        self.locale = Path(os.environ.get('DUBAN_LOCALE_DIR', program.parents[2] / 'po'))

    def command(self, *arguments, now=NOW, database=None):
        return [str(x) for x in (self.program, '--db', database or self.database, '--now', now,
                                 *arguments)]

    def run(self, *arguments, expect=0, setup=None, **more):
        done = subprocess.run(self.command(*arguments, **more), capture_output=True, timeout=120,
                              cwd=self.folder, preexec_fn=setup,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8',
                                   'HOME': os.environ.get('HOME', '/'),
                                   'DUBAN_LOCALE_DIR': str(self.locale)})
        said = done.stderr.decode()
        assert done.returncode == expect, f'{arguments}: {done.returncode} {said}'
        assert not re.search('CRITICAL|WARNING|Assertion|Sanitizer', said), said
        return done

    def get(self, *arguments, **more):
        return json.loads(self.run('--json', *arguments, **more).stdout)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def copy(self):
        """This desk once more, to be changed."""
        other = Desk(self.program, Path(tempfile.mkdtemp(dir=self.folder)))
        other.locale = self.locale
        shutil.copy(self.database, other.database)
        return other

    def refuse(self, *arguments, says=(), expect=1, target=None, **more):
        """One sentence, and what stood at the target stands there."""
        before = target.read_bytes() if target else None
        done = self.run(*arguments, expect=expect, **more)
        said = done.stderr.decode().strip()
        assert said.startswith('dubanctl: ') and '\n' not in said, said
        for word in says:
            assert word in said, f'{arguments}: “{said}” does not say “{word}”'
        assert not target or target.read_bytes() == before, f'{arguments}: the target changed'
        assert not [p for p in self.folder.iterdir() if p.name.startswith('.')], 'a rest is left'
        return said


def all_text(path):
    """The words of a DOCX or XLSX, whatever part they stand in."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return ''.join(package.read(n).decode() for n in package.namelist() if n.endswith('.xml'))


def check_file(path, words):
    content = path.read_bytes()
    if path.suffix.lower() == '.pdf':
        assert content.startswith(b'%PDF-') and content.rstrip().endswith(b'%%EOF')
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=True).stdout
            assert words in re.sub(r'\s', '', text.decode()), text.decode()[:500]
    elif path.suffix.lower() in ('.docx', '.xlsx'):
        assert words in re.sub(r'<[^>]*>', '', all_text(path))
    else:
        text = content.decode()
        assert words in text, text[:500]
        assert (path.suffix.lower() == '.html') == text.lower().startswith('<!doctype html')


def every_ending_is_written(desk):
    for kind, period in (('weekly', '2026-W47'), ('monthly', '2026-10'), ('quarterly', '2026-Q3')):
        for ending in ENDINGS:
            path = desk.folder / f'{kind}.{ending}'
            done = desk.run('report', kind, '--period', period, '--leader', LEADER, '-o', path)
            assert path.name in done.stdout.decode()
            check_file(path, LEADER)


def an_ending_has_any_case(desk):
    for name in ('周报.PDF', '周报.Docx', '周报.XLSX', '周报.hTmL', '周报.TXT'):
        desk.run('report', 'weekly', '-o', desk.folder / name)
        check_file(desk.folder / name, '2026')


def the_same_is_written_twice(desk):
    for ending in ENDINGS:
        first, second = desk.folder / f'一.{ending}', desk.folder / f'二.{ending}'
        desk.run('report', 'quarterly', '-o', first)
        desk.run('report', 'quarterly', '-o', second)
        assert first.read_bytes() == second.read_bytes(), ending


def json_tells_figures_and_file(desk):
    plain = desk.get('report', 'weekly', '--leader', LEADER)
    told = desk.get('report', 'weekly', '--leader', LEADER, '-o', '周.txt')
    assert told.pop('file') == '周.txt' and told.pop('issued') is None
    for problem in told.pop('problems'):
        assert list(problem) == ['code', 'message', 'task', 'leader', 'part'] and problem['message']
    assert told == plain


def free_parts_are_taken(desk):
    desk = desk.copy()
    utf8, gb = desk.file('一.txt', '断头路贯通工程进度滞后。\n\n第二段。\n'), desk.folder / '二.txt'
    gb.write_bytes('请水利局牵头会商。'.encode('gb18030'))
    desk.run('report', 'weekly', '--text', f'overview={utf8}', '--text', f'suggestions={gb}',
             '-o', '周.txt')
    text = (desk.folder / '周.txt').read_text()
    assert '断头路贯通工程进度滞后。' in text and '第二段。' in text and '请水利局牵头会商。' in text
    desk.run('report', 'weekly', '-o', '周.txt')
    assert '断头路贯通工程' not in (desk.folder / '周.txt').read_text(), 'a draft was kept'
    with sqlite3.connect(desk.database) as base:
        assert base.execute('SELECT count(*) FROM draft_part').fetchall() == [(0,)]
        base.execute('INSERT INTO draft_part VALUES (?, 0, 3, ?)', ('2026-W47', '窗口里写下的下步工作'))
    desk.run('report', 'weekly', '--office', '-o', '周.txt')
    assert '窗口里写下的下步工作' in (desk.folder / '周.txt').read_text()


def issued_comes_again_byte_for_byte(desk):
    desk = desk.copy()
    utf8 = desk.file('一.txt', '断头路贯通工程进度滞后。')
    told = desk.get('report', 'weekly', '--leader', LEADER, '--text', f'problems={utf8}', '-o',
                    '周.pdf', '--issue')
    assert told['issued'] == 1
    assert desk.get('report', 'monthly', '--office', '--issue')['issued'] == 2
    listed = desk.get('report', 'issued')['issued']
    assert [(i['id'], i['kind'], i['leader']) for i in listed] == [
        (2, 'monthly', None), (1, 'weekly', LEADER)]
    done = subprocess.run(['sha256sum', desk.folder / '周.pdf'], capture_output=True, text=True)
    assert done.stdout.split()[0] == listed[1]['sha256']
    for ending in ENDINGS[1:]:
        desk.run('report', 'weekly', '--leader', LEADER, '--text', f'problems={utf8}', '-o',
                 f'周.{ending}')
    # Another day, other data: the same bytes.
    desk.run('set', first_open(desk), 'title', '另一个题目', now='2026-12-24T09:00')
    for ending in ENDINGS:
        again = desk.get('report', 'issued', '1', '-o', f'再.{ending}', now='2026-12-24T10:00')
        assert again['same'] is True
        same = (desk.folder / f'再.{ending}').read_bytes() == (desk.folder / f'周.{ending}').read_bytes()
        assert same, f'{ending} differs'
    text = desk.run('report', 'issued', '1').stdout.decode()
    assert text == (desk.folder / '周.txt').read_text(), 'the text of an issued one'
    assert '断头路贯通工程' in again['text']


def first_open(desk):
    return next(t['number'] or t['id'] for t in desk.get('tasks', '--leader', LEADER)['tasks']
                if t['lead'] == LEADER and t['status'] == 'open')


def a_later_change_is_a_difference(desk):
    desk = desk.copy()
    desk.run('report', 'weekly', '--leader', LEADER, '-o', '周.pdf', '--issue')
    later = '2026-12-24T10:00'
    assert desk.get('report', 'issued', '1', '--diff', now=later)['differences'] == []
    assert b'same' in desk.run('report', 'issued', '1', '--diff', now=later).stdout
    task = first_open(desk)
    before = desk.get('report', 'weekly', '--leader', LEADER, '--period', '2026-W47', now=later)
    desk.run('record', task, 'close', '--on', '2026-11-20', '--text', '已销号', now=later)
    after = desk.get('report', 'weekly', '--leader', LEADER, '--period', '2026-W47', now=later)
    assert after['closed'] == before['closed'] + 1
    told = desk.get('report', 'issued', '1', '--diff', now=later)['differences']
    figures = {d['what']: (d['then'], d['now']) for d in told if d['kind'] == 'figure'}
    assert figures['Closed'] == (str(before['closed']), str(after['closed'])), figures
    assert any(d['kind'] == 'line' for d in told)
    shown = desk.run('report', 'issued', '1', '--diff', now=later).stdout.decode()
    assert f'Closed\n  then: {before["closed"]}\n  now:  {after["closed"]}\n' in shown
    desk.run('settings', 'due-soon-days', '9', now=later)
    holidays = desk.file('假.csv', '日期,名称,类型\n2027-01-01,元旦,休\n')
    desk.run('import', holidays, '--as', 'holidays', now=later)
    told = desk.get('report', 'issued', '1', '--diff', now=later)['differences']
    assert {'kind': 'setting', 'what': 'due-soon-days', 'then': '3', 'now': '9'} in told
    assert {'kind': 'calendar', 'what': '2027-01-01', 'then': None, 'now': 'off 元旦'} in told
    # What was issued is what it was.
    desk.run('report', 'issued', '1', '-o', '再.pdf', now=later)
    assert (desk.folder / '再.pdf').read_bytes() == (desk.folder / '周.pdf').read_bytes()
    assert len(desk.get('report', 'issued')['issued']) == 1


def backups_keep_what_was_issued(desk):
    desk = desk.copy()
    desk.run('report', 'weekly', '-o', '周.pdf', '--issue')
    desk.run('backup', 'copy.db')
    desk.run('report', 'weekly', '--issue')
    desk.run('verify', '--rebuild')
    assert len(desk.get('report', 'issued')['issued']) == 2
    desk.run('restore', 'copy.db')
    assert [i['id'] for i in desk.get('report', 'issued')['issued']] == [1]
    desk.run('report', 'issued', '1', '-o', '再.pdf')
    assert (desk.folder / '再.pdf').read_bytes() == (desk.folder / '周.pdf').read_bytes()


def bad_values_are_refused(desk):
    target = desk.file('旧.pdf', OLD)
    secret = desk.file('密.txt', '机密★1年\n')
    long = desk.file('长.txt', 'x' * (64 * 1024 + 1))
    huge = desk.file('巨.txt', 'x' * ((1 << 20) + 1))
    rows = [
        (['weekly', '--leader', '副旗长癸'], ['副旗长癸']),
        (['weekly', '--period', '2026-W54'], ['2026-W54']),
        (['weekly', '--period', '2025-W53'], ['2025-W53']),
        (['weekly', '--period', '2026-11'], ['2026-11']),
        (['monthly', '--period', '2026-13'], ['2026-13']),
        (['monthly', '--period', '2026-W47'], ['2026-W47']),
        (['quarterly', '--period', '2026-Q5'], ['2026-Q5']),
        (['quarterly', '--period', ''], ['“”']),
        (['weekly', '--period', '2026-W49'], ['2026-W49', 'begun']),
        (['monthly', '--period', '2026-12'], ['2026-12', 'begun']),
        (['quarterly', '--period', '2027-Q1'], ['2027-Q1', 'begun']),
        (['weekly', '--text', f'总体情况={target}'], ['总体情况', 'overview']),
        (['weekly', '--text', 'overview=无.txt'], ['无.txt']),
        (['weekly', '--text', f'overview={desk.folder}'], ['folder']),
        (['weekly', '--text', 'overview=' + str(desk.file('空.txt', ''))], ['空.txt', 'empty']),
        (['weekly', '--text', 'overview=' + str(desk.file('零.txt', b'a\0b'))],
         ['零.txt', 'text file']),
        (['weekly', '--text', 'overview=' + str(desk.file('乱.txt', b'\xe5\xff\xff'))],
         ['乱.txt', 'text file']),
        (['weekly', '--text', f'overview={secret}'], ['overview', 'secret']),
        (['weekly', '--text', f'next={long}'], ['next', '64 KiB']),
        (['weekly', '--text', f'next={huge}'], ['巨.txt', 'larger']),
    ]
    for arguments, says in rows:
        for more in (['-o', target], ['--issue'], ['-o', target, '--issue', '--json']):
            desk.refuse('report', *arguments, *more, says=says, target=target)
    assert desk.get('report', 'issued')['issued'] == []


def bad_use_is_refused(desk):
    target = desk.file('旧.pdf', OLD)
    for arguments in ([], ['daily'], ['weekly', '--leader', LEADER, '--office', '-o', target],
                      ['weekly', '--text', f'overview={target}'], ['weekly', '--diff'],
                      ['weekly', 'more'], ['weekly', '--text', 'overview', '-o', target],
                      ['issued', '--office'], ['issued', '1', '--issue'], ['issued', '--diff'],
                      ['issued', '-o', target], ['issued', '1', '2']):
        desk.refuse('report', *arguments, expect=2, target=target)


def bad_targets_are_refused(desk):
    desk = desk.copy()
    folder = desk.folder / '夹.pdf'
    folder.mkdir()
    for name, says in ((folder, ['folder']), (desk.folder / '无' / '周.pdf', ['周.pdf']), ('', ['.pdf']),
                       (desk.folder / '周.doc', ['周.doc', '.docx']), ('周', ['.pdf']), ('-', ['.pdf']),
                       ('pdf', ['.pdf']), (desk.folder / ('长' * 90 + '.pdf'), ['cannot be written'])):
        desk.refuse('report', 'weekly', '-o', name, says=says)
        desk.refuse('report', 'weekly', '-o', name, '--issue', says=says)
    assert desk.get('report', 'issued')['issued'] == []
    pipe = desk.folder / '管.pdf'
    os.mkfifo(pipe)
    desk.refuse('report', 'weekly', '-o', pipe, says=['no ordinary file'])
    assert pipe.is_fifo()
    link = desk.folder / '断.pdf'
    link.symlink_to(desk.folder / '没有这个文件.pdf')
    desk.run('report', 'weekly', '-o', link)
    check_file(link, '2026')


def unknown_numbers_are_refused(desk):
    for number in ('1', '99', '9223372036854775807'):
        desk.refuse('report', 'issued', number, says=[number])
    for number in ('0', '-1', '1x', '', 'x', '9223372036854775808'):
        desk.refuse('report', 'issued', '--', number, says=['no number'])


def damaged_rows_are_said(desk):
    desk = desk.copy()
    desk.run('report', 'weekly', '--issue')
    for column in ('document', 'settings', 'calendar', 'figures', 'parts'):
        other = desk.copy()
        with sqlite3.connect(other.database) as base:
            base.execute(f"UPDATE issued SET {column} = x'ffffff'")
        other.refuse('report', 'issued', '1', '--diff', says=['1', 'damaged'])
    with sqlite3.connect(desk.database) as base:
        base.execute("UPDATE issued SET pdf_hash = zeroblob(32)")
    told = desk.run('report', 'issued', '1', '-o', '再.pdf')
    assert b'byte' in told.stderr and (desk.folder / '再.pdf').exists()
    assert desk.get('report', 'issued', '1', '-o', '再.pdf')['same'] is False
    with sqlite3.connect(desk.database) as base:
        base.execute("UPDATE issued SET period = '2026-W99'")
    desk.refuse('report', 'issued', says=['damaged'])
    desk.refuse('report', 'issued', '1', says=['damaged'])


def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def unwritable_targets_stay(desk):
    desk = desk.copy()
    place = desk.folder / '封'
    place.mkdir()
    target = place / '旧.pdf'
    target.write_bytes(OLD)
    for path in (desk.folder.parent, desk.folder):
        path.chmod(0o755)
    desk.program = Path(shutil.copy(desk.program, desk.folder))  # not where only root can look
    desk.locale = Path(shutil.copytree(desk.locale, desk.folder / 'po'))
    desk.database.chmod(0o666)
    place.chmod(0o555)
    try:
        desk.refuse('report', 'weekly', '-o', target, says=['may not write'], target=target,
                    setup=as_nobody)
        assert [p.name for p in place.iterdir()] == ['旧.pdf']
    finally:
        place.chmod(0o755)


def small_files_only():
    """No file may grow: what is written fails as on a disk that takes no more."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def full_targets_stay(desk):
    desk = desk.copy()
    # The workbook is put together in files of its own, which may not grow either.
    for ending in (e for e in ENDINGS if e != 'xlsx'):
        target = desk.file(f'旧.{ending}', OLD)
        desk.refuse('report', 'weekly', '--period', '2026-W47', '-o', target, target=target,
                    says=['cannot be written'], setup=small_files_only)
        desk.refuse('report', 'weekly', '--period', '2026-W47', '-o', target, '--issue',
                    target=target, setup=small_files_only)
    assert desk.get('report', 'issued')['issued'] == []


def full_disks_are_said(desk):
    """A small disk of its own; needs the right to mount one."""
    desk = desk.copy()
    disk = desk.folder / 'disk'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk],
                      capture_output=True).returncode:
        return 'may not mount one here'
    try:
        names = [f'旧.{ending}' for ending in ENDINGS]
        for name in names:
            (disk / name).write_bytes(OLD)
        with open(disk / '占.bin', 'wb', buffering=0) as rest:
            try:
                while True:
                    rest.write(bytes(4096))
            except OSError:
                pass
        for name in names:
            desk.refuse('report', 'quarterly', '-o', disk / name, '--issue', says=['full'],
                        target=disk / name)
        assert sorted(p.name for p in disk.iterdir()) == sorted([*names, '占.bin'])
        assert desk.get('report', 'issued')['issued'] == []
    finally:
        subprocess.run(['umount', disk], check=True)
    return None


def a_full_database_is_said(desk):
    """What is kept is kept whole or not at all; the file that was asked for is there."""
    desk = desk.copy()
    with sqlite3.connect(desk.database) as base:
        base.execute("CREATE TRIGGER full BEFORE INSERT ON issued BEGIN "
                     "SELECT RAISE(ABORT, 'no'); END")
    said = desk.refuse('report', 'weekly', '-o', '周.pdf', '--issue')
    assert '周.pdf' in said and 'not issued' in said, said
    assert desk.get('report', 'issued')['issued'] == []


def killing_keeps_all_or_nothing(desk):
    desk = desk.copy()
    arguments = ('report', 'weekly', '--period', '2026-W47', '-o', '周.pdf', '--issue')
    start = time.monotonic()
    desk.run(*arguments)
    once = time.monotonic() - start
    whole, rng, count = (desk.folder / '周.pdf').read_bytes(), random.Random(137), 1
    for turn in range(12):
        (desk.folder / '周.pdf').write_bytes(OLD)
        child = subprocess.Popen(desk.command(*arguments), cwd=desk.folder,
                                 env=dict(os.environ, DUBAN_LOCALE_DIR=str(desk.locale)),
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(timeout=once * (0.5 + rng.random() * 0.6))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        listed = desk.get('report', 'issued')['issued']
        assert len(listed) in (count, count + 1), f'turn {turn}: {len(listed)}'
        assert child.returncode != 0 or len(listed) == count + 1
        count = len(listed)
        stands = (desk.folder / '周.pdf').read_bytes()
        assert stands in (OLD, whole), f'turn {turn}: half a file'
        desk.run('report', 'issued', str(count), '-o', '再.pdf')
        assert (desk.folder / '再.pdf').read_bytes() == whole
    assert desk.get('verify')['ok']


TESTS = [every_ending_is_written, an_ending_has_any_case, the_same_is_written_twice,
         json_tells_figures_and_file, free_parts_are_taken, issued_comes_again_byte_for_byte,
         a_later_change_is_a_difference, backups_keep_what_was_issued, bad_values_are_refused,
         bad_use_is_refused, bad_targets_are_refused, unknown_numbers_are_refused,
         damaged_rows_are_said, unwritable_targets_stay, full_targets_stay, full_disks_are_said,
         a_full_database_is_said, killing_keeps_all_or_nothing]


def main():
    failed = 0
    only = sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix='duban-report-') as folder:
        desk = Desk(Path(sys.argv[1]).resolve(), Path(folder))
        desk.run('init', '--example', now='2026-11-20T10:00')
        tests = [t for t in TESTS if not only or t.__name__ in only]
        print(f'1..{len(tests)}')
        for number, test in enumerate(tests, 1):
            try:
                skipped = test(desk)
                print(f'ok {number} - {test.__name__.replace("_", " ")}'
                      + (f' # SKIP {skipped}' if skipped else ''), flush=True)
            except (AssertionError, OSError, ValueError, KeyError, StopIteration,
                    subprocess.SubprocessError, zipfile.BadZipFile):
                failed += 1
                print(f'not ok {number} - {test.__name__.replace("_", " ")}')
                print('# ' + traceback.format_exc().strip().replace('\n', '\n# '), flush=True)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
