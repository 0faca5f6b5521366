#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the cells of real ledgers: who leads, units run together, people among units,
sections, progress by month, lights; and units that are joined.  Run it with the path of dubanctl as
argument; prints TAP."""
import csv
import json
import os
import subprocess
import sys
import tempfile
import traceback

import openpyxl

NOW = '2026-03-20'


class Duban:
    def __init__(self, program, folder):
        self.program, self.folder, self.now = program, folder, NOW
        self.database = os.path.join(folder, 'cells.db')
        self.run('init', '--office')

    def run(self, *arguments, expect=0):
        done = subprocess.run(
            [self.program, '--db', self.database, '--now', self.now, *arguments],
            capture_output=True, text=True, timeout=60,
            env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode == expect, f'{arguments}: {done.returncode} {done.stderr}'
        return done.stdout

    def get(self, *arguments):
        return json.loads(self.run('--json', *arguments))

    def take(self, rows, name='台账.csv', expect=0, **counts):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows(rows)
        result = json.loads(self.run('--json', 'import', path, expect=expect))[0]
        for key, value in counts.items():
            got = len(result[key]) if key == 'refused' else result[key]
            assert got == value, (key, got, value, result)
        return result

    def tasks(self):
        return {t['title']: t for t in self.get('tasks')['tasks']}

    def show(self, title):
        return self.get('show', self.tasks()[title]['id'])


def enter_units(duban):
    duban.take([['单位', '简称', '类别'], ['住房和城乡建设局', '住建局', '部门'],
                ['财政局', '', '部门'], ['水利局', '', '部门'], ['农业农村局', '', '部门'],
                ['市生态环境局某某旗分局', '', '部门']], '单位.csv', added=5)
    duban.run('leaders', 'add', '副旗长甲')
    duban.run('leaders', 'add', '副旗长乙')


def says(result, words):
    return any(words in note for note in result['notes'])


def test_who_leads(duban):
    """what a cell says of who leads is so"""
    enter_units(duban)
    cases = [
        ('住建局牵头，财政局、水利局按职责分工负责', '住房和城乡建设局', ['水利局', '财政局']),
        ('财政局、水利局配合，住建局牵头', '住房和城乡建设局', ['水利局', '财政局']),
        ('牵头单位：财政局；配合单位：水利局、住建局', '财政局', ['住房和城乡建设局', '水利局']),
        ('水利局、财政局（牵头）、住建局', '财政局', ['住房和城乡建设局', '水利局']),
        ('由水利局负责，财政局配合', '水利局', ['财政局']),
        ('水利局、财政局（列第一位的为牵头单位）', '水利局', ['财政局']),
        ('财政局配合', None, ['财政局']),
        ('财政局住建局', '财政局', ['住房和城乡建设局']),
        ('财政局住建局和水利局', '财政局', ['住房和城乡建设局', '水利局']),
        ('财政局、住建局等部门', '财政局', ['住房和城乡建设局']),
        ('不知名局等部门', None, []),
        ('各镇、各有关部门', None, []),
    ]
    result = duban.take([['事项', '责任单位', '牵头领导']]
                        + [[f'第{i}件', cell, '副旗长甲牵头，副旗长乙配合']
                           for i, (cell, _, _) in enumerate(cases)],
                        added=len(cases), refused=0)
    assert not says(result, 'entered'), result
    tasks = duban.tasks()
    for i, (cell, unit, cooperating) in enumerate(cases):
        task = tasks[f'第{i}件']
        assert task['unit'] == unit, (cell, task['unit'])
        assert task['cooperating_units'] == cooperating, (cell, task['cooperating_units'])
        assert task['lead'] == '副旗长甲' and task['cooperators'] == ['副旗长乙'], (cell, task)


def test_leading_unit_in_the_heading(duban):
    """a heading that says the first one leads is understood"""
    enter_units(duban)
    duban.take([['事项', '责任单位（列第一位的为牵头单位）'], ['甲', '水利局、财政局']], added=1)
    assert duban.tasks()['甲']['unit'] == '水利局'
    assert duban.tasks()['甲']['cooperating_units'] == ['财政局']


def test_people_among_units(duban):
    """a known leader among units leads where that is sure; other people stay in the notes"""
    enter_units(duban)
    result = duban.take(
        [['事项', '责任单位', '牵头领导', '配合单位'],
         ['甲', '住建局张某某', '', ''], ['乙', '住建局（张某某）', '', '财政局 王某'],
         ['丙', '住建局副旗长甲', '', '水利局副旗长乙'],
         ['丁', '住建局副旗长甲', '副旗长乙', ''], ['戊', '财政局某某局', '', '']],
        added=5, refused=0)
    tasks = duban.tasks()
    assert tasks['甲']['unit'] == tasks['乙']['unit'] == '住房和城乡建设局', tasks
    assert tasks['甲']['lead'] is None and tasks['乙']['cooperating_units'] == ['财政局'], tasks
    assert tasks['丙']['lead'] == '副旗长甲' and tasks['丙']['cooperators'] == ['副旗长乙'], tasks
    assert tasks['丙']['cooperating_units'] == ['水利局'], tasks
    assert tasks['丁']['lead'] == '副旗长乙' and tasks['丁']['cooperators'] == [], tasks
    assert tasks['戊']['unit'] is None, tasks
    for title, words in (('甲', '〔责任单位〕住建局张某某'), ('丁', '〔责任单位〕住建局副旗长甲'),
                         ('戊', '〔责任单位〕财政局某某局')):
        values = [h['value'] for h in duban.show(title)['history'] if h['field'] == 'notes']
        assert values == [words], (title, values)
    assert says(result, '张某某、张某某、王某') and says(result, '财政局某某局'), result['notes']
    assert not says(result, 'unit was not known'), result['notes']


LEDGER = [
    ['2026年重点工作台账'],
    ['序号', '工作任务', '责任单位', '完成时限', '1月进展', '2月进展', '状态'],
    ['一、重点项目'],
    ['（一）基础设施'],
    ['1', '修路', '住建局', '6月底前立项，9月底前开工，12月底前完工', '编制方案', '招标', '达序'],
    ['2', '修桥', '住建局', '年底前', '前期', '', '红'],
    ['二、民生实事'],
    ['1', '建校', '教体局', '8月底前', '选址', '开工', '√'],
    ['合计', '', '3'],
    ['注：每月更新'],
]


def notes_of(duban, title):
    return sorted((r['on'], r['text']) for r in duban.show(title)['records']
                  if r['kind'] == 'note' and not r['void'])


def test_sections_and_months(duban):
    """section rows give their category; each month's progress is of its month; again is the same"""
    result = duban.take(LEDGER, added=3, changed=0, unchanged=0, refused=0)
    assert says(result, 'rows 3、4、7') and says(result, 'row 9') and says(result, 'row 10')
    assert says(result, '1月进展、2月进展') and says(result, 'light'), result['notes']
    road, bridge = duban.show('修路'), duban.show('修桥')
    assert [(m['title'], m['due']) for m in road['milestones']] == [
        ('立项', '2026-06-30'), ('开工', '2026-09-30')], road['milestones']
    assert road['due'] == '2026-12-31' and road['status'] == 'open', road
    assert bridge['status'] == 'open' and duban.show('建校')['status'] == 'closed'
    notes = {t: [h['value'] for h in duban.show(t)['history'] if h['field'] == 'notes'][0]
             for t in ('修路', '修桥', '建校')}
    assert notes == {'修路': '〔类别〕一、重点项目 / （一）基础设施',
                     '修桥': '〔类别〕一、重点项目 / （一）基础设施\n〔状态〕红',
                     '建校': '〔类别〕二、民生实事'}, notes
    assert notes_of(duban, '修路') == [('2026-01-31', '编制方案'), ('2026-02-28', '招标')]
    assert notes_of(duban, '修桥') == [('2026-01-31', '前期')]
    duban.take(LEDGER, added=0, changed=0, unchanged=3, refused=0)


