# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be focused or clicked, and every row, has a name in words: on every page, in
the details, and in every dialog."""
import contextlib
import json
import os
import re
import sqlite3
import time

import desktop
import tree
from gi.repository import Gio, GLib

TYPE_NAME = re.compile(r'^(Gtk|Adw|Gdk|Duban)[A-Z]')
ROWS = {'list item', 'table row', 'tree item', 'page tab'}
# GTK gives every label, list, text and container the actions of its menu and clipboard: they are
# nothing that one clicks. A caption is a label that is the heading of a group of shortcuts.
NOT_CLICKED = {'label', 'caption', 'panel', 'filler', 'list', 'window', 'frame', 'dialog', 'table',
               'grouping'}
BUTTONS = {'push button', 'toggle button'}
# What GTK composes itself and lets have the focus, inside a control that has the name: what it is,
# and in what it is, from the inside to the control, nothing left out.
COMPOSED = {
    # the choice that a drop-down shows, in GTK 4.8 and in 4.18
    ('filler', 'panel', 'panel', 'push button', 'combo box'),
    ('panel', 'panel', 'panel', 'panel', 'toggle button', 'combo box'),
}
LEDGER = '''编号,事项,牵头领导,责任单位,交办时间,完成时限,部署时间
2027-001,工业园区污水处理厂提标改造,副旗长甲,生态环境局,2026-11-20,2026-12-31,2026-11-20
2027-002,,副旗长乙,水利局,2026-11-22,2026-12-10,2026-11-22
'''
MINUTES = '''会议议定以下事项：
一、由副旗长甲牵头，生态环境局负责，水利局配合，12月10日前完成污水处理厂提标改造。
二、由水利局负责，12月20日前完成农村饮水安全巩固提升。
'''
APPLICATION = '/org/duban/Duban'
WAIT = 20  # seconds for a window


def is_reached(node):
    if node.role in ROWS or node.has(tree.FOCUSABLE):
        return True
    return node.actions > 0 and node.role not in NOT_CLICKED


def is_named(node):
    return node.name != '' and not TYPE_NAME.match(node.name)


def is_composed(node):
    """Inside a named control, and of GTK's own making."""
    chain = [node, *node.holders()]
    return any(tuple(n.role for n in chain[:len(parts)]) == parts and is_named(chain[len(parts) - 1])
               for parts in COMPOSED)


def tells_only_what_is_chosen(node):
    """A drop-down, or the button in it, whose name is not that of what one chooses."""
    if node.role != 'combo box' and (node.role not in BUTTONS or node.above.role != 'combo box'):
        return False
    return not is_named(node) or any(part.role == 'label' and part.name == node.name
                                     for part in node.all())


