"""How the holds and steps back of the rules went, as the next sessions answered."""

from __future__ import annotations

from msgspec import Struct


class HoldCount(Struct, frozen=True):
    """Of ``count`` holds, or steps back, ``bad`` were followed by another hold or step back."""

    count: int = 0
    bad: int = 0


class HoldsSeen(Struct, frozen=True):
    """What came after holds and after steps back; ``needed`` of both tell something.

    It says what came after, not what would have come without.
    """

    holds: HoldCount
    steps_back: HoldCount
    needed: int

    @property
    def count(self) -> int:
        """How many there are of both."""
        return self.holds.count + self.steps_back.count

    @property
    def is_known(self) -> bool:
        """True from the number on that tells something."""
        return self.count >= self.needed