def test_a_further_month(duban):
    """a new month's column adds its note; a corrected one takes the place of the one before"""
    duban.take(LEDGER)
    later = [row[:6] + ['中标' if row[0] == '1' and row[1] == '修路' else ''] + row[6:]
             if len(row) > 5 else row for row in LEDGER]
    later[1] = LEDGER[1][:6] + ['3月进展'] + LEDGER[1][6:]
    later[4][4] = '编制方案二稿'
    duban.now = '2026-04-10'
    duban.take(later, changed=1, unchanged=2, refused=0)
    assert notes_of(duban, '修路') == [
        ('2026-01-31', '编制方案二稿'), ('2026-02-28', '招标'), ('2026-03-31', '中标')]
    duban.take(later, changed=0, unchanged=3)
    assert len(duban.tasks()) == 3


def test_sections_of_a_workbook(duban):
    """a merged title of a section is one in a workbook too, numbered or not"""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (['序号', '工作任务', '责任单位', '完成时限'], ['重点项目（1项）'],
                [1, '修路', '住建局', '年底前'], ['二、民生'], [2, '建校', '教体局', '8月底前']):
        sheet.append(row)
    sheet.merge_cells('A2:D2')
    sheet.merge_cells('A4:D4')
    path = os.path.join(duban.folder, '台账.xlsx')
    book.save(path)
    result = json.loads(duban.run('--json', 'import', path))[0]
    assert (result['added'], len(result['refused'])) == (2, 0), result
    assert says(result, 'rows 2、4'), result['notes']


