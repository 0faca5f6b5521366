#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the pages of PDFs by poppler, which knows nothing of how they were laid out: margins,
22 lines of 28 letters, page numbers, heads of tables, fonts, outline (GB/T 9704-2012).

  test-geometry.py MAKE-PAGES"""
import os
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

MM = 72 / 25.4
SHORT, LONG = 210 * MM, 297 * MM
TOP, LEFT, RIGHT, BOTTOM = 37 * MM, 28 * MM, 26 * MM, 35 * MM
PITCH, ADVANCE = 28.99, 15.79
NEAR = 0.5 * MM
DPI = 100


def run(*command, text=True):
    return subprocess.run(command, check=True, capture_output=True, text=text,
                          encoding='utf-8' if text else None,
                          errors='replace' if text else None).stdout


class Word:
    def __init__(self, found):
        self.left, self.top, self.right, self.bottom = (float(v) for v in found[:4])
        self.text = unescape(found[4])


class Page:
    """Its words in order; those of the page number apart."""

    def __init__(self, source):
        self.width, self.height = (float(v) for v in re.match(r'([\d.]+)" height="([\d.]+)',
                                                               source).groups())
        self.across = self.width > self.height
        words = [Word(f) for f in re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" '
                                             r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>',
                                             source, re.S)]
        self.number = [w for w in words if self.is_below(w)]
        self.words = [w for w in words if not self.is_below(w)]
        self.text = ''.join(w.text for w in self.words)

    def is_below(self, word):
        return word.right < BOTTOM if self.across else word.top > LONG - BOTTOM

    def on_sheet(self, word):
        """Left, top, right and bottom on the sheet as it lies in the file, upright."""
        if not self.across:
            return word.left, word.top, word.right, word.bottom
        return word.top, LONG - word.right, word.bottom, LONG - word.left

    def area(self):
        if self.across:
            return BOTTOM, LEFT, LONG - TOP, SHORT - RIGHT
        return LEFT, TOP, SHORT - RIGHT, LONG - BOTTOM


class Document:
    def __init__(self, make_pages, name, folder):
        self.path = folder / f'{name}.pdf'
        self.said = run(make_pages, name, str(self.path))
        layout = run('pdftotext', '-bbox', str(self.path), '-')
        self.pages = [Page(source) for source in layout.split('<page width="')[1:]]


def ink(path, page):
    """(columns, rows as bytes) of a page, 255 is paper."""
    data = run('pdftoppm', '-r', str(DPI), '-gray', '-f', str(page), '-l', str(page), str(path),
               text=False)
    _, width, height, _ = re.match(rb'(P5)\s+(\d+)\s+(\d+)\s+(\d+)\s', data).groups()
    width, height = int(width), int(height)
    data = data[len(data) - width * height:]
    return width, [data[i * width:(i + 1) * width] for i in range(height)]


def is_paper(row):
    return not row.strip(b'\xff')


def check_grid(document):
    """28 letters a line, 22 lines a page, from edge to edge."""
    faults = []
    for number, page in enumerate(document.pages[:3], 1):
        lines = sorted(page.words, key=lambda w: w.top)
        if len(lines) != 22:
            faults.append(f'page {number} has {len(lines)} lines')
        for i, line in enumerate(lines):
            is_first = number == 1 and i == 0
            left = LEFT + (2 * ADVANCE if is_first else 0)
            letters = 26 if is_first else 28
            if len(line.text) != letters:
                faults.append(f'page {number} line {i + 1} has {len(line.text)} letters')
            if abs(line.left - left) > NEAR:
                faults.append(f'page {number} line {i + 1} begins at {line.left / MM:.2f} mm')
            if abs(line.right - left - letters * ADVANCE) > NEAR:
                faults.append(f'page {number} line {i + 1} ends at {line.right / MM:.2f} mm')
            if i > 0 and abs(line.top - lines[i - 1].top - PITCH) > 0.05:
                faults.append(f'page {number} line {i + 1}: {line.top - lines[i - 1].top} pt')
    return faults


def check_grid_ink(document):
    """The letters of the first and the last line stand in the middle of theirs."""
    width, rows = ink(document.path, 2)
    inked = [i * 72 / DPI for i, row in enumerate(rows[:int((LONG - BOTTOM) * DPI / 72) + 3])
             if not is_paper(row)]
    room = (PITCH - 16) / 2
    faults = []
    if not TOP + room - NEAR < inked[0] < TOP + room + 2:
        faults.append(f'the first line begins {inked[0] / MM:.2f} mm from above')
    if not LONG - BOTTOM - room - 2 < inked[-1] < LONG - BOTTOM - room + NEAR:
        faults.append(f'the last line ends {inked[-1] / MM:.2f} mm from above')
    return faults


def check_words_inside(document):
    """The blank half of a mark at the end of a squeezed line is no ink, and may lie outside."""
    faults = []
    for number, page in enumerate(document.pages, 1):
        left, _, right, _ = page.area()
        faults += [f'page {number}: “{w.text}” from {w.left / MM:.2f} to {w.right / MM:.2f} mm'
                   for w in page.words if w.left < left - NEAR
                   or w.right > right + NEAR + (ADVANCE / 2 if w.text[-1] in '，。、；：”）》' else 0)]
    return faults


def check_ink_inside(document):
    """No ink outside the text area, but for the page number's place."""
    faults = []
    for number, page in enumerate(document.pages, 1):
        left, top, right, bottom = (round(v * DPI / 72) for v in page.area())
        width, rows = ink(document.path, number)
        number_end = round(15 * MM * DPI / 72)
        first = left - number_end if page.across else left
        foot = bottom if page.across else bottom + number_end
        for i, row in enumerate(rows):
            if (not is_paper(row[:first - 1]) or not is_paper(row[right + 2:])
                    or ((i < top - 1 or i > foot + 1) and not is_paper(row))):
                faults.append(f'page {number}: ink outside in row {i}')
                break
    return faults


