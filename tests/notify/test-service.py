#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service: its life with and without a window, what a click on a reminder does, and how it
bears its own end and that of others.  Prints TAP.

    test-service.py DUBAN DUBANCTL"""
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from desktops import Bus, Dunst, Mock, Program, find_missing, wait_for  # noqa: E402

NOW = '2026-11-17T09:30'
IDLE_SECONDS = 10  # GLib's, of a service that holds nothing
SETTLED = 1.5      # seconds in which what must not happen would have happened
MANY = 500


def make(bus, tasks=1):
    """An office's desk with tasks that were to be deployed the day before."""
    program = Program(bus, sys.argv[1], sys.argv[2], NOW)
    program.ctl('2026-11-16T09:00', 'init', '--office')
    ledger = bus.folder / 'ledger.csv'
    rows = [f'T{n},第{n}项,2026-11-16,旗长' for n in range(1, tasks + 1)]
    ledger.write_text('\n'.join(['编号,事项,交办时间,交办领导', *rows]) + '\n')
    program.ctl('2026-11-16T09:00', 'import', str(ledger))
    return program


def set_background(bus, on):
    """The preference, as a desktop without dconf keeps it."""
    bus.environment['GSETTINGS_BACKEND'] = 'keyfile'
    folder = bus.folder / 'glib-2.0' / 'settings'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'keyfile').write_text(f'[org/duban/Duban]\nbackground={"true" if on else "false"}\n')


def shown(bus, n=1):
    return wait_for(lambda: len(bus.notified()) >= n and bus.notified(), f'{n} reminders')


def end_well(program):
    assert program.complaints() == [], program.complaints()


def test_lives_without_a_window_and_opens_one():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        service = program.start('--gapplication-service')
        shown(bus)
        assert program.window() is None
        for _ in range(2):  # closed, it opens again
            assert program.start().wait(20) == 0  # a second start hands over
            wait_for(program.window, 'the window')
            program.activate('quit')
            wait_for(lambda: program.window() is None, 'the end of the window')
            time.sleep(SETTLED)
            assert service.poll() is None, 'the service ended with its window'
        assert len(bus.notified()) == 1, bus.notified()
        assert not (bus.folder / 'autostart').exists(), 'a build folder begins at login'
        end_well(program)


def test_started_as_a_window_it_reminds_too():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        window = program.start()
        wait_for(program.window, 'the window')
        shown(bus)
        program.activate('quit')
        assert window.wait(20) == 0  # not installed, it does not live on
        wait_for(lambda: bus.closed() == [1], 'the reminder that nobody hears any more closed')
        end_well(program)


def test_example_shows_nothing_on_the_desktop():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        child = program.start('--example')
        time.sleep(4)
        assert child.poll() is None and bus.notified() == []
        end_well(program)


def test_without_a_screen_it_ends_quietly():
    with Bus() as bus:
        program = make(bus)
        assert program.start('--gapplication-service').wait(20) == 0
        assert program.log.read_text() == ''


def fill(program):
    """An office's desk and its first task, made while the service waits."""
    program.ctl('2026-11-16T09:00', 'init', '--office')
    program.ctl('2026-11-16T09:01', 'add', '--number', 'T1', '--title', '第1项', '--assigned',
                '2026-11-16', '--assigner', '旗长')


def test_without_a_database_it_waits_for_one():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = Program(bus, sys.argv[1], sys.argv[2], NOW)
        service = program.start('--gapplication-service')
        wait_for(program.runs, 'the service')
        time.sleep(IDLE_SECONDS + SETTLED)
        assert service.poll() is None, 'the service ended without a database'
        assert list(program.database.parent.iterdir()) == [], 'it made something itself'
        fill(program)
        shown(bus)
        time.sleep(SETTLED)
        assert len(bus.notified()) == 1 and service.poll() is None, bus.notified()
        end_well(program)


def test_without_a_folder_it_waits_for_one():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = Program(bus, sys.argv[1], sys.argv[2], NOW)
        program.database.parent.rmdir()
        program.start('--gapplication-service')
        wait_for(program.runs, 'the service')
        time.sleep(SETTLED)
        fill(program)
        shown(bus)
        end_well(program)


def test_window_of_a_service_that_waits_is_not_its_end():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = Program(bus, sys.argv[1], sys.argv[2], NOW)
        service = program.start('--gapplication-service')
        wait_for(program.runs, 'the service')
        assert program.start().wait(20) == 0
        wait_for(program.window, 'the window')
        fill(program)
        shown(bus)
        program.activate('quit')
        wait_for(lambda: program.window() is None, 'the end of the window')
        time.sleep(IDLE_SECONDS + SETTLED)
        assert service.poll() is None, 'the service ended with its window'
        end_well(program)


def test_switched_off_it_waits_for_no_database():
    with Bus(screen=True) as bus:
        program = Program(bus, sys.argv[1], sys.argv[2], NOW)
        set_background(bus, False)
        assert program.start('--gapplication-service').wait(IDLE_SECONDS + 20) == 0
        end_well(program)


def test_switched_off_it_ends():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        set_background(bus, False)
        assert program.start('--gapplication-service').wait(IDLE_SECONDS + 20) == 0
        end_well(program)


