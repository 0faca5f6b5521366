# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's main ways: first run, a ledger taken in, a task looked at, a record added."""
import json
import time

import desktop

LEDGER = '''编号,事项,牵头领导,责任单位,交办时间,完成时限,部署时间,形成思路时间,反馈时间,状态
2026-001,工业园区污水处理厂提标改造,副旗长甲,生态环境局,2026-11-02,2026-12-31,2026-11-02,,,在办
2026-002,农村饮水安全巩固提升,副旗长乙,水利局,2026-11-20,2026-12-10,2026-11-20,2026-11-22,,在办
2026-003,矿山安全生产大排查,副旗长甲,应急管理局,2026-10-08,2026-10-31,2026-10-08,2026-10-10,2026-10-14,已办结
2026-004,,副旗长甲,应急管理局,2026-10-08,2026-10-31,,,,在办
'''


def with_ledger(d, *arguments):
    d.ctl('init', '--office')
    ledger = d.folder / '台账.csv'
    ledger.write_text(LEDGER, encoding='utf-8')
    d.ctl('import', ledger)
    d.start(*arguments)
    d.turn_to_tasks()
    d.wait_for(lambda: len(d.rows()) == 2, 'two lines')


def first_run_asks_whose_desk_it_is(d):
    d.start()
    d.expect_text('Whose desk is this?')
    d.press('button', 'Begin')
    d.expect_text('Write the leader’s name')
    d.fill(d.get('text', 'Name of the leader'), '副旗长甲')
    d.press('button', 'Begin')
    d.expect_text('No tasks yet')
    d.expect_text('副旗长甲')
    assert d.database.exists()


def a_ledger_is_previewed_then_taken_in(d):
    d.ctl('init', '--office')
    ledger = d.folder / '台账.csv'
    ledger.write_text(LEDGER, encoding='utf-8')
    d.start(str(ledger))
    d.expect_text('Nothing has been written yet')
    d.expect_text('Row 5')
    assert json.loads(d.ctl('--json', 'tasks'))['tasks'] == []
    d.press('button', 'Take in')
    d.expect_text('was taken in')
    d.press('button', 'Done')
    d.get('list item', 'Tasks, 1 red')
    assert len(json.loads(d.ctl('--json', 'tasks'))['tasks']) == 3


def an_exchange_file_is_opened_as_any_other(d):
    """duban FILE.duban: first what it would do, then, when that is wanted, what it did."""
    d.ctl('init', '--office')
    leader = d.folder / 'leader.db'

    def other(*arguments):
        return d.ctl('--db', str(leader), *arguments)

    other('init', '--leader', '副旗长甲')
    other('add', '--title', '防汛物资储备', '--number', '2026-009', '--lead', '副旗长甲')
    files = {name: str(d.folder / f'{name}.duban') for name in ('office', 'leader', 'week')}
    d.ctl('exchange', 'introduce', '-o', files['office'])
    other('exchange', 'introduce', '-o', files['leader'])
    fingerprint = json.loads(other('--json', 'exchange', 'identity'))['fingerprint']
    d.ctl('exchange', 'accept', files['leader'], '--fingerprint', fingerprint)
    fingerprint = json.loads(d.ctl('--json', 'exchange', 'identity'))['fingerprint']
    other('exchange', 'accept', files['office'], '--fingerprint', fingerprint)
    other('exchange', 'export', '--to', '政府办公室', '-o', files['week'])
    d.start(files['week'])
    d.expect_text('From 副旗长甲. Nothing has been written yet')
    assert json.loads(d.ctl('--json', 'tasks'))['tasks'] == []
    d.press('button', 'Take in')
    d.expect_text('The file of 副旗长甲 was taken in')
    d.press('button', 'Done')
    d.get('list item', 'Tasks, ')
    assert len(json.loads(d.ctl('--json', 'tasks'))['tasks']) == 1


def a_line_says_light_number_title_and_trouble(d):
    with_ledger(d)
    first = d.rows()[0]
    for part in ('Red', '2026-001', '污水处理厂', '副旗长甲', '生态环境局', 'overdue by'):
        assert part in first, first
    d.screenshot('tasks.png')


