#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the sample documents as other programs read them: DOCX by LibreOffice, XLSX by
openpyxl and LibreOffice, HTML by Python's parser.  Prints TAP.

    test-files.py MAKE-FILES"""
import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
NAMES = ['week', 'lines', 'long', 'nasty', 'empty']
LEAST = {'week': 4, 'lines': 4, 'long': 41}  # pages
HEADS = {'分管账': '序号事项责任单位完成时限进展情况超期天数', '排名': '单位得分按时率'}
LINES, LETTERS = 22, 28
VOID = {'meta', 'col', 'br'}


def run(*command, **environment):
    done = subprocess.run(command, capture_output=True, timeout=120,
                          env=dict(os.environ, **environment))
    if done.returncode != 0:
        raise RuntimeError(f'{command[0]}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode()


def make(program, folder, **environment):
    folder.mkdir()
    run(program, folder, **environment)
    return folder


def convert(folder, profile, target, *files):
    run('soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', target,
        '--outdir', folder, *[folder / name for name in files], HOME=str(profile))


def fold(text):
    """The letters alone: no blank, no line break."""
    return re.sub(r'\s', '', text)


def read_pages(pdf):
    """The lines of each page but its number."""
    pages = run('pdftotext', '-raw', pdf, '-').split('\f')[:-1]
    return [[fold(line) for line in page.split('\n')
             if fold(line) and not re.fullmatch(r'—\d+—', fold(line))] for page in pages]


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return ElementTree.fromstring(package.read(name))


def check_same(folder, again):
    for name in NAMES:
        for ending in ('docx', 'xlsx', 'html', 'txt'):
            file = f'{name}.{ending}'
            assert (folder / file).read_bytes() == (again / file).read_bytes(), file


def check_packages(folder):
    """Every part is XML, listed among the types, and related to what is there."""
    for name in NAMES:
        for ending in ('docx', 'xlsx'):
            with zipfile.ZipFile(folder / f'{name}.{ending}') as package:
                assert package.testzip() is None
                names = package.namelist()
                assert names[0] == '[Content_Types].xml', names
                for entry in names:
                    ElementTree.fromstring(package.read(entry))
                types = ElementTree.fromstring(package.read(names[0]))
                for override in types.iter():
                    target = override.get('PartName')
                    assert target is None or target[1:] in names, target


def check_grid(folder):
    sections = list(part(folder / 'week.docx', 'word/document.xml').iter(f'{W}sectPr'))
    assert len(sections) == 3, len(sections)
    for section in sections:
        size, margin = section.find(f'{W}pgSz'), section.find(f'{W}pgMar')
        grid = section.find(f'{W}docGrid')
        assert grid.get(f'{W}type') == 'linesAndChars'
        if size.get(f'{W}orient') == 'landscape':
            assert (size.get(f'{W}w'), size.get(f'{W}h')) == ('16838', '11906')
            continue
        height = 16838 - int(margin.get(f'{W}top')) - int(margin.get(f'{W}bottom'))
        width = 11906 - int(margin.get(f'{W}left')) - int(margin.get(f'{W}right'))
        letter = 16 + int(grid.get(f'{W}charSpace')) / 4096
        assert height // int(grid.get(f'{W}linePitch')) == LINES
        assert int(width / 20 / letter) == LETTERS, width / 20 / letter
    assert [s.find(f'{W}pgSz').get(f'{W}orient') for s in sections] == [None, 'landscape', None]


def check_styles(folder):
    styles = part(folder / 'week.docx', 'word/styles.xml')
    names = {s.get(f'{W}styleId'): s.find(f'{W}name').get(f'{W}val') for s in styles.iter(f'{W}style')}
    document = part(folder / 'week.docx', 'word/document.xml')
    used = {e.get(f'{W}val') for tag in ('pStyle', 'rStyle', 'tblStyle')
            for e in document.iter(f'{W}{tag}')}
    assert used <= set(names), used - set(names)
    for wanted in ('Title', 'heading 1', 'heading 2', 'heading 3', 'heading 4'):
        assert wanted in names.values(), wanted
    settings = part(folder / 'week.docx', 'word/settings.xml')
    assert settings.find(f'{W}evenAndOddHeaders') is not None
    core = ''.join(part(folder / 'week.docx', 'docProps/core.xml').itertext())
    assert '2026年第47周督办工作周报旗人民政府办公室' in core and '2026-11-20T08:30:00Z' in core, core


def check_faces(folder):
    """Chinese by the true names; digits by a family that is here, and each the other's altName."""
    here = set(re.split(r'[,\n]', run('fc-list', ':', 'family')))
    fonts = list(part(folder / 'week.docx', 'word/styles.xml').iter(f'{W}rFonts'))
    others = {e.get(f'{W}name'): e.find(f'{W}altName').get(f'{W}val')
              for e in part(folder / 'week.docx', 'word/fontTable.xml').iter(f'{W}font')}
    assert {'仿宋_GB2312', '楷体_GB2312', '黑体'} <= {e.get(f'{W}eastAsia') for e in fonts}
    for e in fonts:
        digits, true = e.get(f'{W}ascii'), e.get(f'{W}eastAsia')
        assert digits in here and digits == e.get(f'{W}hAnsi') == e.get(f'{W}cs'), digits
        assert digits == true or (others[true] == digits and digits in others), others


