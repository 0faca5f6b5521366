#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks, given to a command.  The same ledger written by openpyxl, libxlsxwriter and
LibreOffice, as .xlsx, .ods and .csv, is the same work.  A hostile one is refused in one sentence:
exit 1, nothing changed, within ten seconds and 512 MiB.

    office-files.py DUBANCTL WRITE-XLSX      prints TAP"""
import csv
import datetime
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path

import openpyxl

NOW = '2026-11-23T10:00'
MEBIBYTE = 1 << 20
MAX_SECONDS, MAX_MEMORY = 10, 512 * MEBIBYTE
# A sanitizer's own memory and time say nothing of the program's.
SANITIZED = b'__asan_init' in Path(sys.argv[1]).read_bytes()

DAY = datetime.date
LEDGER = [
    ['编号', '事项', '交办时间', '责任单位', '配合单位', '牵头领导', '完成时限', '部署时间', '状态',
     '进展情况', '文号', '联系电话', '完成比例'],
    ['D-1', '第一件事', DAY(2026, 3, 2), '水利局', '农牧局、财政局', '副旗长甲', '2026年6月底前',
     DAY(2026, 3, 3), '在办', '第一行\n第二行', '〔2026〕1号', '04821234567', 0.85],
    ['D-2', '第二件事', DAY(2026, 3, 3), '农牧局', None, '副旗长乙', DAY(2026, 9, 1), None, '已办结',
     None, None, None, None],
    [3, '<第三件事> & "引号"', '2026.3.4', '财政局', None, '副旗长甲', '9月20日前', None, None,
     '逗号,分号;', 15, 13800000000, 1],
    ['004', '第四件事', DAY(2026, 3, 5), '住建局', None, None, DAY(2026, 12, 31), DAY(2026, 3, 6),
     '暂停', '进展　全角', '号', None, 0.5],
    [None, None, None, None, None, None, None, None, None, None, None, None, None],
    ['D-6', '第六件事', DAY(2024, 2, 29), '水利局', None, None, '年底前', None, None, None, None, None,
     None],
]
PERCENT_COLUMN = 12


class Desk:
    """A folder with databases, and what is asked of each."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.count = self.failed = 0

    def run(self, database, *arguments):
        """Exit status, output, errors, seconds of the processor and bytes of memory."""
        command = [self.program, '--db', str(database), '--now', NOW, *map(str, arguments)]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(command, stdout=out, stderr=err,
                                     env={**os.environ, 'LC_ALL': 'C.UTF-8'})
            timer = threading.Timer(60, child.kill)  # the machine may be busy
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return (child.returncode, out.read().decode(), err.read().decode(),
                    usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)

    def new(self, name):
        database = self.folder / f'{name}.db'
        assert self.run(database, 'init')[0] == 0
        return database

    def report(self, name, faults):
        self.count += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {name}")
        for fault in faults:
            print('# ' + str(fault).replace('\n', '\n# ')[:600])
        sys.stdout.flush()

    def work(self, name, path, *options):
        """What a file becomes: the tasks, without their ids, and the ledger that is exported."""
        database = self.new(name)
        status, out, err, *_ = self.run(database, 'import', path, *options)
        if status != 0:
            return f'{path.name}: {out}{err}'
        tasks = json.loads(self.run(database, 'tasks', '--json')[1])['tasks']
        for task in tasks:
            task.pop('id')
        exported = self.folder / f'{name}-out.csv'
        self.run(database, 'export', exported)
        lines = sorted(exported.read_text(encoding='utf-8-sig').splitlines())
        return sorted(json.dumps(task, ensure_ascii=False) for task in tasks) + lines


def percent(value):
    return f'{value * 100:.0f}%'


def write_csv(path, encoding):
    text = io.StringIO()
    writer = csv.writer(text)
    for row in LEDGER:
        cells = ['' if c is None else c for c in row]
        if isinstance(cells[PERCENT_COLUMN], (int, float)):
            cells[PERCENT_COLUMN] = percent(cells[PERCENT_COLUMN])
        writer.writerow(cells)
    path.write_bytes(text.getvalue().encode(encoding))


