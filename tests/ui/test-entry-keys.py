# SPDX-License-Identifier: GPL-3.0-or-later
"""A task is added by the keyboard alone: completion by initials, the proposal, saving."""
import json
import time

import desktop


def begin(d):
    d.ctl('init', '--example')
    d.start(language='zh_CN')
    d.expect_text('督办137')
    time.sleep(1)
    d.key('ctrl+n')
    d.expect_text('新建事项')
    d.expect_text('11月26日 周四')


def type_keys(d, letters):
    for letter in letters:
        d.key(letter)


def texts(d, name):
    return [desktop.text_of(n) for n in d.nodes()
            if desktop.role_of(n) == 'text' and n.get_name() == name]


def expect_field(d, name, value):
    d.wait_for(lambda: value in texts(d, name), f'{name} {value}')


def a_task_is_added_by_keys_alone(d):
    begin(d)
    type_keys(d, 'abc')
    d.key('Tab')
    type_keys(d, 'zjj')
    d.expect_text('住建局 · 副旗长甲')
    d.key('Tab')
    expect_field(d, '责任单位', '住房和城乡建设局')
    expect_field(d, '牵头领导', '副旗长甲')
    d.expect_text('建议：副旗长甲分管住房和城乡建设局')
    d.key('ctrl+Return')
    d.expect_text('事项已新建，由副旗长甲牵头。')
    added = json.loads(d.ctl('--json', 'tasks', '--search', 'abc'))['tasks']
    assert [(t['title'], t['unit'], t['lead']) for t in added] == [
        ('abc', '住房和城乡建设局', '副旗长甲')], added


def saving_takes_what_is_chosen(d):
    begin(d)
    type_keys(d, 'abc')
    d.key('Tab')
    type_keys(d, 'zjj')
    d.expect_text('住建局 · 副旗长甲')
    d.key('ctrl+Return')
    d.expect_text('事项已新建，由副旗长甲牵头。')


def escape_closes_the_list_first_and_loses_nothing(d):
    begin(d)
    type_keys(d, 'abc')
    d.key('Tab')
    type_keys(d, 'zjj')
    d.expect_text('住建局 · 副旗长甲')
    d.key('Escape')
    d.wait_for(lambda: not d.has_text('住建局 · 副旗长甲'), 'the list closed')
    expect_field(d, '责任单位', 'zjj')
    d.key('Escape')
    d.wait_for(lambda: not texts(d, '责任单位'), 'the form closed')
    d.key('ctrl+n')
    d.expect_text('这是上次填写而尚未保存的内容')
    expect_field(d, '事项', 'abc')
    expect_field(d, '责任单位', 'zjj')


def up_and_down_go_through_the_list(d):
    begin(d)
    d.key('Tab')
    d.key('Tab')
    type_keys(d, 'fqz')
    d.expect_text('常务副旗长')
    d.key('Down')
    d.key('Return')
    chosen = d.wait_for(lambda: [t for t in texts(d, '牵头领导') if t and t != 'fqz'], 'a leader')
    assert '副旗长' in chosen[0], chosen


if __name__ == '__main__':
    desktop.main([
        a_task_is_added_by_keys_alone,
        saving_takes_what_is_chosen,
        escape_closes_the_list_first_and_loses_nothing,
        up_and_down_go_through_the_list,
    ])
