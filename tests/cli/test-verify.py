#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each fault planted in a copy of a database is found by verify, by name: every column of every
derived table, missing and surplus rows, and changes whose bytes, name, place or parents are not
as they were.  Run it with the path of dubanctl as argument; prints TAP."""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

NOW = '2026-03-02T10:00'
FACTS = {'entity', 'numbering', 'desk', 'seal', 'change', 'local', 'command', 'cache', 'reminder',
         'issued', 'draft_part', 'peer', 'sent', 'held', 'waiting',
         'peer_key', 'peer_clock', 'peer_number', 'mapping'}


class Database:
    def __init__(self, program, folder):
        self.program, self.path = program, os.path.join(folder, 'whole.db')
        self.copy = os.path.join(folder, 'copy.db')
        self.folder = folder

    def run(self, *arguments, path=None):
        return subprocess.run([self.program, '--db', path or self.path, '--now', NOW, *arguments],
                              capture_output=True, text=True, encoding='utf-8', timeout=60,
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})

    def do(self, *arguments):
        done = self.run(*arguments)
        assert done.returncode == 0, (arguments, done.stderr)

    def take(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        self.do('import', path)

    def query(self, sql):
        base = sqlite3.connect(self.path)
        try:
            return base.execute(sql).fetchall()
        finally:
            base.close()

    def plant(self, sql, *values):
        """What verify says of a copy that was altered so."""
        shutil.copy(self.path, self.copy)
        base = sqlite3.connect(self.copy)
        n_rows = base.execute(sql, values).rowcount
        base.commit()
        base.close()
        assert n_rows != 0, f'nothing was altered: {sql}'
        done = self.run('verify', path=self.copy)
        assert 'Traceback' not in done.stderr
        return done.returncode, done.stderr


def build(base):
    base.do('init', '--office')
    for name in ('副旗长甲', '副旗长乙'):
        base.do('leaders', 'add', name, '--title', '副旗长')
    base.do('units', 'add', '水利局', '--short', '水务局', '--category', '部门', '--head', '局长甲')
    base.do('portfolio', 'set', '副旗长甲', '水利局', '--from', '2026-01-01')
    base.do('portfolio', 'set', '副旗长乙', '农牧')
    base.do('meetings', 'add', '--kind', '常务会', '--date', '2026-03-09', '--number', '5')
    base.do('settings', 'office-name', '某旗人民政府办公室')
    base.take('holidays.csv', '日期,名称,类型\n2031-10-01,国庆节,休\n2031-10-11,国庆节,班\n')
    ledger = '编号,事项,牵头领导,责任单位,交办时间,完成时限,部署时间\n'
    base.take('ledger.csv', ledger + '甲1,修路,副旗长甲,水利局,2026-03-01,2026-06-30,2026-03-01\n'
              '甲2,修桥,副旗长乙,水利局,2026-03-01,2026-06-30,\n')
    base.do('set', '甲1', 'due', '2026-07-31')
    base.take('ledger.csv', ledger + '甲1,修路,副旗长甲,水利局,2026-03-01,2026-08-31,2026-03-01\n')
    base.do('record', '甲1', 'approach', '--text', '先通后畅')
    base.do('add', '--title', '建校', '--lead', '副旗长甲', '--cooperators', '副旗长乙')


def list_cell_faults(base):
    """One for each column, a row that is missing, and one too many."""
    tables = [name for (name,) in base.query("SELECT name FROM sqlite_schema WHERE type = 'table'")
              if name not in FACTS]
    for table in tables:
        assert base.query(f'SELECT count(*) FROM {table}')[0][0] > 0, f'{table} is empty'
        columns = base.query(f"SELECT name, type, pk FROM pragma_table_info('{table}')")
        keys = [name for name, _, pk in columns if pk]
        row = base.query(f"SELECT {', '.join(keys)} FROM {table} LIMIT 1")[0]
        where = ' AND '.join(f'{key} = ?' for key in keys)
        for name, kind, _ in columns:
            value = {'INTEGER': f'coalesce({name}, 0) + 77', 'TEXT': f"coalesce({name}, '') || 'x'",
                     'BLOB': f"CAST(coalesce({name}, x'') || 'x' AS BLOB)"}[kind]
            yield table, f'UPDATE {table} SET {name} = {value} WHERE {where}', row
        yield table, f'DELETE FROM {table} WHERE {where}', row
        copied = ', '.join(f'{name} + 1000' if name == keys[-1] and kind == 'INTEGER' else
                           f"{name} || 'x'" if name == keys[-1] else name
                           for name, kind, _ in columns)
        yield table, f'INSERT INTO {table} SELECT {copied} FROM {table} WHERE {where}', row


def list_fact_faults(base):
    rng = random.Random(137)
    changes = base.query('SELECT n, body, hash FROM change')
    for n, body, name in changes:
        for _ in range(4):
            at = rng.randrange(len(body))
            flipped = bytes(x ^ (1 << rng.randrange(8)) if i == at else x
                            for i, x in enumerate(body))
            yield f'Change {n} ', 'UPDATE change SET body = ? WHERE n = ?', (flipped, n)
        flipped = bytes([name[0] ^ 1]) + name[1:]
        yield f'Change {n} ', 'UPDATE change SET hash = ? WHERE n = ?', (flipped, n)
        yield f'Change {n} ', 'UPDATE change SET entity = entity + 1 WHERE n = ?', (n,)
        yield f'Change {n} ', 'UPDATE change SET desk = desk + 1 WHERE n = ?', (n,)
        yield '', 'DELETE FROM change WHERE n = ?', (n,)
        yield '', 'UPDATE change SET n = 5000 WHERE n = ?', (n,)
    for (n,) in base.query('SELECT n FROM entity'):
        yield '', 'UPDATE entity SET n = n + 500 WHERE n = ?', (n,)
        yield '', 'DELETE FROM entity WHERE n = ?', (n,)
    yield 'gaps', 'UPDATE numbering SET last = last + 1', ()
    yield '', 'UPDATE desk SET id = zeroblob(16)', ()


def main():
    with tempfile.TemporaryDirectory() as folder:
        base = Database(os.path.abspath(sys.argv[1]), folder)
        build(base)
        whole = base.run('verify')
        print('1..3')
        print(f"{'not ok' if whole.returncode else 'ok'} 1 - nothing is found where nothing is wrong")
        print('#', whole.stderr)
        failed = whole.returncode != 0
        for number, (what, faults) in enumerate((
                ('derived tables', ((f'“{t}”', s, v) for t, s, v in list_cell_faults(base))),
                ('facts', list_fact_faults(base))), 2):
            missed, count = [], 0
            for word, sql, values in faults:
                status, said = base.plant(sql, *values)
                count += 1
                if status != 1 or word not in said:
                    missed.append(f'{sql} {values!r:.60}: {status} {said.strip()}')
            failed = failed or bool(missed)
            print(f"{'not ok' if missed else 'ok'} {number} - {count} faults in {what} are named")
            for line in missed[:20]:
                print('#', line.replace('\n', ' | '))
    return failed


if __name__ == '__main__':
    raise SystemExit(main())