def write_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '台账'
    for row in LEDGER:
        sheet.append(row)
    for row in range(2, len(LEDGER) + 1):
        sheet.cell(row, PERCENT_COLUMN + 1).number_format = '0%'
    book.save(path)


def write_libxlsxwriter(program, path):
    lines = []
    for row in LEDGER:
        for place, cell in enumerate(row):
            if isinstance(cell, datetime.date):
                lines.append(f'd{cell.isoformat()}')
            elif isinstance(cell, (int, float)) and place == PERCENT_COLUMN:
                lines.append(f'p{cell}')
            elif isinstance(cell, (int, float)):
                lines.append(f'n{cell}')
            else:
                lines.append('s' + (cell or '').replace('\n', '\\n'))
        lines.append('')
    subprocess.run([program, path], input='\n'.join(lines).encode() + b'\n', check=True)


def convert(folder, path, ending):
    """As LibreOffice writes it."""
    out = folder / f'converted-{path.stem}'
    subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless',
                    '--convert-to', ending, '--outdir', out, path], check=True, timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out / f'{path.stem}.{ending}'


def same_work(desk, write_xlsx):
    folder = desk.folder
    files = {'csv-utf8': folder / 'a.csv', 'csv-bom': folder / 'b.csv', 'csv-gb18030': folder / 'c.csv',
             'openpyxl': folder / 'openpyxl.xlsx', 'libxlsxwriter': folder / 'writer.xlsx'}
    write_csv(files['csv-utf8'], 'utf-8')
    write_csv(files['csv-bom'], 'utf-8-sig')
    write_csv(files['csv-gb18030'], 'gb18030')
    write_openpyxl(files['openpyxl'])
    write_libxlsxwriter(write_xlsx, files['libxlsxwriter'])
    if shutil.which('soffice'):
        files['libreoffice-ods'] = convert(folder, files['openpyxl'], 'ods')
        files['libreoffice-xlsx'] = convert(folder, files['libreoffice-ods'], 'xlsx')
        files['libreoffice-of-writer'] = convert(folder, files['libxlsxwriter'], 'ods')
    for name in ('openpyxl', 'csv-utf8'):  # the name of a file says nothing
        wrong = folder / f'wrong-{name}{".csv" if name == "openpyxl" else ".xlsx"}'
        shutil.copy(files[name], wrong)
        files[f'{name}-misnamed'] = wrong
    expected = None
    for name, path in files.items():
        work = desk.work(name, path)
        expected = expected or work
        faults = [] if work == expected and len(work) > 5 else [
            f'{a}\n{b}' for a, b in zip(expected, work) if a != b] or [work]
        desk.report(f'the same work: {name}', faults)


