#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that read: `tasks`, `show` and `check` beside their contract (interface.md, “JSON”).
Run it with the path of dubanctl as argument; prints TAP."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import unicodedata

TASK_KEYS = ['id', 'number', 'title', 'source', 'source_ref', 'importance', 'rectification',
             'assigner', 'assignee', 'parent', 'lead', 'cooperators', 'unit', 'cooperating_units',
             'field', 'assigned', 'tracked_from', 'due', 'first_due', 'due_text', 'closed',
             'status', 'light', 'stages', 'follow_up']
SHOW_KEYS = ['records', 'milestones', 'accounts', 'findings', 'history']
STAGE_KEYS = ['state', 'due', 'done', 'days', 'backfilled', 'provisional']
RECORD_KEYS = ['id', 'kind', 'on', 'time', 'written', 'by', 'text', 'void']
FINDING_KEYS = ['rule', 'severity', 'task', 'leader', 'unit', 'since', 'days', 'message', 'waived']
HISTORY_KEYS = ['field', 'value', 'author', 'desk', 'time', 'current']
# The options of a kind of record that its JSON must bear by name.
OPTIONS = {'feedback': ['to'], 'account': ['ledger', 'position', 'period'],
           'blockage': ['cause', 'suggestion'], 'resolve': ['record'], 'request': ['to'],
           'answer': ['record'], 'handover': ['lead', 'unit', 'reason'],
           'extension': ['due', 'reason', 'outcome'], 'decision': ['outcome'],
           'milestone': ['title', 'due', 'milestone', 'done'], 'verify': ['level', 'outcome'],
           'void': ['record', 'reason']}
DATE = re.compile(r'\d{4}-\d\d-\d\d$')
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$')
ID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
SEVERITIES = ['critical', 'warning', 'notice']
TODAY = '2026-11-26'


class Duban:
    def __init__(self, program, folder):
        self.program, self.database = program, os.path.join(folder, 'read.db')

    def run(self, *arguments, now=TODAY, expect=0, as_json=True):
        general = ['--db', self.database, '--now', now] + (['--json'] if as_json else [])
        done = subprocess.run([self.program, *general, *arguments], capture_output=True, text=True,
                              timeout=60, env={'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8'})
        assert done.returncode == expect, f'{arguments}: {done.returncode} {done.stderr}'
        assert expect == 0 or done.stderr.startswith('dubanctl: '), done.stderr
        return done

    def get(self, *arguments, **options):
        return json.loads(self.run(*arguments, **options).stdout)

    def record(self, task, kind, *arguments, now):
        return self.get('record', task, kind, *arguments, now=now)['id']


def build(duban):
    """A desk of the office, a handful of people, and tasks that have everything."""
    now = '2026-11-02T08:00'
    duban.run('init', '--office', now=now)
    for name, title in (('旗长', '旗长'), ('副旗长甲', '副旗长'), ('副旗长乙', '副旗长'),
                        ('副旗长丙', '副旗长')):
        duban.run('leaders', 'add', name, '--title', title, now=now)
    for name in ('水利局', '林草局', '教育体育局'):
        duban.run('units', 'add', name, now=now)
    duban.run('units', 'add', '住房和城乡建设局', '--short', '住建局', now=now)
    for leader, held in (('副旗长甲', '水利局'), ('副旗长乙', '林草局'), ('副旗长丙', '教育体育局')):
        duban.run('portfolio', 'set', leader, held, '--from', '2026-01-01', now=now)
    build_first_days(duban)
    build_simple(duban)
    build_later_days(duban)


