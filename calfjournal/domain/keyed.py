"""What all values share that have a row of their own in the journal."""

from __future__ import annotations

from msgspec import Struct


class Keyed(Struct, frozen=True, gc=False):
    """A value with an ``id``: None until it is stored.

    No value holds itself, so the collector need not look through the thousands a page reads.
    """

    @property
    def id(self) -> int | None:
        """The key of its row, None before there is one."""
        raise NotImplementedError

    @property
    def key(self) -> int:
        """The key of the row it came from.

        Raises:
            ValueError: it was never stored.
        """
        if self.id is None:
            raise ValueError(f"this {type(self).__name__} was never stored")
        return self.id
