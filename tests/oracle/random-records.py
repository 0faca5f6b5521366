#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random sequences of add, set and record, as days pass, on dubanctl and on plain values; after
each few steps every finding must be the same.

    random-records.py DUBANCTL [--first SEED] [--count N]      prints TAP; a seed replays"""
import random
import tempfile
from pathlib import Path

import days
import rules
from duban import Duban, difference, play_seeds
from world import THRESHOLDS, Holding, Record, Task, Waiver, World

ONE = days.ONE
LEADERS = {'旗长': '旗长', '副旗长甲': '副旗长', '副旗长乙': '副旗长', '副旗长丙': '副旗长',
           '副旗长丁': '副旗长'}
UNITS = ['水利局', '农牧局', '第一镇', '工业园区']
STEPS = 45


class Play:
    """One history: the program and the plain world side by side."""

    def __init__(self, rng, duban, world):
        self.rng, self.duban, self.world = rng, duban, world

    def run(self, *arguments):
        return self.duban.run(self.world.today, *arguments)

    def pick(self, *statuses):
        fitting = [t for t in self.world.tasks if t.status in (statuses or ('open',))]
        return self.rng.choice(fitting) if fitting else None

    def past_day(self, task):
        first = max(task.assigned or self.world.today, self.world.today - ONE * 6)
        return self.world.today - ONE * self.rng.randrange((self.world.today - first).days + 1)

    def record(self, task, kind, on, *options, **values):
        done = self.run('record', task.number, kind, '--on', on, *options)
        record = Record(kind, on, written=self.world.today, **values)
        record.id = done['id']
        task.records.append(record)
        return record

    # what a person does ----------------------------------------------------------------------

    def add(self):
        rng, world = self.rng, self.world
        number = len(world.tasks) + 1
        task = Task(f'第{number}件事' if rng.random() < 0.9 else '同一件事', f'甲{number}')
        task.assigner = '旗长'
        task.assigned = world.today - ONE * rng.choice((0, 0, 0, 1, 5))
        task.unit = rng.choice(UNITS + [None])
        task.lead = rng.choice(list(LEADERS) + [None])
        task.importance = rng.choice(('routine', 'key'))
        task.source = rng.choice(('旗委部署', '督察'))
        if rng.random() < 0.4 and task.lead:
            task.cooperators = set(rng.sample([x for x in LEADERS if x != task.lead], 2))
        if rng.random() < 0.5:
            task.due = world.today + ONE * rng.randrange(40)
        options = {'title': task.title, 'number': task.number, 'assigner': task.assigner,
                   'assigned': task.assigned, 'unit': task.unit, 'lead': task.lead,
                   'importance': task.importance, 'source': task.source, 'due': task.due,
                   'cooperators': '、'.join(task.cooperators)}
        self.run('add', *[x for k, v in options.items() if v for x in (f'--{k}', v)])
        world.tasks.append(task)

    def stage(self):
        task = self.pick()
        if task:
            kind = self.rng.choice(('deploy', 'approach', 'feedback', 'follow-up'))
            to = self.rng.choice((None, None, '旗长', '副旗长丙')) if kind == 'feedback' else None
            self.record(task, kind, self.past_day(task), *(('--to', to) if to else ()), to=to)

    def void(self):
        task = self.pick('open', 'suspended')
        kinds = ('deploy', 'approach', 'feedback', 'follow-up', 'account', 'blockage')
        standing = task.standing(*kinds) if task else []
        if standing:
            record = self.rng.choice(standing)
            self.run('record', task.number, 'void', '--record', record.id, '--reason', '误记')
            record.void = True

    def hand_over(self):
        task = self.pick('open', 'suspended')
        if not task or not task.lead or not task.unit:
            return
        lead = self.rng.choice([x for x in LEADERS if x != task.lead])
        unit = self.rng.choice([x for x in UNITS if x != task.unit])
        today = self.world.today
        what = self.rng.choice(('lead', 'unit', 'set'))
        if what == 'set':
            self.run('set', task.number, 'lead', lead, '--reason', '分工调整')
            task.records.append(Record('handover', today, today, lead=(task.lead, lead)))
            task.lead = lead
        elif what == 'lead':
            self.record(task, 'handover', today, '--lead', lead, '--reason', '分工调整',
                        lead=(task.lead, lead))
            task.lead = lead
        else:
            self.record(task, 'handover', today, '--unit', unit, '--reason', '职责调整',
                        unit=(task.unit, unit))
            task.unit = unit

    def correct_lead(self):
        task = self.pick()
        if task and task.lead:
            lead = self.rng.choice([x for x in LEADERS if x != task.lead])
            self.run('set', task.number, 'lead', lead, '--correction', '笔误')
            task.lead = lead

    def account(self):
        crossing = [t for t in self.world.tasks if t.cooperators and t.lead and t.status == 'open']
        if not crossing:
            return
        task = self.rng.choice(crossing)
        by = self.rng.choice([task.lead] + sorted(task.cooperators))
        ledger = 'cross' if by != task.lead else self.rng.choice(('own', 'cross'))
        position = self.rng.choice(('done', 'on-track', 'slow', 'blocked'))
        week = days.monday(self.world.today) - ONE * self.rng.choice((0, 7, 7))
        year, number, _ = week.isocalendar()
        self.record(task, 'account', self.world.today, '--by', by, '--ledger', ledger,
                    '--position', position, '--period', f'{year}-W{number:02d}',
                    by=by, ledger=ledger, position=position, week=week)

    def blockage(self):
        task = self.pick()
        if not task:
            return
        left = task.standing('blockage')
        if left and self.rng.random() < 0.5:
            target = self.rng.choice(left)
            self.record(task, 'resolve', self.world.today, '--record', target.id, target=target)
            return
        values = {'cause': self.rng.choice((None, '资金')), 'suggestion': self.rng.choice((None, '统筹'))}
        options = [x for k, v in values.items() if v for x in (f'--{k}', v)]
        self.record(task, 'blockage', self.world.today, '--text', '受阻', *options, **values)

    def request(self):
        task = self.pick()
        if not task:
            return
        open_ones = task.standing('request')
        if open_ones and self.rng.random() < 0.5:
            target = self.rng.choice(open_ones)
            self.record(task, 'answer', self.world.today, '--record', target.id, target=target)
            return
        to = self.rng.choice(list(LEADERS))
        self.record(task, 'request', self.world.today, '--to', to, '--text', '请示', to=to)

    def milestone(self):
        task = self.pick()
        if not task:
            return
        left = [r for r in task.standing('milestone') if not r.done]
        if left and self.rng.random() < 0.5:
            target = self.rng.choice(left)
            self.run('record', task.number, 'milestone', '--milestone', target.id, '--done',
                     self.world.today)
            target.done = self.world.today
            return
        due = self.world.today + ONE * self.rng.randrange(12)
        self.record(task, 'milestone', self.world.today, '--title', '开工', '--due', due, due=due)

    def extension(self):
        task = self.pick()
        if task and task.due:
            due = task.due + ONE * self.rng.randrange(1, 20)
            answer = self.rng.choice(('--granted', '--refused'))
            self.record(task, 'extension', self.world.today, '--due', due, '--reason', '工期',
                        answer, due=due)
            if answer == '--granted':
                task.due = due

    def turn(self):
        """A change of status, one that is possible as things stand."""
        task = self.pick('open', 'suspended', 'closed')
        if not task:
            return
        ways = {'open': ('suspend', 'close', 'reissue', 'withdraw'), 'suspended': ('resume',),
                'closed': ('reopen', 'verify')}
        kind = self.rng.choice(ways[task.status])
        if kind == 'verify':
            outcome = self.rng.choice(('confirmed', 'contradicted'))
            self.record(task, kind, self.world.today, '--level', 'office', '--outcome', outcome,
                        outcome=outcome)
            return
        on = self.past_day(task) if kind == 'close' else self.world.today
        self.record(task, kind, on)
        task.status = {'suspend': 'suspended', 'close': 'closed', 'resume': 'open',
                       'reopen': 'open', 'withdraw': 'withdrawn'}.get(kind, task.status)
        task.closed = on if kind in ('close', 'withdraw') else None

    def decide(self):
        task = self.pick()
        if not task:
            return
        level = self.rng.choice(('unit', 'deputy', 'executive'))
        state = self.rng.choice(('awaiting', 'decided'))
        self.run('set', task.number, 'decision-level', level)
        self.run('set', task.number, 'decision-state', state)
        if task.decision_state != state:
            task.decision_since = self.world.today
        task.decision_level, task.decision_state = level, state

    def change(self):
        task = self.pick()
        if not task:
            return
        what = self.rng.choice(('importance', 'cause', 'due', 'follow-up'))
        if what == 'importance':
            task.importance = self.rng.choice(('routine', 'key'))
            self.run('set', task.number, what, task.importance)
        elif what == 'cause':
            task.cause = '管理不到位'
            self.run('set', task.number, what, task.cause)
        elif what == 'due':
            task.due = self.world.today + ONE * self.rng.randrange(30)
            self.run('set', task.number, what, task.due)
        else:
            task.follow_up = self.rng.choice(('7d', '3d', 'weekly:5', 'monthly:10'))
            self.run('set', task.number, what, task.follow_up)


    def accept(self):
        task = self.pick()
        holders = sorted(({task.lead} | task.cooperators) - {None}) if task else []
        if holders:
            by = self.rng.choice(holders)
            self.record(task, 'accept', self.past_day(task), '--by', by, by=by)

    def waive(self):
        """Sets a finding aside, for all whom it concerns or for one; or takes that back."""
        today = self.world.today
        running = [w for w in self.world.waivers if not w.ended and today <= w.until]
        if running and self.rng.random() < 0.3:
            first = self.rng.choice(running)
            scope = ['--leader', first.whom] if first.whom else []
            self.run('waive', first.number or '-', first.rule, *scope, '--end')
            for waiver in running:
                if (waiver.rule, waiver.number) == (first.rule, first.number) \
                        and first.whom in (None, waiver.whom):
                    waiver.ended = True
            return
        found = rules.findings(self.world)
        if not found:
            return
        rule, _, number, whom, _, _ = self.rng.choice(found)
        whom = whom if whom in LEADERS and self.rng.random() < 0.5 else None
        until = today + ONE * self.rng.randrange(9)
        scope = ['--leader', whom] if whom else []
        self.run('waive', number or '-', rule, *scope, '--reason', '已说明', '--until', until)
        self.world.waivers.append(Waiver(rule, number, whom, until))

    def resettle(self):
        """Another policy, threshold or custom, at once."""
        what = self.rng.choice(['day-policy', 'ask-acceptance'] + list(THRESHOLDS))
        if what == 'day-policy':
            value = self.world.policy = self.rng.choice(days.POLICIES)
        elif what == 'ask-acceptance':
            self.world.ask_acceptance = self.rng.random() < 0.7
            value = 'on' if self.world.ask_acceptance else 'off'
        else:
            value = self.world.thresholds[what] = self.rng.randrange(1, 2 * THRESHOLDS[what] + 2)
        self.run('settings', what, value)


ACTS = (('add', 8), ('stage', 14), ('void', 2), ('hand_over', 4), ('correct_lead', 1),
        ('account', 6), ('blockage', 3), ('request', 3), ('milestone', 3), ('extension', 2),
        ('turn', 6), ('decide', 2), ('change', 3), ('accept', 3), ('waive', 4), ('resettle', 3))


def set_up(play, rng):
    world = play.world
    play.run('init', '--office')
    for name, title in LEADERS.items():
        play.run('leaders', 'add', name, '--title', title)
    for unit in UNITS:
        play.run('units', 'add', unit, '--category', '部门')
        for leader in rng.sample(list(LEADERS), rng.choice((0, 1, 1, 2))):
            kind = rng.choice(('分管', '分管', '代管', '联系'))
            start = world.today - ONE * 30
            play.run('portfolio', 'set', leader, unit, '--kind', kind, '--from', start)
            world.holdings.append(Holding(leader, unit, kind, start))
    play.run('settings', 'day-policy', world.policy)


def run_seed(program, seed):
    rng = random.Random(seed)
    today = days.d('2024-01-10') + ONE * rng.randrange(1000)
    world = World(today, rng.choice(days.POLICIES), dict(LEADERS), list(UNITS))
    world.accounts_from = days.monday(today) + 7 * ONE
    with tempfile.TemporaryDirectory() as folder:
        play = Play(rng, Duban(program, Path(folder) / 'duban.db'), world)
        set_up(play, rng)
        names, weights = zip(*ACTS)
        for step in range(STEPS):
            act = rng.choices(names, weights)[0]
            getattr(play, act)()
            if step % 5 == 4:
                lines = difference(rules.findings(world), play.duban.findings(world.today))
                if lines:
                    return [f'step {step} ({act}), policy {world.policy}, today {world.today}'] \
                        + lines[:12]
            world.today += ONE * rng.choice((0, 0, 1, 1, 2, 3, 6))
    return []


if __name__ == '__main__':
    raise SystemExit(play_seeds(run_seed))