def build_first_days(duban):
    """The first days of the task that has everything; a desk's time only ever goes forward."""
    record = duban.record
    duban.run('add', '--title', '防汛 "R&D" <b>', '--number', '2026-001', '--source', '督察',
              '--source-ref', '政办发〔2026〕7号', '--importance', 'key', '--assigner', '旗长',
              '--assignee', '副旗长甲', '--lead', '副旗长甲', '--cooperators', '副旗长丙、副旗长乙',
              '--unit', '水利局', '--cooperating-units', '林草局、教育体育局',
              '--assigned', '2026-11-04', '--due', '2026-12-10', '--requirement', '按期完成',
              now='2026-11-04T09:00')
    record('2026-001', 'deploy', '--text', '已部署', '--by', '副旗长甲', now='2026-11-04T17:00')
    record('2026-001', 'approach', '--on', '2026-11-09', now='2026-11-09T10:00')
    record('2026-001', 'feedback', '--to', '旗长', now='2026-11-11T10:00')
    request = record('2026-001', 'request', '--to', '旗长', now='2026-11-12T10:00')
    record('2026-001', 'answer', '--record', request, now='2026-11-12T11:00')
    blockage = record('2026-001', 'blockage', '--cause', '资金', '--suggestion', '追加',
                      now='2026-11-13T10:00')
    record('2026-001', 'resolve', '--record', blockage, now='2026-11-13T11:00')


def build_simple(duban):
    duban.run('add', '--title', '防汛物资', '--number', '2026-002', '--parent', '2026-001',
              '--assigner', '副旗长甲', '--unit', '住建局', '--assigned', '2026-11-16',
              '--due', '2026-12-20', now='2026-11-16T09:00')
    duban.run('add', '--title', '已办结', '--number', '2026-004', '--lead', '副旗长甲', '--unit',
              '水利局', '--assigned', '2026-11-16', now='2026-11-16T09:00')
    duban.run('record', '2026-004', 'deploy', now='2026-11-16T09:30')
    duban.run('record', '2026-004', 'close', now='2026-11-18T09:00')
    duban.run('record', '2026-004', 'verify', '--level', 'office', '--outcome', 'confirmed',
              now='2026-11-19T09:00')
    duban.run('add', '--title', '无牵头', '--number', '2026-003', '--assigned', '2026-11-20',
              now='2026-11-20T08:00')
    duban.run('add', '--title', '已终止', '--lead', '副旗长甲', '--unit', '水利局',
              '--assigned', '2026-11-20', now='2026-11-20T08:00')
    withdrawn = task_of(duban, '已终止')['id']
    duban.run('record', withdrawn, 'withdraw', now='2026-11-20T08:30')
    duban.run('add', '--title', '无日期', '--number', '2026-006', '--lead', '副旗长甲', '--unit',
              '水利局', now='2026-11-20T08:40')
    duban.run('waive', '2026-003', 'no-unit', '--reason', '另行研究', '--until', '2026-12-31',
              now='2026-11-20T08:50')


def build_later_days(duban):
    record = duban.record
    step = record('2026-001', 'milestone', '--title', '一期', '--due', '2026-11-20',
                  now='2026-11-20T09:00')
    record('2026-001', 'milestone', '--title', '二期', '--due', '2026-12-01',
           now='2026-11-20T09:10')
    record('2026-001', 'milestone', '--milestone', step, '--done', '2026-11-19',
           now='2026-11-20T09:20')
    record('2026-001', 'account', '--ledger', 'own', '--position', 'slow', '--period', '2026-W47',
           '--by', '副旗长甲', '--text', '滞后', now='2026-11-20T10:00')
    record('2026-001', 'extension', '--due', '2026-12-15', '--reason', '汛期', '--granted',
           now='2026-11-20T11:00')
    record('2026-001', 'decision', '--outcome', '同意', now='2026-11-20T12:00')
    note = record('2026-001', 'note', '--text', '误记', now='2026-11-20T13:00')
    record('2026-001', 'void', '--record', note, '--reason', '重复', now='2026-11-20T14:00')
    record('2026-001', 'handover', '--lead', '副旗长乙', '--reason', '分工', now='2026-11-21T09:00')


def tasks(duban, *filters):
    return duban.get('tasks', *filters)['tasks']


def task_of(duban, title):
    return next(t for t in tasks(duban) if t['title'] == title)