def shaped_work(desk):
    """Titles, headings of two rows, merged cells, hidden rows, several sheets."""
    path = desk.folder / 'shaped.xlsx'
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = '封面'
    cover['A1'] = '督办工作资料'
    for title, first in (('上半年', 1), ('下半年', 3)):
        sheet = book.create_sheet(title)
        sheet.append([f'2026年{title}重点工作任务台账'])
        sheet.merge_cells('A1:F1')
        sheet.append(['序号', '事项', '责任单位', None, '完成时限', '备注'])
        sheet.append([None, None, '牵头', '配合', None, None])
        for column in 'ABEF':
            sheet.merge_cells(f'{column}2:{column}3')
        sheet.merge_cells('C2:D2')
        sheet.append([first, f'事{first}', '水利局', '农牧局', DAY(2026, 6, 1), '注'])
        sheet.append([first + 1, f'事{first + 1}', None, None, DAY(2026, 7, 1), None])
        sheet.merge_cells('C4:C5')
        sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet('旧')
    hidden.append(['事项'])
    hidden.append(['旧事'])
    hidden.sheet_state = 'hidden'
    book.save(path)

    database = desk.new('shaped')
    status, out, err, *_ = desk.run(database, 'import', '--json', path)
    faults = [] if status == 0 else [err]
    results = json.loads(out) if status == 0 else []
    found = [(r['sheet'], r['added'], len(r['refused'])) for r in results]
    if found != [('上半年', 2, 0), ('下半年', 2, 0)]:
        faults.append(found)
    notes = ' '.join(note for r in results for note in r['notes'])
    faults += [f'not said: {word}' for word in ('封面、旧', 'hidden row') if word not in notes]
    tasks = json.loads(desk.run(database, 'tasks', '--json')[1])['tasks']
    rows = sorted((t['title'], t['unit'], ''.join(t['cooperating_units']), t['due']) for t in tasks)
    if rows != [('事1', '水利局', '农牧局', '2026-06-01'), ('事2', '水利局', '', '2026-07-01'),
                ('事3', '水利局', '农牧局', '2026-06-01'), ('事4', '水利局', '', '2026-07-01')]:
        faults.append(rows)
    desk.report('titles, two rows of headings, merged cells and sheets', faults)

    status, out, _, *_ = desk.run(database, 'import', '--json', path)
    again = [(r['added'], r['changed'], r['unchanged']) for r in json.loads(out)]
    desk.report('again it is unchanged', [] if again == [(0, 0, 2)] * 2 else [again])

    database = desk.new('one-sheet')
    faults = []
    status, out, err, *_ = desk.run(database, 'import', '--json', '--sheet', '旧', path)
    if status != 0 or [(r['sheet'], r['added']) for r in json.loads(out)] != [('旧', 1)]:
        faults.append(out + err)
    status, _, err, *_ = desk.run(database, 'import', '--sheet', '无', path)
    if status != 1 or '上半年' not in err:
        faults.append(err)
    desk.report('one sheet by its name', faults)

    database = desk.new('all-or-nothing')
    book['下半年'].append([9, None, '水利局'])
    book.save(path)
    status, out, err, *_ = desk.run(database, 'import', '--all-or-nothing', path)
    left = json.loads(desk.run(database, 'tasks', '--json')[1])['tasks']
    faults = [] if status == 1 and '下半年' in err and not left else [status, err, left]
    desk.report('one bad row of one sheet refuses the file', faults)


# ---- hostile files -------------------------------------------------------------------------

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>事项</t></is></c></row>'
GOOD = f'<sheetData>{HEADING}<row r="2"><c r="A2"><v>1</v></c></row></sheetData>'


def xlsx_parts(sheet=GOOD, strings='', styles='', before='', at='xl/worksheets/sheet1.xml',
               sheets=1):
    listed = ''.join(f'<sheet name="表{i}" sheetId="{i}" r:id="rId1"/>' for i in range(sheets))
    parts = {
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': f'<Relationships><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets>'
                           '</workbook>',
        'xl/_rels/workbook.xml.rels':
            f'<Relationships><Relationship Id="rId1" Type="{RELATIONS}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATIONS}/styles" '
            f'Target="styles.xml"/><Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml': f'<sst xmlns="{MAIN}">{strings}</sst>',
        'xl/styles.xml': f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    parts[at] = before + parts[at]
    return parts


def ods_parts(tables, before='', more=None):
    spaces = ' '.join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
                      for n in ('office', 'table', 'text', 'style'))
    content = (f'{before}<office:document-content {spaces}><office:body><office:spreadsheet>'
               f'{tables}</office:spreadsheet></office:body></office:document-content>')
    return {'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content,
            **(more or {})}


def pack(path, parts, method=zipfile.ZIP_DEFLATED, level=1):
    with zipfile.ZipFile(path, 'w', method, compresslevel=level) as file:
        for name, content in parts.items():
            with file.open(name, 'w', force_zip64=True) as member:
                for piece in [content] if isinstance(content, (str, bytes)) else content:
                    member.write(piece.encode() if isinstance(piece, str) else piece)
    return path


def pieces(begin, block, n, end):
    yield begin
    for _ in range(n):
        yield block
    yield end


def noisy(begin, make, n, end):
    """Blocks of a mebibyte with enough chance in them to pass for an honest file."""
    chance = random.Random(1)
    yield begin
    for i in range(n):
        yield make(chance, i)
    yield end


def mark_encrypted(path):
    """Sets the flag of encryption in every header of a zip."""
    data = bytearray(path.read_bytes())
    for magic, offset in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    path.write_bytes(data)


