# SPDX-License-Identifier: GPL-3.0-or-later
"""A ledger of any size for the bench: believable columns, always the same for one seed."""
import csv
import datetime
import random

HEADINGS = ['编号', '事项', '工作要求', '来源', '来源文号', '交办领导', '交办时间', '重要程度',
            '牵头领导', '配合领导', '责任单位', '配合单位', '领域', '完成时限', '部署时间',
            '形成思路时间', '反馈时间', '状态', '进展情况']
LEADERS = [f'副旗长{c}' for c in '甲乙丙丁戊己庚辛壬癸'] + ['旗长', '常务副旗长']
SUBJECTS = ['住房', '水利', '农牧', '教育', '交通', '林草', '文旅', '工信', '财政', '应急', '民政',
            '医保', '统计', '审计', '能源', '商务', '科技', '司法', '信访', '生态']
UNITS = [f'{s}{k}' for s in SUBJECTS for k in ('局', '服务中心', '事务中心')] + \
        [f'第{n}镇' for n in '一二三四五六七八九十']
FIELDS = ['生态环境', '安全生产', '乡村振兴', '项目建设', '民生保障']
SOURCES = ['旗委部署', '政府常务会', '市领导交办', '年度重点工作', '督察', '审计', '其他']
DONE = ['在办', '在办', '在办', '已办结', '暂停']


def day(base, offset):
    return (base + datetime.timedelta(days=offset)).isoformat()


def row(n, rng, today):
    assigned = -rng.randrange(1, 400)
    lead = rng.choice(LEADERS)
    others = [x for x in rng.sample(LEADERS, 2) if x != lead] if rng.random() < 0.3 else []
    unit = rng.choice(UNITS)
    status = rng.choice(DONE)
    stages = []
    for k, chance in ((0, 0.9), (3, 0.8), (7, 0.7)):
        at = assigned + k + rng.choice((-1, 0, 0, 0, 1, 4))
        stages.append(day(today, max(at, assigned)) if rng.random() < chance and at <= 0 else '')
    return [f'2026-{n:06d}', f'关于{rng.choice(SUBJECTS)}领域第{n}项重点任务落实情况', '按期完成并报告',
            rng.choice(SOURCES), f'政办发〔2026〕{n % 97}号', '旗长', day(today, assigned),
            rng.choice(('常规', '常规', '重点')), lead, '、'.join(others), unit,
            '、'.join(rng.sample(UNITS, 2)) if rng.random() < 0.3 else '',
            rng.choice(FIELDS) if rng.random() < 0.4 else '',
            day(today, assigned + rng.randrange(10, 200)), *stages, status,
            '已召开专题会议，正按计划推进']


def write(path, n_rows, today, seed=137, open_only=False):
    rng = random.Random(seed)
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for n in range(n_rows):
            written = row(n + 1, rng, today)
            if open_only:
                written[HEADINGS.index('状态')] = '在办'
            writer.writerow(written)


def write_portfolio(path, seed=137):
    rng = random.Random(seed)
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(['领导', '职务', '分管'])
        for n, leader in enumerate(LEADERS):
            held = UNITS[n::len(LEADERS)] + ([FIELDS[n]] if n < len(FIELDS) else [])
            writer.writerow([leader, leader, '、'.join(held)])