def titles(duban, *filters):
    return sorted(t['title'] for t in tasks(duban, *filters))


def equal(have, want):
    assert have == want, f'{have!r} is not {want!r}'


def test_tasks_bear_the_keys_of_the_contract(duban):
    listed = duban.get('tasks')
    equal(list(listed), ['now', 'tasks'])
    equal(listed['now'], '2026-11-26T12:00:00+08:00')
    equal(len(listed['tasks']), 6)
    for task in listed['tasks']:
        equal(list(task), TASK_KEYS)
        assert ID.match(task['id'])
        equal(list(task['stages']), ['deploy', 'approach', 'feedback'])
        for stage in task['stages'].values():
            equal(list(stage), STAGE_KEYS)
        equal(list(task['follow_up']), ['due', 'overdue_days'])


def test_a_task_says_all_that_was_entered(duban):
    task = task_of(duban, '防汛 "R&D" <b>')
    want = {'number': '2026-001', 'source': '督察', 'source_ref': '政办发〔2026〕7号',
            'importance': 'key', 'rectification': True, 'assigner': '旗长', 'assignee': '副旗长甲',
            'parent': None, 'lead': '副旗长乙', 'unit': '水利局', 'field': None,
            'assigned': '2026-11-04', 'tracked_from': '2026-11-04', 'due': '2026-12-15',
            'first_due': '2026-12-10', 'due_text': None, 'closed': None, 'status': 'open'}
    equal({key: task[key] for key in want}, want)
    equal(task['cooperators'], sorted(['副旗长丙', '副旗长乙']))
    equal(task['cooperating_units'], sorted(['林草局', '教育体育局']))
    equal(task_of(duban, '防汛物资')['parent'], task['id'])


def test_what_is_unknown_is_null(duban):
    task = task_of(duban, '无日期')
    for key in ('source', 'source_ref', 'assigner', 'assignee', 'parent', 'field', 'assigned', 'due',
                'first_due', 'due_text', 'closed'):
        equal(task[key], None)
    equal(task['cooperators'], [])
    for stage in task['stages'].values():
        equal((stage['state'], stage['due'], stage['done']), ('excused', None, None))


def test_stages_say_state_and_days(duban):
    stages = task_of(duban, '防汛 "R&D" <b>')['stages']
    equal(stages['deploy'], {'state': 'met', 'due': '2026-11-04', 'done': '2026-11-04', 'days': 0,
                             'backfilled': False, 'provisional': False})
    equal(stages['approach'], {'state': 'late', 'due': '2026-11-07', 'done': '2026-11-09',
                               'days': 2, 'backfilled': False, 'provisional': False})
    part = task_of(duban, '防汛物资')['stages']
    equal((part['deploy']['state'], part['deploy']['days']), ('overdue', 10))


def test_closed_is_the_day_of_closing_alone(duban):
    closed, withdrawn = task_of(duban, '已办结'), task_of(duban, '已终止')
    equal((closed['status'], closed['closed'], closed['light']), ('closed', '2026-11-18', 'grey'))
    equal((withdrawn['status'], withdrawn['closed'], withdrawn['light']),
          ('withdrawn', None, 'grey'))


def test_show_adds_to_the_task_what_belongs_to_it(duban):
    shown = duban.get('show', '2026-001')
    equal(list(shown), TASK_KEYS + SHOW_KEYS)
    equal({key: shown[key] for key in TASK_KEYS}, task_of(duban, shown['title']))
    equal(duban.get('show', shown['id']), shown)
    equal([f['rule'] for f in shown['findings']],
          [f['rule'] for f in duban.get('check')['findings']
           if f['task'] and f['task']['id'] == shown['id']])


def test_records_bear_the_options_of_their_kind(duban):
    records = duban.get('show', '2026-001')['records'] + duban.get('show', '2026-004')['records']
    equal({r['kind'] for r in records} >= set(OPTIONS), True)
    for record in records:
        equal(list(record)[:len(RECORD_KEYS)], RECORD_KEYS)
        assert ID.match(record['id']) and DATE.match(record['on'])
        assert TIME.match(record['written'])
        missing = [o for o in OPTIONS.get(record['kind'], []) if o not in record]
        equal((record['kind'], missing), (record['kind'], []))


