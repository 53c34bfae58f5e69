"""A quick walk over the structure of a FIT file, without reading any value.

It counts what a decoder would have to hold before one is let loose on the bytes, and finds the
place where a damaged file stops making sense. Layout: Garmin FIT protocol, file header, record
headers and definition messages.
"""

from __future__ import annotations

from msgspec import Struct

from calfjournal.importers.limits import FIT_MESSAGES

_RECORD = 20


class Scan(Struct, frozen=True):
    """Counts of a FIT file: data messages, and track records among them.

    ``whole`` is True when headers, sizes and definitions fit together to the last byte; it says
    nothing about checksums. ``endless`` is True when counting stopped at the limit of messages,
    which small files can reach too: a message without fields takes one byte.
    """

    messages: int = 0
    records: int = 0
    whole: bool = False
    endless: bool = False


class _Walk:
    """Position and counts of one walk; definitions are kept per file of a chain."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.messages = 0
        self.records = 0
        self.endless = False
        self.sizes: list[int] = [-1] * 16
        self.is_record = [False] * 16

    def header(self) -> int:
        """Step over a file header and return where its messages end; -1 when it is none."""
        head = self.data[self.position : self.position + 12]
        if len(head) < 12 or head[0] < 12 or head[8:12] != b".FIT":
            return -1
        self.position += head[0]
        self.sizes = [-1] * 16
        return self.position + int.from_bytes(head[4:8], "little")

    def body(self, end: int) -> bool:
        """Step over the messages up to ``end``; False when they do not fit together."""
        data = self.data
        while self.position < end:
            head = data[self.position]
            if not head & 0x80 and head & 0x40:
                if not self._definition(head, end):
                    return False
                continue
            local = (head >> 5) & 3 if head & 0x80 else head & 15
            size = self.sizes[local]
            if size < 0 or self.position + 1 + size > end:
                return False
            self.messages += 1
            self.records += self.is_record[local]
            self.position += 1 + size
            if self.messages > FIT_MESSAGES:
                self.endless = True
                return False
        return True

    def _definition(self, head: int, end: int) -> bool:
        data, start = self.data, self.position
        fields = start + 6
        if fields > end:
            return False
        order = "big" if data[start + 2] else "little"
        number = (
            (data[start + 3] << 8 | data[start + 4])
            if order == "big"
            else (data[start + 4] << 8 | data[start + 3])
        )
        after = fields + 3 * data[start + 5]
        size = sum(data[fields + 1 : min(after, end) : 3])
        if head & 0x20:
            if after >= end:
                return False
            developer = after + 1
            after = developer + 3 * data[developer - 1]
            size += sum(data[developer + 1 : min(after, end) : 3])
        if after > end:
            return False
        self.sizes[head & 15] = size
        self.is_record[head & 15] = number == _RECORD
        self.position = after
        return True

    def result(self, *, whole: bool) -> Scan:
        return Scan(self.messages, self.records, whole, self.endless)


def scan(data: bytes) -> Scan:
    """Walk all files chained in ``data``; never raises, whatever the bytes."""
    walk = _Walk(data)
    while walk.position < len(data):
        end = walk.header()
        if end < 0:
            return walk.result(whole=False)
        if not walk.body(min(end, len(data))) or end + 2 > len(data):
            return walk.result(whole=False)
        walk.position = end + 2
    return walk.result(whole=len(data) > 0)
