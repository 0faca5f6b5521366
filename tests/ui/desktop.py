# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop to test the window on: it is started on a display and a session bus of its own (see
meson.build), looked at and driven through its accessibility tree and the keyboard, and its log
must stay empty."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

TIMEOUT = 20  # seconds until something that must appear is missed
KEYS = {'Return': 0xff0d, 'Escape': 0xff1b, 'Tab': 0xff09, 'Down': 0xff54, 'Up': 0xff52,
        'Right': 0xff53, 'Home': 0xff50, 'F5': 0xffc2, 'F6': 0xffc3, 'F10': 0xffc7}
LOCALES = {'en': 'C.UTF-8', 'zh_CN': 'zh_CN.UTF-8'}
MODIFIERS = {'ctrl': 0xffe3, 'alt': 0xffe9, 'shift': 0xffe1}

# Lines that come from elsewhere, each with its reason.
FOREIGN_LINES = (
    'dconf-WARNING',        # there is no dconf service on a bare display
    'Failed to set fd limit',  # dbus-daemon in a container
    'AT-SPI: Could not obtain desktop path',  # the bridge starts while the bus still does
    'libEGL warning', 'MESA',  # no graphics card
    'Unable to acquire session bus',
    # of any GtkShortcutsWindow of GTK 4.8, one line of it and nothing of ours will do
    'reported min width -',
)


def role_of(node):
    """The role's name, one for all versions: any button was a push button, and a toggle is one."""
    name = node.role if hasattr(node, "below") else node.get_role_name()
    return 'button' if name in ('push button', 'toggle button') else name


class Missing(AssertionError):
    pass


