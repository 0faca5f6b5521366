# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of a program, read as a whole: thousands of questions are asked at once,
where going from node to node would wait for each answer."""
from dataclasses import dataclass, field

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ROOT = '/org/a11y/atspi/accessible/root'
FLAGS = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | \
    Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
TIMEOUT = 20000  # ms
LABELLED_BY = int(Atspi.RelationType.LABELLED_BY)
FOCUSABLE, VISIBLE = int(Atspi.StateType.FOCUSABLE), int(Atspi.StateType.VISIBLE)


@dataclass
class Node:
    path: str
    above: 'Node' = None
    role: str = ''
    name: str = ''
    states: int = 0
    actions: int = 0
    below: list = field(default_factory=list)

    def has(self, state):
        return bool(self.states >> state & 1)

    def all(self):
        yield self
        for node in self.below:
            yield from node.all()

    def holders(self):
        """What holds it, from the inside out."""
        node = self.above
        while node is not None:
            yield node
            node = node.above

    def __str__(self):
        return f'{self.role} “{self.name}”'


class Tree:
    def __init__(self, pid):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                     None, None, 0, TIMEOUT, None)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, FLAGS, None, None)
        self.owner = self.find_owner(pid)

    def find_owner(self, pid):
        programs, = self.ask('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren')
        for owner, _ in programs:
            of, = self.ask('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                           'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)))
            if of == pid:
                return owner
        raise AssertionError(f'process {pid} is not in the tree')

    def ask(self, owner, path, interface, method, arguments=None):
        return self.bus.call_sync(owner, path, interface, method, arguments, None, 0, TIMEOUT,
                                  None).unpack()

    def ask_all(self, questions):
        """The answers, in their order; None where the node is gone."""
        answers = [None] * len(questions)
        waiting = len(questions)

        def answered(bus, result, i):
            nonlocal waiting
            waiting -= 1
            try:
                answers[i] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass

        for i, (path, interface, method, arguments) in enumerate(questions):
            self.bus.call(self.owner, path, interface, method, arguments, None, 0, TIMEOUT, None,
                          answered, i)
        while waiting > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def windows(self):
        """The top of each window, in the order of their opening."""
        root = Node(ROOT)
        return [node for node in self.read_below([root])]

    def read_below(self, nodes):
        """Reads the children of nodes, the hidden ones left out."""
        lists = self.ask_all([(n.path, ACCESSIBLE, 'GetChildren', None) for n in nodes])
        fresh = [Node(path, node) for node, (children,) in
                 ((n, a) for n, a in zip(nodes, lists) if a is not None) for _, path in children]
        questions = []
        for node in fresh:
            questions += [
                (node.path, ACCESSIBLE, 'GetRole', None),
                (node.path, ACCESSIBLE, 'GetState', None),
                (node.path, 'org.freedesktop.DBus.Properties', 'Get',
                 GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))),
                (node.path, 'org.freedesktop.DBus.Properties', 'Get',
                 GLib.Variant('(ss)', ('org.a11y.atspi.Action', 'NActions'))),
            ]
        answers = self.ask_all(questions)
        kept = []
        for i, node in enumerate(fresh):
            role, states, name, actions = answers[4 * i:4 * i + 4]
            if role is None or states is None or name is None:
                continue
            node.role, node.name = Atspi.role_get_name(Atspi.Role(role[0])), name[0].strip()
            node.states = states[0][0] | states[0][1] << 32
            node.actions = actions[0] if actions is not None else 0
            if node.has(VISIBLE):
                node.above.below.append(node)
                kept.append(node)
        return kept

    def label_of(self, node):
        """The words of what a relation says labels it: so GTK 4.18 names the items of a menu."""
        relations, = self.ask(self.owner, node.path, ACCESSIBLE, 'GetRelationSet')
        texts = self.ask_all([(path, 'org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, -1)))
                              for kind, labels in relations if kind == LABELLED_BY
                              for _, path in labels])
        return ' '.join(text for text, in filter(None, texts)).strip()

    def activate(self, node, action=None):
        """By the name of the action, or the first; whether there is one."""
        names = [self.ask(self.owner, node.path, 'org.a11y.atspi.Action', 'GetName',
                          GLib.Variant('(i)', (i,)))[0] for i in range(node.actions)]
        if not names or action not in (None, *names):
            return False
        i = names.index(action) if action else 0
        return self.ask(self.owner, node.path, 'org.a11y.atspi.Action', 'DoAction',
                        GLib.Variant('(i)', (i,)))[0]

    def read(self, window):
        """Everything shown in a window, its top returned."""
        window.below = []
        nodes = [window]
        while nodes:
            nodes = self.read_below(nodes)
        return window