def test_a_short_name_begins_another_unit(duban):
    """a unit that begins with another's short name is a unit of its own"""
    enter_units(duban)
    duban.run('units', 'add', '水利局', '--short', '水利')
    duban.take([['事项', '责任单位'], ['甲', '水利水电局'], ['乙', '财政局国库中心']], added=2)
    assert duban.tasks()['甲']['unit'] == '水利水电局'
    assert duban.tasks()['乙']['unit'] == '财政局国库中心'


def test_suggestions(duban):
    """a unit that was entered is said to be probably a known one, and nothing is joined"""
    enter_units(duban)
    result = duban.take([['事项', '责任单位'], ['甲', '生态环境分局'], ['乙', '农牧局'],
                         ['丙', '人社局'], ['丁', '人力资源和社会保障局']], added=4)
    commands = [n.split('dubanctl ')[1] for n in result['notes'] if 'dubanctl' in n]
    assert commands == ['units merge 生态环境分局 市生态环境局某某旗分局',
                        'units merge 人社局 人力资源和社会保障局'], result['notes']
    assert duban.tasks()['丙']['unit'] == '人社局'


def test_one_unit_under_two_names(duban):
    """joined without a day: tasks, portfolio and name are the other's; one undo takes it back"""
    enter_units(duban)
    duban.take([['事项', '责任单位', '配合单位', '状态'], ['甲', '建设局', '', ''],
                ['乙', '财政局', '建设局', ''], ['丙', '建设局', '住建局', '已完成']], added=3)
    duban.run('portfolio', 'set', '副旗长甲', '建设局')
    duban.run('units', 'merge', '建设局', '住建局')
    tasks = duban.tasks()
    assert [tasks[t]['unit'] for t in '甲丙'] == ['住房和城乡建设局'] * 2, tasks
    assert tasks['乙']['cooperating_units'] == ['住房和城乡建设局'], tasks
    assert tasks['丙']['cooperating_units'] == [], tasks
    held = [p for p in duban.get('portfolio')['portfolio'] if p['leader'] == '副旗长甲']
    assert len(held) == 1 and '住房和城乡建设局' in json.dumps(held, ensure_ascii=False), held
    assert '建设局' not in [u['name'] for u in duban.get('units')['units']]
    assert not [r for r in duban.show('甲')['records'] if r['kind'] == 'handover']
    duban.take([['事项', '责任单位'], ['丁', '建设局'], ['戊', '旗建设局']], '又.csv', added=2)
    assert duban.tasks()['丁']['unit'] == duban.tasks()['戊']['unit'] == '住房和城乡建设局'
    duban.run('undo')
    duban.run('undo')
    tasks = duban.tasks()
    assert tasks['甲']['unit'] == '建设局' and tasks['乙']['cooperating_units'] == ['建设局'], tasks
    assert '建设局' in [u['name'] for u in duban.get('units')['units']]
    duban.run('verify')