class Desktop:
    """One run of the program on a database in a folder of its own."""

    def __init__(self, duban, dubanctl, now='2026-11-23T09:00'):
        self.duban, self.dubanctl, self.now = duban, dubanctl, now
        self.ctl_now = None  # where dubanctl's differs
        self.folder = Path(tempfile.mkdtemp(prefix='duban-test-'))
        self.database = self.folder / 'duban.db'
        self.child = None
        self.log = self.folder / 'log'

    def ctl(self, *arguments):
        """Runs dubanctl on the same database; its output."""
        now = self.ctl_now or self.now
        done = subprocess.run([self.dubanctl, '--db', self.database, '--now', now, *arguments],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f'dubanctl {arguments[0]}: {done.stderr[:500]}')
        return done.stdout

    def start(self, *arguments, language='en', own_database=True):
        """own_database: named on the command line, not found where the program looks itself."""
        environment = dict(os.environ, DUBAN_NOW=self.now, GSK_RENDERER='cairo',
                           LC_ALL=LOCALES[language], LANGUAGE=language, G_DEBUG='fatal-criticals',
                           GSETTINGS_BACKEND='memory', XDG_CONFIG_HOME=str(self.folder),
                           XDG_CACHE_HOME=str(self.folder))
        with open(self.log, 'ab') as log:
            which = ['--db', self.database] if own_database else []
            self.child = subprocess.Popen([self.duban, *which, *arguments], env=environment,
                                          stderr=log, stdout=log)
        self.wait_for(lambda: self.application() is not None, 'the window')
        Atspi.generate_mouse_event(300, 5, 'abs')  # without a window manager keys follow it

    def stop(self):
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            self.child.wait(TIMEOUT)
        self.child = None

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def complaints(self):
        """What the program wrote that is not somebody else's."""
        text = self.log.read_text(errors='replace') if self.log.exists() else ''
        return [line for line in text.splitlines()
                if line.strip() and not any(part in line for part in FOREIGN_LINES)]

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.child.pid:
                return child
        return None

    def wait_for(self, condition, what):
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            if self.child.poll() is not None:
                raise AssertionError(f'the program ended: {self.log.read_text(errors="replace")}')
            try:
                found = condition()
            except gi.repository.GLib.Error:
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise Missing(f'{what} did not appear; there is: {self.outline()}')

    def nodes(self, root=None):
        """Everything that is shown, parents first."""
        root = root or self.application()
        if root is None:
            return
        yield root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from self.nodes(child)

    def outline(self):
        try:
            return [f'{role_of(n)} {n.get_name()!r}' for n in self.nodes() if n.get_name()]
        except gi.repository.GLib.Error as error:
            return [str(error)]

    def find(self, role, part, state=None):
        """The first shown node of that role whose name holds part."""
        for node in self.nodes():
            if role_of(node) == role and part in (node.get_name() or ''):
                if state is None or node.get_state_set().contains(state):
                    return node
        return None

    def get(self, role, part):
        return self.wait_for(lambda: self.find(role, part), f'{role} “{part}”')

    def has_text(self, part):
        return any(part in (n.get_name() or '') or part in text_of(n) for n in self.nodes())

    def expect_text(self, part):
        self.wait_for(lambda: self.has_text(part), f'the text “{part}”')

    def find_active(self, role, part):
        """The first shown node of that role and name that has an action: a menu button's is inside
        of it."""
        for node in self.nodes():
            if role_of(node) == role and part in (node.get_name() or ''):
                if Atspi.Action.get_n_actions(node) > 0:
                    return node
        return None

    def press(self, role, part):
        """Activates a button, or whatever else has an action."""
        node = self.wait_for(lambda: self.find_active(role, part), f'{role} “{part}”')
        if not Atspi.Action.do_action(node, 0):
            raise AssertionError(f'{role} “{part}” cannot be activated')

    def fill(self, node, text):
        Atspi.EditableText.set_text_contents(node, text)

    def key(self, chord):
        """A key such as ctrl+Return."""
        *modifiers, key = chord.split('+')
        for name in modifiers:
            Atspi.generate_keyboard_event(keycode(MODIFIERS[name]), None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(KEYS.get(key, ord(key[0])), None, Atspi.KeySynthType.SYM)
        for name in reversed(modifiers):
            Atspi.generate_keyboard_event(keycode(MODIFIERS[name]), None,
                                          Atspi.KeySynthType.RELEASE)
        time.sleep(0.1)

    def turn_to_tasks(self):
        """The window opens with Today."""
        self.get('list item', 'Tasks')
        self.key('ctrl+2')

    def rows(self):
        """The names of the lines of the list of tasks, in their order."""
        lists = [n for n in self.nodes() if role_of(n) == 'list' and n.get_name() == 'Tasks']
        return [n.get_name() for n in self.nodes(lists[0])][1:] if lists else []

    def screenshot(self, name):
        """Kept as a build artefact."""
        folder = Path(os.environ.get('DUBAN_SCREENSHOTS', self.folder))
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(['import', '-window', 'root', folder / name], check=False)


def keycode(keysym):
    """Modifiers are pressed by their key on a plain keyboard."""
    return {0xffe3: 37, 0xffe9: 64, 0xffe1: 50}[keysym]


def text_of(node):
    try:
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)) or ''
    except (gi.repository.GLib.Error, TypeError):
        return ''


def main(tests):
    """Runs each test on a desktop of its own and prints TAP."""
    duban, dubanctl = sys.argv[1:3]
    print(f'1..{len(tests)}')
    failed = False
    for number, test in enumerate(tests, 1):
        desktop = Desktop(duban, dubanctl)
        problem = None
        try:
            test(desktop)
            desktop.stop()
            if desktop.complaints():
                problem = '\n'.join(desktop.complaints())
        except (AssertionError, gi.repository.GLib.Error) as error:
            problem = f'{error}\n' + '\n'.join(desktop.complaints())
            desktop.screenshot(f'failed-{test.__name__}.png')
        finally:
            desktop.close()
        name = test.__name__.replace('_', ' ')
        print(f'{"not " if problem else ""}ok {number} - {name}', flush=True)
        for line in (problem or '').splitlines():
            print(f'# {line}', flush=True)
        failed = failed or problem is not None
    sys.exit(1 if failed else 0)
