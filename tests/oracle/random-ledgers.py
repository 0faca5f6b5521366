#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random ledgers and portfolios go into dubanctl and, as plain values, to the naive reading;
under every policy and on many days every finding must be the same.

    random-ledgers.py DUBANCTL [--first SEED] [--count N]      prints TAP; a seed replays"""
import csv
import random
import tempfile
from pathlib import Path

import days
import rules
from duban import Duban, difference, play_seeds
from world import Holding, Record, Task, World

ONE = days.ONE
LEADERS = {'旗长': '旗长', '常务副旗长': '常务副旗长', '副旗长甲': '副旗长', '副旗长乙': '副旗长',
           '副旗长丙': '副旗长', '副旗长丁': '副旗长'}
UNITS = ['住房和城乡建设局', '水利局', '农牧局', '教育体育局', '交通运输局', '第一镇', '第二镇',
         '工业园区', '林业和草原局']
FIELDS = ['生态环境', '安全生产']
SOURCES = ['旗委部署', '督察', '审计', '市领导交办', '其他', '巡视巡察']
# Days around which holidays, make-up days and year ends lie.
CENTRES = ['2024-02-08', '2024-09-14', '2024-10-01', '2025-01-26', '2025-05-01', '2025-10-02',
           '2026-02-14', '2026-06-18', '2026-10-01', '2026-11-23', '2026-12-28', '2024-03-06',
           '2027-01-20']
HEADINGS = ['编号', '事项', '来源', '来源文号', '交办领导', '交办时间', '重要程度', '是否整改',
            '牵头领导', '配合领导', '责任单位', '配合单位', '领域', '完成时限', '部署时间',
            '形成思路时间', '反馈时间', '最近跟进时间', '跟进周期', '起管日', '状态', '办结时间',
            '病因', '存在问题', '原因分析', '意见建议', '上级事项编号', '决策层级', '决策状态']
STAGE_COLUMNS = {'deploy': '部署时间', 'approach': '形成思路时间', 'feedback': '反馈时间'}
SCHEDULES = ['', '', '', '7d', '10d', 'weekly:5', 'monthly:25', 'monthly:31', 'quarter-end:20']


def make_portfolio(rng, world):
    for held in UNITS[:-1] + FIELDS:
        for leader in rng.sample(list(LEADERS), rng.choice((0, 1, 1, 1, 1, 2))):
            kind = rng.choice(('分管',) * 6 + ('代管', '协管', '联系', '包联'))
            start = world.today - ONE * rng.randrange(5, 200) if rng.random() < 0.3 else None
            end = world.today + ONE * rng.randrange(-30, 60) if rng.random() < 0.2 else None
            world.holdings.append(Holding(leader, held, kind, start, end))


def write_portfolio(path, world):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file)
        out.writerow(['领导', '职务', '分管', '分管方式', '起', '止'])
        for name, title in LEADERS.items():
            out.writerow([name, title, '', '', '', ''])
        for h in world.holdings:
            column = [h.leader, LEADERS[h.leader], h.held, h.kind, h.start or '', h.end or '']
            out.writerow(column)


def write_units(path):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file)
        out.writerow(['单位', '类别'])
        out.writerows([unit, '部门'] for unit in UNITS)


def some_day(rng, first, last):
    return first + ONE * rng.randrange((last - first).days + 1)


def make_task(rng, world, number, titles):
    today = world.today
    repeated = titles and rng.random() < 0.1
    task = Task(title=rng.choice(titles) if repeated else f'第{number}项重点工作')
    titles.append(task.title)
    task.number = f'2026-{number:03d}'
    task.source = rng.choice(SOURCES)
    task.source_ref = rng.choice(('', '政办发1号', '政办发2号')) or None
    task.assigner = rng.choice(('旗长', '常务副旗长'))
    if rng.random() < 0.93:
        task.assigned = some_day(rng, today - ONE * rng.choice((4, 9, 20, 60, 400)), today)
    task.importance = rng.choice(('routine', 'routine', 'key'))
    task.rectification = rng.choice((None, None, True, False))
    task.lead = rng.choice(list(LEADERS)) if rng.random() < 0.9 else None
    task.unit = rng.choice(UNITS) if rng.random() < 0.93 else None
    if task.lead and rng.random() < 0.4:
        task.cooperators = set(rng.sample(list(LEADERS), rng.choice((1, 1, 2))))
    if task.unit and rng.random() < 0.4:
        task.cooperating = set(rng.sample([u for u in UNITS if u != task.unit], rng.choice((1, 2))))
    task.field = rng.choice(FIELDS) if rng.random() < 0.3 else None
    base = task.assigned or today
    if rng.random() < 0.7:
        task.due = some_day(rng, min(base, today - ONE * 5), today + ONE * 40)
    task.follow_up = rng.choice(SCHEDULES) or None
    if rng.random() < 0.2:
        task.tracked_from = some_day(rng, today - ONE * 15, today)
    task.cause = '管理不到位' if rng.random() < 0.3 else None
    if world.tasks and rng.random() < 0.15:
        task.parent = rng.choice(world.tasks).number
    make_records(rng, world, task)
    make_status(rng, world, task)
    if rng.random() < 0.2:
        task.decision_level = rng.choice(('unit', 'deputy', 'executive'))
        task.decision_state = rng.choice(('awaiting', 'decided'))
        task.decision_since = today
    return task


def make_records(rng, world, task):
    start = task.assigned or world.today - ONE * 10
    for kind, k in (('deploy', 0), ('approach', 3), ('feedback', 7), ('follow-up', 14)):
        if kind in world.columns and rng.random() < 0.6:
            on = start + ONE * (k + rng.choice((-2, -1, 0, 0, 1, 2, 9)))
            if on <= world.today:
                task.records.append(Record(kind, on))
    if rng.random() < 0.15:
        blockage = Record('blockage', None)  # a ledger does not say since when
        blockage.cause = rng.choice((None, '资金不足'))
        blockage.suggestion = rng.choice((None, '统筹资金'))
        task.records.append(blockage)


def make_status(rng, world, task):
    task.status = rng.choice(('open',) * 7 + ('closed', 'closed', 'suspended', 'withdrawn'))
    ended = some_day(rng, task.assigned or world.today, world.today)
    if task.status in ('closed', 'withdrawn') and rng.random() < 0.8:
        task.closed = ended
    kind = {'closed': 'close', 'withdrawn': 'withdraw', 'suspended': 'suspend'}.get(task.status)
    if kind:
        task.records.append(Record(kind, world.today if kind == 'suspend' else task.closed))


STATUS_WORDS = {'open': ('在办', '正在推进', ''), 'closed': ('已办结', '完成', '销号'),
                'suspended': ('暂停', '暂缓'), 'withdrawn': ('撤销', '终止')}
LEVEL_WORDS = {'unit': '单位', 'deputy': '副旗长', 'executive': '政府常务会', None: ''}
STATE_WORDS = {'awaiting': '待决策', 'decided': '已决策', 'none': ''}


def row_of(rng, task):
    stage = {r.kind: r.on for r in task.records}
    blockage = next((r for r in task.records if r.kind == 'blockage'), None)
    words = STATUS_WORDS[task.status]
    if task.status == 'closed' and not task.closed:
        words = words[:2]
    return {
        '编号': task.number, '事项': task.title, '来源': task.source, '来源文号': task.source_ref,
        '交办领导': task.assigner, '交办时间': task.assigned,
        '重要程度': '重点' if task.importance == 'key' else '常规',
        '是否整改': {True: '是', False: '否', None: ''}[task.rectification],
        '牵头领导': task.lead, '配合领导': '、'.join(sorted(task.cooperators)),
        '责任单位': task.unit, '配合单位': '、'.join(sorted(task.cooperating)), '领域': task.field,
        '完成时限': task.due, '部署时间': stage.get('deploy'),
        '形成思路时间': stage.get('approach'), '反馈时间': stage.get('feedback'),
        '最近跟进时间': stage.get('follow-up'), '跟进周期': task.follow_up,
        '起管日': task.tracked_from, '状态': rng.choice(words), '办结时间': task.closed,
        '病因': task.cause, '存在问题': '推进缓慢' if blockage else '',
        '原因分析': blockage and blockage.cause, '意见建议': blockage and blockage.suggestion,
        '上级事项编号': task.parent, '决策层级': LEVEL_WORDS[task.decision_level],
        '决策状态': STATE_WORDS[task.decision_state]}


def write_ledger(path, rng, world):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for task in world.tasks:
            row = row_of(rng, task)
            out.writerow([str(row[h] or '') for h in HEADINGS])


def fill_leads(world):
    """An empty lead is filled from the portfolio where exactly one leader is in charge."""
    for task in world.tasks:
        if task.lead is None:
            charge = rules.in_charge(world, task, world.today)
            task.lead = charge.pop() if len(charge) == 1 else None


def track(world):
    """interface.md, Tracking."""
    dated = {r.kind for t in world.tasks for r in t.records if r.kind in STAGE_COLUMNS}
    for task in world.tasks:
        if not dated:
            task.tracked_from = task.tracked_from or world.today
            continue
        if task.assigned is None:
            task.tracked_from = task.tracked_from or world.today
        elif task.assigned < world.today:
            task.undated_stages = set(STAGE_COLUMNS) - dated


def make_world(rng):
    today = days.d(rng.choice(CENTRES)) + ONE * rng.randrange(-6, 16)
    world = World(today, leaders=dict(LEADERS), units=list(UNITS))
    world.columns = set(rng.choice((('deploy', 'approach', 'feedback', 'follow-up'),) * 5
                                   + (('deploy', 'feedback'), ('follow-up',), ())))
    if rng.random() < 0.92:
        make_portfolio(rng, world)
    titles = []
    for number in range(1, rng.choice((12, 40, 120))):
        world.tasks.append(make_task(rng, world, number, titles))
    return world


def take_in_holidays(duban, rng, path, imported):
    """Local days, and days of a year that is not published, change the dates at once."""
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file)
        out.writerow(['日期', '名称', '类型'])
        for offset in rng.sample(range(-12, 40), rng.choice((1, 4, 12))):
            day, is_off = imported + ONE * offset, rng.random() < 0.7
            out.writerow([day, '那达慕', '休' if is_off else '班'])
            days.take_in(day, is_off)
    duban.run(imported, 'import', path)


def compare(duban, rng, world, folder):
    """The first differences over days and policies, as lines; none where all is the same."""
    imported = world.today
    for policy in rng.sample(days.POLICIES, 5):
        if rng.random() < 0.15:
            take_in_holidays(duban, rng, folder / 'holidays.csv', imported)
        duban.run(imported, 'settings', 'day-policy', policy)
        world.policy = policy
        for offset in [0] + rng.sample(range(1, 45), 2):
            world.today = imported + ONE * offset
            lines = difference(rules.findings(world), duban.findings(world.today))
            if lines:
                return [f'policy {policy}, imported {imported}, today {world.today}'] + lines[:12]
    return []


def run_seed(program, seed):
    days.forget_imports()
    rng = random.Random(seed)
    world = make_world(rng)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        duban = Duban(program, folder / 'duban.db')
        made = world.today - ONE * rng.randrange(1, 40)
        world.accounts_from = days.monday(made) + 7 * ONE
        duban.run(made, 'init', '--office')
        write_units(folder / 'units.csv')
        duban.run(world.today, 'import', folder / 'units.csv')
        write_portfolio(folder / 'portfolio.csv', world)
        duban.run(world.today, 'import', folder / 'portfolio.csv')
        write_ledger(folder / 'ledger.csv', rng, world)
        result = duban.run(world.today, 'import', folder / 'ledger.csv')[0]
        if result['added'] != len(world.tasks):
            return [f'{result}']
        fill_leads(world)
        track(world)
        return compare(duban, rng, world, folder)


if __name__ == '__main__':
    raise SystemExit(play_seeds(run_seed))
