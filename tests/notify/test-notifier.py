#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The notifier against real notification services and against the failures of a made-up one, each
on a session bus of its own.  Prints TAP.

    test-notifier.py NOTIFIER-PROBE"""
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from desktops import Bus, Dunst, Mock, Xfce, find_missing, wait_for  # noqa: E402

LONGEST_TURN = 16  # ms of the main thread


class Probe:
    """The program under test: calls go in, signals come out."""

    def __init__(self, bus):
        self.errors = open(bus.folder / 'errors', 'w+b')
        self.child = bus.run(sys.argv[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=self.errors)
        self.signals = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.child.stdout:
            self.signals.append(line.decode().rstrip('\n').split('\t'))

    def say(self, *parts):
        self.child.stdin.write('\t'.join(map(str, parts)).encode() + b'\n')
        self.child.stdin.flush()

    def show(self, key, title='T', body='B', urgent=0, single=0):
        self.say('show', key, urgent, single, title, body)

    def get(self, *start, seconds=20, after=0):
        """The first signal from there on that begins so."""
        def found():
            return next((s for s in self.signals[after:] if tuple(s[:len(start)]) == start), None)
        try:
            return wait_for(found, ' '.join(start), seconds)
        except AssertionError as error:
            raise AssertionError(f'{error}; there came {self.signals}') from None

    def shown(self, key, **more):
        return int(self.get('shown', key, **more)[2])

    def server(self):
        at = len(self.signals)
        self.say('server')
        return self.get('server', after=at)[1]

    def end(self):
        """How long the main thread was away at most, and how long the end took: ms."""
        self.say('end')
        turn, took = map(float, self.get('ended')[1:])
        assert self.child.wait(20) == 0
        self.errors.seek(0)
        said = self.errors.read().decode()
        assert said == '', f'it wrote: {said}'
        return turn, took

    def end_well(self):
        turn, took = self.end()
        assert turn < LONGEST_TURN, f'the main thread was away for {turn} ms'
        assert took < 700, f'the end took {took} ms'


def test_notice_is_told_as_the_specification_says():
    with Bus() as bus:
        Mock(bus)
        probe = Probe(bus)
        probe.show('a', 'Title <1>', 'one & two\\n<b>three</b>', urgent=1, single=1)
        probe.show('b', 'Plain', 'B')
        probe.shown('b')
        first, second = bus.notified()
        assert first['title'] == 'Title <1>', first
        assert first['body'] == 'one &amp; two\n&lt;b&gt;three&lt;/b&gt;', first
        assert first['icon'] == 'org.duban.Duban' and first['app'] == 'Duban', first
        assert first['actions'] == ['default', 'Open', 'record', 'Record', 'hour', 'In an hour',
                                    'morning', 'Tomorrow morning'], first
        assert second['actions'] == ['default', 'Open', 'hour', 'In an hour', 'morning',
                                     'Tomorrow morning'], second
        hints = first['hints']
        assert hints['desktop-entry'] == 'org.duban.Duban', hints
        assert hints['category'] == 'x-duban.reminder', hints
        assert hints['resident'] == 'false' and hints['suppress-sound'] == 'true', hints
        assert hints['urgency'] == '2' and second['hints']['urgency'] == '1', (first, second)
        assert first['replaces'] == second['replaces'] == 0
        probe.end_well()


def test_text_is_plain_where_the_service_reads_no_markup():
    with Bus() as bus:
        mock = Mock(bus, 'body')
        probe = Probe(bus)
        probe.show('a', 'T', 'a & <b>', single=1)
        probe.shown('a')
        assert bus.notified()[0]['body'] == 'a & <b>'
        assert bus.notified()[0]['actions'] == []  # it shows no buttons
        mock.kill()
        Mock(bus)  # another owner is asked again
        probe.show('b', 'T', 'a & <b>')
        probe.shown('b')
        assert bus.notified()[-1]['body'] == 'a &amp; &lt;b&gt;'
        assert bus.notified()[-1]['actions'] != []
        probe.end_well()


def test_same_key_takes_the_place():
    with Bus() as bus:
        Mock(bus)
        probe = Probe(bus)
        probe.show('a', 'First', single=1)
        number = probe.shown('a')
        at = len(probe.signals)
        probe.show('a', 'Second', urgent=1)
        assert probe.shown('a', after=at) == number
        last = bus.notified()[-1]
        assert last['replaces'] == number and last['title'] == 'Second', last
        assert last['hints']['urgency'] == '2' and 'record' not in last['actions'], last
        probe.end_well()


def test_answers_are_told_once_with_the_token():
    with Bus() as bus:
        mock = Mock(bus)
        probe = Probe(bus)
        for action, answer in (('default', 'open'), ('record', 'record'), ('hour', 'hour'),
                               ('morning', 'morning')):
            probe.show(action, single=1)
            number = probe.shown(action)
            mock.act(number, action, token=f'token-{action}')
            assert probe.get('answered', action)[2:] == [answer, f'token-{action}']
            mock.closes(number, 2)  # as services do after a click
        probe.show('unknown', single=1)
        mock.act(probe.shown('unknown'), 'no-such-button')
        probe.show('dismissed')
        mock.closes(probe.shown('dismissed'), 2)
        assert probe.get('answered', 'dismissed')[2:] == ['dismiss', '']
        for reason in (1, 3, 4):
            probe.show(f'gone{reason}')
            mock.closes(probe.shown(f'gone{reason}'), reason)
            probe.get('gone', f'gone{reason}')
        answers = [s for s in probe.signals if s[0] == 'answered']
        assert len(answers) == 5, answers
        assert len([s for s in probe.signals if s[0] == 'gone']) == 3, probe.signals
        probe.end_well()


def test_closing_is_asked_of_the_service():
    with Bus() as bus:
        Mock(bus)
        probe = Probe(bus)
        probe.show('a')
        probe.show('b')
        number, other = probe.shown('a'), probe.shown('b')
        probe.say('close', 'a')
        probe.say('close', 'nothing-there')
        probe.get('gone', 'a')
        wait_for(lambda: bus.closed() == [number], 'the closing')
        server = probe.server()
        probe.say('old', server, 41)
        probe.say('old', server + '0', 42)  # of another run of the service
        wait_for(lambda: bus.closed() == [number, 41], 'the closing of an old one')
        probe.end_well()
        wait_for(lambda: bus.closed() == [number, 41, other], 'the closing at the end')


def test_no_service_is_told_at_once_and_made_good_when_there_is_one():
    with Bus() as bus:
        probe = Probe(bus)
        begun = time.monotonic()
        probe.show('a', 'Waited')
        probe.show('closed')
        message = probe.get('failed', 'a', seconds=2)[2]
        assert 'no notification service' in message and time.monotonic() - begun < 2, message
        probe.say('close', 'closed')
        assert probe.server() == ''
        Mock(bus)
        probe.shown('a')
        assert [n['title'] for n in bus.notified()] == ['Waited']
        assert probe.server() != ''
        probe.end_well()


def test_without_a_bus_it_says_so():
    with Bus() as bus:
        bus.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere'
        probe = Probe(bus)
        probe.show('a')
        assert 'session bus' in probe.get('failed', 'a')[2]
        probe.end_well()


def test_hanging_service_holds_nobody_up():
    with Bus() as bus:
        mock = Mock(bus)
        probe = Probe(bus)
        probe.show('before')
        probe.shown('before')
        mock.hang()
        probe.show('a', 'Hung')
        for i in range(20):
            probe.show(f'more{i}')
            time.sleep(0.01)
        message = probe.get('failed', 'a', seconds=5)[2]
        assert 'does not answer' in message, message
        probe.get('failed', 'more19', seconds=1)  # asked once, not twenty times
        probe.end_well()
        mock.wake()


def test_hang_that_ends_is_made_good():
    with Bus() as bus:
        mock = Mock(bus)
        probe = Probe(bus)
        mock.hang()
        probe.show('a', 'Hung')
        probe.get('failed', 'a')
        mock.wake()
        probe.shown('a', seconds=40)
        probe.end_well()


def test_what_hung_for_ten_minutes_is_given_up_however_often_it_was_tried():
    with Bus() as bus:
        mock = Mock(bus)
        probe = Probe(bus)
        mock.hang()
        probe.show('a', 'Hung')
        probe.get('failed', 'a')
        probe.say('later', 570)  # what is left of the ten minutes is enough for one more try
        at = len(probe.signals)
        probe.get('failed', 'a', after=at)
        assert not [s for s in probe.signals if s[0] == 'gone'], probe.signals
        probe.say('later', 31)
        probe.get('gone', 'a', after=at)
        mock.wake()
        probe.show('b', 'Later')
        probe.shown('b', seconds=40)
        assert [n['title'] for n in bus.notified()] == ['Later']
        probe.end_well()


def test_killed_service_is_forgotten():
    with Bus() as bus:
        mock = Mock(bus)
        probe = Probe(bus)
        probe.show('a')
        first = probe.shown('a')
        server = probe.server()
        mock.kill()
        probe.get('gone', 'a')
        mock = Mock(bus)
        wait_for(lambda: probe.server() not in ('', server), 'another server')
        probe.show('b')
        assert probe.shown('b') == first  # the numbers begin anew
        mock.closes(first, 2)
        probe.get('answered', 'b', 'dismiss')
        assert not [s for s in probe.signals if s[:2] == ['answered', 'a']]
        probe.end_well()


def test_many_at_once_do_not_hold_the_main_thread():
    with Bus() as bus:
        Mock(bus)
        probe = Probe(bus)
        probe.say('many', 200)
        probe.shown('many/199')
        probe.end_well()


def test_dunst_shows_and_answers():
    with Bus(screen=True) as bus:
        dunst = Dunst(bus)
        probe = Probe(bus)
        probe.show('a', 'Urgent', 'a & b', urgent=1, single=1)
        probe.shown('a')
        wait_for(lambda: dunst.count() == 1, 'the bubble')
        dunst.control('action', '0')  # the first button: default
        assert probe.get('answered', 'a')[2] == 'open'
        wait_for(lambda: dunst.count() == 0, 'the end of the bubble')
        probe.show('b', 'B')
        probe.shown('b')
        wait_for(lambda: dunst.count() == 1, 'the bubble')
        dunst.control('close')
        assert probe.get('answered', 'b')[2] == 'dismiss'
        probe.show('c', 'C')
        probe.shown('c')
        probe.say('close', 'c')
        probe.get('gone', 'c')
        wait_for(lambda: dunst.count() == 0, 'the end of the bubble')
        assert len([s for s in probe.signals if s[0] == 'answered']) == 2
        probe.show('left', urgent=1)
        probe.shown('left')
        probe.end_well()
        wait_for(lambda: dunst.count() == 0, 'nothing left at the end')


def test_xfce_shows_and_answers():
    with Bus(screen=True) as bus:
        Xfce(bus)
        probe = Probe(bus)
        probe.show('a', 'A', 'a & <b>', urgent=1, single=1)
        assert probe.shown('a') > 0
        at = len(probe.signals)
        probe.show('a', 'A again')
        probe.shown('a', after=at)
        probe.say('close', 'a')
        probe.get('gone', 'a')
        probe.end_well()


def main():
    tests = [(name[5:].replace('_', ' '), test) for name, test in globals().items()
             if name.startswith('test_')]
    print(f'1..{len(tests)}', flush=True)
    good = True
    for number, (name, test) in enumerate(tests, 1):
        missing = find_missing(name)
        if missing:
            print(f'ok {number} - {name} # SKIP there is no {missing} here', flush=True)
            continue
        begun = time.monotonic()
        try:
            test()
            print(f'ok {number} - {name} ({time.monotonic() - begun:.1f} s)', flush=True)
        except (AssertionError, ValueError, LookupError, OSError) as error:
            good = False
            print(f'not ok {number} - {name}\n# {type(error).__name__}: {error}', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
