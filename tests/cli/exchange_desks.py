# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks of dubanctl, and desks that are Python's alone (tests/exchange), which give each other
files."""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'exchange'))

import bundle_reader as reader  # noqa: E402
import bundle_state as state    # noqa: E402
import bundle_writer as writer  # noqa: E402

NOW = '2026-03-02T10:00'
NOW_MS = 1772416800000


class Desk:
    """One of dubanctl's."""
    n_files = 0

    def __init__(self, program, folder, name, called, *init):
        self.program, self.folder, self.name = os.path.abspath(program), folder, name
        self.called, self.now = called, NOW
        self.home = os.path.join(folder, name)
        self.database = os.path.join(self.home, 'duban.db')
        if init:
            self.run('init', *init)

    def call(self, *arguments):
        return subprocess.run([self.program, '--db', self.database, '--now', self.now, *arguments],
                              capture_output=True, text=True, timeout=60, cwd=self.folder,
                              stdin=subprocess.DEVNULL, encoding='utf-8',
                              env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8',
                                   'TZ': 'Asia/Shanghai',
                                   **{key: value for key, value in os.environ.items()
                                      if key.endswith('SAN_OPTIONS')}})

    def run(self, *arguments, expect=0):
        done = self.call(*arguments)
        assert done.returncode == expect, f'{self.name} {arguments}: {done.returncode} {done.stderr}'
        assert (expect == 0) == (done.stderr == ''), done.stderr
        return done.stdout if expect == 0 else done.stderr

    def get(self, *arguments):
        return json.loads(self.run('--json', *arguments))

    def state(self):
        return self.get('verify')['state']

    def own_id(self):
        with open(self.database + '.key', 'rb') as file:
            return reader.Key(file.read()).desk

    def get_fingerprint(self):
        return self.get('exchange', 'identity')['fingerprint']

    def introduce(self):
        file = f'{self.name}.introduction'
        self.run('exchange', 'introduce', '-o', file)
        return file, self.get_fingerprint()

    def accept(self, other):
        """Another desk, of either sort."""
        if isinstance(other, Desk):
            file, fingerprint = other.introduce()
        else:
            file = writer.put(self.folder, f'{other.id.hex()}.introduction',
                              other.introduce(NOW_MS))
            fingerprint = other.get_fingerprint()
        self.run('exchange', 'accept', file, '--fingerprint', fingerprint)

    def give(self, other, *options):
        """The name of a file for another desk, of either sort."""
        Desk.n_files += 1
        file = f'{Desk.n_files}.duban'
        self.run('exchange', 'export', '--to', other.get_fingerprint(), '-o', file, *options)
        return file

    def take(self, file, *options):
        return self.get('exchange', 'import', file, *options)[0]

    def take_all(self, file):
        """Confirmed where it must be."""
        done = self.call('--json', 'exchange', 'import', file)
        asked = re.search(r'--confirm (\d+)', done.stderr)
        if asked:
            return self.take(file, '--confirm', asked[1])
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)[0]

    def meet(self, other):
        for giver, taker in ((self, other), (other, self), (self, other)):
            taker.take_all(giver.give(taker))

    def public(self):
        with open(os.path.join(self.folder, self.introduce()[0]), 'rb') as file:
            return reader.read_introduction(file.read())['key']


def know(*desks):
    """What a Python desk believes of others."""
    known = {}
    for desk in desks:
        public = desk.public() if isinstance(desk, Desk) else desk.public
        known[public[:16]] = [{'public': public, 'last_seal': float('inf')}]
    return known


def read_given(desk, to, known, *options):
    """(header, payload, changes) of what a dubanctl desk gives a Python one."""
    with open(os.path.join(desk.folder, desk.give(to, *options)), 'rb') as file:
        header, payload, changes = reader.read_bundle(file.read(), to.own, known)
    for change in changes:
        state.check_values(change)
    return header, payload, changes