class Walk:
    """Goes from place to place and gathers what has no name."""

    def __init__(self, d):
        self.d = d
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.tree = tree.Tree(d.child.pid)
        self.faults = {}
        self.seen = {}  # how many were looked at, by place
        self.main = self.wait(lambda: next(iter(self.tree.windows()), None), 'the window')

    def wait(self, condition, what):
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            found = condition()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f'{what} did not appear')

    def act(self, name, parameter=None, path=APPLICATION + '/window/1'):
        """An action of the window, or of the program."""
        given = [] if parameter is None else [parameter]
        self.bus.call_sync('org.duban.Duban', path, 'org.gtk.Actions', 'Activate',
                           GLib.Variant('(sava{sv})', (name, given, {})), None, 0, 10000, None)

    def open_file(self, path):
        self.bus.call_sync('org.duban.Duban', APPLICATION, 'org.freedesktop.Application', 'Open',
                           GLib.Variant('(asa{sv})', ([path.as_uri()], {})), None, 0, 10000, None)

    def look(self, place, top=None):
        top = self.tree.read(top or self.main)
        nodes = [node for node in top.all() if is_reached(node) and node is not top]
        self.seen[place] = len(nodes)
        nameless = [node for node in nodes if not is_named(node) and not is_composed(node)
                    and not self.tree.label_of(node)]
        for node in nameless + [node for node in top.all() if tells_only_what_is_chosen(node)]:
            held = ' in '.join(str(above) for _, above in zip(range(6), node.holders()))
            self.faults.setdefault(f'{node} in {held}', place)

    def press(self, role, part, top=None):
        """What was read last is looked through first: reading all of a window takes seconds."""
        top = top or self.main
        for again in (False, True):
            if again or not top.below:
                self.tree.read(top)
            if any(desktop.role_of(node) == role and part in node.name and self.activates(node)
                   for node in top.all()):
                time.sleep(0.5)
                return
        raise AssertionError(f'there is no {role} “{part}” in {top}')

    def activates(self, node):
        try:
            return self.tree.activate(node)
        except GLib.Error:  # gone since
            return False

    def find(self, name):
        """In the window, once it is there."""
        return self.wait(lambda: next((node for node in self.tree.read(self.main).all()
                                       if node.name == name), None), f'“{name}”')

    def open(self, place, opening, then=None):
        """A window: what opens it, and what is done in it before it is looked at again."""
        before = {window.path for window in self.tree.windows()}
        opening()
        window = self.wait(lambda: next((w for w in self.tree.windows() if w.path not in before),
                                        None), place)
        time.sleep(0.7)
        self.look(place, window)
        if then is not None:
            then(window)
            self.look(place, window)
        for fresh in self.tree.windows():
            if fresh.path not in before:
                self.tree.activate(fresh, 'window.close')
        self.wait(lambda: {w.path for w in self.tree.windows()} <= before, f'the end of {place}')

    def check(self, least):
        """least: looked at; GTK 4.18 leaves out what is on no screen."""
        bare = [place for place, n in self.seen.items() if n < 2]
        assert not bare, f'nothing was looked at: {bare}'
        assert sum(self.seen.values()) > least, self.seen
        assert not self.faults, '\n'.join(f'{place}: {fault}'
                                          for fault, place in sorted(self.faults.items())[:60])


def begin(d):
    """With the example where the program looks for its data itself, so that it is the one program
    of its name and its actions are on the bus."""
    home = d.folder / 'home'
    (home / 'duban').mkdir(parents=True)
    os.environ['XDG_DATA_HOME'] = str(home)
    d.database = home / 'duban' / 'duban.db'
    d.ctl('init', '--example')
    d.start(language='zh_CN', own_database=False)
    walk = Walk(d)
    d.wait_for(lambda: d.find('list item', '红'), 'the counts of the sidebar')
    return walk


def tasks_of(d, n):
    """The numbers that the window gives to the first open tasks, which have most to say."""
    shown = json.loads(d.ctl('--json', 'tasks'))['tasks'][:n]
    with contextlib.closing(sqlite3.connect(d.database)) as database:
        return [database.execute('SELECT n FROM task WHERE number = ?',
                                 (task['number'],)).fetchone()[0] for task in shown]


def every_page_names_what_can_be_reached(d):
    walk = begin(d)
    for name in ('today', 'tasks', 'board', 'cross', 'units', 'calendar', 'summaries', 'exchange'):
        walk.act('page', GLib.Variant('s', name))
        time.sleep(1)
        walk.look(name)
        for role, view in {'cross': (('button', '两本账'), ('button', '分工矩阵')),
                           'units': (('page tab', '领导'), ('page tab', '分工')),
                           'calendar': (('button', '周'),),
                           'exchange': (('page tab', '冲突'), ('page tab', '导入记录')),
                           'summaries': (('page tab', '核对'), ('page tab', '撰写'))}.get(name,
                                                                                       ()):
            walk.press(role, view)
            walk.look(f'{name}, {view}')
    walk.check(900)


def menus_and_panels_name_what_can_be_reached(d):
    walk = begin(d)
    walk.act('menu')
    time.sleep(0.5)
    walk.look('menu')
    walk.act('page', GLib.Variant('s', 'tasks'))
    for panel in ('筛选', '已存筛选', '视图'):
        walk.press('button', panel)
        walk.look(f'tasks, {panel}')
    walk.act('open-task', GLib.Variant('u', tasks_of(d, 1)[0]))
    time.sleep(1)
    details = walk.find('详情')
    walk.press('button', '办理', details)
    walk.look('details, 办理', details)
    walk.check(300)


