# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be focused or clicked, and every row, has a name in words, on every page."""
import re
import time


import desktop
from desktop import Atspi

TYPE_NAME = re.compile(r'^(Gtk|Adw|Gdk|Duban)[A-Z]')
ROWS = {'list item', 'table row', 'tree item', 'row', 'tab'}
# Inside of a control that bears the name itself.
INNER = {'scroll bar', 'separator', 'filler', 'panel', 'window', 'application', 'frame'}


def is_reached(node):
    states = node.get_state_set()
    if role_is_inner(node):
        return False
    if desktop.role_of(node) in ROWS:
        return True
    return states.contains(Atspi.StateType.FOCUSABLE) or is_clickable(node)


def role_is_inner(node):
    return desktop.role_of(node) in INNER


def is_clickable(node):
    action = node.get_action_iface()
    return action is not None and Atspi.Action.get_n_actions(action) > 0


def is_in_window_controls(node):
    return node.get_name() in ('Minimize', 'Maximize', 'Close', '最小化', '最大化', '关闭')


def faults_of(d, page):
    """What has no name, and how many were looked at."""
    faults = []
    checked = 0
    for node in d.nodes():
        if not is_reached(node) or is_in_window_controls(node):
            continue
        checked += 1
        name = (node.get_name() or '').strip()
        if not name or TYPE_NAME.match(name):
            parents = []
            above = node
            for _ in range(3):
                above = above.get_parent()
                parents.append(f'{desktop.role_of(above)} {above.get_name()!r}' if above else '')
            faults.append(f'{page}: {desktop.role_of(node)} {name!r} in ' + ' in '.join(parents))
    return faults, checked


def pages(d):
    """The names of the pages, from the sidebar."""
    side = next(n for n in d.nodes() if n.get_name() == '页面')
    return [n.get_name() for n in d.nodes(side)
            if desktop.role_of(n) in ('list item', 'row') and n.get_name()]


def every_page_names_what_can_be_reached(d):
    d.ctl('init', '--example')
    d.start(language='zh_CN')
    d.wait_for(lambda: pages(d), 'the pages')
    faults = []
    checked = 0
    for number in range(1, 9):
        d.key(f'ctrl+{number}')
        time.sleep(1)
        found, reached = faults_of(d, f'page {number}')
        faults += found
        checked += reached
    assert checked > 100, f'only {checked} were looked at'
    assert not faults, '\n'.join(sorted(set(faults))[:40])


if __name__ == '__main__':
    desktop.main([every_page_names_what_can_be_reached])