def check_tables(folder):
    tables = list(part(folder / 'week.docx', 'word/document.xml').iter(f'{W}tbl'))
    assert len(tables) == 5, len(tables)
    for table in tables:
        assert len(list(table.iter(f'{W}tblHeader'))) == 1
        assert len(list(table.iter(f'{W}cantSplit'))) == len(list(table.iter(f'{W}tr')))


def check_order(folder):
    """Every letter of the document in its order; the heads that pages repeat left out."""
    wanted = fold((folder / 'week.words').read_text(encoding='utf-8'))
    found = ''
    for page in read_pages(folder / 'week.pdf'):
        text = ''.join(page)
        for head in (*HEADS.values(), '得分', '部署思路反馈', '红灯黄灯绿灯灰灯'):
            if text.startswith(head) and wanted[len(found):len(found) + len(head)] != head:
                text = text[len(head):]
                break
        found += text
    length = min(len(wanted), len(found))
    at = next((i for i in range(length) if wanted[i] != found[i]), length)
    assert wanted == found, f'{wanted[at - 20:at + 20]!r} became {found[at - 20:at + 20]!r}'


def check_heads(folder):
    pages = [''.join(page) for page in read_pages(folder / 'week.pdf')]
    assert sum(HEADS['分管账'] in page for page in pages) >= 3
    assert sum(HEADS['排名'] in page for page in pages) >= 2


def check_count(folder):
    for name, least in LEAST.items():
        wanted = int((folder / f'{name}.pages').read_text())
        found = len(read_pages(folder / f'{name}.pdf'))
        assert wanted >= least and abs(wanted - found) <= 1, f'{name}: {wanted} pages became {found}'


def check_lines(folder):
    pages = read_pages(folder / 'lines.pdf')
    lengths = [[len(line) for line in page] for page in pages]
    assert lengths[0] == [LETTERS - 2] + [LETTERS] * (LINES - 1), lengths[0]
    assert lengths[1] == [LETTERS] * LINES, lengths[1]


def check_nasty_pages(folder):
    text = ''.join(''.join(page) for page in read_pages(folder / 'nasty.pdf'))
    assert text.count('x') >= 70000, text.count('x')
    assert '<script>alert(1)</script>' in text and '=1+1' in text and '𠮷㙍' in text
    assert len(read_pages(folder / 'empty.pdf')) == 1


