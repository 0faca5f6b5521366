# SPDX-License-Identifier: GPL-3.0-or-later
"""An open window lives on: over midnight, while others write, and when its database vanishes or is
locked.  What was typed stays."""
import json
import shutil
import sqlite3
import time

import desktop

LEDGER = '''编号,事项,牵头领导,责任单位,交办时间,完成时限,部署时间,形成思路时间,反馈时间,状态
2026-001,工业园区污水处理厂提标改造,副旗长甲,生态环境局,2026-11-20,2026-12-31,2026-11-20,,,在办
2026-002,农村饮水安全巩固提升,副旗长乙,水利局,2026-11-22,2026-12-10,2026-11-22,2026-11-22,,在办
'''
SOON = 1.0  # seconds within which another process's change shows


def with_tasks(d):
    d.ctl('init', '--office')
    ledger = d.folder / '台账.csv'
    ledger.write_text(LEDGER, encoding='utf-8')
    d.ctl('import', ledger)
    d.start()
    d.key('ctrl+2')
    d.wait_for(lambda: len(d.rows()) == 2, 'two lines')


def midnight_brings_the_new_day(d):
    d.now = '2026-11-23T23:59:40'
    d.ctl_now = '2026-11-23T23:59'
    with_tasks(d)
    d.expect_text('23 November')
    assert 'due today' in d.rows()[0], d.rows()[0]
    time.sleep(22)
    d.expect_text('24 November')
    d.wait_for(lambda: 'overdue by 1 day' in d.rows()[0], 'the light of the new day')


def a_change_of_another_process_shows_within_a_second(d):
    with_tasks(d)
    d.key('alt+Down')
    d.expect_text('Findings')
    d.ctl('add', '--title', '义务教育优质均衡验收', '--assigned', '2026-11-01')
    begun = time.monotonic()
    d.wait_for(lambda: any('义务教育' in name for name in d.rows()), 'the task added elsewhere')
    assert time.monotonic() - begun < SOON + 0.5, time.monotonic() - begun
    assert d.has_text('工业园区污水处理厂提标改造') or d.has_text('农村饮水安全巩固提升')


def open_form(d):
    d.key('alt+Down')
    d.expect_text('Findings')
    d.key('ctrl+Right')
    field = d.get('text', 'Approach: measures')
    d.fill(field, '已召开专题会议，形成思路。')
    return field


def what_was_typed_outlives_a_change_from_elsewhere(d):
    with_tasks(d)
    field = open_form(d)
    d.ctl('add', '--title', '义务教育优质均衡验收', '--assigned', '2026-11-01')
    time.sleep(1.5)
    assert desktop.text_of(field) == '已召开专题会议，形成思路。'


def a_locked_database_loses_no_edit(d):
    with_tasks(d)
    field = open_form(d)
    other = sqlite3.connect(d.database, isolation_level=None)
    other.execute('BEGIN EXCLUSIVE')
    d.press('button', 'Save')
    time.sleep(7)
    assert desktop.text_of(field) == '已召开专题会议，形成思路。'
    other.execute('ROLLBACK')
    other.close()
    if not is_saved_within(d, 6):  # it waited behind a reminder, or was refused
        d.press('button', 'Save')
    assert is_saved_within(d, 6)


def is_saved_within(d, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if any('形成思路' in (record['text'] or '') for number in ('2026-001', '2026-002')
               for record in json.loads(d.ctl('--json', 'show', number))['records']):
            return True
        time.sleep(0.2)
    return False


def a_database_that_vanishes_is_said_and_taken_up_again(d):
    with_tasks(d)
    away = d.folder / 'away.db'
    field = open_form(d)
    shutil.move(d.database, away)
    d.press('button', 'Save')
    d.expect_text('There is no database')
    time.sleep(1)
    d.screenshot('vanished.png')
    assert desktop.text_of(field) == '已召开专题会议，形成思路。'
    shutil.move(away, d.database)
    d.press('button', 'Save')
    d.expect_text('Recorded')


if __name__ == '__main__':
    desktop.main([
        midnight_brings_the_new_day,
        a_change_of_another_process_shows_within_a_second,
        what_was_typed_outlives_a_change_from_elsewhere,
        a_locked_database_loses_no_edit,
        a_database_that_vanishes_is_said_and_taken_up_again,
    ])
