# SPDX-License-Identifier: GPL-3.0-or-later
"""Every finding, read naively from domain.md sections 5 and 6: no index, no cache, every task
against every other.  `findings(world)` gives tuples (rule, severity, task number, whom, since,
days); whom is set where domain.md asks for one finding for each leader, else None."""
import collections

import clock
import days

HEADS = {'旗长', '县长', '区长', '市长'}
ONE = days.ONE


def overdue(rule, severity, task, date, end):
    return rule, severity, task.number, None, date + ONE, (end - date).days


def plain(rule, severity, task, whom=None, since=None):
    return rule, severity, task.number, whom, since, None


# 5.1 -----------------------------------------------------------------------------------------

def deadline_findings(world, task):
    yield from stage_findings(world, task)
    if task.status == 'open':
        yield from open_deadline_findings(world, task)
    if task.status == 'closed' and task.closed and task.due and task.closed > task.due:
        yield ('closed-late', 'notice', task.number, None, task.closed,
               (task.closed - task.due).days)
    if task.status in ('open', 'suspended') and clock.assigned(task) is None:
        yield plain('undated', 'notice', task)


def stage_findings(world, task):
    end = task.closed if task.status == 'closed' else world.today
    for name in clock.STAGES:
        state, due, done, late, backfilled, _ = clock.stage(world, task, name)
        later = list(clock.STAGES)[list(clock.STAGES).index(name) + 1:]
        if backfilled:
            yield plain('backfilled', 'notice', task)
        if task.status == 'suspended':
            continue
        if state == 'overdue':
            severity = ('notice' if task.status == 'closed' else
                        'warning' if any(clock.stage_records(task, x) for x in later) else
                        'critical')
            yield overdue(f'{name}-overdue', severity, task, due, end)
        if state == 'late':
            yield f'{name}-late', 'notice', task.number, None, done, late
        if state == 'today' and task.status == 'open':
            yield plain(f'{name}-today', 'warning', task, since=due)


def open_deadline_findings(world, task):
    today = world.today
    follow = clock.follow_up(world, task)
    if follow and follow[1] > 0:
        severity = 'critical' if follow[1] > follow[2] else 'warning'
        yield overdue('follow-up-overdue', severity, task, follow[0], today)
    if task.due and today > task.due:
        yield overdue('due-overdue', 'critical', task, task.due, today)
    soon = world.thresholds['due-soon-days']
    if task.due and 0 <= (task.due - today).days <= soon:
        yield plain('due-soon', 'warning', task, since=task.due - soon * ONE)
    if task.due_unclear:
        yield plain('due-unclear', 'warning', task)
    for milestone in task.standing('milestone'):
        if milestone.done is None and today > milestone.due:
            yield overdue('milestone-overdue', 'warning', task, milestone.due, today)
    results = [clock.stage(world, task, name) for name in clock.STAGES]
    if any(due and due >= today and provisional for _, due, _, _, _, provisional in results):
        yield plain('provisional-date', 'notice', task)


def suspended_long(world, task):
    if task.status != 'suspended':
        return
    dates = [r.on for r in task.standing(*{r.kind for r in task.records}) if r.on]
    if dates and (world.today - max(dates)).days > world.thresholds['suspended-days']:
        yield plain('suspended-long', 'notice', task)


# 5.2 -----------------------------------------------------------------------------------------

def holders(world, held, day, kinds):
    return {h.leader for h in world.holdings if h.held == held and h.kind in kinds and h.is_on(day)}


def in_charge(world, task, day):
    held_by_anybody = task.field and any(
        h.held == task.field and h.is_on(day) for h in world.holdings)
    held = task.field if held_by_anybody else task.unit
    if held is None:
        return set()
    return (holders(world, held, day, ('分管', '代管'))
            or holders(world, held, day, ('包联', '联系')))


def cross_findings(world, task):
    if task.status not in ('open', 'suspended'):
        return
    charge = in_charge(world, task, world.today)
    if task.lead is None:
        yield plain('no-lead', 'critical', task)
    if world.holdings and (task.unit or task.field) and not charge:
        yield plain('no-charge', 'warning', task)
    if len(charge) > 1:
        yield plain('double-charge', 'warning', task)
    if task.lead and charge and task.lead not in charge \
            and world.leaders.get(task.lead) not in HEADS:
        at = clock.assigned(task)
        if at and task.lead in in_charge(world, task, at):
            yield plain('lead-moved', 'warning', task)
        else:
            yield plain('lead-not-in-charge', 'critical', task)
    yield from cooperator_findings(world, task)
    yield from passed_around(world, task)
    yield from verification(task)
    yield from acceptance(world, task)


def acceptance(world, task):
    start = clock.assigned(task)
    if not world.ask_acceptance or start is None or world.today <= start:
        return
    late = world.today > days.deadline(world.policy, start, 3)[0]
    accepted = {r.by for r in clock.in_round(task, task.standing('accept'))}
    for leader in ({task.lead} | task.cooperators) - {None} - accepted:
        yield plain('not-accepted', 'warning' if late else 'notice', task, leader)


