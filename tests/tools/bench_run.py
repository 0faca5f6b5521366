# SPDX-License-Identifier: GPL-3.0-or-later
"""What every bench stands on: a finished process with its seconds and memory, and a figure beside
its bound."""
import os
import statistics
import subprocess
import sys
import time


class Run:
    """One finished process: wall and processor seconds, peak resident MiB."""

    def __init__(self, command, **more):
        start = time.monotonic()
        child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, **more)
        _, status, usage = os.wait4(child.pid, 0)
        self.seconds = time.monotonic() - start
        self.processor = usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f'bench: {command} ended with {child.returncode}')


def line(name, value, bound, aim=''):
    mark = 'ok ' if value <= bound else 'OVER'
    print(f'{mark:4} {name:58} {value:8.2f}   at most {bound}' + (f', aim {aim}' if aim else ''),
          flush=True)


def median(values):
    return statistics.median(values)
