#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program writes, read by another that knows FORMAT.md alone (bundle_reader.py): random
packages, whole and altered.  Prints TAP; the first argument is pack-desks.  --first SEED and
--count N choose others."""
import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import bundle_reader as bundles


def pack(program, seed, folder):
    subprocess.run([program, folder, str(seed)], check=True)
    return [line.split(' ', 1) for line in
            (Path(folder) / 'expected').read_text(encoding='utf-8').splitlines()]


def compare(folder, expected):
    """The faults found in a folder."""
    faults, files = [], []
    introductions = [bundles.read_introduction((folder / f'{name}.introduction').read_bytes())
                     for name in ('office', 'wang', 'li')]
    known = bundles.believe(introductions)
    for word, rest in expected:
        if word == 'fingerprint':
            name, _, wanted = rest.partition(' ')
            key = bundles.Key((folder / f'{name}.key').read_bytes())
            if bundles.fingerprint(key.public) != wanted:
                faults.append(f'{name}: another fingerprint')
        elif word == 'file':
            files.append((*rest.split(' '), []))
        else:
            files[-1][4].append(bytes.fromhex(rest))
    for reader in ('office', 'li'):
        own = bundles.Key((folder / f'{reader}.key').read_bytes())
        for name, more, name_id, base, hashes in files:
            header, payload, changes = bundles.read_bundle((folder / name).read_bytes(), own,
                                                           known)
            state = bundles.blake(b''.join(sorted(hashes)))
            if [change['hash'] for change in changes] != hashes:
                faults.append(f'{reader} {name}: other changes')
            if bundles.changes_hash(changes) != state:
                faults.append(f'{reader} {name}: another state')
            if (header['id'].hex(), payload['base'].hex(), payload['more']) \
                    != (name_id, base, more == '1'):
                faults.append(f'{reader} {name}: other bookkeeping')
    return faults


def alter(folder, seed):
    """Whether each of some alterations is refused by the reader too."""
    chance = random.Random(seed)
    known = bundles.believe([bundles.read_introduction(path.read_bytes())
                             for path in sorted(folder.glob('*.introduction'))])
    own = bundles.Key((folder / 'li.key').read_bytes())
    data = (folder / '0.duban').read_bytes()
    faults = []
    for _ in range(20):
        at = chance.randrange(len(data))
        for what in (data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:],
                     data[:at], data + b'\0'):
            try:
                bundles.read_bundle(what, own, known)
                faults.append(f'an alteration at {at} was taken')
            except bundles.Refused:
                pass
    return faults


def try_seed(program, seed):
    with tempfile.TemporaryDirectory() as name:
        expected = pack(program, seed, name)
        try:
            return compare(Path(name), expected) + alter(Path(name), seed)
        except bundles.Refused as refused:
            return [f'refused: {refused}']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--count', type=int, default=20)
    options = parser.parse_args()
    print(f'1..{options.count}')
    failed = 0
    for number in range(options.count):
        faults = try_seed(options.program, options.first + number)
        failed += bool(faults)
        print(f'{"not ok" if faults else "ok"} {number + 1} - seed {options.first + number}')
        for fault in faults:
            print(f'# {fault}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