class Hostile:
    def __init__(self, desk):
        self.desk, self.database = desk, desk.new('hostile')
        self.slowest = self.largest = 0
        seed = desk.folder / 'seed.csv'
        seed.write_text('编号,事项\n1,第一件事\n', encoding='utf-8')
        desk.run(self.database, 'import', seed)
        self.before = self.state()

    def state(self):
        return self.desk.run(self.database, 'tasks', '--json')[1]

    def faults(self, path, says=()):
        status, out, err, seconds, memory = self.desk.run(self.database, 'import', path)
        text = err.strip()
        faults = [f'exit {status}: {out}'] if status != 1 else []
        if not text or text.count('\n') > 0 or len(text) > 1000:
            faults.append(f'no sentence, or many: {text}')
        faults += [f'{text}: a library warned' for word in ('CRITICAL', 'WARNING', 'Assertion',
                                                            'Sanitizer') if word in text]
        faults += [f'does not say {word}: {text}' for word in says if word not in text]
        if not SANITIZED:
            self.slowest, self.largest = max(self.slowest, seconds), max(self.largest, memory)
            if seconds > MAX_SECONDS:
                faults.append(f'{seconds:.1f} s')
            if memory > MAX_MEMORY:
                faults.append(f'{memory / MEBIBYTE:.0f} MiB')
        if self.state() != self.before:
            faults.append('data changed')
        return faults

    def refuse(self, name, path, says=()):
        self.desk.report(f'refused: {name}', self.faults(path, says))
        path.unlink()


def row_block(chance, i):
    """A mebibyte of rows with numbers."""
    rows = []
    size = 0
    while size < MEBIBYTE:
        rows.append(f'<row><c><v>{chance.randrange(10**9)}</v></c>' + '<c><v>1</v></c>' * 20 + '</row>')
        size += len(rows[-1])
    return ''.join(rows)


