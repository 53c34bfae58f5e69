"""What a clock needs of whatever makes sound: a small part of what Qt offers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from calfjournal.sound.feed import Feed


class Sink(QObject):
    """Plays one feed at a time, and tells in it what was taken of it and what went wrong.

    ``changed`` comes when something went wrong, or when devices came or went; ``devices`` counts
    the latter.
    """

    changed = Signal()
    buffer_ns = 0
    """What is asked for ahead of what is heard, at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.devices = 0

    @property
    def has_device(self) -> bool:
        """True while there is something that makes sound."""
        raise NotImplementedError

    def start(self, feed: Feed) -> None:
        """Play a feed from its start; another one ends at once."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent at once: what was asked for and not heard yet is dropped."""
        raise NotImplementedError

    def close(self) -> None:
        """Be silent and let go of everything, without waiting for a device that hangs."""
        raise NotImplementedError