def test_records_say_what_was_entered(duban):
    by_kind = {r['kind']: r for r in duban.get('show', '2026-001')['records']}
    deploy = by_kind['deploy']
    equal((deploy['by'], deploy['text'], deploy['on'], deploy['time']),
          ('副旗长甲', '已部署', '2026-11-04', '2026-11-04T17:00:00+08:00'))
    equal(by_kind['approach']['time'], None)
    equal(by_kind['feedback']['to'], '旗长')
    equal(by_kind['answer']['record'], by_kind['request']['id'])
    equal(by_kind['resolve']['record'], by_kind['blockage']['id'])
    equal((by_kind['blockage']['cause'], by_kind['blockage']['suggestion']), ('资金', '追加'))
    equal((by_kind['account']['ledger'], by_kind['account']['position'],
           by_kind['account']['period']), ('own', 'slow', '2026-W47'))
    equal((by_kind['extension']['due'], by_kind['extension']['reason'],
           by_kind['extension']['outcome']), ('2026-12-15', '汛期', 'granted'))
    equal(by_kind['decision']['outcome'], '同意')
    equal((by_kind['handover']['lead'], by_kind['handover']['unit'],
           by_kind['handover']['reason']), ('副旗长乙', None, '分工'))
    equal((by_kind['note']['void'], by_kind['void']['record']), (True, by_kind['note']['id']))
    verify = next(r for r in duban.get('show', '2026-004')['records'] if r['kind'] == 'verify')
    equal((verify['level'], verify['outcome']), ('office', 'confirmed'))


def test_milestones_and_accounts_are_listed(duban):
    shown = duban.get('show', '2026-001')
    for milestone in shown['milestones']:
        equal(list(milestone), ['id', 'title', 'due', 'done'])
    equal([(m['title'], m['due'], m['done']) for m in shown['milestones']],
          [('一期', '2026-11-20', '2026-11-19'), ('二期', '2026-12-01', None)])
    account, = shown['accounts']
    equal(list(account), ['id', 'leader', 'ledger', 'period', 'position', 'text'])
    equal((account['leader'], account['ledger'], account['period'], account['position'],
           account['text']), ('副旗长甲', 'own', '2026-W47', 'slow', '滞后'))


def test_history_keeps_every_value(duban):
    history = duban.get('show', '2026-001')['history']
    for entry in history:
        equal(list(entry), HISTORY_KEYS)
        assert TIME.match(entry['time']) and isinstance(entry['current'], bool)
    leads = [(e['value'], e['current']) for e in history if e['field'] == 'lead']
    equal(leads, [('副旗长甲', False), ('副旗长乙', True)])
    dues = [(e['value'], e['current']) for e in history if e['field'] == 'due']
    equal(dues, [('2026-12-10', False), ('2026-12-15', True)])
    lists = [e['value'] for e in history if e['field'] == 'cooperators']
    equal(lists, ['副旗长丙、副旗长乙'])


def test_findings_stand_in_their_order(duban):
    checked = duban.get('check')
    equal(list(checked), ['now', 'findings'])
    findings = checked['findings']
    assert len(findings) > 10
    for finding in findings:
        equal(list(finding), FINDING_KEYS)
        assert finding['severity'] in SEVERITIES and finding['message'].endswith('.')
        assert finding['task'] is None or list(finding['task']) == ['id', 'number', 'title']
        assert finding['since'] is None or DATE.match(finding['since'])
    def key(finding):
        task = finding['task'] or {}
        return (SEVERITIES.index(finding['severity']), -(finding['days'] or 0),
                task.get('number') is None, task.get('number') or '')
    equal([key(f) for f in findings], sorted(key(f) for f in findings))