def attribute_block(chance, i):
    tag = '<x ' + ' '.join(f'a{k}=""' for k in range(100)) + '/>'
    return tag * (MEBIBYTE // len(tag)) + f'<!--{chance.randbytes(8000).hex()}-->'


def text_block(chance, i):
    return '<si><t>' + chance.randbytes(4000).hex() + 'x' * (MEBIBYTE - 8020) + '</t></si>'


def bombs(hostile, folder):
    path = folder / '炸弹.xlsx'
    sheet_begin = f'<worksheet xmlns="{MAIN}"><sheetData>'
    sheet_end = '</sheetData></worksheet>'
    blank = ' ' * MEBIBYTE
    for name, method, n in (('a bomb of 1,000:1', zipfile.ZIP_DEFLATED, 300),
                            ('a bomb beyond 2,000:1', zipfile.ZIP_BZIP2, 300)):
        parts = xlsx_parts()
        parts['xl/worksheets/sheet1.xml'] = pieces(sheet_begin, blank, n, sheet_end)
        hostile.refuse(name, pack(path, parts, method, 9), ['more than can be taken in'])
    for name, at, begin, make, end in (
            ('rows without end', 'xl/worksheets/sheet1.xml', sheet_begin, row_block, sheet_end),
            ('strings without end', 'xl/sharedStrings.xml', f'<sst xmlns="{MAIN}">', text_block,
             '</sst>'),
            ('attributes without end', 'xl/styles.xml', f'<styleSheet xmlns="{MAIN}">',
             attribute_block, '</styleSheet>')):
        parts = xlsx_parts()
        chance = random.Random(1)
        blocks = [make(chance, i) for i in range(4)]
        parts[at] = noisy(begin, lambda c, i, b=blocks: b[i % 4], 460, end)
        hostile.refuse(name, pack(path, parts), ['more than can be taken in'])
    parts = xlsx_parts(sheets=300)
    hostile.refuse('three hundred sheets', pack(path, parts), ['more than can be taken in'])
    parts = xlsx_parts(sheets=200)
    chance = random.Random(2)
    blocks = [row_block(chance, i) for i in range(4)]
    parts['xl/worksheets/sheet1.xml'] = noisy(sheet_begin, lambda c, i: blocks[i % 4], 10, sheet_end)
    hostile.refuse('two hundred sheets of one part', pack(path, parts))
    parts = {**xlsx_parts(), **{f'many/{i}': '' for i in range(5000)}}
    hostile.refuse('five thousand parts', pack(path, parts), ['more than can be taken in'])


def names_and_dtds(hostile, folder):
    path = folder / '坏.xlsx'
    for name in ('../evil', '/etc/evil', 'xl/../../evil', '..\\evil'):
        hostile.refuse(f'a part named {name}', pack(path, {**xlsx_parts(), name: 'x'}),
                       ['leads out'])
    lol = ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol" * 100}">' for i in range(10))
    for name, dtd in (('an entity bomb', f'<!DOCTYPE x [{lol}]>'),
                      ('an external entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
                      ('an external DTD', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">')):
        for at in xlsx_parts():
            if at == '[Content_Types].xml':
                continue
            hostile.refuse(f'{name} in {at}', pack(path, xlsx_parts(before=dtd, at=at)),
                           ['document type'])
        hostile.refuse(f'{name} in an ODS', pack(path, ods_parts('', before=dtd)), ['document type'])
        hostile.refuse(f'{name} in a manifest',
                       pack(path, ods_parts('', more={'META-INF/manifest.xml': dtd + '<x/>'})),
                       ['document type'])


def sheet(rows, more=''):
    return f'<sheetData>{rows}</sheetData>{more}'


def impossible(hostile, folder):
    path = folder / '坏.xlsx'
    wide = ''.join(f'<c><v>{i}</v></c>' for i in range(16384))
    merges = ''.join(f'<mergeCell ref="A{i}:XFD{i}"/>' for i in range(1, 60000))
    cases = {
        '16,384 columns': sheet(f'<row>{wide}</row>'),
        '16,384 columns in every row': sheet(f'<row>{wide}</row>' * 100),
        'a million empty rows': sheet('<row/>' * 1_000_000),
        'a million empty rows with styles': sheet('<row><c s="1"/></row>' * 1_000_000),
        'a negative row': sheet(f'{HEADING}<row r="-5"><c><v>1</v></c></row>'),
        'a huge row': sheet(f'{HEADING}<row r="99999999999"><c><v>1</v></c></row>'),
        'a huge column': sheet(f'{HEADING}<row r="2"><c r="ZZZZ2"><v>1</v></c></row>'),
        'a shared string out of range': sheet(f'{HEADING}<row r="2"><c r="A2" t="s"><v>9</v></c></row>'),
        'a negative shared string': sheet(f'{HEADING}<row r="2"><c r="A2" t="s"><v>-9</v></c></row>'),
        'merges over each other': sheet(
            HEADING, '<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="A3:C5"/></mergeCells>'),
        'one merge twice': sheet(HEADING, '<mergeCells>' + '<mergeCell ref="A1:A3"/>' * 2
                                 + '</mergeCells>'),
        'a merge backwards': sheet(HEADING, '<mergeCells><mergeCell ref="C3:A1"/></mergeCells>'),
        'a merge that fills all': sheet(
            ''.join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c><c r="C{i}"><v>1</v></c></row>'
                    for i in range(1, 30000)) +
            '<row r="30001"><c r="AMJ30001"><v>1</v></c></row>',
            '<mergeCells><mergeCell ref="C1:AMJ30000"/></mergeCells>'),
        'sixty thousand wide merges twice': sheet(
            '<row><c r="AMJ1"><v>1</v></c></row>', f'<mergeCells>{merges * 2}</mergeCells>'),
        'elements in each other without end': '<a>' * 200_000 + '</a>' * 200_000,
        'a thousand attributes': '<a ' + ' '.join(f'b{i}=""' for i in range(1000)) + '/>',
        'a tag without end': '<a b="' + 'x' * 20_000_000,
        'a comment without end': '<!--' + 'x' * 20_000_000,
        'names without end': ''.join(f'<n{i}/>' for i in range(2_000_000)),
        'a text that is no UTF-8': sheet('<row><c><v>\udcff</v></c></row>'),
        'no element at all': '</worksheet>',
    }
    for name, content in cases.items():
        parts = xlsx_parts(content)
        at = 'xl/worksheets/sheet1.xml'
        parts[at] = parts[at].encode('utf-8', 'surrogateescape')
        hostile.refuse(name, pack(path, parts, level=6))
    row = '<table:table-row{}><table:table-cell{}><text:p>{}</text:p></table:table-cell></table:table-row>'
    spreads = {
        'a row a million times': row.format(' table:number-rows-repeated="1048576"', '', '甲'),
        'a row a milliard times': row.format(' table:number-rows-repeated="1000000000"', '', '甲'),
        'a row minus one times': row.format(' table:number-rows-repeated="-1"', '', '甲'),
        'a cell 16,384 times': row.format('', ' table:number-columns-repeated="16384"', '甲'),
        'a thousand cells a million times': row.format(
            ' table:number-rows-repeated="1048576"', ' table:number-columns-repeated="1000"', '甲'),
        'a table without end': row.format('', '', '甲') + '<table:table-row>',
    }
    for name, content in spreads.items():
        hostile.refuse(f'{name} (ODS)',
                       pack(path, ods_parts(f'<table:table table:name="表">{content}</table:table>')))


def kinds(hostile, folder):
    path = folder / '坏.xlsx'
    for name, content, word in (
            ('an old .xls or one with a password', bytes.fromhex('d0cf11e0a1b11ae1') + b'\0' * 4096,
             '.xlsx'),
            ('the magic of a zip alone', b'PK\x03\x04', 'damaged'),
            ('the magic of a zip and noise', b'PK\x03\x04' + random.Random(3).randbytes(5000), 'damaged'),
            ('a zip without parts', b'PK\x05\x06' + b'\0' * 18, '')):
        path.write_bytes(content)
        hostile.refuse(name, path, [word])
    hostile.refuse('a zip of something else', pack(path, {'台账.xlsx': b'PK\x03\x04'}), ['unpack'])
    hostile.refuse('a document', pack(path, {'word/document.xml': '<x/>'}), ['document'])
    hostile.refuse('a binary workbook', pack(path, {'xl/workbook.bin': 'x'}), ['.xlsb'])
    mark_encrypted(pack(path, xlsx_parts()))
    hostile.refuse('an encrypted zip', path, ['password'])
    hostile.refuse('a workbook without its sheet',
                   pack(path, {k: v for k, v in xlsx_parts().items() if 'sheet1' not in k}), ['damaged'])
    hostile.refuse('a secret mark', pack(path, xlsx_parts(GOOD.replace('事项', '绝密★'))), ['secret'])
    huge = folder / '巨大.xlsx'
    huge.write_bytes(b'PK\x03\x04')
    os.truncate(huge, 4 << 30)
    hostile.refuse('a zip of 4 GiB', huge)


def cuts(hostile, folder):
    path = folder / '半.xlsx'
    whole = folder / '整.xlsx'
    write_openpyxl(whole)
    ods = pack(folder / '整.ods', ods_parts(
        '<table:table table:name="表"><table:table-row><table:table-cell><text:p>事项</text:p>'
        '</table:table-cell></table:table-row></table:table>' + f'<!--{random.Random(4).randbytes(3000).hex()}-->'))
    for source in (whole, ods):
        data = source.read_bytes()
        faults = []
        for i in range(1, 40):
            path.write_bytes(data[:len(data) * i // 40])
            faults += hostile.faults(path)
        hostile.desk.report(f'refused: {source.name} cut at every fortieth', faults)


def main():
    folder = Path(tempfile.mkdtemp(prefix='duban-office-'))
    try:
        desk = Desk(sys.argv[1], folder)
        same_work(desk, sys.argv[2])
        shaped_work(desk)
        hostile = Hostile(desk)
        for part in (kinds, cuts, names_and_dtds, impossible, bombs):
            part(hostile, folder)
        print(f'# the slowest refusal took {hostile.slowest:.1f} s, '
              f'the largest {hostile.largest / MEBIBYTE:.0f} MiB')
        print(f'1..{desk.count}')
        return 1 if desk.failed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
