# SPDX-License-Identifier: GPL-3.0-or-later
"""dubanctl as seen from outside: commands, and its findings beside the naive reading's."""
import argparse
import collections
import json
import subprocess

# Where one finding is due for each leader (or unit): then that name is compared as well.
FOR_EACH = {'missing-cooperator', 'idle-cooperator', 'own-account-missing',
            'cross-account-missing', 'request-waiting', 'idle-unit', 'not-accepted'}


class Duban:
    def __init__(self, program, database):
        self.program, self.database = str(program), str(database)

    def run(self, today, *arguments, expect=0):
        done = subprocess.run([self.program, '--db', self.database, '--now', str(today), '--json',
                               *map(str, arguments)], capture_output=True, text=True, timeout=120)
        if done.returncode != expect:
            raise AssertionError(f'{arguments}: exit {done.returncode}: {done.stderr}{done.stdout}')
        return json.loads(done.stdout) if done.stdout else None

    def findings(self, today):
        return [f for f in self.run(today, 'check')['findings'] if not f['waived']]


def key_of_naive(finding):
    rule, severity, number, whom, since, days = finding
    return (rule, severity, number, whom if rule in FOR_EACH else None,
            str(since) if since else None, days)


def key_of_program(finding, with_since):
    rule = finding['rule']
    whom = finding['unit' if rule == 'idle-unit' else 'leader'] if rule in FOR_EACH else None
    task = finding['task']
    return (rule, finding['severity'], task and (task['number'] or task['title']), whom,
            finding['since'] if with_since else None, finding['days'])


def difference(naive, program):
    """Lines that say which findings only one side has; `since` counts where the naive reading
    gives one."""
    dated = {f[0] for f in naive if f[4]}
    want = collections.Counter(key_of_naive(f) for f in naive)
    have = collections.Counter(key_of_program(f, f['rule'] in dated) for f in program)
    return ([f'missing: {key}' for key in (want - have).elements()]
            + [f'surplus: {key}' for key in (have - want).elements()])


def play_seeds(run_seed):
    """The main of a random test: DUBANCTL [--first SEED] [--count N].  run_seed(program, seed)
    gives the lines that say what differs, none where nothing does."""
    parser = argparse.ArgumentParser()
    parser.add_argument('dubanctl')
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--count', type=int, default=40)
    options = parser.parse_args()
    print(f'1..{options.count}')
    failed = 0
    for seed in range(options.first, options.first + options.count):
        lines = run_seed(options.dubanctl, seed)
        failed += bool(lines)
        print(f"{'not ok' if lines else 'ok'} - seed {seed}", flush=True)
        for line in lines:
            print(f'# {line}')
    return failed > 0
