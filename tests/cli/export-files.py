#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are given out, seen from outside: what comes back is the same work, also by way of
LibreOffice; what a spreadsheet and a calendar find in them; and bad targets, which leave a file
that stood there as it was.

    export-files.py DUBANCTL [TEST…]      prints TAP"""
import datetime
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import icalendar
import openpyxl

NOW = '2026-11-23T10:00'
NOBODY = 65534
OLD = b'what stood there'
ENDINGS = ['csv', 'xlsx', 'ics']
KINDS = {'ledger': '督办台账', 'portfolio': '领导分工', 'units': '单位', 'holidays': '节假日',
         'deadlines': '督办时限'}

# What somebody may write, and a spreadsheet program would take for something else.
TEXTS = ['=1+1', '+8', '-5', '@SUM(A1)', '＝1', '＋1', '－1', '＠1', '=HYPERLINK("http://x","y")',
         'a,b;c', '说"好"', '一\n二', '<&>', '007', '2026-012', '1E5', 'TRUE', '#N/A', '{=1}',
         '123456789012345678', '12.50', '0.5', '2026年3月', '50%', '😀', '\u202e反', 'a  b', '_x0041_']
# What only our own files keep apart: an apostrophe before a sign, and letters that XML has not.
ODD_TEXTS = ["'=x", "''-1", "'x", 'a\x01\x1b[31m', 'a\tb', '\ufffe']
TEXT_FIELDS = ['title', 'requirement', 'method', 'notes', 'source-ref', 'assigner', 'cause',
               'measures', 'accountability', 'quantity', 'target', 'measure']


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.database = folder / 'duban.db'

    def command(self, *arguments, now=NOW):
        return [str(x) for x in (self.program, '--db', self.database, '--now', now, *arguments)]

    def run(self, *arguments, expect=0, setup=None, now=NOW):
        done = subprocess.run(self.command(*arguments, now=now), capture_output=True, timeout=120,
                              cwd=self.folder, preexec_fn=setup,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        said = done.stderr.decode()
        assert done.returncode == expect, f'{arguments}: {done.returncode} {said}'
        assert not re.search('CRITICAL|WARNING|Assertion|Sanitizer', said), said
        return done

    def get(self, *arguments, **more):
        return json.loads(self.run('--json', *arguments, **more).stdout)

    def new(self, *arguments):
        other = Desk(self.program, Path(tempfile.mkdtemp(dir=self.folder)))
        other.run('init', *arguments)
        return other

    def copy(self):
        other = Desk(self.program, Path(tempfile.mkdtemp(dir=self.folder)))
        shutil.copy(self.database, other.database)
        return other

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def export(self, name, *arguments, **more):
        self.run('export', self.folder / name, *arguments, **more)
        return self.folder / name

    def text(self, what='ledger'):
        return self.export(f'text-{what}.csv', '--what', what, '--with-restricted').read_bytes()

    def refuse(self, *arguments, says=(), target=None, **more):
        """One sentence, and what stood at the target stands there."""
        before = target.read_bytes() if target else None
        said = self.run(*arguments, expect=1, **more).stderr.decode().strip()
        assert said.startswith('dubanctl: ') and '\n' not in said, said
        for word in says:
            assert word in said, f'{arguments}: “{said}” does not say “{word}”'
        assert not target or target.read_bytes() == before, f'{arguments}: the target changed'
        rests = [p for p in (target.parent if target else self.folder).iterdir()
                 if p.name.startswith('.')]
        assert not rests, f'a rest is left: {rests}'


def convert(path, ending, to=None):
    """As LibreOffice writes it."""
    out = Path(tempfile.mkdtemp(dir=path.parent))
    subprocess.run(['soffice', f'-env:UserInstallation=file://{path.parent}/profile', '--headless',
                    '--convert-to', to or ending, '--outdir', out, path], check=True, timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out / f'{path.stem}.{ending}'


def write_hostile(desk, texts):
    """A task for each text, which stands in all its fields."""
    for number, text in enumerate(texts):
        fields = [f'--{field}={text}' for field in TEXT_FIELDS]
        desk.run('add', f'--number=第{number}号', '--assigned=2026-11-02', *fields)


def same(first, second, what):
    if first != second:
        pairs = zip(first.decode().split('\r\n'), second.decode().split('\r\n'))
        raise AssertionError(what + '\n' + '\n'.join(f'{a}\n{b}' for a, b in pairs if a != b)[:1500])


def in_order(text):
    return b'\r\n'.join(sorted(text.split(b'\r\n')))


def hostile_texts_come_back(desk):
    desk = desk.new()
    write_hostile(desk, TEXTS + ODD_TEXTS)
    text = desk.text()
    for ending in ('csv', 'xlsx'):
        other = desk.new()
        other.run('import', desk.export(f'敌.{ending}'))
        same(text, other.text(), ending)
        # Where it came from it changes nothing.
        told = desk.get('import', desk.folder / f'敌.{ending}')[0]
        assert (told['added'], len(told['refused'])) == (0, 0), told
        same(text, desk.text(), f'{ending} at home')


def the_example_comes_back(desk):
    text = desk.text()
    other = desk.new()
    told = other.get('import', desk.export('例.xlsx', '--with-restricted'))
    assert len(told) == 1 and not told[0]['refused'], told
    assert not [n for n in told[0]['notes'] if 'hidden' in n], told[0]['notes']
    same(text, other.text(), 'the ledger')
    other = desk.new()
    for what in ('units', 'portfolio', 'holidays'):
        told = other.get('import', desk.export(f'{what}.xlsx', '--what', what))
        assert told[0]['kind'] == what, told
    for what in ('units', 'portfolio', 'holidays'):
        same(in_order(desk.text(what)), in_order(other.text(what)), what)


def libreoffice_keeps_it(desk):
    if not shutil.which('soffice'):
        return 'no LibreOffice here'
    hostile = desk.new()
    write_hostile(hostile, TEXTS)
    for name, source in (('例', desk), ('敌', hostile)):
        path = source.export(f'{name}.xlsx', '--with-restricted')
        files = [convert(path, 'xlsx'), convert(path, 'ods'),
                 convert(path, 'csv', 'csv:Text - txt - csv (StarCalc):44,34,76,1')]
        if name == '敌':
            files.append(convert(files[1], 'xlsx'))
        for file in files:
            other = desk.new()
            other.run('import', file)
            same(source.text(), other.text(), f'{name} {file.name}')
    return None


def a_csv_opens_in_excel(desk):
    content = desk.export('表.csv').read_bytes()
    assert content.startswith(b'\xef\xbb\xbf') and content.endswith(b'\r\n')
    assert b'\r\n' in content and not re.search(rb'(?<!\r)\n(?=\d)', content)
    desk = desk.new()
    write_hostile(desk, TEXTS)
    for line in desk.text().decode().split('\r\n'):
        for cell in re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', line):
            assert not re.match(r'"?[=+\-@＝＋－＠]', cell), f'a formula: {cell}'


def a_workbook_looks_made_by_hand(desk):
    for what, title in KINDS.items():
        path = desk.export(f'看-{what}.xlsx', '--what', what)
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == [title]
        sheet = book.active
        headings = [cell.value for cell in sheet[1]]
        assert all(cell.font.bold and cell.fill.fgColor.rgb[-6:] not in ('000000', 'FFFFFF')
                   for cell in sheet[1]), 'the heading is like the rest'
        assert sheet.freeze_panes and sheet.freeze_panes.endswith('2'), sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions, (sheet.auto_filter.ref, sheet.dimensions)
        assert sheet.print_title_rows == '$1:$1'
        assert sheet.page_setup.orientation == 'landscape' and sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.oddHeader.center.text == title
        assert sheet.oddHeader.right.text == '截至2026年11月23日'
        assert sheet.oddFooter.center.text == '第 &P 页，共 &N 页'
        assert '$A$1:' in str(sheet.print_area), sheet.print_area
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type in 'fe'], what
        for column, dimension in sheet.column_dimensions.items():
            assert 5 < dimension.width < 35, (column, dimension.width)
        check_dates(sheet, headings)


def check_dates(sheet, headings):
    days = {'交办时间', '完成时限', '部署时间', '办结时间', '起', '止', '日期', '到期日'}
    for place, heading in enumerate(headings):
        for (cell,) in sheet.iter_rows(min_row=2, min_col=place + 1, max_col=place + 1):
            if heading in days and cell.value is not None and cell.value not in ('免', '无'):
                assert cell.data_type == 'd', (heading, cell.value)
                assert cell.number_format.startswith('yyyy-mm-dd')
                assert isinstance(cell.value, datetime.datetime)
            if heading in ('编号', '事项'):
                assert cell.value is None or cell.data_type == 's', (heading, cell.value)
            if heading == '灯' and cell.value is not None:
                assert cell.value in '红黄绿灰' and cell.fill.fill_type == 'solid', cell.value


def lights_are_those_of_the_list(desk):
    words = {'red': '红', 'yellow': '黄', 'green': '绿', 'grey': '灰'}
    sheet = openpyxl.load_workbook(desk.export('灯.xlsx', '--with-restricted')).active
    found = {row[1]: row[0] for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True)}
    tasks = desk.get('tasks')['tasks']
    assert len(tasks) == sheet.max_row - 1
    for task in tasks:
        assert task['number'] is None or found[task['number']] == words[task['light']], task


def numbers_are_numbers_where_they_are(desk):
    desk = desk.new()
    for number, quantity in enumerate(['12', '0.5', '12.50', '007', '12件', '-3']):
        desk.run('add', f'--title={number}', f'--number={number}', f'--quantity={quantity}')
    sheet = openpyxl.load_workbook(desk.export('数.xlsx')).active
    place = [c.value for c in sheet[1]].index('数量')
    cells = [row[place] for row in sheet.iter_rows(min_row=2)]
    assert [c.data_type for c in cells] == list('nnsssn'), [c.data_type for c in cells]
    assert [c.value for c in cells] == [12, 0.5, '12.50', '007', '12件', -3]
    assert all(row[1].data_type == 's' for row in sheet.iter_rows(min_row=2))


def long_texts_are_never_cut(desk):
    desk = desk.new()
    text = '说明 ' * 8190 + '尾' * 100
    desk.run('add', '--title=短', f'--notes={text}')
    other = desk.new()
    other.run('import', desk.export('长.xlsx'))
    same(desk.text(), other.text(), 'a long text')
    desk.run('add', '--title=长事', '--number=L-1', '--notes=' + 'a' * 40000)
    target = desk.file('长.xlsx', OLD)
    desk.refuse('export', target, says=['L-1 长事', '备注', '40000', '32767', '.csv'], target=target)
    other = desk.new()
    other.run('import', desk.export('长.csv'))
    same(desk.text(), other.text(), 'a longer text')


def restricted_tasks_stay(desk):
    desk = desk.new()
    desk.run('add', '--title=公开的事', '--number=G-1', '--assigned=2026-11-23', '--due=2026-12-01')
    desk.run('add', '--title=机要的事', '--number=J-1', '--assigned=2026-11-23', '--due=2026-12-01',
             '--handling=restricted')
    for name, what in (('1.csv', 'ledger'), ('1.xlsx', 'ledger'), ('1.csv', 'deadlines'),
                       ('1.xlsx', 'deadlines'), ('1.ics', 'deadlines')):
        for more, left_out in (((), 1), (('--with-restricted',), 0)):
            told = desk.get('export', desk.folder / name, '--what', what, *more)
            assert told['left_out'] == left_out, (name, told)
            content = (desk.folder / name).read_bytes()
            if name.endswith('xlsx'):
                rows = openpyxl.load_workbook(desk.folder / name).active.iter_rows(values_only=True)
                content = str(list(rows)).encode()
            content = content.replace(b'\r\n ', b'')
            assert ('机要的事'.encode() in content) == (left_out == 0), name
            assert '公开的事'.encode() in content, name


# ---- calendars -----------------------------------------------------------------------------

def events(path):
    content = path.read_bytes()
    assert content.endswith(b'END:VCALENDAR\r\n') and b'\n' not in content.replace(b'\r\n', b'')
    for line in content.split(b'\r\n'):
        assert len(line) <= 75, line
        line.decode()
    calendar = icalendar.Calendar.from_ical(content)
    assert str(calendar['METHOD']) == 'PUBLISH' and str(calendar['VERSION']) == '2.0'
    assert not calendar.walk('VALARM') and not calendar.walk('VTIMEZONE')
    found = {}
    for event in calendar.walk('VEVENT'):
        assert not event.errors, event.errors
        start, end = event['DTSTART'].dt, event['DTEND'].dt
        assert type(start) is datetime.date and end - start == datetime.timedelta(1)
        assert str(event['TRANSP']) == 'TRANSPARENT' and event['DTSTAMP'].dt.utcoffset() is not None
        assert str(event['UID']) not in found, f'twice: {event["UID"]}'
        found[str(event['UID'])] = event
    return found


def summarize(found):
    return sorted((str(e['DTSTART'].dt), str(e['SUMMARY']), str(e['STATUS'])) for e in found.values())


def a_calendar_moves_and_clears(desk):
    desk = desk.new()
    desk.run('leaders', 'add', '副旗长甲')
    task = desk.get('add', '--title=甲,乙;丙\\丁\n戊', '--number=T-1', '--assigned=2026-11-23',
                    '--due=2026-12-10', '--lead=副旗长甲')['id']
    desk.run('record', 'T-1', 'deploy', '--on', '2026-11-23')
    milestone = desk.get('record', 'T-1', 'milestone', '--title', '完成招标', '--due',
                         '2026-12-01')['id']
    first = events(desk.export('时.ics'))
    assert summarize(first) == [
        ('2026-11-23', '（已办）〔部署〕甲,乙;丙\\丁\n戊', 'CANCELLED'),
        ('2026-11-26', '〔形成思路〕甲,乙;丙\\丁\n戊', 'CONFIRMED'),
        ('2026-11-30', '〔反馈〕甲,乙;丙\\丁\n戊', 'CONFIRMED'),
        ('2026-12-01', '〔工作节点：完成招标〕甲,乙;丙\\丁\n戊', 'CONFIRMED'),
        ('2026-12-10', '〔完成时限〕甲,乙;丙\\丁\n戊', 'CONFIRMED')], summarize(first)
    assert f'{task}-due@duban' in first, list(first)
    assert desk.export('再.ics').read_bytes() == (desk.folder / '时.ics').read_bytes()
    categories = first[f'{task}-due@duban']['CATEGORIES'].to_ical().decode()
    assert categories.startswith('督办,') and categories.endswith('灯'), categories

    later = '2026-11-25T10:00'
    desk.run('set', 'T-1', 'due', '2026-12-20', now=later)
    desk.run('record', 'T-1', 'approach', '--on', '2026-11-25', now=later)
    desk.run('record', 'T-1', 'milestone', '--milestone', milestone, '--done', '2026-11-25',
             now=later)
    second = events(desk.export('时.ics', now=later))
    assert set(second) == set(first)
    assert str(second[f'{task}-due@duban']['DTSTART'].dt) == '2026-12-20'
    for uid, event in second.items():
        assert event['SEQUENCE'] > first[uid]['SEQUENCE'], uid
        assert event['LAST-MODIFIED'].dt >= first[uid]['LAST-MODIFIED'].dt
    over = {str(e['SUMMARY'])[5:8] for e in second.values() if str(e['STATUS']) == 'CANCELLED'}
    assert over == {'部署〕', '形成思', '工作节'}, over

    # A new reading of the days moves them too, though no task was changed.
    desk.run('settings', 'day-policy', 'strict', now=later)
    third = events(desk.export('时.ics', now=later))
    assert str(third[f'{task}-feedback@duban']['DTSTART'].dt) == '2026-11-29'
    assert third[f'{task}-feedback@duban']['SEQUENCE'] > second[f'{task}-feedback@duban']['SEQUENCE']

    desk.run('record', 'T-1', 'close', '--on', '2026-11-26', now='2026-11-26T10:00')
    closed = events(desk.export('时.ics', now='2026-11-26T11:00'))
    assert set(first) <= set(closed)
    assert {str(e['STATUS']) for e in closed.values()} == {'CANCELLED'}
    assert events(desk.export('时.ics', now='2026-12-27T11:00')), '31 days after'
    assert not events(desk.export('时.ics', now='2026-12-28T11:00')), '32 days after'


def the_suspended_owe_nothing(desk):
    desk = desk.new()
    desk.run('add', '--title=停', '--number=S-1', '--assigned=2026-11-23', '--due=2026-12-10')
    assert {str(e['STATUS']) for e in events(desk.export('时.ics')).values()} == {'CONFIRMED'}
    desk.run('record', 'S-1', 'suspend', '--on', '2026-11-23')
    assert {str(e['STATUS']) for e in events(desk.export('时.ics')).values()} == {'CANCELLED'}
    desk.run('record', 'S-1', 'resume', '--on', '2026-11-23')
    assert 'CONFIRMED' in {str(e['STATUS']) for e in events(desk.export('时.ics')).values()}


def the_example_is_a_calendar(desk):
    found = events(desk.export('例.ics'))
    live = [e for e in found.values() if str(e['STATUS']) == 'CONFIRMED']
    table = openpyxl.load_workbook(desk.export('例.xlsx', '--what', 'deadlines')).active
    rows = sorted(f'{row[1]:%Y-%m-%d} 〔{row[2]}〕{row[4]}'
                  for row in table.iter_rows(min_row=2, values_only=True))
    assert rows == sorted(f'{e["DTSTART"].dt} {e["SUMMARY"]}' for e in live)
    assert len(live) > 100
    try:
        import gi
        gi.require_version('ICalGLib', '3.0')
        from gi.repository import ICalGLib
    except (ImportError, ValueError):
        return
    # As GNOME Calendar and Evolution read it.
    component = ICalGLib.Component.new_from_string((desk.folder / '例.ics').read_text())
    assert component.count_components(ICalGLib.ComponentKind.VEVENT_COMPONENT) == len(found)
    assert component.count_errors() == 0


def one_leaders_deadlines(desk):
    leader = '副旗长甲'
    numbers = {t['number'] for t in desk.get('tasks', '--leader', leader)['tasks']}
    path = desk.export('甲.xlsx', '--leader', leader, '--with-restricted')
    table = openpyxl.load_workbook(path).active
    assert {row[1] for row in table.iter_rows(min_row=2, values_only=True)} == numbers
    calendar = desk.export('甲.ics', '--leader', leader).read_text()
    assert f'X-WR-CALNAME:督办时限（{leader}）' in calendar
    assert 0 < len(events(desk.folder / '甲.ics')) < len(events(desk.export('全.ics')))


# ---- targets -------------------------------------------------------------------------------

def bad_targets_are_refused(desk):
    desk = desk.copy()
    for ending in ENDINGS:
        folder = desk.folder / f'夹.{ending}'
        folder.mkdir()
        desk.refuse('export', folder, says=['folder'])
        desk.refuse('export', desk.folder / '无' / f'表.{ending}', says=['cannot be written'])
        pipe = desk.folder / f'管.{ending}'
        os.mkfifo(pipe)
        desk.refuse('export', pipe, says=['no ordinary file'])
    for name in ('表.ods', '表.xls', '表', '', 'csv', '表.ics.txt'):
        desk.refuse('export', name, says=['.csv', '.xlsx', '.ics'])
    for what in ('ledger', 'portfolio', 'units', 'holidays'):
        target = desk.file('旧.ics', OLD)
        desk.refuse('export', target, '--what', what, says=['旧.ics', what], target=target)
    desk.run('export', '表.CSV')
    desk.run('export', '表.XlSx')
    desk.run('export', '表.Ics')


def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def unwritable_targets_stay(desk):
    desk = desk.copy()
    place = desk.folder / '封'
    place.mkdir()
    for path in (desk.folder.parent, desk.folder):
        path.chmod(0o755)
    desk.program = Path(shutil.copy(desk.program, desk.folder))  # not where only root can look
    desk.database.chmod(0o644)
    for ending in ENDINGS:
        (place / f'旧.{ending}').write_bytes(OLD)
    place.chmod(0o555)
    room = desk.folder / '临时'
    room.mkdir()
    room.chmod(0o777)
    try:
        for ending in ENDINGS:
            os.environ['TMPDIR'] = str(room)
            target = place / f'旧.{ending}'
            desk.refuse('export', target, says=['may not write'], target=target, setup=as_nobody)
        os.environ['TMPDIR'] = str(place)
        desk.refuse('export', room / '新.xlsx', says=['temporary files'], setup=as_nobody)
    finally:
        os.environ.pop('TMPDIR', None)
        place.chmod(0o755)


def full_disks_are_said(desk):
    """A small disk of its own, for the target and for temporary files; needs the right to mount
    one."""
    desk = desk.copy()
    disk = desk.folder / 'disk'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk],
                      capture_output=True).returncode:
        return 'may not mount one here'
    try:
        for ending in ENDINGS:
            target = disk / f'旧.{ending}'
            target.write_bytes(OLD)
            desk.refuse('export', target, says=['full'], target=target)
        os.environ['TMPDIR'] = str(disk)
        target = desk.file('旧.xlsx', OLD)
        desk.refuse('export', target, says=['temporary files'], target=target)
    finally:
        os.environ.pop('TMPDIR', None)
        subprocess.run(['umount', disk], check=True)
    return None


def small_files_only():
    """No file may grow: what is written fails as on a disk that takes no more."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def full_targets_stay(desk):
    # A workbook is put together in files of its own, which may not grow either; the library that
    # does it says so on its own.
    for ending in ('csv', 'ics'):
        target = desk.file(f'旧.{ending}', OLD)
        desk.refuse('export', target, target=target, setup=small_files_only)
        target.unlink()


