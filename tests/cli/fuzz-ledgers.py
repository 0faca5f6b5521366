#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files bent in every way, given to import: never a crash, a warning or a hang; the counts add up
to the rows; nothing changes where the exit is not 0; and what is there afterwards verifies.

    fuzz-ledgers.py DUBANCTL [ROUNDS [SEED]]      prints TAP"""
import hashlib
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

NOW = '2026-11-23T10:00'
GIBIBYTE = 1 << 30
SECONDS = 10
# The address sanitizer reserves terabytes of addresses that it never uses, and is slow.
SANITIZED = b'__asan_init' in Path(sys.argv[1]).read_bytes()

SEEDS = {
    'ledger': '''编号,事项,交办时间,责任单位,配合单位,牵头领导,完成时限,部署时间,形成思路时间,反馈时间,状态,办结时间,进展情况,存在问题
甲1,修水库,2026-11-02,水利局,农牧局、财政局,副旗长甲,2026年12月底前,2026-11-02,11月4日,,在办,,已开工,资金不足
甲2,"查房屋,
安全",2026.10.9,住建局,各镇,副旗长乙;副旗长甲,一季度,20260,每周一,二〇二六年十月十二日,已办结,2026/10/30,,
甲3,保春耕,,农牧局(牵头) 水利局,,,立行立改,,,,暂停,,长期坚持,
''',
    'portfolio': '''领导,职务,单位,领域,分工,起,止
副旗长甲,副旗长,水利局,,分管,2026-01-01,
副旗长甲,副旗长,水利局,,分管,2026-06-01,2026-03-01
副旗长乙,副旗长,,安全生产,包联,2026-01-01,2026-12-31
副旗长乙,副旗长,农牧局,,看管,某日,
''',
    'units': '''单位,简称,类别,负责人,上级
水利局,水务局、水利,部门,局长甲,
农牧局,水务局,部门,,水利局
农牧局,,部门,,农牧局
各镇,,乡镇,,
''',
    'holidays': '''日期,名称,类型
2027-01-01,元旦,放假
2027-01-01,元旦,上班
2027-02-30,春节,放假
2027年2月6日至2月9日,春节,放假
2028-01-01,元旦,无
''',
}
CELLS = ['', ' ', '=1+1', '@SUM(A1)', "'-1", '-', '\u202e反', '😀', '<b>R&D', '%s%n', '\x1b[31m', '\x07',
         '2026-02-30', '99999', '1e308', '-1', '0', '9999年12月31日', '0001-01-01', '13月1日', '每周八',
         '年内', '100000000000000日内', '0日内', '会后3日内', '季度', '上旬', '是', '撤销', '★',
         '各有关单位', '、、、', '（', '））((', 'A' * 1001, '长' * 70000, '\ufeff', '\u0301' * 40]
ODD_BYTES = [b'\x00', b'\xff', b'"', b'""', b',', b';', b'\t', b'\r', b'\n', b'\r\n', b'\xef\xbb\xbf',
             b'\xe5', b'\x81\x30\x81\x30', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b"'", b'\xe3\x80\x80']
MARK = '机密★20年'


def bend_bytes(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        act = rng.randrange(5)
        if act == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif act == 1:
            data[at:at] = rng.choice(ODD_BYTES)
        elif act == 2:
            del data[at:at + rng.randint(1, 9)]
        elif act == 3:
            end = min(len(data), at + rng.randint(1, 60))
            data[at:at] = data[at:end] * rng.randint(1, 4)
        else:
            del data[at:]
    return bytes(data)


def bend_cells(rng, text):
    rows = [row.split(',') for row in text.splitlines()]
    for _ in range(rng.randint(1, 5)):
        row = rng.choice(rows)
        act = rng.randrange(7)
        if act < 3:
            row[rng.randrange(len(row))] = rng.choice(CELLS)
        elif act == 3:
            rows.insert(rng.randrange(len(rows) + 1), list(rng.choice(rows)))
        elif act == 4:
            row.insert(rng.randrange(len(row) + 1), rng.choice(rng.choice(rows)))
        elif act == 5:
            rows.insert(0, ['一张表的标题'] + [''] * rng.randrange(4))
        else:
            rng.shuffle(row)
    return '\n'.join(','.join(row) for row in rows) + '\n'


def bend(rng, kind):
    text = SEEDS[kind]
    if rng.random() < 0.6:
        text = bend_cells(rng, text)
    if rng.random() < 0.2:
        text = text.replace(',', rng.choice(';\t，'))
    if rng.random() < 0.2:
        text = text.replace('\n', rng.choice(('\r', '\r\n', '\n\r', '\u2028')))
    data = text.encode(rng.choice(('utf-8', 'utf-8', 'utf-8-sig', 'gb18030', 'utf-16')))
    return bend_bytes(rng, data) if rng.random() < 0.6 else data


def shapes():
    """Files of a shape that chance would not find: a name, the content, the exit (None: any)."""
    heading = '编号,事项,交办时间\n'
    row = '1,一,2026-11-02\n'
    mark = {f'a secret mark in column {n}': heading + ','.join(['1', '一', '2026-11-02'][:n]
            + [f'关于{MARK}的事'] + ['2026-11-02'][:2 - n]) + '\n' for n in (1, 2, 3)}
    return [(name, text, 1) for name, text in mark.items()] + [
        ('headings only', heading, 1),
        ('headings twice', heading + heading + row, None),
        ('the same heading twice', '事项,事项,事项\n一,二,三\n', 0),
        ('1,024 columns', heading[:-1] + ',列' * 1021 + '\n' + row, 0),
        ('1,025 columns', heading[:-1] + ',列' * 1022 + '\n' + row, 1),
        ('300,000 blank rows', heading + ',,\n' * 150_000 + '\n' * 150_000 + row, 0),
        ('a title of 64 KiB', heading + f'1,{"x" * 65536},2026-11-02\n' + row.replace('1', '2', 1), 0),
        ('a title of 200 KiB', heading + f'1,{"长" * 70000},2026-11-02\n' + row.replace('1', '2', 1), 0),
        ('one column of titles', '事项\n' + ''.join(f'第{n}件\n' for n in range(500)), 0),
        ('only quotation marks', '"' * 100_001, 1),
        ('4,000 leaders in a cell', '事项,牵头领导\n一,' + '、'.join(f'领导{n}' for n in range(4000)) + '\n', 0),
        ('20,000 bad rows', '事项,交办时间\n' + '一,某天\n' * 20_000, 1),
        ('20,000 times the same row', '事项\n' + '一\n' * 20_000, 0),
        ('brackets in brackets', '事项,责任单位\n一,' + '（' * 20_000 + '\n', None),
        ('many dates in a cell', '事项,完成时限\n一,' + '1月1日、' * 6_000 + '\n', None),
        ('many figures in a cell', '事项,完成时限\n一,' + '1' * 60_000 + '\n', None),
    ]


def limits():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Desk:
    def __init__(self, program, folder):
        self.program, self.database, self.folder = program, folder / 'duban.db', folder
        assert self.run('init', '--office').returncode == 0

    def run(self, *arguments):
        command = [self.program, '--db', self.database, '--now', NOW, *arguments]
        return subprocess.run(command, capture_output=True, preexec_fn=limits,
                              timeout=SECONDS * (10 if SANITIZED else 1),
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})

    def digest(self):
        base = sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)
        rows = base.execute('SELECT hash FROM change ORDER BY n').fetchall()
        base.close()
        return hashlib.sha256(repr(rows).encode()).digest()

    def find_fault(self, data, expected=None):
        """What is wrong with how a file is taken, or None."""
        path = self.folder / '台账.csv'
        path.write_bytes(data)
        before = self.digest()
        try:
            done = self.run('--json', 'import', path)
        except subprocess.TimeoutExpired:
            return f'more than {SECONDS} seconds'
        told = done.stderr.decode()
        if done.returncode not in (0, 1) or (expected is not None and done.returncode != expected):
            return f'exit {done.returncode}: {told}'
        if (done.returncode == 0) != (told == '') or told.count('\n') > 1:
            return f'exit {done.returncode} and says: {told}'
        if done.returncode and self.digest() != before:
            return 'refused, and something changed'
        return find_miscount(json.loads(done.stdout), done.returncode)


def find_miscount(results, status):
    for result in results:
        rows = [refusal['row'] for refusal in result['refused']]
        taken = result['added'] + result['changed'] + result['unchanged']
        if (taken > 0) != (status == 0):
            return f'exit {status}, and {taken} rows taken'
        if rows != sorted(rows) or len(rows) != len(set(rows)) or not all(r['reason'] for r in result['refused']):
            return f'refusals out of order, twice or without a reason: {result["refused"][:5]}'
    return None


def count_rows(text, kind):
    """The data rows of a well-formed file: with a cell filled, below the headings."""
    return sum(1 for row in text.splitlines() if row.replace(',', '').strip()) - 1


def find_sum_fault(desk, rng, kind):
    """Rows without quoting, line breaks or odd headings: their number is known."""
    lines = [line for line in SEEDS[kind].replace('"查房屋,\n安全"', '查房屋').splitlines()]
    body = [line.split(',') for line in lines[1:]]
    for _ in range(rng.randint(2, 12)):
        row = list(rng.choice(body))
        if rng.random() < 0.9:
            row[rng.randrange(len(row))] = rng.choice([c for c in CELLS if c.strip('\ufeff\x07 ')])
        body.insert(rng.randrange(len(body) + 1), row if rng.random() < 0.8 else [''] * len(row))
    text = '\n'.join([lines[0]] + [','.join(row) for row in body]) + '\n'
    fault = desk.find_fault(text.encode())
    if fault:
        return fault, text.encode()
    done = desk.run('--json', 'import', desk.folder / '台账.csv')
    for result in json.loads(done.stdout):
        n = sum(result[key] for key in ('added', 'changed', 'unchanged')) + len(result['refused'])
        if n != count_rows(text, kind):
            return f'{count_rows(text, kind)} rows, and {n} counted', text.encode()
    return None, None


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def tell(self, name, fault, data=b''):
        self.count += 1
        self.failed += bool(fault)
        print(f"{'not ok' if fault else 'ok'} {self.count} - {name}")
        if fault:
            print(f'# {str(fault)[:600]!r}\n# {data[:600]!r}', flush=True)


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 137)
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(sys.argv[1]).resolve(), Path(folder))
        for name, text, status in shapes():
            tap.tell(name, desk.find_fault(text.encode(), status), text.encode())
        for kind in SEEDS:
            faults = []
            for _ in range(rounds // 8):
                data = bend(rng, kind)
                faults += [(fault, data)] if (fault := desk.find_fault(data)) else []
            tap.tell(f'{kind}: {rounds // 8} files bent', *(faults[0] if faults else (None,)))
            faults = [f for f in (find_sum_fault(desk, rng, kind) for _ in range(rounds // 16)) if f[0]]
            tap.tell(f'{kind}: {rounds // 16} files counted', *(faults[0] if faults else (None,)))
        tap.tell('the database verifies', desk.run('verify').stderr)
    print(f'1..{tap.count}')
    return tap.failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
