#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+C while a large package goes out or comes in: all of it or nothing, said in a sentence, and
the next try goes through.  Run it with the path of dubanctl as argument; prints TAP."""
import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback

_spec = importlib.util.spec_from_file_location(
    'exchange', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'test-exchange.py'))
exchange = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exchange)

TASKS = 6000
PLACES = (0.25, 0.4, 0.55, 0.7, 0.85)  # of the time that it takes undisturbed


class Case:
    def __init__(self, program, folder):
        self.world = exchange.World(program, folder)
        self.office, self.a = self.world.office, self.world.a
        ledger = os.path.join(folder, 'ledger.csv')
        with open(ledger, 'w', encoding='utf-8') as file:
            file.write('编号,事项,牵头领导,交办时间\n')
            for i in range(TASKS):
                file.write(f'N{i},第{i}项工作,副旗长甲,2026-02-02\n')
        self.office.run('import', ledger)
        self.path = os.path.join(folder, 'all.duban')

    def interrupt(self, desk, after, *arguments):
        """Begins it, presses Ctrl+C, and says how it ended."""
        process = subprocess.Popen(
            [desk.program, '--db', desk.database, '--now', exchange.NOW, *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding='utf-8',
            cwd=desk.folder, env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
        assert process.returncode in (0, 1, -signal.SIGINT), (process.returncode, said)
        assert process.returncode != 1 or said.startswith('dubanctl: Interrupted'), said
        assert said.count('\n') <= 1, said
        return process.returncode


def measure(deed):
    start = time.monotonic()
    deed()
    return time.monotonic() - start


def test_an_export_is_all_or_nothing(case):
    export = ('exchange', 'export', '--full', '--to', '副旗长甲', '-o', case.path)
    whole = measure(lambda: case.office.run(*export))
    ends = []
    for place in PLACES:
        os.path.exists(case.path) and os.unlink(case.path)
        ends.append(case.interrupt(case.office, whole * place, *export))
        assert os.path.exists(case.path) == (ends[-1] == 0), (place, ends)
        assert not [f for f in os.listdir(case.world.folder) if 'all.duban' in f and
                    f != 'all.duban'], os.listdir(case.world.folder)
    assert 1 in ends, ends
    assert case.office.get('verify')['ok']


def test_an_import_is_all_or_nothing(case):
    case.office.run('exchange', 'export', '--full', '--to', '副旗长甲', '-o', case.path)
    whole = measure(lambda: case.a.run('exchange', 'import', '--preview', case.path))
    ends = []
    for place in PLACES:
        if ends and ends[-1] == 0:
            break
        ends.append(case.interrupt(case.a, whole * place, 'exchange', 'import', case.path))
        expected = TASKS if ends[-1] == 0 else 0
        assert len(case.a.titles()) == expected, (place, ends, len(case.a.titles()))
    assert 1 in ends, ends
    if ends[-1] != 0:
        case.a.run('exchange', 'import', case.path)
    assert len(case.a.titles()) == TASKS
    assert case.a.get('verify')['ok']


def main():
    program = sys.argv[1]
    tests = [(n, f) for n, f in list(globals().items()) if n.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as folder:
        case = Case(program, folder)
        for number, (name, test) in enumerate(tests, 1):
            try:
                test(case)
                print(f'ok {number} {name}', flush=True)
            except Exception:  # pylint: disable=broad-except
                failed += 1
                traceback.print_exc()
                print(f'not ok {number} {name}', flush=True)
    sys.exit(failed > 0)


main()