def test_a_sentence_names_person_and_act(duban):
    finding = next(f for f in duban.get('check')['findings']
                   if f['rule'] == 'deploy-overdue' and f['task']['number'] == '2026-002')
    equal((finding['unit'], finding['since'], finding['days']),
          ('住房和城乡建设局', '2026-11-17', 10))
    for words in ('住房和城乡建设局', '16 November', '10 days', 'record'):
        assert words in finding['message'], finding['message']


def test_waived_findings_are_marked_and_listed_apart(duban):
    waived = [f for f in duban.get('check')['findings'] if f['waived']]
    equal([(f['rule'], f['task']['number']) for f in waived], [('no-unit', '2026-003')])
    text = duban.run('check', as_json=False).stdout
    before, after = text.split('Set aside:')
    assert 'No responsible unit  2026-003' not in before
    assert 'No responsible unit  2026-003' in after


def test_check_can_be_narrowed(duban):
    everything = duban.get('check')['findings']
    for rule in sorted({f['rule'] for f in everything}):
        equal(duban.get('check', '--rule', rule)['findings'],
              [f for f in everything if f['rule'] == rule])
    equal(duban.get('check', '--leader', '副旗长乙')['findings'],
          [f for f in everything if f['leader'] == '副旗长乙'])
    equal(duban.get('check', '--rule', 'closed-late')['findings'], [])


def test_tasks_can_be_narrowed(duban):
    everything = tasks(duban)
    for light in ('red', 'yellow', 'green', 'grey'):
        equal(tasks(duban, '--light', light), [t for t in everything if t['light'] == light])
    for status in ('open', 'suspended', 'closed', 'withdrawn'):
        equal(tasks(duban, '--status', status), [t for t in everything if t['status'] == status])
    equal(titles(duban, '--rule', 'no-lead'), sorted(['无牵头', '防汛物资']))
    equal(titles(duban, '--unit', '住建局'), ['防汛物资'])
    equal(titles(duban, '--unit', '教育体育局'), ['防汛 "R&D" <b>'])


def test_a_leader_is_found_in_every_role(duban):
    whole = '防汛 "R&D" <b>'
    equal(titles(duban, '--leader', '旗长'), [whole])                    # assigner
    equal(titles(duban, '--leader', '副旗长丙'), [whole])                # cooperator
    equal(titles(duban, '--leader', '副旗长乙'), [whole])                # lead
    equal(titles(duban, '--leader', '副旗长甲'),                         # lead, in charge, assigner
          sorted([whole, '防汛物资', '已办结', '已终止', '无日期']))


def test_search_looks_into_texts_and_names(duban):
    whole = '防汛 "R&D" <b>'
    for text, found in (('r＆ｄ', [whole]), ('2026-002', ['防汛物资']), ('按期', [whole]),
                        ('林草', [whole]), ('教育体育', [whole]), ('防 汛', sorted([whole, '防汛物资'])),
                        ('fxwz', ['防汛物资']), ('fangxun wz', ['防汛物资']), ('防xwuzi', ['防汛物资']),
                        ('没有这样的', [])):
        equal((text, titles(duban, '--search', text)), (text, found))


def test_what_is_not_known_is_refused(duban):
    for arguments in (('check', '--rule', 'no-such'), ('check', '--leader', '副旗长丁'),
                      ('tasks', '--light', 'blue'), ('tasks', '--status', 'gone'),
                      ('tasks', '--rule', 'no-such'), ('tasks', '--unit', '无此局'),
                      ('tasks', '--search', b'\xff'), ('show', '2026-999'), ('show', b'\xff')):
        done = duban.run(*arguments, expect=1)
        equal(done.stdout, '')
        equal(done.stderr.count('\n'), 1)


def test_wrong_use_exits_2(duban):
    for arguments in (('check', 'surplus'), ('tasks', '--no-such'), ('show',), ('show', 'a', 'b')):
        equal(duban.run(*arguments, expect=2).stdout, '')