def done_tasks_are_shown_when_asked_for(d):
    with_ledger(d)
    d.press('button', 'All tasks, whatever their status')
    d.wait_for(lambda: any('2026-003' in name for name in d.rows()), 'the closed task')
    d.press('button', 'Red, ')
    d.wait_for(lambda: ['2026-001' in name for name in d.rows()] == [True], 'the red line alone')


def a_record_is_added_and_taken_back(d):
    with_ledger(d)
    d.key('alt+Down')
    d.expect_text('Findings')
    d.expect_text('Measure 5')
    d.screenshot('details.png')
    d.key('ctrl+Right')
    d.press('button', 'Save')
    d.expect_text('This must be filled in.')
    d.fill(d.get('text', 'Approach: measures'), '已召开专题会议。')
    d.press('button', 'Save')
    d.expect_text('Recorded')
    d.wait_for(lambda: records(d) == 2, 'the record')
    d.press('button', 'Undo')
    d.wait_for(lambda: records(d) == 1 or voided(d), 'taking it back')


def show(d):
    return json.loads(d.ctl('--json', 'show', '2026-001'))


def records(d):
    return len(show(d)['records'])


def voided(d):
    return any(record['void'] for record in show(d)['records'])


def restored(d):
    """The list may be made anew under the first press: whoever misses presses again."""
    if d.find_active('button', 'Restore: 2026-002') is not None:
        d.press('button', 'Restore: 2026-002')
        time.sleep(0.5)
    return len(json.loads(d.ctl('--json', 'tasks'))['tasks']) == 3


def one_change_is_taken_back_alone_and_a_deleted_task_restored(d):
    with_ledger(d)
    d.ctl('record', '2026-001', 'note', '--text', '已会商')
    d.ctl('set', '2026-001', 'method', '现场督导')
    d.ctl('delete', '2026-002')
    d.wait_for(lambda: len(d.rows()) == 1, 'one line')
    d.key('ctrl+h')
    d.press('button', 'Take back: Recorded: Note')
    d.expect_text('Taken back: Recorded: Note')
    d.wait_for(lambda: voided(d), 'taking it back')
    assert any(entry['field'] == 'method' and entry['current'] for entry in show(d)['history'])
    d.screenshot('recent.png')
    d.press('page tab', 'Deleted tasks')
    d.wait_for(lambda: restored(d), 'the task')


def another_process_is_noticed(d):
    with_ledger(d)
    d.ctl('add', '--title', '义务教育优质均衡验收', '--assigned', '2026-11-01')
    d.key('F5')
    d.wait_for(lambda: any('义务教育' in name for name in d.rows()), 'the task added elsewhere')


def search_finds_by_title_number_and_unit(d):
    with_ledger(d)
    entry = d.get('entry', 'Search tasks')
    for needle, expected in (('饮水', '2026-002'), ('2026-001', '2026-001'), ('水利', '2026-002')):
        d.fill(entry, needle)
        d.wait_for(lambda e=expected: [e in name for name in d.rows()] == [True], expected)
    d.fill(entry, '没有这样的事')
    d.expect_text('No task fits')
    d.press('button', 'everything')
    d.wait_for(lambda: len(d.rows()) == 3, 'everything')


def a_damaged_database_is_said_in_words(d):
    d.database.write_bytes(b'not a database, ' * 1000)
    d.start()
    d.expect_text('The data cannot be opened')
    d.get('button', 'Try again')


desktop.main([
    first_run_asks_whose_desk_it_is,
    a_ledger_is_previewed_then_taken_in,
    an_exchange_file_is_opened_as_any_other,
    a_line_says_light_number_title_and_trouble,
    done_tasks_are_shown_when_asked_for,
    a_record_is_added_and_taken_back,
    one_change_is_taken_back_alone_and_a_deleted_task_restored,
    another_process_is_noticed,
    search_finds_by_title_number_and_unit,
    a_damaged_database_is_said_in_words,
])
