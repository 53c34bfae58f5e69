"""The pulse of a reader process: whoever reads or works long lets it beat.

A process whose pulse has stopped is ended by its parent, however far it is. In any other process
nobody listens and a beat costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

Listener = Callable[[int, int], None]

_EVERY_S: Final = 0.2
_EVERY_ITEMS: Final = 4096
_Item = TypeVar("_Item")


class _Pulse:
    """How far the work at hand is, and who is to hear of it."""

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.next = 0.0
        self.done = self.of = 0


_pulse = _Pulse()


def listen(listener: Listener) -> None:
    """Hear of what is done and of how much; at most five times a second."""
    _pulse.listener = listener


def begin(of: int = 0) -> None:
    """Begin something of a length in bytes, 0 when nobody knows it."""
    _pulse.done, _pulse.of = 0, of
    beat()


def beat(done: int = 0) -> None:
    """Give a sign of life after so many more bytes."""
    _pulse.done += done
    if _pulse.listener is None:
        return
    now = time.monotonic()
    if now >= _pulse.next:
        _pulse.next = now + _EVERY_S
        _pulse.listener(_pulse.done, _pulse.of)


def beating(items: Iterable[_Item]) -> Iterator[_Item]:
    """Pass items on with a sign of life now and then."""
    for number, item in enumerate(items):
        if number % _EVERY_ITEMS == 0:
            beat()
        yield item