def check_workbook(folder):
    book = openpyxl.load_workbook(folder / 'week.xlsx')
    assert book.sheetnames == ['概况', '正文', '各单位红黄绿灯', '分管账', '季度排名', '季度排名 (2)',
                               '近十二周按时率', '主要问题'], book.sheetnames
    assert book.properties.created == datetime.datetime(2026, 11, 20, 8, 30)
    figures = {row[0].value: (row[1].value, row[1].number_format)
               for row in book['概况'].iter_rows(min_row=5)}
    assert figures == {'新交办': (12, '0"件"'), '办结': (9, '0"件"'), '超期': (3, '0"件"'),
                       '按时反馈率': (0.9167, '0.00%'), '平均得分': (98.5, '0.00'),
                       '最久': ('3件（其中1件超15天）', 'General')}, figures
    ledger = book['分管账']
    assert ledger['A3'].value == 1 and ledger['A3'].number_format == '0'
    assert ledger['D3'].value == datetime.datetime(2026, 11, 23)
    assert ledger['D3'].number_format == 'yyyy-mm-dd'
    assert ledger.freeze_panes == 'A2' and ledger.auto_filter.ref == 'A1:F69'
    assert 'A2:F2' in [str(merged) for merged in ledger.merged_cells.ranges]
    assert ledger['A2'].fill.fgColor.rgb == 'FFF2F2F2' and ledger['A2'].value == '红灯事项'
    assert ledger.page_setup.orientation == 'landscape' and ledger.page_setup.paperSize == 9
    assert ledger.print_title_rows in ('1:1', '$1:$1') and '&P' in ledger.oddFooter.center.text
    assert book['季度排名']['C2'].value == 0.9167
    assert book['季度排名']['C2'].number_format == '0.00%'
    assert book['近十二周按时率']['D7'].value is None
    assert [book[name]['B3'].number_format for name in book.sheetnames
            if name in ('各单位红黄绿灯', '季度排名 (2)', '近十二周按时率')] == ['0', '0.00', '0.00%']
    findings = [[cell.value for cell in row] for row in book['主要问题'].iter_rows()]
    assert findings == [['不印的规则', '起始', '天数'],
                        ['反馈超期', datetime.datetime(2026, 11, 23), 5]], findings
    widths = [book['主要问题'].column_dimensions[name].width for name in 'BC']
    assert widths[0] >= 12 > widths[1], widths
    words = fold(''.join(str(row[0].value) for row in book['正文'].iter_rows()))
    assert '不印' not in words
    assert '由副旗长乙协调。' in words and '旗人民政府办公室2026年11月20日' in words


def check_charts(folder):
    """Drawn with patterns, dashes and marks."""
    with zipfile.ZipFile(folder / 'week.xlsx') as package:
        charts = [package.read(n).decode() for n in sorted(package.namelist())
                  if re.fullmatch(r'xl/charts/chart\d+\.xml', n)]
    assert len(charts) == 3
    assert len(set(re.findall(r'<a:pattFill prst="(\w+)"', charts[0]))) == 4
    assert '<c:grouping val="stacked"/>' in charts[0] and '<c:barDir val="bar"/>' in charts[1]
    assert len(set(re.findall(r'<c:symbol val="(\w+)"', charts[2]))) == 3
    assert '<c:dispBlanksAs val="zero"/>' not in charts[2]


def check_texts(folder):
    book = openpyxl.load_workbook(folder / 'nasty.xlsx')
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == 'f']
    sheet = book.worksheets[2]
    column = [sheet.cell(row, 1).value for row in range(2, 17)]
    assert column[:5] == ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'], column
    assert column[7:9] == ['<b>&"\'</b>', '<r><t>&</r>'], column[7:9]
    assert sum((text or '').count('x') for text in column[12:]) == 70000
    assert column[12].endswith('〔续下行〕') and column[14].startswith('〔续上行〕')
    names = [name.casefold() for name in book.sheetnames]
    assert len(set(names)) == len(names) and all(0 < len(name) <= 31 for name in names)
    assert not re.search(r"[\[\]:*?/\\']", ''.join(names)), names


def check_tables_as_text(folder):
    rows = list(csv.reader((folder / 'week-分管账.csv').open(encoding='utf-8')))
    assert rows[0] == ['序号', '事项', '责任单位', '完成时限', '进展情况', '超期天数'], rows[0]
    assert rows[2][0] == '1' and rows[2][3] == '2026-11-23', rows[2]
    rows = list(csv.reader((folder / 'week-季度排名.csv').open(encoding='utf-8')))
    assert rows[1] == ['第1单位', '98.50', '91.67%'], rows[1]
    nasty = ''.join(path.read_text(encoding='utf-8') for path in folder.glob('nasty-*.csv'))
    assert '=1+1' in nasty and '#NAME' not in nasty


