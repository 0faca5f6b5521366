#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completion beside the program: every command, option, rule and setting
that dubanctl knows stands in both.  Run it with the path of dubanctl as argument; prints TAP."""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / 'data'


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60,
                          env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
    assert done.returncode == 0, f'{arguments}: {done.stderr}'
    return done.stdout


def words_of_program(program):
    """What each kind of word is, as the program itself says."""
    overview = run(program, 'help')
    commands = re.findall(r'^  ([a-z]+)  ', overview, re.M)
    options = set(re.findall(r'--[a-z-]+', overview))
    for command in commands:
        options.update(re.findall(r'--[a-z][a-z0-9-]*', run(program, 'help', command)))
    fields = re.search(r'Fields: (.*?)\.\n', run(program, 'help', 'add'), re.S).group(1)
    rules = run(program, 'help', 'check').split('one rule:')[1]
    with tempfile.TemporaryDirectory() as folder:
        database = f'{folder}/manual.db'
        run(program, '--db', database, 'init')
        settings = json.loads(run(program, '--db', database, '--json', 'settings'))
    return {'commands': commands, 'options': sorted(options),
            'fields': re.findall(r'[a-z][a-z-]+', re.sub(r'\([^)]*\)', '', fields)),
            'rules': re.findall(r'[a-z]+(?:-[a-z]+)*', rules), 'settings': list(settings)}


def main():
    words = words_of_program(os.path.abspath(sys.argv[1]))
    manual = (DATA / 'dubanctl.1').read_text(encoding='utf-8').replace('\\-', '-')
    completion = (DATA / 'completions/dubanctl').read_text(encoding='utf-8')
    checks = []
    for kind, known in words.items():
        for name, text in (('the manual', manual), ('the completion', completion)):
            missing = [w for w in known if not re.search(rf'(?<![\w-]){re.escape(w)}(?![\w-])', text)
                       and not (kind == 'options' and name == 'the completion' and w[2:] in
                                words['fields'])]
            faults = missing if known else ['the program lists none']
            checks.append((f'{name} has all {kind}', faults))
    print(f'1..{len(checks)}')
    for number, (name, faults) in enumerate(checks, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults:
            print(f'# {fault}')
    return 1 if any(faults for _, faults in checks) else 0


if __name__ == '__main__':
    sys.exit(main())
