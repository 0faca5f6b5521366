#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two desks, each with a folder of its own, which a real Syncthing keeps alike: over 127.0.0.1, with
discovery, relays, NAT and reports off, so that nothing leaves the machine.

    exchange-syncthing.py DUBANCTL      prints TAP"""
import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as xml
from pathlib import Path

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location('folder', HERE / 'exchange-folder.py')
shared = importlib.util.module_from_spec(spec)
spec.loader.exec_module(shared)

PATIENCE = 90  # seconds for anything to come


def free_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]


class Carrier:
    def __init__(self, home):
        self.home = Path(home)
        self.port, self.gui = free_port(), free_port()
        self.environment = {'PATH': os.environ['PATH'], 'HOME': str(home), 'STNOUPGRADE': '1',
                            'LC_ALL': 'C.UTF-8', 'STNODEFAULTFOLDER': '1'}
        subprocess.run(['syncthing', 'generate', f'--home={home}'], env=self.environment, check=True,
                       capture_output=True, timeout=60)
        self.tree = xml.parse(self.home / 'config.xml')
        self.id = self.tree.getroot().find('device').get('id')

    def configure(self, other, folder):
        root = self.tree.getroot()
        for old in root.findall('folder'):
            root.remove(old)
        own = root.find('device')
        device = xml.SubElement(root, 'device', id=other.id, name='other', compression='never')
        for one, port in ((own, self.port), (device, other.port)):
            for address in one.findall('address'):
                one.remove(address)
            xml.SubElement(one, 'address').text = f'tcp://127.0.0.1:{port}'
        place = xml.SubElement(root, 'folder', id='duban', label='duban', path=str(folder),
                               type='sendreceive', rescanIntervalS='2', fsWatcherEnabled='true',
                               fsWatcherDelayS='1', ignorePerms='true', autoNormalize='true')
        for one in (self, other):
            xml.SubElement(place, 'device', id=one.id)
        options = root.find('options')
        wanted = {'listenAddress': f'tcp://127.0.0.1:{self.port}', 'globalAnnounceEnabled': 'false',
                  'localAnnounceEnabled': 'false', 'relaysEnabled': 'false', 'natEnabled': 'false',
                  'urAccepted': '-1', 'autoUpgradeIntervalH': '0', 'startBrowser': 'false',
                  'crashReportingEnabled': 'false', 'stunKeepaliveStartS': '0',
                  'announceLANAddresses': 'false', 'reconnectionIntervalS': '2'}
        for name, value in wanted.items():
            for old in options.findall(name):
                options.remove(old)
            xml.SubElement(options, name).text = value
        root.find('gui/address').text = f'127.0.0.1:{self.gui}'
        self.tree.write(self.home / 'config.xml')

    def start(self):
        self.log = open(self.home / 'log', 'wb')
        self.process = subprocess.Popen(['syncthing', 'serve', f'--home={self.home}', '--no-browser',
                                         '--no-restart'], env=self.environment, stdout=self.log,
                                        stderr=subprocess.STDOUT, start_new_session=True)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


@contextlib.contextmanager
def carried(folder, one, other):
    carriers = []
    for desk in (one, other):
        home = Path(folder) / f'carrier-{desk.name}'
        home.mkdir()
        carriers.append(Carrier(home))
    a, b = carriers
    a.configure(b, one.shared)
    b.configure(a, other.shared)
    try:
        for carrier in carriers:
            carrier.start()
        yield carriers
    except BaseException:
        for carrier in carriers:
            print('\n'.join('# ' + line for line in
                            (carrier.home / 'log').read_text(errors='replace').splitlines()[-15:]))
        raise
    finally:
        for carrier in carriers:
            if hasattr(carrier, 'process'):
                carrier.stop()


def until(question, what, step=lambda: None):
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, f'{what}: not within {PATIENCE} s'
        step()
        time.sleep(0.3)


def play(world):
    office, a = world.office, world.a
    for desk in (office, a):
        desk.shared = Path(world.folder) / f'at-{desk.name}'
        desk.shared.mkdir()
        desk.run('exchange', 'folder', str(desk.shared))
    office.run('add', '--title', '修路', '--lead', '副旗长甲', '--number', '1')

    def both():
        for desk in (office, a):
            for oddity in shared.sync(desk)['left_alone']:
                assert oddity['kind'] in ('temporary', 'half-written'), oddity

    with carried(world.folder, office, a):
        until(lambda: a.titles() == ['修路'], 'the task comes', both)
        a.run('record', '1', 'note', '--text', '甲记')
        office.run('record', '1', 'note', '--text', '办记')
        texts = ['办记', '甲记']
        for desk in (office, a):
            until(lambda: sorted(r['text'] for r in desk.get('show', '1')['records']
                                 if r['kind'] == 'note') == sorted(texts), f'both notes: {desk.name}',
                  both)
        for n in range(12):
            office.run('add', '--title', f'事{n}' + '长' * 2000, '--lead', '副旗长甲')
        until(lambda: len(a.titles()) == 13, 'many', both)
        a.run('record', '1', 'note', '--text', '收到')
        until(lambda: '收到' in [r['text'] for r in office.get('show', '1')['records']], 'an answer',
              both)
        # What he has goes, on both sides: at most what only acknowledges is left.
        until(lambda: all(len(shared.files(desk.shared, *pair)) <= 2
                          for desk in (office, a) for pair in ((office, a), (a, office))),
              'old files go', both)
    for desk in (office, a):
        assert desk.get('verify')['ok']
        assert desk.get('exchange', 'conflicts') == {'conflicts': []}


def main():
    print('1..1')
    name = 'a real Syncthing carries the folder'
    if shutil.which('syncthing') is None:
        print(f'ok 1 - {name} # SKIP syncthing is not installed')
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            play(shared.World(os.path.abspath(sys.argv[1]), folder))
            print(f'ok 1 - {name}')
            return 0
        except Exception:
            print(f'not ok 1 - {name}')
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
            return 1


if __name__ == '__main__':
    raise SystemExit(main())