def details_name_what_can_be_reached(d):
    walk = begin(d)
    tasks = tasks_of(d, 3)
    walk.act('open-task', GLib.Variant('u', tasks[0]))
    details = walk.find('详情')
    for task in tasks:
        walk.act('open-task', GLib.Variant('u', task))
        time.sleep(1)
        walk.look(f'details of {task}', details)
        for tab in ('人员', '节点', '交账', '记录', '问题'):
            walk.press('page tab', tab, details)
            walk.look(f'details of {task}, {tab}', details)
    walk.open('day strip', lambda: walk.press('button', '部署', details))
    walk.press('page tab', '记录', details)
    walk.open('history of a task', lambda: walk.press('button', '变更历史', details))
    walk.check(300)


def forms_of_a_task_name_what_can_be_reached(d):
    walk = begin(d)
    task = tasks_of(d, 1)[0]
    for kind in ('deploy', 'approach', 'feedback', 'account', 'blockage', 'request', 'decision',
                 'meeting', 'milestone', 'handover', 'extension', 'close', 'verify', 'part',
                 'set-due', 'waive:overdue:0:0', 'note'):
        walk.open(f'record, {kind}',
                  lambda k=kind: walk.act('act', GLib.Variant('(us)', (task, k))))
    walk.check(50)


def dialogs_name_what_can_be_reached(d):
    walk = begin(d)
    tasks = tasks_of(d, 3)
    ledger = d.folder / '台账.csv'
    ledger.write_text(LEDGER, encoding='utf-8')
    walk.open('new task', lambda: walk.act('new-task', GLib.Variant('s', '')),
              then=lambda window: walk.press('button', '的日历', window))
    walk.open('edit', lambda: walk.act('edit-task', GLib.Variant('u', tasks[0])))
    walk.open('minutes', lambda: walk.act('minutes', GLib.Variant('s', MINUTES)))
    walk.open('account walk', lambda: walk.act('account', GLib.Variant('u', 0)))
    walk.open('recent changes', lambda: walk.act('history', GLib.Variant('s', 'recent')))
    walk.open('deleted tasks', lambda: walk.act('history', GLib.Variant('s', 'deleted')))
    walk.open('preferences', lambda: walk.act('preferences'))
    walk.open('preferences, reminders', lambda: walk.act('reminder-settings'))
    walk.open('urge', lambda: walk.act('urge', GLib.Variant('au', tasks)))
    for what in ('fill', 'set-lead', 'set-unit', 'set-due', 'set-importance', 'record'):
        walk.open(f'bulk, {what}',
                  lambda w=what: walk.act('bulk', GLib.Variant('(sau)', (w, tasks))))
    walk.open('import', lambda: walk.open_file(ledger))
    walk.open('shortcuts', lambda: walk.act('shortcuts', path=APPLICATION))
    walk.check(150)


def dialogs_of_the_units_name_what_can_be_reached(d):
    walk = begin(d)
    walk.act('page', GLib.Variant('s', 'units'))
    time.sleep(1)
    walk.open('new unit', lambda: walk.press('button', '新增单位'))
    walk.press('page tab', '领导')
    walk.open('new leader', lambda: walk.press('button', '新增领导'))
    walk.press('page tab', '分工')
    walk.open('line of the portfolio', lambda: walk.press('button', '新增…'))
    walk.act('page', GLib.Variant('s', 'cross'))
    time.sleep(1)
    walk.open('setting aside', lambda: walk.press('button', '认定'))
    walk.check(20)


if __name__ == '__main__':
    tests = [
        every_page_names_what_can_be_reached,
        menus_and_panels_name_what_can_be_reached,
        details_name_what_can_be_reached,
        forms_of_a_task_name_what_can_be_reached,
        dialogs_name_what_can_be_reached,
        dialogs_of_the_units_name_what_can_be_reached,
    ]
    desktop.main(tests)
