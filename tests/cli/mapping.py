#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person says of the columns of a file: --map, what is remembered of it, what is proposed,
and that rows stay the tasks they are when it changes.  Run it with the path of dubanctl as
argument; prints TAP."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl

NOW = '2026-11-23T10:00'
LEDGER = ('督办台账\n事项,主责,截止日,近况\n修建通村公路,水利局,2026-12-01,已开工\n'
          '架设过河桥梁,交通局,2026-12-02,在设计\n荒山造林一千亩,林草局,2026-12-03,\n')


class Desk:
    def __init__(self, program, folder, name):
        self.program, self.path = program, os.path.join(folder, f'{name}.db')
        self.folder = folder
        self.run('init', '--office')

    def run(self, *arguments):
        done = subprocess.run([self.program, '--db', self.path, '--now', NOW, *arguments],
                              capture_output=True, text=True, encoding='utf-8', timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode in (0, 1, 2), (arguments, done.returncode, done.stderr)
        return done

    def write(self, text, name='台账.csv'):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def take(self, text, *arguments, name='台账.csv'):
        """The counts of an import, and its notes."""
        done = self.run('--json', 'import', self.write(text, name), *arguments)
        assert done.returncode == 0, done.stderr
        result, = json.loads(done.stdout)
        return ((result['added'], result['changed'], result['unchanged'], len(result['refused'])),
                '\n'.join(result['notes']), result)

    def refuse(self, text, *arguments):
        """The sentence that refuses a file."""
        done = self.run('import', self.write(text), *arguments)
        assert done.returncode == 1, (arguments, done.stdout)
        assert len(done.stderr.strip().split('\n')) == 1, done.stderr
        return done.stderr

    def tasks(self):
        return json.loads(self.run('--json', 'tasks').stdout)['tasks']

    def notes(self, task):
        shown = json.loads(self.run('--json', 'show', task['id']).stdout)
        return [entry['value'] for entry in shown['history'] if entry['field'] == 'notes']

    def remembered(self):
        with sqlite3.connect(self.path) as base:
            return base.execute('SELECT kind, words FROM mapping').fetchall()

    def content(self):
        with sqlite3.connect(self.path) as base:
            return '\n'.join(base.iterdump())


def same(got, wanted):
    assert got == wanted, f'{got!r}, not {wanted!r}'


def has(text, part):
    assert part in text, f'“{part}” is not in “{text}”'


def lacks(text, part):
    assert part not in text, f'“{part}” is in “{text}”'


def test_preview_writes_nothing(desk):
    before = desk.content()
    same(desk.take(LEDGER, '--map', '主责=unit', '--preview')[0], (3, 0, 0, 0))
    same(desk.content(), before)
    same(desk.take(LEDGER)[0], (3, 0, 0, 0))
    same(desk.remembered(), [])


def test_remembered_is_used_again(desk):
    counts, notes, _ = desk.take(LEDGER, '--map', '主责=责任单位', '--map', '截止日=due')
    same(counts, (3, 0, 0, 0))
    lacks(notes, '主责=')
    same(sorted((t['unit'], t['due']) for t in desk.tasks()),
         [('交通局', '2026-12-02'), ('林草局', '2026-12-03'), ('水利局', '2026-12-01')])
    counts, notes, _ = desk.take(LEDGER)
    same(counts, (0, 0, 3, 0))
    has(notes, '主责=责任单位')
    # the same headings in another order, wider and spaced, over another title
    other = '台账（二）\n近况,截 止 日,（主责）,事项\n,2026-12-09,教育局,改造中学操场\n'
    counts, notes, _ = desk.take(other)
    same(counts, (1, 0, 0, 0))
    same([t['unit'] for t in desk.tasks() if t['title'] == '改造中学操场'], ['教育局'])
    # one heading more is another set
    lacks(desk.take(LEDGER.replace('事项,', '科室,事项,').replace('\n修', '\n综合科,修'),
                    '--preview')[1], '主责=责任单位')


def test_another_word_stands_over_it(desk):
    desk.take(LEDGER, '--map', '主责=unit')
    notes = desk.take(LEDGER, '--map', '主责=cooperating-units', '--map', '截止日=ignore')[1]
    lacks(notes, '主责=')
    has(desk.take(LEDGER)[1], '主责=配合单位')
    same(len(desk.tasks()), 3)
    # the field goes to another heading: what had it is said nothing of any more
    desk.take(LEDGER, '--map', '近况=cooperating-units')
    same(desk.remembered(), [('ledger', 'ignore 截止日\ncooperating-units 近况')])


def test_forgotten(desk):
    desk.take(LEDGER, '--map', '主责=unit')
    before = desk.content()
    lacks(desk.take(LEDGER, '--forget', '--preview')[1], '主责=责任')
    same(desk.content(), before)
    for arguments in (['--forget'], [], []):
        counts, notes, _ = desk.take(LEDGER, *arguments)
        same(counts[0], 0)
        lacks(notes, '主责=责任')
        has(notes, "--map '主责=unit'")
    same(desk.remembered(), [('ledger', None)])
    same(len(desk.tasks()), 3)


def test_mapping_changes_between_imports(desk):
    same(desk.take(LEDGER)[0], (3, 0, 0, 0))
    ids = sorted(t['id'] for t in desk.tasks())
    same([t['unit'] for t in desk.tasks()], [None] * 3)
    for arguments, changed in ((['--map', '主责=unit', '--map', '近况=progress'], 3), ([], 0),
                               (['--map', '主责=', '--map', '近况='], None),
                               (['--forget'], None), ([], 0),
                               (['--map', '主责=unit'], None), ([], 0)):
        counts, _, _ = desk.take(LEDGER, *arguments)
        same((counts[0], counts[3]), (0, 0))
        if changed is not None:
            same(counts[1], changed)
        same(sorted(t['id'] for t in desk.tasks()), ids)
    # nothing is lost: what was once read stands
    same(sorted(t['unit'] for t in desk.tasks()), ['交通局', '林草局', '水利局'])
    has('\n'.join(n for t in desk.tasks() for n in desk.notes(t) if n), '水利局')
    same(desk.run('verify').returncode, 0)


def test_first_with_then_without(desk):
    desk.take(LEDGER, '--map', '主责=unit')
    ids = sorted(t['id'] for t in desk.tasks())
    for arguments in (['--map', '主责='], [], ['--forget'], [], ['--map', '主责=unit'], []):
        counts, _, _ = desk.take(LEDGER, *arguments)
        same((counts[0], counts[3]), (0, 0))
        same(sorted(t['id'] for t in desk.tasks()), ids)


def test_title_changes(desk):
    text = '编号,事项,要点\nA-1,公路,修建通村公路十公里\nA-2,桥梁,架设过河桥梁两座\n'
    same(desk.take(text)[0], (2, 0, 0, 0))
    ids = sorted(t['id'] for t in desk.tasks())
    same(desk.take(text, '--map', '要点=title')[0], (0, 2, 0, 0))
    same(sorted(t['title'] for t in desk.tasks()), ['修建通村公路十公里', '架设过河桥梁两座'])
    same(sorted(t['id'] for t in desk.tasks()), ids)
    same(desk.take(text, '--forget')[0][0], 0)
    same(sorted(t['id'] for t in desk.tasks()), ids)


def test_changed_file_with_changed_mapping(desk):
    desk.take(LEDGER)
    later = LEDGER.replace('在设计', '已完工').replace('2026-12-02', '2026-12-20')
    same(desk.take(later, '--map', '主责=unit')[0], (0, 3, 0, 0))
    same(len(desk.tasks()), 3)


def test_bad_words(desk):
    before = desk.content()
    for words, part in ((['主责'], 'no mapping'), (['=unit'], 'no mapping'), ([''], 'no mapping'),
                        (['主责=unitt'], 'no field'), (['主责=holds'], 'none that such a table'),
                        (['没有=unit'], 'no column “没有”'), (['第9列=unit'], 'no column “第9列”'),
                        (['主责=unit', '近况=责任单位'], 'both'),
                        (['主责=unit', '主责=lead'], 'two fields'),
                        (['x' * 65536 + '=unit'], 'no mapping'),
                        (['主责=' + 'x' * 65536], 'no field')):
        arguments = [a for word in words for a in ('--map', word)]
        has(desk.refuse(LEDGER, *arguments), part)
        has(desk.refuse(LEDGER, '--preview', *arguments), part)
    same(desk.content(), before)


def test_hostile_headings(desk):
    long = '长' * 21845  # 64 KiB
    text = f'事项,"{long}","带\n换行",甲=乙,说明,说明,,责任\n'
    text += ''.join(f'修路{n},长{n},换{n},等{n},一{n},二{n},空{n},水利局\n' for n in range(3))
    counts, notes, _ = desk.take(text, '--map', '第2列=method', '--map', '带换行=requirement',
                                 '--map', '甲=乙=source', '--map', '说明=problem',
                                 '--map', '第6列=cause', '--map', '第7列=quantity',
                                 '--map', '责任=unit')
    same(counts, (3, 0, 0, 0))
    task, = [t for t in desk.tasks() if t['title'] == '修路0']
    shown = desk.run('--json', 'show', task['id']).stdout
    for part in ('长0', '换0', '等0', '一0', '二0', '空0', '水利局'):
        has(shown, part)
    counts, notes, _ = desk.take(text)
    same(counts, (0, 0, 3, 0))
    has(notes, '第7列=')
    assert len(notes) < 2000, len(notes)


def test_unknown_heading_is_named(desk):
    text = '工作清单表\n序,工作清单,主责\n1,修建通村公路,水利局\n2,架设过河桥梁,交通局\n'
    sentence = desk.refuse(text)
    for part in ('row 2', '“工作清单”', "--map '工作清单=title'"):
        has(sentence, part)
    has(desk.refuse(text, '--map', '主责=unit'), "--map '工作清单=title'")
    counts, notes, _ = desk.take(text, '--map', '工作清单=title')
    same(counts, (2, 0, 0, 0))
    has(notes, "--map '主责=unit'")
    has(desk.take(text)[1], '工作清单=事项')


def test_other_kinds(desk):
    unit_list = '部门名称,别称\n水利局,水利\n交通局,交通\n'
    same(desk.take(unit_list, '--map', '部门名称=unit', '--map', '别称=short')[2]['kind'], 'units')
    counts, notes, result = desk.take(unit_list)
    same((counts, result['kind']), ((0, 0, 2, 0), 'units'))
    has(notes, '部门名称=单位')
    holdings = '姓名,负责\n副旗长甲,水利局\n'
    same(desk.take(holdings, '--map', '姓名=leader', '--map', '负责=holds')[2]['kind'], 'portfolio')
    same(desk.take(holdings)[2]['kind'], 'portfolio')
    days = '哪天,放假或上班\n2026-10-01,休\n2026-10-10,班\n'
    same(desk.take(days, '--map', '哪天=day', '--map', '放假或上班=kind')[2]['kind'], 'holidays')
    same(desk.take(days)[0], (0, 0, 2, 0))


def write_book(folder, sheets):
    """A workbook of sheets: name, heading, row, whether it is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, heading, row, is_hidden in sheets:
        sheet = book.create_sheet(name)
        sheet.append(heading)
        sheet.append(row)
        sheet.sheet_state = 'hidden' if is_hidden else 'visible'
    path = os.path.join(folder, '台账.xlsx')
    book.save(path)
    return path


def test_several_sheets(desk):
    path = write_book(desk.folder, [('一', ['事项', '主责'], ['修路', '水利局'], False),
                                    ('二', ['工作清单', '主责'], ['架桥', '交通局'], False),
                                    ('三', ['事项', '主责'], ['植树', '林草局'], True),
                                    ('单位', ['单位', '简称'], ['水利局', '水利'], False)])
    for arguments, wanted in ((['--sheet', '一'], ['一']), (['--sheet', '三', '--sheet', '一'],
                                                          ['三', '一']), ([], ['一']),
                              (['--sheet', '一', '--sheet', '一'], ['一']),
                              (['--map', '工作清单=title', '--map', '主责=unit'], ['一', '二'])):
        done = desk.run('--json', 'import', '--preview', path, *arguments)
        same(done.returncode, 0)
        results = json.loads(done.stdout)
        same([result['sheet'] for result in results], wanted)
    for arguments, part in ((['--sheet', '二'], "--map '工作清单=title'"),
                            (['--sheet', '一', '--sheet', '无'], '无'),
                            (['--sheet', '一', '--sheet', '单位'], 'by itself'),
                            (['--sheet', '一', '--map', '简称=unit'], 'no column “简称”')):
        done = desk.run('import', path, *arguments)
        same(done.returncode, 1)
        has(done.stderr, part)
    same(desk.tasks(), [])
    # each sheet has its own headings, and each set what was said of it
    done = desk.run('import', path, '--map', '工作清单=title', '--map', '主责=unit')
    same((done.returncode, len(desk.tasks()), len(desk.remembered())), (0, 2, 2))
    results = json.loads(desk.run('--json', 'import', path).stdout)
    same([(result['sheet'], result['unchanged']) for result in results], [('一', 1), ('二', 1)])


def test_headings_of_two_rows(desk):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (['一览表'], ['填报单位：督查室', None, '截至时间：2026年11月20日'],
                ['序号', '事项', '责任分工', None], [None, None, '牵头', '配合'],
                [1, '修路', '水利局', '交通局'], [2, '架桥', '交通局', '水利局']):
        sheet.append(row)
    for cells in ('A1:D1', 'A2:B2', 'C2:D2', 'A3:A4', 'B3:B4', 'C3:D3'):
        sheet.merge_cells(cells)
    path = os.path.join(desk.folder, '一览表.xlsx')
    book.save(path)
    # what is proposed can be said as it stands, its lowest row alone, and its place
    has(desk.run('import', '--preview', path).stdout, "--map '责任分工/牵头=unit'")
    has(desk.run('import', path, '--map', '第5列=unit').stderr, 'no column “第5列”')
    has(desk.run('import', path, '--map', '第3列=unit', '--map', '责任分工/牵头=due').stderr,
        'is given two fields')
    for heading in ('责任分工/牵头', '牵头', '第3列'):
        done = desk.run('import', path, '--map', f'{heading}=unit', '--map', '配合=配合单位')
        same((done.returncode, done.stderr), (0, ''))
    same(sorted((t['unit'], t['cooperating_units']) for t in desk.tasks()),
         [('交通局', ['水利局']), ('水利局', ['交通局'])])
    same(desk.run('import', path, '--map', '责任分工/主办=unit').returncode, 1)


def test_headings_of_portfolios(desk):
    text = '某旗领导分工一览表\n姓名,职务,分管工作\n副旗长甲,副旗长,水利局、住建局\n'
    same(desk.take(text)[2]['kind'], 'portfolio')
    prose = '姓名,职务,分管工作\n副旗长甲,副旗长,负责水利方面工作。分管水利局、住建局\n'
    has(desk.refuse(prose), '。')


def test_nothing_is_remembered_of_what_is_refused(desk):
    text = '事项,主责,办结时间\n修路,水利局,坏日期\n'
    desk.refuse(text, '--map', '主责=unit')
    same(desk.remembered(), [])
    desk.refuse(text + '架桥,交通局,\n', '--map', '主责=unit', '--all-or-nothing')
    same(desk.remembered(), [])
    same(desk.take(text + '架桥,交通局,\n', '--map', '主责=unit')[0], (1, 0, 0, 1))
    same(len(desk.remembered()), 1)


def main():
    program = os.path.abspath(sys.argv[1])
    tests = [(name[5:].replace('_', ' '), test) for name, test in globals().items()
             if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Desk(program, folder, 'desk'))
                print(f'ok {number} - {name}')
            except AssertionError as fault:
                failed += 1
                print(f'not ok {number} - {name}')
                print('# ' + str(fault).replace('\n', '\n# '))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