def ranked(duban, quarter):
    return {u['unit']: u['parts']['completion']['due']
            for u in duban.get('report', 'quarterly', '--office', '--period', quarter)['units']}


def test_a_merger_keeps_history(duban):
    """joined on a day: what fell due before stays the old unit's, what comes is the other's"""
    enter_units(duban)
    duban.take([['事项', '责任单位', '交办时间', '完成时限', '状态', '办结时间'],
                ['旧', '水利局', '2026-01-05', '2026-02-10', '在办', ''],
                ['新', '水利局', '2026-01-05', '2026-03-25', '在办', ''],
                ['结', '水利局', '2026-01-05', '2026-02-20', '已完成', '2026-02-11']], added=3)
    duban.run('units', 'merge', '水利局', '农业农村局', '--on', '2026-03-10')
    tasks = duban.tasks()
    assert [tasks[t]['unit'] for t in '旧新结'] == ['农业农村局', '农业农村局', '水利局'], tasks
    moves = [r for r in duban.show('新')['records'] if r['kind'] == 'handover']
    assert len(moves) == 1 and moves[0]['on'] == '2026-03-10', moves
    assert not [f for f in duban.get('check')['findings'] if f['rule'] == 'passed-around']
    duban.now = '2026-04-05'
    counts = ranked(duban, '2026-Q1')
    assert counts['水利局'] == 2 and counts['农业农村局'] == 1, counts
    duban.take([['事项', '责任单位'], ['后', '水利局']], '又.csv', added=1)
    assert duban.tasks()['后']['unit'] == '农业农村局'
    for title in ('后', '结'):  # by hand it is the other too; what the old one has stays
        duban.run('set', duban.tasks()[title]['id'], 'unit', '水利局')
    duban.run('add', '--title', '手', '--unit', '水利局', '--cooperating-units', '水利局、财政局')
    tasks = duban.tasks()
    assert [tasks[t]['unit'] for t in '后结手'] == ['农业农村局', '水利局', '农业农村局'], tasks
    assert '水利局' not in tasks['手']['cooperating_units'], tasks['手']
    duban.run('verify')


def test_mergers_that_are_refused(duban):
    """what cannot be joined is refused in a sentence, and nothing changes"""
    enter_units(duban)
    duban.run('units', 'merge', '财政局', '没有局', expect=1)
    duban.run('units', 'merge', '财政局', '财政局', expect=1)
    duban.run('units', 'merge', '住建局', '住房和城乡建设局', expect=1)
    duban.run('units', 'merge', '财政局', '水利局', '--on', '2026-03-21', expect=1)
    duban.run('units', 'merge', '财政局', '水利局', '--on', '某日', expect=1)
    duban.run('units', 'merge', '财政局', expect=2)
    duban.run('units', 'merge', '财政局', '水利局', '--head', '甲', expect=2)
    duban.run('units', 'set', '财政局', '--on', '2026-03-01', expect=2)
    duban.run('units', 'merge', '财政局', '水利局', '--on', '2026-03-20')
    duban.run('units', 'merge', '财政局', '农业农村局', expect=1)
    duban.run('units', 'merge', '水利局', '财政局', expect=1)
    assert len(duban.get('units')['units']) == 4


TESTS = [test_who_leads, test_leading_unit_in_the_heading, test_people_among_units,
         test_sections_and_months, test_a_further_month, test_sections_of_a_workbook,
         test_a_short_name_begins_another_unit, test_suggestions, test_one_unit_under_two_names, test_a_merger_keeps_history,
         test_mergers_that_are_refused]


def main():
    print(f'1..{len(TESTS)}')
    failed = 0
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Duban(os.path.abspath(sys.argv[1]), folder))
                print(f'ok {number} - {test.__doc__}')
            except Exception:  # every failure is told, whatever it is
                failed += 1
                print(f'not ok {number} - {test.__doc__}')
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