def cooperator_findings(world, task):
    wanted = set()
    for unit in task.cooperating:
        wanted |= holders(world, unit, world.today, ('分管', '代管'))
    wanted -= {task.lead} | task.cooperators
    if len(wanted) * 2 > len(world.leaders):
        yield plain('missing-cooperator', 'notice', task)
    else:
        for leader in wanted:
            yield plain('missing-cooperator', 'warning', task, leader)
    if task.lead in task.cooperators:
        yield plain('self-cooperation', 'notice', task)
    things = {task.unit, task.field} | task.cooperating
    for leader in task.cooperators:
        if not any(h.leader == leader and h.held in things and h.is_on(world.today)
                   for h in world.holdings):
            yield plain('idle-cooperator', 'notice', task, leader)


def moves(world, task, what):
    """The handovers of the lead, or of the unit, that count: (day, from, to), in order."""
    counted = []
    for record in clock.in_round(task, task.standing('handover')):
        pair = getattr(record, what)
        if pair and (world.today - record.on).days <= 365:
            counts = pair[0] is not None and (
                what == 'unit' or was_in_charge(world, task, pair[0], record.on))
            counted.append((record.on, *pair, counts))
    return sorted(counted, key=lambda move: move[0])


def was_in_charge(world, task, leader, day):
    return world.leaders.get(leader) in HEADS or leader in in_charge(world, task, day)


def passed_around(world, task):
    for what in ('lead', 'unit'):
        every = moves(world, task, what)
        counted = [m for m in every if m[3]]
        work = [r.on for r in task.standing('deploy', 'approach', 'feedback', 'follow-up')]
        window = world.thresholds['handover-window-days']
        quick = any((b[0] - a[0]).days <= window and not any(a[0] <= w <= b[0] for w in work)
                    for i, a in enumerate(counted) for b in counted[i + 1:])
        # Who received it held it, even if a correction took it away again.
        back = any(m[3] and m[2] is not None and m[2] in {y for x in every[:i] for y in x[1:3]}
                   for i, m in enumerate(every))
        if quick or len(counted) >= 3 or back:
            yield plain('passed-around', 'warning', task)
            return


def verification(task):
    """A verification verifies the closing before it; the latest closing is the claim."""
    records = task.standing('close', 'verify')
    closings = [i for i, r in enumerate(records) if r.kind == 'close']
    if closings and any(r.outcome == 'contradicted' for r in records[closings[-1]:]):
        yield plain('unverified-claim', 'critical', task)


def fold(text):
    """Width, space and punctuation folded away, letters lower-cased."""
    import unicodedata
    text = unicodedata.normalize('NFKC', text).lower()
    return ''.join(c for c in text if unicodedata.category(c)[0] not in 'ZPSC')


def across_findings(world):
    by_number = {t.number: t for t in world.tasks if t.number}
    live = [t for t in world.tasks if t.status == 'open']
    titles = collections.defaultdict(list)
    for task in live:
        titles[fold(task.title)].append(task)
    for task in world.tasks:
        parent = by_number.get(task.parent)
        if task.status in ('open', 'suspended') and parent and task.due and parent.due \
                and task.due > parent.due and parent.status != 'withdrawn':
            yield plain('inverted-deadline', 'warning', task)
    for task in live:
        if any(doubles(task, other) for other in titles[fold(task.title)] if other is not task):
            yield plain('duplicate-assignment', 'warning', task)


def doubles(a, b):
    same_document = a.source_ref and a.source_ref == b.source_ref
    return same_document or (a.unit and a.unit == b.unit and a.lead != b.lead)


# 5.3 -----------------------------------------------------------------------------------------

def execution_findings(world, task):
    # A rectification may be closed without its cause, “and is then found” (interface.md).
    if clock.is_rectification(task) and not task.cause and past(world, task, world.thresholds['cause-days']):
        yield plain('rectification-without-cause', 'warning', task)
    if task.status not in ('open', 'suspended'):
        return
    today = world.today
    if task.status == 'open' and task.unit is None:
        yield plain('no-unit', 'critical', task)
    waited = (today - task.decision_since).days if task.decision_since else 0
    if task.decision_state == 'awaiting':
        wait = world.thresholds[
            'meeting-wait-days' if task.decision_level == 'executive' else 'decision-wait-days']
        if task.decision_level == 'executive' and not task.meeting and waited > wait:
            yield plain('waiting-for-meeting', 'warning', task, since=task.decision_since)
        if task.decision_level in ('unit', 'deputy') and waited > wait:
            yield plain('decision-waiting', 'warning', task, since=task.decision_since)
    if task.meeting and today > task.meeting and task.decision_state in ('awaiting', 'scheduled'):
        yield overdue('meeting-passed', 'critical', task, task.meeting, today)
    yield from request_findings(world, task)
    yield from blockage_findings(task)
    yield from past_findings(world, task)