class Page(HTMLParser):
    """Which elements there are, and whether each is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.words = [], [], []
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f'</{tag}>'

    def handle_data(self, data):
        if self.open and self.open[-1] not in ('style', 'title', 'desc', 'text', 'summary'):
            self.words.append(data)


def check_html(folder):
    for name in NAMES:
        text = (folder / f'{name}.html').read_text(encoding='utf-8')
        page = Page(text)
        tags = [tag for tag, _ in page.seen]
        assert dict(page.seen)['html'] == {'lang': 'zh-CN'}
        assert not {'script', 'link', 'img', 'iframe', 'object'} & set(tags), name
        assert not [1 for _, attrs in page.seen if 'src' in attrs or 'href' in attrs
                    or any(key.startswith('on') for key in attrs)], name
        assert 'http' not in text and '//' not in text and 'url(' not in text.replace('url(#', '')
        assert not re.search(r'[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', text)
        ids = [attrs['id'] for _, attrs in page.seen if 'id' in attrs]
        assert len(ids) == len(set(ids))
    wanted = fold((folder / 'week.words').read_text(encoding='utf-8'))
    page = Page((folder / 'week.html').read_text(encoding='utf-8'))
    assert fold(''.join(page.words)) == wanted
    tags = [tag for tag, _ in page.seen]
    assert tags.count('svg') == 3 and tags.count('desc') == 3 and tags.count('thead') == 5
    assert [attrs['value'] for tag, attrs in page.seen if tag == 'data'][:2] == ['assigned', 'closed']


def main():
    program = sys.argv[1]
    checks = [
        ('the same document gives the same bytes, whatever place and language', check_same),
        ('every part of a package is XML and is listed', check_packages),
        ('DOCX: a grid of 22 lines of 28 letters, sections across', check_grid),
        ('DOCX: the styles that Word knows, and the properties', check_styles),
        ('DOCX: the true faces for Chinese, for digits those that set the pages', check_faces),
        ('DOCX: heads are repeated, rows are not parted', check_tables),
        ('DOCX: LibreOffice shows the same text in the same order', check_order),
        ('DOCX: a long table has its head on every page', check_heads),
        ('DOCX: as many pages as are printed, or one more or less', check_count),
        ('DOCX: a full page has 22 lines, a full line 28 letters', check_lines),
        ('DOCX: what a person can type, and nothing at all', check_nasty_pages),
        ('XLSX: numbers are numbers, dates dates', check_workbook),
        ('XLSX: charts are there, told apart by pattern and mark', check_charts),
        ('XLSX: no text is a formula, none is cut off', check_texts),
        ('XLSX: LibreOffice reads the same', check_tables_as_text),
        ('HTML: one page with nothing outside it, the same text', check_html),
    ]
    print(f'1..{len(checks)}')
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = make(program, root / 'a', TZ='Asia/Shanghai')
        again = make(program, root / 'b', TZ='America/New_York', LC_ALL='C')
        profile = root / 'profile'
        profile.mkdir()
        convert(folder, profile, 'pdf', *[f'{name}.docx' for name in NAMES])
        convert(folder, profile, 'csv:Text - txt - csv (StarCalc):'
                '44,34,76,1,,0,false,true,true,false,false,-1', 'week.xlsx', 'nasty.xlsx')
        for number, (name, check) in enumerate(checks, 1):
            fault = ''
            try:
                check(*(folder, again) if check is check_same else (folder,))
            except (AssertionError, KeyError, IndexError, OSError, RuntimeError,
                    ElementTree.ParseError) as error:
                fault = f'{type(error).__name__}: {error}'
            print(f"{'not ok' if fault else 'ok'} {number} - {name}")
            for line in fault.split('\n') if fault else []:
                print(f'# {line[:300]}')


main()