def killing_leaves_no_half_file(desk):
    rng = random.Random(137)
    for ending in ENDINGS:
        target = desk.folder / f'杀.{ending}'
        start = time.monotonic()
        desk.run('export', target)
        once = time.monotonic() - start
        whole = target.read_bytes()
        for turn in range(6):
            target.write_bytes(OLD)
            child = subprocess.Popen(desk.command('export', target), cwd=desk.folder,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                child.wait(timeout=once * (0.3 + rng.random() * 0.8))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
                child.wait()
            assert target.read_bytes() in (OLD, whole), f'{ending}, turn {turn}: half a file'
    for rest in desk.folder.glob('.杀.*'):
        rest.unlink()


TESTS = [hostile_texts_come_back, the_example_comes_back, libreoffice_keeps_it,
         a_csv_opens_in_excel, a_workbook_looks_made_by_hand, lights_are_those_of_the_list,
         numbers_are_numbers_where_they_are, long_texts_are_never_cut, restricted_tasks_stay,
         a_calendar_moves_and_clears, the_suspended_owe_nothing, the_example_is_a_calendar,
         one_leaders_deadlines, bad_targets_are_refused, unwritable_targets_stay,
         full_disks_are_said, full_targets_stay, killing_leaves_no_half_file]


def main():
    failed = 0
    only = sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix='duban-export-') as folder:
        desk = Desk(Path(sys.argv[1]).resolve(), Path(folder))
        desk.run('init', '--example')
        tests = [t for t in TESTS if not only or t.__name__ in only]
        print(f'1..{len(tests)}')
        for number, test in enumerate(tests, 1):
            try:
                skipped = test(desk)
                print(f'ok {number} - {test.__name__.replace("_", " ")}'
                      + (f' # SKIP {skipped}' if skipped else ''), flush=True)
            except Exception:  # whatever a reader of other people's says, it is a failure
                failed += 1
                print(f'not ok {number} - {test.__name__.replace("_", " ")}')
                print('# ' + traceback.format_exc().strip().replace('\n', '\n# '), flush=True)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
