#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving out and taking in, killed at any moment: each is done or not begun, and what was
acknowledged is there.

    killed-exchange.py DUBANCTL [ROUNDS]      prints TAP"""
import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time

_spec = importlib.util.spec_from_file_location(
    'exchange', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'test-exchange.py'))
exchange = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exchange)

TASKS = 40


def kill_after(desk, seconds, *arguments):
    """Whether the command had ended well before it was killed."""
    child = subprocess.Popen([desk.program, '--db', desk.database, '--now', exchange.NOW,
                              *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             cwd=desk.folder)
    try:
        child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
    return child.returncode == 0


def add_tasks(desk, n):
    ledger = os.path.join(desk.folder, f'{n}.csv')
    with open(ledger, 'w', encoding='utf-8') as file:
        file.write('编号,事项,牵头领导\n')
        file.writelines(f'{n}-{i},事项{n}-{i},副旗长甲\n' for i in range(TASKS))
    desk.run('import', ledger)
    return {f'{n}-{i}' for i in range(TASKS)}


def numbers(desk):
    return {t['number'] for t in desk.get('tasks')['tasks']}


def play_round(world, rng, once, n):
    office, a = world.office, world.a
    names = add_tasks(office, n)
    file = f'killed-{n}.duban'
    done = kill_after(office, rng.random() * once * 1.5, 'exchange', 'export', '--to', '副旗长甲',
                      '-o', file)
    path = os.path.join(world.folder, file)
    if done and not os.path.exists(path):
        return f'{n}: given out, and no file'
    if not os.path.exists(path):
        office.run('exchange', 'export', '--to', '副旗长甲', '-o', file)
    before = numbers(a)
    done = kill_after(a, rng.random() * once * 1.5, 'exchange', 'import', file)
    now = numbers(a)
    if now - before not in (set(), names) or before - now:
        return f'{n}: half there: {len(now - before)} of {len(names)}'
    if done and now - before != names:
        return f'{n}: acknowledged, and not there'
    said = a.take(file)
    if numbers(a) != before | names or (said['added'] > 0) == (now != before):
        return f'{n}: not whole the second time: {said}'
    office.take(a.give(office)[0])
    return None


def play(world, rounds):
    rng = random.Random(137)
    world.office.meet(world.a)
    start = time.monotonic()
    world.office.give(world.a)
    once = time.monotonic() - start
    for n in range(rounds):
        fault = play_round(world, rng, once, n)
        if fault:
            return fault
    for desk in (world.office, world.a):
        if not desk.get('verify')['ok']:
            return desk.name
    return None


def play_renewal(world, rounds):
    """A new key is made or not; either way the file that says so can be written and is believed."""
    rng = random.Random(138)
    office, a = world.office, world.a
    start = time.monotonic()
    a.run('exchange', 'introduce', '-o', 'x')
    once = time.monotonic() - start
    for n in range(rounds):
        kill_after(a, rng.random() * once * 1.5, 'exchange', 'introduce', '--renew', '-o', 'killed')
        written = os.path.join(world.folder, 'killed')
        if os.path.exists(written):
            office.call('exchange', 'accept', 'killed')
            os.unlink(written)
        a.run('exchange', 'introduce', '--renew', '-o', 'again')
        office.run('exchange', 'accept', 'again')
        a.run('add', '--title', f'新钥匙{n}')
        if office.take(a.give(office)[0])['added'] != 1:
            return f'{n}: not believed'
    return None


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    print('1..2')
    failed = 0
    for name, run, n in (('giving and taking', play, rounds), ('renewing', play_renewal, 20)):
        with tempfile.TemporaryDirectory() as folder:
            fault = run(exchange.World(sys.argv[1], folder), n)
        failed += fault is not None
        print(('ok' if fault is None else 'not ok') + f' - {name}', flush=True)
        if fault:
            print('# ' + fault)
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
