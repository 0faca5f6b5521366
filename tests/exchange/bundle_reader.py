#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what desks give each other, from src/exchange/bundle/FORMAT.md alone: it shares no code
with the program.

    bundle_reader.py KEY-FILE BUNDLE INTRODUCTION…

verifies and decrypts the bundle with that key, believing those introductions, and prints it as
JSON: its header, its changes, and the hash over their sorted hashes."""
import base64
import hashlib
import json
import sys

import nacl.bindings as sodium
import nacl.exceptions

MAGIC = b'\x89DUBAN\r\n\x1a\n'
KEY_MAGIC = b'\x89DKEY\r\n\x1a'
NIL = bytes(16)
CHUNK = 65536
EXTRA = 17
MIB = 1024 * 1024


class Refused(Exception):
    """What is not as FORMAT.md says; the first word says which check found it."""


def demand(holds, what):
    if not holds:
        raise Refused(what)


def blake(data, size=32):
    return hashlib.blake2b(data, digest_size=size).digest()


class Reader:
    """Takes piece by piece; nothing is left at the end."""

    def __init__(self, data, what):
        self.data, self.at, self.what = data, 0, what

    def take(self, size):
        demand(size <= len(self.data) - self.at, f'{self.what}: it ends too early')
        self.at += size
        return self.data[self.at - size:self.at]

    def number(self, size, signed=False):
        return int.from_bytes(self.take(size), 'little', signed=signed)

    def count(self):
        value = self.number(8, signed=True)
        demand(value >= 0, f'{self.what}: a negative number')
        return value

    def time(self):
        value = self.count()
        demand(value < 253402300800000, f'{self.what}: a time after the year 9999')
        return value

    def length(self):
        value, shift = 0, 0
        while True:
            byte = self.number(1)
            value |= (byte & 0x7f) << shift
            if byte < 0x80:
                break
            shift += 7
            demand(shift < 35, f'{self.what}: a length without end')
        demand(value < 2**32 and (byte or not shift), f'{self.what}: a length in a longer form')
        return value

    def text(self, most):
        data = self.take(self.length())
        demand(len(data) <= most and b'\0' not in data, f'{self.what}: a text too long')
        try:
            return data.decode('utf-8')
        except UnicodeDecodeError as cause:
            raise Refused(f'{self.what}: a text that is none') from cause

    def end(self):
        demand(self.at == len(self.data), f'{self.what}: something after its end')


def is_signed(public, purpose, data, signature):
    """By the Ed25519 half of a public key."""
    message = purpose.encode('ascii') + b'\0' + data
    try:
        sodium.crypto_sign_open(signature + message, public[16:48])
    except nacl.exceptions.BadSignatureError:
        return False
    return True


def fingerprint(public):
    digest = blake(b'Duban fingerprint 1\0' + public, 48)
    groups = [int.from_bytes(digest[i:i + 8], 'little') % 10000 for i in range(0, 48, 8)]
    return ' '.join(f'{group:04}' for group in groups)


class Key:
    """The secrets of a desk, from its key file."""

    def __init__(self, data):
        demand(len(data) == 130 and data[:8] == KEY_MAGIC, 'key: no key file')
        demand(blake(data[:98]) == data[98:], 'key: damaged')
        demand(data[8:10] == b'\1\1', 'key: newer')
        self.desk = data[10:26]
        sign, _ = sodium.crypto_sign_seed_keypair(data[34:66])
        self.box = hashlib.sha512(data[66:98]).digest()[:32]
        self.box_public = sodium.crypto_scalarmult_base(self.box)
        self.public = self.desk + sign + self.box_public

    def open_box(self, sealed):
        try:
            return sodium.crypto_box_seal_open(sealed, self.box_public, self.box)
        except nacl.exceptions.CryptoError as cause:
            raise Refused('locked: the file key is for another key') from cause


def unwrap_introduction(data):
    demand(len(data) <= 16 * 1024, 'large: no introduction')
    demand(b'\0' not in data, 'damaged: no text')
    try:
        lines = [line.strip(' \t\r\f\v') for line in data.decode('utf-8-sig').split('\n')]
    except UnicodeDecodeError as cause:
        raise Refused('damaged: no text') from cause
    while lines and not lines[0]:
        lines.pop(0)
    demand(lines and lines[0].startswith('DUBAN INTRODUCTION '), 'foreign: no introduction')
    demand(lines[0] == 'DUBAN INTRODUCTION 1', 'newer: another version')
    demand('END OF INTRODUCTION' in lines, 'cut: its end is missing')
    end = lines.index('END OF INTRODUCTION')
    demand(not any(lines[end + 1:]), 'trailing: something after its end')
    letters = ''.join(lines[1:end])
    try:
        data = base64.b64decode(letters, validate=True)
    except ValueError as cause:
        raise Refused('damaged: no base64') from cause
    demand(base64.b64encode(data).decode() == letters, 'damaged: no canonical base64')
    demand(len(data) >= 8 and blake(data[:-8])[:8] == data[-8:], 'damaged: its check is wrong')
    return data[:-8]


def read_introduction(text):
    data = unwrap_introduction(text)
    reader = Reader(data, 'introduction')
    demand(reader.take(2) == b'\1\1', 'newer: version or suite')
    kind, role, key, leader = (reader.number(1), reader.number(1), reader.take(80),
                               reader.take(16))
    made_at, name = reader.time(), reader.text(1000)
    signer, last_seal = reader.take(80), reader.count()
    fields = data[:reader.at]
    demand(kind in (1, 2, 3) and role in (1, 2, 3), 'introduction: kind or role')
    demand((leader != NIL) == (role == 2), 'introduction: leader')
    demand(key[:16] != NIL and signer[:16] != NIL, 'introduction: desk')
    demand(kind == 3 or last_seal == 0, 'introduction: last seal')
    demand(kind != 1 or signer == key, 'introduction: signer of a meeting')
    demand(kind != 2 or (signer[:16] == key[:16] and signer != key), 'introduction: old key')
    demand(is_signed(signer, 'Duban introduction 1', fields, reader.take(64)), 'signature: signer')
    if kind == 2:
        demand(is_signed(key, 'Duban introduction 1', fields, reader.take(64)), 'signature: key')
    reader.end()
    return {'kind': kind, 'role': role, 'key': key, 'name': name, 'leader': leader,
            'made_at': made_at, 'signer': signer, 'last_seal': last_seal}


def read_preamble(data):
    """(header, payload) of a file whose checks are right, and what proves them."""
    demand(data[:10] == MAGIC[:len(data)] and data, 'magic: no bundle, or mangled')
    demand(len(data) >= 128, 'cut: shorter than a preamble')
    demand(blake(data[:122])[:6] == data[122:128], 'damaged: the preamble')
    demand(data[10] == 1 and data[12:14] == b'\0\0', 'newer: version or flags')
    demand(data[11] == 1, 'suite: unknown')
    header_size = int.from_bytes(data[14:18], 'little')
    size = int.from_bytes(data[18:26], 'little', signed=True)
    demand(0 <= size <= 64 * MIB and header_size <= 64 * 1024, 'large: beyond the limits')
    demand(size >= 128 + header_size, 'header: beyond the file')
    demand(len(data) >= size, 'cut: its end is missing')
    demand(len(data) == size, 'trailing: something after its end')
    demand(blake(data[128:]) == data[26:58], 'damaged: header or payload')
    return data[128:128 + header_size], data[128 + header_size:]


def read_header(data):
    reader = Reader(data, 'header')
    header = {'id': reader.take(16), 'number': reader.count(), 'office': reader.take(16),
              'sender': reader.take(80), 'made_at': reader.time(), 'name': reader.text(1000),
              'stream': reader.take(24)}
    n_recipients = reader.length()
    demand(1 <= n_recipients <= 64, 'header: recipients')
    recipients = [(reader.take(16), reader.take(80)) for _ in range(n_recipients)]
    reader.end()
    desks = [desk for desk, _ in recipients]
    demand(all(a < b for a, b in zip(desks, desks[1:])), 'header: order of recipients')
    demand(header['id'] != NIL and header['sender'][:16] != NIL and header['number'] >= 1,
           'header: id, sender or number')
    header['recipients'] = dict(recipients)
    return header


def decrypt(file_key, header, header_bytes, data):
    demand(data, 'chunk 1: there is none')
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header['stream'], file_key)
    plain = []
    for at in range(0, len(data), CHUNK + EXTRA):
        chunk = data[at:at + CHUNK + EXTRA]
        number = at // (CHUNK + EXTRA) + 1
        demand(len(chunk) > EXTRA, f'chunk {number}: too short')
        try:
            message, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, chunk, blake(header_bytes) if at == 0 else None)
        except RuntimeError as cause:
            raise Refused(f'chunk {number}: altered') from cause
        demand(tag == (3 if at + len(chunk) == len(data) else 0), f'chunk {number}: its tag')
        plain.append(message)
    return b''.join(plain)


def read_seal(reader):
    begin = reader.at
    desk, number = reader.take(16), reader.count()
    n_changes = reader.length()
    demand(1 <= n_changes <= 256, 'seal: number of changes')
    previous = reader.take(32)
    hashes = [reader.take(32) for _ in range(n_changes)]
    body = reader.data[begin:reader.at]
    demand(desk != NIL and number >= 1, 'seal: desk or number')
    demand((previous == bytes(32)) == (number == 1), 'seal: the previous one')
    return {'desk': desk, 'number': number, 'previous': previous, 'hashes': hashes,
            'body': body, 'name': blake(body), 'signature': reader.take(64)}


def read_change(body):
    reader = Reader(body, 'change')
    demand(reader.number(1) == 1, 'change: its version')
    change = {'hash': blake(body), 'kind': reader.number(1), 'entity': reader.take(16),
              'origin': reader.number(1), 'desk': reader.take(16), 'time': reader.time()}
    reader.take(8)
    change['author'] = reader.text(64 * 1024)
    change['parents'] = [reader.take(32) for _ in range(reader.length())]
    change['writes'] = []
    for _ in range(reader.length()):
        attribute = reader.length()
        change['writes'].append((attribute, reader.take(reader.length())))
    reader.end()
    parents = change['parents']
    demand(all(a < b for a, b in zip(parents, parents[1:])), 'change: order of parents')
    demand(change['kind'] and change['entity'] != NIL and change['origin'] <= 1,
           'change: its heading')
    demand(change['writes'], 'change: no writes')
    return change


def read_payload(data):
    reader = Reader(data, 'payload')
    more, base = reader.number(1), reader.take(16)
    n_acks = reader.length()
    demand(more <= 1 and n_acks <= 64, 'payload: more, or acknowledgements')
    payload = {'more': bool(more), 'base': base, 'acks': [reader.take(16) for _ in range(n_acks)]}
    payload['seals'] = [read_seal(reader) for _ in range(reader.length())]
    payload['bodies'] = []
    for _ in range(reader.length()):
        size = reader.length()
        demand(1 <= size <= MIB, 'payload: size of a change')
        payload['bodies'].append(reader.take(size))
    reader.end()
    return payload


def verify(payload, known):
    """The changes, each under a seal of its own desk."""
    for seal in payload['seals']:
        keys = known.get(seal['desk'], [])
        good = [key for key in keys
                if is_signed(key['public'], 'Duban seal 1', seal['body'], seal['signature'])]
        demand(good, 'seal: not its author\'s')
        demand(any(seal['number'] <= key['last_seal'] for key in good), 'seal: revoked')
    changes = [read_change(body) for body in payload['bodies']]
    hashes = {change['hash'] for change in changes}
    demand(len(hashes) == len(changes), 'payload: a change twice')
    for seal in payload['seals']:
        demand(hashes & set(seal['hashes']), 'payload: a seal without a change')
    sealed = {(seal['desk'], name) for seal in payload['seals'] for name in seal['hashes']}
    for number, change in enumerate(changes, 1):
        demand((change['desk'], change['hash']) in sealed, f'change {number}: under no seal')
    return changes


def read_bundle(data, own, known):
    """known: by desk, a list of {'public', 'last_seal'} (infinite where it was not revoked)."""
    header_bytes, encrypted = read_preamble(data)
    header = read_header(header_bytes)
    keys = [key for key in known.get(header['sender'][:16], [])
            if key['public'] == header['sender']]
    demand(keys, f'stranger: {fingerprint(header["sender"])}')
    demand(keys[0]['last_seal'] == float('inf'), 'revoked: the sender')
    demand(own.desk in header['recipients'], 'elsewhere: not for this desk')
    demand(is_signed(header['sender'], 'Duban bundle 1', data[:58], data[58:122]),
           'signature: altered or forged')
    file_key = own.open_box(header['recipients'][own.desk])
    payload = read_payload(decrypt(file_key, header, header_bytes, encrypted))
    return header, payload, verify(payload, known)


def believe(introductions):
    """What these say of desks, all believed."""
    known = {}
    for said in introductions:
        keys = known.setdefault(said['key'][:16], [])
        if said['kind'] == 3:
            for key in keys:
                if key['public'] == said['key']:
                    key['last_seal'] = said['last_seal']
        else:
            keys.append({'public': said['key'], 'last_seal': float('inf')})
    return known


def changes_hash(changes):
    """Over the sorted hashes: what two desks with the same changes have alike."""
    return blake(b''.join(sorted({change['hash'] for change in changes})))


def main():
    key_path, bundle_path, *paths = sys.argv[1:]

    def load(path):
        with open(path, 'rb') as file:
            return file.read()

    try:
        own = Key(load(key_path))
        known = believe([read_introduction(load(path)) for path in paths])
        header, payload, changes = read_bundle(load(bundle_path), own, known)
    except Refused as refused:
        print(f'refused: {refused}', file=sys.stderr)
        return 1
    print(json.dumps({
        'id': header['id'].hex(), 'number': header['number'], 'name': header['name'],
        'fingerprint': fingerprint(header['sender']), 'base': payload['base'].hex(),
        'more': payload['more'], 'acks': [ack.hex() for ack in payload['acks']],
        'seals': len(payload['seals']), 'changes_hash': changes_hash(changes).hex(),
        'changes': [{'hash': change['hash'].hex(), 'entity': change['entity'].hex(),
                     'author': change['author'], 'time': change['time'],
                     'writes': len(change['writes'])} for change in changes]},
        ensure_ascii=False))
    return 0


if __name__ == '__main__':
    sys.exit(main())