def check_numbers(document):
    """— 1 —: odd on the right, even on the left, one letter in; across as upright."""
    faults = []
    for number, page in enumerate(document.pages, 1):
        said = re.sub(r'\s', '', ''.join(w.text for w in page.number))
        if said != f'—{number}—':
            faults.append(f'page {number} is numbered “{said}”')
            continue
        places = [page.on_sheet(w) for w in page.number]
        left, right = min(p[0] for p in places), max(p[2] for p in places)
        off = SHORT - RIGHT - 14 - right if number % 2 else left - LEFT - 14
        if abs(off) > NEAR:
            faults.append(f'page {number}: its number is {off / MM:.2f} mm beside its place')
    return faults


def check_dashes(document):
    """The upper edge of the dash is 7 mm below the text area."""
    faults = []
    for number in (1, 2):
        _, rows = ink(document.path, number)
        left = LEFT + 14 if number % 2 == 0 else SHORT - RIGHT - 14 - 8
        columns = slice(round((left + 2) * DPI / 72), round((left + 6) * DPI / 72))
        below = round((LONG - BOTTOM + 2) * DPI / 72)
        inked = [i for i, row in enumerate(rows) if i > below and not is_paper(row[columns])]
        place = inked[0] * 25.4 / DPI - 262 if inked else 0
        if abs(place - 7) > 0.5:
            faults.append(f'page {number}: the dash is {place:.2f} mm below the text')
    return faults


HEAD = '责任单位'
ROW = re.compile(r'第\d+号事')


def check_heads(document):
    """Above the rows of each page stands their head, and below each head a row."""
    faults = []
    for number, page in enumerate(document.pages, 1):
        heads = [w for w in page.words if w.text == HEAD]
        rows = [w for w in page.words if ROW.match(w.text)]
        if rows and not heads:
            faults.append(f'page {number}: rows without their head')
        for head in heads:
            if not any(w.top > head.bottom for w in rows):
                faults.append(f'page {number}: a head without a row below it')
        if rows and heads and min(w.top for w in rows) < heads[0].top:
            faults.append(f'page {number}: a row above the head')
    if sum(HEAD in page.text for page in document.pages) < 5:
        faults.append('hardly any page with a table')
    return faults


def check_groups(document):
    """A group is not the last of its page, nor is a heading."""
    faults = []
    for number, page in enumerate(document.pages, 1):
        last = max(page.words, key=lambda w: (round(w.bottom), w.right), default=None)
        if last is not None and re.match(r'(红灯|黄灯|（[一二三四五六七八九十]+）|[一二三四]、)',
                                         last.text):
            faults.append(f'page {number} ends with “{last.text}”')
    return faults


def check_signature(document):
    """The date four letters from the edge; above it who signs, about its middle."""
    faults = ['no signature was found']
    for page in document.pages:
        dates = [w for w in page.words if w.text == '2026年11月20日' and not page.across]
        for date in dates:
            above = [w for w in page.words if abs(date.top - w.top - PITCH) < 1]
            if not above or above[0].text != '某旗人民政府办公室':
                continue
            faults = []
            if abs(SHORT - RIGHT - 4 * ADVANCE - date.right) > NEAR:
                faults.append(f'the date ends at {date.right / MM:.2f} mm')
            if abs(above[0].left + above[0].right - date.left - date.right) > 2 * NEAR:
                faults.append('who signs is not about the middle of the date')
            if len(page.words) < 3:
                faults.append('the signature stands alone')
    return faults


def check_fonts(document):
    lines = run('pdffonts', str(document.path)).splitlines()[2:]
    faults = [line for line in lines if line.split()[-5:-2] != ['yes', 'yes', 'yes']]
    return faults or ([] if lines else ['no font at all'])


def check_information(document):
    said = run('pdfinfo', '-isodates', str(document.path))
    wanted = ['Title:           副旗长甲分管领域2026年第47周督办问责工作情况周报',
              'Author:          某旗人民政府办公室', '2026-11-20T']
    outline = run('pdftohtml', '-xml', '-i', '-stdout', str(document.path))
    items = re.findall(r'<item page="(\d+)">(.*?)</item>', outline)
    faults = [f'no “{w}”' for w in wanted if w not in said]
    names = [unescape(name) for _, name in items]
    for name in ['一、本周总体情况', '二、分管账', '三、各单位排名', '（一）存在的问题和原因']:
        if name not in names:
            faults.append(f'the outline has no “{name}”: {names}')
    for page, name in items:
        if unescape(name)[:4] not in document.pages[int(page) - 1].text:
            faults.append(f'“{name}” is not on page {page}')
    return faults


