#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A random year of add, set and record; then every week of it, of each leader and of the office,
as `dubanctl report` counts it and as the naive reading does.

    random-summaries.py DUBANCTL [--first SEED] [--count N]      prints TAP; a seed replays"""
import random
import tempfile
from pathlib import Path

import days
import summary
from duban import Duban, play_seeds
from importlib import import_module
from world import World

records = import_module('random-records')
ONE = days.ONE
WEEKS = 52
STEPS = 220
SORTED = ('led', 'crossing')


def in_order(figures):
    ordered = {name: sorted(figures[name]) for name in SORTED}
    ordered['next'] = sorted(map(str, (sorted(x.items()) for x in figures['next'])))
    return {**figures, **ordered}


def compare(play, leader, monday):
    world = play.world
    end = monday + 6 * ONE
    side = ['--leader', leader] if leader else ['--office']
    year, week, _ = monday.isocalendar()
    found = play.run('report', 'weekly', *side, '--period', f'{year}-W{week:02d}')
    want = in_order(summary.count(world, leader, monday, end, end + 7 * ONE))
    have = in_order({name: found[name] for name in want})
    return [f'{leader} {monday}: {name}: {have[name]}, naively {want[name]}'
            for name in want if have[name] != want[name]]


def check_sums(play, monday):
    """The leaders' parts and the tasks without a lead are the office's whole."""
    year, week, _ = monday.isocalendar()
    period = ['--period', f'{year}-W{week:02d}']
    whole = play.run('report', 'weekly', '--office', *period)
    parts = [play.run('report', 'weekly', '--leader', x, *period) for x in records.LEADERS]
    lines = []
    for name in ('assigned', 'closed', 'open', 'overdue'):
        nobody = summary.count(play.world, None, monday, monday + 6 * ONE, monday + 13 * ONE)[name] \
            - sum(summary.count(play.world, x, monday, monday + 6 * ONE, monday + 13 * ONE)[name]
                  for x in records.LEADERS)
        if whole[name] != sum(p[name] for p in parts) + nobody:
            lines.append(f'{monday}: {name}: {whole[name]} is not the sum of its parts')
    return lines


def run_seed(program, seed):
    rng = random.Random(seed)
    today = days.d('2024-01-10') + ONE * rng.randrange(600)
    world = World(today, rng.choice(days.POLICIES), dict(records.LEADERS), list(records.UNITS))
    first = days.monday(today)
    with tempfile.TemporaryDirectory() as folder:
        play = records.Play(rng, Duban(program, Path(folder) / 'duban.db'), world)
        records.set_up(play, rng)
        names, weights = zip(*records.ACTS)
        for _ in range(STEPS):
            getattr(play, rng.choices(names, weights)[0])()
            world.today = min(world.today + ONE * rng.choice((0, 0, 1, 1, 2, 3, 6)),
                              first + ONE * (7 * WEEKS - 3))
        for week in range(WEEKS):
            monday = first + 7 * week * ONE
            if monday > world.today:
                break
            lines = check_sums(play, monday)
            for leader in [None, *records.LEADERS]:
                lines += compare(play, leader, monday)
            if lines:
                return [f'policy {world.policy}, today {world.today}'] + lines[:8]
    return []


if __name__ == '__main__':
    for number in range(5, 12):
        records.LEADERS[f'副旗长{"戊己庚辛壬癸子"[number - 5]}'] = '副旗长'
    raise SystemExit(play_seeds(run_seed))
