# SPDX-License-Identifier: GPL-3.0-or-later
"""The day of a new user, in Chinese, by keyboard and the buttons' own actions: from no database to a
portfolio and a ledger taken in, a lead who is not in charge settled, a stage recorded, a task
assigned, a part of the portfolio moved with its handovers, and an account given.  From the page
where a thing is needed there are at most two keys or buttons to its form or deed; they are
counted."""
import json
import time

import desktop
from desktop import Atspi

LEDGER = '''编号,事项,牵头领导,配合领导,责任单位,配合单位,交办领导,交办时间,完成时限,部署时间,形成思路时间,反馈时间,状态
2026-001,工业园区污水处理厂提标改造,副旗长甲,,生态环境局,,旗长,2026-11-02,2026-12-31,2026-11-02,,,在办
2026-002,农村饮水安全巩固提升,副旗长乙,副旗长甲,水利局,生态环境局,旗长,2026-11-20,2026-12-10,2026-11-20,2026-11-22,,在办
2026-003,矿山安全生产大排查,副旗长甲,,应急管理局,,旗长,2026-10-08,2026-12-31,2026-10-08,2026-10-10,2026-10-14,在办
'''
PORTFOLIO = '''领导,职务,分管
副旗长甲,副旗长,生态环境局、住房和城乡建设局
副旗长乙,副旗长,水利局、农牧局
副旗长丙,副旗长,应急管理局
'''
MOST = 2  # keys or buttons to the open form or the deed


class Walk:
    """Counts what it takes from a page to a form or deed."""

    def __init__(self, d):
        self.d = d
        self.steps = 0

    def from_page(self, key):
        self.d.key(key)
        time.sleep(1)
        self.steps = 0

    def key(self, chord):
        self.d.key(chord)
        self.steps += 1

    def press(self, role, part):
        self.d.press(role, part)
        self.steps += 1

    def arrives(self, what):
        assert self.steps <= MOST, f'{what}: {self.steps} steps'


def focused(d):
    for node in d.nodes():
        if (node.get_state_set().contains(Atspi.StateType.FOCUSED)
                and desktop.role_of(node) not in ('frame', 'window', 'application')):
            return node
    return None


def focused_text(d):
    node = focused(d)
    return node if node is not None and desktop.role_of(node) == 'text' else None


def focus(d, part, key='Tab'):
    """Goes there by the keyboard."""
    for _ in range(80):
        node = focused(d)
        if node is not None and part in (node.get_name() or ''):
            return node
        d.key(key)
    raise desktop.Missing(f'“{part}” cannot be reached by {key}')


def type_keys(d, letters):
    for letter in letters:
        d.key(letter)


def begin_as_office(d):
    d.start(language='zh_CN')
    d.expect_text('本机由谁使用？')
    focus(d, '领导(')
    d.key('Down')
    d.key(' ')
    d.press('button', '开始使用')
    d.expect_text('还没有事项')


def open_typed(d):
    """GTK's chooser completes the name first, in some versions."""
    for _ in range(3):
        time.sleep(1)
        if not d.has_text('尚未写入'):
            d.key('Return')


def take_in(d, name, text, kind):
    path = d.folder / name
    path.write_text(text, encoding='utf-8')
    walk = Walk(d)
    walk.key('ctrl+o')
    time.sleep(1.5)
    walk.arrives(kind)
    d.key('ctrl+l')
    time.sleep(1)
    d.fill(d.wait_for(lambda: focused_text(d), 'the place for a path'), str(path))
    open_typed(d)
    d.expect_text('尚未写入')
    focus(d, '导入(')
    d.key('Return')
    d.get('button', '完成')
    d.key('Return')
    time.sleep(1)


def shown(d, number):
    return json.loads(d.ctl('--json', 'show', number))


def settle_the_lead(d, walk):
    walk.from_page('ctrl+4')
    walk.press('button', '由副旗长丙牵头')
    walk.arrives('settling a lead who is not in charge')
    d.wait_for(lambda: shown(d, '2026-003')['lead'] == '副旗长丙', 'the new lead')


def record_a_stage(d, walk):
    walk.from_page('ctrl+2')
    walk.key('alt+Down')
    d.expect_text('工业园区污水处理厂提标改造')
    walk.key('ctrl+Right')
    field = d.get('text', '工作思路')
    walk.arrives('recording a stage')
    d.fill(field, '已组织专题研究，明确三项措施。')
    d.key('ctrl+Return')
    d.wait_for(lambda: any('三项措施' in (r['text'] or '')
                           for r in shown(d, '2026-001')['records']), 'the record')


def assign_a_task(d, walk):
    walk.from_page('ctrl+1')
    walk.key('ctrl+n')
    d.expect_text('新建事项')
    walk.arrives('assigning a task')
    type_keys(d, 'abc')
    d.key('Tab')
    type_keys(d, 'slj')
    time.sleep(0.7)
    d.key('ctrl+Return')
    d.wait_for(lambda: [(t['lead'], t['unit']) for t in
                        json.loads(d.ctl('--json', 'tasks', '--search', 'abc'))['tasks']]
               == [('副旗长乙', '水利局')], 'the task')


def turn_to_portfolio(d):
    """A tab has an action of its own in some versions of GTK; in all it has its keys."""
    tab = d.find_active('page tab', '分工')
    if tab is not None:
        Atspi.Action.do_action(tab, 0)
        return
    focus(d, '单位')
    for _ in range(4):
        d.key('Right')
        time.sleep(0.3)
        if (focused(d).get_name() or '') == '分工':
            break
    d.key(' ')


def move_a_portfolio(d, walk):
    walk.from_page('ctrl+5')
    turn_to_portfolio(d)
    time.sleep(0.5)
    walk.steps = 1
    walk.press('button', '“生态环境局”不再由副旗长甲分管')
    d.expect_text('接手领导')
    walk.arrives('moving a part of the portfolio')
    type_keys(d, 'fqzb')
    time.sleep(0.7)
    d.key('Return')
    d.press('button', '列入草案')
    time.sleep(1)
    d.fill(d.get('text', '文号'), '政办发〔2026〕9号')
    time.sleep(0.5)
    d.press('button', '生效')
    d.wait_for(lambda: shown(d, '2026-001')['lead'] == '副旗长丙', 'the handover')
    assert any(r['kind'] == 'handover' for r in shown(d, '2026-001')['records'])
    d.expect_text('副旗长甲移交副旗长丙')
    d.key('Escape')
    time.sleep(0.5)


def give_an_account(d, walk):
    walk.from_page('ctrl+2')
    d.key('alt+Down')
    time.sleep(1)
    walk.press('button', '办理')
    time.sleep(0.5)
    walk.press('button', '交账')
    field = d.get('text', '交账内容')
    walk.arrives('giving an account')
    d.fill(field, '污水处理厂主体工程完成八成。')
    d.key('ctrl+Return')
    d.wait_for(lambda: any(account['text'] == '污水处理厂主体工程完成八成。'
                           for task in json.loads(d.ctl('--json', 'tasks'))['tasks']
                           for account in shown(d, task['id'])['accounts']), 'the account')


def the_first_day_of_a_new_user(d):
    begin_as_office(d)
    take_in(d, 'portfolio.csv', PORTFOLIO, 'taking a portfolio in')
    take_in(d, 'ledger.csv', LEDGER, 'taking a ledger in')
    walk = Walk(d)
    settle_the_lead(d, walk)
    record_a_stage(d, walk)
    assign_a_task(d, walk)
    move_a_portfolio(d, walk)
    give_an_account(d, walk)


if __name__ == '__main__':
    desktop.main([the_first_day_of_a_new_user])