def request_findings(world, task):
    answered = {id(r.target) for r in task.standing('answer')}
    for request in task.standing('request'):
        waited = days.working_between(request.on, world.today)
        if id(request) not in answered and waited > world.thresholds['request-wait-days']:
            late = waited > world.thresholds['request-late-days']
            severity = 'critical' if late else 'warning'
            yield plain('request-waiting', severity, task, request.to, request.on)


def blockage_findings(task):
    resolved = {id(r.target) for r in task.standing('resolve')}
    left = [r for r in task.standing('blockage') if id(r) not in resolved]
    if left:
        latest = max(enumerate(left), key=lambda pair: (pair[1].on or days.d('1900-01-01'), pair[0]))[1]
        if not latest.cause or not latest.suggestion:
            yield plain('blockage-without-remedy', 'warning', task, since=latest.on)


def past(world, task, k):
    """Past D(k), and, where tracked from is later than A, also past tracked from + k."""
    start = clock.assigned(task)
    if start is None:
        return False
    late = world.today > days.deadline(world.policy, start, k)[0]
    tracked = clock.tracked_from(task)
    return late and (tracked <= start or (world.today - tracked).days > k)


def past_findings(world, task):
    if task.status == 'open' and task.importance == 'key' \
            and not task.standing('milestone') \
            and past(world, task, world.thresholds['milestones-days']):
        yield plain('key-without-milestones', 'warning', task)


# 6 -------------------------------------------------------------------------------------------

def account_findings(world, task):
    monday = days.monday(world.today) - 7 * ONE
    if owes_accounts(world, task, monday):
        owed = [(task.lead, 'own'), (task.lead, 'cross')] if task.lead else []
        owed += [(leader, 'cross') for leader in task.cooperators if leader != task.lead]
        for leader, ledger in owed:
            if latest_account(task, leader, ledger, monday) is None:
                yield plain(f'{ledger}-account-missing', 'warning', task, leader, monday + 7 * ONE)
    if task.status in ('open', 'suspended') and contradictory(task, monday):
        yield plain('contradictory-accounts', 'critical', task)


def owes_accounts(world, task, monday):
    sunday = monday + 6 * ONE
    if task.status != 'open' or not task.cooperators or task.assigned is None:
        return False
    if world.accounts_from and monday < world.accounts_from:
        return False
    if not open_throughout(task, monday, sunday):
        return False
    return (sunday - task.assigned).days >= 7 and clock.tracked_from(task) <= monday


def open_throughout(task, monday, sunday):
    """Open on every day of the week, and never stopped in it."""
    stopped = False
    for record in sorted(task.standing('close', 'withdraw', 'suspend', 'reopen', 'resume',
                                       'reissue'), key=lambda r: r.on):
        if record.on > sunday:
            break
        if record.on >= monday and (stopped or record.kind != 'reissue'):
            return False
        stopped = record.kind in ('close', 'withdraw', 'suspend')
    return not stopped


def latest_account(task, leader, ledger, monday):
    given = [r for r in task.standing('account')
             if r.by == leader and r.ledger == ledger and r.week == monday]
    return given[-1] if given else None


def contradictory(task, monday):
    weeks = sorted({r.week for r in task.standing('account') if r.week >= monday}, reverse=True)
    for week in weeks:
        given = [r for r in task.standing('account') if r.week == week]
        leaders = {r.by for r in given}
        if len(leaders) < 2:
            continue
        latest = [latest_account(task, leader, ledger, week)
                  for leader in leaders for ledger in ('own', 'cross')]
        latest = [r for r in latest if r]
        return any(contradict(task, a, b) for a in latest for b in latest if a.by != b.by)
    return False


def contradict(task, a, b):
    if a.position == 'done' and b.position in ('slow', 'blocked'):
        return True
    return (a.by == task.lead and a.position in ('done', 'on-track')
            and b.by in task.cooperators and b.position == 'blocked')


def office_findings(world):
    if not world.office:
        return
    if not world.holdings:
        yield 'no-portfolio', 'notice', None, None, None, None
    for unit in world.units:
        busy = any(t.unit == unit and (
            t.status == 'open'
            or (t.status == 'closed' and t.closed and (world.today - t.closed).days <= world.thresholds['idle-unit-days']))
            for t in world.tasks)
        if not busy:
            yield 'idle-unit', 'notice', None, unit, None, None


def findings(world):
    found = []
    for task in world.tasks:
        if task.status == 'withdrawn':
            continue
        for rule in (deadline_findings, suspended_long, cross_findings, execution_findings,
                     account_findings):
            found += rule(world, task)
        if task.status == 'closed':
            found += verification(task)
    found += across_findings(world)
    found += office_findings(world)
    return [f for f in found if not any(w.covers(f, world.today) for w in world.waivers)]