def test_an_ambiguous_name_lists_the_ids(duban):
    ids = sorted(t['id'] for t in tasks(duban) if t['id'].startswith('01a'))
    prefix = os.path.commonprefix(ids)[:4]
    equal(sorted(duban.get('show', prefix, expect=1)['ids']), ids)
    text = duban.run('show', prefix, expect=1, as_json=False).stdout
    equal(sorted(line.split()[0] for line in text.splitlines()), ids)


def test_text_shows_what_json_says(duban):
    text = duban.run('show', '2026-001', as_json=False).stdout
    for words in ('2026-001', '防汛 "R&D" <b>', '副旗长乙', '2026-12-15', 'Measure 5', '一期', '误记'):
        assert words in text, words
    for line in text.splitlines():
        equal(line, line.rstrip())
    text = duban.run('tasks', as_json=False).stdout
    equal(len(text.splitlines()), 8)


def places(text):
    """What a text takes up at a terminal: a Chinese character two places."""
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def test_columns_stand_under_each_other(duban):
    heading, *rows = duban.run('tasks', as_json=False).stdout.splitlines()[:-1]
    words = ('Open', 'Closed', 'Withdrawn')
    starts = {places(row[:row.rindex(word)]) for row in rows for word in words
              if row.endswith(word)}
    equal(starts, {places(heading[:heading.rindex('Status')])})


def test_a_database_that_cannot_be_written_is_read(duban):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        program = shutil.copy(duban.program, folder)
        locked = os.path.join(folder, 'locked')
        os.mkdir(locked)
        database = shutil.copy(duban.database, locked)
        subprocess.run([duban.program, '--db', database, 'check', '--now', '2026-01-01'],
                       check=True, capture_output=True)  # its cached verdict is of another day
        os.chmod(database, 0o444)
        os.chmod(locked, 0o555)
        with open(database, 'rb') as file:
            before = file.read()
        nobody = 65534 if os.geteuid() == 0 else None  # whom permissions bind
        for command in (['check'], ['tasks'], ['show', '2026-001']):
            done = subprocess.run([program, '--db', database, '--now', TODAY, '--json', *command],
                                  capture_output=True, text=True, timeout=60, user=nobody,
                                  env={'LC_ALL': 'C.UTF-8', 'HOME': folder})
            equal((command, done.returncode, done.stderr), (command, 0, ''))
            equal(done.stdout, duban.run(*command).stdout)
        with open(database, 'rb') as file:
            equal(file.read() == before, True)
        equal(os.listdir(locked), ['read.db'])
        os.chmod(locked, 0o755)


def test_the_cached_verdict_says_the_same(duban):
    first, second = duban.run('check').stdout, duban.run('check').stdout
    equal(second, first)
    other = duban.get('check', now='2026-11-27')['findings']
    assert other != json.loads(first)['findings']
    equal(duban.run('check').stdout, first)


def test_lost_output_is_an_error(duban):
    for as_json in ([], ['--json']):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = subprocess.run([duban.program, '--db', duban.database, *as_json, 'check'],
                                  stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
        equal((done.returncode, done.stderr.count('\n')), (1, 1))


def test_a_change_is_judged_at_once(duban):
    before = duban.run('check').stdout
    duban.run('record', '2026-003', 'withdraw')
    assert not any((f['task'] or {}).get('number') == '2026-003'
                   for f in duban.get('check')['findings'])
    duban.run('undo')
    equal(duban.run('check').stdout, before)


def main():
    found = [(name[5:].replace('_', ' '), value) for name, value in globals().items()
             if name.startswith('test_')]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        duban = Duban(os.path.abspath(sys.argv[1]), folder)
        build(duban)
        print(f'1..{len(found)}')
        for number, (name, test) in enumerate(found, 1):
            try:
                test(duban)
                print(f'ok {number} - {name}')
            except Exception:
                failed += 1
                print(f'not ok {number} - {name}')
                print('# ' + traceback.format_exc().strip().replace('\n', '\n# '))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