def test_session_bus_starts_it():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        (bus.folder / 'services' / 'org.duban.Duban.service').write_text(
            f'[D-BUS Service]\nName=org.duban.Duban\nExec={sys.argv[1]} --gapplication-service\n')
        bus.call('org.freedesktop.DBus.UpdateActivationEnvironment',
                 str({k: bus.environment[k] for k in (
                     'DISPLAY', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'GSETTINGS_SCHEMA_DIR',
                     'GSETTINGS_BACKEND', 'GSK_RENDERER', 'GTK_A11Y', 'DUBAN_NOW')
                      if k in bus.environment}))
        bus.call('org.freedesktop.DBus.ReloadConfig')
        bus.call('org.freedesktop.Application.Activate', '{}', name='org.duban.Duban',
                 path='/org/duban/Duban')
        wait_for(program.window, 'the window')
        program.activate('quit')
        shown(bus)
        assert program.runs()


def answer(action, token=None):
    """The inbox, and the window, after a click on the one reminder."""
    with Bus(screen=True) as bus:
        mock = Mock(bus)
        program = make(bus)
        program.start('--gapplication-service')
        shown(bus)
        wait_for(lambda: program.inbox(NOW), 'the inbox')
        mock.act(1, action, token) if action else mock.closes(1, 2)
        if action in ('default', 'record'):
            wait_for(program.window, 'the window')
        wait_for(lambda: [line['state'] for line in program.inbox(NOW)] != ['shown'], 'the answer')
        time.sleep(SETTLED)
        assert len(bus.notified()) == 1, bus.notified()
        end_well(program)
        return program.inbox(NOW), program.window()


def test_click_opens_the_window():
    assert answer('default', 'a-token')[0] == []


def test_record_opens_the_window():
    assert answer('record')[0] == []


def test_an_hour_puts_it_off():
    inbox, window = answer('hour')
    assert [line['state'] for line in inbox] == ['snoozed'] and '10:30' in inbox[0]['when'], inbox
    assert window is None


def test_tomorrow_morning_puts_it_off():
    inbox, window = answer('morning')
    assert [line['state'] for line in inbox] == ['snoozed'] and '08:30' in inbox[0]['when'], inbox
    assert window is None


def test_waved_away_it_is_answered():
    inbox, window = answer(None)
    assert inbox == [] and window is None


def test_dunst_clicked_opens_the_window():
    with Bus(screen=True) as bus:
        dunst = Dunst(bus)
        program = make(bus)
        program.start('--gapplication-service')
        wait_for(lambda: dunst.count() == 1, 'the bubble')
        dunst.control('action', '0')
        wait_for(program.window, 'the window')
        wait_for(lambda: program.inbox(NOW) == [], 'the answer')
        wait_for(lambda: dunst.count() == 0, 'the end of the bubble')
        end_well(program)


def test_own_restart_doubles_nothing():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        first = program.start('--gapplication-service')
        shown(bus)
        time.sleep(SETTLED)  # its number is written down
        first.kill()
        first.wait()
        program.start('--gapplication-service')
        shown(bus, 2)
        wait_for(lambda: bus.closed() == [1], 'the old one closed')
        time.sleep(SETTLED)
        assert len(bus.notified()) == 2 and bus.notified()[1]['replaces'] == 0, bus.notified()
        end_well(program)


def test_another_service_loses_nothing():
    with Bus(screen=True) as bus:
        mock = Mock(bus)
        program = make(bus)
        service = program.start('--gapplication-service')
        shown(bus)
        mock.kill()
        time.sleep(SETTLED)
        assert len(program.inbox(NOW)) == 1
        mock = Mock(bus)
        program.ctl(NOW, 'add', '--number', 'T2', '--title', '另一项', '--assigned', '2026-11-16',
                    '--assigner', '旗长')
        shown(bus, 2)
        mock.act(1, 'hour')  # the numbers begin anew: this is the second one
        wait_for(lambda: 'snoozed' in [line['state'] for line in program.inbox(NOW)], 'the answer')
        states = {line['task']['number']: line['state'] for line in program.inbox(NOW)}
        assert states == {'T1': 'shown', 'T2': 'snoozed'}, states
        assert service.poll() is None
        end_well(program)


def test_done_meanwhile_is_taken_away():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus)
        program.start('--gapplication-service')
        shown(bus)
        time.sleep(SETTLED)
        program.ctl(NOW, 'record', 'T1', 'deploy')
        wait_for(lambda: bus.closed() == [1], 'the closing')
        assert program.inbox(NOW) == []
        end_well(program)


def test_service_that_hangs_holds_up_no_window():
    with Bus(screen=True) as bus:
        mock = Mock(bus)
        program = make(bus)
        mock.hang()
        program.start('--gapplication-service')
        wait_for(program.runs, 'the service')
        begun = time.monotonic()
        program.start()
        wait_for(program.window, 'the window')
        assert time.monotonic() - begun < 10, 'the window waited'
        assert len(program.inbox(NOW)) == 1
        mock.wake()
        wait_for(lambda: bus.notified(), 'the reminder after all', 40)
        end_well(program)


def test_five_hundred_at_once_are_one():
    with Bus(screen=True) as bus:
        Mock(bus)
        program = make(bus, MANY)
        program.start('--gapplication-service')
        shown(bus)
        time.sleep(SETTLED)
        notices = bus.notified()
        assert len(notices) == 1 and str(MANY) in notices[0]['title'], notices
        assert 'record' not in notices[0]['actions'], notices
        assert len(program.inbox(NOW)) == MANY
        end_well(program)


def main():
    tests = [(name[5:].replace('_', ' '), test) for name, test in globals().items()
             if name.startswith('test_') and (len(sys.argv) < 4 or sys.argv[3] in name)]
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
        except (AssertionError, ValueError, LookupError, OSError,
                subprocess.SubprocessError) as error:
            good = False
            print(f'not ok {number} - {name}\n# {type(error).__name__}: {error}', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
