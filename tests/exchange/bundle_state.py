# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes come to, and its hash, from src/core/fold/STATE.md alone, whose tables it reads: it
shares no code with the program."""
import os
import re
import struct

from bundle_reader import NIL, Reader, blake, demand

STATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../src/core/fold/STATE.md')
NONE = -2**31
FIRST_DAY, LAST_DAY = -25567, 376199
TASK = 1
DUE, FIRST_DUE, STATUS, DELETED = 29, 30, 40, 43
CLOSE, URGE, NOTE, VOID = 19, 23, 25, 26
TARGET = 7


class Attribute:
    def __init__(self, kind, form, merge, marks):
        self.kind, self.form, self.merge = kind, form, merge
        self.contested, self.office = 'contested' in marks, 'office' in marks


def read_table():
    """The attributes, by number."""
    table = {}
    with open(STATE, encoding='utf-8') as file:
        for line in file:
            row = re.fullmatch(r'\| (\d+) [a-z]+ \| ([\d … ]+) \| ([a-z-]*) ?\| ([a-z0-9 ]+) \| '
                               r'([a-z]+) \| ([a-z ]*)\|\n', line)
            if not row:
                continue
            first, _, last = row[2].partition(' … ')
            for number in range(int(first), int(last or first) + 1):
                table[number] = Attribute(int(row[1]), row[4], row[5], row[6])
    return table


TABLE = read_table()
assert len(TABLE) == 45 + 3 + 9 + 2 + 3 + 1 + 25
OFFICE_DESKS = range(170, 180)


# ---- values

def is_day(day, or_none=False):
    return FIRST_DAY <= day <= LAST_DAY or or_none and day == NONE


def is_text(data):
    try:
        data.decode('utf-8')
    except UnicodeDecodeError:
        return False
    return len(data) <= 64 * 1024 and b'\0' not in data


def i32(data):
    return int.from_bytes(data[:4], 'little', signed=True)


def are_named(value, fixed, check):
    while value:
        size = int.from_bytes(value[fixed:fixed + 2], 'little')
        text = value[fixed + 2:fixed + 2 + size]
        if len(value) < fixed + 2 or len(text) < size or not check(value) or not is_text(text):
            return False
        value = value[fixed + 2 + size:]
    return True


def are_refs(value):
    ids = [value[at:at + 16] for at in range(0, len(value), 16)]
    return (len(value) % 16 == 0 and ids[0] != NIL
            and all(a < b for a, b in zip(ids, ids[1:])))


def are_holders(value):
    return len(value) % 25 == 0 and all(
        one[:16] != NIL and 1 <= one[16] <= 5 and is_day(i32(one[17:]), True)
        and is_day(i32(one[21:]), True)
        for one in (value[at:at + 25] for at in range(0, len(value), 25)))


def is_value(form, value):
    if not value:
        return True
    form, _, most = form.partition(' ')
    return {
        'text': lambda: is_text(value),
        'day': lambda: len(value) == 4 and is_day(i32(value)),
        'moment': lambda: len(value) == 6 and is_day(i32(value))
        and -1 <= int.from_bytes(value[4:], 'little', signed=True) < 1440,
        'code': lambda: len(value) == 1 and 1 <= value[0] <= int(most),
        'bits': lambda: len(value) == 1,
        'ref': lambda: len(value) == 16 and value != NIL,
        'refs': lambda: are_refs(value),
        'texts': lambda: are_named(value, 0, lambda one: True),
        'holders': lambda: are_holders(value),
        'heads': lambda: are_named(value, 8, lambda one: is_day(i32(one), True)
                                   and is_day(i32(one[4:]), True)),
        'days': lambda: are_named(value, 5, lambda one: is_day(i32(one)) and one[4] <= 2),
        'digest': lambda: len(value) == 8,
    }[form]()


EXTRAS = {**dict.fromkeys((1, 5, 6, 12, 16, 18, 19), lambda v: v and is_text(v)),
          2: lambda v: is_value('code 2', v), **dict.fromkeys((3, 14, 15),
                                                              lambda v: is_value('code 4', v)),
          **dict.fromkeys((4, 13, 17), lambda v: is_value('day', v)),
          **dict.fromkeys((7, 8, 9, 10, 11, 20, 21), lambda v: len(v) == 16),
          22: lambda v: len(v) > 40 and is_text(v[40:]),
          23: lambda v: len(v) == 2, 24: lambda v: len(v) == 8}


def read_record(value):
    reader = Reader(value, 'record')
    record = {'id': reader.take(16), 'kind': reader.number(1), 'day': reader.number(4, True),
              'minute': reader.number(2, True), 'by': reader.take(16), 'bytes': value}
    text = reader.take(reader.length())
    record['extras'] = []
    for _ in range(reader.length()):
        key = reader.length()
        record['extras'].append((key, reader.take(reader.length())))
    reader.end()
    demand(record['id'] != NIL and record['kind'] and is_day(record['day'], True)
           and -1 <= record['minute'] < 1440 and is_text(text), 'record: its heading')
    for key, extra in record['extras']:
        demand(key not in EXTRAS or extra and EXTRAS[key](extra), f'record: extra {key}')
    return record


def check_values(change):
    for number, value in change['writes']:
        if number == 0:
            read_record(value)
        elif number in TABLE:
            demand(TABLE[number].kind == change['kind'] and is_value(TABLE[number].form, value),
                   f'change: attribute {number}')


# ---- the fold

def sort_by_parents(changes):
    """Each after its parents."""
    by_hash = {change['hash']: change for change in changes}
    done, order = set(), []
    for change in changes:
        stack = [change]
        while stack:
            top = stack[-1]
            missing = [by_hash[parent] for parent in top['parents']
                       if parent in by_hash and parent not in done]
            if missing and top['hash'] not in done:
                stack += missing
                continue
            stack.pop()
            if top['hash'] not in done:
                done.add(top['hash'])
                order.append(top)
    return order


def age(change):
    return change['time'], change['hash']


class Fold:
    """Of one entity; offices: the ids of the office's desks."""

    def __init__(self, changes, offices=()):
        self.changes = sort_by_parents(changes)
        self.kind, self.entity = changes[0]['kind'], changes[0]['entity']
        self.offices = set(offices) if self.kind != TASK else set()
        self.seen = {}
        for change in self.changes:
            seen = {change['hash']}
            for parent in change['parents']:
                seen |= self.seen.get(parent, set())
            self.seen[change['hash']] = seen
        self.writes = {}
        for change in self.changes:
            for number, value in dict(change['writes']).items():
                if number:
                    self.writes.setdefault(number, []).append((change, value))
        self.fronts = {number: self.find_front(number) for number in self.writes}
        self.heads = {number: self.find_heads(number) for number in self.writes}
        self.records = self.find_records()

    def has_seen(self, later, earlier):
        return earlier['hash'] in self.seen[later['hash']]

    def knows(self, a, b):
        return self.has_seen(a, b) or self.has_seen(b, a)

    def prefer_office(self, writes):
        return [write for write in writes if write[0]['desk'] in self.offices] or writes

    def find_front(self, number):
        writes = self.writes[number]
        if number in OFFICE_DESKS or number in TABLE and TABLE[number].office:
            writes = self.prefer_office(writes)
        front = [write for write in writes
                 if not any(other is not write and self.has_seen(other[0], write[0])
                            for other in writes)]
        return self.prefer_office(front)

    def find_heads(self, number):
        merge = TABLE[number].merge if number in TABLE else 'latest'

        def get_rank(value):
            code = value[0] if len(value) == 1 else 0
            return {'earliest': i32(value) if value else 2**31, 'openest': code or 1,
                    'kept': int(code == 1), 'stricter': -code}.get(merge, 0)

        heads = {}
        for change, value in sorted(self.fronts[number], key=lambda write: age(write[0])):
            held = heads.get(value)
            if held is None or change['origin'] <= held['origin']:
                heads[value] = change
        listed = [(change, value) for value, change in heads.items()]
        listed.sort(key=lambda head: age(head[0]), reverse=True)
        listed.sort(key=lambda head: (get_rank(head[1]), head[0]['origin']))
        return listed

    def get(self, number):
        heads = self.heads.get(number)
        if not heads:
            return b''
        if number in TABLE and TABLE[number].merge == 'union' and len(heads) > 1:
            return b''.join(sorted({value[at:at + 16] for _, value in heads
                                    for at in range(0, len(value), 16)}))
        return heads[0][1]

    def get_first_due(self):
        if self.get(FIRST_DUE):
            return i32(self.get(FIRST_DUE))
        said = [(change, i32(value)) for change, value in self.writes.get(DUE, []) if value]
        first = [(change['time'], day) for change, day in said
                 if not any(other is not change and self.has_seen(change, other)
                            for other, _ in said)]
        return min(first)[1] if first else NONE

    def get_tips(self):
        followed = {parent for change in self.changes for parent in change['parents']}
        return sorted(change['hash'] for change in self.changes
                      if change['hash'] not in followed)

    def find_records(self):
        copies, voids = {}, {}
        for change in self.changes:
            for place, (number, value) in enumerate(change['writes']):
                if number != 0:
                    continue
                record = read_record(value)
                copies.setdefault(record['id'], []).append((*age(change), place, change, record))
                if record['kind'] == VOID:
                    named = [extra for key, extra in record['extras'] if key == TARGET][:1]
                    for target in named:
                        voids.setdefault(target, []).append(change)
        records = []
        for name, given in copies.items():
            time, own_hash, place, _, record = min(given, key=lambda copy: copy[:3])
            by = [copy[3] for copy in given]
            voided = self.find_voiding(by, voids.get(name, [])) if record['kind'] != VOID else None
            records.append(((record['day'], record['minute'], time, own_hash, place), record, by,
                            voided))
        return sorted(records, key=lambda entry: entry[0])

    def find_voiding(self, given, voids):
        for change in given:
            if all(change is not void and self.has_seen(change, void) for void in voids):
                return None
        return max(voids, key=age)

    def find_conflicts(self):
        conflicts = []
        for number, heads in sorted(self.heads.items()):
            if number not in TABLE or not TABLE[number].contested:
                continue
            if len(heads) > 1:
                conflicts.append((number, 0))
            elif ((number, heads[0][1]) in ((STATUS, b'\3'), (DELETED, b'\1'))
                  and self.is_contradicted(number)):
                conflicts.append((number, 1))
        return conflicts

    def is_contradicted(self, closing):
        by = [change for change, _ in self.fronts[closing]]

        def is_beside(changes):
            return not any(self.knows(mine, change) for mine in by for change in changes)

        for number, heads in self.heads.items():
            if number in TABLE and TABLE[number].contested:
                for _, value in heads:
                    if is_beside([c for c, v in self.fronts[number] if v == value]):
                        return True
        return any(is_beside(given) for _, record, given, voided in self.records
                   if not voided and record['kind'] not in (URGE, NOTE)
                   and not (record['kind'] == CLOSE and closing == STATUS))

    def to_bytes(self):
        out = bytes([self.kind]) + self.entity
        tips = self.get_tips()
        out += leb(len(tips)) + b''.join(tips) + leb(len(self.heads))
        for number, heads in sorted(self.heads.items()):
            out += leb(number) + leb(len(heads))
            out += b''.join(change['hash'] + sized(value) for change, value in heads)
            out += sized(self.get(number))
        out += struct.pack('<i', self.get_first_due()) + leb(len(self.records))
        for place, record, _, voided in self.records:
            out += place[3] + record['bytes'] + (voided['hash'] if voided else bytes(32))
        conflicts = self.find_conflicts()
        return out + leb(len(conflicts)) + b''.join(leb(n) + bytes([how]) for n, how in conflicts)


def leb(value):
    out = b''
    while value >= 0x80:
        out, value = out + bytes([value & 0x7f | 0x80]), value >> 7
    return out + bytes([value])


def sized(data):
    return leb(len(data)) + data


def fold_all(changes, offices=()):
    """By entity, in whatever order and however often they are given."""
    entities = {}
    for change in {change['hash']: change for change in changes}.values():
        entities.setdefault(change['entity'], []).append(change)
    return {name: Fold(own, offices) for name, own in entities.items()}


def state_of(changes, offices=()):
    folds = sorted(fold_all(changes, offices).items())
    return blake(b'Duban state 1\0' + b''.join(name + blake(fold.to_bytes())
                                              for name, fold in folds))


def id_of_words(*parts):
    digest = bytearray(blake(b''.join(struct.pack('<I', len(part.encode())) + part.encode()
                                      for part in parts), 16))
    digest[6], digest[8] = digest[6] & 0x0f | 0x80, digest[8] & 0x3f | 0x80
    return bytes(digest)