def check_order(document):
    """The words in the order of the document, as one marks and copies them."""
    text = re.sub(r'\s', '', run('pdftotext', '-raw', str(document.path), '-'))
    places = [text.find(w) for w in ['周报', '一、本周总体情况', '按时率91.67%，较上周',
                                     '（一）存在的问题', '各单位亮灯情况', '近12周按时率',
                                     '二、分管账', '三、各单位排名', '竖排明细表', '特此通报']]
    return [] if -1 not in places and places == sorted(places) else [str(places)]


def check_rare(document):
    text = document.pages[0].text
    faults = [f'no {letter}' for letter in '㙍𠮷\U000f0001' if letter not in text]
    if 'missing \U000f0001' not in document.said:
        faults.append('the letter without a font is not told of')
    if 'missing 㙍' in document.said or 'missing 𠮷' in document.said:
        faults.append('a rare letter did not fall back')
    return faults


def check_missing(document):
    return [line for line in document.said.splitlines() if line.startswith('missing')]


def check_size(document):
    return [] if len(document.pages) >= 40 else [f'{len(document.pages)} pages']


def check_same(make_pages, document, folder):
    again = folder / 'again.pdf'
    run(make_pages, document.path.stem, str(again))
    return [] if again.read_bytes() == document.path.read_bytes() else ['the bytes differ']


CONF = """<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>
<fontconfig><dir>{0}</dir><cachedir>{1}/cache</cachedir></fontconfig>"""


def with_fonts_of(make_pages, fonts, folder):
    """What make-pages does where only the fonts of that folder are."""
    (folder / 'fonts.conf').write_text(CONF.format(fonts, folder), encoding='utf-8')
    path = folder / 'few.pdf'
    return path, subprocess.run([make_pages, 'week', str(path)], capture_output=True, check=False,
                                env={**os.environ, 'FONTCONFIG_FILE': str(folder / 'fonts.conf')})


def check_no_font(make_pages, folder):
    (folder / 'none').mkdir()
    path, done = with_fonts_of(make_pages, folder / 'none', folder)
    # What fontconfig says of its cache on a busy disk is not ours.
    said = [text for text in done.stderr.decode().splitlines() if not text.startswith('Fontconfig')]
    return [] if (done.returncode == 1 and len(said) == 1 and 'fonts-noto-cjk' in said[0]
                  and not path.exists()) else [f'{done.returncode}: {said}']


def check_one_face(make_pages, folder):
    """With a 楷体 alone everything is laid out in it, and told of."""
    kai = Path(run('fc-match', '-f', '%{file}', 'AR PL UKai CN'))
    if 'ukai' not in kai.name:
        return ['fonts-arphic-ukai is not installed']
    path, done = with_fonts_of(make_pages, kai.parent, folder)
    said = done.stdout.decode()
    faults = [f'not told: {face}' for face in ('方正小标宋简体', '仿宋_GB2312', '黑体', '宋体')
              if f'stand-in {face} → AR PL UKai' not in said]
    fonts = run('pdffonts', str(path)).splitlines()[2:]
    return faults + [f for f in fonts if 'UKai' not in f] + ([] if fonts else ['no fonts'])


def main():
    make_pages = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grid, forty, rare = (Document(make_pages, n, folder) for n in ('grid', 'forty', 'rare'))
        checks = [
            ('22 lines of 28 letters', check_grid(grid)),
            ('letters in the middle of their lines', check_grid_ink(grid)),
            ('a long report is long', check_size(forty)),
            ('no word outside the text area', check_words_inside(forty)),
            ('no ink outside the text area', check_ink_inside(forty)),
            ('page numbers', check_numbers(forty)),
            ('dashes of page numbers', check_dashes(forty)),
            ('heads of tables on each page, with rows', check_heads(forty)),
            ('no group and no heading at the foot', check_groups(forty)),
            ('the signature in its place', check_signature(forty)),
            ('fonts embedded, text selectable', check_fonts(forty) + check_fonts(rare)),
            ('title, author, date and outline', check_information(forty)),
            ('words in order', check_order(forty)),
            ('rare letters', check_rare(rare)),
            ('no letter missing', check_missing(forty)),
            ('a computer without fonts is told so', check_no_font(make_pages, folder)),
            ('one with a single face uses that', check_one_face(make_pages, folder)),
            ('the same bytes when made again', check_same(make_pages, forty, folder)),
        ]
    print(f'1..{len(checks)}')
    for number, (said, faults) in enumerate(checks, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {said}")
        for fault in faults[:10]:
            print(f'# {fault}')
    return 1 if any(faults for _, faults in checks) else 0


if __name__ == '__main__':
    sys.exit(main())
