#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers shaped as governments publish them: their headings, title rows, deadline wordings and
names in cells.  Every row is taken in or refused by name, and what was read is what is written.

    published-ledgers.py DUBANCTL      prints TAP"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

NOW = '2024-04-20'

# (name, rows before and with the heading, [(row, what is expected of its task)])
# expected: title, unit, lead, due (None: none), status, cooperating, finding
LEDGERS = [
    ('政府工作报告任务分解', [
        ['2024年《政府工作报告》重点工作任务分解表', '', '', '', '', ''],
        ['序号', '工作任务', '牵头领导', '牵头\n单位', '责任单位', '完成时限']],
     [(['1', '新建高标准农田10万亩', '副旗长乙', '农牧局', '财政局、各镇', '2024年12月底前'],
       dict(unit='农牧局', lead='副旗长乙', due='2024-12-31', cooperating=['财政局'])),
      (['2', '完成老旧小区改造12个', '副旗长甲', '住房和城乡建设局', '各有关部门', '10月底前'],
       dict(unit='住房和城乡建设局', due='2024-10-31', cooperating=[])),
      (['3', '常态化开展道路隐患排查', '副旗长己', '交通运输局', '', '持续推进'],
       dict(due=None, finding=None)),
      (['4', '一季度实现“开门红”', '常务副旗长', '发展和改革委员会', '统计局', '一季度'],
       dict(due='2024-03-31')),
      (['5', '建成投用文化馆新馆', '副旗长庚', '文化和旅游局', '', '6月底前完工，9月底前投入使用'],
       dict(due='2024-09-30')),
      (['6', '编制国土空间专项规划', '副旗长甲', '自然资源局', '', '上半年'], dict(due='2024-06-30')),
      (['7', '生态保护长期攻坚', '副旗长丁', '生态环境分局', '', '长期坚持，11月底前取得阶段成效'],
       dict(due='2024-11-30')),
      (['8', '尽快启动的事项', '副旗长丁', '能源局', '', '尽快'],
       dict(due=None, finding='due-unclear')),
      (['9', '三年行动', '副旗长丙', '教育体育局', '', '2024-2026年'], dict(due='2026-12-31'))]),
    ('督办台账', [
        ['编号', '督办事项', '批示领导', '批示时间', '承办单位', '协办单位', '办理时限', '办理情况', '是否办结', '备注']],
     [(['督〔2024〕1号', '供热投诉办理', '旗长', '2024.3.6', '住建局', '热力公司、信访局', '7日内', '已回复群众', '是', ''],
       dict(unit='住建局', due='2024-03-13', status='closed', cooperating=['信访局', '热力公司'])),
      (['督〔2024〕2号', '燃气隐患整改', '旗长', '2024年3月15日', '住建局；应急局', '', '立行立改', '整改中', '否', '限期'],
       dict(unit='住建局', cooperating=['应急局'], due='2024-03-22', status='open')),
      (['督〔2024〕3号', '欠薪线索核查', '常务副旗长', '45385', '人社局', '', '5个工作日内', '', '', ''],
       dict(due='2024-04-11', status='open')),
      (['督〔2024〕4号', '防汛物资补充', '旗长', '3月20日', '应急局', '各镇', '会后3日内', '', '', ''],
       dict(due='2024-03-23')),
      (['督〔2024〕5号', '日期不存在', '旗长', '2024-02-30', '水利局', '', '', '', '', ''],
       '批示时间')]),
    ('整改清单', [
        ['附件：', '', '', '', '', '', ''],
        ['督察反馈问题整改任务清单', '', '', '', '', '', ''],
        ['序号', '整改任务', '整改目标', '整改时限', '责任单位', '责任领导', '整改进展情况']],
     [(['一', '河道违建拆除', '恢复行洪', '2024年5月下旬', '水利局', '副旗长乙', '已拆除八成'],
       dict(due='2024-05-31', lead='副旗长乙')),
      (['二', '尾水超标', '稳定达标', '2024年6月中旬', '圣泉工业园区', '副旗长丁、副旗长甲', ''],
       dict(due='2024-06-20', lead='副旗长丁')),
      (['三', '过度放牧', '草畜平衡', '二〇二四年十一月底', '林业和草原局', '副旗长丁', ''],
       dict(due='2024-11-30'))]),
    ('为民实事', [
        ['项目名称', '责任主体', '包联领导', '完成时间', '形象进度', '下一步计划']],
     [(['城区停车位新增500个', '城市管理综合执法局', '副旗长甲', '年底前', '完成选址', '启动招标'],
       dict(due='2024-12-31', unit='城市管理综合执法局', lead='副旗长甲')),
      (['敬老院改造', '民政局', '副旗长丙', '8月15日', '', ''], dict(due='2024-08-15')),
      (['校车安全', '教育体育局', '副旗长丙', '全年', '', ''], dict(due=None, finding=None))]),
]


class Program:
    def __init__(self, program, database):
        self.command = [str(program), '--db', str(database), '--now', NOW, '--json']

    def run(self, *arguments):
        done = subprocess.run([*self.command, *map(str, arguments)], capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr



def faults_of(expected, task, findings):
    of_task = {f['rule'] for f in findings if f['task'] and f['task']['id'] == task['id']}
    found = {'unit': task['unit'], 'lead': task['lead'], 'due': task['due'],
             'status': task['status'], 'cooperating': task['cooperating_units'],
             'finding': 'due-unclear' if 'due-unclear' in of_task else None}
    return [f'{name} is {found[name]!r}, not {value!r}' for name, value in expected.items()
            if found[name] != value]


def try_ledger(program, name, heading, rows, folder):
    path = folder / f'{name}.csv'
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(heading + [row for row, _ in rows])
    status, result, error = program.run('import', path)
    if status:
        return [error]
    result = result[0]
    refused = {r['row']: r for r in result['refused']}
    taken = result['added'] + result['changed'] + result['unchanged']
    faults = [] if taken + len(refused) == len(rows) else [f'{taken} + {len(refused)} rows']
    tasks = {t['title']: t for t in program.run('tasks')[1]['tasks']}
    findings = program.run('check')[1]['findings']
    title_at = next(i for i, cell in enumerate(heading[-1])
                    if any(word in cell for word in ('任务', '事项', '项目名称')))
    for at, (row, expected) in enumerate(rows, len(heading) + 1):
        title = row[title_at]
        if isinstance(expected, str):
            if refused.get(at, {}).get('column') != expected:
                faults.append(f'{title}: refused as {refused.get(at)}')
        elif title not in tasks:
            faults.append(f'{title}: not taken in ({refused.get(at)})')
        else:
            faults += [f'{title}: {f}' for f in faults_of(expected, tasks[title], findings)]
    return faults


def main():
    print(f'1..{len(LEDGERS)}')
    failed = 0
    for name, heading, rows in LEDGERS:
        with tempfile.TemporaryDirectory() as folder:
            program = Program(Path(sys.argv[1]).resolve(), Path(folder) / 'duban.db')
            program.run('init', '--office')
            faults = try_ledger(program, name, heading, rows, Path(folder))
        failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} - {name}")
        for fault in faults:
            print(f'# {fault}')
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
