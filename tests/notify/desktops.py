# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktops to be reminded on: a session bus of its own, a screen where a service draws, and one of
the real notification services or a made-up one that tells what it was asked."""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMEOUT = 20
NAME = 'org.freedesktop.Notifications'
XFCE = ('/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd',
        '/usr/lib/xfce4/notifyd/xfce4-notifyd')

BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<servicedir>%s</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'''


def wait_for(condition, what, seconds=TIMEOUT):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f'{what} did not come within {seconds} s')


def find_xfce():
    return next((path for path in XFCE if os.access(path, os.X_OK)), None)


def find_missing(test):
    """The service that a test of that name needs and that is not installed; or None."""
    if 'xfce' in test and not find_xfce():
        return 'xfce4-notifyd'
    if 'dunst' in test and not shutil.which('dunst'):
        return 'dunst'
    return None


class Bus:
    """A session bus where nothing can be started but what the test puts there."""

    def __init__(self, screen=False, display=None):
        self.folder = Path(tempfile.mkdtemp(prefix='duban-bus-'))
        (self.folder / 'services').mkdir()
        config = self.folder / 'bus.conf'
        config.write_text(BUS % (self.folder / 'services'))
        self.children, self.listened = [], self.folder / 'listened'
        self.environment = dict(
            os.environ, XDG_RUNTIME_DIR=str(self.folder), XDG_CONFIG_HOME=str(self.folder),
            XDG_CACHE_HOME=str(self.folder), XDG_DATA_HOME=str(self.folder),
            GSETTINGS_BACKEND='memory', G_DEBUG='fatal-criticals', GSK_RENDERER='cairo',
            GTK_A11Y='none', LC_ALL='C.UTF-8', LANGUAGE='en')
        for name in ('DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY'):
            self.environment.pop(name, None)
        if screen or display:
            self.environment['DISPLAY'] = display or self.start_screen()
        daemon = self.run('dbus-daemon', f'--config-file={config}', '--print-address=1', '--nofork',
                          stdout=subprocess.PIPE)
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = daemon.stdout.readline().decode().strip()
        self.listener = self.run('dbus-monitor', '--session', stdout=open(self.listened, 'wb'))
        wait_for(lambda: self.listened.stat().st_size > 0, 'the listener')

    def start_screen(self):
        read, write = os.pipe()
        self.run('Xvfb', '-displayfd', str(write), '-screen', '0', '1366x768x24', '-nolisten', 'tcp',
                 pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            return ':' + pipe.readline().strip()

    def run(self, *arguments, **more):
        more.setdefault('stdout', subprocess.DEVNULL)
        more.setdefault('stderr', subprocess.DEVNULL)
        child = subprocess.Popen([str(a) for a in arguments], env=self.environment, **more)
        self.children.append(child)
        return child

    def call(self, method, *arguments, name='org.freedesktop.DBus', path='/org/freedesktop/DBus'):
        done = subprocess.run(['gdbus', 'call', '--session', '-d', name, '-o', path, '-m', method,
                               *map(str, arguments)], env=self.environment, capture_output=True,
                              text=True, check=False)
        return done.stdout.strip()

    def has_service(self):
        return 'true' in self.call('org.freedesktop.DBus.NameHasOwner', NAME)

    def notified(self):
        """Every call of Notify that was listened to: what was to be shown."""
        return [read_notify(block) for block in self.blocks() if 'member=Notify\n' in block]

    def closed(self):
        """The numbers that somebody asked to be closed."""
        return [int(re.search(r'uint32 (\d+)', block).group(1)) for block in self.blocks()
                if 'member=CloseNotification' in block]

    def blocks(self):
        text = self.listened.read_text(errors='replace')
        return [block for block in re.split(r'^(?=method |signal |error )', text, flags=re.M)
                if block.startswith('method call')]

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(signal.SIGCONT)
                child.kill()
            child.wait(TIMEOUT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def read_notify(block):
    """A call of Notify as dbus-monitor prints it."""
    strings = []
    lines = block.split('\n')[1:]
    hints, replaces, expires, text = {}, 0, 0, None
    for line in lines:
        if text is not None:  # a text of several lines
            text += '\n' + line
        else:
            found = re.match(r'^(\s*)(string|uint32|int32|variant)(.*)$', line)
            if not found:
                continue
            indent, kind, rest = len(found.group(1)), found.group(2), found.group(3)
            if kind == 'uint32' and indent == 3:
                replaces = int(rest)
            if kind == 'int32' and indent == 3:
                expires = int(rest)
            if kind == 'variant':
                hints[strings.pop()] = rest.split(None, 1)[1].strip('"')
            if kind != 'string':
                continue
            text = rest[2:]
        if text.endswith('"'):
            strings.append(text[:-1])
            text = None
    app, icon, title, body = strings[:4]
    return {'app': app, 'icon': icon, 'title': title, 'body': body, 'actions': strings[4:],
            'hints': hints, 'replaces': replaces, 'expires': expires}


class Mock:
    """A made-up service (python-dbusmock)."""
    CAPABILITIES = 'body body-markup actions'

    def __init__(self, bus, capabilities=CAPABILITIES):
        self.bus = bus
        self.child = bus.run(sys.executable, '-m', 'dbusmock', '--template', 'notification_daemon',
                             '--parameters', json.dumps({'capabilities': capabilities}))
        wait_for(bus.has_service, 'the made-up service')

    def emit(self, signal_name, signature, *arguments):
        values = ', '.join(f'<{a}>' for a in arguments)
        self.bus.call('org.freedesktop.DBus.Mock.EmitSignal', NAME, signal_name, signature,
                      f'[{values}]', name=NAME, path='/org/freedesktop/Notifications')

    def act(self, number, action, token=None):
        if token:
            self.emit('ActivationToken', 'us', f'uint32 {number}', f"'{token}'")
        self.emit('ActionInvoked', 'us', f'uint32 {number}', f"'{action}'")

    def closes(self, number, reason):
        self.emit('NotificationClosed', 'uu', f'uint32 {number}', f'uint32 {reason}')

    def kill(self):
        self.child.kill()
        self.child.wait(TIMEOUT)

    def hang(self):
        self.child.send_signal(signal.SIGSTOP)

    def wake(self):
        self.child.send_signal(signal.SIGCONT)


class Dunst:
    def __init__(self, bus):
        self.bus = bus
        config = bus.folder / 'dunstrc'
        config.write_text('[global]\n')
        self.child = bus.run('dunst', '-conf', config)
        wait_for(bus.has_service, 'dunst')

    def control(self, *arguments):
        return subprocess.run(['dunstctl', *arguments], env=self.bus.environment,
                              capture_output=True, text=True, check=False).stdout

    def count(self):
        return int(self.control('count', 'displayed'))


class Xfce:
    def __init__(self, bus):
        self.child = bus.run(find_xfce())
        wait_for(bus.has_service, 'xfce4-notifyd')

    def count(self):
        """It does not tell."""
        return None


# Lines of a log that are somebody else's, each with its reason.
FOREIGN_LINES = (
    'Failed to set fd limit',  # dbus-daemon in a container
    'libEGL warning', 'MESA',  # no graphics card
    'Unable to acquire',       # no accessibility, no portal on this bus
)


class Program:
    """The program under test on a bus, with a database where it looks itself."""

    def __init__(self, bus, duban, dubanctl, now=None):
        self.bus, self.duban, self.dubanctl = bus, duban, dubanctl
        self.database = bus.folder / 'duban' / 'duban.db'
        self.database.parent.mkdir(exist_ok=True)
        self.log = bus.folder / 'log'
        if now:
            bus.environment['DUBAN_NOW'] = now

    def ctl(self, now, *arguments):
        """Runs dubanctl on the same database; its output."""
        done = subprocess.run([self.dubanctl, '--db', self.database, '--now', now, *arguments],
                              env=self.bus.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f'dubanctl {arguments}: {done.stderr[:500]}')
        return done.stdout

    def remind(self, now):
        """What dubanctl says would be shown: number, what and words of each."""
        told = json.loads(self.ctl(now, '--json', 'remind'))
        return [(line['task']['number'], line['what'], line['text']) for line in told['show']]

    def inbox(self, now):
        return json.loads(self.ctl(now, '--json', 'remind', '--inbox'))['inbox']

    def start(self, *arguments):
        """Another process of it."""
        with open(self.log, 'ab') as log:
            return self.bus.run(self.duban, *arguments, stdout=log, stderr=log)

    def activate(self, action, path='/org/duban/Duban'):
        return self.bus.call('org.gtk.Actions.Activate', action, '[]', '{}',
                             name='org.duban.Duban', path=path)

    def runs(self):
        return 'true' in self.bus.call('org.freedesktop.DBus.NameHasOwner', 'org.duban.Duban')

    def window(self):
        """The path of the window that is open; or None."""
        for number in range(1, 6):
            path = f'/org/duban/Duban/window/{number}'
            if 'search' in self.bus.call('org.gtk.Actions.List', name='org.duban.Duban', path=path):
                return path
        return None

    def complaints(self):
        text = self.log.read_text(errors='replace') if self.log.exists() else ''
        return [line for line in text.splitlines()
                if line.strip() and not any(part in line for part in FOREIGN_LINES)]
