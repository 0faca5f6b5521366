# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what desks give each other, from src/exchange/bundle/FORMAT.md alone.  Every piece can be
made ill on purpose."""
import base64
import os
import struct

import nacl.bindings as sodium

from bundle_reader import CHUNK, MAGIC, NIL, Key, blake, fingerprint
from bundle_state import leb, sized


class Desk:
    """A desk with keys of its own.  chance: a random.Random, so that a seed says all."""

    def __init__(self, chance, name, role=2, leader=NIL):
        self.chance, self.name, self.role, self.leader = chance, name, role, leader
        self.id = self.draw(16)
        self.sign_public, self.sign_secret = sodium.crypto_sign_seed_keypair(self.draw(32))
        self.box_seed = self.draw(32)
        self.own = self.make_reader()
        self.public = self.id + self.sign_public + self.own.box_public
        self.number, self.seal_number, self.last_seal = 0, 0, bytes(32)

    def draw(self, size):
        return self.chance.getrandbits(8 * size).to_bytes(size, 'little')

    def make_reader(self):
        """The reader's half: it opens what is sealed for this desk."""
        own = object.__new__(Key)
        own.desk = self.id
        own.box = sodium.crypto_box_seed_keypair(self.box_seed)[1]
        own.box_public = sodium.crypto_scalarmult_base(own.box)
        own.public = own.desk + self.sign_public + own.box_public
        return own

    def take_over(self, other):
        """Becomes the other's desk, with keys of its own."""
        self.id = other.id
        self.own = self.make_reader()
        self.public = self.id + self.sign_public + self.own.box_public

    def sign(self, purpose, data):
        return sodium.crypto_sign(purpose.encode() + b'\0' + data, self.sign_secret)[:64]

    def get_fingerprint(self):
        return fingerprint(self.public)

    def introduce(self, made_at, former=None):
        """former: this desk with its old key, which it renews."""
        signer = former or self
        fields = (bytes([1, 1, 2 if former else 1, self.role]) + self.public + self.leader
                  + struct.pack('<q', made_at) + sized(self.name.encode()) + signer.public
                  + struct.pack('<q', 0))
        data = fields + signer.sign('Duban introduction 1', fields)
        if former:
            data += self.sign('Duban introduction 1', fields)
        letters = base64.b64encode(data + blake(data)[:8]).decode()
        lines = [letters[at:at + 64] for at in range(0, len(letters), 64)]
        return '\n'.join(['DUBAN INTRODUCTION 1', *lines, 'END OF INTRODUCTION', ''])

    def change(self, entity, writes, parents=(), time=0, kind=1, origin=0, author=None, version=1):
        """The bytes of a change; writes: (attribute, value)."""
        return (bytes([version, kind]) + entity + bytes([origin]) + self.id
                + struct.pack('<q', time) + self.draw(8)
                + sized((self.name if author is None else author).encode())
                + leb(len(parents)) + b''.join(sorted(parents)) + leb(len(writes))
                + b''.join(leb(number) + sized(value) for number, value in writes))

    def seal(self, bodies, number=None, previous=None, by=None):
        """One seal over up to 256 changes; by: another desk that signs in this one's name."""
        if number is None:
            self.seal_number += 1
        body = (self.id + struct.pack('<q', number or self.seal_number) + leb(len(bodies))
                + (self.last_seal if previous is None else previous)
                + b''.join(blake(change) for change in bodies))
        self.last_seal = blake(body)
        return body + (by or self).sign('Duban seal 1', body)

    def seal_all(self, bodies):
        return [self.seal(bodies[at:at + 256]) for at in range(0, len(bodies), 256)]

    def payload(self, bodies, seals=None, base=NIL, acks=(), more=0):
        seals = self.seal_all(bodies) if seals is None else seals
        return (bytes([more]) + base + leb(len(acks)) + b''.join(acks)
                + leb(len(seals)) + b''.join(seals)
                + leb(len(bodies)) + b''.join(map(sized, bodies)))

    def bundle(self, payload, recipients, made_at=0, office=NIL, version=1, suite=1, flags=0,
               signer=None, number=None, **ill):
        """A whole file.  recipients: public keys of 80 bytes."""
        self.number += 1
        file_key, stream = self.draw(32), self.draw(24)
        listed = ill.get('listed') or sorted(
            (public[:16], sodium.crypto_box_seal(file_key, public[48:])) for public in recipients)
        header = (self.draw(16) + struct.pack('<q', number or self.number) + office + self.public
                  + struct.pack('<q', made_at) + sized(ill.get('name', self.name).encode())
                  + stream + leb(len(listed)) + b''.join(a + b for a, b in listed))
        self.sent = header[:16]
        rest = header + self.encrypt(payload, file_key, stream, header, **ill)
        signed = (MAGIC + bytes([version, suite]) + struct.pack('<HI', flags, len(header))
                  + struct.pack('<q', 128 + len(rest)) + blake(rest))
        signed += (signer or self).sign('Duban bundle 1', signed)
        return signed + blake(signed)[:6] + rest

    @staticmethod
    def encrypt(payload, file_key, stream, header, last_tag=3, extra_chunk=b'', **_):
        state = sodium.crypto_secretstream_xchacha20poly1305_state()
        # What the stream begins with was drawn by the caller; pushing and pulling share the rest.
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, stream, file_key)
        chunks = [payload[at:at + CHUNK] for at in range(0, len(payload), CHUNK)]
        tags = [0] * (len(chunks) - 1) + [last_tag]
        if extra_chunk:
            chunks, tags = chunks + [extra_chunk], tags + [3]
        return b''.join(
            sodium.crypto_secretstream_xchacha20poly1305_push(
                state, chunk, blake(header) if number == 0 else None, tag)
            for number, (chunk, tag) in enumerate(zip(chunks, tags)))


def record(name, kind, day=-2**31, minute=-1, by=NIL, text='', extras=()):
    return (name + bytes([kind]) + struct.pack('<ih', day, minute) + by + sized(text.encode())
            + leb(len(extras)) + b''.join(leb(key) + sized(value) for key, value in extras))


def put(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return path
